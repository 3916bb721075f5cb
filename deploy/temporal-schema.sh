#!/bin/sh
# Brings Temporal's tables up to the version of the tool, which has them in itself; what is there already stays. Runs at
# every start. SQL_PASSWORD is that of the role `temporal`.
set -eu

tool() {
  temporal-sql-tool --plugin postgres12 --ep "${SQL_HOST:-postgres}" -p "${SQL_PORT:-5432}" -u temporal "$@"
}

tool --db temporal setup-schema -v 0.0
tool --db temporal update-schema --schema-name postgresql/v12/temporal
tool --db temporal_visibility setup-schema -v 0.0
tool --db temporal_visibility update-schema --schema-name postgresql/v12/visibility

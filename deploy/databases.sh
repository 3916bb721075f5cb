#!/bin/sh
# Run once by PostgreSQL's image, on an empty volume: a role and databases for Temporal; for the register
# a role that owns it, and one that uses it and is given its rights by the migration.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set temporal_password="$TEMPORAL_DB_PASSWORD" --set register_password="$REGISTER_DB_PASSWORD" \
  --set register_app_password="$REGISTER_APP_DB_PASSWORD" <<'SQL'
create role temporal login password :'temporal_password';
create role yinuo login password :'register_password';
create role yinuo_app login password :'register_app_password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
create database yinuo owner yinuo;
revoke connect on database temporal, temporal_visibility, yinuo from public;
grant connect on database yinuo to yinuo_app;
SQL

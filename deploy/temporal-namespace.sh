#!/bin/sh
# The namespace and what operators filter complaints by; what is there already stays. Runs at every start.
set -eu

temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 720h

# The namespace is known everywhere a moment after it was made.
tries=0
until known=$(temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE" 2>/dev/null); do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo "The namespace $TEMPORAL_NAMESPACE did not appear." >&2; exit 1; }
  sleep 1
done

attribute() {
  echo "$known" | grep -qw "$1" ||
    temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$1" --type "$2"
}
attribute ComplaintStage Keyword
attribute ComplaintSeverity Keyword
attribute ComplaintCategory Keyword
attribute ComplaintDepartment Keyword
attribute ComplaintLevel Int

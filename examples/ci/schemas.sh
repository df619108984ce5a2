#!/usr/bin/env bash
# Checks every schema of a folder against the registry before it is merged: SUBJECT.avsc, SUBJECT.proto, SUBJECT.json.
#
#   schemas.sh FOLDER      (which registry: KAFKACTL_REGISTRY_URL or KAFKACTL_CONTEXT)
#
# Status 4: at least one is not compatible; all are checked, and the reasons printed.
set -euo pipefail
worst=0
for file in "$1"/*.avsc "$1"/*.proto "$1"/*.json; do
    [ -e "$file" ] || continue
    subject=$(basename "${file%.*}")
    status=0
    kafkactl schema check "$file" --subject "$subject" || status=$?
    echo "$subject: $([ $status = 0 ] && echo compatible || echo "status $status")" >&2
    # A registry that is away is no verdict, and says more than one that is.
    if [ $status -gt $worst ]; then worst=$status; fi
done
exit $worst

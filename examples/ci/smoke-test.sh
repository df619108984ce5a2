#!/usr/bin/env bash
# Writes records to a topic of its own, reads them back and compares; leaves nothing behind.
#
#   smoke-test.sh [RECORDS]      (default 1000; which cluster: KAFKACTL_BOOTSTRAP_SERVER or KAFKACTL_CONTEXT)
#
# Status 4: fewer came back within a minute, or others. Anything else is what kafkactl says of the cluster.
set -euo pipefail
records=${1:-1000}
topic=kafkactl-smoke-test-$$-$RANDOM
folder=$(mktemp -d)
finish() {
    kafkactl topics delete "$topic" --yes --no-undo --quiet >/dev/null 2>&1 || true
    rm -r "$folder"
}
trap finish EXIT
kafkactl topics create "$topic" --partitions 3 --wait --quiet >/dev/null
seq "$records" >"$folder/written"
kafkactl produce "$topic" --file "$folder/written"
kafkactl consume "$topic" --from beginning --expect "$records" --wait-timeout 1m >"$folder/read"
if ! sort -n "$folder/read" | cmp --silent - "$folder/written"; then
    echo "what was read is not what was written" >&2
    exit 4
fi
echo "$records records written and read" >&2

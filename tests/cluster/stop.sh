#!/usr/bin/env bash
# Stops what the scripts beside it started in a folder, by process id.
#
#   tests/cluster/stop.sh FOLDER
set -euo pipefail
cd "$1"
for file in broker-*.pid worker-*.pid registry.pid spare/broker-*.pid; do
    [ -f "$file" ] || continue
    pid=$(cat "$file")
    # The id may have gone to another process since.
    if grep -qE "kafka.Kafka|ConnectDistributed|quarkus-run.jar" "/proc/$pid/cmdline" 2>/dev/null; then kill -9 "$pid"; fi
    rm "$file"
done

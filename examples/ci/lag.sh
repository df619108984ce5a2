#!/usr/bin/env bash
# Says whether groups keep up: no group may lag by more than so many records, or have an unread record that is older than so long.
#
#   lag.sh RECORDS [AGE [GROUP...]]      (AGE such as 5m; groups may be globs; default all)
#
# Status 4: one lags more, and is printed. 3: some partitions could not be measured.
set -euo pipefail
records=$1 age=${2:-} groups=("${@:3}")
limits=(--max-lag "$records")
if [ -n "$age" ]; then limits+=(--max-time "$age"); fi
exec kafkactl groups lag "${groups[@]}" "${limits[@]}"

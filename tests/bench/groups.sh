#!/usr/bin/env bash
# How long the lag of many groups takes, against Kafka's own tool: whole processes, the same cluster, the same run. Prints medians of
# wall time in milliseconds, the memory, and ratios; checks first that both give every partition the same lag.
#
#   tests/bench/groups.sh [GROUPS [RUNS]]
#
# (default 1000 groups of 50 partitions and 9 runs; needs Java 17 and Maven; starts the cluster of the tests)
set -euo pipefail
cd "$(dirname "$0")/../.."
groups=${1:-1000} runs=${2:-9}
# shellcheck source=tests/bench/setup.sh
. tests/bench/setup.sh

ours() { "$kafkactl" groups "$@"; }
theirs() { apache 256M consumer.group.ConsumerGroupCommand --describe --all-groups; }

"$kafkactl" topics create many -p 50 -r 3 --wait -q >/dev/null
# 100 records in each partition, and a commit somewhere among them for each group.
seq 5000 | awk '{ printf "{\"topic\":\"many\",\"partition\":%d,\"value\":\"%d\"}\n", NR % 50, NR }' |
    "$kafkactl" produce --input jsonl -q
awk -v groups="$groups" 'BEGIN {
    for (g = 0; g < groups; g++) for (p = 0; p < 50; p++) printf "group-%d,many,%d,%d\n", g, p, (g * 7 + p) % 101
}' >"$folder/commits.csv"
ours import "$folder/commits.csv" --yes --no-undo -q >/dev/null

lags() { sort | sha256sum; }
expected=$(theirs | awk '$2 == "many" { print $1, $3, $6 }' | lags)
found=$(ours lag --by partition -o tsv | awk -F'\t' '$2 == "many" { print $1, $3, $4 }' | lags)
[ "$found" = "$expected" ] || differ "lag by partition"
[ "$(ours lag 'group-*' -o csv | tail -n +2 | wc -l)" = "$groups" ] || differ "number of groups"

median() { # COUNT COMMAND...: the median of its wall time in milliseconds
    for _ in $(seq "$1"); do
        local from=${EPOCHREALTIME/./}
        "${@:2}" >/dev/null
        echo $((${EPOCHREALTIME/./} - from))
    done | sort -n | awk '{ all[NR] = $1 } END { printf "%.0f", all[int((NR + 1) / 2)] / 1000 }'
}
# The most memory that the process had, in MiB.
memory() {
    "$kafkactl" groups "$@" >/dev/null &
    local id=$! most=0 now
    while now=$(awk '/VmHWM/ { print $2 }' "/proc/$id/status" 2>/dev/null) && [ -n "$now" ]; do most=$now; done
    wait "$id"
    echo $((most / 1024))
}

# Brokers that have just started run code that is not compiled yet.
for _ in $(seq "$runs"); do ours lag -q; done >/dev/null
their_ms=$(median $((runs / 4 + 1)) theirs)
echo "| $groups groups of 50 partitions | ms | MiB | Kafka's tool, ms | times faster |"
echo "|---|---|---|---|---|"
for args in "lag" "lag --by partition" "describe -q" "list" "list -o wide"; do
    read -ra words <<<"$args"
    our_ms=$(median "$runs" ours "${words[@]}")
    printf '| %-30s | %6s | %5s | %8s | %6s |\n' "\`groups $args\`" "$our_ms" "$(memory "${words[@]}")" "$their_ms" \
        "$(awk -v a="$their_ms" -v b="$our_ms" 'BEGIN { printf "%.0f", a / (b > 0 ? b : 1) }')"
done
clean_up many -- 'group-*'

#!/usr/bin/env bash
# How long commands take from start to exit, against kcat and Kafka's own tools: whole processes, the same cluster, the same
# run. Prints medians in milliseconds and ratios; checks first that all name the same brokers.
#
#   tests/bench/cluster.sh [RUNS]      (default 40; needs kcat, Java 17 and Maven; starts the cluster of the tests)
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-40}
folder=$PWD/target/cluster
trap 'tests/cluster/stop.sh "$folder"' EXIT
tests/cluster/start.sh "$folder"
# shellcheck disable=SC1091
. "$folder/env"
cargo build --quiet --release
server=127.0.0.1:$PLAINTEXT1

# The flags that kafka-run-class.sh gives its tools.
apache() {
    java -Xmx256M -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 \
        -XX:+ExplicitGCInvokesConcurrent -Djava.awt.headless=true -cp "$jars/*" "$@" 2>/dev/null
}
export KAFKACTL_CONFIG=/nonexistent
ours() { target/release/kafkactl "$@"; }
describe() { ours -b "$server" cluster describe; }
listing() { kcat -b "$server" -L; }
cluster_id() { apache org.apache.kafka.tools.ClusterTool cluster-id --bootstrap-server "$server"; }
topics() { apache org.apache.kafka.tools.TopicCommand --bootstrap-server "$server" --describe; }
help() { ours --help; }

for port in "$PLAINTEXT1" "$PLAINTEXT2" "$PLAINTEXT3"; do
    describe | grep -qF "127.0.0.1:$port" && listing | grep -qF "127.0.0.1:$port" || {
        echo "the outputs differ: broker at port $port" >&2
        exit 1
    }
done
describe | grep -qF "$(cluster_id | sed 's/.*: //')" || { echo "the cluster ids differ" >&2; exit 1; }

median() { # COUNT COMMAND: the median of its wall time in milliseconds
    for _ in $(seq "$1"); do
        local from=${EPOCHREALTIME/./}
        "$2" >/dev/null
        echo $((${EPOCHREALTIME/./} - from))
    done | sort -n | awk '{ all[NR] = $1 } END { printf "%.1f", all[int((NR + 1) / 2)] / 1000 }'
}

# Brokers that have just started run code that is not compiled yet.
for _ in $(seq "${WARM_UP:-300}"); do describe && listing; done >/dev/null
describe_ms=$(median "$runs" describe)
row() { # WHAT MILLISECONDS
    printf '%-42s %10s %10s\n' "$1" "$2" "$(awk -v a="$2" -v o="$describe_ms" 'BEGIN { printf "%.2f", a / o }')"
}
printf '%-42s %10s %10s\n' job "ms" "times ours"
row "kafkactl cluster describe" "$describe_ms"
row "kcat -L" "$(median "$runs" listing)"
row "kafka-cluster cluster-id" "$(median $((runs / 8 + 1)) cluster_id)"
row "kafka-topics --describe" "$(median $((runs / 8 + 1)) topics)"
row "kafkactl --help" "$(median "$runs" help)"

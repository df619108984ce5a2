#!/usr/bin/env bash
# How long commands take from start to exit, against kcat and Kafka's own tools: whole processes, the same cluster, the same
# run. Prints medians in milliseconds and ratios; checks first that all name the same brokers and topics.
#
#   tests/bench/cluster.sh [RUNS [TOPICS]]
#
# (default 60 runs, and 1000 topics of 10 partitions for the second half; needs kcat, Java 17 and Maven; starts the cluster
# of the tests)
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-60} topics=${2:-1000}
# shellcheck source=tests/bench/setup.sh
. tests/bench/setup.sh

ours() { "$kafkactl" "$@"; }
listing() { kcat -b "$server" -L; }
tool() { apache 256M "$@"; }

same_topics() { # how many there are, by all three
    local counts
    counts="$(ours topics list -o name -q | wc -l) $(listing | grep '^ *topic "' | grep -vc '"__') $(tool TopicCommand --list | grep -vc '^__')"
    [ "$counts" = "$1 $1 $1" ] || differ "topics: $counts in place of $1"
}
for port in "$PLAINTEXT1" "$PLAINTEXT2" "$PLAINTEXT3"; do
    ours cluster describe | grep -qF "127.0.0.1:$port" || differ "broker at port $port"
    listing | grep -qF "127.0.0.1:$port" || differ "broker at port $port"
done
id=$(tool ClusterTool cluster-id | sed -n 's/Cluster ID: //p')
if [ -z "$id" ] || ! ours cluster describe | grep -qF "$id"; then differ "cluster ids"; fi

median() { # COUNT COMMAND...: the median of its wall time in milliseconds
    for _ in $(seq "$1"); do
        local from=${EPOCHREALTIME/./}
        "${@:2}" >/dev/null
        echo $((${EPOCHREALTIME/./} - from))
    done | sort -n | awk '{ all[NR] = $1 } END { printf "%.1f", all[int((NR + 1) / 2)] / 1000 }'
}
row() { # WORDS APACHE-TOOL APACHE-ARGUMENTS -- OUR-ARGUMENTS
    local words=$1 tool=$2 theirs=()
    shift 2
    while [ "$1" != -- ]; do theirs+=("$1") && shift; done
    shift
    local our_ms kcat_ms apache_ms
    our_ms=$(median "$runs" ours "$@")
    kcat_ms=$(median "$runs" listing)
    apache_ms=$(median $((runs / 10 + 1)) tool "$tool" "${theirs[@]}")
    printf '| %-58s | %8s | %8s | %8s | %6s | %6s |\n' "$words" "$our_ms" "$kcat_ms" "$apache_ms" \
        "$(awk -v a="$our_ms" -v b="$kcat_ms" 'BEGIN { printf "%.2f", a / b }')" \
        "$(awk -v a="$apache_ms" -v b="$our_ms" 'BEGIN { printf "%.0f", a / b }')"
}

# Brokers that have just started run code that is not compiled yet.
warm_up() { for _ in $(seq $((runs * 5))); do ours cluster describe && ours topics describe && listing; done >/dev/null; }

echo "| command | ms | kcat -L | Kafka's tool | of kcat | times faster |"
echo "|---|---|---|---|---|---|"
before=$(ours topics list -o name -q | wc -l)
same_topics "$before"
warm_up
row "\`cluster describe\` (\`kafka-cluster cluster-id\`)" ClusterTool cluster-id -- cluster describe
row "\`topics list\` (\`kafka-topics --list\`)" TopicCommand --list -- topics list
row "\`topics describe\` (\`--describe\`)" TopicCommand --describe -- topics describe
definitions=$folder/many.yaml
for n in $(seq "$topics"); do echo "- {name: many-$n, partitions: 10, replicationFactor: 1}"; done >"$definitions"
ours topics create --from-file "$definitions" --wait -q >/dev/null
same_topics $((before + topics))
runs=$((runs / 4 + 1))
row "$topics topics: \`topics list\`" TopicCommand --list -- topics list
row "$topics topics: \`topics describe --under-replicated\`" TopicCommand --describe --under-replicated-partitions -- \
    topics describe --under-replicated -q
row "$topics topics: \`topics describe\`" TopicCommand --describe -- topics describe
echo "\`kafkactl --help\`: $(median 60 ours --help) ms"
clean_up "many-*"

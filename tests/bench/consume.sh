#!/usr/bin/env bash
# What reading a topic costs, against kcat and Kafka's console consumer: whole processes, the same topics, the same run, output
# through a pipe. Prints medians of CPU seconds (user and system) and of wall time, and ratios; checks first that all read the same.
#
#   tests/bench/consume.sh [RECORDS [RUNS]]
#
# (default 3,000,000 JSON records of about 230 bytes and 5 runs; needs kcat, Java 17 and Maven; starts the cluster of the tests)
set -euo pipefail
cd "$(dirname "$0")/../.."
records=${1:-3000000} runs=${2:-5}
# shellcheck source=tests/bench/setup.sh
. tests/bench/setup.sh

ours() { "$kafkactl" consume "$@"; }
theirs() { kcat -C -q -b "$server" -e -o beginning "$@"; }
console() { # TOPIC [RECORDS]
    apache 512M consumer.ConsoleConsumer --topic "$1" --from-beginning --max-messages "${2:-$records}"
}

lines=$folder/lines.tsv
awk -v n="$records" 'BEGIN {
    srand(42)
    for (i = 0; i < n; i++) {
        r = int(rand() * 1e9); s = int(rand() * 1e9)
        printf "key-%d\t{\"id\": %d, \"customer\": \"c%d\", \"total\": %d.%02d, \"items\": [{\"sku\": \"s%d\", \"n\": %d}, ", \
            r % 100000, i, s % 50000, r % 1000, s % 100, r % 1000, s % 9
        printf "{\"sku\": \"s%d\", \"n\": %d}], \"note\": \"na\303\257ve \342\230\225\", \"address\": \"%x%x %x%x\", ", \
            s % 1000, r % 9, r, s, s, r
        printf "\"status\": \"shipped\", \"channel\": \"web\", \"currency\": \"EUR\"}\n"
    }
}' >"$lines"
codecs="none zstd lz4"
for codec in $codecs; do
    "$kafkactl" topics create "bench-$codec" -p 1 -r 1 --wait -q >/dev/null
    kcat -P -b "$server" -t "bench-$codec" -K $'\t' -z "$codec" -X linger.ms=50 <"$lines"
done
"$kafkactl" topics create small -p 1 -r 1 --wait -q >/dev/null
head -n 100 "$lines" | kcat -P -b "$server" -t small -K $'\t'

sum() { md5sum | cut -d' ' -f1; }
expected=$(cut -f2- "$lines" | sum)
for codec in $codecs; do
    [ "$(ours "bench-$codec" --exit | sum)" = "$expected" ] || differ "values, $codec"
    [ "$(theirs -t "bench-$codec" | sum)" = "$expected" ] || differ "values of kcat, $codec"
done
[ "$(console bench-none | sum)" = "$expected" ] || differ "values of the console consumer"
# The envelope has the text of the value where kcat has its payload. Some are enough: sed is slow.
fields() { sed -E 's/^\{"topic":"[^"]*","partition":([0-9]+),"offset":([0-9]+),.*"key":("[^"]*"),.*"'"$1"'":(".*[^\\]")(,"headers":\[\])?\}$/\1 \2 \3 \4/' | sum; }
[ "$(ours bench-none --from beginning -n 10000 -o jsonl | fields value)" = "$(theirs -t bench-none -c 10000 -J | fields payload)" ] ||
    differ "JSON"

# The commands take turns, so that what else the machine does falls on all of them.
row() { # WORDS CODEC KCAT-OPTIONS OUR-OPTIONS WITH-APACHE
    local words=$1 codec=$2 log=$folder/times
    : >"$log"
    for _ in $(seq "$runs"); do
        # shellcheck disable=SC2086
        echo "ours $(timed ours "bench-$codec" --exit $4)" >>"$log"
        # shellcheck disable=SC2086
        echo "kcat $(timed theirs -t "bench-$codec" $3)" >>"$log"
    done
    if [ "$5" = yes ]; then for _ in $(seq $(((runs + 2) / 3))); do echo "apache $(timed console "bench-$codec")" >>"$log"; done; fi
    cpu() { awk -v who="$1" '$1 == who { print $3 + $4 }' "$log" | middle; }
    wall() { awk -v who="$1" '$1 == who { print $2 }' "$log" | middle; }
    awk -v words="$words" -v ours="$(cpu ours)" -v kcat="$(cpu kcat)" -v apache="$(cpu apache)" -v our_wall="$(wall ours)" \
        -v kcat_wall="$(wall kcat)" -v apache_wall="$(wall apache)" 'BEGIN {
        printf "| %s | %.2f / %.2f | %.2f / %.2f | %s | %.2f | %s |\n", words, ours, our_wall, kcat, kcat_wall,
            apache == "" ? "-" : sprintf("%.2f / %.2f", apache, apache_wall), ours / (kcat > 0 ? kcat : 1),
            apache == "" ? "-" : sprintf("%.1f", apache / (ours > 0 ? ours : 1)) }'
}
echo "| $records records, CPU / wall seconds | kafkactl | kcat | console consumer | CPU of kcat's | times less CPU than Java |"
echo "|---|---|---|---|---|---|"
row "values" none "" "" yes
row "values, zstd" zstd "" "" yes
row "values, lz4" lz4 "" "" yes
row "JSON lines (\`-o jsonl\`, \`kcat -J\`)" none -J "-o jsonl" no

milliseconds() { # COMMAND...
    for _ in $(seq $((runs * 4))); do
        local from=${EPOCHREALTIME/./}
        "$@" >/dev/null
        echo $((${EPOCHREALTIME/./} - from))
    done | middle | awk '{ printf "%.0f", $1 / 1000 }'
}
echo
echo "| from start to exit, ms | kafkactl | kcat |"
echo "|---|---|---|"
echo "| the first record | $(milliseconds ours small --from beginning -n 1) | $(milliseconds theirs -t small -c 1) |"
echo "| a topic of 100 records to its end | $(milliseconds ours small --exit) | $(milliseconds theirs -t small) |"
clean_up "bench-*" small

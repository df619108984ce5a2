#!/usr/bin/env bash
# What writing the lines of a file costs, against kcat and Kafka's console producer: whole processes, the same file, the same run.
# Prints medians of CPU seconds (user and system) and of wall time, and ratios; checks first that all write the same.
#
#   tests/bench/produce.sh [LINES [RUNS]]
#
# (default 1,000,000 lines of about 250 bytes and 5 runs; needs kcat, Java 17 and Maven; starts the cluster of the tests)
set -euo pipefail
cd "$(dirname "$0")/../.."
lines=${1:-1000000} runs=${2:-5}
# shellcheck source=tests/bench/setup.sh
. tests/bench/setup.sh

file=$folder/lines
awk -v n="$lines" 'BEGIN {
    srand(42)
    for (i = 0; i < n; i++) {
        r = int(rand() * 1e9); s = int(rand() * 1e9)
        printf "{\"id\": %d, \"customer\": \"c%d\", \"total\": %d.%02d, \"items\": [{\"sku\": \"s%d\", \"n\": %d}, ", \
            i, s % 50000, r % 1000, s % 100, r % 1000, s % 9
        printf "{\"sku\": \"s%d\", \"n\": %d}], \"note\": \"na\303\257ve \342\230\225\", \"address\": \"%x%x %x%x\", ", \
            s % 1000, r % 9, r, s, s, r
        printf "\"status\": \"shipped\", \"channel\": \"web\", \"currency\": \"EUR\", \"seq\": %d}\n", i
    }
}' >"$file"

ours() { "$kafkactl" produce "$topic" --file "$file" "$@"; }
plain() { ours -X enable.idempotence=false "$@"; }
theirs() { kcat -P -b "$server" -t "$topic" "$@" -l "$file"; }
console() { apache 512M ConsoleProducer --topic "$topic" <"$file"; }

number=0
new_topic() {
    number=$((number + 1)) topic=bench-$number
    "$kafkactl" topics create "$topic" -p 1 -r 1 --wait -q >/dev/null
}
drop_topic() { "$kafkactl" topics delete "$topic" --yes --no-undo -q >/dev/null; }

sum() { md5sum | cut -d' ' -f1; }
expected=$(sum <"$file")
agrees() { # WORDS COMMAND...
    new_topic
    "${@:2}" >/dev/null
    [ "$("$kafkactl" consume "$topic" --exit | sum)" = "$expected" ] || differ "$1"
    drop_topic
}
agrees "kafkactl, plain" plain
agrees "kafkactl, idempotent" ours
agrees "kafkactl, zstd" ours -z zstd
agrees "kcat" theirs
agrees "the console producer" console

# One run: wall and CPU seconds of the command alone.
log=$folder/times
once() { # NAME COMMAND...
    new_topic
    { time "${@:2}" >/dev/null 2>"$folder/stderr"; } 2>"$folder/time" || { cat "$folder/stderr" >&2 && exit 1; }
    echo "$1 $(cat "$folder/time")" >>"$log"
    drop_topic
}
: >"$log"
# The commands take turns, so that what else the machine does falls on all of them.
for run in $(seq "$runs"); do
    once plain plain
    once kcat theirs
    once idempotent ours
    once plain-zstd plain -z zstd
    once kcat-zstd theirs -z zstd
    once idempotent-zstd ours -z zstd
    if [ $((run % 2)) = 1 ]; then once apache console; fi
done
cpu() { awk -v who="$1" '$1 == who { print $3 + $4 }' "$log" | middle; }
wall() { awk -v who="$1" '$1 == who { print $2 }' "$log" | middle; }
row() { # WORDS OURS KCAT WITH-APACHE
    awk -v words="$1" -v ours="$(cpu "$2")" -v kcat="$(cpu "$3")" -v apache="$([ "$4" = yes ] && cpu apache)" \
        -v our_wall="$(wall "$2")" -v kcat_wall="$(wall "$3")" -v apache_wall="$(wall apache)" 'BEGIN {
            printf "| %s | %.2f / %.2f | %.2f / %.2f | %s | %.2f | %s |\n", words, ours, our_wall, kcat, kcat_wall,
                apache == "" ? "-" : sprintf("%.2f / %.2f", apache, apache_wall), ours / (kcat > 0 ? kcat : 1),
                apache == "" ? "-" : sprintf("%.1f", apache / (ours > 0 ? ours : 1)) }'
}
echo "| $lines lines, CPU / wall seconds | kafkactl | kcat | console producer | CPU of kcat's | times less CPU than Java |"
echo "|---|---|---|---|---|---|"
row "acks=all, idempotent (the default)" idempotent kcat yes
row "acks=all (\`-X enable.idempotence=false\`)" plain kcat yes
row "zstd, idempotent" idempotent-zstd kcat-zstd no
row "zstd, acks=all" plain-zstd kcat-zstd no

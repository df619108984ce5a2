#!/usr/bin/env bash
# How much less kafkactl dump-log needs than Kafka's own tool: whole processes, the same files, the same run, output
# through a pipe. Prints a table of user+system seconds; checks first that both print the same.
#
#   tests/bench/dump_log.sh [RECORDS [CODEC...]]      (default 3000000 and all; needs Java 17 and Maven)
set -euo pipefail
cd "$(dirname "$0")/../.."
records=${1:-3000000}
codecs=("${@:2}")
if [ ${#codecs[@]} -eq 0 ]; then codecs=(none zstd lz4 gzip snappy); fi
work=$PWD/target/bench
jars=$PWD/target/fixtures/lib/4.3.1
mkdir -p "$work"
if [ ! -f "$jars/complete" ]; then
    mkdir -p "$(dirname "$jars")"
    cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>bench</groupId>
<artifactId>bench</artifactId><version>1</version><dependencies>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>4.3.1</version></dependency>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>4.3.1</version></dependency>
</dependencies></project>
POM
    mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$jars"
    touch "$jars/complete"
fi
release/binary.sh --quiet

# The flags that kafka-run-class.sh gives its tools.
apache() {
    java -Xmx256M -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 \
        -XX:+ExplicitGCInvokesConcurrent -Djava.awt.headless=true -cp "$jars/*" \
        org.apache.kafka.tools.DumpLogSegments "$@" 2>/dev/null
}
ours() { target/x86_64-unknown-linux-gnu/dist/kafkactl dump-log "$@" 2>/dev/null; }

# CPU seconds and wall seconds of a command whose output goes through a pipe; the reader's are not counted.
measure() {
    local TIMEFORMAT='%U %S %R'
    { { time "$@"; } 2>&3 | cat >/dev/null; } 3>&1 | awk '{ printf "%.2f %.2f", $1 + $2, $3 }'
}

printf '%-8s %-18s %22s %22s %8s\n' codec job "Apache CPU s (wall)" "kafkactl CPU s (wall)" ratio
for codec in "${codecs[@]}"; do
    log=$work/$codec-0/00000000000000000000.log
    mkdir -p "$(dirname "$log")"
    [ -f "$log.$records" ] || {
        rm -f "$log".*
        java -cp "$jars/*" tests/bench/MakeSegment.java "$log" "$codec" "$records" 2>/dev/null
        touch "$log.$records"
    }
    for job in "" --deep-iteration --print-data-log; do
        # shellcheck disable=SC2086
        if ! cmp <(apache $job --files "$log") <(ours $job --files "$log"); then
            echo "the outputs differ: $codec $job" >&2
            exit 1
        fi
        # shellcheck disable=SC2086
        read -r apache_cpu apache_wall <<<"$(measure apache $job --files "$log")"
        # shellcheck disable=SC2086
        read -r our_cpu our_wall <<<"$(measure ours $job --files "$log")"
        printf '%-8s %-18s %22s %22s %8s\n' "$codec" "${job:-batch lines}" "$apache_cpu ($apache_wall)" "$our_cpu ($our_wall)" \
            "$(awk -v a="$apache_cpu" -v o="$our_cpu" 'BEGIN { printf "%.1f", a / (o > 0 ? o : 0.01) }')"
    done
done

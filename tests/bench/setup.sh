# shellcheck shell=bash disable=SC2034,SC2154
# What the benches of network commands begin with: the cluster of the tests, the binary as it is shipped, and Kafka's own tools as their
# scripts start them. To be sourced at the root of the repository.
folder=$PWD/target/cluster
trap 'tests/cluster/stop.sh "$folder"' EXIT
tests/cluster/start.sh "$folder"
# shellcheck disable=SC1091
. "$folder/env"
release/binary.sh --quiet
kafkactl=$PWD/target/x86_64-unknown-linux-gnu/dist/kafkactl
server=127.0.0.1:$PLAINTEXT1
export KAFKACTL_CONFIG=/nonexistent KAFKACTL_BOOTSTRAP_SERVER=$server

# The flags that kafka-run-class.sh gives its tools; the console clients get twice the memory.
apache() { # MEMORY CLASS ARGUMENTS...
    java "-Xmx$1" -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 \
        -XX:+ExplicitGCInvokesConcurrent -Djava.awt.headless=true -cp "$jars/*${more_jars:+:$more_jars/*}" \
        "org.apache.kafka.tools.$2" "${@:3}" --bootstrap-server "$server" 2>/dev/null
}

# The wall and CPU seconds of a command alone, while a reader takes its output.
TIMEFORMAT='%R %U %S'
timed() { { { time "$@" 2>&4; } 2>&3 | cat >/dev/null; } 3>&1 4>/dev/null; }
middle() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

differ() { echo "the outputs differ: $1" >&2 && exit 1; }

# shellcheck shell=bash disable=SC2034,SC2154
# What the benches of network commands begin with: the cluster of the tests, the binary as it is shipped, and Kafka's own tools as their
# scripts start them. To be sourced at the root of the repository.
# shellcheck source=tests/cluster/use.sh
. tests/cluster/use.sh
release/binary.sh --quiet
kafkactl=$PWD/target/x86_64-unknown-linux-gnu/dist/kafkactl
# shellcheck disable=SC2153
server=127.0.0.1:$PLAINTEXT1
export KAFKACTL_CONFIG=/nonexistent KAFKACTL_BOOTSTRAP_SERVER=$server

# A cluster that others go on with is left as it was: takes away the topics and groups that a bench has made.
clean_up() { # TOPIC... [-- GROUP...]
    local named=()
    while [ $# -gt 0 ] && [ "$1" != -- ]; do named+=("$1") && shift; done
    "$kafkactl" topics delete "${named[@]}" --yes --no-undo -q >/dev/null
    shift || return 0
    "$kafkactl" groups delete "$@" --yes --no-undo -q >/dev/null
}

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

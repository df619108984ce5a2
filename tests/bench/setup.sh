# What the benches of network commands begin with: the cluster of the tests, a release build, and Kafka's own tools as their scripts
# start them. To be sourced at the root of the repository.
folder=$PWD/target/cluster
trap 'tests/cluster/stop.sh "$folder"' EXIT
tests/cluster/start.sh "$folder"
# shellcheck disable=SC1091
. "$folder/env"
cargo build --quiet --release
server=127.0.0.1:$PLAINTEXT1
export KAFKACTL_CONFIG=/nonexistent KAFKACTL_BOOTSTRAP_SERVER=$server

# The flags that kafka-run-class.sh gives its tools; the console clients get twice the memory.
apache() { # MEMORY CLASS ARGUMENTS...
    java "-Xmx$1" -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 \
        -XX:+ExplicitGCInvokesConcurrent -Djava.awt.headless=true -cp "$jars/*" \
        "org.apache.kafka.tools.$2" "${@:3}" --bootstrap-server "$server" 2>/dev/null
}

differ() { echo "the outputs differ: $1" >&2 && exit 1; }

#!/usr/bin/env bash
# The tests of network commands: starts the cluster, two Connect workers and a schema registry, runs them, and stops all again.
#
#   tests/cluster/run.sh [ARGUMENTS FOR cargo test...]      (needs Java 17, Java 21 or later for the registry, Maven and openssl)
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$PWD/target/cluster
trap 'tests/cluster/stop.sh "$folder"' EXIT
tests/cluster/start.sh "$folder"
for how in --no-wait --wait-only; do
    tests/cluster/registry.sh "$folder" $how
    for worker in 1 2; do tests/cluster/worker.sh "$folder" $worker $how; done
done
KAFKACTL_TEST_CLUSTER=$folder cargo test --test cluster "$@"

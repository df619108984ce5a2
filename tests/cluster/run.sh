#!/usr/bin/env bash
# The tests of network commands: starts the cluster, runs them, and stops it again.
#
#   tests/cluster/run.sh [ARGUMENTS FOR cargo test...]      (needs Java 17, Maven and openssl)
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$PWD/target/cluster
trap 'tests/cluster/stop.sh "$folder"' EXIT
tests/cluster/start.sh "$folder"
KAFKACTL_TEST_CLUSTER=$folder cargo test --test cluster "$@"

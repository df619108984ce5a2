#!/usr/bin/env bash
# The tests of network commands: starts the cluster, two Connect workers and a schema registry, runs them, and stops all again.
#
#   tests/cluster/run.sh [ARGUMENTS FOR cargo test...]      (needs Java 17, Java 21 or later for the registry, Maven, Python with venv, openssl)
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$PWD/target/cluster
trap 'tests/cluster/stop.sh "$folder"' EXIT
# Serializers of other parties, for the tests of records with schemas.
tests/cluster/serdes.sh
if ! target/venv/bin/python -c 'import confluent_kafka.schema_registry.avro' 2>/dev/null; then
    python3 -m venv target/venv
    target/venv/bin/pip install --quiet --disable-pip-version-check 'confluent-kafka[avro,json,protobuf]==2.16.1'
fi
tests/cluster/start.sh "$folder"
for how in --no-wait --wait-only; do
    tests/cluster/registry.sh "$folder" $how
    for worker in 1 2; do tests/cluster/worker.sh "$folder" $worker $how; done
done
KAFKACTL_TEST_CLUSTER=$folder cargo test --test cluster "$@"

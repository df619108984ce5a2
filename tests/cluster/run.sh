#!/usr/bin/env bash
# The tests of network commands: starts two clusters, Connect workers and a schema registry beside the first, runs them, and stops all
# again. Where KAFKACTL_TEST_CLUSTER names a cluster that runs, it is the first one.
#
#   tests/cluster/run.sh [ARGUMENTS FOR cargo test...]      (needs Java 17, Java 21 or later for the registry, Maven, Python with venv, openssl)
set -euo pipefail
cd "$(dirname "$0")/../.."
# Serializers of other parties, for the tests of records with schemas.
tests/cluster/serdes.sh
if ! target/venv/bin/python -c 'import confluent_kafka.schema_registry.avro' 2>/dev/null; then
    python3 -m venv target/venv
    target/venv/bin/pip install --quiet --disable-pip-version-check 'confluent-kafka[avro,json,protobuf]==2.16.1'
fi
# shellcheck source=tests/cluster/use.sh
. tests/cluster/use.sh
# One test at a time has the spare cluster to itself, to stop brokers of it and the like.
tests/cluster/start.sh "$folder/spare" 26000-31999 &
spare=$!
for how in --no-wait --wait-only; do
    tests/cluster/registry.sh "$folder" $how
    for worker in 1 2; do tests/cluster/worker.sh "$folder" $worker $how; done
done
wait $spare
# A test that waits for the spare cluster holds a thread, and most wait for brokers: more threads than cores.
KAFKACTL_TEST_CLUSTER=$folder RUST_TEST_THREADS=${RUST_TEST_THREADS:-4} cargo test --test cluster "$@"

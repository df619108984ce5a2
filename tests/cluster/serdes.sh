#!/usr/bin/env bash
# The jars of Apicurio's own serializers, which write what tests and benches read.
set -euo pipefail
cd "$(dirname "$0")/../.."
serdes=io.apicurio:apicurio-registry- version=3.1.7
tests/cluster/jars.sh "$PWD/target/fixtures/lib/apicurio-serdes-$version" \
    "${serdes}avro-serde-kafka:$version" "${serdes}protobuf-serde-kafka:$version"

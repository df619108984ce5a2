#!/usr/bin/env bash
# Makes examples/terminal.svg: the cluster of the tests with one broker gone, as kafkactl shows it.
#
#   release/picture.sh      (needs Java 17, Maven, openssl, Python)
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$PWD/target/cluster
trap 'tests/cluster/stop.sh "$folder"' EXIT
tests/cluster/start.sh "$folder"
# shellcheck disable=SC1091
. "$folder/env"
python3 -m venv target/venv
target/venv/bin/pip install --quiet --disable-pip-version-check rich
export PATH=$PWD/target/x86_64-unknown-linux-gnu/dist:$PATH KAFKACTL_BOOTSTRAP_SERVER=127.0.0.1:$PLAINTEXT1
kafkactl topics create orders -p 6 -r 3 --wait -q >/dev/null
kafkactl topics create payments -p 3 -r 2 --wait -q >/dev/null
for number in $(seq 400); do echo "ORD-$number:{\"total\": $number, \"status\": \"open\"}"; done | kafkactl produce orders --key-delimiter :
kafkactl consume orders --group billing --from beginning -n 150 -q >/dev/null
kill -KILL "$(cat "$folder/broker-3.pid")"
until kafkactl topics describe --under-replicated orders 2>/dev/null | grep -q orders; do sleep 0.2; done
target/venv/bin/python release/picture.py examples/terminal.svg \
    "kafkactl cluster describe" "kafkactl topics describe --under-replicated orders payments" \
    "kafkactl groups describe billing" \
    "kafkactl consume orders --exit --where '.value.total > 398' --print key,offset" \
    "kafkactl topics delete ordres"

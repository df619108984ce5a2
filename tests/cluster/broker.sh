#!/usr/bin/env bash
# Starts one broker of the test cluster and waits until it leads and follows again.
#
#   tests/cluster/broker.sh FOLDER N [--no-wait | --wait-only]
set -euo pipefail
cd "$1"
broker=$2
# shellcheck disable=SC1091
. ./env
if [ "${3:-}" != --wait-only ]; then
    # shellcheck disable=SC2154
    java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -Dlog4j2.configurationFile="file:$PWD/log4j2.properties" \
        -cp "$jars/*" kafka.Kafka "broker-$broker.properties" >>"broker-$broker.log" 2>&1 </dev/null &
    echo $! >"broker-$broker.pid"
fi
[ "${3:-}" = --no-wait ] && exit
# "Kafka Server started" comes once for each start.
for _ in $(seq 600); do
    if [ "$(grep -c 'Kafka Server started' "broker-$broker.log")" -ge "$(grep -c 'starting (kafka.server' "broker-$broker.log" || true)" ] &&
        grep -q 'Kafka Server started' "broker-$broker.log"; then exit; fi
    kill -0 "$(cat "broker-$broker.pid")" || break
    sleep 0.1
done
echo "broker $broker did not start:" >&2
tail -n 20 "broker-$broker.log" >&2
exit 1

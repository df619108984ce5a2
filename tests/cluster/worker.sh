#!/usr/bin/env bash
# Starts one of two Connect workers of the test cluster, and waits until it answers.
#
#   tests/cluster/worker.sh FOLDER N [--no-wait | --wait-only]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
worker=$2
# shellcheck disable=SC1091
. ./env
port_name=CONNECT$worker
port=${!port_name}
tls_name=CONNECTTLS$worker
jars=$here/../../target/fixtures/lib/connect-4.3.1
if [ "${3:-}" != --wait-only ]; then
    "$here/jars.sh" "$jars" org.apache.kafka:connect-runtime:4.3.1 org.apache.kafka:connect-file:4.3.1 \
        org.apache.kafka:connect-json:4.3.1 org.apache.kafka:connect-transforms:4.3.1 \
        org.apache.logging.log4j:log4j-slf4j-impl:2.25.1
    cat >"worker-$worker.properties" <<CONF
bootstrap.servers=127.0.0.1:$PLAINTEXT1,127.0.0.1:$PLAINTEXT2,127.0.0.1:$PLAINTEXT3
group.id=connect
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
key.converter.schemas.enable=false
value.converter.schemas.enable=false
config.storage.topic=connect-configs
offset.storage.topic=connect-offsets
status.storage.topic=connect-status
config.storage.replication.factor=3
offset.storage.replication.factor=3
status.storage.replication.factor=3
offset.storage.partitions=2
status.storage.partitions=2
offset.flush.interval.ms=2000
scheduled.rebalance.max.delay.ms=2000
listeners=http://127.0.0.1:$port,https://127.0.0.1:${!tls_name}
rest.advertised.host.name=127.0.0.1
rest.advertised.listener=http
listeners.https.ssl.keystore.type=PKCS12
listeners.https.ssl.keystore.location=$PWD/tls/broker.p12
listeners.https.ssl.keystore.password=store-secret
listeners.https.ssl.truststore.type=JKS
listeners.https.ssl.truststore.location=$PWD/tls/truststore.jks
listeners.https.ssl.truststore.password=store-secret
listeners.https.ssl.client.auth=required
plugin.path=$(echo "$jars"/connect-file-*.jar)
plugin.discovery=hybrid_warn
CONF
    java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx384m -Dlog4j2.configurationFile="file:$PWD/log4j2.properties" \
        -cp "$jars/*" org.apache.kafka.connect.cli.ConnectDistributed "worker-$worker.properties" \
        >>"worker-$worker.log" 2>&1 </dev/null &
    echo $! >"worker-$worker.pid"
fi
[ "${3:-}" = --no-wait ] && exit
answers() {
    exec 3<>"/dev/tcp/127.0.0.1/$port" && printf 'GET /connectors HTTP/1.0\r\n\r\n' >&3 && head -n 1 <&3 | grep -q ' 200 '
}
for _ in $(seq 600); do
    if (answers) 2>/dev/null; then exit; fi
    kill -0 "$(cat "worker-$worker.pid")" || break
    sleep 0.1
done
echo "worker $worker did not start:" >&2
tail -n 20 "worker-$worker.log" >&2
exit 1

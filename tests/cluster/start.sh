#!/usr/bin/env bash
# Starts the cluster that the tests of network commands run against: three Kafka 4.3.1 brokers (KRaft, two racks) on
# loopback, with a listener for every way to log in. Waits until all three answer.
#
#   tests/cluster/start.sh FOLDER [FIRST-LAST]      (needs Java 17, Maven and openssl)
#   tests/cluster/stop.sh FOLDER
#
# Ports are free ones of the range FIRST-LAST, 20000-25999 where none is given.
#
# FOLDER then holds `env` (ports and process ids as shell variables), `tls/` (certificates), and per broker its properties, log
# and data. Broker N is started again with `tests/cluster/broker.sh FOLDER N`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
range=${2:-20000-25999}
mkdir -p "$1" && cd "$1"
folder=$PWD
"$here/stop.sh" "$folder"
rm -rf broker-* worker-* registry* spare env tls
jars=$root/target/fixtures/lib/cluster-4.3.1
"$here/jars.sh" "$jars" org.apache.kafka:kafka_2.13:4.3.1 org.apache.kafka:kafka-tools:4.3.1 \
    org.apache.logging.log4j:log4j-slf4j-impl:2.25.1
"$here/certificates.sh" "$folder/tls"

listeners="PLAINTEXT SSL MTLS SASL OAUTH PROXIED"
declare -A port
taken=" "
free_port() {
    local candidate
    while candidate=$(shuf -i "$range" -n 1) && [[ $taken == *" $candidate "* ]] ||
        (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; do :; done
    taken+="$candidate "
    free=$candidate
}
for broker in 1 2 3; do
    for listener in $listeners; do free_port && port[$listener$broker]=$free; done
done
for broker in 1 2 3; do
    # What PROXIED advertises: nothing listens there until a test puts a proxy between.
    free_port && port[ADVERTISED$broker]=$free
done
for listener in CONTROLLER EXPIRED WRONGNAME LOST CONNECT; do free_port && port[${listener}1]=$free; done
for name in CONNECT2 CONNECTTLS1 CONNECTTLS2 REGISTRY REGISTRYHEALTH; do free_port && port[$name]=$free; done

cat >log4j2.properties <<'CONF'
appender.console.type=Console
appender.console.name=C
appender.console.layout.type=PatternLayout
appender.console.layout.pattern=%d %p %m (%c)%n
rootLogger.level=INFO
rootLogger.appenderRef.C.ref=C
CONF

for broker in 1 2 3; do
    roles=broker names="$listeners"
    if [ $broker = 1 ]; then roles=broker,controller names="$listeners EXPIRED WRONGNAME LOST CONTROLLER"; fi
    bound="" advertised=""
    for listener in $names; do
        address=127.0.0.1:${port[$listener$broker]}
        bound+=",$listener://$address"
        case $listener in
        PROXIED) address=127.0.0.1:${port[ADVERTISED$broker]} ;;
        LOST) address=nowhere.invalid:9092 ;;
        esac
        advertised+=",$listener://$address"
    done
    cat >broker-$broker.properties <<CONF
process.roles=$roles
node.id=$broker
broker.rack=rack$((broker % 2))
replica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector
controller.quorum.voters=1@127.0.0.1:${port[CONTROLLER1]}
controller.listener.names=CONTROLLER
listeners=${bound:1}
advertised.listeners=${advertised:1}
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,MTLS:SSL,SASL:SASL_PLAINTEXT,OAUTH:SASL_SSL,EXPIRED:SSL,WRONGNAME:SSL,PROXIED:PLAINTEXT,LOST:PLAINTEXT
inter.broker.listener.name=PLAINTEXT
log.dirs=$folder/broker-$broker
ssl.keystore.type=PEM
ssl.keystore.location=$folder/tls/broker.store.pem
ssl.truststore.type=PEM
ssl.truststore.location=$folder/tls/ca.pem
listener.name.mtls.ssl.client.auth=required
listener.name.expired.ssl.keystore.location=$folder/tls/expired.store.pem
listener.name.wrongname.ssl.keystore.location=$folder/tls/wrong-name.store.pem
listener.name.sasl.sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
listener.name.sasl.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_ci="ci-secret" user_guest="guest-secret";
listener.name.sasl.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.sasl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.oauth.sasl.enabled.mechanisms=OAUTHBEARER
listener.name.oauth.oauthbearer.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker";
listener.name.oauth.oauthbearer.sasl.server.callback.handler.class=org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS;User:ci;User:alice;User:CN=client
allow.everyone.if.no.acl.found=false
# Tests elect leaders when they are done with a broker; elections at the broker's own time would fall into other tests.
auto.leader.rebalance.enable=false
broker.session.timeout.ms=6000
broker.heartbeat.interval.ms=1000
offsets.topic.num.partitions=8
offsets.topic.replication.factor=3
transaction.state.log.num.partitions=4
transaction.state.log.replication.factor=3
transaction.state.log.min.isr=1
share.coordinator.state.topic.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
log.cleaner.backoff.ms=500
log.cleaner.dedupe.buffer.size=8388608
CONF
    java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dlog4j2.configurationFile="file:$folder/log4j2.properties" -cp "$jars/*" \
        kafka.tools.StorageTool format -t a2Fma2FjdGwtdGVzdC1jbA -c broker-$broker.properties \
        --add-scram 'SCRAM-SHA-256=[name=alice,password=alice-secret]' \
        --add-scram 'SCRAM-SHA-512=[name=alice,password=alice-secret]' >"format-$broker.log" 2>&1 &
done
wait

{
    echo "jars=$jars"
    for key in "${!port[@]}"; do echo "$key=${port[$key]}"; done | sort
} >./env
for broker in 1 2 3; do "$here/broker.sh" "$folder" $broker --no-wait; done
for broker in 1 2 3; do "$here/broker.sh" "$folder" $broker --wait-only; done

# shellcheck disable=SC1091
. ./env
java -XX:TieredStopAtLevel=1 -cp "$jars/*" org.apache.kafka.tools.TopicCommand --bootstrap-server "127.0.0.1:$PLAINTEXT1" \
    --create --topic replicated --partitions 6 --replication-factor 3 >topics.log 2>&1

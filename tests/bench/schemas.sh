#!/usr/bin/env bash
# What Avro records to JSON lines cost, against a program in Rust that goes through the Value of apache-avro, and against Kafka's console
# consumer with Apicurio's Avro deserializer: whole processes, the same topic, the same run, output through a pipe. Prints medians of CPU
# seconds (user and system) and of wall time, and ratios; checks first that all show the same.
#
#   tests/bench/schemas.sh [RECORDS [RUNS]]
#
# (default 1,000,000 records of 12 fields and 5 runs; needs Java 17, Java 21 or later for the registry, Maven, Python; starts the cluster
# of the tests and a registry)
set -euo pipefail
cd "$(dirname "$0")/../.."
records=${1:-1000000} runs=${2:-5}
# shellcheck source=tests/bench/setup.sh
. tests/bench/setup.sh
# A single run is for the outputs to agree: what the tests have compiled serves then.
if [ "$runs" = 1 ]; then profile=dev built=debug; else profile=release built=release; fi
cargo build --quiet --profile "$profile" --example avro-value
tests/cluster/registry.sh "$folder"
more_jars=$PWD/target/fixtures/lib/apicurio-serdes-3.1.7
tests/cluster/serdes.sh
# shellcheck disable=SC2153
registry=http://127.0.0.1:$REGISTRY/apis

schema=$folder/order.avsc
cat >"$schema" <<'AVSC'
{"type": "record", "name": "Order", "namespace": "shop", "fields": [
  {"name": "id", "type": "long"}, {"name": "customer", "type": "string"}, {"name": "total", "type": "double"},
  {"name": "count", "type": "int"}, {"name": "paid", "type": "boolean"},
  {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW", "PAID", "SHIPPED"]}},
  {"name": "currency", "type": "string"}, {"name": "note", "type": ["null", "string"], "default": null},
  {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
  {"name": "tags", "type": {"type": "array", "items": "string"}},
  {"name": "address", "type": {"type": "record", "name": "Address", "fields": [
    {"name": "street", "type": "string"}, {"name": "city", "type": "string"}]}},
  {"name": "parent", "type": ["null", "long"], "default": null}]}
AVSC
"$kafkactl" topics create orders -p 1 -r 1 --wait -q >/dev/null
awk -v n="$records" 'BEGIN {
    srand(42)
    split("NEW PAID SHIPPED", states, " ")
    for (i = 0; i < n; i++) {
        r = int(rand() * 1e9); s = int(rand() * 1e9)
        printf "{\"id\":%d,\"customer\":\"c%d\",\"total\":%d.%02d,\"count\":%d,\"paid\":%s,\"state\":\"%s\",\"currency\":\"EUR\",", \
            i, s % 50000, r % 1000, s % 100, r % 50, r % 2 ? "true" : "false", states[s % 3 + 1]
        printf "\"note\":%s,\"at\":\"2026-09-%02dT10:%02d:%02d.%03dZ\",\"tags\":[\"web\",\"t%d\"],", \
            r % 3 ? "\"na\303\257ve \\\"\342\230\225\\\"\"" : "null", r % 30 + 1, s % 60, r % 60, s % 1000, s % 9
        printf "\"address\":{\"street\":\"%x %x\",\"city\":\"K\303\266ln\"},\"parent\":%s}\n", r, s, s % 2 ? r : "null"
    }
}' | "$kafkactl" --registry-url "$registry/ccompat/v7" produce orders --value-schema "$schema" --auto-register -q

ours() { "$kafkactl" --registry-url "$registry/ccompat/v7" consume orders --exit --strict "$@"; }
value() { "target/$built/examples/avro-value" "$server" orders "$schema" "${1:-$records}"; }
console() {
    apache 512M consumer.ConsoleConsumer --topic orders --from-beginning --max-messages "${1:-$records}" \
        --formatter-property value.deserializer=io.apicurio.registry.serde.avro.AvroKafkaDeserializer \
        --formatter-property "value.deserializer.apicurio.registry.url=$registry/registry/v3"
}

# The others leave the time as the number that is stored.
canonical() {
    python3 -c '
import datetime, hashlib, json, sys
sum, count = hashlib.md5(), 0
for line in sys.stdin:
    record = json.loads(line)
    if isinstance(record["at"], str):
        record["at"] = round(datetime.datetime.fromisoformat(record["at"].replace("Z", "+00:00")).timestamp() * 1000)
    sum.update(json.dumps(record, sort_keys=True).encode())
    count += 1
print(count, sum.hexdigest())'
}
some=$((records < 50000 ? records : 50000))
expected=$(ours -n "$some" | canonical)
[ "${expected%% *}" = "$some" ] || differ "kafkactl gives ${expected%% *} records"
[ "$(value "$some" | canonical)" = "$expected" ] || differ "the Value of apache-avro"
[ "$(console "$some" | canonical)" = "$expected" ] || differ "the console consumer"
for who in ours value console; do
    [ "$($who | wc -l)" = "$records" ] || differ "$who does not give all records"
done

log=$folder/times
: >"$log"
# The commands take turns, so that what else the machine does falls on all of them.
for run in $(seq "$runs"); do
    echo "ours $(timed ours)" >>"$log"
    echo "value $(timed value)" >>"$log"
    if [ $((run % 3)) = 1 ]; then echo "console $(timed console)" >>"$log"; fi
done
cpu() { awk -v who="$1" '$1 == who { print $3 + $4 }' "$log" | middle; }
wall() { awk -v who="$1" '$1 == who { print $2 }' "$log" | middle; }
echo "| $records Avro records of 12 fields to JSON lines | CPU s | wall s | CPU of kafkactl's |"
echo "|---|---|---|---|"
for who in ours value console; do
    case $who in
    ours) words="kafkactl consume" ;;
    value) words="rdkafka, apache-avro \`Value\`, serde_json" ;;
    console) words="console consumer, Apicurio's deserializer" ;;
    esac
    awk -v words="$words" -v cpu="$(cpu $who)" -v wall="$(wall $who)" -v ours="$(cpu ours)" \
        'BEGIN { printf "| %s | %.2f | %.2f | %.1f |\n", words, cpu, wall, cpu / (ours > 0 ? ours : 1) }'
done
clean_up orders
"$kafkactl" --registry-url "$registry/ccompat/v7" schema delete orders-value --permanent --yes --no-undo -q >/dev/null

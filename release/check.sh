#!/usr/bin/env bash
# Tries the binary that release/build.sh makes in an empty root, where there is nothing but it, against the cluster of the tests: a broker
# by a name of a hosts file and by one that DNS knows, TLS with and without certificates, and with the files of a broker where its
# images have them.
#
#   release/check.sh      (as root, for chroot and the port of DNS; needs Java 17, Maven, openssl, Python)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/cluster/use.sh
. tests/cluster/use.sh
root=$(mktemp -d)
dns=
finish() {
    if [ -n "$dns" ]; then kill "$dns"; fi
    rm -rf "$root"
    if [ -z "${KAFKACTL_TEST_CLUSTER:-}" ]; then tests/cluster/stop.sh "$folder"; fi
}
trap finish EXIT
cp target/x86_64-unknown-linux-gnu/dist/kafkactl "$root/kafkactl"

chroot=$(command -v chroot)
environment=()
# Runs it in the root, and checks its status and that it says something.
expect() { # STATUS WORDS ARGUMENTS...
    local status=0 said
    said=$(env -i "${environment[@]}" "$chroot" "$root" /kafkactl "${@:3}" 2>&1) || status=$?
    if [ $status -ne "$1" ] || [[ $said != *"$2"* ]]; then
        printf 'expected status %s and "%s", got %s of kafkactl %s:\n%s\n' "$1" "$2" "$status" "${*:3}" "$said" >&2
        exit 1
    fi
    echo "ok  $2: kafkactl ${*:3}"
}

expect 0 "kafkactl 0." --version
expect 0 "3 of 3 up" -b "127.0.0.1:$PLAINTEXT1" cluster describe
expect 0 "3 of 3 up" -b "localhost:$PLAINTEXT1" cluster describe
expect 5 "broker-in-hosts" -b "broker-in-hosts:$PLAINTEXT1" --timeout 3s cluster describe
mkdir "$root/etc"
echo "127.0.0.1 localhost broker-in-hosts" >"$root/etc/hosts"
expect 0 "3 of 3 up" -b "broker-in-hosts:$PLAINTEXT1" cluster describe
echo "nameserver 127.0.0.77" >"$root/etc/resolv.conf"
python3 release/dns_stub.py 127.0.0.77 broker-in-dns.example "$root/dns-is-ready" &
dns=$!
until [ -e "$root/dns-is-ready" ]; do sleep 0.1; done
expect 0 "3 of 3 up" -b "broker-in-dns.example:$PLAINTEXT1" cluster describe
expect 5 "nowhere.example" -b "nowhere.example:$PLAINTEXT1" --timeout 3s cluster describe

# Authorities are looked for where distributions have them, and are given by the environment.
tls=(-b "localhost:$SSL1" -X security.protocol=SSL)
expect 2 "this system has no certificates of authorities to trust" "${tls[@]}" cluster describe
cp "$folder/tls/ca.pem" "$root/ca.pem"
environment=(SSL_CERT_FILE=/ca.pem)
expect 0 "3 of 3 up" "${tls[@]}" cluster describe
environment=()
for place in etc/ssl/certs/ca-certificates.crt etc/pki/tls/certs/ca-bundle.crt etc/ssl/cert.pem etc/ssl/ca-bundle.pem; do
    mkdir -p "$root/${place%/*}"
    cp "$folder/tls/ca.pem" "$root/$place"
    expect 0 "3 of 3 up" "${tls[@]}" cluster describe
    rm "$root/$place"
done

# Layouts of the common images; the files of a broker that runs are in all of them.
kafkactl=("$root/kafkactl" -b "127.0.0.1:$PLAINTEXT1")
"${kafkactl[@]}" topics create orders -p 4 -r 3 --wait -q >/dev/null
seq 100 | "${kafkactl[@]}" produce orders
mkdir -p "$root/var/lib/kafka"
cp -r "$folder"/broker-1 "$root/var/lib/kafka/data"
properties=$(sed 's|^log.dirs=.*|log.dirs=/var/lib/kafka/data|' "$folder/broker-1.properties")
layout() { # WORDS FILE
    mkdir -p "$root/$(dirname "$2")"
    echo "$properties" >"$root/$2"
    expect 0 "no partition matches" topics describe --under-replicated
    expect 0 "connecting to 127.0.0.1:$PLAINTEXT1 with PLAINTEXT ($1)" topics describe --under-replicated -v
    expect 0 "orders-3/00000000000000000000.log" dump-log --topic orders --partition 3
    expect 0 "log dirs '/var/lib/kafka/data' ($1)" dump-log --topic orders --partition 3 -v
    rm "$root/$2"
}
for file in etc/kafka/kafka.properties opt/kafka/config/server.properties opt/kafka/config/kraft/server.properties \
    opt/bitnami/kafka/config/server.properties etc/kafka/server.properties; do
    layout "the broker's file '/$file'" $file
done
environment=("KAFKA_LISTENERS=PLAINTEXT://127.0.0.1:$PLAINTEXT1" KAFKA_LOG_DIRS=/var/lib/kafka/data)
expect 0 "(the broker's environment variable KAFKA_LISTENERS)" topics describe --under-replicated -v
expect 0 "(the broker's environment variable KAFKA_LOG_DIRS)" dump-log --topic orders --partition 3 -v
expect 7 "did you mean 'orders'" dump-log --topic order
expect 7 "it has 0, 1, 2, 3" dump-log --topic orders --partition 4
environment=()
expect 7 "no broker configuration on this machine names log dirs" dump-log --topic orders
"${kafkactl[@]}" topics delete orders --yes --no-undo -q >/dev/null

#!/usr/bin/env bash
# Makes the keys and certificates of the test cluster: an own authority, and what it signs for brokers and clients, in every
# form that Kafka's clients take.
#
#   tests/cluster/certificates.sh FOLDER     (needs openssl and keytool)
set -euo pipefail
mkdir -p "$1" && cd "$1"
password=store-secret

authority() { # NAME SUBJECT
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.pem" -subj "/CN=$2" -days 3650 \
        -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" 2>/dev/null
}

signed() { # NAME SUBJECT ALTERNATIVE-NAMES VALIDITY...
    openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$2" 2>/dev/null
    openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -out "$1.pem" "${@:4}" \
        -extfile <(printf 'subjectAltName=%s\n' "$3") 2>/dev/null
    # What Kafka takes as a PEM key store: a PKCS#8 key, its certificate and the authority's.
    cat "$1.key" "$1.pem" ca.pem >"$1.store.pem"
}

authority ca "kafkactl test authority"
authority other-ca "another authority"
signed broker broker "DNS:localhost,IP:127.0.0.1" -days 3650
signed wrong-name broker "DNS:kafka.example.com" -days 3650
signed client client "DNS:client" -days 3650
# Its last day is yesterday, as openssl 3.0 cannot be told a date for `x509 -req`.
signed expired broker "DNS:localhost,IP:127.0.0.1" -days -1

openssl pkcs8 -topk8 -in client.key -out client.encrypted.key -passout "pass:$password" 2>/dev/null
openssl pkcs12 -export -in client.pem -inkey client.key -certfile ca.pem -name client -out client.p12 \
    -passout "pass:$password"
# Connect takes no PEM.
openssl pkcs12 -export -in broker.pem -inkey broker.key -certfile ca.pem -name broker -out broker.p12 \
    -passout "pass:$password"
# As Java 8 and openssl 1 wrote them.
openssl pkcs12 -export -legacy -in client.pem -inkey client.key -certfile ca.pem -name client -out client.legacy.p12 \
    -passout "pass:$password" -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES -macalg sha1
openssl pkcs12 -export -nokeys -in ca.pem -out ca.without-trust-mark.p12 -passout "pass:$password"
keytool -importcert -noprompt -alias ca -file ca.pem -storetype JKS -keystore truststore.jks -storepass "$password" 2>/dev/null
keytool -importcert -noprompt -alias ca -file ca.pem -storetype PKCS12 -keystore truststore.p12 -storepass "$password" 2>/dev/null
keytool -importkeystore -srckeystore client.p12 -srcstoretype PKCS12 -srcstorepass "$password" -destkeystore client.jks \
    -deststoretype JKS -deststorepass "$password" -destkeypass key-secret -srcalias client -destalias client 2>/dev/null

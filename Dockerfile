# An image of the binary alone, and one that can copy it into a pod (--target init). Build the binary first: release/build.sh
#
#   docker build -t kafkactl .
#   docker run --rm kafkactl -b kafka-1:9092 topics describe --under-replicated
#
# There are no certificates of authorities in it: for TLS with a public one mount them
# (-v /etc/ssl/certs:/etc/ssl/certs:ro), or name a file with SSL_CERT_FILE or ssl.truststore.location.
FROM busybox:stable-musl AS init
COPY target/x86_64-unknown-linux-gnu/dist/kafkactl /kafkactl
USER 65534:65534

FROM scratch
COPY target/x86_64-unknown-linux-gnu/dist/kafkactl /kafkactl
# nobody; of the files of a broker it reads what others may read.
USER 65534:65534
ENTRYPOINT ["/kafkactl"]

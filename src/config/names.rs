//! Names of settings: the spellings of Java and librdkafka, which settings are secret, and which have a meaning for Java only.

use super::masks::is_called_secret;

/// librdkafka's names that differ from those of the Java clients (Kafka documentation, "Configuration"; librdkafka's
/// `CONFIGURATION.md`) for the same meaning in the same unit.
const SPELLINGS: &[(&str, &str)] = &[
    // Confluent's serializers accept both.
    ("basic.auth.user.info", "schema.registry.basic.auth.user.info"),
    ("metadata.broker.list", "bootstrap.servers"),
    ("sasl.mechanisms", "sasl.mechanism"),
    ("ssl.ca.location", "ssl.truststore.location"),
    ("ssl.ca.pem", "ssl.truststore.certificates"),
    ("ssl.certificate.pem", "ssl.keystore.certificate.chain"),
    ("ssl.key.pem", "ssl.keystore.key"),
    ("sasl.oauthbearer.client.id", "sasl.oauthbearer.client.credentials.client.id"),
    ("sasl.oauthbearer.client.secret", "sasl.oauthbearer.client.credentials.client.secret"),
    ("socket.timeout.ms", "request.timeout.ms"),
    ("socket.send.buffer.bytes", "send.buffer.bytes"),
    ("socket.receive.buffer.bytes", "receive.buffer.bytes"),
    ("fetch.wait.max.ms", "fetch.max.wait.ms"),
    ("fetch.message.max.bytes", "max.partition.fetch.bytes"),
    ("queue.buffering.max.ms", "linger.ms"),
    ("message.max.bytes", "max.request.size"),
    ("message.timeout.ms", "delivery.timeout.ms"),
    ("message.send.max.retries", "retries"),
    ("request.required.acks", "acks"),
    ("compression.codec", "compression.type"),
    ("max.in.flight", "max.in.flight.requests.per.connection"),
];

/// Secret settings of clients; `sasl.oauthbearer.token` is kafkactl's own. [`is_secret`] decides what is secret.
const SECRETS: &[&str] = &[
    "sasl.jaas.config",
    "sasl.password",
    "sasl.oauthbearer.client.credentials.client.secret",
    "sasl.oauthbearer.assertion.private.key.passphrase",
    "sasl.oauthbearer.token",
    "ssl.key.password",
    "ssl.keystore.key",
    "ssl.keystore.password",
    "ssl.truststore.password",
    "basic.auth.user.info",
    "bearer.auth.token",
    "bearer.auth.client.secret",
];

/// Prefixes of the settings of services with a REST interface.
const REST: &[&str] = &["connect.", "schema.registry."];

/// Prefix of the settings for HTTP headers.
const HEADER: &str = "header.";

/// Settings of services with a REST interface, without the prefix of the service: those of Confluent's registry client. Those of
/// [`TLS`] apply, too.
const OF_REST: &[&str] = &[
    "basic.auth.user.info",
    "bearer.auth.client.id",
    "bearer.auth.client.secret",
    "bearer.auth.issuer.endpoint.url",
    "bearer.auth.scope",
    "bearer.auth.token",
    "proxy.url",
];

/// TLS settings of connections to brokers and, after the prefix of the service, to services with a REST interface.
const TLS: &[&str] = &[
    "ssl.certificate.location",
    "ssl.key.location",
    "ssl.key.password",
    "ssl.keystore.certificate.chain",
    "ssl.keystore.key",
    "ssl.keystore.location",
    "ssl.keystore.password",
    "ssl.truststore.certificates",
    "ssl.truststore.location",
    "ssl.truststore.password",
];

/// Settings of a connection to brokers besides [`TLS`]. They are evaluated here and not passed on to librdkafka.
const OF_CONNECTION: &[&str] = &[
    "bootstrap.servers",
    "enable.ssl.certificate.verification",
    "https.ca.location",
    "https.ca.pem",
    "sasl.jaas.config",
    "sasl.login.callback.handler.class",
    "sasl.mechanism",
    "sasl.oauthbearer.client.credentials.client.id",
    "sasl.oauthbearer.client.credentials.client.secret",
    "sasl.oauthbearer.config",
    "sasl.oauthbearer.extensions",
    "sasl.oauthbearer.method",
    "sasl.oauthbearer.scope",
    "sasl.oauthbearer.token",
    "sasl.oauthbearer.token.endpoint.url",
    "sasl.password",
    "sasl.username",
    "schema.registry.url",
    "security.protocol",
    "ssl.cipher.suites",
    "ssl.enabled.protocols",
    "ssl.endpoint.identification.algorithm",
];

/// Common settings that are passed on to librdkafka and are in no other list.
const PASSED_ON: &[&str] = &[
    "client.dns.lookup",
    "client.id",
    "client.rack",
    "connections.max.idle.ms",
    "reconnect.backoff.max.ms",
    "reconnect.backoff.ms",
    "retry.backoff.max.ms",
    "retry.backoff.ms",
    "socket.connection.setup.timeout.ms",
];

/// Settings of the Java clients without a meaning here: they are accepted and ignored.
const JAVA_ONLY: &[&str] = &[
    "allow.auto.create.topics",
    "auto.register.schemas",
    "basic.auth.credentials.source",
    "buffer.memory",
    "compression.gzip.level",
    "compression.lz4.level",
    "compression.zstd.level",
    "config.providers",
    "default.api.timeout.ms",
    "exclude.internal.topics",
    "interceptor.classes",
    "key.deserializer",
    "key.serializer",
    "max.block.ms",
    "max.poll.records",
    "metadata.max.idle.ms",
    "metric.reporters",
    "metrics.num.samples",
    "metrics.recording.level",
    "metrics.sample.window.ms",
    "partitioner.adaptive.partitioning.enable",
    "partitioner.availability.timeout.ms",
    "partitioner.class",
    "partitioner.ignore.keys",
    "sasl.kerberos.kinit.cmd",
    "sasl.kerberos.min.time.before.relogin",
    "sasl.kerberos.service.name",
    "sasl.kerberos.ticket.renew.jitter",
    "sasl.kerberos.ticket.renew.window.factor",
    "sasl.login.connect.timeout.ms",
    "sasl.login.read.timeout.ms",
    "sasl.login.refresh.buffer.seconds",
    "sasl.login.refresh.min.period.seconds",
    "sasl.login.refresh.window.factor",
    "sasl.login.refresh.window.jitter",
    "sasl.login.retry.backoff.max.ms",
    "sasl.login.retry.backoff.ms",
    "sasl.oauthbearer.clock.skew.seconds",
    "sasl.oauthbearer.expected.audience",
    "sasl.oauthbearer.expected.issuer",
    "sasl.oauthbearer.header.urlencode",
    "sasl.oauthbearer.scope.claim.name",
    "sasl.oauthbearer.sub.claim.name",
    "schema.registry.basic.auth.credentials.source",
    "share.acknowledgement.mode",
    "share.acquire.mode",
    "socket.connection.setup.timeout.max.ms",
    "ssl.keymanager.algorithm",
    "ssl.keystore.type",
    "ssl.protocol",
    "ssl.secure.random.implementation",
    "ssl.trustmanager.algorithm",
    "ssl.truststore.type",
    "transaction.two.phase.commit.enable",
    "use.latest.version",
    "value.deserializer",
    "value.serializer",
];

/// Settings for reading records, passed on to the consumer.
const OF_READING: &[&str] = &[
    "check.crcs",
    "fetch.max.bytes",
    "fetch.max.wait.ms",
    "fetch.min.bytes",
    "group.protocol",
    "group.remote.assignor",
    "heartbeat.interval.ms",
    "max.partition.fetch.bytes",
    "max.poll.interval.ms",
    "partition.assignment.strategy",
    "session.timeout.ms",
];

/// Settings for reading records that commands have options for.
const OF_OPTIONS: &[&str] = &[
    "auto.commit.interval.ms",
    "auto.offset.reset",
    "enable.auto.commit",
    "group.id",
    "group.instance.id",
    "isolation.level",
    "transactional.id",
];

/// Settings for writing records, passed on to the producer.
const OF_WRITING: &[&str] = &[
    "acks",
    "batch.size",
    "compression.type",
    "delivery.timeout.ms",
    "enable.idempotence",
    "linger.ms",
    "max.in.flight.requests.per.connection",
    "max.request.size",
    "retries",
    "transaction.timeout.ms",
];

/// Settings that cannot be honoured, and why. Ignoring them would do something else than requested.
const REFUSED: &[(&str, &str)] = &[
    (
        "bootstrap.controllers",
        "controllers cannot be connected to directly: give brokers in bootstrap.servers",
    ),
    ("sasl.client.callback.handler.class", "a Java class cannot be run here"),
    ("sasl.login.class", "a Java class cannot be run here"),
    ("sasl.oauthbearer.jwt.retriever.class", "a Java class cannot be run here"),
    ("sasl.oauthbearer.jwt.validator.class", "a Java class cannot be run here"),
    ("security.providers", "a Java class cannot be run here"),
    ("ssl.engine.factory.class", "a Java class cannot be run here"),
    ("ssl.provider", "OpenSSL is the only TLS provider here"),
    ("plugin.library.paths", "other libraries cannot be loaded"),
];

/// Properties that Kafka's console tools pass to readers and formatters by `--property`, and the option to use here. Treated as
/// client settings they would be ignored, and records would be written or printed in another way than intended.
const OF_CONSOLE: &[(&str, &str)] = &[
    ("headers.delimiter", "use produce --header NAME=VALUE, or --input jsonl"),
    ("headers.deserializer", "consume -o jsonl prints complete headers"),
    ("headers.key.separator", "use produce --header NAME=VALUE, or --input jsonl"),
    ("headers.separator", "use consume --print headers, and produce --header or --input jsonl"),
    ("ignore.error", "produce --keep-going continues after records that cannot be written"),
    ("include.default.value.fields", "consume -o jsonl prints complete values"),
    ("key.schema", "use --key-schema FILE"),
    ("key.schema.file", "use --key-schema FILE"),
    ("key.schema.id", "use --key-schema FILE"),
    ("key.separator", "use produce --key-delimiter TEXT, or consume --separator TEXT"),
    ("line.separator", "use --delimiter TEXT"),
    ("null.literal", "consume -o jsonl distinguishes null from text"),
    ("null.marker", "use produce --null-value TEXT"),
    ("parse.headers", "use produce --header NAME=VALUE, or --input jsonl"),
    ("parse.key", "use produce --key-delimiter TEXT"),
    ("print.delivery", "consume does not print it"),
    ("print.epoch", "consume -o jsonl prints leaderEpoch"),
    ("print.headers", "use consume --print headers"),
    ("print.key", "use consume --print key"),
    ("print.offset", "use consume --print offset"),
    ("print.partition", "use consume --print partition"),
    ("print.schema.ids", "consume -o jsonl prints the schema of each record"),
    ("print.timestamp", "use consume --print timestamp"),
    ("print.value", "use consume -o 'format={key}' to choose what is printed"),
    ("schema.id.separator", "consume -o jsonl prints the schema of each record"),
    ("value.schema", "use --value-schema FILE"),
    ("value.schema.file", "use --value-schema FILE"),
    ("value.schema.id", "use --value-schema FILE"),
];

/// The Java name of a setting that may have librdkafka's name.
pub fn java_name(name: &str) -> &str {
    SPELLINGS.iter().find(|(other, _)| *other == name).map_or(name, |(_, java)| java)
}

/// librdkafka's name of a setting with this Java name.
pub fn librdkafka_name(name: &str) -> &str {
    SPELLINGS.iter().find(|(_, java)| *java == name).map_or(name, |(other, _)| other)
}

/// Whether the value of a setting is never printed, and refused on a command line.
pub fn is_secret(name: &str) -> bool {
    is_called_secret(name) || of_rest(name).is_some_and(|own| own.starts_with(HEADER))
}

/// The name without the prefix of the service, for settings of services with a REST interface.
pub fn of_rest(name: &str) -> Option<&str> {
    REST.iter().find_map(|service| name.strip_prefix(service))
}

/// Whether services with a REST interface have a setting with this name, without the prefix of the service.
pub fn is_of_rest(own: &str) -> bool {
    OF_REST.contains(&own)
        || TLS.contains(&own)
        || own.strip_prefix(HEADER).is_some_and(|name| !name.is_empty())
}

/// Whether kafkactl itself evaluates a setting of the connection, so that it is not passed on to librdkafka.
pub fn is_of_connection(name: &str) -> bool {
    OF_CONNECTION.contains(&name) || TLS.contains(&name)
}

/// Whether only the Java clients use a setting.
pub fn is_java_only(name: &str) -> bool {
    JAVA_ONLY.contains(&name)
}

/// Whether a setting is for reading records only.
pub fn is_of_reading(name: &str) -> bool {
    OF_READING.contains(&name)
}

/// Whether a setting is for writing records only.
pub fn is_of_writing(name: &str) -> bool {
    OF_WRITING.contains(&name)
}

/// Whether commands have an option for a setting.
pub fn is_of_options(name: &str) -> bool {
    OF_OPTIONS.contains(&name)
}

/// Why a setting cannot be honoured.
pub fn refusal(name: &str) -> Option<&'static str> {
    REFUSED.iter().find(|(refused, _)| *refused == name).map(|(_, why)| *why)
}

/// The option that replaces a property of a reader or formatter of Kafka's console tools. The console consumer has deserializers,
/// too, which in a property file are settings of any client.
pub fn of_console(name: &str, is_typed: bool) -> Option<&'static str> {
    match name {
        "key.deserializer" if is_typed => Some("use --key-format"),
        "value.deserializer" if is_typed => Some("use --value-format"),
        _ => OF_CONSOLE.iter().find(|(own, _)| *own == name).map(|(_, option)| *option),
    }
}

/// All known client settings, by their Java names.
pub fn java_names() -> impl Iterator<Item = &'static str> {
    let spelled = SPELLINGS.iter().map(|(_, java)| *java);
    spelled.chain(
        [SECRETS, JAVA_ONLY, OF_READING, OF_OPTIONS, OF_WRITING, OF_CONNECTION, TLS, PASSED_ON]
            .into_iter()
            .flatten()
            .copied(),
    )
}

//! Names of settings: Java's and librdkafka's, which are secret, and which mean something to Java only.

use super::masks::is_called_secret;

/// What librdkafka calls otherwise than the Java clients (Kafka documentation, "Configuration"; librdkafka's
/// `CONFIGURATION.md`), where both mean the same in the same unit.
const SPELLINGS: &[(&str, &str)] = &[
    // Confluent's serializers take it both ways.
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

/// Secrets that are settings of clients; `sasl.oauthbearer.token` is ours. What is secret is told by [`is_secret`].
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

/// What the settings of services with a REST interface begin with.
const REST: &[&str] = &["connect.", "schema.registry."];

/// What a header of HTTP begins with.
const HEADER: &str = "header.";

/// Settings of services with a REST interface, behind the name of the service: those of Confluent's registry client. [`TLS`] are
/// understood too.
const OF_REST: &[&str] = &[
    "basic.auth.user.info",
    "bearer.auth.client.id",
    "bearer.auth.client.secret",
    "bearer.auth.issuer.endpoint.url",
    "bearer.auth.scope",
    "bearer.auth.token",
    "proxy.url",
];

/// Whom to trust and who the client is, for brokers and, behind their name, for services with a REST interface.
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

/// What a connection to brokers is made of, beside [`TLS`]. It is read here and not passed on to librdkafka.
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

/// Common names that are passed on to librdkafka and stand in no other list.
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

/// What the Java clients know and what has no meaning here: it is accepted and left out.
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

/// What concerns reading records only, and is handed on to what reads them.
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

/// The same, but commands have options of their own for it.
const OF_OPTIONS: &[&str] = &[
    "auto.commit.interval.ms",
    "auto.offset.reset",
    "enable.auto.commit",
    "group.id",
    "group.instance.id",
    "isolation.level",
    "transactional.id",
];

/// What concerns writing records only, and is handed on to what writes them.
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

/// What cannot be honoured, and why; to go on without it would be to do something else than was asked.
const REFUSED: &[(&str, &str)] = &[
    ("bootstrap.controllers", "controllers are not asked directly yet: name brokers with bootstrap.servers"),
    ("sasl.client.callback.handler.class", "a Java class cannot be run here"),
    ("sasl.login.class", "a Java class cannot be run here"),
    ("sasl.oauthbearer.jwt.retriever.class", "a Java class cannot be run here"),
    ("sasl.oauthbearer.jwt.validator.class", "a Java class cannot be run here"),
    ("security.providers", "a Java class cannot be run here"),
    ("ssl.engine.factory.class", "a Java class cannot be run here"),
    ("ssl.provider", "there is one provider of TLS here, OpenSSL"),
    ("plugin.library.paths", "foreign libraries are not loaded into this program"),
];

/// What `--property` means to the console tools of Kafka, whose readers and formatters take it, and which option says it here. Taken as
/// settings of a client these would be ignored, and other records written or shown than was meant.
const OF_CONSOLE: &[(&str, &str)] = &[
    ("headers.delimiter", "headers are written with produce --header NAME=VALUE, or --input jsonl"),
    ("headers.deserializer", "headers are shown whole by consume -o jsonl"),
    ("headers.key.separator", "headers are written with produce --header NAME=VALUE, or --input jsonl"),
    (
        "headers.separator",
        "headers are shown with consume --print headers, and written with produce --header or --input jsonl",
    ),
    ("ignore.error", "produce --keep-going goes on behind records that cannot be written"),
    ("include.default.value.fields", "consume -o jsonl shows values whole"),
    ("key.schema", "the schema of keys is given with --key-schema FILE"),
    ("key.schema.file", "the schema of keys is given with --key-schema FILE"),
    ("key.schema.id", "the schema of keys is given with --key-schema FILE"),
    ("key.separator", "produce takes it as --key-delimiter TEXT, consume as --separator TEXT"),
    ("line.separator", "it is --delimiter TEXT"),
    ("null.literal", "consume -o jsonl tells null from text"),
    ("null.marker", "it is produce --null-value TEXT"),
    ("parse.headers", "headers are written with produce --header NAME=VALUE, or --input jsonl"),
    ("parse.key", "keys are read with produce --key-delimiter TEXT"),
    ("print.delivery", "consume does not show it"),
    ("print.epoch", "consume -o jsonl shows leaderEpoch"),
    ("print.headers", "it is consume --print headers"),
    ("print.key", "it is consume --print key"),
    ("print.offset", "it is consume --print offset"),
    ("print.partition", "it is consume --print partition"),
    ("print.schema.ids", "consume -o jsonl shows the schema of each record"),
    ("print.timestamp", "it is consume --print timestamp"),
    ("print.value", "consume -o 'format={key}' shows what is asked for"),
    ("schema.id.separator", "consume -o jsonl shows the schema of each record"),
    ("value.schema", "the schema of values is given with --value-schema FILE"),
    ("value.schema.file", "the schema of values is given with --value-schema FILE"),
    ("value.schema.id", "the schema of values is given with --value-schema FILE"),
];

/// The Java name of a setting that may be spelled as librdkafka does.
pub fn java_name(name: &str) -> &str {
    SPELLINGS.iter().find(|(other, _)| *other == name).map_or(name, |(_, java)| java)
}

/// What librdkafka calls the setting with this Java name.
pub fn librdkafka_name(name: &str) -> &str {
    SPELLINGS.iter().find(|(_, java)| *java == name).map_or(name, |(other, _)| other)
}

/// Whether the value of a setting is never shown, and no command line may hold it.
pub fn is_secret(name: &str) -> bool {
    is_called_secret(name) || of_rest(name).is_some_and(|own| own.starts_with(HEADER))
}

/// The name of a setting of a service with a REST interface behind the name of that service; `None` for other settings.
pub fn of_rest(name: &str) -> Option<&str> {
    REST.iter().find_map(|service| name.strip_prefix(service))
}

/// Whether a service with a REST interface has a setting with this name, which stands behind its own.
pub fn is_of_rest(own: &str) -> bool {
    OF_REST.contains(&own)
        || TLS.contains(&own)
        || own.strip_prefix(HEADER).is_some_and(|name| !name.is_empty())
}

/// Whether a connection to brokers is made of the setting, which so is not passed on to librdkafka.
pub fn is_of_connection(name: &str) -> bool {
    OF_CONNECTION.contains(&name) || TLS.contains(&name)
}

/// Whether only the Java clients have a use for a setting.
pub fn is_java_only(name: &str) -> bool {
    JAVA_ONLY.contains(&name)
}

/// Whether a setting concerns reading records only.
pub fn is_of_reading(name: &str) -> bool {
    OF_READING.contains(&name)
}

/// Whether a setting concerns writing records only.
pub fn is_of_writing(name: &str) -> bool {
    OF_WRITING.contains(&name)
}

/// Whether a setting is one that commands have options for.
pub fn is_of_options(name: &str) -> bool {
    OF_OPTIONS.contains(&name)
}

/// Why a setting cannot be honoured.
pub fn refusal(name: &str) -> Option<&'static str> {
    REFUSED.iter().find(|(refused, _)| *refused == name).map(|(_, why)| *why)
}

/// The option that stands here for a property of a reader or formatter of Kafka's console tools. Those of the consumer have deserializers
/// too, which in a property file are settings of any client.
pub fn of_console(name: &str, is_typed: bool) -> Option<&'static str> {
    match name {
        "key.deserializer" if is_typed => Some("how keys are shown is said with --key-format"),
        "value.deserializer" if is_typed => Some("how values are shown is said with --value-format"),
        _ => OF_CONSOLE.iter().find(|(own, _)| *own == name).map(|(_, option)| *option),
    }
}

/// The names of all settings of clients that are known here, as Java has them.
pub fn java_names() -> impl Iterator<Item = &'static str> {
    let spelled = SPELLINGS.iter().map(|(_, java)| *java);
    spelled.chain(
        [SECRETS, JAVA_ONLY, OF_READING, OF_OPTIONS, OF_WRITING, OF_CONNECTION, TLS, PASSED_ON]
            .into_iter()
            .flatten()
            .copied(),
    )
}

//! The settings of a client of librdkafka: those of every client, those of its role and those of the user.

use super::ffi::{Config, SetFailure};
use crate::error::{Error, Kind, Result};
use crate::kafka::settings::{Authorities, ConnectionSettings, Login, Role};

/// Settings of a reader that differ from librdkafka's defaults.
const OF_READER: [(&str, &str); 9] = [
    // As Java's consumers do.
    ("check.crcs", "true"),
    // Only our own code commits, and only what was written to the output.
    ("enable.auto.commit", "false"),
    ("enable.auto.offset.store", "false"),
    ("enable.partition.eof", "true"),
    // When the wanted records do not exist any more, the oldest existing ones are nearest.
    ("auto.offset.reset", "earliest"),
    // Bytes that are fetched ahead, over all partitions; more costs memory and gains nothing. With the default of the second
    // setting, fetching stops for a second when the queue is full.
    ("queued.max.messages.kbytes", "16384"),
    ("fetch.queue.backoff.ms", "10"),
    // So that new partitions and deleted topics are noticed soon.
    ("topic.metadata.refresh.interval.ms", "10000"),
    // So that a new leader is found after 100 ms, not after half a second.
    ("topic.metadata.refresh.fast.interval.ms", "100"),
];

/// Settings of a writer that differ from librdkafka's defaults.
const OF_WRITER: [(&str, &str); 5] = [
    // The writer itself limits the records in flight.
    ("queue.buffering.max.messages", "0"),
    ("queue.buffering.max.kbytes", "2147483647"),
    // Wait up to 50 ms to fill a batch: fewer batches in flight. `flush` sends what is left.
    ("linger.ms", "50"),
    // The maximum: brokers refuse what is larger than a topic allows.
    ("message.max.bytes", "1000000000"),
    // So that a new leader is found after 100 ms, not after half a second.
    ("topic.metadata.refresh.fast.interval.ms", "100"),
];

/// All settings of a client.
pub(super) fn configured(settings: &ConnectionSettings) -> Result<Config> {
    let mut config =
        Config::new().ok_or_else(|| Error::new(Kind::Failed, "not enough memory for a connection"))?;
    let mut set = |name: &str, value: &str| match config.set(name, value) {
        Ok(()) => Ok(()),
        Err(SetFailure::UnknownName) => {
            Err(Error::new(Kind::Failed, format!("librdkafka does not know '{name}'")))
        }
        Err(SetFailure::WrongValue(words)) => {
            Err(Error::new(Kind::Usage, format!("setting '{name}' is invalid: {words}")))
        }
    };
    let fixed = [
        ("client.id", "kafkactl"),
        ("client.software.name", "kafkactl"),
        ("client.software.version", env!("CARGO_PKG_VERSION")),
        ("log.queue", "true"),
        // A closed connection is reported by the request that it breaks.
        ("log.connection.close", "false"),
        ("enable.metrics.push", "false"),
        // Connect to all brokers at once. By default librdkafka connects to one after the other when it needs them, each 11 ms after
        // the last (three times the time of a listing), and tries the next only after a second if one accepts and never answers.
        ("enable.sparse.connections", "false"),
        // Without connections librdkafka tries the next broker after half of this, at least 11 ms. The default of 100 ms made up 50
        // of the 60 ms of a listing.
        ("reconnect.backoff.ms", "20"),
        ("reconnect.backoff.max.ms", "1000"),
    ];
    for (name, value) in fixed {
        set(name, value)?;
    }
    let of_role = match settings.role {
        Role::Admin => &[][..],
        Role::Reader | Role::Groups => &OF_READER,
        Role::Writer => &OF_WRITER,
    };
    for (name, value) in of_role {
        set(name, value)?;
    }
    for (name, value) in &settings.properties {
        set(name, value)?;
    }
    if settings.role == Role::Groups {
        set("group.id", "kafkactl")?;
    }
    // After what the user sets: describing a mistyped topic must not create it.
    set("allow.auto.create.topics", "false")?;
    set("bootstrap.servers", &settings.bootstrap_servers)?;
    set("security.protocol", settings.security_protocol())?;
    if !settings.debug.is_empty() {
        set("debug", settings.debug)?;
    }
    if let Some(tls) = &settings.tls {
        match &tls.authorities {
            Authorities::Certificates(pem) => set("ssl.ca.pem", pem)?,
            Authorities::Path(path) => set("ssl.ca.location", path)?,
        }
        if let Some((certificates, key)) = &tls.identity {
            set("ssl.certificate.pem", certificates)?;
            set("ssl.key.pem", key.reveal())?;
        }
        set("ssl.endpoint.identification.algorithm", if tls.verify_hostname { "https" } else { "none" })?;
        set("enable.ssl.certificate.verification", if tls.verify_certificate { "true" } else { "false" })?;
    }
    if let Some(login) = &settings.login {
        set("sasl.mechanism", login.mechanism())?;
        if let Login::Password { username, password, .. } = login {
            set("sasl.username", username)?;
            set("sasl.password", password.reveal())?;
        }
    }
    Ok(config)
}

/// Whether librdkafka has a setting with this name.
pub fn knows_property(name: &str) -> bool {
    Config::new().is_some_and(|config| config.knows(name))
}

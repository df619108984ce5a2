//! The settings of a client of librdkafka: what every one has, what its role sets, and what the user does.

use super::ffi::{Config, SetFailure};
use crate::error::{Error, Kind, Result};
use crate::kafka::settings::{Authorities, ConnectionSettings, Login, Role};

/// What a reader sets otherwise than librdkafka does.
const OF_READER: [(&str, &str); 9] = [
    // As Java's consumers do.
    ("check.crcs", "true"),
    // What has been written is committed, and only by us.
    ("enable.auto.commit", "false"),
    ("enable.auto.offset.store", "false"),
    ("enable.partition.eof", "true"),
    // Where a start is not known, and the records wanted are gone, the oldest that are left are nearest.
    ("auto.offset.reset", "earliest"),
    // Records are fetched ahead up to this, over all partitions; more costs memory and gains nothing. With the default of the
    // second, a full queue stands still for a second.
    ("queued.max.messages.kbytes", "16384"),
    ("fetch.queue.backoff.ms", "10"),
    // Partitions that come, and topics that go, are noticed soon.
    ("topic.metadata.refresh.interval.ms", "10000"),
    // Partitions without a leader are asked about again soon, and not only after half a second.
    ("topic.metadata.refresh.fast.interval.ms", "100"),
];

/// What a writer sets otherwise than librdkafka does.
const OF_WRITER: [(&str, &str); 5] = [
    // What is under way is bounded by us.
    ("queue.buffering.max.messages", "0"),
    ("queue.buffering.max.kbytes", "2147483647"),
    // Batches are filled, so that few are under way; what waits in vain is hurried.
    ("linger.ms", "50"),
    // The most there can be: what a topic takes is for the broker to say.
    ("message.max.bytes", "1000000000"),
    // Partitions without a leader are asked about again soon, and not only after half a second.
    ("topic.metadata.refresh.fast.interval.ms", "100"),
];

/// The settings of a client, put together.
pub(super) fn configured(settings: &ConnectionSettings) -> Result<Config> {
    let mut config =
        Config::new().ok_or_else(|| Error::new(Kind::Failed, "there is no memory for a connection"))?;
    let mut set = |name: &str, value: &str| match config.set(name, value) {
        Ok(()) => Ok(()),
        Err(SetFailure::UnknownName) => {
            Err(Error::new(Kind::Failed, format!("librdkafka does not know '{name}'")))
        }
        Err(SetFailure::WrongValue(words)) => {
            Err(Error::new(Kind::Usage, format!("the setting '{name}' cannot be used: {words}")))
        }
    };
    let fixed = [
        ("client.id", "kafkactl"),
        ("client.software.name", "kafkactl"),
        ("client.software.version", env!("CARGO_PKG_VERSION")),
        ("log.queue", "true"),
        // Closed connections are reported where they matter.
        ("log.connection.close", "false"),
        ("enable.metrics.push", "false"),
        // All brokers are connected to at once. librdkafka would connect to one after the other as they are needed, each 11 ms
        // after the last (three times what a listing takes), and look past one that accepts and never answers only after a
        // second.
        ("enable.sparse.connections", "false"),
        // Without connections librdkafka tries the next broker after half of this, or 11 ms: 50 ms of the 60 that a listing took.
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

//! The settings from options, the environment, Java property files and contexts, merged so that each value keeps its origin.

mod address;
pub mod contexts;
mod guard;
mod jaas;
mod known_clusters;
mod layers;
mod local_broker;
mod masks;
pub mod names;
mod places;
mod secret;
pub mod stores;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

pub use address::{Address, is_localhost};
pub use contexts::{cache_folder, kcat_config, state_folder};
pub use guard::Guard;
pub use jaas::Jaas;
pub use layers::{Given, Request, Resolved, read_kcat_config, read_properties, resolve};
pub use local_broker::LocalBroker;
pub use masks::{has_secrets, is_called_secret, without_secrets};
pub use places::Target;
pub use secret::{MASK, Value, secret_on_command_line};

use crate::error::{Error, Kind, Result};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A dedicated option such as `--bootstrap-server`.
    Option(&'static str),
    /// `-X KEY=VALUE`.
    Property,
    /// A Java property file.
    CommandConfig(PathBuf),
    /// An environment variable `KAFKACTL_...`.
    Environment(&'static str),
    /// A context of the config file.
    Context(String),
    /// The properties file of a broker on this machine.
    BrokerFile(PathBuf),
    /// A variable from which a broker image generates its properties file.
    BrokerEnvironment(String),
    /// Not given.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Option(name) => f.write_str(name),
            Self::Property => f.write_str("-X"),
            Self::CommandConfig(path) => write!(f, "file '{}'", path.display()),
            Self::Environment(name) => write!(f, "environment variable {name}"),
            Self::Context(name) => write!(f, "context '{name}'"),
            Self::BrokerFile(path) => write!(f, "the broker's file '{}'", path.display()),
            Self::BrokerEnvironment(name) => write!(f, "the broker's environment variable {name}"),
            Self::Default => f.write_str("default"),
        }
    }
}

impl Origin {
    /// Whether the configuration of a broker on this machine is the origin.
    pub fn is_of_broker(&self) -> bool {
        matches!(self, Self::BrokerFile(_) | Self::BrokerEnvironment(_))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The value as written.
    pub value: Value,
    pub origin: Origin,
}

/// All settings of a connection, by their Java names.
#[derive(Debug, Clone, Default)]
pub struct Settings(BTreeMap<String, Setting>);

/// Settings from one origin, by their Java names.
#[derive(Debug, Clone)]
struct Layer {
    origin: Origin,
    entries: BTreeMap<String, Value>,
}

impl Layer {
    /// If one setting has two spellings, that of Java wins; of duplicates, the last.
    fn new(origin: Origin, entries: impl IntoIterator<Item = (String, Value)>) -> Self {
        let (java, others): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(name, _)| names::java_name(name) == name);
        let others = others.into_iter().map(|(name, value)| (names::java_name(&name).to_owned(), value));
        Self { origin, entries: others.chain(java).collect() }
    }
}

/// Settings that a login module replaces: if a layer has a module, lower layers do not contribute these.
const OF_JAAS: &[&str] = &[
    "sasl.username",
    "sasl.password",
    "sasl.oauthbearer.client.credentials.client.id",
    "sasl.oauthbearer.client.credentials.client.secret",
    "sasl.oauthbearer.scope",
];

/// Groups of settings that replace each other: if a layer has one of a group, lower layers do not contribute the others.
const ALTERNATIVES: &[&[&str]] = &[
    &["ssl.truststore.location", "ssl.truststore.certificates"],
    &[
        "ssl.keystore.location",
        "ssl.keystore.key",
        "ssl.keystore.certificate.chain",
        "ssl.certificate.location",
        "ssl.key.location",
    ],
];

impl Settings {
    /// Merges layers, the one with the highest precedence first.
    fn merged(layers: impl IntoIterator<Item = Layer>) -> Self {
        let mut merged: BTreeMap<String, Setting> = BTreeMap::new();
        for layer in layers {
            let has_jaas =
                merged.contains_key("sasl.jaas.config") || layer.entries.contains_key("sasl.jaas.config");
            let superseded = |group: &&[&'static str]| group.iter().any(|name| merged.contains_key(*name));
            let superseded: Vec<&str> =
                ALTERNATIVES.iter().copied().filter(superseded).flatten().copied().collect();
            for (name, value) in layer.entries {
                if (has_jaas && OF_JAAS.contains(&name.as_str())) || superseded.contains(&name.as_str()) {
                    continue;
                }
                merged.entry(name).or_insert(Setting { value, origin: layer.origin.clone() });
            }
        }
        Self(merged)
    }

    pub fn get(&self, name: &str) -> Option<&Setting> {
        self.0.get(name)
    }

    /// The settings with this prefix, by their names without it.
    #[must_use]
    pub fn under(&self, prefix: &str) -> Self {
        let own = |(name, setting): (&String, &Setting)| {
            Some((name.strip_prefix(prefix)?.to_owned(), setting.clone()))
        };
        Self(self.0.iter().filter_map(own).collect())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Setting)> {
        self.0.iter().map(|(name, setting)| (name.as_str(), setting))
    }

    /// The text of a setting; an empty one counts as not set, as in Java.
    pub fn text(&self, name: &str) -> Result<Option<String>> {
        let Some(setting) = self.get(name) else { return Ok(None) };
        let text = setting
            .value
            .text(name)
            .map_err(|error| error.hint(format!("it was set by {}", setting.origin)))?;
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// A usage error about the value of a setting, with its origin as a hint.
    pub fn wrong(&self, name: &str, why: impl fmt::Display) -> Error {
        let error = Error::new(Kind::Usage, format!("setting '{name}' is invalid: {why}"));
        match self.get(name) {
            Some(setting) => error.hint(format!("it was set by {}", setting.origin)),
            None => error,
        }
    }
}

/// The known name that is most similar to an unknown one, if any is close.
pub fn similar_name(name: &str) -> Option<&'static str> {
    crate::util::closest(name, names::java_names())
}

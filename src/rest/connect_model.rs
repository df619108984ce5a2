//! What Connect says and takes, as Rust has it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::lenient::{or_default, text_of, without_nulls};

/// A worker, as it says itself.
#[derive(Debug, Clone, Deserialize)]
pub struct Worker {
    /// Its version of Kafka.
    pub version: Option<String>,
    /// The commit it was built from.
    pub commit: Option<String>,
    /// The Kafka cluster it works with; `None` before 1.1.
    pub kafka_cluster_id: Option<String>,
}

/// A connector, as the worker that was asked knows it.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Expanded {
    /// Its state; `None` before it was written the first time.
    pub status: Option<ConnectorStatus>,
    /// Its config.
    pub info: Option<ConnectorInfo>,
}

/// How a connector is configured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "SentInfo")]
pub struct ConnectorInfo {
    /// What is set.
    pub config: BTreeMap<String, String>,
    /// What is there without a value. Workers before 3.3 took null; it counts as absent, and newer ones refuse it.
    pub null_configs: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct SentInfo {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) config: BTreeMap<String, Value>,
}

impl From<SentInfo> for ConnectorInfo {
    fn from(SentInfo { config }: SentInfo) -> Self {
        let mut info = Self::default();
        for (name, value) in config {
            match text_of(value) {
                Some(text) => drop(info.config.insert(name, text)),
                None => info.null_configs.push(name),
            }
        }
        info
    }
}

/// What a connector and its tasks do.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ConnectorStatus {
    /// Its name.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// The connector itself.
    #[serde(default, deserialize_with = "or_default")]
    pub connector: InstanceState,
    /// Its tasks.
    #[serde(default, deserialize_with = "without_nulls")]
    pub tasks: Vec<TaskState>,
    /// `source`, `sink` or `unknown`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
}

impl ConnectorStatus {
    /// The connector itself and its tasks.
    pub fn instances(&self) -> impl Iterator<Item = &InstanceState> {
        std::iter::once(&self.connector).chain(self.tasks.iter().map(|task| &task.instance))
    }

    /// Whether the connector or one of its tasks has failed.
    pub fn has_failed(&self) -> bool {
        self.instances().any(|instance| instance.state == "FAILED")
    }
}

/// What an instance of a connector or a task does.
#[derive(Debug, Clone, Deserialize)]
pub struct InstanceState {
    /// `UNASSIGNED`, `RUNNING`, `PAUSED`, `FAILED`, `RESTARTING` or `STOPPED`; `UNKNOWN` where the worker does not say.
    #[serde(default = "unknown", deserialize_with = "or_unknown")]
    pub state: String,
    /// `host:port` of the worker it runs on.
    pub worker_id: Option<String>,
    /// Why it failed.
    pub trace: Option<String>,
    /// The version of its plugin (since 4.1).
    pub version: Option<String>,
}

impl Default for InstanceState {
    fn default() -> Self {
        Self { state: unknown(), worker_id: None, trace: None, version: None }
    }
}

fn unknown() -> String {
    "UNKNOWN".to_owned()
}

fn or_unknown<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(unknown))
}

/// What a task does.
#[derive(Debug, Clone, Deserialize)]
pub struct TaskState {
    /// Its number.
    pub id: Option<u32>,
    /// The rest.
    #[serde(flatten)]
    pub instance: InstanceState,
}

/// A place of a connector; what partition and offset are is up to the connector.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct ConnectorOffset {
    /// Where from: for a sink `kafka_topic` and `kafka_partition`.
    #[serde(default)]
    pub partition: Value,
    /// How far: for a sink `kafka_offset`.
    #[serde(default)]
    pub offset: Value,
}

#[derive(Deserialize)]
pub(super) struct Offsets {
    #[serde(default, deserialize_with = "without_nulls")]
    pub(super) offsets: Vec<ConnectorOffset>,
}

/// A kind of connector, transformation, predicate or converter that the workers have.
#[derive(Debug, Clone, Deserialize)]
pub struct Plugin {
    /// The Java class.
    pub class: Option<String>,
    /// `source`, `sink`, `transformation`, `predicate`, `converter` or `header_converter`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Its version.
    pub version: Option<String>,
}

/// A config of a plugin.
#[derive(Debug, Clone, Deserialize)]
pub struct ConfigDefinition {
    /// Its name.
    pub name: Option<String>,
    /// Its type, such as `STRING` or `PASSWORD`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Whether it has to be set.
    pub required: Option<bool>,
    /// What it is where it is not set.
    pub default_value: Option<String>,
    /// `HIGH`, `MEDIUM` or `LOW`.
    pub importance: Option<String>,
    /// What it is for.
    pub documentation: Option<String>,
}

/// What a plugin says of a config.
#[derive(Debug, Clone)]
pub struct Validation {
    /// What is wrong, by config.
    pub issues: Vec<ConfigIssue>,
    /// Configs whose values are passwords.
    pub passwords: Vec<String>,
}

/// What is wrong with one config.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigIssue {
    /// Its name.
    pub name: String,
    /// What is wrong, in the plugin's words.
    pub errors: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct ConfigInfos {
    #[serde(default, deserialize_with = "without_nulls")]
    pub(super) configs: Vec<ConfigInfo>,
}

#[derive(Deserialize)]
pub(super) struct ConfigInfo {
    pub(super) definition: Option<ConfigDefinition>,
    pub(super) value: Option<ConfigValue>,
}

#[derive(Deserialize)]
pub(super) struct ConfigValue {
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "without_nulls")]
    pub(super) errors: Vec<String>,
}

/// What a connector is to do at first (KIP-980).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InitialState {
    /// It works.
    Running,
    /// It has tasks, which rest.
    Paused,
    /// It has no tasks.
    Stopped,
}

/// Whether a connector came into being.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It did.
    New,
    /// There is one with that name.
    Exists,
}

/// What of a connector is restarted (KIP-745).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restart {
    /// Its tasks too.
    pub tasks: bool,
    /// Only what failed.
    pub only_failed: bool,
}

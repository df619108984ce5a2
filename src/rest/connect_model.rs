//! The requests and answers of Connect's REST interface, as Rust types.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::lenient::{or_default, text_of, without_nulls};

/// A worker.
#[derive(Debug, Clone, Deserialize)]
pub struct Worker {
    /// The version of Kafka.
    pub version: Option<String>,
    /// The commit it was built from.
    pub commit: Option<String>,
    /// The id of its Kafka cluster; `None` before 1.1.
    pub kafka_cluster_id: Option<String>,
}

/// A connector, as the worker that answered knows it.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Expanded {
    /// `None` before the first state was written.
    pub status: Option<ConnectorStatus>,
    pub info: Option<ConnectorInfo>,
}

/// The config of a connector.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "SentInfo")]
pub struct ConnectorInfo {
    /// The keys with a value.
    pub config: BTreeMap<String, String>,
    /// The keys with null. Workers before 3.3 accepted null, which counts as absent; newer ones refuse it.
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

/// The state of a connector and its tasks.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ConnectorStatus {
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

/// The state of a connector or task.
#[derive(Debug, Clone, Deserialize)]
pub struct InstanceState {
    /// `UNASSIGNED`, `RUNNING`, `PAUSED`, `FAILED`, `RESTARTING` or `STOPPED`; `UNKNOWN` if the worker does not say.
    #[serde(default = "unknown", deserialize_with = "or_unknown")]
    pub state: String,
    /// `host:port` of its worker.
    pub worker_id: Option<String>,
    /// The stack trace of its failure.
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

/// The state of a task.
#[derive(Debug, Clone, Deserialize)]
pub struct TaskState {
    pub id: Option<u32>,
    #[serde(flatten)]
    pub instance: InstanceState,
}

/// An offset of a connector. The format of partition and offset depends on the connector.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ConnectorOffset {
    /// For a sink `kafka_topic` and `kafka_partition`.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("type" = "object")))]
    pub partition: Value,
    /// For a sink `kafka_offset`.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("type" = ["object", "null"])))]
    pub offset: Value,
}

#[derive(Deserialize)]
pub(super) struct Offsets {
    #[serde(default, deserialize_with = "without_nulls")]
    pub(super) offsets: Vec<ConnectorOffset>,
}

/// A plugin of the workers: a connector, transformation, predicate or converter.
#[derive(Debug, Clone, Deserialize)]
pub struct Plugin {
    /// The Java class.
    pub class: Option<String>,
    /// `source`, `sink`, `transformation`, `predicate`, `converter` or `header_converter`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub version: Option<String>,
}

/// A config of a plugin.
#[derive(Debug, Clone, Deserialize)]
pub struct ConfigDefinition {
    pub name: Option<String>,
    /// Its type, such as `STRING` or `PASSWORD`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Whether it is required.
    pub required: Option<bool>,
    /// The default value.
    pub default_value: Option<String>,
    /// `HIGH`, `MEDIUM` or `LOW`.
    pub importance: Option<String>,
    /// The documentation.
    pub documentation: Option<String>,
}

/// The result of the check of a config by a plugin.
#[derive(Debug, Clone)]
pub struct Validation {
    pub issues: Vec<ConfigIssue>,
    /// Configs whose values are passwords.
    pub passwords: Vec<String>,
}

/// The errors of one config.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigIssue {
    pub name: String,
    /// The messages of the plugin.
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

/// The initial state of a connector (KIP-980).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InitialState {
    Running,
    /// Its tasks keep their assignment.
    Paused,
    /// It has no tasks.
    Stopped,
}

/// Whether a connector was created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    New,
    /// A connector with this name exists.
    Exists,
}

/// Which parts of a connector are restarted (KIP-745).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restart {
    /// Also its tasks.
    pub tasks: bool,
    /// Only instances that have failed.
    pub only_failed: bool,
}

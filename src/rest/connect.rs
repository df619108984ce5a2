//! The REST interface of Kafka Connect (KIP-26 and those that followed it), by its resources.

use std::collections::BTreeMap;

use reqwest::Method;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::server::{Answered, Call, Failure, RestServer, Service};
use crate::error::{Error, Status};
use crate::util::consent::Consent;

/// The workers of a Connect cluster, as a service.
pub const CONNECT: Service = Service {
    name: "Connect",
    prefix: "connect.",
    default_url: "http://localhost:8083",
    accept: "application/json",
    content_type: "application/json",
    url_hint: "is the URL right, and is there a proxy between?",
};

/// The workers of a Connect cluster.
#[derive(Debug)]
pub struct Connect(RestServer);

/// A worker, as it says itself.
#[derive(Debug, Clone, Deserialize)]
pub struct Worker {
    /// Its version of Kafka.
    pub version: String,
    /// The commit it was built from.
    pub commit: String,
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

/// What a connector is.
#[derive(Debug, Clone, Deserialize)]
pub struct ConnectorInfo {
    /// Its name.
    pub name: String,
    /// Its config.
    pub config: BTreeMap<String, String>,
}

/// What a connector and its tasks do.
#[derive(Debug, Clone, Deserialize)]
pub struct ConnectorStatus {
    /// Its name.
    pub name: String,
    /// The connector itself.
    pub connector: InstanceState,
    /// Its tasks.
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
    /// `UNASSIGNED`, `RUNNING`, `PAUSED`, `FAILED`, `RESTARTING` or `STOPPED`.
    pub state: String,
    /// `host:port` of the worker it runs on.
    pub worker_id: String,
    /// Why it failed.
    pub trace: Option<String>,
    /// The version of its plugin (since 4.1).
    pub version: Option<String>,
}

/// What a task does.
#[derive(Debug, Clone, Deserialize)]
pub struct TaskState {
    /// Its number.
    pub id: u32,
    /// The rest.
    #[serde(flatten)]
    pub instance: InstanceState,
}

/// A place of a connector; what partition and offset are is up to the connector.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct ConnectorOffset {
    /// Where from: for a sink `kafka_topic` and `kafka_partition`.
    pub partition: Value,
    /// How far: for a sink `kafka_offset`.
    pub offset: Value,
}

#[derive(Deserialize)]
struct Offsets {
    offsets: Vec<ConnectorOffset>,
}

/// A kind of connector, transformation, predicate or converter that the workers have.
#[derive(Debug, Clone, Deserialize)]
pub struct Plugin {
    /// The Java class.
    pub class: String,
    /// `source`, `sink`, `transformation`, `predicate`, `converter` or `header_converter`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its version.
    pub version: Option<String>,
}

/// A config of a plugin.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct ConfigDefinition {
    /// Its name.
    pub name: String,
    /// Its type, such as `STRING` or `PASSWORD`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it has to be set.
    pub required: bool,
    /// What it is where it is not set.
    pub default_value: Option<String>,
    /// `HIGH`, `MEDIUM` or `LOW`.
    pub importance: String,
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
struct ConfigInfos {
    configs: Vec<ConfigInfo>,
}

#[derive(Deserialize)]
struct ConfigInfo {
    definition: Option<ConfigDefinition>,
    value: ConfigValue,
}

#[derive(Deserialize)]
struct ConfigValue {
    name: String,
    #[serde(default)]
    errors: Vec<String>,
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

/// Words of failures with status 500 that pass: of reads while workers rearrange themselves, of a worker that passes a request on to a
/// leader that has just died, and of offsets of a sink whose tasks have not all left their group yet.
const PASSING: [&str; 3] =
    ["rebalance is expected", "trying to forward REST request", "can be safely retried"];

/// What workers say while they rearrange themselves: they come back to themselves within a while.
///
/// "Already exists" is also a 409. A rebalance makes plain reads fail with 500 (`RebalanceNeededException`).
fn is_busy(failure: &Failure) -> bool {
    match failure.status {
        409 => !failure.message.ends_with("already exists"),
        500 => PASSING.iter().any(|words| failure.message.contains(words)),
        _ => false,
    }
}

fn failed(what: &str, failure: &Failure) -> Error {
    let status = match failure.status {
        404 => Status::NotFound,
        503 => Status::Unreachable,
        _ => Status::Failed,
    };
    Error::new(status, format!("{what}: {}", failure.message))
}

impl Connect {
    /// The workers behind the addresses of a service.
    pub fn new(server: RestServer) -> Self {
        Self(server)
    }

    /// The address that answered last.
    pub fn address(&self) -> &str {
        self.0.address()
    }

    fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &[&str],
        body: Option<Value>,
    ) -> Answered<std::result::Result<T, Failure>> {
        self.0.call(&Call { method, up: 0, path, query: &[], body }, is_busy)
    }

    fn no_such_connector(&self, name: &str) -> Error {
        Error::new(Status::NotFound, format!("connector '{name}' does not exist on {}", self.address()))
            .hint("see what there is: kafkactl connect list")
    }

    /// An error about a connector.
    fn of_connector(&self, what: &str, name: &str, failure: &Failure) -> Error {
        match failure.status {
            404 if failure.is_not_found() => self.no_such_connector(name),
            _ => failed(&format!("could not {what} connector '{name}'"), failure),
        }
    }

    /// The worker that answers.
    pub fn worker(&self) -> Answered<Worker> {
        let answer = self.call(Method::GET, &[], None)?;
        Ok(answer.map_err(|failure| failed("could not ask the worker", &failure))?)
    }

    /// All connectors with their state and config (KIP-465).
    pub fn connectors(&self) -> Answered<BTreeMap<String, Expanded>> {
        let query = [("expand", "status"), ("expand", "info")];
        let call = Call { method: Method::GET, up: 0, path: &["connectors"], query: &query, body: None };
        let answer = self.0.call(&call, is_busy)?;
        Ok(answer.map_err(|failure| failed("could not list connectors", &failure))?)
    }

    /// What a connector does; `None` while there is none, or nothing was written of it yet.
    pub fn status(&self, name: &str) -> Answered<Option<ConnectorStatus>> {
        match self.call(Method::GET, &["connectors", name, "status"], None)? {
            Ok(status) => Ok(Some(status)),
            Err(failure) if failure.is_not_found() => Ok(None),
            Err(failure) => Err(self.of_connector("ask for the state of", name, &failure).into()),
        }
    }

    /// The config of a connector.
    pub fn config(&self, name: &str) -> Answered<BTreeMap<String, String>> {
        let answer = self.call(Method::GET, &["connectors", name, "config"], None)?;
        Ok(answer.map_err(|failure| self.of_connector("read the config of", name, &failure))?)
    }

    /// The topics that a connector has read or written (KIP-558); `None` where the workers do not keep that.
    pub fn topics(&self, name: &str) -> Answered<Option<Vec<String>>> {
        #[derive(Deserialize)]
        struct Topics {
            topics: Vec<String>,
        }
        match self.call::<BTreeMap<String, Topics>>(Method::GET, &["connectors", name, "topics"], None)? {
            Ok(topics) => Ok(Some(topics.into_values().flat_map(|one| one.topics).collect())),
            Err(failure) => Err(self.of_connector("ask for the topics of", name, &failure).into()),
        }
    }

    /// Makes a connector.
    pub fn create(
        &self,
        name: &str,
        config: &BTreeMap<String, String>,
        state: Option<InitialState>,
    ) -> Answered<Created> {
        let mut body = Map::new();
        body.insert("name".to_owned(), json!(name));
        body.insert("config".to_owned(), json!(config));
        if let Some(state) = state {
            let state = match state {
                InitialState::Running => "RUNNING",
                InitialState::Paused => "PAUSED",
                InitialState::Stopped => "STOPPED",
            };
            body.insert("initial_state".to_owned(), json!(state));
        }
        match self.call::<IgnoredAny>(Method::POST, &["connectors"], Some(Value::Object(body)))? {
            Ok(_) => Ok(Created::New),
            Err(failure) if failure.status == 409 => Ok(Created::Exists),
            Err(failure) => Err(failed(&format!("could not create connector '{name}'"), &failure).into()),
        }
    }

    /// Gives a connector a config; makes it where there is none.
    pub fn set_config(&self, name: &str, config: &BTreeMap<String, String>) -> Answered<()> {
        let path = ["connectors", name, "config"];
        let answer = self.call::<IgnoredAny>(Method::PUT, &path, Some(json!(config)))?;
        Ok(answer.map(|_| ()).map_err(|failure| self.of_connector("change the config of", name, &failure))?)
    }

    /// Removes a connector; its offsets stay. One that is gone already is no error.
    pub fn delete(&self, name: &str, _consent: &Consent) -> Answered<()> {
        match self.call::<IgnoredAny>(Method::DELETE, &["connectors", name], None)? {
            Ok(_) => Ok(()),
            Err(failure) if failure.is_not_found() => Ok(()),
            Err(failure) => Err(self.of_connector("delete", name, &failure).into()),
        }
    }

    /// Has a connector `pause`, `resume` or `stop`; it is not waited for.
    pub fn order(&self, name: &str, verb: &str) -> Answered<()> {
        let answer = self.call::<IgnoredAny>(Method::PUT, &["connectors", name, verb], None)?;
        Ok(answer.map(|_| ()).map_err(|failure| self.of_connector(verb, name, &failure))?)
    }

    /// Starts a connector anew, or some of it; it is not waited for.
    pub fn restart(&self, name: &str, restart: Restart) -> Answered<()> {
        let flag = |set: bool| if set { "true" } else { "false" };
        let query = [("includeTasks", flag(restart.tasks)), ("onlyFailed", flag(restart.only_failed))];
        let path = ["connectors", name, "restart"];
        let call = Call { method: Method::POST, up: 0, path: &path, query: &query, body: None };
        let answer = self.0.call::<IgnoredAny>(&call, is_busy)?;
        Ok(answer.map(|_| ()).map_err(|failure| self.of_connector("restart", name, &failure))?)
    }

    /// Where a connector stands: a list of partitions with offsets, both as the connector made them (KIP-875).
    pub fn offsets(&self, name: &str) -> Answered<Vec<ConnectorOffset>> {
        let answer = self.call::<Offsets>(Method::GET, &["connectors", name, "offsets"], None)?;
        let offsets =
            answer.map_err(|failure| self.of_connector("ask for the offsets of", name, &failure))?;
        Ok(offsets.offsets)
    }

    /// Sets a connector that is stopped to other offsets; an offset that is null is forgotten.
    pub fn alter_offsets(&self, name: &str, offsets: &[ConnectorOffset], _consent: &Consent) -> Answered<()> {
        let path = ["connectors", name, "offsets"];
        let answer = self.call::<IgnoredAny>(Method::PATCH, &path, Some(json!({ "offsets": offsets })))?;
        Ok(answer.map(|_| ()).map_err(|failure| self.of_connector("set the offsets of", name, &failure))?)
    }

    /// Has a connector that is stopped forget all its offsets.
    pub fn reset_offsets(&self, name: &str, _consent: &Consent) -> Answered<()> {
        let answer = self.call::<IgnoredAny>(Method::DELETE, &["connectors", name, "offsets"], None)?;
        Ok(answer.map(|_| ()).map_err(|failure| self.of_connector("reset the offsets of", name, &failure))?)
    }

    /// The plugins that the worker has; transformations and converters too with `all`.
    pub fn plugins(&self, all: bool) -> Answered<Vec<Plugin>> {
        let query = [("connectorsOnly", if all { "false" } else { "true" })];
        let call =
            Call { method: Method::GET, up: 0, path: &["connector-plugins"], query: &query, body: None };
        let answer = self.0.call(&call, is_busy)?;
        Ok(answer.map_err(|failure| failed("could not list plugins", &failure))?)
    }

    /// The configs of a plugin (KIP-769).
    pub fn plugin_configs(&self, class: &str) -> Answered<Vec<ConfigDefinition>> {
        let answer = self.call(Method::GET, &["connector-plugins", class, "config"], None)?;
        Ok(answer.map_err(|failure| match failure.status {
            404 => {
                let message = format!("plugin '{class}' does not exist on {}", self.address());
                Error::new(Status::NotFound, message)
                    .hint("see what there is: kafkactl connect plugins list --all")
            }
            _ => failed(&format!("could not ask for the configs of plugin '{class}'"), &failure),
        })?)
    }

    /// Has a plugin check a config, which names it as `connector.class`.
    pub fn validate(&self, class: &str, config: &BTreeMap<String, String>) -> Answered<Validation> {
        let path = ["connector-plugins", class, "config", "validate"];
        let answer = self.call::<ConfigInfos>(Method::PUT, &path, Some(json!(config)))?;
        let infos = answer.map_err(|failure| match failure.status {
            // Workers say that of a class they do not have, in the words of Java.
            404 | 500 if failure.message.contains("any class") => {
                let message = format!("plugin '{class}' is not known to {}", self.address());
                Error::new(Status::NotFound, message).hint("see what there is: kafkactl connect plugins list")
            }
            _ => failed("could not have the config checked", &failure),
        })?;
        let is_password = |info: &&ConfigInfo| {
            info.definition.as_ref().is_some_and(|definition| definition.kind == "PASSWORD")
        };
        let passwords =
            infos.configs.iter().filter(is_password).map(|info| info.value.name.clone()).collect();
        let issues = infos.configs.into_iter().filter(|info| !info.value.errors.is_empty());
        let issues =
            issues.map(|info| ConfigIssue { name: info.value.name, errors: info.value.errors }).collect();
        Ok(Validation { issues, passwords })
    }
}

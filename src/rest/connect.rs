//! The REST interface of Kafka Connect (KIP-26 and later ones).

use std::collections::BTreeMap;

use reqwest::Method;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Map, Value, json};

use super::call::{Answered, Call, Effect, HttpFailure, Passing, Refusal};
use super::connect_model::{
    ConfigDefinition, ConfigInfo, ConfigInfos, ConfigIssue, ConnectorInfo, ConnectorOffset, ConnectorStatus,
    Created, Expanded, InitialState, Offsets, Plugin, Restart, SentInfo, Validation, Worker,
};
use super::lenient::without_nulls;
use super::server::{RestServer, Service};
use crate::error::{Error, Kind};
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

/// Parts of messages with status 500 that pass: for reads during a rebalance, and for offsets of a sink whose tasks have not all left
/// their group yet.
const PASSING: [&str; 2] = ["rebalance is expected", "can be safely retried"];

/// Part of the message of a worker that forwarded a request to a leader which has just died. The leader may have carried it out.
const LOST_LEADER: &str = "trying to forward REST request";

/// Hint for a request that a worker did not finish in time.
const MAY_DO_IT_YET: &str = "the worker may still do it: look before you do it again";

/// Whether a worker did not finish a request in time; it goes on with it.
fn is_late(failure: &HttpFailure) -> bool {
    failure.status == 500 && failure.message.starts_with("Request timed out")
}

/// Which failures pass: those during a rebalance.
///
/// They have status 409, which "already exists" has too, and for some reads 500 (`RebalanceNeededException`).
fn passing(failure: &HttpFailure) -> Passing {
    match failure.status {
        409 if !failure.message.ends_with("already exists") => Passing::NotDone,
        500 if failure.message.contains(LOST_LEADER) => Passing::Unclear,
        500 if PASSING.iter().any(|words| failure.message.contains(words)) => Passing::NotDone,
        _ => Passing::Never,
    }
}

fn failed(what: &str, failure: &HttpFailure) -> Error {
    let kind = match failure.status {
        404 => Kind::NotFound,
        503 => Kind::Unreachable,
        _ => Kind::Failed,
    };
    let error = Error::new(kind, format!("{what}: {}", failure.message));
    if is_late(failure) { error.hint(MAY_DO_IT_YET) } else { error }
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

    fn get<T: DeserializeOwned>(
        &self,
        path: &[&str],
        query: &[(&str, &str)],
    ) -> Answered<std::result::Result<T, HttpFailure>> {
        self.0.call(&Call::get(path, query), passing)
    }

    /// Sends a change, whose answer has no content of interest.
    fn change(
        &self,
        method: Method,
        effect: Effect,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<Value>,
    ) -> Answered<std::result::Result<(), HttpFailure>> {
        let call = Call { method, effect, up: 0, path, query, body };
        let answer = self.0.call::<IgnoredAny>(&call, passing)?;
        match answer {
            Err(failure) if effect == Effect::Once && is_late(&failure) => {
                let message = format!("{} answers too late: {}", self.0.name(), failure.message);
                Err(Error::new(Kind::Unreachable, message).hint(MAY_DO_IT_YET).maybe_done().into())
            }
            other => Ok(other.map(|_| ())),
        }
    }

    fn repeatable(
        &self,
        method: Method,
        path: &[&str],
        body: Option<Value>,
    ) -> Answered<std::result::Result<(), HttpFailure>> {
        self.change(method, Effect::Repeatable, path, &[], body)
    }

    /// An error that is not about one connector.
    fn failed(&self, what: &str, failure: &HttpFailure) -> Error {
        let error = failed(what, failure);
        match self.0.url_hint().filter(|_| failure.code.is_none()) {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }

    fn no_such_connector(&self, name: &str) -> Error {
        let message = format!("connector '{name}' does not exist on {}", self.address());
        Error::new(Kind::NoSuchConnector, message)
    }

    /// An error about a connector.
    fn of_connector(&self, what: &str, name: &str, failure: &HttpFailure) -> Error {
        match failure.status {
            404 if failure.is_not_found() => self.no_such_connector(name),
            _ => self.failed(&format!("could not {what} connector '{name}'"), failure),
        }
    }

    /// The worker that answers.
    pub fn worker(&self) -> Answered<Worker> {
        let answer = self.get(&[], &[])?;
        Ok(answer.map_err(|failure| self.failed("could not ask the worker", &failure))?)
    }

    /// All connectors with their state and config (KIP-465). If one of them cannot be read, the others are still returned.
    pub fn connectors(&self) -> Answered<BTreeMap<String, Expanded>> {
        /// Workers before 2.3 do not know `expand`, and return names only.
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Listed {
            Expanded(BTreeMap<String, Value>),
            Names(Vec<Option<String>>),
        }
        let answer = self.get(&["connectors"], &[("expand", "status"), ("expand", "info")])?;
        let mut connectors = BTreeMap::new();
        match answer.map_err(|failure| self.failed("could not list connectors", &failure))? {
            Listed::Expanded(expanded) => {
                for (name, value) in expanded {
                    let mut connector: Expanded = serde_json::from_value(value).unwrap_or_default();
                    if let Some(status) = &mut connector.status {
                        status.name.clone_from(&name);
                    }
                    connectors.insert(name, connector);
                }
            }
            Listed::Names(names) => {
                for name in names.into_iter().flatten() {
                    let info = self.get::<ConnectorInfo>(&["connectors", &name], &[])?;
                    match info {
                        Ok(info) => {
                            let connector = Expanded { status: self.status(&name)?, info: Some(info) };
                            connectors.insert(name, connector);
                        }
                        // It was deleted meanwhile.
                        Err(failure) if failure.is_not_found() => {}
                        Err(failure) => return Err(self.of_connector("ask for", &name, &failure).into()),
                    }
                }
            }
        }
        Ok(connectors)
    }

    /// The state of a connector; `None` if it does not exist, or has no state yet.
    pub fn status(&self, name: &str) -> Answered<Option<ConnectorStatus>> {
        match self.get(&["connectors", name, "status"], &[])? {
            Ok(status) => Ok(Some(ConnectorStatus { name: name.to_owned(), ..status })),
            Err(failure) if failure.is_not_found() => Ok(None),
            Err(failure) => Err(self.of_connector("ask for the state of", name, &failure).into()),
        }
    }

    /// The config of a connector.
    pub fn config(&self, name: &str) -> Answered<BTreeMap<String, String>> {
        Ok(self.info(name)?.config)
    }

    /// The config of a connector, also with its keys that have no value.
    pub fn info(&self, name: &str) -> Answered<ConnectorInfo> {
        let answer = self.get(&["connectors", name, "config"], &[])?;
        let config = answer.map_err(|failure| self.of_connector("read the config of", name, &failure))?;
        Ok(SentInfo { config }.into())
    }

    /// The topics that a connector has read or written (KIP-558); `None` if the workers do not track them.
    pub fn topics(&self, name: &str) -> Answered<Option<Vec<String>>> {
        #[derive(Default, Deserialize)]
        struct Topics {
            #[serde(default, deserialize_with = "without_nulls")]
            topics: Vec<String>,
        }
        match self.get::<BTreeMap<String, Option<Topics>>>(&["connectors", name, "topics"], &[]) {
            Ok(Ok(topics)) => Ok(Some(topics.into_values().flatten().flat_map(|one| one.topics).collect())),
            // Workers before 2.5 do not know the request, and `topic.tracking.enable` may be false.
            Ok(Err(failure)) if failure.status == 404 && failure.message.contains("HTTP 404") => Ok(None),
            Err(Refusal::Failed(error)) if error.message().contains("Topic tracking is disabled") => Ok(None),
            Ok(Err(failure)) => Err(self.of_connector("ask for the topics of", name, &failure).into()),
            Err(refusal) => Err(refusal),
        }
    }

    /// Creates a connector.
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
        let body = Some(Value::Object(body));
        match self.change(Method::POST, Effect::Once, &["connectors"], &[], body)? {
            Ok(()) => Ok(Created::New),
            Err(failure) if failure.status == 409 => Ok(Created::Exists),
            Err(failure) => {
                Err(self.failed(&format!("could not create connector '{name}'"), &failure).into())
            }
        }
    }

    /// Sets the config of a connector, which is created if it does not exist.
    pub fn set_config(&self, name: &str, config: &BTreeMap<String, String>) -> Answered<()> {
        let path = ["connectors", name, "config"];
        let answer = self.repeatable(Method::PUT, &path, Some(json!(config)))?;
        Ok(answer.map_err(|failure| self.of_connector("change the config of", name, &failure))?)
    }

    /// Deletes a connector; its offsets stay. One that does not exist is no error.
    pub fn delete(&self, name: &str, _consent: &Consent) -> Answered<()> {
        match self.repeatable(Method::DELETE, &["connectors", name], None)? {
            Ok(()) => Ok(()),
            Err(failure) if failure.is_not_found() => Ok(()),
            Err(failure) => Err(self.of_connector("delete", name, &failure).into()),
        }
    }

    /// Asks a connector to `pause`, `resume` or `stop`, without waiting until it has.
    pub fn order(&self, name: &str, verb: &str) -> Answered<()> {
        let answer = self.repeatable(Method::PUT, &["connectors", name, verb], None)?;
        Ok(answer.map_err(|failure| self.of_connector(verb, name, &failure))?)
    }

    /// Restarts a connector, its tasks or both, without waiting until it has.
    pub fn restart(&self, name: &str, restart: Restart) -> Answered<()> {
        let flag = |set: bool| if set { "true" } else { "false" };
        let query = [("includeTasks", flag(restart.tasks)), ("onlyFailed", flag(restart.only_failed))];
        let path = ["connectors", name, "restart"];
        let answer = self.change(Method::POST, Effect::Once, &path, &query, None)?;
        Ok(answer.map_err(|failure| self.of_connector("restart", name, &failure))?)
    }

    /// The offsets of a connector: partitions with offsets, both in the format of the connector (KIP-875).
    pub fn offsets(&self, name: &str) -> Answered<Vec<ConnectorOffset>> {
        let answer = self.get::<Offsets>(&["connectors", name, "offsets"], &[])?;
        let offsets =
            answer.map_err(|failure| self.of_connector("ask for the offsets of", name, &failure))?;
        Ok(offsets.offsets)
    }

    /// Sets offsets of a stopped connector; null removes an offset.
    pub fn alter_offsets(&self, name: &str, offsets: &[ConnectorOffset], _consent: &Consent) -> Answered<()> {
        let path = ["connectors", name, "offsets"];
        let answer = self.repeatable(Method::PATCH, &path, Some(json!({ "offsets": offsets })))?;
        Ok(answer.map_err(|failure| self.of_connector("set the offsets of", name, &failure))?)
    }

    /// Removes all offsets of a stopped connector.
    pub fn reset_offsets(&self, name: &str, _consent: &Consent) -> Answered<()> {
        let answer = self.repeatable(Method::DELETE, &["connectors", name, "offsets"], None)?;
        Ok(answer.map_err(|failure| self.of_connector("reset the offsets of", name, &failure))?)
    }

    /// The connector plugins of the worker; with `all` also its transformations and converters.
    pub fn plugins(&self, all: bool) -> Answered<Vec<Plugin>> {
        let query = [("connectorsOnly", if all { "false" } else { "true" })];
        let answer = self.get::<Vec<Option<Plugin>>>(&["connector-plugins"], &query)?;
        let plugins = answer.map_err(|failure| self.failed("could not list plugins", &failure))?;
        Ok(plugins.into_iter().flatten().collect())
    }

    /// The configs of a plugin (KIP-769).
    pub fn plugin_configs(&self, class: &str) -> Answered<Vec<ConfigDefinition>> {
        let path = ["connector-plugins", class, "config"];
        let answer = self.get::<Vec<Option<ConfigDefinition>>>(&path, &[])?;
        let definitions = answer.map_err(|failure| match failure.status {
            404 => {
                let message = format!("plugin '{class}' does not exist on {}", self.address());
                Error::new(Kind::NoSuchPlugin, message)
            }
            _ => self.failed(&format!("could not ask for the configs of plugin '{class}'"), &failure),
        })?;
        Ok(definitions.into_iter().flatten().collect())
    }

    /// Asks a plugin to check a config, whose `connector.class` it is.
    ///
    /// The inner result is an error if the workers, or a proxy in front of them, do not accept this request.
    pub fn validate(
        &self,
        class: &str,
        config: &BTreeMap<String, String>,
    ) -> Answered<std::result::Result<Validation, Error>> {
        let path = ["connector-plugins", class, "config", "validate"];
        let body = Some(json!(config));
        // It changes nothing.
        let call = Call { method: Method::PUT, effect: Effect::Read, up: 0, path: &path, query: &[], body };
        let what = "could not check the config";
        let answer = self.0.call::<ConfigInfos>(&call, passing)?;
        // Workers report a class that they do not have with the message of a Java exception.
        let is_of_class = |failure: &HttpFailure| failure.message.contains("any class");
        let wrong = |failure: HttpFailure| match failure.status {
            404 | 500 if is_of_class(&failure) => {
                let message = format!("plugin '{class}' is not known to {}", self.address());
                Error::new(Kind::NoSuchConnectorPlugin, message)
            }
            _ => self.failed(what, &failure),
        };
        let infos = match answer {
            Ok(infos) => infos,
            // A proxy may not let the request through.
            Err(failure) if matches!(failure.status, 404 | 405) && !is_of_class(&failure) => {
                return Ok(Err(self.failed(what, &failure)));
            }
            Err(failure) => return Err(wrong(failure).into()),
        };
        let mut validation = Validation { issues: Vec::new(), passwords: Vec::new() };
        for ConfigInfo { definition, value } in infos.configs {
            let (kind, defined) = definition.map(|it| (it.kind, it.name)).unwrap_or_default();
            let (name, errors) = value.map(|it| (it.name, it.errors)).unwrap_or_default();
            let Some(name) = name.or(defined) else { continue };
            if kind.as_deref() == Some("PASSWORD") {
                validation.passwords.push(name.clone());
            }
            if !errors.is_empty() {
                validation.issues.push(ConfigIssue { name, errors });
            }
        }
        Ok(Ok(validation))
    }
}

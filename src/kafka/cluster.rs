//! The facade: what can be asked of a cluster, and errors with the true cause.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::error::ErrorCode;

use super::librdkafka::{Answer, BrokerFailure, Resource, Scope, Ticket};
use super::librdkafka::{Client, LogSink, NoAnswer, broker_in};
use super::model::{ClusterIdentity, ConfigEntry, Metadata};
use super::probe::{ProbeReport, ProbeStep, probe_broker};
use super::settings::{ConnectionSettings, Login};
use crate::error::{Error, Kind, Result};
use crate::util::consent::Consent;
use crate::util::interrupt::Interrupt;
use crate::util::units::BrokerId;

/// Maximum time of a step of the search for the cause, after the timeout of the request has passed.
const PROBE_LIMIT: Duration = Duration::from_secs(1);
/// Maximum time for a broker to answer before it counts as not reachable.
pub(super) const SILENCE: Duration = Duration::from_secs(1);

/// A change of one config: the new value, or `None` to go back to the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigChange {
    pub name: String,
    pub value: Option<String>,
}

/// Which brokers answered when all were asked.
#[derive(Debug, Default)]
pub struct RollCall {
    /// The brokers that answered.
    pub answered: BTreeSet<BrokerId>,
    /// The cluster as the first of them described it.
    pub identity: Option<ClusterIdentity>,
    /// The controller, in `ZooKeeper` mode only: KRaft brokers name any broker as the controller, and only the quorum knows the
    /// active one.
    pub controller: Option<BrokerId>,
}

/// A cluster that requests are sent to.
pub struct Cluster {
    pub(super) client: Client,
}

impl std::fmt::Debug for Cluster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cluster").field("settings", &self.client.settings).finish_non_exhaustive()
    }
}

impl Cluster {
    /// Prepares a connection, which the first request makes. Fails when the settings cannot be used, or no token can be fetched.
    pub fn new(settings: Arc<ConnectionSettings>, interrupt: Interrupt, sink: Box<LogSink>) -> Result<Self> {
        Ok(Self { client: Client::new(settings, interrupt, sink)? })
    }

    /// Calls `hear` with the id of the cluster once it is known; brokers before 0.10.1 have none.
    pub fn once_known(&self, hear: impl FnOnce(&str) + 'static) {
        self.client.once_known(Box::new(hear));
    }

    /// The bootstrap addresses.
    pub fn address(&self) -> &str {
        &self.client.settings.bootstrap_servers
    }

    /// Maximum time that a wait without progress may take.
    pub(crate) fn timeout(&self) -> Duration {
        self.client.settings.timeout
    }

    pub(super) fn ask(
        &self,
        asked: std::result::Result<Ticket, BrokerFailure>,
    ) -> std::result::Result<Answer, NoAnswer> {
        self.client.answer_to(asked?)
    }

    /// Asks for all topics with their partitions, in one request.
    pub fn metadata(&self) -> Result<Metadata> {
        let metadata = self.client.metadata(Scope::All);
        metadata.map(sorted).map_err(|cause| self.explain("could not ask for the topics", cause))
    }

    /// Asks for one topic with its partitions. The answer has no topic if it does not exist.
    pub fn metadata_of(&self, topic: &str) -> Result<Metadata> {
        let metadata = self.client.metadata(Scope::Topic(topic));
        let metadata = metadata
            .map_err(|cause| self.explain(&format!("could not ask for the topic '{topic}'"), cause))?;
        Ok(sorted(metadata))
    }

    /// Asks for one topic or for all, once and with a short timeout; `None` when no answer came.
    pub fn glance_at_metadata(&self, topic: Option<&str>) -> Option<Metadata> {
        self.client.glance_at_metadata(topic.map_or(Scope::All, Scope::Topic)).map(sorted)
    }

    /// Asks for the cluster's id and its brokers.
    pub fn identity(&self) -> Result<ClusterIdentity> {
        const WHAT: &str = "could not ask for the brokers of the cluster";
        let mut known =
            self.client.metadata(Scope::Nothing).map_err(|cause| self.explain(WHAT, cause))?.brokers;
        // First the broker that answered last, then three at a time: hundreds of connections for one answer would be too many, and
        // a second for each silent broker too long.
        known.sort_by_key(|&broker| Some(broker) != self.client.responsive.get());
        if let Some(identity) = self.roll_call(known.get(..1).unwrap_or_default(), true)?.identity {
            return Ok(identity);
        }
        for some in known.chunks(3) {
            if let Some(identity) = self.roll_call(some, true)?.identity {
                return Ok(identity);
            }
        }
        Err(self.explain(WHAT, NoAnswer::Late))
    }

    /// Asks each of the brokers to describe the cluster, and waits a second for all of them; with `first`, for the first answer
    /// only. A broker that does not answer may be stopped, overloaded or behind a firewall. The controller is asked for only when
    /// all brokers are.
    pub fn roll_call(&self, brokers: &[BrokerId], first: bool) -> Result<RollCall> {
        let mut waiting = BTreeMap::new();
        for &broker in brokers {
            let asked = self.client.handle.describe_cluster(broker, SILENCE);
            let ticket =
                asked.map_err(|failure| self.explain("could not ask the brokers", failure.into()))?;
            waiting.insert(ticket, broker);
        }
        let mut roles = self.client.handle.controller_id().filter(|_| !first).and_then(|named| {
            let asked = Resource::broker(named)
                .and_then(|resource| self.client.handle.describe_configs(&[resource], None, SILENCE));
            Some((asked.ok()?, named))
        });
        let mut call = RollCall::default();
        let deadline = Instant::now() + SILENCE.min(self.timeout());
        while !(waiting.is_empty() && roles.is_none() || first && call.identity.is_some()) {
            match self.client.next_answer(deadline.saturating_duration_since(Instant::now())) {
                Ok((ticket, answer)) if roles.is_some_and(|(asked, _)| asked == ticket) => {
                    let named = roles.take().map(|(_, named)| named);
                    call.controller = named.filter(|_| answer.is_ok_and(is_of_zookeeper));
                }
                Ok((ticket, answer)) => {
                    if let (Some(broker), Ok(Answer::Cluster(identity))) = (waiting.remove(&ticket), answer) {
                        call.answered.insert(broker);
                        call.identity.get_or_insert(identity);
                    }
                }
                Err(NoAnswer::Late | NoAnswer::Unreachable) => break,
                Err(cause) => return Err(self.explain("could not ask the brokers", cause)),
            }
        }
        Ok(call)
    }

    /// All configs of a broker, by name.
    pub fn broker_configs(&self, broker: BrokerId) -> Result<Vec<ConfigEntry>> {
        let asked = Resource::broker(broker)
            .and_then(|resource| self.client.handle.describe_configs(&[resource], None, self.timeout()));
        let mut entries = self.ask(asked).and_then(configs_of_one).map_err(|cause| {
            self.explain(&format!("could not read the configs of broker {broker}"), cause)
        })?;
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    /// Has a broker check changes of its configs, without making them.
    pub fn validate_broker_configs(&self, broker: BrokerId, changes: &[ConfigChange]) -> Result<()> {
        self.change_broker_configs(broker, changes, true)
    }

    /// Changes configs of a broker, with effect at once and until they are changed again.
    pub fn alter_broker_configs(
        &self,
        broker: BrokerId,
        changes: &[ConfigChange],
        _consent: &Consent,
    ) -> Result<()> {
        self.change_broker_configs(broker, changes, false)
    }

    fn change_broker_configs(
        &self,
        broker: BrokerId,
        changes: &[ConfigChange],
        validate_only: bool,
    ) -> Result<()> {
        self.stop_before_sending()?;
        let asked = Resource::broker(broker).and_then(|mut resource| {
            for change in changes {
                resource.change(&change.name, change.value.as_deref())?;
            }
            self.client.handle.alter_configs(&resource, None, validate_only, self.timeout())
        });
        let answer = self.ask(asked).and_then(configs_of_one);
        let what = format!("could not change the configs of broker {broker}");
        let explain = |cause| {
            if validate_only { self.explain(&what, cause) } else { self.explain_change(&what, cause) }
        };
        answer.map(|_| ()).map_err(explain)
    }

    /// An error with the cause of a failure.
    pub(super) fn no_answer(&self, what: &str, failure: BrokerFailure) -> Error {
        self.explain(what, failure.into())
    }

    /// An error with the cause. When librdkafka only knows that no broker answered, a probe goes through the steps of a connection to
    /// find the one that fails.
    pub(super) fn explain(&self, what: &str, cause: NoAnswer) -> Error {
        match cause {
            NoAnswer::Own(error) | NoAnswer::NotSent(error) => error,
            NoAnswer::Refused(failure) => self.refused(what, &failure),
            NoAnswer::Login(words) => self.login_failed(&words),
            NoAnswer::Unreachable | NoAnswer::NotAsked => self.unreachable(what, false),
            NoAnswer::Late => self.unreachable(what, true),
        }
    }

    /// As [`Cluster::explain`], of a change that was sent: without an answer, the change may have been made.
    pub(super) fn explain_change(&self, what: &str, cause: NoAnswer) -> Error {
        let leaves_open = cause.leaves_open();
        let error = self.explain(what, cause);
        if leaves_open { error.maybe_done() } else { error }
    }

    /// As [`Cluster::refused`], of a change of one of several items.
    pub(super) fn refused_change(&self, what: &str, failure: BrokerFailure) -> Error {
        let error = self.refused(what, &failure);
        if NoAnswer::from(failure).leaves_open() { error.maybe_done() } else { error }
    }

    /// An error if a signal has arrived: nothing more is sent then.
    pub(super) fn stop_before_sending(&self) -> Result<()> {
        let stopped = |cause| self.explain("stopped", cause).with_message("stopped before it was sent");
        self.client.stop_if_asked().map_err(stopped)
    }

    fn username(&self) -> Option<&str> {
        self.client.settings.login.as_ref()?.username()
    }

    pub(super) fn refused(&self, what: &str, failure: &BrokerFailure) -> Error {
        let denied = matches!(
            failure.code,
            ErrorCode::CLUSTER_AUTHORIZATION_FAILED
                | ErrorCode::TOPIC_AUTHORIZATION_FAILED
                | ErrorCode::GROUP_AUTHORIZATION_FAILED
                | ErrorCode::TRANSACTIONAL_ID_AUTHORIZATION_FAILED
        );
        let words = failure.words.trim_start_matches("Broker: ").trim_end_matches('.');
        if !denied {
            let kind = match failure.code {
                ErrorCode::UNKNOWN_TOPIC_OR_PARTITION
                | ErrorCode::LOCAL_UNKNOWN_TOPIC
                | ErrorCode::LOCAL_UNKNOWN_PARTITION => Kind::NotFound,
                ErrorCode::LEADER_NOT_AVAILABLE
                | ErrorCode::REQUEST_TIMED_OUT
                | ErrorCode::LOCAL_TIMED_OUT
                | ErrorCode::LOCAL_TRANSPORT => Kind::Unreachable,
                _ => Kind::Failed,
            };
            return Error::new(kind, format!("{what}: {words}"));
        }
        let user = self.username().map_or_else(|| "this client".to_owned(), |name| format!("'{name}'"));
        Error::new(Kind::NotAuthorized, format!("{what}: {user} is not allowed to ({words})")).hint(ACL_HINT)
    }

    fn login_failed(&self, words: &str) -> Error {
        let mechanism = self.client.settings.login.as_ref().map_or("", Login::mechanism);
        let user = self.username().map_or_else(String::new, |name| format!(" as '{name}'"));
        let address = self.address();
        // "sasl_plaintext://host:port/bootstrap: SASL authentication error: words (after 3ms in state ...)"
        let plain = words.split_once("): ").map_or(words, |(_, rest)| rest);
        let plain = plain.split_once("/bootstrap: ").map_or(plain, |(_, rest)| rest);
        let plain = plain.split_once(" (after ").map_or(plain, |(before, _)| before);
        let error = Error::new(
            Kind::LoginRefused,
            format!("could not log in to {address}{user} with SASL {mechanism}: {plain}"),
        );
        match &self.client.settings.login_origin {
            Some(origin) => error.hint(origin),
            None => error,
        }
    }

    /// `is_late` says whether the whole timeout has passed.
    fn unreachable(&self, what: &str, is_late: bool) -> Error {
        let address = self.address();
        let settings = &self.client.settings;
        let limit = PROBE_LIMIT.min(settings.timeout);
        let probe = |host, port| {
            let reports = probe_broker(settings, host, port, limit);
            reports.into_iter().find(|report| report.failure.is_some())
        };
        let probes: Vec<Option<ProbeReport>> = thread::scope(|scope| {
            let begin = |(host, port)| {
                let thread = thread::Builder::new().spawn_scoped(scope, move || probe(host, port));
                (host, port, thread)
            };
            let probes: Vec<_> = settings.addresses().map(begin).collect();
            let end = |(host, port, thread): (_, _, std::io::Result<thread::ScopedJoinHandle<'_, _>>)| {
                // Without another thread, probe here.
                thread.map_or_else(|_| Some(probe(host, port)), |thread| thread.join().ok())
            };
            probes.into_iter().filter_map(end).collect()
        });
        if probes.iter().any(Option::is_none) {
            return self.silent(what, is_late);
        }
        // The probe that got furthest says most: a wrong certificate more than a refused connection to another address.
        let failures: Vec<ProbeReport> = probes.into_iter().flatten().collect();
        let Some(telling) = failures.iter().max_by_key(|report| report.step) else {
            return self.silent(what, is_late);
        };
        let kind = telling.failure.clone().unwrap_or(Kind::Unreachable);
        let others: BTreeSet<&str> = failures
            .iter()
            .filter(|report| report.step == telling.step && report.words != telling.words)
            .map(|report| report.words.as_str())
            .collect();
        let words = std::iter::once(telling.words.as_str()).chain(others).collect::<Vec<_>>().join("; ");
        let what = match telling.step {
            ProbeStep::Sasl => format!("could not log in to {address}"),
            step => format!("could not reach {address} ({})", step.as_str()),
        };
        let error = Error::new(kind, format!("{what}: {words}"));
        match &telling.hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }

    /// The error when a broker can be reached, and still no answer came.
    fn silent(&self, what: &str, is_late: bool) -> Error {
        if let Some(lost) = self.lost_brokers().first() {
            return Error::new(Kind::Unreachable, format!("{what}: {lost}")).hint(ADVERTISED_HINT);
        }
        let seconds = self.timeout().as_secs_f64();
        let lines = self.client.last_lines();
        let cause = if lines.is_empty() { String::new() } else { format!("; {}", lines.join("; ")) };
        if !is_late {
            let address = self.address();
            let message = format!("{what}: {address} could not be reached at first, and can be now{cause}");
            return Error::new(Kind::Unreachable, message).hint("try again");
        }
        Error::new(Kind::TimedOut, format!("{what}: no answer within {seconds} s{cause}"))
    }

    /// Brokers that cannot be reached at the address that they advertise.
    pub fn lost_brokers(&self) -> Vec<LostBroker> {
        let bootstrap: Vec<String> =
            self.client.settings.addresses().map(|(host, port)| format!("{host}:{port}")).collect();
        let lost = |line: &String| {
            let (broker, address, words) = broker_in(line)?;
            let is_new = !bootstrap.iter().any(|known| known == address);
            // librdkafka adds "probably due to broker version < 0.10", which is hardly ever the cause.
            let is_silent = words.starts_with("ApiVersionRequest failed: Local: Timed out");
            let words = if is_silent { "it accepts connections, and does not answer" } else { words };
            is_new.then(|| LostBroker { broker, address: address.to_owned(), words: words.to_owned() })
        };
        self.client.last_lines().iter().filter_map(lost).collect()
    }
}

/// Hint for a missing permission.
pub(super) const ACL_HINT: &str =
    "an ACL has to allow it: see kafka-acls --list, or ask who runs the cluster";

/// Hint for an advertised address that cannot be reached.
pub const ADVERTISED_HINT: &str =
    "clients connect to the addresses that brokers advertise: see advertised.listeners of the broker";

/// A broker that cannot be reached at the address it advertises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostBroker {
    pub broker: BrokerId,
    pub address: String,
    /// The reason, as librdkafka words it.
    pub words: String,
}

impl std::fmt::Display for LostBroker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "broker {} advertises '{}', which cannot be reached: {}",
            self.broker, self.address, self.words
        )
    }
}

fn sorted(mut metadata: Metadata) -> Metadata {
    metadata.topics.sort_by(|a, b| a.name.cmp(&b.name));
    for topic in &mut metadata.topics {
        topic.partitions.sort_by_key(|partition| partition.id);
    }
    metadata.brokers.sort();
    metadata
}

/// Whether the configs of a broker show that its cluster uses `ZooKeeper`.
fn is_of_zookeeper(answer: Answer) -> bool {
    let Ok(configs) = configs_of_one(answer) else { return false };
    let roles = configs.iter().find(|config| config.name == "process.roles");
    roles.and_then(|roles| roles.value.as_ref()).is_none_or(String::is_empty)
}

fn configs_of_one(answer: Answer) -> std::result::Result<Vec<ConfigEntry>, NoAnswer> {
    match answer {
        Answer::Configs(resources) => match resources.into_iter().next() {
            Some(resource) => Ok(resource.result?),
            None => Err(BrokerFailure::no_result().into()),
        },
        _ => Err(NoAnswer::Own(wrong_answer())),
    }
}

pub(super) fn wrong_answer() -> Error {
    Error::new(Kind::Failed, "librdkafka gave the answer to another question")
}

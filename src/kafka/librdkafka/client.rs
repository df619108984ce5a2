//! A client of librdkafka. While it waits for an answer it serves errors, log lines and requests for tokens.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use crate::kafka::error::ErrorCode;

use super::client_config::configured;
use super::ffi::{Answer, Arrival, BrokerFailure, Event, Handle, NO_THREAD, Scope, Ticket};
use crate::error::{Error, Kind, Result};
use crate::kafka::model::{Metadata, TopicPartitionName};
use crate::kafka::settings::{ConnectionSettings, Login};
use crate::util::interrupt::Interrupt;
use crate::util::units::{BrokerId, Offset};

/// Time between two looks at the interrupt.
const SLICE: Duration = Duration::from_millis(100);
/// Time to wait for metadata of the brokers or of one topic before the request is repeated; it doubles with each repetition.
const FIRST_SLICE: Duration = Duration::from_millis(20);
/// Time to wait for metadata of all topics before the request is repeated; it doubles with each repetition.
const FIRST_LARGE_SLICE: Duration = Duration::from_secs(2);
/// Maximum time to wait for a broker that gives its id with the answer.
const UNNAMED: Duration = Duration::from_secs(5);
/// First pause between requests for such a broker; it doubles with each.
const UNNAMED_PAUSE: Duration = Duration::from_millis(1);
/// Time to go on once all brokers are down: librdkafka tries the other addresses of a host name meanwhile.
const GRACE: Duration = Duration::from_millis(300);
/// Maximum number of lines of librdkafka's log that are kept for an error message.
const KEPT_LINES: usize = 3;

/// Part of the log line in which librdkafka says that it gave up a position.
const RESET: &str = ": offset reset (at offset ";

/// Why no answer came.
#[derive(Debug)]
pub(in crate::kafka) enum NoAnswer {
    /// The broker or librdkafka refused.
    Refused(BrokerFailure),
    /// The login failed.
    Login(String),
    /// No broker could be reached.
    Unreachable,
    /// No broker answered in time.
    Late,
    /// The request was not sent, as the broker had not answered an earlier one.
    NotAsked,
    /// Our own code failed; the error has its message already.
    Own(Error),
    /// Our own code failed before the request was sent.
    NotSent(Error),
}

impl NoAnswer {
    /// Whether a change that was sent may have been made all the same.
    pub(in crate::kafka) fn leaves_open(&self) -> bool {
        match self {
            Self::Late | Self::Unreachable => true,
            Self::Own(error) => error.kind().is_stop(),
            // Also when the answer cannot be read, or has no result for this item.
            Self::Refused(failure) => matches!(
                failure.code,
                ErrorCode::REQUEST_TIMED_OUT
                    | ErrorCode::LOCAL_BAD_MSG
                    | ErrorCode::LOCAL_UNDERFLOW
                    | ErrorCode::LOCAL_NOOP
            ),
            Self::Login(_) | Self::NotAsked | Self::NotSent(_) => false,
        }
    }
}

impl From<BrokerFailure> for NoAnswer {
    fn from(failure: BrokerFailure) -> Self {
        match failure.code {
            ErrorCode::LOCAL_TRANSPORT | ErrorCode::LOCAL_ALL_BROKERS_DOWN | ErrorCode::LOCAL_RESOLVE => {
                Self::Unreachable
            }
            ErrorCode::LOCAL_TIMED_OUT | ErrorCode::LOCAL_TIMED_OUT_QUEUE => Self::Late,
            ErrorCode::LOCAL_AUTHENTICATION => Self::Login(failure.words),
            _ => Self::Refused(failure),
        }
    }
}

/// An answer with the ticket of its request.
type Answered = (Ticket, std::result::Result<Answer, BrokerFailure>);

/// Receives the lines of librdkafka's log, each with its syslog level.
pub type LogSink = dyn FnMut(i32, &str);

/// Receives the id of the cluster.
type IdSink = dyn FnOnce(&str);

/// A client of librdkafka, with what arrived while something else was waited for.
pub(in crate::kafka) struct Client {
    /// Delivery reports that arrived while something else was waited for.
    deliveries: RefCell<VecDeque<Event>>,
    pub(in crate::kafka) handle: Handle,
    pub(in crate::kafka) settings: Arc<ConnectionSettings>,
    interrupt: Interrupt,
    /// A broker that has answered.
    pub(in crate::kafka) responsive: Cell<Option<BrokerId>>,
    /// Whether no broker gave its id within [`UNNAMED`].
    is_nameless: Cell<bool>,
    /// When the last of the known brokers went down.
    down_since: Cell<Option<Instant>>,
    /// Answers that arrived before anybody waited for them.
    early: RefCell<BTreeMap<Ticket, std::result::Result<Answer, BrokerFailure>>>,
    lines: RefCell<Vec<String>>,
    /// Log lines about positions that librdkafka gave up, as their records do not exist any more.
    resets: RefCell<Vec<String>>,
    sink: RefCell<Box<LogSink>>,
    /// Receives the id of the cluster, once.
    id_sink: RefCell<Option<Box<IdSink>>>,
}

impl Client {
    /// Sets up a client; no connection is made yet, but the first token is fetched.
    pub(in crate::kafka) fn new(
        settings: Arc<ConnectionSettings>,
        interrupt: Interrupt,
        sink: Box<LogSink>,
    ) -> Result<Self> {
        let config = configured(&settings)?;
        let handle = Handle::new(config, settings.role).map_err(|words| {
            if words.contains(NO_THREAD) {
                return no_thread(&words);
            }
            Error::new(Kind::Usage, format!("the settings of the connection cannot be used: {words}"))
        })?;
        let client = Self {
            handle,
            settings,
            interrupt,
            responsive: Cell::default(),
            is_nameless: Cell::default(),
            down_since: Cell::default(),
            early: RefCell::default(),
            deliveries: RefCell::default(),
            lines: RefCell::default(),
            resets: RefCell::default(),
            sink: RefCell::new(sink),
            id_sink: RefCell::default(),
        };
        client.hand_over_token()?;
        Ok(client)
    }

    /// Gives librdkafka a new token, if the login uses tokens.
    fn hand_over_token(&self) -> Result<()> {
        let Some(Login::Token(source)) = &self.settings.login else { return Ok(()) };
        let token = source()?;
        let handed = self.handle.set_token(
            token.value.reveal(),
            token.expires_at,
            &token.principal,
            &token.extensions,
        );
        handed.map_err(|words| Error::new(Kind::Usage, format!("the token cannot be used: {words}")))
    }

    /// Waits for the answer to a request, up to the timeout of the settings.
    pub(in crate::kafka) fn answer_to(&self, ticket: Ticket) -> std::result::Result<Answer, NoAnswer> {
        if let Some(answer) = self.early.borrow_mut().remove(&ticket) {
            return Ok(answer?);
        }
        let deadline = Instant::now() + self.settings.timeout;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let (of, answer) = self.next_answer(left)?;
            if of == ticket {
                return Ok(answer?);
            }
            // The answer to another request that was sent at the same time; it will be asked for next.
            self.early.borrow_mut().insert(of, answer);
        }
    }

    /// Waits for the next answer to any request, within `limit`.
    pub(in crate::kafka) fn next_answer(&self, limit: Duration) -> std::result::Result<Answered, NoAnswer> {
        let deadline = Instant::now() + limit;
        loop {
            self.stop_if_asked()?;
            let left = deadline.saturating_duration_since(Instant::now());
            let Some(event) = self.handle.poll(left.min(SLICE)) else {
                if self.is_down() {
                    return Err(NoAnswer::Unreachable);
                }
                if left.is_zero() {
                    return Err(NoAnswer::Late);
                }
                continue;
            };
            if let Some(answer) = self.take_in(event)? {
                return Ok(answer);
            }
        }
    }

    /// Serves what arrives during `limit`. Answers are kept until they are asked for.
    pub(in crate::kafka) fn serve_for(&self, limit: Duration) -> std::result::Result<(), NoAnswer> {
        let deadline = Instant::now() + limit;
        loop {
            match self.next_answer(deadline.saturating_duration_since(Instant::now())) {
                Ok((of, answer)) => drop(self.early.borrow_mut().insert(of, answer)),
                Err(NoAnswer::Late) => return Ok(()),
                Err(cause) => return Err(cause),
            }
        }
    }

    /// Handles an event of the main queue. An answer is returned, a delivery report is kept.
    fn take_in(&self, event: Event) -> std::result::Result<Option<Answered>, NoAnswer> {
        if event.is_delivery() {
            self.deliveries.borrow_mut().push_back(event);
            return Ok(None);
        }
        match event.arrival() {
            Arrival::Log { level, line } => self.log(level, &line),
            Arrival::Error(failure) => match failure.code {
                ErrorCode::LOCAL_AUTHENTICATION => return Err(NoAnswer::Login(failure.words)),
                ErrorCode::LOCAL_CRIT_SYS_RESOURCE => return Err(NoAnswer::Own(no_thread(&failure.words))),
                ErrorCode::LOCAL_ALL_BROKERS_DOWN => {
                    self.down_since.set(self.down_since.get().or(Some(Instant::now())));
                }
                _ => self.keep(&failure.words),
            },
            Arrival::TokenWanted => {
                if let Err(error) = self.hand_over_token() {
                    self.handle.set_token_failure(&error.message());
                    return Err(NoAnswer::Own(error));
                }
            }
            Arrival::Answer(ticket, answer) => {
                self.down_since.set(None);
                return Ok(Some((ticket, answer)));
            }
            Arrival::Rebalance(_) | Arrival::Other => {}
        }
        Ok(None)
    }

    /// Handles all events that have arrived, while records are read. librdkafka makes lost connections again, so only a refused
    /// login and a token that cannot be fetched are errors.
    pub(in crate::kafka) fn serve_events(&self) -> std::result::Result<(), NoAnswer> {
        while let Some(event) = self.handle.poll(Duration::ZERO) {
            self.take_in(event)?;
        }
        Ok(())
    }

    /// The next delivery report; `None` when none arrives within `limit`.
    pub(in crate::kafka) fn next_delivery(
        &self,
        limit: Duration,
    ) -> std::result::Result<Option<Event>, NoAnswer> {
        let deadline = Instant::now() + limit;
        loop {
            if let Some(event) = self.deliveries.borrow_mut().pop_front() {
                return Ok(Some(event));
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let Some(event) = self.handle.poll(left) else { return Ok(None) };
            self.take_in(event)?;
        }
    }

    /// Whether no broker can be reached at the moment.
    pub(in crate::kafka) fn is_down(&self) -> bool {
        self.down_since.get().is_some_and(|since| since.elapsed() > GRACE)
    }

    /// Notes that a broker has answered.
    pub(in crate::kafka) fn mark_up(&self) {
        self.down_since.set(None);
    }

    /// The brokers, and the topics asked for.
    ///
    /// librdkafka drops its connection to a bootstrap address, with the requests sent there, once it knows the broker behind it. So
    /// a small request is repeated until a broker gives its id with the answer, and the large request is sent then. Through a tunnel,
    /// or when the advertised addresses cannot be reached, no broker ever does that: after [`UNNAMED`] any answer is taken.
    pub(in crate::kafka) fn metadata(&self, topics: Scope<'_>) -> std::result::Result<Metadata, NoAnswer> {
        let (begun, deadline) = (Instant::now(), Instant::now() + self.settings.timeout);
        let mut pause = UNNAMED_PAUSE;
        while self.responsive.get().is_none() && !self.is_nameless.get() {
            let small = if matches!(topics, Scope::All) { Scope::Nothing } else { topics };
            let metadata = self.ask_for_metadata(small, FIRST_SLICE, deadline)?;
            self.responsive.set(metadata.answered_by);
            if !matches!(topics, Scope::All) && metadata.answered_by.is_some() {
                return Ok(metadata);
            }
            if metadata.answered_by.is_none() {
                self.serve_for(pause)?;
                self.is_nameless.set(begun.elapsed() > UNNAMED);
                pause *= 2;
            }
        }
        self.ask_for_metadata(topics, FIRST_LARGE_SLICE, deadline)
    }

    /// The brokers and topics, from one request with a short timeout, while records are read; `None` when no answer came.
    pub(in crate::kafka) fn glance_at_metadata(&self, topics: Scope<'_>) -> Option<Metadata> {
        self.handle.metadata(topics, FIRST_LARGE_SLICE).ok()
    }

    /// Repeats the request, with a longer timeout each time, until `deadline`. Events are served meanwhile, so that a refused login
    /// or a signal ends the wait at once.
    fn ask_for_metadata(
        &self,
        topics: Scope<'_>,
        first_slice: Duration,
        deadline: Instant,
    ) -> std::result::Result<Metadata, NoAnswer> {
        let mut slice = first_slice;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let asked = self.handle.ask_for_metadata(topics, left.min(slice));
            let answer = loop {
                match asked.recv_timeout(SLICE) {
                    Ok(answer) => break answer,
                    Err(RecvTimeoutError::Timeout) => self.serve_for(Duration::ZERO)?,
                    Err(RecvTimeoutError::Disconnected) => {
                        let ended = Error::new(Kind::Failed, "the thread that asked for metadata ended");
                        return Err(NoAnswer::Own(ended));
                    }
                }
            };
            match answer {
                Ok(metadata) => {
                    self.down_since.set(None);
                    self.hand_over_id();
                    return Ok(metadata);
                }
                Err(failure) => match failure.into() {
                    // Without a connection, librdkafka reports the end of the timeout as either of these.
                    NoAnswer::Late | NoAnswer::Unreachable if left > slice => {}
                    cause => return Err(cause),
                },
            }
            self.serve_for(Duration::ZERO)?;
            // Once all brokers are down, `serve_for` soon gives up: a long request would delay that.
            slice = if self.down_since.get().is_some() { first_slice } else { slice * 2 };
        }
    }

    /// Calls `hear` with the id of the cluster once it is known.
    pub(in crate::kafka) fn once_known(&self, hear: Box<IdSink>) {
        self.id_sink.replace(Some(hear));
    }

    fn hand_over_id(&self) {
        if self.id_sink.borrow().is_none() {
            return;
        }
        if let (Some(id), Some(hear)) = (self.handle.cluster_id(), self.id_sink.take()) {
            hear(&id);
        }
    }

    /// An error if a signal has arrived.
    pub(in crate::kafka) fn stop_if_asked(&self) -> std::result::Result<(), NoAnswer> {
        match self.interrupt.requested() {
            Some(status) => Err(NoAnswer::Own(Error::new(status, "stopped before the cluster answered"))),
            None => Ok(()),
        }
    }

    fn log(&self, level: i32, line: &str) {
        (self.sink.borrow_mut())(level, line);
        if line.contains(RESET) {
            self.resets.borrow_mut().push(line.to_owned());
        }
        // 3 is an error in syslog's levels, 4 a warning: such as that a broker does not answer.
        if level <= 3 || level == 4 && broker_in(line).is_some() {
            self.keep(line);
        }
    }

    fn keep(&self, line: &str) {
        let line = without_thread(line).to_owned();
        let mut lines = self.lines.borrow_mut();
        if !lines.contains(&line) {
            lines.push(line);
        }
        let superfluous = lines.len().saturating_sub(KEPT_LINES);
        lines.drain(..superfluous);
    }

    /// Positions that librdkafka gave up since the last call, as their records do not exist any more. It reports them in its log
    /// only.
    pub(in crate::kafka) fn take_resets(&self) -> Vec<(TopicPartitionName, Offset)> {
        // "[thrd:main]: TOPIC [0]: offset reset (at offset 0 (leader epoch -1), broker 1) to ..."
        let parsed = |line: &String| {
            let (place, rest) = line.split_once(RESET)?;
            let place = place.rsplit_once("]: ").map_or(place, |(_, place)| place);
            let (topic, partition) = place.strip_suffix(']')?.rsplit_once(" [")?;
            let offset: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let name = TopicPartitionName { topic: topic.to_owned(), partition: partition.parse().ok()? };
            Some((name, Offset(offset.parse().ok()?)))
        };
        self.resets.take().iter().filter_map(parsed).collect()
    }

    /// The last lines of librdkafka's log that may explain a failure.
    pub(in crate::kafka) fn last_lines(&self) -> Vec<String> {
        self.lines.borrow().clone()
    }
}

/// librdkafka makes threads of its own, among them one for each broker.
fn no_thread(words: &str) -> Error {
    Error::new(Kind::Failed, format!("the system refused to create a thread for the connection: {words}"))
        .hint("see 'ulimit -u', and the limit on processes of the container")
}

/// A log line without the name of the thread at its start. Error events have the same text without that name.
fn without_thread(line: &str) -> &str {
    match line.split_once("]: ") {
        Some((thread, rest)) if thread.starts_with("[thrd:") => rest,
        _ => line,
    }
}

/// The broker that a line of librdkafka's log is about: its id, its address and the rest of the line.
///
/// `ssl://host:port/1: Failed to resolve 'host:port': ... (after 0ms in state CONNECT)`
pub(in crate::kafka) fn broker_in(line: &str) -> Option<(BrokerId, &str, &str)> {
    let (name, words) = without_thread(line).split_once(": ")?;
    let (address, id) = name.rsplit_once('/')?;
    let address = address.rsplit_once("://").map_or(address, |(_, address)| address);
    let words = words.split(" (after ").next().unwrap_or_default();
    Some((BrokerId(id.parse().ok()?), address, words))
}

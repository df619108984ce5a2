//! The only place that calls librdkafka's C functions. Owners free what they hold; results are copied into owned types before their
//! event is freed.

#![allow(unsafe_code)]

mod configs;
mod copy;
mod event;
mod group_answers;
mod groups;
mod membership;
mod metadata;
mod partitions;
mod produce;
mod raw;
mod records;
mod topics;

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use crate::kafka::error::ErrorCode;
use rdkafka::bindings as rd;

use crate::kafka::settings::Role;
use crate::util::units::BrokerId;
pub(in crate::kafka) use configs::Resource;
pub(in crate::kafka) use event::{Answer, Arrival, Event, ResourceConfigs};
pub(in crate::kafka) use group_answers::ListedGroup;
pub(in crate::kafka) use groups::AnyGroup;
pub(in crate::kafka) use membership::{Balance, Rebalance};
pub(in crate::kafka) use metadata::Scope;
pub(in crate::kafka) use partitions::Partitions;
pub(in crate::kafka) use produce::{Delivery, Message, TransactionFailure};
pub use produce::{Persistence, ValueBytes};
pub use records::{Record, RecordHeader};
pub(in crate::kafka) use records::{RecordQueue, TopicHandle};
pub(in crate::kafka) use topics::{ItemResult, OffsetSpec, PartitionResult, TopicRequest};

/// Size of the buffer for librdkafka's error messages.
const ERROR_TEXT: usize = 512;
/// Part of the message with which librdkafka says why an answer cannot be read.
const UNREADABLE: &str = " worker failed to parse response: ";
/// Start of the message with which librdkafka says that the system refused a thread.
pub(in crate::kafka) const NO_THREAD: &str = "Failed to create thread";
/// Maximum number of threads that a client starts with: its main thread, that of its internal broker and that of the coordinator.
const FIRST_THREADS: usize = 3;
/// Maximum time for a client to end.
const FAREWELL: Duration = Duration::from_secs(1);

/// An error code of a broker or of librdkafka, with its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::kafka) struct BrokerFailure {
    pub(in crate::kafka) code: ErrorCode,
    pub(in crate::kafka) words: String,
}

impl BrokerFailure {
    fn of(code: ErrorCode, words: Option<String>) -> Self {
        // SAFETY: the function takes any number and gives a text that lives until it is called again on this thread.
        let meaning = || unsafe { text(raw::rd_kafka_err2str(code)) }.unwrap_or_default();
        // For a code that it does not know librdkafka writes "Err-103?", also within longer messages.
        let unknown = format!("Err-{}?", code.0);
        let words = words.unwrap_or_else(meaning).replace(&unknown, &code.to_string());
        // "INCREMENTALALTERCONFIGS worker failed to parse response: ..."
        let words = match words.split_once(UNREADABLE) {
            Some((_, why)) => format!("the answer of the broker cannot be read: {why}"),
            None => words,
        };
        Self { code, words }
    }

    /// The answer of a broker has no result for an item of the request.
    pub(in crate::kafka) fn no_result() -> Self {
        let words = "the answer of the broker has no result for it".to_owned();
        Self { code: ErrorCode::LOCAL_NOOP, words }
    }
}

/// The pointers that are not null: librdkafka gives null for an item without a result in the answer of the broker.
fn present<T>(items: &[*const T]) -> impl Iterator<Item = *const T> {
    items.iter().copied().filter(|item| !item.is_null())
}

/// # Safety
/// `text` is null or a C string that lives for the call.
unsafe fn text(text: *const c_char) -> Option<String> {
    // SAFETY: by the contract of this function.
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
}

/// # Safety
/// `items` is null or points to `count` values that live as long as `'a`.
unsafe fn slice<'a, T>(items: *const T, count: usize) -> &'a [T] {
    if items.is_null() || count == 0 {
        return &[];
    }
    // SAFETY: by the contract of this function.
    unsafe { std::slice::from_raw_parts(items, count) }
}

fn c_text(text: &str) -> Result<CString, BrokerFailure> {
    CString::new(text).map_err(|_| BrokerFailure {
        code: ErrorCode::LOCAL_INVALID_ARG,
        words: "a text with a zero byte in it".to_owned(),
    })
}

fn millis(timeout: Duration) -> c_int {
    c_int::try_from(timeout.as_millis()).unwrap_or(c_int::MAX)
}

struct ErrorText([c_char; ERROR_TEXT]);

impl ErrorText {
    fn new() -> Self {
        Self([0; ERROR_TEXT])
    }

    fn words(&self) -> String {
        // SAFETY: the buffer began as zeros, and librdkafka ends what it writes with one.
        unsafe { text(self.0.as_ptr()) }.unwrap_or_default()
    }
}

/// The settings of a client before it is created.
pub(in crate::kafka) struct Config(NonNull<rd::rd_kafka_conf_t>);

/// Why a setting was refused.
pub(in crate::kafka) enum SetFailure {
    /// librdkafka does not know the name.
    UnknownName,
    /// The value is wrong, for the reason that librdkafka gives.
    WrongValue(String),
}

impl Config {
    pub(in crate::kafka) fn new() -> Option<Self> {
        // SAFETY: no preconditions; null when memory is out.
        NonNull::new(unsafe { rd::rd_kafka_conf_new() }).map(Self)
    }

    pub(in crate::kafka) fn set(&mut self, name: &str, value: &str) -> Result<(), SetFailure> {
        let (Ok(name), Ok(value)) = (c_text(name), c_text(value)) else {
            return Err(SetFailure::WrongValue("it has a zero byte in it".to_owned()));
        };
        let mut error = ErrorText::new();
        // SAFETY: the configuration is ours, the texts live for the call and are copied, the buffer has the size named.
        let result = unsafe {
            rd::rd_kafka_conf_set(
                self.0.as_ptr(),
                name.as_ptr(),
                value.as_ptr(),
                error.0.as_mut_ptr(),
                ERROR_TEXT,
            )
        };
        match result {
            rd::rd_kafka_conf_res_t::RD_KAFKA_CONF_OK => Ok(()),
            rd::rd_kafka_conf_res_t::RD_KAFKA_CONF_UNKNOWN => Err(SetFailure::UnknownName),
            rd::rd_kafka_conf_res_t::RD_KAFKA_CONF_INVALID => Err(SetFailure::WrongValue(error.words())),
        }
    }

    pub(in crate::kafka) fn knows(&self, name: &str) -> bool {
        let Ok(name) = c_text(name) else { return false };
        let mut size = 0;
        let is_known = |result| result == rd::rd_kafka_conf_res_t::RD_KAFKA_CONF_OK;
        // SAFETY: the configurations are ours, the text lives for the call; with a null buffer only the size is given. Settings of
        // topics, such as `acks`, are taken like all others, but asked for elsewhere.
        unsafe {
            let own = rd::rd_kafka_conf_get(self.0.as_ptr(), name.as_ptr(), ptr::null_mut(), &raw mut size);
            let topics = rd::rd_kafka_topic_conf_new();
            let of_topics =
                rd::rd_kafka_topic_conf_get(topics, name.as_ptr(), ptr::null_mut(), &raw mut size);
            rd::rd_kafka_topic_conf_destroy(topics);
            is_known(own) || is_known(of_topics)
        }
    }

    /// Makes logs, errors, requests for tokens, assignments and delivery reports arrive as events, not as calls from other
    /// threads.
    fn set_events(&mut self) {
        let events = rd::RD_KAFKA_EVENT_LOG
            | rd::RD_KAFKA_EVENT_ERROR
            | rd::RD_KAFKA_EVENT_OAUTHBEARER_TOKEN_REFRESH
            | rd::RD_KAFKA_EVENT_REBALANCE
            | rd::RD_KAFKA_EVENT_DR;
        // SAFETY: the configuration is ours.
        unsafe { rd::rd_kafka_conf_set_events(self.0.as_ptr(), events) };
    }
}

impl Drop for Config {
    fn drop(&mut self) {
        // SAFETY: ours, and not yet given away: `Handle::new` forgets it.
        unsafe { rd::rd_kafka_conf_destroy(self.0.as_ptr()) };
    }
}

/// A client of librdkafka and its main queue, where answers, errors, log lines and requests for tokens arrive.
pub(in crate::kafka) struct Handle {
    client: NonNull<rd::rd_kafka_t>,
    queue: NonNull<rd::rd_kafka_queue_t>,
    owner: Arc<Owner>,
    tickets: AtomicUsize,
}

/// Ends the client when its handle and its last event are dropped.
struct Owner {
    client: NonNull<rd::rd_kafka_t>,
    queue: NonNull<rd::rd_kafka_queue_t>,
}

/// Identifies the request of an answer, so that a late answer is not taken for that of the next request. librdkafka carries it as
/// the "opaque" pointer of the request, which is never followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::kafka) struct Ticket(usize);

// SAFETY: librdkafka's client and queue may be used by several threads at once ("librdkafka is completely thread-safe",
// INTRODUCTION.md).
unsafe impl Send for Handle {}
// SAFETY: the same.
unsafe impl Sync for Handle {}
// SAFETY: the same.
unsafe impl Send for Owner {}
// SAFETY: the same.
unsafe impl Sync for Owner {}

/// Tries to create as many threads as librdkafka needs for a client. If the system refuses it the second or third, librdkafka 2.12
/// hangs or ends the process.
fn try_threads() -> std::io::Result<()> {
    let mut tried = Vec::new();
    let result = (0..FIRST_THREADS).try_for_each(|_| {
        tried.push(thread::Builder::new().spawn(thread::park)?);
        Ok(())
    });
    for thread in tried {
        thread.thread().unpark();
        // The thread does nothing that can fail.
        let _ = thread.join();
    }
    result
}

/// A function of librdkafka that sends a request about an array of items, which are pointers.
type SendRequest<P> = unsafe extern "C" fn(
    *mut rd::rd_kafka_t,
    *mut P,
    usize,
    *const rd::rd_kafka_AdminOptions_t,
    *mut rd::rd_kafka_queue_t,
);

impl Handle {
    /// A client, without connections yet. Admin requests work with consumers and producers.
    pub(in crate::kafka) fn new(mut config: Config, role: Role) -> Result<Self, String> {
        config.set_events();
        try_threads().map_err(|error| format!("{NO_THREAD}: {error}"))?;
        let kind = match role {
            Role::Admin | Role::Writer => rd::rd_kafka_type_t::RD_KAFKA_PRODUCER,
            Role::Reader | Role::Groups => rd::rd_kafka_type_t::RD_KAFKA_CONSUMER,
        };
        let mut error = ErrorText::new();
        // SAFETY: the configuration is ours; on success it belongs to the client.
        let client = unsafe { rd::rd_kafka_new(kind, config.0.as_ptr(), error.0.as_mut_ptr(), ERROR_TEXT) };
        let Some(client) = NonNull::new(client) else { return Err(error.words()) };
        std::mem::forget(config);
        // SAFETY: the client lives; the queue is a reference of our own. With a null queue logs go to the main queue.
        let queue = unsafe {
            raw::rd_kafka_set_log_queue(client.as_ptr(), ptr::null_mut());
            rd::rd_kafka_queue_get_main(client.as_ptr())
        };
        let Some(queue) = NonNull::new(queue) else {
            // SAFETY: ours, and nobody else has it.
            unsafe { rd::rd_kafka_destroy(client.as_ptr()) };
            return Err("librdkafka gave no queue".to_owned());
        };
        let owner = Arc::new(Owner { client, queue });
        Ok(Self { client, queue, owner, tickets: AtomicUsize::new(1) })
    }

    /// The next event, or `None` when none comes in time.
    pub(in crate::kafka) fn poll(&self, timeout: Duration) -> Option<Event> {
        // SAFETY: the queue is ours; the event is ours until it is destroyed.
        let event = NonNull::new(unsafe { rd::rd_kafka_queue_poll(self.queue.as_ptr(), millis(timeout)) });
        event.map(|event| Event(event, Arc::clone(&self.owner)))
    }

    /// Hands over a token; `Err` says why it was refused.
    pub(in crate::kafka) fn set_token(
        &self,
        token: &str,
        expires_at: i64,
        principal: &str,
        extensions: &[(String, String)],
    ) -> Result<(), String> {
        let words = |failure: BrokerFailure| failure.words;
        let (token, principal) = (c_text(token).map_err(words)?, c_text(principal).map_err(words)?);
        let extensions: Vec<CString> = extensions
            .iter()
            .flat_map(|(key, value)| [c_text(key), c_text(value)])
            .collect::<Result<_, _>>()
            .map_err(words)?;
        let mut pointers: Vec<*const c_char> = extensions.iter().map(|text| text.as_ptr()).collect();
        let mut error = ErrorText::new();
        // SAFETY: all texts live for the call, which copies them; the counts and the size of the buffer are right.
        let code = unsafe {
            raw::rd_kafka_oauthbearer_set_token(
                self.client.as_ptr(),
                token.as_ptr(),
                expires_at,
                principal.as_ptr(),
                pointers.as_mut_ptr(),
                pointers.len(),
                error.0.as_mut_ptr(),
                ERROR_TEXT,
            )
        };
        if code == ErrorCode::NONE { Ok(()) } else { Err(error.words()) }
    }

    /// Says why no token could be fetched.
    pub(in crate::kafka) fn set_token_failure(&self, why: &str) {
        if let Ok(why) = c_text(why) {
            // SAFETY: the client lives, the text lives for the call.
            unsafe { raw::rd_kafka_oauthbearer_set_token_failure(self.client.as_ptr(), why.as_ptr()) };
        }
    }

    /// Asks a broker for the brokers and the id of the cluster; the answer is an event.
    pub(in crate::kafka) fn describe_cluster(
        &self,
        broker: BrokerId,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let mut options =
            Options::new(self, rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_DESCRIBECLUSTER, timeout)?;
        options.ask(broker)?;
        // SAFETY: client, options and queue live for the call, which copies the options.
        unsafe {
            rd::rd_kafka_DescribeCluster(self.client.as_ptr(), options.0.as_ptr(), self.queue.as_ptr());
        }
        Ok(options.1)
    }

    fn options(
        &self,
        operation: rd::rd_kafka_admin_op_t,
        broker: Option<BrokerId>,
        timeout: Duration,
    ) -> Result<Options, BrokerFailure> {
        let mut options = Options::new(self, operation, timeout)?;
        broker.map_or(Ok(()), |broker| options.ask(broker))?;
        Ok(options)
    }

    /// Sends a request about an array of items. Its answer comes as an event with the ticket.
    ///
    /// # Safety
    /// The items live, and the function copies them.
    unsafe fn send<P>(&self, request: SendRequest<P>, items: &mut [P], options: &Options) -> Ticket {
        // SAFETY: the client, the queue and the options live for the call; the items do by the contract of this function.
        unsafe {
            request(
                self.client.as_ptr(),
                items.as_mut_ptr(),
                items.len(),
                options.0.as_ptr(),
                self.queue.as_ptr(),
            );
        }
        options.1
    }
}

impl Drop for Owner {
    /// Ends the client within [`FAREWELL`], as a thread of librdkafka may hang on bytes that a broker sent.
    fn drop(&mut self) {
        struct Client(NonNull<rd::rd_kafka_t>);
        // SAFETY: as for the handle, which is gone.
        unsafe impl Send for Client {}
        let client = Client(self.client);
        // SAFETY: ours, and nothing of it is used after.
        unsafe { rd::rd_kafka_queue_destroy(self.queue.as_ptr()) };
        let (ended, end) = mpsc::channel();
        let thread = thread::Builder::new().spawn(move || {
            // So that the closure takes the whole value, not its field.
            let client = client;
            // SAFETY: ours, and nothing of it is used after. Members leave their group before (`Reader::leave`); to close the
            // consumer here once more would wait for the cluster.
            unsafe {
                rd::rd_kafka_destroy_flags(client.0.as_ptr(), rd::RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
            };
            // Nobody may be waiting any more.
            let _ = ended.send(());
        });
        // Without a thread the client lives until the process ends.
        if thread.is_ok() {
            let _ = end.recv_timeout(FAREWELL);
        }
    }
}

/// The options of an admin request, and its ticket.
struct Options(NonNull<rd::rd_kafka_AdminOptions_t>, Ticket);

impl Options {
    fn new(
        handle: &Handle,
        operation: rd::rd_kafka_admin_op_t,
        timeout: Duration,
    ) -> Result<Self, BrokerFailure> {
        // SAFETY: the client lives; the options are ours to destroy.
        let options = unsafe { rd::rd_kafka_AdminOptions_new(handle.client.as_ptr(), operation) };
        let ticket = Ticket(handle.tickets.fetch_add(1, Ordering::Relaxed));
        let options = NonNull::new(options).map(|options| Self(options, ticket)).ok_or_else(out_of_memory)?;
        let mut error = ErrorText::new();
        // SAFETY: the options are ours, the buffer has the size named; the opaque pointer is never followed.
        let code = unsafe {
            let opaque: *mut c_void = ptr::without_provenance_mut(ticket.0);
            rd::rd_kafka_AdminOptions_set_opaque(options.0.as_ptr(), opaque);
            raw::rd_kafka_AdminOptions_set_request_timeout(
                options.0.as_ptr(),
                millis(timeout),
                error.0.as_mut_ptr(),
                ERROR_TEXT,
            )
        };
        ok_or(code, &error).map(|()| options)
    }

    /// Sends the request to this broker, not to the controller.
    fn ask(&mut self, broker: BrokerId) -> Result<(), BrokerFailure> {
        let mut error = ErrorText::new();
        // SAFETY: the options are ours, the buffer has the size named.
        let code = unsafe {
            raw::rd_kafka_AdminOptions_set_broker(self.0.as_ptr(), broker.0, error.0.as_mut_ptr(), ERROR_TEXT)
        };
        ok_or(code, &error)
    }

    /// Maximum time for the brokers to complete the operation.
    fn operation_timeout(&mut self, timeout: Duration) -> Result<(), BrokerFailure> {
        let mut error = ErrorText::new();
        // SAFETY: the options are ours, the buffer has the size named.
        let code = unsafe {
            raw::rd_kafka_AdminOptions_set_operation_timeout(
                self.0.as_ptr(),
                millis(timeout),
                error.0.as_mut_ptr(),
                ERROR_TEXT,
            )
        };
        ok_or(code, &error)
    }

    /// Leaves out records of open transactions.
    fn read_committed(&mut self) -> Result<(), BrokerFailure> {
        let level = rd::rd_kafka_IsolationLevel_t::RD_KAFKA_ISOLATION_LEVEL_READ_COMMITTED;
        // SAFETY: the options are ours, and so is the error.
        unsafe { ok_error(rd::rd_kafka_AdminOptions_set_isolation_level(self.0.as_ptr(), level)) }
    }

    fn validate_only(&mut self, validate_only: bool) -> Result<(), BrokerFailure> {
        let mut error = ErrorText::new();
        // SAFETY: the options are ours, the buffer has the size named.
        let code = unsafe {
            raw::rd_kafka_AdminOptions_set_validate_only(
                self.0.as_ptr(),
                validate_only.into(),
                error.0.as_mut_ptr(),
                ERROR_TEXT,
            )
        };
        ok_or(code, &error)
    }
}

impl Drop for Options {
    fn drop(&mut self) {
        // SAFETY: ours.
        unsafe { rd::rd_kafka_AdminOptions_destroy(self.0.as_ptr()) };
    }
}

fn ok_or(code: ErrorCode, error: &ErrorText) -> Result<(), BrokerFailure> {
    match code {
        ErrorCode::NONE => Ok(()),
        code => Err(BrokerFailure { code, words: error.words() }),
    }
}

/// # Safety
/// The error is null or ours; it is destroyed here.
unsafe fn ok_error(error: *mut rd::rd_kafka_error_t) -> Result<(), BrokerFailure> {
    if error.is_null() {
        return Ok(());
    }
    // SAFETY: by the contract of this function; the text is copied.
    unsafe {
        let failure =
            BrokerFailure::of(raw::rd_kafka_error_code(error), text(rd::rd_kafka_error_string(error)));
        rd::rd_kafka_error_destroy(error);
        Err(failure)
    }
}

fn out_of_memory() -> BrokerFailure {
    BrokerFailure::of(ErrorCode::LOCAL_CRIT_SYS_RESOURCE, None)
}

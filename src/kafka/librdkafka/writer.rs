//! A writer of records: librdkafka's threads send them in batches, and a delivery report says of each whether it was written.

use std::time::{Duration, Instant};

use crate::kafka::error::ErrorCode;

use super::client::NoAnswer;
use super::ffi::{
    BrokerFailure, Delivery, Message, Persistence, Record, RecordHeader, TopicHandle, TransactionFailure,
    ValueBytes,
};
use crate::error::{Error, Kind, Result};
use crate::kafka::cluster::Cluster;
use crate::util::units::Timestamp;

/// Maximum number of batches in flight to a partition. An idempotent producer sends five at a time; batches that it may not send yet make
/// librdkafka's thread poll without a pause: 2.0 s of CPU for a million lines, 0.98 s with this limit and batches that are filled
/// for 50 ms.
const BATCHES: u64 = 3;
/// Maximum bytes of keys and values in flight, over all partitions.
const LARGEST_QUEUE: u64 = 64 << 20;
/// Maximum number of records in flight: each takes memory beside its bytes.
const LONGEST_QUEUE: usize = 200_000;
/// Maximum time of one flush, during which no delivery reports are served.
const HURRY: Duration = Duration::from_millis(1);
/// Maximum time of one call of librdkafka for a transaction: between two calls the interrupt is looked at.
const SLICE: Duration = Duration::from_millis(500);

/// A record to be written.
#[derive(Debug, Clone, Copy)]
pub struct Outgoing<'a> {
    /// The partition; `None` leaves it to the partitioner.
    pub partition: Option<i32>,
    /// The timestamp; `None` for now.
    pub timestamp: Option<Timestamp>,
    /// The key; `None` for null.
    pub key: Option<&'a [u8]>,
    /// The value; `None` for null.
    pub value: Option<ValueBytes<'a>>,
    /// The headers in their order.
    pub headers: &'a [RecordHeader<'a>],
    /// Returned with the outcome.
    pub mark: usize,
}

impl Outgoing<'_> {
    /// Bytes of key and value.
    pub fn size(&self) -> usize {
        self.key.map_or(0, <[u8]>::len) + self.value.map_or(0, |value| value.bytes().len())
    }
}

/// Why a record was not written.
#[derive(Debug)]
pub enum NotWritten {
    /// It is larger than the topic allows.
    TooLarge,
    /// No acknowledgement came in time.
    Late,
    /// All records were given up: see [`Writer::give_up`].
    GivenUp,
    /// It was refused.
    Refused(Error),
}

/// The outcome of a record.
#[derive(Debug)]
pub struct Written<'m> {
    /// The mark that it was given.
    pub mark: usize,
    pub topic: &'m str,
    /// The record; with partition, offset and timestamp where it was written.
    pub record: Record<'m>,
    /// Why it was not written, and whether it may have been all the same.
    pub result: std::result::Result<(), (NotWritten, Persistence)>,
}

/// A writer of records.
pub struct Writer<'c> {
    cluster: &'c Cluster,
    topics: Vec<(String, TopicHandle<'c>)>,
    /// The index of the last topic that was written to.
    last: usize,
    batch_size: u64,
    records: usize,
    bytes: usize,
    /// Maximum bytes in flight.
    room: u64,
}

impl std::fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer")
            .field("records", &self.records)
            .field("bytes", &self.bytes)
            .finish_non_exhaustive()
    }
}

impl<'c> Writer<'c> {
    /// A writer of batches of up to `batch_size` bytes. The cluster has to be connected as
    /// [`Role::Writer`](crate::kafka::Role::Writer).
    pub fn new(cluster: &'c Cluster, batch_size: u64) -> Self {
        let mut writer =
            Self { cluster, topics: Vec::new(), last: 0, batch_size, records: 0, bytes: 0, room: 0 };
        writer.expect_partitions(1);
        writer
    }

    /// Sets the number of partitions to which the records go, over all topics.
    pub fn expect_partitions(&mut self, partitions: u64) {
        self.room = (partitions.max(1) * BATCHES).saturating_mul(self.batch_size).min(LARGEST_QUEUE);
    }

    /// Whether one more record may be sent. If not, wait for delivery reports first.
    pub fn has_room(&self) -> bool {
        (self.bytes as u64) < self.room && self.records < LONGEST_QUEUE
    }

    /// The number of records without a delivery report.
    pub fn under_way(&self) -> usize {
        self.records
    }

    /// Sends a record to a topic. An error is about this record alone.
    pub fn send(&mut self, topic: &str, outgoing: &Outgoing<'_>) -> std::result::Result<(), NotWritten> {
        if self.topics.get(self.last).is_none_or(|(name, _)| name != topic) {
            self.last = self.topics.iter().position(|(name, _)| name == topic).unwrap_or(self.topics.len());
        }
        if self.last == self.topics.len() {
            let handle = self.cluster.client.handle.topic(topic).map_err(|failure| self.why(&failure))?;
            self.topics.push((topic.to_owned(), handle));
        }
        let (_, handle) = &self.topics[self.last];
        let timestamp = match outgoing.timestamp {
            // For librdkafka 0 means "now".
            Some(Timestamp(0)) => {
                let message = "a timestamp of 0, the first millisecond of 1970, cannot be written";
                return Err(NotWritten::Refused(Error::new(Kind::UnwritableTimestamp, message)));
            }
            timestamp => timestamp.map_or(0, |time| time.0),
        };
        let message = Message {
            partition: outgoing.partition,
            timestamp,
            key: outgoing.key,
            value: outgoing.value,
            headers: outgoing.headers,
            mark: outgoing.mark,
        };
        handle.produce(&self.cluster.client.handle, &message).map_err(|failure| match failure.code {
            ErrorCode::MESSAGE_TOO_LARGE => NotWritten::Refused(Error::new(
                Kind::Failed,
                "it is larger than this client may send: see max.request.size",
            )),
            _ => self.why(&failure),
        })?;
        self.records += 1;
        self.bytes += outgoing.size();
        Ok(())
    }

    /// Hands the delivery reports that have arrived to `each`; waits for the first. Returns their number.
    pub fn serve(&mut self, wait: Duration, mut each: impl FnMut(&Written<'_>)) -> Result<usize> {
        let client = &self.cluster.client;
        let (mut came, mut bytes, mut wait) = (0, 0, wait);
        let ended = loop {
            let event = match client.next_delivery(wait) {
                Ok(Some(event)) => event,
                Ok(None) => break Ok(()),
                Err(cause) => break Err(self.cluster.explain("could not write on", cause)),
            };
            wait = Duration::ZERO;
            let mut last: Option<(usize, String)> = None;
            event.deliveries(|delivery| {
                let record = delivery.record();
                came += 1;
                bytes += record.size();
                let (topic, _) = record.place();
                if last.as_ref().is_none_or(|(known, _)| *known != topic) {
                    last = Some((topic, record.topic()));
                }
                let topic = last.as_ref().map_or("", |(_, topic)| topic);
                each(&Written { mark: delivery.mark(), topic, record, result: self.result(delivery) });
            });
        };
        self.records = self.records.saturating_sub(came);
        self.bytes = self.bytes.saturating_sub(bytes);
        if came > 0 {
            client.mark_up();
        }
        ended.map(|()| came)
    }

    /// Sends the batches that wait for more records. Takes a few milliseconds.
    pub fn hurry(&self) {
        self.cluster.client.handle.flush(HURRY);
    }

    fn result(&self, delivery: Delivery<'_>) -> std::result::Result<(), (NotWritten, Persistence)> {
        match delivery.failure() {
            None => Ok(()),
            Some(failure) => Err((self.why(&failure), delivery.persistence())),
        }
    }

    fn why(&self, failure: &BrokerFailure) -> NotWritten {
        match failure.code {
            ErrorCode::MESSAGE_TOO_LARGE => NotWritten::TooLarge,
            ErrorCode::LOCAL_MSG_TIMED_OUT | ErrorCode::LOCAL_TIMED_OUT => NotWritten::Late,
            ErrorCode::LOCAL_PURGE_QUEUE | ErrorCode::LOCAL_PURGE_INFLIGHT => NotWritten::GivenUp,
            _ => NotWritten::Refused(self.cluster.refused("could not write", failure)),
        }
    }

    /// The error about records that were not acknowledged in time, with the cause if it can be found.
    pub fn late(&self) -> Error {
        self.cluster.explain("could not write", NoAnswer::Late)
    }

    /// Gives up all records without a delivery report: the reports say that they were not written.
    pub fn give_up(&self) {
        self.cluster.client.handle.purge();
    }

    /// The error that ended this writer for good, such as a newer writer with the same transactional id.
    pub fn fatal_error(&self) -> Option<Error> {
        let failure = self.cluster.client.handle.fatal_error()?;
        let error = self.cluster.refused("could not write on", &failure);
        // When a broker aborts a transaction it raises the epoch of the writer, as if there were a newer writer.
        let is_fenced = matches!(
            failure.code,
            ErrorCode::LOCAL_FENCED | ErrorCode::INVALID_PRODUCER_EPOCH | ErrorCode::PRODUCER_FENCED
        );
        Some(if is_fenced {
            error.hint(
                "another writer has taken the transactional id, or the transaction took longer than transaction.timeout.ms \
                 and was aborted",
            )
        } else {
            error
        })
    }

    /// Fences off older writers with the same transactional id, and ends their open transactions.
    pub fn begin_transactions(&mut self) -> Result<()> {
        let handle = &self.cluster.client.handle;
        self.step("could not begin transactions", |slice| handle.init_transactions(slice))
    }

    pub fn begin(&mut self) -> Result<()> {
        let handle = &self.cluster.client.handle;
        self.step("could not begin a transaction", |_| handle.begin_transaction())
    }

    /// Commits the transaction, after the delivery reports of all records.
    pub fn commit(&mut self) -> Result<()> {
        let handle = &self.cluster.client.handle;
        self.step("could not commit the transaction", |slice| handle.commit_transaction(slice))
    }

    /// Aborts the transaction, after the delivery reports of all records; see [`Writer::give_up`].
    pub fn abort(&mut self) -> Result<()> {
        let handle = &self.cluster.client.handle;
        self.step("could not abort the transaction", |slice| handle.abort_transaction(slice))
    }

    /// Repeats a call of librdkafka for a transaction until it is done or the timeout has passed; librdkafka goes on where the last call
    /// ended.
    fn step(
        &self,
        what: &str,
        call: impl Fn(Duration) -> std::result::Result<(), TransactionFailure>,
    ) -> Result<()> {
        let client = &self.cluster.client;
        let deadline = Instant::now() + self.cluster.timeout();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match call(left.min(SLICE)) {
                Ok(()) => return Ok(()),
                Err(TransactionFailure { failure, is_retriable }) if !is_retriable || left.is_zero() => {
                    return Err(match failure.code {
                        ErrorCode::LOCAL_TIMED_OUT => self.cluster.explain(what, NoAnswer::Late),
                        _ => self.cluster.refused(what, &failure),
                    });
                }
                Err(_) => client.serve_events().map_err(|cause| self.cluster.explain(what, cause))?,
            }
        }
    }
}

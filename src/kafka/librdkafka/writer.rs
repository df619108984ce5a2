//! Writing records: they are taken in, sent in batches by librdkafka's threads, and each comes back as written or not.

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

/// Batches that may be under way to a partition at once. An idempotent producer sends five at a time; what it may not send yet
/// makes librdkafka's thread poll without a pause: 2.0 s of CPU for a million lines, 0.98 with this bound and batches that are
/// filled for 50 ms.
const BATCHES: u64 = 3;
/// Bytes of keys and values that may be under way, whatever the number of partitions.
const LARGEST_QUEUE: u64 = 64 << 20;
/// Records that may be under way at once: each takes memory beside its bytes.
const LONGEST_QUEUE: usize = 200_000;
/// How long batches are hurried at a time. What comes back meanwhile has to wait so long.
const HURRY: Duration = Duration::from_millis(1);
/// How long one call of librdkafka for a transaction may take: in between the interrupt is looked at.
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
    /// Comes back with the outcome.
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
    /// The topic takes nothing so large.
    TooLarge,
    /// No acknowledgement came in time.
    Late,
    /// It was given up together with all others: see [`Writer::give_up`].
    GivenUp,
    /// It was refused.
    Refused(Error),
}

/// What became of a record.
#[derive(Debug)]
pub struct Written<'m> {
    /// The mark that it was given.
    pub mark: usize,
    /// The topic.
    pub topic: &'m str,
    /// The record; with partition, offset and timestamp where it was written.
    pub record: Record<'m>,
    /// Why it was not written, and whether it may be there all the same.
    pub result: std::result::Result<(), (NotWritten, Persistence)>,
}

/// Writes records.
pub struct Writer<'c> {
    cluster: &'c Cluster,
    topics: Vec<(String, TopicHandle<'c>)>,
    /// The topic that was written to last.
    last: usize,
    batch_size: u64,
    records: usize,
    bytes: usize,
    /// Bytes that may be under way.
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
    /// A writer of batches of up to so many bytes. The cluster's settings have to be those of one.
    pub fn new(cluster: &'c Cluster, batch_size: u64) -> Self {
        let mut writer =
            Self { cluster, topics: Vec::new(), last: 0, batch_size, records: 0, bytes: 0, room: 0 };
        writer.expect_partitions(1);
        writer
    }

    /// Says to how many partitions the records go, all in all.
    pub fn expect_partitions(&mut self, partitions: u64) {
        self.room = (partitions.max(1) * BATCHES).saturating_mul(self.batch_size).min(LARGEST_QUEUE);
    }

    /// Whether one more record may be given: else some have to come back before.
    pub fn has_room(&self) -> bool {
        (self.bytes as u64) < self.room && self.records < LONGEST_QUEUE
    }

    /// How many records have not come back yet.
    pub fn under_way(&self) -> usize {
        self.records
    }

    /// Takes a record to be written to a topic. An error is about this record alone.
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
            // librdkafka takes 0 for "now".
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

    /// Hands what has come back to `each`; waits for the first. Gives how many came back.
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

    /// Has batches that wait for more records sent now. Takes a few milliseconds.
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

    /// The error for records that were not acknowledged in time, with the cause where one can be found.
    pub fn late(&self) -> Error {
        self.cluster.explain("could not write", NoAnswer::Late)
    }

    /// Gives up all records that have not come back: they come back as not written.
    pub fn give_up(&self) {
        self.cluster.client.handle.purge();
    }

    /// What has ended this writer for good, such as a newer one with the same transactional id.
    pub fn fatal_error(&self) -> Option<Error> {
        let failure = self.cluster.client.handle.fatal_error()?;
        let error = self.cluster.refused("could not write on", &failure);
        // Brokers give a writer whose transaction they have aborted a new epoch, as if there were a newer one.
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

    /// Makes this the one writer with its transactional id, and ends what older ones have left open.
    pub fn begin_transactions(&mut self) -> Result<()> {
        let handle = &self.cluster.client.handle;
        self.step("could not begin transactions", |slice| handle.init_transactions(slice))
    }

    /// Begins a transaction.
    pub fn begin(&mut self) -> Result<()> {
        let handle = &self.cluster.client.handle;
        self.step("could not begin a transaction", |_| handle.begin_transaction())
    }

    /// Commits the transaction. All records have to have come back.
    pub fn commit(&mut self) -> Result<()> {
        let handle = &self.cluster.client.handle;
        self.step("could not commit the transaction", |slice| handle.commit_transaction(slice))
    }

    /// Aborts the transaction. All records have to have come back, or to be given up and then to come back.
    pub fn abort(&mut self) -> Result<()> {
        let handle = &self.cluster.client.handle;
        self.step("could not abort the transaction", |slice| handle.abort_transaction(slice))
    }

    /// Goes through with a step of a transaction, within the time there is; librdkafka goes on where the last call ended.
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

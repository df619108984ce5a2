//! Membership in a consumer group.

use std::ffi::CStr;
use std::ptr::{self, NonNull};
use std::time::Duration;

use crate::kafka::error::ErrorCode;
use rdkafka::bindings as rd;

use super::partitions::{Partitions, elements};
use super::{BrokerFailure, Handle, RecordQueue, millis, ok_error, out_of_memory, raw, text};
use crate::kafka::TopicPartitionName;
use crate::util::units::Offset;

/// An assignment or revocation of partitions.
#[derive(Debug)]
pub(in crate::kafka) struct Rebalance {
    pub(in crate::kafka) what: Balance,
    pub(in crate::kafka) partitions: Vec<TopicPartitionName>,
}

/// What happens to the partitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::kafka) enum Balance {
    Assigned,
    Revoked,
    /// The rebalance failed.
    Failed(BrokerFailure),
}

/// # Safety
/// The event lives, and is a rebalance.
pub(super) unsafe fn rebalance(event: *mut rd::rd_kafka_event_t) -> Rebalance {
    // SAFETY: by the contract of this function; all is copied here, and the list goes with the event.
    unsafe {
        let what = match raw::rd_kafka_event_error(event) {
            ErrorCode::LOCAL_ASSIGN_PARTITIONS => Balance::Assigned,
            ErrorCode::LOCAL_REVOKE_PARTITIONS => Balance::Revoked,
            code => Balance::Failed(BrokerFailure::of(code, text(rd::rd_kafka_event_error_string(event)))),
        };
        let list = rd::rd_kafka_event_topic_partition_list(event);
        let partitions = elements(list).iter().map(|one| TopicPartitionName {
            topic: text(one.topic).unwrap_or_default(),
            partition: one.partition,
        });
        Rebalance { what, partitions: partitions.collect() }
    }
}

/// Partitions, each with its result.
type Committed = Vec<(TopicPartitionName, Result<Option<Offset>, BrokerFailure>)>;

fn ok_code(code: ErrorCode) -> Result<(), BrokerFailure> {
    match code {
        ErrorCode::NONE => Ok(()),
        code => Err(BrokerFailure::of(code, None)),
    }
}

impl<'h> RecordQueue<'h> {
    /// The queue of the assignments and errors of the group.
    pub(in crate::kafka) fn of_group(handle: &'h Handle) -> Result<Self, BrokerFailure> {
        // SAFETY: the client lives; the queue is a reference of our own.
        let queue = NonNull::new(unsafe { rd::rd_kafka_queue_get_consumer(handle.client.as_ptr()) });
        Ok(Self { queue: queue.ok_or_else(out_of_memory)?, handle })
    }

    /// Starts to leave the group; the revocations arrive in this queue.
    pub(in crate::kafka) fn close_group(&self) -> Result<(), BrokerFailure> {
        // SAFETY: client and queue live; the error is ours.
        unsafe {
            ok_error(rd::rd_kafka_consumer_close_queue(self.handle.client.as_ptr(), self.queue.as_ptr()))
        }
    }
}

impl Handle {
    /// Whether the group has been left.
    pub(in crate::kafka) fn has_left_group(&self) -> bool {
        // SAFETY: the client lives.
        unsafe { rd::rd_kafka_consumer_closed(self.client.as_ptr()) == 1 }
    }

    /// Subscribes to topics.
    pub(in crate::kafka) fn subscribe(&self, topics: &[String]) -> Result<(), BrokerFailure> {
        let list = Partitions::new(topics.iter().map(|topic| (topic.as_str(), -1, 0)))?;
        // SAFETY: client and list live for the call, which copies the list.
        ok_code(unsafe { raw::rd_kafka_subscribe(self.client.as_ptr(), list.as_ptr()) })
    }

    /// Whether rebalances are incremental (KIP-429, KIP-848).
    fn is_incremental(&self) -> bool {
        // SAFETY: the client lives; the text is constant.
        let protocol = unsafe { rd::rd_kafka_rebalance_protocol(self.client.as_ptr()) };
        // SAFETY: not null, and a constant text.
        !protocol.is_null() && unsafe { CStr::from_ptr(protocol) } == c"COOPERATIVE"
    }

    /// Whether other members have the partitions already, so that nothing can be committed any more.
    pub(in crate::kafka) fn is_assignment_lost(&self) -> bool {
        // SAFETY: the client lives.
        unsafe { rd::rd_kafka_assignment_lost(self.client.as_ptr()) == 1 }
    }

    /// Takes partitions that the group assigned, each from an offset.
    pub(in crate::kafka) fn assign(&self, partitions: &Partitions) -> Result<(), BrokerFailure> {
        // SAFETY: client and list live for the call, which copies the list; the error is ours.
        unsafe {
            if self.is_incremental() {
                ok_error(rd::rd_kafka_incremental_assign(self.client.as_ptr(), partitions.as_ptr()))
            } else {
                ok_code(raw::rd_kafka_assign(self.client.as_ptr(), partitions.as_ptr()))
            }
        }
    }

    /// Gives back revoked partitions.
    pub(in crate::kafka) fn unassign(&self, partitions: &Partitions) -> Result<(), BrokerFailure> {
        // SAFETY: as above; a null list takes all back.
        unsafe {
            if self.is_incremental() {
                ok_error(rd::rd_kafka_incremental_unassign(self.client.as_ptr(), partitions.as_ptr()))
            } else {
                ok_code(raw::rd_kafka_assign(self.client.as_ptr(), ptr::null()))
            }
        }
    }

    /// Sets the positions of partitions; their records in the queue are dropped.
    pub(in crate::kafka) fn seek(
        &self,
        partitions: &Partitions,
        timeout: Duration,
    ) -> Result<(), BrokerFailure> {
        // SAFETY: client and list live for the call; the error is ours.
        unsafe {
            ok_error(rd::rd_kafka_seek_partitions(self.client.as_ptr(), partitions.as_ptr(), millis(timeout)))
        }
    }

    /// The committed offsets of the group; waits for the answer. `None` for a partition without one.
    pub(in crate::kafka) fn committed(
        &self,
        partitions: &Partitions,
        timeout: Duration,
    ) -> Result<Committed, BrokerFailure> {
        // SAFETY: client and list live for the call, which writes into the list; all is copied out of it.
        unsafe {
            ok_code(raw::rd_kafka_committed(self.client.as_ptr(), partitions.as_ptr(), millis(timeout)))?;
            let copy = |one: &raw::TopicPartition| {
                let name = TopicPartitionName {
                    topic: text(one.topic).unwrap_or_default(),
                    partition: one.partition,
                };
                let offset = (one.offset >= 0).then_some(Offset(one.offset));
                (name, ok_code(one.err).map(|()| offset))
            };
            Ok(elements(partitions.as_ptr()).iter().map(copy).collect())
        }
    }

    /// Commits offsets, and waits for the answer up to the timeout.
    pub(in crate::kafka) fn commit(
        &self,
        offsets: &Partitions,
        timeout: Duration,
    ) -> Result<(), BrokerFailure> {
        let answers = RecordQueue::new(self)?;
        // SAFETY: client, list and queue live for the call, which copies the list; without a callback the answer is an event.
        ok_code(unsafe {
            raw::rd_kafka_commit_queue(
                self.client.as_ptr(),
                offsets.as_ptr(),
                answers.queue.as_ptr(),
                None,
                ptr::null_mut(),
            )
        })?;
        let late = || BrokerFailure::of(ErrorCode::LOCAL_TIMED_OUT, None);
        let event = answers.poll(timeout).ok_or_else(late)?;
        event.checked()?;
        // SAFETY: the event lives; the list goes with it.
        let partitions = unsafe { elements(rd::rd_kafka_event_topic_partition_list(event.0.as_ptr())) };
        partitions.iter().try_for_each(|one| ok_code(one.err))
    }
}

//! Requests about topics and partitions, and their answers.

use std::ffi::{c_char, c_int};
use std::time::Duration;

use crate::kafka::error::ErrorCode;
use rdkafka::bindings as rd;

use super::partitions::{Partitions, elements};
use super::{
    Answer, BrokerFailure, ERROR_TEXT, ErrorText, Handle, Ticket, c_text, ok_or, present, raw, slice, text,
};
use crate::kafka::{NewTopic, TopicLayout, TopicPartitionName};
use crate::util::units::BrokerId;
use crate::util::uuid::Uuid;

/// The answer for one topic.
pub(in crate::kafka) struct ItemResult<T> {
    pub(in crate::kafka) name: String,
    pub(in crate::kafka) result: Result<T, BrokerFailure>,
}

/// The result for one partition: an offset and a timestamp, if the request was for these.
pub(in crate::kafka) struct PartitionResult {
    pub(in crate::kafka) topic: String,
    pub(in crate::kafka) partition: i32,
    pub(in crate::kafka) result: Result<(i64, i64), BrokerFailure>,
}

impl PartitionResult {
    /// The partition, and its result.
    pub(in crate::kafka) fn named(self) -> (TopicPartitionName, Result<(i64, i64), BrokerFailure>) {
        (TopicPartitionName { topic: self.topic, partition: self.partition }, self.result)
    }
}

/// A query for an offset of a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::kafka) enum OffsetSpec {
    /// The log start offset.
    Earliest,
    /// The high watermark.
    Latest,
    /// The last stable offset.
    LatestStable,
    /// The offset of the record with the largest timestamp.
    MaxTimestamp,
    /// The offset of the first record with this timestamp (milliseconds) or a later one.
    AtTime(i64),
}

impl OffsetSpec {
    fn number(self) -> i64 {
        match self {
            Self::Latest | Self::LatestStable => -1,
            Self::Earliest => -2,
            Self::MaxTimestamp => -3,
            Self::AtTime(time) => time,
        }
    }
}

/// How a request about topics is sent.
#[derive(Debug, Clone, Copy)]
pub(in crate::kafka) struct TopicRequest {
    /// The broker to ask; `None` for the controller.
    pub(in crate::kafka) broker: Option<BrokerId>,
    /// Whether the request is only checked.
    pub(in crate::kafka) validate_only: bool,
    pub(in crate::kafka) timeout: Duration,
}

/// The objects of a request, which are freed one by one.
pub(super) struct Made<T>(pub(super) Vec<*mut T>, pub(super) unsafe extern "C" fn(*mut T));

impl<T> Drop for Made<T> {
    fn drop(&mut self) {
        for &one in &self.0 {
            // SAFETY: each was made for this request and is freed by the function that belongs to it.
            unsafe { (self.1)(one) };
        }
    }
}

impl Handle {
    pub(in crate::kafka) fn create_topics(
        &self,
        topics: &[NewTopic],
        how: TopicRequest,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_CREATETOPICS;
        let mut options = self.options(operation, how.broker, how.timeout)?;
        options.validate_only(how.validate_only)?;
        options.operation_timeout(how.timeout)?;
        let mut made = Made(Vec::new(), rd::rd_kafka_NewTopic_destroy);
        for topic in topics {
            made.0.push(new_topic(topic)?);
            let Some(&one) = made.0.last() else { continue };
            for (name, value) in &topic.configs {
                let (name, value) = (c_text(name)?, c_text(value)?);
                // SAFETY: the topic is ours, the texts are copied.
                let code = unsafe { raw::rd_kafka_NewTopic_set_config(one, name.as_ptr(), value.as_ptr()) };
                ok_or(code, &ErrorText::new())?;
            }
        }
        // SAFETY: all live for the call, which copies them.
        Ok(unsafe { self.send(rd::rd_kafka_CreateTopics, &mut made.0, &options) })
    }

    pub(in crate::kafka) fn delete_topics(
        &self,
        topics: &[String],
        how: TopicRequest,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_DELETETOPICS;
        let mut options = self.options(operation, how.broker, how.timeout)?;
        options.operation_timeout(how.timeout)?;
        let mut made = Made(Vec::new(), rd::rd_kafka_DeleteTopic_destroy);
        for topic in topics {
            let name = c_text(topic)?;
            // SAFETY: the text is copied.
            made.0.push(unsafe { rd::rd_kafka_DeleteTopic_new(name.as_ptr()) });
        }
        // SAFETY: all live for the call, which copies them.
        Ok(unsafe { self.send(rd::rd_kafka_DeleteTopics, &mut made.0, &options) })
    }

    /// Increases the number of partitions of topics to the given total.
    pub(in crate::kafka) fn create_partitions(
        &self,
        topics: &[(String, usize)],
        how: TopicRequest,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_CREATEPARTITIONS;
        let mut options = self.options(operation, how.broker, how.timeout)?;
        options.validate_only(how.validate_only)?;
        options.operation_timeout(how.timeout)?;
        let mut made = Made(Vec::new(), rd::rd_kafka_NewPartitions_destroy);
        for (topic, total) in topics {
            let name = c_text(topic)?;
            let mut error = ErrorText::new();
            // SAFETY: the text is copied, the buffer has the size named.
            let one = unsafe {
                rd::rd_kafka_NewPartitions_new(name.as_ptr(), *total, error.0.as_mut_ptr(), ERROR_TEXT)
            };
            made.0.push(not_null(one, &error)?);
        }
        // SAFETY: all live for the call, which copies them.
        Ok(unsafe { self.send(rd::rd_kafka_CreatePartitions, &mut made.0, &options) })
    }

    /// Asks for the ids of topics.
    pub(in crate::kafka) fn describe_topics(
        &self,
        topics: &[String],
        how: TopicRequest,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_DESCRIBETOPICS;
        let options = self.options(operation, how.broker, how.timeout)?;
        let names = topics.iter().map(|topic| c_text(topic)).collect::<Result<Vec<_>, _>>()?;
        let mut pointers: Vec<*const c_char> = names.iter().map(|name| name.as_ptr()).collect();
        // SAFETY: all live for the calls, which copy them; the collection is ours and destroyed here.
        unsafe {
            let collection =
                rd::rd_kafka_TopicCollection_of_topic_names(pointers.as_mut_ptr(), pointers.len());
            rd::rd_kafka_DescribeTopics(
                self.client.as_ptr(),
                collection,
                options.0.as_ptr(),
                self.queue.as_ptr(),
            );
            rd::rd_kafka_TopicCollection_destroy(collection);
        }
        Ok(options.1)
    }

    /// Asks the leaders for offsets.
    pub(in crate::kafka) fn list_offsets(
        &self,
        partitions: &[(&str, i32)],
        spec: OffsetSpec,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_LISTOFFSETS;
        let mut options = self.options(operation, None, timeout)?;
        if spec == OffsetSpec::LatestStable {
            options.read_committed()?;
        }
        let list =
            Partitions::new(partitions.iter().map(|&(topic, partition)| (topic, partition, spec.number())))?;
        // SAFETY: all live for the call, which copies them.
        unsafe {
            rd::rd_kafka_ListOffsets(
                self.client.as_ptr(),
                list.as_ptr(),
                options.0.as_ptr(),
                self.queue.as_ptr(),
            );
        }
        Ok(options.1)
    }

    /// Asks the leaders to delete the records before offsets.
    pub(in crate::kafka) fn delete_records(
        &self,
        before: &Partitions,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_DELETERECORDS;
        let mut options = self.options(operation, None, timeout)?;
        options.operation_timeout(timeout)?;
        // SAFETY: the list is copied; what is made is ours, lives for the call, which copies it, and is destroyed after.
        Ok(unsafe {
            let mut made = Made(
                vec![rd::rd_kafka_DeleteRecords_new(before.as_ptr())],
                rd::rd_kafka_DeleteRecords_destroy,
            );
            self.send(rd::rd_kafka_DeleteRecords, &mut made.0, &options)
        })
    }

    /// Asks the controller to elect leaders (KIP-460).
    pub(in crate::kafka) fn elect_leaders(
        &self,
        partitions: &Partitions,
        unclean: bool,
        how: TopicRequest,
    ) -> Result<Ticket, BrokerFailure> {
        use rd::rd_kafka_ElectionType_t as Type;
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_ELECTLEADERS;
        let mut options = self.options(operation, how.broker, how.timeout)?;
        options.operation_timeout(how.timeout)?;
        let kind = if unclean {
            Type::RD_KAFKA_ELECTION_TYPE_UNCLEAN
        } else {
            Type::RD_KAFKA_ELECTION_TYPE_PREFERRED
        };
        // SAFETY: the list is copied; what is made is ours, lives for the call, which copies it, and is destroyed after.
        unsafe {
            let made = Made(
                vec![rd::rd_kafka_ElectLeaders_new(kind, partitions.as_ptr())],
                rd::rd_kafka_ElectLeaders_destroy,
            );
            let one = made.0.first().copied().unwrap_or(std::ptr::null_mut());
            rd::rd_kafka_ElectLeaders(self.client.as_ptr(), one, options.0.as_ptr(), self.queue.as_ptr());
        }
        Ok(options.1)
    }
}

fn new_topic(topic: &NewTopic) -> Result<*mut rd::rd_kafka_NewTopic_t, BrokerFailure> {
    let name = c_text(&topic.name)?;
    // -1 asks the broker for its default (KIP-464).
    let (partitions, replication) = match &topic.layout {
        TopicLayout::Counts { partitions, replication_factor } => {
            (partitions.unwrap_or(-1), replication_factor.map_or(-1, c_int::from))
        }
        TopicLayout::Assignment(replicas) => (c_int::try_from(replicas.len()).unwrap_or(c_int::MAX), -1),
    };
    let mut error = ErrorText::new();
    // SAFETY: the text is copied, the buffer has the size named.
    let one = unsafe {
        rd::rd_kafka_NewTopic_new(name.as_ptr(), partitions, replication, error.0.as_mut_ptr(), ERROR_TEXT)
    };
    let one = not_null(one, &error)?;
    if let TopicLayout::Assignment(replicas) = &topic.layout {
        for (partition, replicas) in (0..).zip(replicas) {
            let mut ids: Vec<i32> = replicas.iter().map(|broker| broker.0).collect();
            // SAFETY: the topic is ours; the ids are copied; the buffer has the size named.
            let code = unsafe {
                raw::rd_kafka_NewTopic_set_replica_assignment(
                    one,
                    partition,
                    ids.as_mut_ptr(),
                    ids.len(),
                    error.0.as_mut_ptr(),
                    ERROR_TEXT,
                )
            };
            if let Err(failure) = ok_or(code, &error) {
                // SAFETY: ours, and given to nobody.
                unsafe { rd::rd_kafka_NewTopic_destroy(one) };
                return Err(failure);
            }
        }
    }
    Ok(one)
}

fn not_null<T>(made: *mut T, error: &ErrorText) -> Result<*mut T, BrokerFailure> {
    if made.is_null() {
        let code = ErrorCode::LOCAL_INVALID_ARG;
        return Err(BrokerFailure { code, words: error.words() });
    }
    Ok(made)
}

/// The answer in an event about topics; `None` for an event that is about something else.
///
/// # Safety
/// The event lives, and is of this kind.
pub(super) unsafe fn answer(event: *mut rd::rd_kafka_event_t, kind: i32) -> Option<Answer> {
    let mut count = 0;
    // SAFETY: by the contract of this function; each accessor is called for an event of its own type, and null for an event
    // with an error gives an empty array; all is copied here.
    unsafe {
        Some(match kind {
            rd::RD_KAFKA_EVENT_CREATETOPICS_RESULT => {
                let result = rd::rd_kafka_event_CreateTopics_result(event);
                Answer::Items(copy_topics(slice(
                    rd::rd_kafka_CreateTopics_result_topics(result, &raw mut count),
                    count,
                )))
            }
            rd::RD_KAFKA_EVENT_DELETETOPICS_RESULT => {
                let result = rd::rd_kafka_event_DeleteTopics_result(event);
                Answer::Items(copy_topics(slice(
                    rd::rd_kafka_DeleteTopics_result_topics(result, &raw mut count),
                    count,
                )))
            }
            rd::RD_KAFKA_EVENT_CREATEPARTITIONS_RESULT => {
                let result = rd::rd_kafka_event_CreatePartitions_result(event);
                Answer::Items(copy_topics(slice(
                    rd::rd_kafka_CreatePartitions_result_topics(result, &raw mut count),
                    count,
                )))
            }
            rd::RD_KAFKA_EVENT_DESCRIBETOPICS_RESULT => {
                let result = rd::rd_kafka_event_DescribeTopics_result(event);
                let topics = slice(rd::rd_kafka_DescribeTopics_result_topics(result, &raw mut count), count);
                Answer::TopicIds(present(topics).map(|topic| copy_id(topic)).collect())
            }
            rd::RD_KAFKA_EVENT_LISTOFFSETS_RESULT => {
                let result = rd::rd_kafka_event_ListOffsets_result(event);
                let infos = slice(rd::rd_kafka_ListOffsets_result_infos(result, &raw mut count), count);
                let copy = |info: *const rd::rd_kafka_ListOffsetsResultInfo_t| {
                    let partition = &*raw::rd_kafka_ListOffsetsResultInfo_topic_partition(info);
                    let mut copied =
                        copy_partition(partition, rd::rd_kafka_ListOffsetsResultInfo_timestamp(info));
                    // When a leader did not answer, or its answer lacks the partition, librdkafka gives an invalid offset without an
                    // error.
                    if partition.offset == i64::from(rd::RD_KAFKA_OFFSET_INVALID) && copied.result.is_ok() {
                        let code = ErrorCode::LOCAL_TIMED_OUT;
                        let words = Some("no answer about it came from its leader".to_owned());
                        copied.result = Err(BrokerFailure::of(code, words));
                    }
                    copied
                };
                Answer::Partitions(present(infos).map(copy).collect())
            }
            rd::RD_KAFKA_EVENT_DELETERECORDS_RESULT => {
                let result = rd::rd_kafka_event_DeleteRecords_result(event);
                let partitions = elements(rd::rd_kafka_DeleteRecords_result_offsets(result));
                Answer::Partitions(partitions.iter().map(|partition| copy_partition(partition, -1)).collect())
            }
            rd::RD_KAFKA_EVENT_ELECTLEADERS_RESULT => {
                let result = rd::rd_kafka_event_ElectLeaders_result(event);
                let results =
                    slice(rd::rd_kafka_ElectLeaders_result_partitions(result, &raw mut count), count);
                let copy = |one: *const rd::rd_kafka_topic_partition_result_t| {
                    let mut copied =
                        copy_partition(&*raw::rd_kafka_topic_partition_result_partition(one), -1);
                    let error = rd::rd_kafka_topic_partition_result_error(one);
                    let code = raw::rd_kafka_error_code(error);
                    if code != ErrorCode::NONE {
                        copied.result = Err(BrokerFailure::of(code, text(rd::rd_kafka_error_string(error))));
                    }
                    copied
                };
                Answer::Partitions(present(results).map(copy).collect())
            }
            _ => return None,
        })
    }
}

/// # Safety
/// The results are those of an event that still lives.
unsafe fn copy_topics(results: &[*const rd::rd_kafka_topic_result_t]) -> Vec<ItemResult<()>> {
    let copy = |one: *const rd::rd_kafka_topic_result_t| {
        // SAFETY: by the contract of this function; all is copied here.
        unsafe {
            let code = raw::rd_kafka_topic_result_error(one);
            ItemResult {
                name: text(rd::rd_kafka_topic_result_name(one)).unwrap_or_default(),
                result: match code {
                    ErrorCode::NONE => Ok(()),
                    code => Err(BrokerFailure::of(code, text(rd::rd_kafka_topic_result_error_string(one)))),
                },
            }
        }
    };
    present(results).map(copy).collect()
}

/// # Safety
/// The description is one of an event that still lives.
unsafe fn copy_id(topic: *const rd::rd_kafka_TopicDescription_t) -> ItemResult<Uuid> {
    // SAFETY: by the contract of this function; all is copied here.
    unsafe {
        let error = rd::rd_kafka_TopicDescription_error(topic);
        let result = match raw::rd_kafka_error_code(error) {
            ErrorCode::NONE => {
                let id = rd::rd_kafka_TopicDescription_topic_id(topic);
                Ok(Uuid::of_halves(
                    rd::rd_kafka_Uuid_most_significant_bits(id),
                    rd::rd_kafka_Uuid_least_significant_bits(id),
                ))
            }
            code => Err(BrokerFailure::of(code, text(rd::rd_kafka_error_string(error)))),
        };
        ItemResult { name: text(rd::rd_kafka_TopicDescription_name(topic)).unwrap_or_default(), result }
    }
}

/// # Safety
/// The partition is one of an event that still lives.
pub(super) unsafe fn copy_partition(partition: &raw::TopicPartition, timestamp: i64) -> PartitionResult {
    PartitionResult {
        // SAFETY: by the contract of this function the text lives; it is copied.
        topic: unsafe { text(partition.topic) }.unwrap_or_default(),
        partition: partition.partition,
        result: match partition.err {
            ErrorCode::NONE => Ok((partition.offset, timestamp)),
            // The code that partitions have in the request: the answer has no result for this one.
            ErrorCode::LOCAL_NOOP => Err(BrokerFailure::no_result()),
            code => Err(BrokerFailure::of(code, None)),
        },
    }
}

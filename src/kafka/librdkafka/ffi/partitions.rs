//! Lists of partitions of librdkafka.

use std::ptr::{self, NonNull};

use rdkafka::bindings as rd;

use super::{BrokerFailure, c_text, out_of_memory, raw, slice};
use crate::kafka::TopicPartitionName;
use crate::kafka::error::ErrorCode;
use crate::kafka::group_model::Commit;

/// A list of partitions, each with an offset or a number that stands for one.
pub(in crate::kafka) struct Partitions(NonNull<rd::rd_kafka_topic_partition_list_t>);

impl Partitions {
    pub(in crate::kafka) fn new<'a>(
        partitions: impl IntoIterator<Item = (&'a str, i32, i64)>,
    ) -> Result<Self, BrokerFailure> {
        // SAFETY: no preconditions; the list is ours to destroy.
        let list = NonNull::new(unsafe { rd::rd_kafka_topic_partition_list_new(0) }).map(Self);
        let list = list.ok_or_else(out_of_memory)?;
        for (topic, partition, offset) in partitions {
            let topic = c_text(topic)?;
            // SAFETY: the list is ours, the text is copied; what is added lives in the list until it grows, and is used
            // before that.
            unsafe {
                let added =
                    raw::rd_kafka_topic_partition_list_add(list.0.as_ptr(), topic.as_ptr(), partition);
                (*added).offset = offset;
            }
        }
        Ok(list)
    }

    /// Commits of a group, with leader epochs and metadata.
    pub(in crate::kafka) fn of_commits<'a>(
        commits: impl IntoIterator<Item = (&'a TopicPartitionName, &'a Commit)>,
    ) -> Result<Self, BrokerFailure> {
        let list = Self::new([])?;
        for (name, commit) in commits {
            let (topic, metadata) = (c_text(&name.topic)?, commit.metadata.as_bytes());
            // SAFETY: the list is ours, the text is copied; what is added lives in the list until it grows, and is used before
            // that. The metadata is copied into memory that librdkafka frees with the list.
            unsafe {
                let added =
                    raw::rd_kafka_topic_partition_list_add(list.as_ptr(), topic.as_ptr(), name.partition);
                (*added).offset = commit.offset.0;
                // It stays if the answer of the broker has no result for the partition.
                (*added).err = ErrorCode::LOCAL_NOOP;
                raw::rd_kafka_topic_partition_set_leader_epoch(added, commit.leader_epoch.unwrap_or(-1));
                if !metadata.is_empty() {
                    let copy = rd::rd_kafka_mem_malloc(ptr::null_mut(), metadata.len());
                    ptr::copy_nonoverlapping(metadata.as_ptr(), copy.cast(), metadata.len());
                    ((*added).metadata, (*added).metadata_size) = (copy, metadata.len());
                }
            }
        }
        Ok(list)
    }

    pub(super) fn as_ptr(&self) -> *mut rd::rd_kafka_topic_partition_list_t {
        self.0.as_ptr()
    }
}

impl Drop for Partitions {
    fn drop(&mut self) {
        // SAFETY: ours.
        unsafe { rd::rd_kafka_topic_partition_list_destroy(self.0.as_ptr()) };
    }
}

/// # Safety
/// The list is null or lives as long as `'a`.
pub(super) unsafe fn elements<'a>(
    list: *const rd::rd_kafka_topic_partition_list_t,
) -> &'a [raw::TopicPartition] {
    if list.is_null() {
        return &[];
    }
    // SAFETY: by the contract of this function; the array has the length beside it.
    unsafe { slice((*list).elems.cast(), usize::try_from((*list).cnt).unwrap_or(0)) }
}

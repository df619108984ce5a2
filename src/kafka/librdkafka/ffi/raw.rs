//! librdkafka's functions and structures with an error code or another number of a broker, declared with plain integers.
//!
//! `rdkafka-sys` declares these numbers as Rust enums. librdkafka passes on the numbers that brokers send, and an enum with a value that
//! it does not name is undefined behaviour. So the functions here are called instead of those of the bindings, and references are
//! made to the structures here only. The compiler checks that both have the same layout.

use std::ffi::{c_char, c_int, c_void};
use std::mem::{offset_of, size_of};

use rdkafka::bindings as rd;

use crate::kafka::error::ErrorCode;

/// `rd_kafka_message_t`.
#[repr(C)]
#[derive(Debug)]
pub(in crate::kafka) struct Message {
    pub(super) err: ErrorCode,
    pub(super) rkt: *mut rd::rd_kafka_topic_t,
    pub(super) partition: i32,
    pub(super) payload: *mut c_void,
    pub(super) len: usize,
    pub(super) key: *mut c_void,
    pub(super) key_len: usize,
    pub(super) offset: i64,
    pub(super) private: *mut c_void,
}

/// `rd_kafka_topic_partition_t`.
#[repr(C)]
pub(super) struct TopicPartition {
    pub(super) topic: *mut c_char,
    pub(super) partition: i32,
    pub(super) offset: i64,
    pub(super) metadata: *mut c_void,
    pub(super) metadata_size: usize,
    opaque: *mut c_void,
    pub(super) err: ErrorCode,
    private: *mut c_void,
}

/// `rd_kafka_metadata_topic_t`.
#[repr(C)]
pub(super) struct MetadataTopic {
    pub(super) topic: *mut c_char,
    pub(super) partition_cnt: c_int,
    pub(super) partitions: *mut MetadataPartition,
    pub(super) err: ErrorCode,
}

/// `rd_kafka_metadata_partition_t`.
#[repr(C)]
pub(super) struct MetadataPartition {
    pub(super) id: i32,
    err: ErrorCode,
    pub(super) leader: i32,
    pub(super) replica_cnt: c_int,
    pub(super) replicas: *mut i32,
    pub(super) isr_cnt: c_int,
    pub(super) isrs: *mut i32,
}

/// `struct rd_kafka_group_info`.
#[repr(C)]
pub(super) struct GroupInfo {
    pub(super) broker: rd::rd_kafka_metadata_broker,
    pub(super) group: *mut c_char,
    pub(super) err: ErrorCode,
    pub(super) state: *mut c_char,
    pub(super) protocol_type: *mut c_char,
    pub(super) protocol: *mut c_char,
    pub(super) members: *mut rd::rd_kafka_group_member_info,
    pub(super) member_cnt: c_int,
}

macro_rules! alike {
    ($ours:ty, $theirs:ty, $($field:ident / $their_field:ident),+) => {
        const _: () = {
            assert!(size_of::<$ours>() == size_of::<$theirs>());
            $(assert!(offset_of!($ours, $field) == offset_of!($theirs, $their_field));)+
        };
    };
}

alike!(
    Message,
    rd::rd_kafka_message_t,
    err / err,
    rkt / rkt,
    partition / partition,
    payload / payload,
    len / len,
    key / key,
    key_len / key_len,
    offset / offset,
    private / _private
);
alike!(
    TopicPartition,
    rd::rd_kafka_topic_partition_t,
    topic / topic,
    partition / partition,
    offset / offset,
    metadata / metadata,
    metadata_size / metadata_size,
    opaque / opaque,
    err / err,
    private / _private
);
alike!(
    MetadataTopic,
    rd::rd_kafka_metadata_topic,
    topic / topic,
    partition_cnt / partition_cnt,
    partitions / partitions,
    err / err
);
alike!(
    MetadataPartition,
    rd::rd_kafka_metadata_partition,
    id / id,
    err / err,
    leader / leader,
    replica_cnt / replica_cnt,
    replicas / replicas,
    isr_cnt / isr_cnt,
    isrs / isrs
);
alike!(
    GroupInfo,
    rd::rd_kafka_group_info,
    broker / broker,
    group / group,
    err / err,
    state / state,
    protocol_type / protocol_type,
    protocol / protocol,
    members / members,
    member_cnt / member_cnt
);

/// The callback of librdkafka for records.
pub(super) type ConsumeCallback = unsafe extern "C" fn(*mut Message, *mut c_void);

// From rdkafka.h of librdkafka 2.12.1.
unsafe extern "C" {
    pub(super) fn rd_kafka_err2str(err: ErrorCode) -> *const c_char;
    pub(super) fn rd_kafka_last_error() -> ErrorCode;
    pub(super) fn rd_kafka_fatal_error(
        client: *mut rd::rd_kafka_t,
        text: *mut c_char,
        size: usize,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_error_code(error: *const rd::rd_kafka_error_t) -> ErrorCode;
    pub(super) fn rd_kafka_event_error(event: *mut rd::rd_kafka_event_t) -> ErrorCode;
    pub(super) fn rd_kafka_flush(client: *mut rd::rd_kafka_t, timeout_ms: c_int) -> ErrorCode;
    pub(super) fn rd_kafka_purge(client: *mut rd::rd_kafka_t, flags: c_int) -> ErrorCode;
    pub(super) fn rd_kafka_set_log_queue(
        client: *mut rd::rd_kafka_t,
        queue: *mut rd::rd_kafka_queue_t,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_metadata(
        client: *mut rd::rd_kafka_t,
        all_topics: c_int,
        only_topic: *mut rd::rd_kafka_topic_t,
        metadata: *mut *const rd::rd_kafka_metadata,
        timeout_ms: c_int,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_list_groups(
        client: *mut rd::rd_kafka_t,
        group: *const c_char,
        list: *mut *const rd::rd_kafka_group_list,
        timeout_ms: c_int,
    ) -> ErrorCode;

    pub(super) fn rd_kafka_oauthbearer_set_token(
        client: *mut rd::rd_kafka_t,
        token: *const c_char,
        lifetime_ms: i64,
        principal: *const c_char,
        extensions: *mut *const c_char,
        extensions_size: usize,
        text: *mut c_char,
        size: usize,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_oauthbearer_set_token_failure(
        client: *mut rd::rd_kafka_t,
        text: *const c_char,
    ) -> ErrorCode;

    pub(super) fn rd_kafka_message_timestamp(message: *const Message, kind: *mut c_int) -> i64;
    pub(super) fn rd_kafka_message_leader_epoch(message: *const Message) -> i32;
    pub(super) fn rd_kafka_message_status(message: *const Message) -> c_int;
    pub(super) fn rd_kafka_message_headers(
        message: *const Message,
        headers: *mut *mut rd::rd_kafka_headers_t,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_header_get_all(
        headers: *const rd::rd_kafka_headers_t,
        index: usize,
        name: *mut *const c_char,
        value: *mut *const c_void,
        size: *mut usize,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_header_add(
        headers: *mut rd::rd_kafka_headers_t,
        name: *const c_char,
        name_size: isize,
        value: *const c_void,
        value_size: isize,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_consume_callback_queue(
        queue: *mut rd::rd_kafka_queue_t,
        timeout_ms: c_int,
        callback: Option<ConsumeCallback>,
        opaque: *mut c_void,
    ) -> c_int;
    pub(super) fn rd_kafka_event_message_next(event: *mut rd::rd_kafka_event_t) -> *const Message;

    pub(super) fn rd_kafka_topic_partition_list_add(
        list: *mut rd::rd_kafka_topic_partition_list_t,
        topic: *const c_char,
        partition: i32,
    ) -> *mut TopicPartition;
    pub(super) fn rd_kafka_topic_partition_get_leader_epoch(partition: *const TopicPartition) -> i32;
    pub(super) fn rd_kafka_topic_partition_set_leader_epoch(partition: *mut TopicPartition, epoch: i32);

    pub(super) fn rd_kafka_subscribe(
        client: *mut rd::rd_kafka_t,
        topics: *const rd::rd_kafka_topic_partition_list_t,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_assign(
        client: *mut rd::rd_kafka_t,
        partitions: *const rd::rd_kafka_topic_partition_list_t,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_committed(
        client: *mut rd::rd_kafka_t,
        partitions: *mut rd::rd_kafka_topic_partition_list_t,
        timeout_ms: c_int,
    ) -> ErrorCode;
    /// Without a callback, which has an error code in it, the answer comes to the queue.
    pub(super) fn rd_kafka_commit_queue(
        client: *mut rd::rd_kafka_t,
        offsets: *const rd::rd_kafka_topic_partition_list_t,
        queue: *mut rd::rd_kafka_queue_t,
        callback: Option<unsafe extern "C" fn()>,
        opaque: *mut c_void,
    ) -> ErrorCode;

    pub(super) fn rd_kafka_AdminOptions_set_request_timeout(
        options: *mut rd::rd_kafka_AdminOptions_t,
        timeout_ms: c_int,
        text: *mut c_char,
        size: usize,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_AdminOptions_set_operation_timeout(
        options: *mut rd::rd_kafka_AdminOptions_t,
        timeout_ms: c_int,
        text: *mut c_char,
        size: usize,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_AdminOptions_set_validate_only(
        options: *mut rd::rd_kafka_AdminOptions_t,
        validate_only: c_int,
        text: *mut c_char,
        size: usize,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_AdminOptions_set_broker(
        options: *mut rd::rd_kafka_AdminOptions_t,
        broker: i32,
        text: *mut c_char,
        size: usize,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_NewTopic_set_replica_assignment(
        topic: *mut rd::rd_kafka_NewTopic_t,
        partition: i32,
        brokers: *mut i32,
        count: usize,
        text: *mut c_char,
        size: usize,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_NewTopic_set_config(
        topic: *mut rd::rd_kafka_NewTopic_t,
        name: *const c_char,
        value: *const c_char,
    ) -> ErrorCode;
    pub(super) fn rd_kafka_topic_result_error(result: *const rd::rd_kafka_topic_result_t) -> ErrorCode;
    pub(super) fn rd_kafka_topic_partition_result_partition(
        result: *const rd::rd_kafka_topic_partition_result_t,
    ) -> *const TopicPartition;
    pub(super) fn rd_kafka_ListOffsetsResultInfo_topic_partition(
        info: *const rd::rd_kafka_ListOffsetsResultInfo_t,
    ) -> *const TopicPartition;
    pub(super) fn rd_kafka_ConfigResource_error(resource: *const rd::rd_kafka_ConfigResource_t) -> ErrorCode;
    pub(super) fn rd_kafka_ConfigEntry_source(entry: *const rd::rd_kafka_ConfigEntry_t) -> c_int;
    pub(super) fn rd_kafka_ConsumerGroupListing_state(
        group: *const rd::rd_kafka_ConsumerGroupListing_t,
    ) -> c_int;
    pub(super) fn rd_kafka_ConsumerGroupListing_type(
        group: *const rd::rd_kafka_ConsumerGroupListing_t,
    ) -> c_int;
    pub(super) fn rd_kafka_ConsumerGroupDescription_state(
        group: *const rd::rd_kafka_ConsumerGroupDescription_t,
    ) -> c_int;
    pub(super) fn rd_kafka_ConsumerGroupDescription_type(
        group: *const rd::rd_kafka_ConsumerGroupDescription_t,
    ) -> c_int;
}

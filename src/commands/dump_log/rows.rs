//! What is printed: each row as a line of text and as a JSON object. The names of the JSON fields are an interface.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::Plan;
use super::input::Input;
use crate::output::{escape_controls, push_line};
use crate::payload::{Envelope, push_as_java};
use crate::segment::{
    Batch, ControlRecord, FileKind, Finding, IndexEntry, LeaderEpoch, PartitionMetadata, PartitionOffset,
    ProducerEntry, Record, RecordBatch, Severity, TimeIndexEntry, TopicPartition, TransactionIndexEntry,
};
use crate::util::units::{Offset, Timestamp, TimestampType};

/// A row of output.
pub(super) trait Row: Serialize {
    /// Whether the row is a line of text too.
    fn has_text(&self) -> bool {
        true
    }

    /// Appends the line, without its end.
    fn push_text(&self, line: &mut Vec<u8>);
}

/// A file, before what is in it.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "file", rename_all = "camelCase")]
pub(super) struct FileRow<'a> {
    file: &'a str,
    file_kind: FileKind,
    topic: Option<&'a str>,
    partition: Option<i32>,
    base_offset: Option<Offset>,
    epoch: Option<i32>,
    size: usize,
}

impl<'a> FileRow<'a> {
    pub(super) fn new(input: &'a Input, size: usize) -> Self {
        let topic_partition = input.topic_partition.as_ref();
        Self {
            file: &input.display,
            file_kind: input.name.kind,
            topic: topic_partition.map(|found| found.topic.as_str()),
            partition: topic_partition.map(|found| found.partition),
            base_offset: input.name.base_offset,
            epoch: input.name.epoch,
            size,
        }
    }
}

impl Row for FileRow<'_> {
    /// In text the file has its heading, which stands even when the file cannot be read.
    fn has_text(&self) -> bool {
        false
    }

    fn push_text(&self, _line: &mut Vec<u8>) {}
}

/// A batch.
pub(super) struct BatchRow<'a> {
    pub(super) file: &'a str,
    pub(super) position: u64,
    pub(super) batch: &'a Batch<'a>,
    pub(super) is_valid: bool,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename = "batch", rename_all = "camelCase")]
struct BatchJson<'a> {
    file: &'a str,
    position: u64,
    size: usize,
    magic: i8,
    base_offset: Option<Offset>,
    last_offset: Offset,
    count: Option<i32>,
    partition_leader_epoch: Option<i32>,
    base_sequence: Option<i32>,
    last_sequence: Option<i32>,
    producer_id: Option<i64>,
    producer_epoch: Option<i16>,
    is_transactional: bool,
    is_control: bool,
    delete_horizon_ms: Option<Timestamp>,
    delete_horizon_time: Option<String>,
    timestamp_type: Option<TimestampType>,
    base_timestamp: Option<Timestamp>,
    base_time: Option<String>,
    max_timestamp: Option<Timestamp>,
    max_time: Option<String>,
    compression: Option<&'static str>,
    crc: u32,
    is_valid: bool,
}

/// What Kafka writes as -1 is not known, or not there.
fn known<T: PartialEq + From<i8>>(value: T) -> Option<T> {
    (value != T::from(-1)).then_some(value)
}

fn known_time(timestamp: Timestamp) -> Option<Timestamp> {
    (timestamp != Timestamp::NONE).then_some(timestamp)
}

impl Serialize for BatchRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let batch = self.batch;
        let records = match batch {
            Batch::Records(records) => Some(records),
            Batch::Message(_) => None,
        };
        let delete_horizon = records.and_then(RecordBatch::delete_horizon);
        let base_timestamp = records.map(RecordBatch::base_timestamp).and_then(known_time);
        let timestamp_type = batch.timestamp_type();
        BatchJson {
            file: self.file,
            position: self.position,
            size: batch.size(),
            magic: batch.magic(),
            base_offset: records.map(RecordBatch::base_offset),
            last_offset: batch.last_offset(),
            count: records.map(RecordBatch::count),
            partition_leader_epoch: records.and_then(|records| known(records.partition_leader_epoch())),
            base_sequence: records.and_then(|records| known(records.base_sequence())),
            last_sequence: records.and_then(|records| known(records.last_sequence())),
            producer_id: records.and_then(|records| known(records.producer_id())),
            producer_epoch: records.and_then(|records| known(records.producer_epoch())),
            is_transactional: records.is_some_and(RecordBatch::is_transactional),
            is_control: batch.is_control(),
            delete_horizon_ms: delete_horizon,
            delete_horizon_time: delete_horizon.and_then(Timestamp::to_rfc3339),
            timestamp_type: (timestamp_type != TimestampType::NoTimestampType).then_some(timestamp_type),
            base_timestamp,
            base_time: base_timestamp.and_then(Timestamp::to_rfc3339),
            max_timestamp: known_time(batch.max_timestamp()),
            max_time: batch.max_timestamp().to_rfc3339(),
            compression: batch.codec().ok().map(crate::segment::Codec::as_str),
            crc: batch.stored_crc(),
            is_valid: self.is_valid,
        }
        .serialize(serializer)
    }
}

impl Row for BatchRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        let batch = self.batch;
        match batch {
            Batch::Records(records) => {
                push_line!(
                    line,
                    "baseOffset: ",
                    records.base_offset().0,
                    " lastOffset: ",
                    batch.last_offset().0,
                    " count: ",
                    records.count(),
                    " baseSequence: ",
                    records.base_sequence(),
                    " lastSequence: ",
                    records.last_sequence(),
                    " producerId: ",
                    records.producer_id(),
                    " producerEpoch: ",
                    records.producer_epoch(),
                    " partitionLeaderEpoch: ",
                    records.partition_leader_epoch(),
                    " isTransactional: ",
                    records.is_transactional(),
                    " isControl: ",
                    records.is_control(),
                    " deleteHorizonMs: "
                );
                push_optional(line, records.delete_horizon().map(|time| time.0));
            }
            Batch::Message(_) => push_line!(line, "offset: ", batch.last_offset().0),
        }
        push_line!(
            line,
            " position: ",
            self.position,
            " ",
            batch.timestamp_type().as_str(),
            ": ",
            batch.max_timestamp().0,
            " size: ",
            batch.size(),
            " magic: ",
            batch.magic(),
            " compresscodec: ",
            batch.codec().map_or("unknown", crate::segment::Codec::as_str),
            " crc: ",
            batch.stored_crc(),
            " isvalid: ",
            self.is_valid
        );
    }
}

/// A number as Java prints an `OptionalLong`.
fn push_optional(line: &mut Vec<u8>, value: Option<i64>) {
    match value {
        Some(value) => push_line!(line, "OptionalLong[", value, "]"),
        None => push_line!(line, "OptionalLong.empty"),
    }
}

/// A record, with the batch it is from.
pub(super) struct RecordRow<'a> {
    pub(super) plan: &'a Plan,
    pub(super) topic_partition: Option<&'a TopicPartition>,
    pub(super) batch: &'a Batch<'a>,
    pub(super) record: &'a Record<'a>,
    pub(super) control: Option<ControlRecord>,
}

impl RecordRow<'_> {
    fn push_metadata(&self, line: &mut Vec<u8>) {
        let (batch, record) = (self.batch, self.record);
        push_line!(
            line,
            "| offset: ",
            record.offset.0,
            " ",
            batch.timestamp_type().as_str(),
            ": ",
            record.timestamp.0,
            " keySize: "
        );
        push_size(line, record.key);
        push_line!(line, " valueSize: ");
        push_size(line, record.value);
        if batch.magic() >= 2 {
            push_line!(line, " sequence: ", record.sequence, " headerKeys: [");
            for (index, header) in record.headers.clone().enumerate() {
                if index > 0 {
                    line.push(b',');
                }
                push_as_java(header.key, line);
            }
            line.push(b']');
        }
        if let Some(checksum) = record.checksum {
            push_line!(line, " isValid: ", checksum.holds(), " crc: ", checksum.stored);
        }
        if let Some(control) = &self.control {
            push_control(line, control);
        }
    }
}

fn push_size(line: &mut Vec<u8>, bytes: Option<&[u8]>) {
    match bytes {
        Some(bytes) => push_line!(line, bytes.len()),
        None => push_line!(line, "-1"),
    }
}

fn push_control(line: &mut Vec<u8>, control: &ControlRecord) {
    let label = match control {
        ControlRecord::EndTransaction { coordinator_epoch, .. } => {
            push_line!(
                line,
                " endTxnMarker: ",
                control.type_name(),
                " coordinatorEpoch: ",
                *coordinator_epoch
            );
            return;
        }
        ControlRecord::Unknown { type_id } => {
            return push_line!(line, " controlType: UNKNOWN(", *type_id, ")");
        }
        ControlRecord::LeaderChange { .. } => " LeaderChange: ",
        ControlRecord::SnapshotHeader { .. } => " SnapshotHeader ",
        ControlRecord::SnapshotFooter { .. } => " SnapshotFooter ",
        ControlRecord::KRaftVersion { .. } => " KRaftVersion ",
        ControlRecord::KRaftVoters { .. } => " KRaftVoters ",
    };
    push_line!(line, label);
    push_json(line, control);
}

fn push_json(line: &mut Vec<u8>, value: &impl Serialize) {
    // Plain data into memory: nothing there can fail.
    let _ = serde_json::to_writer(line, value);
}

impl Row for RecordRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        let plan = self.plan;
        if !plan.skip_record_metadata {
            self.push_metadata(line);
        }
        if !plan.contents || self.batch.is_control() {
            return;
        }
        let mut prefix = if plan.skip_record_metadata { "| " } else { " " };
        // What a format cannot show has been counted already, and stands here as base64.
        if let Some(key) = self.record.key {
            push_line!(line, prefix, "key: ");
            let _ = plan.key_format.push_text(key, line);
            prefix = " ";
        }
        if let Some(value) = self.record.value {
            push_line!(line, prefix, "payload: ");
            let _ = plan.value_format.push_text(value, line);
        }
    }
}

impl Serialize for RecordRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = self.record;
        let envelope = Envelope {
            topic: self.topic_partition.map(|found| found.topic.as_str()),
            partition: self.topic_partition.map(|found| found.partition),
            offset: record.offset,
            timestamp: record.timestamp,
            timestamp_type: self.batch.timestamp_type(),
            leader_epoch: match self.batch {
                Batch::Records(records) => known(records.partition_leader_epoch()),
                Batch::Message(_) => None,
            },
            key: (record.key, self.plan.key_format),
            value: (record.value, self.plan.value_format),
            headers: record.headers.clone().map(|header| (header.key, header.value)),
        };
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", "record")?;
        envelope.serialize_into(&mut map)?;
        if self.batch.magic() >= 2 {
            map.serialize_entry("sequence", &known(record.sequence))?;
        }
        if let Some(checksum) = record.checksum {
            map.serialize_entry("crc", &checksum.stored)?;
            map.serialize_entry("isValid", &checksum.holds())?;
        }
        if let Some(control) = &self.control {
            map.serialize_entry("controlType", control.type_name())?;
            map.serialize_entry("control", control)?;
        }
        map.end()
    }
}

/// An entry of an offset index.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "offsetIndexEntry", rename_all = "camelCase")]
pub(super) struct OffsetIndexRow<'a> {
    file: &'a str,
    offset: Offset,
    position: i64,
}

impl<'a> OffsetIndexRow<'a> {
    pub(super) fn new(file: &'a str, entry: IndexEntry) -> Self {
        Self { file, offset: entry.offset, position: entry.position }
    }
}

impl Row for OffsetIndexRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, "offset: ", self.offset.0, " position: ", self.position);
    }
}

/// An entry of a time index.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "timeIndexEntry", rename_all = "camelCase")]
pub(super) struct TimeIndexRow<'a> {
    file: &'a str,
    timestamp: Timestamp,
    time: Option<String>,
    offset: Offset,
}

impl<'a> TimeIndexRow<'a> {
    pub(super) fn new(file: &'a str, entry: TimeIndexEntry) -> Self {
        Self { file, timestamp: entry.timestamp, time: entry.timestamp.to_rfc3339(), offset: entry.offset }
    }
}

impl Row for TimeIndexRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, "timestamp: ", self.timestamp.0, " offset: ", self.offset.0);
    }
}

/// An aborted transaction.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "abortedTransaction", rename_all = "camelCase")]
pub(super) struct AbortedTransactionRow<'a> {
    file: &'a str,
    version: i16,
    producer_id: i64,
    first_offset: Offset,
    last_offset: Offset,
    last_stable_offset: Offset,
}

impl<'a> AbortedTransactionRow<'a> {
    pub(super) fn new(file: &'a str, entry: TransactionIndexEntry) -> Self {
        let TransactionIndexEntry { version, producer_id, first_offset, last_offset, last_stable_offset } =
            entry;
        Self { file, version, producer_id, first_offset, last_offset, last_stable_offset }
    }
}

impl Row for AbortedTransactionRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(
            line,
            "version: ",
            self.version,
            " producerId: ",
            self.producer_id,
            " firstOffset: ",
            self.first_offset.0,
            " lastOffset: ",
            self.last_offset.0,
            " lastStableOffset: ",
            self.last_stable_offset.0
        );
    }
}

/// A producer of a snapshot.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "producerState", rename_all = "camelCase")]
pub(super) struct ProducerRow<'a> {
    file: &'a str,
    producer_id: i64,
    producer_epoch: i16,
    coordinator_epoch: Option<i32>,
    current_txn_first_offset: Option<Offset>,
    last_timestamp: Timestamp,
    last_time: Option<String>,
    first_sequence: Option<i32>,
    last_sequence: Option<i32>,
    last_offset: Option<Offset>,
    offset_delta: Option<i32>,
    #[serde(skip)]
    entry: ProducerEntry,
}

impl<'a> ProducerRow<'a> {
    pub(super) fn new(file: &'a str, entry: ProducerEntry) -> Self {
        let has_batch = entry.last_offset >= Offset(0);
        Self {
            file,
            producer_id: entry.producer_id,
            producer_epoch: entry.producer_epoch,
            coordinator_epoch: known(entry.coordinator_epoch),
            current_txn_first_offset: Some(entry.current_txn_first_offset)
                .filter(|&offset| offset >= Offset(0)),
            last_timestamp: entry.timestamp,
            last_time: entry.timestamp.to_rfc3339(),
            first_sequence: has_batch.then(|| entry.first_sequence()),
            last_sequence: has_batch.then_some(entry.last_sequence),
            last_offset: has_batch.then_some(entry.last_offset),
            offset_delta: has_batch.then_some(entry.offset_delta),
            entry,
        }
    }
}

impl Row for ProducerRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        let entry = &self.entry;
        push_line!(
            line,
            "producerId: ",
            entry.producer_id,
            " producerEpoch: ",
            entry.producer_epoch,
            " coordinatorEpoch: ",
            entry.coordinator_epoch,
            " currentTxnFirstOffset: "
        );
        push_optional(line, self.current_txn_first_offset.map(|offset| offset.0));
        push_line!(line, " lastTimestamp: ", entry.timestamp.0);
        if self.last_offset.is_some() {
            push_line!(
                line,
                " firstSequence: ",
                entry.first_sequence(),
                " lastSequence: ",
                entry.last_sequence,
                " lastOffset: ",
                entry.last_offset.0,
                " offsetDelta: ",
                entry.offset_delta,
                " timestamp: ",
                entry.timestamp.0
            );
        }
    }
}

/// That an index passed a broker's check at start-up, or is empty.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "indexState", rename_all = "camelCase")]
pub(super) struct IndexStateRow<'a> {
    pub(super) file: &'a str,
    pub(super) is_empty: bool,
    pub(super) passed_sanity_check: Option<bool>,
}

impl Row for IndexStateRow<'_> {
    fn has_text(&self) -> bool {
        self.is_empty || self.passed_sanity_check == Some(true)
    }

    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, self.file, if self.is_empty { " is empty." } else { " passed sanity check." });
    }
}

/// A leader epoch.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "leaderEpoch", rename_all = "camelCase")]
pub(super) struct LeaderEpochRow<'a> {
    file: &'a str,
    epoch: i32,
    start_offset: Offset,
}

impl<'a> LeaderEpochRow<'a> {
    pub(super) fn new(file: &'a str, entry: LeaderEpoch) -> Self {
        Self { file, epoch: entry.epoch, start_offset: entry.start_offset }
    }
}

impl Row for LeaderEpochRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, "epoch: ", self.epoch, " startOffset: ", self.start_offset.0);
    }
}

/// An offset that a checkpoint keeps for a partition.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "partitionOffset", rename_all = "camelCase")]
pub(super) struct PartitionOffsetRow<'a> {
    file: &'a str,
    topic: &'a str,
    partition: i32,
    offset: Offset,
}

impl<'a> PartitionOffsetRow<'a> {
    pub(super) fn new(file: &'a str, entry: &'a PartitionOffset) -> Self {
        Self { file, topic: &entry.topic, partition: entry.partition, offset: entry.offset }
    }
}

impl Row for PartitionOffsetRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, "topic: ", self.topic, " partition: ", self.partition, " offset: ", self.offset.0);
    }
}

/// What `partition.metadata` says.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "partitionMetadata", rename_all = "camelCase")]
pub(super) struct PartitionMetadataRow<'a> {
    file: &'a str,
    version: i32,
    topic_id: &'a str,
}

impl<'a> PartitionMetadataRow<'a> {
    pub(super) fn new(file: &'a str, metadata: &'a PartitionMetadata) -> Self {
        Self { file, version: metadata.version, topic_id: &metadata.topic_id }
    }
}

impl Row for PartitionMetadataRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, "version: ", self.version, " topicId: ", self.topic_id);
    }
}

/// A property of `meta.properties`.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "property", rename_all = "camelCase")]
pub(super) struct PropertyRow<'a> {
    pub(super) file: &'a str,
    pub(super) key: &'a str,
    pub(super) value: &'a str,
}

impl Row for PropertyRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, self.key, ": ", self.value);
    }
}

/// A file that holds one JSON object.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "state", rename_all = "camelCase")]
pub(super) struct StateRow<'a> {
    pub(super) file: &'a str,
    pub(super) state: Option<&'a RawValue>,
}

impl Row for StateRow<'_> {
    fn has_text(&self) -> bool {
        self.state.is_some()
    }

    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, self.state.map_or("", RawValue::get));
    }
}

/// A finding.
pub(super) struct FindingRow<'a> {
    pub(super) file: &'a str,
    pub(super) finding: &'a Finding,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename = "finding", rename_all = "camelCase")]
struct FindingJson<'a> {
    file: &'a str,
    severity: Severity,
    code: &'static str,
    position: Option<u64>,
    message: String,
}

impl FindingRow<'_> {
    /// File, place and what is wrong.
    pub(super) fn words(&self) -> String {
        let Finding { position, fault, .. } = self.finding;
        match position {
            Some(position) => format!("{} at byte {position}: {fault}", self.file),
            None => format!("{}: {fault}", self.file),
        }
    }
}

impl Serialize for FindingRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Finding { severity, position, fault } = self.finding;
        let (code, message) = (fault.code(), fault.to_string());
        FindingJson { file: self.file, severity: *severity, code, position: *position, message }
            .serialize(serializer)
    }
}

impl Row for FindingRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        let label = match self.finding.severity {
            Severity::Damage => "damage: ",
            Severity::Unread => "unread: ",
            Severity::Notice => "notice: ",
        };
        push_line!(line, label, &*escape_controls(&self.words()));
    }
}

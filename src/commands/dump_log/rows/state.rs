//! Rows of producer snapshots, checkpoints and state files.

use serde::Serialize;
use serde_json::value::RawValue;

use super::{Row, known, push_optional};
use crate::output::{PushJson, escape_controls, push_line};
use crate::payload::push_compact;
use crate::segment::{LeaderEpoch, PartitionMetadata, PartitionOffset, ProducerEntry};
use crate::util::units::{Offset, Timestamp};

/// A producer of a snapshot.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "producerState", rename_all = "camelCase")]
pub(in crate::commands::dump_log) struct ProducerRow<'a> {
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
    pub(in crate::commands::dump_log) fn new(file: &'a str, entry: ProducerEntry) -> Self {
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

/// A leader epoch.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "leaderEpoch", rename_all = "camelCase")]
pub(in crate::commands::dump_log) struct LeaderEpochRow<'a> {
    file: &'a str,
    epoch: i32,
    start_offset: Offset,
}

impl<'a> LeaderEpochRow<'a> {
    pub(in crate::commands::dump_log) fn new(file: &'a str, entry: LeaderEpoch) -> Self {
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
pub(in crate::commands::dump_log) struct PartitionOffsetRow<'a> {
    file: &'a str,
    topic: &'a str,
    partition: i32,
    offset: Offset,
}

impl<'a> PartitionOffsetRow<'a> {
    pub(in crate::commands::dump_log) fn new(file: &'a str, entry: &'a PartitionOffset) -> Self {
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
pub(in crate::commands::dump_log) struct PartitionMetadataRow<'a> {
    file: &'a str,
    version: i32,
    topic_id: &'a str,
}

impl<'a> PartitionMetadataRow<'a> {
    pub(in crate::commands::dump_log) fn new(file: &'a str, metadata: &'a PartitionMetadata) -> Self {
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
pub(in crate::commands::dump_log) struct PropertyRow<'a> {
    pub(in crate::commands::dump_log) file: &'a str,
    pub(in crate::commands::dump_log) key: &'a str,
    pub(in crate::commands::dump_log) value: &'a str,
}

impl Row for PropertyRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, &*escape_controls(self.key), ": ", &*escape_controls(self.value));
    }
}

/// A file that holds one JSON object.
pub(in crate::commands::dump_log) struct StateRow<'a> {
    pub(in crate::commands::dump_log) file: &'a str,
    pub(in crate::commands::dump_log) state: Option<&'a RawValue>,
}

/// The file may have blanks and line ends between the parts of its object; in the output a line is a row.
impl PushJson for StateRow<'_> {
    fn push_json(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"kind\":\"state\",\"file\":");
        self.file.push_json(out);
        out.extend_from_slice(b",\"state\":");
        push_compact(self.state.map_or("null", RawValue::get).as_bytes(), out);
        out.push(b'}');
    }
}

impl Row for StateRow<'_> {
    fn has_text(&self) -> bool {
        self.state.is_some()
    }

    fn push_text(&self, line: &mut Vec<u8>) {
        push_compact(self.state.map_or("", RawValue::get).as_bytes(), line);
    }
}

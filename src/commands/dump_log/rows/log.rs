//! Rows of a log: batches and records.

use serde::Serialize;
use serde::ser::Serializer;

use super::{Row, known, push_optional};
use crate::commands::dump_log::DumpPlan;
use crate::output::{PushJson, push_line};
use crate::payload::{Decoding, Envelope, PayloadFormat, push_as_java};
use crate::segment::{Batch, ControlRecord, Record, RecordBatch, TopicPartition};
use crate::util::units::{Offset, Timestamp, TimestampType};

/// A batch.
pub(in crate::commands::dump_log) struct BatchRow<'a> {
    pub(in crate::commands::dump_log) file: &'a str,
    pub(in crate::commands::dump_log) position: u64,
    pub(in crate::commands::dump_log) batch: &'a Batch<'a>,
    pub(in crate::commands::dump_log) is_valid: bool,
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
            timestamp_type: (timestamp_type != TimestampType::Absent).then_some(timestamp_type),
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

/// A record, with the batch it is from.
pub(in crate::commands::dump_log) struct RecordRow<'a> {
    pub(in crate::commands::dump_log) plan: &'a DumpPlan,
    pub(in crate::commands::dump_log) topic_partition: Option<&'a TopicPartition>,
    pub(in crate::commands::dump_log) batch: &'a Batch<'a>,
    pub(in crate::commands::dump_log) record: &'a Record<'a>,
    pub(in crate::commands::dump_log) control: Option<ControlRecord>,
    /// The key and how to show it.
    pub(in crate::commands::dump_log) key: (Option<&'a [u8]>, PayloadFormat),
    /// The value and how to show it.
    pub(in crate::commands::dump_log) value: (Option<&'a [u8]>, PayloadFormat),
    /// What the key and the value are.
    pub(in crate::commands::dump_log) decodings: [&'a Decoding; 2],
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
        if let (Some(key), format) = self.key {
            push_line!(line, prefix, "key: ");
            let _ = format.push_text(key, line);
            prefix = " ";
        }
        if let (Some(value), format) = self.value {
            push_line!(line, prefix, "payload: ");
            let _ = format.push_text(value, line);
        }
    }
}

impl PushJson for RecordRow<'_> {
    fn push_json(&self, out: &mut Vec<u8>) {
        let record = self.record;
        let envelope = Envelope {
            topic: self.topic_partition.map(|found| found.topic.as_str()),
            partition: self.topic_partition.map(|found| found.partition),
            offset: Some(record.offset),
            timestamp: record.timestamp,
            timestamp_type: self.batch.timestamp_type(),
            leader_epoch: match self.batch {
                Batch::Records(records) => known(records.partition_leader_epoch()),
                Batch::Message(_) => None,
            },
            key: self.key,
            value: self.value,
            decodings: self.decodings,
            headers: record.headers.clone().map(|header| (header.key, header.value)),
        };
        push_line!(out, "{\"kind\":\"record\",");
        envelope.push_fields(out);
        if let Some(state) = self.topic_partition.and_then(|found| found.state) {
            push_line!(out, ",\"folderState\":\"", state.as_str(), "\"");
        }
        if self.batch.magic() >= 2 {
            push_line!(out, ",\"sequence\":");
            push_json(out, &known(record.sequence));
        }
        if let Some(checksum) = record.checksum {
            push_line!(out, ",\"crc\":", checksum.stored, ",\"isValid\":", checksum.holds());
        }
        if let Some(control) = &self.control {
            push_line!(out, ",\"controlType\":\"", control.type_name(), "\",\"control\":");
            push_json(out, control);
        }
        out.push(b'}');
    }
}

//! A record apart from where it was read, borrowed or kept.

use std::sync::Arc;

use super::format::PayloadFormat;
use crate::util::units::{Offset, Timestamp, TimestampType};

/// A header: its key and its value, which may be null.
pub type Header<'a> = (&'a [u8], Option<&'a [u8]>);

/// What a value was read with, in words for JSON.
#[derive(Debug, PartialEq, Eq)]
pub struct SchemaLabel {
    /// `avro`, `protobuf` or `json-schema`.
    pub format: &'static str,
    /// An object that names the schema.
    pub schema: String,
}

/// What became of a key or value that may have been written with a schema.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Decoding {
    /// It is as it was written.
    #[default]
    Plain,
    /// It is JSON now.
    Json {
        /// What it was read with.
        label: Arc<SchemaLabel>,
        /// The number of bytes that it was written as.
        stored: usize,
    },
    /// It is as it was written, which its schema does not explain.
    Failed,
}

impl Decoding {
    /// Of a key and a value that are as they were written.
    pub const NONE: [&'static Self; 2] = [&Self::Plain; 2];

    /// Appends to the fields of an object what a key or value was read with.
    pub(super) fn push_json(&self, name: &str, format: PayloadFormat, out: &mut Vec<u8>) {
        if let (Self::Json { label, .. }, PayloadFormat::Decoded) = (self, format) {
            let SchemaLabel { format, schema } = label.as_ref();
            for piece in [",\"", name, "Format\":\"", format, "\",\"", name, "Schema\":", schema] {
                out.extend_from_slice(piece.as_bytes());
            }
        }
    }

    /// The number of bytes that were written, where `now` is the number of those that are shown.
    pub(super) fn stored(&self, now: usize) -> usize {
        match self {
            Self::Json { stored, .. } => *stored,
            Self::Plain | Self::Failed => now,
        }
    }

    /// How the bytes are to be shown, where `otherwise` is how they would be without a schema.
    pub fn format(&self, otherwise: PayloadFormat) -> PayloadFormat {
        match self {
            _ if otherwise == PayloadFormat::None => otherwise,
            Self::Plain => otherwise,
            Self::Json { .. } => PayloadFormat::Decoded,
            Self::Failed => PayloadFormat::Base64,
        }
    }
}

/// A record, lent.
#[derive(Debug, Clone)]
pub struct RecordView<'a> {
    /// The topic.
    pub topic: &'a str,
    /// The partition.
    pub partition: i32,
    /// Offset in the partition.
    pub offset: Offset,
    /// Timestamp in milliseconds.
    pub timestamp: Timestamp,
    /// Who set the timestamp.
    pub timestamp_type: TimestampType,
    /// Leader epoch in which it was written, where known.
    pub leader_epoch: Option<i32>,
    /// The key; `None` for null.
    pub key: Option<&'a [u8]>,
    /// The value; `None` for null.
    pub value: Option<&'a [u8]>,
    /// What the key is.
    pub key_decoding: Decoding,
    /// What the value is.
    pub value_decoding: Decoding,
    /// The headers in their order.
    pub headers: &'a [Header<'a>],
}

/// A record, kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedRecord {
    /// The topic.
    pub topic: String,
    /// The partition.
    pub partition: i32,
    /// Offset in the partition.
    pub offset: Offset,
    /// Timestamp in milliseconds.
    pub timestamp: Timestamp,
    timestamp_type: TimestampType,
    leader_epoch: Option<i32>,
    /// The key; `None` for null.
    pub key: Option<Vec<u8>>,
    /// The value; `None` for null.
    pub value: Option<Vec<u8>>,
    /// What the key is.
    pub key_decoding: Decoding,
    /// What the value is.
    pub value_decoding: Decoding,
    headers: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

impl RecordView<'_> {
    /// A copy that outlives what lent this one.
    pub fn to_owned(&self) -> OwnedRecord {
        OwnedRecord {
            topic: self.topic.to_owned(),
            partition: self.partition,
            offset: self.offset,
            timestamp: self.timestamp,
            timestamp_type: self.timestamp_type,
            leader_epoch: self.leader_epoch,
            key: self.key.map(<[u8]>::to_vec),
            value: self.value.map(<[u8]>::to_vec),
            key_decoding: self.key_decoding.clone(),
            value_decoding: self.value_decoding.clone(),
            headers: self
                .headers
                .iter()
                .map(|(key, value)| (key.to_vec(), value.map(<[u8]>::to_vec)))
                .collect(),
        }
    }
}

impl OwnedRecord {
    /// Lends the record to `look`.
    pub fn view<R>(&self, look: impl FnOnce(&RecordView<'_>) -> R) -> R {
        let headers: Vec<Header<'_>> =
            self.headers.iter().map(|(key, value)| (key.as_slice(), value.as_deref())).collect();
        look(&RecordView {
            topic: &self.topic,
            partition: self.partition,
            offset: self.offset,
            timestamp: self.timestamp,
            timestamp_type: self.timestamp_type,
            leader_epoch: self.leader_epoch,
            key: self.key.as_deref(),
            value: self.value.as_deref(),
            key_decoding: self.key_decoding.clone(),
            value_decoding: self.value_decoding.clone(),
            headers: &headers,
        })
    }
}

/// A record for tests.
#[cfg(test)]
pub(super) fn example<'a>(value: Option<&'a [u8]>, headers: &'a [Header<'a>]) -> RecordView<'a> {
    RecordView {
        topic: "orders",
        partition: 3,
        offset: Offset(42),
        timestamp: Timestamp(1_790_000_000_000),
        timestamp_type: TimestampType::CreateTime,
        leader_epoch: None,
        key: Some(b"k"),
        value,
        key_decoding: Decoding::Plain,
        value_decoding: Decoding::Plain,
        headers,
    }
}

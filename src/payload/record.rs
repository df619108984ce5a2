//! A record without its source, borrowed or owned.

use std::sync::Arc;

use super::format::PayloadFormat;
use crate::util::units::{Offset, Timestamp, TimestampType};

/// A header: its key and its value, which may be null.
pub type Header<'a> = (&'a [u8], Option<&'a [u8]>);

/// The schema that a key or value was decoded with, for JSON output.
#[derive(Debug, PartialEq, Eq)]
pub struct SchemaLabel {
    /// `avro`, `protobuf` or `json-schema`.
    pub format: &'static str,
    /// A JSON object that names the schema.
    pub schema: String,
}

/// The result of decoding a key or value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Decoding {
    /// Not decoded.
    #[default]
    Plain,
    /// Decoded to JSON.
    Json {
        label: Arc<SchemaLabel>,
        /// Number of bytes before decoding.
        stored: usize,
    },
    /// Not decoded, because the schema does not fit the bytes.
    Failed,
}

impl Decoding {
    /// For a key and a value that are not decoded.
    pub const NONE: [&'static Self; 2] = [&Self::Plain; 2];

    /// Appends the schema of a key or value to the fields of an object.
    pub(super) fn push_json(&self, name: &str, format: PayloadFormat, out: &mut Vec<u8>) {
        if let (Self::Json { label, .. }, PayloadFormat::Decoded) = (self, format) {
            let SchemaLabel { format, schema } = label.as_ref();
            for piece in [",\"", name, "Format\":\"", format, "\",\"", name, "Schema\":", schema] {
                out.extend_from_slice(piece.as_bytes());
            }
        }
    }

    /// Number of bytes before decoding; `now` is the current number.
    pub(super) fn stored(&self, now: usize) -> usize {
        match self {
            Self::Json { stored, .. } => *stored,
            Self::Plain | Self::Failed => now,
        }
    }

    /// How to print the bytes; `otherwise` applies if they were not decoded.
    pub fn format(&self, otherwise: PayloadFormat) -> PayloadFormat {
        match self {
            _ if otherwise == PayloadFormat::None => otherwise,
            Self::Plain => otherwise,
            Self::Json { .. } => PayloadFormat::Decoded,
            Self::Failed => PayloadFormat::Base64,
        }
    }
}

/// A record, borrowed.
#[derive(Debug, Clone)]
pub struct RecordView<'a> {
    pub topic: &'a str,
    pub partition: i32,
    /// Offset in the partition.
    pub offset: Offset,
    /// In milliseconds.
    pub timestamp: Timestamp,
    pub timestamp_type: TimestampType,
    /// Leader epoch in which it was written, if known.
    pub leader_epoch: Option<i32>,
    /// The key; `None` for null.
    pub key: Option<&'a [u8]>,
    /// The value; `None` for null.
    pub value: Option<&'a [u8]>,
    /// How the key was decoded.
    pub key_decoding: Decoding,
    /// How the value was decoded.
    pub value_decoding: Decoding,
    /// The headers in their order.
    pub headers: &'a [Header<'a>],
}

/// A record, owned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedRecord {
    pub topic: String,
    pub partition: i32,
    /// Offset in the partition.
    pub offset: Offset,
    /// In milliseconds.
    pub timestamp: Timestamp,
    timestamp_type: TimestampType,
    leader_epoch: Option<i32>,
    /// The key; `None` for null.
    pub key: Option<Vec<u8>>,
    /// The value; `None` for null.
    pub value: Option<Vec<u8>>,
    /// How the key was decoded.
    pub key_decoding: Decoding,
    /// How the value was decoded.
    pub value_decoding: Decoding,
    headers: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

impl RecordView<'_> {
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

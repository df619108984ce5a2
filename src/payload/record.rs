//! A record apart from where it was read, borrowed or kept.

use crate::util::units::{Offset, Timestamp, TimestampType};

/// A header: its key and its value, which may be null.
pub type Header<'a> = (&'a [u8], Option<&'a [u8]>);

/// A record, lent.
#[derive(Debug, Clone, Copy)]
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
        headers,
    }
}

//! Records and their headers, borrowed from the batch or from the inflated block.

use super::batch::{RecordBatch, increment_sequence};
use super::bytes::Cursor;
use super::fault::Fault;
use super::legacy::Inner;
use crate::util::units::{Offset, Timestamp, TimestampType};

#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// Offset in the partition.
    pub offset: Offset,
    /// The timestamp that consumers see; [`Timestamp::NONE`] for magic 0.
    pub timestamp: Timestamp,
    /// Sequence number of the producer, -1 for none.
    pub sequence: i32,
    /// The key; `None` is Kafka's null, not the empty key.
    pub key: Option<&'a [u8]>,
    /// The value; `None` is a tombstone.
    pub value: Option<&'a [u8]>,
    /// The headers in their order, duplicates included.
    pub headers: Headers<'a>,
    /// The checksum of a message of magic 0 or 1.
    pub checksum: Option<Checksum>,
}

/// The CRC-32 of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checksum {
    /// As stored in the message.
    pub stored: u32,
    /// As computed from its bytes.
    pub computed: u32,
}

impl Checksum {
    /// Whether the two are equal.
    pub fn holds(self) -> bool {
        self.stored == self.computed
    }
}

/// The headers of a record. Their lengths were checked when the record was read.
#[derive(Debug, Clone)]
pub struct Headers<'a>(Cursor<'a>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header<'a> {
    /// The key: UTF-8 by specification, but any bytes in practice.
    pub key: &'a [u8],
    /// The value, `None` for null.
    pub value: Option<&'a [u8]>,
}

impl Headers<'_> {
    pub(super) fn none() -> Self {
        Self(Cursor::new(&[]))
    }

    pub fn is_empty(&self) -> bool {
        self.0.rest().is_empty()
    }
}

impl<'a> Iterator for Headers<'a> {
    type Item = Header<'a>;

    fn next(&mut self) -> Option<Header<'a>> {
        let key = self.0.nullable_bytes()??;
        let value = self.0.nullable_bytes()?;
        Some(Header { key, value })
    }
}

/// The records of a batch, one by one. After an error the iteration ends.
#[derive(Debug)]
pub struct Records<'a>(Source<'a>);

#[derive(Debug)]
enum Source<'a> {
    Batch(BatchRecords<'a>),
    Wrapper(Inner<'a>),
    Message(Record<'a>),
    Done,
}

#[derive(Debug)]
struct BatchRecords<'a> {
    cursor: Cursor<'a>,
    base_offset: Offset,
    base_timestamp: Timestamp,
    append_time: Option<Timestamp>,
    base_sequence: i32,
    declared: i32,
    index: u32,
    /// Why the bytes end early, if known.
    broken: Option<Fault>,
}

impl<'a> Records<'a> {
    /// The records in these bytes, followed by `broken` if the bytes end before the batch does.
    pub(super) fn of_batch(batch: &RecordBatch<'_>, records: &'a [u8], broken: Option<Fault>) -> Self {
        let append_time = (super::Batch::Records(*batch).timestamp_type() == TimestampType::LogAppendTime)
            .then(|| super::Batch::Records(*batch).max_timestamp());
        Self(Source::Batch(BatchRecords {
            cursor: Cursor::new(records),
            base_offset: batch.base_offset(),
            base_timestamp: batch.base_timestamp(),
            append_time,
            base_sequence: batch.base_sequence(),
            declared: batch.count(),
            index: 0,
            broken,
        }))
    }

    pub(super) fn of_message(record: Record<'a>) -> Self {
        Self(Source::Message(record))
    }

    pub(super) fn of_wrapper(inner: Inner<'a>) -> Self {
        Self(Source::Wrapper(inner))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = match &mut self.0 {
            Source::Batch(records) => records.next(),
            Source::Wrapper(inner) => inner.next(),
            Source::Message(_) => {
                let Source::Message(record) = std::mem::replace(&mut self.0, Source::Done) else {
                    return None;
                };
                return Some(Ok(record));
            }
            Source::Done => None,
        };
        if matches!(next, Some(Err(_)) | None) {
            self.0 = Source::Done;
        }
        next
    }
}

impl<'a> BatchRecords<'a> {
    fn next(&mut self) -> Option<Result<Record<'a>, Fault>> {
        match self.next_whole() {
            Some(Ok(record)) => Some(Ok(record)),
            end => self.broken.take().map(Err).or(end),
        }
    }

    fn next_whole(&mut self) -> Option<Result<Record<'a>, Fault>> {
        let found = i64::from(self.index);
        let declared = i64::from(self.declared);
        if found >= declared {
            let length = self.cursor.rest().len() as u64;
            return (length > 0).then_some(Err(Fault::BytesAfterRecords { length }));
        }
        if self.cursor.rest().is_empty() {
            return Some(Err(Fault::RecordCount { declared, found }));
        }
        let index = self.index;
        self.index += 1;
        Some(self.record().map_err(|what| Fault::MalformedRecord { index, what }))
    }

    /// Parses a record. Layout: varint length, attributes (1 byte, unused), varlong timestamp delta, varint offset delta, key,
    /// value (each after a varint length, -1 for null), varint header count, headers.
    fn record(&mut self) -> Result<Record<'a>, &'static str> {
        let length = self.cursor.varint().ok_or("its length is not a varint")?;
        let length = usize::try_from(length).map_err(|_| "its length is negative")?;
        let body = self.cursor.take(length).ok_or("it reaches past the end of the batch")?;
        let mut body = Cursor::new(body);
        body.u8().ok_or("it has no attributes")?;
        let timestamp_delta = body.varlong().ok_or("its timestamp is not a varint")?;
        let offset_delta = body.varint().ok_or("its offset is not a varint")?;
        let key = body.nullable_bytes().ok_or("its key reaches past the end of the record")?;
        let value = body.nullable_bytes().ok_or("its value reaches past the end of the record")?;
        let header_count = body.varint().ok_or("it has no header count")?;
        let header_count = u32::try_from(header_count).map_err(|_| "its header count is negative")?;
        let headers = body.rest();
        for _ in 0..header_count {
            body.nullable_bytes()
                .flatten()
                .ok_or("the key of a header reaches past the end of the record")?;
            body.nullable_bytes().ok_or("the value of a header reaches past the end of the record")?;
        }
        if !body.rest().is_empty() {
            return Err("bytes follow its headers");
        }
        let timestamp =
            self.append_time.unwrap_or(Timestamp(self.base_timestamp.0.wrapping_add(timestamp_delta)));
        let sequence =
            if self.base_sequence < 0 { -1 } else { increment_sequence(self.base_sequence, offset_delta) };
        let offset = self.base_offset.plus(offset_delta.into());
        let headers = Headers(Cursor::new(headers));
        Ok(Record { offset, timestamp, sequence, key, value, headers, checksum: None })
    }
}

//! Messages of magic 0 (Kafka 0.8 and 0.9) and 1 (0.10, KIP-32), alone or inside a compressed wrapper.

use super::batch::{LOG_OVERHEAD, SMALLEST_LENGTH};
use super::bytes::{Cursor, field};
use super::codec::Codec;
use super::compress::Inflater;
use super::fault::Fault;
use super::record::{Checksum, Headers, Record, Records};
use crate::util::units::{Offset, Timestamp, TimestampType};

/// Size of offset, length, CRC, magic and attributes.
const HEADER_LEN: usize = 18;
/// Minimum length of a message of magic 1: 8 bytes of timestamp more than magic 0.
const SMALLEST_LENGTH_V1: usize = 22;

/// A message, read in place: offset (8), length (4), CRC-32 (4), magic, attributes, in magic 1 a timestamp (8), then key and value,
/// each after its length (4).
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    header: &'a [u8; HEADER_LEN],
    bytes: &'a [u8],
}

impl<'a> Message<'a> {
    /// The message that these bytes hold; `None` if they are too few for its magic.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        let message = Self { header: bytes.first_chunk()?, bytes };
        let smallest =
            if message.magic() == 0 { SMALLEST_LENGTH.unsigned_abs() as usize } else { SMALLEST_LENGTH_V1 };
        (bytes.len() >= LOG_OVERHEAD + smallest).then_some(message)
    }

    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The stored offset: for a wrapper that of its last message, for a message in a wrapper of magic 1 a relative one.
    pub fn offset(&self) -> Offset {
        Offset(i64::from_be_bytes(field::<0, _, _>(self.header)))
    }

    pub(super) fn stored_crc(&self) -> u32 {
        u32::from_be_bytes(field::<12, _, _>(self.header))
    }

    pub(super) fn computed_crc(&self) -> u32 {
        crc_fast::crc32_iso_hdlc(self.bytes.get(16..).unwrap_or_default())
    }

    pub(super) fn magic(&self) -> i8 {
        i8::from_be_bytes(field::<16, _, _>(self.header))
    }

    /// The codec is in bits 0 to 2; in magic 1 the timestamp type is in bit 3.
    pub(super) fn attributes(&self) -> u8 {
        u8::from_be_bytes(field::<17, _, _>(self.header))
    }

    pub(super) fn timestamp(&self) -> Timestamp {
        if self.magic() == 0 {
            return Timestamp::NONE;
        }
        Cursor::new(self.body()).i64().map_or(Timestamp::NONE, Timestamp)
    }

    pub(super) fn timestamp_type(&self) -> TimestampType {
        match (self.magic(), self.attributes() & 0x08) {
            (0, _) => TimestampType::Absent,
            (_, 0) => TimestampType::CreateTime,
            _ => TimestampType::LogAppendTime,
        }
    }

    /// The bytes after the attributes.
    fn body(&self) -> &'a [u8] {
        self.bytes.get(HEADER_LEN..).unwrap_or_default()
    }

    /// Key and value in that order, or `None` if their lengths do not fit the message exactly.
    pub(super) fn key_and_value(&self) -> Option<[Option<&'a [u8]>; 2]> {
        let mut cursor = Cursor::new(self.body());
        if self.magic() != 0 {
            cursor.i64()?;
        }
        let mut next = || match usize::try_from(cursor.i32()?) {
            Ok(length) => cursor.take(length).map(Some),
            Err(_) => Some(None),
        };
        let fields = [next()?, next()?];
        cursor.rest().is_empty().then_some(fields)
    }

    fn to_record(self, offset: Offset, timestamp: Timestamp) -> Option<Record<'a>> {
        let [key, value] = self.key_and_value()?;
        let (stored, computed) = (self.stored_crc(), self.computed_crc());
        let checksum = Some(Checksum { stored, computed });
        Some(Record { offset, timestamp, sequence: -1, key, value, headers: Headers::none(), checksum })
    }

    /// The messages inside a wrapper, as one compressed block.
    pub(super) fn block(&self) -> Option<&'a [u8]> {
        self.key_and_value().and_then(|[_, value]| value)
    }

    /// The record, or the records of the inflated block. The offset of the last inner message determines the others, so a broken
    /// block has no records.
    pub(super) fn records<'s>(&self, codec: Codec, inflater: &'s Inflater) -> Result<Records<'s>, Fault>
    where
        'a: 's,
    {
        if codec == Codec::None {
            let what = "key and value do not fill the message";
            let record = self.to_record(self.offset(), self.timestamp());
            return Ok(Records::of_message(record.ok_or(Fault::MalformedRecord { index: 0, what })?));
        }
        match inflater.inflated() {
            _ if self.block().is_none() => Err(Fault::InnerMessages { what: "are missing" }),
            (_, Some(broken)) => Err(broken.clone()),
            (inner, None) => Inner::new(self, inner).map(Records::of_wrapper),
        }
    }
}

/// The first message of a message set; `None` at its end, or if the rest is cut.
fn first_message(bytes: &[u8]) -> Option<Result<(Message<'_>, &[u8]), Fault>> {
    let length = Cursor::new(bytes.get(8..)?).i32()?;
    if length < SMALLEST_LENGTH {
        return Some(Err(Fault::LengthTooSmall { size: length }));
    }
    let (message, rest) = bytes.split_at_checked(LOG_OVERHEAD + length.unsigned_abs() as usize)?;
    let message = Message::new(message).ok_or(Fault::HeaderCut { size: length, magic: 1 });
    Some(message.map(|message| (message, rest)))
}

/// The messages inside a wrapper.
///
/// Magic 0 stores absolute offsets. Magic 1 stores relative ones, and the wrapper has the absolute offset of the last: absolute =
/// wrapper - last inner + inner. With a wrapper offset of 0 the inner offsets are absolute (`AbstractLegacyRecordBatch`: certain
/// versions of librdkafka wrote that).
#[derive(Debug, Clone)]
pub(super) struct Inner<'a> {
    rest: &'a [u8],
    index: u32,
    base: i64,
    append_time: Option<Timestamp>,
}

impl<'a> Inner<'a> {
    fn new(wrapper: &Message<'_>, inner: &'a [u8]) -> Result<Self, Fault> {
        let mut rest = inner;
        let mut last = None;
        while let Some(step) = first_message(rest) {
            let (message, following) = step?;
            last = Some(message.offset());
            rest = following;
        }
        let last = last.ok_or(Fault::InnerMessages { what: "are missing" })?;
        if !rest.is_empty() {
            return Err(Fault::InnerMessages { what: "are cut short" });
        }
        let base = match wrapper.offset() {
            Offset(0) => 0,
            _ if wrapper.magic() == 0 => 0,
            offset if offset < last => {
                return Err(Fault::InnerMessages { what: "have offsets above that of the wrapper" });
            }
            offset => offset.0.wrapping_sub(last.0),
        };
        let append_time =
            (wrapper.timestamp_type() == TimestampType::LogAppendTime).then(|| wrapper.timestamp());
        Ok(Self { rest: inner, index: 0, base, append_time })
    }

    pub(super) fn next(&mut self) -> Option<Result<Record<'a>, Fault>> {
        let (message, rest) = match first_message(self.rest)? {
            Ok(step) => step,
            Err(fault) => return Some(Err(fault)),
        };
        let index = self.index;
        self.rest = rest;
        self.index += 1;
        if message.attributes() & 0x07 != 0 {
            return Some(Err(Fault::InnerMessages { what: "are compressed themselves" }));
        }
        let timestamp = match self.append_time {
            Some(time) if message.magic() != 0 => time,
            _ => message.timestamp(),
        };
        let record = message.to_record(message.offset().plus(self.base), timestamp);
        let what = "key and value do not fill the message";
        Some(record.ok_or(Fault::MalformedRecord { index, what }))
    }
}

//! A batch as stored in a log: the record batch of magic 2, or a message of magic 0 or 1.

use super::bytes::{array_at, field};
use super::codec::Codec;
use super::compress::Inflater;
use super::fault::Fault;
use super::legacy::Message;
use super::record::Records;
use crate::util::units::{Offset, Timestamp, TimestampType};

/// Size of base offset (8 bytes) and length (4), which the length field does not count.
pub(super) const LOG_OVERHEAD: usize = 12;
/// Smallest value of a length field (`LegacyRecord.RECORD_OVERHEAD_V0`).
pub(super) const SMALLEST_LENGTH: i32 = 14;
/// Number of bytes that must follow for Kafka to look for another batch: up to and including the magic (17 bytes), and one more.
pub(super) const SMALLEST_REST: usize = 18;
const MAGIC_AT: usize = 16;
/// Size of a header of magic 2.
pub(super) const HEADER_LEN: usize = 61;

/// Why no batch could be read at a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoBatch {
    /// The file ends before the batch does.
    Cut,
    /// The header is invalid.
    Fault(Fault),
}

/// One batch, read in place.
#[derive(Debug, Clone, Copy)]
pub enum Batch<'a> {
    /// Magic 2 (a later magic is read in the same way, as Kafka does).
    Records(RecordBatch<'a>),
    /// Magic 0 or 1: a single message, or a compressed wrapper around several.
    Message(Message<'a>),
}

impl<'a> Batch<'a> {
    /// The batch at the start of the bytes.
    pub(super) fn first_of(bytes: &'a [u8]) -> Result<Self, NoBatch> {
        if bytes.len() < SMALLEST_REST {
            return Err(NoBatch::Cut);
        }
        let (Some(length), Some([magic])) = (array_at(bytes, 8), array_at(bytes, MAGIC_AT)) else {
            return Err(NoBatch::Cut);
        };
        let (length, magic) = (i32::from_be_bytes(length), magic.cast_signed());
        if length < SMALLEST_LENGTH {
            return Err(NoBatch::Fault(Fault::LengthTooSmall { size: length }));
        }
        // At least 14 by the line above.
        let size = LOG_OVERHEAD + length.unsigned_abs() as usize;
        let Some(bytes) = bytes.get(..size) else {
            return Err(NoBatch::Cut);
        };
        let batch = match magic {
            ..0 => return Err(NoBatch::Fault(Fault::UnknownMagic { magic })),
            0 | 1 => Message::new(bytes).map(Self::Message),
            2.. => RecordBatch::new(bytes).map(Self::Records),
        };
        batch.ok_or(NoBatch::Fault(Fault::HeaderCut { size: length, magic }))
    }

    /// Size of the whole batch in bytes, with base offset and length field.
    pub fn size(&self) -> usize {
        match self {
            Self::Records(batch) => batch.bytes.len(),
            Self::Message(message) => message.size(),
        }
    }

    /// Magic: 0, 1 or 2.
    pub fn magic(&self) -> i8 {
        match self {
            Self::Records(batch) => batch.magic(),
            Self::Message(message) => message.magic(),
        }
    }

    /// Offset of the last record when the batch was written; it survives compaction.
    pub fn last_offset(&self) -> Offset {
        match self {
            Self::Records(batch) => batch.last_offset(),
            Self::Message(message) => message.offset(),
        }
    }

    /// The largest timestamp of the batch; [`Timestamp::NONE`] for magic 0.
    pub fn max_timestamp(&self) -> Timestamp {
        match self {
            Self::Records(batch) => batch.max_timestamp(),
            Self::Message(message) => message.timestamp(),
        }
    }

    /// The origin of the timestamps.
    pub fn timestamp_type(&self) -> TimestampType {
        match self {
            Self::Records(batch) if batch.attributes() & 0x08 == 0 => TimestampType::CreateTime,
            Self::Records(_) => TimestampType::LogAppendTime,
            Self::Message(message) => message.timestamp_type(),
        }
    }

    /// The codec of the records, or a fault if the attributes name none that this magic may use.
    pub fn codec(&self) -> Result<Codec, Fault> {
        let (id, magic) = match self {
            Self::Records(batch) => (batch.attributes().to_be_bytes()[1] & 0x07, batch.magic()),
            Self::Message(message) => (message.attributes() & 0x07, message.magic()),
        };
        match Codec::from_id(id) {
            Some(Codec::Zstd) if magic < 2 => Err(Fault::UnknownCodec { id, magic }),
            Some(codec) => Ok(codec),
            None => Err(Fault::UnknownCodec { id, magic }),
        }
    }

    /// The stored checksum: CRC-32C for magic 2, CRC-32 (IEEE) before.
    pub fn stored_crc(&self) -> u32 {
        match self {
            Self::Records(batch) => batch.stored_crc(),
            Self::Message(message) => message.stored_crc(),
        }
    }

    /// The checksum computed from the bytes. By `crc-fast`: the `crc32c` crate reached 16 GB/s where this one reaches 30 (AVX-512),
    /// and checksums are most of the work of printing batches.
    pub fn computed_crc(&self) -> u32 {
        match self {
            Self::Records(batch) => crc_fast::crc32_iscsi(batch.bytes.get(21..).unwrap_or_default()),
            Self::Message(message) => message.computed_crc(),
        }
    }

    /// Whether this is a batch of control records (transaction markers, leader changes); never before magic 2.
    pub fn is_control(&self) -> bool {
        matches!(self, Self::Records(batch) if batch.is_control())
    }

    /// Inflates the block of a compressed batch, for [`Batch::inflated_records`].
    ///
    /// Fails if the block inflates beyond the limit of the inflater. The beginning of a broken block is kept.
    pub fn inflate(&self, inflater: &mut Inflater) -> Result<(), Fault> {
        inflater.clear();
        match (self.codec()?, self.block()) {
            (Codec::None, _) | (_, None) => Ok(()),
            (codec, Some(block)) => inflater.inflate(codec, self.magic(), block),
        }
    }

    /// The compressed block. A batch that compaction has emptied keeps its codec bits but has no block.
    fn block(&self) -> Option<&'a [u8]> {
        match self {
            Self::Records(batch) if batch.payload().is_empty() && batch.count() == 0 => None,
            Self::Records(batch) => Some(batch.payload()),
            Self::Message(message) => message.block(),
        }
    }

    /// The records, one by one, after [`Batch::inflate`] of the same batch.
    ///
    /// From a broken block come the records before the broken place, then the fault.
    pub fn inflated_records<'s>(&self, inflater: &'s Inflater) -> Result<Records<'s>, Fault>
    where
        'a: 's,
    {
        let codec = self.codec()?;
        match self {
            Self::Records(batch) if codec == Codec::None || self.block().is_none() => {
                Ok(Records::of_batch(batch, batch.payload(), None))
            }
            Self::Records(batch) => {
                let (records, broken) = inflater.inflated();
                Ok(Records::of_batch(batch, records, broken.cloned()))
            }
            Self::Message(message) => message.records(codec, inflater),
        }
    }

    /// The records, one by one; compressed ones are inflated first.
    pub fn records<'s>(&self, inflater: &'s mut Inflater) -> Result<Records<'s>, Fault>
    where
        'a: 's,
    {
        self.inflate(inflater)?;
        self.inflated_records(inflater)
    }
}

/// A record batch of magic 2, read in place: a header of 61 bytes and the records, compressed as one block.
///
/// Layout: Kafka documentation, "Record Batch"; KIP-98 added the producer fields, KIP-534 the delete horizon.
#[derive(Debug, Clone, Copy)]
pub struct RecordBatch<'a> {
    header: &'a [u8; HEADER_LEN],
    bytes: &'a [u8],
}

impl<'a> RecordBatch<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { header: bytes.first_chunk()?, bytes })
    }

    /// The bytes after the header.
    fn payload(&self) -> &'a [u8] {
        self.bytes.get(HEADER_LEN..).unwrap_or_default()
    }

    /// Offset of the first record when it was written; compaction may have removed that record since.
    pub fn base_offset(&self) -> Offset {
        Offset(i64::from_be_bytes(field::<0, _, _>(self.header)))
    }

    /// Leader epoch in which the batch was appended; outside the CRC, as the broker sets it.
    pub fn partition_leader_epoch(&self) -> i32 {
        i32::from_be_bytes(field::<12, _, _>(self.header))
    }

    fn magic(&self) -> i8 {
        i8::from_be_bytes(field::<MAGIC_AT, _, _>(self.header))
    }

    fn stored_crc(&self) -> u32 {
        u32::from_be_bytes(field::<17, _, _>(self.header))
    }

    /// The attribute bits: codec (0 to 2), timestamp type, transactional, control, delete horizon.
    pub fn attributes(&self) -> i16 {
        i16::from_be_bytes(field::<21, _, _>(self.header))
    }

    /// Distance from the base offset to the last offset.
    pub fn last_offset_delta(&self) -> i32 {
        i32::from_be_bytes(field::<23, _, _>(self.header))
    }

    fn last_offset(&self) -> Offset {
        self.base_offset().plus(self.last_offset_delta().into())
    }

    /// The timestamp that the deltas of the records are added to.
    pub fn base_timestamp(&self) -> Timestamp {
        Timestamp(i64::from_be_bytes(field::<27, _, _>(self.header)))
    }

    fn max_timestamp(&self) -> Timestamp {
        Timestamp(i64::from_be_bytes(field::<35, _, _>(self.header)))
    }

    /// Id of an idempotent or transactional producer, -1 for none.
    pub fn producer_id(&self) -> i64 {
        i64::from_be_bytes(field::<43, _, _>(self.header))
    }

    /// Epoch of the producer, -1 for none.
    pub fn producer_epoch(&self) -> i16 {
        i16::from_be_bytes(field::<51, _, _>(self.header))
    }

    /// Sequence number of the first record, -1 for none.
    pub fn base_sequence(&self) -> i32 {
        i32::from_be_bytes(field::<53, _, _>(self.header))
    }

    /// Sequence number of the last record, -1 for none.
    pub fn last_sequence(&self) -> i32 {
        match self.base_sequence() {
            -1 => -1,
            base => increment_sequence(base, self.last_offset_delta()),
        }
    }

    /// Number of records that the header declares.
    pub fn count(&self) -> i32 {
        i32::from_be_bytes(field::<57, _, _>(self.header))
    }

    /// Whether the batch belongs to a transaction.
    pub fn is_transactional(&self) -> bool {
        self.attributes() & 0x10 != 0
    }

    /// Whether the records are control records.
    pub fn is_control(&self) -> bool {
        self.attributes() & 0x20 != 0
    }

    /// When tombstones and markers of this batch may be removed (KIP-534). The field of the base timestamp holds it then.
    pub fn delete_horizon(&self) -> Option<Timestamp> {
        (self.attributes() & 0x40 != 0).then(|| self.base_timestamp())
    }
}

/// The sequence number `increment` later. Sequence numbers continue with 0 after 2^31 - 1 (`DefaultRecordBatch.incrementSequence`).
pub(super) fn increment_sequence(sequence: i32, increment: i32) -> i32 {
    if sequence > i32::MAX.wrapping_sub(increment) {
        increment.wrapping_sub(i32::MAX.wrapping_sub(sequence)).wrapping_sub(1)
    } else {
        sequence.wrapping_add(increment)
    }
}

/// The sequence number `decrement` earlier, the inverse of [`increment_sequence`].
pub(super) fn decrement_sequence(sequence: i32, decrement: i32) -> i32 {
    if sequence < decrement {
        i32::MAX.wrapping_sub(decrement.wrapping_sub(sequence)).wrapping_add(1)
    } else {
        sequence.wrapping_sub(decrement)
    }
}

#[cfg(test)]
mod tests {
    use super::{decrement_sequence, increment_sequence};

    #[test]
    fn sequence_numbers_wrap_to_zero() {
        assert_eq!(increment_sequence(5, 2), 7);
        assert_eq!(increment_sequence(i32::MAX, 1), 0);
        assert_eq!(increment_sequence(i32::MAX - 1, 3), 1);
        assert_eq!(decrement_sequence(1, 3), i32::MAX - 1);
        assert_eq!(decrement_sequence(7, 2), 5);
    }
}

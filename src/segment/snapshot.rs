//! Producer snapshots (`<offset>.snapshot`): the broker's state of idempotent and transactional producers.

use super::batch::decrement_sequence;
use super::bytes::{Cursor, array_at};
use super::fault::Fault;
use crate::util::units::{Offset, Timestamp};

const VERSION: i16 = 1;
/// Version, CRC-32C and count come before the entries; the CRC covers everything after itself.
const CRC_COVERS_FROM: usize = 6;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProducerSnapshot {
    /// In the order of the file.
    pub producers: Vec<ProducerEntry>,
}

/// One producer (schema `ProducerSnapshot`, version 1; 46 bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProducerEntry {
    pub producer_id: i64,
    pub producer_epoch: i16,
    /// Sequence number of its last record, -1 for none.
    pub last_sequence: i32,
    /// Offset of its last record; below 0 for none.
    pub last_offset: Offset,
    /// Number of records in its last batch, minus one.
    pub offset_delta: i32,
    /// Timestamp of its last batch.
    pub timestamp: Timestamp,
    /// Epoch of the coordinator of its last transaction marker, -1 for none.
    pub coordinator_epoch: i32,
    /// First offset of its open transaction; below 0 for none.
    pub current_txn_first_offset: Offset,
}

impl ProducerEntry {
    /// Sequence number of the first record of the last batch.
    pub fn first_sequence(&self) -> i32 {
        decrement_sequence(self.last_sequence, self.offset_delta)
    }

    fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        Some(Self {
            producer_id: cursor.i64()?,
            producer_epoch: cursor.i16()?,
            last_sequence: cursor.i32()?,
            last_offset: Offset(cursor.i64()?),
            offset_delta: cursor.i32()?,
            timestamp: Timestamp(cursor.i64()?),
            coordinator_epoch: cursor.i32()?,
            current_txn_first_offset: Offset(cursor.i64()?),
        })
    }
}

impl ProducerSnapshot {
    /// Parses a snapshot; the error messages are those of Kafka's `ProducerStateManager`.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let invalid = |what: &str| Fault::Unparsable(format!("Snapshot failed schema validation: {what}"));
        let version = array_at(bytes, 0).map(i16::from_be_bytes).ok_or_else(|| invalid("null"))?;
        if version != VERSION {
            return Err(invalid(&format!("Snapshot contained an unknown file version {version}")));
        }
        let cut = || invalid("the file ends before its last entry");
        let stored = array_at(bytes, 2).map(u32::from_be_bytes).ok_or_else(cut)?;
        let mut cursor = Cursor::new(bytes.get(CRC_COVERS_FROM..).ok_or_else(cut)?);
        let computed = crc_fast::crc32_iscsi(cursor.rest());
        let count = cursor.i32().ok_or_else(cut)?;
        // Grows with the entries that are there: a damaged count must not decide about memory.
        let mut producers = Vec::new();
        for _ in 0..count {
            producers.push(ProducerEntry::read(&mut cursor).ok_or_else(cut)?);
        }
        if stored != computed {
            return Err(Fault::Unparsable(format!(
                "Snapshot is corrupt (CRC is no longer valid). Stored crc: {stored}. Computed crc: {computed}"
            )));
        }
        Ok(Self { producers })
    }
}

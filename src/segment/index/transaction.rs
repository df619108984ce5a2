//! The transaction index: the aborted transactions of a segment.

use crate::segment::bytes::Cursor;
use crate::segment::fault::{Fault, Finding};
use crate::util::units::Offset;

const TRANSACTION_ENTRY: usize = 34;

/// A transaction index.
#[derive(Debug, Clone, Copy)]
pub struct TransactionIndex<'a>(&'a [u8]);

/// An aborted transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransactionIndexEntry {
    /// Version of the entry, 0.
    pub version: i16,
    pub producer_id: i64,
    /// Offset of the first record of the transaction.
    pub first_offset: Offset,
    /// Offset of its abort marker.
    pub last_offset: Offset,
    /// Last stable offset at the time of the abort.
    pub last_stable_offset: Offset,
}

impl<'a> TransactionIndex<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Every complete entry with its fault, if any.
    pub fn entries(self) -> impl Iterator<Item = (TransactionIndexEntry, Option<Finding>)> + use<'a> {
        let mut previous = None;
        self.0.chunks_exact(TRANSACTION_ENTRY).enumerate().filter_map(move |(index, entry)| {
            let mut cursor = Cursor::new(entry);
            let entry = TransactionIndexEntry {
                version: cursor.i16()?,
                producer_id: cursor.i64()?,
                first_offset: Offset(cursor.i64()?),
                last_offset: Offset(cursor.i64()?),
                last_stable_offset: Offset(cursor.i64()?),
            };
            let position = (index * TRANSACTION_ENTRY) as u64;
            let fault = if entry.version != 0 {
                Some(Fault::TransactionVersion { version: entry.version })
            } else if entry.first_offset < Offset(0) || entry.last_offset < entry.first_offset {
                Some(Fault::TransactionRange { first: entry.first_offset, last: entry.last_offset })
            } else {
                // `TransactionIndex.append` refuses an entry that does not end after the one before it.
                let previous = previous.filter(|&previous| entry.last_offset <= previous);
                previous.map(|previous| Fault::OffsetsNotRising { offset: entry.last_offset, previous })
            };
            previous = Some(entry.last_offset);
            Some((entry, fault.map(|fault| Finding::damage(position, fault))))
        })
    }

    /// The fault of an incomplete entry at the end of the file.
    pub fn tail(self) -> Option<Finding> {
        let length = self.0.len() as u64;
        let rest = length % TRANSACTION_ENTRY as u64;
        let fault = Fault::IndexLength { length, entry_size: TRANSACTION_ENTRY };
        (rest > 0).then(|| Finding::damage(length - rest, fault))
    }
}

//! Offset, time and transaction indexes, and their comparison with the log.

mod offset;
mod time;
mod transaction;

pub use offset::{IndexEntry, OffsetIndex};
pub use time::{TimeIndex, TimeIndexEntry};
pub use transaction::{TransactionIndex, TransactionIndexEntry};

use super::batch::Batch;
use super::compress::Inflater;
use super::fault::{Fault, Finding};
use crate::util::units::Offset;

/// The common part of offset and time indexes: entries of a fixed size, followed by zero padding.
///
/// A broker preallocates both to `segment.index.bytes`, and trims them when it rolls the segment or shuts down, so a killed broker
/// leaves zeros after the last entry. The padding begins with the first entry, other than the very first, that names the base
/// offset (`DumpLogSegments`).
trait Padded<'a> {
    /// Size of an entry in bytes.
    const ENTRY: usize;
    type Entry: Copy;

    fn bytes(&self) -> &'a [u8];

    /// The offset of the first record of the segment.
    fn base(&self) -> Offset;

    fn read(&self, bytes: &[u8]) -> Option<Self::Entry>;

    fn offset_of(entry: Self::Entry) -> Offset;

    fn entry(&self, index: usize) -> Option<Self::Entry> {
        self.read(self.bytes().get(index * Self::ENTRY..)?)
    }

    /// The entries before the padding.
    fn used_entries(&self) -> impl Iterator<Item = Self::Entry> {
        (0..).map_while(|index| {
            self.entry(index).filter(|&entry| index == 0 || Self::offset_of(entry) != self.base())
        })
    }

    fn all_padding(&self) -> bool {
        self.bytes().iter().all(|&byte| byte == 0)
    }

    /// Reports padding; `used` entries are not padding. A roll trims the indexes of a segment to their entries, so only the last
    /// segment may have padding.
    fn check_padding(&self, used: usize, is_sealed: bool, consequence: &'static str) -> Option<Finding> {
        let start = if self.all_padding() { 0 } else { used * Self::ENTRY };
        let padding = self.bytes().get(start..).filter(|padding| padding.len() >= Self::ENTRY)?;
        let length = padding.len() as u64;
        let is_zeros = padding.iter().all(|&byte| byte == 0);
        match (is_zeros, is_sealed) {
            (true, true) => Some(Finding::damage(start as u64, Fault::SealedPadding { length, consequence })),
            (true, false) if start == 0 => Some(Finding::notice(0, Fault::IndexAllPadding)),
            _ => None,
        }
    }

    /// Checks the length and the padding of the file; `used` entries are not padding.
    fn check_shape(&self, used: usize) -> Vec<Finding> {
        let bytes = self.bytes();
        let mut found = Vec::new();
        let padding = used * Self::ENTRY;
        if bytes.get(padding..).is_some_and(|padding| padding.iter().any(|&byte| byte != 0)) {
            found.push(Finding::damage(padding as u64, Fault::DataAfterPadding));
        }
        if !bytes.len().is_multiple_of(Self::ENTRY) {
            let length = bytes.len() as u64;
            let whole = length - length % Self::ENTRY as u64;
            found.push(Finding::damage(whole, Fault::IndexLength { length, entry_size: Self::ENTRY }));
        }
        found
    }
}

/// The offset of the first record. Brokers up to 0.11 indexed that offset instead of the last.
fn first_offset(batch: &Batch<'_>, inflater: &mut Inflater) -> Option<Offset> {
    match batch {
        Batch::Records(records) => Some(records.base_offset()),
        Batch::Message(_) => batch.records(inflater).ok()?.next()?.ok().map(|record| record.offset),
    }
}

/// The message of Kafka's `CorruptIndexException` for a length that is not a multiple of the entry size.
fn odd_length(what: &str, file: &str, length: usize, entry: usize) -> Fault {
    Fault::SanityCheck(format!(
        "{what} {file} is corrupt, found {length} bytes which is neither positive nor a multiple of {entry}"
    ))
}

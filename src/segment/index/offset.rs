//! The offset index: maps offsets to positions in the log.

use super::{Padded, first_offset, odd_length};
use crate::segment::batch::Batch;
use crate::segment::bytes::Cursor;
use crate::segment::compress::{DEFAULT_INFLATE_LIMIT, Inflater};
use crate::segment::fault::{Fault, Finding, Severity};
use crate::segment::resume::sound_batch_at;
use crate::segment::walk::{Walk, WalkStep};
use crate::util::units::Offset;

const OFFSET_ENTRY: usize = 8;

/// An offset index: the position in the log of the batch that ends with an offset.
#[derive(Debug, Clone, Copy)]
pub struct OffsetIndex<'a> {
    bytes: &'a [u8],
    base: Offset,
}

/// An entry of an offset index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexEntry {
    /// Last offset of the batch.
    pub offset: Offset,
    /// Byte position of the batch in the log.
    pub position: i64,
}

impl<'a> Padded<'a> for OffsetIndex<'a> {
    const ENTRY: usize = OFFSET_ENTRY;
    type Entry = IndexEntry;

    fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    fn base(&self) -> Offset {
        self.base
    }

    fn read(&self, bytes: &[u8]) -> Option<IndexEntry> {
        let mut cursor = Cursor::new(bytes);
        let offset = self.base.plus(cursor.i32()?.into());
        Some(IndexEntry { offset, position: cursor.i32()?.into() })
    }

    fn offset_of(entry: IndexEntry) -> Offset {
        entry.offset
    }
}

impl<'a> OffsetIndex<'a> {
    /// The index of the segment that begins with `base`.
    pub fn new(bytes: &'a [u8], base: Offset) -> Self {
        Self { bytes, base }
    }

    pub fn is_empty(&self) -> bool {
        self.bytes.len() < OFFSET_ENTRY
    }

    /// The position in the log of the last entry at or below an offset: reading from there finds every record from that offset on.
    /// `None` if the index is invalid, or has no such entry.
    pub fn position_for(&self, offset: Offset, log: &[u8]) -> Option<usize> {
        let mut best = None;
        let mut previous = None;
        for entry in self.used_entries() {
            if !rises(previous, entry, self.base) {
                return None;
            }
            if entry.offset <= offset {
                best = Some(entry);
            }
            previous = Some(entry);
        }
        let entry = best?;
        let position = usize::try_from(entry.position).ok()?;
        let batch = sound_batch_at(log, position)?;
        (batch.last_offset() == entry.offset).then_some(position)
    }

    /// The startup check of a broker (`OffsetIndex.sanityCheck`); the error names `file`.
    pub fn sanity_check(&self, file: &str) -> Result<(), Finding> {
        let count = self.bytes.len() / OFFSET_ENTRY;
        let last = count.checked_sub(1).and_then(|last| self.entry(last)).map(|entry| entry.offset);
        if let Some(last) = last.filter(|&last| last < self.base) {
            let base = self.base;
            let words = format!(
                "Corrupt index found, index file {file} has non-zero size but the last offset is {last} which is less \
                 than the base offset {base}"
            );
            return Err(Finding::damage(0, Fault::SanityCheck(words)));
        }
        if !self.bytes.len().is_multiple_of(OFFSET_ENTRY) {
            return Err(Finding::damage(0, odd_length("Index file", file, self.bytes.len(), OFFSET_ENTRY)));
        }
        Ok(())
    }

    /// Calls back with every entry before the padding and its faults against the log, then with the faults of the whole file.
    /// Batches larger than `largest_batch` bytes are not read. `is_sealed` says whether later segments follow.
    pub fn check(
        &self,
        log: Option<&[u8]>,
        largest_batch: u64,
        is_sealed: bool,
        mut each: impl FnMut(IndexEntry, Option<Finding>) -> std::ops::ControlFlow<()>,
    ) -> Vec<Finding> {
        let mut inflater = Inflater::with_limit(DEFAULT_INFLATE_LIMIT);
        let mut previous = None;
        let mut used = 0;
        let mut entries = self.used_entries().peekable();
        while let Some(entry) = entries.next() {
            let next = entries.peek().copied();
            let entry_position = (used * OFFSET_ENTRY) as u64;
            let finding = if rises(previous, entry, self.base) {
                log.and_then(|log| self.against_log(entry, next, log, largest_batch, &mut inflater))
            } else {
                Some((
                    Severity::Damage,
                    Fault::IndexNotRising { offset: entry.offset, position: entry.position },
                ))
            };
            let finding =
                finding.map(|(severity, fault)| Finding { severity, position: Some(entry_position), fault });
            if each(entry, finding).is_break() {
                return Vec::new();
            }
            previous = Some(entry);
            used += 1;
        }
        let consequence =
            "lookups start at the beginning of the segment, until the broker rebuilds the index";
        let padding = self.check_padding(used, is_sealed, consequence);
        padding.into_iter().chain(self.check_shape(used)).collect()
    }

    fn against_log(
        &self,
        entry: IndexEntry,
        next: Option<IndexEntry>,
        log: &[u8],
        largest_batch: u64,
        inflater: &mut Inflater,
    ) -> Option<(Severity, Fault)> {
        let IndexEntry { offset, position } = entry;
        let rest = usize::try_from(position).ok().and_then(|start| log.get(start..));
        let Some(batch) = rest.and_then(|rest| Batch::first_of(rest).ok()) else {
            let severity = if self.all_padding() { Severity::Notice } else { Severity::Damage };
            return Some((severity, Fault::IndexNoBatch { offset, position }));
        };
        let size = batch.size() as u64;
        if size > largest_batch {
            return Some((
                Severity::Unread,
                Fault::IndexBatchTooLarge { offset, size, limit: largest_batch },
            ));
        }
        let found = batch.last_offset();
        if found == offset {
            return None;
        }
        let sound = self.all_padding()
            || first_offset(&batch, inflater) == Some(offset)
            || names_later_batch_of_an_append(entry, next, log);
        let severity = if sound { Severity::Notice } else { Severity::Damage };
        Some((severity, Fault::IndexMismatch { offset, position, found }))
    }
}

fn rises(previous: Option<IndexEntry>, entry: IndexEntry, base: Offset) -> bool {
    match previous {
        Some(previous) => entry.offset > previous.offset && entry.position > previous.position,
        None => entry.offset >= base,
    }
}

/// A follower of an older broker appended several batches at once and wrote one entry for them: the position of the first batch
/// with the last offset of the last one. Lookups with such an entry are right, so it is not damage.
fn names_later_batch_of_an_append(entry: IndexEntry, next: Option<IndexEntry>, log: &[u8]) -> bool {
    let end = next.map_or(i64::MAX, |next| next.position);
    let Ok(from) = usize::try_from(entry.position) else { return false };
    for step in Walk::new(log).starting_at(from) {
        let WalkStep::Batch { position, batch } = step else { return false };
        if i64::try_from(position).is_ok_and(|position| position >= end) || batch.last_offset() > entry.offset
        {
            return false;
        }
        if batch.last_offset() == entry.offset {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_behind_the_padding_of_an_index_is_damage() {
        let mut bytes = vec![0; 32];
        bytes[3] = 5;
        bytes[7] = 9;
        assert_eq!(OffsetIndex::new(&bytes, Offset(0)).check_shape(1), []);
        bytes[31] = 1;
        let found = OffsetIndex::new(&bytes, Offset(0)).check_shape(1);
        assert_eq!(found, [Finding::damage(8, Fault::DataAfterPadding)]);
    }
}

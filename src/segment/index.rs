//! Offset, time and transaction indexes, and whether they agree with the log they belong to.

use super::batch::Batch;
use super::bytes::Cursor;
use super::compress::Inflater;
use super::fault::{Fault, Finding, Severity};
use super::walk::{Step, Walk};
use crate::util::units::{Offset, Timestamp};

const OFFSET_ENTRY: usize = 8;
const TIME_ENTRY: usize = 12;
const TRANSACTION_ENTRY: usize = 34;

/// What an offset index and a time index have in common: entries of one size, and zero padding after them.
///
/// A broker preallocates both to `segment.index.bytes` and trims them when it rolls the segment or shuts down, so one
/// that was killed leaves zeros behind the last entry. An entry that names the base offset, other than the first,
/// is where the padding begins (`DumpLogSegments`).
trait Padded<'a> {
    const ENTRY: usize;
    fn bytes(&self) -> &'a [u8];

    fn all_padding(&self) -> bool {
        self.bytes().iter().all(|&byte| byte == 0)
    }

    /// Length and padding of the file as a whole, `used` entries of which are not padding.
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

/// Which of the two indexes a sanity check speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IndexKind {
    /// `.index`.
    Offset,
    /// `.timeindex`.
    Time,
}

impl IndexKind {
    /// Words of Kafka's `CorruptIndexException` for a length that is not whole entries.
    fn odd_length(self, file: &str, length: usize) -> Fault {
        let (what, entry) = match self {
            Self::Offset => ("Index file", OFFSET_ENTRY),
            Self::Time => ("Time index file", TIME_ENTRY),
        };
        Fault::SanityCheck(format!(
            "{what} {file} is corrupt, found {length} bytes which is neither positive nor a multiple of {entry}"
        ))
    }
}

/// An offset index: where in the log the batch lies that ends with an offset.
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
    fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

impl<'a> OffsetIndex<'a> {
    /// The index of the segment that begins with `base`.
    pub fn new(bytes: &'a [u8], base: Offset) -> Self {
        Self { bytes, base }
    }

    /// Whether it has no whole entry.
    pub fn is_empty(&self) -> bool {
        self.bytes.len() < OFFSET_ENTRY
    }

    fn entry(&self, index: usize) -> Option<IndexEntry> {
        let mut cursor = Cursor::new(self.bytes.get(index * OFFSET_ENTRY..)?);
        let offset = self.base.plus(cursor.i32()?.into());
        Some(IndexEntry { offset, position: cursor.i32()?.into() })
    }

    /// The entry, unless the padding has begun.
    fn used_entry(&self, index: usize) -> Option<IndexEntry> {
        self.entry(index).filter(|entry| index == 0 || entry.offset != self.base)
    }

    /// What a broker checks at start-up (`OffsetIndex.sanityCheck`); `file` is named in the words of the error.
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
            return Err(Finding::damage(0, IndexKind::Offset.odd_length(file, self.bytes.len())));
        }
        Ok(())
    }

    /// Gives every entry before the padding with what is wrong about it against the log, then what is wrong with the
    /// file as a whole. Batches of more than `largest_batch` bytes are not looked at.
    pub fn check(
        &self,
        log: Option<&[u8]>,
        largest_batch: u64,
        mut each: impl FnMut(IndexEntry, Option<Finding>) -> std::ops::ControlFlow<()>,
    ) -> Vec<Finding> {
        let mut inflater = Inflater::with_limit(super::DEFAULT_INFLATE_LIMIT);
        let mut previous = None;
        let mut index = 0;
        while let Some(entry) = self.used_entry(index) {
            let next = self.used_entry(index + 1);
            let at = (index * OFFSET_ENTRY) as u64;
            let finding = if rises(previous, entry, self.base) {
                log.and_then(|log| self.against_log(entry, next, log, largest_batch, &mut inflater))
            } else {
                Some((
                    Severity::Damage,
                    Fault::IndexNotRising { offset: entry.offset, position: entry.position },
                ))
            };
            let finding = finding.map(|(severity, fault)| Finding { severity, position: Some(at), fault });
            if each(entry, finding).is_break() {
                return Vec::new();
            }
            previous = Some(entry);
            index += 1;
        }
        self.check_shape(index)
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
        let at = usize::try_from(position).ok().and_then(|at| log.get(at..));
        let Some(batch) = at.and_then(|rest| Batch::first_of(rest).ok()) else {
            return Some(if self.all_padding() {
                (Severity::Notice, Fault::IndexAllPadding)
            } else {
                (Severity::Damage, Fault::IndexNoBatch { offset, position })
            });
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

/// The offset of the first record. Brokers up to 0.11 indexed it in place of the last.
fn first_offset(batch: &Batch<'_>, inflater: &mut Inflater) -> Option<Offset> {
    match batch {
        Batch::Records(records) => Some(records.base_offset()),
        Batch::Message(_) => batch.records(inflater).ok()?.next()?.ok().map(|record| record.offset),
    }
}

/// A follower of an older broker appended several batches at once and made one entry for them: the position of the
/// first with the last offset of the last. Look-ups with it are right, so it is no damage.
fn names_later_batch_of_an_append(entry: IndexEntry, next: Option<IndexEntry>, log: &[u8]) -> bool {
    let end = next.map_or(i64::MAX, |next| next.position);
    let Ok(from) = usize::try_from(entry.position) else { return false };
    for step in Walk::new(log).starting_at(from) {
        let Step::Batch { position, batch } = step else { return false };
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

/// A time index: the largest timestamp so far, and the offset that has it.
#[derive(Debug, Clone, Copy)]
pub struct TimeIndex<'a> {
    bytes: &'a [u8],
    base: Offset,
}

/// An entry of a time index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeIndexEntry {
    /// The largest timestamp up to the offset.
    pub timestamp: Timestamp,
    /// Last offset of the batch that holds it.
    pub offset: Offset,
}

impl<'a> Padded<'a> for TimeIndex<'a> {
    const ENTRY: usize = TIME_ENTRY;
    fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

impl<'a> TimeIndex<'a> {
    /// The time index of the segment that begins with `base`.
    pub fn new(bytes: &'a [u8], base: Offset) -> Self {
        Self { bytes, base }
    }

    fn entry(&self, index: usize) -> Option<TimeIndexEntry> {
        let mut cursor = Cursor::new(self.bytes.get(index * TIME_ENTRY..)?);
        let timestamp = Timestamp(cursor.i64()?);
        Some(TimeIndexEntry { timestamp, offset: self.base.plus(cursor.i32()?.into()) })
    }

    fn used_entry(&self, index: usize) -> Option<TimeIndexEntry> {
        self.entry(index).filter(|entry| index == 0 || entry.offset != self.base)
    }

    /// What a broker checks at start-up (`TimeIndex.sanityCheck`); `file` is named in the words of the error.
    ///
    /// A padded index fails as well, by the zeros at its end, which is no damage: the broker that finds them makes
    /// the index anew.
    pub fn sanity_check(&self, file: &str) -> Result<(), Finding> {
        let count = self.bytes.len() / TIME_ENTRY;
        let ends = self.entry(0).zip(count.checked_sub(1).and_then(|last| self.entry(last)));
        let corrupt = |words: String, last: TimeIndexEntry| {
            let padding = last == TimeIndexEntry { timestamp: Timestamp(0), offset: self.base };
            let severity = if padding { Severity::Notice } else { Severity::Damage };
            let why = if padding {
                "; it ends in zero padding, as after a crash, and the broker makes it anew"
            } else {
                ""
            };
            let words = format!(
                "Corrupt time index found, time index file ({file}) has non-zero size but {words}{why}"
            );
            Err(Finding { severity, position: Some(0), fault: Fault::SanityCheck(words) })
        };
        if let Some((first, last)) = ends {
            let (first, last_timestamp) = (first.timestamp, last.timestamp);
            if last_timestamp < first {
                let words = format!(
                    "the last timestamp is {last_timestamp} which is less than the first timestamp {first}"
                );
                return corrupt(words, last);
            }
            if last.offset < self.base {
                let words = format!(
                    "the last offset is {} which is less than the first offset {}",
                    last.offset, self.base
                );
                return corrupt(words, last);
            }
        }
        if !self.bytes.len().is_multiple_of(TIME_ENTRY) {
            return Err(Finding::damage(0, IndexKind::Time.odd_length(file, self.bytes.len())));
        }
        Ok(())
    }

    /// Gives every entry before the padding with what is wrong about it against the log, then what is wrong with the
    /// file as a whole.
    pub fn check(
        &self,
        log: Option<&[u8]>,
        mut each: impl FnMut(TimeIndexEntry, &[Finding]) -> std::ops::ControlFlow<()>,
    ) -> Vec<Finding> {
        let mut log = log.map(Forward::new);
        let mut inflater = Inflater::with_limit(super::DEFAULT_INFLATE_LIMIT);
        let mut previous = Timestamp::NONE;
        let mut index = 0;
        let mut found = Vec::new();
        while let Some(entry) = self.used_entry(index) {
            let at = (index * TIME_ENTRY) as u64;
            found.clear();
            let mut matched = log.is_none();
            if let Some(log) = &mut log {
                let (exact, finding) = self.against_log(entry, log, &mut inflater);
                matched = exact;
                found.extend(finding.map(|(severity, fault)| Finding {
                    severity,
                    position: Some(at),
                    fault,
                }));
            }
            // Kafka's tool compares with the entry before only where the offset was found.
            if matched && previous >= entry.timestamp {
                let fault = Fault::TimeIndexNotRising { timestamp: entry.timestamp, previous };
                found.push(Finding::damage(at, fault));
            }
            if each(entry, &found).is_break() {
                return Vec::new();
            }
            previous = entry.timestamp;
            index += 1;
        }
        self.check_shape(index)
    }

    /// Whether a batch ends with the entry's offset, and what is wrong.
    fn against_log(
        &self,
        entry: TimeIndexEntry,
        log: &mut Forward<'_>,
        inflater: &mut Inflater,
    ) -> (bool, Option<(Severity, Fault)>) {
        let TimeIndexEntry { timestamp, offset } = entry;
        let batch = log.first_ending_at_or_after(offset);
        match batch {
            Some(batch) if batch.last_offset() == offset => {
                let found = max_timestamp(&batch, inflater);
                let severity = if self.all_padding() { Severity::Notice } else { Severity::Damage };
                let fault = Fault::TimeIndexTimestamp { timestamp, offset, found };
                (true, (found != timestamp).then_some((severity, fault)))
            }
            _ => {
                // Older brokers named the very record that has the timestamp.
                let inside = batch.is_some_and(|batch| {
                    first_offset(&batch, inflater).is_some_and(|first| first <= offset)
                        && max_timestamp(&batch, inflater) == timestamp
                });
                let severity = if self.all_padding() || inside { Severity::Notice } else { Severity::Damage };
                let found = batch.map(|batch| batch.last_offset());
                (false, Some((severity, Fault::TimeIndexOffset { timestamp, offset, found })))
            }
        }
    }
}

/// The largest timestamp of the records; of the header where the records cannot be read.
fn max_timestamp(batch: &Batch<'_>, inflater: &mut Inflater) -> Timestamp {
    let Ok(records) = batch.records(inflater) else { return batch.max_timestamp() };
    records.flatten().map(|record| record.timestamp).max().unwrap_or(Timestamp::NONE)
}

/// Looks batches up by rising offsets in one pass over the log.
struct Forward<'a> {
    log: &'a [u8],
    walk: Walk<'a>,
    current: Option<Batch<'a>>,
    asked: Offset,
}

impl<'a> Forward<'a> {
    fn new(log: &'a [u8]) -> Self {
        Self { log, walk: Walk::new(log), current: None, asked: Offset(i64::MIN) }
    }

    fn first_ending_at_or_after(&mut self, offset: Offset) -> Option<Batch<'a>> {
        if offset < self.asked {
            *self = Self::new(self.log);
        }
        self.asked = offset;
        while self.current.is_none_or(|batch| batch.last_offset() < offset) {
            match self.walk.next()? {
                Step::Batch { batch, .. } => self.current = Some(batch),
                Step::Skipped { .. } | Step::Tail { .. } => {}
            }
        }
        self.current
    }
}

/// A transaction index: the aborted transactions of a segment.
#[derive(Debug, Clone, Copy)]
pub struct TransactionIndex<'a>(&'a [u8]);

/// An aborted transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransactionIndexEntry {
    /// Version of the entry; 0.
    pub version: i16,
    /// Producer id.
    pub producer_id: i64,
    /// Offset of the first record of the transaction.
    pub first_offset: Offset,
    /// Offset of its abort marker.
    pub last_offset: Offset,
    /// Last stable offset when it was aborted.
    pub last_stable_offset: Offset,
}

impl<'a> TransactionIndex<'a> {
    /// Reads the entries in place.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Every whole entry with what is wrong about it.
    pub fn entries(self) -> impl Iterator<Item = (TransactionIndexEntry, Option<Finding>)> + use<'a> {
        self.0.chunks_exact(TRANSACTION_ENTRY).enumerate().filter_map(|(index, entry)| {
            let mut cursor = Cursor::new(entry);
            let entry = TransactionIndexEntry {
                version: cursor.i16()?,
                producer_id: cursor.i64()?,
                first_offset: Offset(cursor.i64()?),
                last_offset: Offset(cursor.i64()?),
                last_stable_offset: Offset(cursor.i64()?),
            };
            let at = (index * TRANSACTION_ENTRY) as u64;
            let fault = if entry.version != 0 {
                Some(Fault::TransactionVersion { version: entry.version })
            } else if entry.last_offset < entry.first_offset {
                Some(Fault::TransactionRange { first: entry.first_offset, last: entry.last_offset })
            } else {
                None
            };
            Some((entry, fault.map(|fault| Finding::damage(at, fault))))
        })
    }

    /// A beginning of an entry at the end of the file.
    pub fn tail(self) -> Option<Finding> {
        let length = self.0.len() as u64;
        let rest = length % TRANSACTION_ENTRY as u64;
        let fault = Fault::IndexLength { length, entry_size: TRANSACTION_ENTRY };
        (rest > 0).then(|| Finding::damage(length - rest, fault))
    }
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

//! The time index: maps timestamps to offsets.

use super::{Padded, first_offset, odd_length};
use crate::segment::batch::Batch;
use crate::segment::bytes::Cursor;
use crate::segment::compress::{DEFAULT_INFLATE_LIMIT, Inflater};
use crate::segment::fault::{Fault, Finding, Severity};
use crate::segment::walk::{Walk, WalkStep};
use crate::util::units::{Offset, Timestamp};

const TIME_ENTRY: usize = 12;

/// A time index: the largest timestamp so far, and its offset.
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
    type Entry = TimeIndexEntry;

    fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    fn base(&self) -> Offset {
        self.base
    }

    fn read(&self, bytes: &[u8]) -> Option<TimeIndexEntry> {
        let mut cursor = Cursor::new(bytes);
        let timestamp = Timestamp(cursor.i64()?);
        Some(TimeIndexEntry { timestamp, offset: self.base.plus(cursor.i32()?.into()) })
    }

    fn offset_of(entry: TimeIndexEntry) -> Offset {
        entry.offset
    }
}

impl<'a> TimeIndex<'a> {
    /// The time index of the segment that begins with `base`.
    pub fn new(bytes: &'a [u8], base: Offset) -> Self {
        Self { bytes, base }
    }

    /// The offset of the last entry before a time: no record up to it has that timestamp or a later one. `None` if the index is
    /// invalid, or has no such entry.
    pub fn last_offset_before(&self, time: Timestamp) -> Option<Offset> {
        let mut best = None;
        let mut previous: Option<TimeIndexEntry> = None;
        for entry in self.used_entries() {
            if previous.is_some_and(|previous| {
                entry.timestamp <= previous.timestamp || entry.offset <= previous.offset
            }) {
                return None;
            }
            if entry.timestamp < time {
                best = Some(entry.offset);
            }
            previous = Some(entry);
        }
        best
    }

    /// The startup check of a broker (`TimeIndex.sanityCheck`); the error names `file`.
    ///
    /// A padded index fails, too, because of the zeros at its end. That is not damage: the broker rebuilds the index.
    pub fn sanity_check(&self, file: &str) -> Result<(), Finding> {
        let count = self.bytes.len() / TIME_ENTRY;
        let ends = self.entry(0).zip(count.checked_sub(1).and_then(|last| self.entry(last)));
        let corrupt = |words: String, last: TimeIndexEntry| {
            let padding = last == TimeIndexEntry { timestamp: Timestamp(0), offset: self.base };
            let severity = if padding { Severity::Notice } else { Severity::Damage };
            let why = if padding {
                "; it ends in zero padding, as after a crash, and the broker rebuilds it"
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
            return Err(Finding::damage(
                0,
                odd_length("Time index file", file, self.bytes.len(), TIME_ENTRY),
            ));
        }
        Ok(())
    }

    /// Calls back with every entry before the padding and its faults against the log, then with the faults of the whole file.
    /// `is_sealed` says whether later segments follow.
    pub fn check(
        &self,
        log: Option<&[u8]>,
        is_sealed: bool,
        mut each: impl FnMut(TimeIndexEntry, &[Finding]) -> std::ops::ControlFlow<()>,
    ) -> Vec<Finding> {
        let bytes = log.unwrap_or_default();
        let mut log = log.map(Forward::new);
        let mut inflater = Inflater::with_limit(DEFAULT_INFLATE_LIMIT);
        let mut previous = Timestamp::NONE;
        let mut used = 0;
        let mut found = Vec::new();
        for entry in self.used_entries() {
            let position = (used * TIME_ENTRY) as u64;
            found.clear();
            let mut matched = log.is_none();
            if let Some(log) = &mut log {
                let (exact, finding) = self.against_log(entry, log, &mut inflater);
                matched = exact;
                found.extend(finding.map(|(severity, fault)| Finding {
                    severity,
                    position: Some(position),
                    fault,
                }));
            }
            // Kafka's tool compares with the entry before only if the offset was found.
            if matched && previous >= entry.timestamp {
                let fault = Fault::TimeIndexNotRising { timestamp: entry.timestamp, previous };
                found.push(Finding::damage(position, fault));
            }
            if each(entry, &found).is_break() {
                return Vec::new();
            }
            previous = entry.timestamp;
            used += 1;
        }
        // The broker takes the last entry as the largest timestamp of the segment, padding or not.
        let is_misleading = is_sealed && self.padding_hides_times(bytes);
        let consequence = "the broker takes 0 for the largest timestamp of the segment when it starts, and retention by time then \
                           deletes the segment";
        let padding = self.check_padding(used, is_misleading, consequence);
        padding.into_iter().chain(self.check_shape(used)).collect()
    }

    /// Whether the last entry claims that the log has no timestamp after 0, although it has one.
    fn padding_hides_times(&self, log: &[u8]) -> bool {
        let last = (self.bytes.len() / TIME_ENTRY).checked_sub(1).and_then(|last| self.entry(last));
        last.is_some_and(|last| last.timestamp <= Timestamp(0))
            && Walk::new(log).any(
                |step| matches!(&step, WalkStep::Batch { batch, .. } if batch.max_timestamp() > Timestamp(0)),
            )
    }

    /// Checks that a batch ends with the entry's offset and has its timestamp.
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
                // Older brokers named the record itself that has the timestamp.
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

/// The largest timestamp of the records, or that of the header if the records cannot be read.
fn max_timestamp(batch: &Batch<'_>, inflater: &mut Inflater) -> Timestamp {
    let Ok(records) = batch.records(inflater) else { return batch.max_timestamp() };
    records.flatten().map(|record| record.timestamp).max().unwrap_or(Timestamp::NONE)
}

/// Looks up batches by rising offsets in one pass over the log.
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
                WalkStep::Batch { batch, .. } => self.current = Some(batch),
                WalkStep::Skipped { .. } | WalkStep::Tail { .. } => {}
            }
        }
        self.current
    }
}

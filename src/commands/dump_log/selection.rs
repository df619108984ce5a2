//! Which batches and records of a log are wanted.

use regex::bytes::Regex;

use super::DumpPlan;
use crate::segment::{Batch, Inflater, OffsetIndex, Record, SegmentName, TimeIndex};
use crate::util::mapped::FileBytes;
use crate::util::units::{Offset, Timestamp};

/// The selected part. Upper bounds are exclusive.
#[derive(Debug, Default)]
pub(super) struct Selection {
    pub(super) from_offset: Option<Offset>,
    pub(super) to_offset: Option<Offset>,
    pub(super) from_time: Option<Timestamp>,
    pub(super) to_time: Option<Timestamp>,
    /// A key as it is shown.
    pub(super) key: Option<Vec<u8>>,
    /// Searched in the bytes of key and value.
    pub(super) grep: Option<Regex>,
}

/// Maximum number of batches, or of records where records are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    All,
    /// The first N.
    Head(u64),
    /// The last N.
    Tail(u64),
}

impl Selection {
    pub(super) fn is_everything(&self) -> bool {
        let Self { from_offset, to_offset, from_time, to_time, key, grep } = self;
        from_offset.is_none()
            && to_offset.is_none()
            && from_time.is_none()
            && to_time.is_none()
            && key.is_none()
            && grep.is_none()
    }

    /// The two options that make the range empty.
    pub(super) fn empty_range(&self) -> Option<(&'static str, &'static str)> {
        let ends_first =
            |from: Option<i64>, to: Option<i64>| from.zip(to).is_some_and(|(from, to)| from >= to);
        if ends_first(self.from_offset.map(|offset| offset.0), self.to_offset.map(|offset| offset.0)) {
            return Some(("--from-offset", "--to-offset"));
        }
        ends_first(self.from_time.map(|time| time.0), self.to_time.map(|time| time.0))
            .then_some(("--from-time", "--to-time"))
    }

    /// Whether the headers of batches are not enough to decide.
    pub(super) fn needs_records(&self) -> bool {
        self.key.is_some() || self.grep.is_some()
    }

    /// Whether a batch can hold a wanted record. `lowest` is the lowest offset it can have.
    pub(super) fn may_hold(&self, batch: &Batch<'_>, lowest: Offset) -> bool {
        let first = first_offset(batch, lowest);
        self.from_offset.is_none_or(|from| batch.last_offset() >= from)
            && !self.is_after(first)
            && self.from_time.is_none_or(|from| batch.max_timestamp() >= from)
    }

    /// Whether nothing from this offset on is wanted.
    pub(super) fn is_after(&self, first: Offset) -> bool {
        self.to_offset.is_some_and(|to| first >= to)
    }

    /// Whether a record is wanted.
    pub(super) fn holds(&self, record: &Record<'_>, plan: &DumpPlan) -> bool {
        self.from_offset.is_none_or(|from| record.offset >= from)
            && !self.is_after(record.offset)
            && self.from_time.is_none_or(|from| record.timestamp >= from)
            && self.to_time.is_none_or(|to| record.timestamp < to)
            && self
                .key
                .as_ref()
                .is_none_or(|wanted| record.key.is_some_and(|key| shows_as(key, wanted, plan)))
            && self.grep.as_ref().is_none_or(|regex| {
                [record.key, record.value].into_iter().flatten().any(|bytes| regex.is_match(bytes))
            })
    }

    /// How much a batch counts against a limit: one for the batch itself, or the number of its wanted records.
    pub(super) fn weight(&self, batch: &Batch<'_>, plan: &DumpPlan, inflater: &mut Inflater) -> u64 {
        match batch {
            _ if !plan.records => 1,
            // The header has the number of records that are there, also after compaction.
            Batch::Records(records) if self.is_everything() => u64::try_from(records.count()).unwrap_or(0),
            _ => batch.records(inflater).map_or(0, |records| {
                records.flatten().filter(|record| self.holds(record, plan)).map(|_| 1).sum()
            }),
        }
    }

    /// A position in the log before which nothing is wanted, from the indexes beside the log if they are sound.
    pub(super) fn start(
        &self,
        name: &SegmentName,
        log: &[u8],
        open: impl Fn(&str) -> Option<FileBytes>,
    ) -> usize {
        let Some(base) = name.base_offset else { return 0 };
        let by_time = self.from_time.and_then(|time| {
            let bytes = open("timeindex")?;
            TimeIndex::new(&bytes, base).last_offset_before(time)
        });
        let Some(from) = self.from_offset.max(by_time) else { return 0 };
        let position = open("index").and_then(|bytes| OffsetIndex::new(&bytes, base).position_for(from, log));
        position.unwrap_or(0)
    }
}

/// The first offset of a batch; of a wrapper message only the lowest possible one is known.
pub(super) fn first_offset(batch: &Batch<'_>, lowest: Offset) -> Offset {
    match batch {
        Batch::Records(records) => records.base_offset(),
        Batch::Message(_) => lowest,
    }
}

fn shows_as(key: &[u8], wanted: &[u8], plan: &DumpPlan) -> bool {
    let mut shown = Vec::with_capacity(wanted.len());
    plan.key_format.push_text(key, &mut shown).is_ok() && shown == wanted
}

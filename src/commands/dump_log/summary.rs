//! The figures of a log: sizes, kinds of batches, and producers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::rows::Row;
use crate::output::{Columns, TableRow};
use crate::segment::{Batch, Codec, ControlRecord, Finding, Record, Severity};
use crate::util::units::{Offset, Timestamp};

/// Figures of a part of a log, of a file, or of several files.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// Size of the file.
    pub(super) bytes: u64,
    batches: u64,
    records: u64,
    offsets: Option<(Offset, Offset)>,
    times: Option<(Timestamp, Timestamp)>,
    /// Batches of each codec.
    codecs: BTreeMap<&'static str, u64>,
    /// Bytes of the batches as stored, and inflated; only of batches that could be inflated.
    stored: u64,
    inflated: u64,
    producers: BTreeSet<i64>,
    committed: u64,
    aborted: u64,
    damage: u64,
    unread: u64,
    warnings: u64,
    notices: u64,
}

/// The header of a compressed batch is not part of the inflated block.
const HEADER: u64 = 61;

fn widen<T: Copy + Ord>(range: &mut Option<(T, T)>, other: Option<(T, T)>) {
    *range = match (*range, other) {
        (Some((first, last)), Some((low, high))) => Some((first.min(low), last.max(high))),
        (range, other) => range.or(other),
    };
}

impl Summary {
    pub(super) fn add_batch(&mut self, batch: &Batch<'_>) {
        self.batches += 1;
        *self.codecs.entry(batch.codec().map_or("unknown", Codec::as_str)).or_default() += 1;
        if let Batch::Records(records) = batch
            && records.producer_id() >= 0
        {
            self.producers.insert(records.producer_id());
        }
    }

    /// Adds the records of a batch after they have been read.
    pub(super) fn add_records(&mut self, batch: &Batch<'_>, count: u64, inflated: usize) {
        self.records += count;
        let stored = batch.size() as u64;
        self.stored += stored;
        self.inflated += if batch.codec() == Ok(Codec::None) { stored } else { HEADER + inflated as u64 };
    }

    pub(super) fn add_record(&mut self, record: &Record<'_>, control: Option<&ControlRecord>) {
        widen(&mut self.offsets, Some((record.offset, record.offset)));
        if record.timestamp != Timestamp::NONE {
            widen(&mut self.times, Some((record.timestamp, record.timestamp)));
        }
        match control {
            Some(ControlRecord::EndTransaction { committed: true, .. }) => self.committed += 1,
            Some(ControlRecord::EndTransaction { committed: false, .. }) => self.aborted += 1,
            _ => {}
        }
    }

    pub(super) fn add_finding(&mut self, finding: &Finding) {
        match finding.severity {
            Severity::Damage => self.damage += 1,
            Severity::Unread => self.unread += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Notice => self.notices += 1,
        }
    }

    /// Adds the figures of another part.
    pub(super) fn merge(&mut self, other: &Self) {
        self.bytes += other.bytes;
        self.batches += other.batches;
        self.records += other.records;
        widen(&mut self.offsets, other.offsets);
        widen(&mut self.times, other.times);
        for (codec, batches) in &other.codecs {
            *self.codecs.entry(codec).or_default() += batches;
        }
        self.stored += other.stored;
        self.inflated += other.inflated;
        self.producers.extend(&other.producers);
        self.committed += other.committed;
        self.aborted += other.aborted;
        self.damage += other.damage;
        self.unread += other.unread;
        self.warnings += other.warnings;
        self.notices += other.notices;
    }

    /// Inflated bytes per stored byte.
    fn compression_ratio(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "a ratio of two digits")]
        (self.stored > 0).then(|| (self.inflated as f64 / self.stored as f64 * 100.0).round() / 100.0)
    }
}

/// A row: of one file, or the total.
#[derive(Debug)]
pub(super) struct SummaryRow {
    /// `None` is the total.
    pub(super) file: Option<String>,
    pub(super) summary: Summary,
}

impl Serialize for SummaryRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let summary = &self.summary;
        let mut map = serializer.serialize_map(None)?;
        match &self.file {
            Some(file) => {
                map.serialize_entry("kind", "summary")?;
                map.serialize_entry("file", file)?;
            }
            None => map.serialize_entry("kind", "total")?,
        }
        map.serialize_entry("bytes", &summary.bytes)?;
        map.serialize_entry("batches", &summary.batches)?;
        map.serialize_entry("records", &summary.records)?;
        // Offsets of several files are of several partitions.
        if self.file.is_some() {
            map.serialize_entry("firstOffset", &summary.offsets.map(|(first, _)| first))?;
            map.serialize_entry("lastOffset", &summary.offsets.map(|(_, last)| last))?;
        }
        let (first, last) = (summary.times.map(|(first, _)| first), summary.times.map(|(_, last)| last));
        map.serialize_entry("firstTimestamp", &first)?;
        map.serialize_entry("firstTime", &first.and_then(Timestamp::to_rfc3339))?;
        map.serialize_entry("lastTimestamp", &last)?;
        map.serialize_entry("lastTime", &last.and_then(Timestamp::to_rfc3339))?;
        map.serialize_entry("codecs", &summary.codecs)?;
        map.serialize_entry("inflatedBytes", &summary.inflated)?;
        map.serialize_entry("compressionRatio", &summary.compression_ratio())?;
        map.serialize_entry("producers", &summary.producers.len())?;
        map.serialize_entry("committedTransactions", &summary.committed)?;
        map.serialize_entry("abortedTransactions", &summary.aborted)?;
        map.serialize_entry("damage", &summary.damage)?;
        map.serialize_entry("unread", &summary.unread)?;
        map.serialize_entry("warnings", &summary.warnings)?;
        map.serialize_entry("notices", &summary.notices)?;
        map.end()
    }
}

impl Row for SummaryRow {
    /// In text the rows make a table.
    fn has_text(&self) -> bool {
        false
    }

    fn push_text(&self, _line: &mut Vec<u8>) {}
}

impl TableRow for SummaryRow {
    fn columns(columns: &mut Columns<Self>) {
        let codecs = |row: &Self| {
            let codecs = row.summary.codecs.iter();
            codecs.map(|(codec, batches)| format!("{codec}:{batches}")).collect::<Vec<_>>()
        };
        let offsets = |row: &Self| {
            let offsets = row.summary.offsets.filter(|_| row.file.is_some());
            offsets.map(|(first, last)| format!("{first}..{last}"))
        };
        columns.text("FILE", |row| row.file.clone()).unknown("total");
        columns.number("BYTES", |row| row.summary.bytes);
        columns.number("BATCHES", |row| row.summary.batches);
        columns.number("RECORDS", |row| row.summary.records);
        columns.text("OFFSETS", offsets);
        columns.text("FIRST TIME", |row| row.summary.times.map(|(first, _)| first));
        columns.text("LAST TIME", |row| row.summary.times.map(|(_, last)| last));
        columns.text("CODECS", codecs);
        columns.number("RATIO", |row| row.summary.compression_ratio().map(|ratio| format!("{ratio:.2}")));
        columns.number("PRODUCERS", |row| row.summary.producers.len());
        columns.number("COMMITTED", |row| row.summary.committed);
        columns.number("ABORTED", |row| row.summary.aborted);
        columns.number("DAMAGE", |row| row.summary.damage);
        columns.number("UNREAD", |row| row.summary.unread);
        columns.number("WARNINGS", |row| row.summary.warnings);
        columns.number("NOTICES", |row| row.summary.notices);
    }
}

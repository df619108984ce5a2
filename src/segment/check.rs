//! The checks of a log: between batches, and within a batch.

use super::batch::Batch;
use super::codec::Codec;
use super::control::ControlRecord;
use super::fault::{Fault, Finding, Severity};
use super::name::{FileKind, SegmentName};
use super::record::Record;
use super::resume::no_beginning;
use super::walk::{TailKind, WalkStep};
use crate::util::units::Offset;

/// Checks each step of a walk against the steps before it. It reads headers only, so that it can run ahead of the reading of
/// records.
#[derive(Debug)]
pub struct LogCheck {
    kind: FileKind,
    name_offset: Option<Offset>,
    may_have_open_tail: bool,
    previous: Option<Offset>,
    leader_epoch: i32,
    ends_with_control: bool,
}

impl LogCheck {
    /// Checks a file with this name. `is_last_segment` says whether it is the active segment: only that one may end with a part of
    /// a batch.
    pub fn new(name: &SegmentName, is_last_segment: bool) -> Self {
        Self {
            kind: name.kind,
            name_offset: if name.kind == FileKind::Log { name.base_offset } else { None },
            may_have_open_tail: is_last_segment,
            previous: None,
            leader_epoch: -1,
            ends_with_control: false,
        }
    }

    /// The lowest offset that a record of the next batch may have.
    pub fn lowest_offset(&self) -> Offset {
        self.previous.map(|previous| previous.plus(1)).or(self.name_offset).unwrap_or(Offset(0))
    }

    /// Checks the next step of a walk.
    pub fn step(&mut self, step: &WalkStep<'_>, found: &mut Vec<Finding>) {
        match step {
            WalkStep::Batch { position, batch } => self.batch(*position, batch, found),
            WalkStep::Skipped { position, length, fault } => {
                let cause = Box::new(fault.clone());
                found.push(Finding::damage(*position, Fault::Unreadable { length: *length, cause }));
            }
            WalkStep::Tail { position, length, kind, head } => {
                let length = *length;
                let highest =
                    self.name_offset.map_or(i64::MAX, |name| name.0.saturating_add(i32::MAX.into()));
                let fault = match (kind, no_beginning(head, self.lowest_offset().0..=highest)) {
                    (TailKind::Zeros, _) => Fault::ZeroTail { length },
                    (TailKind::Incomplete, None) => Fault::IncompleteTail { length },
                    (TailKind::Incomplete, Some(why)) => Fault::NotABatch { length, why },
                };
                let may_be_open = self.may_have_open_tail && !matches!(fault, Fault::NotABatch { .. });
                let severity = if may_be_open { Severity::Notice } else { Severity::Damage };
                found.push(Finding { severity, position: Some(*position), fault });
            }
        }
    }

    fn batch(&mut self, position: u64, batch: &Batch<'_>, found: &mut Vec<Finding>) {
        let mut damage = |fault| found.push(Finding::damage(position, fault));
        let last = batch.last_offset();
        let begins = match batch {
            Batch::Records(records) => {
                let epoch = records.partition_leader_epoch();
                // Followers truncate what a former leader wrote beyond the high watermark (KIP-101), so epochs never fall. Batches
                // from a time or a place without epochs have -1.
                if epoch < -1 || (epoch >= 0 && epoch < self.leader_epoch) {
                    damage(Fault::LeaderEpochFalls { epoch, previous: self.leader_epoch });
                }
                self.leader_epoch = epoch.max(-1);
                records.base_offset()
            }
            Batch::Message(_) => last,
        };
        match (self.previous, self.name_offset) {
            (Some(previous), _) if begins <= previous => {
                damage(Fault::OffsetsNotRising { offset: begins, previous });
            }
            (None, Some(name)) if begins < name => damage(Fault::BeforeFileName { first: begins, name }),
            (_, Some(name)) if last.0.checked_sub(name.0).is_none_or(|delta| delta > i32::MAX.into()) => {
                damage(Fault::BeyondSegment { offset: last, name });
            }
            _ => {}
        }
        self.previous = Some(last);
        self.ends_with_control = batch.is_control();
    }

    /// The checks at the end of the file; `length` is its size.
    pub fn finish(&self, length: u64, found: &mut Vec<Finding>) {
        if self.kind == FileKind::KraftSnapshot && !self.ends_with_control {
            found.push(Finding::damage(length, Fault::NoSnapshotFooter));
        } else if self.kind == FileKind::Log && length == 0 {
            found.push(Finding::notice(0, Fault::EmptyFile));
        }
    }
}

/// Checks one batch and its records, independently of all others.
#[derive(Debug)]
pub struct BatchCheck {
    position: u64,
    lowest: Offset,
    last: Offset,
}

impl BatchCheck {
    /// Checks the checksum and the header of the batch at `position`. `lowest` is the lowest offset that its first record may have,
    /// for formats whose header does not tell (magic 0 and 1).
    pub fn new(position: u64, batch: &Batch<'_>, lowest: Offset, found: &mut Vec<Finding>) -> Self {
        let mut damage = |fault| found.push(Finding::damage(position, fault));
        let (stored, computed) = (batch.stored_crc(), batch.computed_crc());
        if stored != computed {
            damage(Fault::CrcMismatch { stored, computed });
        }
        if batch.magic() > 2 {
            damage(Fault::UnknownMagic { magic: batch.magic() });
        }
        if let Err(fault) = batch.codec() {
            damage(fault);
        }
        let last = batch.last_offset();
        let lowest = match batch {
            Batch::Records(records) => {
                let (base, declared) = (records.base_offset(), i64::from(records.count()));
                let room = i64::from(records.last_offset_delta()) + 1;
                if last < base {
                    damage(Fault::OffsetRange { base, last });
                } else if declared < 0 || declared > room {
                    damage(Fault::RecordCount { declared, found: room });
                }
                base
            }
            Batch::Message(_) => lowest,
        };
        Self { position, lowest, last }
    }

    /// Checks the next record of the batch.
    pub fn record(&mut self, record: &Record<'_>, found: &mut Vec<Finding>) {
        let mut damage = |fault| found.push(Finding::damage(self.position, fault));
        if record.offset < self.lowest || record.offset > self.last {
            damage(Fault::RecordOffset { offset: record.offset, first: self.lowest, last: self.last });
        }
        self.lowest = record.offset.plus(1);
        if let Some(checksum) = record.checksum.filter(|checksum| !checksum.holds()) {
            let fault = Fault::CrcMismatch { stored: checksum.stored, computed: checksum.computed };
            // An uncompressed message is its own batch, whose checksum has been reported.
            if found.last().is_none_or(|finding| finding.fault != fault) {
                found.push(Finding::damage(self.position, fault));
            }
        }
    }

    /// Parses a control record.
    pub fn control(&self, record: &Record<'_>, found: &mut Vec<Finding>) -> Option<ControlRecord> {
        ControlRecord::of(record).map_err(|fault| found.push(Finding::damage(self.position, fault))).ok()
    }

    /// Reports why the records, or the rest of them, cannot be read.
    pub fn unreadable_records(&self, fault: Fault, found: &mut Vec<Finding>) {
        let severity = match fault {
            Fault::InflateLimit { .. } | Fault::NoMemory { .. } | Fault::WindowLimit { .. } => {
                Severity::Unread
            }
            _ => Severity::Damage,
        };
        found.push(Finding { severity, position: Some(self.position), fault });
    }

    /// Reports that Kafka's clients refuse a block that could be read.
    pub fn foreign_block(&self, codec: Codec, what: &'static str, found: &mut Vec<Finding>) {
        let fault = Fault::ForeignBlock { codec, what };
        found.push(Finding { severity: Severity::Warning, position: Some(self.position), fault });
    }
}

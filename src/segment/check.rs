//! What must hold from batch to batch and from record to record of a log.

use super::batch::Batch;
use super::control::ControlRecord;
use super::fault::{Fault, Finding, Severity};
use super::name::{FileKind, SegmentName};
use super::record::Record;
use super::walk::{Step, TailKind};
use crate::util::units::Offset;

/// Checks a log while it is read, batch by batch and, where they are read, record by record.
#[derive(Debug)]
pub struct LogCheck {
    kind: FileKind,
    name_offset: Option<Offset>,
    may_have_open_tail: bool,
    previous: Option<Offset>,
    ends_with_control: bool,
    batch: Option<BatchState>,
}

/// What is known of the batch that is being read.
#[derive(Debug)]
struct BatchState {
    position: u64,
    first: Option<Offset>,
    last: Offset,
    previous: Option<Offset>,
}

impl LogCheck {
    /// For a file with this name. `is_last_segment` says whether it is the log that a broker would append to: only
    /// that one may end in the middle of a batch.
    pub fn new(name: &SegmentName, is_last_segment: bool) -> Self {
        Self {
            kind: name.kind,
            name_offset: if name.kind == FileKind::Log { name.base_offset } else { None },
            may_have_open_tail: is_last_segment,
            previous: None,
            ends_with_control: false,
            batch: None,
        }
    }

    /// Looks at the next step of a walk.
    pub fn step(&mut self, step: &Step<'_>, found: &mut Vec<Finding>) {
        match step {
            Step::Batch { position, batch } => self.batch(*position, batch, found),
            Step::Skipped { position, length, fault } => {
                let cause = Box::new(fault.clone());
                found.push(Finding::damage(*position, Fault::Unreadable { length: *length, cause }));
            }
            Step::Tail { position, length, kind } => {
                let length = *length;
                let fault = match kind {
                    TailKind::Incomplete => Fault::IncompleteTail { length },
                    TailKind::Zeros => Fault::ZeroTail { length },
                };
                let severity = if self.may_have_open_tail { Severity::Notice } else { Severity::Damage };
                found.push(Finding { severity, position: Some(*position), fault });
            }
        }
    }

    fn batch(&mut self, position: u64, batch: &Batch<'_>, found: &mut Vec<Finding>) {
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
        let first = match batch {
            Batch::Records(records) => {
                let (base, declared) = (records.base_offset(), i64::from(records.count()));
                let room = i64::from(records.last_offset_delta()) + 1;
                if last < base {
                    damage(Fault::OffsetRange { base, last });
                } else if declared < 0 || declared > room {
                    damage(Fault::RecordCount { declared, found: room });
                }
                Some(base)
            }
            Batch::Message(_) => None,
        };
        let begins = first.unwrap_or(last);
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
        let before = self.previous.replace(last);
        self.ends_with_control = batch.is_control();
        self.batch = Some(BatchState {
            position,
            first: first.or(before.map(|before| before.plus(1))),
            last,
            previous: None,
        });
    }

    /// Looks at a record of the batch that came last.
    pub fn record(&mut self, record: &Record<'_>, found: &mut Vec<Finding>) {
        let Some(batch) = &mut self.batch else { return };
        let position = batch.position;
        let mut damage = |fault| found.push(Finding::damage(position, fault));
        let lowest = batch.previous.map(|previous| previous.plus(1)).or(batch.first).or(self.name_offset);
        let first = lowest.unwrap_or(Offset(0));
        if record.offset < first || record.offset > batch.last {
            damage(Fault::RecordOffset { offset: record.offset, first, last: batch.last });
        }
        batch.previous = Some(record.offset);
        if let Some(checksum) = record.checksum.filter(|checksum| !checksum.holds()) {
            // An uncompressed message is its own batch, whose checksum has been reported.
            let fault = Fault::CrcMismatch { stored: checksum.stored, computed: checksum.computed };
            if found.last().is_none_or(|finding| finding.fault != fault) {
                found.push(Finding::damage(position, fault));
            }
        }
    }

    /// Reads a control record, whose key and value have a form to keep.
    pub fn control(&mut self, record: &Record<'_>, found: &mut Vec<Finding>) -> Option<ControlRecord> {
        match ControlRecord::of(record) {
            Ok(control) => Some(control),
            Err(fault) => {
                found.push(Finding { severity: Severity::Damage, position: self.position(), fault });
                None
            }
        }
    }

    /// Notes why the records of the batch that came last cannot be read.
    pub fn unreadable_records(&mut self, fault: Fault, found: &mut Vec<Finding>) {
        let severity = match fault {
            Fault::InflateLimit { .. } => Severity::Unread,
            _ => Severity::Damage,
        };
        found.push(Finding { severity, position: self.position(), fault });
    }

    /// What can only be said at the end of the file. `length` is that of the file.
    pub fn finish(&self, length: u64, found: &mut Vec<Finding>) {
        if self.kind == FileKind::KraftSnapshot && !self.ends_with_control {
            found.push(Finding::damage(length, Fault::NoSnapshotFooter));
        }
    }

    fn position(&self) -> Option<u64> {
        self.batch.as_ref().map(|batch| batch.position)
    }
}

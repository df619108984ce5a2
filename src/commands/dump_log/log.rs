//! Logs and KRaft snapshots: batches and records.

use super::dump::Dump;
use super::input::Input;
use super::rows::{BatchRow, RecordRow};
use crate::error::Result;
use crate::segment::{Batch, Fault, FileKind, Finding, Inflater, LogCheck, Record, Step, TailKind, Walk};
use crate::util::units::Offset;

/// The record before the first, as Kafka's check for gaps has it since 4.3.
const BEFORE_FIRST: Offset = Offset(-1);

impl Dump<'_> {
    pub(super) fn log(&mut self, input: &Input, bytes: &[u8]) -> Result<()> {
        self.log_heading(input)?;
        let walk = match self.plan.max_bytes {
            Some(limit) => Walk::within(bytes, limit),
            None => Walk::new(bytes),
        };
        let mut check = LogCheck::new(&input.name, self.last_segments.contains(input));
        let mut found = Vec::new();
        let mut previous = BEFORE_FIRST;
        for step in walk {
            if self.interrupted() {
                return Ok(());
            }
            check.step(&step, &mut found);
            match &step {
                Step::Batch { position, batch } => {
                    let is_valid =
                        !found.iter().any(|finding| matches!(finding.fault, Fault::CrcMismatch { .. }));
                    self.row(&BatchRow { file: &input.display, position: *position, batch, is_valid })?;
                    if self.plan.records {
                        self.records(input, batch, &mut check, &mut previous, &mut found)?;
                    }
                }
                Step::Tail { length, kind: TailKind::Incomplete, .. } => {
                    self.trailing_bytes(input, *length)?;
                }
                Step::Tail { length, .. } if *length <= 17 => self.trailing_bytes(input, *length)?,
                Step::Tail { .. } | Step::Skipped { .. } => {}
            }
            self.findings(input, &mut found)?;
        }
        if self.plan.max_bytes.is_none() {
            check.finish(bytes.len() as u64, &mut found);
        }
        self.findings(input, &mut found)
    }

    fn log_heading(&mut self, input: &Input) -> Result<()> {
        let name = &input.name;
        match (name.kind, name.base_offset, name.epoch) {
            (FileKind::KraftSnapshot, ..) if name.is_bootstrap_snapshot() => {
                self.heading("KRaft bootstrap snapshot")
            }
            (FileKind::KraftSnapshot, Some(offset), Some(epoch)) => {
                self.heading(&format!("Snapshot end offset: {offset}, epoch: {epoch}"))
            }
            (FileKind::Log, Some(offset), _) => self.heading(&format!("Log starting offset: {offset}")),
            _ => {
                self.warn(&format!("the name of '{}' does not tell its offset", input.display));
                Ok(())
            }
        }
    }

    fn trailing_bytes(&mut self, input: &Input, length: u64) -> Result<()> {
        let name = input.path.file_name().unwrap_or_default().to_string_lossy();
        self.heading(&format!("Found {length} invalid bytes at the end of {name}"))
    }

    fn findings(&mut self, input: &Input, found: &mut Vec<Finding>) -> Result<()> {
        found.drain(..).try_for_each(|finding| self.finding(input, &finding))
    }

    fn records(
        &mut self,
        input: &Input,
        batch: &Batch<'_>,
        check: &mut LogCheck,
        previous: &mut Offset,
        found: &mut Vec<Finding>,
    ) -> Result<()> {
        // The records borrow from the inflater, which is taken out of the way of the printing.
        let mut inflater = std::mem::replace(&mut self.inflater, Inflater::with_limit(0));
        let result = match batch.records(&mut inflater) {
            Ok(records) => records.into_iter().try_for_each(|record| match record {
                Ok(record) => {
                    check.record(&record, found);
                    self.gap(input, previous, record.offset)?;
                    self.record(input, batch, &record, check, found)
                }
                Err(fault) => {
                    check.unreadable_records(fault, found);
                    Ok(())
                }
            }),
            Err(fault) => {
                check.unreadable_records(fault, found);
                Ok(())
            }
        };
        self.inflater = inflater;
        result
    }

    fn gap(&mut self, input: &Input, previous: &mut Offset, offset: Offset) -> Result<()> {
        let before = std::mem::replace(previous, offset);
        if offset == before.plus(1) || self.plan.check {
            return Ok(());
        }
        if !self.is_json() {
            self.notices.gap(&input.absolute, before, offset);
        } else if before != BEFORE_FIRST {
            let fault = Fault::OffsetGap { previous: before, offset };
            let finding = Finding { severity: crate::segment::Severity::Notice, position: None, fault };
            self.finding(input, &finding)?;
        }
        Ok(())
    }

    fn record(
        &mut self,
        input: &Input,
        batch: &Batch<'_>,
        record: &Record<'_>,
        check: &mut LogCheck,
        found: &mut Vec<Finding>,
    ) -> Result<()> {
        let control = if batch.is_control() { check.control(record, found) } else { None };
        if self.plan.check {
            return Ok(());
        }
        if !batch.is_control() && (self.plan.contents || self.is_json()) {
            for (what, bytes, format) in
                [("key", record.key, self.plan.key_format), ("value", record.value, self.plan.value_format)]
            {
                if let Some(Err(undecodable)) = bytes.map(|bytes| format.accepts(bytes)) {
                    self.undecodable += 1;
                    if self.undecodable <= 3 {
                        let display = &input.display;
                        self.warn(&format!(
                            "{display}: the {what} at offset {} has {undecodable}",
                            record.offset
                        ));
                    }
                }
            }
        }
        let row = RecordRow {
            plan: self.plan,
            topic_partition: input.topic_partition.as_ref(),
            batch,
            record,
            control,
        };
        self.row(&row)
    }
}

//! Offset, time and transaction indexes.

use std::ops::ControlFlow;

use super::dump::Dump;
use super::input::InputFile;
use super::rows::{AbortedTransactionRow, IndexStateRow, OffsetIndexRow, TimeIndexRow};
use crate::error::Result;
use crate::segment::{self, Fault, Finding, OffsetIndex, Severity, TimeIndex, TransactionIndex};
use crate::util::mapped::FileBytes;

impl Dump<'_> {
    pub(super) fn offset_index(&mut self, input: &InputFile, bytes: &[u8]) -> Result<()> {
        let Some(base) = input.name.base_offset else { return Ok(()) };
        let index = OffsetIndex::new(bytes, base);
        let log = self.log_beside(input)?;
        if index.is_empty() {
            self.row(&IndexStateRow { file: &input.display, is_empty: true, passed_sanity_check: None })?;
        }
        if self.plan.index_sanity_check {
            return if index.is_empty() {
                Ok(())
            } else {
                self.sanity(input, index.sanity_check(&input.absolute))
            };
        }
        let mut result = Ok(());
        let is_sealed = self.last_segments.is_sealed(input);
        let reads_padding = self.reads_padding(bytes);
        let rest = index.check(log.as_deref(), self.plan.max_message_size, is_sealed, |entry, finding| {
            // Where no batch begins, Kafka's tool stops before it prints the entry.
            let lost =
                finding.as_ref().is_some_and(|finding| matches!(finding.fault, Fault::IndexNoBatch { .. }));
            let finding = finding.filter(|_| reads_padding);
            if !lost && !self.plan.verify_index_only {
                result = self.row(&OffsetIndexRow::new(&input.display, entry));
            }
            if let (Ok(()), Some(finding)) = (&result, &finding) {
                result = self.finding(input, finding);
            }
            self.go_on(&result)
        });
        result?;
        rest.iter().try_for_each(|finding| self.finding(input, finding))
    }

    pub(super) fn time_index(&mut self, input: &InputFile, bytes: &[u8]) -> Result<()> {
        let Some(base) = input.name.base_offset else { return Ok(()) };
        let index = TimeIndex::new(bytes, base);
        let log = self.log_beside(input)?;
        if self.plan.index_sanity_check {
            return self.sanity(input, index.sanity_check(&input.absolute));
        }
        let mut result = Ok(());
        let is_sealed = self.last_segments.is_sealed(input);
        let reads_padding = self.reads_padding(bytes);
        let rest = index.check(log.as_deref(), is_sealed, |entry, findings| {
            let findings = if reads_padding { findings } else { &[] };
            if !self.plan.verify_index_only {
                result = self.row(&TimeIndexRow::new(&input.display, entry));
            }
            if result.is_ok() {
                result = findings.iter().try_for_each(|finding| self.finding(input, finding));
            }
            self.go_on(&result)
        });
        result?;
        rest.iter().try_for_each(|finding| self.finding(input, finding))
    }

    pub(super) fn transaction_index(&mut self, input: &InputFile, bytes: &[u8]) -> Result<()> {
        let index = TransactionIndex::new(bytes);
        for (entry, finding) in index.entries() {
            self.row(&AbortedTransactionRow::new(&input.display, entry))?;
            finding.iter().try_for_each(|finding| self.finding(input, finding))?;
        }
        index.tail().iter().try_for_each(|finding| self.finding(input, finding))
    }

    /// Whether padding entries are compared with the log like any others, as Kafka's tool does: its closing reports in text contain
    /// them, and findings that are data do not.
    fn reads_padding(&self, bytes: &[u8]) -> bool {
        !self.findings_are_data() || bytes.iter().any(|&byte| byte != 0)
    }

    fn sanity(&mut self, input: &InputFile, check: std::result::Result<(), Finding>) -> Result<()> {
        let passed_sanity_check = Some(check.is_ok());
        self.row(&IndexStateRow { file: &input.display, is_empty: false, passed_sanity_check })?;
        check.err().iter().try_for_each(|finding| self.finding(input, finding))
    }

    fn go_on(&self, result: &Result<()>) -> ControlFlow<()> {
        if result.is_err() || self.interrupted() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// The log that the entries point into. Without the log, entries are printed but not checked.
    fn log_beside(&mut self, input: &InputFile) -> Result<Option<FileBytes>> {
        let path = input.log_beside();
        match segment::open_file(&path, self.plan.may_map) {
            Ok(log) => Ok(Some(log)),
            Err(error) => {
                let fault = Fault::NoLogBeside { log: path.display().to_string(), reason: error.to_string() };
                let wanted = self.plan.check || self.plan.verify_index_only;
                let severity = if wanted { Severity::Unread } else { Severity::Notice };
                self.finding(input, &Finding { severity, position: None, fault })?;
                Ok(None)
            }
        }
    }
}

//! The outcome of each record: counts, the report, the file of failed records, and the closing messages.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use super::failed_file::FailedFile;
use super::report::{DeliveryReport, WrittenRow};
use super::targets::Targets;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{NotWritten, Persistence, Written};
use crate::output::{Label, Output};
use crate::payload::NewRecord;

/// Maximum number of failures that are reported one by one.
const SAID: u64 = 10;

/// How messages name a record.
pub(super) enum Naming {
    /// By its line number.
    Lines,
    /// By its file.
    Files(Vec<PathBuf>),
}

impl Naming {
    fn name(&self, record: usize) -> String {
        match self {
            Self::Lines => format!("line {record}"),
            Self::Files(paths) => {
                let path = paths.get(record.saturating_sub(1));
                path.map_or_else(|| format!("file {record}"), |path| format!("'{}'", path.display()))
            }
        }
    }
}

/// Keeps count of the outcomes.
pub(super) struct Ledger {
    pub(super) naming: Naming,
    pub(super) report: Option<DeliveryReport>,
    pub(super) failed_file: Option<FailedFile>,
    /// Whether records count as written only after their transaction is committed.
    pub(super) is_transactional: bool,
    /// Bytes of keys and values of the acknowledged records.
    bytes: u64,
    /// Lines or files of the input that have been read.
    pub(super) read: usize,
    /// Number of JSON objects that are not records, by kind.
    pub(super) skipped: BTreeMap<String, u64>,
    acknowledged: u64,
    /// Number of records acknowledged in the open transaction.
    uncertain: u64,
    failed: u64,
    /// Of the failed records, the number that may have been written all the same.
    possible: u64,
    said: u64,
    /// Number of records that failed without an acknowledgement, and whose cause is not reported yet.
    late: u64,
    /// The distinct statuses of the failures.
    statuses: Vec<Status>,
}

impl Ledger {
    pub(super) fn new(
        naming: Naming,
        report: Option<DeliveryReport>,
        failed_file: Option<FailedFile>,
        is_transactional: bool,
    ) -> Self {
        Self {
            naming,
            report,
            failed_file,
            is_transactional,
            bytes: 0,
            read: 0,
            skipped: BTreeMap::new(),
            acknowledged: 0,
            uncertain: 0,
            failed: 0,
            possible: 0,
            said: 0,
            late: 0,
            statuses: Vec::new(),
        }
    }

    /// Number of records that were not written.
    pub(super) fn failed(&self) -> u64 {
        self.failed
    }

    /// Whether records failed without an acknowledgement since the last call.
    pub(super) fn take_late(&mut self) -> bool {
        std::mem::take(&mut self.late) > 0
    }

    /// Counts the outcome of a record.
    pub(super) fn note(&mut self, written: &Written<'_>, targets: &Targets<'_>, output: &mut Output) {
        let Err((why, persistence)) = &written.result else {
            self.bytes += written.record.size() as u64;
            if self.is_transactional {
                self.uncertain += 1;
                if let Some(file) = &mut self.failed_file {
                    file.keep_for_now(written);
                }
            } else {
                self.acknowledged += 1;
            }
            if let Some(report) = &mut self.report {
                report.push(WrittenRow::of(written, None));
            }
            return;
        };
        self.possible += u64::from(*persistence == Persistence::Possibly);
        let error = not_written(why, written.topic, written.record.size(), targets);
        match why {
            NotWritten::Late => self.late += 1,
            NotWritten::GivenUp => {}
            NotWritten::TooLarge | NotWritten::Refused(_) => self.say(written.mark, &error, output),
        }
        if !matches!(why, NotWritten::GivenUp) {
            self.add_status(error.status());
        }
        self.failed += 1;
        if let Some(file) = &mut self.failed_file {
            file.keep(written);
        }
        if let Some(report) = &mut self.report {
            report.push(WrittenRow::of(written, Some(&error)));
        }
    }

    /// Counts a record that a dry run would write.
    pub(super) fn note_sound(&mut self) {
        self.acknowledged += 1;
    }

    /// Counts a record that was not sent.
    pub(super) fn note_unsent(
        &mut self,
        number: usize,
        topic: &str,
        record: &NewRecord<'_>,
        why: &NotWritten,
        targets: &Targets<'_>,
        output: &mut Output,
    ) {
        let size = |bytes: &Option<std::borrow::Cow<'_, [u8]>>| bytes.as_ref().map_or(0, |bytes| bytes.len());
        let error = not_written(why, topic, size(&record.key) + size(&record.value), targets);
        self.fail(number, Some(topic), &error, output);
        if let Some(file) = &mut self.failed_file {
            file.keep_unsent(topic, record);
        }
    }

    /// Counts input that is not a record.
    pub(super) fn note_unreadable(&mut self, number: usize, bytes: &[u8], why: &str, output: &mut Output) {
        self.fail(number, None, &Error::new(Kind::Failed, why), output);
        if let Some(file) = &mut self.failed_file {
            file.keep_unreadable(number, bytes, why);
        }
    }

    /// Counts a failure without a record, such as a missing file.
    pub(super) fn fail(&mut self, number: usize, topic: Option<&str>, error: &Error, output: &mut Output) {
        self.say(number, error, output);
        self.add_status(error.status());
        self.failed += 1;
        if let Some(report) = &mut self.report {
            report.push(WrittenRow::unsent(number, topic, error));
        }
    }

    /// Counts the failure that ended the command.
    pub(super) fn end(&mut self, error: &Error, output: &mut Output) {
        output.report(error);
        self.add_status(error.status());
    }

    fn add_status(&mut self, status: Status) {
        if !self.statuses.contains(&status) {
            self.statuses.push(status);
        }
    }

    fn say(&mut self, number: usize, error: &Error, output: &mut Output) {
        self.said += 1;
        if self.said > SAID {
            return;
        }
        output.say(Label::Error, format!("{}: {}", self.naming.name(number), error.message()));
        // The hints are the same each time.
        if self.said == 1 {
            output.say_hints(error);
        }
    }

    /// Counts the records of the committed transaction as written.
    pub(super) fn commit(&mut self) {
        self.acknowledged += std::mem::take(&mut self.uncertain);
        if let Some(file) = &mut self.failed_file {
            file.commit();
        }
        if let Some(report) = &mut self.report {
            report.commit();
        }
    }

    /// Counts the records of the aborted transaction as failed. `is_unknown`: no broker said whether it was committed.
    pub(super) fn abort(&mut self, is_unknown: bool) {
        let uncertain = std::mem::take(&mut self.uncertain);
        self.failed += uncertain;
        // Consumers of committed records see none of them, unless the transaction was committed after all.
        self.possible = if is_unknown { uncertain } else { 0 };
        if let Some(file) = &mut self.failed_file {
            file.abort();
        }
        if let Some(report) = &mut self.report {
            let words = if is_unknown {
                "no broker said whether its transaction was committed"
            } else {
                "its transaction was aborted"
            };
            report.abort(&Error::new(Kind::Failed, words));
        }
    }

    /// Prints and saves what is certain.
    pub(super) fn settle(&mut self, output: &mut Output) -> Result<()> {
        if let Some(report) = &mut self.report {
            if !self.is_transactional {
                report.commit();
            }
            match report.settle(output) {
                // The reader of the report is gone; the records are still written.
                Err(error) if *error.kind() == Kind::ClosedPipe => self.report = None,
                settled => settled?,
            }
        }
        self.failed_file.as_mut().map_or(Ok(()), FailedFile::settle)
    }

    /// Completes the report and the file of failed records.
    pub(super) fn finish(&mut self, output: &mut Output) -> Result<()> {
        let kept = self.failed_file.take().map_or(Ok(()), FailedFile::finish);
        let reported = match self.report.take().map_or(Ok(()), |report| report.finish(output)) {
            Err(error) if *error.kind() == Kind::ClosedPipe => Ok(()),
            reported => reported,
        };
        kept.and(reported)
    }

    /// Prints the closing messages, and returns the exit status.
    pub(super) fn conclude(
        &self,
        interrupted: Option<Status>,
        is_dry_run: bool,
        took: Duration,
        output: &mut Output,
    ) -> Status {
        for (kind, count) in &self.skipped {
            output.say(
                Label::Notice,
                format!("skipped, because they are not records: {count} of kind '{kind}'"),
            );
        }
        if self.said > SAID {
            output.say(Label::Error, format!("{} more records failed", self.said - SAID));
        }
        let (written, failed, bytes, seconds) =
            (self.acknowledged, self.failed, self.bytes, took.as_secs_f64());
        let is_whole = self.statuses.is_empty() && interrupted.is_none();
        if is_dry_run {
            let others = if failed == 0 { String::new() } else { format!(", {failed} would not") };
            output.say(
                Label::Notice,
                format!("dry run: {written} records would be written{others}; nothing was sent"),
            );
        } else if is_whole {
            let words = format!("{written} records with {bytes} bytes of keys and values in {seconds:.3} s");
            output.say(Label::Detail, words);
        } else {
            let possible = match self.possible {
                0 => String::new(),
                possible => format!(", of which {possible} may have been written all the same"),
            };
            let words = format!("{written} records were written, {failed} were not{possible}");
            match interrupted {
                Some(_) => {
                    let last = self.naming.name(self.read);
                    output.say(
                        Label::Warning,
                        format!("{words}; the input was read up to and including {last}"),
                    );
                }
                None => output.say(Label::Notice, words),
            }
        }
        match (interrupted, written) {
            (Some(status), _) => status,
            (None, 0) => Status::of_items(self.statuses.len(), &self.statuses),
            (None, _) => Status::of_items(usize::MAX, &self.statuses),
        }
    }
}

/// The error for a record that was not written.
fn not_written(why: &NotWritten, topic: &str, size: usize, targets: &Targets<'_>) -> Error {
    match why {
        NotWritten::TooLarge => {
            let message =
                format!("{size} bytes are more than topic '{topic}' accepts: its max.message.bytes is ");
            let largest = targets.largest_batch(topic);
            let error = Error::new(
                Kind::Failed,
                message + &largest.map_or_else(|| "less".to_owned(), |largest| largest.to_string()),
            );
            let enough = (size + size / 10).next_multiple_of(1 << 10);
            error.hint(format!(
                "compress (-z zstd), or raise the limit: kafkactl topics alter {topic} --set max.message.bytes={enough}"
            ))
        }
        NotWritten::Late => Error::new(Kind::Unreachable, "no acknowledgement came in time"),
        NotWritten::GivenUp => Error::new(Kind::Failed, "it was discarded before it was written"),
        NotWritten::Refused(error) => error.again(),
    }
}

//! What became of the records: counts, the report, the file of what failed, and what is said about it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use super::failed_file::FailedFile;
use super::report::{Report, WrittenRow};
use super::targets::Targets;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{NotWritten, Persistence, Written};
use crate::output::{Label, Output};
use crate::payload::NewRecord;

/// So many failures are said one by one.
const SAID: u64 = 10;

/// How records are named in messages.
pub(super) enum Naming {
    /// By their line.
    Lines,
    /// By their file.
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

/// Keeps count of what became of the records.
pub(super) struct Ledger {
    pub(super) naming: Naming,
    pub(super) report: Option<Report>,
    pub(super) failed_file: Option<FailedFile>,
    /// Whether records count only when their transaction is committed.
    pub(super) is_transactional: bool,
    /// Bytes of keys and values of what was acknowledged.
    bytes: u64,
    /// Lines or files of the input that have been read.
    pub(super) read: usize,
    /// Objects of JSON that are no records, by kind.
    pub(super) skipped: BTreeMap<String, u64>,
    acknowledged: u64,
    /// Acknowledged in the transaction that is open.
    uncertain: u64,
    failed: u64,
    /// Of what failed, may be there all the same.
    possible: u64,
    said: u64,
    /// Failed for want of an acknowledgement, and the cause is not said yet.
    late: u64,
    /// Each status of a failure, once.
    statuses: Vec<Status>,
}

impl Ledger {
    pub(super) fn new(
        naming: Naming,
        report: Option<Report>,
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

    /// Records that are not.
    pub(super) fn failed(&self) -> u64 {
        self.failed
    }

    /// Whether records failed for want of an acknowledgement since the last call.
    pub(super) fn take_late(&mut self) -> bool {
        std::mem::take(&mut self.late) > 0
    }

    /// Takes note of what became of a record.
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

    /// Takes note of a record that would be written, if this were no dry run.
    pub(super) fn note_sound(&mut self) {
        self.acknowledged += 1;
    }

    /// Takes note of a record that was never taken.
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

    /// Takes note of input that is no record.
    pub(super) fn note_unreadable(&mut self, number: usize, bytes: &[u8], why: &str, output: &mut Output) {
        self.fail(number, None, &Error::new(Status::Failed, why), output);
        if let Some(file) = &mut self.failed_file {
            file.keep_unreadable(number, bytes, why);
        }
    }

    /// Takes note of a failure without a record, such as a file that is not there.
    pub(super) fn fail(&mut self, number: usize, topic: Option<&str>, error: &Error, output: &mut Output) {
        self.say(number, error, output);
        self.add_status(error.status());
        self.failed += 1;
        if let Some(report) = &mut self.report {
            report.push(WrittenRow::unsent(number, topic, error));
        }
    }

    /// Takes note of what ended the command.
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

    /// The transaction is committed.
    pub(super) fn commit(&mut self) {
        self.acknowledged += std::mem::take(&mut self.uncertain);
        if let Some(file) = &mut self.failed_file {
            file.commit();
        }
        if let Some(report) = &mut self.report {
            report.commit();
        }
    }

    /// The transaction is aborted, or with `is_unknown` nobody said what came of it.
    pub(super) fn abort(&mut self, is_unknown: bool) {
        let uncertain = std::mem::take(&mut self.uncertain);
        self.failed += uncertain;
        // Nothing of a transaction is there for those who read what is committed, unless it was committed after all.
        self.possible = if is_unknown { uncertain } else { 0 };
        if let Some(file) = &mut self.failed_file {
            file.abort();
        }
        if let Some(report) = &mut self.report {
            let words = if is_unknown {
                "nobody said whether its transaction was committed"
            } else {
                "its transaction was aborted"
            };
            report.abort(&Error::new(Status::Failed, words));
        }
    }

    /// Sends on what is certain.
    pub(super) fn settle(&mut self, output: &mut Output) -> Result<()> {
        if let Some(report) = &mut self.report {
            if !self.is_transactional {
                report.commit();
            }
            match report.settle(output) {
                // Nobody reads it any more: the records are written all the same.
                Err(error) if *error.kind() == Kind::ClosedPipe => self.report = None,
                settled => settled?,
            }
        }
        self.failed_file.as_mut().map_or(Ok(()), FailedFile::settle)
    }

    /// Ends the report and the file.
    pub(super) fn finish(&mut self, output: &mut Output) -> Result<()> {
        let kept = self.failed_file.take().map_or(Ok(()), FailedFile::finish);
        let reported = match self.report.take().map_or(Ok(()), |report| report.finish(output)) {
            Err(error) if *error.kind() == Kind::ClosedPipe => Ok(()),
            reported => reported,
        };
        kept.and(reported)
    }

    /// Says how it went, and gives the status.
    pub(super) fn conclude(
        &self,
        interrupted: Option<Status>,
        is_dry_run: bool,
        took: Duration,
        output: &mut Output,
    ) -> Status {
        for (kind, count) in &self.skipped {
            output.say(Label::Notice, format!("left out, as they are no records: {count} of kind '{kind}'"));
        }
        if self.said > SAID {
            output.say(Label::Error, format!("{} more failed", self.said - SAID));
        }
        let (written, failed, bytes, seconds) =
            (self.acknowledged, self.failed, self.bytes, took.as_secs_f64());
        let is_whole = self.statuses.is_empty() && interrupted.is_none();
        if is_dry_run {
            let others = if failed == 0 { String::new() } else { format!(", {failed} would not") };
            output.say(
                Label::Notice,
                format!("dry run: {written} records would be written{others}; nothing was"),
            );
        } else if is_whole {
            let words = format!("{written} records with {bytes} bytes of keys and values in {seconds:.3} s");
            output.say(Label::Detail, words);
        } else {
            let possible = match self.possible {
                0 => String::new(),
                possible => format!(", of which {possible} may be there all the same"),
            };
            let words = format!("{written} records were written, {failed} were not{possible}");
            match interrupted {
                Some(_) => {
                    let last = self.naming.name(self.read);
                    output.say(Label::Warning, format!("{words}; the input was read up to {last}"));
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

/// Why a record was not written, in words.
fn not_written(why: &NotWritten, topic: &str, size: usize, targets: &Targets<'_>) -> Error {
    match why {
        NotWritten::TooLarge => {
            let message =
                format!("{size} bytes are more than topic '{topic}' takes: its max.message.bytes is ");
            let largest = targets.largest_batch(topic);
            let error = Error::new(
                Status::Failed,
                message + &largest.map_or_else(|| "less".to_owned(), |largest| largest.to_string()),
            );
            let enough = (size + size / 10).next_multiple_of(1 << 10);
            error.hint(format!(
                "compress (-z zstd), or raise it: kafkactl topics alter {topic} --set max.message.bytes={enough}"
            ))
        }
        NotWritten::Late => Error::new(Status::Unreachable, "no acknowledgement came in time"),
        NotWritten::GivenUp => Error::new(Status::Failed, "it was given up before it was written"),
        NotWritten::Refused(error) => error.again(),
    }
}

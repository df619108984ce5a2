//! One run over files: what is printed where, and what it comes to.

use std::path::Path;

use super::Plan;
use super::input::{self, Input, LastSegments};
use super::notices::Notices;
use super::rows::{FileRow, FindingRow, Row};
use super::tally::Tally;
use crate::error::{Error, Result, Status};
use crate::output::{JsonStream, Label, Output, OutputFormat};
use crate::segment::{Fault, FileBytes, FileKind, Finding, Inflater, Severity};
use crate::util::interrupt::Interrupt;

/// The state of a run.
pub(super) struct Dump<'run> {
    pub(super) plan: &'run Plan,
    pub(super) inflater: Inflater,
    pub(super) notices: Notices,
    pub(super) last_segments: LastSegments,
    pub(super) undecodable: u64,
    json: Option<JsonStream>,
    output: &'run mut Output,
    interrupt: Interrupt,
    tally: Tally,
    file_is_damaged: bool,
}

impl<'run> Dump<'run> {
    pub(super) fn new(
        plan: &'run Plan,
        format: OutputFormat,
        output: &'run mut Output,
        interrupt: Interrupt,
    ) -> Self {
        let json = match format {
            OutputFormat::Text => None,
            OutputFormat::Json => Some(JsonStream::array()),
            OutputFormat::Jsonl => Some(JsonStream::lines()),
        };
        Self {
            inflater: Inflater::with_limit(plan.max_inflated_size),
            plan,
            notices: Notices::default(),
            last_segments: LastSegments::default(),
            undecodable: 0,
            json,
            output,
            interrupt,
            tally: Tally::default(),
            file_is_damaged: false,
        }
    }

    /// Whether the rows are JSON; records then always come with keys and values.
    pub(super) fn is_json(&self) -> bool {
        self.json.is_some()
    }

    /// Whether control characters have to be escaped, because a terminal would obey them.
    pub(super) fn escape(&self) -> bool {
        self.json.is_none() && self.output.stdout_is_terminal()
    }

    /// Whether the user asked to stop.
    pub(super) fn interrupted(&self) -> bool {
        self.interrupt.requested().is_some()
    }

    /// Dumps a file, or the files of a folder.
    pub(super) fn path(&mut self, path: &Path, recursive: bool) -> Result<()> {
        if !path.is_dir() {
            return self.file(path);
        }
        let listing = match input::list(path) {
            Ok(listing) => listing,
            Err(error) => {
                self.fail(&Error::io(error, format!("could not read folder '{}'", input::display(path))));
                return Ok(());
            }
        };
        for file in &listing.files {
            self.file(file)?;
        }
        if recursive {
            return listing.folders.iter().try_for_each(|folder| self.folder_below(folder));
        }
        let display = input::display(path);
        let below = listing.folders.len();
        if listing.files.is_empty() {
            let error = Error::new(Status::Failed, format!("no files of Kafka in folder '{display}'"));
            let hint = format!("it has folders below it ({below}): use --recursive to read them");
            self.fail(&if below > 0 { error.hint(hint) } else { error });
        } else if below > 0 {
            self.output.say(Label::Notice, format!("'{display}': {below} folders below it were not read"));
            self.output.say(Label::Hint, "use --recursive to read them");
        }
        Ok(())
    }

    /// A folder that was not named itself may be empty.
    fn folder_below(&mut self, folder: &Path) -> Result<()> {
        let listing = match input::list(folder) {
            Ok(listing) => listing,
            Err(error) => {
                self.fail(&Error::io(error, format!("could not read folder '{}'", input::display(folder))));
                return Ok(());
            }
        };
        listing.files.iter().try_for_each(|file| self.file(file))?;
        listing.folders.iter().try_for_each(|folder| self.folder_below(folder))
    }

    fn file(&mut self, path: &Path) -> Result<()> {
        if self.interrupted() {
            return Ok(());
        }
        let Some(input) = Input::of(path) else {
            let display = input::display(path);
            self.heading(&format!("Dumping {display}"))?;
            let error = match path.try_exists() {
                Ok(true) => Error::new(Status::Failed, format!("Ignoring unknown file {display}")).hint(
                    "the name tells what a file is: 00000000000000000000.log, .index, .timeindex and so on",
                ),
                Ok(false) => {
                    Error::io(std::io::ErrorKind::NotFound.into(), format!("could not read '{display}'"))
                }
                Err(error) => Error::io(error, format!("could not read '{display}'")),
            };
            self.fail(&error);
            return Ok(());
        };
        self.heading(&format!("Dumping {}", input.display))?;
        let bytes = match FileBytes::open(&input.path) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.fail(&Error::io(error, format!("could not read '{}'", input.display)));
                return Ok(());
            }
        };
        self.tally.files += 1;
        self.file_is_damaged = false;
        self.output.say(Label::Detail, format!("reading '{}', {} bytes", input.display, bytes.len()));
        self.row(&FileRow::new(&input, bytes.len()))?;
        match input.name.kind {
            FileKind::Log | FileKind::KraftSnapshot => self.log(&input, &bytes)?,
            FileKind::OffsetIndex => self.offset_index(&input, &bytes)?,
            FileKind::TimeIndex => self.time_index(&input, &bytes)?,
            FileKind::TransactionIndex => self.transaction_index(&input, &bytes)?,
            FileKind::ProducerSnapshot => self.producer_snapshot(&input, &bytes)?,
            _ => self.state_file(&input, &bytes)?,
        }
        self.tally.damaged_files += u64::from(self.file_is_damaged);
        Ok(())
    }

    /// A line of text that is no row of its own in JSON.
    pub(super) fn heading(&mut self, text: &str) -> Result<()> {
        if self.json.is_some() || self.plan.check {
            return Ok(());
        }
        self.text(|line| line.extend_from_slice(text.as_bytes()))
    }

    /// Prints a row, unless only findings are wanted.
    pub(super) fn row(&mut self, row: &impl Row) -> Result<()> {
        if self.plan.check { Ok(()) } else { self.print(row) }
    }

    fn print(&mut self, row: &impl Row) -> Result<()> {
        match &mut self.json {
            Some(json) => json.push(self.output, row),
            None if row.has_text() => self.text(|line| row.push_text(line)),
            None => Ok(()),
        }
    }

    fn text(&mut self, push: impl FnOnce(&mut Vec<u8>)) -> Result<()> {
        let escape = self.escape();
        let line = self.output.data();
        let start = line.len();
        push(line);
        if escape {
            let text = String::from_utf8_lossy(line.get(start..).unwrap_or_default()).into_owned();
            line.truncate(start);
            line.extend_from_slice(crate::output::escape_controls(&text).as_bytes());
        }
        line.push(b'\n');
        self.output.written()
    }

    /// Reports a finding: as data where findings are data (`--check`, JSON), else as talk.
    pub(super) fn finding(&mut self, input: &Input, finding: &Finding) -> Result<()> {
        match finding.severity {
            Severity::Damage => self.file_is_damaged = true,
            Severity::Unread => self.tally.unread += 1,
            Severity::Notice => {}
        }
        let row = FindingRow { file: &input.display, finding };
        if self.plan.check || self.json.is_some() {
            return self.print(&row);
        }
        let has_kafkas_words = matches!(
            finding.fault,
            Fault::IndexMismatch { .. } | Fault::TimeIndexOffset { .. } | Fault::OffsetGap { .. }
        );
        self.notices.note(&input.absolute, &finding.fault);
        match finding.severity {
            Severity::Damage => self.output.say(Label::Damage, row.words()),
            Severity::Unread => self.output.say(Label::Warning, row.words()),
            Severity::Notice if has_kafkas_words => {}
            Severity::Notice => self.output.say(Label::Notice, row.words()),
        }
        Ok(())
    }

    /// Something beside the file that was named could not be used.
    pub(super) fn warn(&mut self, text: &str) {
        self.output.say(Label::Warning, text);
    }

    /// A named thing that could not be read at all.
    pub(super) fn fail(&mut self, error: &Error) {
        self.output.report(error);
        self.tally.fail(error.status());
    }

    /// Prints what can only be said at the end, and gives the status.
    pub(super) fn finish(self) -> Result<Status> {
        if let Some(json) = self.json {
            json.finish(self.output)?;
        }
        self.notices.say(self.output);
        if self.undecodable > 0 {
            let count = self.undecodable;
            self.output.say(
                Label::Warning,
                format!("{count} keys or values do not have the length that their format needs; they are shown as base64"),
            );
        }
        if let Some(status) = self.interrupt.requested() {
            return Ok(status);
        }
        let Tally { files, damaged_files, unread, .. } = self.tally;
        if damaged_files > 0 {
            self.output.say(Label::Error, format!("damage in {damaged_files} of {files} files"));
        } else if self.plan.check && unread == 0 {
            self.output.say(Label::Notice, format!("{files} files checked, no damage found"));
        }
        Ok(self.tally.status())
    }
}

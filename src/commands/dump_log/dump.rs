//! One run over files: what is printed where, and the exit status.

use std::path::Path;

use super::DumpPlan;
use super::input::{self, InputFile, LastSegments, Listing};
use super::notices::Notices;
use super::rows::{FileRow, FindingRow, Row, RowFormat};
use super::summary::{Summary, SummaryRow};
use super::tally::Tally;
use crate::commands::shared::record_schemas::unread_words;
use crate::error::{Error, Kind, Result, Status};
use crate::output::{JsonStream, Label, Output, OutputFormat, escape_controls, table};
use crate::segment::{Fault, FileKind, Finding, Severity};
use crate::util::interrupt::Interrupt;

/// A smaller file is read before a person sees a progress bar.
const WORTH_A_BAR: u64 = 64 << 20;

/// The state of a run.
pub(super) struct Dump<'run> {
    pub(super) plan: &'run DumpPlan,
    pub(super) notices: Notices,
    pub(super) last_segments: LastSegments,
    pub(super) undecodable: usize,
    /// Figures of the current file.
    pub(super) summary: Summary,
    summaries: Vec<SummaryRow>,
    pub(super) format: RowFormat,
    json: JsonStream,
    rendered: Vec<u8>,
    output: &'run mut Output,
    interrupt: Interrupt,
    tally: Tally,
    file_is_damaged: bool,
    /// Whether any row of a log was printed.
    pub(super) has_rows: bool,
}

impl<'run> Dump<'run> {
    pub(super) fn new(
        plan: &'run DumpPlan,
        format: OutputFormat,
        output: &'run mut Output,
        interrupt: Interrupt,
    ) -> Self {
        let json = if format == OutputFormat::Json { JsonStream::array() } else { JsonStream::lines() };
        let format = match format {
            OutputFormat::Text => RowFormat::Text { escape: output.stdout_is_terminal() },
            _ => RowFormat::Json(json),
        };
        Self {
            plan,
            notices: Notices::default(),
            last_segments: LastSegments::default(),
            undecodable: 0,
            summary: Summary::default(),
            summaries: Vec::new(),
            format,
            json,
            rendered: Vec::new(),
            output,
            interrupt,
            tally: Tally::default(),
            file_is_damaged: false,
            has_rows: false,
        }
    }

    /// The interrupt, for other threads.
    pub(super) fn interrupt(&self) -> Interrupt {
        self.interrupt.clone()
    }

    pub(super) fn interrupted(&self) -> bool {
        self.interrupt.requested().is_some()
    }

    /// Dumps a file, or the files of a folder.
    pub(super) fn path(&mut self, path: &Path, recursive: bool) -> Result<()> {
        if !path.is_dir() {
            return self.file(path);
        }
        let Some(listing) = self.listing(path) else { return Ok(()) };
        for file in &listing.files {
            self.file(file)?;
        }
        if recursive {
            return listing.folders.iter().try_for_each(|folder| self.folder_below(folder));
        }
        let display = input::display(path);
        let below = listing.folders.len();
        if listing.files.is_empty() {
            let error = Error::new(Kind::Failed, format!("no Kafka files in folder '{display}'"));
            let hint = format!("it has {below} subfolders: use --recursive to read them");
            self.fail(&if below > 0 { error.hint(hint) } else { error });
        } else if below > 0 {
            self.output.say(Label::Notice, format!("'{display}': {below} subfolders were not read"));
            self.output.say(Label::Hint, "use --recursive to read them");
        }
        Ok(())
    }

    fn listing(&mut self, folder: &Path) -> Option<Listing> {
        let listing = input::list(folder);
        let what = || format!("could not read folder '{}'", input::display(folder));
        listing.map_err(|error| self.fail(&Error::io(error, what()))).ok()
    }

    /// A folder that was not named itself may be empty.
    fn folder_below(&mut self, folder: &Path) -> Result<()> {
        let Some(listing) = self.listing(folder) else { return Ok(()) };
        listing.files.iter().try_for_each(|file| self.file(file))?;
        listing.folders.iter().try_for_each(|folder| self.folder_below(folder))
    }

    fn file(&mut self, path: &Path) -> Result<()> {
        if self.interrupted() {
            return Ok(());
        }
        let is_stdin = path.as_os_str() == input::STDIN;
        let Some(input) = (if is_stdin { InputFile::stdin() } else { InputFile::of(path) }) else {
            let display = input::display(path);
            self.heading(&format!("Dumping {display}"))?;
            let error = match path.metadata() {
                Ok(_) => Error::new(Kind::Failed, format!("Ignoring unknown file {display}")).hint(
                    "the file name says what a file holds: 00000000000000000000.log, .index, .timeindex and so on",
                ),
                Err(error) => Error::io(error, format!("could not read '{display}'")),
            };
            self.fail(&error);
            return Ok(());
        };
        self.heading(&format!("Dumping {}", input.display))?;
        if is_stdin {
            self.output.say(Label::Detail, "reading standard input");
        }
        let bytes = match input.open(self.plan.may_map, &self.interrupt) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.fail(&error);
                return Ok(());
            }
        };
        self.tally.files += 1;
        self.file_is_damaged = false;
        self.output.say(Label::Detail, format!("reading '{}', {} bytes", input.display, bytes.len()));
        self.row(&FileRow::new(&input, bytes.len()))?;
        if bytes.len() as u64 >= WORTH_A_BAR {
            self.output.begin_progress(&input.display, bytes.len() as u64, self.plan.rows);
        }
        match input.name.kind {
            FileKind::Log | FileKind::KraftSnapshot => self.log(&input, &bytes)?,
            FileKind::OffsetIndex => self.offset_index(&input, &bytes)?,
            FileKind::TimeIndex => self.time_index(&input, &bytes)?,
            FileKind::TransactionIndex => self.transaction_index(&input, &bytes)?,
            FileKind::ProducerSnapshot => self.producer_snapshot(&input, &bytes)?,
            _ => self.state_file(&input, &bytes)?,
        }
        self.output.end_progress();
        if let Some(length) = bytes.cut_at() {
            self.finding(&input, &Finding::damage(length, Fault::CutWhileRead))?;
        }
        self.tally.damaged_files += u64::from(self.file_is_damaged);
        let mut summary = std::mem::take(&mut self.summary);
        if self.plan.summary {
            summary.bytes = bytes.len() as u64;
            self.summaries.push(SummaryRow { file: Some(input.display), summary });
        }
        Ok(())
    }

    /// Prints a line of text that has no row in JSON.
    pub(super) fn heading(&mut self, text: &str) -> Result<()> {
        match self.format {
            RowFormat::Text { .. } if !self.plan.rows => Ok(()),
            RowFormat::Text { escape: true } => self.output.write(&[escape_controls(text).as_bytes(), b"\n"]),
            RowFormat::Text { escape: false } => self.output.write(&[text.as_bytes(), b"\n"]),
            RowFormat::Json(_) => Ok(()),
        }
    }

    /// Prints a row, unless only findings are wanted.
    pub(super) fn row(&mut self, row: &impl Row) -> Result<()> {
        if self.plan.rows { self.print(row) } else { Ok(()) }
    }

    fn print(&mut self, row: &impl Row) -> Result<()> {
        let mut rendered = std::mem::take(&mut self.rendered);
        rendered.clear();
        self.format.render(row, &mut rendered);
        let result = self.rendered(&rendered);
        self.rendered = rendered;
        result
    }

    /// Advances the progress bar by this many bytes.
    pub(super) fn advance(&self, bytes: u64) {
        self.output.advance(bytes);
    }

    /// Prints rows that were rendered elsewhere.
    pub(super) fn rendered(&mut self, rendered: &[u8]) -> Result<()> {
        if self.format.is_json() {
            self.json.append(self.output, rendered)
        } else {
            self.output.write(&[rendered])
        }
    }

    /// Whether findings are printed as data (JSON, `--check`) or as messages on standard error.
    pub(super) fn findings_are_data(&self) -> bool {
        self.plan.check || (self.format.is_json() && self.plan.rows)
    }

    /// Reports a finding, as data or as a message.
    pub(super) fn finding(&mut self, input: &InputFile, finding: &Finding) -> Result<()> {
        if self.findings_are_data() {
            self.print(&FindingRow { file: &input.display, finding })?;
        }
        self.count(input, finding);
        Ok(())
    }

    /// Counts a finding, and prints it where findings are messages.
    pub(super) fn count(&mut self, input: &InputFile, finding: &Finding) {
        self.summary.add_finding(finding);
        match finding.severity {
            Severity::Damage => self.file_is_damaged = true,
            Severity::Unread => self.tally.unread += 1,
            Severity::Warning => self.tally.warnings += 1,
            Severity::Notice => {}
        }
        if self.findings_are_data() {
            return;
        }
        self.notices.note(&input.absolute, &finding.fault);
        let words = FindingRow { file: &input.display, finding }.words();
        match finding.severity {
            Severity::Damage => self.output.say(Label::Damage, words),
            Severity::Unread | Severity::Warning => self.output.say(Label::Warning, words),
            Severity::Notice if finding.fault.is_told_by_kafkas_tool() => {}
            Severity::Notice => self.output.say(Label::Notice, words),
        }
    }

    /// Warns that something beside the named file could not be used.
    pub(super) fn warn(&mut self, text: &str) {
        self.output.say(Label::Warning, text);
    }

    /// Reports something named that could not be read at all.
    fn fail(&mut self, error: &Error) {
        self.output.report(error);
        self.tally.fail(error.status());
    }

    fn print_summaries(&mut self) -> Result<()> {
        let mut rows = std::mem::take(&mut self.summaries);
        if !self.plan.summary || rows.is_empty() {
            return Ok(());
        }
        let mut total = Summary::default();
        for row in &rows {
            total.merge(&row.summary);
        }
        rows.push(SummaryRow { file: None, summary: total });
        if self.format.is_json() {
            rows.iter().try_for_each(|row| self.print(row))
        } else {
            self.output.write(&[table(&rows, false).as_bytes()])
        }
    }

    /// Prints the closing messages, and returns the exit status.
    pub(super) fn finish(mut self) -> Result<Status> {
        self.print_summaries()?;
        if self.format.is_json() {
            self.json.finish(self.output)?;
        }
        self.notices.say(self.output);
        if self.undecodable > 0 {
            let count = self.undecodable;
            self.output.say(
                Label::Warning,
                format!("{count} keys or values could not be decoded in the requested format; they are shown as base64 or unchanged"),
            );
        }
        for words in self.plan.decoders.given_up() {
            self.output.say(Label::Notice, words);
        }
        let unexplained = self.plan.decoders.failures();
        if let Some((count, first)) = &unexplained {
            self.output.say(Label::Warning, unread_words(*count, first));
        }
        if let Some(status) = self.interrupt.requested() {
            return Ok(status);
        }
        if self.plan.rows && !self.has_rows && !self.plan.selection.is_everything() {
            self.output.say(Label::Notice, "nothing in these files matches the options");
        }
        let Tally { files, damaged_files, unread, warnings, .. } = self.tally;
        if damaged_files > 0 {
            self.output.say(Label::Error, format!("damage in {damaged_files} of {files} files"));
        } else if self.plan.check && unread == 0 {
            let but = match warnings {
                0 => String::new(),
                count => format!(", but Kafka's clients cannot read all of it ({count} warnings)"),
            };
            self.output.say(Label::Notice, format!("{files} files checked, no damage found{but}"));
        }
        let status = self.tally.status();
        let is_found = status == Status::Done && self.plan.strict && unexplained.is_some();
        Ok(if is_found { Status::Found } else { status })
    }
}

//! Everything that the program prints: data on standard output, messages on standard error. It knows nothing of Kafka.

mod cell;
mod escape;
mod format;
mod json;
mod line;
mod pretty;
mod style;
mod table;

use std::fmt::Display;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::AutoStream;
use indicatif::{BinaryBytes, HumanCount, ProgressBar, ProgressStyle};

pub use cell::{Cell, IntoCell};
pub use escape::{escape_controls, escape_for_terminal};
pub use format::{OF_DESCRIPTION, OF_LISTING, OutputChoice, OutputChoiceParser, OutputFormat};
pub use json::{JsonStream, PushJson};
pub use line::Piece;
pub(crate) use line::push_line;
pub use pretty::push_pretty;
pub use style::{ColorChoice, Label};
pub use table::{Columns, TableRow, table};

use crate::error::{Error, Result};

/// Size at which collected data is written: one large write costs far less than many small ones.
const BUFFER: usize = 256 << 10;

/// Requested capacity of a pipe on standard output: the maximum for every user of Linux (`/proc/sys/fs/pipe-max-size`).
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

const PROGRESS: &str = "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} eta {eta} {prefix}";

const COUNTING: &str = "{prefix} {wide_bar} {human_pos}/{human_len} records, {msg}, eta {eta}";

const WAITING: &str = "{spinner} {elapsed} {msg}";

/// Whether standard output was closed when the program was started.
static STDOUT_IS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Records whether standard output is closed. Call it before `main`: by then the standard library has opened it on `/dev/null`.
pub fn look_at_stdout() {
    STDOUT_IS_CLOSED.store(rustix::io::fcntl_getfd(io::stdout()).is_err(), Ordering::Relaxed);
}

/// Whether standard output was closed when the program was started (`>&-`).
pub fn stdout_is_closed() -> bool {
    STDOUT_IS_CLOSED.load(Ordering::Relaxed)
}

/// Whether the user can be asked: standard input and standard error are terminals.
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Ends the line of a question that was not answered.
pub fn end_question() {
    // If standard error is closed, the failure cannot be reported anywhere.
    let _ = writeln!(io::stderr().lock());
}

pub fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// How much the program prints on standard error. Data on standard output does not depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Errors and damage only.
    Quiet,
    /// Also notices and hints.
    Normal,
    /// Also what is being done (`-v`).
    Verbose,
    /// Also the log of the client library (`-vv`).
    Log,
    /// Also the debug log of the client library (`-vvv`).
    Debug,
}

/// The two output streams of a run.
#[derive(Debug)]
pub struct Output {
    data: Vec<u8>,
    /// `None` when the program was started with a closed standard output.
    stdout: Option<File>,
    stdout_is_terminal: bool,
    verbosity: Verbosity,
    color: ColorChoice,
    /// Columns of the terminal on standard error; `None` if it is no terminal, and lines are not wrapped.
    width: Option<usize>,
    may_show_progress: bool,
    /// Whether a wait was announced in a line, because no progress is shown.
    has_announced: bool,
    progress: Option<ProgressBar>,
    /// Gives the hints for an error, each a line.
    hints_of: fn(&Error) -> Vec<String>,
}

impl Output {
    /// The streams of a run. `hints_of` gives the hints for an error: what the user can do about it.
    pub fn new(
        verbosity: Verbosity,
        color: ColorChoice,
        no_progress: bool,
        hints_of: fn(&Error) -> Vec<String>,
    ) -> Self {
        // A pipe holds 64 KiB by default: at a gigabyte of text a third of the time went into waking up the reader. If standard
        // output is no pipe, or the system refuses, nothing is lost but speed.
        #[cfg(target_os = "linux")]
        let _ = rustix::pipe::fcntl_setpipe_size(io::stdout(), PIPE);
        let width = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
        Self {
            data: Vec::with_capacity(BUFFER),
            stdout: if stdout_is_closed() {
                None
            } else {
                io::stdout().as_fd().try_clone_to_owned().ok().map(File::from)
            },
            stdout_is_terminal: io::stdout().is_terminal(),
            verbosity,
            color,
            width,
            has_announced: false,
            may_show_progress: !no_progress && verbosity > Verbosity::Quiet && io::stderr().is_terminal(),
            progress: None,
            hints_of,
        }
    }

    /// Shows a progress bar over `bytes` bytes on a terminal, until [`Output::end_progress`]. `printing` says whether data is
    /// printed meanwhile: if it goes to the same terminal, there is no bar.
    pub fn begin_progress(&mut self, what: &str, bytes: u64, printing: bool) {
        self.begin_bar(PROGRESS, what, bytes, printing);
    }

    /// As [`Output::begin_progress`], for work that is counted in records; `records` is an estimate of their number.
    pub fn begin_counting(&mut self, what: &str, records: u64, printing: bool) {
        self.begin_bar(COUNTING, what, records, printing);
    }

    fn begin_bar(&mut self, template: &str, what: &str, length: u64, printing: bool) {
        if self.may_show_progress && !(printing && self.stdout_is_terminal) {
            // The templates are constants that a test renders.
            let style =
                ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
            let what = escape_controls(what).into_owned();
            self.progress = Some(ProgressBar::new(length).with_style(style).with_prefix(what));
        }
    }

    pub fn has_progress(&self) -> bool {
        self.progress.is_some()
    }

    /// Sets the progress bar to a number of records; `bytes` is their size.
    pub fn count_to(&self, records: u64, bytes: u64) {
        if let Some(progress) = &self.progress {
            progress.set_position(records);
            let rate = HumanCount(
                records * 1000 / u64::try_from(progress.elapsed().as_millis()).unwrap_or(1).max(1),
            );
            progress.set_message(format!("{}, {rate}/s", BinaryBytes(bytes)));
        }
    }

    /// Shows on a terminal what the command is waiting for, until [`Output::end_progress`].
    pub fn show_waiting(&mut self, what: &str) {
        if self.may_show_progress {
            let what = escape_controls(what).into_owned();
            let bar = self.progress.get_or_insert_with(|| {
                let style = ProgressStyle::with_template(WAITING);
                ProgressBar::new_spinner()
                    .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
            });
            bar.set_message(what);
            bar.tick();
        }
    }

    /// Says what the command is waiting for: as [`Output::show_waiting`] on a terminal, else by a notice, once in a run.
    pub fn announce_waiting(&mut self, what: &str) {
        if self.may_show_progress {
            self.show_waiting(what);
        } else if !std::mem::replace(&mut self.has_announced, true) {
            self.say(Label::Notice, what);
        }
    }

    /// Sets the progress bar to a number of bytes.
    pub fn advance_to(&self, bytes: u64) {
        if let Some(progress) = &self.progress {
            progress.set_position(bytes);
        }
    }

    /// Moves the progress bar by a number of bytes.
    pub fn advance(&self, bytes: u64) {
        if let Some(progress) = &self.progress {
            progress.inc(bytes);
        }
    }

    /// Removes the progress bar from the terminal.
    pub fn end_progress(&mut self) {
        if let Some(progress) = self.progress.take() {
            progress.finish_and_clear();
        }
    }

    pub fn stdout_has_color(&self) -> bool {
        self.color.for_stdout()
    }

    /// Whether standard output is a terminal: control characters must then be escaped.
    pub fn stdout_is_terminal(&self) -> bool {
        self.stdout_is_terminal
    }

    /// Adds data to the buffer, and writes the buffer if it is full. For a terminal all control characters but line ends and tabs are
    /// escaped, in every format.
    pub fn write(&mut self, pieces: &[&[u8]]) -> Result<()> {
        if !self.stdout_is_terminal {
            return self.write_as_it_is(pieces);
        }
        for piece in pieces {
            escape_for_terminal(piece, &mut self.data);
        }
        self.settle()
    }

    /// As [`Output::write`], but escapes nothing: for data with colours, in which names and records are escaped already.
    pub fn write_as_it_is(&mut self, pieces: &[&[u8]]) -> Result<()> {
        for piece in pieces {
            if piece.len() >= BUFFER {
                // It is large: copying it into the buffer would save nothing.
                self.flush()?;
                self.send(piece)?;
            } else {
                self.data.extend_from_slice(piece);
            }
        }
        self.settle()
    }

    /// The buffer, for code that appends much to it in small pieces. That code escapes names and records for a terminal, and calls
    /// [`Output::settle`] afterwards.
    pub fn data(&mut self) -> &mut Vec<u8> {
        &mut self.data
    }

    /// Writes the buffer if it is full.
    pub fn settle(&mut self) -> Result<()> {
        if self.data.len() >= BUFFER { self.flush() } else { Ok(()) }
    }

    /// Writes the buffer.
    pub fn flush(&mut self) -> Result<()> {
        let data = std::mem::take(&mut self.data);
        let result = self.send(&data);
        self.data = data;
        self.data.clear();
        result
    }

    /// Bypasses the line buffer of the standard library, which would look for line ends in every write.
    fn send(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.stdout {
            Some(stdout) => stdout.write_all(bytes).map_err(Error::stdout),
            None if bytes.is_empty() => Ok(()),
            None => Err(Error::stdout(io::Error::other("it is closed"))),
        }
    }

    /// Prints a message after a label such as `error:` on standard error, wrapped on a terminal.
    pub fn say(&mut self, label: Label, text: impl Display) {
        if self.verbosity >= label.verbosity() {
            let text = escape_controls(&text.to_string()).into_owned();
            self.print_message(&format!("{}: {text}", label.painted()), label.indent());
        }
    }

    /// Prints a message without a label on standard error, for scripts that look for its words.
    pub fn say_plain(&mut self, text: impl Display) {
        if self.verbosity >= Verbosity::Normal {
            self.print_message(&escape_controls(&text.to_string()), "");
        }
    }

    fn print_message(&mut self, text: &str, indent: &str) {
        // A terminal shows both streams: data that was printed before the message must appear before it. If the write fails,
        // the next write of data fails too and reports it.
        if self.stdout_is_terminal && self.flush().is_err() {
            return;
        }
        let lines = match self.width {
            Some(width) => textwrap::fill(
                text,
                textwrap::Options::new(width)
                    .initial_indent(indent)
                    .subsequent_indent(&format!("{indent}  ")),
            ),
            None => format!("{indent}{text}"),
        };
        let color = self.color.for_stderr();
        let write = || {
            // If standard error is closed, the failure cannot be reported anywhere.
            let _ = writeln!(AutoStream::new(io::stderr().lock(), color), "{lines}");
        };
        match &self.progress {
            Some(progress) => progress.suspend(write),
            None => write(),
        }
    }

    pub fn verbosity(&self) -> Verbosity {
        self.verbosity
    }

    /// Prints the rows of a plan on standard error, before the question.
    pub fn show_plan<R: TableRow>(&mut self, rows: &[R]) {
        // If the write fails, so does the reading of the answer, which reports it.
        let _ = self.flush();
        let _ = write!(io::stderr().lock(), "{}", table(rows, false));
    }

    /// Prints a question on standard error, without a line end.
    pub fn put_question(&mut self, question: &str) {
        // If the write fails, so does the reading of the answer, which reports it.
        let _ = self.flush();
        let _ = write!(io::stderr().lock(), "{}", escape_controls(question));
    }

    /// A function that prints a line of the client library's log on standard error with `-vv`, and else drops it.
    pub fn log_lines(&self) -> Box<dyn FnMut(&str) + Send> {
        let (is_shown, color) = (self.verbosity >= Verbosity::Log, self.color);
        Box::new(move |line| {
            if is_shown {
                let mut stderr = AutoStream::new(io::stderr().lock(), color.for_stderr());
                let _ = writeln!(stderr, "{}: {}", Label::Detail.painted(), escape_controls(line));
            }
        })
    }

    /// Prints an error with its hints.
    pub fn report(&mut self, error: &Error) {
        self.say(Label::Error, error.message());
        self.say_hints(error);
    }

    /// Prints the hints for an error.
    pub fn say_hints(&mut self, error: &Error) {
        for hint in (self.hints_of)(error) {
            self.say(Label::Hint, hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_of_the_progress_bar_is_understood() {
        assert!(ProgressStyle::with_template(PROGRESS).is_ok());
        assert!(ProgressStyle::with_template(WAITING).is_ok());
        assert!(ProgressStyle::with_template(COUNTING).is_ok());
    }
}

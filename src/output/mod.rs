//! Everything that leaves the program: data to standard output, talk to standard error. Knows nothing of Kafka.

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

/// Data is collected up to here before it is written: one large write costs far less than many small ones.
const BUFFER: usize = 256 << 10;

/// What a pipe is asked to hold: the most that Linux gives everyone (`/proc/sys/fs/pipe-max-size`).
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

const PROGRESS: &str = "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} eta {eta} {prefix}";

const COUNTING: &str = "{prefix} {wide_bar} {human_pos}/{human_len} records, {msg}, eta {eta}";

const WAITING: &str = "{spinner} {elapsed} {msg}";

/// Whether standard output was closed when the program was started.
static STDOUT_IS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Sees whether standard output is closed; to be called before `main`, which finds it open.
pub fn look_at_stdout() {
    STDOUT_IS_CLOSED.store(rustix::io::fcntl_getfd(io::stdout()).is_err(), Ordering::Relaxed);
}

/// Whether standard output was closed when the program was started (`>&-`).
pub fn stdout_is_closed() -> bool {
    STDOUT_IS_CLOSED.load(Ordering::Relaxed)
}

/// Whether there is somebody to ask: both the question and the answer go through a terminal.
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Ends the line of a question that is not answered.
pub fn end_question() {
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(io::stderr().lock());
}

/// Whether a person reads standard error directly.
pub fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// How much the program talks on standard error; data is never affected.
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
    /// Also what the client library does inside (`-vvv`).
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
    /// Columns of the terminal on standard error; `None` where lines are not to be broken.
    width: Option<usize>,
    may_show_progress: bool,
    /// A wait was announced where no progress is shown.
    has_announced: bool,
    progress: Option<ProgressBar>,
    /// What the user can do about an error, a line each.
    hints_of: fn(&Error) -> Vec<String>,
}

impl Output {
    /// Streams for a run. `hints_of` says what the user can do about an error.
    pub fn new(
        verbosity: Verbosity,
        color: ColorChoice,
        no_progress: bool,
        hints_of: fn(&Error) -> Vec<String>,
    ) -> Self {
        // A pipe holds 64 KiB unless asked: at a gigabyte of text a third of the time went into waking up the reader. Not a
        // pipe, or not allowed: it works as it is.
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

    /// Shows on a terminal how far a long work has come, until [`Output::end_progress`]. `printing` says whether the work
    /// prints data meanwhile, which on the same terminal shows progress enough.
    pub fn begin_progress(&mut self, what: &str, bytes: u64, printing: bool) {
        self.begin_bar(PROGRESS, what, bytes, printing);
    }

    /// The same for work that is counted in records, of which there are about so many.
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

    /// Whether progress is being shown.
    pub fn has_progress(&self) -> bool {
        self.progress.is_some()
    }

    /// So many records have been worked on, of so many bytes.
    pub fn count_to(&self, records: u64, bytes: u64) {
        if let Some(progress) = &self.progress {
            progress.set_position(records);
            let rate = HumanCount(
                records * 1000 / u64::try_from(progress.elapsed().as_millis()).unwrap_or(1).max(1),
            );
            progress.set_message(format!("{}, {rate}/s", BinaryBytes(bytes)));
        }
    }

    /// Shows on a terminal what is waited for, until [`Output::end_progress`].
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

    /// Says what is waited for: as [`Output::show_waiting`] on a terminal, else in a line, which comes once.
    pub fn announce_waiting(&mut self, what: &str) {
        if self.may_show_progress {
            self.show_waiting(what);
        } else if !std::mem::replace(&mut self.has_announced, true) {
            self.say(Label::Notice, what);
        }
    }

    /// So many bytes have been worked on.
    pub fn advance_to(&self, bytes: u64) {
        if let Some(progress) = &self.progress {
            progress.set_position(bytes);
        }
    }

    /// So many bytes more have been worked on.
    pub fn advance(&self, bytes: u64) {
        if let Some(progress) = &self.progress {
            progress.inc(bytes);
        }
    }

    /// Takes the progress off the terminal.
    pub fn end_progress(&mut self) {
        if let Some(progress) = self.progress.take() {
            progress.finish_and_clear();
        }
    }

    /// Whether data on standard output is to be coloured.
    pub fn stdout_has_color(&self) -> bool {
        self.color.for_stdout()
    }

    /// Whether a person reads standard output directly: control characters must then be escaped.
    pub fn stdout_is_terminal(&self) -> bool {
        self.stdout_is_terminal
    }

    /// Takes data, and sends it on when enough has come together. On a terminal control characters but line ends and tabs become
    /// visible, whatever the format is.
    pub fn write(&mut self, pieces: &[&[u8]]) -> Result<()> {
        if !self.stdout_is_terminal {
            return self.write_as_it_is(pieces);
        }
        for piece in pieces {
            escape_for_terminal(piece, &mut self.data);
        }
        self.settle()
    }

    /// The same for what is meant for the terminal as it is, with colours: what comes from elsewhere has been escaped already.
    pub fn write_as_it_is(&mut self, pieces: &[&[u8]]) -> Result<()> {
        for piece in pieces {
            if piece.len() >= BUFFER {
                // Large already: a copy would buy nothing.
                self.flush()?;
                self.send(piece)?;
            } else {
                self.data.extend_from_slice(piece);
            }
        }
        self.settle()
    }

    /// The data that is collected, for work that puts together much of it piece by piece, and escapes for a terminal what comes from
    /// elsewhere; [`Output::settle`] sends it on when enough has come together.
    pub fn data(&mut self) -> &mut Vec<u8> {
        &mut self.data
    }

    /// Sends the data on when enough has come together.
    pub fn settle(&mut self) -> Result<()> {
        if self.data.len() >= BUFFER { self.flush() } else { Ok(()) }
    }

    /// Sends all data on.
    pub fn flush(&mut self) -> Result<()> {
        let data = std::mem::take(&mut self.data);
        let result = self.send(&data);
        self.data = data;
        self.data.clear();
        result
    }

    /// Past the line buffer of the standard library, which would look for line ends in every write.
    fn send(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.stdout {
            Some(stdout) => stdout.write_all(bytes).map_err(Error::stdout),
            None if bytes.is_empty() => Ok(()),
            None => Err(Error::stdout(io::Error::other("it is closed"))),
        }
    }

    /// A line of talk behind a label such as `error:`, wrapped on a terminal.
    pub fn say(&mut self, label: Label, text: impl Display) {
        if self.verbosity >= label.verbosity() {
            let text = escape_controls(&text.to_string()).into_owned();
            self.talk(&format!("{}: {text}", label.painted()), label.indent());
        }
    }

    /// A line of talk as it stands, for words that scripts look for.
    pub fn say_plain(&mut self, text: impl Display) {
        if self.verbosity >= Verbosity::Normal {
            self.talk(&escape_controls(&text.to_string()), "");
        }
    }

    fn talk(&mut self, text: &str, indent: &str) {
        // On a terminal both streams are one page: what was printed before must stand before. A failure shows again,
        // and is reported, at the next write of data.
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
            // A closed standard error leaves nobody to tell.
            let _ = writeln!(AutoStream::new(io::stderr().lock(), color), "{lines}");
        };
        match &self.progress {
            Some(progress) => progress.suspend(write),
            None => write(),
        }
    }

    /// How much is said.
    pub fn verbosity(&self) -> Verbosity {
        self.verbosity
    }

    /// Shows on standard error what a question is about.
    pub fn show_plan<R: TableRow>(&mut self, rows: &[R]) {
        // A failure shows again when the answer is read.
        let _ = self.flush();
        let _ = write!(io::stderr().lock(), "{}", table(rows, false));
    }

    /// Puts a question on standard error, without an end of the line.
    pub fn put_question(&mut self, question: &str) {
        // A failure shows again when the answer is read.
        let _ = self.flush();
        let _ = write!(io::stderr().lock(), "{}", escape_controls(question));
    }

    /// Where lines of the client library's log go: to standard error with `-vv`, else nowhere.
    pub fn log_lines(&self) -> Box<dyn FnMut(&str) + Send> {
        let (is_shown, color) = (self.verbosity >= Verbosity::Log, self.color);
        Box::new(move |line| {
            if is_shown {
                let mut stderr = AutoStream::new(io::stderr().lock(), color.for_stderr());
                let _ = writeln!(stderr, "{}: {}", Label::Detail.painted(), escape_controls(line));
            }
        })
    }

    /// Says an error with its hints.
    pub fn report(&mut self, error: &Error) {
        self.say(Label::Error, error.message());
        self.say_hints(error);
    }

    /// Says what the user can do about an error.
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

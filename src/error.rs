//! Exit statuses, and the error type that carries one together with what the user can do about it.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

/// How a run ended, as the shell sees it. The table is part of the interface: README, "Exit status".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Status {
    /// Done; for a check: nothing found.
    Done = 0,
    /// Failed, or items failed for different causes.
    Failed = 1,
    /// Wrong usage or configuration; nothing was done.
    Usage = 2,
    /// Partly done: some items failed.
    Partial = 3,
    /// A check found something, such as damage in a file.
    Found = 4,
    /// Not reachable, or not in time; to try again may help.
    Unreachable = 5,
    /// Authentication or authorization was refused.
    Denied = 6,
    /// A thing that was named does not exist.
    NotFound = 7,
    /// The terminal was closed: SIGHUP (128 + 1).
    HungUp = 129,
    /// Interrupted by SIGINT (128 + 2).
    Interrupted = 130,
    /// Terminated by SIGTERM (128 + 15).
    Terminated = 143,
}

impl Status {
    /// What a run over several items comes to, of which some failed: all for one cause gives that cause's status.
    pub fn of_items(items: usize, failures: &[Self]) -> Self {
        match failures {
            [] => Self::Done,
            _ if failures.len() < items => Self::Partial,
            [first, rest @ ..] if rest.iter().all(|status| status == first) => *first,
            _ => Self::Failed,
        }
    }

    /// Whether a signal has ended the run.
    pub fn is_of_signal(self) -> bool {
        matches!(self, Self::HungUp | Self::Interrupted | Self::Terminated)
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// What failed (with its causes), the status it gives, and hints that say what to do.
#[derive(Debug)]
pub struct Error {
    status: Status,
    cause: anyhow::Error,
    hints: Vec<String>,
    maybe_done: bool,
}

/// The result of everything a command does.
pub type Result<T> = std::result::Result<T, Error>;

/// Marks an error that is only a reader who has left (`| head`).
#[derive(Debug, thiserror::Error)]
#[error("the reader of standard output has left")]
struct ClosedPipe;

/// Why a read or a wait gave up: a signal came. Carries the status to end with.
#[derive(Debug, thiserror::Error)]
#[error("stopped by a signal")]
pub struct Stopped(pub Status);

impl Error {
    /// An error with a message of its own.
    pub fn new(status: Status, message: impl Into<String>) -> Self {
        Self { status, cause: anyhow::Error::msg(message.into()), hints: Vec::new(), maybe_done: false }
    }

    /// An input or output error on a named thing; a missing file gives [`Status::NotFound`], [`Stopped`] its own status.
    pub fn io(error: io::Error, what: impl Display) -> Self {
        let stopped = error.get_ref().and_then(|cause| cause.downcast_ref::<Stopped>());
        let status = match (stopped, error.kind()) {
            (Some(Stopped(status)), _) => *status,
            (None, io::ErrorKind::NotFound) => Status::NotFound,
            (None, _) => Status::Failed,
        };
        Self {
            status,
            cause: anyhow::Error::new(error).context(what.to_string()),
            hints: Vec::new(),
            maybe_done: false,
        }
    }

    /// A failed write to standard output; a closed pipe is told apart from a full disk.
    pub fn stdout(error: io::Error) -> Self {
        let cause = match error.kind() {
            io::ErrorKind::BrokenPipe => anyhow::Error::new(ClosedPipe),
            _ => anyhow::Error::new(error).context("could not write to standard output"),
        };
        Self { status: Status::Failed, cause, hints: Vec::new(), maybe_done: false }
    }

    /// The same once more, in words only: for several items that failed for one cause.
    #[must_use]
    pub fn again(&self) -> Self {
        let cause = anyhow::Error::msg(self.message());
        Self { status: self.status, cause, hints: self.hints.clone(), maybe_done: self.maybe_done }
    }

    /// Adds a line that says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Marks the error of a change that was sent, and to which no answer came that says what became of it.
    #[must_use]
    pub fn maybe_done(self) -> Self {
        Self { maybe_done: true, ..self }
    }

    /// Whether what failed may have been done all the same.
    pub fn is_maybe_done(&self) -> bool {
        self.maybe_done
    }

    /// The exit status this error asks for.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Whether the reader of standard output has left, which ends a reading command quietly.
    pub fn is_closed_pipe(&self) -> bool {
        self.cause.is::<ClosedPipe>()
    }

    /// The message with its chain of causes, on one line.
    pub fn message(&self) -> String {
        format!("{:#}", self.cause)
    }

    /// What the user can do, a line each.
    pub fn hints(&self) -> &[String] {
        &self.hints
    }
}

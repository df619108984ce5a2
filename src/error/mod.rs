//! Exit statuses, and the error type: its kind, from which the exit status follows, its message and what the user can do about it.

mod kind;

pub use kind::Kind;

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
    /// The status of a run over several items of which some failed. If all failed for the same cause, it is the status of that cause.
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

/// An error: its message with the causes, its kind, and hints for the user.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    cause: anyhow::Error,
    hints: Vec<String>,
    maybe_done: bool,
}

/// The result of everything a command does.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a read or a wait gave up: a signal came. Carries the status to end with.
#[derive(Debug, thiserror::Error)]
#[error("stopped by a signal")]
pub struct Stopped(pub Status);

impl Error {
    /// An error with a message.
    pub fn new(kind: impl Into<Kind>, message: impl Into<String>) -> Self {
        Self::caused(kind.into(), anyhow::Error::msg(message.into()))
    }

    fn caused(kind: Kind, cause: anyhow::Error) -> Self {
        Self { kind, cause, hints: Vec::new(), maybe_done: false }
    }

    /// An input or output error on a named thing.
    pub fn io(error: io::Error, what: impl Display) -> Self {
        let stopped = error.get_ref().and_then(|cause| cause.downcast_ref::<Stopped>());
        let kind = match (stopped, error.kind()) {
            (Some(Stopped(status)), _) => Kind::Stopped(*status),
            (None, io::ErrorKind::NotFound) => Kind::NoSuchFile,
            (None, _) => Kind::Failed,
        };
        Self::caused(kind, anyhow::Error::new(error).context(what.to_string()))
    }

    /// A failed write to standard output; a closed pipe is distinguished from a full disk.
    pub fn stdout(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => {
                Self::new(Kind::ClosedPipe, "the reader of standard output has left")
            }
            _ => {
                let cause = anyhow::Error::new(error).context("could not write to standard output");
                Self::caused(Kind::Failed, cause)
            }
        }
    }

    /// A copy, for several items that failed for one cause. The chain of causes becomes text.
    #[must_use]
    pub fn again(&self) -> Self {
        self.with_message(self.message())
    }

    /// A copy with another message.
    #[must_use]
    pub fn with_message(&self, message: impl Into<String>) -> Self {
        let cause = anyhow::Error::msg(message.into());
        Self { kind: self.kind.clone(), cause, hints: self.hints.clone(), maybe_done: self.maybe_done }
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

    /// Whether the failed change may have been done nevertheless.
    pub fn is_maybe_done(&self) -> bool {
        self.maybe_done
    }

    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The exit status this error asks for.
    pub fn status(&self) -> Status {
        self.kind.status()
    }

    /// The message with its chain of causes, on one line.
    pub fn message(&self) -> String {
        format!("{:#}", self.cause)
    }

    /// The hints that were added where the error arose, each a line. Hints that name our commands follow from the kind.
    pub fn hints(&self) -> &[String] {
        &self.hints
    }
}

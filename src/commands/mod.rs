//! The commands, and what they all work with.

pub mod dump_log;

use crate::error::{Result, Status};
use crate::output::{Output, OutputFormat};
use crate::util::interrupt::Interrupt;

/// What the user wants done.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    DumpLog(Box<dump_log::DumpLog>),
}

/// What a command works with.
#[derive(Debug)]
pub struct Session<'run> {
    /// Where data and talk go.
    pub output: &'run mut Output,
    /// The format asked for; each command has a default of its own.
    pub format: Option<OutputFormat>,
    /// Whether the user asked to stop.
    pub interrupt: Interrupt,
}

impl Command {
    /// Runs the command; what is left in the output buffer is the caller's to flush.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::DumpLog(args) => dump_log::run(args, session),
        }
    }
}

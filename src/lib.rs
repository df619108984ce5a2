//! kafkactl: one binary for what Kafka operators do all day.
//!
//! A command ([`commands`]) calls operations ([`ops`]) on [`kafka`] (a cluster, over the wire), [`rest`] (HTTP), [`segment`] (Kafka's
//! files on disk) and [`payload`] (keys and values in readable form), and passes the results to [`output`]. [`session`] opens connections
//! with the settings from [`config`]. No module uses one above it; all use [`error`] and [`util`].

mod cli;
mod commands;
mod config;
mod error;
mod kafka;
mod ops;
mod output;
mod payload;
mod rest;
mod segment;
mod session;
mod util;

pub use error::Status;

/// Parsers of untrusted bytes, for the property tests and the fuzz targets. They are no interface for other programs.
pub mod readers {
    pub use crate::payload::schema::{
        AvroJson, AvroReader, AvroSchema, ProtobufReader, SchemaType, defined, fields, needed,
    };
    pub use crate::payload::{MessageHint, Side, framed};
    pub use crate::segment::{
        Batch, BatchCheck, Fault, FileKind, Finding, Inflater, LogCheck, OffsetIndex, ProducerSnapshot,
        SegmentName, TailKind, TimeIndex, TopicPartition, TransactionIndex, Walk, WalkStep, read_json_state,
        read_leader_epochs, read_meta_properties, read_offset_checkpoint, read_partition_metadata,
    };
    pub use crate::util::interrupt::Interrupt;
    pub use crate::util::units::Offset;
}

use std::ffi::OsString;
use std::io::Write;

use crate::cli::Cli;
use crate::error::{Error, Kind, Result};
use crate::output::{ColorChoice, Output, Verbosity, escape_for_terminal};
use crate::session::Session;
use crate::util::interrupt::{self, Interrupt};

/// Records which of the standard streams are closed. Call it before `main`: by then the standard library has opened them on `/dev/null`.
pub fn look_at_streams() {
    output::look_at_stdout();
}

/// Answers a shell that requests completion (`COMPLETE` in the environment); `None` if there is no such request.
pub fn complete() -> Option<Status> {
    match cli::complete() {
        Ok(false) => None,
        Ok(true) => Some(Status::Done),
        Err(error) => {
            Output::new(Verbosity::Normal, ColorChoice::Auto, true, commands::hints).report(&error);
            Some(error.status())
        }
    }
}

/// Runs a command line, prints all output and errors, and returns the exit status.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Status {
    // If that fails, the default of the system remains: the signal ends the process.
    let _ = interrupt::survive_file_size_limit();
    let args: Vec<OsString> = args.into_iter().collect();
    let cli = match cli::parse(args.iter().cloned()) {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            print_usage_error(&error, &args);
            return Status::Usage;
        }
        // Help and version arrive as errors of clap.
        Err(_) if output::stdout_is_closed() => {
            let error = Error::stdout(std::io::Error::other("it is closed"));
            Output::new(Verbosity::Normal, ColorChoice::Auto, true, commands::hints).report(&error);
            return error.status();
        }
        Err(error) => return error.print().map_or(Status::Failed, |()| Status::Done),
    };
    let mut output =
        Output::new(cli.global.verbosity(), cli.global.color, cli.global.no_progress, commands::hints);
    match run_command(&cli, &mut output) {
        Ok(status) => status,
        // The reader has closed the pipe (`| head`): it has all it wants.
        Err(error) if *error.kind() == Kind::ClosedPipe => Status::Done,
        Err(error) => {
            output.report(&error);
            error.status()
        }
    }
}

/// Prints an error of the command line. If an argument has control characters, they could not be distinguished from those of colours:
/// the message is then printed without colours, and all control characters are escaped.
fn print_usage_error(error: &clap::Error, args: &[OsString]) {
    let has_controls = args.iter().any(|arg| arg.to_string_lossy().contains(char::is_control));
    // If standard error is closed, the failure cannot be reported anywhere.
    let _ = if has_controls {
        let mut escaped = Vec::new();
        escape_for_terminal(error.render().to_string().as_bytes(), &mut escaped);
        std::io::stderr().write_all(&escaped)
    } else {
        error.print()
    };
}

fn run_command(cli: &Cli, output: &mut Output) -> Result<Status> {
    let interrupt = Interrupt::listen().map_err(|error| Error::io(error, "could not listen for signals"))?;
    let mut options = cli.global.options();
    options.dry_run |= cli.action.is_dry_run();
    let mut session = Session { output, options, interrupt };
    let result = cli.action.run(&mut session);
    // Results from before a failure are printed too.
    let flushed = session.output.flush();
    let status = result?;
    flushed.map(|()| status)
}

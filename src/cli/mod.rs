//! The command line: the root parser and the options that every command has.

mod generate;

use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand};

pub use generate::{Generated, generated_files};

use crate::commands::{Command, Session};
use crate::error::{Result, Status};
use crate::output::{ColorChoice, OutputFormat, Verbosity};

/// One binary for what Kafka operators do all day: no JVM, and no broker needed to read Kafka's files
#[derive(Debug, Parser)]
#[command(name = "kafkactl", version, disable_help_subcommand = true, arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 done, 1 failed, 2 wrong usage, 3 partly done, 4 a check found something,\n\
                        7 a thing named does not exist, 130 interrupted, 143 terminated."
)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: GlobalOptions,
    /// What to do.
    #[command(subcommand)]
    pub action: Action,
}

/// The commands, and what serves the repository only.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// A command for users.
    #[command(flatten)]
    Command(Command),
    /// Write completions/ and man/ below a folder
    #[command(hide = true)]
    Generate(generate::Generate),
}

impl Action {
    /// Runs it; what is left in the output buffer is the caller's to flush.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::Command(command) => command.run(session),
            Self::Generate(generate) => generate.run(),
        }
    }
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalOptions {
    /// Format of the data on standard output
    #[arg(
        short,
        long,
        global = true,
        value_name = "FORMAT",
        env = "KAFKACTL_OUTPUT",
        hide_env_values = true
    )]
    pub output: Option<OutputFormat>,
    /// Say nothing on standard error but errors and damage
    #[arg(short, long, global = true, env = "KAFKACTL_QUIET", hide_env_values = true)]
    pub quiet: bool,
    /// Say on standard error what is being done
    #[arg(short, long, global = true, action = ArgAction::Count, env = "KAFKACTL_VERBOSE", hide_env_values = true)]
    pub verbose: u8,
    /// When to use colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        env = "KAFKACTL_COLOR",
        hide_env_values = true
    )]
    pub color: ColorChoice,
    /// Show no progress bar on a terminal
    #[arg(long, global = true, env = "KAFKACTL_NO_PROGRESS", hide_env_values = true)]
    pub no_progress: bool,
}

impl GlobalOptions {
    /// How much to talk; `--quiet` wins.
    pub fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, 0) => Verbosity::Normal,
            (false, _) => Verbosity::Verbose,
        }
    }
}

/// The whole command tree, for completions and manual pages.
fn command_tree() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    command
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_tree_is_consistent() {
        super::Cli::command().debug_assert();
    }
}

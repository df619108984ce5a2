//! The command line: the root parser and the options of every command.

mod candidates;
mod generate;
mod shells;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{BoolishValueParser, Resettable};
use clap::error::{ContextKind, ContextValue};
use clap::parser::ValueSource;
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

pub use candidates::complete;

use crate::commands::{Command, NameKind};
use crate::config::{Given, Request};
use crate::error::Status;
use crate::output::{ColorChoice, OutputChoice, OutputChoiceParser, Verbosity};
use crate::session::{Options, Session};
use crate::util::units::parse_duration;

/// One binary for what Kafka operators do all day: no JVM, and no broker needed to read Kafka's files
#[derive(Debug, Parser)]
#[command(name = "kafkactl", version, disable_help_subcommand = true, arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 done, 1 failed, 2 wrong usage, 3 partly done, 4 a check found something, 5 not reachable,\n\
                        6 login or permission refused, 7 something named does not exist, 129 terminal closed, 130 interrupted, 143 terminated."
)]
pub struct Cli {
    #[command(flatten)]
    pub global: GlobalOptions,
    #[command(subcommand)]
    pub action: Action,
}

/// The commands for users, and the hidden command that generates files of the repository.
#[derive(Debug, Subcommand)]
pub enum Action {
    #[command(flatten)]
    Command(Command),
    /// Write completions/ and man/ below a folder
    #[command(hide = true)]
    Generate(generate::Generate),
}

impl Action {
    /// Whether an option of the command itself, beside `--dry-run`, requests a dry run.
    pub fn is_dry_run(&self) -> bool {
        matches!(self, Self::Command(command) if command.is_dry_run())
    }

    /// Runs the command. The caller flushes the output buffer afterwards.
    pub fn run(&self, session: &mut Session<'_>) -> crate::error::Result<Status> {
        match self {
            Self::Command(command) => command.run(session),
            Self::Generate(generate) => generate.run(),
        }
    }
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct GlobalOptions {
    #[command(flatten)]
    pub connection: ConnectionOptions,
    /// Format of the data on standard output; not every command has every format
    #[arg(
        short,
        long,
        global = true,
        value_name = "FORMAT",
        env = "KAFKACTL_OUTPUT",
        hide_env_values = true,
        hide_possible_values = true,
        value_parser = OutputChoiceParser,
        help_heading = GLOBAL
    )]
    pub output: Option<OutputChoice>,
    /// Print only errors and damage on standard error
    #[arg(short, long, global = true, env = "KAFKACTL_QUIET", hide_env_values = true, value_parser = BoolishValueParser::new(), help_heading = GLOBAL)]
    pub quiet: bool,
    /// Print on standard error what is being done; -vv adds the log of the client library, -vvv its debug log
    #[arg(
        short,
        long,
        global = true,
        action = ArgAction::Count,
        env = "KAFKACTL_VERBOSE",
        hide_env_values = true,
        help_heading = GLOBAL
    )]
    pub verbose: u8,
    /// When to use colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        env = "KAFKACTL_COLOR",
        hide_env_values = true,
        help_heading = GLOBAL
    )]
    pub color: ColorChoice,
    /// Show no progress bar on a terminal
    #[arg(long, global = true, env = "KAFKACTL_NO_PROGRESS", hide_env_values = true, value_parser = BoolishValueParser::new(), help_heading = GLOBAL)]
    pub no_progress: bool,
    /// Answer yes to every question
    #[arg(short, long, global = true, help_heading = GLOBAL)]
    pub yes: bool,
    /// Show what a command would change, and change nothing
    #[arg(long, global = true, help_heading = GLOBAL)]
    pub dry_run: bool,
    /// The settings of the command line and of the environment; filled in after parsing.
    #[arg(skip)]
    request: Request,
}

const GLOBAL: &str = "Global options";
const CONNECTION: &str = "Connection";

/// The options that name a cluster and say how to connect to it.
#[derive(Debug, Args)]
pub struct ConnectionOptions {
    /// Addresses of brokers, default localhost:9092; no context is used then, unless --context names one
    #[arg(
        short = 'b',
        long,
        global = true,
        value_name = "HOST:PORT,...",
        env = "KAFKACTL_BOOTSTRAP_SERVER",
        hide_env_values = true,
        aliases = ["bootstrap-servers", "brokers"],
        help_heading = CONNECTION
    )]
    pub bootstrap_server: Option<String>,
    /// Context of the config file: a named cluster
    #[arg(long, global = true, value_name = "NAME", add = NameKind::Context, env = "KAFKACTL_CONTEXT", hide_env_values = true, help_heading = CONNECTION)]
    pub context: Option<String>,
    /// Property file of a Java client
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "KAFKACTL_COMMAND_CONFIG",
        hide_env_values = true,
        help_heading = CONNECTION
    )]
    pub command_config: Option<PathBuf>,
    /// Client setting by its name in Java or librdkafka; `@env:VAR` and `@file:PATH` read the value from there
    #[arg(
        short = 'X',
        long = "property",
        global = true,
        value_name = "KEY=VALUE",
        add = NameKind::ClientSetting,
        env = "KAFKACTL_PROPERTY",
        hide_env_values = true,
        value_delimiter = '\n',
        help_heading = CONNECTION
    )]
    pub property: Vec<String>,
    /// Base URLs of Connect workers, default `http://localhost:8083`; if one cannot be reached, the next one is tried
    #[arg(
        long,
        global = true,
        value_name = "URL,...",
        env = "KAFKACTL_CONNECT_URL",
        hide_env_values = true,
        alias = "connect-urls",
        value_delimiter = ',',
        help_heading = CONNECTION
    )]
    pub connect_url: Vec<String>,
    /// Base URLs of schema registries, default `http://localhost:8081`; if one cannot be reached, the next one is tried
    #[arg(
        long,
        global = true,
        value_name = "URL,...",
        env = "KAFKACTL_REGISTRY_URL",
        hide_env_values = true,
        alias = "registry-urls",
        value_delimiter = ',',
        help_heading = CONNECTION
    )]
    pub registry_url: Vec<String>,
    /// Maximum time of each wait for the cluster, in seconds or with a unit
    #[arg(
        long,
        global = true,
        value_name = "DURATION",
        default_value = "30s",
        env = "KAFKACTL_TIMEOUT",
        hide_env_values = true,
        value_parser = parse_duration,
        help_heading = CONNECTION
    )]
    pub timeout: Duration,
}

impl GlobalOptions {
    /// The level of messages on standard error; `--quiet` wins over `--verbose`.
    pub fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, 0) => Verbosity::Normal,
            (false, 1) => Verbosity::Verbose,
            (false, 2) => Verbosity::Log,
            (false, _) => Verbosity::Debug,
        }
    }

    /// The options as the session and the commands use them.
    pub fn options(&self) -> Options {
        Options {
            format: self.output.as_ref().map(|choice| choice.format),
            template: self.output.as_ref().and_then(|choice| choice.template.clone()),
            request: self.request.clone(),
            timeout: self.connection.timeout,
            yes: self.yes,
            dry_run: self.dry_run,
        }
    }
}

impl ConnectionOptions {
    /// The settings that were given, those of the command line apart from those of the environment: the command line takes
    /// precedence over a property file, and the file over the environment.
    fn request(&self, matches: &clap::ArgMatches) -> Request {
        let place = |id: &str, place| matches.value_source(id) == Some(place);
        let given = |source| Given {
            bootstrap_server: self.bootstrap_server.clone().filter(|_| place("bootstrap_server", source)),
            context: self.context.clone().filter(|_| place("context", source)),
            command_config: self.command_config.clone().filter(|_| place("command_config", source)),
            properties: if place("property", source) { self.property.clone() } else { Vec::new() },
            connect_urls: if place("connect_url", source) { self.connect_url.clone() } else { Vec::new() },
            registry_urls: if place("registry_url", source) { self.registry_url.clone() } else { Vec::new() },
        };
        Request { options: given(ValueSource::CommandLine), environment: given(ValueSource::EnvVariable) }
    }
}

/// The parser for a run. An empty environment variable counts as not set: Compose files and CI set such variables.
fn parser() -> clap::Command {
    Cli::command().mut_args(|arg| {
        let is_empty = arg.get_env().is_some_and(|name| variable(name).is_some_and(|value| value.is_empty()));
        if is_empty { arg.env(Resettable::Reset) } else { arg }
    })
}

/// Adds the name of the environment variable to an error about an option whose value comes from there.
fn with_variable(mut error: clap::Error, args: &[OsString]) -> clap::Error {
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg) else { return error };
    let long = option.trim_start_matches("--").split([' ', '.', '[', '=']).next().unwrap_or_default();
    let command = parser();
    let Some(arg) = command.get_arguments().find(|arg| arg.get_long() == Some(long)) else { return error };
    let short = arg.get_short().map(|short| format!("-{short}"));
    let is_typed = args.iter().filter_map(|word| word.to_str()).any(|word| {
        word.starts_with(&format!("--{long}")) || short.as_ref().is_some_and(|short| word.starts_with(short))
    });
    if let Some(name) = arg.get_env().filter(|name| !is_typed && variable(name).is_some()) {
        let words = format!("the value comes from the environment variable {}", name.display());
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![words.into()]));
    }
    error
}

#[expect(clippy::disallowed_methods, reason = "whether an option comes from a variable is settled here")]
fn variable(name: &OsStr) -> Option<OsString> {
    std::env::var_os(name)
}

pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let args: Vec<OsString> = args.into_iter().collect();
    let matches = parser().try_get_matches_from(&args).map_err(|error| with_variable(error, &args))?;
    let mut cli = Cli::from_arg_matches(&matches)?;
    cli.global.request = cli.global.connection.request(&matches);
    Ok(cli)
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

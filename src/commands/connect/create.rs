//! `kafkactl connect create`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::definition::{Definition, pairs};
use super::settle::{Goal, wait_for};
use super::validate::check;
use super::workers_to_change;
use crate::commands::Session;
use crate::commands::changes::{ChangeRow, finish};
use crate::commands::patience::patiently;
use crate::commands::wait::WaitTimeout;
use crate::error::{Error, Result, Status};
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::rest::{Created, InitialState};

/// Create a connector
///
/// The config is checked by the plugin first: what is wrong is said by config. With --dry-run nothing else is done.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect create load-config connector.class=FileStreamSource file=/etc/app.properties topic=config
  kafkactl connect create dump-config connector.class=FileStreamSink file=/tmp/copy topics=config --wait
  kafkactl connect create --from-file load-config.json
  kafkactl connect create load-config --from-file load-config.properties tasks.max=2 --dry-run

A file is JSON or YAML, {name, config: {...}} or the config alone, or what is called .properties. What is typed wins;
KEY=@env:VAR and KEY=@file:PATH say where a value is, such as a password.")]
pub struct ConnectCreate {
    /// The name of the connector; default: that of the file
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// A config of it
    #[arg(value_name = "KEY=VALUE")]
    config: Vec<String>,
    /// A file with its config
    #[arg(long, value_name = "FILE")]
    from_file: Option<PathBuf>,
    /// Succeed when there is one with that name
    #[arg(long)]
    if_not_exists: bool,
    /// What it does at first (workers since 3.7)
    #[arg(long, value_name = "STATE")]
    initial_state: Option<StateName>,
    /// Wait until it and its tasks run, and fail when they do not
    #[arg(long)]
    wait: bool,
    #[command(flatten)]
    timeout: WaitTimeout,
}

/// What a connector does at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum StateName {
    /// It works
    Running,
    /// It has tasks, which rest
    Paused,
    /// It has no tasks
    Stopped,
}

impl From<StateName> for InitialState {
    fn from(name: StateName) -> Self {
        match name {
            StateName::Running => Self::Running,
            StateName::Paused => Self::Paused,
            StateName::Stopped => Self::Stopped,
        }
    }
}

pub(super) fn run(args: &ConnectCreate, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let (name, config) = definition(args)?;
    let (_, connect) = workers_to_change(session)?;
    let limit = args.timeout.wait_timeout;
    check(session, &connect, &name, &config, limit)?;
    let rows = |change: &str| vec![ChangeRow::good(&name, change)];
    // A worker may take a name that it does not take in the paths of later requests: nothing would remove the connector.
    match patiently(session, limit, || connect.config(&name)) {
        Ok(_) => return exists(args, session, &name, connect.address(), format, rows("exists already")),
        Err(error) if error.status() == Status::NotFound => {}
        Err(error) => return Err(error),
    }
    if session.options.dry_run {
        session.output.say(Label::Notice, "dry run, nothing was created");
        return finish(session, format, rows("create"), []);
    }
    let state = args.initial_state.map(InitialState::from);
    // An answer that came too late: what there is now may be what was asked for.
    let created = match patiently(session, limit, || connect.create(&name, &config, state)) {
        Ok(created) => created,
        Err(error) if error.status() == Status::Unreachable => {
            match patiently(session, limit, || connect.config(&name)) {
                Ok(found) if found == config => Created::New,
                _ => return Err(error),
            }
        }
        Err(error) => return Err(error),
    };
    if created == Created::Exists {
        return exists(args, session, &name, connect.address(), format, rows("exists already"));
    }
    let goal = match args.initial_state {
        None | Some(StateName::Running) => Goal::Started,
        Some(StateName::Paused) => Goal::Paused,
        Some(StateName::Stopped) => Goal::Stopped,
    };
    let failures = if args.wait { wait_for(session, &connect, &name, goal, limit)? } else { Vec::new() };
    finish(session, format, rows("created"), [])?;
    Ok(failures.first().copied().unwrap_or(Status::Done))
}

/// There is a connector with that name.
fn exists(
    args: &ConnectCreate,
    session: &mut Session<'_>,
    name: &str,
    address: &str,
    format: OutputFormat,
    rows: Vec<ChangeRow>,
) -> Result<Status> {
    if args.if_not_exists {
        return finish(session, format, rows, []);
    }
    let message = format!("connector '{name}' already exists on {address}");
    Err(Error::new(Status::Failed, message)
        .hint("kafkactl connect config set changes it; --if-not-exists leaves it as it is"))
}

/// The name and the config: of the file, and what is typed over it.
fn definition(args: &ConnectCreate) -> Result<(String, BTreeMap<String, String>)> {
    let mut given = Definition { name: None, config: BTreeMap::new() };
    if let Some(path) = &args.from_file {
        given = Definition::read(path)?;
    }
    // Where the name was left out the first pair stands in its place.
    let (name, first) = match &args.name {
        Some(text) if text.contains('=') => (None, Some(text.clone())),
        name => (name.clone(), None),
    };
    let typed: Vec<String> = first.into_iter().chain(args.config.iter().cloned()).collect();
    given.config.extend(pairs(&typed)?);
    let name = name.or(given.name).or_else(|| given.config.get("name").cloned());
    let name = name.ok_or_else(|| {
        Error::new(Status::Usage, "the connector has no name").hint("it stands before the first KEY=VALUE")
    })?;
    if given.config.is_empty() {
        return Err(Error::new(Status::Usage, format!("connector '{name}' has no config"))
            .hint("KEY=VALUE behind the name, or --from-file"));
    }
    given.config.insert("name".to_owned(), name.clone());
    Ok((name, given.config))
}

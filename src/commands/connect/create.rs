//! `kafkactl connect create`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::pairs::pairs;
use super::{wait_for_done, workers_to_change};
use crate::commands::change::undo::Undo;
use crate::commands::change::{ChangeRow, Harmless, Plan, carry_out};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::connect::create::create;
use crate::ops::connect::definition::Definition;
use crate::ops::connect::settle::Goal;
use crate::ops::connect::validate::refuse_invalid;
use crate::ops::patience::patiently;
use crate::output::{OF_LISTING, OutputFormat};
use crate::rest::{Created, InitialState};
use crate::session::Session;

/// Create a connector
///
/// The plugin checks the config first, and each wrong value is reported. With --dry-run nothing else happens.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect create load-config connector.class=FileStreamSource file=/etc/app.properties topic=config
  kafkactl connect create dump-config connector.class=FileStreamSink file=/tmp/copy topics=config --wait
  kafkactl connect create --from-file load-config.json
  kafkactl connect create load-config --from-file load-config.properties tasks.max=2 --dry-run

A file is JSON or YAML, {name, config: {...}} or the config alone, or NAME.properties. What is typed wins;
KEY=@env:VAR and KEY=@file:PATH say where a value comes from, such as a password.")]
pub struct ConnectCreate {
    /// The name of the connector; default: that of the file
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Keys of the config and their values
    #[arg(value_name = "KEY=VALUE")]
    config: Vec<String>,
    /// File with the config; - for standard input
    #[arg(long, value_name = "FILE")]
    from_file: Option<PathBuf>,
    /// Succeed when a connector with that name exists
    #[arg(long)]
    if_not_exists: bool,
    /// The initial state (workers since 3.7)
    #[arg(long, value_name = "STATE")]
    initial_state: Option<StateName>,
    /// Wait until the connector and its tasks run, and fail when they do not
    #[arg(long)]
    wait: bool,
    #[command(flatten)]
    timeout: WaitTimeout,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum StateName {
    /// The connector and its tasks run
    Running,
    /// The tasks are paused
    Paused,
    /// The connector has no tasks
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
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let (name, config) = definition(args, session)?;
    let (resolved, connect) = workers_to_change(session)?;
    let limit = args.timeout.wait_timeout;
    refuse_invalid(&mut session.work(), &connect, &name, &config, limit)?;
    // A worker may take a name that it does not take in the paths of later requests: nothing would remove the connector.
    let row = match patiently(&mut session.work(), limit, || connect.config(&name)) {
        Ok(_) => args.exists(&name, connect.address()).map(|()| ChangeRow::unchanged(&name, EXISTS))?,
        Err(error) if error.kind().is_absence() => ChangeRow::new(&name, "create"),
        Err(error) => return Err(error),
    };
    let plan = Plan {
        what: format!("create connector '{name}'"),
        noun: "connector",
        done: "created",
        place: connect.address().to_owned(),
        rows: vec![row],
        nothing: "",
        refused: Vec::new(),
        risk: Harmless,
        undo: Undo::Nothing("kafkactl connect delete takes it back"),
    };
    carry_out(session, &resolved, plan, |session, (), report| {
        let state = args.initial_state.map(InitialState::from);
        if create(&mut session.work(), &connect, &name, &config, state, limit)? == Created::Exists {
            args.exists(&name, connect.address())?;
            report.each(&name, |row| *row = ChangeRow::unchanged(&name, EXISTS));
            return Ok(());
        }
        report.done(&name);
        if args.wait {
            let goal = match args.initial_state {
                None | Some(StateName::Running) => Goal::Started,
                Some(StateName::Paused) => Goal::Paused,
                Some(StateName::Stopped) => Goal::Stopped,
            };
            wait_for_done(session, &connect, report, goal, limit);
        }
        Ok(())
    })
}

const EXISTS: &str = "exists already";

impl ConnectCreate {
    /// There is a connector with that name.
    fn exists(&self, name: &str, address: &str) -> Result<()> {
        if self.if_not_exists {
            return Ok(());
        }
        let message = format!("connector '{name}' already exists on {address}");
        Err(Error::new(Kind::Failed, message)
            .hint("kafkactl connect config set changes it; --if-not-exists leaves it as it is"))
    }
}

/// The name and the config: those of the file, overridden by what is typed.
fn definition(args: &ConnectCreate, session: &mut Session<'_>) -> Result<(String, BTreeMap<String, String>)> {
    let mut given = Definition { name: None, config: BTreeMap::new() };
    if let Some(path) = &args.from_file {
        given = Definition::read(path, |path| session.read_text(path))?;
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
        Error::new(Kind::Usage, "the connector has no name").hint("the name comes before the first KEY=VALUE")
    })?;
    if given.config.is_empty() {
        return Err(Error::new(Kind::Usage, format!("connector '{name}' has no config"))
            .hint("give KEY=VALUE after the name, or --from-file"));
    }
    given.config.insert("name".to_owned(), name.clone());
    Ok((name, given.config))
}

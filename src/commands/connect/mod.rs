//! `kafkactl connect`: connectors of a Connect cluster.

mod apply;
mod config;
mod create;
mod delete;
mod describe;
mod export;
mod heal;
mod list;
mod offsets;
mod pairs;
mod plugins;
mod restart;
mod state;
mod status;
mod topics;
mod validate;

use std::collections::BTreeMap;
use std::time::Duration;

use crate::commands::change::undo::{UndoFile, UndoOptions};
use crate::commands::change::{ChangeReport, ChangeRow};
use crate::commands::shared::names::{ConnectorNames, Selected};
use crate::config::{Resolved, Target};
use crate::error::{Error, Result, Status};
use crate::ops::connect::Config;
use crate::ops::connect::export::ExportedConnector;
use crate::ops::connect::settle::{Goal, wait_for};
use crate::ops::patience::patiently;
use crate::rest::{CONNECT, Connect, Expanded};
use crate::session::rest_connection::server;
use crate::session::{Access, Session};

/// List, describe and change connectors
#[derive(Debug, clap::Subcommand)]
pub enum ConnectCommand {
    Status(status::ConnectStatus),
    #[command(visible_alias = "ls")]
    List(list::ConnectList),
    Describe(describe::ConnectDescribe),
    Create(create::ConnectCreate),
    Apply(apply::ConnectApply),
    Export(export::ConnectExport),
    Validate(validate::ConnectValidate),
    #[command(subcommand)]
    Config(config::ConfigCommand),
    Delete(delete::ConnectDelete),
    /// Pause connectors; their tasks keep their assignment
    Pause(state::ConnectState),
    /// Resume connectors that are paused or stopped
    Resume(state::ConnectState),
    /// Stop connectors, and shut down their tasks
    Stop(state::ConnectState),
    Restart(restart::ConnectRestart),
    Heal(heal::ConnectHeal),
    #[command(subcommand)]
    Offsets(offsets::OffsetsCommand),
    Topics(topics::ConnectTopics),
    #[command(subcommand)]
    Plugins(plugins::PluginsCommand),
}

impl ConnectCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::Status(args) => status::run(args, session),
            Self::List(args) => list::run(args, session),
            Self::Describe(args) => describe::run(args, session),
            Self::Create(args) => create::run(args, session),
            Self::Apply(args) => apply::run(args, session),
            Self::Export(args) => export::run(args, session),
            Self::Validate(args) => validate::run(args, session),
            Self::Config(command) => command.run(session),
            Self::Delete(args) => delete::run(args, session),
            Self::Pause(args) => state::run(args, session, state::Order::Pause),
            Self::Resume(args) => state::run(args, session, state::Order::Resume),
            Self::Stop(args) => state::run(args, session, state::Order::Stop),
            Self::Restart(args) => restart::run(args, session),
            Self::Heal(args) => heal::run(args, session),
            Self::Offsets(command) => command.run(session),
            Self::Topics(args) => topics::run(args, session),
            Self::Plugins(command) => command.run(session),
        }
    }
}

/// An undo file with configs of connectors, with passwords, as connect apply takes them.
fn undo_of_configs<'p>(
    options: &'p UndoOptions,
    name: &str,
    configs: BTreeMap<String, Config>,
) -> UndoFile<'p> {
    let content = move || {
        let one = |(name, config)| serde_json::json!(ExportedConnector { name, config });
        let all: Vec<_> = configs.into_iter().map(one).collect();
        (!all.is_empty()).then_some(serde_json::Value::Array(all))
    };
    UndoFile {
        options,
        name: name.to_owned(),
        content: Box::new(move |_| Ok(content())),
        command: "connect apply -f".to_owned(),
        is_only_copy: true,
    }
}

/// The workers that the options lead to.
pub(super) fn workers(session: &mut Session<'_>) -> Result<Connect> {
    let resolved = session.resolve(Access::Read, Target::Connect)?;
    workers_of(session, &resolved)
}

/// To change something: a read-only context is refused here.
fn workers_to_change(session: &mut Session<'_>) -> Result<(Resolved, Connect)> {
    let resolved = session.resolve(Access::Change, Target::Connect)?;
    let connect = workers_of(session, &resolved)?;
    Ok((resolved, connect))
}

/// The workers that settings lead to.
fn workers_of(session: &Session<'_>, resolved: &Resolved) -> Result<Connect> {
    Ok(Connect::new(server(session, resolved, CONNECT, &resolved.connect_urls)?))
}

/// The connectors that are named, with state and config.
fn selected(
    session: &mut Session<'_>,
    connect: &Connect,
    names: &ConnectorNames,
    limit: Duration,
) -> Result<Selected<(String, Expanded)>> {
    let all = patiently(&mut session.work(), limit, || connect.connectors())?;
    names.select_connectors(connect, all)
}

/// Waits until a connector has reached a goal and says which instances of it have failed; gives an error for the connector where any has.
fn settled(
    session: &mut Session<'_>,
    connect: &Connect,
    name: &str,
    goal: Goal,
    limit: Duration,
) -> Result<Option<Error>> {
    let failures = wait_for(&mut session.work(), connect, name, goal, limit)?;
    for failure in &failures {
        session.output.report(failure);
    }
    let first = failures.first();
    Ok(first.map(|failure| Error::new(failure.status(), "the connector or a task of it has failed")))
}

/// Waits for the connectors that are done, and marks those that failed or did not reach the goal.
fn wait_for_done(
    session: &mut Session<'_>,
    connect: &Connect,
    report: &mut ChangeReport<ChangeRow>,
    goal: Goal,
    limit: Duration,
) {
    for name in report.all_done() {
        match settled(session, connect, &name, goal, limit) {
            Ok(None) => {}
            Ok(Some(failure)) => report.failed_after(&name, &failure),
            Err(error) => {
                session.output.report(&error);
                report.failed_after(&name, &error);
            }
        }
    }
}

//! `kafkactl connect heal`: restart what has failed, with growing pauses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use regex::Regex;
use serde::Serialize;

use super::{settled, workers_to_change};
use crate::commands::change::undo::Undo;
use crate::commands::change::{
    ChangeReport, Harmless, Plan, RowResult, carry_out, named_or_counted, plan_row,
};
use crate::commands::shared::names::ConnectorNames;
use crate::commands::shared::wait::WaitTimeout;
use crate::config::state_folder;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::connect::heal::{FailedConnector, HealAction, HealRules, decide, restart_failed};
use crate::ops::connect::heal_state::HealState;
use crate::ops::connect::settle::Goal;
use crate::ops::connect::trace::on_one_line;
use crate::ops::patience::patiently;
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::rest::{Connect, ConnectorStatus};
use crate::session::Session;
use crate::util::units::Timestamp;

/// Restart failed connectors and tasks once, and report
///
/// A connector is restarted together with its failed tasks. After its nth restart it is left alone for n*n + n minutes, at most an
/// hour; once it has run that long without a failure, its restarts are forgotten. A file remembers the restarts, so that a cron job can
/// run this every minute. Paused and stopped connectors are never touched.
///
/// Status 0: nothing has failed, or everything runs again. Status 4: failures remain.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect heal --dry-run
  In a CronJob, every minute
    kafkactl connect heal --state-file /state/heal.json --skip-trace 'Authorization|SerializationException' -o json")]
pub struct ConnectHeal {
    #[command(flatten)]
    names: ConnectorNames,
    /// Do not restart connectors with a trace that matches this regular expression; may be repeated
    #[arg(long, value_name = "REGEX")]
    skip_trace: Vec<Regex>,
    /// Maximum number of connectors restarted in one run
    #[arg(long, value_name = "N")]
    budget: Option<usize>,
    /// Give up a connector after this many restarts
    #[arg(long, value_name = "N")]
    max_restarts: Option<i64>,
    /// File that remembers restarts; default `$XDG_STATE_HOME/kafkactl/heal.json`, else `~/.local/state/kafkactl/heal.json`
    #[arg(long, value_name = "FILE")]
    state_file: Option<PathBuf>,
    #[command(flatten)]
    timeout: WaitTimeout,
}

/// The result for a connector; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct HealRow {
    connector: String,
    /// Whether the connector itself had failed.
    connector_failed: bool,
    /// The tasks that had failed.
    tasks: Vec<u32>,
    action: Action,
    /// Restarts since it last ran for long enough, this one included.
    restart_count: i64,
    /// Whether the connector or a task of it is still failed.
    is_failed: bool,
    /// The first trace, on one line: its message, and the cause at its end.
    trace: Option<String>,
    #[serde(flatten)]
    result: RowResult,
}

plan_row!(HealRow, key: String = |row| row.connector.clone());

/// The decision about a failed connector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
enum Action {
    Restarted,
    /// It is to be restarted.
    WouldRestart,
    /// It was restarted not long ago.
    LeftAlone,
    /// By its trace.
    Skipped,
    /// The budget of this run is spent.
    OverBudget,
    /// It was restarted too often.
    GivenUp,
    /// The restart failed.
    Failed,
}

impl TableRow for HealRow {
    fn columns(columns: &mut Columns<Self>) {
        let failed = |row: &Self| {
            let connector = row.connector_failed.then(|| "connector".to_owned());
            let tasks = row.tasks.iter().map(|id| format!("task {id}"));
            connector.into_iter().chain(tasks).collect::<Vec<_>>().join(", ")
        };
        let action = |row: &Self| match row.action {
            Action::WouldRestart | Action::Restarted | Action::Failed => "restart",
            Action::LeftAlone => "left alone",
            Action::Skipped => "skipped by trace",
            Action::OverBudget => "over the budget",
            Action::GivenUp => "given up",
        };
        columns.text("CONNECTOR", |row| row.connector.clone());
        columns.text("FAILED", failed);
        columns.text("ACTION", action);
        columns.number("RESTARTS", |row| row.restart_count);
        columns.text("STILL FAILED", |row| if row.is_failed { "YES" } else { "no" });
        columns.text("TRACE", |row| row.trace.clone());
        columns.text(RowResult::HEADING, |row| row.result.word()).optional();
    }
}

pub(super) fn run(args: &ConnectHeal, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let path = args.state_path()?;
    let mut state = HealState::read(&path).map_err(|error| match error.status() {
        Status::Usage => error.hint("name another file with --state-file, or remove it"),
        _ => error,
    })?;
    let (resolved, connect) = workers_to_change(session)?;
    let limit = args.timeout.wait_timeout;
    let all = patiently(&mut session.work(), limit, || connect.connectors())?;
    state.keep(|name| all.contains_key(name));
    let selected = args.names.select_connectors(&connect, all)?;
    let is_missing = !selected.missing.is_empty();
    let statuses: BTreeMap<String, ConnectorStatus> =
        selected.found.into_iter().filter_map(|(name, one)| Some((name, one.status?))).collect();
    let now = Timestamp::now();
    let failed_connectors = decide(&args.rules(), &mut state, &statuses, now);
    let restart = |one: &&FailedConnector<'_>| one.action == HealAction::Restart;
    let restarts: Vec<String> =
        failed_connectors.iter().filter(restart).map(|one| one.name.to_owned()).collect();
    let rows: Vec<HealRow> =
        failed_connectors.iter().map(|one| HealRow::of(one, state.count(one.name))).collect();
    if !session.options.dry_run {
        state.write(&path)?;
    }
    let mut failed: BTreeSet<String> = rows.iter().map(|row| row.connector.clone()).collect();
    let plan = Plan {
        what: format!("restart what has failed of {}", named_or_counted(&restarts, "connector")),
        noun: "connector",
        done: "restarted",
        place: connect.address().to_owned(),
        rows,
        nothing: "nothing has failed",
        refused: selected.missing.into_iter().map(|missing| missing.error).collect(),
        risk: Harmless,
        undo: Undo::Nothing("a restart changes no setting"),
    };
    let status = carry_out(session, &resolved, plan, |session, (), report| {
        report.one_by_one(session, |session, name| {
            // Before the restart: one that is cut off in the middle counts.
            state.restarted(name, now);
            state.write(&path)?;
            restart_failed(&mut session.work(), &connect, name, limit)
        });
        let done = report.all_done();
        for name in &restarts {
            let action = if done.contains(name) { Action::Restarted } else { Action::Failed };
            report.each(name, |row| (row.action, row.restart_count) = (action, state.count(name)));
        }
        for name in done {
            if is_well_again(session, &connect, &name, limit, report) {
                report.each(&name, |row| row.is_failed = false);
                failed.remove(&name);
            }
        }
        Ok(())
    })?;
    Ok(match status {
        Status::Done if !failed.is_empty() => Status::Found,
        // The others are well.
        Status::NotFound if is_missing && !statuses.is_empty() => Status::Partial,
        status => status,
    })
}

impl ConnectHeal {
    fn state_path(&self) -> Result<PathBuf> {
        let path = self.state_file.clone().or_else(|| Some(state_folder()?.join("heal.json")));
        path.ok_or_else(|| {
            let message = "there is no place for the state file: neither XDG_STATE_HOME nor HOME is set";
            Error::new(Kind::Usage, message).hint("name a file with --state-file")
        })
    }

    fn rules(&self) -> HealRules<'_> {
        HealRules { skip_trace: &self.skip_trace, budget: self.budget, max_restarts: self.max_restarts }
    }
}

impl HealRow {
    fn of(failed: &FailedConnector<'_>, restart_count: i64) -> Self {
        let FailedConnector { name, status, action } = failed;
        let tasks = status.tasks.iter().filter(|task| task.instance.state == "FAILED");
        let mut traces = status.instances().filter_map(|instance| instance.trace.as_deref());
        let (action, result) = match action {
            HealAction::Restart => (Action::WouldRestart, RowResult::planned()),
            HealAction::LeaveAlone => (Action::LeftAlone, RowResult::unchanged()),
            HealAction::Skip => (Action::Skipped, RowResult::unchanged()),
            HealAction::OverBudget => (Action::OverBudget, RowResult::unchanged()),
            HealAction::GiveUp => (Action::GivenUp, RowResult::unchanged()),
        };
        Self {
            connector: (*name).to_owned(),
            connector_failed: status.connector.state == "FAILED",
            tasks: tasks.filter_map(|task| task.id).collect(),
            action,
            restart_count,
            is_failed: true,
            trace: traces.next().map(on_one_line),
            result,
        }
    }
}

/// Waits until a connector that was restarted has settled; returns whether it runs without failures.
fn is_well_again(
    session: &mut Session<'_>,
    connect: &Connect,
    name: &str,
    limit: Duration,
    report: &mut ChangeReport<HealRow>,
) -> bool {
    match settled(session, connect, name, Goal::Started, limit) {
        Ok(failure) => failure.is_none(),
        Err(error) => {
            session.output.report(&error);
            report.failed_after(&name.to_owned(), &error);
            false
        }
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "connect-heal": Vec<HealRow>, "kafkactl connect heal";
}

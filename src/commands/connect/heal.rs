//! `kafkactl connect heal`: restart what has failed, with growing pauses.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use regex::Regex;
use serde::Serialize;

use super::heal_state::HealState;
use super::settle::{Goal, wait_for};
use super::trace::on_one_line;
use super::workers_to_change;
use crate::commands::Session;
use crate::commands::patience::patiently;
use crate::commands::shared::names::ConnectorNames;
use crate::commands::wait::WaitTimeout;
use crate::config::state_folder;
use crate::error::{Error, Result, Status};
use crate::output::{Column, Label, OF_LISTING, OutputFormat, TableRow};
use crate::rest::{Connect, ConnectorStatus, Restart};
use crate::util::units::Timestamp;

/// Restart what has failed, once, and report
///
/// A connector is restarted with those of its tasks that have failed. After its nth restart it is left alone for n*n + n minutes, an
/// hour at most; once it has been well for that long, its restarts are forgotten. What was done is remembered in a file, so that a
/// cron job can run this every minute. Connectors that are paused or stopped are never touched.
///
/// Status 0: nothing has failed, or not any more. Status 4: failures remain.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect heal --dry-run
  In a CronJob, every minute
    kafkactl connect heal --state-file /state/heal.json --skip-trace 'Authorization|SerializationException' -o json")]
pub struct ConnectHeal {
    #[command(flatten)]
    names: ConnectorNames,
    /// Do not restart where a trace is like this regular expression; may be repeated
    #[arg(long, value_name = "REGEX")]
    skip_trace: Vec<Regex>,
    /// Restart no more connectors than this in one run
    #[arg(long, value_name = "N")]
    budget: Option<usize>,
    /// Give a connector up after so many restarts
    #[arg(long, value_name = "N")]
    max_restarts: Option<i64>,
    /// What was done before; default `$XDG_STATE_HOME/kafkactl/heal.json`, else `~/.local/state/kafkactl/heal.json`
    #[arg(long, value_name = "FILE")]
    state_file: Option<PathBuf>,
    #[command(flatten)]
    timeout: WaitTimeout,
}

/// What was done about a connector; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct HealRow {
    connector: String,
    /// Whether the connector itself had failed.
    connector_failed: bool,
    /// The tasks that had failed.
    tasks: Vec<u32>,
    action: Action,
    /// Restarts since it was last well for long enough, this one included.
    restart_count: i64,
    /// Whether it or a task of it has failed still.
    is_failed: bool,
    /// The first trace, on one line: its message, and the cause at its end.
    trace: Option<String>,
}

/// What is done about a connector that has failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
enum Action {
    Restarted,
    /// By --dry-run.
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
    fn columns() -> &'static [Column] {
        const {
            &[
                Column::text("CONNECTOR"),
                Column::text("FAILED"),
                Column::text("ACTION"),
                Column::number("RESTARTS"),
                Column::text("STILL FAILED"),
                Column::text("TRACE"),
            ]
        }
    }

    fn cells(&self) -> Vec<String> {
        let tasks = self.tasks.iter().map(|id| format!("task {id}"));
        let own = self.connector_failed.then(|| "connector".to_owned());
        let failed: Vec<String> = own.into_iter().chain(tasks).collect();
        let action = match self.action {
            Action::Restarted => "restarted",
            Action::WouldRestart => "would restart",
            Action::LeftAlone => "left alone",
            Action::Skipped => "skipped by trace",
            Action::OverBudget => "over the budget",
            Action::GivenUp => "given up",
            Action::Failed => "could not restart",
        };
        vec![
            self.connector.clone(),
            failed.join(", "),
            action.to_owned(),
            self.restart_count.to_string(),
            if self.is_failed { "YES" } else { "no" }.to_owned(),
            self.trace.clone().unwrap_or_else(|| "-".to_owned()),
        ]
    }
}

pub(super) fn run(args: &ConnectHeal, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let path = args.state_path()?;
    let mut state = HealState::read(&path)?;
    let (_, connect) = workers_to_change(session)?;
    let limit = args.timeout.wait_timeout;
    let all = patiently(session, limit, || connect.connectors())?;
    state.keep(|name| all.contains_key(name));
    let selected = args.names.select_connectors(&connect, all)?;
    let mut failures = selected.report_missing(session);
    let statuses: BTreeMap<String, ConnectorStatus> =
        selected.found.into_iter().filter_map(|(name, one)| Some((name, one.status?))).collect();
    let now = Timestamp::now();
    let (mut rows, mut restarts) = (Vec::new(), 0);
    for (name, status) in &statuses {
        if !needs_healing(status) {
            state.is_well(name, now);
            continue;
        }
        let mut row = failed_row(name, status);
        row.action = args.action(&state, status, now, restarts);
        if row.action == Action::WouldRestart && !session.options.dry_run {
            // Before the restart: one that is cut off in the middle counts.
            state.restarted(name, now);
            state.write(&path)?;
            let restart = Restart { tasks: true, only_failed: true };
            row.action = Action::Restarted;
            if let Err(error) = patiently(session, limit, || connect.restart(name, restart)) {
                session.output.report(&error);
                failures.push(error.status());
                row.action = Action::Failed;
            }
        }
        restarts += usize::from(matches!(row.action, Action::Restarted | Action::WouldRestart));
        row.restart_count = state.count(name);
        rows.push(row);
    }
    for row in rows.iter_mut().filter(|row| row.action == Action::Restarted) {
        row.is_failed = is_failed_still(session, &connect, &row.connector, limit, &mut failures)?;
    }
    if !session.options.dry_run {
        state.write(&path)?;
    }
    session.output.rows(format, &rows, "nothing has failed")?;
    if session.options.dry_run {
        session.output.say(Label::Notice, "dry run, nothing was restarted");
    }
    let remain = rows.iter().any(|row| row.is_failed);
    Ok(match Status::of_items(statuses.len() + failures.len(), &failures) {
        Status::Done if remain => Status::Found,
        status => status,
    })
}

impl ConnectHeal {
    fn state_path(&self) -> Result<PathBuf> {
        let path = self.state_file.clone().or_else(|| Some(state_folder()?.join("heal.json")));
        path.ok_or_else(|| {
            let message = "there is no place for the state: neither XDG_STATE_HOME nor HOME is set";
            Error::new(Status::Usage, message).hint("name a file with --state-file")
        })
    }

    fn action(&self, state: &HealState, status: &ConnectorStatus, now: Timestamp, restarts: usize) -> Action {
        let mut traces = status.instances().filter_map(|instance| instance.trace.as_deref());
        if traces.any(|trace| self.skip_trace.iter().any(|pattern| pattern.is_match(trace))) {
            Action::Skipped
        } else if self.max_restarts.is_some_and(|most| state.count(&status.name) >= most) {
            Action::GivenUp
        } else if state.not_before(&status.name, now).is_some() {
            Action::LeftAlone
        } else if self.budget.is_some_and(|most| restarts >= most) {
            Action::OverBudget
        } else {
            Action::WouldRestart
        }
    }
}

fn needs_healing(status: &ConnectorStatus) -> bool {
    let rests = matches!(status.connector.state.as_str(), "PAUSED" | "STOPPED");
    !rests && status.has_failed()
}

fn failed_row(name: &str, status: &ConnectorStatus) -> HealRow {
    let failed = status.tasks.iter().filter(|task| task.instance.state == "FAILED");
    let mut traces = status.instances().filter_map(|instance| instance.trace.as_deref());
    HealRow {
        connector: name.to_owned(),
        connector_failed: status.connector.state == "FAILED",
        tasks: failed.filter_map(|task| task.id).collect(),
        action: Action::WouldRestart,
        restart_count: 0,
        is_failed: true,
        trace: traces.next().map(on_one_line),
    }
}

/// Waits until a connector that was restarted is as it will be.
fn is_failed_still(
    session: &mut Session<'_>,
    connect: &Connect,
    name: &str,
    limit: Duration,
    failures: &mut Vec<Status>,
) -> Result<bool> {
    match wait_for(session, connect, name, Goal::Started, limit) {
        Ok(failed) => Ok(!failed.is_empty()),
        Err(error) if error.status().is_of_signal() => Err(error),
        Err(error) => {
            session.output.report(&error);
            failures.push(error.status());
            Ok(true)
        }
    }
}

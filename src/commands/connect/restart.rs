//! `kafkactl connect restart`.

use super::settle::{Goal, wait_for};
use super::workers_to_change;
use crate::commands::Session;
use crate::commands::changes::{ChangeRow, finish};
use crate::commands::patience::patiently;
use crate::commands::shared::names::ConnectorNames;
use crate::commands::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::kafka::Outcome;
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::rest::{ConnectorStatus, Restart};

/// Restart connectors, their tasks, or only what has failed
///
/// Waits until all runs again, and says what has failed again, with status 1.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect restart load-config --tasks
  What has failed, wherever
    kafkactl connect restart '*' --failed-only")]
pub struct ConnectRestart {
    #[command(flatten)]
    names: ConnectorNames,
    /// Their tasks too
    #[arg(long)]
    tasks: bool,
    /// Only connectors and tasks that have failed; implies --tasks
    #[arg(long)]
    failed_only: bool,
    /// Do not wait until all runs again
    #[arg(long)]
    no_wait: bool,
    #[command(flatten)]
    timeout: WaitTimeout,
}

pub(super) fn run(args: &ConnectRestart, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let (_, connect) = workers_to_change(session)?;
    let limit = args.timeout.wait_timeout;
    let all = patiently(session, limit, || connect.connectors())?;
    let mut chosen = args.names.select_connectors(&connect, all)?.all(session, "restart")?;
    if args.failed_only {
        chosen.retain(|(_, connector)| connector.status.as_ref().is_some_and(ConnectorStatus::has_failed));
    }
    let restart = Restart { tasks: args.tasks || args.failed_only, only_failed: args.failed_only };
    let what = match (args.failed_only, args.tasks) {
        (true, _) => "restart what has failed",
        (false, true) => "restart with tasks",
        (false, false) => "restart without tasks",
    };
    let rows: Vec<ChangeRow> = chosen.iter().map(|(name, _)| ChangeRow::good(name, what)).collect();
    if session.options.dry_run {
        session.output.rows(format, &rows, "nothing has failed")?;
        session.output.say(Label::Notice, "dry run, nothing was restarted");
        return Ok(Status::Done);
    }
    let mut outcomes = Vec::new();
    for (name, _) in chosen {
        let result = patiently(session, limit, || connect.restart(&name, restart));
        outcomes.push(Outcome { name, result });
    }
    let mut failures = Vec::new();
    if !args.no_wait {
        for outcome in outcomes.iter_mut().filter(|outcome| outcome.result.is_ok()) {
            match wait_for(session, &connect, &outcome.name, Goal::Started, limit) {
                Ok(failed) => failures.extend(failed),
                Err(error) => outcome.result = Err(error),
            }
        }
    }
    let status = if rows.is_empty() {
        session.output.rows::<ChangeRow>(format, &[], "nothing has failed")?;
        Status::Done
    } else {
        finish(session, format, rows, outcomes)?
    };
    Ok(if status == Status::Done { failures.first().copied().unwrap_or(status) } else { status })
}

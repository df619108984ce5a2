//! `kafkactl connect restart`.

use super::{selected, wait_for_done, workers_to_change};
use crate::commands::change::undo::Undo;
use crate::commands::change::{self, ChangeRow, Harmless, Plan, carry_out, named_or_counted};
use crate::commands::shared::names::{ConnectorNames, Selected};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::connect::settle::Goal;
use crate::ops::patience::patiently;
use crate::output::{OF_LISTING, OutputFormat};
use crate::rest::{ConnectorStatus, Restart};
use crate::session::Session;

/// Restart connectors, their tasks, or only what has failed
///
/// Waits until everything runs, and reports what failed again, with status 1.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect restart load-config --tasks
  Everything that has failed
    kafkactl connect restart '*' --failed-only")]
pub struct ConnectRestart {
    #[command(flatten)]
    names: ConnectorNames,
    /// Also their tasks
    #[arg(long)]
    tasks: bool,
    /// Only connectors and tasks that have failed; implies --tasks
    #[arg(long)]
    failed_only: bool,
    /// Do not wait until everything runs again
    #[arg(long)]
    no_wait: bool,
    #[command(flatten)]
    timeout: WaitTimeout,
}

pub(super) fn run(args: &ConnectRestart, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let (resolved, connect) = workers_to_change(session)?;
    let limit = args.timeout.wait_timeout;
    let selected = selected(session, &connect, &args.names, limit)?;
    let Selected { found: mut chosen, missing, .. } = selected.some("restart")?;
    if args.failed_only {
        chosen.retain(|(_, connector)| connector.status.as_ref().is_some_and(ConnectorStatus::has_failed));
    }
    let restart = Restart { tasks: args.tasks || args.failed_only, only_failed: args.failed_only };
    let what = match (args.failed_only, args.tasks) {
        (true, _) => "restart what has failed",
        (false, true) => "restart with tasks",
        (false, false) => "restart without tasks",
    };
    let mut rows: Vec<ChangeRow> = chosen.iter().map(|(name, _)| ChangeRow::new(name, what)).collect();
    let refused = change::missing(&mut rows, missing, what);
    let plan = Plan {
        what: format!("restart {}", named_or_counted(chosen.iter().map(|(name, _)| name), "connector")),
        noun: "connector",
        done: "restarted",
        place: connect.address().to_owned(),
        rows,
        nothing: "nothing has failed",
        refused,
        risk: Harmless,
        undo: Undo::Nothing("a restart changes no setting"),
    };
    carry_out(session, &resolved, plan, |session, (), report| {
        report.one_by_one(session, |session, name| {
            patiently(&mut session.work(), limit, || connect.restart(name, restart))
        });
        if !args.no_wait {
            wait_for_done(session, &connect, report, Goal::Started, limit);
        }
        Ok(())
    })
}

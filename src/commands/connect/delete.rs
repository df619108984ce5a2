//! `kafkactl connect delete`.

use super::offsets::move_to;
use super::workers_to_change;
use crate::commands::Session;
use crate::commands::changes::{ChangeRow, finish};
use crate::commands::patience::patiently;
use crate::commands::shared::names::ConnectorNames;
use crate::commands::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::kafka::Outcome;
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::rest::Expanded;

/// Delete connectors; their offsets stay, unless it is said otherwise
///
/// Shows what goes and asks. One that is created again with the name goes on where this one was, or with --reset-offsets begins anew.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect delete load-config
  kafkactl connect delete 'test-*' --dry-run")]
pub struct ConnectDelete {
    #[command(flatten)]
    names: ConnectorNames,
    /// Have them forget their offsets too: stops each, removes its offsets, deletes it
    #[arg(long)]
    reset_offsets: bool,
    /// Succeed when a connector does not exist
    #[arg(long)]
    if_exists: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

pub(super) fn run(args: &ConnectDelete, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let (resolved, connect) = workers_to_change(session)?;
    let limit = args.wait.wait_timeout;
    let all = patiently(session, limit, || connect.connectors())?;
    let mut selected = args.names.select_connectors(&connect, all)?;
    if args.if_exists {
        selected.missing.clear();
        if selected.found.is_empty() {
            session.output.rows::<ChangeRow>(format, &[], "there are no such connectors")?;
            return Ok(Status::Done);
        }
    }
    let doomed = selected.all(session, "delete")?;
    let rows: Vec<ChangeRow> =
        doomed.iter().map(|(name, connector)| row(name, connector, args.reset_offsets)).collect();
    if session.options.dry_run {
        session.output.rows(format, &rows, "")?;
        session.output.say(Label::Notice, "dry run, nothing was deleted");
        return Ok(Status::Done);
    }
    if !session.options.yes {
        session.output.show_plan(&rows);
    }
    let consent = session.consent(&resolved)?;
    let mut outcomes = Vec::new();
    for (name, _) in doomed {
        // One after the other: each makes the workers rearrange themselves.
        let forgotten = if args.reset_offsets {
            move_to(session, &connect, &name, &[], true, limit, &consent)
        } else {
            Ok(())
        };
        let result = forgotten.and_then(|()| patiently(session, limit, || connect.delete(&name, &consent)));
        outcomes.push(Outcome { name, result });
    }
    finish(session, format, rows, outcomes)
}

fn row(name: &str, connector: &Expanded, reset_offsets: bool) -> ChangeRow {
    let kind = connector.status.as_ref().and_then(|status| status.kind.clone());
    let kind = kind.unwrap_or_else(|| "connector".to_owned());
    let tasks = connector.status.as_ref().map_or(0, |status| status.tasks.len());
    let offsets = if reset_offsets { "its offsets too" } else { "its offsets stay" };
    ChangeRow::good(name, format!("delete, {kind} with {tasks} tasks, {offsets}"))
}

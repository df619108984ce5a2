//! `kafkactl connect delete`.

use std::collections::BTreeMap;

use super::offsets::undo_of_offsets;
use super::{selected, undo_of_configs, workers_to_change};
use crate::commands::change::undo::{Undo, UndoOptions};
use crate::commands::change::{self, ChangeRow, Loses, Plan, carry_out, counted, named_or_counted};
use crate::commands::shared::names::{ConnectorNames, Selected};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::connect::offsets::{Destination, move_to};
use crate::ops::patience::patiently;
use crate::output::{OF_LISTING, OutputFormat};
use crate::rest::Expanded;
use crate::session::Session;

/// Delete connectors; their offsets stay unless --reset-offsets is given
///
/// Shows what is deleted and asks. The undo file holds the configs, with passwords; connect apply brings the connectors back. A
/// connector created with the same name continues from the offsets that stayed.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect delete load-config
  kafkactl connect delete 'test-*' --dry-run")]
pub struct ConnectDelete {
    #[command(flatten)]
    names: ConnectorNames,
    /// Remove their offsets too: each connector is stopped, its offsets removed, then it is deleted
    #[arg(long)]
    reset_offsets: bool,
    /// Succeed when a connector does not exist
    #[arg(long)]
    if_exists: bool,
    #[command(flatten)]
    undo: UndoOptions,
    #[command(flatten)]
    wait: WaitTimeout,
}

pub(super) fn run(args: &ConnectDelete, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let (resolved, connect) = workers_to_change(session)?;
    let limit = args.wait.wait_timeout;
    let mut selected = selected(session, &connect, &args.names, limit)?;
    if args.if_exists {
        selected.missing.clear();
    }
    let Selected { found: doomed, missing, .. } =
        if args.if_exists { selected } else { selected.some("delete")? };
    let doomed: BTreeMap<String, Expanded> = doomed.into_iter().collect();
    let configs: BTreeMap<String, BTreeMap<String, String>> = doomed
        .iter()
        .filter_map(|(name, connector)| Some((name.clone(), connector.info.as_ref()?.config.clone())))
        .collect();
    let mut undo = vec![undo_of_configs(&args.undo, "connect-delete", configs)];
    if args.reset_offsets {
        undo.extend(doomed.keys().map(|name| undo_of_offsets(&args.undo, &connect, name, limit)));
    }
    let mut rows: Vec<ChangeRow> =
        doomed.iter().map(|(name, connector)| row(name, connector, args.reset_offsets)).collect();
    let refused = change::missing(&mut rows, missing, "delete");
    let plan = Plan {
        what: format!("delete {}", named_or_counted(doomed.keys(), "connector")),
        noun: "connector",
        done: "deleted",
        place: connect.address().to_owned(),
        rows,
        nothing: "there are no such connectors",
        refused,
        risk: Loses(None),
        undo: Undo::Files(undo),
    };
    carry_out(session, &resolved, plan, |session, consent, report| {
        // One after the other: each makes the workers rebalance.
        report.one_by_one(session, |session, name| {
            if args.reset_offsets {
                let nowhere = Destination::Nowhere;
                move_to(&mut session.work(), &connect, name, nowhere, true, limit, consent)?;
            }
            patiently(&mut session.work(), limit, || connect.delete(name, consent))
        });
        Ok(())
    })
}

fn row(name: &str, connector: &Expanded, reset_offsets: bool) -> ChangeRow {
    let kind = connector.status.as_ref().and_then(|status| status.kind.clone());
    let kind = kind.unwrap_or_else(|| "connector".to_owned());
    let tasks = connector.status.as_ref().map_or(0, |status| status.tasks.len());
    let offsets = if reset_offsets { "its offsets too" } else { "its offsets stay" };
    ChangeRow::new(name, format!("delete, {kind} with {}, {offsets}", counted(tasks, "task")))
}

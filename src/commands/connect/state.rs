//! `kafkactl connect pause`, `resume` and `stop`.

use super::{selected, wait_for_done, workers_to_change};
use crate::commands::change::undo::Undo;
use crate::commands::change::{self, ChangeRow, Harmless, Plan, carry_out, named_or_counted};
use crate::commands::shared::names::{ConnectorNames, Selected};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::connect::settle::Goal;
use crate::ops::patience::patiently;
use crate::output::{OF_LISTING, OutputFormat};
use crate::session::Session;

/// The state that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Pause,
    Resume,
    Stop,
}

impl Order {
    fn verb(self) -> &'static str {
        match self {
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Stop => "stop",
        }
    }

    fn done(self) -> &'static str {
        match self {
            Self::Pause => "paused",
            Self::Resume => "resumed",
            Self::Stop => "stopped",
        }
    }

    fn goal(self) -> Goal {
        match self {
            Self::Pause => Goal::Paused,
            Self::Resume => Goal::Started,
            Self::Stop => Goal::Stopped,
        }
    }
}

#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect pause load-config --wait
  kafkactl connect stop 'load-*'
  kafkactl connect resume '*' --wait --wait-timeout 1m")]
pub struct ConnectState {
    #[command(flatten)]
    names: ConnectorNames,
    /// Wait until the connectors and their tasks are in the new state
    #[arg(long)]
    wait: bool,
    #[command(flatten)]
    timeout: WaitTimeout,
}

pub(super) fn run(args: &ConnectState, session: &mut Session<'_>, order: Order) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let (resolved, connect) = workers_to_change(session)?;
    let limit = args.timeout.wait_timeout;
    let selected = selected(session, &connect, &args.names, limit)?;
    let Selected { found: chosen, missing, .. } = selected.some(order.verb())?;
    let mut rows: Vec<ChangeRow> =
        chosen.iter().map(|(name, _)| ChangeRow::new(name, order.verb())).collect();
    let refused = change::missing(&mut rows, missing, order.verb());
    let plan = Plan {
        what: format!(
            "{} {}",
            order.verb(),
            named_or_counted(chosen.iter().map(|(name, _)| name), "connector")
        ),
        noun: "connector",
        done: order.done(),
        place: connect.address().to_owned(),
        rows,
        nothing: "there are no such connectors",
        refused,
        risk: Harmless,
        undo: Undo::Nothing("pause, resume and stop take each other back"),
    };
    carry_out(session, &resolved, plan, |session, (), report| {
        report.one_by_one(session, |session, name| {
            patiently(&mut session.work(), limit, || connect.order(name, order.verb()))
        });
        if args.wait {
            wait_for_done(session, &connect, report, order.goal(), limit);
        }
        Ok(())
    })
}

//! `kafkactl connect pause`, `resume` and `stop`.

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

/// What connectors are told to do.
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

    fn goal(self) -> Goal {
        match self {
            Self::Pause => Goal::Paused,
            Self::Resume => Goal::Started,
            Self::Stop => Goal::Stopped,
        }
    }
}

/// Connectors that are told something.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect pause load-config --wait
  kafkactl connect stop 'load-*'
  kafkactl connect resume '*' --wait --wait-timeout 1m")]
pub struct ConnectState {
    #[command(flatten)]
    names: ConnectorNames,
    /// Wait until they have done it
    #[arg(long)]
    wait: bool,
    #[command(flatten)]
    timeout: WaitTimeout,
}

pub(super) fn run(args: &ConnectState, session: &mut Session<'_>, order: Order) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let (_, connect) = workers_to_change(session)?;
    let limit = args.timeout.wait_timeout;
    let all = patiently(session, limit, || connect.connectors())?;
    let chosen = args.names.select_connectors(&connect, all)?.all(session, order.verb())?;
    let rows: Vec<ChangeRow> = chosen.iter().map(|(name, _)| ChangeRow::good(name, order.verb())).collect();
    if session.options.dry_run {
        session.output.rows(format, &rows, "")?;
        session.output.say(Label::Notice, "dry run, nothing was changed");
        return Ok(Status::Done);
    }
    let mut outcomes = Vec::new();
    for (name, _) in chosen {
        let result = patiently(session, limit, || connect.order(&name, order.verb()));
        outcomes.push(Outcome { name, result });
    }
    let mut failures = Vec::new();
    if args.wait {
        for outcome in outcomes.iter_mut().filter(|outcome| outcome.result.is_ok()) {
            match wait_for(session, &connect, &outcome.name, order.goal(), limit) {
                Ok(failed) => failures.extend(failed),
                Err(error) => outcome.result = Err(error),
            }
        }
    }
    let status = finish(session, format, rows, outcomes)?;
    Ok(if status == Status::Done { failures.first().copied().unwrap_or(status) } else { status })
}

//! Waiting until connectors have done what they were told to.

use std::time::{Duration, Instant};

use super::list::say_failures;
use super::trace::name_of;
use crate::commands::change::{ChangeRow, Report};
use crate::error::{Error, Result, Status};
use crate::ops::patience::patiently;
use crate::ops::wait::wait_until;
use crate::rest::{Connect, ConnectorStatus};
use crate::session::Session;

/// How long a connector has to stay as it is wanted: tasks that are bound to fail do so at once, but not in the same moment.
const SETTLE: Duration = Duration::from_secs(2);

/// What is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// It and its tasks, of which there is one at least, run or have failed.
    Started,
    /// It and its tasks rest.
    Paused,
    /// It has no tasks.
    Stopped,
}

impl Goal {
    fn is_reached(self, status: &ConnectorStatus) -> bool {
        let all = || status.instances().map(|instance| instance.state.as_str());
        match self {
            // A connector that has failed itself gets no tasks.
            Self::Started => {
                let has_failed = status.connector.state == "FAILED";
                (has_failed || !status.tasks.is_empty())
                    && all().all(|state| matches!(state, "RUNNING" | "FAILED"))
            }
            Self::Paused => all().all(|state| matches!(state, "PAUSED" | "FAILED")),
            Self::Stopped => status.connector.state == "STOPPED" && status.tasks.is_empty(),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Started => "to run",
            Self::Paused => "to rest",
            Self::Stopped => "to stop",
        }
    }
}

/// Waits until a connector has reached a goal and stays there, then says what of it has failed; gives the statuses of that.
pub(super) fn wait_for(
    session: &mut Session<'_>,
    connect: &Connect,
    name: &str,
    goal: Goal,
    limit: Duration,
) -> Result<Vec<Status>> {
    let mut reached: Option<Instant> = None;
    let mut last = None;
    wait_until(&mut session.work(), limit, |work| {
        let status = patiently(work, limit, || connect.status(name))?;
        let now = status.as_ref().map_or_else(|| "no state yet".to_owned(), states);
        let is_there = status.as_ref().is_some_and(|status| goal.is_reached(status));
        last = status;
        reached = if is_there { reached.or_else(|| Some(Instant::now())) } else { None };
        let has_settled = reached.is_some_and(|since| goal != Goal::Started || since.elapsed() >= SETTLE);
        Ok((!has_settled).then(|| format!("connector '{name}' {} ({now})", goal.words())))
    })?;
    Ok(last.as_ref().map_or_else(Vec::new, |status| say_failures(session, status)))
}

/// Waits for what is done of a report, and marks the connectors that did not reach the goal.
pub(super) fn wait_for_done(
    session: &mut Session<'_>,
    connect: &Connect,
    report: &mut Report<ChangeRow>,
    goal: Goal,
    limit: Duration,
) {
    for name in report.all_done() {
        match wait_for(session, connect, &name, goal, limit) {
            Ok(failed) => {
                if let Some(status) = failed.first() {
                    let error = Error::new(*status, "it or a task of it has failed");
                    report.failed_after(&name, &error);
                }
            }
            Err(error) => {
                session.output.report(&error);
                report.failed_after(&name, &error);
            }
        }
    }
}

/// What a connector and its tasks do, in words.
fn states(status: &ConnectorStatus) -> String {
    let tasks = status.tasks.iter().map(|task| format!("{} {}", name_of(task), task.instance.state));
    let all: Vec<String> = std::iter::once(status.connector.state.clone()).chain(tasks).collect();
    all.join(", ")
}

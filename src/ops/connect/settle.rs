//! Waiting until a connector and its tasks are in the state that was asked for.

use std::time::{Duration, Instant};

use super::trace::{on_one_line, task_name};
use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::ops::wait::wait_until;
use crate::rest::{Connect, ConnectorStatus};

/// How long a connector has to stay in its state: tasks that are bound to fail do so at once, but not in the same moment.
const SETTLE: Duration = Duration::from_secs(2);

/// What is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    /// The connector and its tasks, of which there is one at least, run or have failed.
    Started,
    Paused,
    /// It is stopped and has no tasks.
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
            Self::Paused => "to pause",
            Self::Stopped => "to stop",
        }
    }
}

/// Waits until a connector has reached a goal and stays there; gives an error for each instance, connector or task, that has failed.
pub(crate) fn wait_for(
    work: &mut Work<'_>,
    connect: &Connect,
    name: &str,
    goal: Goal,
    limit: Duration,
) -> Result<Vec<Error>> {
    let mut reached: Option<Instant> = None;
    let mut last = None;
    wait_until(work, limit, |work| {
        let status = patiently(work, limit, || connect.status(name))?;
        let now = status.as_ref().map_or_else(|| "no state yet".to_owned(), states);
        let is_there = status.as_ref().is_some_and(|status| goal.is_reached(status));
        last = status;
        reached = if is_there { reached.or_else(|| Some(Instant::now())) } else { None };
        let has_settled = reached.is_some_and(|since| goal != Goal::Started || since.elapsed() >= SETTLE);
        Ok((!has_settled).then(|| format!("connector '{name}' {} ({now})", goal.words())))
    })?;
    Ok(last.as_ref().map_or_else(Vec::new, failures))
}

/// An error for each instance that has failed, with its trace on one line.
fn failures(status: &ConnectorStatus) -> Vec<Error> {
    let connector = std::iter::once((None, &status.connector));
    let tasks = status.tasks.iter().map(|task| (Some(task), &task.instance));
    let failed = connector.chain(tasks).filter(|(_, instance)| instance.state == "FAILED");
    failed
        .map(|(task, instance)| {
            let what = task.map_or_else(String::new, |task| format!(" {}", task_name(task)));
            let on = instance.worker_id.as_ref().map_or_else(String::new, |worker| format!(" on {worker}"));
            let why = instance.trace.as_deref().map_or_else(|| "no trace".to_owned(), on_one_line);
            Error::new(Kind::Failed, format!("connector '{}'{what} has failed{on}: {why}", status.name))
        })
        .collect()
}

/// The states of a connector and its tasks, in words.
fn states(status: &ConnectorStatus) -> String {
    let tasks = status.tasks.iter().map(|task| format!("{} {}", task_name(task), task.instance.state));
    let all: Vec<String> = std::iter::once(status.connector.state.clone()).chain(tasks).collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rest::{InstanceState, TaskState};

    fn status(connector: &str, tasks: &[&str]) -> ConnectorStatus {
        let instance = |state: &str| InstanceState { state: state.to_owned(), ..InstanceState::default() };
        let tasks = tasks.iter().zip(0..);
        ConnectorStatus {
            name: "c".to_owned(),
            connector: instance(connector),
            tasks: tasks.map(|(state, id)| TaskState { id: Some(id), instance: instance(state) }).collect(),
            kind: None,
        }
    }

    #[test]
    fn a_connector_has_started_once_its_tasks_have_run_or_failed() {
        for (connector, tasks, is_reached) in [
            ("RUNNING", &[][..], false),
            ("RUNNING", &["RUNNING", "UNASSIGNED"], false),
            ("RUNNING", &["RUNNING", "FAILED"], true),
            ("FAILED", &[], true),
        ] {
            assert_eq!(
                Goal::Started.is_reached(&status(connector, tasks)),
                is_reached,
                "{connector} {tasks:?}"
            );
        }
        assert!(Goal::Stopped.is_reached(&status("STOPPED", &[])));
        assert!(!Goal::Stopped.is_reached(&status("STOPPED", &["RUNNING"])));
        assert!(Goal::Paused.is_reached(&status("PAUSED", &["PAUSED", "FAILED"])));
    }

    #[test]
    fn each_instance_that_has_failed_is_named() {
        let failures = failures(&status("FAILED", &["RUNNING", "FAILED"]));
        let messages: Vec<String> = failures.iter().map(Error::message).collect();
        assert_eq!(
            messages,
            ["connector 'c' has failed: no trace", "connector 'c' task 1 has failed: no trace"]
        );
    }
}

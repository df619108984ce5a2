//! Which failed connectors are restarted, and which are left alone.

use std::collections::BTreeMap;
use std::time::Duration;

use regex::Regex;

use super::heal_state::HealState;
use crate::error::Result;
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::rest::{Connect, ConnectorStatus, Restart};
use crate::util::units::Timestamp;

/// The limits that may prevent the restart of a failed connector.
#[derive(Debug, Default)]
pub(crate) struct HealRules<'r> {
    /// Connectors with a trace that matches one of these are left alone.
    pub(crate) skip_trace: &'r [Regex],
    /// Maximum number of connectors restarted in one run.
    pub(crate) budget: Option<usize>,
    /// Number of restarts after which a connector is given up.
    pub(crate) max_restarts: Option<i64>,
}

/// The decision about a failed connector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HealAction {
    Restart,
    /// It was restarted not long ago.
    LeaveAlone,
    /// Its trace matches one of those to be skipped.
    Skip,
    /// The budget of this run is spent.
    OverBudget,
    /// It was restarted too often.
    GiveUp,
}

/// A connector that has failed, or has a task that has, and what is done about it.
#[derive(Debug)]
pub(crate) struct FailedConnector<'s> {
    pub(crate) name: &'s str,
    pub(crate) status: &'s ConnectorStatus,
    pub(crate) action: HealAction,
}

/// Decides about each connector that has failed. The restarts of those that have been well for long enough are forgotten.
pub(crate) fn decide<'s>(
    rules: &HealRules<'_>,
    state: &mut HealState,
    statuses: &'s BTreeMap<String, ConnectorStatus>,
    now: Timestamp,
) -> Vec<FailedConnector<'s>> {
    let (mut failed, mut restarts) = (Vec::new(), 0);
    for (name, status) in statuses {
        if !needs_healing(status) {
            state.is_well(name, now);
            continue;
        }
        let action = rules.action(state, name, status, now, restarts);
        restarts += usize::from(action == HealAction::Restart);
        failed.push(FailedConnector { name, status, action });
    }
    failed
}

impl HealRules<'_> {
    fn action(
        &self,
        state: &HealState,
        name: &str,
        status: &ConnectorStatus,
        now: Timestamp,
        restarts: usize,
    ) -> HealAction {
        let mut traces = status.instances().filter_map(|instance| instance.trace.as_deref());
        if traces.any(|trace| self.skip_trace.iter().any(|pattern| pattern.is_match(trace))) {
            HealAction::Skip
        } else if self.max_restarts.is_some_and(|most| state.count(name) >= most) {
            HealAction::GiveUp
        } else if state.not_before(name, now).is_some() {
            HealAction::LeaveAlone
        } else if self.budget.is_some_and(|most| restarts >= most) {
            HealAction::OverBudget
        } else {
            HealAction::Restart
        }
    }
}

/// Whether a connector that should run has failed: paused and stopped ones are never touched.
fn needs_healing(status: &ConnectorStatus) -> bool {
    !matches!(status.connector.state.as_str(), "PAUSED" | "STOPPED") && status.has_failed()
}

/// Restarts a connector with those of its tasks that have failed.
pub(crate) fn restart_failed(
    work: &mut Work<'_>,
    connect: &Connect,
    name: &str,
    limit: Duration,
) -> Result<()> {
    patiently(work, limit, || connect.restart(name, Restart { tasks: true, only_failed: true }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rest::InstanceState;

    const MINUTE: i64 = 60_000;

    fn statuses(all: &[(&str, &str, Option<&str>)]) -> BTreeMap<String, ConnectorStatus> {
        let status = |name: &str, state: &str, trace: Option<&str>| ConnectorStatus {
            name: name.to_owned(),
            connector: InstanceState {
                state: state.to_owned(),
                trace: trace.map(str::to_owned),
                ..InstanceState::default()
            },
            ..ConnectorStatus::default()
        };
        all.iter().map(|(name, state, trace)| ((*name).to_owned(), status(name, state, *trace))).collect()
    }

    fn actions(
        rules: &HealRules<'_>,
        state: &mut HealState,
        statuses: &BTreeMap<String, ConnectorStatus>,
        now: i64,
    ) -> Vec<(String, HealAction)> {
        let failed = decide(rules, state, statuses, Timestamp(now));
        failed.into_iter().map(|one| (one.name.to_owned(), one.action)).collect()
    }

    #[test]
    fn what_is_paused_or_runs_is_not_touched() {
        let all = statuses(&[("a", "RUNNING", None), ("b", "PAUSED", Some("x")), ("c", "FAILED", None)]);
        let found = actions(&HealRules::default(), &mut HealState::default(), &all, 0);
        assert_eq!(found, [("c".to_owned(), HealAction::Restart)]);
    }

    #[test]
    fn a_connector_rests_between_restarts_and_is_given_up_after_too_many() {
        let all = statuses(&[("c", "FAILED", None)]);
        let mut state = HealState::default();
        state.restarted("c", Timestamp(0));
        let rules = HealRules::default();
        assert_eq!(actions(&rules, &mut state, &all, MINUTE)[0].1, HealAction::LeaveAlone);
        assert_eq!(actions(&rules, &mut state, &all, 2 * MINUTE)[0].1, HealAction::Restart);
        let rules = HealRules { max_restarts: Some(1), ..rules };
        assert_eq!(actions(&rules, &mut state, &all, 2 * MINUTE)[0].1, HealAction::GiveUp);
    }

    #[test]
    fn only_restarts_count_against_the_budget_and_traces_can_be_skipped() {
        let all = statuses(&[
            ("a", "FAILED", Some("AuthorizationException: no")),
            ("b", "FAILED", Some("timed out")),
            ("c", "FAILED", Some("timed out")),
        ]);
        let skip_trace = [Regex::new("Authorization").unwrap()];
        let rules = HealRules { skip_trace: &skip_trace, budget: Some(1), max_restarts: None };
        let found = actions(&rules, &mut HealState::default(), &all, 0);
        let found: Vec<_> = found.into_iter().map(|one| one.1).collect();
        assert_eq!(found, [HealAction::Skip, HealAction::Restart, HealAction::OverBudget]);
    }
}

//! Moving a connector to other offsets.

use std::time::Duration;

use serde_json::Value;

use super::settle::{Goal, wait_for};
use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::rest::{Connect, ConnectorOffset};
use crate::util::consent::Consent;

/// The planned change of the offsets of a connector.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Destination<'d> {
    /// All offsets are deleted.
    Nowhere,
    /// These offsets are set, others stay.
    Offsets(&'d [ConnectorOffset]),
}

/// What becomes of the offset of a partition; null where there is none.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OffsetMove {
    pub(crate) partition: Value,
    pub(crate) before: Value,
    pub(crate) after: Value,
}

impl Destination<'_> {
    /// What becomes of each offset that is touched.
    pub(crate) fn moves(self, before: &[ConnectorOffset]) -> Vec<OffsetMove> {
        let (touched, is_kept) = match self {
            Self::Nowhere => (before, false),
            Self::Offsets(wanted) => (wanted, true),
        };
        let one = |one: &ConnectorOffset| OffsetMove {
            partition: one.partition.clone(),
            before: offset_of(before, &one.partition),
            after: if is_kept { one.offset.clone() } else { Value::Null },
        };
        touched.iter().map(one).collect()
    }

    fn is_reached(self, after: &[ConnectorOffset]) -> bool {
        match self {
            Self::Nowhere => after.is_empty(),
            Self::Offsets(wanted) => wanted.iter().all(|one| offset_of(after, &one.partition) == one.offset),
        }
    }
}

fn offset_of(offsets: &[ConnectorOffset], partition: &Value) -> Value {
    offsets.iter().find(|one| one.partition == *partition).map_or(Value::Null, |one| one.offset.clone())
}

/// The offsets that take moves back.
pub(crate) fn taken_back(moves: &[OffsetMove]) -> Vec<ConnectorOffset> {
    let one =
        |one: &OffsetMove| ConnectorOffset { partition: one.partition.clone(), offset: one.before.clone() };
    moves.iter().map(one).collect()
}

/// Stops a connector, changes its offsets, verifies them, and resumes or pauses it as before, whatever came of the change.
pub(crate) fn move_to(
    work: &mut Work<'_>,
    connect: &Connect,
    name: &str,
    destination: Destination<'_>,
    keep_stopped: bool,
    limit: Duration,
    consent: &Consent,
) -> Result<()> {
    let status = patiently(work, limit, || connect.status(name))?;
    let state = status.map(|status| status.connector.state).unwrap_or_default();
    patiently(work, limit, || connect.order(name, "stop"))?;
    let stopped = wait_for(work, connect, name, Goal::Stopped, limit);
    let changed = stopped.and_then(|failures| {
        for failure in &failures {
            work.progress.failure(failure);
        }
        match destination {
            Destination::Nowhere => patiently(work, limit, || connect.reset_offsets(name, consent))?,
            Destination::Offsets(wanted) => {
                patiently(work, limit, || connect.alter_offsets(name, wanted, consent))?;
            }
        }
        if destination.is_reached(&patiently(work, limit, || connect.offsets(name))?) {
            return Ok(());
        }
        let message = format!("the offsets of connector '{name}' are not as they were set");
        Err(Error::new(Kind::OffsetsNotReached, message))
    });
    if !keep_stopped && state != "STOPPED" {
        let verb = if state == "PAUSED" { "pause" } else { "resume" };
        patiently(work, limit, || connect.order(name, verb))?;
    }
    changed
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn offsets(all: &[(&str, i64)]) -> Vec<ConnectorOffset> {
        let one = |(partition, offset): &(&str, i64)| ConnectorOffset {
            partition: json!(partition),
            offset: json!(offset),
        };
        all.iter().map(one).collect()
    }

    #[test]
    fn only_what_is_touched_is_moved_and_taken_back() {
        let (before, wanted) = (offsets(&[("a", 1), ("b", 2)]), offsets(&[("b", 7), ("c", 9)]));
        let destination = Destination::Offsets(&wanted);
        let moves = destination.moves(&before);
        let shown: Vec<_> = moves.iter().map(|one| (one.before.clone(), one.after.clone())).collect();
        assert_eq!(shown, [(json!(2), json!(7)), (Value::Null, json!(9))]);
        let back = taken_back(&moves);
        assert_eq!(back.iter().map(|one| one.offset.clone()).collect::<Vec<_>>(), [json!(2), Value::Null]);
        assert!(destination.is_reached(&offsets(&[("a", 1), ("b", 7), ("c", 9)])));
        assert!(!destination.is_reached(&before));
    }

    #[test]
    fn a_connector_that_forgets_its_offsets_forgets_all() {
        let before = offsets(&[("a", 1), ("b", 2)]);
        let moves = Destination::Nowhere.moves(&before);
        assert!(moves.len() == 2 && moves.iter().all(|one| one.after.is_null()));
        assert_eq!(taken_back(&moves), before);
        assert!(Destination::Nowhere.is_reached(&[]) && !Destination::Nowhere.is_reached(&before));
    }
}

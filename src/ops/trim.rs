//! Deleting the oldest records of partitions: the offsets that are deleted.

use std::collections::BTreeMap;

use crate::error::{Error, Kind, Result};
use crate::kafka::{Cluster, Extent, Isolation, TopicPartitionName};
use crate::util::position::Position;
use crate::util::units::Offset;

/// The records of a partition that are to be deleted: those from its start to before an offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trim {
    pub(crate) partition: TopicPartitionName,
    /// The log start offset now.
    pub(crate) start: Offset,
    /// The log start offset then.
    pub(crate) before: Offset,
}

impl Trim {
    /// The number of offsets that are deleted; there are fewer records where compaction has removed some.
    pub(crate) fn records(&self) -> i64 {
        self.before.0 - self.start.0
    }
}

/// The records to delete.
#[derive(Debug, Default)]
pub(crate) struct TrimPlan {
    /// Partitions of which records are deleted.
    pub(crate) trims: Vec<Trim>,
    /// Partitions whose leader did not answer, and why.
    pub(crate) refused: Vec<(TopicPartitionName, Error)>,
}

/// The new start of each partition; partitions without records before the position are left out. A position beyond the end of a
/// partition is an error, as it is most likely a mistake.
pub(crate) fn plan_trim(
    cluster: &Cluster,
    partitions: Vec<TopicPartitionName>,
    position: Position,
) -> Result<TrimPlan> {
    let extents = cluster.extents(&partitions, [position], Isolation::ReadUncommitted)?;
    plan_of(partitions, extents, position)
}

fn plan_of(
    partitions: Vec<TopicPartitionName>,
    mut extents: BTreeMap<TopicPartitionName, Result<Extent>>,
    position: Position,
) -> Result<TrimPlan> {
    let mut plan = TrimPlan::default();
    for partition in partitions {
        let extent = match extents.remove(&partition) {
            Some(Ok(extent)) => extent,
            Some(Err(error)) => {
                plan.refused.push((partition, error));
                continue;
            }
            None => continue,
        };
        let (start, end, before) = (extent.start, extent.end, extent.offset(position));
        if before > end {
            let TopicPartitionName { topic, partition } = &partition;
            let message = format!("'{topic}' partition {partition} ends at offset {end}, before {before}");
            return Err(Error::new(Kind::TrimBeyondEnd, message));
        }
        if before > start {
            plan.trims.push(Trim { partition, start, before });
        }
    }
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(extents: &[(i64, i64)], position: Position) -> Result<Vec<(i32, i64)>> {
        let name = |partition| TopicPartitionName { topic: "t".to_owned(), partition };
        let names: Vec<_> = (0..).map(name).take(extents.len()).collect();
        let extent = |&(start, end): &(i64, i64)| Ok(Extent::new(Offset(start), Offset(end)));
        let extents = names.iter().cloned().zip(extents.iter().map(extent)).collect();
        let plan = plan_of(names, extents, position)?;
        Ok(plan.trims.iter().map(|trim| (trim.partition.partition, trim.records())).collect())
    }

    #[test]
    fn only_partitions_with_records_before_the_position_are_trimmed() {
        let extents = [(0, 100), (50, 100), (100, 100)];
        assert_eq!(planned(&extents, Position::Offset(50)).unwrap(), [(0, 50)]);
        assert_eq!(planned(&extents, Position::End).unwrap(), [(0, 100), (1, 50)]);
        assert_eq!(planned(&extents, Position::FromEnd(20)).unwrap(), [(0, 80), (1, 30)]);
        assert_eq!(planned(&extents, Position::FromEnd(1000)).unwrap(), []);
    }

    #[test]
    fn a_position_beyond_an_end_deletes_nothing_anywhere() {
        let error = planned(&[(0, 100), (0, 10)], Position::Offset(50)).unwrap_err();
        assert_eq!(error.message(), "'t' partition 1 ends at offset 10, before 50");
    }
}

//! Elections of leaders: the partitions that need one.

use super::topic_health::PartitionProblem;
use crate::kafka::{Metadata, Topic, TopicPartitionName};
use crate::util::units::BrokerId;

/// Which replica becomes the leader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ElectionKind {
    /// The preferred one, which is the first replica.
    Preferred,
    /// Any live replica, also one that is not in sync and lacks records.
    Unclean,
}

/// A partition that needs an election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlannedElection {
    pub(crate) partition: TopicPartitionName,
    /// The leader now.
    pub(crate) leader: Option<BrokerId>,
    /// The leader afterwards, where that is known before.
    pub(crate) elected: Option<BrokerId>,
}

/// The partitions of topics that need an election: those without the preferred leader, or for an unclean one those without any.
/// `numbers` selects partitions; without numbers all are looked at.
pub(crate) fn plan_elections(topics: &[&Topic], numbers: &[i32], kind: ElectionKind) -> Vec<PlannedElection> {
    let problem = match kind {
        ElectionKind::Preferred => PartitionProblem::NotPreferredLeader,
        ElectionKind::Unclean => PartitionProblem::Unavailable,
    };
    let mut planned = Vec::new();
    for topic in topics {
        let selected = topic.partitions.iter().filter(|one| numbers.is_empty() || numbers.contains(&one.id));
        for partition in selected.filter(|one| problem.is_of(one, None)) {
            planned.push(PlannedElection {
                partition: TopicPartitionName { topic: topic.name.clone(), partition: partition.id },
                leader: partition.leader,
                elected: match kind {
                    ElectionKind::Preferred => partition.replicas.first().copied(),
                    ElectionKind::Unclean => None,
                },
            });
        }
    }
    planned
}

/// The leader of a partition.
pub(crate) fn leader(metadata: &Metadata, name: &TopicPartitionName) -> Option<BrokerId> {
    metadata.topic(&name.topic)?.partitions.iter().find(|one| one.id == name.partition)?.leader
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kafka::Partition;

    #[test]
    fn an_unclean_election_is_for_partitions_without_a_leader_only() {
        let partition = |id, leader: Option<i32>| Partition {
            id,
            leader: leader.map(BrokerId),
            replicas: vec![BrokerId(1), BrokerId(2)],
            isr: vec![BrokerId(2)],
        };
        let partitions = vec![partition(0, Some(1)), partition(1, Some(2)), partition(2, None)];
        let topic = Topic { name: "t".to_owned(), partitions };
        let planned = |numbers: &[i32], kind| {
            let planned = plan_elections(&[&topic], numbers, kind);
            let numbers = planned.iter().map(|one| (one.partition.partition, one.elected.map(|id| id.0)));
            numbers.collect::<Vec<_>>()
        };
        assert_eq!(planned(&[], ElectionKind::Preferred), [(1, Some(1)), (2, Some(1))]);
        assert_eq!(planned(&[0, 1], ElectionKind::Preferred), [(1, Some(1))]);
        assert_eq!(planned(&[], ElectionKind::Unclean), [(2, None)]);
    }
}

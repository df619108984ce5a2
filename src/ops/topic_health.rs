//! Finds unhealthy partitions in the metadata, and waits until all partitions are healthy.

use std::time::Duration;

use super::Work;
use super::wait::wait_until;
use crate::error::Result;
use crate::kafka::{Cluster, ConfigEntry, Metadata, Partition, Topic};

/// Something that may be wrong with a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartitionProblem {
    /// Fewer in-sync replicas than replicas. While a reassignment runs, replicas that are being added count as replicas.
    UnderReplicated,
    /// No leader: nothing can be read or written.
    Unavailable,
    /// Fewer in-sync replicas than `min.insync.replicas`: producers with `acks=all` are refused.
    UnderMinIsr,
    /// Exactly `min.insync.replicas` in-sync replicas: the loss of one more stops producers with `acks=all`.
    AtMinIsr,
    /// Another leader than the preferred one, or none.
    NotPreferredLeader,
}

impl PartitionProblem {
    /// Whether `min.insync.replicas` of the topic has to be known.
    pub(crate) fn needs_min_isr(self) -> bool {
        matches!(self, Self::UnderMinIsr | Self::AtMinIsr)
    }

    /// Whether a partition has the problem. Without `min_isr` (`min.insync.replicas` of its topic) those that depend on it are not seen.
    pub(crate) fn is_of(self, partition: &Partition, min_isr: Option<usize>) -> bool {
        let isr = partition.isr.len();
        match self {
            Self::UnderReplicated => partition.is_under_replicated(),
            Self::Unavailable => partition.leader.is_none(),
            Self::UnderMinIsr => min_isr.is_some_and(|least| isr < least),
            Self::AtMinIsr => min_isr.is_some_and(|least| isr == least),
            Self::NotPreferredLeader => partition.leader != partition.replicas.first().copied(),
        }
    }
}

/// `min.insync.replicas` among the configs of a topic.
pub(crate) fn min_isr(configs: &[ConfigEntry]) -> Option<usize> {
    configs.iter().find(|entry| entry.name == "min.insync.replicas")?.value.as_ref()?.parse().ok()
}

/// Waits until no partition of the topics that `select` gives is under-replicated.
pub(crate) fn wait_until_in_sync(
    work: &mut Work<'_>,
    limit: Duration,
    cluster: &Cluster,
    select: impl for<'m> Fn(&'m Metadata) -> Result<Vec<&'m Topic>>,
) -> Result<()> {
    wait_until(work, limit, |_| {
        let metadata = cluster.metadata()?;
        let topics = select(&metadata)?;
        let partitions = topics.iter().flat_map(|topic| &topic.partitions);
        let lagging = partitions.filter(|partition| partition.is_under_replicated()).count();
        Ok((lagging > 0).then(|| format!("{lagging} partitions are under-replicated")))
    })
}

/// Waits until all partitions of topics have a leader and all brokers know the topics.
pub(crate) fn wait_until_led(
    work: &mut Work<'_>,
    limit: Duration,
    cluster: &Cluster,
    topics: &[String],
) -> Result<()> {
    wait_until(work, limit, |_| {
        let metadata = cluster.metadata()?;
        let is_led = |name: &&String| metadata.topic(name).is_some_and(Topic::is_led);
        let waiting = topics.len() - topics.iter().filter(is_led).count();
        if waiting > 0 {
            return Ok(Some(format!("{waiting} topics are without a leader")));
        }
        let unknown = cluster.unknown_to_some(&metadata.brokers, topics)?;
        Ok((unknown > 0).then(|| format!("{unknown} topics are not known to all brokers")))
    })
}

#[cfg(test)]
mod tests {
    use super::PartitionProblem::{AtMinIsr, NotPreferredLeader, Unavailable, UnderMinIsr, UnderReplicated};
    use super::*;
    use crate::util::units::BrokerId;

    #[test]
    fn each_problem_is_seen_where_it_is_and_nowhere_else() {
        let partition = |leader: Option<i32>, isr: &[i32]| Partition {
            id: 0,
            leader: leader.map(BrokerId),
            replicas: [1, 2, 3].map(BrokerId).to_vec(),
            isr: isr.iter().copied().map(BrokerId).collect(),
        };
        let problems = |partition: &Partition, min_isr| {
            let all = [UnderReplicated, Unavailable, UnderMinIsr, AtMinIsr, NotPreferredLeader];
            all.into_iter().filter(|problem| problem.is_of(partition, min_isr)).collect::<Vec<_>>()
        };
        assert_eq!(problems(&partition(Some(1), &[1, 2, 3]), Some(2)), []);
        assert_eq!(problems(&partition(Some(1), &[1, 2]), Some(2)), [UnderReplicated, AtMinIsr]);
        assert_eq!(problems(&partition(Some(1), &[1]), Some(2)), [UnderReplicated, UnderMinIsr]);
        assert_eq!(problems(&partition(Some(2), &[1, 2, 3]), Some(2)), [NotPreferredLeader]);
        assert_eq!(
            problems(&partition(None, &[]), None),
            [UnderReplicated, Unavailable, NotPreferredLeader],
            "without min.insync.replicas nothing is said of it"
        );
    }
}

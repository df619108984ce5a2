//! How far groups are behind, in records and in time.

mod totals;
mod unread;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

pub(crate) use self::totals::LagTotals;
pub(crate) use self::unread::{FirstUnread, TimeLag, measure};
use crate::error::Result;
use crate::kafka::{
    Cluster, Commit, Isolation, Metadata, OffsetQuery, Offsets, Topic, TopicPartitionName, partition_names,
};
use crate::util::units::Offset;

/// Where the log of a partition begins and ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LogBounds {
    /// As its leader said.
    Known {
        /// The first record that can be read (log start offset).
        start: Offset,
        /// Behind the last record that can be read.
        end: Offset,
    },
    /// The topic, or this partition of it, does not exist.
    Gone,
    /// The leader did not say, with the reason.
    Unknown(String),
}

/// The commit of a group for a partition, beside the log.
#[derive(Debug, Clone)]
pub(crate) struct PartitionLag {
    pub(crate) partition: TopicPartitionName,
    /// `None` for partitions that are only assigned, or whose topic the group reads without a commit for them.
    pub(crate) commit: Option<Commit>,
    /// Whether the partition is assigned to a member.
    pub(crate) is_assigned: bool,
    pub(crate) log: LogBounds,
}

impl PartitionLag {
    /// The end of the log minus the committed offset, as Kafka's tool counts it: transaction markers and records that compaction has
    /// removed count too. 0 where the commit lies beyond the end. `None` without a commit, and when the end is unknown.
    pub(crate) fn lag(&self) -> Option<i64> {
        self.distance_to_end().map(|distance| distance.max(0))
    }

    fn distance_to_end(&self) -> Option<i64> {
        match (&self.commit, &self.log) {
            (Some(commit), LogBounds::Known { end, .. }) => Some(end.0.saturating_sub(commit.offset.0)),
            _ => None,
        }
    }

    /// What is wrong with the commit.
    pub(crate) fn finding(&self) -> Option<CommitFinding> {
        match self.log {
            LogBounds::Gone => Some(CommitFinding::PartitionGone),
            _ if self.lost().is_some() => Some(CommitFinding::RecordsLost),
            _ => self.beyond_end().map(|_| CommitFinding::BeyondEnd),
        }
    }

    /// Whether the partition holds records and the group has no commit for it.
    pub(crate) fn lacks_commit(&self) -> bool {
        self.commit.is_none() && matches!(self.log, LogBounds::Known { start, end } if start < end)
    }

    /// Records that were deleted before the group had read them: those between the commit and the start of the log.
    pub(crate) fn lost(&self) -> Option<i64> {
        match (&self.commit, &self.log) {
            (Some(commit), LogBounds::Known { start, .. }) if commit.offset < *start => {
                Some(start.0 - commit.offset.0)
            }
            _ => None,
        }
    }

    /// How far the commit lies beyond the end: the topic was created again, or lost records.
    pub(crate) fn beyond_end(&self) -> Option<i64> {
        self.distance_to_end().filter(|&distance| distance < 0).map(i64::saturating_neg)
    }
}

/// What is wrong with a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) enum CommitFinding {
    /// The records after the commit have been deleted.
    RecordsLost,
    /// The commit lies beyond the end of the log.
    BeyondEnd,
    /// The topic, or this partition of it, does not exist.
    PartitionGone,
}

/// The partitions of each group, or why its commits are not known.
pub(crate) type GroupLags = BTreeMap<String, Result<Vec<PartitionLag>>>;

/// Lag of groups in the partitions of topics for which they have commits, or of which members have partitions, where `wanted` accepts
/// the topic. A partition without a commit that is not assigned is given only if it holds records. The map has the assigned partitions.
///
/// Commits are read before the ends of logs: the other order lets lag go negative while consumers commit.
pub(crate) fn partition_lags(
    cluster: &Cluster,
    groups: &BTreeMap<String, Vec<TopicPartitionName>>,
    isolation: Isolation,
    wanted: impl Fn(&str) -> bool,
) -> Result<GroupLags> {
    let names: Vec<String> = groups.keys().cloned().collect();
    let commits = cluster.commits(&names)?;
    let mut partitions: BTreeMap<String, BTreeSet<TopicPartitionName>> = BTreeMap::new();
    for (group, assigned) in groups {
        let committed = commits.get(group).and_then(|commits| commits.as_ref().ok());
        let all = committed.into_iter().flat_map(BTreeMap::keys).chain(assigned);
        let all = all.filter(|name| wanted(&name.topic)).cloned();
        partitions.insert(group.clone(), all.collect());
    }
    let has_some = partitions.values().any(|partitions| !partitions.is_empty());
    let metadata = if has_some { cluster.metadata()? } else { Metadata::default() };
    let siblings =
        |name: &TopicPartitionName| metadata.topic(&name.topic).map(|topic| partition_names([topic]));
    for partitions in partitions.values_mut() {
        let topics: BTreeMap<&str, &TopicPartitionName> =
            partitions.iter().map(|name| (name.topic.as_str(), name)).collect();
        let siblings: Vec<_> = topics.into_values().filter_map(siblings).flatten().collect();
        partitions.extend(siblings);
    }
    let bounds = log_bounds(cluster, &metadata, &partitions.values().flatten().collect(), isolation)?;
    let log_of = |name: &TopicPartitionName| bounds.get(name).cloned().unwrap_or(LogBounds::Gone);
    let mut lags = GroupLags::new();
    for (group, commits) in commits {
        let assigned: BTreeSet<&TopicPartitionName> = groups.get(&group).into_iter().flatten().collect();
        let partitions = partitions.remove(&group).unwrap_or_default();
        let partition_lags = commits.map(|mut commits| {
            let partition_lag = |partition: TopicPartitionName| PartitionLag {
                commit: commits.remove(&partition),
                is_assigned: assigned.contains(&partition),
                log: log_of(&partition),
                partition,
            };
            let all = partitions.into_iter().map(partition_lag);
            all.filter(|one| one.commit.is_some() || one.is_assigned || one.lacks_commit()).collect()
        });
        lags.insert(group, partition_lags);
    }
    Ok(lags)
}

fn log_bounds(
    cluster: &Cluster,
    metadata: &Metadata,
    partitions: &BTreeSet<&TopicPartitionName>,
    isolation: Isolation,
) -> Result<BTreeMap<TopicPartitionName, LogBounds>> {
    let leaders = leaders(metadata);
    let led = partitions
        .iter()
        .filter(|name| leaders.get(&(name.topic.as_str(), name.partition)).is_some_and(|is_led| *is_led));
    let led: Vec<TopicPartitionName> = led.map(|&name| name.clone()).collect();
    let end = match isolation {
        Isolation::ReadUncommitted => OffsetQuery::End,
        Isolation::ReadCommitted => OffsetQuery::StableEnd,
    };
    let [mut starts, mut ends] = cluster.offsets(&led, [OffsetQuery::Beginning, end])?;
    let offset = |offsets: &mut Offsets, name: &TopicPartitionName| match offsets.remove(name) {
        Some(Ok(found)) => Ok(found.offset),
        Some(Err(error)) => Err(error.message()),
        None => Err("its leader did not answer".to_owned()),
    };
    let bounds = partitions.iter().map(|&name| {
        let bounds = match leaders.get(&(name.topic.as_str(), name.partition)) {
            None => LogBounds::Gone,
            Some(false) => LogBounds::Unknown("it has no leader".to_owned()),
            Some(true) => match (offset(&mut starts, name), offset(&mut ends, name)) {
                (Ok(start), Ok(end)) => LogBounds::Known { start, end },
                (Err(why), _) | (_, Err(why)) => LogBounds::Unknown(why),
            },
        };
        (name.clone(), bounds)
    });
    Ok(bounds.collect())
}

/// All partitions, with whether a broker leads them.
fn leaders<'m>(metadata: &'m Metadata) -> BTreeMap<(&'m str, i32), bool> {
    let of_topic = |topic: &'m Topic| {
        topic.partitions.iter().map(|one| ((topic.name.as_str(), one.id), one.leader.is_some()))
    };
    metadata.topics.iter().flat_map(of_topic).collect()
}

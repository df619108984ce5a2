//! Which groups read which topics.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Result;
use crate::kafka::{Cluster, GroupListing, TopicPartitionName};

/// The partitions assigned to members of consumer groups. Groups without members, and those that could not be described, have none.
pub(crate) fn assignments_of(
    cluster: &Cluster,
    groups: &[GroupListing],
) -> Result<BTreeMap<String, Vec<TopicPartitionName>>> {
    let consumers = groups.iter().filter(|group| group.is_of_consumers());
    let mut assigned: BTreeMap<String, Vec<TopicPartitionName>> =
        consumers.map(|group| (group.name.clone(), Vec::new())).collect();
    let active = groups.iter().filter(|group| group.is_of_consumers() && !group.is_empty());
    let active: Vec<String> = active.map(|group| group.name.clone()).collect();
    for (name, described) in cluster.describe_groups(&active)? {
        if let Ok(description) = described {
            let partitions = description.members.into_iter().filter_map(|member| member.assignment);
            assigned.insert(name, partitions.flatten().collect());
        }
    }
    Ok(assigned)
}

/// The topics of partitions.
pub(crate) fn topics_read<'p>(
    partitions: impl IntoIterator<Item = &'p TopicPartitionName>,
) -> BTreeSet<String> {
    partitions.into_iter().map(|partition| partition.topic.clone()).collect()
}

/// A group that reads a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TopicReader {
    pub(crate) group: String,
    /// Whether it has members.
    pub(crate) is_active: bool,
}

/// For each topic, the groups with commits for it or with members that read it, among `groups`.
pub(crate) fn readers_of(
    cluster: &Cluster,
    groups: &[GroupListing],
    topics: &[String],
) -> Result<BTreeMap<String, Vec<TopicReader>>> {
    let assigned = assignments_of(cluster, groups)?;
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    let commits = cluster.commits(&names)?;
    let mut readers: BTreeMap<String, Vec<TopicReader>> = BTreeMap::new();
    for group in groups {
        let committed = commits.get(&group.name).and_then(|commits| commits.as_ref().ok());
        let committed = committed.into_iter().flat_map(BTreeMap::keys);
        let read = topics_read(committed.chain(assigned.get(&group.name).into_iter().flatten()));
        for topic in topics.iter().filter(|topic| read.contains(*topic)) {
            let reader = TopicReader { group: group.name.clone(), is_active: !group.is_empty() };
            readers.entry(topic.clone()).or_default().push(reader);
        }
    }
    Ok(readers)
}

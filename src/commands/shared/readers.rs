//! Which groups read which topics.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Result;
use crate::kafka::{Cluster, GroupListing, TopicPartitionName};

/// The partitions that members of groups of consumers read. Groups without members, and those that could not be asked, have none.
pub(in crate::commands) fn assignments_of(
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

/// The topics of partitions, each once.
pub(in crate::commands) fn topics_read<'p>(
    partitions: impl IntoIterator<Item = &'p TopicPartitionName>,
) -> BTreeSet<String> {
    partitions.into_iter().map(|partition| partition.topic.clone()).collect()
}

/// For each of the topics the groups that have commits of it or members that read it, in words. `groups` are all there are.
pub(in crate::commands) fn readers_of(
    cluster: &Cluster,
    groups: &[GroupListing],
    topics: &[String],
) -> Result<BTreeMap<String, Vec<String>>> {
    let assigned = assignments_of(cluster, groups)?;
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    let commits = cluster.commits(&names)?;
    let mut readers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for group in groups {
        let committed = commits.get(&group.name).and_then(|commits| commits.as_ref().ok());
        let committed = committed.into_iter().flat_map(BTreeMap::keys);
        let read = topics_read(committed.chain(assigned.get(&group.name).into_iter().flatten()));
        for topic in topics.iter().filter(|topic| read.contains(*topic)) {
            let words = if group.is_empty() { "no members" } else { "active" };
            readers.entry(topic.clone()).or_default().push(format!("{} ({words})", group.name));
        }
    }
    Ok(readers)
}

//! Changes of commits of groups: which groups may be changed, and the new commits.

use std::collections::{BTreeMap, BTreeSet};

use super::readers::topics_read;
use crate::error::{Error, Kind, Result};
use crate::kafka::{
    Cluster, Commit, Commits, Extent, GroupDescription, GroupMember, GroupState, Isolation, NewCommits,
    TopicPartitionName,
};
use crate::util::closest;
use crate::util::position::Position;
use crate::util::units::Offset;

/// Maximum number of members of an active group that an error names.
const NAMED_MEMBERS: usize = 5;

/// Groups that cannot be changed, each with the reason.
pub(crate) type Refused = BTreeMap<String, Error>;

/// What is known of groups before they are changed.
#[derive(Debug, Default)]
pub(crate) struct GroupSurvey {
    /// Groups with members, to which their commits belong, and those that could not be described.
    pub(crate) refused: Refused,
    /// Groups that do not exist, each with an error that says so.
    pub(crate) missing: BTreeMap<String, Error>,
    /// Groups of another kind than consumer groups, without members as far as is known.
    pub(crate) others: Refused,
    /// The topics that the members of each group read.
    topics: BTreeMap<String, BTreeSet<String>>,
}

impl GroupSurvey {
    /// Asks the coordinators about groups.
    pub(crate) fn of(cluster: &Cluster, groups: &[String]) -> Result<Self> {
        Ok(Self::sort(cluster.describe_groups(groups)?))
    }

    fn sort(described: impl IntoIterator<Item = (String, Result<GroupDescription>)>) -> Self {
        let mut survey = Self::default();
        for (name, described) in described {
            match described {
                Ok(group) if group.members.is_empty() => {
                    if !group.is_of_consumers() {
                        survey.others.insert(name, not_a_consumer_group(&group));
                    }
                }
                Ok(group) => {
                    let state = group.state.map_or("unknown", GroupState::as_str);
                    let members = members_in_words(&group.members);
                    let message = format!("group '{name}' is active ({state}): {members}");
                    let error = Error::new(Kind::Failed, message).hint("stop its consumers first");
                    let read = group.members.iter().flat_map(|member| member.assignment.iter().flatten());
                    survey.topics.insert(name.clone(), topics_read(read));
                    survey.refused.insert(name, error);
                }
                Err(error) if *error.kind() == Kind::NoSuchGroup => {
                    survey.missing.insert(name, error);
                }
                Err(error) => drop(survey.refused.insert(name, error)),
            }
        }
        survey
    }

    /// Refuses the groups of another kind: they do not read from commits.
    pub(crate) fn refuse_others(&mut self) {
        self.refused.append(&mut self.others);
    }

    /// The commits of the groups. A group whose commits could not be read is refused, and the others are not.
    pub(crate) fn known_commits(
        &mut self,
        commits: impl IntoIterator<Item = (String, Result<Commits>)>,
    ) -> BTreeMap<String, Commits> {
        let mut known = BTreeMap::new();
        for (group, commits) in commits {
            match commits {
                Ok(commits) => drop(known.insert(group, commits)),
                Err(_) if self.missing.contains_key(&group) => {}
                Err(error) => drop(self.refused.entry(group).or_insert(error)),
            }
        }
        known
    }

    /// Whether members of a group read a topic.
    pub(crate) fn reads(&self, group: &str, topic: &str) -> bool {
        self.topics.get(group).is_some_and(|topics| topics.contains(topic))
    }
}

fn not_a_consumer_group(group: &GroupDescription) -> Error {
    let kind = group.protocol_type.as_ref().map_or_else(
        || "its type is not known to this client".to_owned(),
        |protocol| format!("its protocol type is '{protocol}'"),
    );
    Error::new(Kind::Failed, format!("group '{}' is not a consumer group: {kind}", group.name))
}

/// Members by client and host.
fn members_in_words(members: &[GroupMember]) -> String {
    let in_words = |member: &GroupMember| {
        let instance =
            member.instance_id.as_ref().map_or_else(String::new, |id| format!(", instance '{id}'"));
        format!("'{}' on {}{instance}", member.client_id, member.host.trim_start_matches('/'))
    };
    let mut words: Vec<String> = members.iter().take(NAMED_MEMBERS).map(in_words).collect();
    if members.len() > NAMED_MEMBERS {
        words.push(format!("and {} more", members.len() - NAMED_MEMBERS));
    }
    words.join(", ")
}

/// The target of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OffsetTarget {
    Position(Position),
    /// The current commit; the end of the log where there is none.
    Current,
    /// A number of records ahead of the current commit, or back.
    Shift(i64),
    /// As another commit is, such as one from a file.
    Commit(Commit),
}

/// The target of a group's commit for a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TargetedPartition {
    pub(crate) group: String,
    pub(crate) partition: TopicPartitionName,
    pub(crate) target: OffsetTarget,
}

/// Why a new offset is not the one that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OffsetNote {
    /// All records are older than the time: the end of the log is taken.
    NoRecordSoLate,
    /// The offset lies before the start of the log, which is taken.
    BeforeStart(Offset),
    /// The offset lies beyond the end of the log, which is taken.
    BeyondEnd(Offset),
    /// Without a commit there is nothing to shift.
    NothingToShift,
}

/// The change of a commit before it is made.
#[derive(Debug)]
pub(crate) struct OffsetChange {
    pub(crate) group: String,
    pub(crate) partition: TopicPartitionName,
    /// `None` where nothing is committed.
    pub(crate) current: Option<Commit>,
    /// `None` to remove it.
    pub(crate) new: Option<Commit>,
    pub(crate) note: Option<OffsetNote>,
    /// Why it cannot be changed.
    pub(crate) failure: Option<Error>,
}

impl OffsetChange {
    /// A change that can be made, and needs no note.
    pub(crate) fn new(
        group: &str,
        partition: TopicPartitionName,
        current: Option<Commit>,
        new: Option<Commit>,
    ) -> Self {
        Self { group: group.to_owned(), partition, current, new, note: None, failure: None }
    }

    /// Whether the new commit is another than the current one.
    pub(crate) fn moves(&self) -> bool {
        self.current != self.new
    }

    /// The new offset minus the current one: records that are skipped, or if negative read again.
    pub(crate) fn difference(&self) -> Option<i64> {
        let (current, new) = (self.current.as_ref()?, self.new.as_ref()?);
        Some(new.offset.0 - current.offset.0)
    }
}

/// The new commits of each group, as the cluster takes them.
pub(crate) fn new_commits<'c>(
    changes: impl IntoIterator<Item = &'c OffsetChange>,
) -> BTreeMap<String, NewCommits> {
    let mut new: BTreeMap<String, NewCommits> = BTreeMap::new();
    for change in changes {
        new.entry(change.group.clone()).or_default().insert(change.partition.clone(), change.new.clone());
    }
    new
}

/// The change of each commit. A partition that does not exist, or whose leader does not answer, has the reason in its change.
pub(crate) fn plan_offset_changes(
    cluster: &Cluster,
    targets: Vec<TargetedPartition>,
    commits: &BTreeMap<String, Commits>,
    isolation: Isolation,
) -> Result<Vec<OffsetChange>> {
    let partitions: BTreeSet<&TopicPartitionName> = targets.iter().map(|target| &target.partition).collect();
    let partitions: Vec<TopicPartitionName> = partitions.into_iter().cloned().collect();
    let positions = targets.iter().filter_map(|target| match target.target {
        OffsetTarget::Position(position) => Some(position),
        _ => None,
    });
    let metadata = cluster.metadata()?;
    let (known, gone): (Vec<_>, Vec<_>) = partitions.into_iter().partition(|name| {
        let topic = metadata.topic(&name.topic);
        topic.is_some_and(|topic| topic.partitions.iter().any(|partition| partition.id == name.partition))
    });
    let mut extents = cluster.extents(&known, positions.collect::<Vec<_>>(), isolation)?;
    for name in gone {
        let message = format!("'{}' partition {} does not exist any more", name.topic, name.partition);
        extents.insert(name, Err(Error::new(Kind::NotFound, message)));
    }
    let change = |TargetedPartition { group, partition, target }| {
        let current = commits.get(&group).and_then(|commits| commits.get(&partition)).cloned();
        let (new, note, failure) = match extents.get(&partition)? {
            Ok(extent) => {
                let (new, note) = new_commit(target, current.as_ref(), extent);
                (new, note, None)
            }
            Err(error) => (current.clone(), None, Some(error.again())),
        };
        Some(OffsetChange { group, partition, current, new, note, failure })
    };
    Ok(targets.into_iter().filter_map(change).collect())
}

/// The new commit, which lies within the log, and why it is another one than was asked for.
fn new_commit(
    target: OffsetTarget,
    current: Option<&Commit>,
    extent: &Extent,
) -> (Option<Commit>, Option<OffsetNote>) {
    let plain = |offset| Commit { offset, leader_epoch: None, metadata: String::new() };
    // A partition with fewer records than are counted back is read from its start.
    let counts_back = matches!(target, OffsetTarget::Position(Position::FromEnd(_)));
    let is_after_all = matches!(target, OffsetTarget::Position(position) if extent.is_after_all(position));
    let wanted = match target {
        OffsetTarget::Position(position) => plain(extent.offset(position)),
        OffsetTarget::Current => match current {
            Some(commit) => return (Some(commit.clone()), None),
            None => plain(extent.end),
        },
        OffsetTarget::Shift(by) => match current {
            Some(commit) => plain(Offset(commit.offset.0.saturating_add(by))),
            None => return (None, Some(OffsetNote::NothingToShift)),
        },
        OffsetTarget::Commit(commit) => commit,
    };
    let within = wanted.offset.max(extent.start).min(extent.end);
    if is_after_all {
        return (Some(plain(within)), Some(OffsetNote::NoRecordSoLate));
    }
    if within == wanted.offset || counts_back {
        return (Some(Commit { offset: within, ..wanted }), None);
    }
    let note = if wanted.offset < extent.start { OffsetNote::BeforeStart } else { OffsetNote::BeyondEnd };
    (Some(plain(within)), Some(note(wanted.offset)))
}

/// Refuses groups that do not exist: a name that no group has may be a slip.
pub(crate) fn refuse_missing(cluster: &Cluster, missing: &BTreeMap<String, Error>) -> Result<Refused> {
    if missing.is_empty() {
        return Ok(Refused::new());
    }
    let known = cluster.consumer_groups()?.groups;
    let refused = |name: &String| {
        let message = format!("group '{name}' does not exist on {}", cluster.address());
        let closest = closest(name, known.iter().map(|group| group.name.as_str())).map(str::to_owned);
        (name.clone(), Error::new(Kind::NotYetAGroup { closest }, message))
    };
    Ok(missing.keys().map(refused).collect())
}

/// Refuses groups that are to be shifted and lack a commit for one of the partitions. Like Kafka's tool, no commit of such a group
/// is moved.
pub(crate) fn refuse_without_commit(
    refused: &mut Refused,
    targets: &[TargetedPartition],
    commits: &BTreeMap<String, Commits>,
) {
    for TargetedPartition { group, partition, .. } in targets {
        let has_commit = commits.get(group).is_some_and(|commits| commits.contains_key(partition));
        if !has_commit && !refused.contains_key(group) {
            let TopicPartitionName { topic, partition } = partition;
            let message = format!(
                "could not shift group '{group}': it has no commit for '{topic}' partition {partition}, so none of its commits is moved"
            );
            refused.insert(group.clone(), Error::new(Kind::NoCommit, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commit(offset: i64) -> Commit {
        Commit { offset: Offset(offset), leader_epoch: Some(3), metadata: "m".to_owned() }
    }

    fn partition() -> TopicPartitionName {
        TopicPartitionName { topic: "t".to_owned(), partition: 0 }
    }

    #[test]
    fn a_new_commit_lies_within_the_log_and_says_where_it_is_not_the_one_asked_for() {
        let extent = Extent::new(Offset(10), Offset(100));
        let current = commit(50);
        let moved = |target, current: Option<&Commit>| {
            let (new, note) = new_commit(target, current, &extent);
            (new.map(|commit| commit.offset.0), note)
        };
        let to = |position| moved(OffsetTarget::Position(position), Some(&current));
        assert_eq!(to(Position::Beginning), (Some(10), None));
        assert_eq!(to(Position::Offset(70)), (Some(70), None));
        assert_eq!(to(Position::Offset(5)), (Some(10), Some(OffsetNote::BeforeStart(Offset(5)))));
        assert_eq!(to(Position::Offset(500)), (Some(100), Some(OffsetNote::BeyondEnd(Offset(500)))));
        assert_eq!(to(Position::FromEnd(1000)), (Some(10), None), "all records are meant");
        assert_eq!(moved(OffsetTarget::Shift(-45), Some(&current)).0, Some(10));
        assert_eq!(moved(OffsetTarget::Shift(5), None), (None, Some(OffsetNote::NothingToShift)));
        assert_eq!(moved(OffsetTarget::Current, None), (Some(100), None));
        // A commit that is kept, or copied, keeps its leader epoch and metadata; one that is clamped does not.
        assert_eq!(new_commit(OffsetTarget::Current, Some(&current), &extent).0, Some(commit(50)));
        assert_eq!(new_commit(OffsetTarget::Commit(commit(60)), None, &extent).0, Some(commit(60)));
        let clamped = new_commit(OffsetTarget::Commit(commit(600)), None, &extent).0.unwrap();
        assert_eq!((clamped.offset, clamped.leader_epoch), (Offset(100), None));
    }

    #[test]
    fn a_group_that_lacks_a_commit_is_not_shifted_at_all() {
        let target = |group: &str| TargetedPartition {
            group: group.to_owned(),
            partition: partition(),
            target: OffsetTarget::Shift(1),
        };
        let commits = BTreeMap::from([
            ("with".to_owned(), Commits::from([(partition(), commit(1))])),
            ("without".to_owned(), Commits::new()),
        ]);
        let mut refused = Refused::new();
        refuse_without_commit(&mut refused, &[target("with"), target("without"), target("new")], &commits);
        assert_eq!(refused.into_keys().collect::<Vec<_>>(), ["new", "without"]);
    }

    #[test]
    fn a_difference_needs_both_offsets() {
        let change = |current: Option<i64>, new: Option<i64>| {
            OffsetChange::new("g", partition(), current.map(commit), new.map(commit))
        };
        assert_eq!(change(Some(5), Some(9)).difference(), Some(4));
        assert_eq!(change(Some(9), Some(5)).difference(), Some(-4));
        assert_eq!(change(None, Some(5)).difference(), None);
        assert!(!change(Some(5), Some(5)).moves() && change(Some(5), None).moves());
    }
}

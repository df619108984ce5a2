//! `kafkactl groups reset`: move groups to other offsets.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::str::FromStr;

use super::names::{Chosen, GroupNames};
use super::offset_changes::{Change, Refused, Survey, carry_out, say_new_groups};
use super::offset_file::{self, OffsetEntry};
use super::topics_meant::TopicsMeant;
use crate::commands::change::undo::UndoOptions;
use crate::commands::shared::bound::{Bound, own};
use crate::error::{Error, Result, Status};
use crate::kafka::{Cluster, Commit, Commits, Extent, Isolation, Metadata, TopicPartitionName};
use crate::output::{OF_LISTING, OutputFormat};
use crate::session::Session;
use crate::util::position::Position;
use crate::util::units::Offset;

/// Move groups to other offsets, or make groups with offsets
///
/// Shows for each partition where the group stands, where it will, and how many records it skips or reads again; then asks. Groups
/// with members are refused: their commits are theirs. A group that does not exist is made only with --create. A pattern means the
/// groups that have commits of the topics. Targets outside of the log are moved to its nearer end. An undo file, for groups import,
/// keeps what was.
#[derive(Debug, clap::Args)]
#[command(
    group = clap::ArgGroup::new("target").required(true).multiple(false),
    after_long_help = "\
Examples:
  Read everything again
    kafkactl groups reset billing --all-topics --to beginning
  What would it be to go back to this morning?
    kafkactl groups reset billing --topic orders --to @2026-09-21T06:00:00Z --dry-run
  Skip what is there, read the last 100 of each partition, go back ten records
    kafkactl groups reset billing --topic orders:0,3 --to end
    kafkactl groups reset billing --all-topics --to -100
    kafkactl groups reset billing --all-topics --shift -10
  A new group that starts where another stands, or from a file
    kafkactl groups reset billing-2 --create --from-group billing
    kafkactl groups reset billing --from-file offsets.csv
  One partition to one offset
    kafkactl groups reset billing --to orders:0=17

A position is beginning, end, current (where it stands; the end where it has no commit), an offset, -N (counted back from the end)
or @TIME: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago (@-2h). Files are those of groups export, and Apache's CSV."
)]
pub struct GroupsReset {
    #[command(flatten)]
    names: GroupNames,
    /// Where to, for all partitions that are meant, or as TOPIC:PARTITION=POS for one; may be repeated
    #[arg(long, value_name = "POS", allow_hyphen_values = true, group = "target")]
    to: Vec<Target>,
    /// So many records on from where it stands, or back; nothing of a group is moved where one of the partitions has no commit
    #[arg(long, value_name = "N", allow_hyphen_values = true, group = "target")]
    shift: Option<i64>,
    /// To the offsets in a file
    #[arg(long, value_name = "FILE", group = "target")]
    from_file: Option<PathBuf>,
    /// To where another group stands
    #[arg(long, value_name = "GROUP", group = "target")]
    from_group: Option<String>,
    /// Make groups that do not exist
    #[arg(long)]
    create: bool,
    #[command(flatten)]
    topics: TopicsMeant,
    /// All partitions that the group has committed
    #[arg(long, conflicts_with = "topics")]
    all_topics: bool,
    /// Which end counts: with `read_committed` that before the first open transaction
    #[arg(long, value_name = "LEVEL", default_value = "read_uncommitted")]
    isolation: Isolation,
    #[command(flatten)]
    undo: UndoOptions,
}

/// Where to, as it is typed.
#[derive(Debug, Clone)]
enum Target {
    /// Where it stands.
    Current,
    To(Bound),
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        match text {
            "current" | "stored" => Ok(Self::Current),
            _ => text.parse().map(Self::To),
        }
    }
}

/// Where each partition of a group goes to.
enum Aim {
    Position(Position),
    Current,
    Shift(i64),
    Commit(Commit),
}

/// Where the partitions of groups go to.
type Aims = Vec<(String, TopicPartitionName, Aim)>;

pub(super) fn run(args: &GroupsReset, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    args.check_scope()?;
    let file = args.from_file.as_ref().map(|path| offset_file::read(path, session)).transpose()?;
    let (resolved, cluster) = session.groups_to_change()?;
    let Chosen { names, failures } = args.names.choose(session, &cluster)?;
    if let Some(status) = failures.first() {
        return Err(Error::new(*status, "not all groups are known, so nothing was changed"));
    }
    if names.is_empty() {
        return Err(Error::new(Status::NotFound, "no group matches, nothing to reset"));
    }
    let mut survey = Survey::of(&cluster, &names)?;
    survey.refuse_others();
    let commits = survey.known_commits(cluster.commits(&names)?);
    let aims = match (file, &args.from_group) {
        (Some(entries), _) => of_file(args, &names, &entries)?,
        (None, Some(other)) => of_group(args, &cluster, &names, other)?,
        (None, None) => of_targets(args, &cluster, &names, &commits)?,
    };
    // A pattern means the groups that read the topics, not all there are.
    let has_commit = |group: &str, topic: &str| {
        commits.get(group).is_some_and(|commits| commits.keys().any(|name| name.topic == topic))
    };
    let reads = |(group, partition, _): &(String, TopicPartitionName, Aim)| {
        args.names.names_exactly(group)
            || has_commit(group, &partition.topic)
            || survey.reads(group, &partition.topic)
    };
    let aims: Aims = aims.into_iter().filter(reads).collect();
    let Survey { mut refused, missing, .. } = survey;
    let meant: BTreeSet<String> = aims.iter().map(|(group, _, _)| group.clone()).collect();
    refused.retain(|group, _| meant.contains(group) || args.names.names_exactly(group));
    if args.create {
        say_new_groups(session, &missing);
    } else {
        refused.extend(refuse_missing(&cluster, &missing)?);
    }
    if args.shift.is_some() {
        refuse_without_commit(&mut refused, &aims, &commits);
    }
    if aims.is_empty() && refused.is_empty() {
        return Err(Error::new(Status::NotFound, "no partition is meant, nothing was changed")
            .hint("--all-topics means those that the group has committed; --topic names others"));
    }
    let changes = plan(args, &cluster, aims, &commits)?;
    carry_out(session, &resolved, &cluster, &changes, refused, ("groups-reset", &args.undo))
}

/// A name that no group has may be a slip: a group is made only where that is asked for.
fn refuse_missing(cluster: &Cluster, missing: &BTreeMap<String, Error>) -> Result<Refused> {
    if missing.is_empty() {
        return Ok(Refused::new());
    }
    let known = cluster.consumer_groups()?.groups;
    let refused = |name: &String| {
        let message = format!("group '{name}' does not exist on {}", cluster.address());
        let error = Error::new(Status::NotFound, message);
        let error = match crate::util::closest(name, known.iter().map(|group| group.name.as_str())) {
            Some(close) => error.hint(format!("did you mean '{close}'?")),
            None => error,
        };
        (name.clone(), error.hint("--create makes it"))
    };
    Ok(missing.keys().map(refused).collect())
}

/// Without a commit there is nothing to count from. Nothing of such a group is moved, as with Kafka's tool.
fn refuse_without_commit(refused: &mut Refused, aims: &Aims, commits: &BTreeMap<String, Commits>) {
    for (group, partition, _) in aims {
        let has_commit = commits.get(group).is_some_and(|commits| commits.contains_key(partition));
        if !has_commit && !refused.contains_key(group) {
            let TopicPartitionName { topic, partition } = partition;
            let message = format!(
                "could not shift group '{group}': it has no commit of '{topic}' partition {partition}, so nothing of it is moved"
            );
            let error = Error::new(Status::Failed, message).hint(
                "--all-topics means the partitions that it has committed; --topic TOPIC:N,... names some",
            );
            refused.insert(group.clone(), error);
        }
    }
}

impl GroupsReset {
    fn has_general_target(&self) -> bool {
        self.shift.is_some()
            || self.to.iter().any(|target| match target {
                Target::Current => true,
                Target::To(bound) => bound.partition.is_none(),
            })
    }

    /// Which partitions are meant has to be said where the target does not say it.
    fn check_scope(&self) -> Result<()> {
        if self.has_general_target() && self.topics.is_empty() && !self.all_topics {
            return Err(Error::new(Status::Usage, "which topics are meant?")
                .hint("--topic orders, --topic orders:0,3, or --all-topics that the group has committed"));
        }
        Ok(())
    }
}

/// The partitions of a file go where it says.
fn of_file(args: &GroupsReset, names: &[String], entries: &[OffsetEntry]) -> Result<Aims> {
    let mut aims = Aims::new();
    for entry in entries {
        let partition = entry.partition();
        let Some(commit) = entry.commit().filter(|_| args.topics.has(&partition)) else { continue };
        let groups: Vec<&String> = match &entry.group {
            Some(group) => names.iter().filter(|name| *name == group).collect(),
            None if names.len() > 1 => {
                return Err(Error::new(
                    Status::Usage,
                    "the file does not say which group its offsets are for",
                )
                .hint("name one group only"));
            }
            None => names.iter().collect(),
        };
        aims.extend(
            groups.into_iter().map(|group| (group.clone(), partition.clone(), Aim::Commit(commit.clone()))),
        );
    }
    Ok(aims)
}

fn of_group(args: &GroupsReset, cluster: &Cluster, names: &[String], other: &str) -> Result<Aims> {
    let commits = cluster.commits(&[other.to_owned()])?.remove(other).transpose()?.unwrap_or_default();
    if commits.is_empty() {
        return Err(Error::new(Status::NotFound, format!("group '{other}' has no commits to copy")));
    }
    let meant: Vec<_> = commits.into_iter().filter(|(name, _)| args.topics.has(name)).collect();
    let of = |group: &String| {
        let aim = |(name, commit): &(TopicPartitionName, Commit)| {
            (group.clone(), name.clone(), Aim::Commit(commit.clone()))
        };
        meant.iter().map(aim).collect::<Vec<_>>()
    };
    Ok(names.iter().flat_map(of).collect())
}

fn of_targets(
    args: &GroupsReset,
    cluster: &Cluster,
    names: &[String],
    commits: &BTreeMap<String, Commits>,
) -> Result<Aims> {
    let bounds: Vec<Bound> = args
        .to
        .iter()
        .filter_map(|target| match target {
            Target::To(bound) => Some(bound.clone()),
            Target::Current => None,
        })
        .collect();
    let mut chosen: BTreeSet<TopicPartitionName> =
        bounds.iter().filter_map(|bound| bound.partition.clone()).collect();
    let metadata: Metadata = cluster.metadata()?;
    for name in &chosen {
        let known = metadata
            .topic(&name.topic)
            .ok_or_else(|| crate::kafka::no_such_topic(&name.topic, &metadata, cluster.address()))?;
        if !known.partitions.iter().any(|one| one.id == name.partition) {
            let message = format!("topic '{}' has no partition {}", name.topic, name.partition);
            return Err(Error::new(Status::NotFound, message));
        }
    }
    if !args.topics.is_empty() {
        chosen.extend(args.topics.partitions(&metadata, cluster.address())?);
    }
    let mut aims = Aims::new();
    for group in names {
        let mut partitions = chosen.clone();
        if args.all_topics {
            partitions.extend(commits.get(group).into_iter().flat_map(|commits| commits.keys().cloned()));
        }
        for partition in partitions {
            let aim = match (args.shift, own(&bounds, &partition)) {
                (Some(shift), _) => Aim::Shift(shift),
                (None, Some(position)) => Aim::Position(position),
                (None, None) => Aim::Current,
            };
            aims.push((group.clone(), partition, aim));
        }
    }
    Ok(aims)
}

/// What becomes of each commit.
fn plan(
    args: &GroupsReset,
    cluster: &Cluster,
    aims: Aims,
    commits: &BTreeMap<String, Commits>,
) -> Result<Vec<Change>> {
    let partitions: BTreeSet<&TopicPartitionName> = aims.iter().map(|(_, name, _)| name).collect();
    let partitions: Vec<TopicPartitionName> = partitions.into_iter().cloned().collect();
    let positions = aims.iter().filter_map(|(_, _, aim)| match aim {
        Aim::Position(position) => Some(*position),
        _ => None,
    });
    let metadata = cluster.metadata()?;
    let exists = |name: &TopicPartitionName| {
        metadata
            .topic(&name.topic)
            .is_some_and(|topic| topic.partitions.iter().any(|one| one.id == name.partition))
    };
    let (known, gone): (Vec<_>, Vec<_>) = partitions.into_iter().partition(exists);
    let mut extents = cluster.extents(&known, positions.collect::<Vec<_>>(), args.isolation)?;
    for name in gone {
        let message = format!("'{}' partition {} does not exist any more", name.topic, name.partition);
        extents.insert(name, Err(Error::new(Status::NotFound, message)));
    }
    let change = |(group, partition, aim): (String, TopicPartitionName, Aim)| {
        let current = commits.get(&group).and_then(|commits| commits.get(&partition)).cloned();
        let (new, note, failure) = match extents.get(&partition)? {
            Ok(extent) => {
                let (new, note) = aimed(aim, current.as_ref(), extent);
                (new, note, None)
            }
            Err(error) => (current.clone(), String::new(), Some(error.again())),
        };
        Some(Change { group, partition, current, new, note, failure })
    };
    Ok(aims.into_iter().filter_map(change).collect())
}

/// The new commit, and what is to be said of it.
fn aimed(aim: Aim, current: Option<&Commit>, extent: &Extent) -> (Option<Commit>, String) {
    let plain = |offset| Commit { offset, leader_epoch: None, metadata: String::new() };
    // Fewer records than are to be counted back: all of them are meant.
    let counts_back = matches!(aim, Aim::Position(Position::FromEnd(_)));
    let is_after_all = matches!(aim, Aim::Position(position) if extent.is_after_all(position));
    let wanted = match aim {
        Aim::Position(position) => plain(extent.offset(position)),
        Aim::Current => match current {
            Some(commit) => return (Some(commit.clone()), String::new()),
            None => plain(extent.end),
        },
        Aim::Shift(by) => match current {
            Some(commit) => plain(Offset(commit.offset.0.saturating_add(by))),
            None => return (None, "nothing to shift".to_owned()),
        },
        Aim::Commit(commit) => commit,
    };
    let within = wanted.offset.max(extent.start).min(extent.end);
    if is_after_all {
        return (Some(plain(within)), "no record is so late: the end".to_owned());
    }
    if within == wanted.offset || counts_back {
        return (Some(Commit { offset: within, ..wanted }), String::new());
    }
    let side = if wanted.offset < extent.start { "starts" } else { "ends" };
    (Some(plain(within)), format!("{} lies outside of the log, which {side} there", wanted.offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn current_is_a_target_and_so_is_what_is_a_position() {
        assert!(matches!("current".parse(), Ok(Target::Current)));
        assert!(matches!("orders:0=-5".parse(), Ok(Target::To(_))));
        assert!("soon".parse::<Target>().is_err());
    }
}

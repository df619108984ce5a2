//! `kafkactl groups reset`: move groups to other offsets.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::str::FromStr;

use super::names::{Chosen, GroupNames};
use super::offset_changes::{carry_out, say_new_groups};
use super::topic_option::TopicOption;
use crate::commands::NameKind;
use crate::commands::change::undo::UndoOptions;
use crate::commands::shared::bound::{Bound, for_partition};
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Cluster, Commit, Commits, Isolation, Role, TopicPartitionName};
use crate::ops::offset_changes::{
    GroupSurvey, OffsetTarget, TargetedPartition, plan_offset_changes, refuse_missing, refuse_without_commit,
};
use crate::ops::offset_file::{self, OffsetEntry};
use crate::output::{OF_LISTING, OutputFormat};
use crate::session::{Access, Connection, Session};

/// Reset the offsets of groups, or create groups with offsets
///
/// Shows for each partition the current and the new offset, and how many records the group skips or reads again; then asks. Groups
/// with members are refused, as their consumers commit themselves. A group that does not exist is created only with --create. A
/// pattern matches the groups that have commits for the topics. Targets outside the log are moved to its nearer end. An undo file keeps
/// the old commits; groups import restores them.
#[derive(Debug, clap::Args)]
#[command(
    group = clap::ArgGroup::new("target").required(true).multiple(false),
    after_long_help = "\
Examples:
  Read everything again
    kafkactl groups reset billing --all-topics --to beginning
  What would a reset to this morning change?
    kafkactl groups reset billing --topic orders --to @2026-09-21T06:00:00Z --dry-run
  Skip to the end, read the last 100 records of each partition again, go back ten records
    kafkactl groups reset billing --topic orders:0,3 --to end
    kafkactl groups reset billing --all-topics --to -100
    kafkactl groups reset billing --all-topics --shift -10
  A new group with the offsets of another group; offsets from a file
    kafkactl groups reset billing-2 --create --from-group billing
    kafkactl groups reset billing --from-file offsets.csv
  One partition to one offset
    kafkactl groups reset billing --to orders:0=17

A position is beginning, end, current (the committed offset; the end without a commit), an offset, -N (counted back from the end)
or @TIME: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago (@-2h). Files are those of groups export, and Apache's CSV."
)]
pub struct GroupsReset {
    #[command(flatten)]
    names: GroupNames,
    /// New position of all selected partitions, or of one as TOPIC:PARTITION=POS; may be repeated
    #[arg(long, value_name = "POS", allow_hyphen_values = true, group = "target")]
    to: Vec<Target>,
    /// Move by N records, back if negative; a group is not moved at all where one of the partitions has no commit
    #[arg(long, value_name = "N", allow_hyphen_values = true, group = "target")]
    shift: Option<i64>,
    /// Take the offsets from a file
    #[arg(long, value_name = "FILE", group = "target")]
    from_file: Option<PathBuf>,
    /// Take the offsets of another group
    #[arg(long, value_name = "GROUP", add = NameKind::Group, group = "target")]
    from_group: Option<String>,
    /// Create groups that do not exist
    #[arg(long)]
    create: bool,
    #[command(flatten)]
    topics: TopicOption,
    /// All partitions that the group has committed offsets for
    #[arg(long, conflicts_with = "topics")]
    all_topics: bool,
    /// Which end counts: with `read_committed` that before the first open transaction
    #[arg(long, value_name = "LEVEL", default_value = "read_uncommitted")]
    isolation: Isolation,
    #[command(flatten)]
    undo: UndoOptions,
}

/// A position as it is typed.
#[derive(Debug, Clone)]
enum Target {
    /// The committed offset.
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

type Targets = Vec<TargetedPartition>;

pub(super) fn run(args: &GroupsReset, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    args.check_scope()?;
    let file = args
        .from_file
        .as_ref()
        .map(|path| offset_file::parse(&session.read_text(path)?, &path.display().to_string()))
        .transpose()?;
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Groups)?;
    let Chosen { names, failures } = args.names.choose(session, &cluster)?;
    if let Some(status) = failures.first() {
        return Err(Error::new(*status, "not all groups are known, so nothing was changed"));
    }
    if names.is_empty() {
        return Err(Error::new(Kind::NotFound, "no group matches; there is nothing to reset"));
    }
    let mut survey = GroupSurvey::of(&cluster, &names)?;
    survey.refuse_others();
    let commits = survey.known_commits(cluster.commits(&names)?);
    let targets = match (file, &args.from_group) {
        (Some(entries), _) => of_file(args, &names, &entries)?,
        (None, Some(other)) => of_group(args, &cluster, &names, other)?,
        (None, None) => of_options(args, &cluster, &names, &commits)?,
    };
    // A pattern means the groups that read the topics, not all there are.
    let has_commit = |group: &str, topic: &str| {
        commits.get(group).is_some_and(|commits| commits.keys().any(|name| name.topic == topic))
    };
    let is_meant = |TargetedPartition { group, partition, .. }: &TargetedPartition| {
        args.names.names_exactly(group)
            || has_commit(group, &partition.topic)
            || survey.reads(group, &partition.topic)
    };
    let targets: Targets = targets.into_iter().filter(is_meant).collect();
    let GroupSurvey { mut refused, missing, .. } = survey;
    let meant: BTreeSet<&String> = targets.iter().map(|target| &target.group).collect();
    refused.retain(|group, _| meant.contains(group) || args.names.names_exactly(group));
    if args.create {
        say_new_groups(session, &missing);
    } else {
        refused.extend(refuse_missing(&cluster, &missing)?);
    }
    if args.shift.is_some() {
        refuse_without_commit(&mut refused, &targets, &commits);
    }
    if targets.is_empty() && refused.is_empty() {
        return Err(Error::new(Kind::NotFound, "no partition matches, nothing was changed")
            .hint("--all-topics means those that the group has committed; --topic names others"));
    }
    let changes = plan_offset_changes(&cluster, targets, &commits, args.isolation)?;
    carry_out(session, &resolved, &cluster, &changes, refused, ("groups-reset", &args.undo))
}

impl GroupsReset {
    fn has_general_target(&self) -> bool {
        self.shift.is_some()
            || self.to.iter().any(|target| match target {
                Target::Current => true,
                Target::To(bound) => bound.partition.is_none(),
            })
    }

    /// Where the target does not name partitions, other options have to.
    fn check_scope(&self) -> Result<()> {
        if self.has_general_target() && self.topics.scope().is_everything() && !self.all_topics {
            return Err(Error::new(Kind::Usage, "no topics are named")
                .hint("--topic orders, --topic orders:0,3, or --all-topics that the group has committed"));
        }
        Ok(())
    }
}

/// The offsets of a file.
fn of_file(args: &GroupsReset, names: &[String], entries: &[OffsetEntry]) -> Result<Targets> {
    let mut targets = Targets::new();
    for entry in entries {
        let partition = entry.partition();
        let Some(commit) = entry.commit().filter(|_| args.topics.scope().has(&partition)) else { continue };
        let groups: Vec<&String> = match &entry.group {
            Some(group) => names.iter().filter(|name| *name == group).collect(),
            None if names.len() > 1 => {
                return Err(Error::new(Kind::Usage, "the file does not name the group of its offsets")
                    .hint("name one group only"));
            }
            None => names.iter().collect(),
        };
        targets.extend(groups.into_iter().map(|group| TargetedPartition {
            group: group.clone(),
            partition: partition.clone(),
            target: OffsetTarget::Commit(commit.clone()),
        }));
    }
    Ok(targets)
}

fn of_group(args: &GroupsReset, cluster: &Cluster, names: &[String], other: &str) -> Result<Targets> {
    let commits = cluster.commits(&[other.to_owned()])?.remove(other).transpose()?.unwrap_or_default();
    if commits.is_empty() {
        return Err(Error::new(Kind::NotFound, format!("group '{other}' has no commits to copy")));
    }
    let meant: Vec<_> = commits.into_iter().filter(|(name, _)| args.topics.scope().has(name)).collect();
    let of = |group: &String| {
        let target = |(name, commit): &(TopicPartitionName, Commit)| TargetedPartition {
            group: group.clone(),
            partition: name.clone(),
            target: OffsetTarget::Commit(commit.clone()),
        };
        meant.iter().map(target).collect::<Vec<_>>()
    };
    Ok(names.iter().flat_map(of).collect())
}

fn of_options(
    args: &GroupsReset,
    cluster: &Cluster,
    names: &[String],
    commits: &BTreeMap<String, Commits>,
) -> Result<Targets> {
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
    let metadata = cluster.metadata()?;
    for name in &chosen {
        let known = metadata
            .topic(&name.topic)
            .ok_or_else(|| crate::kafka::no_such_topic(&name.topic, &metadata, cluster.address()))?;
        if !known.partitions.iter().any(|one| one.id == name.partition) {
            let message = format!("topic '{}' has no partition {}", name.topic, name.partition);
            return Err(Error::new(Kind::NotFound, message));
        }
    }
    if !args.topics.scope().is_everything() {
        chosen.extend(args.topics.scope().partitions(&metadata, cluster.address())?);
    }
    let mut targets = Targets::new();
    for group in names {
        let mut partitions = chosen.clone();
        if args.all_topics {
            partitions.extend(commits.get(group).into_iter().flat_map(|commits| commits.keys().cloned()));
        }
        for partition in partitions {
            let target = match (args.shift, for_partition(&bounds, &partition)) {
                (Some(shift), _) => OffsetTarget::Shift(shift),
                (None, Some(position)) => OffsetTarget::Position(position),
                (None, None) => OffsetTarget::Current,
            };
            targets.push(TargetedPartition { group: group.clone(), partition, target });
        }
    }
    Ok(targets)
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

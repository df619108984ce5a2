//! `kafkactl groups delete-offsets`: remove commits of groups.

use super::names::{Chosen, GroupNames};
use super::offset_changes::carry_out;
use super::topic_option::TopicOption;
use crate::commands::change::undo::UndoOptions;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::Role;
use crate::ops::offset_changes::{OffsetChange, Refused};
use crate::output::{OF_LISTING, OutputFormat};
use crate::session::{Access, Connection, Session};

/// Remove commits of groups, by topic or partition
///
/// Shows them and asks. Kafka refuses topics that members of the group read. An undo file keeps the commits; groups import restores
/// them.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl groups delete-offsets billing --topic orders-old
  kafkactl groups delete-offsets 'billing-*' --topic 'tmp-*' --dry-run
  kafkactl groups delete-offsets billing --topic orders:0,3 --yes")]
pub struct GroupsDeleteOffsets {
    #[command(flatten)]
    names: GroupNames,
    #[command(flatten)]
    topics: TopicOption,
    #[command(flatten)]
    undo: UndoOptions,
}

pub(super) fn run(args: &GroupsDeleteOffsets, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    if args.topics.scope().is_everything() {
        return Err(Error::new(Kind::Usage, "no topics are named")
            .hint("--topic orders, --topic orders:0,3; --topic '*' for all, or groups delete"));
    }
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Groups)?;
    let Chosen { names, failures } = args.names.choose(session, &cluster)?;
    if let Some(status) = failures.first() {
        return Err(Error::new(*status, "not all groups are known, so nothing was changed"));
    }
    let mut refused = Refused::new();
    let mut changes = Vec::new();
    for (group, commits) in cluster.commits(&names)? {
        match commits {
            Ok(commits) => {
                let meant = commits.into_iter().filter(|(name, _)| args.topics.scope().has(name));
                let removal = |(partition, commit)| OffsetChange::new(&group, partition, Some(commit), None);
                changes.extend(meant.map(removal));
            }
            Err(error) => drop(refused.insert(group, error)),
        }
    }
    if changes.is_empty() && refused.is_empty() {
        return Err(Error::new(Kind::NotFound, "no group has such commits; there is nothing to delete")
            .hint("kafkactl groups describe shows the commits of a group"));
    }
    carry_out(session, &resolved, &cluster, &changes, refused, ("groups-delete-offsets", &args.undo))
}

//! `kafkactl groups import`: commits from a file, as they are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::offset_changes::{carry_out, say_new_groups};
use crate::commands::NameKind;
use crate::commands::change::undo::UndoOptions;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Commit, Role, TopicPartitionName};
use crate::ops::offset_changes::{GroupSurvey, OffsetChange};
use crate::ops::offset_file;
use crate::output::{OF_LISTING, OutputFormat};
use crate::session::{Access, Connection, Session};

/// Commit offsets from a file of groups export, or from an undo file
///
/// Offsets, leader epochs and metadata are committed as they are in the file, also where they lie outside the log; a null offset removes
/// a commit. Shows the changes and asks, like groups reset.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  Undo a reset
    kafkactl groups import ~/.local/state/kafkactl/undo/groups-reset-1790000000000-4711.json
  Copy groups to another cluster whose topics have the same offsets
    kafkactl --context old groups export 'billing-*' | kafkactl --context new groups import - --yes
  The file of kafka-consumer-groups --export for one group
    kafkactl groups import offsets.csv --group billing --dry-run")]
pub struct GroupsImport {
    /// JSON, JSON lines or CSV; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The group, for a file that does not name one
    #[arg(long, value_name = "GROUP", add = NameKind::Group)]
    group: Option<String>,
    #[command(flatten)]
    undo: UndoOptions,
}

pub(super) fn run(args: &GroupsImport, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let entries = offset_file::parse(&session.read_text(&args.file)?, &args.file.display().to_string())?;
    let mut wanted: BTreeMap<String, BTreeMap<TopicPartitionName, Option<Commit>>> = BTreeMap::new();
    for entry in &entries {
        let group = match (&entry.group, &args.group) {
            (Some(group), None) | (None, Some(group)) => group,
            (Some(_), Some(_)) => {
                return Err(Error::new(Kind::Usage, "the file names its groups, so --group cannot be used"));
            }
            (None, None) => {
                return Err(Error::new(Kind::Usage, "the file does not name the group of its offsets")
                    .hint("name it with --group"));
            }
        };
        wanted.entry(group.clone()).or_default().insert(entry.partition(), entry.commit());
    }
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Groups)?;
    let names: Vec<String> = wanted.keys().cloned().collect();
    let mut survey = GroupSurvey::of(&cluster, &names)?;
    survey.refuse_others();
    let mut current = survey.known_commits(cluster.commits(&names)?);
    let GroupSurvey { refused, missing, .. } = survey;
    say_new_groups(session, &missing);
    let mut changes = Vec::new();
    for (group, partitions) in wanted {
        let mut commits = current.remove(&group).unwrap_or_default();
        for (partition, new) in partitions {
            let current = commits.remove(&partition);
            changes.push(OffsetChange::new(&group, partition, current, new));
        }
    }
    carry_out(session, &resolved, &cluster, &changes, refused, ("groups-import", &args.undo))
}

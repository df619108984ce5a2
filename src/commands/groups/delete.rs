//! `kafkactl groups delete`: delete groups, after showing their commits.

use std::collections::BTreeMap;

use super::names::{Chosen, GroupNames};
use crate::commands::change::undo::{self, Undo, UndoFile, UndoOptions};
use crate::commands::change::{ChangeRow, Loses, Plan, carry_out, counted, named_or_counted};
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Commits, Role};
use crate::ops::offset_changes::GroupSurvey;
use crate::ops::offset_file::OffsetEntry;
use crate::ops::readers::topics_read;
use crate::output::{OF_LISTING, OutputFormat};
use crate::session::{Access, Connection, Session};

/// Delete groups with all their commits
///
/// Shows what will be deleted and asks. Groups with members are refused, groups that do not exist are reported, and the others are
/// deleted. An undo file keeps the commits; groups import restores them. A group named in full may be of any kind, such as one of
/// Connect workers; patterns match consumer groups.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl groups delete 'test-*' --dry-run
  kafkactl groups delete billing-old --yes
  All groups without members
    kafkactl groups list --state empty -o name | xargs -d '\\n' kafkactl groups delete --yes --")]
pub struct GroupsDelete {
    #[command(flatten)]
    names: GroupNames,
    /// Succeed when a group does not exist
    #[arg(long)]
    if_exists: bool,
    #[command(flatten)]
    undo: UndoOptions,
}

pub(super) fn run(args: &GroupsDelete, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Groups)?;
    let Chosen { mut names, failures } = args.names.choose(session, &cluster)?;
    if let Some(status) = failures.first() {
        return Err(Error::new(*status, "not all groups are known, so nothing was deleted"));
    }
    let commits = cluster.commits(&names)?;
    let mut survey = GroupSurvey::of(&cluster, &names)?;
    // Share groups have no commits: their coordinator answers that there is no such group.
    let has_none = |name: &str, commits: &Result<Commits>| {
        let is_no_group = commits.as_ref().is_err_and(|error| *error.kind() == Kind::NoSuchGroup);
        is_no_group && survey.others.contains_key(name)
    };
    let asked: BTreeMap<_, _> =
        commits.into_iter().filter(|(name, commits)| !has_none(name, commits)).collect();
    // A group whose commits could not be read would be deleted unseen and without undo, so it is refused.
    let commits = survey.known_commits(asked);
    let GroupSurvey { refused, mut missing, .. } = survey;
    names.retain(|name| !missing.contains_key(name));
    if args.if_exists {
        missing.clear();
    }
    if names.is_empty() && missing.is_empty() {
        let nothing = "no group matches";
        session.output.rows::<ChangeRow>(format, &[], nothing)?;
        return Ok(if args.if_exists { Status::Done } else { Status::NotFound });
    }
    let mut entries = Vec::new();
    let mut rows: Vec<ChangeRow> =
        missing.iter().map(|(name, error)| ChangeRow::refused(name, "delete", error)).collect();
    for name in &names {
        if let Some(error) = refused.get(name) {
            rows.push(ChangeRow::refused(name, "delete", error));
            continue;
        }
        let none = Commits::new();
        let commits = commits.get(name).unwrap_or(&none);
        let topics: Vec<String> = topics_read(commits.keys()).into_iter().collect();
        let change = format!("delete, {}", counted(commits.len(), "commit"));
        rows.push(ChangeRow::new(name, change).with_list(" of ", &topics, ""));
        entries
            .extend(commits.iter().map(|(partition, commit)| OffsetEntry::of(name, partition, Some(commit))));
    }
    names.retain(|name| !refused.contains_key(name));
    let undo = UndoFile {
        options: &args.undo,
        name: "groups-delete".to_owned(),
        content: undo::known(&entries),
        command: "groups import".to_owned(),
        is_only_copy: true,
    };
    let plan = Plan {
        what: format!("delete {}", named_or_counted(&names, "group")),
        noun: "group",
        done: "deleted",
        place: cluster.address().to_owned(),
        rows,
        nothing: "no group matches",
        refused: missing.into_values().chain(refused.into_values()).collect(),
        risk: Loses(None),
        undo: Undo::Files(vec![undo]),
    };
    carry_out(session, &resolved, plan, |session, consent, report| {
        report.take(session, cluster.delete_groups(&names, consent));
        Ok(())
    })
}

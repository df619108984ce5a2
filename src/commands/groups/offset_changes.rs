//! Moving groups: what is to become of each commit is shown, agreed to, kept in an undo file, and done.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::offset_file::OffsetEntry;
use crate::commands::change::undo::{self, Undo, UndoFile, UndoOptions};
use crate::commands::change::{self, Loses, Plan, RowResult, counted, named_or_counted, plan_row};
use crate::config::Resolved;
use crate::error::{Error, Result, Status};
use crate::kafka::{Cluster, Commit, Commits, GroupDescription, GroupMember, NewCommits, TopicPartitionName};
use crate::ops::readers::topics_read;
use crate::output::{Column, Label, TableRow};
use crate::session::Session;
use crate::util::units::Offset;

/// Maximum number of groups that are named as new.
const SHOWN_NEW: usize = 10;
/// So many members of an active group are named.
const SHOWN_MEMBERS: usize = 5;

/// What is to become of a commit.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) group: String,
    pub(super) partition: TopicPartitionName,
    /// `None` where nothing is committed.
    pub(super) current: Option<Commit>,
    /// `None` to remove it.
    pub(super) new: Option<Commit>,
    /// What else is to be known of it.
    pub(super) note: String,
    /// Why it cannot be changed.
    pub(super) failure: Option<Error>,
}

/// A change, and what came of it; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ChangeRow {
    group: String,
    topic: String,
    partition: i32,
    /// `None` where nothing is committed.
    current_offset: Option<Offset>,
    /// `None` where the commit is removed.
    new_offset: Option<Offset>,
    /// The new offset minus the current one: records that are skipped, or if negative read again.
    difference: Option<i64>,
    /// The same in words.
    change: String,
    #[serde(flatten)]
    result: RowResult,
}

plan_row!(ChangeRow, key: (String, TopicPartitionName) = |row| (
    row.group.clone(),
    TopicPartitionName { topic: row.topic.clone(), partition: row.partition }
));

impl Change {
    fn moves(&self) -> bool {
        self.current != self.new
    }

    fn row(&self) -> ChangeRow {
        let offset = |commit: &Option<Commit>| commit.as_ref().map(|commit| commit.offset);
        let (current, new) = (offset(&self.current), offset(&self.new));
        let difference = current.zip(new).map(|(current, new)| new.0 - current.0);
        let change = match (difference, new) {
            (Some(0), _) => "stays".to_owned(),
            (Some(ahead @ 1..), _) => format!("skips {ahead} records"),
            (Some(back), _) => format!("reads {} records again", back.wrapping_neg()),
            (None, Some(_)) => "new commit".to_owned(),
            (None, None) if current.is_some() => "removes the commit".to_owned(),
            (None, None) => "no commit".to_owned(),
        };
        let change = if self.note.is_empty() { change } else { format!("{change}, {}", self.note) };
        ChangeRow {
            group: self.group.clone(),
            topic: self.partition.topic.clone(),
            partition: self.partition.partition,
            current_offset: current,
            new_offset: new,
            difference,
            change,
            result: if self.moves() { RowResult::planned() } else { RowResult::unchanged() },
        }
    }
}

impl TableRow for ChangeRow {
    fn columns() -> &'static [Column] {
        const {
            &[
                Column::text("GROUP"),
                Column::text("TOPIC"),
                Column::number("PARTITION"),
                Column::number("CURRENT"),
                Column::number("NEW"),
                Column::text("CHANGE"),
                RowResult::COLUMN,
            ]
        }
    }

    fn cells(&self) -> Vec<String> {
        let shown =
            |offset: Option<Offset>| offset.map_or_else(|| "-".to_owned(), |offset| offset.to_string());
        vec![
            self.group.clone(),
            self.topic.clone(),
            self.partition.to_string(),
            shown(self.current_offset),
            shown(self.new_offset),
            self.change.clone(),
            self.result.cell(),
        ]
    }
}

/// Groups that cannot be changed, each with the reason.
pub(super) type Refused = BTreeMap<String, Error>;

/// What is known of groups before they are changed.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Groups with members, to which their commits belong, and those that could not be asked.
    pub(super) refused: Refused,
    /// Groups that do not exist, each with an error that says so.
    pub(super) missing: BTreeMap<String, Error>,
    /// Groups that are none of consumers, and have no members that are known.
    pub(super) others: Refused,
    /// The topics that the members of each group read.
    topics: BTreeMap<String, BTreeSet<String>>,
}

impl Survey {
    /// Asks about groups.
    pub(super) fn of(cluster: &Cluster, groups: &[String]) -> Result<Self> {
        let mut survey = Self::default();
        for (name, described) in cluster.describe_groups(groups)? {
            match described {
                Ok(group) if group.members.is_empty() => {
                    if !group.is_of_consumers() {
                        survey.others.insert(name, no_group_of_consumers(&group));
                    }
                }
                Ok(group) => {
                    let state = group.state.map_or("unknown", crate::kafka::GroupState::as_str);
                    let error = Error::new(
                        Status::Failed,
                        format!("group '{name}' is active ({state}): {}", members(&group.members)),
                    );
                    let read = group.members.iter().flat_map(|member| member.assignment.iter().flatten());
                    let topics = topics_read(read);
                    survey.topics.insert(name.clone(), topics);
                    survey.refused.insert(name, error.hint("stop its consumers first"));
                }
                Err(error) if error.status() == Status::NotFound => {
                    survey.missing.insert(name, error);
                }
                Err(error) => drop(survey.refused.insert(name, error)),
            }
        }
        Ok(survey)
    }

    /// Refuses the groups that are none of consumers: they do not go by commits.
    pub(super) fn refuse_others(&mut self) {
        self.refused.append(&mut self.others);
    }

    /// The commits of the groups. A group of which they are not known is refused, and the others are not.
    pub(super) fn known_commits(
        &mut self,
        commits: BTreeMap<String, Result<Commits>>,
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
    pub(super) fn reads(&self, group: &str, topic: &str) -> bool {
        self.topics.get(group).is_some_and(|topics| topics.contains(topic))
    }
}

/// Says which groups come into being by their commits.
pub(super) fn say_new_groups(session: &mut Session<'_>, missing: &BTreeMap<String, Error>) {
    for name in missing.keys().take(SHOWN_NEW) {
        session.output.say(Label::Notice, format!("group '{name}' does not exist and will be made"));
    }
    if let Some(more @ 1..) = missing.len().checked_sub(SHOWN_NEW) {
        session.output.say(Label::Notice, format!("and {more} more groups"));
    }
}

/// Why the offsets of a group are left alone.
fn no_group_of_consumers(group: &GroupDescription) -> Error {
    let kind = group.protocol_type.as_ref().map_or_else(
        || "its type is not known to this client".to_owned(),
        |protocol| format!("its protocol type is '{protocol}'"),
    );
    Error::new(Status::Failed, format!("group '{}' is no group of consumers: {kind}", group.name))
}

/// Members by client and host.
fn members(members: &[GroupMember]) -> String {
    let one = |member: &GroupMember| {
        let instance =
            member.instance_id.as_ref().map_or_else(String::new, |id| format!(", instance '{id}'"));
        format!("'{}' on {}{instance}", member.client_id, member.host.trim_start_matches('/'))
    };
    let mut words: Vec<String> = members.iter().take(SHOWN_MEMBERS).map(one).collect();
    if members.len() > SHOWN_MEMBERS {
        words.push(format!("and {} more", members.len() - SHOWN_MEMBERS));
    }
    words.join(", ")
}

/// Makes the changes of all groups that are not refused.
pub(super) fn carry_out(
    session: &mut Session<'_>,
    resolved: &Resolved,
    cluster: &Cluster,
    changes: &[Change],
    refused: Refused,
    (what, undo): (&'static str, &UndoOptions),
) -> Result<Status> {
    let row = |one: &Change| {
        let mut row = one.row();
        if let Some(error) = refused.get(&one.group).or(one.failure.as_ref()) {
            row.result.failed(error);
        }
        row
    };
    let rows: Vec<ChangeRow> = changes.iter().map(row).collect();
    let changes: Vec<&Change> = changes.iter().filter(|one| !refused.contains_key(&one.group)).collect();
    let failures: Vec<Error> =
        changes.iter().filter_map(|one| one.failure.as_ref().map(Error::again)).collect();
    let moving: Vec<&Change> =
        changes.into_iter().filter(|one| one.moves() && one.failure.is_none()).collect();
    if moving.is_empty() && refused.is_empty() && failures.is_empty() {
        session.output.say(Label::Notice, "nothing is to be changed");
    }
    let before: Vec<OffsetEntry> =
        moving.iter().map(|one| OffsetEntry::of(&one.group, &one.partition, one.current.as_ref())).collect();
    let mut new: BTreeMap<String, NewCommits> = BTreeMap::new();
    for one in &moving {
        new.entry(one.group.clone()).or_default().insert(one.partition.clone(), one.new.clone());
    }
    let undo = UndoFile {
        options: undo,
        name: what.to_owned(),
        content: undo::known(&before),
        command: "groups import".to_owned(),
        is_only_copy: true,
    };
    let plan = Plan {
        what: format!(
            "change {} of {}",
            counted(moving.len(), "commit"),
            named_or_counted(new.keys(), "group")
        ),
        noun: "commit",
        done: "changed",
        place: cluster.address().to_owned(),
        rows,
        nothing: "there is no commit to change",
        refused: refused.into_values().chain(failures).collect(),
        risk: Loses(None),
        undo: Undo::Files(vec![undo]),
    };
    change::carry_out(session, resolved, plan, |session, consent, report| {
        report.take(session, cluster.change_commits(&new, consent)?);
        Ok(())
    })
}

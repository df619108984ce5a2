//! Moving groups: what is to become of each commit is shown, agreed to, kept in an undo file, and done.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::offset_file::OffsetEntry;
use crate::commands::Session;
use crate::commands::failure::Failure;
use crate::commands::undo::UndoOptions;
use crate::config::Resolved;
use crate::error::{Error, Result, Status};
use crate::kafka::{Cluster, Commit, GroupMember, NewCommits, TopicPartitionName};
use crate::output::{Column, Label, OutputFormat, TableRow};
use crate::util::units::Offset;

/// So many failures of one command are said; -o json has the reason of each.
const SHOWN_ERRORS: usize = 10;
/// So many members of an active group are named.
const SHOWN_MEMBERS: usize = 5;

/// What is to become of a commit.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) group: String,
    pub(super) partition: TopicPartitionName,
    /// `None` where nothing is committed.
    pub(super) current: Option<Commit>,
    /// `None` to remove it.
    pub(super) new: Option<Commit>,
    /// What else is to be known of it.
    pub(super) note: String,
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
    ok: bool,
    error: Option<Failure>,
}

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
            ok: true,
            error: None,
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
                Column::text("OK"),
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
            if self.ok { "yes" } else { "NO" }.to_owned(),
        ]
    }
}

/// Groups that cannot be changed, each with the reason.
pub(super) type Refused = BTreeMap<String, Error>;

/// Which groups have members: their commits belong to these. Groups that do not exist have none.
pub(super) fn active_groups(cluster: &Cluster, groups: &[String]) -> Result<Refused> {
    let mut refused = Refused::new();
    for (name, described) in cluster.describe_groups(groups)? {
        match described {
            Ok(group) if group.members.is_empty() => {}
            Ok(group) => {
                let state = group.state.map_or("unknown", crate::kafka::GroupState::as_str);
                let error = Error::new(
                    Status::Failed,
                    format!("group '{name}' is active ({state}): {}", members(&group.members)),
                );
                refused.insert(name, error.hint("stop its consumers first"));
            }
            Err(error) if error.status() == Status::NotFound => {}
            Err(error) => drop(refused.insert(name, error)),
        }
    }
    Ok(refused)
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

/// Shows the changes, asks, writes the undo file, makes the changes of all groups that are not refused, and prints what came of
/// each.
pub(super) fn carry_out(
    session: &mut Session<'_>,
    resolved: &Resolved,
    cluster: &Cluster,
    changes: &[Change],
    refused: &Refused,
    (what, undo): (&str, &UndoOptions),
) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, crate::output::OF_LISTING)?;
    let mut report = Report::of(changes);
    for (group, error) in refused {
        report.refuse(session, group, error);
    }
    let moving: Vec<&Change> =
        changes.iter().filter(|one| one.moves() && !refused.contains_key(&one.group)).collect();
    if moving.is_empty() || session.options.dry_run {
        if moving.is_empty() && refused.is_empty() {
            session.output.say(Label::Notice, "nothing is to be changed");
        } else if session.options.dry_run {
            session.output.say(Label::Notice, "dry run, nothing was changed");
        }
        return report.print(session, format);
    }
    if !session.options.yes {
        session.output.show_plan(&report.rows);
    }
    let consent = session.consent(resolved)?;
    let before: Vec<OffsetEntry> =
        moving.iter().map(|one| OffsetEntry::of(&one.group, &one.partition, one.current.as_ref())).collect();
    undo.write(session, what, &before)?;
    let mut new: BTreeMap<String, NewCommits> = BTreeMap::new();
    for one in moving {
        new.entry(one.group.clone()).or_default().insert(one.partition.clone(), one.new.clone());
    }
    for outcome in cluster.change_commits(&new, &consent)? {
        if let Err(error) = outcome.result {
            report.fail(session, &outcome.name, &error);
        }
    }
    report.print(session, format)
}

/// The rows of all changes, and what failed among them.
struct Report {
    rows: Vec<ChangeRow>,
    places: HashMap<(String, TopicPartitionName), usize>,
    failures: Vec<Status>,
    said: BTreeSet<String>,
}

impl Report {
    fn of(changes: &[Change]) -> Self {
        let place = |(at, one): (usize, &Change)| ((one.group.clone(), one.partition.clone()), at);
        Self {
            rows: changes.iter().map(Change::row).collect(),
            places: changes.iter().enumerate().map(place).collect(),
            failures: Vec::new(),
            said: BTreeSet::new(),
        }
    }

    /// Says why a group is not changed, and marks its rows.
    fn refuse(&mut self, session: &mut Session<'_>, group: &str, error: &Error) {
        self.say(session, error);
        for row in self.rows.iter_mut().filter(|row| row.group == group) {
            (row.ok, row.error) = (false, Some(Failure::of(error)));
        }
        let count = self.rows.iter().filter(|row| row.group == group).count();
        self.failures.extend(vec![error.status(); count.max(1)]);
    }

    /// Says why a commit was not changed, and marks its row.
    fn fail(&mut self, session: &mut Session<'_>, name: &(String, TopicPartitionName), error: &Error) {
        self.say(session, error);
        self.failures.push(error.status());
        if let Some(row) = self.places.get(name).and_then(|&at| self.rows.get_mut(at)) {
            (row.ok, row.error) = (false, Some(Failure::of(error)));
        }
    }

    /// Says an error, unless it was said already.
    fn say(&mut self, session: &mut Session<'_>, error: &Error) {
        if !self.said.insert(error.message()) {
            return;
        }
        match self.said.len() {
            0..=SHOWN_ERRORS => session.output.report(error),
            count if count == SHOWN_ERRORS + 1 => {
                session.output.say(Label::Error, "and more: the rows that are not OK");
            }
            _ => {}
        }
    }

    fn print(self, session: &mut Session<'_>, format: OutputFormat) -> Result<Status> {
        session.output.rows(format, &self.rows, "there is no commit to change")?;
        Ok(Status::of_items(self.rows.len(), &self.failures))
    }
}

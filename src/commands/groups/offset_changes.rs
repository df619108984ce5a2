//! Changes of commits: their rows, their undo file, and carrying them out.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::commands::change::undo::{self, Undo, UndoFile, UndoOptions};
use crate::commands::change::{self, Loses, Plan, RowResult, counted, named_or_counted, plan_row};
use crate::config::Resolved;
use crate::error::{Error, Result, Status};
use crate::kafka::{Cluster, Commit, TopicPartitionName};
use crate::ops::offset_changes::{OffsetChange, OffsetNote, Refused, new_commits};
use crate::ops::offset_file::OffsetEntry;
use crate::output::{Columns, Label, TableRow};
use crate::session::Session;
use crate::util::units::Offset;

/// Maximum number of groups that are named as new.
const SHOWN_NEW: usize = 10;

/// A change of a commit with its outcome; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct OffsetChangeRow {
    group: String,
    topic: String,
    partition: i32,
    /// `None` where nothing is committed.
    current_offset: Option<Offset>,
    /// `None` where the commit is removed.
    new_offset: Option<Offset>,
    /// The new offset minus the current one: records that are skipped, or if negative read again.
    difference: Option<i64>,
    /// The change of the commit, in words.
    change: String,
    #[serde(flatten)]
    result: RowResult,
}

plan_row!(OffsetChangeRow, key: (String, TopicPartitionName) = |row| (
    row.group.clone(),
    TopicPartitionName { topic: row.topic.clone(), partition: row.partition }
));

impl OffsetChangeRow {
    fn of(planned: &OffsetChange) -> Self {
        let offset = |commit: &Option<Commit>| commit.as_ref().map(|commit| commit.offset);
        let (current, new) = (offset(&planned.current), offset(&planned.new));
        let difference = planned.difference();
        let change = match (difference, new) {
            (Some(0), _) => "stays".to_owned(),
            (Some(ahead @ 1..), _) => format!("skips {ahead} records"),
            (Some(back), _) => format!("reads {} records again", back.wrapping_neg()),
            (None, Some(_)) => "new commit".to_owned(),
            (None, None) if current.is_some() => "removes the commit".to_owned(),
            (None, None) => "no commit".to_owned(),
        };
        let change = match planned.note {
            Some(note) => format!("{change}, {}", note_in_words(note)),
            None => change,
        };
        Self {
            group: planned.group.clone(),
            topic: planned.partition.topic.clone(),
            partition: planned.partition.partition,
            current_offset: current,
            new_offset: new,
            difference,
            change,
            result: if planned.moves() { RowResult::planned() } else { RowResult::unchanged() },
        }
    }
}

fn note_in_words(note: OffsetNote) -> String {
    match note {
        OffsetNote::NoRecordSoLate => "no record is so late: the end".to_owned(),
        OffsetNote::BeforeStart(offset) => format!("{offset} lies outside of the log, which starts there"),
        OffsetNote::BeyondEnd(offset) => format!("{offset} lies outside of the log, which ends there"),
        OffsetNote::NothingToShift => "nothing to shift".to_owned(),
    }
}

impl TableRow for OffsetChangeRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("GROUP", |row| row.group.clone());
        columns.text("TOPIC", |row| row.topic.clone());
        columns.number("PARTITION", |row| row.partition);
        columns.number("CURRENT", |row| row.current_offset);
        columns.number("NEW", |row| row.new_offset);
        columns.text("CHANGE", |row| row.change.clone());
        columns.text(RowResult::HEADING, |row| row.result.word()).optional();
    }
}

/// Says which groups are created by the commits.
pub(super) fn say_new_groups(session: &mut Session<'_>, missing: &BTreeMap<String, Error>) {
    for name in missing.keys().take(SHOWN_NEW) {
        session.output.say(Label::Notice, format!("group '{name}' does not exist and will be created"));
    }
    if let Some(more @ 1..) = missing.len().checked_sub(SHOWN_NEW) {
        session.output.say(Label::Notice, format!("and {more} more groups"));
    }
}

/// Makes the changes of all groups that are not refused.
pub(super) fn carry_out(
    session: &mut Session<'_>,
    resolved: &Resolved,
    cluster: &Cluster,
    changes: &[OffsetChange],
    refused: Refused,
    (what, undo): (&'static str, &UndoOptions),
) -> Result<Status> {
    let row = |change: &OffsetChange| {
        let mut row = OffsetChangeRow::of(change);
        if let Some(error) = refused.get(&change.group).or(change.failure.as_ref()) {
            row.result.failed(error);
        }
        row
    };
    let rows: Vec<OffsetChangeRow> = changes.iter().map(row).collect();
    let changes: Vec<&OffsetChange> =
        changes.iter().filter(|one| !refused.contains_key(&one.group)).collect();
    let failures: Vec<Error> =
        changes.iter().filter_map(|one| one.failure.as_ref().map(Error::again)).collect();
    let moving: Vec<&OffsetChange> =
        changes.into_iter().filter(|one| one.moves() && one.failure.is_none()).collect();
    if moving.is_empty() && refused.is_empty() && failures.is_empty() {
        session.output.say(Label::Notice, "nothing is to be changed");
    }
    let before: Vec<OffsetEntry> =
        moving.iter().map(|one| OffsetEntry::of(&one.group, &one.partition, one.current.as_ref())).collect();
    let new = new_commits(moving.iter().copied());
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

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "groups-offset-changes": Vec<OffsetChangeRow>, "kafkactl groups reset, import and delete-offsets,";
}

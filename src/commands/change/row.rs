//! A row of a plan, which is also a row of the report.

use std::fmt::Debug;
use std::hash::Hash;

use serde::Serialize;

use crate::commands::shared::failure::Failure;
use crate::error::{Error, Status};
use crate::output::{Columns, TableRow};

/// Maximum number of names of a list that is shown on a terminal.
const SHOWN: usize = 3;

/// A row of a plan and of its report. The last column is the result, which is empty in a plan.
pub(in crate::commands) trait PlanRow: TableRow + Serialize {
    /// Identifies a row. Rows with the same key have the same result.
    type Key: Clone + Debug + Eq + Hash;

    fn key(&self) -> Self::Key;

    fn result(&self) -> &RowResult;

    fn result_mut(&mut self) -> &mut RowResult;

    /// Shortens long lists in the cells, for a terminal, or shows them in full again.
    fn shorten(&mut self, _is_short: bool) {}
}

/// Implements [`PlanRow`] for a struct with a field `result`; `key` identifies a row.
macro_rules! plan_row {
    ($row:ty, key: $key:ty = |$this:ident| $expression:expr) => {
        impl $crate::commands::change::PlanRow for $row {
            type Key = $key;

            fn key(&self) -> $key {
                let $this = self;
                $expression
            }

            fn result(&self) -> &$crate::commands::change::RowResult {
                &self.result
            }

            fn result_mut(&mut self) -> &mut $crate::commands::change::RowResult {
                &mut self.result
            }
        }
    };
}

pub(in crate::commands) use plan_row;

/// The outcome of a row; the JSON field names are an interface.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(in crate::commands) struct RowResult {
    /// Whether it succeeded, or with `--dry-run` would, as far as is known.
    ok: bool,
    /// The result: planned (with --dry-run), unchanged (no change was needed), done, notDone, notKnown (there was no answer: it may have been done nevertheless), or failed (it was done, but did not reach the expected state).
    result: ResultName,
    /// Whether nothing was done, because of --dry-run.
    dry_run: bool,
    error: Option<Failure>,
    /// The word for a row that is done, such as `deleted`.
    #[serde(skip)]
    word: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
enum ResultName {
    Planned,
    /// No change is needed.
    Unchanged,
    Done,
    NotDone,
    /// It may have been done.
    NotKnown,
    /// It was done, but did not reach the expected state.
    Failed,
}

impl RowResult {
    pub(in crate::commands) fn planned() -> Self {
        Self { ok: true, result: ResultName::Planned, dry_run: false, error: None, word: "" }
    }

    /// No change is needed.
    pub(in crate::commands) fn unchanged() -> Self {
        Self { result: ResultName::Unchanged, ..Self::planned() }
    }

    pub(super) fn of_dry_run(&mut self) {
        self.dry_run = true;
    }

    pub(super) fn done(&mut self, word: &'static str) {
        (self.ok, self.result, self.word, self.error) = (true, ResultName::Done, word, None);
    }

    /// It failed, or may have been done, if the error does not say.
    pub(in crate::commands) fn failed(&mut self, error: &Error) {
        self.ok = false;
        self.result = if error.is_maybe_done() { ResultName::NotKnown } else { ResultName::NotDone };
        self.error = Some(Failure::of(error));
    }

    /// It was done, but did not reach the expected state.
    pub(super) fn failed_after(&mut self, error: &Error) {
        self.failed(error);
        self.result = ResultName::Failed;
    }

    pub(super) fn is_open(&self) -> bool {
        self.result == ResultName::Planned
    }

    pub(super) fn is_done(&self) -> bool {
        self.result == ResultName::Done
    }

    pub(super) fn is_known(&self) -> bool {
        self.result != ResultName::NotKnown
    }

    pub(super) fn failure(&self) -> Option<&Failure> {
        self.error.as_ref()
    }

    pub(super) fn status(&self) -> Option<Status> {
        self.error.as_ref().map(Failure::status)
    }

    /// The heading of the results. The column is optional: a plan has no results.
    pub(in crate::commands) const HEADING: &'static str = "RESULT";

    /// The result in a table; empty in a plan.
    pub(in crate::commands) fn word(&self) -> &'static str {
        match self.result {
            ResultName::Planned => "",
            ResultName::Unchanged => "unchanged",
            ResultName::Done => self.word,
            ResultName::NotDone => "NOT DONE",
            ResultName::NotKnown => "NOT KNOWN",
            ResultName::Failed => "FAILED",
        }
    }
}

/// A change of something that has a name; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(in crate::commands) struct ChangeRow {
    /// The topic, topic:partition, group, connector, or the subject with its version or setting.
    pub(in crate::commands) name: String,
    /// The change in words.
    pub(in crate::commands) change: String,
    #[serde(flatten)]
    result: RowResult,
    /// The change in words, with a shortened list.
    #[serde(skip)]
    short: Option<String>,
    #[serde(skip)]
    is_short: bool,
}

impl ChangeRow {
    pub(in crate::commands) fn new(name: impl Into<String>, change: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            change: change.into(),
            result: RowResult::planned(),
            short: None,
            is_short: false,
        }
    }

    /// A row that needs no change.
    pub(in crate::commands) fn unchanged(name: impl Into<String>, change: impl Into<String>) -> Self {
        Self { result: RowResult::unchanged(), ..Self::new(name, change) }
    }

    /// A row that cannot be done.
    pub(in crate::commands) fn refused(
        name: impl Into<String>,
        change: impl Into<String>,
        error: &Error,
    ) -> Self {
        let mut row = Self::new(name, change);
        row.result.failed(error);
        row
    }

    /// Adds a list of names, of which a terminal shows the first few; an empty list adds nothing.
    #[must_use]
    pub(in crate::commands) fn with_list(mut self, before: &str, list: &[String], after: &str) -> Self {
        if list.is_empty() {
            return self;
        }
        let add = |words: &str, list: &str| format!("{words}{before}{list}{after}");
        let cut = match list.get(..SHOWN) {
            Some(first) if list.len() > SHOWN + 1 => {
                Some(format!("{} and {} more", first.join(", "), list.len() - SHOWN))
            }
            _ => None,
        };
        if self.short.is_some() || cut.is_some() {
            let words = self.short.as_ref().unwrap_or(&self.change);
            self.short = Some(add(words, cut.as_ref().unwrap_or(&list.join(", "))));
        }
        self.change = add(&self.change, &list.join(", "));
        self
    }

    /// The change in words, with a shortened list if the row is shortened.
    fn shown_change(&self) -> &str {
        self.short.as_deref().filter(|_| self.is_short).unwrap_or(&self.change)
    }
}

impl TableRow for ChangeRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("NAME", |row| row.name.clone());
        columns.text("CHANGE", |row| row.shown_change().to_owned());
        columns.text(RowResult::HEADING, |row| row.result.word()).optional();
    }
}

impl PlanRow for ChangeRow {
    type Key = String;

    fn key(&self) -> String {
        self.name.clone()
    }

    fn result(&self) -> &RowResult {
        &self.result
    }

    fn result_mut(&mut self) -> &mut RowResult {
        &mut self.result
    }

    fn shorten(&mut self, is_short: bool) {
        self.is_short = is_short;
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "changes": Vec<ChangeRow>, "kafkactl topics create, alter, delete, add-partitions, trim and elect, groups delete, connect create, apply, delete, pause, resume, stop and restart, and schema apply, delete, config and mode set and unset,";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut_on_a_terminal_and_nowhere_else() {
        let list = |count: usize| (0..count).map(|number| format!("g{number}")).collect::<Vec<_>>();
        let mut row = ChangeRow::new("t", "delete").with_list(", read by ", &list(60), "");
        assert!(row.shown_change().ends_with(", g58, g59"));
        row.shorten(true);
        assert_eq!(row.shown_change(), "delete, read by g0, g1, g2 and 57 more");
        // Leaving out one name would save no room.
        let mut row = ChangeRow::new("t", "delete").with_list(", read by ", &list(4), "");
        row.shorten(true);
        assert_eq!(row.shown_change(), "delete, read by g0, g1, g2, g3");
    }
}

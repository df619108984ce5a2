//! The rows of changes of several topics, with what failed among them.

use serde::Serialize;

use crate::commands::Session;
use crate::error::{Error, Result, Status};
use crate::kafka::Outcome;
use crate::output::{Column, Label, OutputFormat, TableRow};

/// So many failures of one command are said; -o json has the reason of each.
const SHOWN_ERRORS: usize = 10;

/// What came of one topic; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ChangeRow {
    pub(super) name: String,
    /// What was done, in words.
    pub(super) change: String,
    pub(super) ok: bool,
    pub(super) error: Option<Failure>,
}

/// Why something failed.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Failure {
    /// The exit status it would give alone.
    code: u8,
    message: String,
}

impl Failure {
    pub(super) fn of(error: &Error) -> Self {
        Self { code: error.status() as u8, message: error.message() }
    }
}

impl TableRow for ChangeRow {
    fn columns() -> &'static [Column] {
        const { &[Column::text("NAME"), Column::text("CHANGE"), Column::text("OK")] }
    }

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone(), self.change.clone(), if self.ok { "yes" } else { "NO" }.to_owned()]
    }
}

impl ChangeRow {
    /// Something that worked, or will.
    pub(super) fn good(name: impl Into<String>, change: impl Into<String>) -> Self {
        Self { name: name.into(), change: change.into(), ok: true, error: None }
    }

    /// Something that failed.
    pub(super) fn failed(name: impl Into<String>, change: impl Into<String>, error: &Error) -> Self {
        Self { ok: false, error: Some(Failure::of(error)), ..Self::good(name, change) }
    }
}

/// Marks the rows of what failed, reports it, prints all rows, and gives the status.
pub(super) fn finish(
    session: &mut Session<'_>,
    format: OutputFormat,
    mut rows: Vec<ChangeRow>,
    outcomes: &[Outcome<String>],
) -> Result<Status> {
    let failed = outcomes.iter().filter_map(|one| Some((&one.name, one.result.as_ref().err()?)));
    for (index, (name, error)) in failed.enumerate() {
        match index {
            0..SHOWN_ERRORS => session.output.report(error),
            SHOWN_ERRORS => session.output.say(Label::Error, "and more: the rows that are not OK"),
            _ => {}
        }
        for row in rows.iter_mut().filter(|row| row.name == *name) {
            (row.ok, row.error) = (false, Some(Failure::of(error)));
        }
    }
    print(
        session,
        format,
        &rows,
        outcomes.iter().filter_map(|one| one.result.as_ref().err()).map(Error::status),
    )
}

/// Prints the rows and gives the status of all.
pub(super) fn print(
    session: &mut Session<'_>,
    format: OutputFormat,
    rows: &[ChangeRow],
    failures: impl IntoIterator<Item = Status>,
) -> Result<Status> {
    session.output.rows(format, rows, "nothing was to be done")?;
    Ok(Status::of_items(rows.len(), &failures.into_iter().collect::<Vec<_>>()))
}

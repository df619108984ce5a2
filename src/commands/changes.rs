//! The rows of changes of several topics, with what failed among them.

use serde::Serialize;

use crate::commands::Session;
use crate::commands::failure::Failure;
use crate::error::{Result, Status};
use crate::kafka::Outcome;
use crate::output::{Column, Label, OutputFormat, TableRow};

/// So many failures of one command are said; -o json has the reason of each.
const SHOWN_ERRORS: usize = 10;

/// What came of one topic; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::commands) struct ChangeRow {
    pub(in crate::commands) name: String,
    /// What was done, in words.
    pub(in crate::commands) change: String,
    ok: bool,
    error: Option<Failure>,
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
    pub(in crate::commands) fn good(name: impl Into<String>, change: impl Into<String>) -> Self {
        Self { name: name.into(), change: change.into(), ok: true, error: None }
    }
}

/// Marks the rows of what failed, says it, prints all rows, and gives the status.
pub(in crate::commands) fn finish(
    session: &mut Session<'_>,
    format: OutputFormat,
    mut rows: Vec<ChangeRow>,
    outcomes: impl IntoIterator<Item = Outcome<String>>,
) -> Result<Status> {
    let mut failures = Vec::new();
    for Outcome { name, result } in outcomes {
        let Err(error) = result else { continue };
        match failures.len() {
            0..SHOWN_ERRORS => session.output.report(&error),
            SHOWN_ERRORS => session.output.say(Label::Error, "and more: the rows that are not OK"),
            _ => {}
        }
        failures.push(error.status());
        for row in rows.iter_mut().filter(|row| row.name == name) {
            (row.ok, row.error) = (false, Some(Failure::of(&error)));
        }
    }
    session.output.rows(format, &rows, "nothing was to be done")?;
    Ok(Status::of_items(rows.len(), &failures))
}

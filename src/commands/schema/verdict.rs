//! The reasons of a verdict as rows, and a verdict as an error.

use crate::error::{Error, Kind};
use crate::ops::registry::verdict::{NotRegistered, Verdict, VerdictReason};
use crate::output::{Columns, TableRow};
use crate::session::Session;

impl TableRow for VerdictReason {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("VERSION", |row| row.version.clone()).optional();
        columns.text("BREAKS", |row| row.level).optional();
        columns.text("FIELD", |row| row.field.clone()).optional();
        columns.text("RULE", |row| row.rule.clone()).optional();
        columns.text("REASON", |row| row.message.clone());
    }
}

/// Shows why a schema is refused, and gives the error that says that it is.
pub(super) fn refused(session: &mut Session<'_>, subject: &str, verdict: &Verdict) -> Error {
    let message = format!("the schema is not compatible with subject '{subject}' ({})", verdict.level());
    let error = Error::new(Kind::Incompatible, message);
    if verdict.reasons.is_empty() {
        return error.hint("the registry gives no reason");
    }
    session.output.show_plan(&verdict.reasons);
    error
}

/// The error that says why a schema was not registered; reasons are shown before.
pub(super) fn not_registered(session: &mut Session<'_>, subject: &str, why: NotRegistered) -> Error {
    match why {
        NotRegistered::Incompatible(verdict) => refused(session, subject, &verdict),
        NotRegistered::Failed(error) => error,
    }
}

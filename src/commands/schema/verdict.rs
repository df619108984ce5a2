//! The reasons of a verdict as rows, and a verdict as an error.

use crate::error::{Error, Kind};
use crate::ops::registry::verdict::{NotRegistered, Verdict, VerdictReason};
use crate::output::{Column, TableRow};
use crate::session::Session;

impl TableRow for VerdictReason {
    fn columns() -> &'static [Column] {
        const {
            &[
                Column::text("VERSION").optional(),
                Column::text("BREAKS").optional(),
                Column::text("FIELD").optional(),
                Column::text("RULE").optional(),
                Column::text("REASON"),
            ]
        }
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.version.clone().unwrap_or_default(),
            self.level.unwrap_or_default().to_owned(),
            self.field.clone().unwrap_or_default(),
            self.rule.clone().unwrap_or_default(),
            self.message.clone(),
        ]
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

//! Finding the subjects and versions that have a schema.

use std::time::Duration;

use crate::error::{Kind, Result};
use crate::ops::Work;
use crate::ops::in_parallel::in_parallel;
use crate::ops::patience::patiently;
use crate::rest::{RegisteredSchema, Registry, SchemaText};

/// Where a schema is looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'s> {
    /// `None` for all subjects.
    pub(crate) subject: Option<&'s str>,
    /// The registry compares normal forms.
    pub(crate) normalize: bool,
    /// Also what was deleted, but not permanently.
    pub(crate) deleted: bool,
}

/// The versions with the content of a schema.
pub(crate) fn look_up(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    text: &SchemaText,
    scope: Scope<'_>,
) -> Result<Vec<RegisteredSchema>> {
    let subjects = match scope.subject {
        Some(subject) => vec![subject.to_owned()],
        None => patiently(work, limit, || registry.subjects(scope.deleted))?,
    };
    let answers = in_parallel(work, limit, &subjects, |subject| {
        registry.lookup(subject, text, scope.normalize, scope.deleted)
    })?;
    let (found, failures): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    match failures.into_iter().find_map(Result::err) {
        // Apicurio parses the text as what the subject holds, which may be of another kind: it is wrong only where no subject takes it.
        Some(error) if found.is_empty() || *error.kind() != Kind::Failed => Err(error),
        _ => Ok(found.into_iter().flatten().flatten().collect()),
    }
}

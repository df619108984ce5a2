//! The subjects of a registry, with their versions and schemas.

use std::time::Duration;

use crate::error::{Result, Status};
use crate::ops::Work;
use crate::ops::in_parallel::in_parallel;
use crate::rest::{Answered, Refusal, RegisteredSchema, Registry};

/// A version of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) number: i32,
    /// It was deleted, but not permanently.
    pub(crate) deleted: bool,
}

/// The versions of a subject, sorted; those that were deleted too, where that is asked.
pub(crate) fn versions(registry: &Registry, subject: &str, deleted: bool) -> Answered<Vec<Version>> {
    let live = match registry.versions(subject, false) {
        // All of them may have been deleted.
        Err(Refusal::Failed(error)) if deleted && error.kind().is_absence() => Vec::new(),
        other => other?,
    };
    let all = if deleted { registry.versions(subject, true)? } else { live.clone() };
    let mut versions: Vec<Version> =
        all.into_iter().map(|number| Version { number, deleted: !live.contains(&number) }).collect();
    versions.sort_by_key(|version| version.number);
    Ok(versions)
}

/// The schema of a version; `None` where it was deleted and the registry no longer shows it, as Apicurio does once all versions of a
/// subject are.
pub(crate) fn schema(
    registry: &Registry,
    subject: &str,
    version: Version,
) -> Answered<Option<RegisteredSchema>> {
    match registry.version(subject, &version.number.to_string(), version.deleted) {
        Ok(schema) => Ok(Some(schema)),
        Err(Refusal::Failed(error)) if version.deleted && error.kind().is_absence() => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// A subject with all its versions and their schemas.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) name: String,
    pub(crate) versions: Vec<(Version, Option<RegisteredSchema>)>,
}

/// Reads subjects with their schemas; of those that could not be read the statuses are given, and the causes reported.
pub(crate) fn schemas(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    subjects: Vec<String>,
    deleted: bool,
) -> Result<(Vec<Subject>, Vec<Status>)> {
    let answers = in_parallel(work, limit, &subjects, |subject| {
        let read = |version: Version| Ok((version, schema(registry, subject, version)?));
        versions(registry, subject, deleted)?.into_iter().map(read).collect::<Answered<Vec<_>>>()
    })?;
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for (name, answer) in subjects.into_iter().zip(answers) {
        match answer {
            Ok(versions) => found.push(Subject { name, versions }),
            Err(error) => {
                work.progress.failure(&error);
                failures.push(error.status());
            }
        }
    }
    Ok((found, failures))
}

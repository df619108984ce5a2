//! Deleting subjects and versions, in an order in which nothing is deleted before what refers to it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::exported::{Exported, ExportedSubject};
use super::inventory::Version;
use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::in_parallel::in_parallel;
use crate::ops::patience::patiently;
use crate::rest::{Answered, Refusal, Registry, SubjectVersion};
use crate::util::consent::Consent;

/// A subject that is to be deleted, or some versions of it.
#[derive(Debug)]
pub(crate) struct Doomed {
    pub(crate) subject: String,
    pub(crate) versions: Vec<Version>,
    /// Where schemas are registered that refer to it.
    pub(crate) referrers: Vec<SubjectVersion>,
    /// Whether there may be more of these, which the registry does not show.
    pub(crate) has_unknown_referrers: bool,
}

/// What is deleted of subjects.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deletion {
    /// For good, and not only hidden.
    pub(crate) permanent: bool,
    /// Only the versions that are named, not the whole subject.
    pub(crate) only_versions: bool,
}

/// The subjects with what refers to them, in the order in which they can be deleted.
pub(crate) fn doomed(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    subjects: &[ExportedSubject],
) -> Result<Vec<Doomed>> {
    let answers = in_parallel(work, limit, subjects, |subject| referrers_of(registry, subject))?;
    let mut warned = BTreeSet::new();
    let mut open = Vec::new();
    for (subject, answer) in subjects.iter().zip(answers) {
        let Referrers { known, refused } = answer?;
        if let Some(error) = refused.as_ref().filter(|error| warned.insert(error.message())) {
            work.progress.warning(&format!("what refers to the schemas is not known: {}", error.message()));
        }
        let versions = subject.versions.iter();
        open.push(Doomed {
            subject: subject.subject.clone(),
            versions: versions
                .map(|version| Version { number: version.version, deleted: version.deleted })
                .collect(),
            referrers: known.into_values().collect(),
            has_unknown_referrers: refused.is_some(),
        });
    }
    Ok(in_order(open))
}

/// Schemas that refer to one, by subject and version.
struct Referrers {
    known: BTreeMap<(String, i32), SubjectVersion>,
    /// Why not all of them are known: who may delete need not be allowed to ask for this.
    refused: Option<Error>,
}

fn referrers_of(registry: &Registry, subject: &ExportedSubject) -> Answered<Referrers> {
    let mut known = BTreeMap::new();
    for version in subject.versions.iter().filter(|version| !version.deleted) {
        let ids = match registry.referenced_by(&subject.subject, version.version) {
            Ok(Ok(ids)) => ids,
            Ok(Err(error)) => return Ok(Referrers { known, refused: Some(error) }),
            Err(refusal) => return refused(refusal, known),
        };
        for id in ids {
            let places = match registry.places_of_id(id, Some(&subject.subject)) {
                Ok(places) => places,
                // Apicurio still names what is gone for good.
                Err(Refusal::Failed(error)) if error.kind().is_absence() => Vec::new(),
                Err(refusal) => return refused(refusal, known),
            };
            known.extend(places.into_iter().map(|place| ((place.subject.clone(), place.version), place)));
        }
    }
    Ok(Referrers { known, refused: None })
}

fn refused(refusal: Refusal, known: BTreeMap<(String, i32), SubjectVersion>) -> Answered<Referrers> {
    match refusal {
        Refusal::Failed(error) if error.kind().is_denial() => Ok(Referrers { known, refused: Some(error) }),
        other => Err(other),
    }
}

/// Puts subjects behind those that refer to them.
fn in_order(mut open: Vec<Doomed>) -> Vec<Doomed> {
    let mut ordered: Vec<Doomed> = Vec::new();
    while !open.is_empty() {
        let names: BTreeSet<String> = open.iter().map(|one| one.subject.clone()).collect();
        let is_free = |one: &Doomed| {
            one.referrers.iter().all(|place| place.subject == one.subject || !names.contains(&place.subject))
        };
        // Registries take no circles; should there be one, the registry decides.
        let first = open.iter().position(is_free).unwrap_or(0);
        ordered.push(open.remove(first));
    }
    ordered
}

/// Keeps only some versions of one subject; `address` says where it was looked for.
pub(crate) fn keep_versions(exported: &mut Exported, versions: &[i32], address: &str) -> Result<()> {
    if versions.is_empty() || exported.subjects.is_empty() {
        return Ok(());
    }
    let [subject] = exported.subjects.as_mut_slice() else {
        return Err(Error::new(Kind::Usage, "versions can be named for one subject only"));
    };
    let has = |number: i32| subject.versions.iter().any(|version| version.version == number);
    if let Some(missing) = versions.iter().find(|number| !has(**number)) {
        let message = format!("subject '{}' has no version {missing} on {address}", subject.subject);
        return Err(Error::new(Kind::NoSuchVersion { subject: subject.subject.clone() }, message));
    }
    subject.versions.retain(|version| versions.contains(&version.version));
    Ok(())
}

/// Deletes a subject or versions of it. Registries hide what is deleted first, and take a permanent deletion only then. Where one of
/// several requests fails, some of it is done.
pub(crate) fn delete(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    doomed: &Doomed,
    deletion: Deletion,
    consent: &Consent,
) -> Result<()> {
    let mut is_begun = false;
    let mut request = |delete: &dyn Fn() -> Answered<()>| {
        let deleted = patiently(work, limit, delete);
        let deleted = deleted.map_err(|error| if is_begun { error.maybe_done() } else { error });
        is_begun = true;
        deleted
    };
    let rounds = if deletion.permanent { &[false, true][..] } else { &[false] };
    for &permanent in rounds {
        let is_open = |version: &&Version| permanent || !version.deleted;
        if deletion.only_versions {
            for version in doomed.versions.iter().filter(is_open) {
                request(&|| registry.delete_version(&doomed.subject, version.number, permanent, consent))?;
            }
        } else if doomed.versions.iter().any(|version| is_open(&version)) {
            request(&|| registry.delete_subject(&doomed.subject, permanent, consent).map(drop))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doomed(subject: &str, referrers: &[&str]) -> Doomed {
        let place = |subject: &&str| SubjectVersion { subject: (*subject).to_owned(), version: 1 };
        Doomed {
            subject: subject.to_owned(),
            versions: vec![Version { number: 1, deleted: false }],
            referrers: referrers.iter().map(place).collect(),
            has_unknown_referrers: false,
        }
    }

    fn order(all: Vec<Doomed>) -> Vec<String> {
        in_order(all).into_iter().map(|one| one.subject).collect()
    }

    #[test]
    fn what_refers_to_a_subject_is_deleted_before_it() {
        // c refers to b, b to a; what refers to d stays.
        let all = vec![doomed("a", &["b", "a"]), doomed("b", &["c"]), doomed("c", &[]), doomed("d", &["z"])];
        assert_eq!(order(all), ["c", "b", "a", "d"]);
    }

    #[test]
    fn a_circle_is_deleted_all_the_same() {
        assert_eq!(order(vec![doomed("a", &["b"]), doomed("b", &["a"])]), ["a", "b"]);
    }
}

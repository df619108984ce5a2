//! What a registry has: versions of subjects with their schemas, and what holds for subjects.

use std::time::Duration;

use crate::error::{Error, Kind, Result, Status};
use crate::ops::in_parallel::in_parallel;
use crate::ops::patience::patiently;
use crate::output::Label;
use crate::rest::{Answered, Refusal, RegisteredSchema, Registry, Setting};
use crate::session::Session;

/// A version of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) number: i32,
    /// It was deleted, but not permanently.
    pub(super) deleted: bool,
}

/// The versions of a subject, sorted; those that were deleted too, where that is asked.
pub(super) fn versions(registry: &Registry, subject: &str, deleted: bool) -> Answered<Vec<Version>> {
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
pub(super) fn schema(
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
pub(super) struct Subject {
    pub(super) name: String,
    pub(super) versions: Vec<(Version, Option<RegisteredSchema>)>,
}

/// The subjects with their schemas, and the statuses of those that could not be read.
pub(super) fn schemas(
    session: &mut Session<'_>,
    registry: &Registry,
    limit: Duration,
    subjects: Vec<String>,
    deleted: bool,
) -> Result<(Vec<Subject>, Vec<Status>)> {
    let answers = in_parallel(&mut session.work(), limit, &subjects, |subject| {
        let read = |version: Version| Ok((version, schema(registry, subject, version)?));
        versions(registry, subject, deleted)?.into_iter().map(read).collect::<Answered<Vec<_>>>()
    })?;
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for (name, answer) in subjects.into_iter().zip(answers) {
        match answer {
            Ok(versions) => found.push(Subject { name, versions }),
            Err(error) => failures.push(told(session, &error)),
        }
    }
    Ok((found, failures))
}

/// Reports an error, and gives its status.
pub(super) fn told(session: &mut Session<'_>, error: &Error) -> Status {
    session.output.report(error);
    error.status()
}

/// A setting as it holds for a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Effective {
    /// `None` where it could not be read.
    pub(super) value: Option<String>,
    /// Whether it is that of the whole registry; `None` where the registry does not tell.
    pub(super) inherited: Option<bool>,
}

impl Effective {
    /// For people.
    pub(super) fn shown(&self) -> String {
        let value = self.value.as_deref().unwrap_or("unknown");
        match self.inherited {
            Some(true) => format!("{value} (inherited)"),
            _ => value.to_owned(),
        }
    }
}

/// Reads a setting of many subjects.
#[derive(Debug)]
pub(super) struct SettingReader {
    setting: Setting,
    /// That of the whole registry; `None` where it could not be read.
    pub(super) global: Option<String>,
    /// Why that of the whole registry could not be read: rights may be given for subjects alone.
    pub(super) refused: Option<Error>,
    /// The registry does not have this setting at all. Without modes everything may be read and written.
    pub(super) is_absent: bool,
    /// Whether the registry says of a subject that it has none of its own.
    tells: bool,
}

impl SettingReader {
    pub(super) fn new(
        session: &mut Session<'_>,
        registry: &Registry,
        limit: Duration,
        setting: Setting,
    ) -> Result<Self> {
        let mut reader = Self { setting, global: None, refused: None, is_absent: false, tells: false };
        match patiently(&mut session.work(), limit, || registry.setting(setting, None)) {
            Ok(Some(global)) => reader.global = Some(global),
            Ok(None) if setting == Setting::Mode => {
                (reader.global, reader.is_absent) = (Some("READWRITE".to_owned()), true);
                return Ok(reader);
            }
            Ok(None) => {}
            Err(error) if is_of_one_path(&error) => reader.refused = Some(error),
            Err(error) => return Err(error),
        }
        reader.tells = patiently(&mut session.work(), limit, || registry.tells_own_settings(setting))?;
        Ok(reader)
    }

    /// The setting as it holds for a subject.
    pub(super) fn of(&self, registry: &Registry, subject: &str) -> Answered<Effective> {
        let inherited = || Effective { value: self.global.clone(), inherited: Some(true) };
        if self.is_absent {
            return Ok(inherited());
        }
        let Some(own) = registry.own_setting(self.setting, subject)? else { return Ok(inherited()) };
        if self.tells {
            return Ok(Effective { value: Some(own), inherited: Some(false) });
        }
        let value = registry.setting(self.setting, Some(subject))?.unwrap_or_else(|| own.clone());
        let inherited = if own != value {
            Some(true)
        } else if self.global.as_ref().is_some_and(|global| *global != value) {
            Some(false)
        } else {
            None
        };
        Ok(Effective { value: Some(value), inherited })
    }

    /// Says that what holds for the whole registry is not known.
    pub(super) fn warn(&self, session: &mut Session<'_>) {
        if let Some(error) = &self.refused {
            session.output.say(Label::Warning, error.message());
            session.output.say_hints(error);
        }
    }
}

/// Whether an error is about what was asked for alone, so that other questions may be answered.
pub(super) fn is_of_one_path(error: &Error) -> bool {
    let kind = error.kind();
    kind.is_denial() || kind.is_absence() || *kind == Kind::Failed
}

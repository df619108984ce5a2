//! The contents of subjects: all versions with their schemas, and the settings of each subject.

use std::time::Duration;

use super::exported::{Exported, ExportedSubject, OwnSetting};
use super::inventory::schemas;
use super::settings::{SettingReader, is_of_one_path};
use crate::error::{Error, Result, Status};
use crate::ops::Work;
use crate::ops::in_parallel::in_parallel;
use crate::rest::{Answered, Refusal, Registry, Setting};

/// Subjects that were read, and the statuses of what of them could not be.
pub(crate) struct Contents {
    /// Versions that were deleted may have no schema.
    pub(crate) exported: Exported,
    /// Of subjects that could not be read; they are left out.
    pub(crate) unread: Vec<Status>,
    /// Of settings of their own, which are left out.
    pub(crate) without_settings: Vec<Status>,
    /// Why levels and modes of the whole registry could not be read.
    pub(crate) refused: Vec<Error>,
}

/// Reads subjects with all versions and their own settings.
pub(crate) fn read_contents(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    subjects: Vec<String>,
    deleted: bool,
) -> Result<Contents> {
    let levels = SettingReader::new(work, registry, limit, Setting::Compatibility)?;
    let modes = SettingReader::new(work, registry, limit, Setting::Mode)?;
    let (subjects, unread) = schemas(work, registry, limit, subjects, deleted)?;
    let settings = in_parallel(work, limit, &subjects, |subject| {
        let own = |reader: &SettingReader| -> Answered<std::result::Result<Option<String>, Error>> {
            match reader.of(registry, &subject.name) {
                // What may be its own or not is the same either way, now.
                Ok(effective) => Ok(Ok(effective.value.filter(|_| effective.inherited == Some(false)))),
                Err(Refusal::Failed(error)) if is_of_one_path(&error) => Ok(Err(error)),
                Err(refusal) => Err(refusal),
            }
        };
        Ok((own(&levels)?, own(&modes)?))
    })?;
    let (mut found, mut without_settings) = (Vec::new(), Vec::new());
    let mut known = |work: &mut Work<'_>, own: Result<Option<String>>| {
        own.unwrap_or_else(|error| {
            work.progress.failure(&error);
            without_settings.push(error.status());
            None
        })
    };
    for (subject, settings) in subjects.into_iter().zip(settings) {
        let (compatibility, mode) = settings?;
        let (compatibility, mode) = (known(work, compatibility), known(work, mode));
        let (compatibility, mode) = (compatibility.map(OwnSetting::Value), mode.map(OwnSetting::Value));
        found.push(ExportedSubject { compatibility, mode, ..subject.into() });
    }
    let exported = Exported {
        compatibility: levels.global,
        mode: modes.global.filter(|_| !modes.is_absent),
        subjects: found,
    };
    let refused = levels.refused.into_iter().chain(modes.refused).collect();
    Ok(Contents { exported, unread, without_settings, refused })
}

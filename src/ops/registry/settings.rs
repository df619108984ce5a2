//! Compatibility levels and modes, of subjects and of the whole registry.

use std::time::Duration;

use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::rest::{Answered, Registry, Setting};
use crate::util::pattern::NamePattern;

/// A setting as it holds for a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Effective {
    /// `None` where it could not be read.
    pub(crate) value: Option<String>,
    /// Whether it is that of the whole registry; `None` where the registry does not tell.
    pub(crate) inherited: Option<bool>,
}

impl Effective {
    /// The value in words.
    pub(crate) fn shown(&self) -> String {
        let value = self.value.as_deref().unwrap_or("unknown");
        match self.inherited {
            Some(true) => format!("{value} (inherited)"),
            _ => value.to_owned(),
        }
    }
}

/// Reads a setting of many subjects.
#[derive(Debug)]
pub(crate) struct SettingReader {
    setting: Setting,
    /// The value of the whole registry; `None` where it could not be read.
    pub(crate) global: Option<String>,
    /// Why the value of the whole registry could not be read: rights may be given for subjects alone.
    pub(crate) refused: Option<Error>,
    /// The registry does not have this setting at all. Without modes everything may be read and written.
    pub(crate) is_absent: bool,
    /// Whether the registry says of a subject that it has none of its own.
    tells: bool,
}

impl SettingReader {
    pub(crate) fn new(
        work: &mut Work<'_>,
        registry: &Registry,
        limit: Duration,
        setting: Setting,
    ) -> Result<Self> {
        let mut reader = Self { setting, global: None, refused: None, is_absent: false, tells: false };
        match patiently(work, limit, || registry.setting(setting, None)) {
            Ok(Some(global)) => reader.global = Some(global),
            Ok(None) if setting == Setting::Mode => {
                (reader.global, reader.is_absent) = (Some("READWRITE".to_owned()), true);
                return Ok(reader);
            }
            Ok(None) => {}
            Err(error) if is_of_one_path(&error) => reader.refused = Some(error),
            Err(error) => return Err(error),
        }
        reader.tells = patiently(work, limit, || registry.tells_own_settings(setting))?;
        Ok(reader)
    }

    /// The setting as it holds for a subject.
    pub(crate) fn of(&self, registry: &Registry, subject: &str) -> Answered<Effective> {
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
}

/// Whether an error is about what was asked for alone, so that other questions may be answered.
pub(crate) fn is_of_one_path(error: &Error) -> bool {
    let kind = error.kind();
    kind.is_denial() || kind.is_absence() || *kind == Kind::Failed
}

/// A setting that is to be changed.
#[derive(Debug)]
pub(crate) struct SettingChange {
    pub(crate) setting: Setting,
    /// `None` is the whole registry.
    pub(crate) subject: Option<String>,
    /// `None` makes a subject inherit the value of the registry.
    pub(crate) value: Option<String>,
    pub(crate) before: Effective,
}

impl SettingChange {
    /// Sends the change.
    pub(crate) fn send(&self, registry: &Registry, force: bool) -> Answered<()> {
        let subject = self.subject.as_deref();
        match &self.value {
            Some(value) => registry.set(self.setting, subject, value, force),
            None => registry.unset(self.setting, subject),
        }
    }
}

/// The subjects that patterns match. A plain name is taken as it is: a subject may have a setting before it has a version.
pub(crate) fn subjects_meant(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    patterns: Vec<NamePattern>,
) -> Result<Vec<String>> {
    let mut subjects: Vec<String> = patterns.iter().filter_map(NamePattern::literal).collect();
    if subjects.len() < patterns.len() {
        let mut all = patiently(work, limit, || registry.subjects(false))?;
        let patterns = NamePattern::with_names(patterns, all.iter().map(String::as_str));
        all.retain(|name| patterns.iter().any(|pattern| pattern.matches(name)));
        subjects.extend(all);
    }
    subjects.sort();
    subjects.dedup();
    Ok(subjects)
}

//! Compatibility levels and modes, of subjects and of the whole registry.

use reqwest::Method;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::json;

use super::{NO_SUBJECT, Registry, flag, is_unknown};
use crate::error::Error;
use crate::rest::call::{Answered, Effect, HttpFailure, Refusal};
use crate::rest::registry_model::Setting;

/// A name that no subject has, to find out how a registry answers about such names.
const NOBODY: &str = "kafkactl-asks-what-is-said-of-a-subject-that-does-not-exist";
/// Codes for a subject without its own level or mode.
const NOT_SET: [u32; 2] = [40408, 40409];

/// Whether nothing is set for a subject.
fn is_unset(failure: &HttpFailure) -> bool {
    failure.code.is_some_and(|code| NOT_SET.contains(&code) || code == NO_SUBJECT)
}

impl Registry {
    /// The effective setting of a subject: its own or the registry's; without a subject, the registry's. A subject that does not exist
    /// has the registry's. `None` if the registry does not return it; not all registries have modes.
    pub fn setting(&self, setting: Setting, subject: Option<&str>) -> Answered<Option<String>> {
        let answer = self.setting_at(setting, subject, true)?;
        // Registries that do not know `defaultToGlobal` report that the subject has no setting.
        let is_unset = answer.as_ref().is_err_and(is_unset) || matches!(answer, Ok(None));
        let answer =
            if subject.is_some() && is_unset { self.setting_at(setting, None, true)? } else { answer };
        match answer {
            Ok(value) => Ok(value),
            Err(failure) if setting == Setting::Mode && is_unknown(&failure) => Ok(None),
            Err(failure) => {
                let of = subject.map_or_else(String::new, |subject| format!(" of '{subject}'"));
                Err(self.failed(&format!("could not read {}{of}", setting.name()), &failure).into())
            }
        }
    }

    /// The own setting of a subject; `None` if it has none.
    pub fn own_setting(&self, setting: Setting, subject: &str) -> Answered<Option<String>> {
        match self.setting_at(setting, Some(subject), false)? {
            Ok(own) => Ok(own),
            Err(failure) if is_unset(&failure) => Ok(None),
            Err(failure) if setting == Setting::Mode && is_unknown(&failure) => Ok(None),
            Err(failure) => {
                let what = format!("could not read {} of '{subject}'", setting.name());
                Err(self.failed(&what, &failure).into())
            }
        }
    }

    /// Whether the registry reports that a subject has no setting of its own. Apicurio returns a default instead.
    pub fn tells_own_settings(&self, setting: Setting) -> Answered<bool> {
        match self.setting_at(setting, Some(NOBODY), false) {
            Ok(answer) => {
                Ok(answer.is_err_and(|failure| failure.code.is_some_and(|code| NOT_SET.contains(&code))))
            }
            // Permissions may be limited to some subjects.
            Err(Refusal::Failed(error)) if error.kind().is_denial() => Ok(false),
            Err(refusal) => Err(refusal),
        }
    }

    /// A setting; `None` if the answer lacks it, as Confluent's does for a subject that has only other settings.
    fn setting_at(
        &self,
        setting: Setting,
        subject: Option<&str>,
        inherited: bool,
    ) -> Answered<std::result::Result<Option<String>, HttpFailure>> {
        /// The key of a level differs between reading and writing, and between registries.
        #[derive(Deserialize)]
        struct Said {
            #[serde(alias = "compatibilityLevel", alias = "compatibility", alias = "mode")]
            value: Option<String>,
        }
        let path: Vec<&str> = std::iter::once(setting.path()).chain(subject).collect();
        let answer = self.get::<Said>(&path, &[("defaultToGlobal", flag(inherited))])?;
        Ok(answer.map(|said| said.value))
    }

    /// Sets a setting of a subject, or of the whole registry.
    pub fn set(&self, setting: Setting, subject: Option<&str>, value: &str, force: bool) -> Answered<()> {
        let path: Vec<&str> = std::iter::once(setting.path()).chain(subject).collect();
        let query: &[(&str, &str)] = if force { &[("force", "true")] } else { &[] };
        let body = json!({ setting.key(): value });
        let answer = self.change::<IgnoredAny>(Method::PUT, Effect::Repeatable, &path, query, Some(body))?;
        Ok(answer.map(|_| ()).map_err(|failure| self.of_setting("set", setting, subject, &failure))?)
    }

    /// Removes the own setting of a subject, or resets that of the whole registry to its default. One that is not set is no error.
    pub fn unset(&self, setting: Setting, subject: Option<&str>) -> Answered<()> {
        let path: Vec<&str> = std::iter::once(setting.path()).chain(subject).collect();
        match self.change::<IgnoredAny>(Method::DELETE, Effect::Repeatable, &path, &[], None)? {
            Ok(_) => Ok(()),
            Err(HttpFailure { code: Some(code), .. }) if NOT_SET.contains(&code) => Ok(()),
            Err(failure) => Err(self.of_setting("unset", setting, subject, &failure).into()),
        }
    }

    fn of_setting(
        &self,
        what: &str,
        setting: Setting,
        subject: Option<&str>,
        failure: &HttpFailure,
    ) -> Error {
        let of = subject.map_or_else(|| " of the registry".to_owned(), |subject| format!(" of '{subject}'"));
        self.failed(&format!("could not {what} {}{of}", setting.name()), failure)
    }
}

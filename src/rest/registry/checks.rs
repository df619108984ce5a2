//! Compatibility checks.

use std::sync::atomic::Ordering;

use super::{NO_SUBJECT, NO_VERSION, Registry, flag, is_unknown};
use crate::rest::call::{Answered, HttpFailure};
use crate::rest::registry_model::{CompatibilityAnswer, SchemaText, SentCompatibility};

impl Registry {
    /// Checks a schema against the latest version of a subject. For a subject that does not exist, it is compatible.
    pub fn check_latest(
        &self,
        subject: &str,
        text: &SchemaText,
        normalize: bool,
    ) -> Answered<CompatibilityAnswer> {
        let path = ["compatibility", "subjects", subject, "versions", "latest"];
        Ok(self
            .check_at(&path, text, normalize)?
            .map_err(|failure| self.failed(&format!("could not check '{subject}'"), &failure))?)
    }

    /// Checks a schema against all versions of a subject; `None` if the registry cannot do that with one request (Karapace, Redpanda).
    /// Apicurio checks against all here, also if the level asks for the latest only.
    pub fn check_all(
        &self,
        subject: &str,
        text: &SchemaText,
        normalize: bool,
    ) -> Answered<Option<CompatibilityAnswer>> {
        if self.lacks_whole_check.load(Ordering::Relaxed) {
            return Ok(None);
        }
        match self.check_at(&["compatibility", "subjects", subject, "versions"], text, normalize)? {
            Ok(answer) => Ok(Some(answer)),
            Err(failure) if is_unknown(&failure) => {
                self.lacks_whole_check.store(true, Ordering::Relaxed);
                Ok(None)
            }
            Err(failure) => Err(self.failed(&format!("could not check '{subject}'"), &failure).into()),
        }
    }

    /// Checks a schema against one version of a subject.
    pub fn check_version(
        &self,
        subject: &str,
        version: i32,
        text: &SchemaText,
        normalize: bool,
    ) -> Answered<CompatibilityAnswer> {
        let version = version.to_string();
        let path = ["compatibility", "subjects", subject, "versions", &version];
        let answer = self.check_at(&path, text, normalize)?;
        Ok(answer.map_err(|failure| self.of_subject("check", subject, Some(&version), &failure))?)
    }

    fn check_at(
        &self,
        path: &[&str],
        text: &SchemaText,
        normalize: bool,
    ) -> Answered<std::result::Result<CompatibilityAnswer, HttpFailure>> {
        let query = [("verbose", "true"), ("normalize", flag(normalize))];
        match self.ask::<SentCompatibility>(path, &query, text.body())? {
            Ok(SentCompatibility { is_compatible: Some(is_compatible), messages }) => {
                Ok(Ok(CompatibilityAnswer { is_compatible, messages }))
            }
            Ok(_) => Err(self.incomplete("the schema", "it does not say whether it is compatible").into()),
            // Some registries report that there is nothing to compare with; others say that it is compatible.
            Err(HttpFailure { code: Some(NO_SUBJECT | NO_VERSION), .. }) => {
                Ok(Ok(CompatibilityAnswer { is_compatible: true, messages: Vec::new() }))
            }
            Err(failure) => Ok(Err(failure)),
        }
    }
}

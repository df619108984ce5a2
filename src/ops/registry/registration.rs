//! A schema and what it refers to, on their way into a registry.

use std::time::Duration;

use super::candidate::{Candidate, Needed};
use super::verdict::{NotRegistered, Verdict, registry_verdict};
use crate::error::{Error, Kind, Result, Status};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::rest::{Registry, SchemaText};

/// Where a schema is registered, as far as the registry says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RegisteredAt {
    pub(crate) version: Option<i32>,
    pub(crate) id: Option<i32>,
}

/// The schemas that are registered one after the other. The last one is the candidate itself; those before are what it refers to.
#[derive(Debug)]
pub(crate) struct Registration<'r> {
    pub(crate) registry: &'r Registry,
    pub(crate) limit: Duration,
    /// The subject of the candidate.
    pub(crate) subject: String,
    pub(crate) normalize: bool,
    pub(crate) candidate: Candidate,
    /// The status of the first failure: what comes behind it cannot be registered either.
    failed: Option<Status>,
}

impl<'r> Registration<'r> {
    pub(crate) fn new(
        registry: &'r Registry,
        limit: Duration,
        subject: String,
        normalize: bool,
        candidate: Candidate,
    ) -> Self {
        Self { registry, limit, subject, normalize, candidate, failed: None }
    }

    /// Number of schemas.
    pub(crate) fn len(&self) -> usize {
        self.candidate.needed.len() + 1
    }

    /// The status of the first failure.
    pub(crate) fn failed(&self) -> Option<Status> {
        self.failed
    }

    /// The subject of a schema.
    pub(crate) fn subject_of(&self, index: usize) -> &str {
        self.candidate.needed.get(index).map_or(&self.subject, |needed| &needed.schema.name)
    }

    /// The text of a schema; `None` while something that it refers to is not registered.
    fn text_of(&self, index: usize) -> Option<SchemaText> {
        match self.candidate.needed.get(index) {
            Some(Needed { schema, .. }) => self.candidate.referring(&schema.text, &schema.needs),
            None => self.candidate.own(),
        }
    }

    /// Where a schema is registered already.
    pub(crate) fn known(&self, work: &mut Work<'_>, index: usize) -> Result<Option<RegisteredAt>> {
        match self.text_of(index) {
            Some(text) => self.look_up(work, self.subject_of(index), &text),
            None => Ok(None),
        }
    }

    fn look_up(&self, work: &mut Work<'_>, subject: &str, text: &SchemaText) -> Result<Option<RegisteredAt>> {
        let look = || self.registry.lookup(subject, text, self.normalize, false);
        let known = patiently(work, self.limit, look)?;
        Ok(known.map(|known| RegisteredAt { version: Some(known.place.version), id: known.id }))
    }

    /// Whether the candidate may follow the versions of its subject; `None` where that cannot be known before what it refers to is
    /// registered.
    pub(crate) fn verdict(&self, work: &mut Work<'_>) -> Result<Option<Verdict>> {
        self.candidate.verdict(work, self.registry, self.limit, &self.subject, self.normalize)
    }

    /// Registers a schema.
    pub(crate) fn register(
        &mut self,
        work: &mut Work<'_>,
        index: usize,
    ) -> std::result::Result<RegisteredAt, NotRegistered> {
        let registered = match (self.failed, self.text_of(index)) {
            (None, Some(text)) => self.send(work, self.subject_of(index), &text),
            (failed, _) => {
                let subject = self.subject_of(index);
                let message = format!("'{subject}' was not registered, as what it refers to is not");
                Err(Error::new(failed.unwrap_or(Status::Failed), message).into())
            }
        };
        match &registered {
            Ok(place) => {
                if let Some(needed) = self.candidate.needed.get_mut(index) {
                    needed.registered = place.version;
                }
            }
            Err(why) => {
                let status = match why {
                    NotRegistered::Incompatible(_) => Status::Found,
                    NotRegistered::Failed(error) => error.status(),
                };
                self.failed = self.failed.or(Some(status));
            }
        }
        registered
    }

    fn send(
        &self,
        work: &mut Work<'_>,
        subject: &str,
        text: &SchemaText,
    ) -> std::result::Result<RegisteredAt, NotRegistered> {
        let Self { registry, limit, normalize, .. } = self;
        let id = match patiently(work, *limit, || registry.register(subject, text, *normalize)) {
            Ok(id) => id,
            Err(error) if *error.kind() == Kind::Incompatible => {
                // The reasons of the verdict say more than the refusal.
                return Err(match registry_verdict(work, registry, *limit, subject, text, *normalize) {
                    Ok(verdict) if !verdict.compatible && !verdict.reasons.is_empty() => {
                        NotRegistered::Incompatible(verdict)
                    }
                    _ => error.into(),
                });
            }
            Err(error) => return Err(error.into()),
        };
        // Registries before 8.0 give the id alone. The schema is registered, whatever comes of this question.
        let known = self.look_up(work, subject, text).unwrap_or_else(|error| {
            work.progress.warning(&error.message());
            None
        });
        let version = known.and_then(|known| known.version);
        Ok(RegisteredAt { version, id: id.or_else(|| known?.id) })
    }
}

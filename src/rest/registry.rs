//! The REST interface of schema registries, as documented by Confluent and also served by Apicurio, Karapace and Redpanda.

mod checks;
mod settings;

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use reqwest::Method;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use super::call::{Answered, Call, Effect, HttpFailure, Passing};
use super::lenient::without_nulls;
use super::registry_model::{RegisteredSchema, SchemaReference, SchemaText, SentSchema, SubjectVersion};
use super::server::{RestServer, Service};
use crate::error::{Error, Kind};
use crate::util::consent::Consent;

/// A schema registry, as a service. Its settings have the names of Confluent's clients.
pub const REGISTRY: Service = Service {
    name: "Schema Registry",
    prefix: "schema.registry.",
    default_url: "http://localhost:8081",
    accept: "application/vnd.schemaregistry.v1+json, application/vnd.schemaregistry+json, application/json",
    content_type: "application/vnd.schemaregistry.v1+json",
    url_hint: "is the URL whole (that of Apicurio ends in /apis/ccompat/v7), and is there a proxy between?",
};

/// A schema registry.
#[derive(Debug)]
pub struct Registry {
    server: RestServer,
    /// Whether it cannot check against all versions with one request.
    lacks_whole_check: AtomicBool,
}

/// Which failures pass: those of the store, of its leader and of the connection to it. The request may have been carried out if the
/// store did not answer in time (50002), or the connection to the leader broke (50003).
fn passing(failure: &HttpFailure) -> Passing {
    match failure.code {
        Some(50001 | 50004) => Passing::NotDone,
        Some(50002 | 50003) => Passing::Unclear,
        _ if failure.status == 408 => Passing::NotDone,
        _ => Passing::Never,
    }
}

/// Whether a registry does not know a request at all.
fn is_unknown(failure: &HttpFailure) -> bool {
    matches!(failure.status, 404 | 405) && matches!(failure.code, None | Some(404 | 405))
}

/// Codes for something that does not exist.
const NO_SUBJECT: u32 = 40401;
const NO_VERSION: u32 = 40402;
const NO_SCHEMA: u32 = 40403;
/// Codes for something that was deleted already, but not permanently.
const DELETED_ALREADY: [u32; 2] = [40404, 40406];
/// Number of subjects in a page.
const PAGE: usize = 1000;
/// The path of Apicurio's interface that is compatible with Confluent's, up to the version; its own interface is `/apis/registry/v3`.
const APICURIO_BASE: &str = "/apis/ccompat/v";

impl Registry {
    /// The registry behind the addresses of a service.
    pub fn new(server: RestServer) -> Self {
        Self { server, lacks_whole_check: AtomicBool::new(false) }
    }

    /// The address that answered last.
    pub fn address(&self) -> &str {
        self.server.address()
    }

    fn get<T: DeserializeOwned>(
        &self,
        path: &[&str],
        query: &[(&str, &str)],
    ) -> Answered<std::result::Result<T, HttpFailure>> {
        self.server.call(&Call::get(path, query), passing)
    }

    /// A request that reads, with a body.
    fn ask<T: DeserializeOwned>(
        &self,
        path: &[&str],
        query: &[(&str, &str)],
        body: Value,
    ) -> Answered<std::result::Result<T, HttpFailure>> {
        let call = Call { method: Method::POST, effect: Effect::Read, up: 0, path, query, body: Some(body) };
        self.server.call(&call, passing)
    }

    fn change<T: DeserializeOwned>(
        &self,
        method: Method,
        effect: Effect,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<Value>,
    ) -> Answered<std::result::Result<T, HttpFailure>> {
        self.server.call(&Call { method, effect, up: 0, path, query, body }, passing)
    }

    /// A deletion. A permanent one is not idempotent: the second would fail.
    fn delete<T: DeserializeOwned>(
        &self,
        path: &[&str],
        permanent: bool,
    ) -> Answered<std::result::Result<T, HttpFailure>> {
        let effect = if permanent { Effect::Once } else { Effect::Repeatable };
        self.change(Method::DELETE, effect, path, &[("permanent", flag(permanent))], None)
    }

    /// The error about an answer of the registry without a required field.
    fn incomplete(&self, what: &str, why: &str) -> Error {
        Error::new(
            Kind::Failed,
            format!("the answer of {} about {what} cannot be used: {why}", self.address()),
        )
    }

    /// An error with the message of the registry.
    fn failed(&self, what: &str, failure: &HttpFailure) -> Error {
        if is_unknown(failure) {
            let kind = if failure.status == 404 { Kind::NotFound } else { Kind::Failed };
            let message =
                format!("{what}: {} does not know this request: {}", self.server.name(), failure.message);
            let error = Error::new(kind, message);
            return match self.server.url_hint() {
                Some(hint) => error.hint(hint),
                None => error.hint("this registry does not support this"),
            };
        }
        let kind = match failure.code.unwrap_or_default() {
            40400..=40499 => Kind::NotFound,
            42205 => Kind::ModeForbids,
            42206 => Kind::SubjectIsReferenced,
            _ => Kind::Failed,
        };
        Error::new(kind, format!("{what}: {}", failure.message))
    }

    fn no_subject(&self, subject: &str) -> Error {
        let message = format!("subject '{subject}' does not exist on {}", self.address());
        Error::new(Kind::NoSuchSubject, message)
    }

    /// An error about a subject or a version of it.
    fn of_subject(&self, what: &str, subject: &str, version: Option<&str>, failure: &HttpFailure) -> Error {
        match (failure.code, version) {
            (Some(NO_SUBJECT), _) => self.no_subject(subject),
            (Some(NO_VERSION), Some(version)) => {
                let message = format!("subject '{subject}' has no version {version} on {}", self.address());
                Error::new(Kind::NoSuchVersion { subject: subject.to_owned() }, message)
            }
            _ => self.failed(&format!("could not {what} '{subject}'"), failure),
        }
    }

    /// The names of all subjects, in all contexts; with `deleted` also those that were deleted.
    pub fn subjects(&self, deleted: bool) -> Answered<Vec<String>> {
        // Apicurio returns at most 1,000 without a limit, and does not say so. Registries that do not know pages return all.
        let limit = PAGE.to_string();
        let mut subjects: BTreeSet<String> = BTreeSet::new();
        loop {
            let offset = subjects.len().to_string();
            let query = [("deleted", flag(deleted)), ("offset", &*offset), ("limit", &*limit)];
            let answer = self.get::<Vec<Option<String>>>(&["subjects"], &query)?;
            let page = answer.map_err(|failure| self.failed("could not list subjects", &failure))?;
            let (before, is_full) = (subjects.len(), page.len() == PAGE);
            subjects.extend(page.into_iter().flatten());
            if !is_full || subjects.len() == before {
                return Ok(subjects.into_iter().collect());
            }
        }
    }

    /// Whether a subject exists; `None` if the registry does not say.
    pub fn has_subject(&self, subject: &str) -> Answered<Option<bool>> {
        let answer = self.get::<Vec<Value>>(&["subjects", subject, "versions"], &[])?;
        Ok(match answer {
            Ok(_) => Some(true),
            Err(HttpFailure { code: Some(NO_SUBJECT), .. }) => Some(false),
            Err(_) => None,
        })
    }

    /// The versions of a subject; with `deleted` also those that were deleted.
    pub fn versions(&self, subject: &str, deleted: bool) -> Answered<Vec<i32>> {
        let path = ["subjects", subject, "versions"];
        let answer = self.get::<Vec<Option<i32>>>(&path, &[("deleted", flag(deleted))])?;
        let versions =
            answer.map_err(|failure| self.of_subject("list the versions of", subject, None, &failure))?;
        Ok(versions.into_iter().flatten().collect())
    }

    /// A version of a subject: a number or `latest`.
    pub fn version(&self, subject: &str, version: &str, deleted: bool) -> Answered<RegisteredSchema> {
        let path = ["subjects", subject, "versions", version];
        let answer = self.get(&path, &[("deleted", flag(deleted))])?;
        let sent = answer
            .map_err(|failure| self.of_subject("read the schema of", subject, Some(version), &failure))?;
        Ok(self.registered(subject, version.parse().ok(), sent)?)
    }

    /// A schema of a subject from an answer.
    fn registered(
        &self,
        subject: &str,
        version: Option<i32>,
        sent: SentSchema,
    ) -> Result<RegisteredSchema, Error> {
        let what = || format!("subject '{subject}'");
        let version = sent.version.or(version);
        let version = version.ok_or_else(|| self.incomplete(&what(), "it has no 'version'"))?;
        let place =
            SubjectVersion { subject: sent.subject.clone().unwrap_or_else(|| subject.to_owned()), version };
        let id = sent.id;
        let text = sent.text().map_err(|why| self.incomplete(&what(), why))?;
        Ok(RegisteredSchema { place, id, text })
    }

    /// The schema that a reference points to, also if it was deleted, but not permanently.
    pub fn referenced(&self, reference: &SchemaReference) -> Answered<SchemaText> {
        let version =
            if reference.version == -1 { "latest".to_owned() } else { reference.version.to_string() };
        Ok(self.version(&reference.subject, &version, true)?.text)
    }

    /// The ids of schemas that refer to a version.
    ///
    /// The inner result is an error if the registry, or a proxy in front of it, does not accept this request.
    pub fn referenced_by(
        &self,
        subject: &str,
        version: i32,
    ) -> Answered<std::result::Result<Vec<i32>, Error>> {
        let version = version.to_string();
        let path = ["subjects", subject, "versions", &version, "referencedby"];
        let answer = self.get::<Vec<Option<i32>>>(&path, &[])?;
        let wrong =
            |failure: &HttpFailure| self.of_subject("ask what refers to", subject, Some(&version), failure);
        let ids = match answer {
            Ok(ids) => ids,
            Err(failure) if is_unknown(&failure) => return Ok(Err(wrong(&failure))),
            Err(failure) => return Err(wrong(&failure).into()),
        };
        Ok(Ok(ids.into_iter().flatten().collect()))
    }

    /// The schema with an id. For ids of another context than the default one, name a subject of it.
    pub fn schema_of_id(&self, id: i32, subject: Option<&str>) -> Answered<SchemaText> {
        let text = id.to_string();
        let answer = self.get::<SentSchema>(&["schemas", "ids", &text], &of_context(subject))?;
        Ok(self.text_of(&format!("schema with id {id}"), answer)?)
    }

    fn text_of(
        &self,
        what: &str,
        answer: std::result::Result<SentSchema, HttpFailure>,
    ) -> Result<SchemaText, Error> {
        let sent = answer.map_err(|failure| self.of_id(what, &failure))?;
        sent.text().map_err(|why| self.incomplete(&format!("the {what}"), why))
    }

    /// The schema with a GUID (Confluent since 8.0).
    pub fn schema_of_guid(&self, guid: &str) -> Answered<SchemaText> {
        let answer = self.get::<SentSchema>(&["schemas", "guids", guid], &[])?;
        Ok(self.text_of(&format!("schema with GUID {guid}"), answer)?)
    }

    /// The id of the schema with one of Apicurio's global ids, which only its own interface knows.
    pub fn id_of_global(&self, global: i64) -> Answered<i32> {
        #[derive(Deserialize)]
        struct Found {
            #[serde(default, deserialize_with = "without_nulls")]
            versions: Vec<Version>,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Version {
            content_id: Option<i32>,
        }
        let what = format!("schema with the global id {global}");
        if !self.address().contains(APICURIO_BASE) {
            let message = format!("{} has no global ids: they are those of Apicurio", self.server.name());
            return Err(Error::new(Kind::Failed, message).into());
        }
        let global = global.to_string();
        let (path, query) = (["registry", "v3", "search", "versions"], [("globalId", global.as_str())]);
        let call = Call { up: 2, ..Call::get(&path, &query) };
        let found: Found = self
            .server
            .call(&call, passing)?
            .map_err(|failure| self.failed(&format!("could not look for the {what}"), &failure))?;
        let none = || Error::new(Kind::NotFound, format!("no {what} on {}", self.address()));
        Ok(found.versions.into_iter().find_map(|version| version.content_id).ok_or_else(none)?)
    }

    fn of_id(&self, what: &str, failure: &HttpFailure) -> Error {
        match failure.code {
            Some(NO_SCHEMA) => Error::new(Kind::NotFound, format!("no {what} on {}", self.address())),
            _ => self.failed(&format!("could not read the {what}"), failure),
        }
    }

    /// Where the schema with an id is registered.
    pub fn places_of_id(&self, id: i32, subject: Option<&str>) -> Answered<Vec<SubjectVersion>> {
        /// Some registries return the subject only.
        #[derive(Deserialize)]
        struct Place {
            subject: Option<String>,
            version: Option<i32>,
        }
        let text = id.to_string();
        let path = ["schemas", "ids", &text, "versions"];
        let answer = self.get::<Vec<Option<Place>>>(&path, &of_context(subject))?;
        let places = answer.map_err(|failure| self.of_id(&format!("schema with id {id}"), &failure))?;
        let place = |place: Place| Some(SubjectVersion { subject: place.subject?, version: place.version? });
        Ok(places.into_iter().flatten().filter_map(place).collect())
    }

    /// The version of a subject that has this schema.
    pub fn lookup(
        &self,
        subject: &str,
        text: &SchemaText,
        normalize: bool,
        deleted: bool,
    ) -> Answered<Option<RegisteredSchema>> {
        #[derive(Deserialize)]
        struct FoundSchema {
            version: Option<i32>,
            id: Option<i32>,
        }
        let query = [("normalize", flag(normalize)), ("deleted", flag(deleted))];
        match self.ask(&["subjects", subject], &query, text.body())? {
            // Some registries leave out the text, which is known here.
            Ok(FoundSchema { version: Some(version), id }) => Ok(Some(RegisteredSchema {
                place: SubjectVersion { subject: subject.to_owned(), version },
                id,
                text: text.clone(),
            })),
            Ok(_) => Err(self.incomplete(&format!("subject '{subject}'"), "it has no 'version'").into()),
            Err(HttpFailure { code: Some(NO_SUBJECT | NO_SCHEMA), .. }) => Ok(None),
            Err(failure) => Err(self.failed(&format!("could not look in '{subject}'"), &failure).into()),
        }
    }

    /// Registers a schema, and returns its id, if the registry does. Registering it again changes nothing. A schema that is not
    /// compatible gives [`Kind::Incompatible`].
    pub fn register(&self, subject: &str, text: &SchemaText, normalize: bool) -> Answered<Option<i32>> {
        #[derive(Deserialize)]
        struct Registered {
            id: Option<i32>,
        }
        let path = ["subjects", subject, "versions"];
        let query = [("normalize", flag(normalize))];
        let answer =
            self.change::<Registered>(Method::POST, Effect::Repeatable, &path, &query, Some(text.body()))?;
        let what = format!("could not register '{subject}'");
        let registered = answer.map_err(|failure| match failure.code.unwrap_or(failure.status.into()) {
            409 | 40901 => Error::new(Kind::Incompatible, format!("{what}: {}", failure.message)),
            _ => self.failed(&what, &failure),
        })?;
        Ok(registered.id)
    }

    /// Deletes a subject with all its versions, and returns these. Deleting it again, not permanently, is no error.
    pub fn delete_subject(&self, subject: &str, permanent: bool, _consent: &Consent) -> Answered<Vec<i32>> {
        match self.delete::<Vec<Option<i32>>>(&["subjects", subject], permanent)? {
            Ok(versions) => Ok(versions.into_iter().flatten().collect()),
            Err(HttpFailure { code: Some(code), .. }) if !permanent && DELETED_ALREADY.contains(&code) => {
                Ok(Vec::new())
            }
            Err(failure) => Err(self.of_subject("delete", subject, None, &failure).into()),
        }
    }

    /// Deletes a version of a subject; see [`Registry::delete_subject`].
    pub fn delete_version(
        &self,
        subject: &str,
        version: i32,
        permanent: bool,
        _consent: &Consent,
    ) -> Answered<()> {
        let version = version.to_string();
        let path = ["subjects", subject, "versions", &version];
        match self.delete::<IgnoredAny>(&path, permanent)? {
            Ok(_) => Ok(()),
            Err(HttpFailure { code: Some(code), .. }) if !permanent && DELETED_ALREADY.contains(&code) => {
                Ok(())
            }
            Err(failure) => Err(self.of_subject("delete", subject, Some(&version), &failure).into()),
        }
    }
}

fn flag(set: bool) -> &'static str {
    if set { "true" } else { "false" }
}

fn of_context(subject: Option<&str>) -> Vec<(&'static str, &str)> {
    subject.map(|subject| ("subject", subject)).into_iter().collect()
}

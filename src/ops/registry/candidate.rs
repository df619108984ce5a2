//! A schema that was given, on its way into a registry: with the references that it was given, and those that a folder has for it.

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use super::references::{GivenSchema, NeededSchema, RegistrySource, found_in, gather_texts, needs};
use super::verdict::{Verdict, avro_verdict_of_subject, registry_verdict};
use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::payload::schema::{AvroSchema, SchemaType, is_built_in};
use crate::rest::{Registry, SchemaReference, SchemaText};

/// A reference as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GivenReference {
    name: String,
    subject: String,
    /// `None` is the latest.
    version: Option<i32>,
}

impl FromStr for GivenReference {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let wrong = || format!("'{text}' is not of the form NAME=SUBJECT:VERSION");
        let (name, place) = text.split_once('=').ok_or_else(wrong)?;
        // Names of subjects may have colons.
        let (subject, version) = place.rsplit_once(':').ok_or_else(wrong)?;
        let version = match version {
            "latest" => None,
            number => Some(number.parse().ok().filter(|number| *number > 0).ok_or_else(wrong)?),
        };
        Ok(Self { name: name.to_owned(), subject: subject.to_owned(), version })
    }
}

/// A schema of the folder that another one refers to.
#[derive(Debug)]
pub(crate) struct Needed {
    pub(crate) schema: NeededSchema,
    /// The version that it is registered as, under its name.
    pub(crate) registered: Option<i32>,
}

/// A schema that may be registered.
#[derive(Debug)]
pub(crate) struct Candidate {
    pub(crate) kind: SchemaType,
    pub(crate) text: String,
    /// The schemas that have to be registered before it, in this order.
    pub(crate) needed: Vec<Needed>,
    /// The names among these that it needs itself.
    own_needs: Vec<String>,
    /// The references that were given.
    given: Vec<SchemaReference>,
}

impl Candidate {
    /// A schema with all that it needs, which is looked for in the registry too.
    pub(crate) fn new(
        work: &mut Work<'_>,
        registry: &Registry,
        limit: Duration,
        schema: GivenSchema,
        folder: Option<&Path>,
        references: &[GivenReference],
    ) -> Result<Self> {
        let mut given = Vec::new();
        for GivenReference { name, subject, version } in references {
            let version = match version {
                Some(version) => *version,
                None => {
                    let latest = || registry.version(subject, "latest", false);
                    patiently(work, limit, latest)?.place.version
                }
            };
            given.push(SchemaReference { name: name.clone(), subject: subject.clone(), version });
        }
        let mut open = needs(&schema, "what was given")?;
        open.retain(|name| given.iter().all(|reference| reference.name != *name));
        let found = match folder {
            Some(folder) => found_in(folder, schema.kind, &open)?,
            None => Vec::new(),
        };
        let is_found = |name: &String| found.iter().any(|one| one.name == *name);
        // A URL may be read by whoever uses the schema.
        let missing =
            |name: &&String| !is_found(name) && !name.contains("://") && !is_built_in(schema.kind, name);
        let all_needs = open.iter().chain(found.iter().flat_map(|one| &one.needs));
        if let Some(name) = { all_needs }.find(missing) {
            let message = format!("it needs '{name}', which was not found");
            return Err(match folder {
                Some(folder) => Error::new(Kind::Usage, message)
                    .hint(format!("there is no such schema in '{}'", folder.display())),
                None => Error::new(Kind::ReferenceNotGiven { name: name.clone() }, message),
            });
        }
        open.retain(is_found);
        let mut candidate =
            Self { kind: schema.kind, text: schema.text, needed: Vec::new(), own_needs: open, given };
        for schema in found {
            let registered = match candidate.referring(&schema.text, &schema.needs) {
                Some(text) => {
                    let found =
                        patiently(work, limit, || registry.lookup(&schema.name, &text, false, false))?;
                    found.map(|found| found.place.version)
                }
                None => None,
            };
            candidate.needed.push(Needed { schema, registered });
        }
        Ok(candidate)
    }

    /// Whether all that it needs is registered.
    pub(crate) fn is_complete(&self) -> bool {
        self.needed.iter().all(|needed| needed.registered.is_some())
    }

    /// A text with references to what it needs; `None` while something of that is not registered.
    pub(crate) fn referring(&self, text: &str, needs: &[String]) -> Option<SchemaText> {
        let reference = |name: &String| {
            let needed = self.needed.iter().find(|needed| needed.schema.name == *name)?;
            Some(SchemaReference { name: name.clone(), subject: name.clone(), version: needed.registered? })
        };
        // A URL is no reference.
        let named = needs.iter().filter(|name| !name.contains("://"));
        let references = named.map(reference).collect::<Option<Vec<_>>>()?;
        Some(SchemaText {
            schema: text.to_owned(),
            schema_type: self.kind.name().to_owned(),
            references,
            guid: None,
        })
    }

    /// The schema itself as it is sent; `None` while something that it needs is not registered.
    pub(crate) fn own(&self) -> Option<SchemaText> {
        let mut own = self.referring(&self.text, &self.own_needs)?;
        own.references.extend(self.given.iter().cloned());
        Some(own)
    }

    /// Whether it may become the next version of a subject; `None` where that cannot be said before what it needs is registered.
    pub(crate) fn verdict(
        &self,
        work: &mut Work<'_>,
        registry: &Registry,
        limit: Duration,
        subject: &str,
        normalize: bool,
    ) -> Result<Option<Verdict>> {
        if let Some(text) = self.own() {
            return registry_verdict(work, registry, limit, subject, &text, normalize).map(Some);
        }
        if self.kind != SchemaType::Avro {
            return Ok(None);
        }
        let needed = self.dependencies(work, registry, limit)?;
        let schema = AvroSchema::parse(&self.text, &needed)
            .map_err(|why| Error::new(Kind::Usage, format!("the Avro schema cannot be read: {why}")))?;
        avro_verdict_of_subject(work, registry, limit, subject, &schema).map(Some)
    }

    /// The texts of all that it needs, directly or not.
    pub(crate) fn dependencies(
        &self,
        work: &mut Work<'_>,
        registry: &Registry,
        limit: Duration,
    ) -> Result<Vec<String>> {
        let mut source = RegistrySource { work, registry, limit };
        let given = gather_texts(&self.given, &mut source)?.into_iter();
        Ok(given.chain(self.needed.iter().map(|needed| needed.schema.text.clone())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::GivenReference;

    #[test]
    fn a_reference_is_read_also_where_the_subject_has_colons() {
        let read = |text: &str| text.parse::<GivenReference>();
        let one = read("t.A=:.ctx:a-value:3").unwrap();
        assert_eq!((one.name.as_str(), one.subject.as_str(), one.version), ("t.A", ":.ctx:a-value", Some(3)));
        assert_eq!(read("t.A=a:latest").unwrap().version, None);
        for wrong in ["t.A", "t.A=a", "t.A=a:0", "t.A=a:x"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}

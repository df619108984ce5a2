//! Keys and values that are written with a schema: which one, and from where.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::schema_file::SchemaFile;
use super::store::found;
use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::payload::schema::{AvroJson, SchemaType, needed};
use crate::payload::{Encoder, FoundSchema, Side, record_name};
use crate::rest::{Registry, SchemaReference, SchemaText};

/// How subjects are named by default, as Confluent's serializers do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SubjectNaming {
    /// `TOPIC-key` and `TOPIC-value`.
    Topic,
    /// The name of the record.
    Record,
    /// `TOPIC-RECORD`.
    TopicRecord,
}

/// In a reference this version stands for the latest one.
const LATEST: i32 = -1;

/// Writes keys, or values, with schemas.
#[derive(Debug)]
pub(crate) struct SideEncoder {
    pub(crate) side: Side,
    /// The requested type.
    pub(crate) kind: Option<SchemaType>,
    pub(crate) source: EncoderSource,
    /// The Protobuf message; default: the first.
    pub(crate) message: Option<String>,
    /// How the JSON for Avro is written.
    pub(crate) style: AvroJson,
    pub(crate) registry: Arc<Registry>,
    pub(crate) limit: Duration,
    /// A dry run registers nothing.
    pub(crate) is_dry_run: bool,
    /// The encoders of topics that have been looked up.
    pub(crate) known: HashMap<String, Encoder>,
}

/// Where the schema comes from.
#[derive(Debug)]
pub(crate) enum EncoderSource {
    Id(i32),
    Subject(Option<String>),
    File {
        file: SchemaFile,
        schema: FoundSchema,
        subject: Option<String>,
        naming: SubjectNaming,
        register: bool,
    },
}

/// The encoders of keys and values that are written with a schema.
#[derive(Debug, Default)]
pub(crate) struct Encoders {
    pub(crate) key: Option<SideEncoder>,
    pub(crate) value: Option<SideEncoder>,
}

impl Encoders {
    /// Looks up the schemas of a topic, so that an error in them is reported before anything is written.
    pub(crate) fn prepare(&mut self, work: &mut Work<'_>, topic: &str) -> Result<()> {
        for side in [&mut self.key, &mut self.value].into_iter().flatten() {
            side.of_topic(work, topic)?;
        }
        Ok(())
    }
}

impl SideEncoder {
    /// The bytes that a JSON text stands for in a topic. The outer error is of the registry, the inner one of the text.
    pub(crate) fn encode(
        &mut self,
        work: &mut Work<'_>,
        topic: &str,
        json: &[u8],
    ) -> Result<std::result::Result<Vec<u8>, String>> {
        let encoded = self.of_topic(work, topic)?.encode(json);
        Ok(encoded.map_err(|why| format!("the {}: {why}", self.side.name())))
    }

    fn of_topic(&mut self, work: &mut Work<'_>, topic: &str) -> Result<&Encoder> {
        if !self.known.contains_key(topic) {
            let encoder = self.look_up(work, topic)?;
            self.known.insert(topic.to_owned(), encoder);
        }
        let gone = || Error::new(Kind::Failed, format!("there is no schema for topic '{topic}'"));
        self.known.get(topic).ok_or_else(gone)
    }

    fn look_up(&self, work: &mut Work<'_>, topic: &str) -> Result<Encoder> {
        let usual = format!("{topic}-{}", self.side.name());
        let message = self.message.as_deref();
        let (id, schema) = match &self.source {
            EncoderSource::Id(id) => {
                let text = patiently(work, self.limit, || self.registry.schema_of_id(*id, None))?;
                (*id, found(&self.registry, text, Vec::new())?)
            }
            EncoderSource::Subject(subject) => {
                let subject = subject.as_deref().unwrap_or(&usual);
                let latest = || self.registry.version(subject, "latest", false);
                let latest = patiently(work, self.limit, latest).map_err(|error| {
                    if error.kind().is_absence() {
                        Error::new(Kind::NoSchemaUnderSubject { side: self.side.name() }, error.message())
                    } else {
                        error
                    }
                })?;
                (known_id(latest.id, subject)?, found(&self.registry, latest.text, Vec::new())?)
            }
            EncoderSource::File { file, schema, subject, naming, register } => {
                let subject = match subject {
                    Some(subject) => subject.clone(),
                    None => subject_of(*naming, topic, usual, schema, message)
                        .ok_or_else(|| file.unusable("its record has no name for the subject"))?,
                };
                let id = self.registered(work, &subject, schema, *register)?;
                (id, schema.clone())
            }
        };
        if let Some(kind) = self.kind.filter(|kind| *kind != schema.kind) {
            let message = format!("schema {id} is of the kind {}, not {}", schema.kind.name(), kind.name());
            return Err(Error::new(Kind::Usage, message));
        }
        Encoder::new(&schema, id, message, self.style)
            .map_err(|why| Error::new(Kind::Failed, format!("schema {id} cannot be used: {why}")))
    }

    /// The id of a schema of a file. What it refers to is registered before it, as `schema register --references` does: under the name
    /// by which it is referred to.
    fn registered(
        &self,
        work: &mut Work<'_>,
        subject: &str,
        schema: &FoundSchema,
        register: bool,
    ) -> Result<i32> {
        let mut references: Vec<SchemaReference> = Vec::new();
        for (name, text) in &schema.dependencies {
            // One that would only be registered has no version to refer to; then nothing is written either.
            let version =
                self.place(work, name, schema.kind, text, &references, register)?.unwrap_or((0, 0)).1;
            references.push(SchemaReference { name: name.clone(), subject: name.clone(), version });
        }
        let place = self.place(work, subject, schema.kind, &schema.text, &references, register)?;
        Ok(place.map_or(0, |(id, _)| id))
    }

    /// The id and the version of a schema under a subject, where it is registered first if that is asked; `None` in a dry run where it
    /// would be. `before` has all that it may refer to.
    fn place(
        &self,
        work: &mut Work<'_>,
        subject: &str,
        kind: SchemaType,
        schema: &str,
        before: &[SchemaReference],
        register: bool,
    ) -> Result<Option<(i32, i32)>> {
        let needs = needed(kind, schema).unwrap_or_default();
        let references: Vec<SchemaReference> =
            before.iter().filter(|reference| needs.contains(&reference.name)).cloned().collect();
        let is_incomplete = references.iter().any(|reference| reference.version == 0);
        let text = SchemaText {
            schema: schema.to_owned(),
            schema_type: kind.name().to_owned(),
            references,
            guid: None,
        };
        let look = || self.registry.lookup(subject, &text, false, false);
        let known = if is_incomplete { None } else { patiently(work, self.limit, look)? };
        if let Some(known) = known {
            return Ok(Some((known_id(known.id, subject)?, known.place.version)));
        }
        if !register {
            let message = format!("the schema is not registered under '{subject}'");
            return Err(Error::new(Kind::SchemaNotRegistered, message));
        }
        if self.is_dry_run {
            return Ok(None);
        }
        let id = patiently(work, self.limit, || self.registry.register(subject, &text, false))?;
        // Registries before 8.0 give the id alone, and the version is needed where others refer to it.
        let known = patiently(work, self.limit, look)?;
        let id = known_id(id.or_else(|| known.as_ref()?.id), subject)?;
        Ok(Some((id, known.map_or(LATEST, |known| known.place.version))))
    }
}

fn subject_of(
    naming: SubjectNaming,
    topic: &str,
    usual: String,
    schema: &FoundSchema,
    message: Option<&str>,
) -> Option<String> {
    match naming {
        SubjectNaming::Topic => Some(usual),
        SubjectNaming::Record => record_name(schema, message),
        SubjectNaming::TopicRecord => Some(format!("{topic}-{}", record_name(schema, message)?)),
    }
}

/// The id of a schema, without which no record can be written.
fn known_id(id: Option<i32>, subject: &str) -> Result<i32> {
    id.ok_or_else(|| {
        Error::new(Kind::Failed, format!("the registry does not say the id of the schema of '{subject}'"))
    })
}

//! Keys and values that are written with a schema: which one, and from where.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::record_schemas::{PayloadChoice, SchemaFile, found};
use crate::commands::schema::registry_of;
use crate::config::{Resolved, Target};
use crate::error::{Error, Result, Status};
use crate::ops::patience::patiently;
use crate::payload::schema::{AvroJson, SchemaType, needed};
use crate::payload::{Encoder, FoundSchema, PayloadFormat, Side, record_name};
use crate::rest::{Registry, SchemaReference, SchemaText};
use crate::session::Session;

/// How subjects are called where none is named, as Confluent's serializers do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::commands) enum SubjectStrategy {
    /// TOPIC-key and TOPIC-value
    Topic,
    /// The name of the record in the schema file
    Record,
    /// TOPIC-RECORD, with the name of the record in the schema file
    TopicRecord,
}

/// What refers to a schema may mean its latest version by this number.
const LATEST: i32 = -1;

/// Which schemas keys and values are written with.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Schemas")]
pub(in crate::commands) struct EncoderArgs {
    /// The schema of keys, which has to be registered under its subject, or is with --auto-register
    #[arg(long, value_name = "FILE[#MESSAGE]", conflicts_with = "key_schema_id")]
    key_schema: Option<SchemaFile>,
    /// The schema of values, as --key-schema
    #[arg(long, value_name = "FILE[#MESSAGE]", conflicts_with = "value_schema_id")]
    value_schema: Option<SchemaFile>,
    /// The id of the schema of keys
    #[arg(long, value_name = "ID")]
    key_schema_id: Option<i32>,
    /// The id of the schema of values
    #[arg(long, value_name = "ID")]
    value_schema_id: Option<i32>,
    /// The subject whose latest schema keys are written with; default: by --subject-strategy
    #[arg(long, value_name = "SUBJECT", conflicts_with = "key_schema_id")]
    key_subject: Option<String>,
    /// The subject whose latest schema values are written with; default: by --subject-strategy
    #[arg(
        long = "subject",
        value_name = "SUBJECT",
        visible_alias = "value-subject",
        conflicts_with = "value_schema_id"
    )]
    value_subject: Option<String>,
    /// The Protobuf message that keys are, where it is not the first of its schema
    #[arg(long, value_name = "MESSAGE", conflicts_with = "key_schema")]
    key_message: Option<String>,
    /// The Protobuf message that values are, where it is not the first of its schema
    #[arg(long, value_name = "MESSAGE", conflicts_with = "value_schema")]
    value_message: Option<String>,
    /// How subjects are called
    #[arg(long, value_name = "HOW", default_value = "topic")]
    subject_strategy: SubjectStrategy,
    /// The JSON for Avro is as Java's JSON encoder has it (consume --avro-json): decimals as the bytes they are stored as
    #[arg(long)]
    avro_json: bool,
    /// Register the schemas of --key-schema and --value-schema where they are not yet
    #[arg(long)]
    auto_register: bool,
}

/// Writes keys, or values, with schemas.
#[derive(Debug)]
pub(in crate::commands) struct SideEncoder {
    side: Side,
    kind: Option<SchemaType>,
    source: Source,
    /// Of Protobuf; default: the first.
    message: Option<String>,
    /// Of the JSON for Avro.
    style: AvroJson,
    registry: Arc<Registry>,
    limit: Duration,
    /// Where nothing is written nothing is registered either.
    is_dry_run: bool,
    /// By topic.
    known: HashMap<String, Encoder>,
}

#[derive(Debug)]
enum Source {
    Id(i32),
    Subject(Option<String>),
    File {
        file: SchemaFile,
        schema: FoundSchema,
        subject: Option<String>,
        strategy: SubjectStrategy,
        register: bool,
    },
}

/// What keys and values are written with, where that is a schema.
#[derive(Debug, Default)]
pub(in crate::commands) struct Encoders {
    pub(in crate::commands) key: Option<SideEncoder>,
    pub(in crate::commands) value: Option<SideEncoder>,
}

impl EncoderArgs {
    /// The encoders that options and settings come to.
    pub(in crate::commands) fn encoders(
        &self,
        session: &Session<'_>,
        resolved: &Resolved,
        key: PayloadChoice,
        value: PayloadChoice,
    ) -> Result<Encoders> {
        let mut registry = None;
        let key = self.encoder(session, resolved, &mut registry, Side::Key, key)?;
        let value = self.encoder(session, resolved, &mut registry, Side::Value, value)?;
        if self.auto_register && self.key_schema.is_none() && self.value_schema.is_none() {
            let message = "--auto-register goes with --key-schema or --value-schema";
            return Err(Error::new(Status::Usage, message));
        }
        Ok(Encoders { key, value })
    }

    fn encoder(
        &self,
        session: &Session<'_>,
        resolved: &Resolved,
        registry: &mut Option<Arc<Registry>>,
        side: Side,
        format: PayloadChoice,
    ) -> Result<Option<SideEncoder>> {
        let (file, id, subject, message) = match side {
            Side::Key => (&self.key_schema, self.key_schema_id, &self.key_subject, &self.key_message),
            Side::Value => {
                (&self.value_schema, self.value_schema_id, &self.value_subject, &self.value_message)
            }
        };
        let is_asked = file.is_some() || id.is_some() || subject.is_some();
        let kind = match format {
            PayloadChoice::Schema(kind) => Some(kind),
            PayloadChoice::Plain(_) if !is_asked => return Ok(None),
            PayloadChoice::Plain(PayloadFormat::Text) => None,
            PayloadChoice::Plain(_) => {
                let side = side.name();
                let message =
                    format!("a schema for {side}s goes with --{side}-format avro, protobuf or json-schema");
                return Err(Error::new(Status::Usage, message));
            }
        };
        let source = match (file, id) {
            (_, Some(id)) => Source::Id(id),
            (Some(file), None) => {
                let schema = file.read(side, kind)?;
                let (subject, strategy) = (subject.clone(), self.subject_strategy);
                Source::File { file: file.clone(), schema, subject, strategy, register: self.auto_register }
            }
            (None, None) => {
                if subject.is_none() && self.subject_strategy != SubjectStrategy::Topic {
                    let side = side.name();
                    let message =
                        format!("--subject-strategy by record needs the schema: --{side}-schema FILE");
                    return Err(Error::new(Status::Usage, message));
                }
                Source::Subject(subject.clone())
            }
        };
        let registry = match registry {
            Some(registry) => registry,
            None => registry.insert(Arc::new(registry_of(session, &resolved.of(Target::Registry))?)),
        };
        Ok(Some(SideEncoder {
            side,
            kind,
            source,
            message: file.as_ref().map_or_else(|| message.clone(), |file| file.message.clone()),
            style: if self.avro_json { AvroJson::Tagged } else { AvroJson::Plain },
            registry: Arc::clone(registry),
            limit: session.options.timeout,
            is_dry_run: session.options.dry_run,
            known: HashMap::new(),
        }))
    }
}

impl Encoders {
    /// Looks the schemas of a topic up, so that what is wrong with them is said before anything is written.
    pub(in crate::commands) fn prepare(&mut self, session: &mut Session<'_>, topic: &str) -> Result<()> {
        for side in [&mut self.key, &mut self.value].into_iter().flatten() {
            side.of_topic(session, topic)?;
        }
        Ok(())
    }
}

impl SideEncoder {
    /// The bytes that a JSON text stands for in a topic. The outer error is of the registry, the inner one of the text.
    pub(in crate::commands) fn encode(
        &mut self,
        session: &mut Session<'_>,
        topic: &str,
        json: &[u8],
    ) -> Result<std::result::Result<Vec<u8>, String>> {
        let encoded = self.of_topic(session, topic)?.encode(json);
        Ok(encoded.map_err(|why| format!("the {}: {why}", self.side.name())))
    }

    fn of_topic(&mut self, session: &mut Session<'_>, topic: &str) -> Result<&Encoder> {
        if !self.known.contains_key(topic) {
            let encoder = self.look_up(session, topic)?;
            self.known.insert(topic.to_owned(), encoder);
        }
        let gone = || Error::new(Status::Failed, format!("there is no schema for topic '{topic}'"));
        self.known.get(topic).ok_or_else(gone)
    }

    fn look_up(&self, session: &mut Session<'_>, topic: &str) -> Result<Encoder> {
        let usual = format!("{topic}-{}", self.side.name());
        let message = self.message.as_deref();
        let (id, schema) = match &self.source {
            Source::Id(id) => {
                let text =
                    patiently(&mut session.work(), self.limit, || self.registry.schema_of_id(*id, None))?;
                (*id, found(&self.registry, text, Vec::new())?)
            }
            Source::Subject(subject) => {
                let subject = subject.as_deref().unwrap_or(&usual);
                let latest = || self.registry.version(subject, "latest", false);
                let latest =
                    patiently(&mut session.work(), self.limit, latest).map_err(|error| {
                        match error.kind() {
                            kind if kind.is_absence() => error.hint(format!(
                                "name another with --subject, or a file with --{}-schema and --auto-register",
                                self.side.name()
                            )),
                            _ => error,
                        }
                    })?;
                (told(latest.id, subject)?, found(&self.registry, latest.text, Vec::new())?)
            }
            Source::File { file, schema, subject, strategy, register } => {
                let subject = match subject {
                    Some(subject) => subject.clone(),
                    None => subject_of(*strategy, topic, usual, schema, message)
                        .ok_or_else(|| file.unusable("its record has no name for the subject"))?,
                };
                let id = self.registered(session, &subject, schema, *register)?;
                (id, schema.clone())
            }
        };
        if let Some(kind) = self.kind.filter(|kind| *kind != schema.kind) {
            let message = format!("schema {id} is of the kind {}, not {}", schema.kind.name(), kind.name());
            return Err(Error::new(Status::Usage, message));
        }
        Encoder::new(&schema, id, message, self.style)
            .map_err(|why| Error::new(Status::Failed, format!("schema {id} cannot be used: {why}")))
    }

    /// The id of a schema of a file. What it refers to is registered before it, as `schema register --references` does: under the name
    /// by which it is meant.
    fn registered(
        &self,
        session: &mut Session<'_>,
        subject: &str,
        schema: &FoundSchema,
        register: bool,
    ) -> Result<i32> {
        let mut references: Vec<SchemaReference> = Vec::new();
        for (name, text) in &schema.dependencies {
            // One that would only be registered has no version to refer to; then nothing is written either.
            let version =
                self.place(session, name, schema.kind, text, &references, register)?.unwrap_or((0, 0)).1;
            references.push(SchemaReference { name: name.clone(), subject: name.clone(), version });
        }
        let place = self.place(session, subject, schema.kind, &schema.text, &references, register)?;
        Ok(place.map_or(0, |(id, _)| id))
    }

    /// The id and the version of a schema under a subject, where it is registered first if that is asked; `None` in a dry run where it
    /// would be. `before` has all that it may refer to.
    fn place(
        &self,
        session: &mut Session<'_>,
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
        let known = if is_incomplete { None } else { patiently(&mut session.work(), self.limit, look)? };
        if let Some(known) = known {
            return Ok(Some((told(known.id, subject)?, known.place.version)));
        }
        if !register {
            let message = format!("the schema is not registered under '{subject}'");
            return Err(Error::new(Status::NotFound, message)
                .hint("have that done with --auto-register, or before: kafkactl schema register"));
        }
        if self.is_dry_run {
            return Ok(None);
        }
        let id =
            patiently(&mut session.work(), self.limit, || self.registry.register(subject, &text, false))?;
        // Registries before 8.0 give the id alone, and the version is needed where others refer to it.
        let known = patiently(&mut session.work(), self.limit, look)?;
        let id = told(id.or_else(|| known.as_ref()?.id), subject)?;
        Ok(Some((id, known.map_or(LATEST, |known| known.place.version))))
    }
}

fn subject_of(
    strategy: SubjectStrategy,
    topic: &str,
    usual: String,
    schema: &FoundSchema,
    message: Option<&str>,
) -> Option<String> {
    match strategy {
        SubjectStrategy::Topic => Some(usual),
        SubjectStrategy::Record => record_name(schema, message),
        SubjectStrategy::TopicRecord => Some(format!("{topic}-{}", record_name(schema, message)?)),
    }
}

/// The id of a schema, without which no record can be written.
fn told(id: Option<i32>, subject: &str) -> Result<i32> {
    id.ok_or_else(|| {
        Error::new(Status::Failed, format!("the registry does not tell the id of the schema of '{subject}'"))
    })
}

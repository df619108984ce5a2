//! The options for writing keys and values with a schema: which schema, and from where.

use std::collections::HashMap;
use std::sync::Arc;

use super::record_schemas::PayloadChoice;
use crate::commands::NameKind;
use crate::commands::schema::registry_of;
use crate::config::{Resolved, Target};
use crate::error::{Error, Kind, Result};
use crate::ops::records::encoder::{EncoderSource, Encoders, SideEncoder, SubjectNaming};
use crate::ops::records::schema_file::SchemaFile;
use crate::payload::schema::AvroJson;
use crate::payload::{PayloadFormat, Side};
use crate::rest::Registry;
use crate::session::Session;

/// How subjects are named, as in Confluent's serializers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::commands) enum SubjectStrategy {
    /// TOPIC-key and TOPIC-value
    Topic,
    /// The name of the record in the schema file
    Record,
    /// TOPIC-RECORD, with the name of the record in the schema file
    TopicRecord,
}

impl From<SubjectStrategy> for SubjectNaming {
    fn from(strategy: SubjectStrategy) -> Self {
        match strategy {
            SubjectStrategy::Topic => Self::Topic,
            SubjectStrategy::Record => Self::Record,
            SubjectStrategy::TopicRecord => Self::TopicRecord,
        }
    }
}

/// The schemas that keys and values are written with.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Schemas")]
pub(in crate::commands) struct EncoderArgs {
    /// File with the schema of keys, which has to be registered under its subject; --auto-register registers it
    #[arg(long, value_name = "FILE[#MESSAGE]", conflicts_with = "key_schema_id")]
    key_schema: Option<SchemaFile>,
    /// File with the schema of values, as --key-schema
    #[arg(long, value_name = "FILE[#MESSAGE]", conflicts_with = "value_schema_id")]
    value_schema: Option<SchemaFile>,
    /// The id of the schema of keys
    #[arg(long, value_name = "ID")]
    key_schema_id: Option<i32>,
    /// The id of the schema of values
    #[arg(long, value_name = "ID")]
    value_schema_id: Option<i32>,
    /// The subject whose latest schema keys are written with; default: by --subject-strategy
    #[arg(long, value_name = "SUBJECT", add = NameKind::Subject, conflicts_with = "key_schema_id")]
    key_subject: Option<String>,
    /// The subject whose latest schema values are written with; default: by --subject-strategy
    #[arg(
        long = "subject",
        value_name = "SUBJECT", add = NameKind::Subject,
        visible_alias = "value-subject",
        conflicts_with = "value_schema_id"
    )]
    value_subject: Option<String>,
    /// The Protobuf message of keys; default: the first of its schema
    #[arg(long, value_name = "MESSAGE", conflicts_with = "key_schema")]
    key_message: Option<String>,
    /// The Protobuf message of values; default: the first of its schema
    #[arg(long, value_name = "MESSAGE", conflicts_with = "value_schema")]
    value_message: Option<String>,
    /// How the subject of a schema is named
    #[arg(long, value_name = "HOW", default_value = "topic")]
    subject_strategy: SubjectStrategy,
    /// Read JSON for Avro as Java's JSON encoder writes it (consume --avro-json): decimals as their stored bytes
    #[arg(long)]
    avro_json: bool,
    /// Register the schemas of --key-schema and --value-schema if they are not registered
    #[arg(long)]
    auto_register: bool,
}

impl EncoderArgs {
    /// The encoders that follow from the options and settings.
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
            return Err(Error::new(Kind::Usage, message));
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
                return Err(Error::new(Kind::Usage, message));
            }
        };
        let source = match (file, id) {
            (_, Some(id)) => EncoderSource::Id(id),
            (Some(file), None) => {
                let schema = file.read(side, kind)?;
                let (subject, naming) = (subject.clone(), self.subject_strategy.into());
                EncoderSource::File {
                    file: file.clone(),
                    schema,
                    subject,
                    naming,
                    register: self.auto_register,
                }
            }
            (None, None) => {
                if subject.is_none() && self.subject_strategy != SubjectStrategy::Topic {
                    let side = side.name();
                    let message =
                        format!("--subject-strategy by record needs the schema: --{side}-schema FILE");
                    return Err(Error::new(Kind::Usage, message));
                }
                EncoderSource::Subject(subject.clone())
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

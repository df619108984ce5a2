//! `kafkactl schema show`.

use serde::Serialize;

use super::registry;
use crate::commands::NameKind;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::patience::patiently;
use crate::ops::registry::references::{RegistrySource, gather};
use crate::output::{Label, OutputFormat, escape_for_terminal, push_pretty};
use crate::rest::{RegisteredSchema, SchemaReference, SchemaText, SubjectVersion};
use crate::session::Session;

/// The formats of a schema, the default first.
const FORMATS: &[OutputFormat] =
    &[OutputFormat::Text, OutputFormat::Raw, OutputFormat::Json, OutputFormat::Jsonl, OutputFormat::Yaml];

/// Show a schema, by subject and version or by id
///
/// Avro and JSON are pretty-printed; -o raw gives the text as the registry has it, -o json all fields.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema show orders-value
  kafkactl schema show orders-value 3 -o raw > orders.avsc
  kafkactl schema show --id 42
  With the schemas that it refers to
    kafkactl schema show orders-value --references")]
pub struct SchemaShow {
    /// The subject
    #[arg(value_name = "SUBJECT", add = NameKind::Subject, required_unless_present_any = ["id", "guid"])]
    subject: Option<String>,
    /// The version, or latest
    #[arg(value_name = "VERSION", default_value = "latest", conflicts_with_all = ["id", "guid"])]
    version: String,
    /// The id, as records carry it; with a subject, an id of the subject's context
    #[arg(long, value_name = "ID")]
    id: Option<i32>,
    /// The GUID (Confluent since 8.0)
    #[arg(long, value_name = "GUID", conflicts_with_all = ["id", "subject"])]
    guid: Option<String>,
    /// Also the schemas that it refers to, directly or not; they come first
    #[arg(long)]
    references: bool,
    /// Also what was deleted, but not permanently
    #[arg(long)]
    deleted: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// A schema; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct SchemaDocument {
    /// `None` where it was looked up by id.
    subject: Option<String>,
    version: Option<i32>,
    /// `None` where it was looked up by GUID.
    id: Option<i32>,
    /// The GUID, where the registry has them.
    guid: Option<String>,
    /// AVRO, JSON or PROTOBUF.
    schema_type: String,
    /// What it refers to.
    references: Vec<SchemaReference>,
    schema: String,
}

/// What is written: the schema, or with `--references` each behind what it refers to.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is made")]
enum Shown {
    One(SchemaDocument),
    WithReferences(Vec<SchemaDocument>),
}

impl SchemaDocument {
    fn new(text: SchemaText, place: Option<SubjectVersion>, id: Option<i32>) -> Self {
        let schema_type = text.kind().to_owned();
        let (subject, version) = place.map(|place| (place.subject, place.version)).unzip();
        let SchemaText { schema, references, guid, .. } = text;
        Self { subject, version, id, guid, schema_type, references, schema }
    }

    fn of(schema: RegisteredSchema) -> Self {
        Self::new(schema.text, Some(schema.place), schema.id)
    }
}

pub(super) fn run(args: &SchemaShow, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, FORMATS)?;
    version(&args.version)?;
    let registry = registry(session)?;
    let limit = args.wait.wait_timeout;
    let subject = args.subject.as_deref();
    let shown = patiently(&mut session.work(), limit, || {
        if let Some(id) = args.id {
            return Ok(SchemaDocument::new(registry.schema_of_id(id, subject)?, None, Some(id)));
        }
        if let Some(guid) = &args.guid {
            let mut text = registry.schema_of_guid(guid)?;
            text.guid.get_or_insert_with(|| guid.clone());
            return Ok(SchemaDocument::new(text, None, None));
        }
        Ok(SchemaDocument::of(registry.version(subject.unwrap_or_default(), &args.version, args.deleted)?))
    })?;
    let mut documents = Vec::new();
    if args.references {
        let work = &mut session.work();
        let mut source = RegistrySource { work, registry: &registry, limit };
        let needed = gather(&shown.references, &mut source)?;
        documents.extend(needed.into_iter().map(|(reference, text)| {
            let place = SubjectVersion { subject: reference.subject, version: reference.version };
            SchemaDocument::new(text, Some(place), None)
        }));
    }
    documents.push(shown);
    match format {
        OutputFormat::Json | OutputFormat::Yaml if !args.references => {
            documents.iter().try_for_each(|document| session.output.document(format, document))?;
        }
        OutputFormat::Json | OutputFormat::Jsonl | OutputFormat::Yaml => {
            session.output.documents(format, &documents)?;
        }
        _ => {
            let several = documents.len() > 1;
            for document in &documents {
                if several {
                    let place = document.subject.as_deref().unwrap_or("the schema itself");
                    let version = document.version.map_or_else(String::new, |version| format!(" {version}"));
                    session.output.say(Label::Notice, format!("{place}{version}:"));
                }
                write(session, document, format == OutputFormat::Raw)?;
            }
        }
    }
    Ok(Status::Done)
}

/// Checks a version as it is typed, before any request.
pub(super) fn version(text: &str) -> Result<()> {
    if text == "latest" || text.parse::<i32>().is_ok_and(|number| number > 0) {
        return Ok(());
    }
    Err(Error::new(
        Kind::Usage,
        format!("'{text}' is not a version: it has to be a number from 1, or latest"),
    ))
}

fn write(session: &mut Session<'_>, document: &SchemaDocument, raw: bool) -> Result<()> {
    if !session.output.stdout_is_terminal() {
        let text = if raw { with_end(&document.schema) } else { laid_out(&document.schema, false) };
        return session.output.write(&[text.as_bytes()]);
    }
    // Before colours come, which are control characters too.
    let mut escaped = Vec::new();
    escape_for_terminal(document.schema.as_bytes(), &mut escaped);
    let escaped = String::from_utf8_lossy(&escaped);
    let text = if raw { with_end(&escaped) } else { laid_out(&escaped, session.output.stdout_has_color()) };
    session.output.write_as_it_is(&[text.as_bytes()])
}

/// A schema for people: JSON is pretty-printed, other text stays as it is.
pub(super) fn laid_out(text: &str, colored: bool) -> String {
    if serde_json::from_str::<serde::de::IgnoredAny>(text).is_err() {
        return with_end(text);
    }
    let mut pretty = Vec::new();
    push_pretty(text.trim(), colored, &mut pretty);
    with_end(&String::from_utf8_lossy(&pretty))
}

fn with_end(text: &str) -> String {
    let end = if text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{end}")
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "schema-show": Shown, "kafkactl schema show";
}

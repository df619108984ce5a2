//! The schemas of records: from a registry, or from files.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use super::Session;
use super::schema::input::GivenSchema;
use super::schema::references::{SchemaSource, found_in, gather, needs};
use super::schema::registry_of;
use crate::config::{Resolved, Target};
use crate::error::{Error, Result, Status};
use crate::output::Label;
use crate::payload::schema::{AvroJson, SchemaType};
use crate::payload::{
    Decoder, Decoders, Expected, FoundSchema, Missing, PayloadFormat, SchemaId, SchemaStore, Side,
};
use crate::rest::{Refusal, Registry, SchemaReference, SchemaText, SubjectVersion};
use crate::util::text;

/// How keys or values are shown, or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PayloadChoice {
    /// Without a schema; what is read with `auto` by a schema where one is named in the record and a registry is set.
    Plain(PayloadFormat),
    /// By a schema of this kind.
    Schema(SchemaType),
}

impl FromStr for PayloadChoice {
    type Err = String;

    fn from_str(name: &str) -> std::result::Result<Self, String> {
        let class = name.rsplit('.').next().unwrap_or_default();
        match class {
            "avro" | "KafkaAvroDeserializer" => Ok(Self::Schema(SchemaType::Avro)),
            "protobuf" | "KafkaProtobufDeserializer" => Ok(Self::Schema(SchemaType::Protobuf)),
            "json-schema" | "KafkaJsonSchemaDeserializer" => Ok(Self::Schema(SchemaType::Json)),
            _ => name.parse().map(Self::Plain).map_err(|why| format!("avro, protobuf, json-schema; {why}")),
        }
    }
}

impl PayloadChoice {
    /// How that is shown which no schema explains.
    pub(super) fn plain(self) -> PayloadFormat {
        match self {
            Self::Plain(format) => format,
            Self::Schema(_) => PayloadFormat::Auto,
        }
    }
}

/// A file with a schema, and the message in it that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SchemaFile {
    path: PathBuf,
    pub(super) message: Option<String>,
}

impl SchemaFile {
    /// Reads it, with what it refers to in the same folder; `kind` is what it is, where that is said.
    pub(super) fn read(&self, side: Side, kind: Option<SchemaType>) -> Result<FoundSchema> {
        let path = &self.path;
        let text = text::read(path)?;
        let extension = path.extension().and_then(|extension| extension.to_str());
        let kind = kind.or_else(|| SchemaType::guess(&text, extension)).ok_or_else(|| {
            let hint =
                format!("say of which kind it is: --{}-format avro, protobuf or json-schema", side.name());
            self.unusable("it may be a schema of any kind, or none").hint(hint)
        })?;
        let given = GivenSchema { kind, text: text.trim_end().to_owned() };
        let names = needs(&given, &format!("'{}'", path.display()))?;
        let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let found = if names.is_empty() { Vec::new() } else { found_in(folder, kind, &names)? };
        let dependencies = found.into_iter().map(|needed| (needed.name, needed.text)).collect();
        Ok(FoundSchema { kind, text: given.text, dependencies, places: Vec::new() })
    }

    /// An error about what is in it.
    pub(super) fn unusable(&self, why: &str) -> Error {
        Error::new(Status::Usage, format!("'{}' cannot be used: {why}", self.path.display()))
    }
}

impl FromStr for SchemaFile {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let (path, message) = match text.rsplit_once('#') {
            Some((path, message)) => (path, Some(message.to_owned())),
            None => (text, None),
        };
        if path.is_empty() || message.as_ref().is_some_and(String::is_empty) {
            return Err("expected a file, or FILE#MESSAGE for Protobuf".to_owned());
        }
        Ok(Self { path: PathBuf::from(path), message })
    }
}

/// Which schemas keys and values are read with.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Schemas")]
pub(super) struct SchemaArgs {
    /// The schema of all keys, in place of a registry; what it refers to lies in the same folder
    #[arg(long, value_name = "FILE[#MESSAGE]")]
    key_schema: Option<SchemaFile>,
    /// The schema of all values, as --key-schema
    #[arg(long, value_name = "FILE[#MESSAGE]")]
    value_schema: Option<SchemaFile>,
    /// Avro as Java's JSON encoder has it: tags in unions, logical types as what they are stored as
    #[arg(long)]
    avro_json: bool,
    /// Give status 4 when something cannot be read with its schema
    #[arg(long)]
    pub(super) strict: bool,
}

impl SchemaArgs {
    /// The decoders that options and settings come to.
    pub(super) fn decoders(
        &self,
        session: &Session<'_>,
        resolved: &Resolved,
        key: PayloadChoice,
        value: PayloadChoice,
    ) -> Result<Decoders> {
        let mut registry = None;
        let mut of = |side, format, file: &Option<SchemaFile>| {
            self.decoder(session, resolved, &mut registry, side, format, file.as_ref())
        };
        Ok(Decoders {
            key: of(Side::Key, key, &self.key_schema)?,
            value: of(Side::Value, value, &self.value_schema)?,
        })
    }

    /// Whether schemas are given as files.
    pub(super) fn names_files(&self) -> bool {
        self.key_schema.is_some() || self.value_schema.is_some()
    }

    /// Whether keys are JSON that is made of their bytes, in any case.
    pub(super) fn explains_keys(&self, format: PayloadChoice) -> bool {
        self.key_schema.is_some() || matches!(format, PayloadChoice::Schema(_))
    }

    fn decoder(
        &self,
        session: &Session<'_>,
        resolved: &Resolved,
        registry: &mut Option<Arc<Registry>>,
        side: Side,
        format: PayloadChoice,
        file: Option<&SchemaFile>,
    ) -> Result<Option<Decoder>> {
        let style = if self.avro_json { AvroJson::Tagged } else { AvroJson::Plain };
        if let Some(file) = file {
            return of_file(side, format, file, style).map(Some);
        }
        let expected = match format {
            PayloadChoice::Schema(kind) => Expected::Kind(kind),
            PayloadChoice::Plain(PayloadFormat::Auto) if !resolved.registry_urls.is_empty() => {
                Expected::Whatever
            }
            PayloadChoice::Plain(_) => return Ok(None),
        };
        let registry = match registry {
            Some(registry) => registry,
            None => registry.insert(Arc::new(registry_of(session, &resolved.of(Target::Registry))?)),
        };
        let store = Box::new(RegistryStore(Arc::clone(registry)));
        Ok(Some(Decoder::with_store(side, expected, style, store)))
    }
}

/// A decoder with the schema of a file.
fn of_file(side: Side, format: PayloadChoice, file: &SchemaFile, style: AvroJson) -> Result<Decoder> {
    let kind = match format {
        PayloadChoice::Schema(kind) => Some(kind),
        // Text is what it is where nothing is said.
        PayloadChoice::Plain(PayloadFormat::Auto | PayloadFormat::Text) => None,
        PayloadChoice::Plain(_) => {
            let side = side.name();
            let message =
                format!("a schema for {side}s goes with --{side}-format avro, protobuf, json-schema or auto");
            return Err(Error::new(Status::Usage, message));
        }
    };
    let schema = file.read(side, kind)?;
    let name = file.path.display().to_string();
    Decoder::with_schema(side, &schema, &name, file.message.as_deref(), style)
        .map_err(|why| file.unusable(&why))
}

/// The schemas of a registry.
#[derive(Debug)]
struct RegistryStore(Arc<Registry>);

impl SchemaStore for RegistryStore {
    fn find(&self, id: SchemaId) -> std::result::Result<FoundSchema, Missing> {
        let missing = |refusal: Refusal| match refusal {
            Refusal::Failed(error) if error.status() == Status::NotFound => Missing::Unknown,
            Refusal::Failed(error) => Missing::Unreachable(error.message()),
            Refusal::Busy(reason) => Missing::Unreachable(format!("the registry is busy: {reason}")),
        };
        let number = match id {
            SchemaId::Id(id) => Some(id),
            SchemaId::Global(global) => Some(self.0.id_of_global(global).map_err(missing)?),
            SchemaId::Guid(_) => None,
        };
        let (text, places) = match number {
            Some(number) => {
                let text = self.0.schema_of_id(number, None).map_err(missing)?;
                // Only for the name of it: what does not tell is no reason to show nothing.
                (text, self.0.places_of_id(number, None).unwrap_or_default())
            }
            None => (self.0.schema_of_guid(&id.to_string()).map_err(missing)?, Vec::new()),
        };
        found(&self.0, text, places).map_err(|error| Missing::Unreachable(error.message()))
    }
}

/// A schema of a registry with what it refers to.
pub(super) fn found(
    registry: &Registry,
    text: SchemaText,
    places: Vec<SubjectVersion>,
) -> Result<FoundSchema> {
    let kind = SchemaType::of_name(text.kind()).ok_or_else(|| {
        Error::new(Status::Failed, format!("schemas of the kind {} are not known here", text.kind()))
    })?;
    let mut source = registry;
    let dependencies = gather(&text.references, &mut source)?;
    Ok(FoundSchema {
        kind,
        text: text.schema,
        dependencies: dependencies.into_iter().map(|(name, text)| (name.name, text.schema)).collect(),
        places: places.into_iter().map(|place| (place.subject, place.version)).collect(),
    })
}

impl SchemaSource for &Registry {
    fn read(&mut self, reference: &SchemaReference) -> Result<SchemaText> {
        self.referenced(reference).map_err(Refusal::into_error)
    }
}

/// Says what could not be read with its schema, and gives whether that was anything.
pub(super) fn report(session: &mut Session<'_>, decoders: &Decoders) -> bool {
    let Some((count, first)) = decoders.failures() else { return false };
    session.output.say(Label::Warning, unread_words(count, &first));
    true
}

/// The same in words.
pub(super) fn unread_words(count: u64, first: &str) -> String {
    format!(
        "{count} keys and values could not be read with a schema, and are shown as base64 (the first: {first})"
    )
}

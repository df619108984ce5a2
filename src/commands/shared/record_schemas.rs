//! The options for reading keys and values with a schema from a registry or a file.

use std::str::FromStr;
use std::time::Duration;

use crate::commands::schema::registry_of;
use crate::config::{Resolved, Target};
use crate::error::{Error, Kind, Result};
use crate::ops::records::schema_file::SchemaFile;
use crate::ops::records::store::RegistryStore;
use crate::output::Label;
use crate::payload::schema::{AvroJson, SchemaType};
use crate::payload::{Decoder, Decoders, Expected, PayloadFormat, Side};
use crate::session::Session;

/// The format in which keys or values are read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::commands) enum PayloadChoice {
    /// Without a schema. `auto` reads with the schema that a record names, if a registry is set.
    Plain(PayloadFormat),
    /// With a schema of this type.
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
    /// The format of keys or values without a schema.
    pub(in crate::commands) fn plain(self) -> PayloadFormat {
        match self {
            Self::Plain(format) => format,
            Self::Schema(_) => PayloadFormat::Auto,
        }
    }
}

/// The maximum wait of records for a schema from a registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::commands) enum Patience {
    /// A live stream continues without the schema after [`STREAM_WAIT`].
    OfStream,
    /// A read that ends by itself waits for `--timeout`: values in base64 would look like the real content.
    OfWholeRead,
}

/// Maximum time that a live stream waits for a schema.
const STREAM_WAIT: Duration = Duration::from_secs(3);

impl Patience {
    fn store(self, session: &Session<'_>, resolved: &Resolved) -> Result<RegistryStore> {
        let timeout = session.options.timeout;
        let wait = match self {
            Self::OfStream => timeout.min(STREAM_WAIT),
            Self::OfWholeRead => timeout,
        };
        let registry = registry_of(session, &resolved.of(Target::Registry))?;
        Ok(RegistryStore::new(registry, wait, session.interrupt.clone()))
    }
}

/// The schemas that keys and values are read with.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Schemas")]
pub(in crate::commands) struct SchemaArgs {
    /// File with the schema of all keys, instead of a registry; schemas that it refers to are in the same folder
    #[arg(long, value_name = "FILE[#MESSAGE]")]
    key_schema: Option<SchemaFile>,
    /// File with the schema of all values, as --key-schema
    #[arg(long, value_name = "FILE[#MESSAGE]")]
    value_schema: Option<SchemaFile>,
    /// Show Avro as Java's JSON encoder writes it: tags in unions, logical types as their stored values
    #[arg(long)]
    avro_json: bool,
    /// Exit with status 4 when something cannot be read with its schema
    #[arg(long)]
    pub(in crate::commands) strict: bool,
}

impl SchemaArgs {
    /// The decoders that follow from the options and settings.
    pub(in crate::commands) fn decoders(
        &self,
        session: &Session<'_>,
        resolved: &Resolved,
        key: PayloadChoice,
        value: PayloadChoice,
        patience: Patience,
    ) -> Result<Decoders> {
        let mut store = None;
        let mut make_store = || match &store {
            Some(store) => Ok(RegistryStore::clone(store)),
            None => Ok(store.insert(patience.store(session, resolved)?).clone()),
        };
        let mut of = |side, format, file: &Option<SchemaFile>| {
            self.decoder(&mut make_store, resolved, side, format, file.as_ref())
        };
        Ok(Decoders {
            key: of(Side::Key, key, &self.key_schema)?,
            value: of(Side::Value, value, &self.value_schema)?,
        })
    }

    /// Whether schemas are given as files.
    pub(in crate::commands) fn names_files(&self) -> bool {
        self.key_schema.is_some() || self.value_schema.is_some()
    }

    /// Whether keys are always turned into JSON.
    pub(in crate::commands) fn explains_keys(&self, format: PayloadChoice) -> bool {
        self.key_schema.is_some() || matches!(format, PayloadChoice::Schema(_))
    }

    fn decoder(
        &self,
        store: impl FnOnce() -> Result<RegistryStore>,
        resolved: &Resolved,
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
        Ok(Some(Decoder::with_store(side, expected, style, Box::new(store()?))))
    }
}

/// A decoder with the schema from a file.
fn of_file(side: Side, format: PayloadChoice, file: &SchemaFile, style: AvroJson) -> Result<Decoder> {
    let kind = match format {
        PayloadChoice::Schema(kind) => Some(kind),
        // Text is the default format, so it does not exclude a schema.
        PayloadChoice::Plain(PayloadFormat::Auto | PayloadFormat::Text) => None,
        PayloadChoice::Plain(_) => {
            let side = side.name();
            let message =
                format!("a schema for {side}s goes with --{side}-format avro, protobuf, json-schema or auto");
            return Err(Error::new(Kind::Usage, message));
        }
    };
    let schema = file.read(side, kind)?;
    let name = file.path.display().to_string();
    Decoder::with_schema(side, &schema, &name, file.message.as_deref(), style)
        .map_err(|why| file.unusable(&why))
}

/// Reports the keys and values that could not be read with their schema; returns whether there were any.
pub(in crate::commands) fn report(session: &mut Session<'_>, decoders: &Decoders) -> bool {
    for words in decoders.given_up() {
        session.output.say(Label::Notice, words);
    }
    let Some((count, first)) = decoders.failures() else { return false };
    session.output.say(Label::Warning, unread_words(count, &first));
    true
}

/// The number of keys and values that could not be read, in words.
pub(in crate::commands) fn unread_words(count: u64, first: &str) -> String {
    format!(
        "{count} keys and values could not be read with a schema, and are shown as base64 (the first: {first})"
    )
}

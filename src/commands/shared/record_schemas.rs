//! The schemas of records: from a registry, or from files.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::commands::schema::registry_of;
use crate::config::{Resolved, Target};
use crate::error::{Error, Result, Status};
use crate::ops::registry::references::{GivenSchema, found_in, gather, needs};
use crate::output::Label;
use crate::payload::schema::{AvroJson, SchemaType};
use crate::payload::{
    Decoder, Decoders, Expected, FoundSchema, Missing, PayloadFormat, SchemaId, SchemaStore, Side,
};
use crate::rest::{Answered, Refusal, Registry, SchemaText, SubjectVersion};
use crate::session::Session;
use crate::util::interrupt::Interrupt;
use crate::util::text;

/// How keys or values are shown, or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::commands) enum PayloadChoice {
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
    pub(in crate::commands) fn plain(self) -> PayloadFormat {
        match self {
            Self::Plain(format) => format,
            Self::Schema(_) => PayloadFormat::Auto,
        }
    }
}

/// A file with a schema, and the message in it that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::commands) struct SchemaFile {
    path: PathBuf,
    pub(in crate::commands) message: Option<String>,
}

impl SchemaFile {
    /// Reads it, with what it refers to in the same folder; `kind` is what it is, where that is said.
    pub(in crate::commands) fn read(&self, side: Side, kind: Option<SchemaType>) -> Result<FoundSchema> {
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
    pub(in crate::commands) fn unusable(&self, why: &str) -> Error {
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
pub(in crate::commands) struct SchemaArgs {
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
    pub(in crate::commands) strict: bool,
}

impl SchemaArgs {
    /// The decoders that options and settings come to.
    pub(in crate::commands) fn decoders(
        &self,
        session: &Session<'_>,
        resolved: &Resolved,
        key: PayloadChoice,
        value: PayloadChoice,
    ) -> Result<Decoders> {
        let mut store = None;
        let mut of = |side, format, file: &Option<SchemaFile>| {
            self.decoder(session, resolved, &mut store, side, format, file.as_ref())
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

    /// Whether keys are JSON that is made of their bytes, in any case.
    pub(in crate::commands) fn explains_keys(&self, format: PayloadChoice) -> bool {
        self.key_schema.is_some() || matches!(format, PayloadChoice::Schema(_))
    }

    fn decoder(
        &self,
        session: &Session<'_>,
        resolved: &Resolved,
        store: &mut Option<RegistryStore>,
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
        let store = match store {
            Some(store) => store,
            None => store.insert(RegistryStore::new(session, resolved)?),
        };
        Ok(Some(Decoder::with_store(side, expected, style, Box::new(store.clone()))))
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

/// Records wait no longer than this for a schema: without it they are shown in base64.
const LONGEST_WAIT: Duration = Duration::from_secs(3);
/// A registry that gave no answer is asked nothing for so long.
const AWAY: Duration = Duration::from_secs(10);
/// How often the interrupt is looked at meanwhile.
const SLICE: Duration = Duration::from_millis(50);

/// The schemas of a registry.
#[derive(Debug, Clone)]
struct RegistryStore {
    registry: Arc<Registry>,
    wait: Duration,
    interrupt: Interrupt,
    /// Why it gave no answer, and when. Keys and values share it.
    away: Arc<Mutex<Option<(String, Instant)>>>,
}

impl SchemaStore for RegistryStore {
    fn find(&self, id: SchemaId) -> std::result::Result<FoundSchema, Missing> {
        let why = self.away.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((why, _)) = why.filter(|(_, since)| since.elapsed() < AWAY) {
            return Err(Missing::Unreachable(why));
        }
        self.answer(id).map_err(|refusal| match refusal {
            Refusal::Failed(error) if error.status() == Status::NotFound => Missing::Unknown,
            // It says something about this schema.
            Refusal::Failed(error) if error.status() != Status::Unreachable => {
                Missing::Unreachable(error.message())
            }
            Refusal::Failed(error) => self.is_away(error.message()),
            Refusal::Busy(reason) => self.is_away(format!("the registry is busy: {reason}")),
        })
    }
}

impl RegistryStore {
    fn new(session: &Session<'_>, resolved: &Resolved) -> Result<Self> {
        Ok(Self {
            registry: Arc::new(registry_of(session, &resolved.of(Target::Registry))?),
            wait: session.options.timeout.min(LONGEST_WAIT),
            interrupt: session.interrupt.clone(),
            away: Arc::default(),
        })
    }

    fn is_away(&self, why: String) -> Missing {
        let since = Some((why.clone(), Instant::now()));
        *self.away.lock().unwrap_or_else(PoisonError::into_inner) = since;
        Missing::Unreachable(why)
    }

    /// What the registry answers, from a thread of its own: a request cannot be broken off, and records do not wait for its end.
    fn answer(&self, id: SchemaId) -> Answered<FoundSchema> {
        let (sender, answer) = channel();
        let registry = Arc::clone(&self.registry);
        let asking = std::thread::Builder::new().spawn(move || {
            // Nobody may be waiting any more.
            let _ = sender.send(schema_of(&registry, id));
        });
        asking.map_err(|error| Error::io(error, "could not begin a thread for Schema Registry"))?;
        let deadline = Instant::now() + self.wait;
        loop {
            let why = match answer.recv_timeout(SLICE) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Disconnected) => "the request ended without one".to_owned(),
                Err(RecvTimeoutError::Timeout) if self.interrupt.requested().is_some() => {
                    "it was not waited for".to_owned()
                }
                Err(RecvTimeoutError::Timeout) if Instant::now() < deadline => continue,
                Err(RecvTimeoutError::Timeout) => format!("none came within {:?}", self.wait),
            };
            let message = format!("no answer from Schema Registry at {}: {why}", self.registry.address());
            return Err(Error::new(Status::Unreachable, message).into());
        }
    }
}

/// A schema with what it refers to, and the places where it is registered.
fn schema_of(registry: &Registry, id: SchemaId) -> Answered<FoundSchema> {
    let number = match id {
        SchemaId::Id(id) => Some(id),
        SchemaId::Global(global) => Some(registry.id_of_global(global)?),
        SchemaId::Guid(_) => None,
    };
    let (text, places) = match number {
        Some(number) => {
            let text = registry.schema_of_id(number, None)?;
            // Only for the name of it: what does not tell is no reason to show nothing.
            (text, registry.places_of_id(number, None).unwrap_or_default())
        }
        None => (registry.schema_of_guid(&id.to_string())?, Vec::new()),
    };
    // A reference that is gone does not make the schema itself unknown.
    found(registry, text, places).map_err(|error| match error.status() {
        Status::NotFound => Error::new(Status::Failed, error.message()).into(),
        _ => error.into(),
    })
}

/// A schema of a registry with what it refers to.
pub(in crate::commands) fn found(
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

/// Says what could not be read with its schema, and gives whether that was anything.
pub(in crate::commands) fn report(session: &mut Session<'_>, decoders: &Decoders) -> bool {
    for words in decoders.given_up() {
        session.output.say(Label::Notice, words);
    }
    let Some((count, first)) = decoders.failures() else { return false };
    session.output.say(Label::Warning, unread_words(count, &first));
    true
}

/// The same in words.
pub(in crate::commands) fn unread_words(count: u64, first: &str) -> String {
    format!(
        "{count} keys and values could not be read with a schema, and are shown as base64 (the first: {first})"
    )
}

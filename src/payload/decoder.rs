//! Decodes keys and values that were written with a schema to JSON.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use super::framing::{Side, framed};
use super::json::push_string;
use super::lookups::{Lookup, Lookups};
use super::record::{Decoding, RecordView, SchemaLabel};
use super::schema::{AvroJson, SchemaType};
use super::schema_reader::{FoundSchema, SchemaReader, SchemaStore};

/// Which keys or values are decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Those that name their schema; others are left unchanged.
    Whatever,
    /// All, with schemas of this kind.
    Kind(SchemaType),
}

#[derive(Debug)]
enum Source {
    /// All, with this schema.
    Local(SchemaReader, Arc<SchemaLabel>),
    Store {
        lookups: Lookups,
        expected: Expected,
    },
}

/// Decodes keys, or values. Several threads may use it at once.
#[derive(Debug)]
pub struct Decoder {
    side: Side,
    source: Source,
    failures: AtomicU64,
    first: OnceLock<String>,
}

/// The result for one key or value.
enum Outcome {
    Shown(Arc<SchemaLabel>),
    LeftAlone,
    Failed(String),
}

impl Decoder {
    /// A decoder that looks up schemas.
    pub fn with_store(side: Side, expected: Expected, style: AvroJson, store: Box<dyn SchemaStore>) -> Self {
        let lookups = Lookups::new(store, side, style, matches!(expected, Expected::Kind(_)));
        let source = Source::Store { lookups, expected };
        Self { side, source, failures: AtomicU64::new(0), first: OnceLock::new() }
    }

    /// A decoder with a single schema called `name`. For Protobuf, `message` is the message, by default the first one.
    pub fn with_schema(
        side: Side,
        schema: &FoundSchema,
        name: &str,
        message: Option<&str>,
        style: AvroJson,
    ) -> Result<Self, String> {
        let reader = SchemaReader::new(schema, style, message)?;
        let mut label = b"{\"file\":".to_vec();
        push_string(name, &mut label);
        label.push(b'}');
        let schema = String::from_utf8_lossy(&label).into_owned();
        let label = Arc::new(SchemaLabel { format: reader.format_name(), schema });
        let source = Source::Local(reader, label);
        Ok(Self { side, source, failures: AtomicU64::new(0), first: OnceLock::new() })
    }

    /// Decodes the key or value of a record; JSON is written to `out`. Without a schema the bytes are unchanged.
    fn decode<'d>(
        &self,
        record: &RecordView<'_>,
        bytes: &'d [u8],
        out: &'d mut Vec<u8>,
    ) -> (&'d [u8], Decoding) {
        out.clear();
        match self.source.push(self.side, record, bytes, out) {
            Outcome::Shown(label) => (out, Decoding::Json { label, stored: bytes.len() }),
            Outcome::LeftAlone => (bytes, Decoding::Plain),
            Outcome::Failed(why) => {
                self.failures.fetch_add(1, Ordering::Relaxed);
                self.first.get_or_init(|| {
                    let RecordView { topic, partition, offset, .. } = record;
                    // A file does not always tell its topic.
                    let place =
                        if topic.is_empty() { String::new() } else { format!(" of {topic}:{partition}") };
                    format!("the {}{place} at offset {offset}: {why}", self.side.name())
                });
                (bytes, Decoding::Failed)
            }
        }
    }

    /// The number of failures, and the reason for the first.
    fn failures(&self) -> Option<(u64, &str)> {
        Some((self.failures.load(Ordering::Relaxed), self.first.get()?))
    }

    /// A message if the store is not asked any more for the schemas of a topic.
    fn given_up(&self) -> Option<String> {
        match &self.source {
            Source::Local(..) => None,
            Source::Store { lookups, .. } => lookups.given_up(),
        }
    }
}

impl Source {
    fn push(&self, side: Side, record: &RecordView<'_>, bytes: &[u8], out: &mut Vec<u8>) -> Outcome {
        let framed = framed(side, bytes, record.headers);
        match self {
            Self::Local(reader, label) => {
                // The prefix is optional: what only looks like one is data.
                let by_prefix = framed.and_then(|framed| reader.push_framed(&framed, out).ok());
                match by_prefix.map_or_else(|| reader.push_bare(bytes, out), Ok) {
                    Ok(()) => Outcome::Shown(Arc::clone(label)),
                    Err(why) => Outcome::Failed(why),
                }
            }
            Self::Store { lookups, expected } => {
                let Some(framed) = framed else {
                    return match expected {
                        Expected::Whatever => Outcome::LeftAlone,
                        Expected::Kind(_) => Outcome::Failed("it names no schema".to_owned()),
                    };
                };
                match (&*lookups.get(framed.id, record.topic), expected) {
                    // Other data may begin with a zero byte, too, such as numbers.
                    (Lookup::Unknown, Expected::Whatever) => Outcome::LeftAlone,
                    (Lookup::Unknown, Expected::Kind(_)) => {
                        Outcome::Failed(format!("the registry has no schema {}", framed.id))
                    }
                    (Lookup::Bad(why) | Lookup::Away(why, _), _) => Outcome::Failed(why.clone()),
                    (Lookup::Ready(kind, ..), Expected::Kind(wanted)) if kind != wanted => {
                        Outcome::Failed(format!("its schema {} is of type {}", framed.id, kind.name()))
                    }
                    (Lookup::Ready(_, reader, label), _) => match reader.push_framed(&framed, out) {
                        Ok(()) => Outcome::Shown(Arc::clone(label)),
                        Err(why) => Outcome::Failed(format!("with schema {}: {why}", framed.id)),
                    },
                }
            }
        }
    }
}

/// The decoders of keys and values.
#[derive(Debug, Default)]
pub struct Decoders {
    pub key: Option<Decoder>,
    pub value: Option<Decoder>,
}

impl Decoders {
    pub fn is_empty(&self) -> bool {
        self.key.is_none() && self.value.is_none()
    }

    /// Decodes the key and the value of a record if they have schemas; JSON is written to the buffers.
    pub fn decode<'d>(&self, record: &RecordView<'d>, buffers: &'d mut [Vec<u8>; 2]) -> RecordView<'d> {
        let [key_buffer, value_buffer] = buffers;
        let mut decoded = record.clone();
        if let (Some(decoder), Some(bytes)) = (&self.key, record.key) {
            let (bytes, decoding) = decoder.decode(record, bytes, key_buffer);
            (decoded.key, decoded.key_decoding) = (Some(bytes), decoding);
        }
        if let (Some(decoder), Some(bytes)) = (&self.value, record.value) {
            let (bytes, decoding) = decoder.decode(record, bytes, value_buffer);
            (decoded.value, decoded.value_decoding) = (Some(bytes), decoding);
        }
        decoded
    }

    /// Messages about topics whose schemas are not looked up any more.
    pub fn given_up(&self) -> Vec<String> {
        [&self.key, &self.value].into_iter().flatten().filter_map(Decoder::given_up).collect()
    }

    /// The number of keys and values that could not be decoded, and the reason for the first.
    pub fn failures(&self) -> Option<(u64, String)> {
        let all = [&self.key, &self.value].into_iter().flatten().filter_map(Decoder::failures);
        all.fold(None, |sum, (count, first)| match sum {
            None => Some((count, first.to_owned())),
            Some((others, words)) => Some((others + count, words)),
        })
    }
}

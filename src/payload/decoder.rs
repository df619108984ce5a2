//! Keys and values that were written with a schema, as JSON.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use super::framing::{Side, framed};
use super::json::push_string;
use super::lookups::{Known, Lookups};
use super::record::{Decoding, RecordView, SchemaLabel};
use super::schema::{AvroJson, SchemaType};
use super::schema_reader::{FoundSchema, SchemaReader, SchemaStore};

/// What keys or values are taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// What says which schema it was written with is shown by it; all else is left alone.
    Whatever,
    /// Everything is of this kind.
    Kind(SchemaType),
}

#[derive(Debug)]
enum Source {
    /// One schema for everything.
    Local(SchemaReader, Arc<SchemaLabel>),
    Store {
        lookups: Lookups,
        expected: Expected,
    },
}

/// Shows keys, or values. Several threads may use it at once.
#[derive(Debug)]
pub struct Decoder {
    side: Side,
    source: Source,
    failures: AtomicU64,
    first: OnceLock<String>,
}

/// How one key or value ended.
enum Outcome {
    Shown(Arc<SchemaLabel>),
    LeftAlone,
    Failed(String),
}

impl Decoder {
    /// A decoder that looks schemas up.
    pub fn with_store(side: Side, expected: Expected, style: AvroJson, store: Box<dyn SchemaStore>) -> Self {
        let lookups = Lookups::new(store, side, style, matches!(expected, Expected::Kind(_)));
        let source = Source::Store { lookups, expected };
        Self { side, source, failures: AtomicU64::new(0), first: OnceLock::new() }
    }

    /// A decoder with one schema; `name` is what it is called. Of a Protobuf schema `message` is meant, or the first one.
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

    /// The bytes of a record as JSON where a schema says how to read them, else as they are. JSON is put into `out`.
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

    /// How many could not be shown, and why the first one could not.
    fn failures(&self) -> Option<(u64, &str)> {
        Some((self.failures.load(Ordering::Relaxed), self.first.get()?))
    }

    /// Says for which topic the store is asked for no more schemas, if that is so.
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
                // With a prefix where there is one; what only looks like one is data.
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
                        Expected::Kind(_) => {
                            Outcome::Failed("it does not say which schema it has".to_owned())
                        }
                    };
                };
                match (&*lookups.get(framed.id, record.topic), expected) {
                    // Numbers begin with a zero too.
                    (Known::Unknown, Expected::Whatever) => Outcome::LeftAlone,
                    (Known::Unknown, Expected::Kind(_)) => {
                        Outcome::Failed(format!("the registry has no schema {}", framed.id))
                    }
                    (Known::Bad(why) | Known::Away(why, _), _) => Outcome::Failed(why.clone()),
                    (Known::Ready(kind, ..), Expected::Kind(wanted)) if kind != wanted => {
                        Outcome::Failed(format!("its schema {} is of the kind {}", framed.id, kind.name()))
                    }
                    (Known::Ready(_, reader, label), _) => match reader.push_framed(&framed, out) {
                        Ok(()) => Outcome::Shown(Arc::clone(label)),
                        Err(why) => Outcome::Failed(format!("with schema {}: {why}", framed.id)),
                    },
                }
            }
        }
    }
}

/// The decoders of keys and values, where there are any.
#[derive(Debug, Default)]
pub struct Decoders {
    /// Of keys.
    pub key: Option<Decoder>,
    /// Of values.
    pub value: Option<Decoder>,
}

impl Decoders {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.key.is_none() && self.value.is_none()
    }

    /// A record with its key and value as JSON, where schemas say how to read them. JSON is put into the buffers.
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

    /// Says where the store is asked for no more schemas.
    pub fn given_up(&self) -> Vec<String> {
        [&self.key, &self.value].into_iter().flatten().filter_map(Decoder::given_up).collect()
    }

    /// How many keys and values could not be shown, and why the first one could not.
    pub fn failures(&self) -> Option<(u64, String)> {
        let all = [&self.key, &self.value].into_iter().flatten().filter_map(Decoder::failures);
        all.fold(None, |sum, (count, first)| match sum {
            None => Some((count, first.to_owned())),
            Some((others, words)) => Some((others + count, words)),
        })
    }
}

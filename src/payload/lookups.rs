//! Schemas by their ids. Each id is looked up once, by one thread for all; threads that need other schemas do not wait for it. Data
//! that only looks like an id does not cause a request each time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::{Duration, Instant};

use super::framing::{SchemaId, Side};
use super::json::push_string;
use super::record::SchemaLabel;
use super::schema::{AvroJson, SchemaType};
use super::schema_reader::{FoundSchema, Missing, SchemaReader, SchemaStore};

/// Time after which a failed lookup is repeated.
const PATIENCE: Duration = Duration::from_secs(10);
/// Number of consecutive unknown ids, without a known one, after which the keys or values of a topic count as data without schemas:
/// a long begins with a zero byte, too.
const MISSES: u32 = 10;
/// The number of consecutive unknown ids if the topic had known ids before, or if the user says that all data has schemas.
const MISSES_OF_SCHEMAS: u32 = 1000;
/// Maximum number of unknown ids that are remembered.
const MOST_KEPT: usize = 10_000;

/// The result of a lookup.
#[derive(Debug)]
pub(super) enum Lookup {
    Ready(SchemaType, Box<SchemaReader>, Arc<SchemaLabel>),
    /// No schema has this id.
    Unknown,
    /// The schema cannot be used.
    Bad(String),
    /// The lookup failed at this time.
    Away(String, Instant),
}

impl Lookup {
    fn is_fresh(&self) -> bool {
        !matches!(self, Self::Away(_, since) if since.elapsed() > PATIENCE)
    }
}

/// The ids seen in a topic.
#[derive(Debug, Default)]
struct Tally {
    /// Number of consecutive unknown ids.
    misses: u32,
    has_hit: bool,
}

/// Looks up schemas for keys, or for values.
#[derive(Debug)]
pub(super) struct Lookups {
    store: Box<dyn SchemaStore>,
    side: Side,
    style: AvroJson,
    /// Whether all data should have a schema.
    expects_schemas: bool,
    known: RwLock<HashMap<SchemaId, Arc<Lookup>>>,
    /// Held while an id is looked up, without any other lock.
    turns: Mutex<HashMap<SchemaId, Arc<Mutex<()>>>>,
    /// By topic.
    tallies: Mutex<HashMap<String, Tally>>,
    /// The first topic whose ids are not looked up any more.
    given_up: OnceLock<String>,
}

impl Lookups {
    pub(super) fn new(
        store: Box<dyn SchemaStore>,
        side: Side,
        style: AvroJson,
        expects_schemas: bool,
    ) -> Self {
        Self {
            store,
            side,
            style,
            expects_schemas,
            known: RwLock::default(),
            turns: Mutex::default(),
            tallies: Mutex::default(),
            given_up: OnceLock::new(),
        }
    }

    /// The schema with an id, from memory or looked up. After too many unknown ids of the topic it counts as unknown.
    pub(super) fn get(&self, id: SchemaId, topic: &str) -> Arc<Lookup> {
        if let Some(known) = self.kept(id) {
            return known;
        }
        if self.has_given_up(topic) {
            return Arc::new(Lookup::Unknown);
        }
        let turn = {
            let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(turns.entry(id).or_default())
        };
        let _held = turn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = self.kept(id) {
            return known;
        }
        let known = Arc::new(look_up(self.store.as_ref(), id, topic, self.side, self.style));
        self.keep(id, &known);
        self.count(topic, &known);
        self.turns.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        known
    }

    /// A message about the first topic whose ids are not looked up any more.
    pub(super) fn given_up(&self) -> Option<String> {
        let (topic, side) = (self.given_up.get()?, self.side.name());
        let count = if self.expects_schemas { MISSES_OF_SCHEMAS } else { MISSES };
        Some(format!(
            "the registry has none of the schemas that {side}s of topic '{topic}' seem to name ({count} or more in a row), and is \
             asked for no more of them: --{side}-format long or base64 says that there are none, --{side}-format avro, protobuf or \
             json-schema that there are"
        ))
    }

    fn kept(&self, id: SchemaId) -> Option<Arc<Lookup>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(&id).filter(|known| known.is_fresh()).map(Arc::clone)
    }

    fn keep(&self, id: SchemaId, new: &Arc<Lookup>) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_KEPT {
            known.retain(|_, known| matches!(**known, Lookup::Ready(..)));
        }
        known.insert(id, Arc::clone(new));
    }

    fn limit(&self, tally: &Tally) -> u32 {
        if self.expects_schemas || tally.has_hit { MISSES_OF_SCHEMAS } else { MISSES }
    }

    fn has_given_up(&self, topic: &str) -> bool {
        let tallies = self.tallies.lock().unwrap_or_else(PoisonError::into_inner);
        let has = tallies.get(topic).is_some_and(|tally| tally.misses >= self.limit(tally));
        if has {
            self.given_up.get_or_init(|| topic.to_owned());
        }
        has
    }

    fn count(&self, topic: &str, known: &Lookup) {
        let mut tallies = self.tallies.lock().unwrap_or_else(PoisonError::into_inner);
        let tally = tallies.entry(topic.to_owned()).or_default();
        match known {
            Lookup::Unknown => tally.misses += 1,
            Lookup::Ready(..) | Lookup::Bad(_) => *tally = Tally { misses: 0, has_hit: true },
            Lookup::Away(..) => {}
        }
    }
}

fn look_up(store: &dyn SchemaStore, id: SchemaId, topic: &str, side: Side, style: AvroJson) -> Lookup {
    let found = match store.find(id) {
        Ok(found) => found,
        Err(Missing::Unknown) => return Lookup::Unknown,
        Err(Missing::Unreachable(why)) => return Lookup::Away(why, Instant::now()),
    };
    match SchemaReader::new(&found, style, None) {
        Ok(reader) => {
            let label =
                SchemaLabel { format: found.kind.format_name(), schema: label(id, &found, topic, side) };
            Lookup::Ready(found.kind, Box::new(reader), Arc::new(label))
        }
        Err(why) => Lookup::Bad(format!("schema {id} cannot be used: {why}")),
    }
}

/// A JSON object that names a schema. If several subjects have the schema, the subject of the topic is chosen.
fn label(id: SchemaId, found: &FoundSchema, topic: &str, side: Side) -> String {
    let usual = format!("{topic}-{}", side.name());
    let place = found.places.iter().find(|(subject, _)| *subject == usual).or(found.places.first());
    let mut out = match id {
        SchemaId::Id(id) => format!("{{\"id\":{id}"),
        SchemaId::Global(id) => format!("{{\"globalId\":{id}"),
        SchemaId::Guid(_) => format!("{{\"guid\":\"{id}\""),
    }
    .into_bytes();
    if let Some((subject, version)) = place {
        out.extend_from_slice(b",\"subject\":");
        push_string(subject, &mut out);
        out.extend_from_slice(format!(",\"version\":{version}").as_bytes());
    }
    out.push(b'}');
    String::from_utf8_lossy(&out).into_owned()
}

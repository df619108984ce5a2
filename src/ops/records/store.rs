//! Schemas that records name, read from a registry.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::error::{Error, Kind, Result};
use crate::ops::registry::references::gather;
use crate::payload::schema::SchemaType;
use crate::payload::{FoundSchema, Missing, SchemaId, SchemaStore};
use crate::rest::{Answered, Refusal, Registry, SchemaText, SubjectVersion};
use crate::util::interrupt::Interrupt;

/// How long a registry that gave no answer is asked nothing.
const AWAY: Duration = Duration::from_secs(10);
/// How often the interrupt is checked during a request.
const SLICE: Duration = Duration::from_millis(50);

/// The schemas of a registry. Records whose schema does not come in time are shown in base64.
#[derive(Debug, Clone)]
pub(crate) struct RegistryStore {
    registry: Arc<Registry>,
    /// Maximum time to wait for a schema.
    wait: Duration,
    interrupt: Interrupt,
    /// Why the registry gave no answer, and when. Keys and values share it.
    away: Arc<Mutex<Option<(String, Instant)>>>,
}

impl SchemaStore for RegistryStore {
    fn find(&self, id: SchemaId) -> std::result::Result<FoundSchema, Missing> {
        let why = self.away.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((why, _)) = why.filter(|(_, since)| since.elapsed() < AWAY) {
            return Err(Missing::Unreachable(why));
        }
        self.answer(id).map_err(|refusal| match refusal {
            Refusal::Failed(error) if error.kind().is_absence() => Missing::Unknown,
            // The answer is about this schema alone.
            Refusal::Failed(error) if !error.kind().is_outage() => Missing::Unreachable(error.message()),
            Refusal::Failed(error) => self.is_away(error.message()),
            Refusal::Busy(reason) => self.is_away(format!("the registry is busy: {reason}")),
        })
    }
}

impl RegistryStore {
    /// Records wait for a schema until `wait` is over or the user interrupts.
    pub(crate) fn new(registry: Registry, wait: Duration, interrupt: Interrupt) -> Self {
        Self { registry: Arc::new(registry), wait, interrupt, away: Arc::default() }
    }

    fn is_away(&self, why: String) -> Missing {
        let since = Some((why.clone(), Instant::now()));
        *self.away.lock().unwrap_or_else(PoisonError::into_inner) = since;
        Missing::Unreachable(why)
    }

    /// Asks in a thread of its own: a request cannot be cancelled, and records do not wait for its end.
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
            return Err(Error::new(Kind::Unreachable, message).into());
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
            // The places only give the schema a name: it can be used without.
            (text, registry.places_of_id(number, None).unwrap_or_default())
        }
        None => (registry.schema_of_guid(&id.to_string())?, Vec::new()),
    };
    // A reference that is gone does not make the schema itself unknown.
    found(registry, text, places).map_err(|error| {
        if error.kind().is_absence() {
            Error::new(Kind::Failed, error.message()).into()
        } else {
            error.into()
        }
    })
}

/// A schema of a registry with what it refers to.
pub(crate) fn found(
    registry: &Registry,
    text: SchemaText,
    places: Vec<SubjectVersion>,
) -> Result<FoundSchema> {
    let kind = SchemaType::of_name(text.kind()).ok_or_else(|| {
        Error::new(Kind::Failed, format!("schemas of the kind {} are not supported", text.kind()))
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

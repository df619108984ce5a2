//! The state that `connect heal` keeps from one run to the next.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind, Result};
use crate::util::replace_file::replace_file;
use crate::util::text;
use crate::util::units::Timestamp;

/// Maximum pause between two restarts, in minutes.
const LONGEST: i64 = 60;
const MINUTE: i64 = 60_000;

/// The restarts of each connector that has not been well for long enough since.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct HealState {
    #[serde(default)]
    connectors: BTreeMap<String, Restarts>,
}

/// The restarts of a connector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Restarts {
    count: i64,
    /// Milliseconds.
    last: i64,
}

impl Restarts {
    /// Strimzi's rule: after the nth restart min(n² + n, 60) minutes.
    fn pause(self) -> i64 {
        self.count.saturating_mul(self.count).saturating_add(self.count).min(LONGEST) * MINUTE
    }
}

impl HealState {
    /// Reads the file; a missing one means that nothing has been restarted.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = match text::read(path) {
            Ok(text) => text,
            Err(error) if *error.kind() == Kind::NoSuchFile => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        serde_json::from_str(&text).map_err(|error| {
            Error::new(
                Kind::Usage,
                format!("'{}' is not a state file of connect heal: {error}", path.display()),
            )
        })
    }

    /// Writes the file, whole or not at all.
    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        let failed = |error| Error::io(error, format!("could not write '{}'", path.display()));
        let text = serde_json::to_vec_pretty(self)
            .map_err(|error| Error::new(Kind::Failed, format!("could not write JSON: {error}")))?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        replace_file(path, &text, 0o600).map_err(failed)
    }

    /// Number of restarts since a connector was last well for long enough.
    pub(crate) fn count(&self, name: &str) -> i64 {
        self.connectors.get(name).map_or(0, |restarts| restarts.count)
    }

    /// When a connector may be restarted; `None` for now.
    pub(crate) fn not_before(&self, name: &str, now: Timestamp) -> Option<Timestamp> {
        let restarts = self.connectors.get(name)?;
        let due = Timestamp(restarts.last.saturating_add(restarts.pause()));
        (due > now).then_some(due)
    }

    /// Counts a restart.
    pub(crate) fn restarted(&mut self, name: &str, now: Timestamp) {
        let restarts = self.connectors.entry(name.to_owned()).or_insert(Restarts { count: 0, last: 0 });
        *restarts = Restarts { count: restarts.count + 1, last: now.0 };
    }

    /// Forgets the restarts of a connector that is well, once that has lasted longer than the next pause.
    pub(crate) fn is_well(&mut self, name: &str, now: Timestamp) {
        if self.not_before(name, now).is_none() {
            self.connectors.remove(name);
        }
    }

    /// Forgets connectors that no longer exist.
    pub(crate) fn keep(&mut self, is_there: impl Fn(&str) -> bool) {
        self.connectors.retain(|name, _| is_there(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_an_hour() {
        let pause = |count| Restarts { count, last: 0 }.pause() / MINUTE;
        assert_eq!([0, 1, 2, 3, 7, 8, 9].map(pause), [0, 2, 6, 12, 56, 60, 60]);
        assert_eq!(pause(i64::MAX), 60);
    }

    #[test]
    fn restarts_are_forgotten_once_a_connector_has_been_well_for_long_enough() {
        let mut state = HealState::default();
        state.restarted("c", Timestamp(0));
        state.is_well("c", Timestamp(MINUTE));
        assert_eq!((state.count("c"), state.not_before("c", Timestamp(0))), (1, Some(Timestamp(2 * MINUTE))));
        state.is_well("c", Timestamp(2 * MINUTE));
        assert_eq!((state.count("c"), state.not_before("c", Timestamp(0))), (0, None));
    }
}

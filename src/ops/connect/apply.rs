//! The differences between the config of a connector and the config that it shall have.

use std::time::Duration;

use super::Config;
use super::masks::{masked, shown};
use super::validate::refuse_invalid;
use crate::config::MASK;
use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::rest::Connect;

/// A connector that does not have the config it is to have.
#[derive(Debug)]
pub(crate) struct ConfigChange {
    /// `None` where the connector is created.
    pub(crate) before: Option<Config>,
    pub(crate) after: Config,
}

/// A key whose value differs. Secrets are masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConfigDifference {
    pub(crate) key: String,
    /// `None` where it was not set.
    pub(crate) before: Option<String>,
    /// `None` where it is removed.
    pub(crate) after: Option<String>,
}

/// Compares a connector with the config that it is to have, and has the plugin check that one; `None` where the connector has it already.
pub(crate) fn compare(
    work: &mut Work<'_>,
    connect: &Connect,
    name: &str,
    mut wanted: Config,
    limit: Duration,
) -> Result<Option<ConfigChange>> {
    wanted.insert("name".to_owned(), name.to_owned());
    let before = match patiently(work, limit, || connect.config(name)) {
        Ok(before) => Some(before),
        Err(error) if error.kind().is_absence() => None,
        Err(error) => return Err(error),
    };
    fill_in_secrets(name, &mut wanted, before.as_ref())?;
    if before.as_ref() == Some(&wanted) {
        return Ok(None);
    }
    refuse_invalid(work, connect, name, &wanted, limit)?;
    Ok(Some(ConfigChange { before, after: wanted }))
}

/// Takes what the connector has for each value that an export has masked.
fn fill_in_secrets(name: &str, wanted: &mut Config, before: Option<&Config>) -> Result<()> {
    for (key, value) in wanted.iter_mut().filter(|(_, value)| value.contains(MASK)) {
        match before.and_then(|before| before.get(key)) {
            Some(known) if value == MASK || shown(key, known) == *value => value.clone_from(known),
            _ => {
                let message = format!(
                    "config '{key}' of connector '{name}' contains {MASK}, and the value of the connector does not fit there"
                );
                return Err(Error::new(Kind::MaskedSecret, message));
            }
        }
    }
    Ok(())
}

/// The keys that differ between two configs, sorted. The plugin is asked which values are passwords.
pub(crate) fn differences(connect: &Connect, before: &Config, after: &Config) -> Vec<ConfigDifference> {
    masked_differences(before, after, &masked(connect, before), &masked(connect, after))
}

fn masked_differences(
    before: &Config,
    after: &Config,
    shown_before: &Config,
    shown_after: &Config,
) -> Vec<ConfigDifference> {
    let new = after.keys().filter(|key| !before.contains_key(*key));
    let mut keys: Vec<&String> = before.keys().chain(new).collect();
    keys.sort();
    let differing = keys.into_iter().filter(|key| before.get(*key) != after.get(*key));
    differing
        .map(|key| ConfigDifference {
            key: key.clone(),
            before: shown_before.get(key).cloned(),
            after: shown_after.get(key).cloned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(pairs: &[(&str, &str)]) -> Config {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_masked_value_stands_for_that_of_the_connector_and_fits_nothing_else() {
        let before = config(&[("db.password", "hunter2"), ("url", "http://u:p@host/x")]);
        let mut wanted = config(&[("db.password", MASK), ("url", &shown("url", "http://u:p@host/x"))]);
        fill_in_secrets("c", &mut wanted, Some(&before)).unwrap();
        assert_eq!(wanted, before);
        for (key, value) in [("other", MASK), ("url", "http://u:********@elsewhere/x")] {
            assert!(fill_in_secrets("c", &mut config(&[(key, value)]), Some(&before)).is_err(), "{key}");
        }
        assert!(fill_in_secrets("c", &mut config(&[("db.password", MASK)]), None).is_err());
    }

    #[test]
    fn a_secret_that_changes_differs_although_it_looks_the_same() {
        let (before, after) = (config(&[("a", "1"), ("p", "x")]), config(&[("b", "2"), ("p", "y")]));
        let (shown_before, shown_after) =
            (config(&[("a", "1"), ("p", MASK)]), config(&[("b", "2"), ("p", MASK)]));
        let found = masked_differences(&before, &after, &shown_before, &shown_after);
        let found: Vec<_> =
            found.iter().map(|one| (one.key.as_str(), one.before.as_deref(), one.after.as_deref())).collect();
        assert_eq!(found, [("a", Some("1"), None), ("b", None, Some("2")), ("p", Some(MASK), Some(MASK))]);
    }
}

//! Changes of configs of topics and brokers: what each comes to, and what it may lose.

use super::lossy::loss;
use crate::kafka::{ConfigChange, ConfigEntry, ConfigSource};

/// A change of a config before it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlannedConfig {
    pub(crate) name: String,
    /// The value now. `None` where there is none, and for sensitive values, which brokers never return.
    pub(crate) before: Option<String>,
    /// The value afterwards. `None` where the config is removed and the value below is not known.
    pub(crate) after: Option<String>,
    /// What is set for the topic or broker itself, to restore it.
    pub(crate) own: OwnValue,
    pub(crate) is_sensitive: bool,
    /// What may be lost by the change.
    pub(crate) loss: Option<&'static str>,
}

/// A value that is set for a topic or broker itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OwnValue {
    Unset,
    Set(String),
    /// It is set and sensitive.
    Secret,
}

/// Plans a change from the present configs. `own` is the source of values that are set for the topic or broker itself.
pub(crate) fn plan_config(
    change: &ConfigChange,
    entries: &[ConfigEntry],
    own: ConfigSource,
) -> PlannedConfig {
    let entry = entries.iter().find(|entry| entry.name == change.name);
    let is_sensitive = entry.is_some_and(|entry| entry.is_sensitive);
    let after = change.value.clone().or_else(|| entry.and_then(|entry| value_below(entry, own)));
    PlannedConfig {
        before: entry.and_then(|entry| entry.value.clone()),
        own: match entry.filter(|entry| entry.source == own) {
            Some(_) if is_sensitive => OwnValue::Secret,
            Some(ConfigEntry { value: Some(value), .. }) => OwnValue::Set(value.clone()),
            _ => OwnValue::Unset,
        },
        loss: loss(&change.name, entry, after.as_deref()),
        name: change.name.clone(),
        after,
        is_sensitive,
    }
}

/// The value of a config without what is set for the topic or broker itself. `None` where brokers do not tell it, as for `retention.ms`
/// and others whose setting in `server.properties` has another unit.
pub(crate) fn value_below(entry: &ConfigEntry, own: ConfigSource) -> Option<String> {
    if entry.source != own {
        return entry.value.clone();
    }
    let below = entry.synonyms.iter().find(|synonym| synonym.source != own);
    below.and_then(|synonym| synonym.value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kafka::Synonym;

    fn entry(name: &str, value: Option<&str>, source: ConfigSource) -> ConfigEntry {
        let synonym =
            |value: &str, source| Synonym { name: name.to_owned(), value: Some(value.to_owned()), source };
        ConfigEntry {
            name: name.to_owned(),
            value: value.map(str::to_owned),
            source,
            is_sensitive: value.is_none(),
            is_read_only: false,
            synonyms: vec![synonym("5", ConfigSource::Topic), synonym("9", ConfigSource::Default)],
        }
    }

    fn planned(entry: ConfigEntry, value: Option<&str>) -> PlannedConfig {
        let change = ConfigChange { name: entry.name.clone(), value: value.map(str::to_owned) };
        plan_config(&change, &[entry], ConfigSource::Topic)
    }

    #[test]
    fn a_config_that_is_removed_goes_to_the_value_below() {
        let change = planned(entry("retention.ms", Some("5"), ConfigSource::Topic), None);
        assert_eq!((change.before.as_deref(), change.after.as_deref()), (Some("5"), Some("9")));
        assert_eq!((change.own, change.loss), (OwnValue::Set("5".to_owned()), None));
        let change = planned(entry("retention.ms", Some("9"), ConfigSource::Default), Some("1"));
        assert_eq!((change.own, change.loss.is_some()), (OwnValue::Unset, true));
    }

    #[test]
    fn a_secret_that_is_set_is_told_from_nothing() {
        let change = planned(entry("password", None, ConfigSource::Topic), Some("x"));
        assert_eq!((change.own, change.is_sensitive, change.before), (OwnValue::Secret, true, None));
        let unknown = ConfigChange { name: "new".to_owned(), value: None };
        let change = plan_config(&unknown, &[], ConfigSource::Topic);
        assert_eq!((change.own, change.after), (OwnValue::Unset, None));
    }
}

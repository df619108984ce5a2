//! Passwords in configs of connectors: not shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{MASK, is_called_secret, without_secrets};
use crate::rest::Connect;

/// Shows a config without its secrets: what the plugin says is a password, what is called like one, and passwords in URLs. A reference
/// such as `${file:/path:key}` is no secret itself.
pub(super) fn masked(connect: &Connect, config: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let told = config.get("connector.class").and_then(|class| connect.validate(class, config).ok());
    let told: BTreeSet<String> = told.into_iter().flatten().flat_map(|told| told.passwords).collect();
    let shown = |(name, value): (&String, &String)| {
        let value = if told.contains(name) && is_plain(value) { MASK.to_owned() } else { shown(name, value) };
        (name.clone(), value)
    };
    config.iter().map(shown).collect()
}

/// The value of a config without secrets, as far as they can be told without the plugin.
pub(super) fn shown(name: &str, value: &str) -> String {
    if is_called_secret(name) && is_plain(value) {
        MASK.to_owned()
    } else {
        without_secrets(value).into_owned()
    }
}

/// Whether a secret stands in the value of a config.
pub(super) fn is_secret(name: &str, value: &str) -> bool {
    shown(name, value) != value
}

/// Whether a value is there, and is no reference to where the true one is.
fn is_plain(value: &str) -> bool {
    let is_reference = value.starts_with("${") && value.ends_with('}');
    !(value.is_empty() || is_reference)
}

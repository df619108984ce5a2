//! Passwords in configs of connectors, which are masked.

use std::collections::BTreeSet;

use super::Config;
use crate::config::{MASK, is_called_secret, without_secrets};
use crate::rest::Connect;

/// A config without its secrets: what the plugin declares as a password, what has a name like one, and passwords in URLs. A reference
/// such as `${file:/path:key}` is no secret itself.
pub(crate) fn masked(connect: &Connect, config: &Config) -> Config {
    let declared = config.get("connector.class").and_then(|class| connect.validate(class, config).ok());
    let passwords: BTreeSet<String> =
        declared.into_iter().flatten().flat_map(|validation| validation.passwords).collect();
    let shown = |(name, value): (&String, &String)| {
        let is_secret = passwords.contains(name) && is_plain(value);
        let value = if is_secret { MASK.to_owned() } else { shown(name, value) };
        (name.clone(), value)
    };
    config.iter().map(shown).collect()
}

/// A value without secrets, as far as they can be recognized without the plugin.
pub(crate) fn shown(name: &str, value: &str) -> String {
    if is_called_secret(name) && is_plain(value) {
        MASK.to_owned()
    } else {
        without_secrets(value).into_owned()
    }
}

/// Whether a value is or contains a secret.
pub(crate) fn is_secret(name: &str, value: &str) -> bool {
    shown(name, value) != value
}

/// Whether a value is neither empty nor a reference to where the true one is.
fn is_plain(value: &str) -> bool {
    let is_reference = value.starts_with("${") && value.ends_with('}');
    !(value.is_empty() || is_reference)
}

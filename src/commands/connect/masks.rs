//! Passwords in configs of connectors: not shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::rest::Connect;

/// What stands in the place of a secret.
pub(super) const MASK: &str = "********";
/// Parts of names that secrets have.
const SECRETS: [&str; 8] =
    ["password", "passwd", "secret", "token", "credential", "api.key", "apikey", "jaas.config"];

/// Shows a config without its secrets: what the plugin says is a password, and what is called like one. A reference such as
/// `${file:/path:key}` is no secret itself.
pub(super) fn masked(connect: &Connect, config: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let told = config.get("connector.class").and_then(|class| connect.validate(class, config).ok());
    let told: BTreeSet<String> = told.into_iter().flat_map(|told| told.passwords).collect();
    let shown = |(name, value): (&String, &String)| {
        let hides = is_secret(name, value) || (told.contains(name) && is_plain(value));
        (name.clone(), if hides { MASK } else { value }.to_owned())
    };
    config.iter().map(shown).collect()
}

/// Whether a config is called like a secret, and its value is one.
pub(super) fn is_secret(name: &str, value: &str) -> bool {
    is_called_like_one(name) && is_plain(value)
}

/// Whether a value is there, and is no reference to where the true one is.
fn is_plain(value: &str) -> bool {
    let is_reference = value.starts_with("${") && value.ends_with('}');
    !(value.is_empty() || is_reference)
}

fn is_called_like_one(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRETS.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::is_called_like_one;

    #[test]
    fn what_is_called_like_a_secret_is_one() {
        assert!(is_called_like_one("connection.password") && is_called_like_one("aws.secret.access.key"));
        assert!(!is_called_like_one("file") && !is_called_like_one("tasks.max"));
    }
}

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
        let is_secret = told.contains(name) || is_called_like_one(name);
        let is_reference = value.starts_with("${") && value.ends_with('}');
        let value = if is_secret && !is_reference && !value.is_empty() { MASK } else { value };
        (name.clone(), value.to_owned())
    };
    config.iter().map(shown).collect()
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

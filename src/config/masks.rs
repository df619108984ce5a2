//! Secrets in the settings of clients and connectors, recognized by the name of a setting and by the content of its value, so that
//! no list has to know every name.

use std::borrow::Cow;

use super::secret::MASK;

/// Parts of the names of secrets.
const PARTS: &[&str] = &[
    "api.key",
    "api_key",
    "apikey",
    "auth.header",
    "authorization",
    "jaas.config",
    "key.pem",
    "keystore.key",
    "oauthbearer.config",
    "passphrase",
    "passw",
    "private.key",
    "private_key",
    "user.info",
    "userinfo",
];

/// Words of which a part of a name may be a misspelling.
const WORDS: &[&str] = &[
    "credential",
    "credentials",
    "passphrase",
    "passwd",
    "password",
    "passwords",
    "pwd",
    "secret",
    "secrets",
    "token",
    "tokens",
];

/// Endings of names that are about a secret without holding one: where it is, or how it is used.
const HARMLESS_ENDS: &[&str] = &[
    "algorithm",
    "class",
    "converter",
    "enabled",
    "endpoint",
    "file",
    "format",
    "id",
    "iterations",
    "length",
    "location",
    "mechanism",
    "ms",
    "name",
    "path",
    "provider",
    "seconds",
    "source",
    "type",
    "uri",
    "url",
    "user",
    "username",
];

/// Similarity (Jaro-Winkler) from which a word counts as a misspelling of another.
const ALIKE: f64 = 0.94;

/// Whether the name of a setting is that of a secret.
pub fn is_called_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if words.clone().next_back().is_some_and(|last| HARMLESS_ENDS.contains(&last)) {
        return false;
    }
    PARTS.iter().any(|part| name.contains(part))
        || words.any(|word| WORDS.iter().any(|secret| strsim::jaro_winkler(word, secret) >= ALIKE))
        // As in clientSecret and accessToken.
        || ["secret", "token", "credential"].iter().any(|secret| name.ends_with(secret))
}

/// The value with its secrets masked: passwords in URLs, and parameters with names of secrets.
pub fn without_secrets(value: &str) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(value);
    let mut from = 0;
    while let Some(start) = shown[from..].find("://").map(|at| from + at + 3) {
        from = start;
        if let Some(password) = password_in(&shown[start..]) {
            let (begin, end) = (start + password.start, start + password.end);
            shown.to_mut().replace_range(begin..end, MASK);
            from = begin + MASK.len();
        }
    }
    if shown.contains("://") || shown.starts_with("jdbc:") {
        mask_parameters(&mut shown);
    }
    shown
}

/// Whether a value contains secrets.
pub fn has_secrets(value: &str) -> bool {
    matches!(without_secrets(value), Cow::Owned(_))
}

/// The range of the password in what follows `://`. It may contain an unescaped slash.
fn password_in(rest: &str) -> Option<std::ops::Range<usize>> {
    let text =
        &rest[..rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).unwrap_or(rest.len())];
    let authority = &text[..text.find(['/', '?', '#']).unwrap_or(text.len())];
    let colon = authority.find(':')?;
    let end = match authority.rfind('@') {
        Some(end) => end,
        None => {
            let port = &authority[colon + 1..];
            let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
            // [::1]:8083, or several hosts.
            if is_port || authority.starts_with('[') || authority.contains(',') {
                return None;
            }
            text.rfind('@')?
        }
    };
    (colon < end).then_some(colon + 1..end)
}

fn mask_parameters(text: &mut Cow<'_, str>) {
    let mut from = 0;
    while let Some(start) = text[from..].find(['?', '&', ';']).map(|at| from + at + 1) {
        from = start;
        let end = text[start..].find(['&', ';', '#', '"']).map_or(text.len(), |at| start + at);
        let Some(equals) = text[start..end].find('=').map(|at| start + at) else { continue };
        if is_called_secret(&text[start..equals]) && equals + 1 < end {
            text.to_mut().replace_range(equals + 1..end, MASK);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_called_secret, without_secrets};

    #[test]
    fn a_secret_is_told_by_its_name_with_prefixes_and_misspelt() {
        for name in [
            "sasl.password",
            "sasl.passwrd",
            "sasl.pasword",
            "sasl.jaas.config",
            "producer.sasl.jaas.config",
            "consumer.override.sasl.password",
            "listener.name.x.plain.sasl.jaas.config",
            "ssl.key.password",
            "ssl.keystore.key",
            "ssl.key.pem",
            "sasl.oauthbearer.assertion.private.key.pem",
            "sasl.oauthbearer.client.secrte",
            "schema.registry.basic.auth.user.info",
            "value.converter.basic.auth.user.info",
            "bearer.auth.token",
            "aws.secret.access.key",
            "clientSecret",
            "db_passwd",
            "google.credentials",
            "github.api_key",
            "SASL.PASSWORD",
        ] {
            assert!(is_called_secret(name), "{name}");
        }
        for name in [
            "file",
            "tasks.max",
            "topics",
            "key.converter",
            "security.protocol",
            "sasl.mechanism",
            "sasl.username",
            "sasl.oauthbearer.client.credentials.client.id",
            "sasl.oauthbearer.token.endpoint.url",
            "basic.auth.credentials.source",
            "ssl.keystore.location",
            "ssl.truststore.type",
            "delegation.token.max.lifetime.ms",
            "password.file",
            "key.serializer",
            "session.timeout.ms",
            "partition.assignment.strategy",
            "connector.class",
            "compact.map.name",
        ] {
            assert!(!is_called_secret(name), "{name}");
        }
    }

    #[test]
    fn a_secret_is_told_by_where_it_stands_in_a_value() {
        for (value, shown) in [
            ("mongodb://u:PW@h:1/db", "mongodb://u:********@h:1/db"),
            ("mongodb://u:P/W@h:1/db", "mongodb://u:********@h:1/db"),
            ("mongodb://u:P@W@a:1,b:2/db", "mongodb://u:********@a:1,b:2/db"),
            ("http://u:PW@a, http://v:PX@b", "http://u:********@a, http://v:********@b"),
            ("jdbc:postgresql://h/db?user=u&password=PW", "jdbc:postgresql://h/db?user=u&password=********"),
            ("jdbc:sqlserver://h;user=u;password=PW;x=y", "jdbc:sqlserver://h;user=u;password=********;x=y"),
            ("https://h/token?access_token=PW#f", "https://h/token?access_token=********#f"),
            ("http://h:8083/a@b", "http://h:8083/a@b"),
            ("http://[::1]:8083/a@b", "http://[::1]:8083/a@b"),
            ("mongodb://a:1,b:2/db", "mongodb://a:1,b:2/db"),
            ("http://u@h/", "http://u@h/"),
            ("http://", "http://"),
            ("a?password=x", "a?password=x"),
            ("", ""),
        ] {
            assert_eq!(without_secrets(value), shown);
        }
    }
}

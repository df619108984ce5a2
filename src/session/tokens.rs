//! Bearer tokens for OAUTHBEARER, from where the settings say.

use std::path::PathBuf;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::config::{Jaas, Settings, Value, stores};
use crate::error::{Error, Kind, Result};
use crate::kafka::{Token, TokenSource};
use crate::rest::{ClientCredentials, HttpClient, HttpSettings, whole_seconds};
use crate::util::Secret;

/// Lifetime assumed for a token that does not tell when it expires, in milliseconds.
const UNKNOWN_LIFE: i64 = 3_600_000;

/// Latest expiry that a token may have, in milliseconds: librdkafka counts microseconds in an `i64`.
const LATEST: i64 = i64::MAX / 1000;

const ENDPOINT: &str = "sasl.oauthbearer.token.endpoint.url";
const CLIENT_ID: &str = "sasl.oauthbearer.client.credentials.client.id";
const CLIENT_SECRET: &str = "sasl.oauthbearer.client.credentials.client.secret";

/// The source that the settings name.
pub(super) fn source(
    settings: &Settings,
    jaas: Option<&Jaas>,
    timeout: Duration,
) -> Result<Box<TokenSource>> {
    let extensions = extensions(settings, jaas)?;
    let with_extensions = move |value: String, principal: Option<String>, seconds: Option<i64>| {
        token(value, principal, seconds, extensions.clone())
    };
    if let Some(setting) = settings.get("sasl.oauthbearer.token") {
        let value: Value = setting.value.clone();
        return Ok(Box::new(move || with_extensions(value.text("sasl.oauthbearer.token")?, None, None)));
    }
    if let Some(url) = settings.text(ENDPOINT)? {
        if let Some(path) = url.strip_prefix("file:") {
            // Java's way to name a file with a token (KIP-768).
            let file = Value::File(PathBuf::from(path.strip_prefix("//").unwrap_or(path)));
            return Ok(Box::new(move || with_extensions(file.text(ENDPOINT)?, None, None)));
        }
        let credentials = credentials(settings, jaas, url)?;
        let authorities = match settings.text("https.ca.pem")? {
            Some(pem) => Some(pem),
            None => stores::authorities_of_https(settings)?,
        };
        let trust_setting = "https.ca.location".to_owned();
        let http = HttpSettings { authorities, trust_setting, timeout, ..HttpSettings::default() };
        let client = HttpClient::new(&http)?;
        return Ok(Box::new(move || {
            let issued = credentials.fetch(&client)?;
            let token = issued.access_token.reveal().to_owned();
            with_extensions(token, Some(credentials.client_id.clone()), issued.expires_in)
        }));
    }
    if let Some(subject) = unsecured_subject(settings, jaas)? {
        return Ok(Box::new(move || with_extensions(unsecured(&subject), Some(subject.clone()), None)));
    }
    Err(Error::new(Kind::Usage, "OAUTHBEARER needs a token, and no setting says where it comes from").hint(format!(
        "set {ENDPOINT} with client id and secret, or sasl.oauthbearer.token (in a context: {{ command = [\"PROGRAM\"] }})"
    )))
}

fn credentials(settings: &Settings, jaas: Option<&Jaas>, url: String) -> Result<ClientCredentials> {
    let option = |name: &str| jaas.and_then(|jaas| jaas.option(name)).map(str::to_owned);
    let missing = |name: &str| {
        Error::new(Kind::Usage, format!("'{name}' is missing, which the token endpoint wants"))
            .hint("as a setting, or as clientId and clientSecret of the login module")
    };
    let id = settings.text(CLIENT_ID)?.or_else(|| option("clientId"));
    let secret = settings.text(CLIENT_SECRET)?.or_else(|| option("clientSecret"));
    Ok(ClientCredentials {
        url,
        client_id: id.ok_or_else(|| missing(CLIENT_ID))?,
        client_secret: secret.ok_or_else(|| missing(CLIENT_SECRET))?,
        scope: settings.text("sasl.oauthbearer.scope")?.or_else(|| option("scope")),
    })
}

/// `extension_NAME` of the login module (KIP-342), or librdkafka's `sasl.oauthbearer.extensions`: `NAME=VALUE,...`.
fn extensions(settings: &Settings, jaas: Option<&Jaas>) -> Result<Vec<(String, String)>> {
    let owned = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
    if let Some(text) = settings.text("sasl.oauthbearer.extensions")? {
        return Ok(text.split(',').filter_map(|one| one.split_once('=')).map(owned).collect());
    }
    Ok(jaas.into_iter().flat_map(|jaas| jaas.options_with("extension_")).map(owned).collect())
}

/// The subject of an unsecured token: Java's `unsecuredLoginStringClaim_sub`, or librdkafka's `principal=NAME`.
fn unsecured_subject(settings: &Settings, jaas: Option<&Jaas>) -> Result<Option<String>> {
    if let Some(subject) = jaas.and_then(|jaas| jaas.option("unsecuredLoginStringClaim_sub")) {
        return Ok(Some(subject.to_owned()));
    }
    let config = settings.text("sasl.oauthbearer.config")?.unwrap_or_default();
    Ok(config.split_whitespace().find_map(|one| one.strip_prefix("principal=")).map(str::to_owned))
}

fn now() -> i64 {
    crate::util::units::Timestamp::now().0
}

/// An unsecured token (RFC 7515, appendix A.5), for brokers in development.
fn unsecured(subject: &str) -> String {
    let seconds = now() / 1000;
    let payload = serde_json::json!({ "sub": subject, "iat": seconds, "exp": seconds + UNKNOWN_LIFE / 1000 });
    let part = |text: &str| BASE64_URL_SAFE_NO_PAD.encode(text);
    format!("{}.{}.", part(r#"{"alg":"none"}"#), part(&payload.to_string()))
}

/// A token with principal and expiry, which a JWT has in its claims.
fn token(
    value: String,
    principal: Option<String>,
    seconds: Option<i64>,
    extensions: Vec<(String, String)>,
) -> Result<Token> {
    let claims: Option<serde_json::Value> = value.split('.').nth(1).and_then(|payload| {
        serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?).ok()
    });
    let claim = |name: &str| claims.as_ref().and_then(|claims| claims.get(name));
    // RFC 7519, section 2: a number of seconds, which may have a fraction.
    let exp = claim("exp").and_then(whole_seconds);
    let expires_at = match (exp, seconds) {
        (Some(exp), _) => exp.saturating_mul(1000),
        (None, Some(seconds)) => now().saturating_add(seconds.saturating_mul(1000)),
        (None, None) => now() + UNKNOWN_LIFE,
    };
    let expires_at = expires_at.min(LATEST);
    if expires_at <= now() {
        let ended = crate::util::units::Timestamp(expires_at).to_rfc3339().unwrap_or_default();
        return Err(Error::new(
            Kind::NotAuthorized,
            format!("the token for OAUTHBEARER has expired at {ended}"),
        ));
    }
    let subject = claim("sub").and_then(serde_json::Value::as_str).map(str::to_owned);
    let principal = principal.or(subject).unwrap_or_else(|| "kafkactl".to_owned());
    Ok(Token { value: Secret::new(value), expires_at, principal, extensions })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_ends_when_it_is_said_to_and_never_later_than_can_be_counted() {
        let made = |value: &str, seconds| token(value.to_owned(), None, seconds, Vec::new());
        let ends_in =
            |seconds| made("opaque", seconds).map(|token| (token.expires_at - now() + 500) / 1000).ok();
        assert_eq!(ends_in(Some(60)), Some(60));
        assert_eq!(ends_in(None), Some(3600));
        for ended in [0, -1, i64::MIN] {
            assert_eq!(ends_in(Some(ended)), None, "{ended}");
        }
        for late in [i64::MAX, i64::MAX / 1000, 10_000_000_000_000] {
            assert_eq!(made("opaque", Some(late)).unwrap().expires_at, LATEST);
            let claims = BASE64_URL_SAFE_NO_PAD.encode(format!(r#"{{"exp":{late}}}"#));
            assert_eq!(made(&format!("h.{claims}.s"), None).unwrap().expires_at, LATEST);
        }
    }
}

//! Tokens from an OAuth 2.0 token endpoint, by client credentials (RFC 6749, section 4.4), as OIDC providers have them.

use reqwest::Url;
use serde::Deserialize;
use serde_json::Value;

use super::client::HttpClient;
use crate::error::{Error, Kind, Result};
use crate::util::{Secret, shortened};

/// Credentials for a token endpoint.
#[derive(Clone)]
pub struct ClientCredentials {
    /// URL of the token endpoint.
    pub url: String,
    pub client_id: String,
    pub client_secret: String,
    pub scope: Option<String>,
}

/// A token from a token endpoint.
pub struct IssuedToken {
    pub access_token: Secret,
    /// Seconds until it expires; `None` if the endpoint does not say.
    pub expires_in: Option<i64>,
}

/// Maximum number of characters of a refusal that is shown.
const LONGEST_DESCRIPTION: usize = 500;

#[derive(Deserialize)]
struct Success {
    access_token: String,
    #[serde(default)]
    expires_in: Value,
}

#[derive(Deserialize)]
struct TokenRefusal {
    error: String,
    error_description: Option<String>,
}

impl ClientCredentials {
    /// Fetches a token.
    pub fn fetch(&self, client: &HttpClient) -> Result<IssuedToken> {
        let what = format!("the token endpoint '{}'", shown(&self.url));
        let mut form = vec![("grant_type", "client_credentials")];
        if let Some(scope) = &self.scope {
            form.push(("scope", scope));
        }
        let request = client
            .post(&self.url)
            .basic_auth(&self.client_id, Some(&self.client_secret))
            .header(reqwest::header::ACCEPT, "application/json")
            .form(&form);
        let answer = client.send(request, &what).map_err(|lost| lost.error)?;
        if answer.status.is_success() {
            // Without the message of the parser, which quotes the body with the token.
            let Success { access_token, expires_in } = serde_json::from_str(&answer.body).map_err(|_| {
                Error::new(
                    Kind::Failed,
                    format!("the answer of {what} is no token (JSON with 'access_token')"),
                )
            })?;
            return Ok(IssuedToken {
                access_token: Secret::new(access_token),
                expires_in: whole_seconds(&expires_in),
            });
        }
        // RFC 6749, section 5.2: the refusal of a client comes as 400 or 401 with a code.
        let refusal: Option<TokenRefusal> = serde_json::from_str(&answer.body).ok();
        let words = refusal.map_or_else(
            || answer.status.canonical_reason().unwrap_or_default().to_owned(),
            |refusal| match refusal.error_description {
                Some(description) => format!("{}: {description}", refusal.error),
                None => refusal.error,
            },
        );
        let kind = match answer.status.as_u16() {
            400 | 401 | 403 => Kind::LoginRefused,
            404 => Kind::NotFound,
            _ => Kind::Unreachable,
        };
        let words = shortened(&words, LONGEST_DESCRIPTION);
        let message =
            format!("{what} gives no token to '{}': {} {words}", self.client_id, answer.status.as_u16());
        Err(Error::new(kind, message))
    }
}

/// A number of seconds, which some endpoints write as text or with a fraction.
pub fn whole_seconds(value: &Value) -> Option<i64> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let whole = text.split('.').next().unwrap_or_default();
    whole.trim().parse().ok()
}

/// A URL for messages: user, password and parameters may be secret.
fn shown(url: &str) -> String {
    let Ok(mut url) = Url::parse(url) else { return "a text that is not a URL".to_owned() };
    // It fails only for a URL without a host, which has no user.
    let _ = (url.set_username(""), url.set_password(None));
    url.set_query(None);
    url.set_fragment(None);
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_life_of_a_token_is_read_in_every_form_that_endpoints_have() {
        for (json, seconds) in [
            ("3600", Some(3600)),
            ("\"3600\"", Some(3600)),
            ("59.9", Some(59)),
            ("null", None),
            ("\"soon\"", None),
        ] {
            assert_eq!(whole_seconds(&serde_json::from_str(json).unwrap()), seconds, "{json}");
        }
    }

    #[test]
    fn a_url_is_shown_without_user_and_query() {
        assert_eq!(shown("https://me:s3cret@issuer.test/token?key=s3cret#x"), "https://issuer.test/token");
        assert_eq!(shown("s3cret"), "a text that is not a URL");
    }
}

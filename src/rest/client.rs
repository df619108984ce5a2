//! One HTTP client: TLS, credentials, bounds of time and size, and errors in words.

use std::io::Read;
use std::time::Duration;

use reqwest::blocking::{Client, RequestBuilder};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Certificate, Identity, Method, Proxy, StatusCode};

use crate::error::{Error, Result, Status};

/// No answer that is asked for here is larger: the connectors of a large cluster with their configs come to a few MiB.
const LARGEST_ANSWER: u64 = 64 << 20;

/// How HTTP is spoken.
#[derive(Debug, Default)]
pub struct HttpSettings {
    /// Certificates of authorities to trust beside those of the system, as PEM.
    pub authorities: Option<String>,
    /// The client's certificates and its key, as PEM.
    pub identity: Option<(String, String)>,
    /// Headers that every request gets; their values may be secret.
    pub headers: Vec<(String, String)>,
    /// URL of a proxy; else the environment says (`HTTPS_PROXY`, `NO_PROXY`).
    pub proxy: Option<String>,
    /// Bound of a request, from the connection to the last byte.
    pub timeout: Duration,
}

/// A client for requests to any server.
#[derive(Debug)]
pub struct HttpClient(Client);

/// An answer with its status.
#[derive(Debug)]
pub(super) struct Answer {
    /// The HTTP status.
    pub status: StatusCode,
    /// The body; text that is not UTF-8 is replaced.
    pub body: String,
}

impl HttpClient {
    /// Sets up a client.
    pub fn new(settings: &HttpSettings) -> Result<Self> {
        let mut builder = Client::builder()
            .timeout(settings.timeout)
            .connect_timeout(settings.timeout)
            // A redirect would send a secret to whom nobody named.
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("kafkactl/", env!("CARGO_PKG_VERSION")));
        let unusable = |error: reqwest::Error| {
            Error::new(Status::Usage, format!("HTTPS cannot be set up: {}", words(&error)))
        };
        if let Some(pem) = &settings.authorities {
            for certificate in Certificate::from_pem_bundle(pem.as_bytes()).map_err(unusable)? {
                builder = builder.add_root_certificate(certificate);
            }
        }
        if let Some((certificates, key)) = &settings.identity {
            let identity = Identity::from_pkcs8_pem(certificates.as_bytes(), key.as_bytes());
            builder = builder.identity(identity.map_err(unusable)?);
        }
        if let Some(url) = &settings.proxy {
            builder = builder.proxy(Proxy::all(url).map_err(unusable)?);
        }
        builder = builder.default_headers(headers(&settings.headers)?);
        builder.build().map(Self).map_err(unusable)
    }

    /// Begins a POST request. The URL must not hold a password.
    pub(super) fn post(&self, url: &str) -> RequestBuilder {
        self.0.post(url)
    }

    /// Begins a request.
    pub(super) fn request(&self, method: Method, url: reqwest::Url) -> RequestBuilder {
        self.0.request(method, url)
    }
}

fn headers(given: &[(String, String)]) -> Result<HeaderMap> {
    let mut headers = HeaderMap::new();
    for (name, value) in given {
        // Not the value, which may be secret.
        let unusable = || Error::new(Status::Usage, format!("'{name}' cannot be sent as a header of HTTP"));
        let parsed = HeaderName::try_from(name.as_str()).map_err(|_| unusable())?;
        let mut value = HeaderValue::from_str(value).map_err(|_| unusable())?;
        value.set_sensitive(true);
        headers.insert(parsed, value);
    }
    Ok(headers)
}

/// Sends a request; `what` names the server in the error. Statuses are the caller's to judge. A request that changes something may have
/// done so where the answer is lost.
pub(super) fn send(request: RequestBuilder, what: &str, is_change: bool) -> Result<Answer> {
    let lost = |error: Error| if is_change { error.maybe_done() } else { error };
    let failed = |why: String| lost(Error::new(Status::Unreachable, format!("no answer from {what}: {why}")));
    let response = request.send().map_err(|error| {
        let status = if error.is_builder() { Status::Usage } else { Status::Unreachable };
        let failed = Error::new(status, format!("no answer from {what}: {}", words(&error)));
        // Without a connection nothing was sent.
        if error.is_builder() || error.is_connect() { failed } else { lost(failed) }
    })?;
    let status = response.status();
    let mut body = Vec::new();
    response
        .take(LARGEST_ANSWER + 1)
        .read_to_end(&mut body)
        .map_err(|error| failed(format!("it broke off: {error}")))?;
    if body.len() as u64 > LARGEST_ANSWER {
        return Err(failed(format!("it is larger than {} MiB", LARGEST_ANSWER >> 20)));
    }
    Ok(Answer { status, body: String::from_utf8_lossy(&body).into_owned() })
}

/// The innermost cause, which says more than "error sending request". Never the URL.
fn words(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "it did not come in time".to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    let words = cause.to_string();
    let words = words.split(" (os error").next().unwrap_or_default();
    words.to_lowercase()
}

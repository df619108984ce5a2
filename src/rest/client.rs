//! One HTTP client: TLS, headers, limits of time and size.

use std::io;
use std::pin::pin;
use std::sync::LazyLock;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue, LOCATION};
use reqwest::{Certificate, Client, Identity, Method, Proxy, RequestBuilder, StatusCode};
use tokio::runtime::{Builder, Runtime};

use super::failure::{self, NoAnswer};
use crate::error::{Error, Kind, Result};
use crate::util::Secret;
use crate::util::interrupt::Interrupt;

/// Maximum size of an answer. The connectors of a large cluster with their configs have a few MiB.
const LARGEST_ANSWER: usize = 64 << 20;
/// Maximum time for a connection, which takes a round trip or two. After that the next address is tried.
const LONGEST_CONNECT: Duration = Duration::from_secs(10);
/// Time between two looks at the interrupt.
const SLICE: Duration = Duration::from_millis(50);

/// Runs all requests, on the threads that wait for them. It is never shut down, which would wait for a host name look-up that hangs.
static RUNTIME: LazyLock<io::Result<Runtime>> =
    LazyLock::new(|| Builder::new_current_thread().enable_all().build());

/// Settings of an HTTP client.
#[derive(Default)]
pub struct HttpSettings {
    /// Certificates of authorities to trust in addition to those of the system, as PEM.
    pub authorities: Option<String>,
    /// The name of the setting for such authorities, for hints.
    pub trust_setting: String,
    /// Certificates and key of the client, as PEM.
    pub identity: Option<(String, Secret)>,
    /// Headers of every request; their values may be secret.
    pub headers: Vec<(String, String)>,
    /// URL of a proxy; without one, the environment decides (`HTTPS_PROXY`, `NO_PROXY`).
    pub proxy: Option<String>,
    /// Maximum time of a request, from the connection to the last byte of the answer.
    pub timeout: Duration,
    /// Ends requests in flight.
    pub interrupt: Interrupt,
}

/// An HTTP client for any server.
pub struct HttpClient {
    client: Client,
    trust_setting: String,
    has_identity: bool,
    interrupt: Interrupt,
}

/// An answer with its status.
#[derive(Debug)]
pub(super) struct Answer {
    /// The HTTP status.
    pub status: StatusCode,
    /// The target of a redirect.
    pub location: Option<String>,
    /// The body; bytes that are not UTF-8 are replaced.
    pub body: String,
}

impl HttpClient {
    /// Sets up a client.
    pub fn new(settings: &HttpSettings) -> Result<Self> {
        let mut builder = Client::builder()
            .timeout(settings.timeout)
            // Less than the whole time, so that a missing connection and a missing answer give different errors.
            .connect_timeout(LONGEST_CONNECT.min(settings.timeout.mul_f64(0.9)))
            // A redirect would send secrets to a host that the user did not name.
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("kafkactl/", env!("CARGO_PKG_VERSION")));
        let unusable = |error: reqwest::Error| {
            Error::new(Kind::Usage, format!("HTTPS cannot be set up: {}", failure::innermost(&error)))
        };
        if let Some(pem) = &settings.authorities {
            for certificate in Certificate::from_pem_bundle(pem.as_bytes()).map_err(unusable)? {
                builder = builder.add_root_certificate(certificate);
            }
        }
        if let Some((certificates, key)) = &settings.identity {
            let identity = Identity::from_pkcs8_pem(certificates.as_bytes(), key.reveal().as_bytes());
            builder = builder.identity(identity.map_err(unusable)?);
        }
        if let Some(url) = &settings.proxy {
            builder = builder.proxy(Proxy::all(url).map_err(unusable)?);
        }
        builder = builder.default_headers(headers(&settings.headers)?);
        Ok(Self {
            client: builder.build().map_err(unusable)?,
            trust_setting: settings.trust_setting.clone(),
            has_identity: settings.identity.is_some(),
            interrupt: settings.interrupt.clone(),
        })
    }

    /// Begins a POST request. The URL must not hold a password.
    pub(super) fn post(&self, url: &str) -> RequestBuilder {
        self.client.post(url)
    }

    pub(super) fn request(&self, method: Method, url: reqwest::Url) -> RequestBuilder {
        self.client.request(method, url)
    }

    /// Sends a request; `what` names the server in the error. The caller judges the HTTP status.
    ///
    /// A signal ends the wait, unless it arrived before this request: so a command can still clean up at its end.
    pub(super) fn send(&self, request: RequestBuilder, what: &str) -> std::result::Result<Answer, NoAnswer> {
        let runtime = RUNTIME.as_ref().map_err(|error| NoAnswer {
            error: Error::new(Kind::Failed, format!("HTTP cannot be set up: {error}")),
            may_have_arrived: false,
        })?;
        let was_asked_before = self.interrupt.requested().is_some();
        runtime.block_on(async {
            let mut answer = pin!(answer_to(request));
            loop {
                match tokio::time::timeout(SLICE, answer.as_mut()).await {
                    Ok(Ok(answer)) => return Ok(answer),
                    Ok(Err(lost)) => {
                        return Err(lost.into_no_answer(what, &self.trust_setting, self.has_identity));
                    }
                    Err(_) if was_asked_before => {}
                    Err(_) => {
                        if let Some(status) = self.interrupt.requested() {
                            let error = Error::new(status, format!("stopped before {what} answered"));
                            return Err(NoAnswer { error, may_have_arrived: true });
                        }
                    }
                }
            }
        })
    }
}

/// Why a request got no whole answer.
pub(super) enum Lost {
    /// The request failed.
    Request(reqwest::Error),
    /// The connection broke within the answer.
    Body(reqwest::Error),
    /// The answer is too large.
    TooLarge,
}

async fn answer_to(request: RequestBuilder) -> std::result::Result<Answer, Lost> {
    let mut response = request.send().await.map_err(Lost::Request)?;
    let location = response.headers().get(LOCATION);
    let location = location.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(Lost::Body)? {
        if body.len() + piece.len() > LARGEST_ANSWER {
            return Err(Lost::TooLarge);
        }
        body.extend_from_slice(&piece);
    }
    let body = String::from_utf8_lossy(&body).into_owned();
    Ok(Answer { status: response.status(), location, body })
}

impl Lost {
    fn into_no_answer(self, what: &str, trust_setting: &str, has_identity: bool) -> NoAnswer {
        let broken = |why: String| NoAnswer {
            error: Error::new(Kind::Unreachable, format!("no answer from {what}: {why}")),
            may_have_arrived: true,
        };
        match self {
            Self::Request(error) => failure::no_answer(&error, what, trust_setting, has_identity),
            Self::Body(error) if error.is_timeout() => broken("it did not come in time".to_owned()),
            Self::Body(error) => broken(format!("it broke off: {}", failure::innermost(&error))),
            Self::TooLarge => broken(format!("it is larger than {} MiB", LARGEST_ANSWER >> 20)),
        }
    }
}

fn headers(given: &[(String, String)]) -> Result<HeaderMap> {
    let mut headers = HeaderMap::new();
    for (name, value) in given {
        // Not the value, which may be secret.
        let unusable = || Error::new(Kind::Usage, format!("'{name}' cannot be sent as a header of HTTP"));
        let parsed = HeaderName::try_from(name.as_str()).map_err(|_| unusable())?;
        let mut value = HeaderValue::from_str(value).map_err(|_| unusable())?;
        value.set_sensitive(true);
        headers.insert(parsed, value);
    }
    Ok(headers)
}

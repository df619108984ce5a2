//! Servers with a JSON interface: several addresses of one service, credentials, and which answers may be had by asking again.

use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use reqwest::{Method, Url};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::client::{Answer, HttpClient, send};
use super::token::ClientCredentials;
use crate::error::{Error, Result, Status};
use crate::util::Secret;

/// What Jetty 12, in workers since 4.0, says of an escaped slash or percent sign in a path.
const AMBIGUOUS: &str = "Ambiguous URI path";

/// So much of an answer that is no JSON is shown.
const SHOWN: usize = 200;

/// Who asks.
pub enum Credentials {
    /// Nobody in particular.
    None,
    /// User and password.
    Basic(String, Secret),
    /// A token.
    Bearer(Secret),
    /// A token that is fetched when it is needed first, by this client of HTTP.
    Fetched(ClientCredentials, HttpClient),
}

/// A kind of service.
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// Its name in messages, and above its settings in the README.
    pub name: &'static str,
    /// What its settings begin with.
    pub prefix: &'static str,
    /// Where it is when nobody says.
    pub default_url: &'static str,
    /// The media types that it may answer with.
    pub(super) accept: &'static str,
    /// The media type of what is sent to it.
    pub(super) content_type: &'static str,
    /// What to look at where something else answers.
    pub(super) url_hint: &'static str,
}

/// What takes lines about requests, from whichever thread makes them.
pub type Trace = Box<dyn Fn(&str) + Send + Sync>;

/// One service, at one or several addresses. Several threads may ask it at once.
pub struct RestServer {
    service: Service,
    addresses: Vec<Url>,
    /// The address that answered last.
    current: AtomicUsize,
    client: HttpClient,
    credentials: Credentials,
    token: Mutex<Option<Secret>>,
    trace: Trace,
}

impl std::fmt::Debug for RestServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RestServer").field("addresses", &self.addresses).finish_non_exhaustive()
    }
}

/// A request.
#[derive(Debug, Clone)]
pub(super) struct Call<'c> {
    pub(super) method: Method,
    /// So many parts of the base of the URL are left out, from its end.
    pub(super) up: usize,
    /// The parts of the path behind the base of the URL; each is escaped.
    pub(super) path: &'c [&'c str],
    pub(super) query: &'c [(&'c str, &'c str)],
    pub(super) body: Option<Value>,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Refusal {
    /// The service is busy with itself, in its own words: to ask again may help.
    Busy(String),
    /// It will not help.
    Failed(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl Refusal {
    /// The error, where nobody asks again.
    pub fn into_error(self) -> Error {
        match self {
            Self::Failed(error) => error,
            Self::Busy(reason) => Error::new(Status::Unreachable, reason),
        }
    }
}

/// What a service says of a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// The HTTP status.
    pub(super) status: u16,
    /// Its code, which often is that status; `None` where it says nothing, as of a request that it does not know.
    pub(super) code: Option<u32>,
    /// Its words, or what stands for them.
    pub(super) message: String,
}

impl Failure {
    /// Whether it says that something does not exist.
    pub(super) fn is_not_found(&self) -> bool {
        self.status == 404 && self.code.is_some()
    }
}

/// The result of a request.
pub type Answered<T> = std::result::Result<T, Refusal>;

impl RestServer {
    /// A service; no connection is made yet.
    pub fn new(
        service: Service,
        addresses: &[String],
        client: HttpClient,
        credentials: Credentials,
        trace: Trace,
    ) -> Result<Self> {
        let parsed = addresses.iter().map(|text| base(service, text)).collect::<Result<Vec<_>>>()?;
        Ok(Self {
            service,
            addresses: parsed,
            current: AtomicUsize::new(0),
            client,
            credentials,
            token: Mutex::new(None),
            trace,
        })
    }

    /// The address that answered last.
    pub fn address(&self) -> &str {
        self.addresses
            .get(self.current.load(Ordering::Relaxed))
            .map_or("", |url| url.as_str().trim_end_matches('/'))
    }

    /// Sends a request, and gives what comes back as `T`. `is_busy` says which failures may pass.
    pub(super) fn call<T: DeserializeOwned>(
        &self,
        call: &Call<'_>,
        is_busy: fn(&Failure) -> bool,
    ) -> Answered<std::result::Result<T, Failure>> {
        let answer = self.answer(call)?;
        let status = answer.status.as_u16();
        if answer.status.is_success() {
            let text = if answer.body.trim().is_empty() { "null" } else { &answer.body };
            return match serde_json::from_str(text) {
                Ok(parsed) => Ok(Ok(parsed)),
                Err(_) => Err(self.foreign(&answer).into()),
            };
        }
        if status == 400 && answer.body.contains(AMBIGUOUS) {
            let message = format!("{} takes no '/' or '%' within a name", self.name());
            return Err(Error::new(Status::Failed, message)
                .hint("so what is called like that cannot be reached (Connect before 4.0 takes it)")
                .into());
        }
        let said = said(&answer.body);
        if matches!(status, 401 | 403 | 407) {
            let words = said.map_or_else(|| reason(&answer), |said| said.message);
            let error = format!("{} refuses: {status} {words}", self.name());
            return Err(Error::new(Status::Denied, error).hint(self.hint_of_login()).into());
        }
        let failure = match said {
            Some(Said { error_code, message }) => Failure { status, code: error_code, message },
            // Of a proxy before the service, which is away itself or has enough to do.
            None if passes(status) => return Err(Refusal::Busy(format!("{status} {}", reason(&answer)))),
            // A framework below the service that knows no such request.
            None if matches!(status, 404 | 405) && answer.body.trim().is_empty() => {
                Failure { status, code: None, message: reason(&answer) }
            }
            None => return Err(self.foreign(&answer).into()),
        };
        if is_busy(&failure) || passes(status) {
            return Err(Refusal::Busy(failure.message));
        }
        Ok(Err(failure))
    }

    /// An answer from the first address that gives one, beginning with the one that did last.
    fn answer(&self, call: &Call<'_>) -> Result<Answer> {
        let mut last = None;
        let first = self.current.load(Ordering::Relaxed);
        for turn in 0..self.addresses.len() {
            let at = (first + turn) % self.addresses.len();
            let Some(address) = self.addresses.get(at) else { continue };
            match self.answer_of(address, call) {
                // It may be starting or ending; if no other is there, its words are what there is to say.
                Ok(answer) if answer.status.as_u16() == 503 && turn + 1 < self.addresses.len() => {}
                Ok(answer) => {
                    self.current.store(at, Ordering::Relaxed);
                    return Ok(answer);
                }
                Err(error) if error.status() == Status::Unreachable => last = Some(error),
                Err(error) => return Err(error),
            }
        }
        let none = || Error::new(Status::Unreachable, format!("{} does not answer", self.name()));
        Err(last.unwrap_or_else(none))
    }

    fn answer_of(&self, address: &Url, call: &Call<'_>) -> Result<Answer> {
        let mut url = address.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty();
            for _ in 0..call.up {
                segments.pop();
            }
            segments.extend(call.path);
        }
        if !call.query.is_empty() {
            url.query_pairs_mut().extend_pairs(call.query);
        }
        let what = format!("{} at {}", self.service.name, address.as_str().trim_end_matches('/'));
        let mut line = format!("{} {url}", call.method);
        let mut request = self.client.request(call.method.clone(), url);
        request = match &self.credentials {
            Credentials::None => request,
            Credentials::Basic(user, password) => request.basic_auth(user, Some(password.reveal())),
            Credentials::Bearer(token) => request.bearer_auth(token.reveal()),
            Credentials::Fetched(credentials, client) => {
                request.bearer_auth(self.fetched(credentials, client)?.reveal())
            }
        };
        request = request.header(reqwest::header::ACCEPT, self.service.accept);
        if let Some(body) = &call.body {
            // Configs hold passwords: of the body only its size is told.
            let text = body.to_string();
            let _ = write!(line, ", {} bytes", text.len());
            request = request.header(reqwest::header::CONTENT_TYPE, self.service.content_type).body(text);
        }
        let answer = send(request, &what, call.method != Method::GET);
        match &answer {
            Ok(answer) => {
                (self.trace)(&format!("{line}: {}, {} bytes", answer.status.as_u16(), answer.body.len()));
            }
            Err(error) => (self.trace)(&format!("{line}: {}", error.message())),
        }
        answer
    }

    fn fetched(&self, credentials: &ClientCredentials, client: &HttpClient) -> Result<Secret> {
        // Whoever comes meanwhile waits for the one token.
        let mut kept = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(token) = &*kept {
            return Ok(token.clone());
        }
        let token = Secret::new(credentials.fetch(client)?.access_token);
        *kept = Some(token.clone());
        Ok(token)
    }

    /// The service and where it is, in words.
    pub(super) fn name(&self) -> String {
        format!("{} at {}", self.service.name, self.address())
    }

    fn hint_of_login(&self) -> String {
        match self.credentials {
            Credentials::None => {
                format!("it wants a login: see '{}' in the README for the settings", self.service.name)
            }
            _ => "the login comes from the settings of the context, see kafkactl context show".to_owned(),
        }
    }

    /// An answer that this service does not give: something else stands there, such as a proxy.
    fn foreign(&self, answer: &Answer) -> Error {
        let shown: String = answer.body.chars().take(SHOWN).collect();
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!(
            "what {} answers is not from {}: {} {shown}",
            self.address(),
            self.service.name,
            answer.status.as_u16()
        );
        Error::new(Status::Failed, message).hint(self.service.url_hint)
    }
}

/// What all services here say of an error.
#[derive(serde::Deserialize)]
struct Said {
    error_code: Option<u32>,
    message: String,
}

fn said(body: &str) -> Option<Said> {
    serde_json::from_str(body).ok()
}

/// Whether a status says that to ask again may help: too many requests, or a proxy before a service that is away.
fn passes(status: u16) -> bool {
    matches!(status, 429 | 502..=504)
}

fn reason(answer: &Answer) -> String {
    answer.status.canonical_reason().unwrap_or_default().to_owned()
}

/// The base of a URL as it is typed; `host:port` alone is HTTP.
fn base(service: Service, text: &str) -> Result<Url> {
    let wrong =
        |why: &str| Error::new(Status::Usage, format!("the URL of {} cannot be used: {why}", service.name));
    let text = text.trim();
    let full = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    let url = Url::parse(&full).map_err(|_| wrong("it is none"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(wrong("it is not of http or https"));
    }
    // Everyone on the machine can read a command line, and URLs end up in logs.
    if url.password().is_some() || !url.username().is_empty() {
        let setting = format!("{}basic.auth.user.info", service.prefix);
        return Err(wrong("there is a user in it")
            .hint(format!("set {setting} in the context, or with -X and @env:VAR or @file:PATH")));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rest::connect::CONNECT;

    #[test]
    fn a_url_is_read_with_and_without_a_scheme_and_never_with_a_password() {
        assert_eq!(base(CONNECT, "localhost:8083").unwrap().as_str(), "http://localhost:8083/");
        assert_eq!(base(CONNECT, "https://c.test/a/").unwrap().as_str(), "https://c.test/a/");
        for wrong in ["https://me:secret@c.test", "ftp://c.test", "http://"] {
            let error = base(CONNECT, wrong).unwrap_err();
            assert!(error.status() == Status::Usage && !error.message().contains("secret"), "{wrong}");
        }
    }
}

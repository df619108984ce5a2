//! Servers with a JSON interface: several addresses of one service, credentials, and which answers may be had by asking again.

use std::cell::{Cell, RefCell};
use std::fmt::Write;

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

/// One service, at one or several addresses.
pub struct RestServer {
    service: &'static str,
    addresses: Vec<Url>,
    /// The address that answered last.
    current: Cell<usize>,
    client: HttpClient,
    credentials: Credentials,
    token: RefCell<Option<Secret>>,
    /// Takes a line about each request.
    trace: Box<dyn Fn(&str)>,
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

/// What a service says of a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// The HTTP status.
    pub(super) status: u16,
    /// Its words, or what stands for them.
    pub(super) message: String,
}

/// The result of a request.
pub type Answered<T> = std::result::Result<T, Refusal>;

impl RestServer {
    /// A service; no connection is made yet.
    pub fn new(
        service: &'static str,
        addresses: &[String],
        client: HttpClient,
        credentials: Credentials,
        trace: Box<dyn Fn(&str)>,
    ) -> Result<Self> {
        let parsed = addresses.iter().map(|text| base(service, text)).collect::<Result<Vec<_>>>()?;
        Ok(Self {
            service,
            addresses: parsed,
            current: Cell::new(0),
            client,
            credentials,
            token: RefCell::new(None),
            trace,
        })
    }

    /// The address that answered last.
    pub fn address(&self) -> &str {
        self.addresses.get(self.current.get()).map_or("", |url| url.as_str().trim_end_matches('/'))
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
                .hint("so what is called like that cannot be reached; workers before 4.0 take it")
                .into());
        }
        let message = message(&answer.body);
        if matches!(status, 401 | 403 | 407) {
            let words = message.unwrap_or_else(|| reason(&answer));
            let error = format!("{} refuses: {status} {words}", self.name());
            return Err(Error::new(Status::Denied, error).hint(self.hint_of_login()).into());
        }
        let Some(message) = message else {
            // A proxy before the service, which is away itself.
            if matches!(status, 502..=504) {
                return Err(Refusal::Busy(format!("{status} {}", reason(&answer))));
            }
            return Err(self.foreign(&answer).into());
        };
        let failure = Failure { status, message };
        if is_busy(&failure) || matches!(status, 502..=504) {
            return Err(Refusal::Busy(failure.message));
        }
        Ok(Err(failure))
    }

    /// An answer from the first address that gives one, beginning with the one that did last.
    fn answer(&self, call: &Call<'_>) -> Result<Answer> {
        let mut last = None;
        for turn in 0..self.addresses.len() {
            let at = (self.current.get() + turn) % self.addresses.len();
            let Some(address) = self.addresses.get(at) else { continue };
            match self.answer_of(address, call) {
                // It may be starting or ending; if no other is there, its words are what there is to say.
                Ok(answer) if answer.status.as_u16() == 503 && turn + 1 < self.addresses.len() => {}
                Ok(answer) => {
                    self.current.set(at);
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
            segments.pop_if_empty().extend(call.path);
        }
        if !call.query.is_empty() {
            url.query_pairs_mut().extend_pairs(call.query);
        }
        let what = format!("{} at {}", self.service, address.as_str().trim_end_matches('/'));
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
        request = request.header(reqwest::header::ACCEPT, "application/json");
        if let Some(body) = &call.body {
            // Configs hold passwords: of the body only its size is told.
            let text = body.to_string();
            let _ = write!(line, ", {} bytes", text.len());
            request = request.header(reqwest::header::CONTENT_TYPE, "application/json").body(text);
        }
        let answer = send(request, &what);
        match &answer {
            Ok(answer) => {
                (self.trace)(&format!("{line}: {}, {} bytes", answer.status.as_u16(), answer.body.len()));
            }
            Err(error) => (self.trace)(&format!("{line}: {}", error.message())),
        }
        answer
    }

    fn fetched(&self, credentials: &ClientCredentials, client: &HttpClient) -> Result<Secret> {
        if let Some(token) = &*self.token.borrow() {
            return Ok(token.clone());
        }
        let token = Secret::new(credentials.fetch(client)?.access_token);
        *self.token.borrow_mut() = Some(token.clone());
        Ok(token)
    }

    /// The service and where it is, in words.
    pub(super) fn name(&self) -> String {
        format!("{} at {}", self.service, self.address())
    }

    fn hint_of_login(&self) -> &'static str {
        match self.credentials {
            Credentials::None => "it wants a login: see 'Connect' in the README for the settings",
            _ => "the login comes from the settings of the context, see kafkactl context show",
        }
    }

    /// An answer that this service does not give: something else stands there, such as a proxy.
    fn foreign(&self, answer: &Answer) -> Error {
        let shown: String = answer.body.chars().take(SHOWN).collect();
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!(
            "what {} answers is not from {}: {} {shown}",
            self.address(),
            self.service,
            answer.status.as_u16()
        );
        Error::new(Status::Failed, message).hint("is the URL right, and is there a proxy between?")
    }
}

/// The words of an error: all services here say `{"error_code": N, "message": "..."}`.
fn message(body: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Said {
        message: String,
    }
    serde_json::from_str::<Said>(body).ok().map(|said| said.message)
}

fn reason(answer: &Answer) -> String {
    answer.status.canonical_reason().unwrap_or_default().to_owned()
}

/// The base of a URL as it is typed; `host:port` alone is HTTP.
fn base(service: &str, text: &str) -> Result<Url> {
    let wrong = |why: &str| Error::new(Status::Usage, format!("the URL of {service} cannot be used: {why}"));
    let text = text.trim();
    let full = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    let url = Url::parse(&full).map_err(|_| wrong("it is none"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(wrong("it is not of http or https"));
    }
    // Everyone on the machine can read a command line, and URLs end up in logs.
    if url.password().is_some() || !url.username().is_empty() {
        return Err(wrong("there is a user in it")
            .hint("set connect.basic.auth.user.info in the context, or with -X and @env:VAR or @file:PATH"));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_read_with_and_without_a_scheme_and_never_with_a_password() {
        assert_eq!(base("Connect", "localhost:8083").unwrap().as_str(), "http://localhost:8083/");
        assert_eq!(base("Connect", "https://c.test/a/").unwrap().as_str(), "https://c.test/a/");
        for wrong in ["https://me:secret@c.test", "ftp://c.test", "http://"] {
            let error = base("Connect", wrong).unwrap_err();
            assert!(error.status() == Status::Usage && !error.message().contains("secret"), "{wrong}");
        }
    }
}

//! A service with a JSON interface: its addresses, its credentials, and which failures pass by themselves.

use std::fmt::Write;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use reqwest::{StatusCode, Url};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::call::{Answered, Call, Effect, HttpFailure, Passing, Refusal};
use super::client::{Answer, HttpClient};
use super::failure::NoAnswer;
use super::token::IssuedToken;
use crate::error::{Error, Kind, Result};
use crate::util::{Secret, shortened};

/// Part of the answer of Jetty 12 (Connect since 4.0) to an escaped slash or percent sign in a path.
const AMBIGUOUS: &str = "Ambiguous URI path";

/// Maximum number of characters shown of an answer that is not JSON.
const SHOWN: usize = 200;

/// Maximum length of a message of a server that is shown: some repeat whole schemas or configs.
const LONGEST_MESSAGE: usize = 2000;

/// Hint for a change that may have been made, although no answer says so.
const MAY_BE_DONE: &str = "it may have been done nevertheless: check before you repeat it";

/// Fetches a new token.
pub type TokenSource = dyn Fn() -> Result<IssuedToken> + Send + Sync;

/// The credentials of requests.
pub enum Credentials {
    None,
    /// User and password.
    Basic(String, Secret),
    /// A bearer token.
    Token(Box<TokenSource>),
}

/// A kind of service: Connect or a schema registry.
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// The name in messages.
    pub name: &'static str,
    /// The prefix of its settings.
    pub prefix: &'static str,
    /// The URL if none is set.
    pub default_url: &'static str,
    /// The accepted media types of answers.
    pub(super) accept: &'static str,
    /// The media type of requests.
    pub(super) content_type: &'static str,
    /// Hint for an answer from another server, such as a proxy.
    pub(super) url_hint: &'static str,
}

/// Receives a line about each request, on the thread that made the request.
pub type Trace = Box<dyn Fn(&str) + Send + Sync>;

/// A service at one or several addresses. Several threads may send requests at once.
pub struct RestServer {
    service: Service,
    addresses: Vec<Url>,
    /// The address that answered last.
    current: AtomicUsize,
    /// Whether this service has answered, so that the URL is right.
    has_answered: AtomicBool,
    client: HttpClient,
    credentials: Credentials,
    token: Mutex<Option<KeptToken>>,
    trace: Trace,
}

impl std::fmt::Debug for RestServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RestServer").field("addresses", &self.addresses).finish_non_exhaustive()
    }
}

/// A token, and how long it is kept.
struct KeptToken {
    value: Secret,
    /// When the next token is fetched, and when this one expires; `None` if unknown: then it is kept until it is refused.
    times: Option<(Instant, Instant)>,
}

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
            has_answered: AtomicBool::new(false),
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

    /// Sends a request, and parses the answer as `T`. `passing` says which failures pass by themselves.
    pub(super) fn call<T: DeserializeOwned>(
        &self,
        call: &Call<'_>,
        passing: fn(&HttpFailure) -> Passing,
    ) -> Answered<std::result::Result<T, HttpFailure>> {
        let answer = self.answer(call)?;
        if answer.status.is_success() {
            let text = if answer.body.trim().is_empty() { "null" } else { &answer.body };
            let Ok(parsed) = serde_json::from_str(text) else { return Err(self.foreign(&answer).into()) };
            self.has_answered.store(true, Ordering::Relaxed);
            return Ok(Ok(parsed));
        }
        let failure = self.failure(&answer)?;
        let passing = match of_proxy(answer.status) {
            Passing::Never => passing(&failure),
            passing => passing,
        };
        match passing {
            Passing::Never => Ok(Err(failure)),
            Passing::Unclear if call.effect == Effect::Once => {
                let message = format!("{} answers {}", self.name(), failure.message);
                Err(Error::new(Kind::Unreachable, message).hint(MAY_BE_DONE).maybe_done().into())
            }
            Passing::NotDone | Passing::Unclear => Err(Refusal::Busy(failure.message)),
        }
    }

    /// The failure that an answer reports.
    fn failure(&self, answer: &Answer) -> Result<HttpFailure> {
        let status = answer.status.as_u16();
        if status == 400 && answer.body.contains(AMBIGUOUS) {
            let message = format!("{} does not accept '/' or '%' in a name", self.name());
            return Err(Error::new(Kind::Failed, message)
                .hint("so nothing with such a name can be reached (Connect before 4.0 accepts it)"));
        }
        let said = said(&answer.body);
        let words = said.as_ref().and_then(|said| said.message.as_deref());
        let words = words.map(|words| shortened(words, LONGEST_MESSAGE).into_owned());
        let message = words.unwrap_or_else(|| reason(answer.status));
        if matches!(status, 401 | 403 | 407) {
            return Err(self.denied(status, &message));
        }
        if answer.status.is_redirection() {
            let location = answer.location.as_deref().unwrap_or("nowhere");
            let message = format!(
                "{} redirects ({status}) to '{}', where no login is sent",
                self.name(),
                shortened(location, SHOWN)
            );
            return Err(Error::new(Kind::Failed, message).hint("give the URL of the service itself"));
        }
        match said {
            Some(Said { code, .. }) => Ok(HttpFailure { status, code, message }),
            // From a proxy in front of the service, which is down or overloaded.
            None if of_proxy(answer.status) != Passing::Never => {
                Ok(HttpFailure { status, code: None, message: format!("{status} {}", reason(answer.status)) })
            }
            // From another server at this URL, which does not know the path.
            None if matches!(status, 404 | 405) => {
                let shown = shown(&answer.body);
                let message = if shown.is_empty() { reason(answer.status) } else { shown };
                Ok(HttpFailure { status, code: None, message })
            }
            None => Err(self.foreign(answer)),
        }
    }

    /// The answer of the first address that gives one, starting with the one that answered last. The answer of a service that is
    /// starting or overloaded counts only if no other address gives a better one.
    fn answer(&self, call: &Call<'_>) -> Result<Answer> {
        let mut passing = None;
        let mut lost: Vec<Error> = Vec::new();
        let first = self.current.load(Ordering::Relaxed);
        for turn in 0..self.addresses.len() {
            let at = (first + turn) % self.addresses.len();
            let Some(address) = self.addresses.get(at) else { continue };
            match self.answer_of(address, call) {
                Ok(answer) => match of_proxy(answer.status) {
                    Passing::NotDone => passing = passing.or(Some(answer)),
                    Passing::Unclear if call.effect != Effect::Once => passing = passing.or(Some(answer)),
                    Passing::Unclear | Passing::Never => {
                        self.current.store(at, Ordering::Relaxed);
                        return Ok(answer);
                    }
                },
                Err(NoAnswer { error, may_have_arrived }) => {
                    let may_be_done = may_have_arrived && call.effect != Effect::Read;
                    let error = if may_be_done { error.hint(MAY_BE_DONE).maybe_done() } else { error };
                    let is_of_address = error.kind().is_outage() || error.kind().is_denial();
                    if !is_of_address || (may_have_arrived && call.effect == Effect::Once) {
                        return Err(error);
                    }
                    lost.push(error);
                }
            }
        }
        passing.ok_or_else(|| self.all_lost(&lost))
    }

    /// The error when no address gave an answer.
    fn all_lost(&self, lost: &[Error]) -> Error {
        let messages: Vec<String> = lost.iter().map(Error::message).collect();
        let is_denied = lost.iter().all(|error| error.kind().is_denial());
        let is_default = self.addresses.iter().all(|url| url.as_str().starts_with(self.service.default_url));
        let kind = match lost.first() {
            Some(first) if is_denied => first.kind().clone(),
            _ if is_default => Kind::NothingAtDefaultUrl { service: self.service.name },
            _ => Kind::Unreachable,
        };
        let mut hints: Vec<&String> = lost.iter().flat_map(Error::hints).collect();
        hints.dedup();
        let error = hints.into_iter().fold(Error::new(kind, messages.join("; ")), Error::hint);
        if lost.iter().any(Error::is_maybe_done) { error.maybe_done() } else { error }
    }

    fn answer_of(&self, address: &Url, call: &Call<'_>) -> std::result::Result<Answer, NoAnswer> {
        let Credentials::Token(source) = &self.credentials else { return self.send(address, call, None) };
        let not_sent = |error| NoAnswer { error, may_have_arrived: false };
        let token = self.token(source, None).map_err(not_sent)?;
        let answer = self.send(address, call, Some(&token))?;
        if answer.status != StatusCode::UNAUTHORIZED {
            return Ok(answer);
        }
        // The token may have expired or been revoked. The request was not carried out, so it is sent again with a new token.
        match self.token(source, Some(&token)) {
            Ok(other) if other != token => self.send(address, call, Some(&other)),
            _ => Ok(answer),
        }
    }

    fn send(
        &self,
        address: &Url,
        call: &Call<'_>,
        token: Option<&Secret>,
    ) -> std::result::Result<Answer, NoAnswer> {
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
        if let Credentials::Basic(user, password) = &self.credentials {
            request = request.basic_auth(user, Some(password.reveal()));
        }
        if let Some(token) = token {
            request = request.bearer_auth(token.reveal());
        }
        request = request.header(reqwest::header::ACCEPT, self.service.accept);
        if let Some(body) = &call.body {
            // Configs contain passwords: only the size of the body is logged.
            let text = body.to_string();
            let _ = write!(line, ", {} bytes", text.len());
            request = request.header(reqwest::header::CONTENT_TYPE, self.service.content_type).body(text);
        }
        let answer = self.client.send(request, &what);
        match &answer {
            Ok(answer) => {
                (self.trace)(&format!("{line}: {}, {} bytes", answer.status.as_u16(), answer.body.len()));
            }
            Err(lost) => (self.trace)(&format!("{line}: {}", lost.error.message())),
        }
        answer
    }

    /// The token to log in with. A new one is fetched if there is none, if it expires soon, and if it is the one that was refused.
    fn token(&self, source: &TokenSource, refused: Option<&Secret>) -> Result<Secret> {
        // Other threads wait for this token.
        let mut kept = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let usable = kept.as_ref().filter(|kept| refused != Some(&kept.value));
        if let Some(usable) = usable
            && usable.times.is_none_or(|(renewal, _)| now < renewal)
        {
            return Ok(usable.value.clone());
        }
        match source() {
            Ok(IssuedToken { access_token, expires_in }) => {
                // A negative time means that it has expired already.
                let life =
                    expires_in.map(|seconds| Duration::from_secs(u64::try_from(seconds).unwrap_or_default()));
                // Fetch the next after four fifths of its life, as Kafka clients do.
                let times =
                    life.and_then(|life| Some((now.checked_add(life.mul_f64(0.8))?, now.checked_add(life)?)));
                *kept = Some(KeptToken { value: access_token.clone(), times });
                Ok(access_token)
            }
            // The old token has not expired yet.
            Err(error) => match usable {
                Some(KeptToken { value, times: Some((_, end)) }) if now < *end => Ok(value.clone()),
                _ => Err(error),
            },
        }
    }

    /// The name of the service and its address.
    pub(super) fn name(&self) -> String {
        format!("{} at {}", self.service.name, self.address())
    }

    /// A hint to check the URL, unless the service has answered there.
    pub(super) fn url_hint(&self) -> Option<&'static str> {
        (!self.has_answered.load(Ordering::Relaxed)).then_some(self.service.url_hint)
    }

    fn denied(&self, status: u16, words: &str) -> Error {
        let kind = match (status, &self.credentials) {
            (401, Credentials::Basic(..) | Credentials::Token(_)) => Kind::ServiceRefusesLogin,
            (401 | 407, _) => Kind::LoginRefused,
            _ => Kind::NotAuthorized,
        };
        let error = Error::new(kind, format!("{} refuses: {status} {words}", self.name()));
        let prefix = self.service.prefix;
        let settings = format!(
            "{prefix}basic.auth.user.info (USER:PASSWORD) or {prefix}bearer.auth.token, see kafkactl-configuration(7)"
        );
        match (status, &self.credentials) {
            (407, _) => error.hint(format!("a proxy on the way requires a login, see {prefix}proxy.url")),
            (401, Credentials::None) => error.hint(format!("it requires a login: {settings}")),
            (401, _) => error,
            (_, Credentials::None) => {
                error.hint(format!("a permission is missing; no login is set: {settings}"))
            }
            (_, Credentials::Basic(user, _)) => {
                error.hint(format!("a permission is missing: user '{user}' may not do this"))
            }
            (_, Credentials::Token(_)) => {
                error.hint("a permission is missing: the owner of the token may not do this")
            }
        }
    }

    /// The error about an answer of another server, such as a proxy.
    fn foreign(&self, answer: &Answer) -> Error {
        let message = format!(
            "the answer of {} is not from {}: {} {}",
            self.address(),
            self.service.name,
            answer.status.as_u16(),
            shown(&answer.body)
        );
        let error = Error::new(Kind::Failed, message);
        match self.url_hint() {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}

/// An error as all services here report it.
struct Said {
    code: Option<u32>,
    message: Option<String>,
}

/// The code and message of an error. Services have `error_code` and `message`; proxies have messages under other names.
fn said(body: &str) -> Option<Said> {
    let Ok(Value::Object(fields)) = serde_json::from_str(body) else { return None };
    let code = fields.get("error_code").and_then(|code| match code {
        Value::String(text) => text.parse().ok(),
        other => u32::try_from(other.as_u64()?).ok(),
    });
    let words = ["message", "detail", "error_description", "error", "title"];
    let mut words = words.iter().filter_map(|name| fields.get(*name)?.as_str());
    let message = words.find(|words| !words.trim().is_empty()).map(str::to_owned);
    (code.is_some() || message.is_some()).then_some(Said { code, message })
}

/// How failures of a proxy pass, whose service is down or overloaded. With 502 and 504 the proxy may have forwarded the request.
fn of_proxy(status: StatusCode) -> Passing {
    match status.as_u16() {
        429 | 503 => Passing::NotDone,
        502 | 504 => Passing::Unclear,
        _ => Passing::Never,
    }
}

fn reason(status: StatusCode) -> String {
    status.canonical_reason().unwrap_or("without a reason").to_owned()
}

/// The start of a body, on one line.
fn shown(body: &str) -> String {
    let shown: String = body.chars().take(SHOWN).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The base URL as the user typed it; `host:port` alone is HTTP.
fn base(service: Service, text: &str) -> Result<Url> {
    let wrong_kind =
        |kind, why: &str| Error::new(kind, format!("the URL of {} cannot be used: {why}", service.name));
    let wrong = |why| wrong_kind(Kind::Usage, why);
    let text = text.trim();
    let full = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    let url = Url::parse(&full).map_err(|_| wrong("it is not a URL"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(wrong("its scheme is not http or https"));
    }
    // Everyone on the machine can read a command line, and URLs end up in logs.
    if url.password().is_some() || !url.username().is_empty() {
        let setting = format!("{}basic.auth.user.info", service.prefix);
        return Err(wrong_kind(Kind::LoginInUrl { setting }, "it contains a user or password"));
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
            assert!(
                error.status() == crate::error::Status::Usage && !error.message().contains("secret"),
                "{wrong}"
            );
        }
    }
}

//! Servers with a JSON interface: several addresses of one service, credentials, and which answers may be had by asking again.

use std::fmt::Write;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use reqwest::{Method, StatusCode, Url};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::client::{Answer, HttpClient};
use super::failure::NoAnswer;
use super::token::IssuedToken;
use crate::error::{Error, Kind, Result};
use crate::util::{Secret, shortened};

/// What Jetty 12, in workers since 4.0, says of an escaped slash or percent sign in a path.
const AMBIGUOUS: &str = "Ambiguous URI path";

/// The longest piece shown of an answer that is not JSON.
const SHOWN: usize = 200;

/// The longest message of a server that is shown; some repeat whole schemas or configs.
const LONGEST_MESSAGE: usize = 2000;

/// What is said where a change may have been made though no answer says so.
const MAY_BE_DONE: &str = "it may have been done all the same: look before you do it again";

/// Gives a token whenever a new one is needed.
pub type TokenSource = dyn Fn() -> Result<IssuedToken> + Send + Sync;

/// Who asks.
pub enum Credentials {
    /// Nobody in particular.
    None,
    /// User and password.
    Basic(String, Secret),
    /// A token, from somewhere.
    Token(Box<TokenSource>),
}

/// A kind of service.
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// Its name in messages.
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
    /// Whether an answer was one of this service, so that the URL is right.
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

/// A token that was issued.
struct KeptToken {
    value: Secret,
    /// When another one is fetched, and when this one ends; `None` where nobody says, so that it is kept until it is refused.
    times: Option<(Instant, Instant)>,
}

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It reads.
    Read,
    /// It changes something; done twice it is as done once.
    Repeatable,
    /// It changes something, and is not sent again where it may have been done already.
    Once,
}

/// A request.
#[derive(Debug, Clone)]
pub(super) struct Call<'c> {
    pub(super) method: Method,
    pub(super) effect: Effect,
    /// So many parts of the base of the URL are left out, from its end.
    pub(super) up: usize,
    /// The parts of the path behind the base of the URL; each is escaped.
    pub(super) path: &'c [&'c str],
    pub(super) query: &'c [(&'c str, &'c str)],
    pub(super) body: Option<Value>,
}

impl<'c> Call<'c> {
    /// A request that reads.
    pub(super) fn get(path: &'c [&'c str], query: &'c [(&'c str, &'c str)]) -> Self {
        Self { method: Method::GET, effect: Effect::Read, up: 0, path, query, body: None }
    }
}

/// Whether a failure passes by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passing {
    /// It does not.
    Never,
    /// It does, and nothing was done.
    NotDone,
    /// It does, and what was asked for may have been done.
    Unclear,
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
            Self::Busy(reason) => Error::new(Kind::Unreachable, reason),
        }
    }
}

/// What a service says of a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HttpFailure {
    /// The HTTP status.
    pub(super) status: u16,
    /// Its code, which often is that status; `None` where it says nothing, as of a request that it does not know.
    pub(super) code: Option<u32>,
    /// Its words, or what stands for them.
    pub(super) message: String,
}

impl HttpFailure {
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

    /// Sends a request, and gives what comes back as `T`. `passing` says which failures pass by themselves.
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

    /// What an answer says that is not a success.
    fn failure(&self, answer: &Answer) -> Result<HttpFailure> {
        let status = answer.status.as_u16();
        if status == 400 && answer.body.contains(AMBIGUOUS) {
            let message = format!("{} takes no '/' or '%' within a name", self.name());
            return Err(Error::new(Kind::Failed, message)
                .hint("so what is called like that cannot be reached (Connect before 4.0 takes it)"));
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
            // Of a proxy before the service, which is away itself or has enough to do.
            None if of_proxy(answer.status) != Passing::Never => {
                Ok(HttpFailure { status, code: None, message: format!("{status} {}", reason(answer.status)) })
            }
            // Something before the service or below it that knows no such path.
            None if matches!(status, 404 | 405) => {
                let shown = shown(&answer.body);
                let message = if shown.is_empty() { reason(answer.status) } else { shown };
                Ok(HttpFailure { status, code: None, message })
            }
            None => Err(self.foreign(answer)),
        }
    }

    /// An answer from the first address that gives one, beginning with the one that did last. One that is starting, or has enough to
    /// do, is answer enough only where no other gives a better one.
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

    /// None of the addresses gave an answer.
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
        // It may have ended, or been withdrawn. Nothing was done, so the request is sent once more with another one.
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
            // Configs hold passwords: of the body only its size is told.
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

    /// The token to log in with, which is fetched where there is none, where its end is near, and where it is the one that was refused.
    fn token(&self, source: &TokenSource, refused: Option<&Secret>) -> Result<Secret> {
        // Whoever comes meanwhile waits for the one token.
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
                // Less than nothing is none: it has ended already.
                let life =
                    expires_in.map(|seconds| Duration::from_secs(u64::try_from(seconds).unwrap_or_default()));
                // After four fifths of its life, as clients of Kafka do.
                let times =
                    life.and_then(|life| Some((now.checked_add(life.mul_f64(0.8))?, now.checked_add(life)?)));
                *kept = Some(KeptToken { value: access_token.clone(), times });
                Ok(access_token)
            }
            // It holds for a while yet.
            Err(error) => match usable {
                Some(KeptToken { value, times: Some((_, end)) }) if now < *end => Ok(value.clone()),
                _ => Err(error),
            },
        }
    }

    /// The service and where it is, in words.
    pub(super) fn name(&self) -> String {
        format!("{} at {}", self.service.name, self.address())
    }

    /// A hint to look at the URL, unless the service has answered there.
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
            (407, _) => error.hint(format!("a proxy on the way wants a login, see {prefix}proxy.url")),
            (401, Credentials::None) => error.hint(format!("it wants a login: {settings}")),
            (401, _) => error,
            (_, Credentials::None) => {
                error.hint(format!("a permission is missing; no login is set: {settings}"))
            }
            (_, Credentials::Basic(user, _)) => {
                error.hint(format!("a permission is missing: user '{user}' may not do this"))
            }
            (_, Credentials::Token(_)) => {
                error.hint("a permission is missing: whom the token is for may not do this")
            }
        }
    }

    /// An answer that this service does not give: something else stands there, such as a proxy.
    fn foreign(&self, answer: &Answer) -> Error {
        let message = format!(
            "what {} answers is not from {}: {} {}",
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

/// What all services here say of an error.
struct Said {
    code: Option<u32>,
    message: Option<String>,
}

/// The code and words of an error. Services have `error_code` and `message`; what stands before them has words of other names.
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

/// Statuses of a proxy before a service that is away, and of one that has enough to do. Where a proxy has passed a request on, nobody
/// knows what became of it.
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

/// The beginning of a body, on one line.
fn shown(body: &str) -> String {
    let shown: String = body.chars().take(SHOWN).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The base of a URL as it is typed; `host:port` alone is HTTP.
fn base(service: Service, text: &str) -> Result<Url> {
    let wrong_kind =
        |kind, why: &str| Error::new(kind, format!("the URL of {} cannot be used: {why}", service.name));
    let wrong = |why| wrong_kind(Kind::Usage, why);
    let text = text.trim();
    let full = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    let url = Url::parse(&full).map_err(|_| wrong("it is none"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(wrong("it is not of http or https"));
    }
    // Everyone on the machine can read a command line, and URLs end up in logs.
    if url.password().is_some() || !url.username().is_empty() {
        let setting = format!("{}basic.auth.user.info", service.prefix);
        return Err(wrong_kind(Kind::LoginInUrl { setting }, "there is a user in it"));
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

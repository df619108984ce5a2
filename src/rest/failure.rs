//! Errors of requests that got no answer.

use std::error::Error as _;

use crate::error::{Error, Kind};

/// A request without an answer.
pub(super) struct NoAnswer {
    pub(super) error: Error,
    /// Whether the server may have received the request, and carried it out.
    pub(super) may_have_arrived: bool,
}

/// The error of a request that failed before an answer. `trust_setting` is the name of the setting for authorities.
pub(super) fn no_answer(
    error: &reqwest::Error,
    what: &str,
    trust_setting: &str,
    has_identity: bool,
) -> NoAnswer {
    // Nothing is sent before there is a connection.
    let may_have_arrived = !(error.is_connect() || error.is_builder());
    let failed = |kind, why: &str| Error::new(kind, format!("no answer from {what}: {why}"));
    if error.is_builder() {
        return NoAnswer { error: failed(Kind::Usage, &innermost(error)), may_have_arrived };
    }
    let chain = chain(error);
    let error = if let Some(error) = of_certificate(&chain, error, &failed, trust_setting) {
        error
    } else if let Some(error) = of_alert(&chain, has_identity, &failed) {
        error
    } else if chain.contains("wrong version number") || chain.contains("record layer failure") {
        failed(Kind::Unreachable, "it does not speak TLS").hint("is it http:// rather than https://?")
    } else if chain.contains("invalid HTTP version") {
        failed(Kind::Unreachable, "it does not speak HTTP").hint("is it https:// rather than http://?")
    } else if error.is_timeout() && error.is_connect() {
        failed(Kind::Unreachable, "the connection was not made in time")
    } else if error.is_timeout() {
        failed(Kind::Unreachable, "it did not come in time")
    } else {
        failed(Kind::Unreachable, &innermost(error))
    };
    NoAnswer { error, may_have_arrived }
}

/// The error when OpenSSL refuses the certificate of the server: `... certificate verify failed ... (reason)`.
fn of_certificate(
    chain: &str,
    error: &reqwest::Error,
    failed: &impl Fn(Kind, &str) -> Error,
    trust_setting: &str,
) -> Option<Error> {
    let (_, reason) = chain.split_once("certificate verify failed")?;
    let reason = reason.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let reason = reason.map_or("no reason is known", |(reason, _)| reason);
    let host = error.url().and_then(reqwest::Url::host_str).unwrap_or("this host");
    // The texts of `X509_verify_cert_error_string`.
    let (why, hint) = if reason.contains("mismatch") {
        (format!("it does not name '{host}'"), "use a name that it has".to_owned())
    } else if reason.contains("expired") {
        ("it has expired".to_owned(), "the server needs a new certificate".to_owned())
    } else if reason.contains("not yet valid") {
        ("it is not valid yet".to_owned(), "is the clock of this machine right?".to_owned())
    } else if reason.contains("self-signed") || reason.contains("self signed") || reason.contains("unable to")
    {
        let hint = format!("name the authority's certificate: {trust_setting} (PEM, JKS or PKCS#12)");
        ("its authority is not trusted here".to_owned(), hint)
    } else {
        let hint = "see the certificate: openssl s_client -connect HOST:PORT -showcerts";
        (reason.to_owned(), hint.to_owned())
    };
    let why = format!("the certificate is not accepted: {why}");
    Some(failed(Kind::Unreachable, &why).hint(hint))
}

/// The error when the server ends TLS with an alert: `... ssl/tls alert bad certificate: ...`.
fn of_alert(chain: &str, has_identity: bool, failed: &impl Fn(Kind, &str) -> Error) -> Option<Error> {
    let (_, alert) = chain.split_once(" alert ")?;
    let alert = alert.split(':').next().unwrap_or_default().trim();
    Some(match (has_identity, alert) {
        (false, "certificate required" | "bad certificate" | "handshake failure") => {
            failed(Kind::LoginRefused, "it demands a certificate of the client")
                .hint("set ssl.keystore.location, behind the prefix that the settings of this service have")
        }
        (true, "unknown ca" | "certificate unknown" | "bad certificate" | "certificate expired") => {
            failed(Kind::LoginRefused, &format!("it does not accept the certificate of the client ({alert})"))
        }
        _ => failed(Kind::Unreachable, &format!("it ended TLS ({alert})")),
    })
}

/// All causes, the outermost first.
fn chain(error: &reqwest::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        words.extend([": ", &inner.to_string()]);
        cause = inner.source();
    }
    words
}

/// The innermost cause, which says more than "error sending request", and does not contain the URL.
pub(super) fn innermost(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    let words = cause.to_string();
    let words = words.split(" (os error").next().unwrap_or_default();
    words.to_lowercase()
}

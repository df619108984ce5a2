//! A connection made step by step, to find the step that fails: librdkafka only reports "transport failure".
//!
//! The two requests that it needs are written here byte by byte: `ApiVersions` 0 and `SaslHandshake` 1 (Kafka
//! protocol guide, "Protocol Primitives" and "SASL Authentication Sequence").

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use openssl::nid::Nid;
use openssl::ssl::{ConnectConfiguration, SslConnector, SslMethod, SslStream, SslVerifyMode};
use openssl::x509::{X509, X509NameRef, X509VerifyResult};

use super::settings::{Authorities, ConnectionSettings, Tls};
use crate::error::Kind;

/// Maximum size of an answer: no broker gives a larger one to these requests.
const LARGEST_ANSWER: u32 = 1 << 20;
/// The client id in both requests.
const CLIENT: &str = "kafkactl";

/// A step of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ProbeStep {
    /// The host name resolves to addresses.
    Dns,
    /// The port accepts a connection.
    Tcp,
    /// The TLS handshake succeeds, and the certificates are accepted.
    Tls,
    /// A Kafka broker answers.
    Kafka,
    /// The broker accepts the login.
    Sasl,
    /// The addresses that brokers advertise can be reached.
    Advertised,
}

impl ProbeStep {
    /// The name for a table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dns => "DNS",
            Self::Tcp => "TCP",
            Self::Tls => "TLS",
            Self::Kafka => "Kafka",
            Self::Sasl => "SASL",
            Self::Advertised => "advertised",
        }
    }
}

/// The result of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProbeReport {
    pub step: ProbeStep,
    /// What was found, or why the step failed.
    pub words: String,
    /// What kind of failure it was; `None` when the step succeeded.
    pub failure: Option<Kind>,
    /// What the user can do about a failure.
    pub hint: Option<String>,
}

impl ProbeReport {
    /// A step that succeeded.
    pub fn good(step: ProbeStep, words: impl Into<String>) -> Self {
        Self { step, words: words.into(), failure: None, hint: None }
    }

    /// A step that failed.
    pub fn bad(step: ProbeStep, kind: Kind, words: impl Into<String>) -> Self {
        Self { step, words: words.into(), failure: Some(kind), hint: None }
    }

    /// Adds what the user can do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Goes through the steps up to a TCP connection.
pub fn probe_address(host: &str, port: u16, limit: Duration) -> Vec<ProbeReport> {
    match connect(host, port, limit) {
        Ok((_, reports)) | Err(reports) => reports,
    }
}

/// Goes through the steps up to the login mechanisms that the broker offers, until one fails.
pub fn probe_broker(
    settings: &ConnectionSettings,
    host: &str,
    port: u16,
    limit: Duration,
) -> Vec<ProbeReport> {
    let (stream, mut reports) = match connect(host, port, limit) {
        Ok(connected) => connected,
        Err(reports) => return reports,
    };
    let address = stream.peer_addr().ok();
    let mut stream: Box<dyn Stream> = match &settings.tls {
        None => Box::new(stream),
        Some(tls) => match encrypt(tls, host, stream) {
            Ok((stream, report)) => {
                let failed = report.failure.is_some();
                reports.push(report);
                if failed {
                    return reports;
                }
                stream
            }
            Err(report) => {
                let plain = address.is_some_and(|address| speaks_plainly(address, limit));
                reports.push(if plain {
                    report.hint("the port speaks no TLS: set security.protocol to PLAINTEXT or SASL_PLAINTEXT, or use the TLS port")
                } else {
                    report
                });
                return reports;
            }
        },
    };
    match ask(&mut stream, 18, 0, &[]) {
        Ok(_) => reports.push(ProbeReport::good(ProbeStep::Kafka, "a broker answers")),
        Err(error) => {
            // A port that expects TLS answers these bytes with an alert, or closes the connection.
            let silent = matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut);
            let may_be_tls = settings.tls.is_none() && !silent;
            let encrypted = may_be_tls && address.is_some_and(|address| speaks_tls(address, limit));
            reports.push(no_kafka(&error, settings.tls.as_ref(), encrypted));
            return reports;
        }
    }
    reports.extend(login_offer(settings, &mut stream));
    reports
}

trait Stream: Read + Write {}
impl<T: Read + Write> Stream for T {}

fn connect(
    host: &str,
    port: u16,
    limit: Duration,
) -> Result<(TcpStream, Vec<ProbeReport>), Vec<ProbeReport>> {
    let addresses = match resolve(host, port, limit) {
        Ok(addresses) => addresses,
        Err(words) => {
            let report = ProbeReport::bad(
                ProbeStep::Dns,
                Kind::Unreachable,
                format!("'{host}' cannot be resolved: {words}"),
            );
            return Err(vec![report.hint("is the name right, and known where this runs?")]);
        }
    };
    let mut shown: Vec<String> = addresses.iter().map(|address| address.ip().to_string()).collect();
    shown.dedup();
    let mut reports = vec![ProbeReport::good(ProbeStep::Dns, format!("'{host}' is {}", shown.join(", ")))];
    let mut failures = String::new();
    for address in &addresses {
        match TcpStream::connect_timeout(address, limit) {
            Ok(stream) => {
                // So that a broker that accepts and never answers ends the probe.
                let _ = stream.set_read_timeout(Some(limit));
                let _ = stream.set_write_timeout(Some(limit));
                reports.push(ProbeReport::good(ProbeStep::Tcp, format!("connected to {address}")));
                return Ok((stream, reports));
            }
            Err(error) => {
                let separator = if failures.is_empty() { "" } else { ", " };
                // Writing to a string does not fail.
                let _ = write!(failures, "{separator}{address}: {}", io_words(&error));
            }
        }
    }
    let report = ProbeReport::bad(ProbeStep::Tcp, Kind::Unreachable, format!("no connection to {failures}"));
    reports.push(report.hint("is the broker running, and does a firewall let the port through?"));
    Err(reports)
}

/// Resolves a host name. The resolver of the system has no timeout, so it runs on a thread that is left behind if it takes too long.
fn resolve(host: &str, port: u16, limit: Duration) -> Result<Vec<SocketAddr>, String> {
    let (sender, receiver) = mpsc::channel();
    let host = host.to_owned();
    let thread = thread::Builder::new().spawn(move || {
        let result = (host.as_str(), port).to_socket_addrs().map(Iterator::collect::<Vec<_>>);
        // Nobody may be waiting any more.
        let _ = sender.send(result);
    });
    thread.map_err(|error| format!("the system refused to create a thread: {error}"))?;
    match receiver.recv_timeout(limit) {
        Ok(Ok(addresses)) if addresses.is_empty() => Err("it has no address".to_owned()),
        Ok(Ok(addresses)) => Ok(addresses),
        Ok(Err(error)) => {
            Err(error.to_string().trim_start_matches("failed to lookup address information: ").to_owned())
        }
        Err(_) => Err("the name service does not answer".to_owned()),
    }
}

fn io_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => "connection refused".to_owned(),
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => "no answer in time".to_owned(),
        io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe => {
            "the other side closed the connection".to_owned()
        }
        _ => error.to_string(),
    }
}

/// A TLS client that accepts every certificate, so that the message can say afterwards what is wrong with it.
fn lenient_connector(tls: Option<&Tls>) -> Result<ConnectConfiguration, openssl::error::ErrorStack> {
    let mut builder = SslConnector::builder(SslMethod::tls_client())?;
    if let Some(tls) = tls {
        match &tls.authorities {
            Authorities::Certificates(pem) => {
                for certificate in X509::stack_from_pem(pem.as_bytes())? {
                    builder.cert_store_mut().add_cert(certificate)?;
                }
            }
            Authorities::Path(path) if std::path::Path::new(path).is_dir() => {
                builder.load_verify_locations(None, Some(path.as_ref()))?;
            }
            Authorities::Path(path) => builder.set_ca_file(path)?,
        }
        if let Some((certificates, key)) = &tls.identity {
            let mut chain = X509::stack_from_pem(certificates.as_bytes())?.into_iter();
            if let Some(own) = chain.next() {
                builder.set_certificate(&own)?;
            }
            for certificate in chain {
                builder.add_extra_chain_cert(certificate)?;
            }
            builder.set_private_key(&*openssl::pkey::PKey::private_key_from_pem(key.reveal().as_bytes())?)?;
        }
    }
    builder.set_verify_callback(SslVerifyMode::PEER, |_, _| true);
    let mut configuration = builder.build().configure()?;
    configuration.set_verify_hostname(tls.is_some_and(|tls| tls.verify_hostname));
    Ok(configuration)
}

fn encrypt(tls: &Tls, host: &str, stream: TcpStream) -> Result<(Box<dyn Stream>, ProbeReport), ProbeReport> {
    let bad = |words: String| ProbeReport::bad(ProbeStep::Tls, Kind::Unreachable, words);
    let configuration = lenient_connector(Some(tls))
        .map_err(|error| bad(format!("the certificates given cannot be used: {error}")))?;
    // Without the trailing dot, which only name servers know: certificates do not have it (RFC 5280), and RFC 6066 forbids it here.
    let stream = configuration.connect(host.trim_end_matches('.'), stream).map_err(|error| {
        let words = match &error {
            openssl::ssl::HandshakeError::Failure(stream) => match stream.error().io_error() {
                Some(error) => io_words(error),
                None => match stream
                    .error()
                    .ssl_error()
                    .and_then(|stack| stack.errors().first())
                    .and_then(openssl::error::Error::reason)
                {
                    Some(reason) => reason.to_owned(),
                    None => "the other side closed the connection".to_owned(),
                },
            },
            other => other.to_string(),
        };
        bad(format!("the handshake failed: {words}"))
    })?;
    let verdict = stream.ssl().verify_result();
    let report = certificate_report(tls, host, &stream, verdict);
    Ok((Box::new(stream), report))
}

fn certificate_report(
    tls: &Tls,
    host: &str,
    stream: &SslStream<TcpStream>,
    verdict: X509VerifyResult,
) -> ProbeReport {
    let Some(certificate) = stream.ssl().peer_certificate() else {
        return ProbeReport::bad(ProbeStep::Tls, Kind::Unreachable, "the broker shows no certificate");
    };
    let names = names_of(&certificate);
    let shown = format!(
        "certificate for {}, valid from {} to {}, issued by '{}'",
        if names.is_empty() { common_name(certificate.subject_name()) } else { names.join(", ") },
        certificate.not_before(),
        certificate.not_after(),
        common_name(certificate.issuer_name()),
    );
    // The verdicts of OpenSSL (`X509_V_ERR_...`) for which there is a remedy.
    let (why, hint) = match verdict.as_raw() {
        0 => return ProbeReport::good(ProbeStep::Tls, format!("{}, {shown}", stream.ssl().version_str())),
        _ if !tls.verify_certificate => {
            return ProbeReport::good(
                ProbeStep::Tls,
                format!("{} (not verified), {shown}", stream.ssl().version_str()),
            );
        }
        9 => ("it is not valid yet".to_owned(), "is the clock of this machine right?"),
        10 => ("it has expired".to_owned(), "the broker needs a new certificate"),
        62 | 64 => (
            format!("it does not name '{host}'"),
            "use a name that it has, or set ssl.endpoint.identification.algorithm to none, which gives up the check",
        ),
        18..=21 | 2 => (
            "its authority is not trusted here".to_owned(),
            "name the authority's certificate: ssl.truststore.location (PEM, JKS or PKCS#12)",
        ),
        _ => (
            verdict.error_string().to_owned(),
            "see the certificate: openssl s_client -connect HOST:PORT -showcerts",
        ),
    };
    ProbeReport::bad(
        ProbeStep::Tls,
        Kind::Unreachable,
        format!("the certificate is not accepted: {why}; {shown}"),
    )
    .hint(hint)
}

fn names_of(certificate: &X509) -> Vec<String> {
    let names = certificate.subject_alt_names();
    let name = |name: &openssl::x509::GeneralNameRef| {
        let address = |bytes: &[u8]| match bytes.len() {
            4 => <[u8; 4]>::try_from(bytes).ok().map(|octets| std::net::Ipv4Addr::from(octets).to_string()),
            16 => <[u8; 16]>::try_from(bytes).ok().map(|octets| std::net::Ipv6Addr::from(octets).to_string()),
            _ => None,
        };
        name.dnsname().map(str::to_owned).or_else(|| address(name.ipaddress()?))
    };
    names.iter().flatten().filter_map(name).collect()
}

fn common_name(name: &X509NameRef) -> String {
    let entry = name.entries_by_nid(Nid::COMMONNAME).next();
    entry.and_then(|entry| entry.data().to_string().ok()).unwrap_or_else(|| "no name".to_owned())
}

fn reconnect(address: SocketAddr, limit: Duration) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&address, limit)?;
    stream.set_read_timeout(Some(limit))?;
    stream.set_write_timeout(Some(limit))?;
    Ok(stream)
}

fn speaks_tls(address: SocketAddr, limit: Duration) -> bool {
    reconnect(address, limit).is_ok_and(|stream| {
        lenient_connector(None).is_ok_and(|configuration| configuration.connect("kafka", stream).is_ok())
    })
}

fn speaks_plainly(address: SocketAddr, limit: Duration) -> bool {
    reconnect(address, limit).is_ok_and(|mut stream| ask(&mut stream, 18, 0, &[]).is_ok())
}

fn no_kafka(error: &io::Error, tls: Option<&Tls>, port_speaks_tls: bool) -> ProbeReport {
    if port_speaks_tls {
        return ProbeReport::bad(
            ProbeStep::Kafka,
            Kind::Unreachable,
            "the port expects TLS, and the settings say plaintext",
        )
        .hint("set security.protocol to SSL or SASL_SSL");
    }
    // In TLS 1.3 the broker checks the client's certificate after the handshake has ended for the client.
    let words = error.to_string();
    if let (Some(tls), Some((_, alert))) = (tls, words.split_once(" alert ")) {
        let alert = alert.split(':').next().unwrap_or_default();
        return match (&tls.identity, alert) {
            (None, "certificate required" | "bad certificate" | "handshake failure") => ProbeReport::bad(
                ProbeStep::Tls,
                Kind::LoginRefused,
                "the broker demands a certificate of the client",
            )
            .hint("set ssl.keystore.location, or ssl.certificate.location and ssl.key.location"),
            (Some(_), "unknown ca" | "certificate unknown" | "bad certificate" | "certificate expired") => {
                let words = format!("the broker does not accept the certificate of the client ({alert})");
                ProbeReport::bad(ProbeStep::Tls, Kind::LoginRefused, words)
            }
            _ => {
                ProbeReport::bad(ProbeStep::Tls, Kind::Unreachable, format!("the broker ended TLS ({alert})"))
            }
        };
    }
    ProbeReport::bad(
        ProbeStep::Kafka,
        Kind::Unreachable,
        format!("no answer of a broker: {}", io_words(error)),
    )
}

/// Sends a request and gives the body of the answer.
fn ask(stream: &mut dyn Stream, key: i16, version: i16, body: &[u8]) -> io::Result<Vec<u8>> {
    const CORRELATION: i32 = 0x6b61_666b;
    let mut request = Vec::new();
    request.extend(key.to_be_bytes());
    request.extend(version.to_be_bytes());
    request.extend(CORRELATION.to_be_bytes());
    request.extend(short_text(CLIENT));
    request.extend(body);
    let mut framed = u32::try_from(request.len()).unwrap_or(u32::MAX).to_be_bytes().to_vec();
    framed.extend(request);
    stream.write_all(&framed)?;
    stream.flush()?;
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length);
    let foreign = || io::Error::new(io::ErrorKind::InvalidData, "what answers is no Kafka broker");
    if !(4..=LARGEST_ANSWER).contains(&length) {
        return Err(foreign());
    }
    let mut answer = Vec::new();
    stream.take(length.into()).read_to_end(&mut answer)?;
    match answer.split_first_chunk() {
        Some((correlation, body)) if i32::from_be_bytes(*correlation) == CORRELATION => Ok(body.to_vec()),
        _ => Err(foreign()),
    }
}

fn short_text(text: &str) -> Vec<u8> {
    let length = i16::try_from(text.len()).unwrap_or(i16::MAX);
    [&length.to_be_bytes(), text.as_bytes()].concat()
}

/// What the broker says to a login with the mechanism of the settings; `None` when there is none and it wants none.
fn login_offer(settings: &ConnectionSettings, stream: &mut dyn Stream) -> Option<ProbeReport> {
    let wanted = settings.login.as_ref().map(super::Login::mechanism);
    let answer = ask(stream, 17, 1, &short_text(wanted.unwrap_or("PLAIN")));
    let offered = answer.as_deref().ok().and_then(offered_mechanisms);
    let bad = |words: String| Some(ProbeReport::bad(ProbeStep::Sasl, Kind::LoginRefused, words));
    match (wanted, offered) {
        // 34 is ILLEGAL_SASL_STATE: this listener knows no login.
        (None, None | Some((34, _))) => None,
        (None, Some((_, offered))) => {
            bad(format!("the broker requires a login, and none is set; it offers {offered}")).map(|report| {
                report.hint(
                "set security.protocol to SASL_PLAINTEXT or SASL_SSL, sasl.mechanism, and user and password",
            )
            })
        }
        (Some(_), None) => bad("the broker does not answer to the offer of a login".to_owned()),
        (Some(wanted), Some((0, offered))) => {
            Some(ProbeReport::good(ProbeStep::Sasl, format!("the broker offers {offered}; {wanted} is used")))
        }
        (Some(_), Some((34, _))) => bad("the listener takes no login".to_owned()).map(|report| {
            report.hint("set security.protocol to PLAINTEXT or SSL, or use the port with SASL")
        }),
        (Some(wanted), Some((_, offered))) => {
            bad(format!("the broker does not take {wanted}; it offers {offered}"))
                .map(|report| report.hint("set sasl.mechanism"))
        }
    }
}

fn offered_mechanisms(body: &[u8]) -> Option<(i16, String)> {
    let (code, rest) = body.split_first_chunk()?;
    let (count, mut rest) = rest.split_first_chunk()?;
    let mut names = Vec::new();
    for _ in 0..u32::from_be_bytes(*count).min(64) {
        let (length, after) = rest.split_first_chunk()?;
        let (name, after) = after.split_at_checked(u16::from_be_bytes(*length).into())?;
        names.push(String::from_utf8_lossy(name).into_owned());
        rest = after;
    }
    names.sort();
    Some((i16::from_be_bytes(*code), if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }))
}

//! The settings of a connection, resolved: every value is known.

use std::fmt;
use std::time::Duration;

use crate::error::Result;
use crate::util::Secret;

/// The purpose of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Requests that read and change, without records or commits.
    Admin,
    /// As `Admin`, and commits of groups are read and written, and records are read.
    ///
    /// Such a client has a group of its own, without members or commits: without one, librdkafka 2.12 follows a null pointer when
    /// another broker has become the coordinator of a group that it asks about.
    Groups,
    /// As `Admin`, and records are read.
    Reader,
    /// As `Admin`, and records are written.
    Writer,
}

/// All that a connection to a cluster needs.
#[derive(Debug)]
pub struct ConnectionSettings {
    pub role: Role,
    /// `host:port`, separated by commas.
    pub bootstrap_servers: String,
    /// TLS, when the connection uses it.
    pub tls: Option<Tls>,
    /// The login, when there is one.
    pub login: Option<Login>,
    /// A hint that says where the login comes from.
    pub login_origin: Option<String>,
    /// Other settings, in librdkafka's names.
    pub properties: Vec<(String, String)>,
    /// Maximum time of each wait without progress.
    pub timeout: Duration,
    /// The debug contexts of librdkafka (`debug`); none when empty.
    pub debug: &'static str,
}

impl ConnectionSettings {
    /// The value of `security.protocol`.
    pub fn security_protocol(&self) -> &'static str {
        match (&self.tls, &self.login) {
            (None, None) => "PLAINTEXT",
            (Some(_), None) => "SSL",
            (None, Some(_)) => "SASL_PLAINTEXT",
            (Some(_), Some(_)) => "SASL_SSL",
        }
    }

    /// The value of one of the other settings, if it is set.
    pub(super) fn property(&self, name: &str) -> Option<&str> {
        let mut set = self.properties.iter().rev().filter(|(set, _)| set == name);
        set.next().map(|(_, value)| value.as_str())
    }

    /// Host and port of each address.
    pub fn addresses(&self) -> impl Iterator<Item = (&str, u16)> {
        self.bootstrap_servers.split(',').map(|server| {
            let server = server.trim();
            let server = server.split_once("://").map_or(server, |(_, rest)| rest);
            match server.rsplit_once(':').map(|(host, port)| (host, port.parse())) {
                Some((host, Ok(port))) => (host.trim_matches(['[', ']']), port),
                _ => (server.trim_matches(['[', ']']), 9092),
            }
        })
    }
}

/// The settings of TLS.
#[derive(Debug)]
pub struct Tls {
    /// Certificates of the authorities to trust, as PEM.
    pub authorities: Authorities,
    /// Certificates and key of the client, as PEM.
    pub identity: Option<(String, Secret)>,
    /// Whether the certificate must name the host.
    pub verify_hostname: bool,
    /// Whether the certificate must come from a trusted authority.
    pub verify_certificate: bool,
}

/// The certificates of the trusted authorities.
#[derive(Debug)]
pub enum Authorities {
    /// Certificates as PEM.
    Certificates(String),
    /// A file or folder of the system or of the user.
    Path(String),
}

/// How the client logs in.
pub enum Login {
    /// PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512.
    Password { mechanism: String, username: String, password: Secret },
    /// OAUTHBEARER.
    Token(Box<TokenSource>),
}

/// Fetches a new token.
pub type TokenSource = dyn Fn() -> Result<Token> + Send + Sync;

impl Login {
    /// The SASL mechanism.
    pub fn mechanism(&self) -> &str {
        match self {
            Self::Password { mechanism, .. } => mechanism,
            Self::Token(_) => "OAUTHBEARER",
        }
    }

    /// The user, where the login names one.
    pub fn username(&self) -> Option<&str> {
        match self {
            Self::Password { username, .. } => Some(username),
            Self::Token(_) => None,
        }
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").field("mechanism", &self.mechanism()).finish_non_exhaustive()
    }
}

/// A bearer token.
#[derive(Debug)]
pub struct Token {
    pub value: Secret,
    /// When it expires, in milliseconds since 1970.
    pub expires_at: i64,
    /// The principal that it identifies.
    pub principal: String,
    /// SASL extensions (KIP-342), such as an identity pool.
    pub extensions: Vec<(String, String)>,
}

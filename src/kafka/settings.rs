//! What a connection is made of, with every value known.

use std::fmt;
use std::time::Duration;

use crate::error::Result;
use crate::util::Secret;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Questions and changes.
    Admin,
    /// The same, and commits of groups are read and written; records too.
    ///
    /// To a client without a group of its own librdkafka 2.12 gives no coordinator to look for anew when another broker has become
    /// it, and then follows a null pointer. The group that this one names has no members and no commits.
    Groups,
    /// Questions and changes, and records are read.
    Reader,
    /// Questions and changes, and records are written.
    Writer,
}

/// All that is needed to talk to a cluster.
#[derive(Debug)]
pub struct ConnectionSettings {
    /// What it is for.
    pub role: Role,
    /// `host:port`, separated by commas.
    pub bootstrap_servers: String,
    /// TLS, when the connection uses it.
    pub tls: Option<Tls>,
    /// The login, when there is one.
    pub login: Option<Login>,
    /// Where the login comes from, in words, for when it fails.
    pub login_origin: Option<String>,
    /// Other settings, in librdkafka's names.
    pub properties: Vec<(String, String)>,
    /// Bound of each wait without progress.
    pub timeout: Duration,
    /// What librdkafka is to log about itself (`debug`), nothing when empty.
    pub debug: &'static str,
}

impl ConnectionSettings {
    /// The security protocol, in Kafka's name for it.
    pub fn security_protocol(&self) -> &'static str {
        match (&self.tls, &self.login) {
            (None, None) => "PLAINTEXT",
            (Some(_), None) => "SSL",
            (None, Some(_)) => "SASL_PLAINTEXT",
            (Some(_), Some(_)) => "SASL_SSL",
        }
    }

    /// One of the other settings, where it is set.
    pub(super) fn property(&self, name: &str) -> Option<&str> {
        let mut set = self.properties.iter().rev().filter(|(set, _)| set == name);
        set.next().map(|(_, value)| value.as_str())
    }

    /// The addresses one by one: host and port.
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

/// How TLS is spoken.
#[derive(Debug)]
pub struct Tls {
    /// Certificates of the authorities to trust, as PEM.
    pub authorities: Authorities,
    /// Certificates and key of the client, as PEM, where brokers ask for them.
    pub identity: Option<(String, Secret)>,
    /// Whether the certificate must name the host.
    pub verify_hostname: bool,
    /// Whether the certificate must come from a trusted authority.
    pub verify_certificate: bool,
}

/// Where the authorities come from.
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
    Password {
        /// The mechanism.
        mechanism: String,
        /// The user.
        username: String,
        /// The password.
        password: Secret,
    },
    /// OAUTHBEARER, with tokens from somewhere.
    Token(Box<TokenSource>),
}

/// Gives a token whenever the client needs a new one.
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
    /// The token itself.
    pub value: Secret,
    /// When it ends, in milliseconds since 1970.
    pub expires_at: i64,
    /// Whom it is for.
    pub principal: String,
    /// SASL extensions (KIP-342), such as an identity pool.
    pub extensions: Vec<(String, String)>,
}

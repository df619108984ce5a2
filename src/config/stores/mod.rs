//! Certificates and keys as PEM, from the formats that Kafka clients are configured with (JKS, PKCS#12, PEM).
//!
//! The first bytes of a file tell its format: `ssl.keystore.type` is often missing or wrong, and Java looks at the bytes, too
//! (`keystore.type.compat`).

mod jks;

use std::path::{Path, PathBuf};

use openssl::pkcs12::Pkcs12;
use openssl::pkey::{PKey, Private};
use openssl::provider::Provider;
use openssl::x509::X509;

use super::Settings;
use crate::error::{Error, Result};
use crate::util::text;

/// The certificate authorities that a client trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// Their certificates, as PEM.
    Certificates(String),
    /// A folder of hashed certificates, as OpenSSL uses it.
    Folder(PathBuf),
}

/// The certificate and key of a client.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// Its certificate and the chain to the authority, as PEM.
    pub certificates: String,
    /// Its private key as unencrypted PEM; in memory only.
    pub key: String,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity").field("certificates", &self.certificates).finish_non_exhaustive()
    }
}

/// The reason why a store cannot be used.
type Why = String;

/// The authorities that the settings name; `None` for those of the system.
pub fn trust(settings: &Settings) -> Result<Option<Trust>> {
    if let Some(certificates) = settings.text("ssl.truststore.certificates")? {
        return Ok(Some(Trust::Certificates(with_lines(&certificates))));
    }
    let Some(location) = settings.text("ssl.truststore.location")? else { return Ok(None) };
    let path = Path::new(&location);
    if path.is_dir() {
        return Ok(Some(Trust::Folder(path.to_owned())));
    }
    let bytes = read(path, "the trust store")?;
    let password = settings.text("ssl.truststore.password")?;
    let certificates = match kind(&bytes) {
        Kind::Pem(text) => Ok(text),
        Kind::Jks => jks::certificates(&bytes, password.as_deref()).and_then(|found| as_pem(&found)),
        Kind::Pkcs12 => trusted_of_pkcs12(&bytes, password.as_deref().unwrap_or_default()),
    };
    let certificates = certificates.and_then(|text| {
        if text.contains("-----BEGIN") { Ok(text) } else { Err("it has no certificate".to_owned()) }
    });
    let certificates = certificates
        .map_err(|why| settings.wrong("ssl.truststore.location", format!("'{location}': {why}")))?;
    Ok(Some(Trust::Certificates(certificates)))
}

/// The certificate and key that the settings name, if any.
pub fn identity(settings: &Settings) -> Result<Option<Identity>> {
    let key_password = settings.text("ssl.key.password")?;
    if let Some(location) = settings.text("ssl.keystore.location")? {
        let bytes = read(Path::new(&location), "the key store")?;
        let store_password = settings.text("ssl.keystore.password")?;
        let identity = match kind(&bytes) {
            Kind::Pem(text) => identity_of_pem(&text, &text, key_password.as_deref()),
            Kind::Jks => {
                let password = key_password.or_else(|| store_password.clone()).unwrap_or_default();
                jks::identity(&bytes, store_password.as_deref(), &password).and_then(|(key, chain)| {
                    let key = PKey::private_key_from_der(&key).map_err(|error| words(&error))?;
                    Ok(Identity { certificates: as_pem(&chain)?, key: plain_pem(&key)? })
                })
            }
            Kind::Pkcs12 => identity_of_pkcs12(&bytes, store_password.as_deref().unwrap_or_default()),
        };
        return identity
            .map(Some)
            .map_err(|why| settings.wrong("ssl.keystore.location", format!("'{location}': {why}")));
    }
    let text_or_file = |text: &str, file: &str| -> Result<Option<(String, String)>> {
        if let Some(found) = settings.text(text)? {
            return Ok(Some((text.to_owned(), with_lines(&found))));
        }
        let Some(location) = settings.text(file)? else { return Ok(None) };
        let bytes = read(Path::new(&location), &format!("'{file}'"))?;
        Ok(Some((file.to_owned(), String::from_utf8_lossy(&bytes).into_owned())))
    };
    let chain = text_or_file("ssl.keystore.certificate.chain", "ssl.certificate.location")?;
    let key = text_or_file("ssl.keystore.key", "ssl.key.location")?;
    match (chain, key) {
        (None, None) => Ok(None),
        (Some((name, _)), None) => {
            Err(settings.wrong(&name, "the private key is missing (ssl.keystore.key or ssl.key.location)"))
        }
        (None, Some((name, key))) => {
            // One file may hold both, as a PEM key store of Java does.
            identity_of_pem(&key, &key, key_password.as_deref())
                .map(Some)
                .map_err(|why| settings.wrong(&name, why))
        }
        (Some((_, chain)), Some((name, key))) => identity_of_pem(&chain, &key, key_password.as_deref())
            .map(Some)
            .map_err(|why| settings.wrong(&name, why)),
    }
}

/// The file or folder of the system's authorities; it depends on the distribution. `SSL_CERT_FILE` and `SSL_CERT_DIR` take
/// precedence.
pub fn system_authorities() -> Option<PathBuf> {
    let found = openssl_probe::probe();
    found.cert_file.or_else(|| found.cert_dir.into_iter().next())
}

/// The authorities in `https.ca.location`, as PEM.
pub fn authorities_of_https(settings: &Settings) -> Result<Option<String>> {
    let Some(location) = settings.text("https.ca.location")? else { return Ok(None) };
    let bytes = read(Path::new(&location), "'https.ca.location'")?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Cipher suites with OpenSSL's names and syntax. Java uses the names of the RFCs; the suites of TLS 1.3 are always enabled.
pub fn openssl_cipher_names(suites: &str) -> String {
    let names = suites.split([',', ':']).map(str::trim).filter(|name| !name.is_empty());
    let names = names.filter(|name| !name.starts_with("TLS_") || name.contains("_WITH_"));
    let translated = names.map(|name| match openssl::ssl::cipher_name(name) {
        "(NONE)" => name,
        known => known,
    });
    translated.collect::<Vec<_>>().join(":")
}

enum Kind {
    Pem(String),
    Jks,
    Pkcs12,
}

fn kind(bytes: &[u8]) -> Kind {
    match bytes {
        [0xfe, 0xed, 0xfe, 0xed, ..] => Kind::Jks,
        [0x30, ..] => Kind::Pkcs12,
        _ => {
            let text = bytes.strip_prefix(text::MARK).unwrap_or(bytes);
            Kind::Pem(String::from_utf8_lossy(text).into_owned())
        }
    }
}

fn read(path: &Path, what: &str) -> Result<Vec<u8>> {
    std::fs::read(path)
        .map_err(|error| Error::io(error, format!("could not read {what} '{}'", path.display())))
}

/// Restores line ends: a PEM text in a property file is often one line, with spaces where the lines ended, which Java accepts.
fn with_lines(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some((before, after)) = rest.split_once("-----BEGIN ") {
        let Some((label, after)) = after.split_once("-----") else { break };
        let Some((body, after)) = after.split_once("-----END ") else { break };
        let Some((_, after)) = after.split_once("-----") else { break };
        lines.push_str(before.trim());
        lines.extend(["-----BEGIN ", label, "-----\n"]);
        for word in body.split_whitespace() {
            lines.extend([word, "\n"]);
        }
        lines.extend(["-----END ", label, "-----\n"]);
        rest = after;
    }
    lines
}

fn words(error: &openssl::error::ErrorStack) -> Why {
    error.errors().first().and_then(openssl::error::Error::reason).unwrap_or("it is damaged").to_owned()
}

fn as_pem(certificates: &[Vec<u8>]) -> std::result::Result<String, Why> {
    let mut text = String::new();
    for der in certificates {
        let pem = X509::from_der(der)
            .and_then(|certificate| certificate.to_pem())
            .map_err(|error| words(&error))?;
        text.push_str(&String::from_utf8_lossy(&pem));
    }
    Ok(text)
}

fn plain_pem(key: &PKey<Private>) -> std::result::Result<String, Why> {
    let pem = key.private_key_to_pem_pkcs8().map_err(|error| words(&error))?;
    Ok(String::from_utf8_lossy(&pem).into_owned())
}

fn identity_of_pem(chain: &str, key: &str, password: Option<&str>) -> std::result::Result<Identity, Why> {
    let certificates = X509::stack_from_pem(chain.as_bytes()).map_err(|error| words(&error))?;
    if certificates.is_empty() {
        return Err("it has no certificate".to_owned());
    }
    let der = certificates.iter().map(|certificate| certificate.to_der().map_err(|error| words(&error)));
    let encrypted = key.contains("ENCRYPTED");
    // Without a password OpenSSL would ask on the terminal.
    let parsed = PKey::private_key_from_pem_callback(key.as_bytes(), |buffer| {
        let password = password.unwrap_or_default().as_bytes();
        let length = password.len().min(buffer.len());
        buffer
            .get_mut(..length)
            .unwrap_or_default()
            .copy_from_slice(password.get(..length).unwrap_or_default());
        Ok(length)
    });
    let parsed = parsed.map_err(|error| match (encrypted, password) {
        (true, None) => "the private key is encrypted: set ssl.key.password".to_owned(),
        (true, Some(_)) => "the private key cannot be decrypted with ssl.key.password".to_owned(),
        (false, _) => format!("it has no readable private key ({})", words(&error)),
    })?;
    Ok(Identity {
        certificates: as_pem(&der.collect::<std::result::Result<Vec<_>, _>>()?)?,
        key: plain_pem(&parsed)?,
    })
}

fn open_pkcs12(bytes: &[u8], password: &str) -> std::result::Result<openssl::pkcs12::ParsedPkcs12_2, Why> {
    let parse = || Pkcs12::from_der(bytes).and_then(|store| store.parse2(password));
    let result = parse().or_else(|error| {
        // Java 8 and OpenSSL 1 wrote stores with RC2, which OpenSSL has in its legacy provider.
        let _legacy = Provider::try_load(None, "legacy", true);
        parse().map_err(|_| error)
    });
    result.map_err(|error| match words(&error).as_str() {
        "mac verify failure" if password.is_empty() => "it needs a password".to_owned(),
        "mac verify failure" => "the password is wrong".to_owned(),
        other => other.to_owned(),
    })
}

fn trusted_of_pkcs12(bytes: &[u8], password: &str) -> std::result::Result<String, Why> {
    let store = open_pkcs12(bytes, password)?;
    let found = store.ca.iter().flatten().map(ToOwned::to_owned).chain(store.cert);
    let der = found.map(|certificate| certificate.to_der().map_err(|error| words(&error)));
    as_pem(&der.collect::<std::result::Result<Vec<_>, _>>()?)
}

fn identity_of_pkcs12(bytes: &[u8], password: &str) -> std::result::Result<Identity, Why> {
    let store = open_pkcs12(bytes, password)?;
    let (Some(key), Some(certificate)) = (store.pkey, store.cert) else {
        return Err("it has no private key with a certificate".to_owned());
    };
    let chain = std::iter::once(certificate).chain(store.ca.into_iter().flatten());
    let der = chain.map(|certificate| certificate.to_der().map_err(|error| words(&error)));
    Ok(Identity {
        certificates: as_pem(&der.collect::<std::result::Result<Vec<_>, _>>()?)?,
        key: plain_pem(&key)?,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_pem_text_on_one_line_gets_its_lines_back() {
        let one_line = "-----BEGIN CERTIFICATE----- AAAA BBBB -----END CERTIFICATE-----";
        let lines = "-----BEGIN CERTIFICATE-----\nAAAA\nBBBB\n-----END CERTIFICATE-----\n";
        assert_eq!(super::with_lines(one_line), lines);
        assert_eq!(super::with_lines(lines), lines);
        assert_eq!(super::with_lines("no PEM at all"), "");
    }
}

//! REST services behind TLS that cannot be agreed on: each cause in words, with what to do.

use std::net::TcpListener;
use std::thread;

use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::ssl::{SslAcceptor, SslMethod, SslVerifyMode};
use openssl::x509::extension::{BasicConstraints, SubjectAlternativeName};
use openssl::x509::{X509, X509NameBuilder};

use super::http::{Reply, serve};
use super::support::{Outcome, kafkactl};

/// A certificate that signs itself, for an address, valid for so many days from now.
fn certificate(address: &str, days: i64) -> (X509, PKey<Private>) {
    let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("CN", "a test").unwrap();
    let name = name.build();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder.set_serial_number(&BigNum::from_u32(1).unwrap().to_asn1_integer().unwrap()).unwrap();
    builder.set_subject_name(&name).unwrap();
    builder.set_issuer_name(&name).unwrap();
    builder.set_pubkey(&key).unwrap();
    // 2020 and 2021 are over; 2099 is far.
    let (from, to) = if days > 0 {
        ("20200101000000Z", "20990101000000Z")
    } else {
        ("20200101000000Z", "20210101000000Z")
    };
    builder.set_not_before(&Asn1Time::from_str(from).unwrap()).unwrap();
    builder.set_not_after(&Asn1Time::from_str(to).unwrap()).unwrap();
    builder.append_extension(BasicConstraints::new().critical().ca().build().unwrap()).unwrap();
    let mut names = SubjectAlternativeName::new();
    if address.parse::<std::net::IpAddr>().is_ok() {
        names.ip(address)
    } else {
        names.dns(address)
    };
    let names = names.build(&builder.x509v3_context(None, None)).unwrap();
    builder.append_extension(names).unwrap();
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    (builder.build(), key)
}

/// A server that does no more than to agree on TLS.
fn tls_server((certificate, key): &(X509, PKey<Private>), wants_certificate: bool) -> String {
    let mut builder = SslAcceptor::mozilla_intermediate(SslMethod::tls()).unwrap();
    builder.set_certificate(certificate).unwrap();
    builder.set_private_key(key).unwrap();
    if wants_certificate {
        builder.set_verify(SslVerifyMode::PEER | SslVerifyMode::FAIL_IF_NO_PEER_CERT);
    }
    let acceptor = builder.build();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // What the client makes of it is what is looked at.
            let _ = acceptor.accept(stream);
        }
    });
    url
}

#[test]
fn what_is_wrong_with_tls_is_said_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let trust = |(certificate, _): &(X509, PKey<Private>)| {
        let file = folder.path().join("trusted.pem");
        std::fs::write(&file, certificate.to_pem().unwrap()).unwrap();
        format!("connect.ssl.truststore.location={}", file.display())
    };
    let list = |url: &str, trusted: Option<&str>| {
        let mut command = kafkactl();
        command.env("KAFKACTL_CONFIG", "/nonexistent").args(["--connect-url", url, "connect", "list"]);
        Outcome::of(command.args(trusted.into_iter().flat_map(|setting| ["-X", setting])).output().unwrap())
    };
    let good = certificate("127.0.0.1", 1);
    let other = certificate("elsewhere.test", 1);
    let old = certificate("127.0.0.1", -1);
    let unknown = list(&tls_server(&good, false), None);
    assert_eq!(unknown.status, Some(5));
    assert!(
        unknown.stderr.contains(": the certificate is not accepted: its authority is not trusted here\n")
            && unknown.stderr.contains("hint: name the authority's certificate: connect.ssl.truststore.location (PEM, JKS or PKCS#12)\n"),
        "{}",
        unknown.stderr
    );
    let wrong = list(&tls_server(&other, false), Some(&trust(&other)));
    assert_eq!(wrong.status, Some(5));
    assert!(wrong.stderr.contains("is not accepted: it does not name '127.0.0.1'\n"), "{}", wrong.stderr);
    let expired = list(&tls_server(&old, false), Some(&trust(&old)));
    assert_eq!(expired.status, Some(5));
    assert!(expired.stderr.contains("is not accepted: it has expired\n"), "{}", expired.stderr);
    let demanded = list(&tls_server(&good, true), Some(&trust(&good)));
    assert_eq!(demanded.status, Some(6), "{}", demanded.stderr);
    assert!(demanded.stderr.contains("it demands a certificate of the client"), "{}", demanded.stderr);
    // The wrong kind of port, both ways.
    let (plain, _requests) = serve(|_| Some(Reply::json(200, "{}")));
    let plain = list(&plain.replace("http://", "https://"), None);
    assert_eq!(plain.status, Some(5));
    assert!(plain.stderr.contains("it does not speak TLS\n  hint: is it http://"), "{}", plain.stderr);
    for outcome in [unknown, wrong, expired, demanded, plain] {
        assert!(!outcome.stderr.contains("error:0") && !outcome.stderr.contains(".c:"), "{}", outcome.stderr);
    }
}

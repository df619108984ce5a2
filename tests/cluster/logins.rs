//! Every way to log in, from our settings and from Java property files.

use std::fs;
use std::sync::mpsc::Receiver;

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::http::{Reply, serve};

/// Runs `cluster describe` with `-X` settings.
fn describe(
    cluster: &TestCluster,
    listener: &str,
    settings: &[(&str, String)],
    env: &[(&str, &str)],
) -> Outcome {
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers(listener), "cluster", "describe"]).envs(env.iter().copied());
    for (key, value) in settings {
        command.arg(format!("-X{key}={value}"));
    }
    Outcome::of(command.output().unwrap())
}

/// Runs it with a Java property file.
fn describe_with_file(cluster: &TestCluster, listener: &str, properties: &str) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("client.properties");
    fs::write(&file, properties).unwrap();
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers(listener), "cluster", "describe", "--command-config"]).arg(&file);
    Outcome::of(command.output().unwrap())
}

fn assert_in(outcome: &Outcome) {
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    assert!(outcome.text().contains("Brokers:          3 of 3 up, 2 racks\n"), "{}", outcome.text());
}

fn ssl(more: &[(&'static str, String)]) -> Vec<(&'static str, String)> {
    [&[("security.protocol", "SSL".to_owned())], more].concat()
}

#[test]
fn plaintext_needs_nothing() {
    let cluster = TestCluster::shared();
    assert_in(&describe(&cluster, "PLAINTEXT", &[], &[]));
    assert_in(&describe_with_file(&cluster, "PLAINTEXT", "security.protocol=PLAINTEXT\nclient.id=ci\n"));
}

#[test]
fn the_authority_is_taken_from_pem_jks_and_pkcs12() {
    let cluster = TestCluster::shared();
    let secret = "@env:STORE".to_owned();
    for (file, password) in [
        ("ca.pem", None),
        ("truststore.jks", Some("store-secret")),
        // The certificates of a JKS trust store are not encrypted.
        ("truststore.jks", None),
        ("truststore.p12", Some("store-secret")),
        ("ca.without-trust-mark.p12", Some("store-secret")),
    ] {
        let mut settings = ssl(&[("ssl.truststore.location", cluster.tls(file))]);
        settings.extend(password.map(|_| ("ssl.truststore.password", secret.clone())));
        assert_in(&describe(&cluster, "SSL", &settings, &[("STORE", password.unwrap_or_default())]));
    }
    // In librdkafka's name too, and as a text.
    assert_in(&describe(&cluster, "SSL", &ssl(&[("ssl.ca.location", cluster.tls("ca.pem"))]), &[]));
    let pem = fs::read_to_string(cluster.tls("ca.pem")).unwrap();
    let inline = format!(
        "security.protocol=SSL\nssl.truststore.type=PEM\nssl.truststore.certificates={}\n",
        pem.replace('\n', " ")
    );
    assert_in(&describe_with_file(&cluster, "SSL", &inline));
}

#[test]
fn system_authorities_are_used_where_no_trust_store_is_named() {
    let cluster = TestCluster::shared();
    let ca = cluster.tls("ca.pem");
    assert_in(&describe(&cluster, "SSL", &ssl(&[]), &[("SSL_CERT_FILE", &ca)]));
    let other = cluster.tls("other-ca.pem");
    let refused = describe(&cluster, "SSL", &ssl(&[]), &[("SSL_CERT_FILE", &other)]);
    assert_eq!(refused.status, Some(5));
    assert!(refused.stderr.contains("its authority is not trusted here"), "{}", refused.stderr);
}

#[test]
fn a_wrong_store_password_is_said_before_anything_is_sent() {
    let cluster = TestCluster::shared();
    for (file, words) in
        [("truststore.jks", "the password is wrong"), ("truststore.p12", "the password is wrong")]
    {
        let settings = ssl(&[
            ("ssl.truststore.location", cluster.tls(file)),
            ("ssl.truststore.password", "@env:STORE".to_owned()),
        ]);
        let outcome = describe(&cluster, "SSL", &settings, &[("STORE", "nonsense")]);
        assert_eq!((outcome.text(), outcome.status), ("", Some(2)));
        assert!(outcome.stderr.contains(words) && !outcome.stderr.contains("nonsense"), "{}", outcome.stderr);
    }
}

#[test]
fn the_client_shows_its_certificate_from_every_kind_of_store() {
    let cluster = TestCluster::shared();
    let ca = ("ssl.truststore.location", cluster.tls("ca.pem"));
    let secrets = [("STORE", "store-secret"), ("KEY", "key-secret")];
    let store = |file: &str| ("ssl.keystore.location", cluster.tls(file));
    let password = ("ssl.keystore.password", "@env:STORE".to_owned());
    for identity in [
        vec![store("client.p12"), password.clone()],
        vec![store("client.legacy.p12"), password.clone()],
        vec![store("client.jks"), password.clone(), ("ssl.key.password", "@env:KEY".to_owned())],
        vec![store("client.store.pem")],
        vec![
            ("ssl.certificate.location", cluster.tls("client.pem")),
            ("ssl.key.location", cluster.tls("client.key")),
        ],
        vec![
            ("ssl.certificate.location", cluster.tls("client.pem")),
            ("ssl.key.location", cluster.tls("client.encrypted.key")),
            ("ssl.key.password", "@env:STORE".to_owned()),
        ],
    ] {
        let settings = ssl(&[vec![ca.clone()], identity].concat());
        assert_in(&describe(&cluster, "MTLS", &settings, &secrets));
    }
}

#[test]
fn a_java_property_file_with_jks_and_pkcs12_stores_works_as_it_is() {
    let cluster = TestCluster::shared();
    let properties = format!(
        "security.protocol=SSL\nssl.truststore.location={}\nssl.truststore.password=store-secret\n\
         ssl.keystore.type=PKCS12\nssl.keystore.location={}\nssl.keystore.password=store-secret\n\
         ssl.key.password=store-secret\nssl.endpoint.identification.algorithm=\nssl.enabled.protocols=TLSv1.2,TLSv1.3\n\
         ssl.cipher.suites=TLS_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\nkey.deserializer=x.Y\n",
        cluster.tls("truststore.jks"),
        cluster.tls("client.p12"),
    );
    assert_in(&describe_with_file(&cluster, "MTLS", &properties));
}

#[test]
fn an_encrypted_key_needs_its_password() {
    let cluster = TestCluster::shared();
    let settings = ssl(&[
        ("ssl.truststore.location", cluster.tls("ca.pem")),
        ("ssl.certificate.location", cluster.tls("client.pem")),
        ("ssl.key.location", cluster.tls("client.encrypted.key")),
    ]);
    let outcome = describe(&cluster, "MTLS", &settings, &[]);
    assert_eq!(outcome.status, Some(2));
    assert!(
        outcome.stderr.contains("the private key is encrypted: set ssl.key.password"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn passwords_are_taken_with_plain_and_scram() {
    let cluster = TestCluster::shared();
    for (mechanism, user, password) in [
        ("PLAIN", "ci", "ci-secret"),
        ("SCRAM-SHA-256", "alice", "alice-secret"),
        ("SCRAM-SHA-512", "alice", "alice-secret"),
    ] {
        let settings = [
            ("security.protocol", "SASL_PLAINTEXT".to_owned()),
            ("sasl.mechanism", mechanism.to_owned()),
            ("sasl.username", user.to_owned()),
            ("sasl.password", "@env:PASSWORD".to_owned()),
        ];
        assert_in(&describe(&cluster, "SASL", &settings, &[("PASSWORD", password)]));
        let module = if mechanism == "PLAIN" { "plain.PlainLoginModule" } else { "scram.ScramLoginModule" };
        let properties = format!(
            "security.protocol=SASL_PLAINTEXT\nsasl.mechanism={mechanism}\nsasl.jaas.config=\
             org.apache.kafka.common.security.{module} required \\\n  username=\"{user}\" \\\n  password=\"{password}\";\n"
        );
        assert_in(&describe_with_file(&cluster, "SASL", &properties));
    }
}

/// An unsecured token for a user, as the cluster takes it.
fn token(subject: &str, lifetime: i64) -> String {
    use base64::Engine;
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs().cast_signed();
    let payload = format!(r#"{{"sub":"{subject}","iat":{},"exp":{}}}"#, now - 5, now + lifetime);
    let part = |text: &str| base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(text);
    format!("{}.{}.", part(r#"{"alg":"none"}"#), part(&payload))
}

fn oauth(cluster: &TestCluster, more: &[(&'static str, String)]) -> Vec<(&'static str, String)> {
    let fixed = [
        ("security.protocol", "SASL_SSL".to_owned()),
        ("sasl.mechanism", "OAUTHBEARER".to_owned()),
        ("ssl.truststore.location", cluster.tls("ca.pem")),
    ];
    [&fixed, more].concat()
}

#[test]
fn a_token_is_taken_from_a_setting_a_file_and_a_command() {
    let cluster = TestCluster::shared();
    let given = token("ci", 600);
    let from_env = oauth(&cluster, &[("sasl.oauthbearer.token", "@env:TOKEN".to_owned())]);
    assert_in(&describe(&cluster, "OAUTH", &from_env, &[("TOKEN", &given)]));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    fs::write(&file, format!("{given}\n")).unwrap();
    let url = format!("file://{}", file.display());
    let from_file = oauth(&cluster, &[("sasl.oauthbearer.token.endpoint.url", url)]);
    assert_in(&describe(&cluster, "OAUTH", &from_file, &[]));
    let config = folder.path().join("config.toml");
    let text = format!(
        "[contexts.oauth]\nbootstrap-servers = '{}'\n[contexts.oauth.properties]\n'security.protocol' = 'SASL_SSL'\n\
         'sasl.mechanism' = 'OAUTHBEARER'\n'ssl.truststore.location' = '{}'\n\
         'sasl.oauthbearer.token' = {{ command = ['cat', '{}'] }}\n",
        cluster.servers("OAUTH"),
        cluster.tls("ca.pem"),
        file.display()
    );
    fs::write(&config, text).unwrap();
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", config).env("PATH", "/usr/bin:/bin").args([
        "--context",
        "oauth",
        "cluster",
        "describe",
    ]);
    assert_in(&Outcome::of(command.output().unwrap()));
}

#[test]
fn javas_unsecured_login_module_works() {
    let cluster = TestCluster::shared();
    let properties = format!(
        "security.protocol=SASL_SSL\nsasl.mechanism=OAUTHBEARER\nssl.truststore.location={}\n\
         ssl.truststore.password=store-secret\nsasl.jaas.config=org.apache.kafka.common.security.oauthbearer.\
         OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=\"ci\";\n",
        cluster.tls("truststore.jks")
    );
    assert_in(&describe_with_file(&cluster, "OAUTH", &properties));
}

/// A token endpoint that always answers the same, or never; its URL, and the requests as they come.
fn endpoint(reply: Option<Reply>) -> (String, Receiver<String>) {
    let (url, requests) = serve(move |_| reply.clone());
    (format!("{url}/token"), requests)
}

#[test]
fn a_token_is_fetched_with_client_credentials() {
    let cluster = TestCluster::shared();
    let body = format!(r#"{{"access_token":"{}","expires_in":600}}"#, token("ci", 600));
    let (url, requests) = endpoint(Some(Reply::json(200, &body)));
    let settings = oauth(
        &cluster,
        &[
            ("sasl.oauthbearer.token.endpoint.url", url),
            ("sasl.oauthbearer.client.credentials.client.id", "ci".to_owned()),
            ("sasl.oauthbearer.client.credentials.client.secret", "@env:SECRET".to_owned()),
            ("sasl.oauthbearer.scope", "kafka".to_owned()),
        ],
    );
    assert_in(&describe(&cluster, "OAUTH", &settings, &[("SECRET", "s3cret")]));
    let request = requests.recv().unwrap();
    // base64 of ci:s3cret
    assert!(request.to_ascii_lowercase().contains("authorization: basic y2k6cznjcmv0"), "{request}");
    assert!(request.ends_with("grant_type=client_credentials&scope=kafka"), "{request}");
}

#[test]
fn a_token_endpoint_that_refuses_is_6_and_one_that_hangs_is_5() {
    let cluster = TestCluster::shared();
    let settings = |url: String| {
        let jaas = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId=\"ci\" clientSecret=\"s3cret\";";
        format!(
            "security.protocol=SASL_SSL\nsasl.mechanism=OAUTHBEARER\nssl.truststore.location={}\n\
             sasl.oauthbearer.token.endpoint.url={url}\nsasl.jaas.config={jaas}\n\
             sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler\n",
            cluster.tls("ca.pem")
        )
    };
    let refusal = r#"{"error":"invalid_client","error_description":"unknown client"}"#;
    let (url, _requests) = endpoint(Some(Reply::json(401, refusal)));
    let refused = describe_with_file(&cluster, "OAUTH", &settings(url.clone()));
    let words = format!(
        "error: the token endpoint '{url}' gives no token to 'ci': 401 invalid_client: unknown client\n"
    );
    assert_eq!((refused.stderr, refused.status), (words, Some(6)));

    let (url, _requests) = endpoint(None);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("client.properties");
    fs::write(&file, settings(url.clone())).unwrap();
    let mut command = kafkactl();
    command
        .args(["-b", &cluster.servers("OAUTH"), "--timeout", "1s", "cluster", "describe", "--command-config"])
        .arg(&file);
    let hung = Outcome::of(command.output().unwrap());
    let words = format!("error: no answer from the token endpoint '{url}': it did not come in time\n");
    assert_eq!((hung.stderr, hung.status), (words, Some(5)));
}

#[test]
fn an_expired_token_is_6_and_says_when_it_ended() {
    let cluster = TestCluster::shared();
    let settings = oauth(&cluster, &[("sasl.oauthbearer.token", "@env:TOKEN".to_owned())]);
    let outcome = describe(&cluster, "OAUTH", &settings, &[("TOKEN", &token("ci", -60))]);
    assert_eq!(outcome.status, Some(6));
    assert!(outcome.stderr.contains("the token for OAUTHBEARER has expired at "), "{}", outcome.stderr);
}

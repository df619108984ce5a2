//! Secrets are told by what a name is about and by where they stand in a value: nowhere are they shown.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::http::{Reply, serve};
use super::support::{Outcome, kafkactl};

fn run(folder: &Path, args: &[&str]) -> Outcome {
    let mut command = kafkactl();
    command.current_dir(folder).env("KAFKACTL_CONFIG", folder.join("config.toml"));
    Outcome::of(command.args(args).output().unwrap())
}

#[test]
fn settings_are_shown_without_their_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let text = "connect.proxy.url=http://u:SEKRIT@h:1\nschema.registry.proxy.url=http://u:SEKRIT@h:1\n\
                sasl.oauthbearer.token.endpoint.url=https://u:SEKRIT@h/token?secret=SEKRIT\n\
                connect.bearer.auth.issuer.endpoint.url=https://u:SEKRIT@h\nsasl.oauthbearer.config=principal=x secret=SEKRIT\n\
                sasl.oauthbearer.assertion.private.key.pem=SEKRIT\nproducer.sasl.jaas.config=x required password=\"SEKRIT\";\n\
                consumer.override.sasl.password=SEKRIT\nlistener.name.x.plain.sasl.jaas.config=SEKRIT\nsasl.passwrd=SEKRIT\n\
                connect.header.X-Api=SEKRIT\nmy.own.api_key=SEKRIT\nclientSecret=SEKRIT\n";
    fs::write(folder.path().join("client.properties"), text).unwrap();
    for format in ["table", "json", "yaml", "csv"] {
        let args = ["-b", "h:1", "--command-config", "client.properties", "context", "show", "-o", format];
        let shown = run(folder.path(), &args);
        assert_eq!((shown.stderr.as_str(), shown.status), ("", Some(0)));
        assert!(!shown.text().contains("SEKRIT"), "{}", shown.text());
        assert_eq!(shown.text().matches("********").count(), 14, "{}", shown.text());
        assert!(shown.text().contains("http://u:********@h:1"), "{}", shown.text());
    }
    fs::write(
        folder.path().join("config.toml"),
        "[contexts.a]\nbootstrap-servers = 'a:1'\nconnect-urls = ['http://u:SEKRIT@h']\n",
    )
    .unwrap();
    let listed = run(folder.path(), &["context", "list", "-o", "json"]);
    assert!(listed.text().contains("http://u:********@h"), "{}", listed.text());
}

#[test]
fn no_secret_is_taken_from_a_command_line() {
    let folder = tempfile::tempdir().unwrap();
    for setting in [
        "sasl.passwrd=SEKRIT",
        "producer.sasl.jaas.config=SEKRIT",
        "connect.proxy.url=http://u:SEKRIT@h",
        "sasl.oauthbearer.token.endpoint.url=https://h/t?client_secret=SEKRIT",
    ] {
        let outcome = run(folder.path(), &["-X", setting, "-b", "127.0.0.1:1", "topics", "list"]);
        assert_eq!(outcome.status, Some(2), "{setting}");
        assert!(
            outcome.stderr.contains("every user of this machine can read command lines"),
            "{}",
            outcome.stderr
        );
        assert!(!outcome.stderr.contains("SEKRIT"), "{}", outcome.stderr);
    }
    let url = "connection.uri=mongodb://u:SEKRIT@h";
    let created = run(folder.path(), &["connect", "create", "c", "connector.class=X", url]);
    assert_eq!((created.status, created.stderr.contains("SEKRIT")), (Some(2), false), "{}", created.stderr);
}

#[test]
fn an_error_of_a_token_endpoint_names_it_without_user_and_parameters() {
    let folder = tempfile::tempdir().unwrap();
    let text = "bootstrap.servers=127.0.0.1:1\nsecurity.protocol=SASL_PLAINTEXT\nsasl.mechanism=OAUTHBEARER\n\
                sasl.oauthbearer.token.endpoint.url=http://u:SEKRIT@127.0.0.1:1/token?x=SEKRIT#SEKRIT\n\
                sasl.oauthbearer.client.credentials.client.id=i\nsasl.oauthbearer.client.credentials.client.secret=SEKRIT\n";
    fs::write(folder.path().join("client.properties"), text).unwrap();
    for level in ["-q", "-vvv"] {
        let args = ["--command-config", "client.properties", "topics", "list", "--timeout", "2", level];
        let outcome = run(folder.path(), &args);
        assert!(
            outcome.stderr.contains("the token endpoint 'http://127.0.0.1:1/token'"),
            "{}",
            outcome.stderr
        );
        assert!(!outcome.stderr.contains("SEKRIT"), "{}", outcome.stderr);
    }
}

/// A worker with one connector, whose configs these are.
fn worker(config: &'static str) -> (String, std::sync::mpsc::Receiver<String>) {
    serve(move |line| {
        Some(Reply::json(
            200,
            &if line.starts_with("PUT /connectors/c/config") || line.contains("/connectors/c ") {
                format!(r#"{{"name":"c","config":{config},"tasks":[],"type":"sink"}}"#)
            } else if line.contains("/connectors/c/config ") {
                config.to_owned()
            } else if line.contains("/validate") {
                r#"{"name":"X","error_count":0,"groups":[],"configs":[]}"#.to_owned()
            } else {
                format!(
                    r#"{{"c":{{"info":{{"name":"c","config":{config},"tasks":[],"type":"sink"}},"status":{{"name":"c","connector":{{"state":"RUNNING","worker_id":"w"}},"tasks":[],"type":"sink"}}}}}}"#
                )
            },
        ))
    })
}

const CONNECTOR: &str = r#"{"name":"c","connector.class":"X","connection.uri":"mongodb://u:SEKRIT@h/db","connection.url":"jdbc:postgresql://h/db?user=u&password=SEKRIT","db.pwd":"SEKRIT","db.password":"${file:/x:y}"}"#;

#[test]
fn configs_of_connectors_are_shown_without_passwords_in_urls() {
    let folder = tempfile::tempdir().unwrap();
    let (url, _requests) = worker(CONNECTOR);
    for args in [
        &["describe", "c"][..],
        &["describe", "c", "-o", "json"],
        &["config", "get", "c"],
        &["export"],
        &["export", "-o", "yaml"],
    ] {
        let outcome = run(folder.path(), &[&["--connect-url", &url, "connect"], args].concat());
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        assert!(!outcome.text().contains("SEKRIT"), "{}", outcome.text());
        for shown in ["mongodb://u:********@h/db", "?user=u&password=********", "${file:/x:y}"] {
            assert!(outcome.text().contains(shown), "{args:?} {}", outcome.text());
        }
    }
}

#[test]
fn what_was_exported_without_secrets_is_applied_with_those_of_the_connector() {
    let folder = tempfile::tempdir().unwrap();
    let (url, _requests) = worker(CONNECTOR);
    let connect = |args: &[&str]| run(folder.path(), &[&["--connect-url", &url, "connect"], args].concat());
    assert_eq!(connect(&["export", "--dir", "shown"]).status, Some(0));
    assert_eq!(connect(&["export", "--dir", "secret", "--with-secrets"]).status, Some(0));
    let mode = |file: &str| fs::metadata(folder.path().join(file)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("secret/c.json"), 0o600);
    assert_eq!(mode("shown/c.json") & 0o700, 0o600);
    let applied = connect(&["apply", "-f", "shown", "-o", "json"]);
    assert_eq!(applied.status, Some(0), "{}", applied.stderr);
    assert!(applied.text().contains("unchanged"), "{}", applied.text());
    // What does not fit is no mask of what is there.
    let other = fs::read_to_string(folder.path().join("shown/c.json")).unwrap().replace("@h/db", "@other/db");
    fs::write(folder.path().join("other.json"), other).unwrap();
    let refused = connect(&["apply", "-f", "other.json"]);
    assert_eq!(refused.status, Some(2), "{}", refused.stderr);
    assert!(
        refused.stderr.contains("config 'connection.uri' of connector 'c' contains ********"),
        "{}",
        refused.stderr
    );
}

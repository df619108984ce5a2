//! `context test` on a real cluster.

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;

fn test(servers: &str, settings: &[String]) -> Outcome {
    let mut command = kafkactl();
    command.args(["-b", servers, "--timeout", "3s", "context", "test"]).env("PASSWORD", "alice-secret");
    for setting in settings {
        command.arg(format!("-X{setting}"));
    }
    Outcome::of(command.output().unwrap())
}

#[test]
fn a_login_that_works_passes_every_step() {
    let cluster = TestCluster::shared();
    let settings = [
        "security.protocol=SASL_PLAINTEXT",
        "sasl.mechanism=SCRAM-SHA-512",
        "sasl.username=alice",
        "sasl.password=@env:PASSWORD",
    ];
    let outcome = test(&cluster.servers("SASL"), &settings.map(str::to_owned));
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    for words in [
        "the broker offers PLAIN, SCRAM-SHA-256, SCRAM-SHA-512; SCRAM-SHA-512 is used",
        "logged in with SCRAM-SHA-512, cluster a2Fma2FjdGwtdGVzdC1jbA, 3 brokers",
        "broker 3 can be reached",
    ] {
        assert!(outcome.text().contains(words), "{words}: {}", outcome.text());
    }
}

#[test]
fn a_certificate_is_shown_with_names_and_dates() {
    let cluster = TestCluster::shared();
    let settings = [
        "security.protocol=SSL".to_owned(),
        format!("ssl.truststore.location={}", cluster.tls("truststore.jks")),
    ];
    let outcome = test(&cluster.servers("SSL"), &settings);
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    assert!(
        outcome.text().contains("certificate for localhost, 127.0.0.1, valid from "),
        "{}",
        outcome.text()
    );
}

#[test]
fn the_step_that_fails_is_named_and_gives_the_status() {
    let cluster = TestCluster::shared();
    let wrong = [
        "security.protocol=SASL_PLAINTEXT",
        "sasl.mechanism=PLAIN",
        "sasl.username=alice",
        "sasl.password=@env:PASSWORD",
    ];
    let outcome = test(&cluster.servers("SASL"), &wrong.map(str::to_owned));
    assert_eq!(outcome.status, Some(6), "{}", outcome.stderr);
    let failed = outcome.text().lines().filter(|line| line.contains("  NO  ")).collect::<Vec<_>>();
    assert_eq!(failed.len(), 1, "{}", outcome.text());
    assert!(failed[0].contains("SASL"), "{failed:?}");
    let unknown = test("nowhere.invalid:9092", &[]);
    assert_eq!(unknown.status, Some(5));
    assert!(unknown.text().contains("nowhere.invalid:9092  DNS   NO  "), "{}", unknown.text());
}

#[test]
fn a_guard_holds_for_every_broker_of_the_cluster() {
    let cluster = TestCluster::shared();
    let servers = cluster.servers("PLAINTEXT");
    let (first, others) = servers.split_once(',').unwrap();
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    std::fs::write(&config, format!("[contexts.prod]\nbootstrap-servers = '{first}'\nread-only = true\n"))
        .unwrap();
    for args in [
        &["topics", "create", "login-guarded"][..],
        &["produce", "login-guarded", "--create"],
        &["consume", "login-guarded", "--group", "login-guarded", "--exit", "--commit", "none"],
        &["groups", "delete", "login-guarded", "--yes"],
    ] {
        let mut command = kafkactl();
        command
            .env("KAFKACTL_CONFIG", &config)
            .args(["-b", others])
            .args(args)
            .stdin(std::process::Stdio::null());
        let outcome = Outcome::of(command.output().unwrap());
        assert_eq!(outcome.status, Some(2), "{args:?} {}", outcome.stderr);
        let why =
            format!("error: broker {first} of this cluster belongs to context 'prod', which is read-only");
        assert!(outcome.stderr.contains(&why), "{}", outcome.stderr);
    }
}

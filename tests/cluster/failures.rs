//! What is said when it does not work, and the status.

use std::fs;
use std::net::TcpListener;

use super::binary::{Outcome, kafkactl};
use super::cluster::{TestCluster, run_at};
use super::proxy::{Fault, Proxy};

fn run(servers: &str, settings: &[&str], env: &[(&str, &str)]) -> Outcome {
    let mut command = kafkactl();
    command.args(["-b", servers, "--timeout", "3s", "cluster", "describe"]).envs(env.iter().copied());
    for setting in settings {
        command.arg(format!("-X{setting}"));
    }
    Outcome::of(command.output().unwrap())
}

fn local(port: u16) -> String {
    format!("127.0.0.1:{port}")
}

/// Nothing on standard output, the status, and each of the words.
fn assert_fails(outcome: &Outcome, status: i32, words: &[&str]) {
    assert_eq!((outcome.text(), outcome.status), ("", Some(status)), "{}", outcome.stderr);
    for words in words {
        assert!(outcome.stderr.contains(words), "'{words}' is not in: {}", outcome.stderr);
    }
    assert!(!outcome.stderr.contains("Local: "), "{}", outcome.stderr);
}

#[test]
fn a_wrong_password_is_6_with_the_brokers_words_and_where_it_came_from() {
    let cluster = TestCluster::shared();
    for mechanism in ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] {
        let mechanism = format!("sasl.mechanism={mechanism}");
        let settings = [
            "security.protocol=SASL_PLAINTEXT",
            &mechanism,
            "sasl.username=alice",
            "sasl.password=@env:PASSWORD",
        ];
        let outcome = run(&cluster.servers("SASL"), &settings, &[("PASSWORD", "wr0ng")]);
        assert_fails(
            &outcome,
            6,
            &["could not log in to ", " as 'alice' with SASL ", "uthentication failed"],
        );
        assert!(outcome.stderr.contains("hint: the password came from -X (environment variable PASSWORD)"));
        assert!(!outcome.stderr.contains("wr0ng"), "{}", outcome.stderr);
    }
}

#[test]
fn a_mechanism_that_the_broker_does_not_have_is_6_with_those_it_has() {
    let cluster = TestCluster::shared();
    let settings = [
        "security.protocol=SASL_SSL",
        "sasl.mechanism=SCRAM-SHA-512",
        "sasl.username=alice",
        "sasl.password=@env:PASSWORD",
        &format!("ssl.truststore.location={}", cluster.tls("ca.pem")),
    ];
    let outcome = run(&cluster.servers("OAUTH"), &settings, &[("PASSWORD", "alice-secret")]);
    assert_fails(&outcome, 6, &["OAUTHBEARER"]);
}

#[test]
fn what_the_user_is_not_allowed_is_6_and_names_the_user() {
    let cluster = TestCluster::shared();
    let settings = [
        "-Xsecurity.protocol=SASL_PLAINTEXT",
        "-Xsasl.mechanism=PLAIN",
        "-Xsasl.username=guest",
        "-Xsasl.password=@env:PASSWORD",
    ];
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("SASL"), "brokers", "configs", "1"]).args(settings);
    let outcome = Outcome::of(command.env("PASSWORD", "guest-secret").output().unwrap());
    assert_fails(&outcome, 6, &["could not read the configs of broker 1: 'guest' is not allowed to"]);
}

#[test]
fn a_login_that_is_missing_or_superfluous_is_said() {
    let cluster = TestCluster::shared();
    let missing = run(&cluster.servers("SASL"), &[], &[]);
    assert_fails(
        &missing,
        6,
        &["the broker requires a login, and none is set; it offers PLAIN, SCRAM-SHA-256, SCRAM-SHA-512"],
    );
    let settings = [
        "security.protocol=SASL_PLAINTEXT",
        "sasl.mechanism=PLAIN",
        "sasl.username=ci",
        "sasl.password=@env:PASSWORD",
    ];
    let superfluous = run(&cluster.servers("PLAINTEXT"), &settings, &[("PASSWORD", "ci-secret")]);
    assert_eq!(superfluous.status, Some(6), "{}", superfluous.stderr);
}

#[test]
fn certificates_that_are_not_accepted_are_5_with_names_and_dates() {
    let cluster = TestCluster::shared();
    let ca = format!("ssl.truststore.location={}", cluster.tls("ca.pem"));
    let settings = ["security.protocol=SSL", &ca];
    let expired = run(&local(cluster.port("EXPIRED1")), &settings, &[]);
    assert_fails(
        &expired,
        5,
        &[
            "(TLS): the certificate is not accepted: it has expired; certificate for localhost, 127.0.0.1, valid from ",
        ],
    );
    let wrong_name = run(&local(cluster.port("WRONGNAME1")), &settings, &[]);
    assert_fails(&wrong_name, 5, &["it does not name '127.0.0.1'; certificate for kafka.example.com, valid"]);
    let other = format!("ssl.truststore.location={}", cluster.tls("other-ca.pem"));
    let unknown = run(&cluster.servers("SSL"), &["security.protocol=SSL", &other], &[]);
    assert_fails(
        &unknown,
        5,
        &[
            "its authority is not trusted here",
            "issued by 'kafkactl test authority'",
            "hint: name the authority",
        ],
    );
    // The check of the name can be given up, not by accident.
    let unchecked = run(
        &local(cluster.port("WRONGNAME1")),
        &["security.protocol=SSL", &ca, "ssl.endpoint.identification.algorithm="],
        &[],
    );
    assert_eq!((unchecked.stderr.as_str(), unchecked.status), ("", Some(0)));
}

#[test]
fn a_client_without_the_certificate_that_is_demanded_is_told_so() {
    let cluster = TestCluster::shared();
    let ca = format!("ssl.truststore.location={}", cluster.tls("ca.pem"));
    let outcome = run(&cluster.servers("MTLS"), &["security.protocol=SSL", &ca], &[]);
    assert_fails(
        &outcome,
        6,
        &["the broker demands a certificate of the client", "hint: set ssl.keystore.location"],
    );
}

#[test]
fn plain_text_on_a_tls_port_and_tls_on_a_plain_port_are_told_apart() {
    let cluster = TestCluster::shared();
    let plain = run(&cluster.servers("SSL"), &[], &[]);
    assert_fails(
        &plain,
        5,
        &[
            "the port expects TLS, and the settings say plaintext",
            "hint: set security.protocol to SSL or SASL_SSL",
        ],
    );
    let ca = format!("ssl.truststore.location={}", cluster.tls("ca.pem"));
    let tls = run(&cluster.servers("PLAINTEXT"), &["security.protocol=SSL", &ca], &[]);
    assert_fails(&tls, 5, &["(TLS): the handshake failed", "hint: the port speaks no TLS"]);
}

#[test]
fn a_host_that_is_unknown_and_a_port_that_is_closed_are_5() {
    let unknown = run("nowhere.invalid:9092", &[], &[]);
    assert_fails(
        &unknown,
        5,
        &["could not reach nowhere.invalid:9092 (DNS): 'nowhere.invalid' cannot be resolved"],
    );
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let refused = run(&local(closed), &[], &[]);
    assert_fails(
        &refused,
        5,
        &["(TCP): no connection to 127.0.0.1:", "connection refused", "hint: is the broker running"],
    );
}

#[test]
fn brokers_that_advertise_a_name_that_does_not_resolve_are_named() {
    let cluster = TestCluster::shared();
    let servers = local(cluster.port("LOST1"));
    let outcome = Outcome::of(
        kafkactl().args(["-b", &servers, "--timeout", "3s", "context", "test"]).output().unwrap(),
    );
    assert_eq!(outcome.status, Some(5));
    let row = "nowhere.invalid:9092  advertised  NO   broker 1 cannot be reached: Failed to resolve 'nowhere.invalid:9092'";
    assert!(outcome.text().contains(row), "{}", outcome.text());
    assert!(outcome.stderr.contains("see advertised.listeners of the broker"), "{}", outcome.stderr);
}

#[test]
fn a_connection_that_is_cut_garbled_or_silent_ends_with_5_or_works_by_the_next_broker() {
    let cluster = TestCluster::shared();
    let broker = cluster.port("PLAINTEXT1");
    for fault in [
        Fault::CutAfter(0),
        Fault::CutAfter(20),
        Fault::CutAfter(500),
        Fault::GarbleAfter(0),
        Fault::GarbleAfter(30),
        Fault::Hang,
    ] {
        let proxy = Proxy::start(0, broker, fault);
        let servers = local(proxy.port);
        let outcome = run(&servers, &[], &[]);
        assert_eq!((outcome.text(), outcome.status), ("", Some(5)), "{fault:?}: {}", outcome.stderr);
        assert!(outcome.stderr.starts_with("error: "), "{}", outcome.stderr);
        // Where another broker answers, nothing is wrong.
        let both = format!("{servers},{}", local(cluster.port("PLAINTEXT2")));
        let outcome = run(&both, &[], &[]);
        assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)), "{fault:?}");
    }
}

#[test]
fn what_goes_wrong_behind_the_advertised_addresses_is_survived() {
    let cluster = TestCluster::spare();
    // The first broker can be asked; of the advertised addresses one is silent, one is cut, one works.
    let _proxies = cluster.proxies([Fault::Hang, Fault::CutAfter(0), Fault::None]);
    let outcome = run_at(&local(cluster.port("PROXIED1")), &["brokers", "list", "-o", "csv"]);
    assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
    let states: Vec<&str> =
        outcome.text().lines().skip(1).map(|line| line.split(',').nth(3).unwrap()).collect();
    assert_eq!(states, ["no-answer", "no-answer", "up"], "{}", outcome.text());
}

#[test]
fn an_interrupt_ends_the_wait_with_130() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let servers = silent.local_addr().unwrap().to_string();
    let mut child = kafkactl()
        .args(["-b", &servers, "cluster", "describe"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // It waits for an answer once it has connected.
    let _connection = silent.accept().unwrap();
    assert!(
        std::process::Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn secrets_show_in_no_output_however_much_is_said() {
    let cluster = TestCluster::shared();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("client.properties");
    fs::write(
        &file,
        "security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=org.apache.kafka.common.security.plain.\
         PlainLoginModule required username=\"ci\" password=\"ci-secret\";\n",
    )
    .unwrap();
    for command in [["cluster", "describe"], ["context", "show"], ["context", "test"]] {
        let mut run = kafkactl();
        run.args(["-b", &cluster.servers("SASL"), "-vvv", "--command-config"]).arg(&file).args(command);
        let outcome = Outcome::of(run.output().unwrap());
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        assert!(
            !outcome.stderr.contains("ci-secret") && !outcome.text().contains("ci-secret"),
            "{}",
            outcome.stderr
        );
    }
}

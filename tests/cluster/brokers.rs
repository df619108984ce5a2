//! `brokers configs`: shown, and changed with consent.

use std::io::{Read, Write};
use std::process::Stdio;

use serde_json::Value;

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;

fn rows(outcome: &Outcome) -> Vec<Value> {
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    serde_json::from_slice(&outcome.stdout).unwrap()
}

#[test]
fn configs_have_values_sources_and_keep_secrets() {
    let cluster = TestCluster::shared();
    let all = rows(&cluster.run("PLAINTEXT", &["brokers", "configs", "2", "-o", "json"]));
    let config = |name: &str| all.iter().find(|row| row["name"] == name).unwrap();
    assert_eq!(
        (&config("node.id")["value"], &config("node.id")["source"]),
        (&"2".into(), &"staticBroker".into())
    );
    let cleaner = config("log.cleaner.threads");
    assert_eq!(
        (&cleaner["value"], &cleaner["source"], &cleaner["isSensitive"]),
        (&"1".into(), &"default".into(), &false.into())
    );
    let password = config("ssl.keystore.password");
    assert_eq!((&password["value"], &password["isSensitive"]), (&Value::Null, &true.into()));
    let changed = rows(&cluster.run("PLAINTEXT", &["brokers", "configs", "--changed", "-o", "json"]));
    assert!(changed.len() > 30 && changed.iter().all(|row| row["source"] != "default"));
    let one = cluster.run("PLAINTEXT", &["brokers", "configs", "--config", "broker.rack"]);
    assert_eq!(one.text().lines().count(), 4, "{}", one.text());
}

#[test]
fn a_broker_that_is_not_there_is_7_and_others_are_shown() {
    let cluster = TestCluster::shared();
    let alone = cluster.run("PLAINTEXT", &["brokers", "configs", "9"]);
    assert_eq!((alone.text(), alone.status), ("", Some(7)));
    assert_eq!(alone.stderr, "error: broker 9 is not part of the cluster\n  hint: its brokers are 1, 2, 3\n");
    let beside = cluster.run("PLAINTEXT", &["brokers", "configs", "9", "1", "--config", "node.id"]);
    assert_eq!((beside.text().lines().count(), beside.status), (2, Some(3)));
}

#[test]
fn a_config_is_changed_with_consent_only_and_taken_back() {
    let cluster = TestCluster::spare();
    let show =
        || {
            rows(&cluster.run(
                "PLAINTEXT",
                &["brokers", "configs", "1", "--config", "log.cleaner.threads", "-o", "json"],
            ))
        };
    let set = ["brokers", "configs", "1", "--set", "log.cleaner.threads=2"];
    let refused = cluster.run("PLAINTEXT", &set);
    assert_eq!((refused.text(), refused.status), ("", Some(2)));
    assert!(
        refused.stderr.contains("this needs confirmation, and there is no terminal to ask on"),
        "{}",
        refused.stderr
    );
    let dry = cluster.run("PLAINTEXT", &[&set[..], &["--dry-run"]].concat());
    assert_eq!((dry.status, dry.stderr.as_str()), (Some(0), "notice: dry run, nothing was changed\n"));
    assert!(dry.text().contains("log.cleaner.threads  1       1       2\n"), "{}", dry.text());
    assert_eq!(show()[0]["value"], "1");
    let done = rows(&cluster.run("PLAINTEXT", &[&set[..], &["--yes", "-o", "json"]].concat()));
    assert_eq!(
        (&done[0]["before"], &done[0]["after"], &done[0]["ok"]),
        (&"1".into(), &"2".into(), &true.into())
    );
    cluster
        .wait_until(&["brokers", "configs", "1", "--config", "log.cleaner.threads", "-o", "json"], |text| {
            text.contains("dynamicBroker")
        });
    assert_eq!((&show()[0]["value"], &show()[0]["defaultValue"]), (&"2".into(), &"1".into()));
    let deleted = rows(&cluster.run(
        "PLAINTEXT",
        &["brokers", "configs", "1", "--delete", "log.cleaner.threads", "-y", "-o", "json"],
    ));
    assert_eq!((&deleted[0]["before"], &deleted[0]["after"]), (&"2".into(), &"1".into()));
    cluster
        .wait_until(&["brokers", "configs", "1", "--config", "log.cleaner.threads", "-o", "json"], |text| {
            text.contains("\"default\"")
        });
}

#[test]
fn on_a_terminal_the_plan_is_shown_and_the_question_asked() {
    let cluster = TestCluster::spare();
    let state = tempfile::tempdir().unwrap();
    for (typed, status, words) in
        [("n\n", 1, "declined, nothing was changed"), ("y\n", 0, "notice: 1 config changed")]
    {
        let binary = env!("CARGO_BIN_EXE_kafkactl");
        let servers = cluster.servers("PLAINTEXT");
        let command = format!(
            "{binary} -b {servers} --color never brokers configs 1 --set log.cleaner.io.max.bytes.per.second=1e9"
        );
        // `script` gives it a terminal.
        let mut child = std::process::Command::new("script")
            .args(["-qefc", &command, "/dev/null"])
            .env("KAFKACTL_CONFIG", "/nonexistent")
            .env("XDG_STATE_HOME", state.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let mut seen = Vec::new();
        let mut output = child.stdout.take().unwrap();
        let mut byte = [0];
        while !String::from_utf8_lossy(&seen).contains("[y/N] ") {
            assert_eq!(output.read(&mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(&seen));
            seen.push(byte[0]);
        }
        let plan = String::from_utf8_lossy(&seen).into_owned();
        assert!(plan.starts_with("NAME ") && plan.lines().count() == 3, "{plan}");
        input.write_all(typed.as_bytes()).unwrap();
        let mut rest = String::new();
        output.read_to_string(&mut rest).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(status), "{rest}");
        assert!(rest.contains(words), "{rest}");
    }
    let undone = ["brokers", "configs", "1", "--delete", "log.cleaner.io.max.bytes.per.second", "--yes"];
    assert_eq!(cluster.run("PLAINTEXT", &undone).status, Some(0));
}

#[test]
fn a_value_that_the_broker_refuses_comes_with_its_words_before_anybody_is_asked() {
    let cluster = TestCluster::shared();
    let outcome =
        cluster.run("PLAINTEXT", &["brokers", "configs", "1", "--set", "log.cleaner.threads=many", "--yes"]);
    assert_eq!(
        (outcome.text().ends_with("1       many   NOT DONE\n"), outcome.status),
        (true, Some(1)),
        "{}",
        outcome.text()
    );
    assert!(outcome.stderr.contains("Not a number of type INT"), "{}", outcome.stderr);
}

#[test]
fn a_secret_value_does_not_stand_on_the_command_line_nor_in_the_plan() {
    let cluster = TestCluster::shared();
    let name = "ssl.keystore.password";
    let literal = cluster
        .run("PLAINTEXT", &["brokers", "configs", "1", "--set", &format!("{name}=s3cret"), "--dry-run"]);
    assert_eq!(literal.status, Some(2));
    assert!(
        literal.stderr.contains("--set ssl.keystore.password=@env:VAR") && !literal.stderr.contains("s3cret")
    );
    let mut command = kafkactl();
    command.args([
        "-b",
        &cluster.servers("PLAINTEXT"),
        "brokers",
        "configs",
        "1",
        "--dry-run",
        "--set",
        &format!("{name}=@env:SECRET"),
    ]);
    let masked = Outcome::of(command.env("SECRET", "s3cret").output().unwrap());
    assert!(
        !masked.text().contains("s3cret") && !masked.stderr.contains("s3cret"),
        "{}{}",
        masked.text(),
        masked.stderr
    );
}

#[test]
fn a_read_only_context_changes_nothing_also_by_its_address() {
    let cluster = TestCluster::shared();
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let servers = cluster.servers("PLAINTEXT");
    std::fs::write(&config, format!("[contexts.prod]\nbootstrap-servers = '{servers}'\nread-only = true\n"))
        .unwrap();
    let first = servers.split(',').next().unwrap();
    let by_address = format!("{first} belongs to context 'prod', which is read-only");
    for (place, why) in
        [(["--context", "prod"], "the context 'prod' is read-only"), (["-b", first], by_address.as_str())]
    {
        let mut command = kafkactl();
        command.env("KAFKACTL_CONFIG", &config).args(place).args([
            "brokers",
            "configs",
            "1",
            "--set",
            "log.cleaner.threads=2",
            "-y",
        ]);
        let outcome = Outcome::of(command.output().unwrap());
        assert_eq!((outcome.text(), outcome.status), ("", Some(2)));
        assert!(
            outcome.stderr.starts_with(&format!("error: {why}, nothing was changed\n")),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn a_protected_context_needs_its_name_beside_yes() {
    let cluster = TestCluster::shared();
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let servers = cluster.servers("PLAINTEXT");
    std::fs::write(
        &config,
        format!("current = 'prod'\n[contexts.prod]\nbootstrap-servers = '{servers}'\nprotected = true\n"),
    )
    .unwrap();
    let run = |more: &[&str]| {
        let mut command = kafkactl();
        command.env("KAFKACTL_CONFIG", &config).env("XDG_STATE_HOME", folder.path()).args([
            "brokers",
            "configs",
            "1",
            "--set",
            "log.cleaner.backoff.ms=500",
            "-y",
        ]);
        Outcome::of(command.args(more).output().unwrap())
    };
    let refused = run(&[]);
    assert_eq!(refused.status, Some(2));
    assert!(refused.stderr.contains("hint: confirm with --yes --context prod"), "{}", refused.stderr);
    assert_eq!(run(&["--context", "prod"]).status, Some(0));
}

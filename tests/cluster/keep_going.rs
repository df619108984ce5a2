//! What cannot be changed has a row of its own, and keeps nothing else from being changed.

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::connect::Copying;
use super::consume::create;
use super::records::write_numbers;
use super::registry::both;

fn changed(cluster: &TestCluster, args: &[&str]) -> Outcome {
    cluster.run("PLAINTEXT", &[args, &["--yes"]].concat())
}

/// The rows of a table without its heading, each with one blank between its words.
fn rows(outcome: &Outcome) -> Vec<String> {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    outcome.text().lines().skip(1).map(words).collect()
}

fn assert_partly(outcome: &Outcome, expected: &[&str]) {
    assert_eq!(
        (outcome.status, rows(outcome)),
        (Some(3), expected.iter().map(|row| (*row).to_owned()).collect()),
        "{}",
        outcome.stderr
    );
}

#[test]
fn topics_that_exist_are_deleted_beside_those_that_do_not_and_those_that_kafka_needs() {
    let cluster = TestCluster::shared();
    create(&cluster, "going-deleted", "1", &[]);
    let args = ["topics", "delete", "going-deleted", "going-deletde", "__consumer_offsets"];
    let outcome = changed(&cluster, &args);
    assert_partly(
        &outcome,
        &[
            "going-deleted delete, 1 partition, 0 records deleted",
            "going-deletde delete NOT DONE",
            "__consumer_offsets delete NOT DONE",
        ],
    );
    for words in [
        "topic 'going-deletde' does not exist on",
        "did you mean 'going-deleted'?",
        "'__consumer_offsets' is an internal topic",
    ] {
        assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
    }
    let gone = changed(&cluster, &["topics", "delete", "going-deleted"]);
    assert_eq!((gone.status, rows(&gone)), (Some(7), vec!["going-deleted delete NOT DONE".to_owned()]));
}

#[test]
fn configs_of_topics_are_changed_beside_those_that_the_cluster_refuses() {
    let cluster = TestCluster::shared();
    for topic in ["going-altered-1", "going-altered-2"] {
        create(&cluster, topic, "1", &[]);
    }
    let missing = [
        "topics",
        "alter",
        "going-altered-1",
        "going-missing",
        "going-altered-2",
        "--set",
        "retention.ms=999999999",
    ];
    let outcome = changed(&cluster, &missing);
    let set = "retention.ms: 604800000 -> 999999999";
    assert_partly(
        &outcome,
        &[
            "going-missing change configs NOT DONE",
            &format!("going-altered-1 {set} changed"),
            &format!("going-altered-2 {set} changed"),
        ],
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("configs.json");
    let configs = r#"[{"name": "going-altered-1", "configs": {"retention.ms": "999"}},
        {"name": "going-altered-2", "configs": {"retention.ms": "soon"}}]"#;
    std::fs::write(&file, configs).unwrap();
    let outcome = changed(&cluster, &["topics", "alter", "--from-file", file.to_str().unwrap()]);
    assert_partly(
        &outcome,
        &[
            "going-altered-2 change configs NOT DONE",
            "going-altered-1 retention.ms: 999999999 -> 999 changed",
        ],
    );
    assert!(
        outcome.stderr.contains("could not change the configs of topic 'going-altered-2'"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn partitions_are_trimmed_beside_topics_that_do_not_exist() {
    let cluster = TestCluster::shared();
    create(&cluster, "going-trimmed", "2", &[]);
    write_numbers(&cluster, "going-trimmed", 2, 0..20);
    let outcome = changed(&cluster, &["topics", "trim", "going-trimmed", "going-missing", "--before", "4"]);
    assert_partly(
        &outcome,
        &[
            "going-trimmed:0 delete 4 records, start offset: 0 -> 4 trimmed",
            "going-trimmed:1 delete 4 records, start offset: 0 -> 4 trimmed",
            "going-missing trim NOT DONE",
        ],
    );
}

#[test]
fn partitions_are_added_and_leaders_elected_beside_topics_of_which_that_is_not_possible() {
    let cluster = TestCluster::shared();
    create(&cluster, "going-grown", "1", &[]);
    create(&cluster, "going-wide", "4", &[]);
    let add = ["topics", "add-partitions", "going-grown", "going-wide", "going-missing", "--total", "2"];
    let outcome = changed(&cluster, &add);
    let expected = [
        "going-missing add partitions NOT DONE",
        "going-grown partitions: 1 -> 2 changed",
        "going-wide partitions: 4 -> 2 NOT DONE",
    ];
    assert_partly(&outcome, &expected);
    assert!(
        outcome.stderr.contains("topic 'going-wide' has 4 partitions, and partitions cannot be removed"),
        "{}",
        outcome.stderr
    );
    let elected = changed(&cluster, &["topics", "elect", "going-wide", "going-missing"]);
    assert_eq!(
        (elected.status, rows(&elected)),
        (Some(7), vec!["going-missing elect a leader NOT DONE".to_owned()])
    );
}

#[test]
fn connectors_that_exist_are_changed_beside_those_that_do_not() {
    let cluster = TestCluster::shared();
    let copying = Copying::start(&cluster, "going");
    let state = tempfile::tempdir().unwrap();
    let connect = |args: &[&str]| {
        let mut command = kafkactl();
        command.env("XDG_STATE_HOME", state.path());
        command.args(["--connect-url", &cluster.workers(), "connect"]).args(args);
        Outcome::of(command.output().unwrap())
    };
    for (verb, done) in [("pause", "paused"), ("resume", "resumed"), ("restart", "restarted")] {
        let change = if verb == "restart" { "restart without tasks" } else { verb };
        let expected = [format!("going-sink {change} {done}"), format!("going-snik {change} NOT DONE")];
        let outcome = connect(&[verb, "going-snik", "going-sink"]);
        assert_partly(&outcome, &expected.each_ref().map(String::as_str));
        assert!(outcome.stderr.contains("connector 'going-snik' does not exist on"), "{}", outcome.stderr);
        assert!(outcome.stderr.contains("did you mean 'going-sink'?"), "{}", outcome.stderr);
    }
    for verb in ["describe", "list"] {
        let outcome = connect(&[verb, "going-snik", "going-sink"]);
        assert_eq!(
            (outcome.status, outcome.text().contains("going-sink")),
            (Some(3), true),
            "{verb} {}",
            outcome.stderr
        );
    }
    let outcome = connect(&["delete", "going-snik", "going-sink", "--yes"]);
    assert_partly(
        &outcome,
        &["going-sink delete, sink with 1 task, its offsets stay deleted", "going-snik delete NOT DONE"],
    );
    assert_eq!(connect(&["delete", "going-source", "--yes"]).status, Some(0));
    drop(copying);
}

#[test]
fn subjects_that_exist_are_deleted_beside_those_that_do_not() {
    let cluster = TestCluster::shared();
    for (registry, prefix) in both(&cluster) {
        let subject = format!("{prefix}-going");
        let file = registry.file("going.avsc", r#"{"type": "record", "name": "Going", "fields": []}"#);
        registry.done(&["register", &subject, &file]);
        let missing = format!("{prefix}-gone");
        let outcome = registry.run(&["delete", &missing, &subject, "--yes"]);
        let expected = [format!("{subject} delete version 1 deleted"), format!("{missing} delete NOT DONE")];
        assert_partly(&outcome, &expected.each_ref().map(String::as_str));
        assert!(
            outcome.stderr.contains(&format!("subject '{missing}' does not exist on")),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn brokers_are_configured_beside_those_that_do_not_exist_or_refuse() {
    let cluster = TestCluster::spare();
    let outcome = changed(&cluster, &["brokers", "configs", "9", "2", "--set", "log.cleaner.threads=2"]);
    assert_partly(&outcome, &["log.cleaner.threads 2 1 2 changed", "log.cleaner.threads 9 - - NOT DONE"]);
    assert!(outcome.stderr.contains("broker 9 is not part of the cluster"), "{}", outcome.stderr);
    let show = ["brokers", "configs", "2", "--config", "log.cleaner.threads", "-o", "json"];
    cluster.wait_until(&show, |text| text.contains("dynamicBroker"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("configs.json");
    let configs = r#"[{"broker": 1, "configs": {"log.cleaner.threads": "many"}},
        {"broker": 2, "configs": {"log.cleaner.threads": null}}]"#;
    std::fs::write(&file, configs).unwrap();
    let outcome = changed(&cluster, &["brokers", "configs", "--from-file", file.to_str().unwrap()]);
    assert_partly(&outcome, &["log.cleaner.threads 1 1 many NOT DONE", "log.cleaner.threads 2 2 1 changed"]);
    cluster.wait_until(&show, |text| text.contains("\"default\""));
}

//! What connectors and schemas lost comes back, exactly, by the command that the undo file was announced with.

use std::process::Command;

use serde_json::{Value, json};

use super::binary::Outcome;
use super::cluster::TestCluster;
use super::connect::{Copying, connect, done, json as connect_json};
use super::registry::{TestRegistry, both, record};

/// Runs the commands to undo a change that its hints print, with the option for the address.
fn take_back(changed: &Outcome, place: &[&str]) {
    let lines: Vec<&str> = changed
        .stderr
        .lines()
        .filter_map(|line| line.trim().strip_prefix("hint: to undo this: kafkactl "))
        .collect();
    assert!(!lines.is_empty(), "{}", changed.stderr);
    for line in lines {
        let mut command = Command::new("sh");
        let line = format!("exec \"$0\" \"$@\" {line} --yes --no-undo");
        command.args(["-c", &line, env!("CARGO_BIN_EXE_kafkactl")]).args(place).env_clear();
        let outcome = Outcome::of(command.output().unwrap());
        assert_eq!(outcome.status, Some(0), "{line} {}", outcome.stderr);
    }
}

#[test]
fn connectors_come_back_as_they_were() {
    let cluster = TestCluster::shared();
    let copying = Copying::start(&cluster, "undone");
    let workers = cluster.workers();
    let place = ["--connect-url", &workers];
    let undo = copying.path("undo");
    let config = || connect_json(&cluster, "config-get", &["config", "get", "undone-sink"]);
    let before = config();

    let changed =
        done(&cluster, &["config", "set", "undone-sink", "tasks.max=2", "note=x", "--undo-dir", &undo]);
    assert_ne!(config(), before);
    take_back(&changed, &place);
    assert_eq!(config(), before);

    let file = format!("{}/only.json", copying.path("undo"));
    std::fs::write(
        &file,
        r#"{"name":"undone-sink","config":{"connector.class":"FileStreamSink","topics":"undone","file":"/dev/null"}}"#,
    )
    .unwrap();
    let applied = done(&cluster, &["apply", "-f", &file, "--undo-dir", &undo]);
    assert_ne!(config(), before);
    take_back(&applied, &place);
    assert_eq!(config(), before);

    done(&cluster, &["stop", "undone-sink", "--wait"]);
    let offsets = || connect_json(&cluster, "offsets-show", &["offsets", "show", "undone-sink"]);
    let stood = offsets();
    let moved =
        done(&cluster, &["offsets", "set", "undone-sink", "undone:0=4", "--yes", "--undo-dir", &undo]);
    assert_eq!(offsets()[0]["offset"]["kafka_offset"], 4);
    take_back(&moved, &place);
    assert_eq!(offsets(), stood);

    let deleted = done(&cluster, &["delete", "undone-sink", "--reset-offsets", "--yes", "--undo-dir", &undo]);
    assert_eq!(connect(&cluster, &["config", "get", "undone-sink"]).status, Some(7));
    take_back(&deleted, &place);
    assert_eq!((config(), offsets()), (before, stood));
    copying.end(&cluster);
}

#[test]
fn a_place_outside_of_the_topic_is_moved_to_its_nearer_end() {
    let cluster = TestCluster::shared();
    let copying = Copying::start(&cluster, "bounded");
    let brokers = cluster.servers("PLAINTEXT");
    let set = |place: &str, more: &[&str]| {
        connect(&cluster, &[&["offsets", "set", "bounded-sink", place, "--dry-run"], more].concat())
    };
    let beyond = set("bounded:0=9999999", &["-b", &brokers, "-o", "json"]);
    assert_eq!(beyond.status, Some(0), "{}", beyond.stderr);
    let rows: Value = serde_json::from_slice(&beyond.stdout).unwrap();
    assert_eq!(rows[0]["after"], json!({"kafka_offset": 10}));
    let warning = "bounded:0 is set to 10: 9999999 lies outside of the log, which ends there";
    assert!(beyond.stderr.contains(warning), "{}", beyond.stderr);
    let within = set("bounded:0=3", &["-b", &brokers]);
    assert!(within.status == Some(0) && !within.stderr.contains("warning"), "{}", within.stderr);
    for (place, words) in
        [("bounded:7=0", "topic 'bounded' has no partition 7"), ("bouned:0=0", "did you mean")]
    {
        let wrong = set(place, &["-b", &brokers]);
        assert_eq!(wrong.status, Some(7), "{place} {}", wrong.stderr);
        assert!(wrong.stderr.contains(words), "{place} {}", wrong.stderr);
    }
    let unchecked = set("bounded:0=9999999", &[]);
    assert!(unchecked.stderr.contains("is not checked: no brokers are named"), "{}", unchecked.stderr);
    let source = set("bounded:0=1", &[]);
    assert_eq!(source.status, Some(0));
    let source = connect(&cluster, &["offsets", "set", "bounded-source", "bounded:0=1", "--dry-run"]);
    assert_eq!(source.status, Some(2), "{}", source.stderr);
    copying.end(&cluster);
}

/// What a subject has: its versions with their texts, its own level and its mode, as export shows them, without ids.
fn state(registry: &TestRegistry, subject: &str) -> Value {
    let exported = registry.done(&["export", subject]);
    let exported: Value = serde_json::from_slice(&exported.stdout).unwrap();
    let mut state = exported["subjects"].clone();
    for version in state[0]["versions"].as_array_mut().into_iter().flatten() {
        version.as_object_mut().unwrap().remove("id");
    }
    state
}

#[test]
fn levels_and_modes_of_subjects_come_back_as_they_were() {
    let cluster = TestCluster::shared();
    for (registry, path) in both(&cluster) {
        let place = ["--registry-url", registry.url()];
        let subject = &format!("undone-settings-{path}");
        registry.register(subject, "avro", &record(r#"{"name":"id","type":"long"}"#));
        let fresh = state(&registry, subject);
        let undo = registry.path("undo");
        let mut steps = vec![fresh];
        let mut changes = Vec::new();
        for args in [
            &["config", "set", "FULL"][..],
            &["config", "set", "NONE"],
            &["mode", "set", "readonly"],
            &["mode", "set", "readwrite"],
        ] {
            changes.push(registry.done(&[args, &[subject.as_str(), "--undo-dir", &undo]].concat()));
            steps.push(state(&registry, subject));
        }
        let document =
            json!({ "subjects": [{ "subject": subject, "compatibility": "FORWARD", "mode": "READONLY" }] });
        let file = registry.file("both.json", &document.to_string());
        changes.push(registry.done(&["apply", "-f", &file, "--undo-dir", &undo]));
        while let (Some(before), Some(changed)) = (steps.pop(), changes.pop()) {
            assert_ne!(state(&registry, subject), before);
            take_back(&changed, &place);
            assert_eq!(state(&registry, subject), before);
        }
    }
}

#[test]
fn subjects_that_are_deleted_come_back_with_their_versions_and_settings() {
    let cluster = TestCluster::shared();
    for (registry, path) in both(&cluster) {
        let place = ["--registry-url", registry.url()];
        let subject = &format!("undone-delete-{path}");
        registry.register(subject, "avro", &record(r#"{"name":"id","type":"long"}"#));
        registry.register(
            subject,
            "avro",
            &record(r#"{"name":"id","type":"long"},{"name":"n","type":"int","default":0}"#),
        );
        registry.done(&["config", "set", "FULL", subject]);
        let before = state(&registry, subject);
        let undo = registry.path("undo");
        let steps = |deleted: &Outcome| {
            let lines = deleted.stderr.lines().filter(|line| line.contains("DELETE "));
            lines
                .filter_map(|line| line.split("permanent=").nth(1))
                .map(|rest| rest.starts_with("true"))
                .collect::<Vec<_>>()
        };

        let hidden = registry.done(&["delete", subject, "--yes", "--undo-dir", &undo, "-vv"]);
        assert_eq!(steps(&hidden), [false], "{}", hidden.stderr);
        assert_eq!(registry.run(&["versions", subject]).status, Some(7));
        assert_eq!(registry.run(&["versions", subject, "--deleted"]).status, Some(0));
        take_back(&hidden, &place);
        assert_eq!(texts(&state(&registry, subject)), texts(&before));

        // For good is two steps: hidden first, and gone then.
        let gone = registry.done(&["delete", subject, "--permanent", "--yes", "--undo-dir", &undo, "-vv"]);
        assert_eq!(steps(&gone), [false, true], "{}", gone.stderr);
        assert_eq!(registry.run(&["versions", subject, "--deleted"]).status, Some(7));
        take_back(&gone, &place);
        assert_eq!(state(&registry, subject), before);
    }
}

/// The schemas of the versions and the settings; a registry goes on counting versions where a subject is only hidden.
fn texts(state: &Value) -> Value {
    let mut state = state.clone();
    for version in state[0]["versions"].as_array_mut().into_iter().flatten() {
        version.as_object_mut().unwrap().remove("version");
    }
    state
}

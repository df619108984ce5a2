//! The scripts of `examples/ci/`, as a pipeline runs them.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::binary::{Outcome, kafkactl, repository};
use super::cluster::TestCluster;
use super::consume::create;

/// Runs a script with the cluster in the environment.
fn script(cluster: &TestCluster, name: &str, args: &[&str]) -> Outcome {
    let folder = Path::new(env!("CARGO_BIN_EXE_kafkactl")).parent().unwrap();
    let mut command = Command::new(repository().join("examples/ci").join(name));
    command.args(args).env_clear().env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", folder.display()));
    command.env("KAFKACTL_BOOTSTRAP_SERVER", cluster.servers("PLAINTEXT"));
    command.env("KAFKACTL_REGISTRY_URL", cluster.registry("v7"));
    Outcome::of(command.output().unwrap())
}

#[test]
fn the_smoke_test_writes_reads_and_leaves_nothing() {
    let cluster = TestCluster::shared();
    let outcome = script(&cluster, "smoke-test.sh", &["300"]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("300 records written and read"), "{}", outcome.stderr);
    let topics = cluster.run("PLAINTEXT", &["topics", "list", "-o", "name"]);
    assert!(!topics.text().contains("smoke-test"), "{}", topics.text());
}

#[test]
fn a_pipeline_is_held_while_partitions_are_under_replicated() {
    let cluster = TestCluster::spare();
    create(&cluster, "gated", "3", &[]);
    assert_eq!(script(&cluster, "under-replicated.sh", &["60s"]).status, Some(0));
    let killed = cluster.kill(3);
    // The controller takes a while to miss it.
    cluster.wait_until(&["topics", "describe", "--under-replicated", "gated"], |text| text.contains("gated"));
    let held = script(&cluster, "under-replicated.sh", &["1s"]);
    assert_eq!(held.status, Some(5), "{}", held.stderr);
    assert!(held.stderr.contains("gated"), "{}", held.stderr);
    drop(killed);
    let outcome = script(&cluster, "under-replicated.sh", &["60s"]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
}

#[test]
fn lag_beyond_a_limit_fails_a_pipeline() {
    let cluster = TestCluster::shared();
    create(&cluster, "gated-lag", "1", &[]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lines");
    fs::write(&file, "one\ntwo\nthree\n").unwrap();
    let written = cluster.run("PLAINTEXT", &["produce", "gated-lag", "--file", file.to_str().unwrap()]);
    assert_eq!(written.status, Some(0), "{}", written.stderr);
    let read = ["consume", "gated-lag", "--group", "gated-group", "--from", "beginning", "-n", "1"];
    assert_eq!(cluster.run("PLAINTEXT", &read).status, Some(0));
    assert_eq!(script(&cluster, "lag.sh", &["2", "", "gated-group"]).status, Some(0));
    let behind = script(&cluster, "lag.sh", &["1", "1h", "gated-*"]);
    assert_eq!(behind.status, Some(4), "{}", behind.stderr);
    assert!(behind.text().contains("gated-group"), "{}", behind.text());
    assert_eq!(script(&cluster, "lag.sh", &["1", "", "no-such-group"]).status, Some(7));
}

#[test]
fn schemas_that_do_not_fit_fail_a_pipeline_after_all_were_checked() {
    let cluster = TestCluster::shared();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, fields: &str| {
        let text = format!(r#"{{"type":"record","name":"Gated","fields":[{fields}]}}"#);
        fs::write(folder.path().join(name), text).unwrap();
    };
    let registry = cluster.registry("v7");
    let schema = |args: &[&str]| {
        let outcome = kafkactl().args(["--registry-url", &registry, "schema"]).args(args).output().unwrap();
        assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
    };
    file("gated-a.avsc", r#"{"name":"n","type":"int"}"#);
    let path = folder.path().join("gated-a.avsc");
    for subject in ["gated-a", "gated-b"] {
        schema(&["register", subject, path.to_str().unwrap()]);
        schema(&["config", "set", "backward", subject]);
    }
    file("gated-b.avsc", r#"{"name":"n","type":"int"},{"name":"m","type":"int","default":0}"#);
    let folder_name = folder.path().to_str().unwrap();
    let fits = script(&cluster, "schemas.sh", &[folder_name]);
    assert_eq!(fits.status, Some(0), "{}", fits.stderr);
    file("gated-a.avsc", r#"{"name":"n","type":"int"},{"name":"m","type":"int"}"#);
    let breaks = script(&cluster, "schemas.sh", &[folder_name]);
    assert_eq!(breaks.status, Some(4), "{}", breaks.stderr);
    assert!(
        breaks.stderr.contains("gated-a: status 4") && breaks.stderr.contains("gated-b: compatible"),
        "{}",
        breaks.stderr
    );
}

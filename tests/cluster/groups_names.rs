//! Groups with names that shells, patterns and terminals have a meaning for. Any text is a group id to a broker.

use super::cluster::TestCluster;
use super::consume::create;
use super::groups::{commit, groups, json};
use super::raw::{commit_without_id, join};

/// Groups that a dry run of `groups delete` would delete.
fn doomed(cluster: &TestCluster, pattern: &str) -> Vec<String> {
    let outcome = groups(cluster, &["delete", pattern, "--dry-run"]);
    assert_eq!(outcome.status, Some(0), "{pattern} {}", outcome.stderr);
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&outcome.stdout).unwrap();
    rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_group_that_is_called_like_a_pattern_is_meant_alone() {
    let cluster = TestCluster::shared();
    create(&cluster, "globbed", "1", &[]);
    for group in ["gl*", "gl1", "gl[1]", "gl[1", "gl\nx", "gl$(id)", "gl x"] {
        commit(&cluster, group, "globbed", &[0]);
    }
    assert_eq!(doomed(&cluster, "gl*"), ["gl*"]);
    assert_eq!(doomed(&cluster, "gl[1]"), ["gl[1]"]);
    assert_eq!(doomed(&cluster, "gl[1"), ["gl[1"]);
    assert_eq!(doomed(&cluster, "gl[[]1]"), ["gl[1]"]);
    assert_eq!(doomed(&cluster, "gl[0-9]"), ["gl1"]);
    assert_eq!(doomed(&cluster, "gl?*"), ["gl\nx", "gl x", "gl$(id)", "gl*", "gl1", "gl[1", "gl[1]"]);
    let listed = json(&cluster, &["list", "gl*"]);
    assert_eq!(listed.iter().map(|one| one["name"].as_str().unwrap()).collect::<Vec<_>>(), ["gl*"]);
    let described = json(&cluster, &["describe", "gl*"]);
    assert_eq!(described.len(), 1);
    // The one with the name of a pattern goes, the others stay.
    let deleted = groups(&cluster, &["delete", "gl*", "--yes", "--no-undo"]);
    assert_eq!(deleted.status, Some(0), "{}", deleted.stderr);
    assert_eq!(doomed(&cluster, "gl*"), ["gl\nx", "gl x", "gl$(id)", "gl1", "gl[1", "gl[1]"]);
    let deleted = groups(&cluster, &["delete", "gl*", "--yes", "--no-undo"]);
    assert_eq!(deleted.status, Some(0), "{}", deleted.stderr);
}

#[test]
fn a_group_of_another_kind_that_is_called_like_a_pattern_is_meant_alone() {
    let cluster = TestCluster::shared();
    create(&cluster, "globbed-too", "1", &[]);
    commit(&cluster, "gk1", "globbed-too", &[0]);
    let _member = join(&cluster, "gk*", "something");
    assert_eq!(doomed(&cluster, "gk?"), ["gk1"]);
    let refused = groups(&cluster, &["delete", "gk*", "--yes", "--no-undo"]);
    assert_ne!(refused.status, Some(0), "{}", refused.text());
    assert!(!refused.text().contains("gk1"), "{}", refused.text());
    assert_eq!(doomed(&cluster, "gk1"), ["gk1"]);
}

#[test]
fn the_group_with_the_empty_id_is_described_and_deleted() {
    let cluster = TestCluster::shared();
    create(&cluster, "nameless", "1", &[]);
    commit_without_id(&cluster, "nameless", 0);
    let described = json(&cluster, &["describe", ""]);
    assert_eq!(described.len(), 1);
    let group = &described[0];
    assert_eq!((group["name"].as_str(), group["state"].as_str()), (Some(""), Some("Empty")));
    assert_eq!(group["partitions"][0]["topic"], "nameless");
    let deleted = groups(&cluster, &["delete", "", "--yes", "--no-undo"]);
    assert_eq!(deleted.status, Some(0), "{} {}", deleted.text(), deleted.stderr);
    let gone = groups(&cluster, &["describe", ""]);
    assert_eq!(gone.status, Some(7), "{}", gone.stderr);
    assert!(gone.stderr.contains("error: group '' does not exist"), "{}", gone.stderr);
}

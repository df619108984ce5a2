//! `groups reset` and `delete` where something is missing: the group, its commits, the topic.

use super::binary::Outcome;
use super::cluster::TestCluster;
use super::consume::create;
use super::groups::{commit, groups, json, member, wait_for_state};
use super::groups_change::{change, commits, offsets};
use super::records::{New, write, write_numbers};

fn reset(cluster: &TestCluster, args: &[&str]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    change(cluster, folder.path(), &[&["reset"], args].concat())
}

/// The rows of the table, with one blank between the cells.
fn rows(outcome: &Outcome) -> Vec<String> {
    let lines = outcome.text().lines().skip(1);
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_group_is_made_only_where_that_is_asked_for() {
    let cluster = TestCluster::shared();
    create(&cluster, "made-only", "1", &[]);
    write_numbers(&cluster, "made-only", 1, 0..10);
    commit(&cluster, "made-only-billing", "made-only", &[4]);
    let slip = reset(&cluster, &["made-only-biling", "--topic", "made-only", "--to", "end"]);
    assert_eq!(slip.status, Some(7));
    let lines: Vec<&str> = slip.stderr.lines().collect();
    assert!(lines[0].starts_with("error: group 'made-only-biling' does not exist on "), "{lines:?}");
    assert_eq!(lines[1..], ["  hint: did you mean 'made-only-billing'?", "  hint: --create creates it"]);
    assert_eq!(commits(&cluster, "made-only-biling"), []);
    // The others are moved all the same.
    let names = ["made-only-biling", "made-only-billing"];
    let some = reset(&cluster, &[&names[..], &["--topic", "made-only", "--to", "2"]].concat());
    assert_eq!(some.status, Some(3), "{}", some.stderr);
    assert_eq!([offsets(&cluster, names[0]), offsets(&cluster, names[1])], [vec![], vec![2]]);
    let made = reset(&cluster, &["made-only-2", "--create", "--from-group", "made-only-billing"]);
    assert_eq!(made.status, Some(0), "{}", made.stderr);
    assert!(
        made.stderr.contains("notice: group 'made-only-2' does not exist and will be created\n"),
        "{made:?}"
    );
    assert_eq!(offsets(&cluster, "made-only-2"), [2]);
}

#[test]
fn a_pattern_means_the_groups_that_read_the_topic() {
    let cluster = TestCluster::shared();
    create(&cluster, "by-pattern", "2", &[]);
    create(&cluster, "by-pattern-other", "1", &[]);
    write_numbers(&cluster, "by-pattern", 2, 0..10);
    write_numbers(&cluster, "by-pattern-other", 1, 0..10);
    commit(&cluster, "by-pattern-reads", "by-pattern", &[1]);
    commit(&cluster, "by-pattern-not", "by-pattern-other", &[1]);
    let active = member(&cluster, "by-pattern-other", "by-pattern-active", &[]);
    wait_for_state(&cluster, "by-pattern-active", "Stable", 1);
    let all = reset(&cluster, &["by-pattern-*", "--topic", "by-pattern", "--to", "end"]);
    assert_eq!(all.status, Some(0), "{}", all.stderr);
    assert_eq!(
        rows(&all),
        [
            "by-pattern-reads by-pattern 0 1 5 skips 4 records changed",
            "by-pattern-reads by-pattern 1 - 5 new commit changed"
        ]
    );
    assert_eq!(commits(&cluster, "by-pattern-not"), [("by-pattern-other".to_owned(), 0, 1)]);
    drop(active);
}

#[test]
fn nothing_is_shifted_where_a_partition_has_no_commit() {
    let cluster = TestCluster::shared();
    create(&cluster, "shifted", "2", &[]);
    write_numbers(&cluster, "shifted", 2, 0..20);
    commit(&cluster, "shifted", "shifted", &[5]);
    let refused = reset(&cluster, &["shifted", "--topic", "shifted", "--shift", "-2"]);
    assert_eq!(refused.status, Some(1));
    assert!(
        refused.stderr.starts_with(
            "error: could not shift group 'shifted': it has no commit for 'shifted' partition 1, so none of its commits is moved\n"
        ),
        "{}",
        refused.stderr
    );
    assert_eq!(offsets(&cluster, "shifted"), [5]);
    let committed = reset(&cluster, &["shifted", "--all-topics", "--shift", "-2"]);
    assert_eq!(committed.status, Some(0), "{}", committed.stderr);
    assert_eq!(offsets(&cluster, "shifted"), [3]);
}

#[test]
fn a_time_after_the_last_record_is_the_end() {
    let cluster = TestCluster::shared();
    create(&cluster, "too-late", "3", &[]);
    for partition in [0, 2] {
        write(&cluster, "too-late", (0..10).map(|_| New::of("k", "v").in_partition(partition)));
    }
    let trim = ["topics", "trim", "too-late", "--partition", "2", "--before", "8", "--yes"];
    assert_eq!(cluster.run("PLAINTEXT", &trim).status, Some(0));
    let args = ["too-late", "--create", "--topic", "too-late", "--to", "@2099-01-01"];
    let outcome = reset(&cluster, &args);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert_eq!(
        rows(&outcome),
        [0, 1, 2].map(|partition| format!(
            "too-late too-late {partition} - {} new commit, no record is so late: the end changed",
            [10, 0, 10][partition]
        ))
    );
    assert_eq!(offsets(&cluster, "too-late"), [10, 0, 10]);
    // Beyond the end, and before the beginning.
    let moved = reset(&cluster, &["too-late", "--to", "too-late:0=999", "--to", "too-late:2=3"]);
    assert_eq!(moved.status, Some(0), "{}", moved.stderr);
    assert_eq!(offsets(&cluster, "too-late"), [10, 0, 8]);
    // What somebody else has committed there is told alike by all commands.
    commit(&cluster, "too-late", "too-late", &[999, 0, 3]);
    let group = &json(&cluster, &["describe", "too-late"])[0];
    let lags: Vec<&serde_json::Value> =
        group["partitions"].as_array().unwrap().iter().map(|one| &one["lag"]).collect();
    assert_eq!(lags, [0, 0, 7]);
    let lag = &json(&cluster, &["lag", "too-late"])[0];
    assert_eq!([&group["lag"], &lag["lag"], &lag["lostOffsetCount"]], [7, 7, 5]);
    let said = cluster.run("PLAINTEXT", &["groups", "lag", "too-late"]).stderr;
    assert_eq!(
        said,
        "warning: group 'too-late', topic 'too-late': 5 offsets were deleted before they were read\n\
         warning: group 'too-late', topic 'too-late': 1 partition has a commit beyond the end\n"
    );
}

#[test]
fn commits_of_a_deleted_topic_stay_and_the_others_are_moved() {
    let cluster = TestCluster::shared();
    for topic in ["left-over", "left-over-2"] {
        create(&cluster, topic, "1", &[]);
        write_numbers(&cluster, topic, 1, 0..10);
    }
    // The broker removes commits of a topic with it: what is committed later is not.
    let deleted = cluster.run("PLAINTEXT", &["topics", "delete", "left-over", "--yes", "--no-undo"]);
    assert_eq!(deleted.status, Some(0), "{}", deleted.stderr);
    let topics = ["topics", "list", "left-over*", "-o", "name"];
    cluster.wait_until(&topics, |text| text == "left-over-2\n");
    commit(&cluster, "left-over", "left-over-2", &[5]);
    super::raw::commit(&cluster, "left-over", "left-over", 0, 7);
    let outcome = reset(&cluster, &["left-over", "--all-topics", "--to", "beginning"]);
    if commits(&cluster, "left-over").len() == 2 {
        assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
        let said = "error: 'left-over' partition 0 does not exist any more\n";
        assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    }
    assert!(commits(&cluster, "left-over").contains(&("left-over-2".to_owned(), 0, 0)));
}

#[test]
fn a_commit_of_minus_one_is_none() {
    let cluster = TestCluster::shared();
    create(&cluster, "minus-one", "2", &[]);
    write_numbers(&cluster, "minus-one", 2, 0..20);
    commit(&cluster, "minus-one", "minus-one", &[4, 5]);
    super::raw::commit(&cluster, "minus-one", "minus-one", 0, -1);
    assert_eq!(commits(&cluster, "minus-one"), [("minus-one".to_owned(), 1, 5)]);
    let group = &json(&cluster, &["describe", "minus-one"])[0];
    assert_eq!([&group["lag"], &group["topics"][0]["uncommittedPartitionCount"]], [5, 1]);
    assert_eq!(json(&cluster, &["lag", "minus-one"])[0]["lag"], 5);
}

#[test]
fn a_group_that_does_not_exist_keeps_no_other_from_being_deleted() {
    let cluster = TestCluster::shared();
    commit(&cluster, "deletable", "replicated", &[0]);
    let folder = tempfile::tempdir().unwrap();
    let names = ["deletable", "deletable-not"];
    let some = change(&cluster, folder.path(), &[&["delete"], &names[..]].concat());
    assert_eq!(some.status, Some(3), "{}", some.stderr);
    assert!(some.stderr.contains("error: group 'deletable-not' does not exist on "), "{}", some.stderr);
    assert_eq!(
        rows(&some),
        ["deletable-not delete NOT DONE", "deletable delete, 1 commit of replicated deleted"]
    );
    assert_eq!(groups(&cluster, &["export", "deletable"]).status, Some(7));
    let again = change(&cluster, folder.path(), &[&["delete", "--if-exists"], &names[..]].concat());
    assert_eq!(again.status, Some(0), "{}", again.stderr);
}

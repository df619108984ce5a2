//! Groups that are none of consumers: of Connect workers and schema registries, and share groups.

use super::cluster::TestCluster;
use super::consume::create;
use super::groups::{commit, groups, json};
use super::groups_change::{change, offsets};
use super::java::{SHARE_CONSUMER, java};
use super::raw::join;
use super::running::Running;

#[test]
fn a_group_of_another_protocol_is_described_as_far_as_brokers_tell_and_deleted_once_it_is_empty() {
    let cluster = TestCluster::shared();
    let undo = tempfile::tempdir().unwrap();
    let worker = join(&cluster, "other-connect", "connect");

    let described = json(&cluster, &["describe", "other-connect"]);
    let group = &described[0];
    assert_eq!([&group["type"], &group["protocolType"]], ["classic", "connect"]);
    assert_eq!((group["memberCount"].as_i64(), group["partitions"].as_array().unwrap().len()), (Some(1), 0));
    let member = &group["members"][0];
    assert_eq!(member["clientId"], "raw");
    // What a worker has been told to do is no list of partitions.
    assert!(member["assignment"].is_null() && member["partitionCount"].is_null(), "{member}");
    let text = cluster.run("PLAINTEXT", &["groups", "describe", "other-connect"]);
    assert_eq!((text.status, text.stderr.as_str()), (Some(0), ""));
    assert!(text.text().contains(", classic, protocol connect, 1 members\n"), "{}", text.text());
    let active = change(&cluster, undo.path(), &["delete", "other-connect"]);
    assert_eq!(active.status, Some(1));
    assert!(active.text().ends_with("NOT DONE\n"), "{}", active.text());
    assert!(active.stderr.contains("group 'other-connect' is active"), "{}", active.stderr);

    worker.leave();
    let text = cluster.run("PLAINTEXT", &["groups", "describe", "other-connect"]);
    assert_eq!((text.status, text.stderr.as_str()), (Some(0), ""));
    let lines: Vec<&str> = text.text().lines().collect();
    assert_eq!(
        lines[..2],
        ["Group:        other-connect", "State:        Empty, classic, protocol connect, 0 members"]
    );
    let state = cluster.run("PLAINTEXT", &["groups", "describe", "other-connect", "--state"]);
    let columns = "GROUP STATE TYPE PROTOCOL ASSIGNOR MEMBERS COORDINATOR";
    let lines: Vec<&str> = state.text().lines().collect();
    assert_eq!(lines[0].split_whitespace().collect::<Vec<_>>().join(" "), columns);
    assert!(lines[1].contains("Empty  classic  connect"), "{}", lines[1]);
    let members = cluster.run("PLAINTEXT", &["groups", "describe", "other-connect", "--members"]);
    assert_eq!((members.status, members.text()), (Some(0), ""));
    assert_eq!(members.stderr, "notice: there are no members\n");

    let deleted = change(&cluster, undo.path(), &["delete", "other-connect"]);
    assert_eq!(deleted.status, Some(0), "{}", deleted.stderr);
    assert_eq!(
        deleted.text(),
        "NAME           CHANGE             RESULT\nother-connect  delete, 0 commits  deleted\n"
    );
    let gone = groups(&cluster, &["describe", "other-connect"]);
    assert_eq!(gone.status, Some(7), "{}", gone.stderr);
}

#[test]
fn a_group_of_another_protocol_is_left_out_of_a_reset_and_the_others_are_moved() {
    let cluster = TestCluster::shared();
    let undo = tempfile::tempdir().unwrap();
    create(&cluster, "other-reset", "1", &[]);
    commit(&cluster, "other-consumer", "other-reset", &[0]);
    join(&cluster, "other-worker", "connect").leave();
    let moved = change(
        &cluster,
        undo.path(),
        &["reset", "other-consumer", "other-worker", "--topic", "other-reset", "--to", "end"],
    );
    assert_eq!(moved.status, Some(3), "{}", moved.stderr);
    let refused = "error: group 'other-worker' is not a consumer group: its protocol type is 'connect'";
    assert!(moved.stderr.contains(refused), "{}", moved.stderr);
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let rows: Vec<String> = moved.text().lines().map(words).collect();
    assert_eq!(
        rows[1..],
        [
            "other-consumer other-reset 0 0 0 stays unchanged",
            "other-worker other-reset 0 - 0 new commit NOT DONE"
        ]
    );
    assert_eq!(offsets(&cluster, "other-worker"), [0; 0]);
}

#[test]
fn of_a_share_group_nothing_is_made_up() {
    let cluster = TestCluster::shared();
    create(&cluster, "other-shared", "1", &[]);
    let args = ["--topic", "other-shared", "--group", "other-share"];
    let share = Running::start(&mut java(&cluster, SHARE_CONSUMER, &args));
    cluster.wait_until(&["groups", "list", "-o", "name"], |text| text.contains("other-share"));
    let described = json(&cluster, &["describe", "other-share"]);
    let group = &described[0];
    for field in ["type", "protocolType", "state", "memberCount", "lag", "partitions"] {
        assert!(group[field].is_null(), "{field}: {group}");
    }
    assert!((1..=3).contains(&group["coordinator"]["id"].as_i64().unwrap()), "{group}");
    let text = cluster.run("PLAINTEXT", &["groups", "describe", "other-share"]);
    assert!(text.text().contains("State:        unknown, unknown, unknown members\n"), "{}", text.text());
    share.signal("-TERM");
    drop(share.outcome());
    let deleted = cluster.run("PLAINTEXT", &["groups", "delete", "other-share", "--yes", "--no-undo"]);
    assert_eq!(deleted.status, Some(0), "{} {}", deleted.text(), deleted.stderr);
    let gone = groups(&cluster, &["describe", "other-share"]);
    assert_eq!(gone.status, Some(7), "{}", gone.stderr);
}

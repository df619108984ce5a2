//! `groups lag`: how late a group is, and what its commits hide.

use serde_json::Value;

use super::cluster::TestCluster;
use super::consume::create;
use super::groups::{commit, groups, json};
use super::records::{New, transactions, write, write_numbers};

const HOUR: i64 = 3_600_000;

fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    i64::try_from(since.as_millis()).unwrap()
}

/// The one row of `groups lag GROUP --time`, after its schema was checked.
fn time_lag(cluster: &TestCluster, group: &str, args: &[&str]) -> Value {
    let mut rows = json(cluster, &[&["lag", group, "--time"], args].concat());
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.remove(0)
}

#[test]
fn a_group_that_has_died_gets_later_though_no_record_comes() {
    let cluster = TestCluster::shared();
    create(&cluster, "late", "2", &[]);
    let begun = now();
    let (old, older) = (begun - HOUR, begun - 2 * HOUR);
    write(&cluster, "late", [New::of("k", "read").at(older), New::of("k", "unread").at(old)]);
    write(&cluster, "late", (0..3).map(|_| New::of("k", "new").in_partition(1)));
    // One record was not read, and nothing was written after it: newest minus committed would be 0.
    commit(&cluster, "late", "late", &[1, 3]);
    let row = time_lag(&cluster, "late", &[]);
    assert_eq!([&row["lag"], &row["oldestUnreadTimestamp"]], [1, old]);
    let age = row["timeLagMs"].as_i64().unwrap();
    assert!((HOUR..=now() - old).contains(&age), "{row}");
    for (limit, status) in [("59m", 4), ("3h", 0)] {
        let outcome = groups(&cluster, &["lag", "late", "--max-time", limit]);
        assert_eq!(outcome.status, Some(status), "{limit}: {}", outcome.stderr);
    }
    let said = cluster.run("PLAINTEXT", &["groups", "lag", "late", "--max-time", "90s"]);
    assert!(said.stderr.starts_with("warning: group 'late' has an unread record that is 1h0"), "{said:?}");
    assert!(said.stderr.ends_with(" old, more than 1m30s\n"), "{said:?}");
    // The oldest of all partitions counts.
    commit(&cluster, "late-too", "late", &[0, 0]);
    assert_eq!(time_lag(&cluster, "late-too", &[])["oldestUnreadTimestamp"], older);
    // What was read to the end is not late, however old its records are.
    commit(&cluster, "late", "late", &[2, 3]);
    let row = time_lag(&cluster, "late", &[]);
    assert_eq!([&row["lag"], &row["timeLagMs"]], [0, 0]);
    assert!(row["oldestUnreadTimestamp"].is_null() && row["oldestUnreadTime"].is_null(), "{row}");
    assert_eq!(groups(&cluster, &["lag", "late", "--max-time", "1ms"]).status, Some(0));
}

#[test]
fn the_first_unread_record_is_found_behind_markers_gaps_and_deleted_records() {
    let cluster = TestCluster::shared();
    let old = now() - HOUR;
    create(&cluster, "late-odd", "3", &[]);
    // Partition 0: a marker of a transaction at the committed offset, and a record behind it.
    let writer = transactions(&cluster, "late-odd");
    for value in ["read", "unread"] {
        writer.begin();
        writer.send(&New::of("k", value).at(old));
        writer.commit();
    }
    // Partition 1: the records after the commit have been deleted, and the next one that can be read is younger.
    let at = |number: i64| New::of("k", "v").in_partition(1).at(old + number);
    write(&cluster, "late-odd", (0..10).map(at));
    // Partition 2: the clock of the producer is ahead.
    write(&cluster, "late-odd", [New::of("k", "v").in_partition(2).at(now() + HOUR)]);
    let trim = ["topics", "trim", "late-odd", "--partition", "1", "--before", "7", "--yes"];
    let trimmed = cluster.run("PLAINTEXT", &trim);
    assert_eq!(trimmed.status, Some(0), "{}", trimmed.stderr);
    commit(&cluster, "late-odd", "late-odd", &[1, 2, 0]);
    let rows = json(&cluster, &["lag", "late-odd", "--by", "partition", "--time"]);
    let oldest: Vec<&Value> = rows.iter().map(|row| &row["oldestUnreadTimestamp"]).collect();
    assert_eq!(oldest[..2], [old, old + 7]);
    assert_eq!([&rows[1]["lag"], &rows[1]["lostOffsetCount"], &rows[0]["lostOffsetCount"]], [8, 5, 0]);
    assert_eq!(rows[2]["timeLagMs"], 0);
    let said = cluster.run("PLAINTEXT", &["groups", "lag", "late-odd"]);
    assert_eq!(
        said.stderr,
        "warning: group 'late-odd', topic 'late-odd': 5 offsets were deleted before they were read\n"
    );
}

#[test]
fn a_record_without_a_timestamp_makes_the_lag_in_time_unknown() {
    let cluster = TestCluster::shared();
    create(&cluster, "late-untimed", "2", &[]);
    write(&cluster, "late-untimed", [New::of("k", "v").at(-1)]);
    write(&cluster, "late-untimed", [New::of("k", "v").in_partition(1).at(now() - HOUR)]);
    commit(&cluster, "late-untimed", "late-untimed", &[0, 0]);
    let row = time_lag(&cluster, "late-untimed", &[]);
    assert_eq!([&row["lag"], &row["unmeasuredPartitionCount"]], [2, 1]);
    assert!(row["timeLagMs"].is_null() && row["oldestUnreadTimestamp"].is_null(), "{row}");
    let shown = cluster.run("PLAINTEXT", &["groups", "lag", "late-untimed", "--time"]);
    assert_eq!(
        shown.text().lines().nth(1).unwrap().split_whitespace().collect::<Vec<_>>(),
        ["late-untimed", "2", "unknown"]
    );
    // The other partition is late for certain, so the limit is broken; below it nothing can be said.
    let limited = |limit| cluster.run("PLAINTEXT", &["groups", "lag", "late-untimed", "--max-time", limit]);
    let broken = limited("30m");
    assert!(broken.stderr.contains("has an unread record that is 1h00m old, more than 30m00s"), "{broken:?}");
    assert_ne!(limited("2h").status, Some(0));
}

#[test]
fn with_log_append_time_the_time_of_the_broker_counts() {
    let cluster = TestCluster::shared();
    create(&cluster, "late-append", "1", &["--config", "message.timestamp.type=LogAppendTime"]);
    let begun = now();
    write(&cluster, "late-append", [New::of("k", "v").at(begun - HOUR)]);
    commit(&cluster, "late-append", "late-append", &[0]);
    let row = time_lag(&cluster, "late-append", &[]);
    let oldest = row["oldestUnreadTimestamp"].as_i64().unwrap();
    assert!((begun - 1000..=now() + 1000).contains(&oldest), "{row}");
}

#[test]
fn the_lag_of_a_topic_is_that_of_the_groups_that_read_it() {
    let cluster = TestCluster::shared();
    for topic in ["topical-a", "topical-b"] {
        create(&cluster, topic, "2", &[]);
        write_numbers(&cluster, topic, 2, 0..20);
    }
    commit(&cluster, "topical-1", "topical-a", &[4, 4]);
    commit(&cluster, "topical-2", "topical-b", &[7]);
    let shown = |args: &[&str]| -> Vec<(String, Option<i64>)> {
        let all = json(&cluster, &[&["lag"], args].concat());
        all.iter().map(|one| (one["group"].as_str().unwrap().to_owned(), one["lag"].as_i64())).collect()
    };
    let only = [("topical-1".to_owned(), Some(12))];
    assert_eq!(shown(&["--topic", "topical-a"]), only);
    assert_eq!(shown(&["topical-*", "--topic", "topical-a", "--by", "topic"]), only);
    // A group that is named has a row in any case.
    assert_eq!(shown(&["topical-2", "--topic", "topical-a"]), [("topical-2".to_owned(), None)]);
    // Of two partitions the group has committed one.
    assert_eq!(shown(&["--topic", "topical-b:1"]), [("topical-2".to_owned(), None)]);
    let none = cluster.run("PLAINTEXT", &["groups", "lag", "topical-*", "--topic", "replicated"]);
    let said = "notice: no group has commits for these topics\n";
    assert_eq!((none.text(), none.stderr.as_str(), none.status), ("", said, Some(0)));
}

#[test]
fn partitions_with_records_and_no_commit_are_counted() {
    let cluster = TestCluster::shared();
    create(&cluster, "uncommitted", "6", &[]);
    // Partition 5 stays empty.
    write_numbers(&cluster, "uncommitted", 5, 0..50);
    commit(&cluster, "uncommitted", "uncommitted", &[4]);
    let words =
        "warning: group 'uncommitted', topic 'uncommitted': 4 partitions have records and no commit\n";
    for verb in ["lag", "describe"] {
        let outcome = cluster.run("PLAINTEXT", &["groups", verb, "uncommitted"]);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), words), "{verb}");
    }
    let row = &json(&cluster, &["lag", "uncommitted"])[0];
    assert_eq!([&row["lag"], &row["partitionCount"], &row["uncommittedPartitionCount"]], [6, 1, 4], "{row}");
    let group = &json(&cluster, &["describe", "uncommitted"])[0];
    assert_eq!(
        [&group["topics"][0]["partitionCount"], &group["topics"][0]["uncommittedPartitionCount"]],
        [1, 4]
    );
    assert_eq!(group["partitions"].as_array().unwrap().len(), 1);
}

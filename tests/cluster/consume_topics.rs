//! `consume`: topics that go, come again, or lose records while they are read.

use super::binary::kafkactl;
use super::cluster::TestCluster;
use super::consume::{consume, create, lines};
use super::records::{New, write, write_numbers};
use super::running::Running;

fn following(cluster: &TestCluster, topic: &str, args: &[&str]) -> Running {
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "consume", topic, "--from", "beginning"]).args(args);
    Running::start(&mut command)
}

fn delete(cluster: &TestCluster, topic: &str) {
    let outcome = cluster.run("PLAINTEXT", &["topics", "delete", topic, "--yes", "--no-undo"]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
}

#[test]
fn a_bound_beyond_the_end_of_a_partition_is_its_end_as_it_was() {
    let cluster = TestCluster::shared();
    create(&cluster, "short-of", "3", &[]);
    write(&cluster, "short-of", (0..10).map(|n| New::of("k", &n.to_string())));
    write(&cluster, "short-of", [New::of("k", "one").in_partition(1)]);
    let take = |args: &[&str]| {
        let outcome = consume(&cluster, &[&["short-of", "--to", "5"], args].concat());
        let mut lines: Vec<String> = outcome.text().lines().map(str::to_owned).collect();
        lines.sort();
        (lines.join(" "), outcome.status, outcome.stderr)
    };
    let all = "0 1 2 3 4 one".to_owned();
    let said = "notice: --to lies beyond the end of short-of:1 at 1, short-of:2 at 0: reading stops at the current end\n";
    assert_eq!(take(&["--from", "beginning"]), (all.clone(), Some(0), said.to_owned()));
    assert_eq!(
        take(&["--from", "beginning", "--group", "short-of"]),
        (all.clone(), Some(0), said.to_owned())
    );
    // With --exit that is what was asked for.
    assert_eq!(take(&["--exit"]), (all, Some(0), String::new()));
    assert_eq!(take(&["--to", "short-of:0=2,short-of:1=1,short-of:2=0"]).0, "0 1 one");
}

#[test]
fn a_topic_that_was_made_again_is_read_from_its_first_record() {
    let cluster = TestCluster::shared();
    let names = ["remade-fewer", "remade-same", "remade-more", "remade-group"];
    let read: Vec<Running> = names
        .iter()
        .map(|name| {
            create(&cluster, name, "1", &[]);
            write_numbers(&cluster, name, 1, 0..50);
            let group =
                if *name == "remade-group" { &["-v", "--group", "remade-group"][..] } else { &["-v"] };
            following(&cluster, name, group)
        })
        .collect();
    for running in &read {
        running.wait_for("the records and the id of the topic", |running| {
            running.lines().len() == 50 && running.stderr().contains("has the id")
        });
    }
    for (name, count) in names.iter().zip([5, 50, 80, 80]) {
        delete(&cluster, name);
        create(&cluster, name, "1", &[]);
        write_numbers(&cluster, name, 1, 1000..1000 + count);
    }
    for ((name, running), count) in names.iter().zip(read).zip([5, 50, 80, 80]) {
        running.wait_for("all records of the new topic", |running| {
            let lines = running.lines();
            (1000..1000 + count).all(|number| lines.contains(&number.to_string()))
                && running
                    .stderr()
                    .contains("was deleted and created again; reading continues at its first records")
        });
        running.signal("-INT");
        let outcome = running.outcome();
        assert_eq!(outcome.status, Some(130), "{name}: {}", outcome.stderr);
    }
    let described = cluster.run("PLAINTEXT", &["groups", "describe", "remade-group", "--exit-code"]);
    assert_eq!(described.status, Some(0), "{}", described.stderr);
}

#[test]
fn a_topic_that_was_deleted_ends_the_reading() {
    let cluster = TestCluster::shared();
    for (name, group) in [("vanishing", &[][..]), ("vanishing-group", &["--group", "vanishing"])] {
        create(&cluster, name, "2", &[]);
        write_numbers(&cluster, name, 2, 0..10);
        let running = following(&cluster, name, group);
        running.wait_for("the records", |running| running.lines().len() == 10);
        delete(&cluster, name);
        let outcome = running.outcome();
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (Some(7), format!("error: topic '{name}' was deleted while it was read\n").as_str())
        );
    }
}

#[test]
fn records_that_are_deleted_before_they_are_read_are_counted() {
    let cluster = TestCluster::shared();
    create(&cluster, "outrun", "1", &[]);
    write_numbers(&cluster, "outrun", 1, 0..100);
    let running = following(&cluster, "outrun", &[]);
    running.wait_for("the records", |running| running.lines().len() == 100);
    // It cannot read on before the records that come next are gone.
    running.signal("-STOP");
    write_numbers(&cluster, "outrun", 1, 100..300);
    let trim = ["topics", "trim", "outrun", "--before", "250", "--yes", "-q"];
    assert_eq!(cluster.run("PLAINTEXT", &trim).status, Some(0));
    running.signal("-CONT");
    running.wait_for("the rest", |running| running.lines().last().is_some_and(|last| last == "299"));
    running.signal("-INT");
    let outcome = running.outcome();
    // A fetch may have been answered before the records were deleted: then nothing is missing.
    let lines = outcome.text().lines().count();
    let missed = format!("{} offsets from", 300 - lines);
    assert!(lines == 300 || outcome.stderr.contains(&missed), "{lines} {}", outcome.stderr);
}

#[test]
fn what_lies_before_the_start_of_the_log_is_named_and_the_rest_is_read() {
    let cluster = TestCluster::shared();
    create(&cluster, "retained", "1", &[]);
    write_numbers(&cluster, "retained", 1, 0..95);
    let trim = |before: &str| {
        let args = ["topics", "trim", "retained", "--before", before, "--yes", "-q"];
        assert_eq!(cluster.run("PLAINTEXT", &args).status, Some(0));
    };
    trim("90");
    let rest: Vec<String> = (90..95).map(|n| n.to_string()).collect();
    let outcome = consume(&cluster, &["retained", "--from", "5", "--exit"]);
    assert_eq!(outcome.text().lines().collect::<Vec<_>>(), rest);
    assert_eq!(
        outcome.stderr,
        "warning: 'retained' partition 0 begins at offset 90: earlier records were deleted\n"
    );
    assert_eq!(lines(&cluster, &["retained", "--tail", "10"]), rest);
    trim("95");
    for args in [&["--from", "5", "--exit"][..], &["--tail", "10"]] {
        let outcome = consume(&cluster, &[&["retained"], args].concat());
        assert_eq!((outcome.text(), outcome.status), ("", Some(0)), "{}", outcome.stderr);
    }
    // The record with the largest timestamp is gone too.
    let offsets =
        cluster.run("PLAINTEXT", &["topics", "offsets", "retained", "--max-timestamp", "--at", "-1h"]);
    let row = offsets.text().lines().nth(1).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(row, "retained 0 95 95 0 - - -");
}

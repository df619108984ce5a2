//! `consume --group`: nothing is committed that was not written, and nothing is lost.

use std::process::{Command, Stdio};
use std::time::Duration;

use rdkafka::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer};

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::consume::{consume, create, text};
use super::records::{New, write, write_numbers};
use super::running::Running;

fn client(cluster: &TestCluster, group: Option<&str>) -> BaseConsumer {
    let mut config = ClientConfig::new();
    config
        .set("bootstrap.servers", cluster.servers("PLAINTEXT"))
        .set("group.id", group.unwrap_or("looks-on"));
    config.create().unwrap()
}

/// The groups there are.
pub fn groups(cluster: &TestCluster) -> Vec<String> {
    let list = client(cluster, None).fetch_group_list(None, Duration::from_secs(20)).unwrap();
    list.groups().iter().map(|group| group.name().to_owned()).collect()
}

/// The members of a group.
fn members(cluster: &TestCluster, group: &str) -> usize {
    let list = client(cluster, None).fetch_group_list(Some(group), Duration::from_secs(20)).unwrap();
    list.groups().iter().map(|group| group.members().len()).sum()
}

/// What a group has committed, by partition; -1 for nothing.
fn committed(cluster: &TestCluster, group: &str, topic: &str, partitions: i32) -> Vec<i64> {
    let mut list = rdkafka::TopicPartitionList::new();
    (0..partitions).for_each(|partition| {
        list.add_partition(topic, partition);
    });
    let offsets = client(cluster, Some(group)).committed_offsets(list, Duration::from_secs(20)).unwrap();
    offsets
        .elements()
        .iter()
        .map(|one| one.offset().to_raw().filter(|&offset| offset >= 0).unwrap_or(-1))
        .collect()
}

fn member(cluster: &TestCluster, topic: &str, group: &str, args: &[&str]) -> Command {
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "consume", topic, "--group", group, "-v"]).args(args);
    command
}

fn values(outcome: &Outcome) -> Vec<i32> {
    outcome.text().lines().map(|line| line.parse().unwrap()).collect()
}

#[test]
fn a_group_goes_on_where_it_has_committed_and_from_counts_only_before_that() {
    let cluster = TestCluster::shared();
    create(&cluster, "goes-on", "1", &[]);
    write_numbers(&cluster, "goes-on", 1, 0..10);
    let take = |args: &[&str]| {
        text(&cluster, &[&["goes-on", "--group", "goes-on", "--exit", "-o", "format={value}"], args].concat())
    };
    assert_eq!(take(&["--from", "2", "-n", "3"]), "2\n3\n4\n");
    assert_eq!(committed(&cluster, "goes-on", "goes-on", 1), [5]);
    assert_eq!(take(&["--from", "0", "-n", "2", "--commit", "end"]), "5\n6\n");
    assert_eq!(take(&["--commit", "none", "-n", "1"]), "7\n");
    assert_eq!(committed(&cluster, "goes-on", "goes-on", 1), [7]);
    assert_eq!(take(&["--from", "1", "--force-from", "-n", "1"]), "1\n");
    assert_eq!(take(&[]), "2\n3\n4\n5\n6\n7\n8\n9\n");
    assert_eq!(take(&[]), "");
    assert_eq!(members(&cluster, "goes-on"), 0);
}

#[test]
fn without_a_group_nothing_is_left_on_the_cluster() {
    let cluster = TestCluster::spare();
    create(&cluster, "no-trace", "2", &[]);
    write_numbers(&cluster, "no-trace", 2, 0..10);
    let before = groups(&cluster);
    assert_eq!(text(&cluster, &["no-trace", "--exit"]).lines().count(), 10);
    let new: Vec<String> = groups(&cluster).into_iter().filter(|group| !before.contains(group)).collect();
    assert_eq!(new, Vec::<String>::new());
}

#[test]
fn what_a_reader_did_not_take_is_not_committed() {
    let cluster = TestCluster::shared();
    create(&cluster, "head", "1", &[]);
    // More than a pipe holds, so that the writer notices that the reader has gone.
    let large = "x".repeat(1000);
    write(&cluster, "head", (0..20_000).map(|n| New::of("k", &format!("{n} {large}"))));
    for commit in ["end", "interval"] {
        let mut child =
            member(&cluster, "head", "head", &["--from", "beginning", "--exit", "--commit", commit])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
        let mut head = Command::new("head")
            .arg("-3")
            .stdin(child.stdout.take().unwrap())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        assert!(head.wait().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(0));
        assert_eq!(committed(&cluster, "head", "head", 1), [-1]);
    }
    // Standard output that cannot be written to.
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output =
        member(&cluster, "head", "head", &["--from", "beginning", "-n", "10"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("error: could not write to standard output: No space left")
    );
    assert_eq!(committed(&cluster, "head", "head", 1), [-1]);
    assert_eq!(members(&cluster, "head"), 0);
}

#[test]
fn a_member_that_is_killed_loses_nothing_for_the_next_one() {
    let cluster = TestCluster::shared();
    create(&cluster, "killed", "2", &[]);
    write_numbers(&cluster, "killed", 2, 0..2_000);
    let short = ["-X", "session.timeout.ms=6000"];
    let running = Running::start(&mut member(
        &cluster,
        "killed",
        "killed",
        &[&["--from", "beginning"], &short[..]].concat(),
    ));
    running.wait_for("a commit", |_| committed(&cluster, "killed", "killed", 2).iter().sum::<i64>() == 2_000);
    write_numbers(&cluster, "killed", 2, 2_000..4_000);
    running.wait_for("more records", |running| running.lines().len() > 3_000);
    running.signal("-KILL");
    let mut seen = values(&running.outcome());
    write_numbers(&cluster, "killed", 2, 4_000..5_000);
    let next = Running::start(&mut member(&cluster, "killed", "killed", &short));
    next.wait_for("the rest", |next| {
        next.lines().iter().any(|line| line == "4999") && next.lines().iter().any(|line| line == "4998")
    });
    next.signal("-TERM");
    let next = next.outcome();
    assert_eq!(next.status, Some(143));
    seen.extend(values(&next));
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, (0..5_000).collect::<Vec<_>>());
    assert_eq!(committed(&cluster, "killed", "killed", 2), [2_500, 2_500]);
}

#[test]
fn two_members_share_the_partitions_and_hand_them_over() {
    let cluster = TestCluster::shared();
    for (topic, more) in [
        (
            "shared-eager",
            &["-X", "partition.assignment.strategy=org.apache.kafka.clients.consumer.RangeAssignor"][..],
        ),
        ("shared-cooperative", &["-X", "partition.assignment.strategy=cooperative-sticky"]),
        ("shared-consumer", &["-X", "group.protocol=consumer"]),
    ] {
        create(&cluster, topic, "4", &[]);
        write_numbers(&cluster, topic, 4, 0..400);
        let args = [&["--from", "beginning", "-o", "format={value}"], more].concat();
        let first = Running::start(&mut member(&cluster, topic, topic, &args));
        first.wait_for("all records", |first| first.lines().len() == 400);
        let second = Running::start(&mut member(&cluster, topic, topic, &args));
        let has_two = |running: &Running| {
            let stderr = running.stderr();
            let last =
                stderr.lines().rfind(|line| line.contains("assigned: ")).unwrap_or_default().to_owned();
            last.matches(topic).count() >= 2
        };
        second.wait_for("partitions", has_two);
        write_numbers(&cluster, topic, 4, 400..800);
        let both = |first: &Running| first.lines().len() + second.lines().len() >= 800;
        first.wait_for("all records", both);
        second.signal("-INT");
        let second = second.outcome();
        assert_eq!(second.status, Some(130));
        write_numbers(&cluster, topic, 4, 800..1_000);
        first.wait_for("those of the other too", |first| {
            (800..1_000).all(|n| first.lines().contains(&n.to_string()))
        });
        first.signal("-INT");
        let first = first.outcome();
        assert_eq!(first.status, Some(130), "{}", first.stderr);
        assert!(values(&second).len() >= 100, "{topic}: {}", second.stderr);
        let mut all = [values(&first), values(&second)].concat();
        all.sort_unstable();
        assert_eq!(all, (0..1_000).collect::<Vec<_>>(), "{topic}: nothing lost, nothing twice");
        assert_eq!(members(&cluster, topic), 0);
        assert_eq!(committed(&cluster, topic, topic, 4), [250; 4]);
    }
}

#[test]
fn members_that_are_stopped_at_once_lose_nothing_and_leave_nothing_to_be_read_twice() {
    let cluster = TestCluster::shared();
    let name = "ended-at-once";
    create(&cluster, name, "8", &[]);
    write_numbers(&cluster, name, 8, 0..4_000);
    let sticky = "partition.assignment.strategy=cooperative-sticky";
    let args = ["--from", "beginning", "-o", "format={value}", "-X", sticky];
    let all: [Running; 4] = std::array::from_fn(|_| Running::start(&mut member(&cluster, name, name, &args)));
    let count = || all.iter().map(|one| one.lines().len()).sum::<usize>();
    for one in &all {
        one.wait_for("partitions", |one| one.stderr().contains(&format!("assigned: {name}:")));
    }
    all[0].wait_for("all records", |_| count() >= 4_000);
    write_numbers(&cluster, name, 8, 4_000..8_000);
    all[0].wait_for("some of the others", |_| count() > 4_000);
    // What they have read since the last commit is committed while the group is in the middle of a rebalance.
    all[1].signal("-TERM");
    all[2].signal("-TERM");
    all[3].signal("-INT");
    all[0].wait_for("all of the others", |_| count() >= 8_000);
    all[0].signal("-TERM");
    let outcomes = all.map(Running::outcome);
    for (outcome, status) in outcomes.iter().zip([143, 143, 143, 130]) {
        assert_eq!(outcome.status, Some(status), "{}", outcome.stderr);
    }
    let mut read: Vec<i32> = outcomes.iter().flat_map(values).collect();
    read.sort_unstable();
    assert_eq!(read, (0..8_000).collect::<Vec<_>>());
    assert_eq!(committed(&cluster, name, name, 8), [1_000; 8]);
}

#[test]
fn a_member_without_partitions_has_nothing_to_wait_for() {
    let cluster = TestCluster::shared();
    for (topic, more) in
        [("crowded-classic", &[][..]), ("crowded-consumer", &["-X", "group.protocol=consumer"])]
    {
        create(&cluster, topic, "1", &[]);
        write_numbers(&cluster, topic, 1, 0..3);
        let args = [&["--from", "beginning"], more].concat();
        let first = Running::start(&mut member(&cluster, topic, topic, &args));
        first.wait_for("the records", |first| first.lines().len() == 3);
        // Sticky or not, one of two members has no partition; to end takes no more than to learn that.
        let second = Running::start(&mut member(&cluster, topic, topic, &[&["--exit"], more].concat()));
        assert_eq!(second.outcome().status, Some(0));
        first.signal("-INT");
        assert_eq!(first.outcome().status, Some(130));
    }
}

#[test]
fn a_static_member_takes_its_place_again_and_a_read_only_context_joins_nothing() {
    let cluster = TestCluster::shared();
    create(&cluster, "static", "1", &[]);
    write_numbers(&cluster, "static", 1, 0..6);
    let args = [
        "static",
        "--group",
        "static",
        "--instance-id",
        "one",
        "--from",
        "beginning",
        "-n",
        "2",
        "-o",
        "format={value}",
    ];
    assert_eq!(text(&cluster, &args), "0\n1\n");
    assert_eq!(text(&cluster, &args), "2\n3\n");

    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let servers = cluster.servers("PLAINTEXT");
    std::fs::write(
        &config,
        format!("[contexts.watched]\nbootstrap-servers = \"{servers}\"\nread-only = true\n"),
    )
    .unwrap();
    let run = |args: &[&str]| {
        let mut command = kafkactl();
        command
            .env("KAFKACTL_CONFIG", &config)
            .args(["--context", "watched", "consume", "static"])
            .args(args);
        Outcome::of(command.output().unwrap())
    };
    let refused = run(&["--group", "watching", "--from", "beginning", "--exit"]);
    assert_eq!((refused.text(), refused.status), ("", Some(2)));
    assert!(refused.stderr.contains("the context 'watched' is read-only"), "{}", refused.stderr);
    // A member takes partitions from the others, also one that does not commit.
    let refused = run(&["--group", "watching", "--from", "beginning", "--exit", "--commit", "none"]);
    assert_eq!((refused.text(), refused.status), ("", Some(2)), "{}", refused.stderr);
    assert_eq!(run(&["--exit"]).text().lines().count(), 6);
    assert_eq!(committed(&cluster, "watching", "static", 1), [-1]);
}

#[test]
fn records_that_are_gone_before_the_group_read_them_are_named() {
    let cluster = TestCluster::shared();
    create(&cluster, "overtaken", "1", &[]);
    write_numbers(&cluster, "overtaken", 1, 0..10);
    let take = |args: &[&str]| {
        consume(
            &cluster,
            &[&["overtaken", "--group", "overtaken", "-o", "format={value}", "--exit"], args].concat(),
        )
    };
    assert_eq!(take(&["--from", "beginning", "-n", "2"]).text(), "0\n1\n");
    assert_eq!(
        cluster.run("PLAINTEXT", &["topics", "trim", "overtaken", "--before", "7", "--yes"]).status,
        Some(0)
    );
    let outcome = take(&[]);
    assert_eq!((outcome.text(), outcome.status), ("7\n8\n9\n", Some(0)));
    assert_eq!(
        outcome.stderr,
        "warning: 'overtaken' partition 0: 5 records that the group had not read were deleted, up to offset 7\n"
    );
}

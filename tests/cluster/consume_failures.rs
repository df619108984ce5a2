//! `consume` while brokers, networks and topics go.

use super::binary::kafkactl;
use super::cluster::TestCluster;
use super::consume::{consume, create, create_assigned, lines};
use super::produce::produced;
use super::proxy::Fault;
use super::records::write_numbers;
use super::running::Running;

fn start(servers: &str, topic: &str, args: &[&str]) -> Running {
    Running::start(kafkactl().args(["-b", servers, "consume", topic, "-o", "raw"]).args(args))
}

fn numbers(range: std::ops::Range<i32>) -> Vec<String> {
    range.map(|number| number.to_string()).collect()
}

#[test]
fn a_leader_that_goes_costs_no_record_and_gives_none_twice() {
    let cluster = TestCluster::spare();
    // Not broker 1, which is the controller too: without it no leader is elected.
    create_assigned(&cluster, "leader-goes", "2:1:3");
    write_numbers(&cluster, "leader-goes", 1, 0..5_000);
    let group = ["--group", "leader-goes", "--from", "beginning"];
    let readers = [
        start(&cluster.servers("PLAINTEXT"), "leader-goes", &["--from", "beginning"]),
        start(&cluster.servers("PLAINTEXT"), "leader-goes", &group),
    ];
    let all_have =
        |count| readers.iter().for_each(|one| one.wait_for("records", |one| one.lines().len() >= count));
    all_have(5_000);
    let stopped = cluster.kill(2);
    write_numbers(&cluster, "leader-goes", 1, 5_000..10_000);
    all_have(10_000);
    drop(stopped);
    write_numbers(&cluster, "leader-goes", 1, 10_000..11_000);
    all_have(11_000);
    for reader in readers {
        reader.signal("-INT");
        let outcome = reader.outcome();
        assert_eq!(outcome.status, Some(130), "{}", outcome.stderr);
        assert_eq!(outcome.text().lines().collect::<Vec<_>>(), numbers(0..11_000));
    }
}

#[test]
fn a_frozen_broker_leaves_its_partitions_marked_and_the_others_are_read() {
    let cluster = TestCluster::spare();
    create_assigned(&cluster, "frozen", "1:2:3,2:3:1,3:1:2");
    write_numbers(&cluster, "frozen", 3, 0..300);
    let frozen = cluster.freeze(2);
    let outcome = consume(&cluster, &["frozen", "--exit", "-o", "raw", "--timeout", "3s"]);
    let offsets = cluster.run("PLAINTEXT", &["topics", "offsets", "frozen", "--timeout", "3s", "-o", "csv"]);
    drop(frozen);
    assert_eq!((offsets.text().contains("-1001"), offsets.status), (false, Some(3)), "{}", offsets.text());
    let marked = "error: could not ask for an offset of 'frozen' partition 1: no answer about it came from its leader\n";
    assert_eq!(
        (outcome.text().lines().count(), outcome.stderr.as_str(), outcome.status),
        (200, marked, Some(3))
    );
}

#[test]
fn a_member_of_a_group_reads_what_has_a_leader_and_names_what_has_none() {
    let cluster = TestCluster::spare();
    create_assigned(&cluster, "leaderless", "1,2,3");
    write_numbers(&cluster, "leaderless", 3, 0..300);
    let group = ["leaderless", "--group", "leaderless", "--exit", "-o", "raw"];
    let from = ["--from", "beginning", "--timeout", "5s"];
    let stopped = cluster.kill(2);
    let without = consume(&cluster, &[&group[..], &from].concat());
    // The second time the group has commits of the others.
    let again = consume(&cluster, &[&group[..], &from].concat());
    drop(stopped);
    let named = "error: could not ask for an offset of 'leaderless' partition 1";
    for (outcome, count) in [(without, 200), (again, 0)] {
        assert!(outcome.stderr.contains(named), "{}", outcome.stderr);
        assert_eq!((outcome.text().lines().count(), outcome.status), (count, Some(3)), "{}", outcome.stderr);
    }
    let rest = consume(&cluster, &[&group[..], &from].concat());
    let read: Vec<String> = rest.text().lines().map(str::to_owned).collect();
    let expected: Vec<String> = (0..300).filter(|n| n % 3 == 1).map(|n: i32| n.to_string()).collect();
    assert_eq!((read, rest.status), (expected, Some(0)), "{}", rest.stderr);
}

#[test]
fn a_topic_that_is_deleted_ends_the_reading_with_7() {
    let cluster = TestCluster::shared();
    create(&cluster, "doomed", "2", &[]);
    write_numbers(&cluster, "doomed", 2, 0..10);
    let running = start(&cluster.servers("PLAINTEXT"), "doomed", &["--from", "beginning"]);
    running.wait_for("the records", |running| running.lines().len() == 10);
    let state = tempfile::tempdir().unwrap();
    let deleted = cluster.run(
        "PLAINTEXT",
        &["topics", "delete", "doomed", "--yes", "--undo-dir", state.path().to_str().unwrap()],
    );
    assert_eq!(deleted.status, Some(0), "{}", deleted.stderr);
    let outcome = running.outcome();
    assert_eq!((outcome.text().lines().count(), outcome.status), (10, Some(7)), "{}", outcome.stderr);
    assert_eq!(outcome.stderr, "error: topic 'doomed' was deleted while it was read\n");
}

#[test]
fn a_partition_and_a_topic_that_come_later_are_read_from_their_beginning() {
    let cluster = TestCluster::shared();
    create(&cluster, "grows-a", "1", &[]);
    let running = start(&cluster.servers("PLAINTEXT"), "grows-*", &[]);
    // What comes from now on shows that it reads.
    running.wait_for("it to read", |running| {
        write_numbers(&cluster, "grows-a", 1, 0..1);
        running.text().contains('0')
    });
    let added = cluster.run("PLAINTEXT", &["topics", "add-partitions", "grows-a", "--total", "3"]);
    assert_eq!(added.status, Some(0), "{}", added.stderr);
    create(&cluster, "grows-b", "1", &[]);
    write_numbers(&cluster, "grows-b", 1, 77..79);
    cluster.wait_until(&["topics", "describe", "grows-a", "-o", "json"], |text| {
        text.contains("\"partitionCount\":3")
    });
    write_numbers(&cluster, "grows-a", 3, 30..36);
    let expected = ["30", "31", "32", "33", "34", "35", "77", "78"];
    running.wait_for("all of it", |running| {
        expected.iter().all(|number| running.lines().contains(&(*number).to_owned()))
    });
    running.signal("-INT");
    let outcome = running.outcome();
    assert!(outcome.stderr.contains("notice: also reading 'grows-a' partition 2\n"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("notice: also reading 'grows-b' partition 0\n"), "{}", outcome.stderr);
    let mut rest: Vec<&str> = outcome.text().lines().filter(|line| *line != "0").collect();
    rest.sort_unstable();
    assert_eq!(rest, expected);
}

#[test]
fn connections_that_are_cut_hang_or_garble_cost_no_record() {
    let cluster = TestCluster::spare();
    create(&cluster, "proxied", "3", &[]);
    write_numbers(&cluster, "proxied", 3, 0..60_000);
    let servers = [1, 2, 3]
        .map(|broker| format!("127.0.0.1:{}", cluster.port(&format!("ADVERTISED{broker}"))))
        .join(",");
    for fault in [Fault::CutAfter(150_000), Fault::GarbleAfter(150_000), Fault::Hang] {
        let proxies = cluster.proxies([Fault::None; 3]);
        // Small answers, so that the fault falls between them.
        let small =
            ["--from", "beginning", "-X", "max.partition.fetch.bytes=20000", "-X", "socket.timeout.ms=2000"];
        let running = start(&servers, "proxied", &small);
        running.wait_for("a beginning", |running| running.lines().len() > 100);
        for proxy in &proxies {
            proxy.set(fault);
        }
        running.wait_for("the fault", |_| proxies.iter().any(super::proxy::Proxy::has_struck));
        for proxy in &proxies {
            proxy.set(Fault::None);
        }
        running.wait_for("all records", |running| running.lines().len() >= 60_000);
        running.signal("-INT");
        let outcome = running.outcome();
        let mut read: Vec<i32> = outcome.text().lines().map(|line| line.parse().unwrap()).collect();
        for partition in 0..3 {
            let own: Vec<i32> = read.iter().copied().filter(|number| number % 3 == partition).collect();
            assert!(own.is_sorted(), "{fault:?}: the order of partition {partition} is kept");
        }
        read.sort_unstable();
        assert_eq!(read, (0..60_000).collect::<Vec<_>>(), "{fault:?}: {}", outcome.stderr);
    }
}

#[test]
fn an_end_that_does_not_come_is_given_up_with_5() {
    let cluster = TestCluster::spare();
    create(&cluster, "silent", "1", &[]);
    write_numbers(&cluster, "silent", 1, 0..60_000);
    let servers = [1, 2, 3]
        .map(|broker| format!("127.0.0.1:{}", cluster.port(&format!("ADVERTISED{broker}"))))
        .join(",");
    let proxies = cluster.proxies([Fault::None; 3]);
    let args = ["--exit", "--timeout", "2s", "-X", "max.partition.fetch.bytes=2000"];
    let running = start(&servers, "silent", &args);
    running.wait_for("a beginning", |running| running.lines().len() > 100);
    for proxy in &proxies {
        proxy.set(Fault::Hang);
    }
    let outcome = running.outcome();
    let count = outcome.text().lines().count();
    assert_eq!(outcome.status, Some(5), "{}", outcome.stderr);
    assert_eq!(outcome.text().lines().collect::<Vec<_>>(), numbers(0..i32::try_from(count).unwrap()));
    assert!(
        outcome.stderr.contains(&format!("could not be read from offset {count}: no record came for 2 s")),
        "{}",
        outcome.stderr
    );
}

#[test]
fn who_may_not_read_is_told_so_with_6() {
    let cluster = TestCluster::shared();
    create(&cluster, "private", "1", &[]);
    let guest = [
        "-X",
        "security.protocol=SASL_PLAINTEXT",
        "-X",
        "sasl.mechanism=PLAIN",
        "-X",
        "sasl.username=guest",
        "-X",
        "sasl.password=@env:GUEST",
    ];
    let run = |args: &[&str]| {
        let mut command = kafkactl();
        command
            .env("GUEST", "guest-secret")
            .args(["-b", &cluster.servers("SASL")])
            .args(guest)
            .args(["consume"])
            .args(args);
        super::binary::Outcome::of(command.output().unwrap())
    };
    let outcome = run(&["private", "--exit"]);
    assert_eq!((outcome.text(), outcome.status), ("", Some(6)), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("not allowed"), "{}", outcome.stderr);
    let none = super::cluster::run_at("127.0.0.1:1", &["consume", "private", "--exit"]);
    assert_eq!((none.text(), none.status), ("", Some(5)));
    // The reader's topic stays readable for who may.
    assert_eq!(lines(&cluster, &["private", "--exit"]), Vec::<String>::new());
}

#[test]
fn a_batch_that_is_too_large_once_decompressed_is_told_with_the_setting_that_helps() {
    let cluster = TestCluster::shared();
    let limit = ["--config", "max.message.bytes=200000000"];
    create(&cluster, "consume-inflates", "1", &limit);
    produced(&cluster, &["consume-inflates"], "before");
    produced(&cluster, &["consume-inflates", "--compression", "zstd"], "x".repeat(110_000_000));
    let args = ["consume-inflates", "--from", "beginning", "--exit", "-o", "format={offset}"];
    let refused = consume(&cluster, &args);
    assert_eq!((refused.text(), refused.status), ("0\n", Some(1)));
    let expected = "error: could not read 'consume-inflates' partition 0 from offset 1 on: a zstd batch is damaged, or cannot be \
                    decompressed within receive.message.max.bytes (100000000 bytes)\n  hint: raise the limit with -X \
                    receive.message.max.bytes=1000000000, or continue after the batch with --from\n";
    assert!(refused.stderr.starts_with(expected), "{}", refused.stderr);
    let more = ["-X", "receive.message.max.bytes=1000000000"];
    let read = consume(&cluster, &[&args[..], &more].concat());
    assert_eq!((read.text(), read.stderr.as_str(), read.status), ("0\n1\n", "", Some(0)));
}

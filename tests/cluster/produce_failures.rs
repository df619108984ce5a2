//! `produce` while brokers, networks and disks fail, and when it is asked to stop.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::consume::{create, create_assigned, lines, text};
use super::produce::produce;
use super::proxy::{Fault, Proxy};
use super::running::Running;

/// A file of numbered lines.
fn numbered(count: usize) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("numbers");
    let filler = "x".repeat(60);
    let lines: Vec<String> =
        (0..count).map(|number| format!("k{}\t{number} {filler}\n", number % 1000)).collect();
    fs::write(&path, lines.concat()).unwrap();
    (folder, path.into_os_string().into_string().unwrap())
}

/// Waits until something is in a topic.
fn wait_for_records(cluster: &TestCluster, topic: &str) {
    cluster.wait_until(&["topics", "offsets", topic, "--sum", "-o", "json"], |text| {
        let rows: Value = serde_json::from_str(text).unwrap();
        rows[0]["messageCount"].as_i64().is_some_and(|count| count > 0)
    });
}

/// The numbers of all lines are there, each once, and those of a key in their order.
fn assert_complete(cluster: &TestCluster, topic: &str, count: usize) {
    let all = text(cluster, &[topic, "--exit", "--print", "key", "-q"]);
    let mut times = vec![0_u32; count];
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for line in all.lines() {
        let (key, value) = line.split_once('\t').unwrap();
        let number: usize = value.split_once(' ').unwrap().0.parse().unwrap();
        times[number] += 1;
        let before = last.insert(key, number);
        assert!(before.is_none_or(|before| before < number), "{key}: {number} behind {before:?}");
    }
    let missing = times.iter().filter(|&&times| times == 0).count();
    let repeated = times.iter().filter(|&&times| times > 1).count();
    assert_eq!((missing, repeated), (0, 0), "records that are lost, and there twice");
}

fn start(servers: &str, args: &[&str]) -> Running {
    Running::start(kafkactl().args(["-b", servers, "produce"]).args(args).stdin(Stdio::null()))
}

#[test]
fn a_broker_that_stops_and_starts_costs_no_record_gives_none_twice_and_keeps_their_order() {
    let cluster = TestCluster::spare();
    let count = 1_000_000;
    let (_folder, file) = numbered(count);
    create_assigned(&cluster, "restarted", "2:3:1,3:2:1,2:1:3");
    let running = start(
        &cluster.servers("PLAINTEXT"),
        &["restarted", "--key-delimiter", "\\t", "--file", &file, "--rate", "100000"],
    );
    wait_for_records(&cluster, "restarted");
    drop(cluster.kill(2));
    let outcome = running.outcome();
    assert_eq!((outcome.text(), outcome.stderr.as_str(), outcome.status), ("", "", Some(0)));
    assert_complete(&cluster, "restarted", count);
}

#[test]
fn all_brokers_may_be_away_for_less_than_the_timeout() {
    let cluster = TestCluster::spare();
    let count = 100_000;
    let (_folder, file) = numbered(count);
    create(&cluster, "away", "3", &[]);
    let proxies = cluster.proxies([Fault::None; 3]);
    let servers = proxied(&cluster);
    let running = start(
        &servers,
        &["away", "--key-delimiter", "\\t", "--file", &file, "--rate", "20000", "--timeout", "60s", "-vv"],
    );
    wait_for_records(&cluster, "away");
    // Nobody listens any more, and what was open is closed.
    for proxy in &proxies {
        proxy.set(Fault::CutAfter(0));
    }
    drop(proxies);
    let was_refused = |port: u16| format!("127.0.0.1:{port} failed: Connection refused");
    running.wait_for("every broker to refuse more than one connection", |running| {
        let stderr = running.stderr();
        let ports = [1, 2, 3].map(|broker| cluster.port(&format!("ADVERTISED{broker}")));
        ports.iter().all(|&port| stderr.matches(&was_refused(port)).count() > 1)
    });
    let proxies = cluster.proxies([Fault::None; 3]);
    let outcome = running.outcome();
    drop(proxies);
    assert_eq!((outcome.text(), outcome.status), ("", Some(0)), "{}", outcome.stderr);
    assert_complete(&cluster, "away", count);
}

fn proxied(cluster: &TestCluster) -> String {
    [1, 2, 3].map(|broker| format!("127.0.0.1:{}", cluster.port(&format!("ADVERTISED{broker}")))).join(",")
}

#[test]
fn connections_that_are_cut_or_hang_cost_no_record_and_give_none_twice() {
    let cluster = TestCluster::spare();
    let count = 100_000;
    let (_folder, file) = numbered(count);
    for (topic, fault) in [("cut", Fault::CutAfter(2_000)), ("hung", Fault::Hang)] {
        create(&cluster, topic, "3", &[]);
        let proxies = cluster.proxies([Fault::None; 3]);
        let args =
            [topic, "--key-delimiter", "\\t", "--file", &file, "--rate", "50000", "--batch-size", "20000"];
        let running = start(&proxied(&cluster), &[&args[..], &["-X", "request.timeout.ms=2000"]].concat());
        wait_for_records(&cluster, topic);
        for proxy in &proxies {
            proxy.set(fault);
        }
        running.wait_for("the fault", |_| proxies.iter().any(Proxy::has_struck));
        for proxy in &proxies {
            proxy.set(Fault::None);
        }
        let outcome = running.outcome();
        assert_eq!((outcome.text(), outcome.status), ("", Some(0)), "{topic}: {}", outcome.stderr);
        assert_complete(&cluster, topic, count);
    }
}

#[test]
fn what_no_broker_acknowledges_in_time_is_5_and_kept() {
    let cluster = TestCluster::spare();
    create(&cluster, "unanswered", "1", &[]);
    let folder = tempfile::tempdir().unwrap();
    let failed = folder.path().join("failed").into_os_string().into_string().unwrap();
    let proxies = cluster.proxies([Fault::None; 3]);
    let mut command = kafkactl();
    command.args([
        "-b",
        &proxied(&cluster),
        "produce",
        "unanswered",
        "--timeout",
        "2s",
        "--failed-file",
        &failed,
    ]);
    let (reader, mut writer) = std::io::pipe().unwrap();
    let running = Running::start(command.arg("--report").args(["-o", "jsonl"]).stdin(reader));
    writer.write_all(b"one\n").unwrap();
    running.wait_for("the first record", |running| running.lines().len() == 1);
    for proxy in &proxies {
        proxy.set(Fault::Hang);
    }
    writer.write_all(b"two\nthree\n").unwrap();
    drop(writer);
    let outcome = running.outcome();
    drop(proxies);
    // One was written, so it is done in part.
    assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
    assert!(outcome.stderr.starts_with("error: could not reach "), "{}", outcome.stderr);
    assert!(
        outcome.stderr.ends_with(
            "notice: 1 records were written, 2 were not, of which 2 may have been written all the same\n"
        ),
        "{}",
        outcome.stderr
    );
    let reported: Vec<Value> =
        outcome.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(reported.iter().filter(|row| row["ok"] == true).count(), 1);
    assert_eq!(reported.iter().filter(|row| row["error"]["code"] == 5).count(), 2);
    let kept = fs::read_to_string(&failed).unwrap();
    assert_eq!(kept.lines().count(), 2, "{kept}");
    // The second try.
    let again = produce(&cluster, &["--input", "jsonl", "--file", &failed], "");
    assert_eq!(again.status, Some(0), "{}", again.stderr);
    let written = lines(&cluster, &["unanswered", "--exit"]);
    assert_eq!(written[written.len() - 2..], ["two", "three"]);
}

#[test]
fn a_full_disk_for_what_failed_ends_the_command_and_says_so() {
    let cluster = TestCluster::shared();
    create(&cluster, "full-disk", "1", &[]);
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("input");
    fs::write(&input, format!("a\t1\n{}\nb\t2\n", "no delimiter ".repeat(1_000))).unwrap();
    let failed = folder.path().join("failed").into_os_string().into_string().unwrap();
    // No file may have more than 4 KiB (eight blocks of ulimit), which is a disk that fills up to the command.
    let limited = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_kafkactl")])
        .args(["-b", &cluster.servers("PLAINTEXT"), "produce", "full-disk", "--key-delimiter", "\\t"])
        .args(["--keep-going", "--failed-file", &failed])
        .env_clear()
        .stdin(fs::File::open(input).unwrap())
        .output();
    let outcome = Outcome::of(limited.unwrap());
    assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
    let error = format!("error: could not write to '{failed}': failed records are not saved: File too large");
    assert!(outcome.stderr.contains(&error), "{}", outcome.stderr);
    // What was taken before is there.
    assert_eq!(lines(&cluster, &["full-disk", "--exit"])[0], "1");
}

#[test]
fn what_was_reported_before_sigterm_is_there() {
    let cluster = TestCluster::shared();
    create(&cluster, "terminated", "3", &[]);
    let (_folder, file) = numbered(2_000_000);
    let args = [
        "terminated",
        "--key-delimiter",
        "\\t",
        "--file",
        &file,
        "--report",
        "-o",
        "jsonl",
        "--rate",
        "200000",
    ];
    let running = start(&cluster.servers("PLAINTEXT"), &args);
    running.wait_for("some records", |running| running.lines().len() > 1_000);
    running.signal("-TERM");
    let outcome = running.outcome();
    assert_eq!(outcome.status, Some(143), "{}", outcome.stderr);
    let mut reported: Vec<(i64, i64)> = outcome
        .text()
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).unwrap();
            (row["partition"].as_i64().unwrap(), row["offset"].as_i64().unwrap())
        })
        .collect();
    let count = reported.len();
    assert!(count > 1_000 && count < 2_000_000, "{count}");
    // What was taken went out: nothing that was not reported is there either.
    let said = format!(
        "warning: {count} records were written, 0 were not; the input was read up to and including line {count}\n"
    );
    assert_eq!(outcome.stderr, said);
    let mut there: Vec<(i64, i64)> =
        text(&cluster, &["terminated", "--exit", "-q", "-o", "format={partition} {offset}"])
            .lines()
            .map(|line| {
                let (partition, offset) = line.split_once(' ').unwrap();
                (partition.parse().unwrap(), offset.parse().unwrap())
            })
            .collect();
    reported.sort_unstable();
    there.sort_unstable();
    assert!(reported == there);
}

#[test]
fn an_interrupt_while_nothing_comes_in_writes_what_was_taken() {
    let cluster = TestCluster::shared();
    create(&cluster, "interrupted", "1", &[]);
    let (reader, mut writer) = std::io::pipe().unwrap();
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "produce", "interrupted", "--report", "-o", "jsonl"]);
    let running = Running::start(command.stdin(reader));
    writer.write_all(b"one\ntwo\nhalf a li").unwrap();
    running.wait_for("two records", |running| running.lines().len() == 2);
    running.signal("-INT");
    let outcome = running.outcome();
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        (
            "warning: 2 records were written, 0 were not; the input was read up to and including line 2\n",
            Some(130)
        )
    );
    assert_eq!(lines(&cluster, &["interrupted", "--exit"]), ["one", "two"]);
}

#[test]
fn a_reader_of_the_report_that_leaves_does_not_end_the_writing() {
    let cluster = TestCluster::shared();
    create(&cluster, "unread", "1", &[]);
    let (_folder, file) = numbered(50_000);
    let (reader, writer) = std::io::pipe().unwrap();
    let mut command = kafkactl();
    command.args([
        "-b",
        &cluster.servers("PLAINTEXT"),
        "produce",
        "unread",
        "--file",
        &file,
        "--report",
        "-o",
        "jsonl",
    ]);
    drop(reader);
    let outcome = Outcome::of(command.stdout(writer).output().unwrap());
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    assert_eq!(lines(&cluster, &["unread", "--exit"]).len(), 50_000);
}

#[test]
fn a_topic_that_is_deleted_meanwhile_is_7_or_a_part() {
    let cluster = TestCluster::shared();
    create(&cluster, "deleted-meanwhile", "1", &[]);
    let (_folder, file) = numbered(1_000_000);
    let args = ["deleted-meanwhile", "--file", &file, "--rate", "50000", "--timeout", "5s"];
    let running = start(&cluster.servers("PLAINTEXT"), &args);
    wait_for_records(&cluster, "deleted-meanwhile");
    let deleted =
        cluster.run("PLAINTEXT", &["topics", "delete", "deleted-meanwhile", "--yes", "--no-undo", "-q"]);
    assert_eq!(deleted.status, Some(0), "{}", deleted.stderr);
    let outcome = running.outcome();
    assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("records were written, "), "{}", outcome.stderr);
}

//! `produce` in transactions: all or nothing.

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use super::binary::kafkactl;
use super::cluster::TestCluster;
use super::consume::{create, lines};
use super::produce::{produce, produced};
use super::raw::transaction;
use super::running::Running;

fn committed(cluster: &TestCluster, topic: &str) -> Vec<String> {
    lines(cluster, &[topic, "--exit", "--isolation", "read_committed"])
}

fn all(cluster: &TestCluster, topic: &str) -> usize {
    lines(cluster, &[topic, "--exit"]).len()
}

#[test]
fn one_transaction_holds_all_records_of_a_run() {
    let cluster = TestCluster::shared();
    create(&cluster, "whole", "1", &[]);
    produced(&cluster, &["whole", "--transactional-id", "whole"], "a\nb\n");
    // Markers come a little later than the answer.
    let args = ["consume", "whole", "--exit", "--isolation", "read_committed"];
    cluster.wait_until(&args, |text| text == "a\nb\n");
    // Nothing to write is nothing to commit.
    produced(&cluster, &["whole", "--transactional-id", "whole"], "");
}

#[test]
fn a_bad_record_aborts_the_transaction_and_the_report_says_so() {
    let cluster = TestCluster::shared();
    create(&cluster, "aborted", "1", &[]);
    let folder = tempfile::tempdir().unwrap();
    let failed = folder.path().join("failed").into_os_string().into_string().unwrap();
    let args = ["aborted", "--transactional-id", "aborted", "--key-delimiter", "=", "--linger", "1ms"];
    let more = ["--rate", "100", "--report", "-o", "jsonl", "--failed-file", &failed];
    let outcome = produce(&cluster, &[&args[..], &more].concat(), "a=1\nb=2\nc=3\nbad\nd=4\n");
    assert_eq!(outcome.status, Some(1), "{}", outcome.stderr);
    assert_eq!(
        outcome.stderr,
        "error: line 4: the delimiter '=' is missing between key and value\nnotice: 0 records were written, 4 were not\n"
    );
    assert!(
        outcome.text().lines().count() == 4 && !outcome.text().contains("\"ok\":true"),
        "{}",
        outcome.text()
    );
    assert_eq!(committed(&cluster, "aborted"), Vec::<String>::new());
    // What was sent before is kept for a second try, in its order.
    let kept = std::fs::read_to_string(&failed).unwrap();
    let kept: Vec<Value> = kept.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let values: Vec<&Value> =
        kept.iter().filter(|line| line["unreadable"].is_null()).map(|line| &line["value"]).collect();
    assert_eq!(values, ["1", "2", "3"]);
    assert_eq!(kept.len(), 4);
    // With --keep-going a line that is no record is not a part of the transaction.
    let outcome = produce(&cluster, &[&args[..], &["--keep-going"]].concat(), "a=1\nbad\nb=2\n");
    assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
    cluster.wait_until(&["consume", "aborted", "--exit", "--isolation", "read_committed"], |text| {
        text == "1\n2\n"
    });
}

#[test]
fn transactions_of_n_records_are_committed_one_by_one() {
    let cluster = TestCluster::shared();
    create(&cluster, "split", "2", &[]);
    let args = ["split", "--transactional-id", "split", "--transaction-every", "10", "--key-delimiter", "="];
    let input: Vec<String> = (0..25).map(|number| format!("k{number}={number}")).collect();
    let outcome = produce(&cluster, &args, input.join("\n") + "\nbad\n");
    assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
    assert!(outcome.stderr.ends_with("notice: 20 records were written, 6 were not\n"), "{}", outcome.stderr);
    let args = ["consume", "split", "--exit", "--isolation", "read_committed"];
    cluster.wait_until(&args, |text| text.lines().count() == 20);
    let mut numbers: Vec<u32> =
        committed(&cluster, "split").iter().map(|line| line.parse().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (0..20).collect::<Vec<_>>());
}

#[test]
fn an_interrupt_aborts_the_transaction() {
    let cluster = TestCluster::shared();
    create(&cluster, "cut-short", "1", &[]);
    let (reader, mut writer) = std::io::pipe().unwrap();
    let mut command = kafkactl();
    command.args([
        "-b",
        &cluster.servers("PLAINTEXT"),
        "produce",
        "cut-short",
        "--transactional-id",
        "cut-short",
    ]);
    let running = Running::start(command.stdin(reader));
    writer.write_all(b"one\ntwo\n").unwrap();
    running.wait_for("the records to be there", |_| all(&cluster, "cut-short") == 2);
    running.signal("-INT");
    let outcome = running.outcome();
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        (
            "warning: 0 records were written, 2 were not; the input was read up to and including line 2\n",
            Some(130)
        )
    );
    produced(&cluster, &["cut-short", "--transactional-id", "cut-short"], "three\n");
    let args = ["consume", "cut-short", "--exit", "--isolation", "read_committed"];
    cluster.wait_until(&args, |text| text == "three\n");
}

#[test]
fn a_transaction_may_take_as_long_as_the_brokers_allow() {
    let cluster = TestCluster::shared();
    create(&cluster, "long", "1", &[]);
    // `transaction.max.timeout.ms` of the brokers is at its default.
    for (id, more, limit) in
        [("long-all", &[][..], 900_000), ("long-own", &["-X", "transaction.timeout.ms=70000"], 70_000)]
    {
        let (reader, mut writer) = std::io::pipe().unwrap();
        let mut command = kafkactl();
        command.args(["-b", &cluster.servers("PLAINTEXT"), "produce", "long", "--transactional-id", id]);
        let running = Running::start(command.args(more).stdin(reader));
        writer.write_all(b"one\n").unwrap();
        running.wait_for("the transaction", |_| {
            transaction(&cluster, id).is_some_and(|(state, _)| state == "Ongoing")
        });
        assert_eq!(transaction(&cluster, id), Some(("Ongoing".to_owned(), limit)));
        drop(writer);
        let outcome = running.outcome();
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    }
}

#[test]
fn a_transaction_that_took_too_long_is_said_to_be_aborted() {
    let cluster = TestCluster::shared();
    create(&cluster, "too-long", "1", &[]);
    let (reader, mut writer) = std::io::pipe().unwrap();
    let args = ["produce", "too-long", "--transactional-id", "too-long", "-X", "transaction.timeout.ms=1000"];
    let mut command = kafkactl();
    let running =
        Running::start(command.args(["-b", &cluster.servers("PLAINTEXT")]).args(args).stdin(reader));
    writer.write_all(b"one\n").unwrap();
    // The coordinator looks for such transactions every ten seconds.
    for state in ["Ongoing", "CompleteAbort"] {
        running.wait_for(state, |_| transaction(&cluster, "too-long").is_some_and(|(now, _)| now == state));
    }
    writer.write_all(b"two\n").unwrap();
    drop(writer);
    let outcome = running.outcome();
    assert_eq!(outcome.status, Some(1), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("transaction.timeout.ms"), "{}", outcome.stderr);
    assert_eq!(committed(&cluster, "too-long"), Vec::<String>::new());
}

#[test]
fn a_newer_writer_with_the_same_id_ends_the_older_one() {
    let cluster = TestCluster::shared();
    create(&cluster, "fenced", "1", &[]);
    let (reader, mut writer) = std::io::pipe().unwrap();
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "produce", "fenced", "--transactional-id", "fenced"]);
    let older = Running::start(command.stdin(reader));
    writer.write_all(b"older\n").unwrap();
    older.wait_for("the record to be there", |_| all(&cluster, "fenced") == 1);
    produced(&cluster, &["fenced", "--transactional-id", "fenced"], "newer\n");
    writer.write_all(b"older again\n").unwrap();
    drop(writer);
    let outcome = older.outcome();
    assert_eq!(outcome.status, Some(1), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("newer"), "{}", outcome.stderr);
    let args = ["consume", "fenced", "--exit", "--isolation", "read_committed"];
    cluster.wait_until(&args, |text| text == "newer\n");
}

#[test]
fn transactions_need_all_acknowledgements() {
    let mut command = kafkactl();
    command.args(["-b", "127.0.0.1:1", "produce", "x", "--transactional-id", "x", "--acks", "1"]);
    let outcome = super::binary::Outcome::of(command.stdin(Stdio::null()).output().unwrap());
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        ("error: transactions require --acks all\n", Some(2))
    );
}

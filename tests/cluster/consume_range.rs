//! `consume`: where reading begins and ends.

use std::time::{Duration, Instant};

use super::binary::kafkactl;
use super::cluster::TestCluster;
use super::consume::{consume, create, lines, text};
use super::records::{New, Writer, transactions, write, write_numbers};
use super::running::{Running, eventually};

fn numbers(lines: &[String]) -> Vec<i32> {
    lines.iter().map(|line| line.parse().unwrap()).collect()
}

/// Starts `consume` of a topic and waits until it reads: what it prints of a record that is written now shows that.
fn following(cluster: &TestCluster, topic: &str, args: &[&str]) -> Running {
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "consume", topic, "-v"]).args(args);
    let running = Running::start(&mut command);
    running.wait_for("the connection", |running| running.stderr().contains("connecting to"));
    running
}

#[test]
fn positions_ranges_and_maps_select_offsets() {
    let cluster = TestCluster::shared();
    create(&cluster, "ranges", "2", &[]);
    write_numbers(&cluster, "ranges", 2, 0..20);
    let take = |args: &[&str]| {
        let mut taken = numbers(&lines(&cluster, &[&["ranges"], args].concat()));
        taken.sort_unstable();
        taken
    };
    assert_eq!(take(&["--from", "8", "--exit"]), [16, 17, 18, 19]);
    assert_eq!(take(&["--to", "2"]), [0, 1, 2, 3]);
    assert_eq!(take(&["--from", "-1", "--exit"]), [18, 19]);
    assert_eq!(take(&["--from", "-3", "--to", "-2"]), [14, 15]);
    assert_eq!(take(&["--from", "ranges:1=9,end", "--exit"]), [19]);
    assert_eq!(take(&["--from", "beginning", "--to", "ranges:0=1,ranges:1=2"]), [0, 1, 3]);
    assert_eq!(take(&["--exit", "--per-partition", "2"]), [0, 1, 2, 3]);
    assert_eq!(take(&["--from", "beginning", "--per-partition", "1"]), [0, 1]);
    assert_eq!(take(&["--from", "beginning", "-n", "5"]).len(), 5);
    assert_eq!(take(&["--from", "beginning", "--idle-timeout", "300ms"]).len(), 20);
    assert_eq!(take(&["--from", "8", "--to", "9", "--exit"]), [16, 17]);
    for (args, words) in [
        (&["--from", "5", "--to", "3"][..], "the range is empty"),
        (&["--from", "soon"], "expected beginning, end, an offset"),
        (&["--from", "ranges=5"], "not of the form TOPIC:PARTITION"),
        (&["--tail", "3", "--from", "1"], "cannot be used with"),
        (&["-n", "0"], "0 is not in 1.."),
    ] {
        let outcome = consume(&cluster, &[&["ranges"], args].concat());
        assert_eq!((outcome.text(), outcome.status), ("", Some(2)), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
    }
    let nothing = consume(&cluster, &["ranges", "--from", "end", "--exit"]);
    assert_eq!(
        (nothing.text(), nothing.stderr.as_str(), nothing.status),
        ("", "notice: no records in that range\n", Some(0))
    );
}

#[test]
fn times_are_looked_up_and_both_ends_are_exact() {
    let cluster = TestCluster::shared();
    create(&cluster, "times", "1", &[]);
    let start = 1_790_000_000_000_i64;
    write(&cluster, "times", (0..10).map(|n| New::of("k", &n.to_string()).at(start + i64::from(n) * 60_000)));
    let take = |from: &str, to: &str| numbers(&lines(&cluster, &["times", "--from", from, "--to", to]));
    assert_eq!(take("@1790000120000", "@1790000300000"), [2, 3, 4]);
    assert_eq!(take("@2026-09-21T14:15:20.001Z", "@2026-09-21T14:18:20.001Z"), [3, 4, 5]);
    assert_eq!(take("@2026-09-21", "2"), [0, 1]);
    assert_eq!(numbers(&lines(&cluster, &["times", "--from", "@2026-09-21T14:21:20Z", "--exit"])), [8, 9]);
    assert_eq!(text(&cluster, &["times", "--from", "@2027-01-01", "--exit"]), "");
}

#[test]
fn an_end_behind_markers_gaps_and_nothing_is_an_end_in_both_isolations() {
    let cluster = TestCluster::shared();
    create(&cluster, "transactions", "3", &[]);
    let writer = transactions(&cluster, "transactions");
    let send = |value: &str, partition| writer.send(&New::of("k", value).in_partition(partition));
    writer.begin();
    send("committed", 0);
    send("committed", 1);
    writer.commit();
    writer.begin();
    send("aborted", 0);
    writer.abort();
    // Partition 2 stays empty; of the open transaction nothing is committed yet.
    writer.begin();
    send("open", 1);
    writer.flush();
    let take = |args: &[&str]| {
        let mut taken = lines(
            &cluster,
            &[&["transactions", "--exit", "-o", "format={partition} {value}"], args].concat(),
        );
        taken.sort();
        taken
    };
    assert_eq!(take(&[]), ["0 aborted", "0 committed", "1 committed", "1 open"]);
    assert_eq!(take(&["--isolation", "read_committed"]), ["0 committed", "1 committed"]);
    assert_eq!(take(&["-X", "isolation.level=read_committed"]), ["0 committed", "1 committed"]);
    assert_eq!(take(&["--isolation", "read_committed", "--from", "-1"]), Vec::<String>::new());
    // Of two records and two markers in partition 0, the last record lies two offsets before the end.
    assert_eq!(lines(&cluster, &["transactions", "--partition", "0", "--tail", "1"]), ["aborted"]);
    assert_eq!(
        lines(
            &cluster,
            &["transactions", "--partition", "0", "--tail", "1", "--isolation", "read_committed"]
        ),
        ["committed"]
    );
    writer.commit();
    assert_eq!(take(&["--isolation", "read_committed"]), ["0 committed", "1 committed", "1 open"]);
}

#[test]
fn gaps_that_compaction_leaves_hide_neither_the_end_nor_a_bound() {
    let cluster = TestCluster::shared();
    let configs = [
        "cleanup.policy=compact",
        "segment.ms=200",
        "min.cleanable.dirty.ratio=0.01",
        "delete.retention.ms=0",
        "min.compaction.lag.ms=0",
    ];
    let configs: Vec<&str> = configs.iter().flat_map(|config| ["--config", config]).collect();
    create(&cluster, "compacted", "1", &configs);
    write(&cluster, "compacted", (0..60).map(|n| New::of(&format!("k{}", n % 3), &n.to_string())));
    // A segment is rolled when the next record comes, and only rolled ones are compacted.
    for n in 60.. {
        write(&cluster, "compacted", [New::of("roll", &n.to_string())]);
        if lines(&cluster, &["compacted", "--to", "60"]).len() < 10 {
            break;
        }
        assert!(n < 160, "nothing was compacted");
        std::thread::sleep(Duration::from_millis(250));
    }
    assert_eq!(numbers(&lines(&cluster, &["compacted", "--to", "60"])), [57, 58, 59]);
    assert_eq!(text(&cluster, &["compacted", "--from", "10", "--to", "50"]), "");
    let last = lines(&cluster, &["compacted", "--tail", "4"]);
    assert_eq!(last.len(), 4);
    assert!(
        last.windows(2).all(|two| two[0].parse::<i32>().unwrap() < two[1].parse::<i32>().unwrap()),
        "{last:?}"
    );
}

#[test]
fn the_last_records_are_those_of_all_partitions_by_time() {
    let cluster = TestCluster::shared();
    create(&cluster, "tails", "3", &[]);
    let at = |n: i64| 1_790_000_000_000 + n * 1000;
    // Partition 0 has the newest, 1 the older ones, 2 none.
    write(
        &cluster,
        "tails",
        (0..10).map(|n| New::of("k", &n.to_string()).at(at(n)).in_partition(i32::from(n < 6))),
    );
    let take = |args: &[&str]| numbers(&lines(&cluster, &[&["tails"], args].concat()));
    assert_eq!(take(&["--tail", "3"]), [7, 8, 9]);
    assert_eq!(take(&["--tail", "6"]), [4, 5, 6, 7, 8, 9]);
    assert_eq!(take(&["--tail", "100"]), (0..10).collect::<Vec<_>>());
    assert_eq!(take(&["--tail", "2", "--grep", "[0-3]"]), [2, 3]);
    assert_eq!(take(&["--tail", "2", "--partition", "1"]), [4, 5]);
}

#[test]
fn an_end_that_moves_stays_where_it_was() {
    let cluster = TestCluster::shared();
    create(&cluster, "moving", "2", &[]);
    write_numbers(&cluster, "moving", 2, 0..20_000);
    let writer = Writer::new(&cluster, "moving", &[]);
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(std::sync::atomic::Ordering::SeqCst) {
                (0..2).for_each(|partition| writer.send(&New::of("k", "-1").in_partition(partition)));
                writer.flush();
            }
        });
        for _ in 0..5 {
            let taken = numbers(&lines(&cluster, &["moving", "--exit"]));
            let (mut first, later): (Vec<i32>, Vec<i32>) = taken.into_iter().partition(|&number| number >= 0);
            first.sort_unstable();
            assert_eq!(first, (0..20_000).collect::<Vec<_>>());
            let ends: Vec<String> = lines(&cluster, &["moving", "--tail", "1", "-o", "format={offset}"]);
            assert!(
                later.len() < 2 * (ends[0].parse::<usize>().unwrap() - 9_998),
                "{} {ends:?}",
                later.len()
            );
        }
        done.store(true, std::sync::atomic::Ordering::SeqCst);
    });
}

#[test]
fn short_reads_end_at_once() {
    let cluster = TestCluster::shared();
    create(&cluster, "short", "1", &[]);
    write_numbers(&cluster, "short", 1, 0..100);
    // A read that waits at the end for the broker to have more would wait for five minutes.
    let long_poll = ["-X", "fetch.wait.max.ms=300000", "-X", "socket.timeout.ms=300000"];
    let begun = Instant::now();
    for _ in 0..10 {
        assert_eq!(lines(&cluster, &[&["short", "--exit"], &long_poll[..]].concat()).len(), 100);
    }
    assert!(begun.elapsed() < Duration::from_secs(300), "{:?}", begun.elapsed());
}

#[test]
fn following_prints_what_comes_as_it_comes() {
    let cluster = TestCluster::shared();
    create(&cluster, "follow", "1", &[]);
    write_numbers(&cluster, "follow", 1, 0..3);
    let running = following(&cluster, "follow", &["--from", "1", "-o", "json"]);
    running
        .wait_for("the records that are there", |running| running.text().matches("\"value\"").count() == 2);
    write_numbers(&cluster, "follow", 1, 3..4);
    running.wait_for("the new one", |running| running.text().contains("\"value\":\"3\""));
    running.signal("-INT");
    let outcome = running.outcome();
    assert_eq!(outcome.status, Some(130));
    let document: serde_json::Value = serde_json::from_slice(&outcome.stdout).unwrap();
    assert_eq!(document.as_array().unwrap().len(), 3);
}

#[test]
fn a_second_interrupt_ends_at_once() {
    let cluster = TestCluster::shared();
    create(&cluster, "twice", "1", &[]);
    let large = "x".repeat(10_000);
    write(&cluster, "twice", (0..500).map(|_| New::of("k", &large)));
    // Nobody reads what it prints, so that it hangs in a write once the pipe is full.
    let mut child = kafkactl()
        .args(["-b", &cluster.servers("PLAINTEXT"), "consume", "twice", "--from", "beginning"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let id = child.id().to_string();
    let about = |file: &str| std::fs::read_to_string(format!("/proc/{id}/{file}")).unwrap_or_default();
    let wait_until = |what: &str, is_so: &mut dyn FnMut() -> bool| {
        assert!(eventually(Duration::from_secs(60), is_so), "timed out waiting until {what}");
    };
    let interrupt =
        || assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    wait_until("it hangs in a write", &mut || about("wchan").contains("pipe_write"));
    interrupt();
    // Two signals of which the first still waits to be taken count as one.
    let pending = "0000000000000000";
    wait_until("the first signal is taken", &mut || {
        about("status")
            .lines()
            .filter(|line| line.starts_with("SigPnd") || line.starts_with("ShdPnd"))
            .all(|line| line.ends_with(pending))
    });
    wait_until("it hangs in a write again", &mut || about("wchan").contains("pipe_write"));
    assert!(child.try_wait().unwrap().is_none(), "one interrupt does not end a write");
    interrupt();
    wait_until("it has ended", &mut || child.try_wait().unwrap().is_some());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn a_match_is_printed_at_once_while_other_records_go_by() {
    let cluster = TestCluster::shared();
    create(&cluster, "go-by", "1", &[]);
    let running = following(&cluster, "go-by", &["--from", "beginning", "--grep", "^needle"]);
    let writer = Writer::new(&cluster, "go-by", &[("linger.ms", "0")]);
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // No pause in which nothing comes.
            for n in 0.. {
                writer.send(&New::of("k", if n == 1000 { "needle" } else { "hay" }));
                std::thread::sleep(Duration::from_micros(200));
                if done.load(std::sync::atomic::Ordering::SeqCst) {
                    break;
                }
            }
        });
        running.wait_for("the match", |running| running.text() == "needle\n");
        done.store(true, std::sync::atomic::Ordering::SeqCst);
    });
}

#[test]
fn an_offset_that_is_still_to_come_is_waited_for_and_one_that_is_gone_is_the_first_there_is() {
    let cluster = TestCluster::shared();
    create(&cluster, "bounds", "1", &[]);
    write_numbers(&cluster, "bounds", 1, 0..5);
    let running = following(&cluster, "bounds", &["--from", "7", "-n", "1"]);
    running.wait_for("it to read", |running| running.stderr().contains("reading from"));
    write_numbers(&cluster, "bounds", 1, 5..9);
    let outcome = running.outcome();
    assert_eq!((outcome.text(), outcome.status), ("7\n", Some(0)));
    let trimmed = cluster.run("PLAINTEXT", &["topics", "trim", "bounds", "--before", "6", "--yes"]);
    assert_eq!(trimmed.status, Some(0), "{}", trimmed.stderr);
    let outcome = consume(&cluster, &["bounds", "--from", "2", "--exit"]);
    assert_eq!((outcome.text(), outcome.status), ("6\n7\n8\n", Some(0)));
    assert!(
        outcome
            .stderr
            .contains("warning: 'bounds' partition 0 begins at offset 6: earlier records were deleted"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn what_is_expected_comes_or_gives_status_4() {
    let cluster = TestCluster::shared();
    create(&cluster, "expected", "1", &[]);
    write_numbers(&cluster, "expected", 1, 0..3);
    let expect = |args: &[&str]| consume(&cluster, &[&["expected", "--from", "beginning"], args].concat());
    let enough = expect(&["--expect", "2"]);
    assert_eq!((enough.text(), enough.stderr.as_str(), enough.status), ("0\n1\n", "", Some(0)));
    let few = expect(&["--expect", "4", "--wait-timeout", "500ms"]);
    assert_eq!((few.text(), few.status), ("0\n1\n2\n", Some(4)));
    assert_eq!(few.stderr, "error: expected 4 records, got 3\n");
    let at_end = expect(&["--expect", "2", "--exit", "--grep", "1"]);
    assert_eq!((at_end.text(), at_end.status), ("1\n", Some(4)), "{}", at_end.stderr);
    assert_eq!(expect(&["--expect", "3", "--exit"]).status, Some(0));
}

//! Only what is wanted of a log.

use std::fs::File;

use super::support::{Outcome, dump_log, fixture, kafkactl};

const NONE: &str = "none-0/00000000000000000000.log";

/// Offsets of the records that are printed.
fn records(outcome: &Outcome) -> Vec<i64> {
    let text = String::from_utf8_lossy(&outcome.stdout).into_owned();
    let offset = |line: &str| line.strip_prefix("| offset: ")?.split(' ').next()?.parse().ok();
    text.lines().filter_map(offset).collect()
}

/// Base offsets of the batches that are printed.
fn batches(outcome: &Outcome) -> Vec<i64> {
    let text = String::from_utf8_lossy(&outcome.stdout).into_owned();
    let offset = |line: &str| {
        let line = line.strip_prefix("baseOffset: ").or_else(|| line.strip_prefix("offset: "))?;
        line.split(' ').next()?.parse().ok()
    };
    text.lines().filter_map(offset).collect()
}

fn select(args: &[&str]) -> Outcome {
    let outcome = dump_log(&fixture("4.3.1"), args);
    let nothing = records(&outcome).is_empty()
        && batches(&outcome).is_empty()
        && !args.contains(&"-o")
        && !args.contains(&"--head");
    let notice = if nothing { "notice: nothing in these files matches the options\n" } else { "" };
    assert_eq!((outcome.stderr.as_str(), outcome.status), (notice, Some(0)), "{args:?}");
    outcome
}

#[test]
fn a_range_that_ends_before_it_begins_is_a_usage_error() {
    for args in
        [["--from-offset", "5", "--to-offset", "5"], ["--from-time", "2026-09-22", "--to-time", "2026-09-21"]]
    {
        let outcome = dump_log(&fixture("4.3.1"), args.into_iter().chain([NONE]));
        let words = format!("error: {} is not before {}\n", args[0], args[2]);
        assert_eq!((outcome.text(), outcome.stderr.as_str(), outcome.status), ("", words.as_str(), Some(2)));
    }
}

#[test]
fn offsets_select_records_with_an_upper_bound_that_is_not_included() {
    let between = ["-d", "--from-offset", "20", "--to-offset", "24", NONE];
    assert_eq!(records(&select(&between)), [20, 21, 22, 23]);
    assert_eq!(records(&select(&["-d", "--from-offset", "58", NONE])), [58, 59]);
    assert_eq!(records(&select(&["-d", "--to-offset", "1", NONE])), [0]);
    assert_eq!(records(&select(&["-d", "--from-offset", "60", NONE])), [0; 0]);
    // Without records the batches that hold them.
    assert_eq!(batches(&select(&["--from-offset", "20", "--to-offset", "24", NONE])), [14, 21]);
}

#[test]
fn times_select_records_also_where_they_are_out_of_order() {
    let all = select(&["-o", "jsonl", "-d", NONE]);
    let wanted: Vec<i64> = all
        .text()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|row| row["kind"] == "record")
        .filter(|row| (1_790_000_010_000..1_790_000_030_000).contains(&row["timestamp"].as_i64().unwrap()))
        .map(|row| row["offset"].as_i64().unwrap())
        .collect();
    assert!(wanted.len() > 5);
    let times = ["-d", "--from-time", "2026-09-21T14:13:30Z", "--to-time", "1790000030000", NONE];
    assert_eq!(records(&select(&times)), wanted);
    assert_eq!(records(&select(&["-d", "--from-time", "-1m", NONE])), [0; 0]);
}

#[test]
fn keys_and_patterns_select_records_and_leave_out_batches_without_one() {
    let by_key = select(&["--key", "key-25", NONE]);
    assert_eq!((records(&by_key), batches(&by_key)), (vec![25], vec![21]));
    let by_pattern = select(&["-p", "--grep", r#""id": 1[3-5],"#, NONE]);
    assert_eq!((records(&by_pattern), batches(&by_pattern)), (vec![13, 14, 15], vec![7, 14]));
    assert_eq!(records(&select(&["--grep", "no such thing", NONE])), [0; 0]);
    // A key as its format shows it.
    let file = "__consumer_offsets-0/00000000000000000000.log";
    let shown = dump_log(&fixture("4.3.1"), ["-p", "--key-format", "base64", file]);
    let key = shown.text().split(" key: ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let found = dump_log(&fixture("4.3.1"), ["--key-format", "base64", "--key", &key, file]);
    assert!(!records(&found).is_empty(), "{key}");
}

#[test]
fn head_and_tail_count_batches_or_the_records_that_are_wanted() {
    assert_eq!(batches(&select(&["--head", "2", NONE])), [0, 7]);
    assert_eq!(batches(&select(&["--tail", "2", NONE])), [49, 56]);
    assert_eq!(records(&select(&["-d", "--head", "3", NONE])), [0, 1, 2]);
    assert_eq!(records(&select(&["-d", "--tail", "6", NONE])), [54, 55, 56, 57, 58, 59]);
    assert_eq!(records(&select(&["--tail", "2", "--grep", "\"id\": .3", NONE])), [43, 53]);
    assert_eq!(records(&select(&["-d", "--from-offset", "30", "--head", "2", NONE])), [30, 31]);
    assert_eq!(records(&select(&["-d", "--to-offset", "30", "--tail", "2", NONE])), [28, 29]);
    assert_eq!(batches(&select(&["--head", "0", NONE])), [0; 0]);
    assert_eq!(records(&select(&["-d", "--tail", "1000", NONE])).len(), 60);
    for old in ["0.9.0.1/v0-gzip-0", "0.10.2.2/v1-lz4-0"] {
        let file = format!("{old}/00000000000000000000.log");
        let of =
            |args: &[&str]| records(&dump_log(&fixture(""), args.iter().copied().chain([file.as_str()])));
        assert_eq!(of(&["-d", "--tail", "3"]), [37, 38, 39], "{old}");
        assert_eq!(of(&["-d", "--to-offset", "9", "--tail", "2"]), [7, 8], "{old}");
    }
}

#[test]
fn an_index_that_is_not_sound_is_not_used() {
    let copy = super::support::Copy::of("4.3.1/none-0");
    let wanted =
        copy.dump_log(&["-d", "--from-offset", "40", "--to-offset", "44", "00000000000000000000.log"]);
    assert_eq!(records(&wanted), [40, 41, 42, 43]);
    for at in 0..40 {
        copy.change("00000000000000000000.index", |bytes| bytes[at] ^= 0x15);
        let outcome =
            copy.dump_log(&["-d", "--from-offset", "40", "--to-offset", "44", "00000000000000000000.log"]);
        assert_eq!(records(&outcome), [40, 41, 42, 43], "byte {at}: {}", outcome.stderr);
        copy.change("00000000000000000000.index", |bytes| bytes[at] ^= 0x15);
    }
}

#[test]
fn a_log_is_read_from_standard_input_and_without_a_memory_map() {
    let mapped = select(&["-p", NONE]);
    let unmapped = select(&["-p", "--no-mmap", NONE]);
    assert_eq!(unmapped.stdout, mapped.stdout);
    let log = File::open(fixture("4.3.1").join(NONE)).unwrap();
    let mut command = kafkactl();
    let piped = Outcome::of(command.args(["dump-log", "-p", "-"]).stdin(log).output().unwrap());
    assert_eq!((piped.stderr.as_str(), piped.status), ("", Some(0)));
    let lines = |outcome: &Outcome, skip| {
        let text = String::from_utf8_lossy(&outcome.stdout).into_owned();
        text.lines().skip(skip).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines(&piped, 1), lines(&mapped, 2));
}

#[test]
fn a_selection_that_cannot_be_is_a_usage_error() {
    for args in [
        &["--from-time", "yesterday", NONE][..],
        &["--grep", "(", NONE],
        &["--head", "1", "--tail", "1", NONE],
        &["--check", "--head", "1", NONE],
        &["--from-offset", "x", NONE],
    ] {
        let outcome = dump_log(&fixture("4.3.1"), args);
        assert_eq!((outcome.text(), outcome.status), ("", Some(2)), "{args:?}");
        assert!(outcome.stderr.starts_with("error: "), "{}", outcome.stderr);
    }
}

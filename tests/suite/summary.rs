//! The figures of logs.

use super::support::{Copy, dump_log, fixture, json_validator};

#[test]
fn the_figures_of_a_folder_are_one_row_a_file_and_a_total() {
    let outcome = dump_log(&fixture("4.3.1"), ["--summary", "-o", "jsonl", "zstd-0", "txn-0"]);
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    let rows: Vec<serde_json::Value> =
        outcome.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let validator = json_validator();
    for row in &rows {
        validator.validate(row).unwrap();
    }
    let of = |file: &str| rows.iter().find(|row| row["file"] == file).unwrap();
    let zstd = of("zstd-0/00000000000000000000.log");
    assert_eq!((&zstd["records"], &zstd["batches"]), (&60.into(), &9.into()));
    assert_eq!((&zstd["firstOffset"], &zstd["lastOffset"]), (&0.into(), &59.into()));
    assert_eq!(zstd["firstTimestamp"], 1_790_000_000_000_u64);
    assert_eq!(zstd["lastTime"], "2026-09-21T14:14:09Z");
    assert_eq!(zstd["codecs"].to_string(), r#"{"zstd":9}"#);
    assert!(zstd["compressionRatio"].as_f64().unwrap() > 1.2, "{zstd}");
    assert_eq!(zstd["producers"], 1);
    let txn = of("txn-0/00000000000000000000.log");
    assert_eq!((&txn["committedTransactions"], &txn["abortedTransactions"]), (&6.into(), &3.into()));
    assert_eq!((&txn["producers"], &txn["compressionRatio"]), (&2.into(), &1.0.into()));
    let total = rows.last().unwrap();
    assert_eq!(total["kind"], "total");
    let sum: u64 = rows[..rows.len() - 1].iter().map(|row| row["bytes"].as_u64().unwrap()).sum();
    assert_eq!((&total["bytes"], &total["producers"]), (&sum.into(), &3.into()));
}

#[test]
fn the_same_figures_stand_in_a_table_and_findings_are_counted() {
    let copy = Copy::of("4.3.1/none-0");
    copy.change("00000000000000000000.log", |bytes| bytes[200] ^= 1);
    let outcome = copy.dump_log(&["--summary", "00000000000000000000.log"]);
    assert_eq!(outcome.status, Some(4));
    let lines: Vec<Vec<&str>> =
        outcome.text().lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines.len(), 3, "{}", outcome.text());
    assert_eq!(lines[0][..5], ["FILE", "BYTES", "BATCHES", "RECORDS", "OFFSETS"]);
    assert_eq!((lines[1][0], lines[2][0]), ("00000000000000000000.log", "total"));
    assert_eq!(lines[1][1..3], lines[2][1..3]);
    assert!(outcome.stderr.starts_with("damage: 00000000000000000000.log at byte 0: the stored CRC"));
}

//! JSON: every object is what the schema says, and it holds what the text holds.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value;

use super::support::{Copy, Outcome, broker_files, dump_log, fixture, json_validator};

fn objects(outcome: &Outcome) -> Vec<Value> {
    outcome.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_object_of_every_fixture_is_as_the_schema_says() {
    let validator = json_validator();
    let mut kinds = BTreeMap::<String, u64>::new();
    for path in broker_files() {
        let outcome = dump_log(&fixture(""), ["-o", "jsonl", "--print-data-log", path.to_str().unwrap()]);
        assert_eq!(outcome.status, Some(0), "{}: {}", path.display(), outcome.stderr);
        for object in objects(&outcome) {
            if let Err(error) = validator.validate(&object) {
                panic!("{}: {error}\n{object}", path.display());
            }
            *kinds.entry(object["kind"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    let expected = [
        "abortedTransaction",
        "batch",
        "file",
        "finding",
        "indexState",
        "leaderEpoch",
        "offsetIndexEntry",
        "partitionMetadata",
        "partitionOffset",
        "producerState",
        "property",
        "record",
        "state",
        "timeIndexEntry",
    ];
    assert_eq!(kinds.keys().collect::<Vec<_>>(), expected, "a kind of object was never seen");
}

#[test]
fn the_schema_refuses_what_is_not_in_it() {
    let validator = json_validator();
    let outcome = dump_log(&fixture("4.3.1"), ["-o", "jsonl", "txn-0/00000000000000000000.log"]);
    let mut batch = objects(&outcome).into_iter().find(|object| object["kind"] == "batch").unwrap();
    assert!(validator.is_valid(&batch));
    batch["baseOffset"] = "12".into();
    assert!(!validator.is_valid(&batch), "a string where a number belongs");
    batch["baseOffset"] = 12.into();
    batch["surprise"] = 1.into();
    assert!(!validator.is_valid(&batch), "a field that is not documented");
}

#[test]
fn json_is_one_array_of_the_same_objects_as_jsonl() {
    let args = |format| ["-o", format, "-p", "zstd-0", "recovery-point-offset-checkpoint"];
    let lines = objects(&dump_log(&fixture("4.3.1"), args("jsonl")));
    let array: Vec<Value> =
        serde_json::from_slice(&dump_log(&fixture("4.3.1"), args("json")).stdout).unwrap();
    assert!(lines.len() > 60);
    assert_eq!(array, lines);
    let nothing = dump_log(&fixture("4.3.1"), ["-o", "json", "--check", "zstd-0"]);
    assert_eq!((nothing.text(), nothing.status), ("[]\n", Some(0)));
}

/// Bytes of a field of an envelope.
fn bytes(object: &Value, field: &str) -> Option<Vec<u8>> {
    let text = object[field].as_str()?;
    match object.get(format!("{field}Encoding")).and_then(Value::as_str) {
        None => Some(text.as_bytes().to_vec()),
        Some("base64") => Some(BASE64.decode(text).unwrap()),
        Some(other) => panic!("unexpected encoding {other}"),
    }
}

#[test]
fn records_come_back_byte_for_byte_with_all_their_headers() {
    for codec in ["none", "gzip", "snappy", "lz4", "zstd"] {
        let outcome = dump_log(
            &fixture("4.3.1"),
            ["-o", "jsonl", "-d", &format!("{codec}-0/00000000000000000000.log")],
        );
        let records: Vec<Value> =
            objects(&outcome).into_iter().filter(|object| object["kind"] == "record").collect();
        assert_eq!(records.len(), 60, "{codec}");
        for (i, record) in records.iter().enumerate() {
            // The same rules as in tests/fixtures/Modern.java, which wrote the records.
            let key = match i % 9 {
                0 => None,
                1 => Some(Vec::new()),
                _ => Some(format!("key-{i}").into_bytes()),
            };
            let value = match i % 10 {
                0 => None,
                1 => Some(Vec::new()),
                2 => Some(b"\xff\0\x1b[\xed\xa0\x80x".to_vec()),
                _ => Some(
                    format!("{{\"id\": {i}, \"note\": \"naïve ☕\"}}{}", ".".repeat(i % 40)).into_bytes(),
                ),
            };
            assert_eq!((bytes(record, "key"), bytes(record, "value")), (key, value), "{codec} {i}: {record}");
            assert_eq!(record["offset"], i);
            assert_eq!(record["timestamp"], 1_790_000_000_000_u64 + (i as u64 * 37 % 50) * 1000);
            assert_eq!((record["topic"].as_str(), record["partition"].as_i64()), (Some(codec), Some(0)));
            let headers: Vec<_> =
                record["headers"].as_array().unwrap().iter().map(ToString::to_string).collect();
            if i % 4 == 1 {
                let trace = BASE64.encode([0, u8::try_from(i).unwrap(), 0xff]);
                let expected = [
                    format!(r#"{{"encoding":"base64","key":"trace","value":"{trace}"}}"#),
                    r#"{"key":"twice","value":"a"}"#.to_owned(),
                    r#"{"key":"twice","value":"b"}"#.to_owned(),
                    r#"{"key":"empty","value":""}"#.to_owned(),
                    r#"{"key":"nul","value":null}"#.to_owned(),
                    r#"{"key":"hé","value":"☕"}"#.to_owned(),
                ];
                assert_eq!(headers, expected, "{codec} {i}");
            } else {
                assert!(headers.is_empty(), "{codec} {i}");
            }
        }
    }
}

#[test]
fn findings_are_objects_with_place_code_and_severity() {
    let validator = json_validator();
    let copy = Copy::of("4.3.1/none-0");
    copy.change("00000000000000000000.log", |bytes| {
        bytes[100] ^= 1;
        bytes.truncate(bytes.len() - 9);
    });
    let outcome = copy.dump_log(&["-o", "jsonl", "--check", "00000000000000000000.log"]);
    let found = objects(&outcome);
    for object in &found {
        validator.validate(object).unwrap();
    }
    let short: Vec<_> =
        found.iter().map(|object| (object["severity"].as_str(), object["code"].as_str())).collect();
    assert_eq!(short.first(), Some(&(Some("damage"), Some("crcMismatch"))), "{found:?}");
    assert_eq!(short.last(), Some(&(Some("notice"), Some("incompleteTail"))), "{found:?}");
    assert_eq!(found[0]["position"], 0);
    assert_eq!(outcome.status, Some(4));
}

#[test]
fn keys_as_numbers_are_numbers_in_json_and_say_so() {
    let file = "__consumer_offsets-0/00000000000000000000.log";
    let outcome = dump_log(
        &fixture("4.3.1"),
        ["-o", "jsonl", "-d", "--key-format", "hex", "--value-format", "long", file],
    );
    let records: Vec<_> = objects(&outcome).into_iter().filter(|object| object["kind"] == "record").collect();
    assert!(records.iter().all(|record| record["keyEncoding"] == "hex"), "{records:?}");
    assert!(records.iter().all(|record| record["valueEncoding"] == "base64" || record["value"].is_null()));
}

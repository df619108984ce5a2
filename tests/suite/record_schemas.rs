//! Keys and values that were written with a schema, read from log segments: the schemas come from files, or from registries that answer
//! as they are told to.

use std::path::Path;
use std::sync::mpsc::Receiver;

use serde_json::{Value, json};

use super::http::{Reply, serve};
use super::support::{Outcome, kafkactl, record_batch};

/// A log of a topic called `t`.
struct Log(tempfile::TempDir);

impl Log {
    fn of(records: &[(Option<&[u8]>, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let partition = folder.path().join("t-0");
        std::fs::create_dir(&partition).unwrap();
        let encoded: Vec<u8> =
            records.iter().enumerate().flat_map(|(at, (key, value))| record(at, *key, value)).collect();
        let count = i32::try_from(records.len()).unwrap();
        std::fs::write(partition.join("00000000000000000000.log"), record_batch(0, 0, count, &encoded))
            .unwrap();
        Self(folder)
    }

    fn of_values(values: &[&[u8]]) -> Self {
        Self::of(&values.iter().map(|value| (None, *value)).collect::<Vec<_>>())
    }

    /// A file beside it.
    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// What `dump-log` prints of it, a line a record, and the rest of the outcome.
    fn dump(&self, args: &[&str]) -> (Vec<Value>, Outcome) {
        let mut command = kafkactl();
        command.env("KAFKACTL_CONFIG", "/nonexistent").args(["dump-log", "-p", "-o", "jsonl"]).args(args);
        let outcome = Outcome::of(command.arg(self.0.path().join("t-0")).output().unwrap());
        let lines = serde_json::Deserializer::from_slice(&outcome.stdout).into_iter::<Value>();
        let records = lines.map(Result::unwrap).filter(|line| line.get("value").is_some()).collect();
        (records, outcome)
    }

    /// The values as JSON, where no warning is given.
    fn values(&self, args: &[&str]) -> Vec<Value> {
        let (records, outcome) = self.dump(args);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""));
        records.iter().map(|record| record["value"].clone()).collect()
    }
}

fn varint(number: usize, out: &mut Vec<u8>) {
    let mut left = number * 2;
    while left > 127 {
        out.push(u8::try_from(left & 127).unwrap() | 128);
        left >>= 7;
    }
    out.push(u8::try_from(left).unwrap());
}

fn record(offset_delta: usize, key: Option<&[u8]>, value: &[u8]) -> Vec<u8> {
    let mut body = vec![0, 0];
    varint(offset_delta, &mut body);
    match key {
        Some(key) => {
            varint(key.len(), &mut body);
            body.extend_from_slice(key);
        }
        None => body.push(1),
    }
    varint(value.len(), &mut body);
    body.extend_from_slice(value);
    body.push(0);
    let mut record = Vec::new();
    varint(body.len(), &mut record);
    record.extend_from_slice(&body);
    record
}

/// Bytes as Confluent's serializers write them.
fn framed(id: i32, payload: &[u8]) -> Vec<u8> {
    [&[0][..], &id.to_be_bytes(), payload].concat()
}

/// A registry with these answers by path; all else is not there.
fn registry(answers: Vec<(&'static str, Value)>) -> (String, Receiver<String>) {
    serve(move |line| {
        let path = line.split(' ').nth(1).unwrap_or_default();
        let path = path.split('?').next().unwrap_or_default();
        Some(match answers.iter().find(|(known, _)| *known == path) {
            Some((_, answer)) => Reply::json(200, &answer.to_string()),
            None => Reply::json(404, r#"{"error_code":40403,"message":"Schema not found"}"#),
        })
    })
}

const EVENT: &str = r#"syntax = "proto3";
    import "google/type/date.proto"; import "google/type/money.proto"; import "confluent/type/decimal.proto"; import "confluent/meta.proto";
    message Event {
      option (confluent.message_meta).doc = "an event";
      google.type.Date d = 1 [(confluent.field_meta) = {tags: ["PII"], params: [{key: "a", value: "b"}]}];
      string s = 2;
      google.type.Money price = 3;
      confluent.type.Decimal total = 4;
    }"#;
/// The date 2024-02-29, "x", EUR 5, 9.99.
const EVENT_BYTES: &[u8] =
    b"\x0a\x07\x08\xe8\x0f\x10\x02\x18\x1d\x12\x01x\x1a\x07\x0a\x03EUR\x10\x05\x22\x08\x0a\x02\x03\xe7\x10\x03\x18\x02";

#[test]
fn protobuf_finds_what_registries_have_built_in_without_a_reference() {
    let (url, _) = registry(vec![("/schemas/ids/7", json!({"schema": EVENT, "schemaType": "PROTOBUF"}))]);
    let log = Log::of_values(&[&framed(7, &[&[0], EVENT_BYTES].concat())]);
    let expected = json!({
        "d": {"year": 2024, "month": 2, "day": 29},
        "s": "x",
        "price": {"currencyCode": "EUR", "units": "5", "nanos": 0},
        "total": {"value": "A+c=", "precision": 3, "scale": 2},
    });
    assert_eq!(
        log.values(&["--value-format", "auto", "--registry-url", &url]),
        std::slice::from_ref(&expected)
    );
    let bare = Log::of_values(&[EVENT_BYTES]);
    assert_eq!(bare.values(&["--value-schema", &bare.file("p/event.proto", EVENT)]), [expected]);
}

#[test]
fn a_file_or_a_reference_of_the_name_counts_more_than_what_is_built_in() {
    let date = r#"syntax = "proto3"; package google.type; message Date { int32 own = 1; }"#;
    let event =
        r#"syntax = "proto3"; import "google/type/date.proto"; message Event { google.type.Date d = 1; }"#;
    let bytes: &[u8] = b"\x0a\x03\x08\xe8\x0f";
    let bare = Log::of_values(&[bytes]);
    bare.file("p/google/type/date.proto", date);
    assert_eq!(
        bare.values(&["--value-schema", &bare.file("p/event.proto", event)]),
        [json!({"d": {"own": 2024}})]
    );
    let reference = json!({"name": "google/type/date.proto", "subject": "dates", "version": 1});
    let (url, _) = registry(vec![
        ("/schemas/ids/7", json!({"schema": event, "schemaType": "PROTOBUF", "references": [reference]})),
        (
            "/subjects/dates/versions/1",
            json!({"subject": "dates", "version": 1, "id": 6, "schema": date, "schemaType": "PROTOBUF"}),
        ),
    ]);
    let log = Log::of_values(&[&framed(7, &[&[0], bytes].concat())]);
    assert_eq!(
        log.values(&["--value-format", "auto", "--registry-url", &url]),
        [json!({"d": {"own": 2024}})]
    );
}

#[test]
fn a_file_below_google_that_nobody_knows_is_looked_for_beside_the_schema() {
    let log = Log::of_values(&[b"\x0a\x02\x08\x01"]);
    log.file(
        "p/google/rpc/mine.proto",
        r#"syntax = "proto3"; package google.rpc; message Mine { int32 code = 1; }"#,
    );
    let schema = log.file(
        "p/a.proto",
        r#"syntax = "proto3"; import "google/rpc/mine.proto"; message A { google.rpc.Mine mine = 1; }"#,
    );
    assert_eq!(log.values(&["--value-schema", &schema]), [json!({"mine": {"code": 1}})]);
    std::fs::remove_file(Path::new(&schema).with_file_name("google/rpc/mine.proto")).unwrap();
    let (_, outcome) = log.dump(&["--value-schema", &schema]);
    assert_eq!(outcome.status, Some(2));
    assert!(outcome.stderr.contains("import 'google/rpc/mine.proto' not found"), "{}", outcome.stderr);
}

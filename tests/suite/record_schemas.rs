//! Keys and values that were written with a schema, read from log segments: the schemas come from files, or from registries that answer
//! as they are told to.

use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use serde_json::{Value, json};

use super::http::{Reply, serve};
use super::running::Running;
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

/// The paths that were asked for.
fn asked(requests: &Receiver<String>) -> Vec<String> {
    requests.try_iter().map(|request| request.split(' ').nth(1).unwrap().to_owned()).collect()
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

#[test]
fn keys_that_only_look_like_schema_ids_do_not_become_a_question_each() {
    let (url, requests) = registry(vec![("/schemas/ids/7", json!({"schema": "\"string\""}))]);
    let keys: Vec<[u8; 8]> =
        (0..200_u64).map(|at| (0x0010_0000_0000_0000 + (at << 24)).to_be_bytes()).collect();
    let value = framed(7, &[4, b'h', b'i']);
    let records: Vec<(Option<&[u8]>, &[u8])> = keys.iter().map(|key| (Some(&key[..]), &value[..])).collect();
    let log = Log::of(&records);
    let args = ["--value-format", "auto", "--key-format", "auto", "--registry-url", &url];
    let (read, outcome) = log.dump(&args);
    assert_eq!(outcome.status, Some(0));
    assert!(read.iter().all(|record| record["value"] == "hi" && record["key"] != Value::Null));
    let paths = asked(&requests);
    // Threads that are asking already go on, and the value's schema is asked for with its places.
    assert!(paths.len() < 30, "{} requests", paths.len());
    assert_eq!(
        outcome.stderr,
        "notice: the registry has none of the schemas that keys of topic 't' seem to name (10 or more in a row), and is asked for \
         no more of them: --key-format long or base64 says that there are none, --key-format avro, protobuf or json-schema that \
         there are\n"
    );
    let args = ["--value-format", "auto", "--key-format", "long", "--registry-url", &url];
    let (read, outcome) = log.dump(&args);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""));
    assert_eq!((&read[1]["key"], asked(&requests).len()), (&json!(4_503_599_644_147_712_i64), 2));
}

#[test]
fn a_registry_that_is_silent_is_asked_once_and_not_once_for_each_schema() {
    let (url, requests) = serve(|_| None);
    let values: Vec<Vec<u8>> = (0..40).map(|id| framed(1000 + id, b"abc")).collect();
    let log = Log::of_values(&values.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let begun = std::time::Instant::now();
    let (records, outcome) = log.dump(&["--value-format", "auto", "--registry-url", &url, "--timeout", "1"]);
    // A thread for each core may be asking when the first hears nothing.
    assert!(begun.elapsed().as_secs() < 8, "{:?}", begun.elapsed());
    assert_eq!((records.len(), outcome.status), (40, Some(0)));
    let words = "40 keys and values could not be read with a schema, and are shown as base64 (the first: the value of t:0 at offset 0: no answer from Schema Registry at ";
    assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
    assert!(asked(&requests).len() <= std::thread::available_parallelism().unwrap().get() + 1);
}

#[test]
fn a_whole_read_waits_for_a_slow_registry_until_the_timeout() {
    let (url, _) = serve(|_| {
        std::thread::sleep(Duration::from_millis(3500));
        Some(Reply::json(200, r#"{"schema": "\"string\""}"#))
    });
    let log = Log::of_values(&[&framed(7, &[4, b'h', b'i'])]);
    assert_eq!(log.values(&["--value-format", "avro", "--registry-url", &url]), ["hi"]);
    let args = ["--value-format", "avro", "--registry-url", &url, "--timeout", "1"];
    let (records, outcome) = log.dump(&args);
    assert_eq!((&records[0]["valueEncoding"], outcome.status), (&json!("base64"), Some(0)));
    assert!(outcome.stderr.contains("no answer from Schema Registry"), "{}", outcome.stderr);
}

#[test]
fn an_interrupt_ends_the_wait_for_a_registry() {
    let (url, requests) = serve(|_| None);
    let log = Log::of_values(&[&framed(7, &[4, b'h', b'i'])]);
    let mut command = kafkactl();
    command.args(["--registry-url", &url, "--timeout", "1h", "dump-log", "-p", "--value-format", "avro"]);
    let running = Running::start(command.arg(log.0.path().join("t-0")));
    requests.recv().unwrap();
    running.signal("-INT");
    assert_eq!(running.outcome().status, Some(130));
}

#[test]
fn a_schema_that_cannot_be_used_does_not_hold_up_the_others() {
    let (url, _) = registry(vec![
        (
            "/schemas/ids/7",
            json!({"schema": "\"string\"", "references": null, "schemaType": null, "metadata": null}),
        ),
        ("/schemas/ids/8", json!({"schema": "\"int\"", "schemaType": "avro"})),
        ("/schemas/ids/9", json!({"schema": "\"int\"", "schemaType": ""})),
        ("/schemas/ids/10", json!({"schema": "x", "schemaType": "THRIFT"})),
        (
            "/schemas/ids/11",
            json!({"schema": "syntax=\"proto3\"; import \"a.proto\"; message M {}", "schemaType": "PROTOBUF",
                   "references": [{"name": "a.proto", "subject": "gone", "version": 1}]}),
        ),
    ]);
    let values =
        [framed(10, b"x"), framed(11, b"\0"), framed(7, &[4, b'h', b'i']), framed(8, &[6]), framed(9, &[8])];
    let log = Log::of_values(&values.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let (records, outcome) = log.dump(&["--value-format", "auto", "--registry-url", &url]);
    let values: Vec<Value> = records.iter().map(|record| record["value"].clone()).collect();
    assert_eq!(values, [json!("AAAAAAp4"), json!("AAAAAAsA"), json!("hi"), json!(3), json!(4)]);
    assert_eq!(outcome.status, Some(0));
    assert!(outcome.stderr.contains("schemas of the kind THRIFT are not supported"), "{}", outcome.stderr);
}

#[test]
fn references_that_go_round_end() {
    let proto = |text: &str, name: &str| {
        json!({"subject": name, "version": 1, "id": 1, "schemaType": "PROTOBUF",
               "schema": format!("syntax=\"proto3\"; import \"{text}\"; message M_{} {{}}", &name[..1]),
               "references": [{"name": text, "subject": text, "version": -1}]})
    };
    let (url, _) = registry(vec![
        ("/schemas/ids/1", proto("b.proto", "a.proto")),
        ("/subjects/b.proto/versions/latest", proto("c.proto", "b.proto")),
        ("/subjects/c.proto/versions/latest", proto("b.proto", "c.proto")),
    ]);
    let log = Log::of_values(&[&framed(1, b"\0")]);
    let (records, outcome) = log.dump(&["--value-format", "auto", "--registry-url", &url]);
    assert_eq!((records[0]["value"].as_str(), outcome.status), (Some("AAAAAAEA"), Some(0)));
    assert!(outcome.stderr.contains("import cycle detected"), "{}", outcome.stderr);
}

#[test]
fn avro_is_read_with_schemas_that_java_reads_too() {
    let record = |fields: &str| format!(r#"{{"type":"record","name":"R","fields":[{fields}]}}"#);
    let named = |namespace: &str| {
        format!(
            r#"{{"type":"record","name":"R","namespace":"{namespace}","fields":[{{"name":"id","type":"long"}},{{"name":"u","type":["null","string"]}}]}}"#
        )
    };
    let named_value = (&b"\x0e\x02\x04hi"[..], json!({"id": 7, "u": "hi"}));
    for (schema, (bytes, shown)) in [
        (named("abc-123-efg.table"), named_value.clone()),
        (named("abcd_1.0_efg"), named_value.clone()),
        (named("..a b"), named_value),
        (record(r#"{"name":"n","type":"int","default":"NONE"}"#), (b"\x12", json!({"n": 9}))),
        (
            record(r#"{"name":"f","type":{"type":"enum","name":"E","symbols":["A","B"]},"default":"C"}"#),
            (b"\x00", json!({"f": "A"})),
        ),
        (
            record(r#"{"name":"f","type":{"type":"enum","name":"E","symbols":["A","B"],"default":"C"}}"#),
            (b"\x02", json!({"f": "B"})),
        ),
        (record(r#"{"name":"a","type":"string","default":0}"#), (b"\x02x", json!({"a": "x"}))),
        (
            record(r#"{"name":"a","type":"int","aliases":["b"]},{"name":"b","type":"int"}"#),
            (b"\x02\x04", json!({"a": 1, "b": 2})),
        ),
        (
            record(r#"{"name":"e","type":{"type":"error","name":"X","fields":[{"name":"m","type":"string"}]}}"#),
            (b"\x02x", json!({"e": {"m": "x"}})),
        ),
        // Used before it is defined, and by a name without the namespace around it.
        (
            record(r#"{"name":"a","type":["null","S"]},{"name":"b","type":{"type":"record","name":"S","fields":[{"name":"s","type":"string"}]}}"#),
            (b"\x02\x02x\x02y", json!({"a": {"s": "x"}, "b": {"s": "y"}})),
        ),
        (
            r#"{"type":"record","name":"O","fields":[{"name":"e","type":{"type":"enum","name":"E","symbols":["A"]}},{"name":"i","type":{"type":"record","name":"n.I","fields":[{"name":"e","type":"E"}]}}]}"#.to_owned(),
            (b"\0\0", json!({"e": "A", "i": {"e": "A"}})),
        ),
        (
            r#"{"type":"record","name":"Größe","fields":[{"name":"höhe","type":{"type":"enum","name":"Zähl","symbols":["Ä"]}}]}"#.to_owned(),
            (b"\0", json!({"höhe": "Ä"})),
        ),
        (record(r#"{"name":"a-b","type":"int"}"#), (b"\x02", json!({"a-b": 1}))),
        (r#"{"type":["null","string"]}"#.to_owned(), (b"\x02\x02x", json!("x"))),
    ] {
        let log = Log::of_values(&[bytes]);
        assert_eq!(log.values(&["--value-schema", &log.file("s.avsc", &schema)]), [shown], "{schema}");
        let (url, _) = serve({
            let answer = json!({"schema": schema}).to_string();
            move |line| {
                let is_schema = line.starts_with("GET /schemas/ids/7 ") || line.starts_with("GET /schemas/ids/7?");
                Some(if is_schema { Reply::json(200, &answer) } else { Reply::json(404, "{}") })
            }
        });
        let framed_log = Log::of_values(&[&framed(7, bytes)]);
        let (records, outcome) = framed_log.dump(&["--value-format", "auto", "--registry-url", &url]);
        assert_eq!((records[0]["valueFormat"].as_str(), outcome.stderr.as_str()), (Some("avro"), ""), "{schema}");
    }
}

#[test]
fn tags_of_unions_have_the_names_as_they_are_written() {
    let schema = r#"["null",{"type":"record","name":"Ö","namespace":"my-db.in","fields":[{"name":"n","type":"int"}]}]"#;
    let log = Log::of_values(&[b"\x02\x02"]);
    let path = log.file("s.avsc", schema);
    assert_eq!(log.values(&["--value-schema", &path, "--avro-json"]), [json!({"my-db.in.Ö": {"n": 1}})]);
}

#[test]
fn values_of_avro_that_few_write_are_read() {
    let decimal = |kind: &str| format!(r#"{{{kind},"logicalType":"decimal","precision":9,"scale":2}}"#);
    for (schema, bytes, shown) in [
        // A negative count has the bytes of the block behind it.
        (
            r#"{"type":"array","items":"int"}"#.to_owned(),
            &b"\x03\x04\x02\x04\x02\x06\x00"[..],
            json!([1, 2, 3]),
        ),
        (r#"{"type":"map","values":"int"}"#.to_owned(), b"\x01\x06\x02a\x02\x00", json!({"a": 1})),
        (r#"["null","long"]"#.to_owned(), b"\x02\x01", json!(-1)),
        (r#""double""#.to_owned(), b"\0\0\0\0\0\0\xf8\x7f", json!("NaN")),
        (r#""float""#.to_owned(), b"\0\0\x80\xff", json!("-Infinity")),
        (decimal(r#""type":"bytes""#), b"\x02\xff", json!("-0.01")),
        (decimal(r#""type":"fixed","name":"F","size":3"#), b"\xff\xff\x9c", json!("-1.00")),
        (r#"{"type":"int","logicalType":"date"}"#.to_owned(), b"\x01", json!("1969-12-31")),
        (
            r#"{"type":"long","logicalType":"timestamp-millis"}"#.to_owned(),
            b"\x01",
            json!("1969-12-31T23:59:59.999Z"),
        ),
        (
            r#"{"type":"record","name":"L","fields":[{"name":"next","type":["null","L"]}]}"#.to_owned(),
            b"\x02\0",
            json!({"next": {"next": null}}),
        ),
    ] {
        let log = Log::of_values(&[bytes]);
        assert_eq!(log.values(&["--value-schema", &log.file("s.avsc", &schema)]), [shown], "{schema}");
    }
}

#[test]
fn the_way_to_a_protobuf_message_is_read_in_all_its_forms_and_wrong_ones_do_no_harm() {
    let schema = r#"syntax = "proto3"; message A { int32 n = 1; message In { string s = 1; } } message B { bool b = 1; }"#;
    let (url, _) = registry(vec![("/schemas/ids/7", json!({"schema": schema, "schemaType": "PROTOBUF"}))]);
    let ways: [(&[u8], Value); 9] = [
        (b"\0\x08\x05", json!({"n": 5})),
        (b"\x02\0\x08\x05", json!({"n": 5})),
        (b"\x02\x02\x08\x01", json!({"b": true})),
        (b"\x04\0\0\x0a\x01x", json!({"s": "x"})),
        // Old Python clients wrote the numbers without zigzag.
        (b"\x01\x01\x08\x01", Value::Null),
        (b"", Value::Null),
        (b"\x02\x08\x08\x01", Value::Null),
        (b"\xfe\xff\xff\xff\xff\xff\xff\xff\xff\x01", Value::Null),
        (b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", Value::Null),
    ];
    let values: Vec<Vec<u8>> = ways.iter().map(|(bytes, _)| framed(7, bytes)).collect();
    let log = Log::of_values(&values.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let (records, outcome) = log.dump(&["--value-format", "auto", "--registry-url", &url]);
    assert_eq!(outcome.status, Some(0));
    for (record, (bytes, shown)) in records.iter().zip(&ways) {
        match shown {
            Value::Null => assert_eq!(record["valueEncoding"], "base64", "{bytes:?}"),
            shown => assert_eq!(record["value"], *shown, "{bytes:?}"),
        }
    }
    assert!(outcome.stderr.contains("5 keys and values could not be read"), "{}", outcome.stderr);
}

//! `consume` of records that were written with schemas: what looks at values, what a registry may be missing, schemas in files.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::binary::{Outcome, kafkactl, repository};
use super::cluster::TestCluster;
use super::consume::create;
use super::http::{Reply, serve};
use super::records::{New, write};
use super::serializers::written;

/// Reads a topic with a registry.
pub fn consume(cluster: &TestCluster, registry: &str, args: &[&str]) -> Outcome {
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "--registry-url", registry, "consume", "--exit"]);
    Outcome::of(command.args(args).output().unwrap())
}

pub fn lines(outcome: &Outcome) -> Vec<Value> {
    outcome.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Writes a file in a folder, which may be in folders of its own, and gives its path.
pub fn put(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.into_os_string().into_string().unwrap()
}

/// Checks records against the schema of their shape.
pub fn assert_records(records: &[Value]) {
    let path = repository().join("docs/schemas/record.schema.json");
    let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for record in records {
        let errors: Vec<String> = validator.iter_errors(record).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{record} {errors:?}");
    }
}

#[test]
fn what_looks_at_values_looks_at_their_json() {
    let cluster = TestCluster::shared();
    let registry = cluster.registry("v7");
    let topic = "seen-as-json";
    let expected = written(&cluster, &registry, topic, "avro");
    let found =
        consume(&cluster, &registry, &[topic, "--where", ".value.id > 10 and .value.state == \"PAID\""]);
    let wanted: Vec<&Value> =
        expected.iter().filter(|one| one["id"].as_i64() > Some(10) && one["state"] == "PAID").collect();
    assert!(!wanted.is_empty());
    assert_eq!(lines(&found).iter().collect::<Vec<_>>(), wanted, "{}", found.stderr);
    let grep = consume(&cluster, &registry, &[topic, "--grep", "\"id\":7,"]);
    assert_eq!(lines(&grep), [expected[12].clone()]);
    let tail = consume(&cluster, &registry, &[topic, "-o", "format={value}"]);
    assert_eq!(lines(&tail), expected);
    // Sizes are those of what was written.
    let bare = kafkactl()
        .args(["-b", &cluster.servers("PLAINTEXT"), "consume", "--exit", topic, "-o", "format={valueSize}"])
        .output()
        .unwrap();
    let sizes = consume(&cluster, &registry, &[topic, "-o", "format={valueSize}"]);
    assert_eq!(sizes.text(), String::from_utf8(bare.stdout).unwrap());
    let last = Outcome::of(
        kafkactl()
            .args([
                "-b",
                &cluster.servers("PLAINTEXT"),
                "--registry-url",
                &registry,
                "consume",
                topic,
                "--tail",
                "1",
            ])
            .output()
            .unwrap(),
    );
    assert_eq!(lines(&last), [expected[19].clone()]);
    let tagged = consume(&cluster, &registry, &[topic, "--avro-json", "-n", "2"]);
    let tagged = lines(&tagged);
    assert_eq!(
        [&tagged[1]["note"]["string"], &tagged[1]["tags"]],
        [&expected[1]["note"], &json!({"count": {"int": 1}, "even": {"boolean": false}})]
    );
    assert!(tagged[0]["day"].is_i64() && tagged[0]["at"].is_i64(), "{}", tagged[0]);
}

/// A value in Confluent's framing.
fn framed(id: u8, data: &[u8]) -> Vec<u8> {
    [&[0, 0, 0, 0, id][..], data].concat()
}

fn value(bytes: &[u8]) -> New {
    New { value: Some(bytes.to_vec()), ..New::default() }
}

/// A registry with a schema under the id 1, none under 9, and nothing but failures under 5.
pub fn small_registry() -> String {
    let (url, _requests) = serve(|line| {
        Some(if line.starts_with("GET /schemas/ids/1/versions") {
            Reply::json(200, r#"[{"subject":"other","version":1},{"subject":"mixed-value","version":3}]"#)
        } else if line.starts_with("GET /schemas/ids/1 ") || line.starts_with("GET /schemas/guids/") {
            Reply::json(
                200,
                r#"{"schema":"{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"n\",\"type\":\"int\"}]}"}"#,
            )
        } else if line.starts_with("GET /schemas/ids/5") {
            Reply::json(500, r#"{"error_code":50001,"message":"the store is away"}"#)
        } else {
            Reply::json(404, r#"{"error_code":40403,"message":"Schema not found"}"#)
        })
    });
    url
}

#[test]
fn what_cannot_be_read_is_base64_and_counted_and_does_not_stop_the_stream() {
    let cluster = TestCluster::shared();
    let registry = small_registry();
    create(&cluster, "mixed", "1", &[]);
    let records = [
        value(b"text"),
        value(&framed(1, &[2])),
        value(&framed(9, b"?")),
        value(&framed(5, &[2])),
        value(&framed(1, &[2, 2])),
        New { value: None, ..New::default() },
        value(&framed(1, &[4])),
    ];
    write(&cluster, "mixed", records);
    let auto = consume(&cluster, &registry, &["mixed"]);
    assert_eq!(auto.status, Some(0), "{}", auto.stderr);
    assert_eq!(auto.text(), "text\n{\"n\":1}\n\0\0\0\0\x09?\nAAAAAAUC\nAAAAAAECAg==\nnull\n{\"n\":2}\n");
    assert!(auto.stderr.contains("2 keys and values could not be read"), "{}", auto.stderr);
    assert!(
        auto.stderr.contains("the value of mixed:0 at offset 3: ")
            && auto.stderr.contains("the store is away"),
        "{}",
        auto.stderr
    );
    let strict =
        consume(&cluster, &registry, &["mixed", "--value-format", "avro", "--strict", "-o", "jsonl"]);
    assert_eq!(strict.status, Some(4), "{}", strict.stderr);
    assert!(strict.stderr.contains("4 keys and values could not be read"), "{}", strict.stderr);
    assert!(strict.stderr.contains("at offset 0: it names no schema"), "{}", strict.stderr);
    let strict = lines(&strict);
    assert_records(&strict);
    assert_eq!(
        strict[0],
        json!({"topic": "mixed", "partition": 0, "offset": 0, "timestamp": strict[0]["timestamp"], "time": strict[0]["time"],
        "timestampType": "createTime", "leaderEpoch": 0, "key": null, "value": "dGV4dA==", "valueEncoding": "base64", "headers": []})
    );
    assert_eq!(strict[1]["valueSchema"], json!({"id": 1, "subject": "mixed-value", "version": 3}));
    assert_eq!(strict[5]["value"], Value::Null);
    let other = consume(&cluster, &registry, &["mixed", "--value-format", "protobuf"]);
    assert!(other.stderr.contains("6 keys and values could not be read"), "{}", other.stderr);
    // A registry that is away for good costs the schemas, not the records.
    let away = consume(&cluster, "http://127.0.0.1:1", &["mixed"]);
    assert_eq!((away.status, away.text().lines().count()), (Some(0), 7), "{}", away.stderr);
    assert!(away.stderr.contains("5 keys and values"), "{}", away.stderr);
}

#[test]
fn a_header_may_name_the_schema_by_id_or_guid() {
    let cluster = TestCluster::shared();
    let registry = small_registry();
    create(&cluster, "by-header", "1", &[]);
    let guid: Vec<u8> = (0..16).collect();
    let with = |name: &'static str, id: Vec<u8>| New { headers: vec![(name, Some(id))], ..value(&[2]) };
    let records = [
        with("__value_schema_id", framed(1, &[])),
        with("__value_schema_id", [&[1][..], &guid].concat()),
        with("apicurio.value.contentId", vec![0, 0, 0, 0, 0, 0, 0, 1]),
        with("__key_schema_id", framed(1, &[])),
    ];
    write(&cluster, "by-header", records);
    let read = consume(&cluster, &registry, &["by-header", "-o", "jsonl"]);
    assert_eq!(read.status, Some(0), "{}", read.stderr);
    let read = lines(&read);
    assert_records(&read);
    for record in &read[..3] {
        assert_eq!(record["value"], json!({"n": 1}));
    }
    assert_eq!(read[1]["valueSchema"], json!({"guid": "00010203-0405-0607-0809-0a0b0c0d0e0f"}));
    assert_eq!(read[3]["value"], "\u{2}");
}

#[test]
fn schemas_may_be_files() {
    let cluster = TestCluster::shared();
    create(&cluster, "by-file", "1", &[]);
    let records = [
        New { key: Some(vec![6]), ..value(&[0x0a, 1, b'x']) },
        New { key: Some(framed(77, &[6])), ..value(&framed(77, &[0, 0x0a, 1, b'y'])) },
    ];
    write(&cluster, "by-file", records);
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| put(folder.path(), name, text);
    file("common/zip.proto", "syntax = \"proto3\"; message Zip { string code = 1; }");
    let proto = "syntax = \"proto3\"; import \"common/zip.proto\"; message First { string name = 1; } message Second { Zip zip = 2; string other = 1; }";
    let proto = file("order.proto", proto);
    let key = file("key.avsc", "\"int\"");
    let read = |value: &str, more: &[&str]| {
        let args = ["by-file", "--key-schema", &key, "--value-schema", value, "-o", "jsonl"];
        // No registry is there, and none is asked.
        consume(&cluster, "http://127.0.0.1:1", &[&args[..], more].concat())
    };
    let first = read(&proto, &["--strict"]);
    assert_eq!(first.status, Some(0), "{}", first.stderr);
    let first = lines(&first);
    assert_records(&first);
    assert_eq!([&first[0]["value"], &first[1]["value"]], [&json!({"name": "x"}), &json!({"name": "y"})]);
    assert_eq!([&first[0]["key"], &first[1]["key"]], [3, 3]);
    assert_eq!(first[0]["valueSchema"], json!({"file": proto}));
    let second = read(&format!("{proto}#Second"), &["-n", "1"]);
    assert_eq!(lines(&second)[0]["value"], json!({"other": "x"}));
    for (value, status, words) in [
        (format!("{proto}#Third"), 2, "it has no message 'Third', only First, Second"),
        ("missing.avsc".to_owned(), 7, "could not read 'missing.avsc'"),
        (file("bad.avsc", "{\"type\":\"nope\"}"), 2, "cannot be used"),
    ] {
        let outcome = read(&value, &[]);
        assert_eq!(outcome.status, Some(status), "{value} {}", outcome.stderr);
        assert!(outcome.stderr.contains(words), "{value} {}", outcome.stderr);
    }
    let hashed = consume(
        &cluster,
        "http://127.0.0.1:1",
        &["by-file", "--key-schema", &key, "--key", "3", "--partitioner", "murmur2"],
    );
    assert_eq!(hashed.status, Some(2), "{}", hashed.stderr);
    let by_key = ["by-file", "--key-schema", &key, "--key", "3", "-o", "jsonl"];
    let by_key = consume(&cluster, "http://127.0.0.1:1", &by_key);
    assert_eq!(by_key.text().lines().count(), 2, "{}", by_key.stderr);
}

#[test]
fn dump_log_shows_them_from_the_files_of_a_broker() {
    let cluster = TestCluster::shared();
    let registry = cluster.registry("v7");
    let expected = written(&cluster, &registry, "dumped-avro", "avro");
    // All brokers have a replica.
    let folder = cluster.log_dir(1).join("dumped-avro-0");
    let dump = |more: &[&str]| {
        let mut command = kafkactl();
        command.args(["dump-log", "-p"]).arg(&folder).args(more);
        Outcome::of(command.output().unwrap())
    };
    let with_registry = ["--registry-url", &registry, "--value-format", "avro", "--strict"];
    let text = dump(&with_registry);
    assert_eq!(text.status, Some(0), "{}", text.stderr);
    let payloads = text.text().lines().filter_map(|line| line.split_once(" payload: ").map(|(_, json)| json));
    let payloads: Vec<Value> = payloads.map(|json| serde_json::from_str(json).unwrap()).collect();
    assert_eq!(payloads, expected);
    let json = dump(&[&with_registry[..], &["-o", "jsonl"]].concat());
    let rows = lines(&json);
    let schema: Value =
        serde_json::from_slice(&fs::read(repository().join("docs/schemas/dump-log.schema.json")).unwrap())
            .unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(rows.iter().all(|row| validator.is_valid(row)));
    let records: Vec<Value> = rows.into_iter().filter(|line| line["kind"] == "record").collect();
    for (record, expected) in records.iter().zip(&expected) {
        assert_eq!([&record["value"], &record["valueFormat"]], [expected, &json!("avro")]);
        assert_eq!(record["valueSchema"]["subject"], "dumped-avro-value");
    }
    assert_eq!(records.len(), 20);
    // Without a registry a file does, and what it does not explain is base64.
    let file = tempfile::Builder::new().suffix(".avsc").tempfile().unwrap();
    let schema = kafkactl()
        .args(["--registry-url", &registry, "schema", "show", "dumped-avro-value"])
        .output()
        .unwrap();
    fs::write(file.path(), schema.stdout).unwrap();
    let path = file.path().to_str().unwrap();
    assert_eq!(dump(&["--value-schema", path, "--strict"]).text(), text.text());
    fs::write(file.path(), "\"int\"").unwrap();
    let wrong = dump(&["--value-schema", path, "--strict"]);
    assert_eq!(wrong.status, Some(4), "{}", wrong.stderr);
    assert!(wrong.stderr.contains("20 keys and values could not be read with a schema"), "{}", wrong.stderr);
}

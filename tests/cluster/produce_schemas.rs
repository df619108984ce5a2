//! `produce` of JSON as Avro, Protobuf and JSON Schema: where the schema comes from, and what is told of what does not fit.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::consume::create;
use super::consume_schemas::{consume, lines, put};

/// Writes to a topic what stands on standard input.
pub fn produce(cluster: &TestCluster, registry: &str, args: &[&str], input: &str) -> Outcome {
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "--registry-url", registry, "produce"]).args(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // It may have ended before it reads.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    Outcome::of(child.wait_with_output().unwrap())
}

/// Asks the registry.
pub fn schema(registry: &str, args: &[&str]) -> Outcome {
    Outcome::of(kafkactl().args(["--registry-url", registry, "schema"]).args(args).output().unwrap())
}

/// The bytes of all values of a topic, in base64.
pub fn bytes(cluster: &TestCluster, topic: &str) -> String {
    let args = ["consume", topic, "--exit", "--value-format", "base64"];
    let outcome = cluster.run("PLAINTEXT", &args);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    outcome.text().to_owned()
}

/// Values as JSON lines.
pub fn as_lines(values: &[Value]) -> String {
    let lines: Vec<String> = values.iter().map(Value::to_string).collect();
    lines.join("\n") + "\n"
}

const ORDER: &str = r#"{"type":"record","name":"Order","namespace":"shop","fields":[
    {"name":"id","type":"long"},{"name":"note","type":["null","string"],"default":null}]}"#;

#[test]
fn the_schema_comes_from_a_subject_an_id_or_a_file() {
    let cluster = TestCluster::shared();
    let registry = cluster.registry("v7");
    create(&cluster, "chosen", "1", &[]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("order.avsc");
    fs::write(&file, ORDER).unwrap();
    let file = file.to_str().unwrap();
    let run = |args: &[&str]| produce(&cluster, &registry, &[&["chosen"], args].concat(), "{\"id\":1}\n");
    let missing = run(&["--value-format", "avro"]);
    assert_eq!(missing.status, Some(7), "{}", missing.stderr);
    assert!(
        missing.stderr.contains("subject 'chosen-value' does not exist")
            && missing.stderr.contains("--auto-register"),
        "{}",
        missing.stderr
    );
    let unregistered = run(&["--value-schema", file]);
    assert_eq!(unregistered.status, Some(7), "{}", unregistered.stderr);
    let dry = run(&["--value-schema", file, "--auto-register", "--dry-run"]);
    assert_eq!(dry.status, Some(0), "{}", dry.stderr);
    assert_eq!(
        schema(&registry, &["versions", "chosen-value"]).status,
        Some(7),
        "a dry run registers nothing"
    );
    for (args, subject) in [
        (&["--auto-register"][..], "chosen-value"),
        (&["--auto-register", "--subject-strategy", "record"], "shop.Order"),
        (&["--auto-register", "--subject-strategy", "topic-record"], "chosen-shop.Order"),
        (&["--auto-register", "--subject", "own"], "own"),
        (&[], "chosen-value"),
    ] {
        let outcome = run(&[&["--value-schema", file], args].concat());
        assert_eq!(outcome.status, Some(0), "{args:?} {}", outcome.stderr);
        assert_eq!(schema(&registry, &["versions", subject]).status, Some(0), "{subject}");
    }
    let id: Value =
        serde_json::from_slice(&schema(&registry, &["show", "chosen-value", "-o", "json"]).stdout).unwrap();
    let number = id["id"].clone();
    let id = number.to_string();
    assert_eq!(run(&["--value-schema-id", &id]).status, Some(0));
    assert_eq!(run(&["--value-format", "avro"]).status, Some(0));
    assert_eq!(run(&["--value-schema-id", &id, "--value-format", "protobuf"]).status, Some(2));
    assert_eq!(run(&["--value-schema-id", "99999"]).status, Some(7));
    assert_eq!(run(&["--value-format", "avro", "--subject-strategy", "record"]).status, Some(2));
    assert_eq!(run(&["--auto-register"]).status, Some(2));
    let all = consume(&cluster, &registry, &["chosen", "-o", "jsonl"]);
    let all = lines(&all);
    assert_eq!(all.len(), 7);
    assert!(
        all.iter().all(|record| record["value"] == json!({"id": 1, "note": null})
            && record["valueSchema"]["id"] == number)
    );
    // Keys too.
    fs::write(folder.path().join("key.avsc"), "\"long\"").unwrap();
    let key = folder.path().join("key.avsc");
    let keyed = produce(
        &cluster,
        &registry,
        &[
            "chosen",
            "--key-schema",
            key.to_str().unwrap(),
            "--auto-register",
            "--key",
            "42",
            "--value-format",
            "avro",
        ],
        "{\"id\":2}\n",
    );
    assert_eq!(keyed.status, Some(0), "{}", keyed.stderr);
    let last = lines(&consume(&cluster, &registry, &["chosen", "-o", "jsonl"])).pop().unwrap();
    assert_eq!([&last["key"], &last["value"]["id"]], [42, 2]);
}

#[test]
fn what_a_schema_file_refers_to_is_registered_before_it() {
    let cluster = TestCluster::shared();
    let registry = cluster.registry("v7");
    create(&cluster, "referring", "1", &[]);
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| put(folder.path(), name, text);
    file(
        "zip.avsc",
        r#"{"type":"record","name":"Zip","namespace":"referred","fields":[{"name":"code","type":"string"}]}"#,
    );
    file(
        "to.avsc",
        r#"{"type":"record","name":"To","namespace":"referred","fields":[{"name":"zip","type":"referred.Zip"}]}"#,
    );
    let avro = file(
        "parcel.avsc",
        r#"{"type":"record","name":"Parcel","fields":[{"name":"to","type":"referred.To"}]}"#,
    );
    let write = |schema: &str, more: &[&str], input: &str| {
        produce(&cluster, &registry, &[&["referring", "--value-schema", schema], more].concat(), input)
    };
    let parcel = "{\"to\":{\"zip\":{\"code\":\"x\"}}}\n";
    let missing = write(&avro, &[], parcel);
    assert_eq!(missing.status, Some(7), "{}", missing.stderr);
    assert!(missing.stderr.contains("not registered under 'referred.Zip'"), "{}", missing.stderr);
    let dry = write(&avro, &["--auto-register", "--dry-run"], parcel);
    assert_eq!(dry.status, Some(0), "{}", dry.stderr);
    assert_eq!(schema(&registry, &["versions", "referred.Zip"]).status, Some(7));
    for more in [&["--auto-register"][..], &[]] {
        let outcome = write(&avro, more, parcel);
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    }
    let to = schema(&registry, &["show", "referred.To", "-o", "json"]);
    assert!(to.text().contains("referred.Zip"), "{}", to.text());
    file("common/place.proto", "syntax = \"proto3\"; message Place { string zip = 1; }");
    let proto = file(
        "letter.proto",
        "syntax = \"proto3\"; import \"common/place.proto\"; message Letter { Place to = 1; }",
    );
    let outcome = write(&proto, &["--auto-register", "--subject", "letter"], "{\"to\":{\"zip\":\"y\"}}\n");
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    let values = consume(&cluster, &registry, &["referring", "--strict"]);
    let parcel: Value = serde_json::from_str(parcel).unwrap();
    assert_eq!(lines(&values), [parcel.clone(), parcel, json!({"to": {"zip": "y"}})], "{}", values.stderr);
}

#[test]
fn what_does_not_fit_is_told_with_its_place_and_nothing_of_it_is_sent() {
    let cluster = TestCluster::shared();
    let registry = cluster.registry("v8");
    create(&cluster, "misfits", "1", &[]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("order.avsc");
    fs::write(&file, ORDER).unwrap();
    let args = ["misfits", "--value-schema", file.to_str().unwrap(), "--auto-register"];
    let input = "{\"id\":1}\n{\"id\":\"2\"}\nno json\n{\"id\":3,\"nota\":1}\n{\"id\":4}\n";
    let stopped = produce(&cluster, &registry, &args, input);
    assert_eq!(stopped.status, Some(3), "{}", stopped.stderr);
    assert!(
        stopped.stderr.contains("line 2: the value: at id: expected long, got \"2\""),
        "{}",
        stopped.stderr
    );
    assert!(!stopped.stderr.contains("line 3"), "{}", stopped.stderr);
    let failed = folder.path().join("failed.jsonl");
    let going = [&args[..], &["--keep-going", "--failed-file", failed.to_str().unwrap()]].concat();
    let all = produce(&cluster, &registry, &going, input);
    assert_eq!(all.status, Some(3), "{}", all.stderr);
    for words in [
        "line 3: the value: it is not valid JSON",
        "line 4: the value: 'shop.Order' has no field 'nota'; did you mean 'note'?",
    ] {
        assert!(all.stderr.contains(words), "{}", all.stderr);
    }
    assert_eq!(fs::read_to_string(&failed).unwrap().lines().count(), 3);
    let values = consume(&cluster, &registry, &["misfits"]);
    let ids: Vec<i64> = lines(&values).iter().map(|value| value["id"].as_i64().unwrap()).collect();
    assert_eq!(ids, [1, 1, 4]);
    // What was read with a schema is not written without one; bytes are written as they are.
    let record = r#"{"value":{"id":5},"valueFormat":"avro","valueSchema":{"id":1}}"#;
    let bare = produce(&cluster, &registry, &["misfits", "--input", "jsonl"], &format!("{record}\n"));
    assert_eq!(bare.status, Some(1), "{}", bare.stderr);
    assert!(bare.stderr.contains("needs a schema to be written: --value-format avro"), "{}", bare.stderr);
    let raw = r#"{"value":"AAE=","valueEncoding":"base64"}"#;
    let args = ["misfits", "--input", "jsonl", "--value-format", "avro"];
    let both = produce(&cluster, &registry, &args, &format!("{record}\n{raw}\n{{\"value\":null}}\n"));
    assert_eq!(both.status, Some(0), "{}", both.stderr);
    let encoded = bytes(&cluster, "misfits");
    let encoded: Vec<&str> = encoded.lines().collect();
    assert_eq!(encoded[encoded.len() - 2..], ["AAE=", "null"]);
}

//! Records that applications write with their own serializers, read by `consume`, and what `produce` writes, read by them: Confluent's of
//! Python both ways, Apicurio's of Java.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use super::binary::{Outcome, repository};
use super::cluster::TestCluster;
use super::consume::create;
use super::consume_schemas::{assert_records, consume, lines, small_registry};
use super::produce_schemas::{as_lines, bytes, produce, schema};

/// Has Confluent's Python serializers write a topic, and gives what is in its records.
pub fn written(cluster: &TestCluster, registry: &str, topic: &str, kind: &str) -> Vec<Value> {
    create(cluster, topic, "1", &[]);
    serializers("write", cluster, registry, topic, kind)
}

/// Has them `write` or `read` a topic, and gives what is in its records.
pub fn serializers(what: &str, cluster: &TestCluster, registry: &str, topic: &str, kind: &str) -> Vec<Value> {
    let python = repository().join("target/venv/bin/python");
    let script = repository().join("tests/cluster/serializers.py");
    let args = [what, &cluster.servers("PLAINTEXT"), registry, topic, kind];
    let outcome = Outcome::of(Command::new(python).arg(script).args(args).output().unwrap());
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    lines(&outcome)
}

#[test]
fn what_confluents_serializers_write_is_read_value_by_value() {
    let cluster = TestCluster::shared();
    for (kind, format) in [("avro", "avro"), ("json", "json-schema"), ("protobuf", "protobuf")] {
        for path in ["v7", "v8"] {
            let (registry, topic) = (cluster.registry(path), format!("serialized-{kind}-{path}"));
            let expected = written(&cluster, &registry, &topic, kind);
            assert_eq!(expected.len(), 20);
            let plain = consume(&cluster, &registry, &[&topic]);
            assert_eq!(plain.status, Some(0), "{}", plain.stderr);
            assert_eq!(lines(&plain), expected, "{topic}");
            let records =
                consume(&cluster, &registry, &[&topic, "--value-format", format, "--strict", "-o", "jsonl"]);
            assert_eq!(records.status, Some(0), "{}", records.stderr);
            let records = lines(&records);
            assert_records(&records);
            for (record, expected) in records.iter().zip(&expected) {
                assert_eq!([&record["value"], &record["valueFormat"]], [expected, &json!(format)]);
                assert_eq!(record["valueSchema"]["subject"], format!("{topic}-value"));
                assert!(record["valueSchema"]["id"].is_i64() && record["valueSchema"]["version"] == 1);
            }
        }
    }
}

#[test]
fn what_is_written_is_read_by_confluents_deserializers_value_by_value() {
    let cluster = TestCluster::shared();
    let registry = cluster.registry("v7");
    for (kind, format) in [("avro", "avro"), ("json", "json-schema"), ("protobuf", "protobuf")] {
        let (from, to, lossless) = (
            format!("rewritten-{kind}"),
            format!("rewritten-{kind}-again"),
            format!("rewritten-{kind}-lossless"),
        );
        let expected = written(&cluster, &registry, &from, kind);
        create(&cluster, &to, "1", &[]);
        create(&cluster, &lossless, "1", &[]);
        let subject = format!("{from}-value");
        // The Protobuf schema has another message first.
        let message: &[&str] = if kind == "protobuf" { &["--value-message", "Order"] } else { &[] };
        let how = [&["--value-format", format, "--subject", &subject], message].concat();
        let by_lines =
            produce(&cluster, &registry, &[&[to.as_str()], &how[..]].concat(), &as_lines(&expected));
        assert_eq!(by_lines.status, Some(0), "{kind} {}", by_lines.stderr);
        assert_eq!(serializers("read", &cluster, &registry, &to, kind), expected, "{kind}");
        // What consume prints as JSON lines goes back with its format.
        let records = consume(&cluster, &registry, &[&from, "-o", "jsonl"]);
        let again = produce(
            &cluster,
            &registry,
            &[&[&lossless, "--input", "jsonl"], &how[..]].concat(),
            records.text(),
        );
        assert_eq!(again.status, Some(0), "{kind} {}", again.stderr);
        if kind != "json" {
            assert_eq!(bytes(&cluster, &from), bytes(&cluster, &lossless));
        }
        assert_eq!(serializers("read", &cluster, &registry, &lossless, kind), expected, "{kind}");
    }
}

#[test]
fn records_made_up_at_random_are_read_and_written_as_confluents_serializers_do() {
    let cluster = TestCluster::shared();
    let registry = cluster.registry("v7");
    for kind in ["avro", "json", "protobuf"] {
        let (from, to, kind) =
            (format!("generated-{kind}"), format!("regenerated-{kind}"), format!("generated-{kind}"));
        let expected = written(&cluster, &registry, &from, &kind);
        assert_eq!(expected.len(), 200);
        let records = consume(&cluster, &registry, &[&from, "--strict", "-o", "jsonl"]);
        assert_eq!(records.status, Some(0), "{kind} {}", records.stderr);
        let records = lines(&records);
        let values: Vec<&Value> = records.iter().map(|record| &record["value"]).collect();
        assert_eq!(values, expected.iter().collect::<Vec<_>>(), "{kind}");
        // Each schema has five records, and is written by its own id.
        create(&cluster, &to, "1", &[]);
        for of_schema in records.chunks(5) {
            let id = of_schema[0]["valueSchema"]["id"].to_string();
            assert!(
                of_schema
                    .iter()
                    .all(|record| record["valueSchema"]["id"] == of_schema[0]["valueSchema"]["id"])
            );
            let message: &[&str] =
                if kind.ends_with("protobuf") { &["--value-message", "Generated"] } else { &[] };
            let args = [&[to.as_str(), "--value-schema-id", &id], message].concat();
            let values: Vec<Value> = of_schema.iter().map(|record| record["value"].clone()).collect();
            let outcome = produce(&cluster, &registry, &args, &as_lines(&values));
            assert_eq!(outcome.status, Some(0), "{kind} {}", outcome.stderr);
        }
        assert_eq!(serializers("read", &cluster, &registry, &to, &kind), expected, "{kind}");
        if kind.ends_with("avro") {
            assert_eq!(bytes(&cluster, &from), bytes(&cluster, &to));
        }
    }
}

#[test]
fn two_versions_of_a_schema_stand_beside_each_other_in_a_topic() {
    let cluster = TestCluster::shared();
    let registry = cluster.registry("v7");
    let expected = written(&cluster, &registry, "evolved", "evolved-avro");
    let records = lines(&consume(&cluster, &registry, &["evolved", "--strict", "-o", "jsonl"]));
    let seen: Vec<_> =
        records.iter().map(|record| (&record["value"], &record["valueSchema"]["version"])).collect();
    let versions = [1, 1, 1, 2, 2, 2].map(|version| json!(version));
    assert_eq!(seen, expected.iter().zip(&versions).collect::<Vec<_>>());
    // What is written with either is read with the newer one.
    create(&cluster, "evolved-again", "1", &[]);
    for (version, values) in [("1", &expected[..3]), ("2", &expected[3..])] {
        let shown = schema(&registry, &["show", "evolved-value", version]);
        let file = tempfile::Builder::new().suffix(".avsc").tempfile().unwrap();
        fs::write(file.path(), shown.stdout).unwrap();
        let args = ["evolved-again", "--value-schema", file.path().to_str().unwrap(), "--auto-register"];
        let outcome = produce(&cluster, &registry, &args, &as_lines(values));
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    }
    let resolved = serializers("read", &cluster, &registry, "evolved-again", "evolved-avro");
    assert_eq!(resolved[1], json!({"id": 1, "name": "old 1", "state": "SHUT"}));
    assert_eq!(resolved[3..], expected[3..]);
    assert_eq!(resolved, serializers("read", &cluster, &registry, "evolved", "evolved-avro"));
}

#[test]
fn what_apicurios_serializers_write_is_read_by_id_in_the_prefix_or_in_headers() {
    let cluster = TestCluster::shared();
    create(&cluster, "apicurio", "1", &[]);
    let jars = repository().join("target/fixtures/lib/apicurio-serdes-3.1.7/*");
    let written = Command::new("java")
        .arg("-cp")
        .arg(jars)
        .arg(repository().join("tests/cluster/Apicurio.java"))
        .args([&cluster.servers("PLAINTEXT"), &cluster.apicurio(), "apicurio"])
        .output()
        .unwrap();
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let read = consume(&cluster, &cluster.registry("v7"), &["apicurio", "--strict", "-o", "jsonl"]);
    assert_eq!(read.status, Some(0), "{}", read.stderr);
    let read = lines(&read);
    assert_records(&read);
    let values: Vec<&Value> = read.iter().map(|record| &record["value"]).collect();
    let (avro, protobuf) = (json!({"id": 7, "note": "avro"}), json!({"id": "8", "note": "protobuf"}));
    assert_eq!(values, [&avro, &protobuf, &avro, &protobuf, &avro, &protobuf]);
    for (at, record) in read.iter().enumerate() {
        let id = if at < 4 { "id" } else { "globalId" };
        let subject = if at % 2 == 0 { "warehouse.Order" } else { "apicurio-value" };
        assert!(record["valueSchema"][id].is_i64(), "{record}");
        assert_eq!(
            [&record["valueSchema"]["subject"], &record["valueSchema"]["version"]],
            [&json!(subject), &json!(1)]
        );
    }
    // Another registry has no such ids.
    let other = consume(&cluster, &small_registry(), &["apicurio"]);
    assert!(other.stderr.contains("has no global ids: they are those of Apicurio"), "{}", other.stderr);
}

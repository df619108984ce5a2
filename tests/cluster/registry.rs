//! `schema` on a real registry (Apicurio) by both of its paths that are like Confluent's: every verb, and what goes wrong.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::schema::assert_valid;

/// The registry at one path, and a folder for files and undo files.
pub struct TestRegistry {
    url: String,
    folder: tempfile::TempDir,
}

/// The registry by both paths, each with a prefix for subjects.
pub fn both(cluster: &TestCluster) -> [(TestRegistry, &'static str); 2] {
    ["v7", "v8"].map(|version| (TestRegistry::new(cluster, version), version))
}

impl TestRegistry {
    fn new(cluster: &TestCluster, version: &str) -> Self {
        Self { url: cluster.registry(version), folder: tempfile::tempdir().unwrap() }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// Writes a file, and gives its path.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path.into_os_string().into_string().unwrap()
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).into_os_string().into_string().unwrap()
    }

    fn command(&self, args: &[&str]) -> std::process::Command {
        let mut command = kafkactl();
        command.env("XDG_STATE_HOME", self.folder.path());
        command.args(["--registry-url", &self.url, "schema"]).args(args);
        command
    }

    pub fn run(&self, args: &[&str]) -> Outcome {
        Outcome::of(self.command(args).output().unwrap())
    }

    /// The same, of which all has to be well.
    pub fn done(&self, args: &[&str]) -> Outcome {
        let outcome = self.run(args);
        assert_eq!(outcome.status, Some(0), "{args:?} {}", outcome.stderr);
        outcome
    }

    /// The same as JSON, which has to be as its schema says.
    pub fn json(&self, schema: &str, args: &[&str]) -> Value {
        let outcome = self.run(&[args, &["-o", "json"]].concat());
        assert!(!outcome.stdout.is_empty(), "{args:?} {:?} {}", outcome.status, outcome.stderr);
        let name = if schema == "changes" { schema.to_owned() } else { format!("schema-{schema}") };
        assert_valid(&name, &outcome.stdout);
        serde_json::from_slice(&outcome.stdout).unwrap()
    }

    /// Runs a command with a text on its standard input.
    fn fed(&self, args: &[&str], input: &str) -> Outcome {
        let mut command = self.command(args);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Outcome::of(child.wait_with_output().unwrap())
    }

    /// Registers a text.
    pub fn register(&self, subject: &str, kind: &str, text: &str) {
        let outcome = self.fed(&["register", subject, "--type", kind], text);
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    }
}

/// An Avro record with these fields.
pub fn record(fields: &str) -> String {
    format!(r#"{{"type":"record","name":"Order","namespace":"shop","fields":[{fields}]}}"#)
}

const ID: &str = r#"{"name":"id","type":"long"}"#;
const NAME: &str = r#"{"name":"name","type":["null","string"],"default":null}"#;
const MUST: &str = r#"{"name":"must","type":"string"}"#;

#[test]
fn a_schema_is_registered_shown_compared_found_and_deleted() {
    let cluster = TestCluster::shared();
    for (registry, path) in both(&cluster) {
        let subject = &format!("life-{path}-value");
        registry.done(&["config", "set", "backward", subject]);
        let first = registry.file("order.avsc", &record(ID));
        let dry = registry.json("register", &["register", subject, &first, "--dry-run"]);
        assert_eq!(dry[0]["change"], "register");
        let once = registry.json("register", &["register", subject, &first]);
        assert_eq!([&once[0]["version"], &once[0]["change"]], [&json!(1), &json!("registered")]);
        let again = registry.json("register", &["register", subject, &first]);
        assert_eq!([&again[0]["id"], &again[0]["change"]], [&once[0]["id"], &json!("unchanged")]);
        let turned =
            record(ID).replace(r#""name":"id","type":"long""#, r#""type":{"type":"long"},"name":"id""#);
        let turned = registry.file("turned.avsc", &turned);
        let normal = registry.json("register", &["register", subject, &turned, "--normalize"]);
        assert_eq!(normal[0]["change"], "unchanged", "{normal}");
        let second = registry.file("second.avsc", &record(&format!("{ID},{NAME}")));
        assert_eq!(registry.json("register", &["register", subject, &second])[0]["version"], 2);

        let versions = registry.json("versions", &["versions", subject]);
        assert_eq!(versions.as_array().unwrap().len(), 2);
        let shown = registry.json("show", &["show", subject, "1"]);
        assert_eq!([&shown["id"], &shown["schemaType"]], [&once[0]["id"], &json!("AVRO")]);
        let id = once[0]["id"].to_string();
        let text = registry.done(&["show", "--id", &id, "-o", "raw"]);
        assert_eq!(
            serde_json::from_str::<Value>(text.text()).unwrap(),
            serde_json::from_str::<Value>(&record(ID)).unwrap()
        );
        assert!(registry.done(&["show", subject, "1"]).text().contains("\n  \"namespace\": \"shop\",\n"));

        let listed = registry.json("list", &["list", &format!("life-{path}-*")]);
        assert_eq!(
            listed,
            json!([{"subject": subject, "versions": [1, 2], "deletedVersions": [], "schemaType": "AVRO",
                    "id": versions[1]["id"], "compatibility": "BACKWARD", "compatibilityInherited": listed[0]["compatibilityInherited"],
                    "deleted": false}])
        );
        let difference = registry.json("diff", &["diff", subject]);
        assert_eq!([&difference["from"], &difference["to"]], ["1", "2"]);
        assert_eq!(
            difference["changes"],
            json!([{"change": "added", "field": "name", "before": null, "after": {"type": "null | string", "default": "null"}}])
        );
        assert!(difference["levels"].as_array().unwrap().iter().all(|level| level["compatible"] == true));
        let found = registry.json("lookup", &["lookup", &first, "--subject", subject]);
        assert_eq!(found, json!([{"subject": subject, "version": 1, "id": once[0]["id"]}]));
        let everywhere = registry.json("lookup", &["lookup", &second]);
        assert!(everywhere.as_array().unwrap().iter().any(|row| row["subject"] == **subject), "{everywhere}");
        let by_id = registry.json("lookup", &["lookup", "--id", &id]);
        assert!(by_id.as_array().unwrap().iter().any(|row| row["subject"] == **subject), "{by_id}");

        let plan = registry.run(&["delete", subject, "--version", "1", "--dry-run"]);
        assert!(plan.text().contains("delete version 1"), "{}", plan.text());
        let refused = registry.run(&["delete", subject]);
        assert_eq!(refused.status, Some(2), "there is no terminal to ask on: {}", refused.stderr);
        registry.done(&["delete", subject, "--version", "1", "--yes"]);
        let all = registry.json("versions", &["versions", subject, "--deleted"]);
        assert_eq!([&all[0]["deleted"], &all[1]["deleted"]], [true, false]);
        assert_eq!(registry.json("versions", &["versions", subject]).as_array().unwrap().len(), 1);
        registry.done(&["delete", subject, "--permanent", "--yes"]);
        assert_eq!(registry.run(&["versions", subject, "--deleted"]).status, Some(7));
        let hint = registry.run(&["show", subject]);
        assert_eq!(hint.status, Some(7));
        assert!(hint.stderr.contains("kafkactl schema list"), "{}", hint.stderr);
    }
}

#[test]
fn what_is_not_compatible_is_refused_with_the_reasons() {
    let cluster = TestCluster::shared();
    for (registry, path) in both(&cluster) {
        let subject = &format!("refused-{path}-value");
        registry.register(subject, "avro", &record(ID));
        registry.done(&["config", "set", "BACKWARD", subject]);
        let bad = registry.file("bad.avsc", &record(&format!(r#"{{"name":"id","type":"string"}},{MUST}"#)));
        let verdict = registry.json("check", &["check", &bad, "--subject", subject]);
        assert_eq!([&verdict["compatible"], &verdict["checkedBy"]], [&json!(false), &json!("registry")]);
        let reasons: Vec<_> = verdict["reasons"]
            .as_array()
            .unwrap()
            .iter()
            .map(|reason| (reason["field"].as_str().unwrap(), reason["rule"].as_str().unwrap()))
            .collect();
        assert_eq!(reasons, [("id", "TYPE_MISMATCH"), ("must", "READER_FIELD_MISSING_DEFAULT_VALUE")]);
        for args in [
            &["check", &bad, "--subject", subject][..],
            &["register", subject, &bad, "--dry-run"],
            &["register", subject, &bad],
        ] {
            let outcome = registry.run(args);
            assert_eq!(outcome.status, Some(4), "{args:?} {}", outcome.stderr);
            let said = format!("{}{}", outcome.text(), outcome.stderr);
            assert!(said.contains("READER_FIELD_MISSING_DEFAULT_VALUE"), "{args:?} {said}");
        }
        assert_eq!(registry.json("versions", &["versions", subject]).as_array().unwrap().len(), 1);
        // What follows nothing is compatible with it.
        let nobody = format!("refused-{path}-nobody");
        assert_eq!(registry.run(&["check", &bad, "--subject", &nobody]).status, Some(0));
        let wrong = registry.file("wrong.avsc", r#"{"type":"nope"}"#);
        let outcome = registry.run(&["register", &nobody, &wrong]);
        assert!(matches!(outcome.status, Some(1 | 2)), "{:?} {}", outcome.status, outcome.stderr);
    }
}

#[test]
fn json_schema_and_protobuf_go_the_same_way() {
    let cluster = TestCluster::shared();
    for (registry, path) in both(&cluster) {
        for (kind, name, first, second, bad) in [
            (
                "JSON",
                "thing.json",
                r#"{"type":"object","properties":{"id":{"type":"integer"}},"additionalProperties":false}"#,
                r#"{"type":"object","properties":{"id":{"type":"integer"},"n":{"type":"string"}},"additionalProperties":false}"#,
                r#"{"type":"object","properties":{"id":{"type":"string"}},"additionalProperties":false}"#,
            ),
            (
                "PROTOBUF",
                "thing.proto",
                "syntax = \"proto3\";\nmessage M { int64 id = 1; }",
                "syntax = \"proto3\";\nmessage M { int64 id = 1; string n = 2; }",
                "syntax = \"proto3\";\nmessage M { string id = 1; }",
            ),
        ] {
            let subject = &format!("kinds-{path}-{kind}");
            registry.done(&["config", "set", "BACKWARD", subject]);
            let file = registry.file(name, first);
            let row = registry.json("register", &["register", subject, &file]);
            assert_eq!(row[0]["schemaType"], kind);
            assert_eq!(registry.json("show", &["show", subject])["schema"], first);
            let second = registry.file(&format!("second-{name}"), second);
            assert_eq!(registry.json("register", &["register", subject, &second])[0]["version"], 2);
            let difference = registry.json("diff", &["diff", subject]);
            assert_eq!(difference["changes"][0]["change"], "added", "{difference}");
            assert_eq!(difference["levels"], Value::Null);
            let bad = registry.file(&format!("bad-{name}"), bad);
            assert_eq!(registry.run(&["check", &bad, "--subject", subject]).status, Some(4));
            let outcome = registry.run(&["register", subject, &bad]);
            assert_eq!(outcome.status, Some(4), "{}", outcome.stderr);
            // The registry's words, as it gives no reasons.
            assert!(outcome.stderr.contains("num of incompatible diffs"), "{}", outcome.stderr);
            let found = registry.json("lookup", &["lookup", &second]);
            assert!(found.as_array().unwrap().iter().any(|row| row["subject"] == **subject), "{found}");
        }
    }
}

#[test]
fn references_are_found_in_a_folder_registered_in_order_and_kept_from_deletion() {
    let cluster = TestCluster::shared();
    for (registry, path) in both(&cluster) {
        let name = |name: &str| format!("{name}_{path}");
        let (inner, outer) = (name("refs.Inner"), name("refs.Outer"));
        registry.file(
            "avro/deep/inner.avsc",
            &format!(r#"{{"type":"record","name":"{inner}","fields":[{{"name":"x","type":"int"}}]}}"#),
        );
        registry.file(
            "avro/outer.avsc",
            &format!(r#"{{"type":"record","name":"{outer}","fields":[{{"name":"i","type":"{inner}"}}]}}"#),
        );
        let main = registry.file("main.avsc", &record(&format!(r#"{{"name":"o","type":"{outer}"}}"#)));
        let subject = &name("refs-main");
        registry.done(&["config", "set", "BACKWARD", subject]);
        let missing = registry.run(&["register", subject, &main]);
        assert_eq!(missing.status, Some(2));
        assert!(missing.stderr.contains(&format!("it needs '{outer}'")), "{}", missing.stderr);
        let folder = registry.path("avro");
        let args = ["register", subject, &main, "--references", &folder];
        let dry = registry.json("register", &[&args[..], &["--dry-run"]].concat());
        assert!(dry.as_array().unwrap().iter().all(|row| row["change"] == "register"), "{dry}");
        let rows = registry.json("register", &args);
        let subjects: Vec<_> =
            rows.as_array().unwrap().iter().map(|row| row["subject"].as_str().unwrap()).collect();
        assert_eq!(subjects, [inner.as_str(), outer.as_str(), subject.as_str()]);
        let again = registry.json("register", &args);
        assert!(again.as_array().unwrap().iter().all(|row| row["change"] == "unchanged"), "{again}");
        let shown = registry.json("show", &["show", subject, "--references"]);
        let shown: Vec<_> =
            shown.as_array().unwrap().iter().map(|one| one["subject"].as_str().unwrap()).collect();
        assert_eq!(shown, subjects);
        // This registry looks up no references to check a schema: worked out here then.
        let next = registry.file("next.avsc", &record(&format!(r#"{{"name":"o","type":"{outer}"}},{MUST}"#)));
        let given = format!("{outer}={outer}:latest");
        for how in [["--references", folder.as_str()], ["--reference", given.as_str()]] {
            let verdict =
                registry.json("check", &[&["check", &next, "--subject", subject], &how[..]].concat());
            assert_eq!(
                [&verdict["compatible"], &verdict["reasons"][0]["field"]],
                [&json!(false), &json!("must")]
            );
        }
        let found = registry.json("lookup", &["lookup", &main, "--references", &folder]);
        assert_eq!(found[0]["subject"], **subject);
        let difference = registry.json("diff", &["diff", subject, "--file", &next, "--references", &folder]);
        assert_eq!(difference["changes"][0]["field"], "must");

        let plan = registry.json("changes", &["delete", &outer, "--dry-run"]);
        assert!(
            plan[0]["change"].as_str().unwrap().contains(&format!("to which {subject} 1 refers")),
            "{plan}"
        );
        let refused = registry.run(&["delete", &outer, "--yes"]);
        assert_eq!(refused.status, Some(1), "{}", refused.stderr);
        assert!(refused.stderr.contains("first delete the subjects that refer to it"), "{}", refused.stderr);
        // Named in any order they go in the right one.
        registry.done(&["delete", &inner, &outer, subject, "--permanent", "--yes"]);
        assert_eq!(registry.run(&["list", &outer, "--deleted"]).status, Some(7));
    }
}

#[test]
fn protobuf_imports_and_json_refs_are_found_too() {
    let cluster = TestCluster::shared();
    let registry = TestRegistry::new(&cluster, "v7");
    let protos = registry.path("protos");
    registry.file("protos/imports/zip.proto", "syntax = \"proto3\";\nmessage Zip { string code = 1; }");
    let text = "syntax = \"proto3\";\nimport \"imports/zip.proto\";\nimport \"google/protobuf/timestamp.proto\";\nmessage Letter { Zip to = 1; google.protobuf.Timestamp at = 2; }";
    let main = registry.file("protos/letter.proto", text);
    let rows = registry.json("register", &["register", "letter-proto", &main, "--references", &protos]);
    assert_eq!(rows[0]["subject"], "imports/zip.proto");
    let versions = registry.json("versions", &["versions", "letter-proto"]);
    assert_eq!(
        versions[0]["references"],
        json!([{"name": "imports/zip.proto", "subject": "imports/zip.proto", "version": 1}])
    );
    let jsons = registry.path("jsons");
    registry.file(
        "jsons/zip.json",
        r#"{"$id":"zip-by-id.json","type":"object","properties":{"code":{"type":"string"}}}"#,
    );
    let main =
        registry.file("letter.json", r#"{"type":"object","properties":{"zip":{"$ref":"zip-by-id.json#"}}}"#);
    let rows = registry.json("register", &["register", "letter-json", &main, "--references", &jsons]);
    assert_eq!(rows[0]["subject"], "zip-by-id.json");
}

#[test]
fn an_export_is_a_folder_that_brings_everything_back() {
    let cluster = TestCluster::shared();
    for (registry, path) in both(&cluster) {
        let (address, order) = (format!("export.Address_{path}"), format!("export-{path} a/b-value"));
        let text = format!(r#"{{"type":"record","name":"{address}","fields":[{ID}]}}"#);
        registry.register(&address, "avro", &text);
        let first = registry.file("v1.avsc", &record(&format!(r#"{{"name":"a","type":"{address}"}}"#)));
        let second =
            registry.file("v2.avsc", &record(&format!(r#"{{"name":"a","type":"{address}"}},{NAME}"#)));
        let given = format!("{address}={address}:1");
        for file in [&first, &second] {
            registry.done(&["register", &order, file, "--reference", &given]);
        }
        registry.done(&["config", "set", "FULL_TRANSITIVE", &order]);
        let pattern = &format!("export*{path}*");
        let before = registry.json("export", &["export", pattern]);
        let folder = registry.path("exported");
        registry.done(&["export", pattern, "--dir", &folder]);
        let text =
            fs::read_to_string(Path::new(&folder).join(order.replace('/', "%2F")).join("v2.avsc")).unwrap();
        assert!(text.contains("\n  \"namespace\": \"shop\",\n"), "{text}");
        let twice = registry.run(&["export", pattern, "--dir", &folder]);
        assert_eq!(twice.status, Some(1));
        assert!(twice.stderr.contains("--replace"), "{}", twice.stderr);
        let same = registry.run(&["apply", "-f", &folder]);
        assert_eq!((same.status, same.text()), (Some(0), ""), "{}", same.stderr);

        registry.done(&["delete", &order, &address, "--permanent", "--yes"]);
        let plan = registry.json("changes", &["apply", "-f", &folder, "--dry-run"]);
        assert!(
            plan[2]["change"].as_str().unwrap().contains("+ name null | string (default null)"),
            "{plan}"
        );
        registry.done(&["apply", "-f", &folder]);
        let after = registry.json("export", &["export", pattern]);
        assert_eq!(without_ids(after), without_ids(before.clone()));
        // The document and the undo file do the same.
        registry.done(&["delete", &order, &address, "--permanent", "--yes"]);
        let applied = registry.fed(&["apply", "-f", "-"], &before.to_string());
        assert_eq!(applied.status, Some(0), "{}", applied.stderr);
        let deleted = registry.done(&["delete", &order, &address, "--permanent", "--yes"]);
        let undo = deleted.stderr.lines().find_map(|line| line.strip_prefix("notice: undo file: ")).unwrap();
        registry.done(&["apply", "-f", undo]);
        assert_eq!(without_ids(registry.json("export", &["export", pattern])), without_ids(before));

        // A schema that is edited where it lies is the next version; one that breaks the level is refused, and told.
        let file = Path::new(&folder).join(order.replace('/', "%2F")).join("v2.avsc");
        let more = r#"{"name":"more","type":"int","default":1}"#;
        fs::write(&file, record(&format!(r#"{{"name":"a","type":"{address}"}},{NAME},{more}"#))).unwrap();
        registry.done(&["apply", "-f", &folder]);
        registry.done(&["export", pattern, "--dir", &folder, "--replace"]);
        assert!(file.with_file_name("v3.avsc").exists());
        let third = file.with_file_name("v3.avsc");
        fs::write(&third, record(&format!(r#"{{"name":"a","type":"{address}"}},{MUST}"#))).unwrap();
        let dry = registry.run(&["apply", "-f", &folder, "--dry-run"]);
        assert_eq!(dry.status, Some(4), "{}", dry.stderr);
        let refused = registry.run(&["apply", "-f", &folder]);
        assert_eq!(refused.status, Some(4), "{}", refused.stderr);
        assert!(refused.stderr.contains("READER_FIELD_MISSING_DEFAULT_VALUE"), "{}", refused.stderr);
        registry.done(&["delete", &order, &address, "--permanent", "--yes"]);
        registry.done(&["export", pattern, "--dir", &folder, "--replace"]);
        assert!(!file.exists(), "files of versions that are gone are removed");
    }
}

/// An export without what another registry would number anew.
fn without_ids(mut exported: Value) -> Value {
    for subject in exported["subjects"].as_array_mut().unwrap() {
        for version in subject["versions"].as_array_mut().unwrap() {
            version.as_object_mut().unwrap().remove("id");
            let schema: Value = serde_json::from_str(version["schema"].as_str().unwrap()).unwrap();
            version["schema"] = schema;
        }
    }
    exported
}

#[test]
fn names_with_slash_and_space_go_through_every_verb() {
    let cluster = TestCluster::shared();
    for (registry, path) in both(&cluster) {
        let subject = &format!("größe {path}/a b#c%d+e&f");
        let file = registry.file("order.avsc", &record(ID));
        registry.done(&["config", "set", "BACKWARD", subject]);
        registry.done(&["register", subject, &file]);
        for args in [
            &["show", subject][..],
            &["versions", subject],
            &["list", subject],
            &["check", &file, "--subject", subject],
            &["diff", subject, "--file", &file],
            &["lookup", &file, "--subject", subject],
            &["config", "get", subject],
            &["mode", "get", subject],
            &["mode", "set", "readwrite", subject],
            &["mode", "unset", subject],
            &["config", "unset", subject],
            &["export", subject],
            &["delete", subject, "--yes"],
        ] {
            registry.done(args);
        }
    }
}

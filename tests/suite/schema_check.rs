//! `schema check` without a registry (two files, or a file and an exported folder), and of a subject that a registry does not have.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::http::{Reply, serve};
use super::schema::assert_valid;
use super::support::{Outcome, kafkactl};

/// Runs `schema` in a folder, with no registry anywhere.
fn schema(folder: &Path, args: &[&str]) -> Outcome {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent").env("KAFKACTL_REGISTRY_URL", "http://127.0.0.1:1");
    Outcome::of(command.current_dir(folder).arg("schema").args(args).output().unwrap())
}

/// An Avro record with these fields.
fn record(fields: &str) -> String {
    format!(r#"{{"type":"record","name":"Order","namespace":"shop","fields":[{fields}]}}"#)
}

/// A folder with some files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

const ID: &str = r#"{"name":"id","type":"long"}"#;
const MUST: &str = r#"{"name":"must","type":"string"}"#;

#[test]
fn two_files_are_compared_with_field_rule_and_level() {
    let (old, new) = (record(ID), record(&format!("{ID},{MUST}")));
    let folder = folder(&[("old.avsc", &old), ("new.avsc", &new)]);
    let bad = schema(folder.path(), &["check", "new.avsc", "--against", "old.avsc"]);
    assert_eq!(bad.status, Some(4), "{}", bad.stderr);
    assert_eq!(
        bad.text(),
        "VERSION   BREAKS    FIELD  RULE                                REASON\n\
         old.avsc  BACKWARD  must   READER_FIELD_MISSING_DEFAULT_VALUE  data without this field cannot be read, because the field has no default\n"
    );
    assert_eq!(bad.stderr, "warning: not compatible under BACKWARD, by the rules of Avro\n");
    let good = schema(folder.path(), &["check", "new.avsc", "--against", "old.avsc", "--level", "forward"]);
    assert_eq!((good.status, good.text()), (Some(0), ""));
    assert_eq!(good.stderr, "notice: compatible under FORWARD, by the rules of Avro\n");
    let json = schema(folder.path(), &["check", "new.avsc", "--against", "old.avsc", "-o", "json"]);
    assert_eq!(json.status, Some(4));
    assert_valid("schema-check", &json.stdout);
    // Of several only the last counts, unless the level is transitive.
    let several = ["check", "new.avsc", "--against", "old.avsc", "new.avsc", "--level"];
    assert_eq!(schema(folder.path(), &[&several[..], &["BACKWARD"]].concat()).status, Some(0));
    assert_eq!(schema(folder.path(), &[&several[..], &["BACKWARD_TRANSITIVE"]].concat()).status, Some(4));
}

#[test]
fn types_that_a_schema_refers_to_are_found_in_a_folder() {
    let main = record(r#"{"name":"a","type":"shop.Address"}"#);
    let address = r#"{"type":"record","name":"Address","namespace":"shop","fields":[]}"#;
    let folder = folder(&[("main.avsc", &main), ("types/address.avsc", address)]);
    let args = ["check", "main.avsc", "--against", "main.avsc"];
    let without = schema(folder.path(), &args);
    assert_eq!(without.status, Some(2));
    assert!(without.stderr.contains("it needs shop.Address; --references FOLDER"), "{}", without.stderr);
    assert_eq!(schema(folder.path(), &[&args[..], &["--references", "types"]].concat()).status, Some(0));
}

#[test]
fn a_file_is_compared_with_an_exported_folder_by_the_level_that_stands_there() {
    let of = |fields: &str| record(&format!(r#"{{"name":"a","type":"shop.Address"}}{fields}"#));
    let address = r#"{"type":"record","name":"Address","namespace":"shop","fields":[]}"#;
    let reference = r#"[{"name":"shop.Address","subject":"shop.Address","version":1}]"#;
    let subject = format!(
        r#"{{"subject":"orders/value","compatibility":"FORWARD","versions":[
            {{"version":2,"schemaType":"AVRO","references":{reference},"file":"v2.avsc"}},
            {{"version":1,"schemaType":"AVRO","deleted":true,"references":{reference},"file":"v1.avsc"}}]}}"#
    );
    let folder = folder(&[
        ("reg/registry.json", r#"{"compatibility":"BACKWARD"}"#),
        ("reg/orders%2Fvalue/subject.json", &subject),
        ("reg/orders%2Fvalue/v1.avsc", &of(r#",{"name":"gone","type":"int"}"#)),
        ("reg/orders%2Fvalue/v2.avsc", &of(r#",{"name":"id","type":"int"}"#)),
        (
            "reg/shop.Address/subject.json",
            r#"{"subject":"shop.Address","versions":[{"version":1,"schemaType":"AVRO","file":"v1.avsc"}]}"#,
        ),
        ("reg/shop.Address/v1.avsc", address),
        ("types/address.avsc", address),
        ("new.avsc", &of("")),
    ]);
    let args = ["check", "new.avsc", "--against", "reg", "--references", "types", "--subject"];
    let bad = schema(folder.path(), &[&args[..], &["orders/value"]].concat());
    assert_eq!(bad.status, Some(4), "{}", bad.stderr);
    assert!(bad.text().contains("2        FORWARD  id "), "{}", bad.text());
    let by_level =
        schema(folder.path(), &[&args[..], &["orders/value", "--level", "backward-transitive"]].concat());
    assert_eq!(by_level.status, Some(0), "{}", by_level.stderr);
    assert_eq!(schema(folder.path(), &[&args[..], &["nobody"]].concat()).status, Some(7));
    let unsaid = schema(folder.path(), &args[..args.len() - 1]);
    assert_eq!(unsaid.status, Some(2), "{}", unsaid.stderr);
}

#[test]
fn what_cannot_be_compared_is_said_before_anything_is_asked() {
    let deep = format!("{}\"int\"{}", r#"{"type":"array","items":"#.repeat(1000), "}".repeat(1000));
    let folder = folder(&[
        ("a.proto", "syntax = \"proto3\"; message M { int32 a = 1; }"),
        ("bad.avsc", r#"{"type":"record","name":"A"}"#),
        ("deep.avsc", &deep),
        ("any.txt", r#"{"type":"string"}"#),
        ("old.avsc", &record(ID)),
        (
            "escape/x/subject.json",
            r#"{"subject":"x","versions":[{"version":1,"schemaType":"AVRO","file":"../../old.avsc"}]}"#,
        ),
        ("empty/x", ""),
        (
            "circle/x/subject.json",
            r#"{"subject":"x","versions":[{"version":1,"schemaType":"AVRO","references":[{"name":"x","subject":"x","version":1}],"file":"v1.avsc"}]}"#,
        ),
        ("circle/x/v1.avsc", &record(ID)),
    ]);
    for (args, status, words) in [
        (&["check", "a.proto", "--against", "a.proto"][..], 2, "kind PROTOBUF cannot be compared here"),
        (&["check", "bad.avsc", "--against", "old.avsc"], 2, "the new schema cannot be read as Avro"),
        (&["check", "deep.avsc", "--against", "old.avsc"], 2, "recursion limit"),
        (&["check", "any.txt", "--against", "old.avsc"], 2, "--type avro, json or protobuf"),
        (&["check", "old.avsc", "--against", "missing.avsc"], 7, "could not read 'missing.avsc'"),
        (&["check", "/dev/null", "--subject", "x"], 2, "'/dev/null' is empty"),
        (&["register", "x", "/dev/null", "--type", "protobuf"], 2, "'/dev/null' is empty"),
        (&["check", "old.avsc"], 2, "--subject"),
        (
            &["check", "old.avsc", "--against", "old.avsc", "--level", "sideways"],
            2,
            "expected one of NONE, BACKWARD",
        ),
        (
            &["check", "old.avsc", "--against", "escape", "--subject", "x"],
            2,
            "is no name of a file beside it",
        ),
        (&["check", "old.avsc", "--against", "empty", "--subject", "x"], 7, "holds no schemas of a registry"),
        (&["apply", "-f", "circle"], 2, "refers to itself by way of its references"),
        (&["apply", "-f", "any.txt"], 2, "is not as schema export writes it"),
        (&["show", "x", "zero"], 2, "'zero' is not a version"),
        (&["check", "old.avsc", "--subject", "x"], 5, "no answer from Schema Registry at http://127.0.0.1:1"),
    ] {
        let outcome = schema(folder.path(), args);
        assert_eq!(outcome.status, Some(status), "{args:?} {}", outcome.stderr);
        assert!(outcome.stderr.contains(words), "{args:?} {}", outcome.stderr);
    }
}

#[test]
fn a_new_schema_is_held_to_the_specification_and_one_that_is_there_already_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let check = |new: &str, old: &str| {
        std::fs::write(folder.path().join("new.avsc"), new).unwrap();
        std::fs::write(folder.path().join("old.avsc"), old).unwrap();
        let mut command = super::support::kafkactl();
        command.env("KAFKACTL_CONFIG", "/nonexistent").current_dir(folder.path());
        let outcome =
            command.args(["schema", "check", "new.avsc", "--against", "old.avsc"]).output().unwrap();
        (outcome.status.code(), String::from_utf8(outcome.stderr).unwrap())
    };
    let record = |fields: &str| format!(r#"{{"type":"record","name":"R","fields":[{fields}]}}"#);
    let sound = record(r#"{"name":"n","type":"int"}"#);
    for (new, why) in [
        (
            record(r#"{"name":"n","type":"int","default":"NONE"}"#),
            "the default of field 'n' does not fit its type",
        ),
        (record(r#"{"name":"a-b","type":"int"}"#), "'a-b' is not a valid name"),
        (record(r#"{"name":"höhe","type":"int"}"#), "'höhe' is not a valid name"),
        (r#"{"type":["null","string"]}"#.to_owned(), "a 'type' directly within a type has to be a name"),
        (r#"{"type":"enum","name":"E","symbols":["A"],"default":"B"}"#.to_owned(), "'B' of enum 'E'"),
        (record(r#"{"name":"n","type":"int"},{"name":"n","type":"int"}"#), "'R' has two fields 'n'"),
        (record(r#"{"name":"n","type":"Nowhere"}"#), "type 'Nowhere' is not defined"),
    ] {
        let (status, words) = check(&new, &sound);
        assert_eq!(status, Some(2), "{new} {words}");
        assert!(words.contains(why), "{new} {words}");
    }
    // What Java takes of a new one, too.
    for new in [
        record(r#"{"name":"n","type":"int","aliases":["m"]},{"name":"m","type":"int","default":1}"#),
        record(
            r#"{"name":"n","type":"int"},{"name":"e","type":["null","S"],"default":null},{"name":"s","type":["null",{"type":"error","name":"S","fields":[]}],"default":null}"#,
        ),
        r#"{"type":"record","name":"R","namespace":"my-db.1","fields":[{"name":"n","type":"int"}]}"#
            .to_owned(),
    ] {
        let (status, words) = check(&new, &sound);
        assert_eq!(status, Some(0), "{new} {words}");
    }
    let old = record(r#"{"name":"n","type":"int","default":"NONE"}"#);
    assert_eq!(check(&sound, &old).0, Some(0));
}

#[test]
fn a_subject_that_does_not_exist_takes_any_schema_and_that_is_said() {
    let (url, _requests) = serve(|line| {
        Some(match line {
            _ if line.starts_with("GET /config") => Reply::json(200, r#"{"compatibilityLevel":"BACKWARD"}"#),
            _ if line.starts_with("POST /compatibility/") => Reply::json(200, r#"{"is_compatible":true}"#),
            _ if line.starts_with("GET /subjects/orders-value/versions") => Reply::json(200, "[1]"),
            _ if line.starts_with("GET /subjects/guarded/versions") => {
                Reply::json(403, r#"{"error_code":40301,"message":"no"}"#)
            }
            _ if line.starts_with("GET /subjects?") => {
                Reply::json(200, r#"["orders-value","payments-value"]"#)
            }
            _ => Reply::json(404, r#"{"error_code":40401,"message":"Subject not found."}"#),
        })
    });
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("x.avsc"), "\"string\"").unwrap();
    let check = |subject: &str, args: &[&str]| {
        let mut command = kafkactl();
        command.env("KAFKACTL_CONFIG", "/nonexistent").current_dir(folder.path());
        command.args(["--registry-url", &url, "schema", "check", "x.avsc", "--subject", subject]).args(args);
        Outcome::of(command.output().unwrap())
    };
    let typo = check("order-value", &[]);
    assert_eq!((typo.text(), typo.status), ("", Some(0)));
    assert_eq!(
        typo.stderr,
        "warning: subject 'order-value' does not exist yet, so there is nothing to compare with: any schema is compatible\n  \
         hint: did you mean 'orders-value'?\n"
    );
    for (subject, exists) in
        [("order-value", json!(false)), ("orders-value", json!(true)), ("guarded", json!(null))]
    {
        let outcome = check(subject, &["-o", "json"]);
        assert_valid("schema-check", &outcome.stdout);
        let verdict: serde_json::Value = serde_json::from_slice(&outcome.stdout).unwrap();
        assert_eq!([&verdict["subjectExists"], &verdict["compatible"]], [&exists, &json!(true)], "{verdict}");
        assert_eq!(
            outcome.stderr.contains("does not exist yet"),
            exists == json!(false),
            "{}",
            outcome.stderr
        );
    }
}

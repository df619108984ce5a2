//! `schema register`: what is planned, what came of each schema, and what stands where the subject should.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use super::http::{Reply, serve};
use super::schema::assert_valid;
use super::support::{Outcome, kafkactl};

const INNER: &str = r#"{"type":"record","name":"t.Inner","fields":[]}"#;
const OUTER: &str = r#"{"type":"record","name":"Outer","fields":[{"name":"i","type":"t.Inner"}]}"#;

fn register(folder: &Path, url: &str, args: &[&str]) -> Outcome {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent").current_dir(folder);
    command.args(["--registry-url", url, "schema", "register"]).args(args);
    Outcome::of(command.output().unwrap())
}

/// A folder with a schema and one that it refers to.
fn schemas() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("types")).unwrap();
    std::fs::write(folder.path().join("types/inner.avsc"), INNER).unwrap();
    std::fs::write(folder.path().join("outer.avsc"), OUTER).unwrap();
    folder
}

/// A registry that has no schema at first, and answers to the registration of the subject `outer` as it is told.
fn registry(to_outer: Option<Reply>) -> String {
    let has_inner = AtomicBool::new(false);
    let answer = move |line: &str| {
        if line.starts_with("POST /subjects/t.Inner/versions?") {
            has_inner.store(true, Ordering::Relaxed);
            return Some(Reply::json(200, r#"{"id":5}"#));
        }
        if line.starts_with("POST /subjects/t.Inner?") && has_inner.load(Ordering::Relaxed) {
            return Some(Reply::json(200, r#"{"subject":"t.Inner","version":1,"id":5}"#));
        }
        if line.starts_with("POST /subjects/outer/versions?") {
            return to_outer.clone();
        }
        let body = r#"{"error_code":40401,"message":"not there"}"#;
        Some(if line.starts_with("GET /config/") {
            Reply::json(200, r#"{"compatibilityLevel":"BACKWARD"}"#)
        } else if line.starts_with("POST /compatibility/") {
            Reply::json(200, r#"{"is_compatible":false,"messages":["no"]}"#)
        } else {
            Reply::json(404, body)
        })
    };
    serve(answer).0
}

const ARGS: [&str; 4] = ["outer", "outer.avsc", "--references", "types"];

#[test]
fn a_refused_schema_is_not_done_and_what_it_refers_to_is() {
    let folder = schemas();
    let refusal = Reply::json(409, r#"{"error_code":409,"message":"does not fit"}"#);
    let url = registry(Some(refusal.clone()));
    let outcome = register(folder.path(), &url, &ARGS);
    assert_eq!(
        outcome.text(),
        "SUBJECT  VERSION  ID  TYPE  CHANGE    RESULT\n\
         t.Inner        1   5  AVRO  register  registered\n\
         outer          -   -  AVRO  register  NOT DONE\n"
    );
    assert_eq!(outcome.status, Some(4), "{}", outcome.stderr);
    let json = register(folder.path(), &registry(Some(refusal)), &[&ARGS[..], &["-o", "json"]].concat());
    assert_valid("schema-register", &json.stdout);
    let rows: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!([&rows[0]["change"], &rows[0]["result"]], [&json!("registered"), &json!("done")]);
    assert_eq!([&rows[1]["result"], &rows[1]["error"]["code"]], [&json!("notDone"), &json!(4)]);
}

#[test]
fn a_registration_without_an_answer_is_not_known() {
    let folder = schemas();
    let outcome = register(folder.path(), &registry(None), &[&ARGS[..], &["--timeout", "1"]].concat());
    assert!(
        outcome.text().ends_with("outer          -   -  AVRO  register  NOT KNOWN\n"),
        "{}",
        outcome.text()
    );
    assert!(
        outcome.stderr.contains("what is NOT KNOWN may have been done nevertheless"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.status, Some(3));
}

#[test]
fn a_dry_run_shows_the_plan_says_so_in_json_and_registers_nothing() {
    let folder = schemas();
    let url = registry(None);
    let plan = register(folder.path(), &url, &[&ARGS[..], &["--dry-run"]].concat());
    assert!(plan.stderr.ends_with("notice: dry run, nothing was registered\n"), "{}", plan.stderr);
    let json = register(folder.path(), &url, &[&ARGS[..], &["--dry-run", "-o", "json"]].concat());
    assert_valid("schema-register", &json.stdout);
    let rows: Value = serde_json::from_slice(&json.stdout).unwrap();
    for row in rows.as_array().unwrap() {
        assert_eq!([&row["dryRun"], &row["change"]], [&json!(true), &json!("register")], "{rows}");
    }
    // What would be refused is so already.
    let refused = register(folder.path(), &url, &["t.Inner", "types/inner.avsc", "--dry-run"]);
    assert_eq!(refused.status, Some(4), "{}", refused.stderr);
    assert!(refused.text().ends_with("register  NOT DONE\n"), "{}", refused.text());
    assert!(
        refused.stderr.contains("not compatible with subject 't.Inner' (BACKWARD)"),
        "{}",
        refused.stderr
    );
}

#[test]
fn a_file_in_the_place_of_the_subject_is_refused_and_the_right_line_is_said() {
    let folder = schemas();
    for (args, hint) in [
        (&["outer.avsc"][..], "kafkactl schema register SUBJECT outer.avsc"),
        (&["types/inner.avsc"], "kafkactl schema register SUBJECT types/inner.avsc"),
        (&["gone/thing.proto"], "kafkactl schema register SUBJECT gone/thing.proto"),
        (&["outer.avsc", "orders-value"], "kafkactl schema register orders-value outer.avsc"),
    ] {
        let outcome = register(folder.path(), "http://127.0.0.1:1", args);
        assert_eq!(outcome.status, Some(2), "{args:?} {}", outcome.stderr);
        assert!(outcome.stderr.contains(hint), "{args:?} {}", outcome.stderr);
    }
    // What a schema refers to is registered under the name of its file.
    let named = register(folder.path(), "http://127.0.0.1:1", &["outer.avsc", "types/inner.avsc"]);
    assert_eq!(named.status, Some(5), "{}", named.stderr);
    let named = register(folder.path(), "http://127.0.0.1:1", &["gone/thing.proto", "-"]);
    assert!(named.stderr.contains("standard input is empty"), "{}", named.stderr);
}

//! `connect heal` against workers that are scripted: what is planned, what came of each restart, and what remains.

use std::path::Path;

use serde_json::{Value, json};

use super::http::{Reply, serve};
use super::schema::assert_valid;
use super::support::{Outcome, kafkactl};

/// Workers with connectors `bad` and `worse`, of which a task has failed, and `good`. A restart of `bad` is refused with a status, and
/// one of `worse` helps nothing.
fn workers(refused: u16) -> String {
    let status = |name: &str, state: &str| {
        format!(
            r#"{{"name":"{name}","connector":{{"state":"RUNNING","worker_id":"w:1"}},"tasks":[{{"id":0,"state":"{state}","worker_id":"w:1","trace":"x.Trouble: {name}"}}],"type":"sink"}}"#
        )
    };
    let all = [("bad", "FAILED"), ("good", "RUNNING"), ("worse", "FAILED")].map(|(name, state)| {
        format!(r#""{name}":{{"status":{},"info":{{"config":{{}}}}}}"#, status(name, state))
    });
    serve(move |line| {
        Some(if line.starts_with("POST /connectors/bad/restart") {
            Reply::json(refused, &format!(r#"{{"error_code":{refused},"message":"out of order"}}"#))
        } else if line.starts_with("POST /connectors/worse/restart") {
            Reply::json(202, &status("worse", "RESTARTING"))
        } else if line.starts_with("GET /connectors/worse/status") {
            Reply::json(200, &status("worse", "FAILED"))
        } else {
            Reply::json(200, &format!("{{{}}}", all.join(",")))
        })
    })
    .0
}

fn heal(url: &str, state: &Path, args: &[&str]) -> Outcome {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent").args(["--connect-url", url, "connect", "heal"]);
    Outcome::of(command.arg("--state-file").arg(state).args(args).output().unwrap())
}

fn rows(outcome: &Outcome) -> Value {
    assert_valid("connect-heal", &outcome.stdout);
    serde_json::from_slice(&outcome.stdout).unwrap()
}

#[test]
fn a_dry_run_of_heal_plans_and_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("heal.json");
    let url = workers(500);
    let outcome = heal(&url, &state, &["--dry-run"]);
    assert_eq!(
        outcome.text(),
        "CONNECTOR  FAILED  ACTION   RESTARTS  STILL FAILED  TRACE\n\
         bad        task 0  restart         0  YES           x.Trouble: bad\n\
         worse      task 0  restart         0  YES           x.Trouble: worse\n"
    );
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        ("notice: dry run, nothing was restarted\n", Some(4))
    );
    let rows = rows(&heal(&url, &state, &["--dry-run", "-o", "json"]));
    for row in rows.as_array().unwrap() {
        let planned = [&row["dryRun"], &row["result"], &row["action"]];
        assert_eq!(planned, [&json!(true), &json!("planned"), &json!("wouldRestart")]);
    }
    assert!(!state.exists());
}

#[test]
fn heal_says_row_by_row_what_was_restarted_and_what_was_not() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("heal.json");
    let url = workers(500);
    let outcome = heal(&url, &state, &["-o", "json"]);
    let first = rows(&outcome);
    let of = |row: &Value| {
        ["connector", "action", "result", "restartCount", "isFailed"].map(|name| row[name].clone())
    };
    assert_eq!(of(&first[0]), [json!("bad"), json!("failed"), json!("notDone"), json!(1), json!(true)]);
    assert_eq!(of(&first[1]), [json!("worse"), json!("restarted"), json!("done"), json!(1), json!(true)]);
    assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("could not restart connector 'bad'"), "{}", outcome.stderr);
    // A minute has not passed.
    let again = heal(&url, &state, &[]);
    assert_eq!(
        again.text(),
        "CONNECTOR  FAILED  ACTION      RESTARTS  STILL FAILED  TRACE             RESULT\n\
         bad        task 0  left alone         1  YES           x.Trouble: bad    unchanged\n\
         worse      task 0  left alone         1  YES           x.Trouble: worse  unchanged\n"
    );
    assert_eq!(again.status, Some(4), "{}", again.stderr);
}

#[test]
fn heal_goes_on_where_a_connector_that_is_named_does_not_exist() {
    let folder = tempfile::tempdir().unwrap();
    let outcome = heal(&workers(500), &folder.path().join("heal.json"), &["good", "gone"]);
    assert_eq!((outcome.text(), outcome.status), ("", Some(3)), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("connector 'gone' does not exist"), "{}", outcome.stderr);
}

#[test]
fn a_state_that_cannot_be_kept_keeps_heal_from_restarting() {
    let outcome = heal(&workers(500), Path::new("/dev/null/heal.json"), &[]);
    assert_eq!((outcome.text(), outcome.status), ("", Some(1)), "{}", outcome.stderr);
}

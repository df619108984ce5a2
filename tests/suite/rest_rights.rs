//! Servers that refuse one path, by rights or because they do not have it: what is asked for there is missing, and the rest goes on.

use std::sync::mpsc::Receiver;

use super::http::{Reply, serve};
use super::support::{Outcome, kafkactl};

fn run(args: &[&str]) -> Outcome {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent");
    Outcome::of(command.args(args).output().unwrap())
}

/// Answers that say that a path is not for this client, or not there.
fn refusals() -> [(Reply, &'static str); 4] {
    [
        (Reply::json(403, r#"{"error_code":403,"message":"no right to do this"}"#), "no right to do this"),
        (Reply::of(403, "text/html", "<h1>no</h1>", 11), "refuses: 403"),
        (Reply::of(404, "text/html", "no such page", 12), "no such page"),
        (
            Reply::json(405, r#"{"error_code":405,"message":"HTTP 405 Method Not Allowed"}"#),
            "Method Not Allowed",
        ),
    ]
}

/// A worker that checks no configs, and what it was asked.
fn worker(validation: Reply) -> (String, Receiver<String>) {
    serve(move |line| {
        Some(if line.contains("/config/validate") {
            validation.clone()
        } else if line.starts_with("GET / ") {
            Reply::json(200, r#"{"version":"4.3.1","commit":"c","kafka_cluster_id":"k"}"#)
        } else if line.starts_with("GET /connectors/c/config") {
            Reply::json(200, r#"{"name":"c","connector.class":"C","x":"1"}"#)
        } else if line.starts_with("GET ") {
            Reply::json(404, r#"{"error_code":404,"message":"Connector new not found"}"#)
        } else {
            Reply::json(201, r#"{"name":"new","config":{},"tasks":[]}"#)
        })
    })
}

#[test]
fn a_connector_is_made_and_changed_where_its_config_may_not_be_checked_first() {
    for (refusal, words) in refusals() {
        for args in [&["create", "new", "connector.class=C"][..], &["config", "set", "c", "x=2"]] {
            let (url, requests) = worker(refusal.clone());
            let outcome = run(&[
                &["--connect-url", &url, "connect"],
                args,
                &["--no-undo"][..usize::from(args[0] == "config")],
            ]
            .concat());
            assert_eq!(outcome.status, Some(0), "{args:?} {}", outcome.stderr);
            let warning =
                outcome.stderr.lines().find(|line| line.starts_with("warning: the plugin was not asked"));
            assert!(warning.is_some_and(|line| line.contains(words)), "{args:?} {}", outcome.stderr);
            let is_change =
                |line: &String| line.starts_with("POST ") || line.starts_with("PUT /connectors/c/config");
            assert_eq!(requests.try_iter().filter(is_change).count(), 1, "{args:?}");
        }
        // What was asked for alone is an error.
        let (url, _requests) = worker(refusal);
        let validate = run(&["--connect-url", &url, "connect", "validate", "connector.class=C"]);
        assert!(validate.status != Some(0) && validate.stderr.contains(words), "{}", validate.stderr);
    }
}

#[test]
fn a_url_where_nothing_is_known_is_no_worker_without_checks() {
    let (url, _requests) = serve(|_| Some(Reply::of(404, "text/html", "no such page", 12)));
    let outcome = run(&["--connect-url", &url, "connect", "create", "c", "connector.class=C", "--dry-run"]);
    assert_eq!((outcome.text(), outcome.status), ("", Some(7)), "{}", outcome.stderr);
}

#[test]
fn a_subject_is_deleted_where_nobody_may_ask_what_refers_to_it() {
    for (refusal, words) in refusals() {
        let (url, requests) = serve(move |line| {
            let json = |body| Some(Reply::json(200, body));
            match line {
                _ if line.contains("/referencedby") => Some(refusal.clone()),
                _ if line.starts_with("DELETE ") => json("[1]"),
                _ if line.starts_with("GET /subjects?") => json(r#"["a","b"]"#),
                _ if line.contains("/versions?") => json("[1]"),
                _ if line.contains("/versions/1") => {
                    json(r#"{"subject":"s","version":1,"id":1,"schema":"\"int\""}"#)
                }
                _ if line.starts_with("GET /config") => json(r#"{"compatibilityLevel":"BACKWARD"}"#),
                _ => json(r#"{"mode":"READWRITE"}"#),
            }
        });
        let outcome = run(&["--registry-url", &url, "schema", "delete", "a", "b", "--yes", "--no-undo"]);
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        assert!(
            outcome.text().contains("delete version 1, what refers to it is not known"),
            "{}",
            outcome.text()
        );
        let warnings: Vec<&str> =
            outcome.stderr.lines().filter(|line| line.starts_with("warning: ")).collect();
        let is_said = |line: &&str| line.contains("what refers to") && line.contains(words);
        assert!(!warnings.is_empty() && warnings.iter().all(is_said), "{}", outcome.stderr);
        let deletions = requests.try_iter().filter(|request| request.starts_with("DELETE ")).count();
        assert_eq!(deletions, 2);
    }
}

//! Arguments that are names of things, whatever characters are in them, and arguments that are patterns.

use super::http::{Reply, serve};
use super::support::{Outcome, kafkactl};

fn run(args: &[&str]) -> Outcome {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent").env("XDG_STATE_HOME", "/dev/null");
    Outcome::of(command.args(args).output().unwrap())
}

/// Names that a listing or a dry run prints, each the first of its line.
fn first_words(outcome: &Outcome) -> Vec<&str> {
    assert_eq!(outcome.status, Some(0), "{} {}", outcome.text(), outcome.stderr);
    outcome.text().lines().skip(1).filter_map(|line| line.split("  ").next()).collect()
}

/// The URL of Connect workers with connectors of these names.
fn workers(names: &'static [&'static str]) -> String {
    let connector = |name: &&str| {
        let state = r#"{"state":"RUNNING","worker_id":"w:1"}"#;
        format!(
            r#""{name}":{{"status":{{"name":"{name}","connector":{state},"tasks":[],"type":"sink"}},"info":{{"name":"{name}","config":{{}},"tasks":[],"type":"sink"}}}}"#
        )
    };
    let all = format!("{{{}}}", names.iter().map(connector).collect::<Vec<_>>().join(","));
    serve(move |_| Some(Reply::json(200, &all))).0
}

#[test]
fn a_connector_that_is_called_like_a_pattern_is_meant_alone() {
    let url = workers(&["*", "load-1", "load-[1]", "load-[1"]);
    let deleted = |name: &str| {
        let outcome = run(&["--connect-url", &url, "connect", "delete", "--dry-run", "--", name]);
        first_words(&outcome).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(deleted("*"), ["*"]);
    assert_eq!(deleted("load-[1]"), ["load-[1]"]);
    assert_eq!(deleted("load-[1"), ["load-[1"]);
    assert_eq!(deleted("load-[[]1]"), ["load-[1]"]);
    assert_eq!(deleted("load-?"), ["load-1"]);
    assert_eq!(deleted("load-*"), ["load-1", "load-[1", "load-[1]"]);
}

#[test]
fn a_subject_that_is_called_like_a_pattern_is_meant_alone() {
    let (url, _requests) = serve(|line| {
        let path = line.split([' ', '?']).nth(1).unwrap_or_default();
        Some(match path {
            "/subjects" => Reply::json(200, r#"["a*","a1","a2"]"#),
            "/config" => Reply::json(200, r#"{"compatibilityLevel":"BACKWARD"}"#),
            path if path.starts_with("/config/a%2A") => Reply::json(200, r#"{"compatibilityLevel":"FULL"}"#),
            _ => Reply::json(404, r#"{"error_code":40401,"message":"not found"}"#),
        })
    });
    let listed = run(&["--registry-url", &url, "schema", "list", "a*", "-o", "name"]);
    assert_eq!((listed.text(), listed.status), ("a*\n", Some(0)), "{}", listed.stderr);
    let levels = run(&["--registry-url", &url, "schema", "config", "get", "a*"]);
    assert_eq!(first_words(&levels), ["a*"]);
    let all = run(&["--registry-url", &url, "schema", "list", "a?", "-o", "name"]);
    assert_eq!(all.text(), "a*\na1\na2\n");
}

#[test]
fn names_that_do_not_exist_are_all_said_beside_those_that_can_be_changed() {
    let url = workers(&["load-1"]);
    let outcome = run(&["--connect-url", &url, "connect", "delete", "load-1", "load-2", "x", "--dry-run"]);
    let address = url.strip_prefix("http://").unwrap();
    assert_eq!(outcome.status, Some(3));
    assert!(
        outcome.stderr.contains(&format!("error: connector 'load-2' does not exist on {url}"))
            || outcome.stderr.contains(&format!("error: connector 'load-2' does not exist on {address}")),
        "{}",
        outcome.stderr
    );
    assert!(outcome.stderr.contains("hint: did you mean 'load-1'?"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("error: connector 'x' does not exist"), "{}", outcome.stderr);
    let rows: Vec<String> = outcome
        .text()
        .lines()
        .skip(1)
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        rows,
        ["load-1 delete, sink with 0 tasks, its offsets stay", "load-2 delete NOT DONE", "x delete NOT DONE"]
    );
}

#[test]
fn every_text_is_a_name_or_a_pattern() {
    for name in ["svc[[]1]", "a[]]", "[", "[a--b]", "[a&&b]", "[9-1]", "svc[1", "", "[[:", "[!"] {
        let outcome = run(&["-b", "127.0.0.1:1", "groups", "delete", name, "--yes"]);
        assert_eq!(outcome.status, Some(5), "{name} {}", outcome.stderr);
    }
    let outcome = run(&["-b", "127.0.0.1:1", "groups", "delete", "--regex", "a)|(b", "--yes"]);
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        ("error: 'a)|(b' is not a valid regular expression\n", Some(2))
    );
}

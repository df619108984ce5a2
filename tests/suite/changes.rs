//! The steps that every change goes through: the plan, the question, the undo file, and what came of each row. Shown on connectors,
//! which a small server can stand for.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};

use serde_json::{Value, json};

use super::http::{Reply, serve};
use super::running::Running;
use super::schema::assert_valid;
use super::support::{Outcome, kafkactl, on_a_terminal};

/// What workers say of connectors with these names.
fn listed(names: &[&str]) -> Reply {
    let one = |name: &&str| {
        let config = json!({ "connector.class": "C", "name": name, "db.password": "s3cret" });
        let status = json!({ "name": name, "connector": { "state": "RUNNING", "worker_id": "w" }, "tasks": [], "type": "sink" });
        ((*name).to_owned(), json!({ "status": status, "info": { "name": name, "config": config } }))
    };
    let all: serde_json::Map<String, Value> = names.iter().map(one).collect();
    Reply::json(200, &Value::Object(all).to_string())
}

/// Workers with the connectors a, b and c, which can be deleted.
fn workers() -> (String, Receiver<String>) {
    serve(|line| {
        Some(if line.starts_with("DELETE") { Reply::json(204, "") } else { listed(&["a", "b", "c"]) })
    })
}

fn deletions(requests: &Receiver<String>) -> usize {
    requests.try_iter().filter(|request| request.starts_with("DELETE")).count()
}

/// `connect` with a folder for undo files.
fn connect(url: &str, state: &Path, args: &[&str]) -> Command {
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", "/nonexistent").env("XDG_STATE_HOME", state);
    command.args(["--connect-url", url, "connect"]).args(args);
    command
}

fn outcome(command: &mut Command) -> Outcome {
    Outcome::of(command.output().unwrap())
}

#[test]
fn the_question_says_what_how_many_and_where_and_the_rows_stand_there_once() {
    let (url, requests) = workers();
    let state = tempfile::tempdir().unwrap();
    let delete = connect(&url, state.path(), &["delete", "*"]);
    let plan = "\
NAME  CHANGE
a     delete, sink with 0 tasks, its offsets stay
b     delete, sink with 0 tasks, its offsets stay
c     delete, sink with 0 tasks, its offsets stay
";
    let (text, status) = on_a_terminal("n\n", &delete);
    let question = format!("{plan}delete 3 connectors on {url}? [y/N] n\n");
    assert_eq!((text, status), (format!("{question}error: declined, nothing was changed\n"), Some(1)));
    assert_eq!(deletions(&requests), 0);
    let (text, status) = on_a_terminal("y\n", &delete);
    assert!(text.starts_with(&question.replace("] n", "] y")), "{text}");
    assert!(
        text.ends_with("notice: 3 connectors deleted\n") && text.matches("its offsets stay").count() == 3,
        "{text}"
    );
    assert_eq!((status, deletions(&requests)), (Some(0), 3));
    let one = connect(&url, state.path(), &["delete", "b"]);
    let (text, _) = on_a_terminal("n\n", &one);
    assert!(text.contains(&format!("delete connector 'b' on {url}? [y/N] ")), "{text}");
}

#[test]
fn a_signal_ends_a_question_at_once_and_nothing_is_sent() {
    let (url, requests) = workers();
    let state = tempfile::tempdir().unwrap();
    for (signal, status) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129), ("\x03", 130)] {
        let (text, ended) = on_a_terminal(signal, &connect(&url, state.path(), &["delete", "a"]));
        assert_eq!(ended, Some(status), "{text}");
        assert!(text.ends_with("\nerror: stopped at the question, nothing was changed\n"), "{text}");
    }
    assert_eq!(deletions(&requests), 0);
    assert!(!state.path().join("kafkactl").exists(), "no undo file");
}

#[test]
fn a_protected_context_shows_the_plan_before_it_asks_also_with_yes() {
    let (url, requests) = workers();
    let state = tempfile::tempdir().unwrap();
    let config = state.path().join("config.toml");
    let text = format!("current = 'prod'\n[contexts.prod]\nconnect-urls = ['{url}']\nprotected = true\n");
    std::fs::write(&config, text).unwrap();
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", &config).env("XDG_STATE_HOME", state.path());
    command.args(["connect", "delete", "a", "--yes"]);
    let (text, status) = on_a_terminal("prod\n", &command);
    assert!(text.contains("\na     delete, sink with 0 tasks, its offsets stay\n"), "{text}");
    let question = format!(
        "\ndelete connector 'a' on prod ({url})? the context 'prod' is protected: type 'prod' to continue: "
    );
    assert!(text.contains(&question), "{text}");
    assert_eq!((status, deletions(&requests)), (Some(0), 1));
    // Nobody to ask: the plan says what was refused.
    let refused = outcome(&mut command);
    assert_eq!((refused.text(), refused.status), ("", Some(2)));
    assert!(
        refused.stderr.starts_with("NAME  CHANGE\na     delete, sink with 0 tasks"),
        "{}",
        refused.stderr
    );
    let why = "error: this needs confirmation, as the context 'prod' is protected, and there is no terminal to ask on\n  \
               hint: confirm with --yes --context prod";
    assert!(refused.stderr.contains(why), "{}", refused.stderr);
}

#[test]
fn a_plan_and_a_result_are_told_apart() {
    let (url, _requests) = workers();
    let state = tempfile::tempdir().unwrap();
    let delete =
        |more: &[&str]| outcome(&mut connect(&url, state.path(), &[&["delete", "a"], more].concat()));
    let dry = delete(&["--dry-run"]);
    assert_eq!(dry.text(), "NAME  CHANGE\na     delete, sink with 0 tasks, its offsets stay\n");
    assert_eq!(dry.stderr, "notice: dry run, nothing was deleted\n");
    let done = delete(&["--yes", "--no-undo"]);
    assert_eq!(
        done.text(),
        "NAME  CHANGE                                       RESULT\na     delete, sink with 0 tasks, its offsets stay  deleted\n"
    );
    let row = |outcome: &Outcome| -> Value {
        assert_valid("changes", &outcome.stdout);
        let mut rows: Vec<Value> = serde_json::from_slice(&outcome.stdout).unwrap();
        rows.remove(0)
    };
    let (dry, done) = (row(&delete(&["--dry-run", "-o", "json"])), row(&delete(&["--yes", "-o", "json"])));
    assert_eq!((&dry["dryRun"], &dry["result"], &dry["ok"]), (&json!(true), &json!("planned"), &json!(true)));
    assert_eq!(
        (&done["dryRun"], &done["result"], &done["ok"]),
        (&json!(false), &json!("done"), &json!(true))
    );
}

#[test]
fn the_undo_file_is_for_nobody_else_and_without_it_nothing_is_done() {
    let (url, requests) = workers();
    let state = tempfile::tempdir().unwrap();
    let done = outcome(&mut connect(&url, state.path(), &["delete", "a", "c", "--yes"]));
    let path = done.stderr.lines().find_map(|line| line.strip_prefix("notice: undo file: ")).unwrap();
    let hint = format!("  hint: to undo this: kafkactl connect apply -f {path}");
    assert!(done.stderr.lines().any(|line| line == hint), "{}", done.stderr);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(Path::new(path)), mode(Path::new(path).parent().unwrap())), (0o600, 0o700));
    let kept: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let one = |name: &str| json!({ "name": name, "config": { "connector.class": "C", "name": name, "db.password": "s3cret" } });
    assert_eq!(kept, json!([one("a"), one("c")]));
    assert_eq!(deletions(&requests), 2);

    // Whatever keeps it from being written: 1, and never the 7 of a connector that does not exist.
    for folder in ["/proc/none", "/dev/null/undo"] {
        let refused =
            outcome(connect(&url, state.path(), &["delete", "a", "--yes", "--undo-dir"]).arg(folder));
        assert_eq!((refused.text(), refused.status), ("", Some(1)), "{}", refused.stderr);
        assert!(refused.stderr.contains("so nothing was changed"), "{}", refused.stderr);
    }
    assert_eq!(deletions(&requests), 0);
}

#[test]
fn a_change_that_is_stopped_says_of_each_row_what_is_known() {
    let (begun, begins) = channel::<()>();
    let (url, _requests) = serve(move |line| {
        // The second deletion is never answered.
        let is_second = line.starts_with("DELETE /connectors/b ");
        if is_second {
            begun.send(()).unwrap();
        }
        (!is_second)
            .then(|| if line.starts_with("DELETE") { Reply::json(204, "") } else { listed(&["a", "b", "c"]) })
    });
    let state = tempfile::tempdir().unwrap();
    let running = Running::start(&mut connect(&url, state.path(), &["delete", "*", "--yes", "-o", "jsonl"]));
    begins.recv().unwrap();
    running.signal("-TERM");
    let ended = running.outcome();
    assert_eq!(ended.status, Some(143), "{}", ended.stderr);
    let results: Vec<(String, String)> = ended
        .text()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|row| (row["name"].as_str().unwrap().to_owned(), row["result"].as_str().unwrap().to_owned()))
        .collect();
    let row = |name: &str, result: &str| (name.to_owned(), result.to_owned());
    assert_eq!(results, [row("a", "done"), row("b", "notKnown"), row("c", "notDone")]);
    assert!(ended.stderr.contains("error: stopped before this was started\n"), "{}", ended.stderr);
}

#[test]
fn what_was_sent_and_not_answered_may_have_been_done() {
    let (url, _requests) = serve(|line| {
        let is_silent = line.starts_with("DELETE /connectors/b ");
        (!is_silent)
            .then(|| if line.starts_with("DELETE") { Reply::json(204, "") } else { listed(&["a", "b", "c"]) })
    });
    let state = tempfile::tempdir().unwrap();
    let late =
        outcome(&mut connect(&url, state.path(), &["delete", "*", "--yes", "--timeout", "1", "--no-undo"]));
    assert_eq!(late.status, Some(3), "{}", late.stderr);
    let results: Vec<&str> = late.text().lines().map(|line| line.rsplit("  ").next().unwrap()).collect();
    assert_eq!(results, ["RESULT", "deleted", "NOT KNOWN", "deleted"], "{}", late.text());
    let warning = "warning: what is NOT KNOWN may have been done nevertheless: check before you repeat it\n";
    assert!(late.stderr.contains(warning), "{}", late.stderr);
    assert!(late.stderr.ends_with("notice: 2 connectors deleted, 1 not known\n"), "{}", late.stderr);
    // A worker that is not there was sent nothing.
    let away = outcome(&mut connect("http://127.0.0.1:1", state.path(), &["delete", "a", "--yes"]));
    assert_eq!((away.text(), away.status), ("", Some(5)));
}

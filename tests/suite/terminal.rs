//! What others have written (names, traces, configs) never commands a terminal and never makes lines of its own.

use std::process::{Command, Stdio};

use super::http::{Reply, serve};
use super::support::{Copy, Outcome, kafkactl, repository};

/// ESC, BEL, DEL, CSI as one character, and a line end with what looks like another line behind it.
const EVIL: &str = "x\\u001b]0;title\\u0007\\u007f\\u009b31m\\nState:      RUNNING";

/// The URL of a Connect worker of which all texts are evil.
fn evil_worker() -> String {
    let instance = format!(r#"{{"state":"FAILED {EVIL}","worker_id":"{EVIL}","trace":"{EVIL}"}}"#);
    let config = format!(r#"{{"connector.class":"{EVIL}","{EVIL}":"{EVIL}"}}"#);
    let connector = format!(
        r#"{{"{EVIL}":{{"status":{{"name":"{EVIL}","connector":{instance},"tasks":[{{"id":0,"state":"FAILED","worker_id":"{EVIL}","trace":"{EVIL}"}}],"type":"{EVIL}"}},"info":{{"name":"{EVIL}","config":{config},"tasks":[],"type":"sink"}}}}}}"#
    );
    let root = format!(r#"{{"version":"{EVIL}","commit":"c","kafka_cluster_id":"{EVIL}"}}"#);
    let plugins = format!(r#"[{{"class":"{EVIL}","type":"sink","version":"{EVIL}"}}]"#);
    serve(move |line| {
        let body = match line.split([' ', '?']).nth(1).unwrap_or_default() {
            "/" => &root,
            "/connectors" => &connector,
            "/connector-plugins" => &plugins,
            _ => return Some(Reply::json(404, &format!(r#"{{"error_code":404,"message":"{EVIL}"}}"#))),
        };
        Some(Reply::json(200, body))
    })
    .0
}

/// What comes to a terminal.
fn on_terminal(args: &[&str]) -> String {
    let mut command = Command::new("python3");
    command
        .arg(repository().join("tests/support/terminal.py"))
        .arg(env!("CARGO_BIN_EXE_kafkactl"))
        .args(args);
    command.env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin").env("TERM", "xterm").env("NO_COLOR", "1");
    command.env("KAFKACTL_CONFIG", "/nonexistent").env("KAFKACTL_NO_PROGRESS", "true");
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

fn in_pipe(args: &[&str]) -> Outcome {
    Outcome::of(kafkactl().env("KAFKACTL_CONFIG", "/nonexistent").args(args).output().unwrap())
}

const FORMATS: [&str; 8] = ["table", "wide", "json", "jsonl", "yaml", "csv", "tsv", "name"];

#[test]
fn no_format_lets_names_command_a_terminal() {
    let url = evil_worker();
    for verb in [&["list"][..], &["describe"], &["status"], &["export"], &["plugins"], &["topics"]] {
        for format in FORMATS {
            let args = [&["--connect-url", &url, "connect"], verb, &["-o", format]].concat();
            let seen = on_terminal(&args);
            assert!(!seen.is_empty(), "{args:?}");
            let is_command = |c: char| c.is_control() && !matches!(c, '\r' | '\n' | '\t');
            assert!(!seen.contains(is_command), "{args:?} {seen:?}");
        }
    }
}

#[test]
fn names_make_no_lines_of_their_own() {
    let url = evil_worker();
    for verb in ["list", "describe", "status", "plugins"] {
        for format in ["table", "wide", "json", "jsonl"] {
            let args = ["--connect-url", &url, "connect", verb, "-o", format];
            let outcome = in_pipe(&args);
            let is_forged = |line: &str| line.starts_with("State:      RUNNING");
            assert!(!outcome.text().lines().any(is_forged), "{args:?} {}", outcome.text());
            assert!(!outcome.stderr.lines().any(is_forged), "{args:?} {}", outcome.stderr);
        }
    }
    // In CSV a line end stands in quotes; what it is shown as on a terminal is no line.
    let csv = in_pipe(&["--connect-url", &url, "connect", "list", "-o", "csv"]);
    assert!(
        csv.text().contains("\"x\u{1b}]0;title\u{7}\u{7f}\u{9b}31m\nState:      RUNNING\""),
        "{}",
        csv.text()
    );
    let shown = on_terminal(&["--connect-url", &url, "connect", "list", "-o", "csv"]);
    assert!(!shown.lines().any(|line| line.starts_with("State:      RUNNING")), "{shown}");
}

#[test]
fn json_escapes_what_commands_terminals_in_a_pipe_too() {
    let url = evil_worker();
    for verb in ["list", "describe", "status", "export"] {
        for format in ["json", "jsonl"] {
            let outcome = in_pipe(&["--connect-url", &url, "connect", verb, "-o", format]);
            let text = outcome.text();
            assert!(text.contains("\\u007f\\u009b31m\\n"), "{verb} {text}");
            assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{verb} {text:?}");
        }
    }
}

#[test]
fn a_name_that_does_not_fit_on_a_line_is_left_out_with_a_warning() {
    let url = evil_worker();
    let outcome = in_pipe(&["--connect-url", &url, "connect", "list", "-o", "name"]);
    assert_eq!(outcome.text(), "");
    assert!(outcome.stderr.starts_with("warning: 'x\\u{1b}"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("is left out, because it does not fit on a line"), "{}", outcome.stderr);
}

#[test]
fn a_usage_error_shows_what_was_typed_and_does_not_do_it() {
    let seen = on_terminal(&["topics", "list", "--\u{1b}]0;title\u{7}\u{9b}31m"]);
    assert!(seen.contains("unexpected argument"), "{seen:?}");
    assert!(!seen.contains(|c: char| c.is_control() && !matches!(c, '\r' | '\n')), "{seen:?}");
}

#[test]
fn a_state_file_is_one_line_whatever_it_has_between_its_parts() {
    let copy = Copy::of("4.3.1/__cluster_metadata-0");
    let forged = "{\"leaderId\":1,\n\"x\":\n{\"kind\":\"record\",\"offset\":7}\n,\t\"y\" : \"a b\\n\"}\n";
    copy.change("quorum-state", |bytes| *bytes = forged.as_bytes().to_vec());
    let outcome = copy.dump_log(&["-o", "jsonl", "quorum-state"]);
    let lines: Vec<&str> = outcome.text().lines().collect();
    assert_eq!(lines.len(), 2, "{}", outcome.text());
    assert!(
        lines[1].ends_with(r#""state":{"leaderId":1,"x":{"kind":"record","offset":7},"y":"a b\n"}}"#),
        "{}",
        lines[1]
    );
    let text = copy.dump_log(&["quorum-state"]);
    assert_eq!(text.text().lines().count(), 2, "{}", text.text());
}

/// Runs a line of a shell that calls `kafkactl` "$0".
fn shell(line: &str) -> Outcome {
    let mut command = Command::new("sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_kafkactl")]).env_clear().stdin(Stdio::null());
    command.env("KAFKACTL_CONFIG", "/nonexistent").current_dir(repository());
    Outcome::of(command.output().unwrap())
}

#[test]
fn data_for_a_closed_standard_output_is_an_error() {
    let files = "fixtures/4.3.1/none-0";
    for line in [
        format!("\"$0\" dump-log {files} >&-"),
        format!("\"$0\" dump-log -o json {files} >&-"),
        "\"$0\" --version >&-".to_owned(),
    ] {
        assert_eq!(shell(&line).status, Some(1), "{line}");
    }
    let outcome = shell(&format!("\"$0\" dump-log {files} >&-"));
    assert_eq!(outcome.stderr, "error: could not write to standard output: it is closed\n");
    for line in [
        format!("\"$0\" dump-log {files} >/dev/null"),
        format!("\"$0\" dump-log {files} 1<>/dev/null"),
        format!("\"$0\" dump-log {files} 2>&-"),
        format!("\"$0\" dump-log {files} <&-"),
        "\"$0\" --version >/dev/null".to_owned(),
    ] {
        assert_eq!(shell(&line).status, Some(0), "{line}");
    }
}

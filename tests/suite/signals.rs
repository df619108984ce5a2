//! Signals while standard input is read, and limits that the system sets by a signal.

use std::fs;
use std::io::PipeWriter;
use std::process::Command;

use super::running::Running;
use super::support::{Outcome, fixture, kafkactl, on_a_terminal};

/// Commands that read standard input before they do anything else.
const READERS: [&[&str]; 12] = [
    &["dump-log", "-"],
    &["groups", "import", "-"],
    &["groups", "reset", "g", "--from-file", "-"],
    &["topics", "create", "--from-file", "-"],
    &["schema", "register", "s"],
    &["schema", "check", "-", "--subject", "s"],
    &["schema", "lookup"],
    &["schema", "apply", "-f", "-"],
    &["connect", "create", "c", "--from-file", "-"],
    &["connect", "apply", "-f", "-"],
    &["connect", "validate", "--from-file", "-"],
    &["connect", "offsets", "set", "c", "--from-file", "-"],
];

/// A command that reads from a pipe, which stays open and silent until the writer goes.
fn reading(mut command: Command) -> (Running, PipeWriter) {
    let (reader, writer) = std::io::pipe().unwrap();
    let running = Running::start(command.stdin(reader));
    running.wait_for("the reading", |running| running.stderr().contains("reading standard input"));
    (running, writer)
}

#[test]
fn a_signal_ends_the_reading_of_standard_input() {
    for args in READERS {
        for (signal, status) in [("-HUP", 129), ("-INT", 130), ("-TERM", 143)] {
            // Where the tests run without a terminal (nohup) SIGHUP is ignored, and would stay so.
            let mut command = Command::new("env");
            command.env_clear().env("PATH", "/usr/bin:/bin");
            command.args(["--default-signal=HUP", env!("CARGO_BIN_EXE_kafkactl")]).args(args).arg("-v");
            let (running, _open) = reading(command);
            running.signal(signal);
            let outcome = running.outcome();
            assert_eq!(outcome.status, Some(status), "{args:?} {signal}: {}", outcome.stderr);
            let words = ["'-': stopped by a signal", "standard input: stopped by a signal"];
            assert!(words.iter().any(|words| outcome.stderr.contains(words)), "{}", outcome.stderr);
        }
    }
}

#[test]
fn a_command_that_reads_a_terminal_says_so_and_ends_with_ctrl_c() {
    let mut command = kafkactl();
    command.args(["-b", "127.0.0.1:1", "--registry-url", "http://127.0.0.1:1", "schema"]);
    command.args(["register", "orders-value"]);
    let notice = "notice: reading standard input from the terminal; Ctrl-D ends, Ctrl-C stops\n";
    let stopped = format!("{notice}error: could not read standard input: stopped by a signal\n");
    assert_eq!(on_a_terminal("-INT", &command), (stopped, Some(130)));
    // What is typed goes to the registry, which is away.
    let (text, status) = on_a_terminal("\"string\"\n\u{4}", &command);
    assert!(text.starts_with(notice) && status == Some(5), "{text}");
}

#[test]
fn nohup_keeps_a_command_from_the_end_of_its_terminal() {
    let mut command = Command::new("sh");
    let line = format!("trap '' HUP; exec {} dump-log - -v", env!("CARGO_BIN_EXE_kafkactl"));
    command.env_clear().env("PATH", "/usr/bin:/bin").args(["-c", &line]);
    let (running, open) = reading(command);
    running.signal("-HUP");
    drop(open);
    let outcome = running.outcome();
    assert_eq!((outcome.text(), outcome.status), ("Dumping -\n", Some(0)), "{}", outcome.stderr);
}

#[test]
fn a_log_on_standard_input_reads_as_its_file() {
    let log = fixture("4.3.1/none-0/00000000000000000000.log");
    let output = kafkactl().args(["dump-log", "-p", "-"]).stdin(fs::File::open(&log).unwrap()).output();
    let outcome = Outcome::of(output.unwrap());
    let file = Outcome::of(kafkactl().args(["dump-log", "-p"]).arg(&log).output().unwrap());
    let rows = |outcome: &Outcome| {
        outcome
            .text()
            .lines()
            .skip_while(|line| !line.starts_with("baseOffset"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert!(rows(&file).len() > 3);
    assert_eq!((rows(&outcome), outcome.status), (rows(&file), Some(0)), "{}", outcome.stderr);
}

#[test]
fn a_file_size_limit_is_an_error_and_does_not_kill() {
    let folder = tempfile::tempdir().unwrap();
    let log = fixture("4.3.1/none-0/00000000000000000000.log");
    let mut command = Command::new("sh");
    let line = format!(
        "ulimit -f 1; exec {} dump-log -p {log} {log} {log} > out",
        env!("CARGO_BIN_EXE_kafkactl"),
        log = log.display()
    );
    let output = command.args(["-c", &line]).current_dir(folder.path()).output();
    let outcome = Outcome::of(output.unwrap());
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        ("error: could not write to standard output: File too large (os error 27)\n", Some(1))
    );
}

//! Signals while standard input is read, and limits that the system sets by a signal.

use std::fs;
use std::io::PipeWriter;
use std::process::Command;

use super::running::Running;
use super::support::{Outcome, fixture, kafkactl};

/// Commands that read standard input before they do anything else.
const READERS: [&[&str]; 2] = [&["dump-log", "-", "-v"], &["groups", "import", "-", "-v"]];

/// A command that reads from a pipe, which stays open and silent until the writer goes.
fn reading(mut command: Command) -> (Running, PipeWriter) {
    let (reader, writer) = std::io::pipe().unwrap();
    let running = Running::start(command.stdin(reader));
    running.wait_for("the reading", |running| running.talk().contains("reading standard input"));
    (running, writer)
}

#[test]
fn a_signal_ends_the_reading_of_standard_input() {
    for args in READERS {
        for (signal, status) in [("-HUP", 129), ("-INT", 130), ("-TERM", 143)] {
            // Where the tests run without a terminal (nohup) SIGHUP is ignored, and would stay so.
            let mut command = Command::new("env");
            command.env_clear().env("PATH", "/usr/bin:/bin");
            command.args(["--default-signal=HUP", env!("CARGO_BIN_EXE_kafkactl")]).args(args);
            let (running, _open) = reading(command);
            running.signal(signal);
            let outcome = running.outcome();
            assert_eq!(outcome.status, Some(status), "{args:?} {signal}: {}", outcome.stderr);
            assert!(outcome.stderr.contains("could not read '-': stopped by a signal"), "{}", outcome.stderr);
        }
    }
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

//! Usage, exit statuses, signals, closed pipes, colour.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};

use super::support::{Copy, Outcome, dump_log, fixture, kafkactl};

const LOG: &str = "00000000000000000000.log";

#[test]
fn a_wrong_option_is_a_usage_error_and_nothing_is_printed_as_data() {
    let outcome = dump_log(&fixture("4.3.1"), ["--deep-iteratoin", "none-0"]);
    assert_eq!((outcome.text(), outcome.status), ("", Some(2)));
    assert!(outcome.stderr.contains("a similar argument exists: '--deep-iteration'"), "{}", outcome.stderr);
    for args in
        [&[][..], &["--files", ""], &["--key-format", "jpeg", "x.log"], &["--max-bytes", "1X", "x.log"]]
    {
        let outcome = dump_log(&fixture("4.3.1"), args);
        assert_eq!(outcome.status, Some(2), "{args:?}: {}", outcome.stderr);
        assert!(!outcome.stderr.is_empty());
    }
}

#[test]
fn files_are_separated_by_commas_and_commas_at_the_end_are_ignored() {
    let outcome = dump_log(&fixture("4.3.1"), ["--files", "meta.properties,log-start-offset-checkpoint,,"]);
    assert_eq!(outcome.text().matches("Dumping ").count(), 2, "{}", outcome.text());
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    let hole = dump_log(&fixture("4.3.1"), ["--files", "meta.properties,,log-start-offset-checkpoint"]);
    assert_eq!(hole.stderr.lines().next(), Some("error: file name 2 is empty"));
    assert_eq!(hole.status, Some(2));
}

#[test]
fn help_and_version_go_to_stdout() {
    for args in [&["--help"][..], &["dump-log", "--help"], &["dump-log", "-h"], &["--version"]] {
        let outcome = Outcome::of(kafkactl().args(args).output().unwrap());
        assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)), "{args:?}");
        assert!(outcome.text().contains("kafkactl"), "{args:?}");
    }
}

#[test]
fn a_missing_file_is_status_7_and_does_not_stop_the_others() {
    let alone = dump_log(&fixture("4.3.1"), ["none-0/nothing.log"]);
    assert_eq!(alone.status, Some(7));
    assert_eq!(
        alone.stderr,
        "error: could not read 'none-0/nothing.log': No such file or directory (os error 2)\n"
    );
    let log = format!("none-0/{LOG}");
    let mixed = dump_log(&fixture("4.3.1"), ["none-0/nothing.log", log.as_str()]);
    assert_eq!(mixed.status, Some(3));
    assert!(mixed.text().contains("isvalid: true"), "{}", mixed.text());
}

#[test]
fn what_is_no_file_of_kafkas_is_named_and_fails() {
    let alone = dump_log(&fixture(""), ["README.md"]);
    assert_eq!((alone.text(), alone.status), ("Dumping README.md\n", Some(1)));
    assert!(alone.stderr.starts_with("error: Ignoring unknown file README.md\n  hint: "), "{}", alone.stderr);
    let causes = dump_log(&fixture(""), ["README.md", "nothing.log"]);
    assert_eq!(causes.status, Some(1), "different causes: {}", causes.stderr);
    let empty = tempfile::tempdir().unwrap();
    let folder = dump_log(empty.path(), ["."]);
    assert_eq!((folder.stderr.as_str(), folder.status), ("error: no Kafka files in folder '.'\n", Some(1)));
}

#[test]
fn a_named_pipe_or_a_folder_with_the_name_of_a_log_is_refused_without_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new("mkfifo").arg(folder.path().join(LOG)).status().unwrap();
    assert!(made.success());
    let outcome = dump_log(folder.path(), [LOG]);
    assert_eq!(outcome.stderr, format!("error: could not read '{LOG}': not a regular file\n"));
    assert_eq!(outcome.status, Some(1));
}

#[test]
fn damage_beside_a_missing_file_is_status_3() {
    let copy = Copy::of("4.3.1/none-0");
    copy.change(LOG, |bytes| bytes[100] ^= 1);
    assert_eq!(copy.dump_log(&[LOG]).status, Some(4));
    assert_eq!(copy.dump_log(&[LOG, "missing.log"]).status, Some(3));
}

/// A dump that is far larger than a pipe holds.
fn endless() -> Command {
    let mut command = kafkactl();
    let log = fixture("4.3.1/none-0").join(LOG);
    command.args(["dump-log", "--print-data-log"]).args(std::iter::repeat_n(log, 3_000));
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn a_reader_that_leaves_ends_the_dump_quietly() {
    let mut child = endless().spawn().unwrap();
    let mut first = [0; 7];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert_eq!(&first, b"Dumping");
    let outcome = Outcome::of(child.wait_with_output().unwrap());
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
}

#[test]
fn a_full_disk_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = endless().stdout(full).output().unwrap();
    let outcome = Outcome::of(output);
    assert!(
        outcome.stderr.starts_with("error: could not write to standard output: No space left"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.status, Some(1));
}

#[test]
fn interrupt_and_termination_stop_the_dump_with_their_status() {
    for (signal, status) in [("INT", 130), ("TERM", 143)] {
        let mut child = endless().spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        // Data has come, so the handlers stand; the rest does not fit into the pipe, so the dump can't have ended.
        stdout.read_exact(&mut [0; 7]).unwrap();
        let kill = format!("kill -{signal} {}", child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
        let mut rest = Vec::new();
        stdout.read_to_end(&mut rest).unwrap();
        let outcome = Outcome::of(child.wait_with_output().unwrap());
        assert_eq!(outcome.status, Some(status), "{signal}: {}", outcome.stderr);
        assert!(rest.ends_with(b"\n"), "a line was cut");
    }
}

#[test]
fn colour_is_used_when_asked_for_and_not_in_a_pipe() {
    let plain = dump_log(&fixture("4.3.1"), ["nothing.log"]);
    assert!(!plain.stderr.contains('\x1b'));
    let painted = dump_log(&fixture("4.3.1"), ["--color", "always", "nothing.log"]);
    assert!(painted.stderr.starts_with("\x1b[1;31merror\x1b[0m: could not read"), "{:?}", painted.stderr);
}

/// Runs a command line of `kafkactl dump-log` on a terminal (util-linux `script`) and gives what the terminal gets.
fn on_a_terminal(args: &str, environment: &[(&str, &str)]) -> String {
    let line = format!("{} dump-log {args}", env!("CARGO_BIN_EXE_kafkactl"));
    let mut script = Command::new("script");
    script.env_clear().env("PATH", "/usr/bin:/bin").env("TERM", "xterm").envs(environment.iter().copied());
    let output =
        script.args(["-qec", &line, "/dev/null"]).current_dir(fixture("4.3.1")).stdin(Stdio::null()).output();
    String::from_utf8(output.unwrap().stdout).unwrap()
}

#[test]
fn a_terminal_gets_colour_unless_no_color_is_set() {
    assert!(on_a_terminal("nothing.log", &[]).contains("\x1b[1;31merror"));
    assert!(!on_a_terminal("nothing.log", &[("NO_COLOR", "1")]).contains('\x1b'));
}

#[test]
fn a_terminal_never_gets_control_characters_of_a_record() {
    let log = format!("none-0/{LOG}");
    let piped = dump_log(&fixture("4.3.1"), ["--print-data-log", &log]);
    assert!(piped.text().contains("\x1b["), "the fixture has an escape sequence in a value");
    let shown = on_a_terminal(&format!("--print-data-log {log}"), &[]);
    assert!(!shown.contains('\x1b') && shown.contains("\\u{1b}["), "{shown:?}");
}

#[test]
fn a_long_check_shows_its_progress_on_a_terminal_and_nowhere_else() {
    // 65 MiB with a hole: large enough for a bar, and no disk space.
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join(LOG);
    fs::File::create(&log).unwrap().set_len(65 << 20).unwrap();
    let line = format!("--check {}", log.display());
    assert!(on_a_terminal(&line, &[]).contains("eta"));
    assert!(!on_a_terminal(&line, &[("KAFKACTL_NO_PROGRESS", "1")]).contains("eta"));
    assert!(!on_a_terminal(&format!("{line} --no-progress"), &[]).contains("eta"));
    let piped = dump_log(folder.path(), ["--check", LOG]);
    assert_eq!((piped.status, piped.stderr.contains("eta")), (Some(0), false));
}

#[test]
fn quiet_leaves_errors_and_damage_only_and_verbose_says_what_is_read() {
    let copy = Copy::of("4.3.1/none-0");
    copy.change(LOG, |bytes| bytes.truncate(bytes.len() - 3));
    assert_eq!(copy.dump_log(&["--quiet", LOG]).stderr, "");
    assert!(copy.dump_log(&[LOG]).stderr.contains("notice: "));
    let verbose = copy.dump_log(&["-v", LOG]);
    assert!(verbose.stderr.starts_with(&format!("detail: reading '{LOG}', ")), "{}", verbose.stderr);
    copy.change(LOG, |bytes| bytes[100] ^= 1);
    assert!(copy.dump_log(&["-q", LOG]).stderr.starts_with("damage: "));
}

#[test]
fn options_come_from_the_environment_too() {
    let log = fixture("4.3.1/none-0").join(LOG);
    let mut command = kafkactl();
    let outcome =
        Outcome::of(command.env("KAFKACTL_OUTPUT", "jsonl").arg("dump-log").arg(&log).output().unwrap());
    assert!(outcome.text().starts_with("{\"kind\":\"file\","), "{}", outcome.text());
    let mut command = kafkactl();
    let outcome =
        Outcome::of(command.env("KAFKACTL_COLOR", "pink").arg("dump-log").arg(&log).output().unwrap());
    assert_eq!(outcome.status, Some(2));
}

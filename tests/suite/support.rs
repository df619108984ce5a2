//! What the tests share: the binary in a cleared environment, the fixtures, and batches made by hand.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub use super::binary::{Outcome, kafkactl, repository};

/// A folder of `fixtures/`, or of files that `tests/fixtures/make.sh` has made elsewhere.
#[expect(clippy::disallowed_methods, reason = "the tests have no settings of their own")]
pub fn fixture(path: &str) -> PathBuf {
    let elsewhere = std::env::var_os("KAFKACTL_TEST_FIXTURES").map(PathBuf::from);
    elsewhere.unwrap_or_else(|| repository().join("fixtures")).join(path)
}

/// Runs `kafkactl dump-log` in a folder.
pub fn dump_log<A: AsRef<OsStr>>(folder: &Path, args: impl IntoIterator<Item = A>) -> Outcome {
    let mut command = kafkactl();
    Outcome::of(command.current_dir(folder).arg("dump-log").args(args).output().unwrap())
}

/// The JSON Schema of `dump-log`.
pub fn json_validator() -> jsonschema::Validator {
    let path = repository().join("docs/schemas/dump-log.schema.json");
    let schema: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// Every file below a folder, by its path from there, in order.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Every fixture that a broker wrote, below `fixtures/`.
pub fn broker_files() -> Vec<PathBuf> {
    let all = files_below(&fixture("")).into_iter();
    all.filter(|path| !path.starts_with("expected") && path.as_os_str() != "README.md").collect()
}

/// A partition folder of the fixtures as a copy that may be damaged.
pub struct Copy {
    _temporary: tempfile::TempDir,
    pub folder: PathBuf,
}

impl Copy {
    pub fn of(path: &str) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path().join(Path::new(path).file_name().unwrap());
        fs::create_dir(&folder).unwrap();
        for file in files_below(&fixture(path)) {
            fs::write(folder.join(&file), fs::read(fixture(path).join(&file)).unwrap()).unwrap();
        }
        Self { _temporary: temporary, folder }
    }

    /// Changes a file.
    pub fn change(&self, file: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let path = self.folder.join(file);
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes);
        fs::write(path, bytes).unwrap();
    }

    pub fn dump_log(&self, args: &[&str]) -> Outcome {
        dump_log(&self.folder, args)
    }
}

/// A record batch of magic 2 around records that are already encoded.
pub fn record_batch(base_offset: i64, attributes: i16, count: i32, records: &[u8]) -> Vec<u8> {
    let mut rest = Vec::new();
    rest.extend(attributes.to_be_bytes());
    rest.extend((count - 1).to_be_bytes());
    rest.extend(1_790_000_000_000_i64.to_be_bytes());
    rest.extend(1_790_000_000_000_i64.to_be_bytes());
    rest.extend((-1_i64).to_be_bytes());
    rest.extend((-1_i16).to_be_bytes());
    rest.extend((-1_i32).to_be_bytes());
    rest.extend(count.to_be_bytes());
    rest.extend(records);
    let mut batch = Vec::new();
    batch.extend(base_offset.to_be_bytes());
    batch.extend(i32::try_from(rest.len() + 9).unwrap().to_be_bytes());
    batch.extend(0_i32.to_be_bytes());
    batch.push(2);
    batch.extend(crc32c::crc32c(&rest).to_be_bytes());
    batch.extend(rest);
    batch
}

/// A record without key and headers, short enough for one-byte varints.
pub fn record(offset_delta: u8, value: &[u8]) -> Vec<u8> {
    let length = u8::try_from(value.len()).unwrap();
    assert!(length < 50 && offset_delta < 60);
    let body = [&[0, 0, offset_delta * 2, 1, length * 2][..], value, &[0]].concat();
    [&[u8::try_from(body.len()).unwrap() * 2][..], &body].concat()
}

/// Runs a command on a terminal and answers its question, see the script.
pub fn on_a_terminal(answer: &str, command: &Command) -> (String, Option<i32>) {
    let mut terminal = Command::new("python3");
    terminal.arg(repository().join("tests/support/answer.py")).arg(answer);
    terminal.arg(command.get_program()).args(command.get_args());
    terminal.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?)))).env("NO_COLOR", "1");
    let outcome = Outcome::of(terminal.output().unwrap());
    assert_eq!(outcome.stderr, "");
    (outcome.text().to_owned(), outcome.status)
}

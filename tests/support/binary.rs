//! The binary in a cleared environment, and what a run of it came to.

use std::path::Path;
use std::process::{Command, Output};

/// The top of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The binary, with an environment that is the same everywhere.
pub fn kafkactl() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kafkactl"));
    command.env_clear().env("COLUMNS", "100").env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
    command
}

/// What a run of the binary came to.
#[derive(Debug)]
pub struct Outcome {
    pub stdout: Vec<u8>,
    pub stderr: String,
    pub status: Option<i32>,
}

impl Outcome {
    pub fn of(output: Output) -> Self {
        let stderr = String::from_utf8(output.stderr).expect("stderr is text");
        assert!(!stderr.contains("panicked"), "{stderr}");
        Self { stdout: output.stdout, stderr, status: output.status.code() }
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("stdout is text")
    }
}

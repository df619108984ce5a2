//! Values that may be secret: where they come from, and how they are masked.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, Kind, Result};
use crate::util::text;

/// Printed in place of a secret.
pub const MASK: &str = "********";

/// A value as written: the text itself, or where to get the text.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// The text itself.
    Literal(String),
    /// The value of an environment variable.
    Env(String),
    /// The content of a file, without a trailing line end.
    File(PathBuf),
    /// The output of a command, without a trailing line end; run without a shell.
    Command(Vec<String>),
}

/// Debug output must not contain secrets either.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

impl Value {
    /// Parses the value of `-X KEY=VALUE`: `@env:VAR` and `@file:PATH` say where to get it.
    pub fn of_option(text: &str) -> Self {
        if let Some(name) = text.strip_prefix("@env:") {
            Self::Env(name.to_owned())
        } else if let Some(path) = text.strip_prefix("@file:") {
            Self::File(PathBuf::from(path))
        } else {
            Self::Literal(text.to_owned())
        }
    }

    /// Gets the text. `key` is the setting it belongs to, for error messages.
    pub fn text(&self, key: &str) -> Result<String> {
        match self {
            Self::Literal(text) => Ok(text.clone()),
            Self::Env(name) => environment(name).ok_or_else(|| {
                Error::new(Kind::Usage, format!("the environment variable '{name}' for '{key}' is not set"))
            }),
            Self::File(path) => read_secret(path, key),
            Self::Command(words) => output_of(words, key),
        }
    }

    /// The value for printing: a literal is masked.
    pub fn shown(&self) -> String {
        match self {
            Self::Literal(_) => MASK.to_owned(),
            Self::Env(name) => format!("environment variable {name}"),
            Self::File(path) => format!("file {}", path.display()),
            Self::Command(words) => format!("command {}", words.join(" ")),
        }
    }
}

/// The error for a secret in plain text on the command line, as the value of `key` in `option`.
pub fn secret_on_command_line(key: &str, option: &str) -> Error {
    let message =
        format!("the value of '{key}' is secret, and every user of this machine can read command lines");
    Error::new(Kind::Usage, message)
        .hint(format!("say where to find it: {option} {key}=@env:VAR or {option} {key}=@file:PATH"))
}

/// The value of an environment variable that a setting names.
#[expect(clippy::disallowed_methods, reason = "this is the place that knows the origin of settings")]
pub(super) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn without_line_end(mut text: String) -> String {
    text.truncate(text.trim_end_matches(['\r', '\n']).len());
    text
}

fn read_secret(path: &Path, key: &str) -> Result<String> {
    let bytes = std::fs::read(path)
        .map_err(|error| Error::io(error, format!("could not read '{key}' from '{}'", path.display())))?;
    text::of_bytes(&bytes, &format!("'{}'", path.display())).map(without_line_end)
}

fn output_of(words: &[String], key: &str) -> Result<String> {
    let [program, arguments @ ..] = words else {
        return Err(Error::new(Kind::Usage, format!("the command for '{key}' is empty")));
    };
    let failed = |why: String| Error::new(Kind::Failed, format!("the command '{program}' for '{key}' {why}"));
    // Its messages go to the user, and it can ask on the terminal; only its output is captured.
    let output =
        Command::new(program).args(arguments).stderr(Stdio::inherit()).stdin(Stdio::inherit()).output();
    let output = output.map_err(|error| failed(format!("could not be started: {error}")))?;
    if !output.status.success() {
        return Err(failed(format!("failed: {}", output.status)));
    }
    let text =
        String::from_utf8(output.stdout).map_err(|_| failed("printed text that is not UTF-8".to_owned()))?;
    let text = without_line_end(text);
    if text.is_empty() { Err(failed("printed nothing".to_owned())) } else { Ok(text) }
}

//! Values that may be secret: where they are kept, and that they are not shown.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, Result, Status};
use crate::util::text;

/// What stands in the place of a secret wherever settings are shown.
pub const MASK: &str = "********";

/// A value as it was written: the text itself, or where the text is to be had when it is needed.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// The text itself.
    Literal(String),
    /// The value of an environment variable.
    Env(String),
    /// The content of a file, without the end of its last line.
    File(PathBuf),
    /// What a command prints, without the end of the last line; run without a shell.
    Command(Vec<String>),
}

/// Never the text: debug output is no place for a secret either.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

impl Value {
    /// The value of `-X KEY=VALUE`: `@env:VAR` and `@file:PATH` say where it is.
    pub fn of_option(text: &str) -> Self {
        if let Some(name) = text.strip_prefix("@env:") {
            Self::Env(name.to_owned())
        } else if let Some(path) = text.strip_prefix("@file:") {
            Self::File(PathBuf::from(path))
        } else {
            Self::Literal(text.to_owned())
        }
    }

    /// The text, read now. `key` is the setting it belongs to, for the message when it cannot be had.
    pub fn text(&self, key: &str) -> Result<String> {
        match self {
            Self::Literal(text) => Ok(text.clone()),
            Self::Env(name) => environment(name).ok_or_else(|| {
                Error::new(
                    Status::Usage,
                    format!("'{key}' is to come from the environment variable '{name}', which is not set"),
                )
            }),
            Self::File(path) => read_secret(path, key),
            Self::Command(words) => output_of(words, key),
        }
    }

    /// The words to show: a literal is masked.
    pub fn shown(&self) -> String {
        match self {
            Self::Literal(_) => MASK.to_owned(),
            Self::Env(name) => format!("environment variable {name}"),
            Self::File(path) => format!("file {}", path.display()),
            Self::Command(words) => format!("command {}", words.join(" ")),
        }
    }
}

/// The refusal of a secret that stands on the command line as it is, as the value of `key` in `option`.
pub fn secret_on_command_line(key: &str, option: &str) -> Error {
    let message =
        format!("the value of '{key}' is secret, and everyone on this machine can read command lines");
    Error::new(Status::Usage, message)
        .hint(format!("say where it is: {option} {key}=@env:VAR or {option} {key}=@file:PATH"))
}

/// An environment variable that a setting names.
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
        return Err(Error::new(Status::Usage, format!("the command for '{key}' is empty")));
    };
    let failed =
        |why: String| Error::new(Status::Failed, format!("the command '{program}' for '{key}' {why}"));
    // Its words go to the user, its output to us, and it can still ask on the terminal.
    let output =
        Command::new(program).args(arguments).stderr(Stdio::inherit()).stdin(Stdio::inherit()).output();
    let output = output.map_err(|error| failed(format!("could not be started: {error}")))?;
    if !output.status.success() {
        return Err(failed(format!("failed: {}", output.status)));
    }
    let text =
        String::from_utf8(output.stdout).map_err(|_| failed("printed what is not UTF-8".to_owned()))?;
    let text = without_line_end(text);
    if text.is_empty() { Err(failed("printed nothing".to_owned())) } else { Ok(text) }
}

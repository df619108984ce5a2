//! Undo files: the old state of everything that a command is about to change.

use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::config::state_folder;
use crate::error::{Error, Kind, Result};
use crate::output::Label;
use crate::session::Session;
use crate::util::units::Timestamp;

/// Whether and where an undo file is written.
#[derive(Debug, Clone, clap::Args)]
pub(in crate::commands) struct UndoOptions {
    /// Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`
    #[arg(long, value_name = "FOLDER")]
    undo_dir: Option<PathBuf>,
    /// Write no undo file
    #[arg(long, conflicts_with = "undo_dir")]
    no_undo: bool,
}

impl UndoOptions {
    pub(in crate::commands) fn is_off(&self) -> bool {
        self.no_undo
    }
}

/// How a change can be undone.
pub(in crate::commands) enum Undo<'p> {
    /// No file is written, for this reason.
    Nothing(&'static str),
    /// By these files.
    Files(Vec<UndoFile<'p>>),
}

/// A file by which a change can be undone.
pub(in crate::commands) struct UndoFile<'p> {
    pub(in crate::commands) options: &'p UndoOptions,
    /// The beginning of its file name.
    pub(in crate::commands) name: String,
    /// Reads the content, after consent and only if a file is written. `None` if there is nothing to restore.
    pub(in crate::commands) content: Content<'p>,
    /// The command that takes the file, such as `topics create --from-file`.
    pub(in crate::commands) command: String,
    /// Whether the old state is only in the file, and not in the report too: then nothing is changed without the file.
    pub(in crate::commands) is_only_copy: bool,
}

/// Reads the content of an undo file.
pub(in crate::commands) type Content<'p> = Box<dyn FnOnce(&mut Session<'_>) -> Result<Option<Value>> + 'p>;

impl Undo<'_> {
    /// Writes the files and prints their paths. A change that loses something is not started without them.
    pub(in crate::commands) fn write(self, session: &mut Session<'_>, loses: bool) -> Result<()> {
        let files = match self {
            Self::Files(files) => files,
            Self::Nothing(reason) => {
                session.output.say(Label::Detail, format!("no undo file: {reason}"));
                return Ok(());
            }
        };
        for file in files.into_iter().filter(|file| !file.options.no_undo) {
            let is_needed = loses || file.is_only_copy;
            match file.write(session) {
                Err(error) if !is_needed && !error.kind().is_stop() => {
                    session.output.say(Label::Warning, format!("no undo file: {}", error.message()));
                }
                written => written?,
            }
        }
        Ok(())
    }
}

impl UndoFile<'_> {
    fn write(self, session: &mut Session<'_>) -> Result<()> {
        let Some(content) = (self.content)(session)? else { return Ok(()) };
        let Some(folder) = self.options.undo_dir.clone().or_else(|| Some(state_folder()?.join("undo")))
        else {
            return Err(Error::new(
                Kind::Usage,
                "there is no folder for undo files: neither XDG_STATE_HOME nor HOME is set",
            )
            .hint("name a folder with --undo-dir, or write no undo file: --no-undo"));
        };
        let path = folder.join(format!("{}-{}-{}.json", self.name, Timestamp::now(), std::process::id()));
        // Not status 7, which means that something named does not exist.
        let refuse = |error: std::io::Error| {
            let message = format!(
                "could not write the undo file '{}', so nothing was changed: {error}",
                path.display()
            );
            Error::new(Kind::Failed, message)
                .hint("name another folder with --undo-dir, or write no undo file: --no-undo")
        };
        write(&folder, &path, &content).map_err(refuse)?;
        session.output.say(Label::Notice, format!("undo file: {}", path.display()));
        session
            .output
            .say(Label::Hint, format!("to undo this: kafkactl {} {}", self.command, path.display()));
        Ok(())
    }
}

/// Creates the file for its owner only: configs may contain passwords.
fn write(folder: &Path, path: &Path, content: &impl Serialize) -> std::io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut text = serde_json::to_vec_pretty(content)?;
    text.push(b'\n');
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(&text)?;
    file.sync_all()
}

/// Content that has been read already.
pub(in crate::commands) fn known<'p>(content: &impl Serialize) -> Content<'p> {
    let content = serde_json::to_value(content);
    Box::new(move |_| {
        let failed = |error| Error::new(Kind::Failed, format!("could not write the undo file: {error}"));
        content.map(Some).map_err(failed)
    })
}

/// Reads the list in an undo file.
pub(in crate::commands) fn read<T: DeserializeOwned>(path: &Path, form: &str) -> Result<Vec<T>> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Error::io(error, format!("could not read '{}'", path.display())))?;
    serde_json::from_str(&text).map_err(|error| {
        Error::new(Kind::Usage, format!("'{}' is not a list of {form}: {error}", path.display()))
    })
}

//! Undo files: what is needed to bring back what a command is about to destroy.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use serde::Serialize;

use crate::commands::Session;
use crate::config::state_folder;
use crate::error::{Error, Result, Status};
use crate::output::Label;
use crate::util::units::Timestamp;

/// Whether and where an undo file is written.
#[derive(Debug, clap::Args)]
pub(in crate::commands) struct UndoOptions {
    /// Folder for undo files; default `$XDG_STATE_HOME/kafkactl/undo`, else `~/.local/state/kafkactl/undo`
    #[arg(long, value_name = "FOLDER")]
    undo_dir: Option<PathBuf>,
    /// Write no undo file
    #[arg(long, conflicts_with = "undo_dir")]
    no_undo: bool,
}

impl UndoOptions {
    /// Writes the file and says where it is. What cannot be written is not begun.
    pub(in crate::commands) fn write(
        &self,
        session: &mut Session<'_>,
        what: &str,
        content: &impl Serialize,
    ) -> Result<()> {
        if self.no_undo {
            return Ok(());
        }
        let refuse = |error: std::io::Error, path: &std::path::Path| {
            Error::io(
                error,
                format!("could not write the undo file '{}', so nothing was changed", path.display()),
            )
            .hint("name another folder with --undo-dir, or do without: --no-undo")
        };
        let Some(folder) = self.undo_dir.clone().or_else(|| Some(state_folder()?.join("undo"))) else {
            return Err(Error::new(
                Status::Usage,
                "there is no place for an undo file: neither XDG_STATE_HOME nor HOME is set",
            )
            .hint("name a folder with --undo-dir, or do without: --no-undo"));
        };
        let path = folder.join(format!("{what}-{}-{}.json", Timestamp::now(), std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| refuse(error, &path))?;
        let mut text = serde_json::to_vec_pretty(content)
            .map_err(|error| Error::new(Status::Failed, format!("could not write the undo file: {error}")))?;
        text.push(b'\n');
        let file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        let written = file.and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()));
        written.map_err(|error| refuse(error, &path))?;
        session.output.say(Label::Notice, format!("undo file: {}", path.display()));
        Ok(())
    }
}

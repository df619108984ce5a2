//! Generates the files of `completions/` and `man/` from the command tree.

use std::path::PathBuf;
use std::{fs, io};

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;

use super::command_tree;
use crate::error::{Error, Result, Status};

/// A generated file.
#[derive(Debug)]
pub struct Generated {
    /// Path relative to the root of the repository.
    pub path: PathBuf,
    pub content: Vec<u8>,
}

/// The hidden command that writes the files.
#[derive(Debug, clap::Args)]
pub struct Generate {
    /// Root of the repository
    folder: PathBuf,
}

impl Generate {
    pub(super) fn run(&self) -> Result<Status> {
        for file in generated_files().map_err(|error| Error::io(error, "could not render"))? {
            let path = self.folder.join(file.path);
            let written = path
                .parent()
                .map_or(Ok(()), fs::create_dir_all)
                .and_then(|()| fs::write(&path, file.content));
            written.map_err(|error| Error::io(error, format!("could not write '{}'", path.display())))?;
        }
        Ok(Status::Done)
    }
}

/// Renders every completion script and manual page. The content depends on nothing but the command tree.
pub fn generated_files() -> io::Result<Vec<Generated>> {
    let mut files = Vec::new();
    for (shell, name) in
        [(Shell::Bash, "kafkactl.bash"), (Shell::Zsh, "_kafkactl"), (Shell::Fish, "kafkactl.fish")]
    {
        let mut content = Vec::new();
        clap_complete::generate(shell, &mut command_tree(), "kafkactl", &mut content);
        files.push(Generated { path: PathBuf::from("completions").join(name), content });
    }
    push_pages(&command_tree(), "kafkactl", &mut files)?;
    Ok(files)
}

fn push_pages(command: &Command, name: &str, files: &mut Vec<Generated>) -> io::Result<()> {
    let mut content = Vec::new();
    // The title line has the display name; without it, it would only have the last word of the command.
    let page = command.clone().display_name(name);
    Man::new(page).title(name.to_uppercase()).render(&mut content)?;
    files.push(Generated { path: PathBuf::from("man").join(format!("{name}.1")), content });
    for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set()) {
        push_pages(verb, &format!("{name}-{}", verb.get_name()), files)?;
    }
    Ok(())
}

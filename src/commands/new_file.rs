//! Files that commands make for the user: nothing is overwritten.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::error::{Error, Result};

/// Makes a file; one that was there before stays as it is, and is an error.
pub(super) fn create_new(path: &Path) -> Result<File> {
    create(path, 0o666)
}

/// The same for a file with secrets: only the user can read it.
pub(super) fn create_private(path: &Path) -> Result<File> {
    create(path, 0o600)
}

fn create(path: &Path, mode: u32) -> Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(mode).open(path).map_err(|error| {
        let exists = error.kind() == io::ErrorKind::AlreadyExists;
        let failed = Error::io(error, format!("could not make '{}'", path.display()));
        if exists {
            failed.hint("nothing is overwritten: name another place, or move away what is there")
        } else {
            failed
        }
    })
}

/// A name as that of a file: what a path would be taken apart by is escaped as in URLs.
pub(super) fn file_name(name: &str) -> String {
    let escape = |c: char| match c {
        '/' | '%' | '\0' => format!("%{:02X}", u32::from(c)),
        '.' if name.starts_with('.') => "%2E".to_owned(),
        _ => c.to_string(),
    };
    name.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_stay_within_the_folder() {
        assert_eq!(file_name("a/b c"), "a%2Fb c");
        assert_eq!(file_name(".."), "%2E%2E");
    }
}

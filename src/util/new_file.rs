//! Files that commands make for the user: nothing is overwritten.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::error::{Error, Result};

/// Creates a file. An existing file is an error, and is not changed.
pub fn create_new(path: &Path) -> Result<File> {
    create(path, 0o666)
}

/// As [`create_new`], for a file with secrets: only the user can read it.
pub fn create_private(path: &Path) -> Result<File> {
    create(path, 0o600)
}

fn create(path: &Path, mode: u32) -> Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(mode).open(path).map_err(|error| {
        let exists = error.kind() == io::ErrorKind::AlreadyExists;
        let failed = Error::io(error, format!("could not make '{}'", path.display()));
        if exists {
            failed.hint("nothing is overwritten: name another file, or move the existing one")
        } else {
            failed
        }
    })
}

/// A name as that of a file, which is unlike those of other names: what a path would be taken apart by and control characters are
/// escaped as in URLs.
pub fn file_name(name: &str) -> String {
    if name.is_empty() {
        return "%".to_owned();
    }
    let is_special =
        |c: char| matches!(c, '/' | '%') || c.is_control() || (c == '.' && name.starts_with('.'));
    let mut escaped = String::new();
    for c in name.chars() {
        if is_special(c) {
            escaped.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_stay_within_the_folder() {
        assert_eq!(file_name("a/b c"), "a%2Fb c");
        assert_eq!(file_name(".."), "%2E%2E");
        assert_eq!(file_name("a\n\u{9b}"), "a%0A%C2%9B");
        assert_eq!(file_name(""), "%");
    }
}

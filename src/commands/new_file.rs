//! Files that commands make for the user: nothing is overwritten.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use crate::error::{Error, Result};

/// Makes a file; one that was there before stays as it is, and is an error.
pub(super) fn create_new(path: &Path) -> Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| {
        let exists = error.kind() == io::ErrorKind::AlreadyExists;
        let failed = Error::io(error, format!("could not make '{}'", path.display()));
        if exists {
            failed.hint("nothing is overwritten: name another place, or move away what is there")
        } else {
            failed
        }
    })
}

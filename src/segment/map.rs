//! The bytes of a file: mapped into memory, never copied.

#![allow(unsafe_code)]

use std::fs::File;
use std::io;
use std::ops::Deref;
use std::path::Path;

use memmap2::{Advice, Mmap};

/// A whole file, read-only.
#[derive(Debug)]
pub struct FileBytes(Option<Mmap>);

impl FileBytes {
    /// Maps a regular file; anything else (a directory, a pipe, a device) is refused, as its length is unknown.
    pub fn open(path: &Path) -> io::Result<Self> {
        // Looked at before it is opened: opening a named pipe would wait for a writer.
        let metadata = std::fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        let file = File::open(path)?;
        if metadata.len() == 0 {
            return Ok(Self(None));
        }
        // SAFETY: the map is private to this process and read-only. Another process may write to the file meanwhile
        // (a running broker appends to its active segment); all that is read here are bytes of which any value is
        // valid, and every length is checked before use.
        let map = unsafe { Mmap::map(&file)? };
        // A hint only: a system that refuses it reads the file as well.
        let _ = map.advise(Advice::Sequential);
        Ok(Self(Some(map)))
    }
}

impl Deref for FileBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.0.as_deref().unwrap_or_default()
    }
}

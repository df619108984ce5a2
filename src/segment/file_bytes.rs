//! The bytes of a file: mapped into memory where that works, else read.

use std::fs::File;
use std::io::{self, Read};
use std::ops::Deref;
use std::path::Path;

use crate::util::mapped::MappedFile;

/// Kafka's segments have at most 2^31 - 1 bytes; no more is read into memory.
const LARGEST_READ: u64 = i32::MAX as u64;

/// A whole file, read-only.
#[derive(Debug)]
pub enum FileBytes {
    /// Mapped into memory.
    Mapped(MappedFile),
    /// Read into memory.
    Read(Vec<u8>),
}

impl FileBytes {
    /// Maps a regular file, or reads it where it cannot be mapped; anything else (a folder, a pipe, a device) is
    /// refused, as its length is unknown.
    pub fn open(path: &Path, may_map: bool) -> io::Result<Self> {
        // Looked at before it is opened: opening a named pipe would wait for a writer.
        let metadata = std::fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        let file = File::open(path)?;
        if metadata.len() == 0 {
            return Ok(Self::Read(Vec::new()));
        }
        let file = match if may_map { MappedFile::new(file) } else { Err(file) } {
            Ok(mapped) => return Ok(Self::Mapped(mapped)),
            Err(file) => file,
        };
        Self::check_size(metadata.len())?;
        Self::read_about(file, metadata.len())
    }

    /// Refuses a size that [`FileBytes::read`] would come to refuse.
    pub fn check_size(size: u64) -> io::Result<()> {
        if size <= LARGEST_READ {
            return Ok(());
        }
        let message = "it has more than the 2 GiB that a segment can have, and was not read";
        Err(io::Error::new(io::ErrorKind::FileTooLarge, message))
    }

    /// Reads all there is, up to the size of the largest segment.
    pub fn read(source: impl Read) -> io::Result<Self> {
        Self::read_about(source, LARGEST_READ)
    }

    fn read_about(source: impl Read, expected: u64) -> io::Result<Self> {
        let mut bytes = Vec::new();
        // Room that is not written to takes no memory, while growing would copy all of it and take twice as much. A system that
        // does not lend that much address space lets it grow.
        let _ = bytes.try_reserve_exact(usize::try_from(expected).unwrap_or(0) + 1);
        source.take(LARGEST_READ + 1).read_to_end(&mut bytes)?;
        Self::check_size(bytes.len() as u64)?;
        Ok(Self::Read(bytes))
    }

    /// The length that is left when the file became shorter since it was opened; what was beyond reads as zeros.
    pub fn cut_at(&self) -> Option<u64> {
        match self {
            Self::Mapped(mapped) => mapped.cut_at(),
            Self::Read(_) => None,
        }
    }
}

impl Deref for FileBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Mapped(mapped) => mapped,
            Self::Read(bytes) => bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_larger_than_a_segment_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.log");
        File::create(&path).unwrap().set_len(LARGEST_READ + 1).unwrap();
        let refused = FileBytes::open(&path, false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn a_stream_is_read_to_its_end_whatever_its_length() {
        for length in [0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 300_000] {
            let bytes = FileBytes::read(io::repeat(7).take(length)).unwrap();
            assert!(bytes.len() as u64 == length && bytes.iter().all(|&byte| byte == 7));
        }
    }

    #[test]
    fn a_file_reads_the_same_mapped_and_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.log");
        std::fs::write(&path, b"kafka").unwrap();
        for may_map in [true, false] {
            assert_eq!(&*FileBytes::open(&path, may_map).unwrap(), b"kafka");
        }
    }
}

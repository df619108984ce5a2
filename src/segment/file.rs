//! Opens and reads the files of a log, none of which can be larger than a segment.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::util::mapped::{FileBytes, MappedFile};

/// Maximum size of a segment; larger files are not read into memory.
const LARGEST_READ: u64 = i32::MAX as u64;

/// Maps a regular file, or reads it if it cannot be mapped. Other kinds (a folder, a pipe, a device) are refused, because their
/// length is unknown.
pub fn open_file(path: &Path, may_map: bool) -> io::Result<FileBytes> {
    // Checked before opening: to open a named pipe would wait for a writer.
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
    }
    let file = File::open(path)?;
    if metadata.len() == 0 {
        return Ok(FileBytes::Read(Vec::new()));
    }
    let file = match if may_map { MappedFile::new(file) } else { Err(file) } {
        Ok(mapped) => return Ok(FileBytes::Mapped(mapped)),
        Err(file) => file,
    };
    check_size(metadata.len())?;
    read_about(file, metadata.len())
}

/// Refuses a size in bytes beyond the limit of [`read_stream`].
pub fn check_size(size: u64) -> io::Result<()> {
    if size <= LARGEST_READ {
        return Ok(());
    }
    let message = "it is larger than 2 GiB, the maximum of a segment, and was not read";
    Err(io::Error::new(io::ErrorKind::FileTooLarge, message))
}

/// Reads a stream to its end, up to the size of the largest segment.
pub fn read_stream(source: impl Read) -> io::Result<FileBytes> {
    read_about(source, LARGEST_READ)
}

fn read_about(source: impl Read, expected: u64) -> io::Result<FileBytes> {
    let mut bytes = Vec::new();
    // Reserved memory that is not written to costs nothing, while growing would copy everything and take twice as much. If the
    // system refuses the reservation, the buffer grows.
    let _ = bytes.try_reserve_exact(usize::try_from(expected).unwrap_or(0) + 1);
    source.take(LARGEST_READ + 1).read_to_end(&mut bytes)?;
    check_size(bytes.len() as u64)?;
    Ok(FileBytes::Read(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_larger_than_a_segment_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.log");
        File::create(&path).unwrap().set_len(LARGEST_READ + 1).unwrap();
        let refused = open_file(&path, false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn a_stream_is_read_to_its_end_whatever_its_length() {
        for length in [0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 300_000] {
            let bytes = read_stream(io::repeat(7).take(length)).unwrap();
            assert!(bytes.len() as u64 == length && bytes.iter().all(|&byte| byte == 7));
        }
    }

    #[test]
    fn a_file_reads_the_same_mapped_and_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.log");
        std::fs::write(&path, b"kafka").unwrap();
        for may_map in [true, false] {
            assert_eq!(&*open_file(&path, may_map).unwrap(), b"kafka");
        }
    }
}

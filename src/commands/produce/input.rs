//! The input of `produce`, cut into records: a mapped file, a stream, or one file for each record.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::time::Duration;

use memchr::memmem::Finder;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::error::{Error, Kind, Result};
use crate::util::mapped::{FileBytes, MappedFile};

/// Bytes that a stream is asked for at once.
const CHUNK: usize = 256 << 10;
/// The largest record that librdkafka can send (`message.max.bytes`).
const LARGEST: usize = 1_000_000_000;

/// The bytes of a record as they stand in the input.
#[derive(Debug, Clone, Copy)]
pub(super) enum RecordBytes<'p> {
    /// Bytes that stay in place until the process ends.
    Lasting(&'static [u8]),
    /// Bytes that are overwritten when the next record is read.
    Passing(&'p [u8]),
}

/// The result of reading the next record.
#[derive(Debug)]
pub(super) enum Next<'p> {
    RecordBytes(RecordBytes<'p>),
    /// One of several files could not be read; the others may be readable.
    Unreadable(Error),
    /// No record arrived in time.
    Nothing,
    /// The end of the input.
    End,
}

pub(super) enum RecordInput {
    /// A file that is mapped into memory.
    Mapped(Mapped),
    /// A pipe, a terminal, a device, or a file that cannot be mapped.
    Stream(Stream),
    /// One file for each record.
    Files(Files),
}

/// A mapped file, cut into records.
pub(super) struct Mapped {
    bytes: &'static FileBytes,
    at: usize,
    ends: Delimiter,
    name: String,
}

/// A stream, cut into records.
pub(super) struct Stream {
    source: File,
    name: String,
    ends: Delimiter,
    buffer: Vec<u8>,
    /// Where the next record begins.
    start: usize,
    /// Up to where its end was searched for without success.
    searched: usize,
    /// Whether the place of a byte order mark has been passed.
    is_begun: bool,
    is_at_end: bool,
}

/// One file for each record.
pub(super) struct Files {
    paths: std::vec::IntoIter<PathBuf>,
    current: Vec<u8>,
}

/// What ends a record.
struct Delimiter {
    finder: Finder<'static>,
    /// Lines as Kafka's console producer reads them: they may end with CR LF, and a byte order mark before the first is skipped.
    is_of_lines: bool,
}

/// U+FEFF in UTF-8, which some editors write at the start of a text file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Delimiter {
    /// Ends records at these bytes, or at line ends.
    fn new(bytes: Option<&[u8]>) -> Self {
        Self { finder: Finder::new(bytes.unwrap_or(b"\n")).into_owned(), is_of_lines: bytes.is_none() }
    }

    fn len(&self) -> usize {
        self.finder.needle().len()
    }

    fn find(&self, bytes: &[u8]) -> Option<usize> {
        match self.finder.needle() {
            // Lines are short: setting up the general search would take longer than the search.
            &[one] => memchr::memchr(one, bytes),
            _ => self.finder.find(bytes),
        }
    }

    /// Length of the byte order mark at the start.
    fn mark_before(&self, bytes: &[u8]) -> usize {
        if self.is_of_lines && bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 }
    }

    /// Whether more bytes are needed to tell whether there is one.
    fn may_be_mark(&self, bytes: &[u8]) -> bool {
        self.is_of_lines && bytes.len() < BYTE_ORDER_MARK.len() && BYTE_ORDER_MARK.starts_with(bytes)
    }

    /// The record without the CR of its line end.
    fn trimmed<'p>(&self, piece: &'p [u8]) -> &'p [u8] {
        if self.is_of_lines { piece.strip_suffix(b"\r").unwrap_or(piece) } else { piece }
    }
}

impl RecordInput {
    /// Opens a file, or standard input for `-` and for no path. Without a delimiter records are lines.
    pub(super) fn open(path: Option<&Path>, delimiter: Option<&[u8]>) -> Result<Self> {
        let ends = Delimiter::new(delimiter);
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            let source = io::stdin().as_fd().try_clone_to_owned();
            let source = source.map_err(|error| Error::io(error, "could not read standard input"))?;
            return Ok(Self::Stream(Stream::new(source, "standard input".to_owned(), ends)));
        };
        let name = format!("'{}'", path.display());
        let failed = |error| Error::io(error, format!("could not read {name}"));
        let metadata = std::fs::metadata(path).map_err(failed)?;
        if metadata.is_dir() {
            return Err(Error::new(Kind::Failed, format!("could not read {name}: it is a directory")));
        }
        let source = File::open(path).map_err(failed)?;
        let mapped = if metadata.is_file() { MappedFile::new(source) } else { Err(source) };
        Ok(match mapped {
            Ok(mapped) => Self::Mapped(Mapped::new(FileBytes::Mapped(mapped), name, ends)),
            // Also for an empty file, and for files of /proc, which have contents but no length.
            Err(source) => Self::Stream(Stream::new(source.into(), name, ends)),
        })
    }

    /// Reads one record from each file.
    pub(super) fn files(paths: &[PathBuf]) -> Self {
        Self::Files(Files { paths: Vec::from(paths).into_iter(), current: Vec::new() })
    }

    /// The name for messages.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Mapped(mapped) => &mapped.name,
            Self::Stream(stream) => &stream.name,
            Self::Files(_) => "files",
        }
    }

    /// Whether the input is a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        matches!(self, Self::Stream(stream) if stream.source.is_terminal())
    }

    /// Size of the input, if known, and how much of it has been read.
    pub(super) fn progress(&self) -> Option<(u64, u64)> {
        match self {
            Self::Mapped(mapped) => Some((mapped.bytes.len() as u64, mapped.at as u64)),
            Self::Stream(_) | Self::Files(_) => None,
        }
    }

    /// The next record; a stream is waited for at most this long.
    pub(super) fn next(&mut self, wait: Duration) -> Result<Next<'_>> {
        match self {
            Self::Mapped(mapped) => Ok(mapped.next()),
            Self::Stream(stream) => stream.next(wait),
            Self::Files(files) => Ok(files.next()),
        }
    }

    /// Fails if another process truncated the mapped file meanwhile: the bytes read may not be those of the file.
    pub(super) fn check(&self) -> Result<()> {
        let Self::Mapped(mapped) = self else { return Ok(()) };
        match mapped.bytes.cut_at() {
            None => Ok(()),
            Some(length) => {
                let message = format!(
                    "{} was truncated to {length} bytes while it was read: the last records may end in zeros",
                    mapped.name
                );
                Err(Error::new(Kind::Failed, message))
            }
        }
    }
}

impl Mapped {
    /// Leaks the mapping: records point into the file until librdkafka has sent them.
    fn new(bytes: FileBytes, name: String, ends: Delimiter) -> Self {
        let bytes = Box::leak(Box::new(bytes));
        let at = ends.mark_before(bytes);
        Self { bytes, at, ends, name }
    }

    fn next(&mut self) -> Next<'static> {
        let bytes: &'static [u8] = self.bytes;
        let rest = &bytes[self.at..];
        if rest.is_empty() {
            return Next::End;
        }
        let (length, skipped) = match self.ends.find(rest) {
            Some(length) => (length, length + self.ends.len()),
            // Bytes lost by truncation look like zeros, too.
            None if self.bytes.cut_at().is_some() => return Next::End,
            None => (rest.len(), rest.len()),
        };
        self.at += skipped;
        Next::RecordBytes(RecordBytes::Lasting(self.ends.trimmed(&rest[..length])))
    }
}

impl Stream {
    fn new(source: OwnedFd, name: String, ends: Delimiter) -> Self {
        let source = File::from(source);
        let buffer = Vec::new();
        Self { source, name, ends, buffer, start: 0, searched: 0, is_begun: false, is_at_end: false }
    }

    fn next(&mut self, wait: Duration) -> Result<Next<'_>> {
        loop {
            if !self.is_begun && (self.is_at_end || !self.ends.may_be_mark(&self.buffer)) {
                self.is_begun = true;
                self.start = self.ends.mark_before(&self.buffer);
                self.searched = self.start;
            }
            if let Some(found) = self.ends.find(&self.buffer[self.searched..]) {
                let piece = self.start..self.searched + found;
                self.start = piece.end + self.ends.len();
                self.searched = self.start;
                return Ok(Next::RecordBytes(RecordBytes::Passing(self.ends.trimmed(&self.buffer[piece]))));
            }
            if self.is_at_end {
                let piece = self.start..self.buffer.len();
                (self.start, self.searched) = (piece.end, piece.end);
                let is_piece = !piece.is_empty();
                return Ok(if is_piece {
                    Next::RecordBytes(RecordBytes::Passing(self.ends.trimmed(&self.buffer[piece])))
                } else {
                    Next::End
                });
            }
            // The first bytes of a longer delimiter may be there already.
            self.searched = self.start.max((self.buffer.len() + 1).saturating_sub(self.ends.len()));
            if self.buffer.len() - self.start > LARGEST {
                let message = format!(
                    "{}: a record has more than {LARGEST} bytes, the maximum that can be sent",
                    self.name
                );
                return Err(Error::new(Kind::Failed, message).hint("check the delimiter, see --delimiter"));
            }
            if !self.fill(wait)? {
                return Ok(Next::Nothing);
            }
        }
    }

    /// Reads more; `false` if nothing came in time.
    fn fill(&mut self, wait: Duration) -> Result<bool> {
        let failed = |error: io::Error| Error::io(error, format!("could not read {}", self.name));
        // A blocking read would not notice an interrupt.
        let limit = Timespec::try_from(wait).ok();
        match poll(&mut [PollFd::new(&self.source, PollFlags::IN)], limit.as_ref()) {
            Ok(0) | Err(rustix::io::Errno::INTR) => return Ok(false),
            Ok(_) => {}
            Err(errno) => return Err(failed(errno.into())),
        }
        self.buffer.drain(..self.start);
        self.searched -= self.start;
        self.start = 0;
        let length = self.buffer.len();
        self.buffer.resize(length + CHUNK, 0);
        let read = self.source.read(&mut self.buffer[length..]);
        self.buffer.truncate(length + read.as_ref().copied().unwrap_or(0));
        match read {
            Ok(0) => self.is_at_end = true,
            Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(failed(error)),
            Ok(_) | Err(_) => {}
        }
        Ok(true)
    }
}

impl Files {
    fn next(&mut self) -> Next<'_> {
        let Some(path) = self.paths.next() else { return Next::End };
        match std::fs::read(&path) {
            Ok(bytes) => {
                self.current = bytes;
                Next::RecordBytes(RecordBytes::Passing(&self.current))
            }
            Err(error) => Next::Unreadable(Error::io(error, format!("could not read '{}'", path.display()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn pieces(mut input: RecordInput) -> Vec<Vec<u8>> {
        let mut all = Vec::new();
        loop {
            match input.next(Duration::from_secs(10)).unwrap() {
                Next::RecordBytes(RecordBytes::Lasting(bytes) | RecordBytes::Passing(bytes)) => {
                    all.push(bytes.to_vec());
                }
                Next::Unreadable(error) => panic!("{}", error.message()),
                Next::Nothing => panic!("nothing came"),
                Next::End => return all,
            }
        }
    }

    /// What a file and a stream with these bytes are cut into, which has to be the same.
    fn cut(bytes: &[u8], delimiter: Option<&[u8]>) -> Vec<Vec<u8>> {
        let file = FileBytes::Read(bytes.to_vec());
        let mapped = Mapped::new(file, "a file".to_owned(), Delimiter::new(delimiter));
        let of_file = pieces(RecordInput::Mapped(mapped));
        let (reader, mut writer) = io::pipe().unwrap();
        let stream = Stream::new(reader.into(), "a pipe".to_owned(), Delimiter::new(delimiter));
        let bytes = bytes.to_vec();
        let written =
            std::thread::spawn(move || bytes.chunks(100_001).try_for_each(|some| writer.write_all(some)));
        assert_eq!(pieces(RecordInput::Stream(stream)), of_file);
        written.join().unwrap().unwrap();
        of_file
    }

    #[test]
    fn a_file_and_a_stream_are_cut_alike_whatever_the_delimiter() {
        let long = vec![b'x'; 3 * CHUNK];
        for delimiter in [&b"\n"[..], b"\0", b"--ab--", b"\r\n"] {
            for text in
                [&[&b"one"[..], b"", b"two-", &long, b"--a"][..], &[b""], &[b"last", b""], &[b"", b""]]
            {
                let mut expected: Vec<Vec<u8>> = text.iter().map(|piece| piece.to_vec()).collect();
                // What ends with a delimiter has no piece behind it.
                if expected.last().is_some_and(Vec::is_empty) {
                    expected.pop();
                }
                assert_eq!(cut(&text.join(delimiter), Some(delimiter)), expected);
            }
        }
    }

    #[test]
    fn lines_end_with_cr_lf_too_and_begin_behind_a_byte_order_mark() {
        for (bytes, lines) in [
            (&b"a\r\nb\n\r\nc\r"[..], &[&b"a"[..], b"b", b"", b"c"][..]),
            (b"a\rb\r\r\n", &[b"a\rb\r"]),
            (b"\xef\xbb\xbfa\n\xef\xbb\xbfb", &[b"a", b"\xef\xbb\xbfb"]),
            (b"\xef\xbb\xbf", &[]),
            (b"\xef\xbb", &[b"\xef\xbb"]),
            (b"", &[]),
        ] {
            assert_eq!(cut(bytes, None), lines);
        }
        // Who names the delimiter has the bytes as they are.
        assert_eq!(cut(b"\xef\xbb\xbfa\r\nb", Some(b"\n")), [&b"\xef\xbb\xbfa\r"[..], b"b"]);
    }
}

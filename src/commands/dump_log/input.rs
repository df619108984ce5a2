//! The files to read, from the paths that were named.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};

use crate::error::{Error, Kind, Result};
use crate::segment::{self, FileKind, SegmentName, TopicPartition};
pub(super) use crate::session::STDIN;
use crate::util::interrupt::Interrupt;
use crate::util::mapped::FileBytes;
use crate::util::stdin::Stdin;
use crate::util::units::Offset;

/// A file to read.
#[derive(Debug)]
pub(super) struct InputFile {
    pub(super) path: PathBuf,
    /// The path as it is printed.
    pub(super) display: String,
    /// The absolute path, as in the reports of Kafka's tool.
    pub(super) absolute: String,
    pub(super) name: SegmentName,
    pub(super) topic_partition: Option<TopicPartition>,
}

impl InputFile {
    /// A file by its name; `None` if Kafka has no such files.
    pub(super) fn of(path: &Path) -> Option<Self> {
        // A name that is not UTF-8 is not Kafka's, but the extension still says what the file holds.
        let name = SegmentName::of(&path.file_name()?.to_string_lossy())?;
        // `dump-log 0.log` inside a partition folder: only the system knows the name of the folder.
        let absolute = std::path::absolute(path).ok();
        let folder = absolute.as_deref().and_then(Path::parent).and_then(Path::file_name);
        let topic_partition = folder.and_then(|folder| TopicPartition::of_folder(folder.to_str()?));
        let display = display(path);
        let absolute = absolute.map_or_else(|| display.clone(), |path| path.display().to_string());
        Some(Self { path: path.to_owned(), display, absolute, name, topic_partition })
    }

    /// A log on standard input.
    pub(super) fn stdin() -> Option<Self> {
        let name = SegmentName::of("-.log")?;
        let display = STDIN.to_owned();
        Some(Self { path: STDIN.into(), absolute: display.clone(), display, name, topic_partition: None })
    }

    pub(super) fn is_stdin(&self) -> bool {
        self.path.as_os_str() == STDIN
    }

    /// Opens the file. An index whose name does not give the offset that its entries count from is refused.
    pub(super) fn open(&self, may_map: bool, interrupt: &Interrupt) -> Result<FileBytes> {
        let counts_from_name = matches!(self.name.kind, FileKind::OffsetIndex | FileKind::TimeIndex);
        if counts_from_name && self.name.base_offset.is_none() {
            let message =
                format!("could not read '{}': its name does not begin with an offset", self.display);
            let hint =
                "the entries of an index count from the offset in its name: 00000000000000000000.index";
            return Err(Error::new(Kind::Failed, message).hint(hint));
        }
        let bytes = if self.is_stdin() {
            read_stdin(interrupt)
        } else {
            segment::open_file(&self.path, may_map && self.name.kind.is_mapped())
        };
        bytes.map_err(|error| Error::io(error, format!("could not read '{}'", self.display)))
    }

    /// The log of the same segment.
    pub(super) fn log_beside(&self) -> PathBuf {
        self.path.with_file_name(self.name.log_beside())
    }
}

/// Reads all of standard input. If it is a file, its length is known, and one that is too long is refused at once.
fn read_stdin(interrupt: &Interrupt) -> io::Result<FileBytes> {
    let file = fs::File::from(io::stdin().as_fd().try_clone_to_owned()?);
    let metadata = file.metadata()?;
    if metadata.is_file() {
        segment::check_size(metadata.len())?;
    }
    segment::read_stream(Stdin::new(interrupt))
}

/// A path as Java prints it: without doubled or trailing slashes (`java.io.File`).
pub(super) fn display(path: &Path) -> String {
    let text = path.to_string_lossy();
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '/' || !plain.ends_with('/') {
            plain.push(c);
        }
    }
    if plain.len() > 1 && plain.ends_with('/') {
        plain.pop();
    }
    plain
}

#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Kafka's files, in the order to read them.
    pub(super) files: Vec<PathBuf>,
    /// Subfolders, by name.
    pub(super) folders: Vec<PathBuf>,
}

/// Lists a folder. Links to folders are not followed: a link that points upwards would never end.
pub(super) fn list(folder: &Path) -> io::Result<Listing> {
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        } else if let Some(name) = SegmentName::of(&entry.file_name().to_string_lossy()) {
            files.push((name, entry.path()));
        }
    }
    files
        .sort_by(|(a, a_path), (b, b_path)| a.sort_key().cmp(&b.sort_key()).then_with(|| a_path.cmp(b_path)));
    folders.sort();
    Ok(Listing { files: files.into_iter().map(|(_, path)| path).collect(), folders })
}

/// Knows which log of a folder is the active segment.
#[derive(Debug, Default)]
pub(super) struct LastSegments(HashMap<PathBuf, Option<Offset>>);

impl LastSegments {
    /// Whether the file is the log with the highest offset in its folder.
    pub(super) fn contains(&mut self, input: &InputFile) -> bool {
        if input.name.kind != FileKind::Log || input.name.is_passing() {
            return false;
        }
        // A copy with another name is not one of the segments.
        if input.name.base_offset.is_none() {
            return true;
        }
        folder_of(&input.path).is_some_and(|folder| input.name.base_offset >= self.highest(folder))
    }
}

impl LastSegments {
    /// Whether a later segment follows that of the file, so that no broker writes to the file any more.
    pub(super) fn is_sealed(&mut self, input: &InputFile) -> bool {
        let Some(offset) = input.name.base_offset.filter(|_| !input.name.is_passing()) else { return false };
        let highest = folder_of(&input.path).and_then(|folder| self.highest(folder));
        highest.is_some_and(|highest| highest > offset)
    }

    fn highest(&mut self, folder: &Path) -> Option<Offset> {
        *self.0.entry(folder.to_owned()).or_insert_with(|| highest_log(folder))
    }
}

fn folder_of(path: &Path) -> Option<&Path> {
    path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

fn highest_log(folder: &Path) -> Option<Offset> {
    let names =
        fs::read_dir(folder).ok()?.filter_map(|entry| SegmentName::of(entry.ok()?.file_name().to_str()?));
    names
        .filter(|name| name.kind == FileKind::Log && !name.is_passing())
        .filter_map(|name| name.base_offset)
        .max()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::display;

    #[test]
    fn paths_are_printed_as_java_prints_them() {
        for (path, printed) in [("a//b///c.log", "a/b/c.log"), ("/a/b/", "/a/b"), ("/", "/"), ("./x", "./x")]
        {
            assert_eq!(display(Path::new(path)), printed);
        }
    }
}

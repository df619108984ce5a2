//! The destination of records: standard output, or a file for each partition.

use std::fs::{Metadata, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::shape::Shape;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::payload::RecordView;
use crate::util::new_file::{create_new, file_name};

/// Bytes that are collected for one file before they are written.
const BUFFER: usize = 64 << 10;
/// Maximum number of bytes that are collected for all files together.
const ALL_BUFFERS: usize = 32 << 20;

#[derive(Debug)]
pub(super) enum Destination {
    /// Standard output; `is_empty` until something is written.
    Stdout {
        is_empty: bool,
    },
    Folder(Folder),
}

/// A folder with one file for each partition that has records. A file is opened for each write, because there may be more
/// partitions than a process may have open files. Only the file that this run created is written to.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    /// By partition index of the reader.
    files: Vec<Option<PartitionFile>>,
    collected: usize,
}

#[derive(Debug)]
struct PartitionFile {
    path: PathBuf,
    /// Device and inode of the file that this run created.
    identity: (u64, u64),
    data: Vec<u8>,
}

impl Destination {
    pub(super) fn new(folder: Option<&Path>) -> Result<Self> {
        let Some(path) = folder else { return Ok(Self::Stdout { is_empty: true }) };
        std::fs::create_dir_all(path)
            .map_err(|error| Error::io(error, format!("could not create the folder '{}'", path.display())))?;
        Ok(Self::Folder(Folder { path: path.to_owned(), files: Vec::new(), collected: 0 }))
    }

    /// Takes a record of the partition with this index.
    pub(super) fn take(
        &mut self,
        index: usize,
        record: &RecordView<'_>,
        shape: &mut Shape,
        output: &mut Output,
    ) -> Result<()> {
        match self {
            Self::Stdout { is_empty } => {
                shape.push(record, *is_empty, output.data());
                *is_empty = false;
                output.settle()
            }
            Self::Folder(folder) => folder.take(index, record, shape),
        }
    }

    /// Writes everything that has been taken. Records count as delivered when this succeeds.
    pub(super) fn flush(&mut self, output: &mut Output) -> Result<()> {
        match self {
            Self::Stdout { .. } => output.flush(),
            Self::Folder(folder) => folder.flush(),
        }
    }

    /// Writes the rest, and closes what a format opens, such as a JSON array.
    pub(super) fn finish(&mut self, shape: &Shape, output: &mut Output) -> Result<()> {
        match self {
            Self::Stdout { is_empty } => shape.push_end(*is_empty, output.data()),
            Self::Folder(folder) => {
                folder.files.iter_mut().flatten().for_each(|file| shape.push_end(false, &mut file.data));
            }
        }
        self.flush(output)
    }
}

impl Folder {
    fn take(&mut self, index: usize, record: &RecordView<'_>, shape: &mut Shape) -> Result<()> {
        if self.files.len() <= index {
            self.files.resize_with(index + 1, || None);
        }
        let is_first = self.files[index].is_none();
        let file = match &mut self.files[index] {
            Some(file) => file,
            empty => {
                let topic = file_name(record.topic);
                let path = self.path.join(format!("{topic}-{}.{}", record.partition, shape.extension()));
                let made = create_new(&path)?.metadata();
                let made = made
                    .map_err(|error| Error::io(error, format!("could not look at '{}'", path.display())))?;
                empty.insert(PartitionFile { path, identity: identity(&made), data: Vec::new() })
            }
        };
        let before = file.data.len();
        shape.push(record, is_first, &mut file.data);
        self.collected += file.data.len() - before;
        if file.data.len() >= BUFFER {
            self.collected -= file.data.len();
            file.write()?;
        }
        if self.collected >= ALL_BUFFERS { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        self.collected = 0;
        self.files
            .iter_mut()
            .flatten()
            .filter(|file| !file.data.is_empty())
            .try_for_each(PartitionFile::write)
    }
}

fn identity(file: &Metadata) -> (u64, u64) {
    (file.dev(), file.ino())
}

impl PartitionFile {
    fn write(&mut self) -> Result<()> {
        let written = OpenOptions::new().append(true).open(&self.path).and_then(|mut file| {
            if identity(&file.metadata()?) != self.identity {
                return Err(io::Error::other("another file has been put in its place"));
            }
            file.write_all(&self.data)
        });
        self.data.clear();
        written.map_err(|error| {
            let failed = Error::io(error, format!("could not write to '{}'", self.path.display()));
            // The file existed before: a missing file means that somebody removed it, not that an input is missing.
            if *failed.kind() == Kind::NoSuchFile {
                Error::new(Kind::Failed, failed.message())
            } else {
                failed
            }
        })
    }
}

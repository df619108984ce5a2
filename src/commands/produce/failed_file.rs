//! The file of records that were not written, for a second try.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::kafka::Written;
use crate::payload::{Decoding, Envelope, Header, NewRecord, PayloadFormat, push_unreadable};
use crate::util::new_file::create_new;
use crate::util::units::{Timestamp, TimestampType};

/// A new file of JSON lines.
pub(super) struct FailedFile {
    path: PathBuf,
    file: File,
    /// Records that are acknowledged, but whose transaction is not committed yet.
    uncertain: Vec<u8>,
    data: Vec<u8>,
    is_empty: bool,
}

impl FailedFile {
    /// Creates the file; an existing file is not overwritten.
    pub(super) fn create(path: &Path) -> Result<Self> {
        let file = create_new(path)?;
        Ok(Self { path: path.to_owned(), file, uncertain: Vec::new(), data: Vec::new(), is_empty: true })
    }

    pub(super) fn keep(&mut self, written: &Written<'_>) {
        push_record(written, &mut self.data);
    }

    /// Keeps a record that was not sent.
    pub(super) fn keep_unsent(&mut self, topic: &str, record: &NewRecord<'_>) {
        Envelope {
            topic: Some(topic),
            partition: record.partition,
            offset: None,
            timestamp: record.timestamp.unwrap_or_else(Timestamp::now),
            timestamp_type: TimestampType::CreateTime,
            leader_epoch: None,
            key: (record.key.as_deref(), PayloadFormat::Text),
            value: (record.value.as_deref(), PayloadFormat::Text),
            decodings: Decoding::NONE,
            headers: record.headers.iter().map(|(key, value)| (&**key, value.as_deref())),
        }
        .push(&mut self.data);
        self.data.push(b'\n');
    }

    /// Keeps a record until its transaction is committed or aborted.
    pub(super) fn keep_for_now(&mut self, written: &Written<'_>) {
        push_record(written, &mut self.uncertain);
    }

    /// Keeps input that is not a record. A field that no record has prevents it from being written by mistake.
    pub(super) fn keep_unreadable(&mut self, record: usize, bytes: &[u8], why: &str) {
        push_unreadable(record, bytes, why, &mut self.data);
        self.data.push(b'\n');
    }

    /// Discards the records of the committed transaction.
    pub(super) fn commit(&mut self) {
        self.uncertain.clear();
    }

    /// Keeps the records of the aborted transaction.
    pub(super) fn abort(&mut self) {
        // They came before the record that failed.
        self.uncertain.append(&mut self.data);
        std::mem::swap(&mut self.uncertain, &mut self.data);
    }

    /// Writes to the file what has been kept.
    pub(super) fn settle(&mut self) -> Result<()> {
        if self.data.is_empty() {
            return Ok(());
        }
        self.is_empty = false;
        let written = self.file.write_all(&self.data);
        self.data.clear();
        written.map_err(|error| {
            let what = format!("could not write to '{}': failed records are not saved", self.path.display());
            Error::io(error, what)
        })
    }

    /// Writes the rest. An empty file is removed.
    pub(super) fn finish(mut self) -> Result<()> {
        self.settle()?;
        if self.is_empty {
            std::fs::remove_file(&self.path)
                .map_err(|error| Error::io(error, format!("could not delete '{}'", self.path.display())))?;
        }
        Ok(())
    }
}

fn push_record(written: &Written<'_>, out: &mut Vec<u8>) {
    let record = written.record;
    let (timestamp, _) = record.timestamp();
    let mut headers: Vec<Header<'_>> = Vec::new();
    record.headers(&mut headers);
    Envelope {
        topic: Some(written.topic),
        partition: (record.partition() >= 0).then_some(record.partition()),
        offset: None,
        timestamp,
        timestamp_type: TimestampType::CreateTime,
        leader_epoch: None,
        key: (record.key(), PayloadFormat::Text),
        value: (record.value(), PayloadFormat::Text),
        decodings: Decoding::NONE,
        headers: headers.into_iter(),
    }
    .push(out);
    out.push(b'\n');
}

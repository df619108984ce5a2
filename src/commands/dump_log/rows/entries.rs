//! Rows of the three kinds of index.

use serde::Serialize;

use super::Row;
use crate::output::push_line;
use crate::segment::{IndexEntry, TimeIndexEntry, TransactionIndexEntry};
use crate::util::units::{Offset, Timestamp};

/// An entry of an offset index.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "offsetIndexEntry", rename_all = "camelCase")]
pub(in crate::commands::dump_log) struct OffsetIndexRow<'a> {
    file: &'a str,
    offset: Offset,
    position: i64,
}

impl<'a> OffsetIndexRow<'a> {
    pub(in crate::commands::dump_log) fn new(file: &'a str, entry: IndexEntry) -> Self {
        Self { file, offset: entry.offset, position: entry.position }
    }
}

impl Row for OffsetIndexRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, "offset: ", self.offset.0, " position: ", self.position);
    }
}

/// An entry of a time index.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "timeIndexEntry", rename_all = "camelCase")]
pub(in crate::commands::dump_log) struct TimeIndexRow<'a> {
    file: &'a str,
    timestamp: Timestamp,
    time: Option<String>,
    offset: Offset,
}

impl<'a> TimeIndexRow<'a> {
    pub(in crate::commands::dump_log) fn new(file: &'a str, entry: TimeIndexEntry) -> Self {
        Self { file, timestamp: entry.timestamp, time: entry.timestamp.to_rfc3339(), offset: entry.offset }
    }
}

impl Row for TimeIndexRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, "timestamp: ", self.timestamp.0, " offset: ", self.offset.0);
    }
}

/// An aborted transaction.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "abortedTransaction", rename_all = "camelCase")]
pub(in crate::commands::dump_log) struct AbortedTransactionRow<'a> {
    file: &'a str,
    version: i16,
    producer_id: i64,
    first_offset: Offset,
    last_offset: Offset,
    last_stable_offset: Offset,
}

impl<'a> AbortedTransactionRow<'a> {
    pub(in crate::commands::dump_log) fn new(file: &'a str, entry: TransactionIndexEntry) -> Self {
        let TransactionIndexEntry { version, producer_id, first_offset, last_offset, last_stable_offset } =
            entry;
        Self { file, version, producer_id, first_offset, last_offset, last_stable_offset }
    }
}

impl Row for AbortedTransactionRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(
            line,
            "version: ",
            self.version,
            " producerId: ",
            self.producer_id,
            " firstOffset: ",
            self.first_offset.0,
            " lastOffset: ",
            self.last_offset.0,
            " lastStableOffset: ",
            self.last_stable_offset.0
        );
    }
}

/// That an index passed a broker's check at start-up, or is empty.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "indexState", rename_all = "camelCase")]
pub(in crate::commands::dump_log) struct IndexStateRow<'a> {
    pub(in crate::commands::dump_log) file: &'a str,
    pub(in crate::commands::dump_log) is_empty: bool,
    pub(in crate::commands::dump_log) passed_sanity_check: Option<bool>,
}

impl Row for IndexStateRow<'_> {
    fn has_text(&self) -> bool {
        self.is_empty || self.passed_sanity_check == Some(true)
    }

    fn push_text(&self, line: &mut Vec<u8>) {
        push_line!(line, self.file, if self.is_empty { " is empty." } else { " passed sanity check." });
    }
}

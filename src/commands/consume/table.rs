//! A changelog as a table: the latest record of each key.

use std::collections::HashMap;

use serde::Serialize;

use super::args::Order;
use super::sink::Sink;
use crate::error::Result;
use crate::kafka::Flow;
use crate::output::{Columns, Label, Output, TableRow};
use crate::payload::{OwnedRecord, PayloadFormat, RecordView, push_payload, text_or_base64};

/// The latest record of each key. Tombstones are kept until the end, because an older record may still come.
#[derive(Debug, Default)]
pub(super) struct Latest {
    records: HashMap<(String, Vec<u8>), OwnedRecord>,
    without_key: u64,
    bytes: u64,
    has_warned: bool,
}

/// A table of this size gets a warning: it is kept in memory.
const LARGE: u64 = 1 << 30;

impl Sink for Latest {
    fn take(&mut self, output: &mut Output, _at: usize, record: &RecordView<'_>) -> Result<Flow> {
        let Some(key) = record.key else {
            self.without_key += 1;
            return Ok(Flow::Continue);
        };
        let size = |record: &OwnedRecord| record.value.as_ref().map_or(0, Vec::len) as u64;
        let new = record.to_owned();
        let added = size(&new);
        match self.records.entry((record.topic.to_owned(), key.to_vec())) {
            std::collections::hash_map::Entry::Occupied(mut known) => {
                let known = known.get_mut();
                // Within a partition the offsets decide, as in compaction; between partitions only the timestamps can.
                if known.partition == new.partition || known.timestamp <= new.timestamp {
                    self.bytes = self.bytes + added - size(known);
                    *known = new;
                }
            }
            std::collections::hash_map::Entry::Vacant(place) => {
                self.bytes += added + 2 * key.len() as u64;
                place.insert(new);
            }
        }
        if self.bytes >= LARGE && !self.has_warned {
            self.has_warned = true;
            let keys = self.records.len();
            output.say(
                Label::Warning,
                format!("the table takes more than 1 GiB of memory, for {keys} keys so far"),
            );
        }
        Ok(Flow::Continue)
    }

    fn settle(&mut self, _output: &mut Output) -> Result<()> {
        Ok(())
    }
}

impl Latest {
    /// The table in the requested order, without tombstones.
    pub(super) fn into_rows(self, order: Order, output: &mut Output) -> Vec<OwnedRecord> {
        if self.without_key > 0 {
            let count = self.without_key;
            output.say(Label::Notice, format!("{count} records without a key are left out of the table"));
        }
        let keys = self.records.len();
        let mut rows: Vec<OwnedRecord> =
            self.records.into_values().filter(|record| record.value.is_some()).collect();
        let place = |a: &OwnedRecord, b: &OwnedRecord| {
            (&a.topic, a.partition, a.offset).cmp(&(&b.topic, b.partition, b.offset))
        };
        match order {
            Order::Key => rows.sort_by(|a, b| (&a.topic, &a.key).cmp(&(&b.topic, &b.key))),
            Order::Offset => rows.sort_by(place),
        }
        let (left, deleted) = (rows.len(), keys - rows.len());
        output
            .say(Label::Detail, format!("{left} keys, and {deleted} that were deleted, were kept in memory"));
        rows
    }
}

/// A row of the table for people.
#[derive(Debug, Serialize)]
pub(super) struct LatestRow {
    topic: String,
    partition: i32,
    offset: i64,
    time: String,
    key: String,
    value: String,
}

impl LatestRow {
    pub(super) fn of(record: &OwnedRecord, key_format: PayloadFormat, value_format: PayloadFormat) -> Self {
        let shown = |bytes: &Option<Vec<u8>>, format| {
            let mut text = Vec::new();
            // A value that the format cannot show stands here as base64.
            let _ = push_payload(bytes.as_deref(), format, &mut text);
            text_or_base64(&text)
        };
        Self {
            topic: record.topic.clone(),
            partition: record.partition,
            offset: record.offset.0,
            time: record.timestamp.to_rfc3339().unwrap_or_default(),
            key: shown(&record.key, record.key_decoding.format(key_format)),
            value: shown(&record.value, record.value_decoding.format(value_format)),
        }
    }
}

impl TableRow for LatestRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("KEY", |row| row.key.clone());
        columns.text("VALUE", |row| row.value.clone());
        columns.text("TOPIC", |row| row.topic.clone()).wide();
        columns.number("PARTITION", |row| row.partition).wide();
        columns.number("OFFSET", |row| row.offset).wide();
        columns.text("TIME", |row| row.time.clone()).wide();
    }
}

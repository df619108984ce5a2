//! The report of where each record was written, for `--report`.

use serde::Serialize;

use crate::commands::shared::failure::Failure;
use crate::error::{Error, Result};
use crate::kafka::Written;
use crate::output::{Columns, JsonStream, OF_LISTING, Output, OutputFormat, TableRow};
use crate::util::units::Timestamp;

/// What became of a record; the JSON field names are an interface.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct WrittenRow {
    /// Its number in the input: of the line or the file, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    record: usize,
    /// `None` where the input was no record.
    topic: Option<String>,
    /// `None` where none had been chosen.
    partition: Option<i32>,
    /// Unknown without an acknowledgement (`--acks 0`).
    offset: Option<i64>,
    /// Milliseconds since 1970, as the broker keeps it.
    timestamp: Option<i64>,
    time: Option<String>,
    ok: bool,
    error: Option<Failure>,
}

impl WrittenRow {
    pub(super) fn of(written: &Written<'_>, error: Option<&Error>) -> Self {
        let record = written.record;
        let (timestamp, _) = record.timestamp();
        let known = |number: i64| (number >= 0).then_some(number);
        Self {
            record: written.mark,
            topic: Some(written.topic.to_owned()),
            partition: (record.partition() >= 0).then_some(record.partition()),
            offset: known(record.offset().0).filter(|_| error.is_none()),
            timestamp: (timestamp != Timestamp::NONE).then_some(timestamp.0),
            time: timestamp.to_rfc3339(),
            ok: error.is_none(),
            error: error.map(Failure::of),
        }
    }

    /// The row of a record that was not sent.
    pub(super) fn unsent(record: usize, topic: Option<&str>, error: &Error) -> Self {
        Self {
            record,
            topic: topic.map(str::to_owned),
            partition: None,
            offset: None,
            timestamp: None,
            time: None,
            ok: false,
            error: Some(Failure::of(error)),
        }
    }
}

impl TableRow for WrittenRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("TOPIC", |row| row.topic.clone());
        columns.number("PARTITION", |row| row.partition);
        columns.number("OFFSET", |row| row.offset);
        columns.number("TIMESTAMP", |row| row.timestamp).wide();
        columns.text("TIME", |row| row.time.clone());
        columns.number("RECORD", |row| row.record);
        columns
            .text("ERROR", |row| row.error.as_ref().map(|failure| failure.message().to_owned()))
            .unknown("");
    }
}

/// Prints the rows: JSON as they come, other formats at the end.
pub(super) struct DeliveryReport {
    format: OutputFormat,
    stream: Option<JsonStream>,
    rows: Vec<WrittenRow>,
    /// Number of rows that are certain.
    certain: usize,
}

impl DeliveryReport {
    pub(super) fn new(asked: Option<OutputFormat>) -> Result<Self> {
        let format = OutputFormat::of_command(asked, OF_LISTING)?;
        let stream = match format {
            OutputFormat::Json => Some(JsonStream::array()),
            OutputFormat::Jsonl => Some(JsonStream::lines()),
            _ => None,
        };
        Ok(Self { format, stream, rows: Vec::new(), certain: 0 })
    }

    pub(super) fn push(&mut self, row: WrittenRow) {
        self.rows.push(row);
    }

    /// Marks the rows so far as certain.
    pub(super) fn commit(&mut self) {
        self.certain = self.rows.len();
    }

    /// Turns the rows that are not certain into failures.
    pub(super) fn abort(&mut self, error: &Error) {
        for row in self.rows.iter_mut().skip(self.certain).filter(|row| row.ok) {
            (row.ok, row.offset, row.error) = (false, None, Some(Failure::of(error)));
        }
        self.commit();
    }

    /// Prints the rows that are certain, if the format can print them already.
    pub(super) fn settle(&mut self, output: &mut Output) -> Result<()> {
        let Some(stream) = &mut self.stream else { return Ok(()) };
        if self.certain == 0 {
            return Ok(());
        }
        let mut rendered = Vec::new();
        for row in self.rows.drain(..self.certain) {
            stream.render(&row, &mut rendered);
        }
        self.certain = 0;
        stream.append(output, &rendered)?;
        output.flush()
    }

    /// Prints the rest.
    pub(super) fn finish(mut self, output: &mut Output) -> Result<()> {
        self.settle(output)?;
        match self.stream {
            Some(stream) => stream.finish(output),
            None => output.rows(self.format, &self.rows, "no record was written"),
        }
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "produce-report": Vec<WrittenRow>, "kafkactl produce --report";
}

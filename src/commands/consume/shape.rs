//! Rendering of records in each output format.

use serde::Serialize;

use super::args::{LookArgs, PrintField};
use crate::error::{Error, Kind, Result};
use crate::output::{Label, Output, OutputFormat, escape_for_terminal, push_pretty};
use crate::payload::{
    Envelope, PayloadFormat, RecordView, Template, Undecodable, push_headers, push_payload, text_or_base64,
};
use crate::session::Session;

/// How records are rendered.
#[derive(Debug)]
pub(super) struct Shape {
    style: Style,
    key_format: PayloadFormat,
    value_format: PayloadFormat,
    separator: Vec<u8>,
    delimiter: Vec<u8>,
    /// Whether standard output is a terminal.
    for_terminal: bool,
    has_color: bool,
    undecodable: u64,
    first_undecodable: Option<String>,
    scratch: Vec<u8>,
}

#[derive(Debug)]
enum Style {
    Text(Vec<PrintField>),
    Raw,
    Json,
    Jsonl,
    Csv,
    Template(Template),
}

/// A row of CSV; the field names are its headings.
#[derive(Serialize)]
struct CsvRow<'a> {
    topic: &'a str,
    partition: i32,
    offset: i64,
    timestamp: i64,
    time: String,
    key: Option<String>,
    value: Option<String>,
    headers: String,
}

const CSV_HEADINGS: &[u8] = b"topic,partition,offset,timestamp,time,key,value,headers\n";

impl Shape {
    /// The supported formats, the default first.
    const FORMATS: &[OutputFormat] = &[
        OutputFormat::Text,
        OutputFormat::Json,
        OutputFormat::Jsonl,
        OutputFormat::Raw,
        OutputFormat::Csv,
        OutputFormat::Format,
    ];

    /// The shape that the options ask for.
    pub(super) fn of(look: &LookArgs, session: &Session<'_>) -> Result<Self> {
        let format = OutputFormat::of_command(session.options.format, Self::FORMATS)?;
        let style = match format {
            OutputFormat::Json => Style::Json,
            OutputFormat::Jsonl => Style::Jsonl,
            OutputFormat::Raw => Style::Raw,
            OutputFormat::Csv => Style::Csv,
            OutputFormat::Format => Style::Template(template(session.options.template.as_deref())?),
            _ => {
                let mut columns = look.print.clone();
                columns.sort();
                columns.dedup();
                Style::Text(columns)
            }
        };
        if !look.print.is_empty() && !matches!(style, Style::Text(_)) {
            return Err(Error::new(Kind::Usage, "--print works with -o text only")
                .hint("-o format='{key}\\t{value}' can print every field"));
        }
        let for_terminal = look.output_dir.is_none() && session.output.stdout_is_terminal();
        Ok(Self {
            style,
            key_format: look.key_format.plain(),
            value_format: look.value_format.plain(),
            separator: look.separator.0.clone(),
            delimiter: look.delimiter.0.clone(),
            for_terminal,
            has_color: for_terminal && session.output.stdout_has_color(),
            undecodable: 0,
            first_undecodable: None,
            scratch: Vec::new(),
        })
    }

    /// The file extension of this format.
    pub(super) fn extension(&self) -> &'static str {
        match self.style {
            Style::Text(_) | Style::Template(_) => "txt",
            Style::Raw => "bin",
            Style::Json => "json",
            Style::Jsonl => "jsonl",
            Style::Csv => "csv",
        }
    }

    /// Whether more than the key and the value is printed.
    pub(super) fn needs_metadata(&self) -> bool {
        match &self.style {
            Style::Text(columns) => columns.iter().any(|column| *column != PrintField::Key),
            Style::Raw => false,
            Style::Json | Style::Jsonl | Style::Csv | Style::Template(_) => true,
        }
    }

    /// Appends a record. `is_first` says that it is the first one in this output.
    pub(super) fn push(&mut self, record: &RecordView<'_>, is_first: bool, out: &mut Vec<u8>) {
        if !self.for_terminal {
            return self.push_plain(record, is_first, out);
        }
        let mut plain = std::mem::take(&mut self.scratch);
        plain.clear();
        self.push_plain(record, is_first, &mut plain);
        let mut shown = Vec::with_capacity(plain.len());
        escape_for_terminal(&plain, &mut shown);
        let text = String::from_utf8_lossy(&shown);
        match &self.style {
            Style::Json => {
                let (open, object) = text.split_at(text.find('{').unwrap_or(0));
                out.extend_from_slice(open.as_bytes());
                push_pretty(object.trim_end(), self.has_color, out);
            }
            Style::Text(columns) if columns.is_empty() && self.has_json(record) => {
                let delimiter = String::from_utf8_lossy(&self.delimiter);
                let value = text.strip_suffix(&*delimiter).unwrap_or(&text);
                match serde_json::from_str::<serde::de::IgnoredAny>(value) {
                    Ok(_) => push_pretty(value.trim(), self.has_color, out),
                    Err(_) => out.extend_from_slice(value.as_bytes()),
                }
                out.extend_from_slice(delimiter.as_bytes());
            }
            _ => out.extend_from_slice(text.as_bytes()),
        }
        self.scratch = plain;
    }

    /// Whether the value is printed as JSON.
    fn has_json(&self, record: &RecordView<'_>) -> bool {
        let format = record.value_decoding.format(self.value_format);
        matches!(format, PayloadFormat::Json | PayloadFormat::Decoded)
    }

    fn push_plain(&mut self, record: &RecordView<'_>, is_first: bool, out: &mut Vec<u8>) {
        let shown = match &self.style {
            Style::Raw => {
                out.extend_from_slice(record.value.unwrap_or_default());
                out.extend_from_slice(&self.delimiter);
                Ok(())
            }
            Style::Text(columns) => {
                let shown = self.push_columns(columns, record, out);
                out.extend_from_slice(&self.delimiter);
                shown
            }
            Style::Template(template) => {
                let shown = template.push(record, self.key_format, self.value_format, out);
                out.extend_from_slice(&self.delimiter);
                shown
            }
            Style::Json => {
                out.extend_from_slice(if is_first { b"[\n" } else { b",\n" });
                self.push_envelope(record, out)
            }
            Style::Jsonl => {
                let shown = self.push_envelope(record, out);
                out.push(b'\n');
                shown
            }
            Style::Csv => {
                if is_first {
                    out.extend_from_slice(CSV_HEADINGS);
                }
                self.push_csv(record, out)
            }
        };
        if let Err(undecodable) = shown {
            self.undecodable += 1;
            self.first_undecodable.get_or_insert_with(|| {
                format!("{}:{} at offset {}: {undecodable}", record.topic, record.partition, record.offset)
            });
        }
    }

    /// Prints the fields in the order of Kafka's `DefaultMessageFormatter`, whatever the order of the options.
    fn push_columns(
        &self,
        columns: &[PrintField],
        record: &RecordView<'_>,
        out: &mut Vec<u8>,
    ) -> std::result::Result<(), Undecodable> {
        let mut shown = Ok(());
        for (index, column) in columns.iter().enumerate() {
            if index > 0 {
                out.extend_from_slice(&self.separator);
            }
            match column {
                PrintField::Topic => push_all(out, &[b"Topic:", record.topic.as_bytes()]),
                PrintField::Timestamp if record.timestamp_type.is_known() => {
                    push_all(out, &[record.timestamp_type.as_str().as_bytes(), b":"]);
                    push_number(out, record.timestamp.0);
                }
                PrintField::Timestamp => out.extend_from_slice(b"NO_TIMESTAMP"),
                PrintField::Partition => {
                    out.extend_from_slice(b"Partition:");
                    push_number(out, record.partition.into());
                }
                PrintField::Offset => {
                    out.extend_from_slice(b"Offset:");
                    push_number(out, record.offset.0);
                }
                PrintField::Headers => push_headers(record, out),
                PrintField::Key => {
                    shown = push_payload(record.key, record.key_decoding.format(self.key_format), out);
                }
            }
        }
        if self.value_format == PayloadFormat::None {
            return shown;
        }
        if !columns.is_empty() {
            out.extend_from_slice(&self.separator);
        }
        shown.and(push_payload(record.value, record.value_decoding.format(self.value_format), out))
    }

    fn push_envelope(
        &self,
        record: &RecordView<'_>,
        out: &mut Vec<u8>,
    ) -> std::result::Result<(), Undecodable> {
        Envelope::of(record, self.key_format, self.value_format).push(out);
        let accepted =
            |bytes: Option<&[u8]>, format: PayloadFormat| bytes.map_or(Ok(()), |bytes| format.accepts(bytes));
        accepted(record.key, record.key_decoding.format(self.key_format))
            .and(accepted(record.value, record.value_decoding.format(self.value_format)))
    }

    fn push_csv(&self, record: &RecordView<'_>, out: &mut Vec<u8>) -> std::result::Result<(), Undecodable> {
        let shown = |bytes: Option<&[u8]>, format: PayloadFormat| {
            let mut text = Vec::new();
            let result = bytes.map_or(Ok(()), |bytes| format.push_text(bytes, &mut text));
            (bytes.map(|_| text_or_base64(&text)), result)
        };
        let (key, key_result) = shown(record.key, record.key_decoding.format(self.key_format));
        let (value, value_result) = shown(record.value, record.value_decoding.format(self.value_format));
        let mut headers = Vec::new();
        if !record.headers.is_empty() {
            push_headers(record, &mut headers);
        }
        let row = CsvRow {
            topic: record.topic,
            partition: record.partition,
            offset: record.offset.0,
            timestamp: record.timestamp.0,
            time: record.timestamp.to_rfc3339().unwrap_or_default(),
            key,
            value,
            headers: text_or_base64(&headers),
        };
        let mut writer =
            csv::WriterBuilder::new().has_headers(false).buffer_capacity(1 << 10).from_writer(out);
        // Serializing plain data into memory cannot fail.
        let _ = writer.serialize(row).and_then(|()| Ok(writer.flush()?));
        key_result.and(value_result)
    }

    /// Appends what closes the output after its last record; `is_empty` says that there was none.
    pub(super) fn push_end(&self, is_empty: bool, out: &mut Vec<u8>) {
        match (&self.style, is_empty) {
            (Style::Json, true) => out.extend_from_slice(b"[]\n"),
            (Style::Json, false) => out.extend_from_slice(b"\n]\n"),
            (Style::Csv, true) => out.extend_from_slice(CSV_HEADINGS),
            _ => {}
        }
    }

    /// Reports keys and values that could not be decoded.
    pub(super) fn report(&self, output: &mut Output) {
        if let Some(first) = &self.first_undecodable {
            let count = self.undecodable;
            output.say(
                Label::Warning,
                format!(
                    "{count} records could not be decoded in the requested format; their bytes are shown as base64 or unchanged \
                     (the first is {first})"
                ),
            );
        }
    }
}

fn template(text: Option<&str>) -> Result<Template> {
    let Some(text) = text else {
        return Err(Error::new(Kind::Usage, "-o format needs a template")
            .hint("for example -o format='{key}\\t{value}'"));
    };
    text.parse().map_err(|why: String| Error::new(Kind::Usage, format!("-o format: {why}")))
}

fn push_all(out: &mut Vec<u8>, pieces: &[&[u8]]) {
    for piece in pieces {
        out.extend_from_slice(piece);
    }
}

fn push_number(out: &mut Vec<u8>, number: i64) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

//! The rows of `dump-log`, each as a line of text and as a JSON object. The names of the JSON fields are an interface.

mod entries;
mod log;
mod state;

use serde::Serialize;
use serde::ser::Serializer;

use super::input::InputFile;
use crate::output::{JsonStream, PushJson, escape_controls, push_line};
use crate::segment::{FileKind, Finding, FolderState, Severity};
use crate::util::units::Offset;

pub(super) use entries::{AbortedTransactionRow, IndexStateRow, OffsetIndexRow, TimeIndexRow};
pub(super) use log::{BatchRow, RecordRow};
pub(super) use state::{
    LeaderEpochRow, PartitionMetadataRow, PartitionOffsetRow, ProducerRow, PropertyRow, StateRow,
};

/// A row of output.
pub(super) trait Row: PushJson {
    /// Whether the row is a line of text too.
    fn has_text(&self) -> bool {
        true
    }

    /// Appends the line, without its end.
    fn push_text(&self, line: &mut Vec<u8>);
}

/// How rows are rendered: as lines of text, or as JSON.
#[derive(Debug, Clone, Copy)]
pub(super) enum RowFormat {
    /// Lines of text; control characters are escaped where a terminal would obey them.
    Text { escape: bool },
    /// JSON objects.
    Json(JsonStream),
}

impl RowFormat {
    pub(super) fn is_json(self) -> bool {
        matches!(self, Self::Json(_))
    }

    /// Appends a row.
    pub(super) fn render(self, row: &impl Row, rendered: &mut Vec<u8>) {
        match self {
            Self::Json(json) => json.render(row, rendered),
            Self::Text { escape } if row.has_text() => {
                let start = rendered.len();
                row.push_text(rendered);
                if escape {
                    let line = rendered.split_off(start);
                    rendered.extend_from_slice(escape_controls(&String::from_utf8_lossy(&line)).as_bytes());
                }
                rendered.push(b'\n');
            }
            Self::Text { .. } => {}
        }
    }
}

/// A file, before what is in it.
#[derive(Serialize)]
#[serde(tag = "kind", rename = "file", rename_all = "camelCase")]
pub(super) struct FileRow<'a> {
    file: &'a str,
    file_kind: FileKind,
    topic: Option<&'a str>,
    partition: Option<i32>,
    folder_state: Option<FolderState>,
    base_offset: Option<Offset>,
    epoch: Option<i32>,
    size: usize,
}

impl<'a> FileRow<'a> {
    pub(super) fn new(input: &'a InputFile, size: usize) -> Self {
        let topic_partition = input.topic_partition.as_ref();
        Self {
            file: &input.display,
            file_kind: input.name.kind,
            topic: topic_partition.map(|found| found.topic.as_str()),
            partition: topic_partition.map(|found| found.partition),
            folder_state: topic_partition.and_then(|found| found.state),
            base_offset: input.name.base_offset,
            epoch: input.name.epoch,
            size,
        }
    }
}

impl Row for FileRow<'_> {
    /// In text the file has its heading, which stands even when the file cannot be read.
    fn has_text(&self) -> bool {
        false
    }

    fn push_text(&self, _line: &mut Vec<u8>) {}
}

/// A finding.
pub(super) struct FindingRow<'a> {
    pub(super) file: &'a str,
    pub(super) finding: &'a Finding,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename = "finding", rename_all = "camelCase")]
struct FindingJson<'a> {
    file: &'a str,
    severity: Severity,
    code: &'static str,
    position: Option<u64>,
    message: String,
}

impl FindingRow<'_> {
    /// File, place and what is wrong.
    pub(super) fn words(&self) -> String {
        let Finding { position, fault, .. } = self.finding;
        match position {
            Some(position) => format!("{} at byte {position}: {fault}", self.file),
            None => format!("{}: {fault}", self.file),
        }
    }
}

impl Serialize for FindingRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Finding { severity, position, fault } = self.finding;
        let (code, message) = (fault.code(), fault.to_string());
        FindingJson { file: self.file, severity: *severity, code, position: *position, message }
            .serialize(serializer)
    }
}

impl Row for FindingRow<'_> {
    fn push_text(&self, line: &mut Vec<u8>) {
        let label = match self.finding.severity {
            Severity::Damage => "damage: ",
            Severity::Unread => "unread: ",
            Severity::Warning => "warning: ",
            Severity::Notice => "notice: ",
        };
        push_line!(line, label, &*escape_controls(&self.words()));
    }
}

/// The value; `None` for -1, by which Kafka says that it is not known or absent.
fn known<T: PartialEq + From<i8>>(value: T) -> Option<T> {
    (value != T::from(-1)).then_some(value)
}

/// A number as Java prints an `OptionalLong`.
fn push_optional(line: &mut Vec<u8>, value: Option<i64>) {
    match value {
        Some(value) => push_line!(line, "OptionalLong[", value, "]"),
        None => push_line!(line, "OptionalLong.empty"),
    }
}

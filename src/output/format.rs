//! The formats of the data on standard output, and rows and documents in each of them.

use std::ffi::OsStr;

use clap::ValueEnum;
use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use serde::Serialize;

use super::escape::escape_json_controls;
use super::table::{delimited, names};
use super::{JsonStream, Label, Output, TableRow, escape_controls, table};
use crate::error::{Error, Kind, Result};

/// A format of the data on standard output. Each command lists those that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum OutputFormat {
    /// A table for people
    Table,
    /// A table with more columns
    Wide,
    /// Lines for people
    Text,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
    /// YAML
    Yaml,
    /// Comma-separated values with all columns
    Csv,
    /// Tab-separated values with all columns
    Tsv,
    /// One name a line
    Name,
    /// The value unchanged, and a delimiter
    Raw,
    /// Lines of a given shape: format='{key}\t{value}'
    Format,
}

/// The value of `--output`: the name of a format, or `format=` and the shape of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputChoice {
    pub format: OutputFormat,
    /// The shape of a line, for [`OutputFormat::Format`].
    pub template: Option<String>,
}

/// Reads an [`OutputChoice`], and lists the names for completion.
#[derive(Debug, Clone, Copy)]
pub struct OutputChoiceParser;

impl TypedValueParser for OutputChoiceParser {
    type Value = OutputChoice;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> std::result::Result<OutputChoice, clap::Error> {
        match value.to_str().and_then(|text| text.strip_prefix("format=")) {
            Some(template) => {
                Ok(OutputChoice { format: OutputFormat::Format, template: Some(template.to_owned()) })
            }
            None => {
                let parser = EnumValueParser::<OutputFormat>::new();
                let format = parser.parse_ref(command, arg, value)?;
                Ok(OutputChoice { format, template: None })
            }
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(OutputFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value)))
    }
}

/// The formats of a listing, the default first.
pub const OF_LISTING: &[OutputFormat] = &[
    OutputFormat::Table,
    OutputFormat::Wide,
    OutputFormat::Json,
    OutputFormat::Jsonl,
    OutputFormat::Yaml,
    OutputFormat::Csv,
    OutputFormat::Tsv,
    OutputFormat::Name,
];

/// The formats of the description of one thing, the default first.
pub const OF_DESCRIPTION: &[OutputFormat] =
    &[OutputFormat::Table, OutputFormat::Wide, OutputFormat::Json, OutputFormat::Jsonl, OutputFormat::Yaml];

impl OutputFormat {
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// The requested format, if the command has it; without a request the first format of the command.
    pub fn of_command(asked: Option<Self>, has: &[Self]) -> Result<Self> {
        match (asked, has) {
            (None, [first, ..]) => Ok(*first),
            (Some(asked), has) if has.contains(&asked) => Ok(asked),
            (asked, has) => {
                let names: Vec<String> = has.iter().map(|format| format.name()).collect();
                let asked = asked.map_or_else(String::new, Self::name);
                let message = format!("this command does not have the output format '{asked}'");
                Err(Error::new(Kind::Usage, message).hint(format!("it has {}", names.join(", "))))
            }
        }
    }

    /// Whether programs parse the data as one document or as objects: then no messages for people are mixed into it.
    pub fn is_document(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Yaml)
    }
}

impl Output {
    /// Writes rows. If there are none, a format for people prints the notice `nothing`, and a document is empty.
    pub fn rows<R: TableRow + Serialize>(
        &mut self,
        format: OutputFormat,
        rows: &[R],
        nothing: &str,
    ) -> Result<()> {
        match format {
            OutputFormat::Json | OutputFormat::Jsonl | OutputFormat::Yaml => self.documents(format, rows),
            OutputFormat::Csv => self.delimited(rows, b','),
            OutputFormat::Tsv => self.delimited(rows, b'\t'),
            _ if rows.is_empty() => {
                self.say(Label::Notice, nothing);
                Ok(())
            }
            OutputFormat::Name => names(rows).try_for_each(|name| self.name(&name)),
            OutputFormat::Table
            | OutputFormat::Wide
            | OutputFormat::Text
            | OutputFormat::Raw
            | OutputFormat::Format => self.write(&[table(rows, format == OutputFormat::Wide).as_bytes()]),
        }
    }

    /// Writes a name on a line of its own, unchanged, so that other commands can use it. A name with a line end would be read as two names,
    /// and is left out with a warning.
    fn name(&mut self, name: &str) -> Result<()> {
        if self.stdout_is_terminal() {
            return self.write(&[escape_controls(name).as_bytes(), b"\n"]);
        }
        if name.contains(['\n', '\r', '\0']) {
            self.say(
                Label::Warning,
                format!("'{name}' is left out, because it does not fit on a line; -o json has it"),
            );
            return Ok(());
        }
        self.write(&[name.as_bytes(), b"\n"])
    }

    /// Writes several objects, in a format for programs.
    pub fn documents(&mut self, format: OutputFormat, documents: &[impl Serialize]) -> Result<()> {
        if format == OutputFormat::Yaml {
            return self.yaml(&documents);
        }
        let mut stream = if format == OutputFormat::Json { JsonStream::array() } else { JsonStream::lines() };
        let mut rendered = Vec::new();
        for document in documents {
            rendered.clear();
            stream.render(document, &mut rendered);
            stream.append(self, &rendered)?;
        }
        stream.finish(self)
    }

    /// Writes one object, in a format for programs.
    pub fn document(&mut self, format: OutputFormat, document: &impl Serialize) -> Result<()> {
        if format == OutputFormat::Yaml {
            return self.yaml(document);
        }
        let mut rendered = Vec::new();
        let written = if format == OutputFormat::Json {
            serde_json::to_writer_pretty(&mut rendered, document)
        } else {
            serde_json::to_writer(&mut rendered, document)
        };
        written.map_err(|error| Error::new(Kind::Failed, format!("could not write JSON: {error}")))?;
        escape_json_controls(&mut rendered, 0);
        self.write(&[&rendered, b"\n"])
    }

    fn yaml(&mut self, document: &impl Serialize) -> Result<()> {
        let text = serde_saphyr::to_string(document)
            .map_err(|error| Error::new(Kind::Failed, format!("could not write YAML: {error}")))?;
        let end = if text.ends_with('\n') { "" } else { "\n" };
        self.write(&[text.as_bytes(), end.as_bytes()])
    }

    fn delimited<R: TableRow>(&mut self, rows: &[R], delimiter: u8) -> Result<()> {
        let text = delimited(rows, delimiter, self.stdout_is_terminal())
            .map_err(|error| Error::new(Kind::Failed, format!("could not write the rows: {error}")))?;
        self.write(&[&text])
    }
}

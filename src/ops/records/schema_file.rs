//! Schemas of records in files.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::error::{Error, Kind, Result};
use crate::ops::registry::references::{GivenSchema, found_in, needs};
use crate::payload::schema::SchemaType;
use crate::payload::{FoundSchema, Side};
use crate::util::text;

/// A file with a schema; of Protobuf also the message that records are, default the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SchemaFile {
    pub(crate) path: PathBuf,
    pub(crate) message: Option<String>,
}

impl SchemaFile {
    /// Reads the schema, with what it refers to in the same folder. Where no kind is given it is guessed.
    pub(crate) fn read(&self, side: Side, kind: Option<SchemaType>) -> Result<FoundSchema> {
        let path = &self.path;
        let text = text::read(path)?;
        let extension = path.extension().and_then(|extension| extension.to_str());
        let kind = kind.or_else(|| SchemaType::guess(&text, extension)).ok_or_else(|| {
            self.unusable_as(
                Kind::SchemaKindUnclear { side: side.name() },
                "the kind of its schema is not clear",
            )
        })?;
        let given = GivenSchema { kind, text: text.trim_end().to_owned() };
        let names = needs(&given, &format!("'{}'", path.display()))?;
        let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let found = if names.is_empty() { Vec::new() } else { found_in(folder, kind, &names)? };
        let dependencies = found.into_iter().map(|needed| (needed.name, needed.text)).collect();
        Ok(FoundSchema { kind, text: given.text, dependencies, places: Vec::new() })
    }

    /// An error about the content.
    pub(crate) fn unusable(&self, why: &str) -> Error {
        self.unusable_as(Kind::Usage, why)
    }

    fn unusable_as(&self, kind: Kind, why: &str) -> Error {
        Error::new(kind, format!("'{}' cannot be used: {why}", self.path.display()))
    }
}

impl FromStr for SchemaFile {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let (path, message) = match text.rsplit_once('#') {
            Some((path, message)) => (path, Some(message.to_owned())),
            None => (text, None),
        };
        if path.is_empty() || message.as_ref().is_some_and(String::is_empty) {
            return Err("expected a file, or FILE#MESSAGE for Protobuf".to_owned());
        }
        Ok(Self { path: PathBuf::from(path), message })
    }
}

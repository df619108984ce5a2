//! Schemas as they are given: a file or standard input, and what kind they are.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::{Error, Kind, Result};
use crate::ops::registry::candidate::{Candidate, GivenReference};
use crate::ops::registry::references::GivenSchema;
use crate::payload::schema::SchemaType;
use crate::rest::Registry;
use crate::session::STDIN;
use crate::session::Session;

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum TypeName {
    /// Apache Avro
    Avro,
    /// JSON Schema
    Json,
    /// Protocol Buffers
    Protobuf,
}

impl From<TypeName> for SchemaType {
    fn from(name: TypeName) -> Self {
        match name {
            TypeName::Avro => Self::Avro,
            TypeName::Json => Self::Json,
            TypeName::Protobuf => Self::Protobuf,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct TypeOption {
    /// The kind of schema; default: by file extension or content
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<TypeName>,
}

#[derive(Debug, clap::Args)]
pub(super) struct ReferenceOptions {
    /// Folder with the schemas that the schema refers to
    #[arg(long, value_name = "FOLDER")]
    pub(super) references: Option<PathBuf>,
    /// A registered schema that the schema refers to
    #[arg(long, value_name = "NAME=SUBJECT:VERSION")]
    pub(super) reference: Vec<GivenReference>,
}

impl TypeOption {
    /// Reads a schema; `-` is standard input.
    pub(super) fn read(&self, session: &mut Session<'_>, path: &Path) -> Result<GivenSchema> {
        let text = session.read_text(path)?;
        let shown = if path.as_os_str() == STDIN {
            "standard input".to_owned()
        } else {
            format!("'{}'", path.display())
        };
        if text.trim().is_empty() {
            return Err(Error::new(Kind::Usage, format!("{shown} is empty")));
        }
        let extension = path.extension().and_then(|extension| extension.to_str());
        let kind = self.kind.map(SchemaType::from).or_else(|| SchemaType::guess(&text, extension));
        let kind = kind.ok_or_else(|| {
            Error::new(Kind::Usage, format!("the kind of the schema in {shown} is not clear"))
                .hint("name the kind: --type avro, json or protobuf")
        })?;
        // Editors add the end of the last line.
        Ok(GivenSchema { kind, text: text.trim_end().to_owned() })
    }
}

/// The file of a schema; default: standard input.
pub(super) fn or_stdin(path: Option<&PathBuf>) -> PathBuf {
    path.cloned().unwrap_or_else(|| PathBuf::from(STDIN))
}

impl ReferenceOptions {
    /// A schema with all that it refers to, which is looked for in the registry too.
    pub(super) fn candidate(
        &self,
        session: &mut Session<'_>,
        registry: &Registry,
        limit: Duration,
        schema: GivenSchema,
    ) -> Result<Candidate> {
        let folder = self.references.as_deref();
        Candidate::new(&mut session.work(), registry, limit, schema, folder, &self.reference)
    }
}

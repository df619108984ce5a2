//! Decoding with one schema, and the lookup of schemas.

use super::framing::{Framed, SchemaId};
use super::json::push_compact;
use super::schema::{AvroJson, AvroReader, AvroSchema, ProtobufReader, SchemaType};

/// Looks up schemas.
pub trait SchemaStore: std::fmt::Debug + Send + Sync {
    fn find(&self, id: SchemaId) -> Result<FoundSchema, Missing>;
}

/// A schema that was found.
#[derive(Debug, Clone)]
pub struct FoundSchema {
    pub kind: SchemaType,
    pub text: String,
    /// The texts of the schemas it refers to, directly or indirectly, each with the name that references use.
    pub dependencies: Vec<(String, String)>,
    /// Subjects and versions of the schema.
    pub places: Vec<(String, i32)>,
}

/// Why a schema was not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No schema has this id.
    Unknown,
    /// The lookup failed, perhaps temporarily.
    Unreachable(String),
}

impl SchemaType {
    /// The name in options and JSON.
    pub fn format_name(self) -> &'static str {
        match self {
            Self::Avro => "avro",
            Self::Json => "json-schema",
            Self::Protobuf => "protobuf",
        }
    }
}

/// Decodes with one schema.
#[derive(Debug)]
pub(super) enum SchemaReader {
    Avro(AvroReader),
    Protobuf(ProtobufReader),
    Json,
}

impl SchemaReader {
    pub(super) fn new(schema: &FoundSchema, style: AvroJson, message: Option<&str>) -> Result<Self, String> {
        Ok(match schema.kind {
            SchemaType::Avro => {
                let texts: Vec<String> = schema.dependencies.iter().map(|(_, text)| text.clone()).collect();
                Self::Avro(AvroReader::new(&AvroSchema::parse(&schema.text, &texts)?, style))
            }
            SchemaType::Protobuf => {
                Self::Protobuf(ProtobufReader::new(&schema.text, &schema.dependencies, message)?)
            }
            SchemaType::Json => Self::Json,
        })
    }

    pub(super) fn push_framed(&self, framed: &Framed<'_>, out: &mut Vec<u8>) -> Result<(), String> {
        match self {
            Self::Protobuf(reader) => reader.push_framed(framed.payload, framed.message, out),
            Self::Avro(_) | Self::Json => self.push_bare(framed.payload, out),
        }
    }

    pub(super) fn push_bare(&self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        match self {
            Self::Avro(reader) => reader.push_json(bytes, out),
            Self::Protobuf(reader) => reader.push_bare(bytes, out),
            Self::Json => match serde_json::from_slice::<serde::de::IgnoredAny>(bytes) {
                Ok(_) => {
                    push_compact(bytes, out);
                    Ok(())
                }
                Err(error) => Err(format!("it is not valid JSON: {error}")),
            },
        }
    }

    /// The name of the schema's kind in options and JSON.
    pub(super) fn format_name(&self) -> &'static str {
        let kind = match self {
            Self::Avro(_) => SchemaType::Avro,
            Self::Protobuf(_) => SchemaType::Protobuf,
            Self::Json => SchemaType::Json,
        };
        kind.format_name()
    }
}

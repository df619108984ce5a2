//! The fields of schemas of all kinds in a common form, for printing and comparison.

use std::fmt;

use super::{SchemaType, avro, json, protobuf};

/// A field, or what corresponds to one: a value of a Protobuf enum, a definition in a JSON Schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The names that lead to it, separated by dots.
    pub path: String,
    /// Its type, in the terms of the kind of schema.
    pub kind: String,
    /// Its default as JSON, if it has one.
    pub default: Option<String>,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.default {
            Some(default) => write!(f, "{} (default {default})", self.kind),
            None => f.write_str(&self.kind),
        }
    }
}

/// The fields of a schema; `dependencies` are the texts of the schemas that it refers to.
pub fn fields(kind: SchemaType, text: &str, dependencies: &[String]) -> Result<Vec<Field>, String> {
    match kind {
        SchemaType::Avro => Ok(avro::fields(&super::AvroSchema::parse(text, dependencies)?)),
        SchemaType::Json => json::fields(text),
        SchemaType::Protobuf => protobuf::fields(text),
    }
}

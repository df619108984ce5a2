//! The fields of schemas of all kinds in one form, for people and for comparison.

use std::fmt;

use super::{SchemaType, avro, json, protobuf};

/// A field, or what stands for one: a value of a Protobuf enum, a definition in a JSON Schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The names that lead to it, with dots between.
    pub path: String,
    /// What it may hold, in words of its kind of schema.
    pub kind: String,
    /// What it is where it is left out, as JSON; `None` where it has no default.
    pub default: Option<String>,
}

impl fmt::Display for Field {
    /// Its kind, and its default where it has one.
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

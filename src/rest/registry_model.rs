//! The requests and answers of schema registries, as Rust types.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::lenient::without_nulls;

/// A reference of a schema to another one: its name there, and where it is registered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SchemaReference {
    /// Avro: the full name of the type; JSON: the `$ref`; Protobuf: the import path.
    pub name: String,
    pub subject: String,
    /// The version in the subject; -1 is the latest.
    pub version: i32,
}

/// A schema with its references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaText {
    pub schema: String,
    /// `AVRO`, `JSON` or `PROTOBUF`; registries leave it out for Avro.
    pub schema_type: String,
    pub references: Vec<SchemaReference>,
    /// An id that is the same in all registries (Confluent since 8.0).
    pub guid: Option<String>,
}

/// A version of a subject.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SubjectVersion {
    pub subject: String,
    /// Counts from 1.
    pub version: i32,
}

/// A registered schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredSchema {
    pub place: SubjectVersion,
    /// The id that records carry, the same in all subjects. `None` if the registry does not return it.
    pub id: Option<i32>,
    pub text: SchemaText,
}

/// A schema as a registry returns it; any field may be missing.
#[derive(Deserialize)]
pub(super) struct SentSchema {
    pub(super) subject: Option<String>,
    pub(super) version: Option<i32>,
    pub(super) id: Option<i32>,
    schema: Option<String>,
    #[serde(rename = "schemaType", default, deserialize_with = "avro_where_none")]
    schema_type: String,
    #[serde(default, deserialize_with = "without_nulls")]
    references: Vec<SentReference>,
    guid: Option<String>,
}

#[derive(Deserialize)]
struct SentReference {
    name: Option<String>,
    subject: Option<String>,
    version: Option<i32>,
}

impl SentSchema {
    /// The schema. The error says which required field is missing.
    pub(super) fn text(self) -> Result<SchemaText, &'static str> {
        let reference = |sent: SentReference| {
            Some(SchemaReference { name: sent.name?, subject: sent.subject?, version: sent.version? })
        };
        let references: Option<Vec<SchemaReference>> = self.references.into_iter().map(reference).collect();
        Ok(SchemaText {
            schema: self.schema.ok_or("it has no 'schema'")?,
            schema_type: self.schema_type,
            references: references.ok_or("a reference of it has no name, subject or version")?,
            guid: self.guid,
        })
    }
}

/// The result of a compatibility check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompatibilityAnswer {
    pub is_compatible: bool,
    /// The reasons why not, if the registry gives any.
    pub messages: Vec<String>,
}

/// A [`CompatibilityAnswer`] as a registry returns it.
#[derive(Deserialize)]
pub(super) struct SentCompatibility {
    pub(super) is_compatible: Option<bool>,
    #[serde(default, deserialize_with = "without_nulls")]
    pub(super) messages: Vec<String>,
}

/// A setting of a subject or of the whole registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The compatibility level.
    Compatibility,
    /// The mode.
    Mode,
}

impl Setting {
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Compatibility => "config",
            Self::Mode => "mode",
        }
    }

    /// Its key in the body of a request that sets it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Compatibility => "compatibility",
            Self::Mode => "mode",
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Compatibility => "the compatibility level",
            Self::Mode => "the mode",
        }
    }
}

/// The type in capitals, as most registries write it; empty if there is none.
fn avro_where_none<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let kind = Option::<String>::deserialize(deserializer)?.unwrap_or_default();
    let known = ["AVRO", "JSON", "PROTOBUF"].into_iter().find(|known| kind.eq_ignore_ascii_case(known));
    Ok(known.map_or(kind, str::to_owned))
}

impl SchemaText {
    /// `AVRO`, `JSON` or `PROTOBUF`.
    pub fn kind(&self) -> &str {
        if self.schema_type.is_empty() { "AVRO" } else { &self.schema_type }
    }

    /// The body of a request. The type Avro is left out: registries before 5.5 know Avro only, and not the field.
    pub(super) fn body(&self) -> Value {
        let mut body = json!({ "schema": self.schema });
        if self.kind() != "AVRO" {
            body["schemaType"] = json!(self.schema_type);
        }
        if !self.references.is_empty() {
            body["references"] = json!(self.references);
        }
        body
    }
}

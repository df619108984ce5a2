//! What registries of schemas tell and take.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::lenient::without_nulls;

/// What a schema calls another one, and where that one is registered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SchemaReference {
    /// Avro: the full name of the type; JSON: the `$ref`; Protobuf: the import path.
    pub name: String,
    /// The subject.
    pub subject: String,
    /// The version in the subject; -1 is the latest.
    pub version: i32,
}

/// The text of a schema, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaText {
    /// The text.
    pub schema: String,
    /// `AVRO`, `JSON` or `PROTOBUF`. Registries leave Avro out.
    pub schema_type: String,
    /// The schemas that it needs.
    pub references: Vec<SchemaReference>,
    /// The same in all registries (Confluent since 8.0).
    pub guid: Option<String>,
}

/// A version of a subject.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SubjectVersion {
    /// The subject.
    pub subject: String,
    /// The version, from 1.
    pub version: i32,
}

/// A schema as it is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredSchema {
    /// The subject and the version in it.
    pub place: SubjectVersion,
    /// The id, which records carry; one schema has one id in all subjects. `None` where the registry does not tell.
    pub id: Option<i32>,
    /// The schema.
    pub text: SchemaText,
}

/// A schema as a registry sends it, any part of which may be missing.
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
    /// The schema itself. What it cannot be read without is an error, in words.
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

/// What a registry says of a schema that might be registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompatibilityAnswer {
    /// Whether it would be taken.
    pub is_compatible: bool,
    /// Why not, where the registry says so.
    pub messages: Vec<String>,
}

/// The same as a registry sends it.
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

    /// What it is called in a body that sets it.
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

/// The kind in capitals, as all but a few registries write it; empty where there is none.
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

    /// As it is sent. Avro is left out: registries before 5.5 know nothing else, and not the fields either.
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

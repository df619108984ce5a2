//! Schemas of records as texts: their kinds, the names that they define and need, their fields, and their compatibility.

mod avro;
mod avro_defaults;
mod avro_input;
mod avro_json;
mod avro_logical;
mod avro_parse;
mod avro_shape;
mod avro_stored;
mod avro_write;
mod compatibility;
mod diff;
mod fields;
mod json;
mod names;
#[cfg(test)]
mod properties;
mod protobuf;
mod protobuf_json;
mod protobuf_known;
mod protobuf_message;
mod zigzag;

pub use avro::AvroSchema;
pub use avro_json::{AvroJson, AvroReader};
pub use compatibility::{Level, incompatibilities};
pub use diff::{FieldChange, changes};
pub use fields::{Field, fields};
pub use names::{defined, is_built_in, needed};
pub use protobuf_json::ProtobufReader;

use serde_json::Value;

/// The kinds of schemas that registries know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SchemaType {
    /// Apache Avro.
    Avro,
    /// JSON Schema.
    Json,
    /// Protocol Buffers.
    Protobuf,
}

impl SchemaType {
    /// As registries call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Avro => "AVRO",
            Self::Json => "JSON",
            Self::Protobuf => "PROTOBUF",
        }
    }

    /// The kind that a registry calls so; `None` for kinds that a plug-in of the registry brings.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Avro, Self::Json, Self::Protobuf].into_iter().find(|kind| kind.name() == name)
    }

    /// What files with such schemas end in.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Avro => "avsc",
            Self::Json => "json",
            Self::Protobuf => "proto",
        }
    }

    /// The kind of a text, by the ending of its file where that says it, else by what it holds; `None` where both may be anything,
    /// such as `{"type": "string"}`.
    pub fn guess(text: &str, extension: Option<&str>) -> Option<Self> {
        match extension {
            Some("avsc") => return Some(Self::Avro),
            Some("proto") => return Some(Self::Protobuf),
            _ => {}
        }
        let Ok(json) = serde_json::from_str::<Value>(text) else {
            return protobuf::defines_something(text).then_some(Self::Protobuf);
        };
        match &json {
            // A union, and a named or primitive type.
            Value::Array(_) | Value::String(_) => Some(Self::Avro),
            Value::Bool(_) => Some(Self::Json),
            Value::Object(object) => {
                let is_avro = ["record", "enum", "fixed", "map"].iter().any(|kind| json["type"] == **kind)
                    || ["logicalType", "symbols"].iter().any(|key| object.contains_key(*key));
                if is_avro {
                    return Some(Self::Avro);
                }
                let of_json = ["$schema", "$id", "$ref", "$defs", "properties", "oneOf", "anyOf", "allOf"];
                let is_json = of_json.iter().any(|key| object.contains_key(*key))
                    || json["type"] == "object"
                    || extension == Some("json");
                is_json.then_some(Self::Json)
            }
            _ => None,
        }
    }

    /// Whether two texts are one schema, but for blanks, the order of keys and comments.
    pub fn is_same(self, one: &str, other: &str) -> bool {
        match self {
            Self::Avro | Self::Json => {
                let parsed = |text: &str| serde_json::from_str::<Value>(text).ok();
                one == other || parsed(one).is_some_and(|one| parsed(other) == Some(one))
            }
            Self::Protobuf => {
                one.trim() == other.trim()
                    || protobuf::parse(one)
                        .is_ok_and(|one| protobuf::parse(other).is_ok_and(|other| one == other))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SchemaType::{self, Avro, Json, Protobuf};

    #[test]
    fn the_kind_is_that_of_the_file_or_of_what_it_holds() {
        for (text, extension, kind) in [
            (r#"{"type":"record","name":"A","fields":[]}"#, None, Some(Avro)),
            (r#"{"type":"record","name":"A","fields":[]}"#, Some("json"), Some(Avro)),
            (r#"["null","string"]"#, None, Some(Avro)),
            (r#""string""#, None, Some(Avro)),
            (r#"{"type":"int","logicalType":"date"}"#, None, Some(Avro)),
            (r#"{"type":"object","properties":{}}"#, None, Some(Json)),
            (r#"{"$ref":"other.json"}"#, None, Some(Json)),
            (r#"{"type":"string"}"#, None, None),
            (r#"{"type":"string"}"#, Some("avsc"), Some(Avro)),
            (r#"{"type":"string"}"#, Some("json"), Some(Json)),
            ("syntax = \"proto3\";\nmessage M { int32 a = 1; }", None, Some(Protobuf)),
            ("message M { optional int32 a = 1; }", None, Some(Protobuf)),
            ("", Some("proto"), Some(Protobuf)),
            ("neither {", None, None),
            ("", None, None),
            ("// nothing", None, None),
        ] {
            assert_eq!(SchemaType::guess(text, extension), kind, "{text} {extension:?}");
        }
    }

    #[test]
    fn blanks_comments_and_the_order_of_keys_make_no_other_schema() {
        assert!(Avro.is_same(r#"{"type":"int"}"#, "{ \"type\" : \"int\"\n}"));
        assert!(!Json.is_same(r#"{"minimum":1}"#, r#"{"minimum":2}"#));
        let proto = "syntax = \"proto3\"; message M { int32 a = 1; }";
        assert!(Protobuf.is_same(proto, "syntax = \"proto3\";\n// one\nmessage M {\n  int32 a = 1;\n}\n"));
        assert!(!Protobuf.is_same(proto, "syntax = \"proto3\"; message M { int32 a = 2; }"));
    }
}

//! Encodes JSON as keys and values with a schema, in Confluent's framing.

use std::collections::HashMap;

use jsonschema::{Retrieve, Uri, Validator};
use serde_json::Value;

use super::schema::{AvroJson, AvroSchema, ProtobufReader, SchemaType};
use super::schema_reader::FoundSchema;

/// Encodes with one schema.
#[derive(Debug)]
pub struct Encoder {
    /// Magic byte 0, the schema id, and for Protobuf the path to the message.
    prefix: Vec<u8>,
    writer: Writer,
}

#[derive(Debug)]
enum Writer {
    Avro(Box<AvroSchema>, AvroJson),
    Protobuf(Box<ProtobufReader>),
    Json(Box<Validator>),
}

/// Schemas that others refer to, by the names that the references use.
struct References(HashMap<String, Value>);

impl Retrieve for References {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let uri = uri.as_str();
        let is_meant = |name: &&String| uri == **name || uri.ends_with(&format!("/{name}"));
        let found = self.0.keys().find(is_meant).and_then(|name| self.0.get(name));
        found.cloned().ok_or_else(|| format!("'{uri}' is missing").into())
    }
}

impl Encoder {
    /// An encoder with a schema that is registered with this id. For Protobuf, `message` is the message, by default the first one;
    /// `style` is that of JSON for Avro.
    pub fn new(
        schema: &FoundSchema,
        id: i32,
        message: Option<&str>,
        style: AvroJson,
    ) -> Result<Self, String> {
        let mut prefix = vec![0];
        prefix.extend_from_slice(&id.to_be_bytes());
        let writer = match schema.kind {
            SchemaType::Avro => {
                let texts: Vec<String> = schema.dependencies.iter().map(|(_, text)| text.clone()).collect();
                Writer::Avro(Box::new(AvroSchema::parse(&schema.text, &texts)?), style)
            }
            SchemaType::Protobuf => {
                let schema = ProtobufReader::new(&schema.text, &schema.dependencies, message)?;
                schema.push_way(&mut prefix);
                Writer::Protobuf(Box::new(schema))
            }
            SchemaType::Json => {
                let parsed = |text: &str| serde_json::from_str(text).map_err(|error| error.to_string());
                let known = schema.dependencies.iter().map(|(name, text)| Ok((name.clone(), parsed(text)?)));
                let known = References(known.collect::<Result<_, String>>()?);
                let validator = jsonschema::options().with_retriever(known).build(&parsed(&schema.text)?);
                Writer::Json(Box::new(validator.map_err(|error| error.to_string())?))
            }
        };
        Ok(Self { prefix, writer })
    }

    /// Encodes a JSON text. The error says where it does not fit the schema, and what was expected.
    pub fn encode(&self, json: &[u8]) -> Result<Vec<u8>, String> {
        let mut out = self.prefix.clone();
        match &self.writer {
            Writer::Avro(schema, style) => schema.push_avro(&parsed(json)?, *style, &mut out)?,
            Writer::Protobuf(schema) => schema.push_protobuf(json, &mut out)?,
            Writer::Json(validator) => {
                if let Some(error) = validator.iter_errors(&parsed(json)?).next() {
                    let path = error.instance_path().to_string();
                    let place = if path.is_empty() { String::new() } else { format!("at {path}: ") };
                    return Err(format!("{place}{error}"));
                }
                out.extend_from_slice(json);
            }
        }
        Ok(out)
    }
}

fn parsed(json: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(json).map_err(|error| format!("it is not valid JSON: {error}"))
}

/// The name of the records of a schema: the full name of an Avro type or Protobuf message, the title of a JSON Schema.
pub fn record_name(schema: &FoundSchema, message: Option<&str>) -> Option<String> {
    match schema.kind {
        SchemaType::Avro => super::schema::defined(SchemaType::Avro, &schema.text, "").into_iter().next(),
        SchemaType::Protobuf => {
            Some(ProtobufReader::new(&schema.text, &schema.dependencies, message).ok()?.message_name())
        }
        SchemaType::Json => {
            let schema: Value = serde_json::from_str(&schema.text).ok()?;
            schema.get("title")?.as_str().map(str::to_owned)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(kind: SchemaType, text: &str) -> FoundSchema {
        FoundSchema { kind, text: text.to_owned(), dependencies: Vec::new(), places: Vec::new() }
    }

    #[test]
    fn a_value_stands_behind_its_prefix_or_is_told_where_it_does_not_fit() {
        let avro = schema(
            SchemaType::Avro,
            r#"{"type":"record","name":"t.A","fields":[{"name":"n","type":"int"}]}"#,
        );
        let encoder = Encoder::new(&avro, 258, None, AvroJson::Plain).unwrap();
        assert_eq!(encoder.encode(br#"{"n":3}"#).unwrap(), [0, 0, 0, 1, 2, 6]);
        assert_eq!(encoder.encode(br#"{"n":true}"#).unwrap_err(), "at n: expected int, got true");
        assert_eq!(record_name(&avro, None).as_deref(), Some("t.A"));
        let proto = "syntax = \"proto3\"; package p; message A { int32 n = 1; } message B { message C { string s = 1; } }";
        let proto = schema(SchemaType::Protobuf, proto);
        let first = Encoder::new(&proto, 1, None, AvroJson::Plain).unwrap();
        assert_eq!(first.encode(br#"{"n":3}"#).unwrap(), [0, 0, 0, 0, 1, 0, 8, 3]);
        let inner = Encoder::new(&proto, 1, Some("p.B.C"), AvroJson::Plain).unwrap();
        assert_eq!(inner.encode(br#"{"s":"x"}"#).unwrap(), [0, 0, 0, 0, 1, 4, 2, 0, 10, 1, b'x']);
        let wrong = inner.encode(br#"{"s":"x","t":1}"#).unwrap_err();
        assert!(wrong.contains("'t'"), "{wrong}");
        assert_eq!(record_name(&proto, Some("B")).as_deref(), Some("p.B"));
        let json = schema(
            SchemaType::Json,
            r#"{"title":"T","type":"object","properties":{"a":{"type":"array","items":{"type":"integer"}}}}"#,
        );
        let encoder = Encoder::new(&json, 1, None, AvroJson::Plain).unwrap();
        assert_eq!(encoder.encode(br#"{"a": [1]}"#).unwrap(), b"\0\0\0\0\x01{\"a\": [1]}");
        let wrong = encoder.encode(br#"{"a":[1,"x"]}"#).unwrap_err();
        assert_eq!(wrong, "at /a/1: \"x\" is not of type \"integer\"");
        assert_eq!(record_name(&json, None).as_deref(), Some("T"));
    }
}

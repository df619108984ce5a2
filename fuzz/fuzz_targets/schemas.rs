//! Data of Avro and Protobuf and what says which schema it has: no panic on any bytes with any schema. The first byte says where the
//! schema ends.

#![no_main]

use kafkactl::readers::{AvroJson, AvroReader, AvroSchema, ProtobufReader, SchemaType, defined, fields, needed};
use kafkactl::readers::{MessageHint, Side, framed};
use libfuzzer_sys::fuzz_target;

/// Schemas with everything in them, for data that gets far.
const AVRO: &str = r#"{"type":"record","name":"R","fields":[{"name":"u","type":["null","R",{"type":"array","items":{"type":"map","values":"R"}},
    {"type":"fixed","name":"F","size":16,"logicalType":"uuid"},{"type":"bytes","logicalType":"decimal","precision":9,"scale":3}]},
    {"name":"t","type":{"type":"long","logicalType":"timestamp-micros"}},{"name":"e","type":{"type":"enum","name":"E","symbols":["A"]}},
    {"name":"n","type":{"type":"array","items":"null"}},{"name":"d","type":{"type":"int","logicalType":"date"}},
    {"name":"p","type":{"type":"fixed","name":"P","size":12,"logicalType":"duration"}},{"name":"s","type":"string"},{"name":"x","type":"double"}]}"#;
const PROTOBUF: &str = "syntax = \"proto3\"; import \"google/protobuf/any.proto\"; import \"google/protobuf/struct.proto\"; \
    message M { M m = 1; map<string, M> n = 2; google.protobuf.Any a = 3; google.protobuf.Struct s = 4; repeated int64 r = 5; \
    oneof o { string t = 6; bytes b = 7; } enum E { A = 0; } E e = 8; double d = 9; }";

fuzz_target!(|input: &[u8]| {
    let Some((&split, rest)) = input.split_first() else { return };
    let (schema, data) = rest.split_at(usize::from(split).min(rest.len()));
    let _ = (framed(Side::Key, data, &[]), framed(Side::Value, data, &[(b"__value_schema_id", Some(schema))]));
    let text = String::from_utf8_lossy(schema);
    for avro in [AVRO, &text] {
        let Ok(avro) = AvroSchema::parse(avro, &[]) else { continue };
        for style in [AvroJson::Plain, AvroJson::Tagged] {
            let mut json = Vec::new();
            if AvroReader::new(&avro, style).push_json(data, &mut json).is_ok() {
                let value = serde_json::from_slice(&json).expect("what is read is JSON");
                let _ = avro.push_avro(&value, style, &mut Vec::new());
            }
            if let Ok(value) = serde_json::from_slice(data) {
                let _ = avro.push_avro(&value, style, &mut Vec::new());
            }
        }
    }
    for protobuf in [PROTOBUF, &text] {
        let Ok(protobuf) = ProtobufReader::new(protobuf, &[], None) else { continue };
        for hint in [MessageHint::Before, MessageHint::Way(schema), MessageHint::Name(Some(schema))] {
            let _ = protobuf.push_framed(data, hint, &mut Vec::new());
        }
        let _ = protobuf.push_bare(data, &mut Vec::new());
        let _ = protobuf.push_protobuf(data, &mut Vec::new());
    }
    for kind in [SchemaType::Avro, SchemaType::Json, SchemaType::Protobuf] {
        let _ = (needed(kind, &text), defined(kind, &text, "x"), fields(kind, &text, &[]));
    }
});

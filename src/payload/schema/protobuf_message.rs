//! Protobuf messages as JSON, by Protobuf's own mapping ("`ProtoJSON` Format"). Values that the mapping cannot represent, such as a
//! time in the year 20000 or an `Any` of an unknown type, are printed as their stored fields, so that one odd field does not hide
//! the others.

use prost_reflect::prost_types::{Any, Duration, FieldMask, Timestamp};
use prost_reflect::{DynamicMessage, Kind, MapKey, ReflectMessage, Value};

use crate::payload::json::{push_base64, push_float, push_null, push_number, push_string};

/// Maximum nesting of `Any`: each one starts with a nesting limit of its own.
const DEEPEST: usize = 100;
/// The years 1 to 9999, the range of the mapping.
const SECONDS_OF_TIMES: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;
/// About 10,000 years.
const SECONDS_OF_DURATIONS: std::ops::RangeInclusive<i64> = -315_576_000_000..=315_576_000_000;
const NANOS: std::ops::RangeInclusive<i32> = 0..=999_999_999;

/// Appends the JSON of a message.
pub(super) fn push_message(message: &DynamicMessage, out: &mut Vec<u8>) {
    push_within(message, 0, out);
}

fn push_within(message: &DynamicMessage, depth: usize, out: &mut Vec<u8>) {
    if !is_special(message.descriptor().full_name()) || push_special(message, depth, out).is_none() {
        out.push(b'{');
        push_fields(message, true, depth, out);
        out.push(b'}');
    }
}

/// Appends fields and extensions with their names. Fields with presence are left out if they are not set.
fn push_fields(message: &DynamicMessage, mut is_first: bool, depth: usize, out: &mut Vec<u8>) {
    let mut push = |name: &str, value: &Value, kind: &Kind, out: &mut Vec<u8>| {
        if !std::mem::take(&mut is_first) {
            out.push(b',');
        }
        push_string(name, out);
        out.push(b':');
        push_value(value, kind, depth, out);
    };
    for field in message.descriptor().fields() {
        if !field.supports_presence() || message.has_field(&field) {
            push(field.json_name(), &message.get_field(&field), &field.kind(), out);
        }
    }
    for (extension, value) in message.extensions() {
        push(extension.json_name(), value, &extension.kind(), out);
    }
}

fn push_value(value: &Value, kind: &Kind, depth: usize, out: &mut Vec<u8>) {
    match value {
        Value::Bool(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Value::I32(number) => push_number(i64::from(*number), out),
        Value::U32(number) => push_number(i64::from(*number), out),
        // Not every JSON parser has 64-bit integers, so the mapping uses strings.
        Value::I64(number) => push_string(&number.to_string(), out),
        Value::U64(number) => push_string(&number.to_string(), out),
        Value::F32(number) => push_float(number, f64::from(*number), out),
        Value::F64(number) => push_float(number, *number, out),
        Value::String(text) => push_string(text, out),
        Value::Bytes(bytes) => push_base64(bytes, out),
        Value::EnumNumber(number) => match kind {
            Kind::Enum(own) if own.full_name() == "google.protobuf.NullValue" => push_null(out),
            Kind::Enum(own) => match own.get_value(*number) {
                Some(value) => push_string(value.name(), out),
                None => push_number(i64::from(*number), out),
            },
            _ => push_number(i64::from(*number), out),
        },
        Value::Message(message) => push_within(message, depth, out),
        Value::List(values) => {
            out.push(b'[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                push_value(value, kind, depth, out);
            }
            out.push(b']');
        }
        Value::Map(values) => {
            let kind = match kind {
                Kind::Message(entry) if entry.is_map_entry() => &entry.map_entry_value_field().kind(),
                other => other,
            };
            let mut entries: Vec<(&MapKey, &Value)> = values.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            out.push(b'{');
            for (index, (key, value)) in entries.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                push_key(key, out);
                out.push(b':');
                push_value(value, kind, depth, out);
            }
            out.push(b'}');
        }
    }
}

fn push_key(key: &MapKey, out: &mut Vec<u8>) {
    let text = match key {
        MapKey::Bool(key) => key.to_string(),
        MapKey::I32(key) => key.to_string(),
        MapKey::I64(key) => key.to_string(),
        MapKey::U32(key) => key.to_string(),
        MapKey::U64(key) => key.to_string(),
        MapKey::String(key) => return push_string(key, out),
    };
    push_string(&text, out);
}

/// Whether a type has a JSON form of its own, which is the `value` within an `Any`.
fn is_special(name: &str) -> bool {
    let Some(name) = name.strip_prefix("google.protobuf.") else { return false };
    let others = ["Any", "Timestamp", "Duration", "Struct", "ListValue", "Value", "FieldMask", "Empty"];
    is_wrapper(name) || others.contains(&name)
}

fn is_wrapper(name: &str) -> bool {
    let wrapped = ["Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String", "Bytes"];
    name.strip_suffix("Value").is_some_and(|kind| wrapped.contains(&kind))
}

/// Appends such a message in its special form. `None`, with nothing appended, if the form cannot represent it.
fn push_special(message: &DynamicMessage, depth: usize, out: &mut Vec<u8>) -> Option<()> {
    let descriptor = message.descriptor();
    match descriptor.name() {
        "Any" => return push_any(message, depth, out),
        "Timestamp" => {
            let time: Timestamp = message.transcode_to().ok()?;
            let is_sayable = SECONDS_OF_TIMES.contains(&time.seconds) && NANOS.contains(&time.nanos);
            push_string(&is_sayable.then(|| time.to_string())?, out);
        }
        "Duration" => {
            let duration: Duration = message.transcode_to().ok()?;
            let is_of_one_sign = duration.seconds.signum() * i64::from(duration.nanos.signum()) >= 0;
            let is_sayable = SECONDS_OF_DURATIONS.contains(&duration.seconds)
                && NANOS.contains(&duration.nanos.saturating_abs())
                && is_of_one_sign;
            push_string(&is_sayable.then(|| duration.to_string())?, out);
        }
        "FieldMask" => {
            let mask: FieldMask = message.transcode_to().ok()?;
            let paths = mask.paths.iter().map(|path| camel_case(path)).collect::<Option<Vec<_>>>()?;
            push_string(&paths.join(","), out);
        }
        "Empty" => out.extend_from_slice(b"{}"),
        "Value" => match message.fields().next() {
            Some((field, value)) => push_value(value, &field.kind(), depth, out),
            None => push_null(out),
        },
        // Wrappers and the parts of Struct.
        _ => {
            let field = descriptor.get_field(1)?;
            push_value(&message.get_field(&field), &field.kind(), depth, out);
        }
    }
    Some(())
}

fn push_any(message: &DynamicMessage, depth: usize, out: &mut Vec<u8>) -> Option<()> {
    let any: Any = message.transcode_to().ok()?;
    if any.type_url.is_empty() && any.value.is_empty() {
        out.extend_from_slice(b"{}");
        return Some(());
    }
    out.extend_from_slice(b"{\"@type\":");
    push_string(&any.type_url, out);
    let name = any.type_url.rsplit_once('/').map(|(_, name)| name).filter(|_| depth < DEEPEST);
    let known = name.and_then(|name| message.descriptor().parent_pool().get_message_by_name(name));
    let held = known.and_then(|known| DynamicMessage::decode(known, any.value.as_slice()).ok());
    match held {
        Some(held) if is_special(held.descriptor().full_name()) => {
            out.extend_from_slice(b",\"value\":");
            push_within(&held, depth + 1, out);
        }
        Some(held) => push_fields(&held, false, depth + 1, out),
        // The stored bytes are all that is known.
        None => {
            out.extend_from_slice(b",\"value\":");
            push_base64(&any.value, out);
        }
    }
    out.push(b'}');
    Some(())
}

/// A path of a field mask in JSON; `None` if it could not be converted back.
fn camel_case(path: &str) -> Option<String> {
    let mut camel = String::new();
    let mut is_after_bar = false;
    for letter in path.chars() {
        match letter {
            '_' if is_after_bar => return None,
            '_' => is_after_bar = true,
            _ if is_after_bar => {
                camel.push(Some(letter.to_ascii_uppercase()).filter(|_| letter.is_ascii_lowercase())?);
                is_after_bar = false;
            }
            'A'..='Z' => return None,
            _ => camel.push(letter),
        }
    }
    (!is_after_bar).then_some(camel)
}

#[cfg(test)]
mod tests {
    use super::super::ProtobufReader;

    const ODD: &str = r#"syntax = "proto3";
        import "google/protobuf/any.proto"; import "google/protobuf/wrappers.proto"; import "google/protobuf/struct.proto";
        import "google/protobuf/timestamp.proto"; import "google/protobuf/duration.proto"; import "google/protobuf/field_mask.proto";
        message A {
          int32 v = 1;
          google.protobuf.Any any = 2;
          google.protobuf.DoubleValue double = 3;
          google.protobuf.FloatValue float = 4;
          google.protobuf.Timestamp at = 5;
          google.protobuf.Duration took = 6;
          google.protobuf.Value value = 7;
          google.protobuf.FieldMask mask = 8;
          google.protobuf.Struct struct = 9;
          map<int32, string> names = 10;
        }"#;

    fn json(fields: &[&[u8]]) -> String {
        let mut out = Vec::new();
        ProtobufReader::new(ODD, &[], None).unwrap().push_bare(&fields.concat(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
        let mut field = vec![number << 3 | 2, u8::try_from(bytes.len()).unwrap()];
        field.extend_from_slice(bytes);
        field
    }

    /// A field of eight bytes.
    fn double(number: u8, value: f64) -> Vec<u8> {
        [&[number << 3 | 1][..], &value.to_le_bytes()].concat()
    }

    #[test]
    fn numbers_that_json_does_not_have_are_said_in_words_in_wrappers_too() {
        for (number, word) in
            [(f64::NAN, "NaN"), (f64::INFINITY, "Infinity"), (f64::NEG_INFINITY, "-Infinity")]
        {
            let shown = json(&[&field(3, &double(1, number))]);
            assert_eq!(shown, format!(r#"{{"v":0,"double":"{word}","names":{{}}}}"#));
            let shown = json(&[&field(7, &double(2, number))]);
            assert_eq!(shown, format!(r#"{{"v":0,"value":"{word}","names":{{}}}}"#));
        }
        let float = [&[0x0d][..], &f32::NAN.to_le_bytes()].concat();
        assert_eq!(json(&[&field(4, &float)]), r#"{"v":0,"float":"NaN","names":{}}"#);
        assert_eq!(json(&[&field(4, &[])]), r#"{"v":0,"float":0.0,"names":{}}"#);
    }

    #[test]
    fn a_field_that_json_has_no_words_for_does_not_hide_the_others() {
        let any = |url: &str, value: &[u8]| [field(1, url.as_bytes()), field(2, value)].concat();
        for (bytes, shown) in [
            (field(2, b""), r#""any":{}"#),
            (field(2, &any("", b"\x01")), r#""any":{"@type":"","value":"AQ=="}"#),
            (field(2, &any("t/none.Such", b"\x08\x01")), r#""any":{"@type":"t/none.Such","value":"CAE="}"#),
            (field(2, &any("no-slash", b"\x08")), r#""any":{"@type":"no-slash","value":"CA=="}"#),
            // Bytes that are no A.
            (field(2, &any("t/A", b"\x08")), r#""any":{"@type":"t/A","value":"CA=="}"#),
            (field(2, &any("t/A", b"\x08\x02")), r#""any":{"@type":"t/A","v":2,"names":{}}"#),
            (
                field(2, &any("t/google.protobuf.Duration", b"\x08\x02")),
                r#""any":{"@type":"t/google.protobuf.Duration","value":"2s"}"#,
            ),
            // The year 10000, and nanoseconds below zero.
            (field(5, b"\x08\x80\x9c\xd1\xff\xaf\x07"), r#""at":{"seconds":"253402304000","nanos":0}"#),
            (field(5, b"\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"), r#""at":{"seconds":"0","nanos":-1}"#),
            (
                field(6, b"\x08\x01\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"),
                r#""took":{"seconds":"1","nanos":-1}"#,
            ),
            (field(6, b"\x08\x01\x10\x01"), r#""took":"1.000000001s""#),
            (field(8, &[field(1, b"a_b.c"), field(1, b"d")].concat()), r#""mask":"aB.c,d""#),
            (field(8, &field(1, b"aB")), r#""mask":{"paths":["aB"]}"#),
            (field(8, &field(1, b"a_")), r#""mask":{"paths":["a_"]}"#),
            (field(7, b""), r#""value":null"#),
            (
                field(9, &field(1, &[field(1, b"k"), field(2, &double(2, f64::NAN))].concat())),
                r#""struct":{"k":"NaN"}"#,
            ),
        ] {
            assert_eq!(json(&[&[8, 5], &bytes]), format!(r#"{{"v":5,{shown},"names":{{}}}}"#));
        }
    }

    #[test]
    fn what_is_shown_of_wrappers_is_written_again() {
        let reader = ProtobufReader::new(ODD, &[], None).unwrap();
        for number in ["\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "0.5"] {
            let shown = format!(r#"{{"v":0,"double":{number},"float":{number},"names":{{}}}}"#);
            let mut bytes = Vec::new();
            reader.push_protobuf(shown.as_bytes(), &mut bytes).unwrap();
            assert_eq!(json(&[&bytes]), shown);
        }
    }

    #[test]
    fn maps_have_their_keys_in_order() {
        let entry = |key: u8, value: &[u8]| field(10, &[&[8, key][..], &field(2, value)].concat());
        let shown = json(&[&entry(9, b"i"), &entry(2, b"b"), &entry(9, b"z")]);
        assert_eq!(shown, r#"{"v":0,"names":{"2":"b","9":"z"}}"#);
    }

    #[test]
    fn an_any_in_an_any_ends_somewhere() {
        let mut bytes = Vec::new();
        for _ in 0..5_000 {
            let mut any = b"\x0a\x03t/A\x12".to_vec();
            let held = std::mem::take(&mut bytes);
            push_length(held.len(), &mut any);
            any.extend_from_slice(&held);
            bytes = vec![0x12];
            push_length(any.len(), &mut bytes);
            bytes.extend_from_slice(&any);
        }
        let shown = json(&[&bytes]);
        assert_eq!(shown.matches("@type").count(), super::DEEPEST + 1);
    }

    fn push_length(mut length: usize, out: &mut Vec<u8>) {
        while length > 127 {
            out.push(u8::try_from(length & 127).unwrap() | 128);
            length >>= 7;
        }
        out.push(u8::try_from(length).unwrap());
    }
}

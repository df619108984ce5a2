//! Templates of output lines, such as `{key}\t{value}`.

use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::format::{PayloadFormat, Undecodable};
use super::record::{Decoding, RecordView};

/// A parsed template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(Vec<u8>),
    Field(Field),
    /// The value of the last header with this key.
    Header(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Topic,
    Partition,
    Offset,
    Timestamp,
    Time,
    TimestampType,
    LeaderEpoch,
    Key,
    Value,
    Headers,
    KeySize,
    ValueSize,
}

const FIELDS: [(&str, Field); 12] = [
    ("topic", Field::Topic),
    ("partition", Field::Partition),
    ("offset", Field::Offset),
    ("timestamp", Field::Timestamp),
    ("time", Field::Time),
    ("timestampType", Field::TimestampType),
    ("leaderEpoch", Field::LeaderEpoch),
    ("key", Field::Key),
    ("value", Field::Value),
    ("headers", Field::Headers),
    ("keySize", Field::KeySize),
    ("valueSize", Field::ValueSize),
];

impl FromStr for Template {
    type Err = String;

    /// Literal text with `{name}` for a field, `{header:NAME}` for a header, `{{` and `}}` for braces, and the escapes of
    /// [`TypedBytes`].
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(index) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(index);
            literal.push_str(before);
            if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
                literal.push_str(&from[..1]);
                rest = after;
                continue;
            }
            let Some((name, after)) = from.strip_prefix('{').and_then(|from| from.split_once('}')) else {
                return Err(format!("a single '{}' at '{from}'; write a literal brace twice", &from[..1]));
            };
            if !literal.is_empty() {
                parts.push(Part::Literal(unescape(&std::mem::take(&mut literal))?));
            }
            parts.push(field(name)?);
            rest = after;
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            parts.push(Part::Literal(unescape(&literal)?));
        }
        Ok(Self(parts))
    }
}

fn field(name: &str) -> Result<Part, String> {
    if let Some(header) = name.strip_prefix("header:") {
        return Ok(Part::Header(header.to_owned()));
    }
    if let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == name) {
        return Ok(Part::Field(*field));
    }
    let names = FIELDS.map(|(name, _)| name);
    Err(match crate::util::closest(name, names) {
        Some(close) => format!("unknown field '{name}'; did you mean '{close}'?"),
        None => format!("unknown field '{name}', expected {} or header:NAME", names.join(", ")),
    })
}

/// Bytes that are typed as text with the escapes `\t`, `\n`, `\r`, `\0`, `\\` and `\xNN`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedBytes(pub Vec<u8>);

impl FromStr for TypedBytes {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        unescape(text).map(Self)
    }
}

/// Decodes the escapes `\t`, `\n`, `\r`, `\0`, `\\` and `\xNN`.
fn unescape(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        bytes.push(match rest.next() {
            Some(b't') => b'\t',
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b'0') => 0,
            Some(b'\\') => b'\\',
            Some(b'x') => {
                let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
                match (digit(), digit()) {
                    (Some(high), Some(low)) => u8::try_from(high << 4 | low).unwrap_or(0),
                    _ => return Err(format!("'{text}': two hexadecimal digits must follow \\x")),
                }
            }
            _ => return Err(format!("'{text}': a backslash must begin \\t, \\n, \\r, \\0, \\xNN or \\\\")),
        });
    }
    Ok(bytes)
}

impl Template {
    /// Appends the line of a record without its delimiter. Null and unknown fields are `null`.
    pub fn push(
        &self,
        record: &RecordView<'_>,
        key_format: PayloadFormat,
        value_format: PayloadFormat,
        line: &mut Vec<u8>,
    ) -> Result<(), Undecodable> {
        let mut result = Ok(());
        for part in &self.0 {
            match part {
                Part::Literal(bytes) => line.extend_from_slice(bytes),
                Part::Header(name) => {
                    let found = record.headers.iter().rev().find(|(key, _)| *key == name.as_bytes());
                    line.extend_from_slice(found.and_then(|(_, value)| *value).unwrap_or(b"null"));
                }
                Part::Field(Field::Key) => {
                    let format = record.key_decoding.format(key_format);
                    result = result.and(push_payload(record.key, format, line));
                }
                Part::Field(Field::Value) => {
                    let format = record.value_decoding.format(value_format);
                    result = result.and(push_payload(record.value, format, line));
                }
                Part::Field(field) => push_field(*field, record, line),
            }
        }
        result
    }
}

/// Appends a key or a value; null is `null`.
pub fn push_payload(
    bytes: Option<&[u8]>,
    format: PayloadFormat,
    line: &mut Vec<u8>,
) -> Result<(), Undecodable> {
    match bytes {
        Some(bytes) => format.push_text(bytes, line),
        None => {
            line.extend_from_slice(b"null");
            Ok(())
        }
    }
}

fn push_field(field: Field, record: &RecordView<'_>, line: &mut Vec<u8>) {
    let mut number = itoa::Buffer::new();
    let mut of = |n: i64| line.extend_from_slice(number.format(n).as_bytes());
    let size = |bytes: Option<&[u8]>, decoding: &Decoding| {
        bytes.map_or(-1, |bytes| i64::try_from(decoding.stored(bytes.len())).unwrap_or(i64::MAX))
    };
    match field {
        Field::Partition => of(record.partition.into()),
        Field::Offset => of(record.offset.0),
        Field::Timestamp => of(record.timestamp.0),
        Field::LeaderEpoch => of(record.leader_epoch.unwrap_or(-1).into()),
        // -1 stands for null, as in Kafka.
        Field::KeySize => of(size(record.key, &record.key_decoding)),
        Field::ValueSize => of(size(record.value, &record.value_decoding)),
        Field::Topic => line.extend_from_slice(record.topic.as_bytes()),
        Field::Time => {
            line.extend_from_slice(record.timestamp.to_rfc3339().as_deref().unwrap_or("null").as_bytes());
        }
        Field::TimestampType => line.extend_from_slice(record.timestamp_type.as_str().as_bytes()),
        Field::Headers => push_headers(record, line),
        Field::Key | Field::Value => {}
    }
}

/// Appends headers as Kafka's console consumer does: `key:value`, separated by commas; `NO_HEADERS` if there are none.
pub fn push_headers(record: &RecordView<'_>, line: &mut Vec<u8>) {
    if record.headers.is_empty() {
        line.extend_from_slice(b"NO_HEADERS");
    }
    for (index, (key, value)) in record.headers.iter().enumerate() {
        if index > 0 {
            line.push(b',');
        }
        line.extend_from_slice(key);
        line.push(b':');
        line.extend_from_slice(value.unwrap_or(b"null"));
    }
}

/// UTF-8 as it is, other bytes as base64, for places that hold text only.
pub fn text_or_base64(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => BASE64.encode(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::record::example;

    fn line(template: &str) -> Result<String, String> {
        let record = example(None, &[(b"a", Some(b"1")), (b"b", None), (b"a", Some(b"2"))]);
        let mut line = Vec::new();
        let template: Template = template.parse()?;
        template.push(&record, PayloadFormat::Auto, PayloadFormat::Auto, &mut line).unwrap();
        Ok(String::from_utf8(line).unwrap())
    }

    #[test]
    fn a_template_is_filled_in() {
        assert_eq!(line(r"{key}\t{value}").unwrap(), "k\tnull");
        assert_eq!(
            line("{topic}:{partition}@{offset} {time} {{x}}").unwrap(),
            "orders:3@42 2026-09-21T14:13:20Z {x}"
        );
        assert_eq!(
            line("{headers} {header:a} {header:c} {keySize} {valueSize}").unwrap(),
            "a:1,b:null,a:2 2 null 1 -1"
        );
        assert_eq!(line(r"\x41\\\0").unwrap(), "A\\\0");
    }

    #[test]
    fn a_wrong_template_says_what_is_wrong() {
        for (template, words) in [
            ("{ofset}", "did you mean 'offset'"),
            ("{nothing}", "expected topic, partition"),
            ("{key", "a single '{'"),
            ("}", "a single '}'"),
            (r"{key}\q", "a backslash must begin"),
            (r"\x4", "two hexadecimal digits"),
        ] {
            assert!(line(template).unwrap_err().contains(words), "{template}");
        }
    }
}

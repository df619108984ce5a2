//! Parses the JSON form of records, as `consume` and `dump-log` print it, to write the records again.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::format::PayloadFormat;
use super::new_record::{Encodable, NewHeader, NewRecord};
use crate::util::text;
use crate::util::units::Timestamp;

/// The result of parsing a line of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FromJson<'a> {
    Record(NewRecord<'a>),
    /// Another object that `dump-log` prints, such as a batch, a file or a transaction marker; with its name.
    NoRecord(String),
}

/// Parses a line. Unknown fields are an error, unless `lenient`.
pub fn read_envelope(line: &[u8], lenient: bool) -> Result<FromJson<'_>, String> {
    // A file may begin with a byte order mark; JSON cannot.
    let line = line.strip_prefix(text::MARK).unwrap_or(line);
    let fields: Fields<'_> = serde_json::from_slice(line).map_err(|error| wrong_json(&error))?;
    match fields.kind.as_deref() {
        None | Some("record") => {}
        Some(kind) => return Ok(FromJson::NoRecord(kind.to_owned())),
    }
    if fields.is_control {
        return Ok(FromJson::NoRecord("control record".to_owned()));
    }
    if let (false, Some(name)) = (lenient, fields.unknown) {
        return Err(format!("unknown field '{name}'"));
    }
    let (key_is, value_is) = (fields.key.encodable(), fields.value.encodable());
    let headers = fields.headers.into_iter().map(JsonHeader::decoded).collect::<Result<Vec<_>, _>>();
    Ok(FromJson::Record(NewRecord {
        topic: fields.topic,
        partition: fields.partition,
        timestamp: fields.timestamp,
        key: fields.key.decoded().map_err(|why| format!("the key: {why}"))?,
        value: fields.value.decoded().map_err(|why| format!("the value: {why}"))?,
        key_is,
        value_is,
        headers: headers.map_err(|why| format!("a header: {why}"))?,
    }))
}

/// The error with its byte position; the caller counts the lines.
fn wrong_json(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
    let what = if error.is_data() { "" } else { "it is not valid JSON: " };
    match error.column() {
        0 => format!("{what}{words}"),
        column => format!("{what}{words} at byte {column}"),
    }
}

/// A string that is borrowed if nothing in it is escaped.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// Formats of data that was decoded with a schema.
const SCHEMA_FORMATS: [&str; 3] = ["avro", "protobuf", "json-schema"];

/// A key or a value, and how it is encoded.
#[derive(Default)]
struct Encoded<'a> {
    json: Option<&'a RawValue>,
    encoding: Option<Cow<'a, str>>,
    format: Option<Cow<'a, str>>,
}

impl<'a> Encoded<'a> {
    /// Whether it may be encoded with a schema.
    fn encodable(&self) -> Encodable {
        match (self.format.as_deref(), self.encoding.as_deref()) {
            (Some(name), _) if SCHEMA_FORMATS.contains(&name) => Encodable::Needed,
            (None, None | Some("utf8" | "json")) => Encodable::Text,
            _ => Encodable::Bytes,
        }
    }

    fn decoded(self) -> Result<Option<Cow<'a, [u8]>>, String> {
        if self.encodable() == Encodable::Needed {
            // Under a schema null is a value like any other; a null of Kafka has no format.
            return Ok(Some(Cow::Borrowed(self.json.map_or("null", RawValue::get).as_bytes())));
        }
        let Some(json) = self.json.map(RawValue::get).filter(|json| *json != "null") else { return Ok(None) };
        let text = || {
            let text: Result<Text<'a>, _> = serde_json::from_str(json);
            text.map(|text| text.0).map_err(|_| {
                let what = match json.as_bytes().first() {
                    Some(b'"') => return "it has an invalid escape".to_owned(),
                    Some(b'{') => "an object",
                    Some(b'[') => "an array",
                    _ => "not a string",
                };
                format!("it is {what}; \"...Encoding\":\"json\" allows JSON values")
            })
        };
        if let Some(format) = self.format {
            let format: PayloadFormat = format.parse()?;
            // Numbers are JSON numbers; NaN and infinity, which JSON does not have, are strings.
            let written = if json.starts_with('"') { text()? } else { Cow::Borrowed(json) };
            return format.encode(&written).map(|bytes| Some(Cow::Owned(bytes)));
        }
        Ok(Some(match self.encoding.as_deref() {
            None | Some("utf8") => match text()? {
                Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                Cow::Owned(text) => Cow::Owned(text.into_bytes()),
            },
            Some("json") => Cow::Borrowed(json.as_bytes()),
            Some("base64") => Cow::Owned(PayloadFormat::Base64.encode(&text()?)?),
            Some("hex") => Cow::Owned(PayloadFormat::Hex.encode(&text()?)?),
            Some(other) => {
                return Err(format!("unknown encoding '{other}', expected utf8, base64, hex or json"));
            }
        }))
    }
}

/// A header in JSON.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct JsonHeader<'a> {
    #[serde(borrow)]
    key: &'a RawValue,
    #[serde(borrow)]
    key_encoding: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    value: Option<&'a RawValue>,
    #[serde(borrow)]
    encoding: Option<Cow<'a, str>>,
}

impl<'a> JsonHeader<'a> {
    fn decoded(self) -> Result<NewHeader<'a>, String> {
        let key = Encoded { json: Some(self.key), encoding: self.key_encoding, format: None };
        let value = Encoded { json: self.value, encoding: self.encoding, format: None };
        Ok((key.decoded()?.ok_or("its key is null")?, value.decoded()?))
    }
}

/// All fields of a line.
#[derive(Default)]
struct Fields<'a> {
    kind: Option<Cow<'a, str>>,
    is_control: bool,
    topic: Option<Cow<'a, str>>,
    partition: Option<i32>,
    timestamp: Option<Timestamp>,
    key: Encoded<'a>,
    value: Encoded<'a>,
    headers: Vec<JsonHeader<'a>>,
    unknown: Option<String>,
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the JSON object of a record")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields<'de>, M::Error> {
        let mut fields = Fields::default();
        let mut seen = Vec::with_capacity(12);
        while let Some(Text(name)) = map.next_key()? {
            let mut text = || map.next_value::<Option<Text<'de>>>().map(|text| text.map(|text| text.0));
            match &*name {
                "kind" => fields.kind = text()?,
                "topic" => fields.topic = text()?,
                "keyEncoding" => fields.key.encoding = text()?,
                "valueEncoding" => fields.value.encoding = text()?,
                "keyFormat" => fields.key.format = text()?,
                "valueFormat" => fields.value.format = text()?,
                "partition" => fields.partition = map.next_value()?,
                // `null` means "no timestamp"; without the field, the time of writing is used.
                "timestamp" => {
                    let timestamp: Option<i64> = map.next_value()?;
                    fields.timestamp = Some(timestamp.map_or(Timestamp::NONE, Timestamp));
                }
                "key" => fields.key.json = map.next_value()?,
                "value" => fields.value.json = map.next_value()?,
                "headers" => fields.headers = map.next_value::<Option<_>>()?.unwrap_or_default(),
                // Fields that the broker sets when a record is written, and additional ones of `dump-log`.
                "offset" | "time" | "timestampType" | "leaderEpoch" | "sequence" | "crc" | "isValid"
                | "keySchema" | "valueSchema" | "folderState" => {
                    map.next_value::<IgnoredAny>()?;
                }
                "controlType" => {
                    fields.is_control = true;
                    map.next_value::<IgnoredAny>()?;
                }
                other => {
                    // Objects that are not records have fields of their own.
                    fields.unknown.get_or_insert_with(|| other.to_owned());
                    map.next_value::<IgnoredAny>()?;
                }
            }
            if seen.contains(&name) {
                return Err(de::Error::custom(format!("duplicate field '{name}'")));
            }
            seen.push(name);
        }
        Ok(fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::record::example;
    use crate::payload::{Envelope, Header as RecordHeader};

    fn read(line: &str) -> Result<NewRecord<'_>, String> {
        match read_envelope(line.as_bytes(), false)? {
            FromJson::Record(record) => Ok(record),
            FromJson::NoRecord(kind) => Err(kind),
        }
    }

    fn value(line: &str) -> Result<Option<Vec<u8>>, String> {
        read(line).map(|record| record.value.map(Cow::into_owned))
    }

    #[test]
    fn what_the_envelope_shows_is_read_back_in_every_format() {
        let headers: [RecordHeader<'_>; 4] =
            [(b"a", Some(b"1")), (b"a", None), (&[0xff, 0], Some(&[0xfe])), (b"", Some(b""))];
        let number = 1.5_f64.to_be_bytes();
        for (format, bytes) in [
            (PayloadFormat::Text, &b"na\xc3\xafve \"\\\n\x00\x1f\xe2\x80\xa8"[..]),
            (PayloadFormat::Text, &[0xc3, 0x28]),
            (PayloadFormat::Text, b""),
            (PayloadFormat::Json, br#"{"a": 1.0, "a":"\u0000\ud83d"}"#),
            (PayloadFormat::Json, b"17"),
            (PayloadFormat::Hex, &[0, 255]),
            (PayloadFormat::Base64, &[0, 255]),
            (PayloadFormat::Short, &[0xff, 0xfe]),
            (PayloadFormat::Integer, &[0, 0, 0, 7]),
            (PayloadFormat::Long, &[0xff; 8]),
            (PayloadFormat::Double, &number),
            (PayloadFormat::Double, &[0xff; 8]),
            (PayloadFormat::Long, b"short"),
        ] {
            let record = example(Some(bytes), &headers);
            let mut line = Vec::new();
            Envelope::of(&record, PayloadFormat::Text, format).push(&mut line);
            let shown = String::from_utf8(line).unwrap();
            let back = read(&shown).unwrap_or_else(|why| panic!("{shown}: {why}"));
            assert_eq!(
                (back.value.as_deref(), back.key.as_deref()),
                (Some(bytes), Some(&b"k"[..])),
                "{shown}"
            );
            assert_eq!((back.topic.as_deref(), back.partition), (Some("orders"), Some(3)));
            assert_eq!(back.timestamp, Some(Timestamp(1_790_000_000_000)));
            let same = back.headers.iter().map(|(key, value)| (&**key, value.as_deref()));
            assert_eq!(same.collect::<Vec<_>>(), headers);
        }
    }

    #[test]
    fn null_is_told_from_empty_and_from_what_is_left_out() {
        assert_eq!(value(r#"{"value":null}"#), Ok(None));
        assert_eq!(value(r#"{"value":""}"#), Ok(Some(Vec::new())));
        assert_eq!(value("{}"), Ok(None));
        assert_eq!(read("{}").unwrap().timestamp, None);
        assert_eq!(read(r#"{"timestamp":null}"#).unwrap().timestamp, Some(Timestamp::NONE));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, why) in [
            (r#"{"val":1}"#, "unknown field 'val'"),
            (r#"{"value":"a","value":"b"}"#, "duplicate field 'value' at byte 25"),
            (r#"{"value":{}}"#, "the value: it is an object; \"...Encoding\":\"json\" allows JSON values"),
            (r#"{"value":"\ud800"}"#, "the value: it has an invalid escape"),
            (r#"{"value":"!","valueEncoding":"base64"}"#, "the value: '!' is not valid base64"),
            (
                r#"{"value":"a","valueEncoding":"rot13"}"#,
                "the value: unknown encoding 'rot13', expected utf8, base64, hex or json",
            ),
            (r#"{"value":70000,"valueFormat":"short"}"#, "the value: '70000' is not a short"),
            (r#"{"headers":[{"key":null}]}"#, "a header: its key is null"),
            (r#"{"partition":"0"}"#, "invalid type: string \"0\", expected i32 at byte 16"),
            ("[]", "invalid type: sequence, expected the JSON object of a record"),
            ("", "it is not valid JSON: EOF while parsing a value"),
            (r#"{"kind":"batch","position":0}"#, "batch"),
            (r#"{"kind":"record","controlType":"COMMIT","control":{}}"#, "control record"),
        ] {
            assert_eq!(read(line), Err(why.to_owned()), "{line}");
        }
        assert!(read_envelope(br#"{"val":1}"#, true).is_ok());
    }
}

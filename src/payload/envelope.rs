//! The one JSON shape of a record, for everything that prints or reads records.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::format::{FieldNames, PayloadFormat};
use crate::util::units::{Offset, Timestamp, TimestampType};

const KEY: FieldNames = FieldNames { field: "key", encoding: "keyEncoding", format: "keyFormat" };
const VALUE: FieldNames = FieldNames { field: "value", encoding: "valueEncoding", format: "valueFormat" };

/// A record with everything that is needed to write it again, byte for byte.
///
/// What is not UTF-8 is base64 and says so; null is `null`, never an empty string. The field names are an interface.
#[derive(Debug, Clone)]
pub struct Envelope<'a, H> {
    /// Topic, where known.
    pub topic: Option<&'a str>,
    /// Partition, where known.
    pub partition: Option<i32>,
    /// Offset in the partition.
    pub offset: Offset,
    /// Timestamp; [`Timestamp::NONE`] is `null`.
    pub timestamp: Timestamp,
    /// Who set the timestamp; `null` for records of a time that had none.
    pub timestamp_type: TimestampType,
    /// Leader epoch in which the record was written, where known.
    pub leader_epoch: Option<i32>,
    /// Key and how to show it.
    pub key: (Option<&'a [u8]>, PayloadFormat),
    /// Value and how to show it.
    pub value: (Option<&'a [u8]>, PayloadFormat),
    /// Headers in their order, duplicates included: key and value.
    pub headers: H,
}

impl<'a, H> Envelope<'a, H>
where
    H: Iterator<Item = (&'a [u8], Option<&'a [u8]>)> + Clone,
{
    /// Adds the fields to an object.
    pub fn serialize_into<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("topic", &self.topic)?;
        map.serialize_entry("partition", &self.partition)?;
        map.serialize_entry("offset", &self.offset)?;
        let timestamp = (self.timestamp != Timestamp::NONE).then_some(self.timestamp);
        map.serialize_entry("timestamp", &timestamp)?;
        map.serialize_entry("time", &self.timestamp.to_rfc3339())?;
        let known = self.timestamp_type != TimestampType::NoTimestampType;
        map.serialize_entry("timestampType", &known.then_some(self.timestamp_type))?;
        map.serialize_entry("leaderEpoch", &self.leader_epoch)?;
        self.key.1.serialize_into(map, &KEY, self.key.0)?;
        self.value.1.serialize_into(map, &VALUE, self.value.0)?;
        map.serialize_entry("headers", &HeaderList(&self.headers))
    }
}

impl<'a, H> Serialize for Envelope<'a, H>
where
    H: Iterator<Item = (&'a [u8], Option<&'a [u8]>)> + Clone,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.serialize_into(&mut map)?;
        map.end()
    }
}

struct HeaderList<'h, H>(&'h H);

impl<'a, H> Serialize for HeaderList<'_, H>
where
    H: Iterator<Item = (&'a [u8], Option<&'a [u8]>)> + Clone,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for (key, value) in self.0.clone() {
            list.serialize_element(&HeaderObject { key, value })?;
        }
        list.end()
    }
}

struct HeaderObject<'a> {
    key: &'a [u8],
    value: Option<&'a [u8]>,
}

impl Serialize for HeaderObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match std::str::from_utf8(self.key) {
            Ok(key) => map.serialize_entry("key", key)?,
            Err(_) => {
                map.serialize_entry("key", &BASE64.encode(self.key))?;
                map.serialize_entry("keyEncoding", "base64")?;
            }
        }
        match self.value.map(|value| (value, std::str::from_utf8(value))) {
            None => map.serialize_entry("value", &())?,
            Some((_, Ok(text))) => map.serialize_entry("value", text)?,
            Some((bytes, Err(_))) => {
                map.serialize_entry("value", &BASE64.encode(bytes))?;
                map.serialize_entry("encoding", "base64")?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_tells_null_from_empty_and_text_from_bytes() {
        let headers: [(&[u8], Option<&[u8]>); 4] = [
            (b"trace", Some(&[0, 1, 0xff])),
            (b"empty", Some(b"")),
            (b"nul", None),
            (b"nul", Some(b"again")),
        ];
        let envelope = Envelope {
            topic: Some("t"),
            partition: Some(0),
            offset: Offset(42),
            timestamp: Timestamp(1_790_000_000_000),
            timestamp_type: TimestampType::CreateTime,
            leader_epoch: Some(3),
            key: (None, PayloadFormat::Text),
            value: (Some(&[0xc3, 0x28]), PayloadFormat::Text),
            headers: headers.into_iter(),
        };
        let expected = concat!(
            r#"{"topic":"t","partition":0,"offset":42,"timestamp":1790000000000,"time":"2026-09-21T14:13:20Z","#,
            r#""timestampType":"createTime","leaderEpoch":3,"key":null,"value":"wyg=","valueEncoding":"base64","#,
            r#""headers":[{"key":"trace","value":"AAH/","encoding":"base64"},{"key":"empty","value":""},"#,
            r#"{"key":"nul","value":null},{"key":"nul","value":"again"}]}"#
        );
        assert_eq!(serde_json::to_string(&envelope).unwrap(), expected);
    }
}

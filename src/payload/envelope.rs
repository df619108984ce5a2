//! The JSON form of a record, shared by everything that prints or reads records.

use super::format::PayloadFormat;
use super::json::{push_base64, push_null, push_string, push_utf8};
use super::record::{Decoding, Header, RecordView};
use crate::util::units::{Offset, Timestamp, TimestampType};

/// A record with everything that is needed to write it again, byte for byte.
///
/// Bytes that are not UTF-8 are base64 and marked as such; null is `null`, never an empty string. The field names are an interface.
#[derive(Debug, Clone)]
pub struct Envelope<'a, H> {
    /// `None` if not known.
    pub topic: Option<&'a str>,
    /// `None` if not known.
    pub partition: Option<i32>,
    /// Offset in the partition; `None` if not known.
    pub offset: Option<Offset>,
    /// Timestamp; [`Timestamp::NONE`] is `null`.
    pub timestamp: Timestamp,
    /// Who set the timestamp; `null` for formats without timestamps.
    pub timestamp_type: TimestampType,
    /// Leader epoch in which the record was written; `None` if not known.
    pub leader_epoch: Option<i32>,
    /// The key, and how to print it.
    pub key: (Option<&'a [u8]>, PayloadFormat),
    /// The value, and how to print it.
    pub value: (Option<&'a [u8]>, PayloadFormat),
    /// How the key and the value were decoded.
    pub decodings: [&'a Decoding; 2],
    /// Keys and values of headers in their order, duplicates included.
    pub headers: H,
}

impl<'a> Envelope<'a, std::iter::Copied<std::slice::Iter<'a, Header<'a>>>> {
    pub fn of(record: &'a RecordView<'a>, key_format: PayloadFormat, value_format: PayloadFormat) -> Self {
        Self {
            topic: Some(record.topic),
            partition: Some(record.partition),
            offset: Some(record.offset),
            timestamp: record.timestamp,
            timestamp_type: record.timestamp_type,
            leader_epoch: record.leader_epoch,
            key: (record.key, record.key_decoding.format(key_format)),
            value: (record.value, record.value_decoding.format(value_format)),
            decodings: [&record.key_decoding, &record.value_decoding],
            headers: record.headers.iter().copied(),
        }
    }
}

impl<'a, H> Envelope<'a, H>
where
    H: Iterator<Item = (&'a [u8], Option<&'a [u8]>)>,
{
    /// Appends the JSON object.
    pub fn push(self, out: &mut Vec<u8>) {
        out.push(b'{');
        self.push_fields(out);
        out.push(b'}');
    }

    /// Appends the fields without the braces, for objects with more fields. Without serde, because there are millions.
    pub fn push_fields(self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\"topic\":");
        match self.topic {
            Some(topic) => push_string(topic, out),
            None => push_null(out),
        }
        push_number(b",\"partition\":", self.partition, out);
        push_number(b",\"offset\":", self.offset.map(|offset| offset.0), out);
        let timestamp = (self.timestamp != Timestamp::NONE).then_some(self.timestamp.0);
        push_number(b",\"timestamp\":", timestamp, out);
        out.extend_from_slice(b",\"time\":");
        self.timestamp.push_json_time(out);
        out.extend_from_slice(match self.timestamp_type {
            TimestampType::Absent => b",\"timestampType\":null".as_slice(),
            TimestampType::CreateTime => b",\"timestampType\":\"createTime\"",
            TimestampType::LogAppendTime => b",\"timestampType\":\"logAppendTime\"",
        });
        push_number(b",\"leaderEpoch\":", self.leader_epoch, out);
        self.key.1.push_json("key", self.key.0, out);
        self.decodings[0].push_json("key", self.key.1, out);
        self.value.1.push_json("value", self.value.0, out);
        self.decodings[1].push_json("value", self.value.1, out);
        out.extend_from_slice(b",\"headers\":[");
        for (index, (key, value)) in self.headers.enumerate() {
            if index > 0 {
                out.push(b',');
            }
            push_header(key, value, out);
        }
        out.push(b']');
    }
}

fn push_header(key: &[u8], value: Option<&[u8]>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"key\":");
    if !push_utf8(key, out) {
        push_base64(key, out);
        out.extend_from_slice(b",\"keyEncoding\":\"base64\"");
    }
    out.extend_from_slice(b",\"value\":");
    match value {
        None => push_null(out),
        Some(value) => {
            if !push_utf8(value, out) {
                push_base64(value, out);
                out.extend_from_slice(b",\"encoding\":\"base64\"");
            }
        }
    }
    out.push(b'}');
}

fn push_number(name: &[u8], number: Option<impl itoa::Integer>, out: &mut Vec<u8>) {
    out.extend_from_slice(name);
    match number {
        Some(number) => out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes()),
        None => push_null(out),
    }
}

/// Appends an object with input that is not a record, and the reason. No record has these fields, so it cannot be mistaken for one.
pub fn push_unreadable(number: usize, bytes: &[u8], why: &str, out: &mut Vec<u8>) {
    push_number(b"{\"line\":", Some(number), out);
    out.extend_from_slice(b",\"error\":");
    push_string(why, out);
    out.extend_from_slice(b",\"unreadable\":");
    if !push_utf8(bytes, out) {
        push_base64(bytes, out);
        out.extend_from_slice(b",\"encoding\":\"base64\"");
    }
    out.push(b'}');
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
            offset: Some(Offset(42)),
            timestamp: Timestamp(1_790_000_000_000),
            timestamp_type: TimestampType::CreateTime,
            leader_epoch: Some(3),
            key: (None, PayloadFormat::Text),
            value: (Some(&[0xc3, 0x28]), PayloadFormat::Text),
            decodings: Decoding::NONE,
            headers: headers.into_iter(),
        };
        let expected = concat!(
            r#"{"topic":"t","partition":0,"offset":42,"timestamp":1790000000000,"time":"2026-09-21T14:13:20Z","#,
            r#""timestampType":"createTime","leaderEpoch":3,"key":null,"value":"wyg=","valueEncoding":"base64","#,
            r#""headers":[{"key":"trace","value":"AAH/","encoding":"base64"},{"key":"empty","value":""},"#,
            r#"{"key":"nul","value":null},{"key":"nul","value":"again"}]}"#
        );
        let mut text = Vec::new();
        envelope.push(&mut text);
        assert_eq!(String::from_utf8(text).unwrap(), expected);
    }
}

//! Schema ids in records: Confluent's prefix and headers, Apicurio's headers.

use std::fmt;

use super::record::Header;

/// The id of the schema that a key or value was written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SchemaId {
    /// An id of Confluent's kind.
    Id(i32),
    /// The global id of Apicurio, one for each version of an artifact.
    Global(i64),
    /// A GUID, which is the same in all registries.
    Guid([u8; 16]),
}

impl fmt::Display for SchemaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => write!(f, "{id}"),
            Self::Global(id) => write!(f, "with the global id {id}"),
            Self::Guid(guid) => {
                for (index, byte) in guid.iter().enumerate() {
                    let dash = if matches!(index, 4 | 6 | 8 | 10) { "-" } else { "" };
                    write!(f, "{dash}{byte:02x}")?;
                }
                Ok(())
            }
        }
    }
}

/// The framing of a key or value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Framed<'a> {
    pub id: SchemaId,
    /// For Protobuf, which message it is.
    pub message: MessageHint<'a>,
    /// The bytes after the prefix.
    pub payload: &'a [u8],
}

/// Which message of its schema a Protobuf payload is. Apicurio's serializers also put a `Ref` before the payload, a message of its
/// own that holds the name, whatever the headers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageHint<'a> {
    /// The path to the message precedes the payload.
    Before,
    /// The path to the message.
    Way(&'a [u8]),
    /// The name of the message; `None` for the first one.
    Name(Option<&'a [u8]>),
}

/// The key or the value of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Key,
    Value,
}

impl Side {
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Value => "value",
        }
    }

    /// The header in which Confluent's clients since 8.0 may put what otherwise precedes the payload.
    fn confluent_header(self) -> &'static [u8] {
        match self {
            Self::Key => b"__key_schema_id",
            Self::Value => b"__value_schema_id",
        }
    }

    /// The headers in which Apicurio's serializers may put the content id or the global id, as 8 bytes.
    fn apicurio_headers(self) -> [&'static [u8]; 2] {
        match self {
            Self::Key => [b"apicurio.key.contentId", b"apicurio.key.globalId"],
            Self::Value => [b"apicurio.value.contentId", b"apicurio.value.globalId"],
        }
    }
}

/// The header in which Apicurio's serializers name the message, for keys and values alike.
const APICURIO_MESSAGE: &[u8] = b"apicurio.protobuf.type";

/// Parses the framing of bytes that name their schema; `None` for others.
///
/// A header takes precedence over the prefix, and of several headers the last one. A prefix is magic byte 0 and an id of 4 bytes,
/// or magic byte 1 and a GUID of 16.
pub fn framed<'a>(side: Side, bytes: &'a [u8], headers: &[Header<'a>]) -> Option<Framed<'a>> {
    let last = |name: &[u8]| headers.iter().rev().find(|(key, _)| *key == name).and_then(|(_, value)| *value);
    if let Some((id, way)) = last(side.confluent_header()).and_then(prefix) {
        return Some(Framed { id, message: MessageHint::Way(way), payload: bytes });
    }
    let number = |header: &[u8]| Some(i64::from_be_bytes(last(header)?.try_into().ok()?));
    let [content, global] = side.apicurio_headers();
    // Registries with Confluent's API have ids of 4 bytes.
    let id = number(content).and_then(|id| i32::try_from(id).ok()).map(SchemaId::Id);
    if let Some(id) = id.or_else(|| number(global).map(SchemaId::Global)) {
        return Some(Framed { id, message: MessageHint::Name(last(APICURIO_MESSAGE)), payload: bytes });
    }
    let (id, payload) = prefix(bytes)?;
    Some(Framed { id, message: MessageHint::Before, payload })
}

fn prefix(bytes: &[u8]) -> Option<(SchemaId, &[u8])> {
    match bytes.split_first()? {
        (0, rest) => rest.split_first_chunk().map(|(id, rest)| (SchemaId::Id(i32::from_be_bytes(*id)), rest)),
        (1, rest) => rest.split_first_chunk().map(|(guid, rest)| (SchemaId::Guid(*guid), rest)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_stands_in_the_prefix_or_in_a_header() {
        let id = |payload, message| Some(Framed { id: SchemaId::Id(7), message, payload });
        assert_eq!(framed(Side::Value, b"\0\0\0\0\x07rest", &[]), id(b"rest", MessageHint::Before));
        assert_eq!(framed(Side::Value, b"\0\0\0\x07", &[]), None);
        assert_eq!(framed(Side::Value, b"text", &[]), None);
        let header: (&[u8], Option<&[u8]>) = (b"__value_schema_id", Some(b"\0\0\0\0\x07\x02"));
        assert_eq!(framed(Side::Value, b"bare", &[header]), id(b"bare", MessageHint::Way(b"\x02")));
        // That of the key says nothing of the value, and one that is none counts as not there.
        assert_eq!(framed(Side::Key, b"bare", &[header]), None);
        assert_eq!(framed(Side::Value, b"bare", &[(b"__value_schema_id", None)]), None);
        let content: (&[u8], Option<&[u8]>) = (b"apicurio.value.contentId", Some(&[0, 0, 0, 0, 0, 0, 0, 7]));
        assert_eq!(framed(Side::Value, b"bare", &[content]), id(b"bare", MessageHint::Name(None)));
        let global: (&[u8], Option<&[u8]>) = (b"apicurio.value.globalId", Some(&[0, 0, 0, 1, 0, 0, 0, 7]));
        let named: (&[u8], Option<&[u8]>) = (b"apicurio.protobuf.type", Some(b"Order"));
        let found = framed(Side::Value, b"bare", &[global, named]).unwrap();
        assert_eq!(
            (found.id, found.message),
            (SchemaId::Global(0x1_0000_0007), MessageHint::Name(Some(b"Order")))
        );
        let guid: Vec<u8> = (0..16).collect();
        let bytes = [&[1][..], &guid, b"rest"].concat();
        let found = framed(Side::Value, &bytes, &[]).unwrap();
        assert_eq!(
            (found.id.to_string().as_str(), found.payload),
            ("00010203-0405-0607-0809-0a0b0c0d0e0f", &b"rest"[..])
        );
    }
}

//! How the bytes of a key or value are shown.

use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::ser::SerializeMap;

use super::text::push_as_java;

/// How a key or value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PayloadFormat {
    /// UTF-8 text.
    #[default]
    Text,
    /// Big-endian integer of 4 bytes.
    Integer,
    /// Big-endian integer of 8 bytes.
    Long,
    /// Base64 with padding.
    Base64,
    /// Two hexadecimal digits a byte.
    Hex,
}

impl FromStr for PayloadFormat {
    type Err = String;

    /// Our names, and those of the decoder classes that come with Apache's tool (with or without their package).
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let class = name.rsplit('.').next().unwrap_or_default();
        match class {
            "text" | "string" | "StringDecoder" => Ok(Self::Text),
            "integer" | "int" | "IntegerDecoder" => Ok(Self::Integer),
            "long" | "LongDecoder" => Ok(Self::Long),
            "base64" | "bytes" | "DefaultDecoder" => Ok(Self::Base64),
            "hex" => Ok(Self::Hex),
            _ => Err("expected string, integer, long, base64 or hex, or one of Kafka's decoder classes \
                      StringDecoder, IntegerDecoder, LongDecoder, DefaultDecoder"
                .to_owned()),
        }
    }
}

/// Bytes that the format asked for cannot show; base64 was given in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{length} bytes where {needed} are needed")]
pub struct Undecodable {
    /// Bytes there are.
    pub length: usize,
    /// Bytes the format needs.
    pub needed: usize,
}

impl PayloadFormat {
    /// Appends the bytes as text for a line. What the format cannot show is appended as base64, and said.
    pub fn push_text(self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Undecodable> {
        match self {
            Self::Text => push_as_java(bytes, out),
            Self::Hex => out.extend_from_slice(hex(bytes).as_bytes()),
            Self::Base64 => out.extend_from_slice(BASE64.encode(bytes).as_bytes()),
            Self::Integer | Self::Long => match self.number(bytes) {
                Ok(number) => out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes()),
                Err(undecodable) => {
                    out.extend_from_slice(BASE64.encode(bytes).as_bytes());
                    return Err(undecodable);
                }
            },
        }
        Ok(())
    }

    /// Whether the format can show the bytes.
    pub fn accepts(self, bytes: &[u8]) -> Result<(), Undecodable> {
        match self {
            Self::Integer | Self::Long => self.number(bytes).map(drop),
            _ => Ok(()),
        }
    }

    fn number(self, bytes: &[u8]) -> Result<i64, Undecodable> {
        let (number, needed) = match self {
            Self::Integer => {
                (<[u8; 4]>::try_from(bytes).ok().map(|bytes| i32::from_be_bytes(bytes).into()), 4)
            }
            _ => (<[u8; 8]>::try_from(bytes).ok().map(i64::from_be_bytes), 8),
        };
        number.ok_or(Undecodable { length: bytes.len(), needed })
    }

    /// Adds `key` or `value` to an envelope, with what tells how it is encoded.
    pub(super) fn serialize_into<M: SerializeMap>(
        self,
        map: &mut M,
        name: &FieldNames,
        bytes: Option<&[u8]>,
    ) -> Result<(), M::Error> {
        let Some(bytes) = bytes else { return map.serialize_entry(name.field, &()) };
        match self {
            Self::Text => match std::str::from_utf8(bytes) {
                Ok(text) => map.serialize_entry(name.field, text),
                Err(_) => Self::Base64.serialize_into(map, name, Some(bytes)),
            },
            Self::Hex | Self::Base64 => {
                let (encoding, text) =
                    if self == Self::Hex { ("hex", hex(bytes)) } else { ("base64", BASE64.encode(bytes)) };
                map.serialize_entry(name.field, &text)?;
                map.serialize_entry(name.encoding, encoding)
            }
            Self::Integer | Self::Long => match self.number(bytes) {
                Ok(number) => {
                    map.serialize_entry(name.field, &number)?;
                    map.serialize_entry(name.format, if self == Self::Integer { "integer" } else { "long" })
                }
                Err(_) => Self::Base64.serialize_into(map, name, Some(bytes)),
            },
        }
    }
}

/// The JSON names that go with a key or a value.
pub(super) struct FieldNames {
    pub(super) field: &'static str,
    pub(super) encoding: &'static str,
    pub(super) format: &'static str,
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 0x0f])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

//! How the bytes of a key or value are printed.

use std::borrow::Cow;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::value::RawValue;

use super::json::{push_base64, push_null, push_utf8};
use super::text::push_as_java;

/// Maximum number of characters of an invalid text in an error.
const SHOWN: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PayloadFormat {
    /// UTF-8 text.
    #[default]
    Text,
    /// In text output the bytes as they are; in JSON a string, or base64 for bytes that are not UTF-8.
    Auto,
    /// JSON.
    Json,
    /// Big-endian integer of 2 bytes.
    Short,
    /// Big-endian integer of 4 bytes.
    Integer,
    /// Big-endian integer of 8 bytes.
    Long,
    /// Big-endian IEEE 754 number of 4 bytes.
    Float,
    /// Big-endian IEEE 754 number of 8 bytes.
    Double,
    /// UUID, as 16 bytes or as the text that Java's `UUIDSerializer` writes.
    Uuid,
    /// Base64 with padding.
    Base64,
    /// Two hexadecimal digits per byte.
    Hex,
    /// Not printed.
    None,
    /// JSON that the bytes were decoded to, as it is.
    Decoded,
}

impl FromStr for PayloadFormat {
    type Err = String;

    /// kafkactl's names, and those of the classes in Kafka's tools and clients (with or without their package).
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let class = name.rsplit('.').next().unwrap_or_default();
        match class {
            "text" | "string" | "StringDecoder" | "StringDeserializer" => Ok(Self::Text),
            "auto" => Ok(Self::Auto),
            "json" => Ok(Self::Json),
            "short" | "ShortDeserializer" => Ok(Self::Short),
            "integer" | "int" | "IntegerDecoder" | "IntegerDeserializer" => Ok(Self::Integer),
            "long" | "LongDecoder" | "LongDeserializer" => Ok(Self::Long),
            "float" | "FloatDeserializer" => Ok(Self::Float),
            "double" | "DoubleDeserializer" => Ok(Self::Double),
            "uuid" | "UUIDDeserializer" => Ok(Self::Uuid),
            "base64" | "bytes" | "DefaultDecoder" => Ok(Self::Base64),
            "hex" => Ok(Self::Hex),
            "none" => Ok(Self::None),
            _ => Err("expected auto, text, json, hex, base64, int, long, short, float, double, uuid or none, or one of \
                      Kafka's classes such as StringDecoder or LongDeserializer"
                .to_owned()),
        }
    }
}

/// Bytes that the requested format cannot represent; they were printed in another form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undecodable {
    /// The length does not fit.
    #[error("{length} bytes where {needed} are needed")]
    Length { length: usize, needed: usize },
    /// Not JSON.
    #[error("{length} bytes that are not JSON")]
    Json { length: usize },
    /// Not a UUID.
    #[error("{length} bytes that are not a UUID")]
    Uuid { length: usize },
}

impl PayloadFormat {
    /// Appends the bytes as text. Bytes that the format cannot represent are appended as base64 (invalid JSON: unchanged), and
    /// returned as an error.
    pub fn push_text(self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Undecodable> {
        match self {
            Self::Text => push_as_java(bytes, out),
            Self::Auto | Self::Decoded => out.extend_from_slice(bytes),
            Self::Hex => out.extend_from_slice(hex(bytes).as_bytes()),
            Self::Base64 => out.extend_from_slice(BASE64.encode(bytes).as_bytes()),
            Self::None => {}
            Self::Json => {
                out.extend_from_slice(bytes);
                return json(bytes).map(drop);
            }
            Self::Short | Self::Integer | Self::Long | Self::Float | Self::Double | Self::Uuid => {
                match self.decoded(bytes) {
                    Ok(text) => out.extend_from_slice(text.as_bytes()),
                    Err(undecodable) => {
                        out.extend_from_slice(BASE64.encode(bytes).as_bytes());
                        return Err(undecodable);
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether the format can represent the bytes.
    pub fn accepts(self, bytes: &[u8]) -> Result<(), Undecodable> {
        match self {
            Self::Text | Self::Auto | Self::Hex | Self::Base64 | Self::None | Self::Decoded => Ok(()),
            Self::Json => json(bytes).map(drop),
            Self::Short | Self::Integer | Self::Long | Self::Float | Self::Double | Self::Uuid => {
                self.decoded(bytes).map(drop)
            }
        }
    }

    /// Encodes a text: the reverse of [`Self::push_text`].
    pub fn encode(self, text: &str) -> Result<Vec<u8>, String> {
        let wrong = |what: &str| {
            let shown: String = text.chars().take(SHOWN).collect();
            let dots = if shown.len() < text.len() { "..." } else { "" };
            format!("'{shown}{dots}' is not {what}")
        };
        match self {
            Self::Text | Self::Auto | Self::None | Self::Decoded => Ok(text.as_bytes().to_vec()),
            Self::Json => match json(text.as_bytes()) {
                Ok(_) => Ok(text.as_bytes().to_vec()),
                Err(_) => Err(wrong("valid JSON")),
            },
            Self::Short => {
                text.parse::<i16>().map(|n| n.to_be_bytes().to_vec()).map_err(|_| wrong("a short"))
            }
            Self::Integer => {
                text.parse::<i32>().map(|n| n.to_be_bytes().to_vec()).map_err(|_| wrong("an integer"))
            }
            Self::Long => text.parse::<i64>().map(|n| n.to_be_bytes().to_vec()).map_err(|_| wrong("a long")),
            Self::Float => {
                text.parse::<f32>().map(|n| n.to_be_bytes().to_vec()).map_err(|_| wrong("a float"))
            }
            Self::Double => {
                text.parse::<f64>().map(|n| n.to_be_bytes().to_vec()).map_err(|_| wrong("a double"))
            }
            // The form that Java's serializer writes.
            Self::Uuid => match uuid(text.as_bytes()) {
                Ok(uuid) => Ok(uuid.into_bytes()),
                Err(_) => Err(wrong("a UUID")),
            },
            Self::Base64 => BASE64.decode(text).map_err(|_| wrong("valid base64")),
            Self::Hex => from_hex(text).ok_or_else(|| wrong("valid hex")),
        }
    }

    /// Encodes bytes of the input; bytes that need no conversion are borrowed.
    pub fn decode(self, written: &[u8]) -> Result<Cow<'_, [u8]>, String> {
        match self {
            Self::Text | Self::Auto | Self::None | Self::Decoded => Ok(Cow::Borrowed(written)),
            Self::Json if json(written).is_ok() => Ok(Cow::Borrowed(written)),
            _ => {
                let text = std::str::from_utf8(written).map_err(|_| "it is not text".to_owned())?;
                self.encode(text).map(Cow::Owned)
            }
        }
    }

    fn decoded(self, bytes: &[u8]) -> Result<String, Undecodable> {
        Ok(match self {
            Self::Short => i16::from_be_bytes(fixed(bytes)?).to_string(),
            Self::Integer => i32::from_be_bytes(fixed(bytes)?).to_string(),
            Self::Float => f32::from_be_bytes(fixed(bytes)?).to_string(),
            Self::Double => f64::from_be_bytes(fixed(bytes)?).to_string(),
            Self::Uuid => uuid(bytes)?,
            _ => i64::from_be_bytes(fixed(bytes)?).to_string(),
        })
    }

    /// The name of the format in JSON.
    fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Integer => "integer",
            Self::Float => "float",
            Self::Double => "double",
            Self::Uuid => "uuid",
            _ => "long",
        }
    }

    /// Appends `key` or `value` to the fields of an object, and how it is encoded.
    pub(super) fn push_json(self, name: &str, bytes: Option<&[u8]>, out: &mut Vec<u8>) {
        if self == Self::None {
            return;
        }
        push_all(out, &[",\"", name, "\":"]);
        let Some(bytes) = bytes else { return push_null(out) };
        if self == Self::Decoded {
            return out.extend_from_slice(bytes);
        }
        let told = match self {
            Self::Text | Self::Auto | Self::None | Self::Decoded => None,
            Self::Json => embeddable(bytes).map(|json| {
                out.extend_from_slice(json.get().as_bytes());
                ("Encoding", "json")
            }),
            Self::Hex => {
                push_all(out, &["\"", &hex(bytes), "\""]);
                Some(("Encoding", "hex"))
            }
            Self::Base64 => {
                push_base64(bytes, out);
                Some(("Encoding", "base64"))
            }
            Self::Short | Self::Integer | Self::Long | Self::Float | Self::Double | Self::Uuid => {
                match self.push_decoded(bytes, out) {
                    Some(()) => Some(("Format", self.name())),
                    None => {
                        push_base64(bytes, out);
                        Some(("Encoding", "base64"))
                    }
                }
            }
        };
        let told = told.or_else(|| {
            let is_text = push_utf8(bytes, out);
            (!is_text).then(|| {
                push_base64(bytes, out);
                ("Encoding", "base64")
            })
        });
        if let Some((what, how)) = told {
            push_all(out, &[",\"", name, what, "\":\"", how, "\""]);
        }
    }

    /// Returns `None` if the format, or JSON, cannot represent the bytes.
    fn push_decoded(self, bytes: &[u8], out: &mut Vec<u8>) -> Option<()> {
        let text = self.decoded(bytes).ok()?;
        match self {
            Self::Uuid => push_all(out, &["\"", &text, "\""]),
            // JSON has no NaN and no infinity.
            Self::Float | Self::Double if text.contains(['N', 'i']) => return None,
            _ => push_all(out, &[&text]),
        }
        Some(())
    }
}

fn push_all(out: &mut Vec<u8>, pieces: &[&str]) {
    for piece in pieces {
        out.extend_from_slice(piece.as_bytes());
    }
}

fn fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N], Undecodable> {
    bytes.try_into().map_err(|_| Undecodable::Length { length: bytes.len(), needed: N })
}

/// The bytes as JSON text, if they are one JSON value.
fn json(bytes: &[u8]) -> Result<&RawValue, Undecodable> {
    serde_json::from_slice(bytes).map_err(|_| Undecodable::Json { length: bytes.len() })
}

/// An object or array that can be embedded in JSON byte for byte: without surrounding white space, which would be lost, and without
/// line breaks, which JSON lines cannot contain.
fn embeddable(bytes: &[u8]) -> Option<&RawValue> {
    let is_whole = matches!((bytes.first()?, bytes.last()?), (b'{', b'}') | (b'[', b']'));
    let is_one_line = !bytes.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
    if is_whole && is_one_line { json(bytes).ok() } else { None }
}

fn uuid(bytes: &[u8]) -> Result<String, Undecodable> {
    let wrong = Undecodable::Uuid { length: bytes.len() };
    if let Ok(bytes) = <[u8; 16]>::try_from(bytes) {
        let digits = hex(&bytes);
        let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
        return Ok(parts.join("-"));
    }
    let is_sound = |(index, byte): (usize, &u8)| {
        if matches!(index, 8 | 13 | 18 | 23) { *byte == b'-' } else { byte.is_ascii_hexdigit() }
    };
    match std::str::from_utf8(bytes) {
        Ok(text) if bytes.len() == 36 && bytes.iter().enumerate().all(is_sound) => {
            Ok(text.to_ascii_lowercase())
        }
        _ => Err(wrong),
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 0x0f])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
    if rest.is_empty() { bytes.collect() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_format_encodes_it_shows_again() {
        for (format, text) in [
            (PayloadFormat::Short, "-2"),
            (PayloadFormat::Integer, "2147483647"),
            (PayloadFormat::Long, "-9223372036854775808"),
            (PayloadFormat::Float, "1.5"),
            (PayloadFormat::Double, "-0.1"),
            (PayloadFormat::Uuid, "0b8e1a7c-52d5-4f0a-9a86-6f6d7a1c2e3f"),
            (PayloadFormat::Base64, "AAH/"),
            (PayloadFormat::Hex, "00ff"),
            (PayloadFormat::Json, "[1, 2]"),
            (PayloadFormat::Text, "naïve"),
        ] {
            let bytes = format.encode(text).unwrap();
            let mut shown = Vec::new();
            format.push_text(&bytes, &mut shown).unwrap();
            assert_eq!(String::from_utf8(shown).unwrap(), text, "{format:?}");
        }
        for (format, text) in [
            (PayloadFormat::Short, "70000"),
            (PayloadFormat::Hex, "0"),
            (PayloadFormat::Hex, "+f"),
            (PayloadFormat::Uuid, "0b8e"),
            (PayloadFormat::Json, "{"),
        ] {
            assert!(format.encode(text).is_err(), "{format:?} {text}");
        }
    }

    #[test]
    fn a_uuid_is_sixteen_bytes_or_javas_text() {
        let bytes: Vec<u8> = (0..16).collect();
        assert_eq!(uuid(&bytes).unwrap(), "00010203-0405-0607-0809-0a0b0c0d0e0f");
        assert!(uuid(b"0b8e1a7c-52d5-4f0a-9a86-6f6d7a1c2e3").is_err());
    }

    #[test]
    fn only_objects_and_arrays_that_lose_nothing_stand_in_json_as_they_are() {
        for (json, whole) in [
            (&br#"{"a": 1.0, "a":2}"#[..], true),
            (b"[]", true),
            (b"{}\n", false),
            (b"{\n}", false),
            (b"1", false),
            (b"\"text\"", false),
            (b"{]", false),
            (b"", false),
        ] {
            assert_eq!(embeddable(json).is_some(), whole, "{json:?}");
        }
    }
}

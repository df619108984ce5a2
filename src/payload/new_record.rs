//! A record to write, and how lines of text are parsed into one.

use std::borrow::Cow;

use super::format::PayloadFormat;
use crate::util::units::Timestamp;

/// A header to write: its key and its value, which may be null.
pub type NewHeader<'a> = (Cow<'a, [u8]>, Option<Cow<'a, [u8]>>);

/// Whether a key or value may be encoded with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encodable {
    /// Text, which may be JSON.
    #[default]
    Text,
    /// JSON that was decoded with a schema, and must be encoded with one.
    Needed,
    /// Bytes to write unchanged.
    Bytes,
}

/// A record to write. Parts that need no conversion are borrowed from the input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewRecord<'a> {
    /// The topic, if the record names one.
    pub topic: Option<Cow<'a, str>>,
    /// The partition, if the record names one.
    pub partition: Option<i32>,
    /// `None` for the time of writing; [`Timestamp::NONE`] for a record without a timestamp.
    pub timestamp: Option<Timestamp>,
    /// The key; `None` for null.
    pub key: Option<Cow<'a, [u8]>>,
    /// The value; `None` for null.
    pub value: Option<Cow<'a, [u8]>>,
    /// Whether the key may be encoded with a schema.
    pub key_is: Encodable,
    /// Whether the value may be encoded with a schema.
    pub value_is: Encodable,
    /// The headers in their order.
    pub headers: Vec<NewHeader<'a>>,
}

/// How lines are parsed.
#[derive(Debug, Clone, Default)]
pub struct LineFormat {
    /// Separator of key and value; without it the line is the value.
    pub key_delimiter: Option<Vec<u8>>,
    /// The format of keys.
    pub key_format: PayloadFormat,
    /// The format of values.
    pub value_format: PayloadFormat,
    /// The text that stands for a null value.
    pub null_value: Option<Vec<u8>>,
    /// Whether the line is a key with a null value.
    pub is_tombstone: bool,
}

impl LineFormat {
    /// Parses a line without its end.
    pub fn read<'a>(&self, line: &'a [u8]) -> Result<NewRecord<'a>, String> {
        if self.is_tombstone {
            let key = self.key_format.decode(line).map_err(|why| format!("the key: {why}"))?;
            return Ok(NewRecord { key: Some(key), ..NewRecord::default() });
        }
        let (key, value) = match &self.key_delimiter {
            None => (None, line),
            Some(delimiter) => match memchr::memmem::find(line, delimiter) {
                Some(index) => (Some(&line[..index]), &line[index + delimiter.len()..]),
                None => {
                    let delimiter = String::from_utf8_lossy(delimiter);
                    return Err(format!("the delimiter '{delimiter}' is missing between key and value"));
                }
            },
        };
        let key = key.map(|key| self.key_format.decode(key)).transpose();
        let is_null = self.null_value.as_deref() == Some(value);
        let value = (!is_null).then(|| self.value_format.decode(value)).transpose();
        Ok(NewRecord {
            key: key.map_err(|why| format!("the key: {why}"))?,
            value: value.map_err(|why| format!("the value: {why}"))?,
            ..NewRecord::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type KeyAndValue = (Option<Vec<u8>>, Option<Vec<u8>>);

    fn read(format: &LineFormat, line: &str) -> Result<KeyAndValue, String> {
        let record = format.read(line.as_bytes())?;
        Ok((record.key.map(Cow::into_owned), record.value.map(Cow::into_owned)))
    }

    #[test]
    fn a_line_is_a_value_and_with_a_delimiter_a_key_too() {
        let plain = LineFormat::default();
        assert_eq!(read(&plain, ""), Ok((None, Some(Vec::new()))));
        let keyed = LineFormat { key_delimiter: Some(b"::".to_vec()), ..LineFormat::default() };
        assert_eq!(read(&keyed, "a::b::c"), Ok((Some(b"a".to_vec()), Some(b"b::c".to_vec()))));
        assert_eq!(read(&keyed, "::"), Ok((Some(Vec::new()), Some(Vec::new()))));
        assert_eq!(
            read(&keyed, "a:b"),
            Err("the delimiter '::' is missing between key and value".to_owned())
        );
    }

    #[test]
    fn marks_and_formats_make_null_and_bytes() {
        let format = LineFormat {
            key_delimiter: Some(b"\t".to_vec()),
            key_format: PayloadFormat::Integer,
            value_format: PayloadFormat::Hex,
            null_value: Some(b"NULL".to_vec()),
            is_tombstone: false,
        };
        assert_eq!(read(&format, "7\t00ff"), Ok((Some(vec![0, 0, 0, 7]), Some(vec![0, 255]))));
        assert_eq!(read(&format, "7\tNULL"), Ok((Some(vec![0, 0, 0, 7]), None)));
        assert_eq!(read(&format, "x\t00"), Err("the key: 'x' is not an integer".to_owned()));
        assert_eq!(read(&format, "7\tzz"), Err("the value: 'zz' is not valid hex".to_owned()));
        let tombstone = LineFormat { is_tombstone: true, ..LineFormat::default() };
        assert_eq!(read(&tombstone, "k"), Ok((Some(b"k".to_vec()), None)));
    }
}

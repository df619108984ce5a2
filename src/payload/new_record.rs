//! A record that is to be written, and how lines of text become one.

use std::borrow::Cow;

use super::format::PayloadFormat;
use crate::util::units::Timestamp;

/// A header that is to be written: its key and its value, which may be null.
pub type NewHeader<'a> = (Cow<'a, [u8]>, Option<Cow<'a, [u8]>>);

/// Whether a key or value may be written with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encodable {
    /// It is text, which may be JSON.
    #[default]
    Text,
    /// It is JSON that has to be written with a schema, as it was read with one.
    Needed,
    /// It is bytes, to be written as they are.
    Bytes,
}

/// A record that is to be written. What can be taken from the input as it stands is borrowed from it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewRecord<'a> {
    /// The topic, where the record says it.
    pub topic: Option<Cow<'a, str>>,
    /// The partition, where the record says it.
    pub partition: Option<i32>,
    /// `None` for the time of writing; [`Timestamp::NONE`] for a record that has none.
    pub timestamp: Option<Timestamp>,
    /// The key; `None` for null.
    pub key: Option<Cow<'a, [u8]>>,
    /// The value; `None` for null.
    pub value: Option<Cow<'a, [u8]>>,
    /// What the key is.
    pub key_is: Encodable,
    /// What the value is.
    pub value_is: Encodable,
    /// The headers in their order.
    pub headers: Vec<NewHeader<'a>>,
}

/// How lines are read.
#[derive(Debug, Clone, Default)]
pub struct LineFormat {
    /// What stands between key and value; without it a line is a value.
    pub key_delimiter: Option<Vec<u8>>,
    /// How keys are written down.
    pub key_format: PayloadFormat,
    /// How values are written down.
    pub value_format: PayloadFormat,
    /// A value that is written like this is null.
    pub null_value: Option<Vec<u8>>,
    /// A line is a key, and its value is null.
    pub is_tombstone: bool,
}

impl LineFormat {
    /// The record that a line, without its end, stands for; `Err` says what is wrong with it.
    pub fn read<'a>(&self, line: &'a [u8]) -> Result<NewRecord<'a>, String> {
        if self.is_tombstone {
            let key = self.key_format.decode(line).map_err(|why| format!("the key: {why}"))?;
            return Ok(NewRecord { key: Some(key), ..NewRecord::default() });
        }
        let (key, value) = match &self.key_delimiter {
            None => (None, line),
            Some(delimiter) => match memchr::memmem::find(line, delimiter) {
                Some(at) => (Some(&line[..at]), &line[at + delimiter.len()..]),
                None => {
                    let delimiter = String::from_utf8_lossy(delimiter);
                    return Err(format!("there is no '{delimiter}' between key and value"));
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
        assert_eq!(read(&keyed, "a:b"), Err("there is no '::' between key and value".to_owned()));
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
        assert_eq!(read(&format, "x\t00"), Err("the key: 'x' is no integer".to_owned()));
        assert_eq!(read(&format, "7\tzz"), Err("the value: 'zz' is no hex".to_owned()));
        let tombstone = LineFormat { is_tombstone: true, ..LineFormat::default() };
        assert_eq!(read(&tombstone, "k"), Ok((Some(b"k".to_vec()), None)));
    }
}

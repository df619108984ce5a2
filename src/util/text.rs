//! Text files as people and editors write them: UTF-8, with or without a byte order mark.

use std::path::Path;

use crate::error::{Error, Kind, Result};

/// U+FEFF, the byte order mark, in UTF-8.
pub const MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads a text file.
pub fn read(path: &Path) -> Result<String> {
    let name = format!("'{}'", path.display());
    let bytes = std::fs::read(path).map_err(|error| Error::io(error, format!("could not read {name}")))?;
    of_bytes(&bytes, &name)
}

/// Decodes a text; `name` says where the bytes come from.
pub fn of_bytes(bytes: &[u8], name: &str) -> Result<String> {
    let bytes = refuse_what_is_no_text(bytes, name)?;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let position = error.valid_up_to();
        Error::new(Kind::Usage, format!("{name} is not UTF-8: invalid byte {}", position + 1))
    })?;
    Ok(text.to_owned())
}

/// Reads a property file. Java reads property files as ISO 8859-1; that is the fallback if the text is not UTF-8.
pub fn read_latin(path: &Path) -> Result<String> {
    let name = format!("'{}'", path.display());
    let bytes = std::fs::read(path).map_err(|error| Error::io(error, format!("could not read {name}")))?;
    let bytes = refuse_what_is_no_text(&bytes, &name)?;
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    })
}

/// Removes a byte order mark. UTF-16 is refused: read as UTF-8 or ISO 8859-1 it would give other words than those written.
fn refuse_what_is_no_text<'b>(bytes: &'b [u8], name: &str) -> Result<&'b [u8]> {
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if is_utf16 {
        return Err(Error::new(Kind::Usage, format!("{name} is in UTF-16")).hint("save it as UTF-8"));
    }
    if let Some(position) = memchr::memchr(0, bytes) {
        let message = format!("{name} is not a text file: its byte {} is NUL", position + 1);
        return Err(Error::new(Kind::Usage, message).hint("if it is in UTF-16, save it as UTF-8"));
    }
    Ok(bytes.strip_prefix(MARK).unwrap_or(bytes))
}

#[cfg(test)]
mod tests {
    use super::of_bytes;

    #[test]
    fn one_mark_is_skipped_and_what_is_no_text_is_refused() {
        let text = |bytes: &[u8]| of_bytes(bytes, "'x'").map_err(|error| error.message());
        assert_eq!(text("\u{feff}a\u{feff}".as_bytes()), Ok("a\u{feff}".to_owned()));
        assert_eq!(text("\u{feff}\u{feff}a".as_bytes()), Ok("\u{feff}a".to_owned()));
        assert_eq!(text(b""), Ok(String::new()));
        for utf16 in [&b"\xff\xfea\0"[..], b"\xfe\xff\0a"] {
            assert_eq!(text(utf16), Err("'x' is in UTF-16".to_owned()));
        }
        assert_eq!(text(b"a\0b\0"), Err("'x' is not a text file: its byte 2 is NUL".to_owned()));
        assert_eq!(text(b"ab\xff"), Err("'x' is not UTF-8: invalid byte 3".to_owned()));
    }
}

//! Escapes for control characters, which a terminal would execute.

use std::borrow::Cow;
use std::fmt::Write;

/// Replaces control characters (C0, DEL, C1) by an escape such as `\u{1b}`, so that text from a file or a record cannot
/// move the cursor, set the title or hide a line.
pub fn escape_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if c.is_control() {
            // Writing to a String does not fail.
            let _ = write!(escaped, "{}", c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// Escapes DEL and C1 (U+007F to U+009F) in JSON from `start` on. JSON allows them unescaped (RFC 8259), but in a terminal U+009B
/// begins a command. They occur only in strings, where an escape means the same character.
pub(super) fn escape_json_controls(json: &mut Vec<u8>, start: usize) {
    let rest = json.get(start..).unwrap_or_default();
    let is_control = |at: usize| match rest.get(at..) {
        Some([0x7f, ..]) => true,
        Some([0xc2, second, ..]) => (0x80..0xa0).contains(second),
        _ => false,
    };
    if !memchr::memchr2_iter(0x7f, 0xc2, rest).any(is_control) {
        return;
    }
    let rest = json.split_off(start);
    for c in String::from_utf8_lossy(&rest).chars() {
        match c {
            '\u{7f}'..='\u{9f}' => json.extend_from_slice(format!("\\u{:04x}", u32::from(c)).as_bytes()),
            c => json.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

/// Appends bytes of a record for a terminal: all control characters but line ends and tabs are escaped as in JSON (`\u001b`), and
/// bytes that are not UTF-8 become U+FFFD.
pub fn escape_for_terminal(bytes: &[u8], out: &mut Vec<u8>) {
    for c in String::from_utf8_lossy(bytes).chars() {
        if c.is_control() && !matches!(c, '\n' | '\t') {
            out.extend_from_slice(format!("\\u{:04x}", u32::from(c)).as_bytes());
        } else {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{escape_controls, escape_for_terminal, escape_json_controls};

    #[test]
    fn json_has_no_control_characters_beyond_ascii() {
        let mut json = b"\x7f\"a\xc2\x9b\x7f\xc2\xa9\"".to_vec();
        escape_json_controls(&mut json, 1);
        assert_eq!(String::from_utf8(json).unwrap(), "\u{7f}\"a\\u009b\\u007f\u{a9}\"");
    }

    #[test]
    fn a_terminal_sees_the_lines_of_a_record_and_no_command() {
        let mut out = Vec::new();
        escape_for_terminal(b"a\tb\r\nc\x1b[2J\xc2\x9b\xff", &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), "a\tb\\u000d\nc\\u001b[2J\\u009b\u{fffd}");
    }

    #[test]
    fn control_characters_become_visible_and_the_rest_stays() {
        assert_eq!(escape_controls("naïve ☕"), "naïve ☕");
        assert_eq!(escape_controls("a\x1b[31m\nb\u{9b}\x7f"), "a\\u{1b}[31m\\nb\\u{9b}\\u{7f}");
    }
}

//! Fragments of JSON, written without serde where there are millions of them.

mod shuffle;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

/// The escaped form of each byte in a string, and its length (RFC 8259, section 7).
static ESCAPED: [([u8; 8], u8); 256] = escaped();

/// Bytes of a string that are escaped at a time: the buffer is filled with zeros for each step.
const AT_ONCE: usize = 1 << 10;
/// Bytes that are escaped one by one.
const BLOCK: usize = 64;

const fn escaped() -> [([u8; 8], u8); 256] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    const SHORT: [(usize, u8); 7] =
        [(0x22, b'"'), (0x5c, b'\\'), (8, b'b'), (9, b't'), (10, b'n'), (12, b'f'), (13, b'r')];
    let mut table = [([0; 8], 1); 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte].0[0] = byte.to_le_bytes()[0];
        if byte < 0x20 {
            table[byte] = ([b'\\', b'u', b'0', b'0', DIGITS[byte >> 4], DIGITS[byte & 15], 0, 0], 6);
        }
        byte += 1;
    }
    let mut index = 0;
    while index < SHORT.len() {
        let (byte, letter) = SHORT[index];
        table[byte] = ([b'\\', letter, 0, 0, 0, 0, 0, 0], 2);
        index += 1;
    }
    table
}

/// Appends valid JSON without its white space.
pub fn push_compact(json: &[u8], out: &mut Vec<u8>) {
    let (mut in_text, mut escaped) = (false, false);
    for &byte in json {
        if in_text || !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
            out.push(byte);
        }
        if byte == b'"' && !escaped {
            in_text = !in_text;
        }
        escaped = in_text && byte == b'\\' && !escaped;
    }
}

pub(super) fn push_null(out: &mut Vec<u8>) {
    out.extend_from_slice(b"null");
}

pub(super) fn push_number(number: i64, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Appends a number. JSON has no NaN and no infinity: they are strings, as Java's encoder writes them.
pub(super) fn push_float(number: impl serde::Serialize, wide: f64, out: &mut Vec<u8>) {
    if wide.is_nan() {
        out.extend_from_slice(b"\"NaN\"");
    } else if wide.is_infinite() {
        out.extend_from_slice(if wide > 0.0 { b"\"Infinity\"" } else { b"\"-Infinity\"" });
    } else {
        // Serializing a number into memory cannot fail.
        let _ = serde_json::to_writer(out, &number);
    }
}

/// Appends a string in quotes. DEL and C1 (U+007F to U+009F) are escaped, too: JSON allows them, but on a terminal U+009B begins a
/// control sequence.
pub(super) fn push_string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let (bytes, mut done) = (text.as_bytes(), 0);
    for index in memchr::memchr2_iter(0x7f, 0xc2, bytes) {
        let (code, length) = match &bytes[index..] {
            [0x7f, ..] => (0x7f, 1),
            // The second of the two bytes is the character.
            [_, second @ 0x80..=0x9f, ..] => (*second, 2),
            _ => continue,
        };
        push_text(&bytes[done..index], out);
        out.extend_from_slice(format!("\\u{code:04x}").as_bytes());
        done = index + length;
    }
    push_text(&bytes[done..], out);
    out.push(b'"');
}

fn push_text(text: &[u8], out: &mut Vec<u8>) {
    for mut rest in text.chunks(AT_ONCE) {
        while !rest.is_empty() {
            rest = &rest[shuffle::push(rest, out)..];
            // The byte that stopped it, or the rest.
            let block;
            (block, rest) = rest.split_at(rest.len().min(BLOCK));
            push_escaped(block, out);
        }
    }
}

/// Appends up to [`BLOCK`] bytes.
///
/// For every byte, eight are written and a few of them kept, without a branch. Quotes are dense in JSON within a string, and
/// searching for runs without them took longer (kernels for AVX2 and AVX-512: 1.3 and 1.8 times).
fn push_escaped(block: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    out.resize(start + 8 * block.len() + 8, 0);
    let room = &mut out[start..];
    let mut length = 0;
    for byte in block {
        let (bytes, counts) = &ESCAPED[usize::from(*byte)];
        room[length..length + 8].copy_from_slice(bytes);
        length += usize::from(*counts);
    }
    out.truncate(start + length);
}

/// Appends bytes as a string in quotes if they are UTF-8; returns whether they are.
pub(super) fn push_utf8(bytes: &[u8], out: &mut Vec<u8>) -> bool {
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => {
            push_string(text, out);
            true
        }
        Err(_) => false,
    }
}

/// Appends bytes as base64 in quotes.
pub(super) fn push_base64(bytes: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    out.extend_from_slice(BASE64.encode(bytes).as_bytes());
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_as_serde_json_does_and_del_and_c1_too() {
        let every_char: String =
            (0..0x1100).filter_map(char::from_u32).chain("\u{ffff}\u{10ffff}".chars()).collect();
        let long = "\"\\\u{1}a".repeat(BLOCK);
        let sparse = "plain text with a \"quote\" in it, and now and then \n a line".repeat(AT_ONCE / 16);
        for text in [
            "",
            "plain",
            &sparse,
            "na\u{ef}ve \"quoted\" \\ \n\t\r\u{8}\u{c}\u{0}\u{1f}\u{7f}",
            &every_char,
            &long,
        ] {
            let mut out = b"before".to_vec();
            push_string(text, &mut out);
            let mut expected = serde_json::to_string(text).unwrap();
            for control in '\u{7f}'..='\u{9f}' {
                expected = expected.replace(control, &format!("\\u{:04x}", u32::from(control)));
            }
            assert!(out.strip_prefix(b"before").unwrap() == expected.as_bytes());
        }
    }
}

//! Pieces of JSON, written by hand where there are millions of them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

/// What stands for each byte in a text, and how much of it counts (RFC 8259, section 7).
static ESCAPED: [([u8; 8], u8); 256] = escaped();

/// Bytes that are escaped at a time, and the room that they may need.
const BLOCK: usize = 64;
const ROOM: usize = 8 * BLOCK;

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

/// Appends `null`.
pub(super) fn push_null(out: &mut Vec<u8>) {
    out.extend_from_slice(b"null");
}

/// Appends a text in quotes.
///
/// Every byte is eight bytes written and a few of them kept, without a branch: quotes are dense in JSON that stands in a text, and
/// what looks for runs without them took longer (kernels for AVX2 and AVX-512 1.3 and 1.8 times).
pub(super) fn push_string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut end = out.len();
    for block in text.as_bytes().chunks(BLOCK) {
        out.resize(end + ROOM + 8, 0);
        let room = &mut out[end..end + ROOM + 8];
        let mut length = 0;
        for byte in block {
            let (bytes, counts) = &ESCAPED[usize::from(*byte)];
            // The mask says to the compiler that this stays inside.
            let start = length & (ROOM - 1);
            room[start..start + 8].copy_from_slice(bytes);
            length += usize::from(*counts);
        }
        end += length;
    }
    out.truncate(end);
    out.push(b'"');
}

/// Appends bytes as a text in quotes, where they are UTF-8.
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
    fn texts_are_escaped_as_serde_json_does() {
        let every_char: String =
            (0..0x1100).filter_map(char::from_u32).chain("\u{ffff}\u{10ffff}".chars()).collect();
        let long = "\"\\\u{1}a".repeat(BLOCK);
        for text in
            ["", "plain", "na\u{ef}ve \"quoted\" \\ \n\t\r\u{8}\u{c}\u{0}\u{1f}\u{7f}", &every_char, &long]
        {
            let mut out = b"before".to_vec();
            push_string(text, &mut out);
            assert!(out.strip_prefix(b"before").unwrap() == serde_json::to_string(text).unwrap().as_bytes());
        }
    }
}

//! JSON for people: one field per line, with colours if wanted. Numbers and strings stay as they were written, to the last digit;
//! libraries that parse JSON into values do not guarantee that.

use super::style::JsonPiece;

/// Appends valid JSON, indented and, if `colored`, with colours.
pub fn push_pretty(json: &str, colored: bool, out: &mut Vec<u8>) {
    let paint = |piece: JsonPiece, text: &str, out: &mut Vec<u8>| {
        if colored {
            out.extend_from_slice(piece.painted(text).as_bytes());
        } else {
            out.extend_from_slice(text.as_bytes());
        }
    };
    let mut depth = 0_usize;
    let mut rest = json;
    while let Some(first) = rest.bytes().next() {
        let length = match first {
            b'"' => text_length(rest),
            b'{' | b'}' | b'[' | b']' | b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => 1,
            _ => rest.find(['{', '}', '[', ']', ',', ':', ' ', '\t', '\n', '\r', '"']).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length);
        let after = after.trim_start_matches([' ', '\t', '\n', '\r']);
        match first {
            b'{' | b'[' => {
                out.push(first);
                if after.starts_with(['}', ']']) {
                    // An empty object or array stays on its line.
                    out.extend_from_slice(&after.as_bytes()[..1]);
                    rest = &after[1..];
                    continue;
                }
                depth += 1;
                new_line(depth, out);
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                new_line(depth, out);
                out.push(first);
            }
            b',' => {
                out.push(first);
                new_line(depth, out);
            }
            b':' => out.extend_from_slice(b": "),
            b' ' | b'\t' | b'\n' | b'\r' => {}
            b'"' if after.starts_with(':') => paint(JsonPiece::Name, token, out),
            b'"' => paint(JsonPiece::Text, token, out),
            _ => paint(JsonPiece::Scalar, token, out),
        }
        rest = after;
    }
}

fn new_line(depth: usize, out: &mut Vec<u8>) {
    out.push(b'\n');
    // A record may hold anything: JSON that is nested a million levels deep must not fill the memory with blanks.
    out.resize(out.len() + 2 * depth.min(64), b' ');
}

/// The length of the string that begins here, with its quotes.
fn text_length(json: &str) -> usize {
    let mut escaped = false;
    let end = json.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(json.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::push_pretty;

    #[test]
    fn json_is_laid_out_and_nothing_in_it_changes() {
        let json = r#"{"a":[1.0,-2e400,{}],"b":{"c":"x\"}, {y","d":null},"e":[]  , "f":[ ]}"#;
        let mut out = Vec::new();
        push_pretty(json, false, &mut out);
        let expected = "{\n  \"a\": [\n    1.0,\n    -2e400,\n    {}\n  ],\n  \"b\": {\n    \"c\": \"x\\\"}, {y\",\n    \"d\": null\n  },\n  \"e\": [],\n  \"f\": []\n}";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn names_texts_and_numbers_have_their_colours() {
        let mut out = Vec::new();
        push_pretty(r#"{"a":"b","c":1}"#, true, &mut out);
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("\u{1b}[1;34m\"a\"\u{1b}[0m: \u{1b}[32m\"b\"\u{1b}[0m"), "{text:?}");
    }
}

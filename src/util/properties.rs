//! Java property files (`java.util.Properties`, method `load`): comments, continuation lines, escapes.

use std::iter::Peekable;
use std::str::Chars;

/// An escape that Java refuses, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct Malformed {
    /// The line in which the entry begins, from 1.
    line: usize,
    why: &'static str,
}

/// The white space that Java skips before a key, around a separator and at the start of a continuation line.
const BLANKS: [char; 3] = [' ', '\t', '\x0c'];

/// Parses the entries in the order of the file; duplicate keys are all returned.
pub fn parse(text: &str) -> Result<Vec<(String, String)>, Malformed> {
    logical_lines(text)
        .iter()
        .map(|(line, entry)| split_entry(entry).map_err(|why| Malformed { line: *line, why }))
        .collect()
}

/// Entries without comments and blank lines, with continuation lines joined, each with the line in which it begins.
///
/// A line ends with LF, CR or CR LF; a backslash before it removes all of that.
fn logical_lines(text: &str) -> Vec<(usize, String)> {
    let mut entries = Vec::new();
    let mut entry = String::new();
    let mut first = 1;
    for (number, line) in natural_lines(text).enumerate() {
        let line = line.trim_start_matches(BLANKS);
        if entry.is_empty() {
            first = number + 1;
            // Only here: a continuation line may begin with '#'.
            if line.starts_with(['#', '!']) {
                continue;
            }
        }
        let backslashes = line.bytes().rev().take_while(|&byte| byte == b'\\').count();
        let continues = backslashes % 2 == 1;
        entry.push_str(&line[..line.len() - usize::from(continues)]);
        if !continues && !entry.is_empty() {
            entries.push((first, std::mem::take(&mut entry)));
        }
    }
    if !entry.is_empty() {
        entries.push((first, entry));
    }
    entries
}

fn natural_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(['\n', '\r']) else { return rest.take() };
        let next = if text[end..].starts_with("\r\n") { end + 2 } else { end + 1 };
        rest = Some(&text[next..]);
        Some(&text[..end])
    })
}

/// Splits at the first unescaped blank, `=` or `:`; blanks around one separator are skipped.
fn split_entry(entry: &str) -> Result<(String, String), &'static str> {
    let mut escaped = false;
    let end = entry
        .find(|c| {
            let separator = !escaped && (matches!(c, '=' | ':') || BLANKS.contains(&c));
            escaped = !escaped && c == '\\';
            separator
        })
        .unwrap_or(entry.len());
    let rest = entry[end..].trim_start_matches(BLANKS);
    let value = rest.strip_prefix(['=', ':']).unwrap_or(rest).trim_start_matches(BLANKS);
    Ok((unescape(&entry[..end])?, unescape(value)?))
}

fn unescape(text: &str) -> Result<String, &'static str> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match rest.next() {
            Some('t') => plain.push('\t'),
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some('f') => plain.push('\x0c'),
            Some('u') => plain.push(escaped_char(&mut rest)?),
            Some(other) => plain.push(other),
            None => {}
        }
    }
    Ok(plain)
}

/// Decodes `\uXXXX`, a UTF-16 code unit, of which two may form one character.
fn escaped_char(rest: &mut Peekable<Chars<'_>>) -> Result<char, &'static str> {
    const HALF: &str =
        "an escape such as \\ud83d is half of a surrogate pair, and the other half does not follow";
    let first = hex(rest)?;
    if let Some(c) = char::from_u32(first) {
        return Ok(c);
    }
    if rest.next() != Some('\\') || rest.next() != Some('u') {
        return Err(HALF);
    }
    let pair = [first, hex(rest)?].map(|unit| u16::try_from(unit).unwrap_or_default());
    match char::decode_utf16(pair).next() {
        Some(Ok(c)) => Ok(c),
        _ => Err(HALF),
    }
}

fn hex(rest: &mut Peekable<Chars<'_>>) -> Result<u32, &'static str> {
    (0..4).try_fold(0, |number, _| {
        let digit = rest.next().and_then(|c| c.to_digit(16));
        digit.map(|digit| number * 16 + digit).ok_or("\\u needs four hexadecimal digits")
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn entries(text: &str) -> Vec<(String, String)> {
        parse(text).unwrap()
    }

    fn owned(entries: &[(&str, &str)]) -> Vec<(String, String)> {
        entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn separators_comments_continuations_and_escapes_are_read_as_java_does() {
        let text = "#\n# Sun Nov 22\n! no\nnode.id=1\ncluster.id = a\\=\\=\n  path : c\\:\\\\x\nbare\nlong=one,\\\n    two\n\
                    u=\\u0041\\u00e9\nk\\ e\\=y v\\z\\\"\nblank\\\n =\\  x \ntab\\tle=\\t\\f\n=value\n";
        let expected = [
            ("node.id", "1"),
            ("cluster.id", "a=="),
            ("path", "c:\\x"),
            ("bare", ""),
            ("long", "one,two"),
            ("u", "A\u{e9}"),
            ("k e=y", "vz\""),
            ("blank", "  x "),
            ("tab\tle", "\t\x0c"),
            ("", "value"),
        ];
        assert_eq!(entries(text), owned(&expected));
    }

    #[test]
    fn every_end_of_a_line_gives_the_same_entries() {
        let text = "# why\\\na=1,\\\n  2,\\\n\t# 3\n\nb=x\\\\\n\\\n# comment\nc=\\\n\nd=4";
        let expected = owned(&[("a", "1,2,# 3"), ("b", "x\\"), ("c", ""), ("d", "4")]);
        for end in ["\n", "\r", "\r\n"] {
            assert_eq!(entries(&text.replace('\n', end)), expected, "{end:?}");
        }
        // A blank line ends what the line before it continues.
        assert_eq!(entries("a=1\\\r\n\r\nb=2\r\n"), owned(&[("a", "1"), ("b", "2")]));
        assert_eq!(entries("a=1\\\n\rb=2\n"), owned(&[("a", "1"), ("b", "2")]));
    }

    #[test]
    fn a_pair_of_escapes_is_one_character_and_half_of_one_is_refused() {
        assert_eq!(entries("a=\\ud83d\\uDE00!"), owned(&[("a", "\u{1f600}!")]));
        for half in ["\\ud83d", "\\ud83dx", "\\ude00\\ud83d", "\\ud83d\\n"] {
            let error = parse(&format!("x=1\n\na={half}\n")).unwrap_err().to_string();
            assert_eq!(
                error,
                "line 3: an escape such as \\ud83d is half of a surrogate pair, and the other half does not follow"
            );
        }
        for short in ["\\u", "\\u12", "\\uZZZZ", "\\u+123", "\\u 123"] {
            let error = parse(&format!("{short}=1")).unwrap_err().to_string();
            assert_eq!(error, "line 1: \\u needs four hexadecimal digits", "{short}");
        }
    }

    #[test]
    fn a_file_that_ends_in_a_backslash_gives_its_last_entry() {
        assert_eq!(entries("a=1\\"), owned(&[("a", "1")]));
        assert_eq!(entries("\\"), []);
        assert_eq!(entries(""), []);
    }
}

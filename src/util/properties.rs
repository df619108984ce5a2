//! Java property files (`java.util.Properties`, method `load`): comments, continuation lines, escapes.

/// Reads the entries in the order of the file; a key that comes twice is given twice.
///
/// An escape that Java would refuse (`\u` without four hex digits) is kept as it stands.
pub fn parse(text: &str) -> Vec<(String, String)> {
    logical_lines(text).iter().map(|line| split_entry(line)).collect()
}

/// Lines without comments and blank ones, continuations joined.
fn logical_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut open: Option<String> = None;
    for natural in text.split(['\n', '\r']) {
        let piece = natural.trim_start_matches([' ', '\t', '\x0c']);
        if open.is_none() && (piece.is_empty() || piece.starts_with(['#', '!'])) {
            continue;
        }
        let mut line = open.take().unwrap_or_default();
        let backslashes = piece.bytes().rev().take_while(|&byte| byte == b'\\').count();
        if backslashes % 2 == 1 {
            line.push_str(&piece[..piece.len() - 1]);
            open = Some(line);
        } else {
            line.push_str(piece);
            lines.push(line);
        }
    }
    lines.extend(open.filter(|line| !line.is_empty()));
    lines
}

/// The key ends at the first blank, `=` or `:` that is not escaped; blanks around one separator are skipped.
fn split_entry(line: &str) -> (String, String) {
    let mut escaped = false;
    let end = line
        .find(|c| {
            let separator = !escaped && matches!(c, '=' | ':' | ' ' | '\t' | '\x0c');
            escaped = !escaped && c == '\\';
            separator
        })
        .unwrap_or(line.len());
    let blanks = [' ', '\t', '\x0c'];
    let rest = line[end..].trim_start_matches(blanks);
    let value = rest.strip_prefix(['=', ':']).unwrap_or(rest).trim_start_matches(blanks);
    (unescape(&line[..end]), unescape(value))
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
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
            Some('u') => {
                let hex = rest.as_str().get(..4);
                match hex.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32) {
                    Some(decoded) => {
                        plain.push(decoded);
                        rest.nth(3);
                    }
                    None => plain.push_str("\\u"),
                }
            }
            Some(other) => plain.push(other),
            None => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn separators_comments_continuations_and_escapes_are_read_as_java_does() {
        let text = "#\n# Sun Nov 22\n! no\nnode.id=1\ncluster.id = a\\=\\=\n  path : c\\:\\\\x\nbare\nlong=one,\\\n    two\nu=\\u0041\\u00e9\nodd=\\uZZ\n";
        let expected = [
            ("node.id", "1"),
            ("cluster.id", "a=="),
            ("path", "c:\\x"),
            ("bare", ""),
            ("long", "one,two"),
            ("u", "A\u{e9}"),
            ("odd", "\\uZZ"),
        ];
        let expected: Vec<_> = expected.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        assert_eq!(parse(text), expected);
    }

    #[test]
    fn a_file_that_ends_in_a_backslash_gives_its_last_entry() {
        assert_eq!(parse("a=1\\"), [("a".to_owned(), "1".to_owned())]);
    }
}

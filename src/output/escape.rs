//! Control characters, which a terminal would obey.

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

#[cfg(test)]
mod tests {
    use super::escape_controls;

    #[test]
    fn control_characters_become_visible_and_the_rest_stays() {
        assert_eq!(escape_controls("naïve ☕"), "naïve ☕");
        assert_eq!(escape_controls("a\x1b[31m\nb\u{9b}\x7f"), "a\\u{1b}[31m\\nb\\u{9b}\\u{7f}");
    }
}

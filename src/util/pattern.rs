//! Patterns for names: globs such as `orders-*`, or regular expressions. A pattern matches the whole name.

use regex::Regex;

/// A pattern that names are compared with.
#[derive(Debug, Clone)]
pub enum NamePattern {
    /// The name itself.
    Literal(String),
    /// A glob or regular expression, with the text it was made from.
    Pattern(Regex, String),
}

impl NamePattern {
    /// A name, or a glob where it has one of `*`, `?`, `[`.
    pub fn glob(text: &str) -> Result<Self, String> {
        if !text.contains(['*', '?', '[']) {
            return Ok(Self::Literal(text.to_owned()));
        }
        let mut regex = String::new();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match c {
                '*' => regex.push_str(".*"),
                '?' => regex.push('.'),
                '[' => {
                    let class: String = rest.by_ref().take_while(|&c| c != ']').collect();
                    let (not, class) = match class.strip_prefix(['!', '^']) {
                        Some(class) => ("^", class),
                        None => ("", class.as_str()),
                    };
                    regex.extend(["[", not, &class.replace('\\', "\\\\"), "]"]);
                }
                other => regex.push_str(&regex::escape(other.encode_utf8(&mut [0; 4]))),
            }
        }
        Self::compile(&regex, text)
    }

    /// A regular expression.
    pub fn regex(text: &str) -> Result<Self, String> {
        Self::compile(text, text)
    }

    /// Patterns as they are typed, regular expressions or globs; wrong ones are a usage error.
    pub fn all(texts: &[String], regex: bool) -> crate::error::Result<Vec<Self>> {
        let make = if regex { Self::regex } else { Self::glob };
        let wrong = |why| crate::error::Error::new(crate::error::Status::Usage, why);
        texts.iter().map(|text| make(text).map_err(wrong)).collect()
    }

    fn compile(regex: &str, text: &str) -> Result<Self, String> {
        let anchored = Regex::new(&format!("^(?:{regex})$"));
        anchored
            .map(|regex| Self::Pattern(regex, text.to_owned()))
            .map_err(|_| format!("'{text}' is no pattern"))
    }

    /// Whether a name is meant.
    pub fn matches(&self, name: &str) -> bool {
        match self {
            Self::Literal(literal) => literal == name,
            Self::Pattern(regex, _) => regex.is_match(name),
        }
    }

    /// The name, where it is given in full.
    pub fn literal(&self) -> Option<String> {
        match self {
            Self::Literal(name) => Some(name.clone()),
            Self::Pattern(..) => None,
        }
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        match self {
            Self::Literal(text) | Self::Pattern(_, text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NamePattern;

    #[test]
    fn a_glob_matches_the_whole_name() {
        for (glob, yes, no) in [
            ("orders-*", "orders-eu", "my-orders-eu"),
            ("a.b", "a.b", "axb"),
            ("a?c*", "abc", "ac"),
            ("p[0-3]", "p2", "p4"),
            ("p[!0-3]", "p4", "p2"),
            ("*.dlq", "x.dlq", "xdlq"),
        ] {
            let pattern = NamePattern::glob(glob).unwrap();
            assert!(pattern.matches(yes) && !pattern.matches(no), "{glob}");
        }
        assert!(NamePattern::regex("a|b").unwrap().matches("b"));
        assert!(!NamePattern::regex("a|b").unwrap().matches("ab"));
        assert!(NamePattern::regex("(").is_err() && NamePattern::glob("[").is_err());
    }
}

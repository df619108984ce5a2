//! Patterns for names: globs such as `orders-*`, or regular expressions. A pattern matches the whole name.

use regex::Regex;

use super::glob::Glob;
use crate::error::{Error, Kind, Result};

/// A name, or a pattern to compare names with.
#[derive(Debug, Clone)]
pub enum NamePattern {
    /// A name without wildcards.
    Literal(String),
    /// A glob with at least one wildcard.
    Glob(Glob),
    /// A regular expression for the whole name.
    Regex(Regex),
}

impl NamePattern {
    /// A glob if the text has a wildcard (`*`, `?` or a bracket expression), otherwise a name. Every text is valid.
    pub fn glob(text: &str) -> Self {
        match Glob::new(text) {
            Some(glob) => Self::Glob(glob),
            None => Self::Literal(text.to_owned()),
        }
    }

    /// A regular expression for the whole name.
    pub fn regex(text: &str) -> Result<Self> {
        let compile = |text: &str| regex::RegexBuilder::new(text).dot_matches_new_line(true).build();
        // Compiled without the anchors first: `a)|(b` would be valid between the anchors only, and match more than whole names.
        compile(text)
            .and_then(|_| compile(&format!("^(?:{text})$")))
            .map(Self::Regex)
            .map_err(|_| Error::new(Kind::Usage, format!("'{text}' is not a valid regular expression")))
    }

    /// Parses names and patterns as globs, or as regular expressions; an invalid expression is a usage error.
    pub fn all(texts: &[String], regex: bool) -> Result<Vec<Self>> {
        texts.iter().map(|text| if regex { Self::regex(text) } else { Ok(Self::glob(text)) }).collect()
    }

    /// Treats a glob that equals one of the existing names as that name alone. Others choose the names, and one that is called `*`
    /// must not stand for all of them.
    #[must_use]
    pub fn with_names<'n>(patterns: Vec<Self>, names: impl Iterator<Item = &'n str> + Clone) -> Vec<Self> {
        let settle = move |pattern| match pattern {
            Self::Glob(glob) if names.clone().any(|name| name == glob.text()) => {
                Self::Literal(glob.text().to_owned())
            }
            other => other,
        };
        patterns.into_iter().map(settle).collect()
    }

    /// Whether the pattern selects a name.
    pub fn matches(&self, name: &str) -> bool {
        match self {
            Self::Literal(literal) => literal == name,
            Self::Glob(glob) => glob.matches(name),
            Self::Regex(regex) => regex.is_match(name),
        }
    }

    pub fn glob_text(&self) -> Option<String> {
        match self {
            Self::Glob(glob) => Some(glob.text().to_owned()),
            Self::Literal(_) | Self::Regex(_) => None,
        }
    }

    /// The name, if the pattern is one.
    pub fn literal(&self) -> Option<String> {
        match self {
            Self::Literal(name) => Some(name.clone()),
            Self::Glob(_) | Self::Regex(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NamePattern;

    #[test]
    fn a_regular_expression_matches_the_whole_name() {
        assert!(NamePattern::regex("a|b").unwrap().matches("b"));
        assert!(!NamePattern::regex("a|b").unwrap().matches("ab"));
        assert!(NamePattern::regex("a.*").unwrap().matches("a\nb"));
        assert!(NamePattern::regex("(").is_err());
        assert!(NamePattern::regex("a)|(?:b").is_err());
    }

    #[test]
    fn a_glob_that_is_the_name_of_something_means_that_alone() {
        let names = ["svc1", "svc[1]", "*"];
        let meant = |text: &str| -> Vec<&str> {
            let patterns = NamePattern::with_names(vec![NamePattern::glob(text)], names.into_iter());
            names.into_iter().filter(|name| patterns[0].matches(name)).collect()
        };
        assert_eq!(meant("*"), ["*"]);
        assert_eq!(meant("svc[1]"), ["svc[1]"]);
        assert_eq!(meant("svc[12]"), ["svc1"]);
        assert_eq!(meant("svc*"), ["svc1", "svc[1]"]);
    }
}

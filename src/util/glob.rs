//! Globs by the rules of the shell (POSIX.1-2024, XCU 2.14.1, 2.14.2; bracket expressions XBD 9.3.5): `*` for any characters, `?`
//! for one, `[...]` for one of several. Names are not paths: a slash, a leading dot and a newline are ordinary characters. So is a
//! backslash, which occurs in the names of Windows accounts: `[*]` stands for a star.

/// A pattern with at least one wildcard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob {
    text: String,
    tokens: Vec<Token>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// `*`
    Any,
    /// `?`
    One,
    Char(char),
    /// `[...]`
    Bracket {
        negated: bool,
        items: Vec<Item>,
    },
}

/// An element of a bracket expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// A range that includes both ends; empty if the last comes before the first.
    Range(char, char),
    Class(Class),
}

/// `[:digit:]` and the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Alnum,
    Alpha,
    Blank,
    Cntrl,
    Digit,
    Graph,
    Lower,
    Print,
    Punct,
    Space,
    Upper,
    Xdigit,
}

impl Glob {
    /// The glob of a text; `None` if the text has no wildcard.
    pub fn new(text: &str) -> Option<Self> {
        let chars: Vec<char> = text.chars().collect();
        let mut tokens = Vec::new();
        let mut rest = chars.as_slice();
        while let [first, after @ ..] = rest {
            rest = after;
            tokens.push(match first {
                '*' => Token::Any,
                '?' => Token::One,
                '[' => match bracket(after) {
                    Some((token, length)) => {
                        rest = after.get(length..).unwrap_or_default();
                        token
                    }
                    // A bracket that is never closed is an ordinary character.
                    None => Token::Char('['),
                },
                other => Token::Char(*other),
            });
        }
        let is_pattern = tokens.iter().any(|token| !matches!(token, Token::Char(_)));
        is_pattern.then(|| Self { text: text.to_owned(), tokens })
    }

    /// The text as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn matches(&self, name: &str) -> bool {
        let name: Vec<char> = name.chars().collect();
        let (mut token, mut index) = (0, 0);
        // Backtracking: the last star, and how much of the name it has consumed. It takes one more character whenever the rest does
        // not match.
        let mut star: Option<(usize, usize)> = None;
        loop {
            match (self.tokens.get(token), name.get(index)) {
                (None, None) => return true,
                (Some(Token::Any), _) => {
                    star = Some((token, index));
                    token += 1;
                }
                (Some(one), Some(&c)) if one.matches(c) => {
                    token += 1;
                    index += 1;
                }
                _ => match star {
                    Some((of_star, end)) if end < name.len() => {
                        star = Some((of_star, end + 1));
                        token = of_star + 1;
                        index = end + 1;
                    }
                    _ => return false,
                },
            }
        }
    }
}

impl Token {
    fn matches(&self, c: char) -> bool {
        match self {
            Self::Any | Self::One => true,
            Self::Char(own) => *own == c,
            Self::Bracket { negated, items } => items.iter().any(|item| item.has(c)) != *negated,
        }
    }
}

impl Item {
    fn has(self, c: char) -> bool {
        match self {
            Self::Range(first, last) => (first..=last).contains(&c),
            Self::Class(class) => class.has(c),
        }
    }
}

impl Class {
    fn of_name(name: &[char]) -> Option<Self> {
        Some(match name.iter().collect::<String>().as_str() {
            "alnum" => Self::Alnum,
            "alpha" => Self::Alpha,
            "blank" => Self::Blank,
            "cntrl" => Self::Cntrl,
            "digit" => Self::Digit,
            "graph" => Self::Graph,
            "lower" => Self::Lower,
            "print" => Self::Print,
            "punct" => Self::Punct,
            "space" => Self::Space,
            "upper" => Self::Upper,
            "xdigit" => Self::Xdigit,
            _ => return None,
        })
    }

    fn has(self, c: char) -> bool {
        match self {
            Self::Alnum => c.is_alphanumeric(),
            Self::Alpha => c.is_alphabetic(),
            Self::Blank => matches!(c, ' ' | '\t'),
            Self::Cntrl => c.is_control(),
            Self::Digit => c.is_ascii_digit(),
            Self::Graph => !c.is_control() && !c.is_whitespace(),
            Self::Lower => c.is_lowercase(),
            Self::Print => !c.is_control(),
            Self::Punct => c.is_ascii_punctuation(),
            Self::Space => c.is_whitespace(),
            Self::Upper => c.is_uppercase(),
            Self::Xdigit => c.is_ascii_hexdigit(),
        }
    }
}

/// Parses the bracket expression whose content begins here; returns its length with the closing bracket. `None` if it is not
/// closed.
fn bracket(content: &[char]) -> Option<(Token, usize)> {
    let negated = matches!(content.first(), Some('!' | '^'));
    let start = usize::from(negated);
    let mut index = start;
    let mut items = Vec::new();
    loop {
        match content.get(index..)? {
            // A closing bracket that comes first stands for itself.
            [']', ..] if index > start => return Some((Token::Bracket { negated, items }, index + 1)),
            [first, others @ ..] => {
                let (item, length) = match others {
                    [':', name @ ..] if *first == '[' && class(name).is_some() => class(name)?,
                    ['-', last, ..] if *last != ']' => (Item::Range(*first, *last), 3),
                    _ => (Item::Range(*first, *first), 1),
                };
                items.push(item);
                index += length;
            }
            [] => return None,
        }
    }
}

/// Parses the class whose name begins after `[:`; returns its length with `[:` and `:]`.
fn class(name: &[char]) -> Option<(Item, usize)> {
    let length = name.windows(2).position(|pair| pair == [':', ']'])?;
    Some((Item::Class(Class::of_name(name.get(..length)?)?), length + 4))
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn globs_follow_the_rules_of_the_shell() {
        for (glob, yes, no) in [
            ("orders-*", &["orders-eu", "orders-", "orders-a\nb"][..], &["my-orders-eu", "orders"][..]),
            ("a?c*", &["abc", "a\ncd"], &["ac"]),
            ("*.dlq", &["x.dlq", ".dlq", "a.dlq.dlq"], &["xdlq"]),
            ("*a*b", &["ab", "aab", "xaxbxb"], &["ba", "abx"]),
            ("p[0-3]", &["p2"], &["p4", "p", "p-"]),
            ("p[!0-3]", &["p4"], &["p2"]),
            ("p[^0-3]", &["p4", "p^"], &["p2"]),
            ("svc[[]1]", &["svc[1]"], &["svc1"]),
            ("a[]]", &["a]"], &["a", "a]]"]),
            ("a[!]]", &["ab"], &["a]"]),
            ("[a-]", &["a", "-"], &["b"]),
            ("[-a]", &["a", "-"], &["b"]),
            ("[a--b]", &["b"], &["a", "c", "-"]),
            ("[+--]", &["+", ",", "-"], &["*", "."]),
            ("[a&&b]", &["a", "b", "&"], &["c"]),
            ("[a~~b]", &["~"], &["c"]),
            (r"[\d]", &[r"\", "d"], &["1"]),
            ("[9-1]", &[], &["9", "1", "5"]),
            ("[!9-1]", &["9"], &[""]),
            ("[[:digit:]x]*", &["1a", "x"], &["a", ":"]),
            ("[[:nothing:]]", &["[]", ":]"], &["x]", "x"]),
            (r"CORP\svc-*", &[r"CORP\svc-1"], &["CORPsvc-1"]),
            ("[*]", &["*"], &["a"]),
            ("x[1*", &["x[1", "x[12"], &["x1"]),
            ("a/*", &["a/b/c"], &["a"]),
        ] {
            let pattern = Glob::new(glob).unwrap();
            assert!(yes.iter().all(|name| pattern.matches(name)), "{glob}");
            assert!(!no.iter().any(|name| pattern.matches(name)), "{glob}");
        }
    }

    #[test]
    fn a_text_without_a_wildcard_is_no_glob() {
        for text in ["", "a.b", "svc[1", "[", "[]", "[!]", "a]", r"a\b", "[a"] {
            assert_eq!(Glob::new(text), None, "{text}");
        }
    }
}

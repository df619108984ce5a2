//! The value of `sasl.jaas.config`: a Java login module and its options.

use std::iter::Peekable;
use std::str::Chars;

const NO_OPTION: &str = "an option is not of the form key=\"value\"";

/// One login module with its options.
///
/// Form: `package.Module required key="value" key2=value2;` (Kafka documentation, "JAAS configuration for Kafka clients";
/// `JaasContext`, `JaasConfig`).
#[derive(Debug, PartialEq, Eq)]
pub struct Jaas {
    /// The class name without the package, such as `PlainLoginModule`.
    pub module: String,
    options: Vec<(String, String)>,
}

impl Jaas {
    /// Parses the value. Errors do not quote any of it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let mut tokens = tokens(text)?.into_iter();
        let Some(module) = tokens.next() else { return Err("it is empty") };
        let Token::Word(module) = module else { return Err("the value does not begin with a login module") };
        let flag = tokens.next().ok_or("the control flag ('required') is missing")?;
        let is_flag = |word: &str| {
            ["required", "requisite", "sufficient", "optional"].contains(&word.to_ascii_lowercase().as_str())
        };
        if !matches!(flag, Token::Word(word) if is_flag(&word)) {
            return Err("the word after the login module is not a control flag such as 'required'");
        }
        let mut options = Vec::new();
        loop {
            match tokens.next() {
                None => return Err("the value does not end with a semicolon"),
                Some(Token::Symbol(';')) => break,
                Some(Token::Word(key)) => match (tokens.next(), tokens.next()) {
                    (Some(Token::Symbol('=')), Some(Token::Word(value))) => options.push((key, value)),
                    (Some(Token::Symbol('=')), Some(Token::Number)) => {
                        return Err("the value of an option is a number, which needs quotes: key=\"5\"");
                    }
                    _ => return Err(NO_OPTION),
                },
                Some(_) => return Err(NO_OPTION),
            }
        }
        if tokens.next().is_some() {
            return Err("the value has more than one login module");
        }
        let module = module.rsplit('.').next().unwrap_or_default().to_owned();
        Ok(Self { module, options })
    }

    /// The value of an option.
    pub fn option(&self, key: &str) -> Option<&str> {
        // Java takes the last of duplicate options.
        self.options.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The options whose names begin with the prefix, without it.
    pub fn options_with<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.options.iter().filter_map(move |(key, value)| Some((key.strip_prefix(prefix)?, value.as_str())))
    }
}

/// A token of Java's `StreamTokenizer` with the settings of `JaasConfig`: `//` and `/* */` are comments, and `-`, `_` and `$`
/// belong to words.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    /// A word, or a quoted string.
    Word(String),
    /// An unquoted token that begins with a digit or a dot. Java loses its value, too.
    Number,
    /// Any other character.
    Symbol(char),
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '$' | '.') || c >= '\u{a0}'
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}

fn tokens(text: &str) -> Result<Vec<Token>, &'static str> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\0'..=' ' => {}
            '/' if rest.peek() == Some(&'*') => {
                rest.next();
                let mut before = '\0';
                loop {
                    match rest.next().ok_or("a comment is not closed")? {
                        '/' if before == '*' => break,
                        other => before = other,
                    }
                }
            }
            // A single slash also starts a comment up to the end of the line.
            '/' => while rest.next_if(|&c| !matches!(c, '\n' | '\r')).is_some() {},
            '"' | '\'' => tokens.push(Token::Word(quoted(c, &mut rest)?)),
            '-' if rest.peek().copied().is_some_and(is_of_number) => {
                number(&mut rest);
                tokens.push(Token::Number);
            }
            '-' => tokens.push(Token::Symbol('-')),
            _ if is_of_number(c) => {
                number(&mut rest);
                tokens.push(Token::Number);
            }
            _ if is_of_word(c) => {
                let mut word = String::from(c);
                while let Some(c) = rest.next_if(|&c| is_of_word(c)) {
                    word.push(c);
                }
                tokens.push(Token::Word(word));
            }
            _ => tokens.push(Token::Symbol(c)),
        }
    }
    Ok(tokens)
}

/// Skips the rest of a number. A second dot begins another number, which is not a valid option either.
fn number(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|&c| is_of_number(c)).is_some() {}
}

/// The string up to the closing quote or the end of the line, as in Java.
fn quoted(quote: char, rest: &mut Peekable<Chars<'_>>) -> Result<String, &'static str> {
    const OPEN: &str = "a quote is not closed";
    let mut text = String::new();
    loop {
        match rest.next().ok_or(OPEN)? {
            end if end == quote => return Ok(text),
            '\n' | '\r' => return Ok(text),
            '\\' => text.push(match rest.next().ok_or(OPEN)? {
                'a' => '\x07',
                'b' => '\x08',
                'f' => '\x0c',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'v' => '\x0b',
                first @ '0'..='7' => octal(first, rest),
                other => other,
            }),
            other => text.push(other),
        }
    }
}

/// The character of one to three octal digits, up to `\377`.
fn octal(first: char, rest: &mut Peekable<Chars<'_>>) -> char {
    let mut digits = String::from(first);
    let limit = if first <= '3' { 3 } else { 2 };
    while digits.len() < limit
        && let Some(digit) = rest.next_if(|c| ('0'..='7').contains(c))
    {
        digits.push(digit);
    }
    u8::from_str_radix(&digits, 8).map_or(first, char::from)
}

#[cfg(test)]
mod tests {
    use super::Jaas;

    #[test]
    fn a_module_is_read_with_its_options() {
        let text = r#"org.apache.kafka.common.security.scram.ScramLoginModule required
            username="alice" password="a \"b\\;=" tokenauth=true;"#;
        let jaas = Jaas::parse(text).unwrap();
        assert_eq!(jaas.module, "ScramLoginModule");
        assert_eq!(jaas.option("username"), Some("alice"));
        assert_eq!(jaas.option("password"), Some(r#"a "b\;="#));
        assert_eq!(jaas.option("tokenauth"), Some("true"));
        assert_eq!(jaas.option("other"), None);
    }

    #[test]
    fn quotes_escapes_and_comments_are_those_of_javas_tokenizer() {
        let value = |written: &str| {
            let jaas = Jaas::parse(&format!("M required k={written};"));
            jaas.map(|jaas| jaas.option("k").unwrap_or_default().to_owned())
        };
        for (written, expected) in [
            (r#""a\tb""#, "a\tb"),
            (r#""a\101b""#, "aAb"),
            (r#""a\1012""#, "aA2"),
            (r#""\477\7\08""#, "'7\x07\x008"),
            (r#""\377""#, "\u{ff}"),
            (r#""a\\b""#, "a\\b"),
            (r#""a\"b""#, "a\"b"),
            (r#""\a\b\f\n\r\t\v\z\'""#, "\x07\x08\x0c\n\r\t\x0bz'"),
            ("'a;b'", "a;b"),
            ("'a\"b // c /* d */'", "a\"b // c /* d */"),
            ("\"\"", ""),
            ("a-b_c$d.e", "a-b_c$d.e"),
            ("\u{e4}\u{4e2d}", "\u{e4}\u{4e2d}"),
            ("/* why */ \"x\" // because", "x"),
        ] {
            let written = if written.contains("//") { format!("{written}\n") } else { written.to_owned() };
            assert_eq!(value(&written).as_deref(), Ok(expected), "{written}");
        }
        for text in [
            "M required // why; not\n k=\"x\";",
            "M required /* why; /* not **/ k=\"x\";",
            "/**/M required\r/ why\rk='x';// end",
            "'M'\"REQUIRED\"k=x;",
            "M required k=\"first\" k=\"x\";",
        ] {
            assert_eq!(
                Jaas::parse(text).map(|jaas| jaas.option("k").map(str::to_owned)),
                Ok(Some("x".into())),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said_without_the_value() {
        for (text, words) in [
            ("", "it is empty"),
            ("M", "the control flag ('required') is missing"),
            ("M username=x;", "the word after the login module is not a control flag such as 'required'"),
            ("M required username=\"x\"", "the value does not end with a semicolon"),
            ("M required username=\"x", "a quote is not closed"),
            ("M required username=5;", "the value of an option is a number, which needs quotes: key=\"5\""),
            ("M required username=-5;", "the value of an option is a number, which needs quotes: key=\"5\""),
            ("M required username=5x;", "the value of an option is a number, which needs quotes: key=\"5\""),
            ("M required username=a+b;", "an option is not of the form key=\"value\""),
            ("M required username=-a;", "an option is not of the form key=\"value\""),
            ("M required username==a;", "an option is not of the form key=\"value\""),
            ("M required /* username=x;", "a comment is not closed"),
            ("5 required username=x;", "the value does not begin with a login module"),
            ("M required username;", "an option is not of the form key=\"value\""),
            ("M required a=b; N required;", "the value has more than one login module"),
        ] {
            assert_eq!(Jaas::parse(text), Err(words), "{text}");
        }
    }
}

//! The value of `sasl.jaas.config`: a Java login module and its options.

/// One login module with its options.
///
/// Form: `package.Module required key="value" key2=value2;` (Kafka documentation, "JAAS configuration for Kafka clients";
/// `JaasContext`, `JaasConfig`).
#[derive(Debug, PartialEq, Eq)]
pub struct Jaas {
    /// The class name without its package, such as `PlainLoginModule`.
    pub module: String,
    options: Vec<(String, String)>,
}

impl Jaas {
    /// Reads the value; the error says what is wrong with it, without showing any of it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let mut tokens = tokens(text)?.into_iter();
        let module = tokens.next().ok_or("it is empty")?;
        let flag = tokens.next().ok_or("the control flag ('required') is missing")?;
        if !["required", "requisite", "sufficient", "optional"].contains(&flag.to_ascii_lowercase().as_str())
        {
            return Err("the word after the login module is no control flag such as 'required'");
        }
        let mut options = Vec::new();
        loop {
            match tokens.next().as_deref() {
                None => return Err("it does not end with a semicolon"),
                Some(";") => break,
                Some(key) => {
                    let (equals, value) = (tokens.next(), tokens.next());
                    match (equals.as_deref(), value) {
                        (Some("="), Some(value)) if value != ";" => options.push((key.to_owned(), value)),
                        _ => return Err("an option is not of the form key=\"value\""),
                    }
                }
            }
        }
        if tokens.next().is_some() {
            return Err("it has more than one login module");
        }
        let module = module.rsplit('.').next().unwrap_or_default().to_owned();
        Ok(Self { module, options })
    }

    /// An option of the module.
    pub fn option(&self, key: &str) -> Option<&str> {
        self.options.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The options whose names begin with a prefix, which is cut off.
    pub fn options_with<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.options.iter().filter_map(move |(key, value)| Some((key.strip_prefix(prefix)?, value.as_str())))
    }
}

/// Words, quoted texts, `=` and `;`, as Java's `StreamTokenizer` would give them.
fn tokens(text: &str) -> Result<Vec<String>, &'static str> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(&c) = rest.peek() {
        match c {
            _ if c.is_whitespace() => {
                rest.next();
            }
            '=' | ';' => {
                rest.next();
                tokens.push(c.to_string());
            }
            '"' | '\'' => {
                rest.next();
                let mut quoted = String::new();
                loop {
                    match rest.next().ok_or("a quote is not closed")? {
                        end if end == c => break,
                        '\\' => quoted.push(rest.next().ok_or("a quote is not closed")?),
                        other => quoted.push(other),
                    }
                }
                tokens.push(quoted);
            }
            _ => {
                let mut word = String::new();
                while let Some(&c) = rest.peek().filter(|&&c| !c.is_whitespace() && !matches!(c, '=' | ';')) {
                    word.push(c);
                    rest.next();
                }
                tokens.push(word);
            }
        }
    }
    Ok(tokens)
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
    fn what_is_wrong_is_said_without_the_value() {
        for (text, words) in [
            ("", "it is empty"),
            ("M", "the control flag ('required') is missing"),
            ("M username=x;", "the word after the login module is no control flag such as 'required'"),
            ("M required username=\"x\"", "it does not end with a semicolon"),
            ("M required username=\"x", "a quote is not closed"),
            ("M required username;", "an option is not of the form key=\"value\""),
            ("M required a=b; N required;", "it has more than one login module"),
        ] {
            assert_eq!(Jaas::parse(text), Err(words), "{text}");
        }
    }
}

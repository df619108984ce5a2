//! Configs of connectors as they are given: `k=v` on the command line, or a file of JSON, YAML or properties.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::masks::is_secret;
use crate::config::Value;
use crate::error::{Error, Result, Status};
use crate::session::Session;
use crate::util::{properties, text};

/// A connector that is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Definition {
    /// `None` where the file does not say.
    pub(super) name: Option<String>,
    pub(super) config: BTreeMap<String, String>,
}

/// `{"name": ..., "config": {...}}`, as Connect takes it, or the config alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Document {
    Whole { name: Option<String>, config: BTreeMap<String, Scalar> },
    Flat(BTreeMap<String, Scalar>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
}

impl Scalar {
    fn text(self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Float(value) => value.to_string(),
            Self::Text(text) => text,
        }
    }
}

/// One connector, or a list of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Several(Vec<Document>),
    One(Document),
}

impl Definition {
    /// Reads a file with one connector.
    pub(super) fn read(session: &mut Session<'_>, path: &Path) -> Result<Self> {
        let mut all = Self::read_all(session, path)?;
        match (all.pop(), all.len()) {
            (Some(only), 0) => Ok(only),
            (_, others) => {
                let message = format!("'{}' holds {} connectors, not one", path.display(), others + 1);
                Err(Error::new(Status::Usage, message).hint("kafkactl connect apply takes several"))
            }
        }
    }

    /// Reads a file, standard input where the path is `-`. What is called `.properties` is that; all else is JSON or YAML.
    pub(super) fn read_all(session: &mut Session<'_>, path: &Path) -> Result<Vec<Self>> {
        let is_properties = path.extension().is_some_and(|extension| extension == "properties");
        let mut definitions = if is_properties {
            let entries = properties::parse(&text::read_latin(path)?)
                .map_err(|error| Error::new(Status::Usage, format!("'{}', {error}", path.display())))?;
            vec![Self { name: None, config: entries.into_iter().collect() }]
        } else {
            Self::parse(&session.read_text(path)?).map_err(|why| {
                Error::new(Status::Usage, format!("'{}' is no connector: {why}", path.display()))
                    .hint("{name, config: {...}} or the config alone, or a list of them, as JSON or YAML; or a file of properties")
            })?
        };
        for definition in &mut definitions {
            if definition.name.is_none() {
                definition.name = definition.config.get("name").cloned();
            }
        }
        Ok(definitions)
    }

    fn parse(text: &str) -> std::result::Result<Vec<Self>, String> {
        // JSON is YAML too.
        let file: File = serde_saphyr::from_str(text).map_err(|error| {
            // Not its snippet of the file, in which there may be a password.
            error.to_string().lines().next().unwrap_or_default().to_owned()
        })?;
        let texts = |config: BTreeMap<String, Scalar>| {
            config.into_iter().map(|(name, value)| (name, value.text())).collect()
        };
        let definition = |document: Document| match document {
            Document::Whole { name, config } => Self { name, config: texts(config) },
            Document::Flat(config) => Self { name: None, config: texts(config) },
        };
        Ok(match file {
            File::Several(several) => several.into_iter().map(definition).collect(),
            File::One(one) => vec![definition(one)],
        })
    }
}

/// `k=v` as it is typed; `@env:VAR` and `@file:PATH` say where a value is. Everyone on the machine can read a command line, so no
/// secret stands there itself.
pub(super) fn pairs(given: &[String]) -> Result<BTreeMap<String, String>> {
    let pair = |text: &String| {
        let (key, value) = text
            .split_once('=')
            .filter(|(key, _)| !key.is_empty())
            .ok_or_else(|| Error::new(Status::Usage, format!("'{text}' is not of the form KEY=VALUE")))?;
        let value = match Value::of_option(value) {
            Value::Literal(text) if is_secret(key, &text) => {
                let message = format!("'{key}' looks like a secret, which has no place on a command line");
                return Err(Error::new(Status::Usage, message).hint(format!(
                    "say where it is: {key}=@env:VAR or {key}=@file:PATH; or use --from-file"
                )));
            }
            value => value.text(key)?,
        };
        Ok((key.to_owned(), value))
    };
    given.iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_is_read_whole_or_flat() {
        let whole = r#"{"name": "a", "config": {"tasks.max": 2, "x": "y"}}"#;
        assert_eq!(Definition::parse(&format!("[{whole}, {whole}]")).unwrap().len(), 2);
        let whole = Definition::parse(whole).unwrap().remove(0);
        assert_eq!(whole.name.as_deref(), Some("a"));
        assert_eq!(whole.config.get("tasks.max").map(String::as_str), Some("2"));
        let flat = Definition::parse("name: b\nconnector.class: C\nflag: true\n").unwrap().remove(0);
        assert_eq!((flat.name, flat.config.len()), (None, 3));
        assert!(Definition::parse("[1, 2]").is_err());
    }

    #[test]
    fn what_is_no_pair_is_refused() {
        assert_eq!(pairs(&["a=b=c".to_owned()]).unwrap().get("a").map(String::as_str), Some("b=c"));
        assert!(pairs(&["a".to_owned()]).is_err() && pairs(&["=b".to_owned()]).is_err());
        assert!(pairs(&["db.password=hunter2".to_owned()]).is_err());
        assert!(pairs(&["db.password=${file:/etc/db:password}".to_owned()]).is_ok());
    }
}

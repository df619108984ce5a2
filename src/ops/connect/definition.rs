//! Connectors in files of JSON, YAML or properties.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Config;
use crate::error::{Error, Kind, Result};
use crate::util::{properties, text};

/// A connector as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    /// `None` where the file does not say.
    pub(crate) name: Option<String>,
    pub(crate) config: Config,
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
    /// Reads a file with one connector; `read` gives its text, and `-` stands for standard input.
    pub(crate) fn read(path: &Path, read: impl FnOnce(&Path) -> Result<String>) -> Result<Self> {
        let mut all = Self::read_all(path, read)?;
        match (all.pop(), all.len()) {
            (Some(only), 0) => Ok(only),
            (_, others) => {
                let message = format!("'{}' holds {} connectors, not one", path.display(), others + 1);
                Err(Error::new(Kind::SeveralConnectors, message))
            }
        }
    }

    /// Reads a file with connectors. The name of a file of properties ends with `.properties`; all others are JSON or YAML.
    pub(crate) fn read_all(path: &Path, read: impl FnOnce(&Path) -> Result<String>) -> Result<Vec<Self>> {
        let is_properties = path.extension().is_some_and(|extension| extension == "properties");
        let mut definitions = if is_properties {
            let entries = properties::parse(&text::read_latin(path)?)
                .map_err(|error| Error::new(Kind::Usage, format!("'{}', {error}", path.display())))?;
            vec![Self { name: None, config: entries.into_iter().collect() }]
        } else {
            Self::parse(&read(path)?).map_err(|why| {
                Error::new(Kind::Usage, format!("'{}' is no connector: {why}", path.display()))
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

/// The connectors of several files.
#[derive(Debug)]
pub(crate) struct NamedConnectors {
    pub(crate) connectors: BTreeMap<String, Config>,
    /// The files that could not be read, or have a connector without a name.
    pub(crate) unread: Vec<(PathBuf, Error)>,
}

/// Reads the connectors of files and folders. A signal ends the reading.
pub(crate) fn read_named(
    given: &[PathBuf],
    mut read: impl FnMut(&Path) -> Result<String>,
) -> Result<NamedConnectors> {
    let (mut connectors, mut unread) = (BTreeMap::new(), Vec::new());
    for path in files(given)? {
        match named(&path, &mut read) {
            Ok(definitions) => {
                for (name, config) in definitions {
                    if connectors.insert(name.clone(), config).is_some() {
                        let message = format!("connector '{name}' is defined twice in the files");
                        return Err(Error::new(Kind::Usage, message));
                    }
                }
            }
            Err(error) if error.kind().is_stop() => return Err(error),
            Err(error) => unread.push((path, error)),
        }
    }
    Ok(NamedConnectors { connectors, unread })
}

fn named(path: &Path, read: impl FnOnce(&Path) -> Result<String>) -> Result<Vec<(String, Config)>> {
    let named = |definition: Definition| {
        let name = definition.name.ok_or_else(|| {
            Error::new(Kind::Usage, format!("a connector in '{}' has no name", path.display()))
        })?;
        Ok((name, definition.config))
    };
    Definition::read_all(path, read)?.into_iter().map(named).collect()
}

/// The files that are given, and those in folders that are, by name.
fn files(given: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in given {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let failed = |error| Error::io(error, format!("could not read '{}'", path.display()));
        let entries = std::fs::read_dir(path).map_err(failed)?.collect::<std::io::Result<Vec<_>>>();
        let known = ["json", "yaml", "yml", "properties"];
        let is_known = |file: &PathBuf| {
            file.extension().is_some_and(|extension| known.iter().any(|one| extension == *one))
        };
        let mut found: Vec<PathBuf> =
            entries.map_err(failed)?.into_iter().map(|entry| entry.path()).collect();
        found.retain(is_known);
        if found.is_empty() {
            let message = format!("no file in '{}' is of JSON, YAML or properties", path.display());
            return Err(Error::new(Kind::NotFound, message));
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
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
}

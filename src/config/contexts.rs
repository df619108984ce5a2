//! The config file: named clusters, and which of them is current.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, value};

use super::masks::has_secrets;
use super::names;
use super::secret::{Value, environment};
use crate::error::{Error, Kind, Result};
use crate::util::text;

/// The parsed config file.
#[derive(Debug, Default)]
pub struct ConfigFile {
    /// The path of the file, which may not exist.
    pub path: PathBuf,
    /// The context that is used if none is named.
    pub current: Option<String>,
    pub contexts: BTreeMap<String, Context>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Context {
    /// `host:port`, separated by commas.
    #[serde(default, deserialize_with = "one_or_many")]
    pub bootstrap_servers: Option<String>,
    /// Client settings, with the names of the Java clients or of librdkafka.
    #[serde(default, deserialize_with = "values")]
    pub properties: BTreeMap<String, Value>,
    /// Base URLs of Connect workers.
    #[serde(default, deserialize_with = "urls")]
    pub connect_urls: Vec<String>,
    /// Base URLs of schema registries.
    #[serde(default, deserialize_with = "urls")]
    pub registry_urls: Vec<String>,
    /// Whether destructive commands ask for the name of the context.
    #[serde(default)]
    pub protected: bool,
    /// Whether commands that change anything are refused.
    #[serde(default)]
    pub read_only: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Document {
    current: Option<String>,
    #[serde(default)]
    contexts: BTreeMap<String, Context>,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected a string, a number, true, false, { env = \"VAR\" }, { file = \"PATH\" } or { command = [\"PROGRAM\", ...] }"
)]
enum ValueToml {
    Text(String),
    Integer(i64),
    Bool(bool),
    Source(SourceToml),
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum SourceToml {
    Env(String),
    File(PathBuf),
    Command(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a string with commas, or a list of strings")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

fn one_or_many<'de, D: serde::Deserializer<'de>>(source: D) -> std::result::Result<Option<String>, D::Error> {
    Ok(Some(match OneOrMany::deserialize(source)? {
        OneOrMany::One(one) => one,
        OneOrMany::Many(many) => many.join(","),
    }))
}

fn urls<'de, D: serde::Deserializer<'de>>(source: D) -> std::result::Result<Vec<String>, D::Error> {
    Ok(match OneOrMany::deserialize(source)? {
        OneOrMany::One(one) => one.split(',').map(|url| url.trim().to_owned()).collect(),
        OneOrMany::Many(many) => many,
    })
}

fn values<'de, D: serde::Deserializer<'de>>(
    source: D,
) -> std::result::Result<BTreeMap<String, Value>, D::Error> {
    let written = BTreeMap::<String, ValueToml>::deserialize(source)?;
    let value = |written| match written {
        ValueToml::Text(text) => Value::Literal(text),
        ValueToml::Integer(number) => Value::Literal(number.to_string()),
        ValueToml::Bool(flag) => Value::Literal(flag.to_string()),
        ValueToml::Source(SourceToml::Env(name)) => Value::Env(name),
        ValueToml::Source(SourceToml::File(path)) => Value::File(path),
        ValueToml::Source(SourceToml::Command(words)) => Value::Command(words),
    };
    Ok(written.into_iter().map(|(name, written)| (name, value(written))).collect())
}

impl Context {
    /// The configured security protocol, or Kafka's default.
    pub fn security_protocol(&self) -> String {
        match self.properties.get("security.protocol") {
            None => "PLAINTEXT".to_owned(),
            Some(Value::Literal(text)) => text.clone(),
            Some(elsewhere) => elsewhere.shown(),
        }
    }

    /// The secrets that the file holds in plain text.
    fn literal_secrets(&self) -> impl Iterator<Item = &str> {
        self.properties.iter().filter_map(|(name, value)| {
            let Value::Literal(text) = value else { return None };
            (names::is_secret(names::java_name(name)) || has_secrets(text)).then_some(name.as_str())
        })
    }
}

/// The folder for state of the user: `$XDG_STATE_HOME/kafkactl`, else `~/.local/state/kafkactl`.
pub fn state_folder() -> Option<PathBuf> {
    folder("XDG_STATE_HOME", ".local/state")
}

/// The folder for data that can be fetched again: `$XDG_CACHE_HOME/kafkactl`, else `~/.cache/kafkactl`.
pub fn cache_folder() -> Option<PathBuf> {
    folder("XDG_CACHE_HOME", ".cache")
}

/// The config file that kcat would use, if it exists.
pub fn kcat_config() -> Option<PathBuf> {
    let named = ["KCAT_CONFIG", "KAFKACAT_CONFIG"].into_iter().find_map(path_in);
    let at_home =
        |name| path_in("HOME").map(|home| home.join(".config").join(name)).filter(|path| path.is_file());
    named.or_else(|| ["kcat.conf", "kafkacat.conf"].into_iter().find_map(at_home))
}

/// The path in an environment variable; an empty one counts as not set.
fn path_in(variable: &str) -> Option<PathBuf> {
    environment(variable).filter(|text| !text.is_empty()).map(PathBuf::from)
}

/// The `kafkactl` folder below the one that a variable names, or below one in the home directory.
fn folder(variable: &str, at_home: &str) -> Option<PathBuf> {
    Some(path_in(variable).or_else(|| Some(path_in("HOME")?.join(at_home)))?.join("kafkactl"))
}

/// `$KAFKACTL_CONFIG`, else `$XDG_CONFIG_HOME/kafkactl/config.toml`, else `~/.config/kafkactl/config.toml`.
fn location() -> Option<PathBuf> {
    path_in("KAFKACTL_CONFIG").or_else(|| Some(folder("XDG_CONFIG_HOME", ".config")?.join("config.toml")))
}

impl ConfigFile {
    /// Reads the file; a missing file is not an error.
    pub fn read() -> Result<Self> {
        let Some(path) = location() else { return Ok(Self::default()) };
        let text = match text::read(&path) {
            Ok(text) => text,
            Err(error) if *error.kind() == Kind::NoSuchFile => {
                return Ok(Self { path, ..Self::default() });
            }
            Err(error) => return Err(error),
        };
        let Document { current, contexts } = toml_edit::de::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            // The full error would quote the line, which may hold a password.
            let message = format!("'{}', line {line}: {}", path.display(), error.message().trim_end());
            Error::new(Kind::Usage, message)
        })?;
        Ok(Self { path, current, contexts })
    }

    pub fn context(&self, name: &str) -> Result<&Context> {
        self.contexts.get(name).ok_or_else(|| self.no_such_context(name))
    }

    fn no_such_context(&self, name: &str) -> Error {
        let path = self.path.display();
        let names: Vec<&str> = self.contexts.keys().map(String::as_str).collect();
        let kind = if names.is_empty() { Kind::NoContexts } else { Kind::NotFound };
        let error = Error::new(kind, format!("context '{name}' does not exist in '{path}'"));
        match crate::util::closest(name, names.iter().copied()) {
            Some(close) => error.hint(format!("did you mean '{close}'?")),
            None if names.is_empty() => error,
            None => error.hint(format!("existing contexts: {}", names.join(", "))),
        }
    }

    /// A warning if other users can read secrets in the file.
    pub fn warning(&self) -> Option<String> {
        let (context, secret) = self
            .contexts
            .iter()
            .find_map(|(name, context)| Some((name, context.literal_secrets().next()?.to_owned())))?;
        readable_by_all(&self.path).then(|| {
            format!(
                "'{}' holds '{secret}' of context '{context}' and can be read by every user of this machine; chmod 600 the file, or write where \
                 to find the value: {{ env = \"VAR\" }}, {{ file = \"PATH\" }} or {{ command = [\"PROGRAM\"] }}",
                self.path.display()
            )
        })
    }

    /// Writes a context, and leaves everything else in the file unchanged.
    pub fn put(&self, name: &str, context: &Context) -> Result<()> {
        self.edit(|document| {
            let contexts = document.entry("contexts").or_insert_with(|| {
                let mut table = Table::new();
                table.set_implicit(true);
                Item::Table(table)
            });
            contexts[name] = Item::Table(context.to_toml());
        })
    }

    pub fn remove(&self, name: &str) -> Result<()> {
        self.edit(|document| {
            if let Some(contexts) = document.get_mut("contexts").and_then(Item::as_table_like_mut) {
                contexts.remove(name);
            }
            if document.get("current").and_then(Item::as_str) == Some(name) {
                document.remove("current");
            }
        })
    }

    /// Makes a context the current one.
    pub fn select(&self, name: &str) -> Result<()> {
        self.edit(|document| {
            document["current"] = value(name);
        })
    }

    /// Writes a new file that replaces the old one: a full disk must not lose the existing contexts.
    fn edit(&self, change: impl FnOnce(&mut DocumentMut)) -> Result<()> {
        let failed = |error| Error::io(error, format!("could not write '{}'", self.path.display()));
        let Some(folder) = self.path.parent() else {
            return Err(Error::new(Kind::Usage, "no folder for a config file is known: set KAFKACTL_CONFIG"));
        };
        let text = match text::read(&self.path) {
            Err(error) if *error.kind() == Kind::NoSuchFile => String::new(),
            result => result?,
        };
        let mut document: DocumentMut = text
            .parse()
            .map_err(|error: toml_edit::TomlError| Error::new(Kind::Usage, error.message().to_owned()))?;
        change(&mut document);
        std::fs::create_dir_all(folder).map_err(failed)?;
        replace_file(&self.path, document.to_string().as_bytes()).map_err(failed)
    }
}

impl Context {
    fn to_toml(&self) -> Table {
        let list = |texts: &[String]| value(texts.iter().collect::<Array>());
        let mut table = Table::new();
        if let Some(servers) = &self.bootstrap_servers {
            table["bootstrap-servers"] = value(servers.as_str());
        }
        for (name, urls) in [("connect-urls", &self.connect_urls), ("registry-urls", &self.registry_urls)] {
            if !urls.is_empty() {
                table[name] = list(urls);
            }
        }
        for (name, flag) in [("protected", self.protected), ("read-only", self.read_only)] {
            if flag {
                table[name] = value(true);
            }
        }
        let mut properties = Table::new();
        for (name, written) in &self.properties {
            let source = |kind: &str, item: toml_edit::Value| {
                let mut source = InlineTable::new();
                source.insert(kind, item);
                value(source)
            };
            properties[name] = match written {
                Value::Literal(text) => value(text.as_str()),
                Value::Env(name) => source("env", name.as_str().into()),
                Value::File(path) => source("file", path.to_string_lossy().into_owned().into()),
                Value::Command(words) => source("command", words.iter().collect::<Array>().into()),
            };
        }
        if !properties.is_empty() {
            table["properties"] = Item::Table(properties);
        }
        table
    }
}

/// Only the owner may read the new file, whatever the mode of the old one: it may hold secrets.
fn replace_file(path: &Path, content: &[u8]) -> io::Result<()> {
    // A link is followed to its target, which may be kept elsewhere (dotfiles).
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    crate::util::replace_file::replace_file(&path, content, 0o600)
}

fn readable_by_all(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|metadata| metadata.permissions().mode() & 0o004 != 0)
}

//! `kafkactl context list`: the contexts of the config file.

use serde::Serialize;

use crate::config::contexts::ConfigFile;
use crate::config::without_secrets;
use crate::error::{Result, Status};
use crate::output::{Columns, IntoCell, OF_LISTING, OutputFormat, TableRow};
use crate::session::Session;

/// List the contexts of the config file
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl context list
  kafkactl context list -o name | xargs -d '\\n' -n 1 kafkactl context test --

The config file is $KAFKACTL_CONFIG, else $XDG_CONFIG_HOME/kafkactl/config.toml, else ~/.config/kafkactl/config.toml.")]
pub struct ContextList {}

/// A context; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ContextRow {
    name: String,
    /// Whether it is used where none is named.
    is_current: bool,
    /// host:port, separated by commas.
    bootstrap_servers: Option<String>,
    security_protocol: String,
    /// Whether destructive commands need its name.
    is_protected: bool,
    /// Whether nothing can be changed through it.
    is_read_only: bool,
    /// Base URLs of Connect workers.
    connect_urls: Vec<String>,
    /// Base URLs of schema registries.
    registry_urls: Vec<String>,
}

impl TableRow for ContextRow {
    fn columns(columns: &mut Columns<Self>) {
        let guard = |row: &Self| match (row.is_read_only, row.is_protected) {
            (true, _) => Some("read-only"),
            (false, true) => Some("protected"),
            (false, false) => None,
        };
        columns.text("NAME", |row| row.name.clone());
        columns.text("CURRENT", |row| if row.is_current { "*" } else { "" });
        columns.text("BOOTSTRAP SERVERS", |row| row.bootstrap_servers.clone());
        columns.text("SECURITY", |row| row.security_protocol.clone());
        columns.text("GUARD", guard);
        columns.text("CONNECT", |row| row.connect_urls.as_slice().into_cell()).wide();
        columns.text("REGISTRY", |row| row.registry_urls.as_slice().into_cell()).wide();
    }
}

pub(super) fn run(_args: &ContextList, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let file = ConfigFile::read()?;
    let shown = |urls: &[String]| urls.iter().map(|url| without_secrets(url).into_owned()).collect();
    let rows: Vec<ContextRow> = file
        .contexts
        .iter()
        .map(|(name, context)| ContextRow {
            name: name.clone(),
            is_current: file.current.as_ref() == Some(name),
            bootstrap_servers: context.bootstrap_servers.clone(),
            security_protocol: context.security_protocol(),
            is_protected: context.protected,
            is_read_only: context.read_only,
            connect_urls: shown(&context.connect_urls),
            registry_urls: shown(&context.registry_urls),
        })
        .collect();
    let nothing = format!(
        "there are no contexts in '{}'; add one: kafkactl context add NAME -b HOST:PORT",
        file.path.display()
    );
    session.output.rows(format, &rows, &nothing)?;
    Ok(Status::Done)
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "context-list": Vec<ContextRow>, "kafkactl context list";
}

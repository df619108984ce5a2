//! `kafkactl context list`: the contexts of the config file.

use serde::Serialize;

use crate::config::contexts::ConfigFile;
use crate::config::without_secrets;
use crate::error::{Result, Status};
use crate::output::{Column, OF_LISTING, OutputFormat, TableRow};
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
#[serde(rename_all = "camelCase")]
struct ContextRow {
    name: String,
    is_current: bool,
    bootstrap_servers: Option<String>,
    security_protocol: String,
    is_protected: bool,
    is_read_only: bool,
    connect_urls: Vec<String>,
    registry_urls: Vec<String>,
}

impl TableRow for ContextRow {
    fn columns() -> &'static [Column] {
        const {
            &[
                Column::text("NAME"),
                Column::text("CURRENT"),
                Column::text("BOOTSTRAP SERVERS"),
                Column::text("SECURITY"),
                Column::text("GUARD"),
                Column::text("CONNECT").wide(),
                Column::text("REGISTRY").wide(),
            ]
        }
    }

    fn cells(&self) -> Vec<String> {
        let none = || "-".to_owned();
        let list = |urls: &[String]| if urls.is_empty() { none() } else { urls.join(",") };
        vec![
            self.name.clone(),
            if self.is_current { "*".to_owned() } else { String::new() },
            self.bootstrap_servers.clone().unwrap_or_else(none),
            self.security_protocol.clone(),
            match (self.is_read_only, self.is_protected) {
                (true, _) => "read-only".to_owned(),
                (false, true) => "protected".to_owned(),
                (false, false) => none(),
            },
            list(&self.connect_urls),
            list(&self.registry_urls),
        ]
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

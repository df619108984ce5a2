//! `kafkactl connect validate`: check a config with its plugin.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use super::pairs::pairs;
use super::workers;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::connect::definition::Definition;
use crate::ops::connect::validate::validated;
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::session::Session;

/// Check a config with its plugin and show what is wrong; status 4 if anything is
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect validate connector.class=FileStreamSource topic=config tasks.max=x
  kafkactl connect validate --from-file load-config.json")]
pub struct ConnectValidate {
    /// Keys and their values
    #[arg(value_name = "KEY=VALUE", required_unless_present = "from_file")]
    config: Vec<String>,
    /// File with the config, as connect create takes it; - for standard input
    #[arg(long, value_name = "FILE")]
    from_file: Option<PathBuf>,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// Something wrong with a config; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct IssueRow {
    name: String,
    /// What is wrong, in the words of the plugin.
    error: String,
}

impl TableRow for IssueRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("CONFIG", |row| row.name.clone());
        columns.text("ERROR", |row| row.error.clone());
    }
}

pub(super) fn run(args: &ConnectValidate, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let mut config = BTreeMap::new();
    if let Some(path) = &args.from_file {
        let Definition { name, config: read } = Definition::read(path, |path| session.read_text(path))?;
        config = read;
        config.extend(name.map(|name| ("name".to_owned(), name)));
    }
    config.extend(pairs(&args.config)?);
    // Each connector has one, and what it is does not matter here.
    config.entry("name".to_owned()).or_insert_with(|| "validated".to_owned());
    let connect = workers(session)?;
    let validation = validated(&mut session.work(), &connect, &config, args.wait.wait_timeout)??;
    let issue = |issue: crate::rest::ConfigIssue| {
        let name = issue.name;
        issue.errors.into_iter().map(move |error| IssueRow { name: name.clone(), error }).collect::<Vec<_>>()
    };
    let rows: Vec<IssueRow> = validation.issues.into_iter().flat_map(issue).collect();
    session.output.rows(format, &rows, "the config is valid")?;
    Ok(if rows.is_empty() { Status::Done } else { Status::Found })
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "connect-validate": Vec<IssueRow>, "kafkactl connect validate";
}

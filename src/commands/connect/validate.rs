//! `kafkactl connect validate`: have a plugin check a config.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;

use super::definition::{Definition, pairs};
use super::workers;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Result, Status};
use crate::ops::patience::patiently;
use crate::output::{Column, Label, OF_LISTING, OutputFormat, TableRow};
use crate::rest::{Connect, Validation};
use crate::session::Session;

/// Have a plugin check a config, and show what is wrong; status 4 if anything is
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect validate connector.class=FileStreamSource topic=config tasks.max=x
  kafkactl connect validate --from-file load-config.json")]
pub struct ConnectValidate {
    /// A config
    #[arg(value_name = "KEY=VALUE", required_unless_present = "from_file")]
    config: Vec<String>,
    /// A file with the config, as connect create takes it; - for standard input
    #[arg(long, value_name = "FILE")]
    from_file: Option<PathBuf>,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// Something wrong with a config; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct IssueRow {
    name: String,
    error: String,
}

impl TableRow for IssueRow {
    fn columns() -> &'static [Column] {
        const { &[Column::text("CONFIG"), Column::text("ERROR")] }
    }

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone(), self.error.clone()]
    }
}

pub(super) fn run(args: &ConnectValidate, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let mut config = BTreeMap::new();
    if let Some(path) = &args.from_file {
        let Definition { name, config: read } = Definition::read(session, path)?;
        config = read;
        config.extend(name.map(|name| ("name".to_owned(), name)));
    }
    config.extend(pairs(&args.config)?);
    // Each connector has one, and what it is does not matter here.
    config.entry("name".to_owned()).or_insert_with(|| "validated".to_owned());
    let connect = workers(session)?;
    let validation = validated(session, &connect, &config, args.wait.wait_timeout)??;
    let issue = |issue: crate::rest::ConfigIssue| {
        let name = issue.name;
        issue.errors.into_iter().map(move |error| IssueRow { name: name.clone(), error }).collect::<Vec<_>>()
    };
    let rows: Vec<IssueRow> = validation.issues.into_iter().flat_map(issue).collect();
    session.output.rows(format, &rows, "nothing is wrong with it")?;
    Ok(if rows.is_empty() { Status::Done } else { Status::Found })
}

fn validated(
    session: &mut Session<'_>,
    connect: &Connect,
    config: &BTreeMap<String, String>,
    limit: Duration,
) -> Result<Result<Validation>> {
    let class = config.get("connector.class").ok_or_else(|| {
        Error::new(Status::Usage, "the config has no 'connector.class'")
            .hint("see what there is: kafkactl connect plugins list")
    })?;
    patiently(&mut session.work(), limit, || connect.validate(class, config))
}

/// Refuses a config that the plugin does not take. Who may create connectors need not be allowed to ask for this; the worker checks
/// the config again when it gets it.
pub(super) fn check(
    session: &mut Session<'_>,
    connect: &Connect,
    name: &str,
    config: &BTreeMap<String, String>,
    limit: Duration,
) -> Result<()> {
    let issues = match validated(session, connect, config, limit) {
        Ok(Ok(validation)) => validation.issues,
        Err(error) if error.status() != Status::Denied => return Err(error),
        // Nor is anything else known there: the URL is wrong.
        Ok(Err(error)) if patiently(&mut session.work(), limit, || connect.worker()).is_err() => {
            return Err(error);
        }
        Ok(Err(error)) | Err(error) => {
            let message =
                format!("the plugin was not asked to check connector '{name}' first: {}", error.message());
            session.output.say(Label::Warning, message);
            return Ok(());
        }
    };
    if issues.is_empty() {
        return Ok(());
    }
    let words = issues.iter().map(|issue| format!("{}: {}", issue.name, issue.errors.join(", ")));
    let words: Vec<String> = words.collect();
    let message = format!("the config of connector '{name}' is refused: {}", words.join("; "));
    Err(Error::new(Status::Usage, message)
        .hint("kafkactl connect plugins describe shows the configs of a plugin"))
}

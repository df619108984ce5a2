//! `kafkactl connect export`: connectors as files that apply takes.

use std::path::PathBuf;

use super::{selected, workers};
use crate::commands::shared::names::ConnectorNames;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::connect::export::{ExportedConnector, write_files};
use crate::ops::connect::masks::masked;
use crate::output::{Label, OutputFormat};
use crate::session::Session;

/// The formats of an export, the default first.
const FORMATS: &[OutputFormat] = &[OutputFormat::Json, OutputFormat::Jsonl, OutputFormat::Yaml];

/// Print connectors as connect apply takes them, or write a file for each
///
/// Passwords are masked as ********, for which apply takes the value that the connector has; --with-secrets writes them as they are, to
/// files that only you can read.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect export > connectors.json
  kafkactl connect export 'load-*' --dir connectors/
  kafkactl connect export -o yaml --with-secrets > secret.yaml")]
pub struct ConnectExport {
    #[command(flatten)]
    names: ConnectorNames,
    /// Write NAME.json for each into this folder; nothing is overwritten
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
    /// Write passwords as they are
    #[arg(long)]
    with_secrets: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

pub(super) fn run(args: &ConnectExport, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, FORMATS)?;
    args.names.patterns()?;
    let connect = workers(session)?;
    let selected = selected(session, &connect, &args.names, args.wait.wait_timeout)?;
    let failures = selected.report_missing(session);
    let mut exported = Vec::new();
    for (name, connector) in selected.found {
        let Some(info) = connector.info else { continue };
        let config = if args.with_secrets { info.config } else { masked(&connect, &info.config) };
        exported.push(ExportedConnector { name, config });
    }
    let status = Status::of_items(exported.len() + failures.len(), &failures);
    let Some(folder) = &args.dir else {
        session.output.documents(format, &exported)?;
        return Ok(status);
    };
    write_files(&exported, folder, args.with_secrets)?;
    session.output.say(Label::Notice, format!("{} files in '{}'", exported.len(), folder.display()));
    Ok(status)
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "connect-export": Vec<ExportedConnector>, "kafkactl connect export";
}

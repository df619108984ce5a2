//! `kafkactl connect topics`.

use serde::Serialize;

use super::{selected, workers};
use crate::commands::shared::names::ConnectorNames;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::patience::patiently;
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::session::Session;

/// Show which topics connectors have read or written since they were created (KIP-558)
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect topics load-config")]
pub struct ConnectTopics {
    #[command(flatten)]
    names: ConnectorNames,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// A topic of a connector; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct TopicRow {
    connector: String,
    topic: String,
}

impl TableRow for TopicRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("CONNECTOR", |row| row.connector.clone());
        columns.text("TOPIC", |row| row.topic.clone());
    }
}

pub(super) fn run(args: &ConnectTopics, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let connect = workers(session)?;
    let limit = args.wait.wait_timeout;
    let selected = selected(session, &connect, &args.names, limit)?;
    let items = selected.items();
    let (mut failures, mut rows) = (selected.report_missing(session), Vec::new());
    for (connector, _) in selected.found {
        match patiently(&mut session.work(), limit, || connect.topics(&connector)) {
            Ok(topics) => {
                let mut topics = topics.unwrap_or_default();
                topics.sort();
                rows.extend(topics.into_iter().map(|topic| TopicRow { connector: connector.clone(), topic }));
            }
            Err(error) => {
                session.output.report(&error);
                failures.push(error.status());
            }
        }
    }
    if !rows.is_empty() || failures.is_empty() || format.is_document() {
        session.output.rows(format, &rows, "no topic has been read or written")?;
    }
    Ok(Status::of_items(items, &failures))
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "connect-topics": Vec<TopicRow>, "kafkactl connect topics";
}

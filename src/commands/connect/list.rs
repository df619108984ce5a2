//! `kafkactl connect list`.

use serde::Serialize;

use super::{selected, workers};
use crate::commands::shared::names::ConnectorNames;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Kind, Result, Status};
use crate::ops::patience::patiently;
use crate::output::{Columns, IntoCell, OF_LISTING, OutputFormat, TableRow};
use crate::rest::{ConnectorStatus, Expanded};
use crate::session::Session;

/// List connectors with state, tasks, type, class and worker
///
/// A running connector may have failed tasks: --failed shows connectors with any failure. -o wide, csv and tsv, and --details in every
/// format, also show the topics that each connector has read or written.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect list
  kafkactl connect list 'load-*' -o wide
  What has failed, with status 4 for scripts
    kafkactl connect list --failed --exit-code")]
pub struct ConnectList {
    #[command(flatten)]
    names: ConnectorNames,
    /// Only connectors that failed or have a failed task
    #[arg(long)]
    failed: bool,
    /// Exit with status 4 when --failed finds something
    #[arg(long, requires = "failed")]
    exit_code: bool,
    /// Show topics in every format
    #[arg(long)]
    details: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// A connector; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ConnectorRow {
    name: String,
    /// `None` before its state was written the first time.
    state: Option<String>,
    task_count: usize,
    running_task_count: usize,
    /// Tasks that have failed.
    failed_task_count: usize,
    #[serde(rename = "type")]
    kind: Option<String>,
    class: Option<String>,
    /// The worker it runs on.
    worker_id: Option<String>,
    /// `None` where it was not asked, or the workers do not keep that.
    topics: Option<Vec<String>>,
}

impl TableRow for ConnectorRow {
    fn columns(columns: &mut Columns<Self>) {
        // A long package says little; JSON has all of it.
        let class = |row: &Self| Some(row.class.as_deref()?.rsplit('.').next()?.to_owned());
        columns.text("NAME", |row| row.name.clone());
        columns.text("STATE", |row| row.state.clone());
        columns.number("TASKS", |row| row.task_count);
        columns.number("RUNNING", |row| row.running_task_count);
        columns.number("FAILED", |row| row.failed_task_count);
        columns.text("TYPE", |row| row.kind.clone());
        columns.text("CLASS", class);
        columns.text("WORKER", |row| row.worker_id.clone());
        columns.text("TOPICS", |row| row.topics.as_deref().into_cell()).wide();
    }
}

pub(super) fn run(args: &ConnectList, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let connect = workers(session)?;
    let selected = selected(session, &connect, &args.names, args.wait.wait_timeout)?;
    let mut failures = selected.report_missing(session);
    let mut rows: Vec<ConnectorRow> = selected.found.into_iter().map(row).collect();
    if args.failed {
        rows.retain(|row| row.state.as_deref() == Some("FAILED") || row.failed_task_count > 0);
    }
    let in_columns = matches!(format, OutputFormat::Wide | OutputFormat::Csv | OutputFormat::Tsv);
    if args.details || in_columns {
        for row in &mut rows {
            match patiently(&mut session.work(), args.wait.wait_timeout, || connect.topics(&row.name)) {
                Ok(topics) => row.topics = topics,
                // It went while it was listed.
                Err(error) if *error.kind() == Kind::NoSuchConnector => {}
                Err(error) => {
                    session.output.report(&error);
                    failures.push(error.status());
                }
            }
        }
    }
    if !rows.is_empty() || failures.is_empty() || format.is_document() {
        let nothing = if args.failed { "nothing has failed" } else { "there are no such connectors" };
        session.output.rows(format, &rows, nothing)?;
    }
    let status = Status::of_items(rows.len() + failures.len(), &failures);
    Ok(if status == Status::Done && args.exit_code && !rows.is_empty() { Status::Found } else { status })
}

fn row((name, connector): (String, Expanded)) -> ConnectorRow {
    let status: Option<&ConnectorStatus> = connector.status.as_ref();
    let tasks = |state: &str| {
        let tasks = status.into_iter().flat_map(|status| &status.tasks);
        tasks.filter(|task| task.instance.state == state).count()
    };
    ConnectorRow {
        name,
        state: status.map(|status| status.connector.state.clone()),
        task_count: status.map_or(0, |status| status.tasks.len()),
        running_task_count: tasks("RUNNING"),
        failed_task_count: tasks("FAILED"),
        kind: status.and_then(|status| status.kind.clone()),
        class: connector.info.as_ref().and_then(|info| info.config.get("connector.class").cloned()),
        worker_id: status.and_then(|status| status.connector.worker_id.clone()),
        topics: None,
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "connect-list": Vec<ConnectorRow>, "kafkactl connect list";
}

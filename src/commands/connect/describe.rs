//! `kafkactl connect describe`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{selected, workers};
use crate::commands::shared::names::ConnectorNames;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::connect::masks::masked;
use crate::ops::connect::trace::{lines, task_number};
use crate::output::{Columns, Label, OF_DESCRIPTION, OutputFormat, TableRow, escape_controls, table};
use crate::rest::{Connect, Expanded, InstanceState};
use crate::session::Session;

/// Describe connectors: state, tasks, config, and the whole trace of each failure
///
/// Passwords are masked: values that the plugin declares as passwords, and those whose key looks like one.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect describe load-orders
  kafkactl connect describe -o json | jq -r '.[].tasks[] | select(.state == \"FAILED\") | .trace'")]
pub struct ConnectDescribe {
    #[command(flatten)]
    names: ConnectorNames,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// A connector; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ConnectorRow {
    name: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    /// `None` before its state was written the first time.
    state: Option<String>,
    /// The worker it runs on.
    worker_id: Option<String>,
    /// The version of its plugin.
    version: Option<String>,
    /// The stack trace of its failure.
    trace: Option<String>,
    tasks: Vec<TaskRow>,
    /// The config without secrets; `None` for a key without a value.
    config: BTreeMap<String, Option<String>>,
}

/// A task; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct TaskRow {
    /// `None` where the worker does not say; so for the fields below.
    id: Option<u32>,
    #[serde(skip)]
    number: String,
    /// UNASSIGNED, RUNNING, PAUSED, FAILED or RESTARTING; UNKNOWN where the worker does not say.
    state: String,
    /// The worker it runs on.
    worker_id: Option<String>,
    /// The version of its plugin.
    version: Option<String>,
    /// The stack trace of its failure.
    trace: Option<String>,
}

impl TableRow for TaskRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.number("TASK", |row| row.number.clone());
        columns.text("STATE", |row| row.state.clone());
        columns.text("WORKER", |row| row.worker_id.clone()).unknown("unknown");
    }
}

pub(super) fn run(args: &ConnectDescribe, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_DESCRIPTION)?;
    args.names.patterns()?;
    let connect = workers(session)?;
    let selected = selected(session, &connect, &args.names, args.wait.wait_timeout)?;
    let failures = selected.report_missing(session);
    let rows: Vec<ConnectorRow> =
        selected.found.into_iter().map(|(name, connector)| row(&connect, name, connector)).collect();
    if format.is_document() {
        session.output.documents(format, &rows)?;
    } else if rows.is_empty() && failures.is_empty() {
        session.output.say(Label::Notice, "there are no such connectors");
    } else {
        for (index, row) in rows.iter().enumerate() {
            let between = if index > 0 { "\n" } else { "" };
            session.output.write(&[between.as_bytes(), summary(row).as_bytes()])?;
            if !row.tasks.is_empty() {
                let tasks = table(&row.tasks, format == OutputFormat::Wide);
                session.output.write(&[tasks.as_bytes(), traces(row).as_bytes()])?;
            }
        }
    }
    Ok(Status::of_items(rows.len() + failures.len(), &failures))
}

fn row(connect: &Connect, name: String, Expanded { status, info }: Expanded) -> ConnectorRow {
    let info = info.unwrap_or_default();
    let set = masked(connect, &info.config).into_iter().map(|(name, value)| (name, Some(value)));
    let config = set.chain(info.null_configs.into_iter().map(|name| (name, None))).collect();
    let Some(status) = status else {
        return ConnectorRow {
            name,
            kind: None,
            state: None,
            worker_id: None,
            version: None,
            trace: None,
            tasks: Vec::new(),
            config,
        };
    };
    let task = |task: crate::rest::TaskState| {
        let number = task_number(&task);
        let InstanceState { state, worker_id, trace, version } = task.instance;
        TaskRow { id: task.id, number, state, worker_id, version, trace }
    };
    let InstanceState { state, worker_id, trace, version } = status.connector;
    ConnectorRow {
        name,
        kind: status.kind,
        state: Some(state),
        worker_id,
        version,
        trace,
        tasks: status.tasks.into_iter().map(task).collect(),
        config,
    }
}

/// The traces of the tasks that have failed.
fn traces(row: &ConnectorRow) -> String {
    let mut text = String::new();
    for task in &row.tasks {
        for (index, line) in task.trace.iter().flat_map(|trace| lines(trace)).enumerate() {
            let label = if index == 0 { format!("Task {}: ", task.number) } else { "        ".to_owned() };
            text.extend([&label, escape_controls(&line).as_ref(), "\n"]);
        }
    }
    text
}

fn summary(row: &ConnectorRow) -> String {
    let unknown = || "unknown".to_owned();
    let state = row.state.clone().unwrap_or_else(|| "no state yet".to_owned());
    let worker =
        row.worker_id.as_ref().map_or_else(String::new, |worker| format!(" on {}", escape_controls(worker)));
    let kind = row.kind.clone().unwrap_or_else(unknown);
    let version = row.version.as_ref().map_or_else(String::new, |version| format!(" {version}"));
    let class = row.config.get("connector.class").cloned().flatten().unwrap_or_else(unknown);
    let mut text = format!(
        "Connector:  {}\nState:      {}{worker}\nType:       {}, {}{}\n",
        escape_controls(&row.name),
        escape_controls(&state),
        escape_controls(&kind),
        escape_controls(&class),
        escape_controls(&version)
    );
    for line in row.trace.iter().flat_map(|trace| lines(trace)) {
        text.extend(["            ", &escape_controls(&line), "\n"]);
    }
    let mut label = "Config:     ";
    for (name, value) in row.config.iter().filter(|(name, _)| *name != "name" && *name != "connector.class") {
        let value = value.as_deref().unwrap_or("null");
        text.extend([label, &escape_controls(name), "=", &escape_controls(value), "\n"]);
        label = "            ";
    }
    text
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "connect-describe": Vec<ConnectorRow>, "kafkactl connect describe";
}

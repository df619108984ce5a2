//! `kafkactl connect status`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::workers_of;
use crate::commands::shared::wait::WaitTimeout;
use crate::config::{Origin, Target};
use crate::error::{Result, Status};
use crate::kafka::Role;
use crate::ops::connect::group::{group_of_workers, worker_id};
use crate::ops::connect::trace::task_number;
use crate::ops::patience::patiently;
use crate::output::{Columns, Label, OF_DESCRIPTION, OutputFormat, TableRow, escape_controls, table};
use crate::rest::{Expanded, InstanceState, Worker};
use crate::session::{Access, Session};

/// Show the workers: version, connectors and tasks on each (-o wide with names), failures
///
/// Connect names only workers on which something runs. With brokers given (-b, a context) the group of the workers is read too, which
/// shows idle workers and those that have left the group.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect status
  kafkactl connect status --connect-url http://connect-1:8083,http://connect-2:8083 -b kafka-1:9092")]
pub struct ConnectStatus {
    #[command(flatten)]
    wait: WaitTimeout,
}

/// A Connect cluster; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ClusterRow {
    /// The worker that answered.
    url: String,
    /// Its version of Kafka.
    version: Option<String>,
    /// The commit it was built from.
    commit: Option<String>,
    /// The Kafka cluster it works with.
    kafka_cluster_id: Option<String>,
    /// The group of the workers; `None` where no brokers are given, or no group is known to be theirs.
    group: Option<String>,
    connector_count: usize,
    /// Connectors that have failed themselves.
    failed_connector_count: usize,
    task_count: usize,
    /// Tasks that have failed.
    failed_task_count: usize,
    workers: Vec<WorkerRow>,
}

/// A worker; the JSON field names are an interface.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct WorkerRow {
    /// Its host and port.
    worker_id: String,
    connectors: Vec<String>,
    /// As NAME-NUMBER, which is how Connect names tasks.
    tasks: Vec<String>,
    /// Tasks on it that have failed.
    failed_tasks: Vec<String>,
    /// Whether it is in the group; `None` where the group is not known.
    in_group: Option<bool>,
}

impl TableRow for WorkerRow {
    fn columns(columns: &mut Columns<Self>) {
        let names = |row: &Self| row.connectors.iter().chain(&row.tasks).cloned().collect::<Vec<_>>();
        columns.text("WORKER", |row| row.worker_id.clone());
        columns.number("CONNECTORS", |row| row.connectors.len());
        columns.number("TASKS", |row| row.tasks.len());
        columns.number("FAILED TASKS", |row| row.failed_tasks.len());
        columns.text("IN GROUP", |row| row.in_group.map(|is_in| if is_in { "yes" } else { "NO" })).optional();
        columns.text("NAMES", names).wide().unknown("");
    }
}

pub(super) fn run(args: &ConnectStatus, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_DESCRIPTION)?;
    let resolved = session.resolve(Access::Read, Target::Brokers)?;
    let connect = workers_of(session, &resolved)?;
    let limit = args.wait.wait_timeout;
    let worker = patiently(&mut session.work(), limit, || connect.worker())?;
    let all = patiently(&mut session.work(), limit, || connect.connectors())?;
    let mut row = row(connect.address(), worker, &all);
    let mut failures = Vec::new();
    let origin = resolved.settings.get("bootstrap.servers").map(|setting| &setting.origin);
    if origin.is_some_and(|origin| *origin != Origin::Default) {
        let cluster = session.connect_as(&resolved, Role::Admin, Vec::new());
        let group = cluster.and_then(|cluster| {
            patiently(&mut session.work(), limit, || {
                let ids: Vec<&str> = row.workers.iter().map(|worker| worker.worker_id.as_str()).collect();
                group_of_workers(&row.url, &ids, cluster.connect_groups()?)
            })
        });
        match group {
            Ok(Some((name, urls))) => add_group(&mut row, name, &urls),
            Ok(None) => {
                session.output.say(Label::Warning, "no group on these brokers belongs to the workers");
            }
            Err(error) => {
                session.output.report(&error);
                failures.push(error.status());
            }
        }
    }
    if format.is_document() {
        session.output.document(format, &row)?;
    } else {
        session.output.write(&[summary(&row).as_bytes()])?;
        if !row.workers.is_empty() {
            let workers = table(&row.workers, format == OutputFormat::Wide);
            session.output.write(&[workers.as_bytes()])?;
        }
    }
    Ok(Status::of_items(1 + failures.len(), &failures))
}

fn row(url: &str, worker: Worker, all: &BTreeMap<String, Expanded>) -> ClusterRow {
    let mut workers: BTreeMap<&str, WorkerRow> = BTreeMap::new();
    let (mut task_count, mut failed_task_count) = (0, 0);
    let statuses = || all.values().filter_map(|connector| connector.status.as_ref());
    for status in statuses() {
        if let Some(worker) = worker_of(&mut workers, &status.connector) {
            worker.connectors.push(status.name.clone());
        }
        for task in &status.tasks {
            let is_failed = task.instance.state == "FAILED";
            task_count += 1;
            failed_task_count += usize::from(is_failed);
            let Some(worker) = worker_of(&mut workers, &task.instance) else { continue };
            let name = format!("{}-{}", status.name, task_number(task));
            if is_failed {
                worker.failed_tasks.push(name.clone());
            }
            worker.tasks.push(name);
        }
    }
    ClusterRow {
        url: url.to_owned(),
        version: worker.version,
        commit: worker.commit,
        kafka_cluster_id: worker.kafka_cluster_id,
        group: None,
        connector_count: all.len(),
        failed_connector_count: statuses().filter(|status| status.connector.state == "FAILED").count(),
        task_count,
        failed_task_count,
        workers: workers.into_values().collect(),
    }
}

/// The worker that something runs on, where that is known.
fn worker_of<'w, 's>(
    workers: &'w mut BTreeMap<&'s str, WorkerRow>,
    instance: &'s InstanceState,
) -> Option<&'w mut WorkerRow> {
    let worker_id = instance.worker_id.as_ref()?;
    let new = || WorkerRow { worker_id: worker_id.clone(), ..WorkerRow::default() };
    Some(workers.entry(worker_id).or_insert_with(new))
}

fn add_group(row: &mut ClusterRow, name: String, urls: &[String]) {
    let members: Vec<&str> = urls.iter().map(|url| worker_id(url)).collect();
    for worker in &mut row.workers {
        worker.in_group = Some(members.contains(&worker.worker_id.as_str()));
    }
    for worker_id in members {
        if !row.workers.iter().any(|worker| worker.worker_id == worker_id) {
            let worker_id = worker_id.to_owned();
            row.workers.push(WorkerRow { worker_id, in_group: Some(true), ..WorkerRow::default() });
        }
    }
    row.workers.sort_by(|a, b| a.worker_id.cmp(&b.worker_id));
    row.group = Some(name);
}

fn summary(row: &ClusterRow) -> String {
    let cluster = escape_controls(row.kafka_cluster_id.as_deref().unwrap_or("unknown"));
    let group =
        row.group.as_ref().map_or_else(String::new, |group| format!(", group {}", escape_controls(group)));
    format!(
        "Connect:     {} at {}{group}\nKafka:       cluster {cluster}\nConnectors:  {}, {} failed\nTasks:       {}, {} failed\n",
        escape_controls(row.version.as_deref().unwrap_or("unknown version")),
        escape_controls(&row.url),
        row.connector_count,
        row.failed_connector_count,
        row.task_count,
        row.failed_task_count
    )
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "connect-status": ClusterRow, "kafkactl connect status";
}

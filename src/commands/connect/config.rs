//! `kafkactl connect config`: read and change configs of a connector.

use std::collections::BTreeMap;

use serde::Serialize;

use super::pairs::pairs;
use super::{settled, undo_of_configs, workers, workers_to_change};
use crate::commands::NameKind;
use crate::commands::change::undo::{Undo, UndoOptions};
use crate::commands::change::{Harmless, Plan, RowResult, carry_out, plan_row};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::connect::apply::{ConfigDifference, differences};
use crate::ops::connect::masks::masked;
use crate::ops::connect::settle::Goal;
use crate::ops::connect::validate::refuse_invalid;
use crate::ops::patience::patiently;
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::session::Session;

/// Read and change the config of a connector
#[derive(Debug, clap::Subcommand)]
pub enum ConfigCommand {
    Get(ConfigGet),
    Set(ConfigSet),
    Unset(ConfigUnset),
}

/// Show the config of a connector, with passwords masked
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect config get load-config
  kafkactl connect config get load-config tasks.max -o json")]
pub struct ConfigGet {
    /// The connector
    #[arg(value_name = "NAME", add = NameKind::Connector)]
    name: String,
    /// Only these keys
    #[arg(value_name = "KEY")]
    keys: Vec<String>,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// Change keys of a connector's config; the connector restarts with it
///
/// The plugin checks the whole config first. Shows what changes; with --dry-run nothing else happens. The undo file holds the config
/// from before, with passwords; connect apply applies it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect config set load-config tasks.max=4 --wait
  kafkactl connect config set load-config file=/etc/other.properties --dry-run")]
pub struct ConfigSet {
    /// The connector
    #[arg(value_name = "NAME", add = NameKind::Connector)]
    name: String,
    /// Keys and their new values
    #[arg(value_name = "KEY=VALUE", required = true)]
    config: Vec<String>,
    #[command(flatten)]
    waiting: Waiting,
}

/// Remove keys from a connector's config; their defaults apply then
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect config unset load-config batch.size --wait")]
pub struct ConfigUnset {
    /// The connector
    #[arg(value_name = "NAME", add = NameKind::Connector)]
    name: String,
    /// Keys to remove
    #[arg(value_name = "KEY", required = true)]
    keys: Vec<String>,
    #[command(flatten)]
    waiting: Waiting,
}

#[derive(Debug, clap::Args)]
struct Waiting {
    /// Wait until the connector and its tasks run, and fail when they do not
    #[arg(long)]
    wait: bool,
    #[command(flatten)]
    undo: UndoOptions,
    #[command(flatten)]
    timeout: WaitTimeout,
}

/// A config; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ConfigRow {
    name: String,
    /// Without secrets; `None` where it is there without a value.
    value: Option<String>,
}

impl TableRow for ConfigRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("CONFIG", |row| row.name.clone());
        columns.text("VALUE", |row| row.value.clone()).unknown("null");
    }
}

/// A change of a config; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct DifferenceRow {
    name: String,
    /// `None` where it was not set.
    before: Option<String>,
    /// `None` where it is removed.
    after: Option<String>,
    #[serde(flatten)]
    result: RowResult,
}

plan_row!(DifferenceRow, key: () = |_row| ());

impl TableRow for DifferenceRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("CONFIG", |row| row.name.clone());
        columns.text("BEFORE", |row| row.before.clone());
        columns.text("AFTER", |row| row.after.clone());
        columns.text(RowResult::HEADING, |row| row.result.word()).optional();
    }
}

impl ConfigCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::Get(args) => get(args, session),
            Self::Set(args) => {
                let changes = pairs(&args.config)?.into_iter().map(|(key, value)| (key, Some(value)));
                change(session, &args.name, &changes.collect(), &args.waiting)
            }
            Self::Unset(args) => {
                let changes = args.keys.iter().map(|key| (key.clone(), None)).collect();
                change(session, &args.name, &changes, &args.waiting)
            }
        }
    }
}

fn get(args: &ConfigGet, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let connect = workers(session)?;
    let info = patiently(&mut session.work(), args.wait.wait_timeout, || connect.info(&args.name))?;
    let set = masked(&connect, &info.config).into_iter().map(|(name, value)| (name, Some(value)));
    let config: BTreeMap<String, Option<String>> =
        set.chain(info.null_configs.into_iter().map(|name| (name, None))).collect();
    if let Some(missing) = args.keys.iter().find(|key| !config.contains_key(*key)) {
        let message = format!("connector '{}' has no config '{missing}'", args.name);
        return Err(Error::new(Kind::NotFound, message));
    }
    let wanted = config.into_iter().filter(|(name, _)| args.keys.is_empty() || args.keys.contains(name));
    let rows: Vec<ConfigRow> = wanted.map(|(name, value)| ConfigRow { name, value }).collect();
    session.output.rows(format, &rows, "the connector has no config")?;
    Ok(Status::Done)
}

fn change(
    session: &mut Session<'_>,
    name: &str,
    changes: &BTreeMap<String, Option<String>>,
    waiting: &Waiting,
) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let (resolved, connect) = workers_to_change(session)?;
    let limit = waiting.timeout.wait_timeout;
    let before = patiently(&mut session.work(), limit, || connect.config(name))?;
    let mut after = before.clone();
    for (key, value) in changes {
        match value {
            Some(value) => drop(after.insert(key.clone(), value.clone())),
            None => drop(after.remove(key)),
        }
    }
    let row = |ConfigDifference { key, before, after }| DifferenceRow {
        name: key,
        before,
        after,
        result: RowResult::planned(),
    };
    let rows: Vec<DifferenceRow> = differences(&connect, &before, &after).into_iter().map(row).collect();
    if !rows.is_empty() {
        refuse_invalid(&mut session.work(), &connect, name, &after, limit)?;
    }
    let undo =
        undo_of_configs(&waiting.undo, "connect-config", BTreeMap::from([(name.to_owned(), before.clone())]));
    let plan = Plan {
        what: format!("change the config of connector '{name}'"),
        noun: "config",
        done: "changed",
        place: connect.address().to_owned(),
        rows,
        nothing: "nothing is to be changed",
        refused: Vec::new(),
        risk: Harmless,
        undo: Undo::Files(vec![undo]),
    };
    carry_out(session, &resolved, plan, |session, (), report| {
        let set = patiently(&mut session.work(), limit, || connect.set_config(name, &after));
        report.set(session, &(), set);
        if waiting.wait
            && !report.all_done().is_empty()
            && let Some(failure) = settled(session, &connect, name, Goal::Started, limit)?
        {
            report.failed_after(&(), &failure);
        }
        Ok(())
    })
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "connect-config-get": Vec<ConfigRow>, "kafkactl connect config get";
    "connect-config-changes": Vec<DifferenceRow>, "kafkactl connect config set and unset,";
}

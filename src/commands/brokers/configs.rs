//! `kafkactl brokers configs`: configs of brokers, and changes of them while the brokers run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::commands::NameKind;
use crate::commands::change::undo::{self, Undo, UndoFile, UndoOptions};
use crate::commands::change::{Loses, Plan, RowResult, carry_out, counted, plan_row};
use crate::config::{MASK, Value, secret_on_command_line};
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{ConfigChange, ConfigEntry, ConfigSource, Role};
use crate::ops::config_changes::{OwnValue, PlannedConfig, plan_config};
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::session::{Access, Connection, Session};
use crate::util::units::BrokerId;

/// Show configs of brokers with their sources, or change them while the brokers run
///
/// SOURCE is where a value comes from: 'dynamic-broker' (set for this broker while it runs), 'dynamic-default' (set for all
/// brokers), 'static' (in the broker's server.properties) or 'default'. Brokers never return sensitive values.
///
/// --set and --delete change the dynamic configs of the brokers named, after showing what will change. An undo file keeps the old
/// values, except sensitive ones; --from-file restores them.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  All configs that are not at their default, of all brokers
    kafkactl brokers configs --changed
  One config of one broker
    kafkactl brokers configs 1 --config log.retention.ms -o json
  What would change, and the change
    kafkactl brokers configs 1 2 --set log.cleaner.threads=2 --dry-run
    kafkactl brokers configs 1 2 --set log.cleaner.threads=2 --yes
  A secret, which must not be on a command line
    kafkactl brokers configs 1 --set listener.name.ssl.ssl.keystore.password=@env:PASSWORD")]
pub struct BrokersConfigs {
    /// Ids of brokers; default: all
    #[arg(value_name = "BROKER")]
    brokers: Vec<BrokerId>,
    /// Only configs that are not at their default
    #[arg(long, conflicts_with_all = ["set", "delete"])]
    changed: bool,
    /// Only these configs
    #[arg(long, value_name = "NAME", add = NameKind::BrokerConfig, conflicts_with_all = ["set", "delete"])]
    config: Vec<String>,
    /// Set a config; `@env:VAR` or `@file:PATH` reads the value from there
    #[arg(long, value_name = "NAME=VALUE", add = NameKind::BrokerConfig, requires = "brokers")]
    set: Vec<String>,
    /// Remove a config, so that its static value or default applies
    #[arg(long, value_name = "NAME", add = NameKind::BrokerConfig, requires = "brokers")]
    delete: Vec<String>,
    /// Restore configs from an undo file of this command
    #[arg(long, value_name = "FILE", conflicts_with_all = ["set", "delete", "changed", "config", "brokers"])]
    from_file: Option<PathBuf>,
    #[command(flatten)]
    undo: UndoOptions,
}

/// Dynamic configs of a broker in an undo file; the field names are an interface.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct BrokerConfigs {
    broker: BrokerId,
    /// `None` takes a config back to its static value or default.
    configs: BTreeMap<String, Option<String>>,
}

/// One config of one broker; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct BrokerConfigRow {
    broker: BrokerId,
    name: String,
    /// `None` for a sensitive value, or where there is none.
    value: Option<String>,
    /// The value without anything that was set.
    default_value: Option<String>,
    /// Where the value comes from.
    source: ConfigSource,
    /// Whether brokers keep the value to themselves.
    is_sensitive: bool,
    /// Whether it cannot be changed while the broker runs.
    is_read_only: bool,
}

impl TableRow for BrokerConfigRow {
    fn columns(columns: &mut Columns<Self>) {
        let shown = |row: &Self, value: &Option<String>| {
            if row.is_sensitive { Some(MASK.to_owned()) } else { value.clone() }
        };
        columns.text("NAME", |row| row.name.clone());
        columns.text("BROKER", |row| row.broker);
        columns.text("VALUE", move |row| shown(row, &row.value));
        columns.text("SOURCE", |row| row.source.as_str());
        columns.text("SENSITIVE", |row| row.is_sensitive);
        columns.text("DEFAULT", move |row| shown(row, &row.default_value)).wide();
        columns.text("READ ONLY", |row| row.is_read_only).wide();
    }
}

/// One change of one broker; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct BrokerConfigChangeRow {
    name: String,
    broker: BrokerId,
    before: Option<String>,
    /// `None` where a config is removed and the value below it is not known.
    after: Option<String>,
    #[serde(flatten)]
    result: RowResult,
}

plan_row!(BrokerConfigChangeRow, key: BrokerId = |row| row.broker);

impl TableRow for BrokerConfigChangeRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("NAME", |row| row.name.clone());
        columns.text("BROKER", |row| row.broker);
        columns.text("BEFORE", |row| row.before.clone());
        columns.text("AFTER", |row| row.after.clone());
        columns.text(RowResult::HEADING, |row| row.result.word()).optional();
    }
}

pub(super) fn run(args: &BrokersConfigs, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    if args.set.is_empty() && args.delete.is_empty() && args.from_file.is_none() {
        show(args, session, format)
    } else {
        change(args, session)
    }
}

fn show(args: &BrokersConfigs, session: &mut Session<'_>, format: OutputFormat) -> Result<Status> {
    let cluster = session.connect(Access::Read, Role::Admin)?.cluster;
    let known = cluster.identity()?.brokers;
    let known: Vec<BrokerId> = known.iter().map(|broker| broker.id).collect();
    let asked = if args.brokers.is_empty() { &known } else { &args.brokers };
    let (mut rows, mut failures) = (Vec::new(), Vec::new());
    for &broker in asked {
        let entries = if known.contains(&broker) {
            cluster.broker_configs(broker)
        } else {
            Err(no_such_broker(broker, &known))
        };
        match entries {
            Ok(entries) => rows.extend(entries.into_iter().map(|entry| row(broker, entry))),
            Err(error) => {
                session.output.report(&error);
                failures.push(error.status());
            }
        }
    }
    rows.retain(|row| {
        (args.config.is_empty() || args.config.contains(&row.name))
            && (!args.changed || row.source != ConfigSource::Default)
    });
    rows.sort_by(|a, b| (&a.name, a.broker).cmp(&(&b.name, b.broker)));
    if !rows.is_empty() || failures.len() < asked.len() {
        session.output.rows(format, &rows, "no config matches")?;
    }
    Ok(Status::of_items(asked.len(), &failures))
}

fn row(broker: BrokerId, entry: ConfigEntry) -> BrokerConfigRow {
    let default = entry.synonyms.iter().find(|synonym| synonym.source == ConfigSource::Default);
    BrokerConfigRow {
        broker,
        default_value: default.and_then(|synonym| synonym.value.clone()),
        name: entry.name,
        value: entry.value,
        source: entry.source,
        is_sensitive: entry.is_sensitive,
        is_read_only: entry.is_read_only,
    }
}

fn no_such_broker(broker: BrokerId, known: &[BrokerId]) -> Error {
    let known: Vec<String> = known.iter().map(ToString::to_string).collect();
    Error::new(Kind::NotFound, format!("broker {broker} is not part of the cluster"))
        .hint(format!("its brokers are {}", known.join(", ")))
}

fn change(args: &BrokersConfigs, session: &mut Session<'_>) -> Result<Status> {
    let wanted = wanted_changes(args)?;
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Admin)?;
    let known: Vec<BrokerId> = cluster.identity()?.brokers.iter().map(|broker| broker.id).collect();
    let (mut rows, mut before, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    let mut losses = BTreeSet::new();
    let mut changes: BTreeMap<BrokerId, Vec<ConfigChange>> = BTreeMap::new();
    for (broker, wanted) in wanted {
        let entries = if known.contains(&broker) {
            cluster.broker_configs(broker)
        } else {
            Err(no_such_broker(broker, &known))
        };
        let own: Vec<ConfigChange> = wanted.iter().map(|(change, _)| change.clone()).collect();
        let (mut planned, mut of_broker) = (Vec::new(), Vec::new());
        for (change, is_literal) in &wanted {
            let Ok(entries) = &entries else {
                of_broker.push(unplanned(broker, change));
                continue;
            };
            let plan = plan_config(change, entries, ConfigSource::DynamicBroker);
            if plan.is_sensitive && *is_literal {
                return Err(secret_on_command_line(&change.name, "--set"));
            }
            of_broker.push(change_row(broker, &plan));
            planned.push(plan);
        }
        // The broker checks values before the user is asked.
        match entries.and_then(|_| cluster.validate_broker_configs(broker, &own)) {
            Ok(()) => {
                before.push(configs_before(broker, planned, &mut losses));
                changes.insert(broker, own);
            }
            Err(error) if error.kind().is_stop() => return Err(error),
            Err(error) => {
                for row in &mut of_broker {
                    row.result.failed(&error);
                }
                refused.push(error);
            }
        }
        rows.append(&mut of_broker);
    }
    let brokers = match changes.keys().collect::<Vec<_>>()[..] {
        [only] => format!("broker {only}"),
        ref several => counted(several.len(), "broker"),
    };
    let undo = UndoFile {
        options: &args.undo,
        name: "brokers-configs".to_owned(),
        content: undo::known(&before),
        command: "brokers configs --from-file".to_owned(),
        is_only_copy: false,
    };
    let plan = Plan {
        what: format!("change {} of {brokers}", counted(rows.len(), "config")),
        noun: "config",
        done: "changed",
        place: cluster.address().to_owned(),
        rows,
        nothing: "there is nothing to do",
        refused,
        risk: Loses((!losses.is_empty()).then(|| losses.into_iter().collect::<Vec<_>>().join("; "))),
        undo: Undo::Files(vec![undo]),
    };
    carry_out(session, &resolved, plan, |session, consent, report| {
        report.one_by_one(session, |_, &broker| {
            let changes = changes.get(&broker).map_or(&[][..], Vec::as_slice);
            cluster.alter_broker_configs(broker, changes, consent)
        });
        Ok(())
    })
}

/// What is set for a broker of the configs that change. Adds what may be lost by the changes.
fn configs_before(
    broker: BrokerId,
    planned: Vec<PlannedConfig>,
    losses: &mut BTreeSet<&'static str>,
) -> BrokerConfigs {
    let mut configs = BTreeMap::new();
    for PlannedConfig { name, own, loss, .. } in planned {
        losses.extend(loss);
        match own {
            OwnValue::Secret => {
                losses.insert("the undo file does not have sensitive values, which brokers never return");
            }
            OwnValue::Set(value) => drop(configs.insert(name, Some(value))),
            OwnValue::Unset => drop(configs.insert(name, None)),
        }
    }
    BrokerConfigs { broker, configs }
}

/// Changes by broker, each with whether its value stood on the command line.
type Wanted = BTreeMap<BrokerId, Vec<(ConfigChange, bool)>>;

/// The changes asked for.
fn wanted_changes(args: &BrokersConfigs) -> Result<Wanted> {
    if let Some(path) = &args.from_file {
        let brokers: Vec<BrokerConfigs> = undo::read(path, "{broker, configs: {...}}")?;
        let changes = |configs: BTreeMap<String, Option<String>>| {
            configs.into_iter().map(|(name, value)| (ConfigChange { name, value }, false)).collect()
        };
        return Ok(brokers.into_iter().map(|one| (one.broker, changes(one.configs))).collect());
    }
    let mut wanted = Vec::new();
    for text in &args.set {
        let Some((name, value)) = text.split_once('=').filter(|(name, _)| !name.is_empty()) else {
            return Err(Error::new(Kind::Usage, "a value of --set is not of the form NAME=VALUE"));
        };
        let value = Value::of_option(value);
        let is_literal = matches!(value, Value::Literal(_));
        wanted.push((ConfigChange { name: name.to_owned(), value: Some(value.text(name)?) }, is_literal));
    }
    let deleted = args.delete.iter().map(|name| (ConfigChange { name: name.clone(), value: None }, false));
    wanted.extend(deleted);
    Ok(args.brokers.iter().map(|&broker| (broker, wanted.clone())).collect())
}

/// A change of a broker whose configs could not be read: whether the value is a secret is not known, so it is not shown.
fn unplanned(broker: BrokerId, change: &ConfigChange) -> BrokerConfigChangeRow {
    BrokerConfigChangeRow {
        name: change.name.clone(),
        broker,
        before: None,
        after: None,
        result: RowResult::planned(),
    }
}

fn change_row(broker: BrokerId, plan: &PlannedConfig) -> BrokerConfigChangeRow {
    let masked = |value: &Option<String>| {
        if plan.is_sensitive { Some(MASK.to_owned()) } else { value.clone() }
    };
    BrokerConfigChangeRow {
        name: plan.name.clone(),
        broker,
        before: masked(&plan.before),
        after: masked(&plan.after),
        result: RowResult::planned(),
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "brokers-configs": Vec<BrokerConfigRow>, "kafkactl brokers configs";
    "brokers-config-changes": Vec<BrokerConfigChangeRow>, "kafkactl brokers configs --set, --delete and --from-file,";
}

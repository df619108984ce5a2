//! `kafkactl topics configs`.

use serde::Serialize;

use crate::commands::NameKind;
use crate::commands::shared::names::TopicNames;
use crate::config::MASK;
use crate::error::{Result, Status};
use crate::kafka::{ConfigEntry, ConfigSource, Role};
use crate::ops::config_changes::value_below;
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::session::{Access, Session};

/// Show the configs of topics with value, default and source
///
/// SOURCE is where a value comes from: 'topic' (set for the topic), a broker's setting ('dynamic-broker', 'dynamic-default',
/// 'static'), or 'default'.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl topics configs orders
  kafkactl topics configs --changed
  kafkactl topics configs 'orders-*' --config retention.ms -o json")]
pub struct TopicsConfigs {
    #[command(flatten)]
    names: TopicNames,
    /// Only configs that are set for the topic
    #[arg(long)]
    changed: bool,
    /// Only these configs
    #[arg(long, value_name = "NAME", add = NameKind::TopicConfig)]
    config: Vec<String>,
    /// Include internal topics
    #[arg(long)]
    all: bool,
}

/// A config of a topic; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct TopicConfigRow {
    topic: String,
    name: String,
    /// Its value; `None` for a sensitive one, or where there is none.
    value: Option<String>,
    /// The value without what is set for the topic.
    default_value: Option<String>,
    /// Where the value comes from.
    source: ConfigSource,
    /// Whether brokers keep the value to themselves.
    is_sensitive: bool,
}

impl TableRow for TopicConfigRow {
    fn columns(columns: &mut Columns<Self>) {
        let shown = |row: &Self, value: &Option<String>| {
            if row.is_sensitive { Some(MASK.to_owned()) } else { value.clone() }
        };
        columns.text("TOPIC", |row| row.topic.clone());
        columns.text("NAME", |row| row.name.clone());
        columns.text("VALUE", move |row| shown(row, &row.value));
        columns.text("DEFAULT", move |row| shown(row, &row.default_value));
        columns.text("SOURCE", |row| row.source.as_str());
        columns.text("SENSITIVE", |row| row.is_sensitive);
    }
}

pub(super) fn run(args: &TopicsConfigs, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let cluster = session.connect(Access::Read, Role::Admin)?.cluster;
    let metadata = cluster.metadata()?;
    let selected = args.names.select_topics(&metadata, args.all, cluster.address())?;
    let mut failures = selected.report_missing(session);
    let names: Vec<String> = selected.found.iter().map(|topic| topic.name.clone()).collect();
    let mut rows = Vec::new();
    for (topic, entries) in cluster.topic_configs(&names)? {
        match entries {
            Ok(entries) => rows.extend(entries.into_iter().map(|entry| row(&topic, entry))),
            Err(error) => {
                session.output.report(&error);
                failures.push(error.status());
            }
        }
    }
    rows.retain(|row| {
        (args.config.is_empty() || args.config.contains(&row.name))
            && (!args.changed || row.source == ConfigSource::Topic)
    });
    if !rows.is_empty() || failures.len() < selected.items() || format.is_document() {
        session.output.rows(format, &rows, "no config matches")?;
    }
    Ok(Status::of_items(selected.items(), &failures))
}

fn row(topic: &str, entry: ConfigEntry) -> TopicConfigRow {
    TopicConfigRow {
        topic: topic.to_owned(),
        default_value: value_below(&entry, ConfigSource::Topic),
        name: entry.name,
        value: entry.value,
        source: entry.source,
        is_sensitive: entry.is_sensitive,
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "topics-configs": Vec<TopicConfigRow>, "kafkactl topics configs";
}

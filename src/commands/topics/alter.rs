//! `kafkactl topics alter`.

use super::configs::value_below;
use crate::commands::Session;
use crate::commands::changes::{ChangeRow, finish};
use crate::commands::shared::names::TopicNames;
use crate::error::{Error, Result, Status};
use crate::kafka::{Cluster, ConfigChange, ConfigEntry, Effect, Outcome, Topic};
use crate::output::{Label, OF_LISTING, OutputFormat};

/// Set and delete configs of topics
///
/// Only the configs named change. Lowering retention.ms or retention.bytes and changing cleanup.policy can delete records, so
/// they need consent.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl topics alter orders --set max.message.bytes=2097152 --delete retention.ms
  What would change, and would the cluster take it?
    kafkactl topics alter 'orders-*' --set retention.ms=3600000 --dry-run")]
pub struct TopicsAlter {
    #[command(flatten)]
    names: TopicNames,
    /// Set a config
    #[arg(long, visible_alias = "config", value_name = "NAME=VALUE", required_unless_present = "delete")]
    set: Vec<String>,
    /// Take a config back to the broker's setting or default
    #[arg(long, visible_alias = "delete-config", value_name = "NAME")]
    delete: Vec<String>,
    /// Internal topics too, where a pattern names them
    #[arg(long)]
    internal: bool,
}

/// What a change comes to for one topic.
struct Planned {
    topic: String,
    words: String,
    may_lose_records: bool,
}

pub(super) fn run(args: &TopicsAlter, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let changes = wanted(args)?;
    let (resolved, cluster) = session.cluster_to_change()?;
    let metadata = cluster.metadata()?;
    let topics = args
        .names
        .select_topics(&metadata, args.internal, cluster.address())?
        .all_topics(session, "change")?;
    let planned = plan(&cluster, &topics, &changes)?;
    // The cluster checks the values before anybody is asked.
    for one in &planned {
        cluster.validate_topic_configs(&one.topic, &changes)?;
    }
    let rows: Vec<ChangeRow> = planned.iter().map(|one| ChangeRow::good(&one.topic, &one.words)).collect();
    if session.options.dry_run {
        session.output.rows(format, &rows, "nothing was to be done")?;
        session.output.say(Label::Notice, "dry run, nothing was changed");
        return Ok(Status::Done);
    }
    let effect = if planned.iter().any(|one| one.may_lose_records) {
        if !session.options.yes {
            session.output.show_plan(&rows);
            session.output.say(Label::Warning, "records may be deleted by that");
        }
        Effect::MayDeleteRecords(session.consent(&resolved)?)
    } else {
        Effect::KeepsRecords
    };
    let outcomes: Vec<Outcome<String>> = planned
        .into_iter()
        .map(|one| Outcome {
            result: cluster.alter_topic_configs(&one.topic, &changes, &effect),
            name: one.topic,
        })
        .collect();
    finish(session, format, rows, outcomes)
}

fn wanted(args: &TopicsAlter) -> Result<Vec<ConfigChange>> {
    let set = args.set.iter().map(|text| {
        let (name, value) = name_and_value(text, "--set")?;
        Ok(ConfigChange { name, value: Some(value) })
    });
    let deleted = args.delete.iter().map(|name| Ok(ConfigChange { name: name.clone(), value: None }));
    set.chain(deleted).collect()
}

/// `NAME=VALUE` of an option.
pub(super) fn name_and_value(text: &str, option: &str) -> Result<(String, String)> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.to_owned())),
        _ => Err(Error::new(Status::Usage, format!("'{text}' of {option} is not of the form NAME=VALUE"))),
    }
}

fn plan(cluster: &Cluster, topics: &[Topic], changes: &[ConfigChange]) -> Result<Vec<Planned>> {
    let names: Vec<String> = topics.iter().map(|topic| topic.name.clone()).collect();
    let mut planned = Vec::new();
    for (topic, entries) in cluster.topic_configs(&names)? {
        let entries = entries?;
        let mut words = Vec::new();
        let mut may_lose_records = false;
        for change in changes {
            let entry = entries.iter().find(|entry| entry.name == change.name);
            let before = entry.and_then(|entry| entry.value.clone());
            let after = change.value.clone().or_else(|| entry.and_then(value_below));
            may_lose_records |= before != after && loses_records(&change.name, entry, after.as_deref());
            let before = before.unwrap_or_else(|| "nothing".to_owned());
            let after = after.unwrap_or_else(|| "the broker's setting".to_owned());
            words.push(format!("{}: {before} -> {after}", change.name));
        }
        planned.push(Planned { topic, words: words.join(", "), may_lose_records });
    }
    Ok(planned)
}

/// Whether records that are kept now may go: retention is lowered (-1 is without end), or what cleaning means changes.
fn loses_records(name: &str, entry: Option<&ConfigEntry>, after: Option<&str>) -> bool {
    let number = |text: Option<&str>| {
        let number = text?.parse::<i64>().ok()?;
        Some(if number < 0 { i64::MAX } else { number })
    };
    match name {
        "cleanup.policy" => true,
        "retention.ms"
        | "retention.bytes"
        | "local.retention.ms"
        | "local.retention.bytes"
        | "delete.retention.ms" => {
            let before = number(entry.and_then(|entry| entry.value.as_deref()));
            // What is not known may be less.
            before.zip(number(after)).is_none_or(|(before, after)| after < before)
        }
        _ => false,
    }
}

//! `kafkactl topics alter`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::commands::NameKind;
use crate::commands::change::undo::{self, Undo, UndoFile, UndoOptions};
use crate::commands::change::{self, ChangeRow, MayLose, Plan, carry_out, named_or_counted};
use crate::commands::shared::names::{Selected, TopicNames};
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Cluster, ConfigChange, ConfigSource, Effect, Role};
use crate::ops::config_changes::{OwnValue, PlannedConfig, plan_config};
use crate::output::{OF_LISTING, OutputFormat};
use crate::session::{Access, Connection, Session};

/// Set and delete configs of topics
///
/// Only the configs named change. A change that can lose records asks first: a lower limit of retention, another cleanup.policy,
/// unclean leader election, the end of remote storage. An undo file keeps the configs, not the records; --from-file restores them.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl topics alter orders --set max.message.bytes=2097152 --delete retention.ms
  What would change, and would the cluster accept it?
    kafkactl topics alter 'orders-*' --set retention.ms=3600000 --dry-run
  Undo a change
    kafkactl topics alter --from-file ~/.local/state/kafkactl/undo/topics-alter-1790000000000-4711.json")]
pub struct TopicsAlter {
    #[command(flatten)]
    names: TopicNames,
    /// Set a config
    #[arg(long, visible_alias = "config", value_name = "NAME=VALUE", add = NameKind::TopicConfig, required_unless_present_any = ["delete", "from_file"])]
    set: Vec<String>,
    /// Remove a config, so that the broker's setting or default applies
    #[arg(long, visible_alias = "delete-config", value_name = "NAME", add = NameKind::TopicConfig)]
    delete: Vec<String>,
    /// Restore configs from an undo file of this command
    #[arg(long, value_name = "FILE", conflicts_with_all = ["set", "delete", "topics", "regex"])]
    from_file: Option<PathBuf>,
    /// Let patterns match internal topics
    #[arg(long)]
    internal: bool,
    #[command(flatten)]
    undo: UndoOptions,
}

/// Configs of a topic in an undo file; the field names are an interface.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TopicConfigs {
    name: String,
    /// `None` takes a config back to the broker's setting.
    configs: BTreeMap<String, Option<String>>,
}

/// A change of several topics before it is made.
struct Planned {
    topics: Vec<PlannedTopic>,
    /// What the change may lose.
    losses: BTreeSet<&'static str>,
    /// Topics whose configs could not be read, and why.
    unread: Vec<(String, Error)>,
}

/// The change of one topic.
struct PlannedTopic {
    topic: String,
    words: String,
    /// The configs as they are now.
    before: BTreeMap<String, Option<String>>,
}

pub(super) fn run(args: &TopicsAlter, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let of_file: Option<Vec<TopicConfigs>> =
        args.from_file.as_ref().map(|path| undo::read(path, "{name, configs: {...}}")).transpose()?;
    let names = match &of_file {
        Some(topics) => TopicNames::of(topics.iter().map(|topic| topic.name.clone())),
        None => args.names.clone(),
    };
    names.some_named()?;
    let wanted = wanted(args)?;
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Admin)?;
    let metadata = cluster.metadata()?;
    let selected = names.select_topics(&metadata, args.internal, cluster.address())?;
    let Selected { found: topics, missing, .. } = selected.some("change")?;
    let mut changes: BTreeMap<String, Vec<ConfigChange>> = match of_file {
        Some(topics) => topics.into_iter().map(|topic| (topic.name, changes_of(topic.configs))).collect(),
        None => topics.iter().map(|topic| (topic.name.clone(), wanted.clone())).collect(),
    };
    changes.retain(|name, _| topics.iter().any(|topic| topic.name == *name));
    let (mut rows, mut failures) = (Vec::new(), Vec::new());
    // The cluster checks the values before the user is asked.
    for (topic, changes) in &changes {
        match cluster.validate_topic_configs(topic, changes) {
            // The others would fail the same way.
            Err(error) if error.kind().is_stop() || error.kind().is_outage() => {
                return Err(error);
            }
            Err(error) => failures.push((topic.clone(), error)),
            Ok(()) => {}
        }
    }
    changes.retain(|topic, _| !failures.iter().any(|(failed, _)| failed == topic));
    let Planned { topics: planned, losses, unread } = plan(&cluster, &changes)?;
    changes.retain(|topic, _| !unread.iter().any(|(name, _)| name == topic));
    failures.extend(unread);
    let mut refused = change::missing(&mut rows, missing, "change configs");
    for (topic, error) in failures {
        rows.push(ChangeRow::refused(topic, "change configs", &error));
        refused.push(error);
    }
    let before = |one: &PlannedTopic| TopicConfigs { name: one.topic.clone(), configs: one.before.clone() };
    let undo = UndoFile {
        options: &args.undo,
        name: "topics-alter".to_owned(),
        content: undo::known(&planned.iter().map(before).collect::<Vec<_>>()),
        command: "topics alter --from-file".to_owned(),
        is_only_copy: false,
    };
    rows.extend(planned.into_iter().map(|one| ChangeRow::new(one.topic, one.words)));
    let plan = Plan {
        what: format!("change configs of {}", named_or_counted(changes.keys(), "topic")),
        noun: "topic",
        done: "changed",
        place: cluster.address().to_owned(),
        rows,
        nothing: "there is nothing to do",
        refused,
        risk: MayLose((!losses.is_empty()).then(|| losses.into_iter().collect::<Vec<_>>().join("; "))),
        undo: Undo::Files(vec![undo]),
    };
    carry_out(session, &resolved, plan, |session, consent, report| {
        let effect = consent.as_ref().map_or(Effect::KeepsRecords, Effect::MayDeleteRecords);
        report.one_by_one(session, |_, topic| {
            let changes = changes.get(topic).map_or(&[][..], Vec::as_slice);
            cluster.alter_topic_configs(topic, changes, effect)
        });
        Ok(())
    })
}

fn wanted(args: &TopicsAlter) -> Result<Vec<ConfigChange>> {
    let set = args.set.iter().map(|text| {
        let (name, value) = name_and_value(text, "--set")?;
        Ok(ConfigChange { name, value: Some(value) })
    });
    let deleted = args.delete.iter().map(|name| Ok(ConfigChange { name: name.clone(), value: None }));
    set.chain(deleted).collect()
}

fn changes_of(configs: BTreeMap<String, Option<String>>) -> Vec<ConfigChange> {
    configs.into_iter().map(|(name, value)| ConfigChange { name, value }).collect()
}

/// `NAME=VALUE` of an option.
pub(super) fn name_and_value(text: &str, option: &str) -> Result<(String, String)> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.to_owned())),
        _ => Err(Error::new(Kind::Usage, format!("'{text}' of {option} is not of the form NAME=VALUE"))),
    }
}

/// The change of each topic, and what it may lose.
fn plan(cluster: &Cluster, changes: &BTreeMap<String, Vec<ConfigChange>>) -> Result<Planned> {
    let names: Vec<String> = changes.keys().cloned().collect();
    let mut planned = Planned { topics: Vec::new(), losses: BTreeSet::new(), unread: Vec::new() };
    for (topic, entries) in cluster.topic_configs(&names)? {
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                planned.unread.push((topic, error));
                continue;
            }
        };
        let mut words = Vec::new();
        let mut own = BTreeMap::new();
        for change in changes.get(&topic).into_iter().flatten() {
            let PlannedConfig { name, before, after, own: now, loss, .. } =
                plan_config(change, &entries, ConfigSource::Topic);
            planned.losses.extend(loss);
            let before = before.unwrap_or_else(|| "nothing".to_owned());
            let after = after.unwrap_or_else(|| "the broker's setting".to_owned());
            words.push(format!("{name}: {before} -> {after}"));
            let now = match now {
                OwnValue::Set(value) => Some(value),
                OwnValue::Unset | OwnValue::Secret => None,
            };
            own.insert(name, now);
        }
        planned.topics.push(PlannedTopic { topic, words: words.join(", "), before: own });
    }
    Ok(planned)
}

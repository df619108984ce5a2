//! `kafkactl topics delete`: delete topics, after showing what is deleted with them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::commands::change::undo::{Undo, UndoFile, UndoOptions};
use crate::commands::change::{self, ChangeRow, Loses, Plan, carry_out, counted, named_or_counted};
use crate::commands::shared::names::{Selected, TopicNames};
use crate::config::Resolved;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Cluster, Role, Topic};
use crate::ops::counts::message_counts;
use crate::ops::readers::{TopicReader, readers_of};
use crate::ops::topic_definition::TopicDefinition;
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::session::{Access, Connection, Session};

/// Delete topics and everything in them
///
/// Shows what will be deleted and which groups read it, and asks. Topics that do not exist are reported, and the others are deleted.
/// An undo file keeps the definitions, not the records: `topics create --from-file` creates the topics again, empty, on the same brokers.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl topics delete 'tmp-*' --dry-run
  kafkactl topics delete orders-old --yes")]
pub struct TopicsDelete {
    #[command(flatten)]
    names: TopicNames,
    /// Succeed when a topic does not exist
    #[arg(long)]
    if_exists: bool,
    /// Also delete internal topics such as `__consumer_offsets`, which Kafka needs
    #[arg(long)]
    internal: bool,
    #[command(flatten)]
    undo: UndoOptions,
}

pub(super) fn run(args: &TopicsDelete, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Admin)?;
    let metadata = cluster.metadata()?;
    let mut selected = args.names.select_topics(&metadata, args.internal, cluster.address())?;
    if args.if_exists {
        selected.missing.clear();
        if selected.found.is_empty() {
            session.output.rows::<ChangeRow>(format, &[], "no topic matches")?;
            return Ok(Status::Done);
        }
    }
    let Selected { found, missing, .. } = selected.some("delete")?;
    let found = found.into_iter().cloned();
    let (needed, doomed): (Vec<Topic>, Vec<Topic>) =
        found.partition(|topic| topic.is_internal() && !args.internal);
    let names: Vec<String> = doomed.iter().map(|topic| topic.name.clone()).collect();
    let mut rows = rows(session, &resolved, &cluster, &doomed)?;
    let mut refused = change::missing(&mut rows, missing, "delete");
    for topic in needed {
        let message = format!("'{}' is an internal topic, which Kafka needs", topic.name);
        let error = Error::new(Kind::Usage, message).hint("--internal deletes it anyway");
        rows.push(ChangeRow::refused(topic.name, "delete", &error));
        refused.push(error);
    }
    let undo = UndoFile {
        options: &args.undo,
        name: "topics-delete".to_owned(),
        content: Box::new(|_| definitions(&cluster, &doomed, &names).map(Some)),
        command: "topics create --from-file".to_owned(),
        is_only_copy: true,
    };
    let plan = Plan {
        what: format!("delete {}", named_or_counted(&names, "topic")),
        noun: "topic",
        done: "deleted",
        place: cluster.address().to_owned(),
        rows,
        nothing: "no topic matches",
        refused,
        risk: Loses(None),
        undo: Undo::Files(vec![undo]),
    };
    carry_out(session, &resolved, plan, |session, consent, report| {
        report.take(session, cluster.delete_topics(&report.open(), consent)?);
        Ok(())
    })
}

/// The extent of each topic that is deleted, and the groups that read it.
fn rows(
    session: &mut Session<'_>,
    resolved: &Resolved,
    cluster: &Cluster,
    doomed: &[Topic],
) -> Result<Vec<ChangeRow>> {
    let topics: Vec<&Topic> = doomed.iter().collect();
    let counts = message_counts(cluster, &topics)?;
    let names: Vec<String> = doomed.iter().map(|topic| topic.name.clone()).collect();
    // A user who may delete topics need not be allowed to describe groups.
    let readers = readers(session, resolved, cluster, &names).unwrap_or_else(|error| {
        session
            .output
            .say(Label::Warning, format!("the groups that read it are not known: {}", error.message()));
        BTreeMap::new()
    });
    let row = |topic: &&Topic| {
        let records = counts.get(&topic.name).copied().flatten();
        let records = records
            .map_or_else(|| "an unknown number of records".to_owned(), |count| format!("{count} records"));
        let readers = readers.get(&topic.name).into_iter().flatten();
        let readers: Vec<String> = readers.map(reader_words).collect();
        let change = format!("delete, {}, {records}", counted(topic.partitions.len(), "partition"));
        ChangeRow::new(&topic.name, change).with_list(", read by ", &readers, "")
    };
    Ok(topics.iter().map(row).collect())
}

fn readers(
    session: &mut Session<'_>,
    resolved: &Resolved,
    cluster: &Cluster,
    topics: &[String],
) -> Result<BTreeMap<String, Vec<TopicReader>>> {
    let found = cluster.consumer_groups()?;
    if let Some(error) = found.silent.into_iter().next() {
        return Err(error);
    }
    if found.groups.is_empty() {
        return Ok(BTreeMap::new());
    }
    let cluster = session.connect_as(resolved, Role::Groups, Vec::new())?;
    readers_of(&cluster, &found.groups, topics)
}

fn reader_words(reader: &TopicReader) -> String {
    format!("{} ({})", reader.group, if reader.is_active { "active" } else { "no members" })
}

/// The definitions of topics, as `topics create` takes them.
fn definitions(cluster: &Cluster, doomed: &[Topic], names: &[String]) -> Result<Value> {
    let mut configs = cluster.topic_configs(names)?;
    let definition = |topic: &Topic| {
        let entries = configs.remove(&topic.name).transpose()?;
        Ok(TopicDefinition::with_replicas(topic, &entries.unwrap_or_default()))
    };
    let definitions = doomed.iter().map(definition).collect::<Result<Vec<_>>>()?;
    Ok(json!(definitions))
}

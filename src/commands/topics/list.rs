//! `kafkactl topics list`.

use serde::Serialize;

use crate::commands::shared::names::TopicNames;
use crate::error::{Result, Status};
use crate::kafka::{Cluster, Role, Topic, TopicDetails};
use crate::ops::counts::message_counts;
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::session::{Access, Session};

/// List topics with their partitions, replication and what is under-replicated
///
/// Under-replicated partitions have fewer in-sync replicas than replicas, judged from metadata. -o wide, csv and tsv, and
/// --details in every format, also ask for topic ids, cleanup policies and messages: the end offsets minus the start offsets,
/// which also counts transaction markers and records that compaction has removed.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl topics list
  kafkactl topics list 'orders-*' -o wide --sort messages --reverse
  kafkactl topics list --regex '(orders|payments)-.*' -o name | xargs -n 1 kafkactl topics configs --changed")]
pub struct TopicsList {
    #[command(flatten)]
    names: TopicNames,
    /// Include internal topics, such as `__consumer_offsets`
    #[arg(long)]
    all: bool,
    /// Ask for ids, cleanup policies and messages in every format
    #[arg(long)]
    details: bool,
    /// Sort by this column
    #[arg(long, value_name = "COLUMN", default_value = "name")]
    sort: SortBy,
    /// Reverse the order: the largest first
    #[arg(long)]
    reverse: bool,
}

/// A column to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum SortBy {
    /// The name
    Name,
    /// The number of partitions
    Partitions,
    /// The number of under-replicated partitions
    UnderReplicated,
    /// The number of messages
    Messages,
}

/// A topic; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct TopicRow {
    name: String,
    /// Whether Kafka keeps it for itself.
    is_internal: bool,
    partition_count: usize,
    /// The most replicas that one of its partitions has.
    replication_factor: usize,
    /// Partitions with fewer in-sync replicas than replicas.
    under_replicated_partition_count: usize,
    /// `None` where it was not asked, or there is none.
    topic_id: Option<String>,
    /// cleanup.policy; `None` where it was not asked or could not be read.
    cleanup_policy: Option<String>,
    /// End offsets minus start offsets; `None` where it was not asked, or a leader did not answer.
    message_count: Option<i64>,
}

impl TableRow for TopicRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("NAME", |row| row.name.clone());
        columns.number("PARTITIONS", |row| row.partition_count);
        columns.number("REPLICATION", |row| row.replication_factor);
        columns.number("UNDER-REPLICATED", |row| row.under_replicated_partition_count);
        columns.text("TOPIC ID", |row| row.topic_id.clone()).wide();
        columns.text("CLEANUP POLICY", |row| row.cleanup_policy.clone()).wide();
        columns.number("MESSAGES", |row| row.message_count).wide();
    }
}

pub(super) fn run(args: &TopicsList, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let cluster = session.connect(Access::Read, Role::Admin)?.cluster;
    let metadata = cluster.metadata()?;
    let selected = args.names.select_topics(&metadata, args.all, cluster.address())?;
    let failures = selected.report_missing(session);
    let mut rows: Vec<TopicRow> = selected.found.iter().map(|topic| row(topic)).collect();
    let in_columns = matches!(format, OutputFormat::Wide | OutputFormat::Csv | OutputFormat::Tsv);
    if args.details || in_columns || args.sort == SortBy::Messages {
        details(&cluster, &selected.found, &mut rows)?;
    }
    rows.sort_by(|a, b| match args.sort {
        SortBy::Name => a.name.cmp(&b.name),
        SortBy::Partitions => a.partition_count.cmp(&b.partition_count),
        SortBy::UnderReplicated => {
            a.under_replicated_partition_count.cmp(&b.under_replicated_partition_count)
        }
        SortBy::Messages => a.message_count.cmp(&b.message_count),
    });
    if args.reverse {
        rows.reverse();
    }
    if !rows.is_empty() || failures.is_empty() || format.is_document() {
        session.output.rows(format, &rows, "no topic matches")?;
    }
    Ok(Status::of_items(selected.items(), &failures))
}

fn row(topic: &Topic) -> TopicRow {
    TopicRow {
        name: topic.name.clone(),
        is_internal: topic.is_internal(),
        partition_count: topic.partitions.len(),
        replication_factor: topic.replication_factor(),
        under_replicated_partition_count: topic
            .partitions
            .iter()
            .filter(|one| one.is_under_replicated())
            .count(),
        topic_id: None,
        cleanup_policy: None,
        message_count: None,
    }
}

fn details(cluster: &Cluster, topics: &[&Topic], rows: &mut [TopicRow]) -> Result<()> {
    let names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
    let TopicDetails { mut ids, configs } = cluster.topic_details(&names)?;
    let counts = message_counts(cluster, topics)?;
    for row in rows {
        row.topic_id = ids.remove(&row.name);
        let policy = configs.get(&row.name).and_then(|entries| entries.as_ref().ok());
        let policy = policy.and_then(|entries| entries.iter().find(|entry| entry.name == "cleanup.policy"));
        row.cleanup_policy = policy.and_then(|entry| entry.value.clone());
        row.message_count = counts.get(&row.name).copied().flatten();
    }
    Ok(())
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "topics-list": Vec<TopicRow>, "kafkactl topics list";
}

//! `kafkactl topics describe`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::commands::brokers::say_missing_replicas;
use crate::commands::shared::names::TopicNames;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::kafka::{
    Cluster, ConfigEntry, ConfigSource, Metadata, OffsetQuery, Partition, Role, Topic, TopicDetails,
    TopicPartitionName, known_offset, partition_names,
};
use crate::ops::topic_health::{PartitionProblem, min_isr, wait_until_in_sync};
use crate::output::{
    Columns, IntoCell, Label, OF_DESCRIPTION, OutputFormat, TableRow, escape_controls, table,
};
use crate::session::{Access, Session};
use crate::util::units::{BrokerId, Offset};

/// Describe topics: partitions with leaders and replicas, their problems, configs
///
/// The filters show only partitions (of all topics, or of those named) that have one of the problems, with one request to the
/// cluster. Problems are judged from metadata: while a reassignment runs, replicas that are being added count as
/// replicas. ABSENT are replicas on brokers that are not part of the cluster now; OUT OF SYNC are all that lag or are absent.
///
/// -o wide also asks for racks, start and end offsets (--offsets in every format).
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  What is under-replicated, and on which broker
    kafkactl topics describe --under-replicated
  In a script: wait after a restart, fail when a problem remains
    kafkactl topics describe --wait-until-healthy --wait-timeout 10m
    kafkactl topics describe --under-min-isr --exit-code
  One topic with its configs
    kafkactl topics describe orders
    kafkactl topics describe orders -o json | jq '.[0].partitions[] | select(.outOfSync != [])'")]
pub struct TopicsDescribe {
    #[command(flatten)]
    names: TopicNames,
    #[command(flatten)]
    filters: Filters,
    /// Include internal topics where no topic is named; the filters always do
    #[arg(long)]
    all: bool,
    /// Ask for start and end offsets in every format
    #[arg(long)]
    offsets: bool,
    /// Exit with status 4 when a filter finds something
    #[arg(long)]
    exit_code: bool,
    /// Wait until no partition is under-replicated
    #[arg(long)]
    wait_until_healthy: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// Problems to look for.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Filters")]
struct Filters {
    /// Partitions with fewer in-sync replicas than replicas
    #[arg(long, visible_alias = "under-replicated-partitions")]
    under_replicated: bool,
    /// Partitions without a leader
    #[arg(long, visible_alias = "unavailable-partitions")]
    unavailable: bool,
    /// Partitions with fewer in-sync replicas than min.insync.replicas
    #[arg(long, alias = "under-min-isr-partitions")]
    under_min_isr: bool,
    /// Partitions with exactly min.insync.replicas in-sync replicas
    #[arg(long, alias = "at-min-isr-partitions")]
    at_min_isr: bool,
    /// Partitions whose leader is not the preferred one
    #[arg(long)]
    not_preferred_leader: bool,
    /// Topics with configs that are set for them
    #[arg(long, alias = "topics-with-overrides")]
    with_overrides: bool,
}

impl Filters {
    /// The problems that are looked for; without any, all partitions are shown.
    fn problems(&self) -> Vec<PartitionProblem> {
        let all = [
            (self.under_replicated, PartitionProblem::UnderReplicated),
            (self.unavailable, PartitionProblem::Unavailable),
            (self.under_min_isr, PartitionProblem::UnderMinIsr),
            (self.at_min_isr, PartitionProblem::AtMinIsr),
            (self.not_preferred_leader, PartitionProblem::NotPreferredLeader),
        ];
        all.into_iter().filter(|(is_asked, _)| *is_asked).map(|(_, problem)| problem).collect()
    }
}

/// A topic; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct TopicDescription {
    name: String,
    /// Whether Kafka keeps it for itself.
    is_internal: bool,
    /// `None` with a filter, or where there is none.
    topic_id: Option<String>,
    partition_count: usize,
    /// The most replicas that one of its partitions has.
    replication_factor: usize,
    /// All partitions, or with a filter those it found.
    partitions: Vec<PartitionRow>,
    /// Configs set for the topic; `None` with a filter of partitions.
    configs: Option<Vec<TopicOverrideRow>>,
}

/// A partition; the JSON field names are an interface.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct PartitionRow {
    topic: String,
    partition: i32,
    /// `None` while no broker leads the partition.
    leader: Option<BrokerId>,
    /// The preferred leader first.
    replicas: Vec<BrokerId>,
    isr: Vec<BrokerId>,
    /// Replicas that are not in sync.
    out_of_sync: Vec<BrokerId>,
    /// Replicas on brokers that are not part of the cluster now.
    absent: Vec<BrokerId>,
    /// Racks of the replicas whose brokers are known; `None` with a filter.
    racks: Option<Vec<String>>,
    /// `None` where it was not asked, or the leader did not answer.
    start_offset: Option<Offset>,
    /// The offset that the next record gets; `None` likewise.
    end_offset: Option<Offset>,
}

/// A config that is set for a topic; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct TopicOverrideRow {
    name: String,
    /// Its value; `None` for a sensitive one.
    value: Option<String>,
    /// Where the value comes from.
    source: ConfigSource,
}

impl TableRow for PartitionRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("TOPIC", |row| row.topic.clone());
        columns.number("PARTITION", |row| row.partition);
        columns.number("LEADER", |row| row.leader).unknown("none");
        columns.text("REPLICAS", |row| row.replicas.as_slice().into_cell());
        columns.text("ISR", |row| row.isr.as_slice().into_cell());
        columns.text("OUT OF SYNC", |row| row.out_of_sync.as_slice().into_cell());
        columns.text("ABSENT", |row| row.absent.as_slice().into_cell());
        columns.text("RACKS", |row| row.racks.as_deref().into_cell()).wide();
        columns.number("START", |row| row.start_offset).wide();
        columns.number("END", |row| row.end_offset).wide();
    }
}

pub(super) fn run(args: &TopicsDescribe, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_DESCRIPTION)?;
    args.names.patterns()?;
    let cluster = session.connect(Access::Read, Role::Admin)?.cluster;
    if args.wait_until_healthy {
        wait_until_in_sync(&mut session.work(), args.wait.wait_timeout, &cluster, |metadata| {
            Ok(args.names.select_topics(metadata, true, cluster.address())?.found)
        })?;
    }
    let metadata = cluster.metadata()?;
    let filtering = !args.filters.problems().is_empty();
    let selected = args.names.select_topics(&metadata, args.all || filtering, cluster.address())?;
    let failures = selected.report_missing(session);
    let topics = describe(args, &cluster, &metadata, &selected.found, format)?;
    if format.is_document() {
        session.output.documents(format, &topics)?;
    } else {
        print(session, &topics, filtering, format == OutputFormat::Wide)?;
    }
    if args.filters.under_replicated {
        say_missing_replicas(session, missing_replicas(&topics));
    }
    let found = (filtering || args.filters.with_overrides) && !topics.is_empty();
    Ok(match Status::of_items(selected.items(), &failures) {
        Status::Done if found && args.exit_code => Status::Found,
        status => status,
    })
}

fn describe(
    args: &TopicsDescribe,
    cluster: &Cluster,
    metadata: &Metadata,
    topics: &[&Topic],
    format: OutputFormat,
) -> Result<Vec<TopicDescription>> {
    let filters = &args.filters;
    let problems = filters.problems();
    let filtering = !problems.is_empty();
    let names: Vec<String> = topics.iter().map(|topic| topic.name.clone()).collect();
    let needs_configs =
        !filtering || filters.with_overrides || problems.iter().any(|problem| problem.needs_min_isr());
    let TopicDetails { mut ids, configs } = if !filtering {
        cluster.topic_details(&names)?
    } else if needs_configs {
        TopicDetails { configs: cluster.topic_configs(&names)?, ..TopicDetails::default() }
    } else {
        TopicDetails::default()
    };
    let configs_of = |topic: &str| configs.get(topic).and_then(|entries| entries.as_ref().ok());
    // A table does not show racks, which saves a request.
    let shows_racks = !filtering && format != OutputFormat::Table;
    let brokers = if shows_racks { cluster.identity()?.brokers } else { Vec::new() };
    let racks: BTreeMap<BrokerId, Option<String>> =
        brokers.into_iter().map(|broker| (broker.id, broker.rack)).collect();
    let mut described = Vec::new();
    for topic in topics {
        let entries = configs_of(&topic.name);
        let own = entries.map(|entries| own_configs(entries));
        if filters.with_overrides && own.as_ref().is_none_or(Vec::is_empty) {
            continue;
        }
        let min_isr = entries.and_then(|entries| min_isr(entries));
        let has_problem = |one: &Partition| problems.iter().any(|problem| problem.is_of(one, min_isr));
        let partitions = topic.partitions.iter().filter(|one| !filtering || has_problem(one));
        let partitions: Vec<PartitionRow> =
            partitions.map(|one| row(topic, one, metadata, shows_racks.then_some(&racks))).collect();
        if filtering && partitions.is_empty() {
            continue;
        }
        described.push(TopicDescription {
            name: topic.name.clone(),
            is_internal: topic.is_internal(),
            topic_id: ids.remove(&topic.name),
            partition_count: topic.partitions.len(),
            replication_factor: topic.replication_factor(),
            partitions,
            configs: own.filter(|_| !filtering),
        });
    }
    if args.offsets || format == OutputFormat::Wide {
        add_offsets(cluster, topics, &mut described)?;
    }
    Ok(described)
}

fn own_configs(entries: &[ConfigEntry]) -> Vec<TopicOverrideRow> {
    let own = entries.iter().filter(|entry| entry.source == ConfigSource::Topic);
    own.map(|entry| TopicOverrideRow {
        name: entry.name.clone(),
        value: entry.value.clone(),
        source: entry.source,
    })
    .collect()
}

fn row(
    topic: &Topic,
    partition: &Partition,
    metadata: &Metadata,
    racks: Option<&BTreeMap<BrokerId, Option<String>>>,
) -> PartitionRow {
    let not_in = |of: &[BrokerId]| partition.replicas.iter().filter(|id| !of.contains(id)).copied().collect();
    let racks_of = |racks: &BTreeMap<BrokerId, Option<String>>| {
        let known = partition.replicas.iter().filter_map(|id| racks.get(id)?.clone());
        known.collect::<BTreeSet<String>>().into_iter().collect()
    };
    PartitionRow {
        topic: topic.name.clone(),
        partition: partition.id,
        leader: partition.leader,
        replicas: partition.replicas.clone(),
        isr: partition.isr.clone(),
        out_of_sync: not_in(&partition.isr),
        absent: not_in(&metadata.brokers),
        racks: racks.map(racks_of),
        start_offset: None,
        end_offset: None,
    }
}

fn add_offsets(cluster: &Cluster, topics: &[&Topic], described: &mut [TopicDescription]) -> Result<()> {
    let partitions = partition_names(topics.iter().copied());
    let [starts, ends] = cluster.offsets(&partitions, [OffsetQuery::Beginning, OffsetQuery::End])?;
    for row in described.iter_mut().flat_map(|topic| &mut topic.partitions) {
        let name = TopicPartitionName { topic: row.topic.clone(), partition: row.partition };
        (row.start_offset, row.end_offset) = (known_offset(&starts, &name), known_offset(&ends, &name));
    }
    Ok(())
}

fn print(session: &mut Session<'_>, topics: &[TopicDescription], filtering: bool, wide: bool) -> Result<()> {
    if topics.is_empty() {
        session
            .output
            .say(Label::Notice, if filtering { "no partition matches" } else { "no topic matches" });
        return Ok(());
    }
    if filtering {
        let rows: Vec<PartitionRow> =
            topics.iter().flat_map(|topic| topic.partitions.iter().cloned()).collect();
        return session.output.write(&[table(&rows, wide).as_bytes()]);
    }
    for (index, topic) in topics.iter().enumerate() {
        let between = if index > 0 { "\n" } else { "" };
        session.output.write(&[between.as_bytes(), summary(topic).as_bytes()])?;
        session.output.write(&[table(&topic.partitions, wide).as_bytes()])?;
    }
    Ok(())
}

fn summary(topic: &TopicDescription) -> String {
    let lagging = topic.partitions.iter().filter(|one| one.isr.len() < one.replicas.len()).count();
    let offline = topic.partitions.iter().filter(|one| one.leader.is_none()).count();
    let configs = match &topic.configs {
        None => "could not be read".to_owned(),
        Some(configs) if configs.is_empty() => "all at their defaults".to_owned(),
        Some(configs) => {
            let shown = |row: &TopicOverrideRow| {
                format!("{}={}", row.name, row.value.as_deref().unwrap_or("********"))
            };
            let configs = configs.iter().map(shown).collect::<Vec<_>>().join(", ");
            escape_controls(&configs).into_owned()
        }
    };
    let id = topic.topic_id.as_deref().map_or_else(String::new, |id| format!(", id {id}"));
    format!(
        "Topic:    {}\nLayout:   {} partitions, {} replicas each, {lagging} under-replicated, {offline} offline{id}\nConfigs:  {configs}\n",
        escape_controls(&topic.name),
        topic.partition_count,
        topic.replication_factor
    )
}

/// For each broker that has replicas out of sync among these, how many.
fn missing_replicas(topics: &[TopicDescription]) -> BTreeMap<BrokerId, u64> {
    let mut missing = BTreeMap::new();
    for broker in topics.iter().flat_map(|topic| &topic.partitions).flat_map(|one| &one.out_of_sync) {
        *missing.entry(*broker).or_default() += 1;
    }
    missing
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "topics-describe": Vec<TopicDescription>, "kafkactl topics describe";
}

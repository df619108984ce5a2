//! `kafkactl groups list`.

use std::collections::BTreeSet;

use serde::Serialize;

use super::lag_words;
use super::names::GroupNames;
use crate::commands::NameKind;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Cluster, GroupListing, GroupState, GroupType, Isolation, Role};
use crate::ops::lag::{LagTotals, PartitionLag, partition_lags};
use crate::ops::readers::{assignments_of, topics_read};
use crate::output::{Columns, IntoCell, OF_LISTING, OutputFormat, TableRow};
use crate::session::{Access, Session};
use crate::util::pattern::NamePattern;
use crate::util::units::BrokerId;

/// List groups with type, state, members and coordinator
///
/// Lists groups of every kind: of consumers, of Connect workers, of schema registries, and share and streams groups. Of the last two
/// brokers give this client only the name and the coordinator.
///
/// -o wide, csv and tsv, and --details in every format, also show topics and total lag.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl groups list
  kafkactl groups list 'billing-*' -o wide
  Who reads a topic
    kafkactl groups list --topic orders
  Groups without members, and groups that lag
    kafkactl groups list --state empty -o name
    kafkactl groups list --lag-above 10000")]
pub struct GroupsList {
    #[command(flatten)]
    names: GroupNames,
    /// Only groups in one of these states: stable, empty, preparing-rebalance, completing-rebalance, rebalancing
    #[arg(long, value_name = "STATE,...", value_delimiter = ',', value_parser = state)]
    state: Vec<GroupState>,
    /// Only groups of one of these protocols
    #[arg(long = "type", value_name = "TYPE,...", value_delimiter = ',')]
    types: Vec<TypeFilter>,
    /// Only groups that have commits of this topic, or members that read it
    #[arg(long, value_name = "TOPIC", add = NameKind::Topic)]
    topic: Option<String>,
    /// Only groups whose total lag is larger
    #[arg(long, value_name = "N")]
    lag_above: Option<i64>,
    /// Show topics and total lag in every format
    #[arg(long)]
    details: bool,
}

/// A protocol of groups to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum TypeFilter {
    /// Members assign partitions among themselves
    Classic,
    /// The coordinator assigns partitions (KIP-848)
    Consumer,
}

fn state(text: &str) -> std::result::Result<GroupState, String> {
    GroupState::named(&text.replace('-', "")).ok_or_else(|| {
        "expected stable, empty, preparing-rebalance, completing-rebalance or rebalancing".to_owned()
    })
}

/// A group; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct GroupRow {
    name: String,
    /// `None` when unknown.
    #[serde(rename = "type")]
    group_type: Option<GroupType>,
    /// What its members are: consumer, connect and so on; empty where there have never been any; `None` when unknown.
    protocol_type: Option<String>,
    /// What the group is doing; `None` when unknown. Rebalancing stands for Assigning and Reconciling of the consumer protocol.
    state: Option<GroupState>,
    /// Members; `None` when unknown.
    member_count: Option<usize>,
    /// The id of the broker that keeps its state.
    coordinator: BrokerId,
    /// Topics with commits or members that read them; `None` where it was not asked, or is not known.
    topics: Option<BTreeSet<String>>,
    /// `None` where it was not asked, nothing is committed, or the lag of a partition is not known.
    lag: Option<i64>,
    /// Partitions whose lag is not known; `None` where it was not asked.
    unknown_partition_count: Option<usize>,
}

impl TableRow for GroupRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("NAME", |row| row.name.clone());
        columns.text("TYPE", |row| row.group_type.map(GroupType::as_str));
        columns.text("PROTOCOL", |row| row.protocol_type.clone().filter(|protocol| !protocol.is_empty()));
        columns.text("STATE", |row| row.state.map(GroupState::as_str));
        columns.number("MEMBERS", |row| row.member_count);
        columns.number("COORDINATOR", |row| row.coordinator);
        columns
            .number("LAG", |row| lag_words::shown(row.lag, row.unknown_partition_count.unwrap_or(0)))
            .wide();
        columns.text("TOPICS", |row| row.topics.as_ref().into_cell()).wide();
    }
}

pub(super) fn run(args: &GroupsList, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let patterns = args.names.patterns()?;
    let cluster = session.connect(Access::Read, Role::Admin)?.cluster;
    let literals: Vec<String> = patterns.iter().filter_map(NamePattern::literal).collect();
    let found = cluster.groups(&literals)?;
    let patterns = NamePattern::with_names(patterns, found.groups.iter().map(|group| group.name.as_str()));
    found.silent.iter().for_each(|error| session.output.report(error));
    let mut failures: Vec<Status> = found.silent.iter().map(Error::status).collect();
    let names = || found.groups.iter().map(|group| group.name.as_str());
    for name in &literals {
        // A silent broker may have the group.
        if found.silent.is_empty() && !names().any(|known| known == name) {
            let message = format!("group '{name}' does not exist on {}", cluster.address());
            let error = Error::new(Kind::NotFound, message);
            let error = match crate::util::closest(name, names()) {
                Some(close) => error.hint(format!("did you mean '{close}'?")),
                None => error,
            };
            session.output.report(&error);
            failures.push(error.status());
        }
    }
    let mut groups = found.groups;
    groups.retain(|group| {
        let by_name = patterns.is_empty() || patterns.iter().any(|pattern| pattern.matches(&group.name));
        let by_state = args.state.is_empty() || group.state.is_some_and(|state| args.state.contains(&state));
        by_name && by_state && (args.types.is_empty() || args.types.iter().any(|one| one.is(group)))
    });
    let in_columns = matches!(format, OutputFormat::Wide | OutputFormat::Csv | OutputFormat::Tsv);
    let detailed = args.details || in_columns || args.topic.is_some() || args.lag_above.is_some();
    let mut rows: Vec<GroupRow> = groups.iter().map(row).collect();
    // A request for commits can create __consumer_offsets. Where there is no group, it is not to be created.
    if detailed && !groups.is_empty() {
        let cluster = session.connect(Access::Read, Role::Groups)?.cluster;
        failures.extend(add_details(session, &cluster, &groups, &mut rows)?);
    }
    if let Some(topic) = &args.topic {
        rows.retain(|row| row.topics.as_ref().is_some_and(|topics| topics.contains(topic)));
    }
    if let Some(limit) = args.lag_above {
        rows.retain(|row| row.lag.is_some_and(|lag| lag > limit));
    }
    if !rows.is_empty() || failures.is_empty() || format.is_document() {
        session.output.rows(format, &rows, "no group matches")?;
    }
    Ok(Status::of_items(rows.len() + failures.len(), &failures))
}

impl TypeFilter {
    fn is(self, group: &GroupListing) -> bool {
        match self {
            Self::Classic => group.group_type == Some(GroupType::Classic),
            Self::Consumer => group.group_type == Some(GroupType::Consumer),
        }
    }
}

fn row(group: &GroupListing) -> GroupRow {
    GroupRow {
        name: group.name.clone(),
        group_type: group.group_type,
        protocol_type: group.protocol_type.clone(),
        state: group.state,
        member_count: group.member_count,
        coordinator: group.coordinator,
        topics: None,
        lag: None,
        unknown_partition_count: None,
    }
}

/// Fills in topics and lag, and gives the statuses of what could not be asked.
fn add_details(
    session: &mut Session<'_>,
    cluster: &Cluster,
    groups: &[GroupListing],
    rows: &mut [GroupRow],
) -> Result<Vec<Status>> {
    let assigned = assignments_of(cluster, groups)?;
    let mut lags = partition_lags(cluster, &assigned, Isolation::ReadUncommitted, |_| true)?;
    let mut failures = Vec::new();
    for row in rows {
        match lags.remove(&row.name) {
            Some(Ok(lags)) => {
                let totals = LagTotals::of(&lags);
                let partitions = lags.iter().map(|one: &PartitionLag| &one.partition);
                (row.topics, row.lag) = (Some(topics_read(partitions)), totals.lag);
                row.unknown_partition_count = Some(totals.unknown);
                if totals.unknown > 0 {
                    failures.push(Status::Unreachable);
                }
            }
            Some(Err(error)) => {
                session.output.report(&error);
                failures.push(error.status());
            }
            None => {}
        }
    }
    Ok(failures)
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "groups-list": Vec<GroupRow>, "kafkactl groups list";
}

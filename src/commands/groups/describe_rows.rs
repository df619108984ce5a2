//! The rows of `groups describe`: groups, their partitions and their members.

use std::collections::BTreeMap;

use serde::Serialize;

use super::lag_words;
use crate::kafka::{Broker, GroupDescription, GroupMember, GroupState, GroupType, TopicPartitionName};
use crate::ops::lag::{CommitFinding, LagTotals, LogBounds, PartitionLag};
use crate::output::{Columns, IntoCell, TableRow, escape_controls};
use crate::util::units::{BrokerId, Offset};

/// A group; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct GroupRow {
    pub(super) name: String,
    /// `None` when unknown.
    #[serde(rename = "type")]
    group_type: Option<GroupType>,
    /// What its members do: consumer, or for example connect; empty where there have never been any; `None` when unknown.
    protocol_type: Option<String>,
    /// What the group is doing; `None` when unknown. Rebalancing stands for Assigning and Reconciling of the consumer protocol.
    state: Option<GroupState>,
    /// How partitions are distributed; `None` without members.
    assignor: Option<String>,
    coordinator: Option<Coordinator>,
    /// `None` when unknown.
    member_count: Option<usize>,
    /// `None` where it was not asked, nothing is committed, or the lag of a partition is not known.
    pub(super) lag: Option<i64>,
    /// `None` where it was not asked.
    pub(super) unknown_partition_count: Option<usize>,
    /// `None` where it was not asked.
    pub(super) topics: Option<Vec<TopicTotal>>,
    /// `None` where it was not asked.
    pub(super) partitions: Option<Vec<PartitionRow>>,
    pub(super) members: Vec<MemberRow>,
}

/// The broker that keeps the state of a group.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Coordinator {
    id: BrokerId,
    host: String,
    port: u16,
}

/// The lag of a group in a topic.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct TopicTotal {
    pub(super) topic: String,
    /// Partitions that are committed or assigned.
    partition_count: usize,
    /// Its lag; `None` where nothing is committed, or part of it is not known.
    pub(super) lag: Option<i64>,
    /// Partitions whose lag is not known.
    unknown_partition_count: usize,
    /// Partitions that hold records and have no commit.
    pub(super) uncommitted_partition_count: usize,
}

/// Commit and lag of a group for a partition.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct PartitionRow {
    pub(super) topic: String,
    /// The number of the partition.
    pub(super) partition: i32,
    /// `None` where nothing is committed.
    committed_offset: Option<Offset>,
    /// `None` when unknown.
    log_end_offset: Option<Offset>,
    /// The first record; `None` when unknown.
    log_start_offset: Option<Offset>,
    /// The end minus the committed offset; 0 where the commit lies beyond the end; `None` when unknown.
    lag: Option<i64>,
    /// The leader epoch of the commit.
    leader_epoch: Option<i32>,
    /// What the consumer wrote beside the commit.
    metadata: Option<String>,
    /// The member that reads it.
    consumer_id: Option<String>,
    client_id: Option<String>,
    host: Option<String>,
    pub(super) finding: Option<CommitFinding>,
    /// Records that were deleted before the group had read them.
    lost_record_count: Option<i64>,
    /// How far the commit lies beyond the end.
    beyond_end_count: Option<i64>,
    /// Why the ends of the log are not known.
    pub(super) error: Option<String>,
}

/// A member of a group.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct MemberRow {
    group: String,
    /// The id of the member.
    consumer_id: String,
    /// group.instance.id, of a static member.
    instance_id: Option<String>,
    client_id: String,
    /// Its address, as the coordinator sees it.
    host: String,
    /// `None` where it is not a consumer, and when unknown.
    pub(super) partition_count: Option<usize>,
    /// Whether partitions are assigned to it, known or not.
    #[serde(skip)]
    is_consumer: bool,
    /// `None` like the count.
    assignment: Option<Vec<TopicPartitions>>,
    /// `None` in groups of the classic protocol.
    target_assignment: Option<Vec<TopicPartitions>>,
}

/// Partitions of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TopicPartitions {
    topic: String,
    partitions: Vec<i32>,
}

/// A group in one line.
#[derive(Debug)]
pub(super) struct StateRow<'g>(pub(super) &'g GroupRow);

impl GroupRow {
    pub(super) fn of(description: GroupDescription) -> Self {
        let GroupDescription { name, group_type, protocol_type, state, assignor, .. } = description;
        let GroupDescription { coordinator, member_count, members, .. } = description;
        Self {
            member_count,
            members: members
                .into_iter()
                .map(|member| MemberRow::of(&name, protocol_type.as_deref() == Some("consumer"), member))
                .collect(),
            name,
            group_type,
            protocol_type,
            state,
            assignor,
            coordinator: coordinator.map(|Broker { id, host, port, .. }| Coordinator { id, host, port }),
            lag: None,
            unknown_partition_count: None,
            topics: None,
            partitions: None,
        }
    }

    /// Adds commits and lag.
    pub(super) fn add_lags(&mut self, lags: &[PartitionLag], members: &[GroupMember]) {
        let owners: BTreeMap<&TopicPartitionName, &GroupMember> = members
            .iter()
            .flat_map(|member| member.assignment.iter().flatten().map(move |name| (name, member)))
            .collect();
        let mut by_topic: BTreeMap<&str, Vec<&PartitionLag>> = BTreeMap::new();
        for partition_lag in lags {
            by_topic.entry(&partition_lag.partition.topic).or_default().push(partition_lag);
        }
        let total = |(topic, lags): (&str, Vec<&PartitionLag>)| {
            let totals = LagTotals::of(lags.iter().copied());
            TopicTotal {
                topic: topic.to_owned(),
                partition_count: lags.iter().filter(|one| is_shown(one)).count(),
                lag: totals.lag,
                unknown_partition_count: totals.unknown,
                uncommitted_partition_count: totals.uncommitted,
            }
        };
        let totals = LagTotals::of(lags);
        (self.lag, self.unknown_partition_count) = (totals.lag, Some(totals.unknown));
        self.topics = Some(by_topic.into_iter().map(total).collect());
        let row = |partition_lag: &PartitionLag| {
            PartitionRow::of(partition_lag, owners.get(&partition_lag.partition).copied())
        };
        self.partitions = Some(lags.iter().filter(|one| is_shown(one)).map(row).collect());
    }

    /// The protocol type of a group that is not a consumer group.
    fn foreign_protocol(&self) -> Option<&str> {
        self.protocol_type.as_deref().filter(|protocol| !["", "consumer"].contains(protocol))
    }

    /// The lines above the partitions.
    pub(super) fn summary(&self) -> String {
        let unknown = || "unknown".to_owned();
        let kind = self.group_type.map_or_else(unknown, |kind| kind.as_str().to_owned());
        let state = self.state.map_or_else(unknown, |state| state.as_str().to_owned());
        let assignor = self
            .assignor
            .as_ref()
            .map_or_else(String::new, |name| format!(", assignor {}", escape_controls(name)));
        let coordinator = self.coordinator.as_ref();
        let coordinator = coordinator.map_or_else(unknown, |one| {
            format!("broker {} ({}:{})", one.id, escape_controls(&one.host), one.port)
        });
        let protocol = self
            .foreign_protocol()
            .map_or_else(String::new, |protocol| format!(", protocol {}", escape_controls(protocol)));
        let members = self.member_count.map_or_else(unknown, |count| count.to_string());
        let idle = self.members.iter().filter(|member| member.partition_count == Some(0)).count();
        let idle = if idle > 0 { format!(", {idle} without partitions") } else { String::new() };
        let mut text = format!(
            "Group:        {}\nState:        {state}, {kind}{protocol}{assignor}, {members} members{idle}\nCoordinator:  {coordinator}\n",
            escape_controls(&self.name),
        );
        if let Some(topics) = &self.topics {
            let of_topic = |total: &TopicTotal| {
                format!(
                    "{} {}",
                    escape_controls(&total.topic),
                    lag_words::shown(total.lag, total.unknown_partition_count)
                )
            };
            let each = topics.iter().map(of_topic).collect::<Vec<_>>().join(", ");
            let each = if topics.len() > 1 { format!(" ({each})") } else { String::new() };
            let lag = lag_words::shown(self.lag, self.unknown_partition_count.unwrap_or(0));
            text.extend(["Lag:          ", &lag, &each, "\n"]);
        }
        text
    }
}

/// Whether a partition has a row: those that are neither committed nor assigned are only counted.
fn is_shown(partition_lag: &PartitionLag) -> bool {
    partition_lag.commit.is_some() || partition_lag.is_assigned
}

impl PartitionRow {
    fn of(partition_lag: &PartitionLag, owner: Option<&GroupMember>) -> Self {
        let PartitionLag { partition, commit, log, .. } = partition_lag;
        let (start, end, error) = match log {
            LogBounds::Known { start, end } => (Some(*start), Some(*end), None),
            LogBounds::Gone => (None, None, None),
            LogBounds::Unknown(why) => (None, None, Some(why.clone())),
        };
        Self {
            topic: partition.topic.clone(),
            partition: partition.partition,
            committed_offset: commit.as_ref().map(|commit| commit.offset),
            log_end_offset: end,
            log_start_offset: start,
            lag: partition_lag.lag(),
            leader_epoch: commit.as_ref().and_then(|commit| commit.leader_epoch),
            metadata: commit.as_ref().map(|commit| commit.metadata.clone()),
            consumer_id: owner.map(|owner| owner.consumer_id.clone()),
            client_id: owner.map(|owner| owner.client_id.clone()),
            host: owner.map(|owner| owner.host.clone()),
            finding: partition_lag.finding(),
            lost_record_count: partition_lag.lost(),
            beyond_end_count: partition_lag.beyond_end(),
            error,
        }
    }

    /// What is wrong, in words.
    pub(super) fn note(&self) -> String {
        match (self.finding, &self.error) {
            (Some(CommitFinding::RecordsLost), _) => {
                let lost = self.lost_record_count.unwrap_or(0);
                format!("{lost} offsets deleted before they were read")
            }
            (Some(CommitFinding::BeyondEnd), _) => {
                format!("commit lies {} beyond the end", self.beyond_end_count.unwrap_or(0))
            }
            (Some(CommitFinding::PartitionGone), _) => "does not exist any more".to_owned(),
            (None, Some(_)) => "leader does not answer".to_owned(),
            (None, None) => String::new(),
        }
    }
}

impl TableRow for PartitionRow {
    fn columns(columns: &mut Columns<Self>) {
        let text = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        // Without an answer of the leader nothing is known of the log.
        let no_bound = |row: &Self| if row.error.is_some() { "unknown" } else { "-" };
        let no_lag = move |row: &Self| if row.committed_offset.is_some() { no_bound(row) } else { "-" };
        columns.text("TOPIC", |row| row.topic.clone());
        columns.number("PARTITION", |row| row.partition);
        columns.number("COMMITTED", |row| row.committed_offset);
        columns.number("LOG END", move |row| row.log_end_offset.or_word(no_bound(row)));
        columns.number("LAG", move |row| row.lag.or_word(no_lag(row)));
        columns.number("LOG START", move |row| row.log_start_offset.or_word(no_bound(row)));
        columns.text("NOTE", Self::note).optional();
        columns.number("LEADER EPOCH", |row| row.leader_epoch).wide();
        columns.text("METADATA", move |row| text(&row.metadata)).wide();
        columns.text("CLIENT", move |row| text(&row.client_id)).optional();
        columns.text("HOST", move |row| text(&row.host)).optional();
        columns.text("MEMBER", move |row| text(&row.consumer_id)).optional();
    }
}

impl MemberRow {
    fn of(group: &str, is_consumer: bool, member: GroupMember) -> Self {
        Self {
            is_consumer,
            group: group.to_owned(),
            partition_count: member.assignment.as_ref().map(Vec::len),
            assignment: member.assignment.as_deref().map(by_topic),
            target_assignment: member.target.as_deref().map(by_topic),
            consumer_id: member.consumer_id,
            instance_id: member.instance_id,
            client_id: member.client_id,
            host: member.host,
        }
    }
}

fn by_topic(partitions: &[TopicPartitionName]) -> Vec<TopicPartitions> {
    let mut topics: Vec<TopicPartitions> = Vec::new();
    for TopicPartitionName { topic, partition } in partitions {
        match topics.last_mut() {
            Some(last) if last.topic == *topic => last.partitions.push(*partition),
            _ => topics.push(TopicPartitions { topic: topic.clone(), partitions: vec![*partition] }),
        }
    }
    topics
}

/// `orders:0,1;payments:3`, as Kafka's tool writes it.
fn assignment(topics: &[TopicPartitions]) -> String {
    let one = |of: &TopicPartitions| {
        let partitions: Vec<String> = of.partitions.iter().map(ToString::to_string).collect();
        format!("{}:{}", of.topic, partitions.join(","))
    };
    if topics.is_empty() { "-".to_owned() } else { topics.iter().map(one).collect::<Vec<_>>().join(";") }
}

impl TableRow for MemberRow {
    fn columns(columns: &mut Columns<Self>) {
        let none = |row: &Self| if row.is_consumer { "unknown" } else { "-" };
        columns.text("GROUP", |row| row.group.clone());
        columns.text("MEMBER", |row| row.consumer_id.clone());
        columns.text("INSTANCE", |row| row.instance_id.clone()).optional();
        columns.text("CLIENT", |row| row.client_id.clone());
        columns.text("HOST", |row| row.host.clone());
        columns.number("PARTITIONS", move |row| row.partition_count.or_word(none(row)));
        columns.text("ASSIGNMENT", move |row| row.assignment.as_deref().map(assignment).or_word(none(row)));
        columns.text("TARGET ASSIGNMENT", |row| row.target_assignment.as_deref().map(assignment)).optional();
    }
}

impl TableRow for StateRow<'_> {
    fn columns(columns: &mut Columns<Self>) {
        let address = |coordinator: &Coordinator| {
            let Coordinator { id, host, port } = coordinator;
            format!("{id} ({host}:{port})")
        };
        columns.text("GROUP", |row| row.0.name.clone());
        columns.text("STATE", |row| row.0.state.map(GroupState::as_str));
        columns.text("TYPE", |row| row.0.group_type.map(GroupType::as_str));
        columns.text("PROTOCOL", |row| row.0.foreign_protocol().map(str::to_owned)).optional();
        columns.text("ASSIGNOR", |row| row.0.assignor.clone());
        columns.number("MEMBERS", |row| row.0.member_count);
        columns.text("COORDINATOR", move |row| row.0.coordinator.as_ref().map(address));
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "groups-describe": Vec<GroupRow>, "kafkactl groups describe";
}

//! Consumer groups as a cluster describes them, in owned types.

use std::collections::BTreeMap;

use serde::Serialize;

use super::model::{Broker, TopicPartitionName};
use crate::error::Error;
use crate::util::units::{BrokerId, Offset};

/// The protocol of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum GroupType {
    /// The classic protocol: the leader of the members assigns partitions.
    Classic,
    /// The consumer protocol: the coordinator assigns partitions (KIP-848).
    Consumer,
}

impl GroupType {
    /// The name as Kafka writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::Consumer => "consumer",
        }
    }
}

/// The state of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum GroupState {
    /// It has no members.
    Empty,
    /// All members have their partitions.
    Stable,
    /// The coordinator waits for the members to join.
    PreparingRebalance,
    /// The members wait for their partitions.
    CompletingRebalance,
    /// Partitions move between members, in a group of the consumer protocol (`Assigning`, `Reconciling`).
    Rebalancing,
    /// The group does not exist.
    Dead,
}

impl GroupState {
    const ALL: [Self; 6] = [
        Self::Empty,
        Self::Stable,
        Self::PreparingRebalance,
        Self::CompletingRebalance,
        Self::Rebalancing,
        Self::Dead,
    ];

    /// The name as Kafka writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "Empty",
            Self::Stable => "Stable",
            Self::PreparingRebalance => "PreparingRebalance",
            Self::CompletingRebalance => "CompletingRebalance",
            Self::Rebalancing => "Rebalancing",
            Self::Dead => "Dead",
        }
    }

    /// The state with a name, in upper or lower case.
    pub fn named(name: &str) -> Option<Self> {
        if ["assigning", "reconciling"].iter().any(|same| name.eq_ignore_ascii_case(same)) {
            return Some(Self::Rebalancing);
        }
        Self::ALL.into_iter().find(|state| state.as_str().eq_ignore_ascii_case(name))
    }
}

/// A group in a list.
#[derive(Debug, Clone)]
pub struct GroupListing {
    pub name: String,
    /// `None` from brokers before 3.7, and of share and streams groups.
    pub group_type: Option<GroupType>,
    /// `consumer`, or for example `connect`; empty if it has never had members. `None` when unknown.
    pub protocol_type: Option<String>,
    /// `None` when unknown.
    pub state: Option<GroupState>,
    /// `None` when unknown.
    pub member_count: Option<usize>,
    /// The coordinator.
    pub coordinator: BrokerId,
}

impl GroupListing {
    /// Whether its members are consumers, which have commits.
    pub fn is_of_consumers(&self) -> bool {
        is_of_consumers(self.protocol_type.as_deref())
    }

    /// Whether it is known to have no members.
    pub fn is_empty(&self) -> bool {
        self.state == Some(GroupState::Empty)
    }
}

fn is_of_consumers(protocol_type: Option<&str>) -> bool {
    protocol_type.is_some_and(|kind| ["", "consumer"].contains(&kind))
}

#[derive(Debug, Default)]
pub struct Groups {
    /// Sorted by name.
    pub groups: Vec<GroupListing>,
    /// An error for each broker that did not answer, whose groups are missing.
    pub silent: Vec<Error>,
}

/// A group with its members.
#[derive(Debug, Clone)]
pub struct GroupDescription {
    pub name: String,
    /// `None` when unknown.
    pub group_type: Option<GroupType>,
    /// `consumer`, or for example `connect`; empty if it has never had members. `None` when unknown.
    pub protocol_type: Option<String>,
    /// `None` when unknown.
    pub state: Option<GroupState>,
    /// The assignor; `None` without members.
    pub assignor: Option<String>,
    /// The coordinator.
    pub coordinator: Option<Broker>,
    /// `None` when unknown.
    pub member_count: Option<usize>,
    /// Its members, where they are known.
    pub members: Vec<GroupMember>,
}

impl GroupDescription {
    /// Whether its members are consumers, which have commits.
    pub fn is_of_consumers(&self) -> bool {
        is_of_consumers(self.protocol_type.as_deref())
    }
}

#[derive(Debug, Clone)]
pub struct GroupMember {
    /// The member id, which the coordinator generates, with KIP-848 the member.
    pub consumer_id: String,
    /// `group.instance.id`, of a static member.
    pub instance_id: Option<String>,
    /// `client.id`.
    pub client_id: String,
    /// The address from which the coordinator gets its requests.
    pub host: String,
    /// Its assigned partitions; `None` if it is not a consumer, or they are not known.
    pub assignment: Option<Vec<TopicPartitionName>>,
    /// Its target assignment, in groups of the consumer protocol.
    pub target: Option<Vec<TopicPartitionName>>,
}

/// A commit of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The offset of the record to be read next.
    pub offset: Offset,
    /// The leader epoch of the last record that was read.
    pub leader_epoch: Option<i32>,
    /// The metadata that the consumer committed.
    pub metadata: String,
}

/// The commits of a group.
pub type Commits = BTreeMap<TopicPartitionName, Commit>;

/// New commits of a group, by partition; `None` removes a commit.
pub type NewCommits = BTreeMap<TopicPartitionName, Option<Commit>>;

#[cfg(test)]
mod tests {
    use super::GroupState;

    #[test]
    fn states_are_found_by_their_names_in_whatever_case() {
        assert_eq!(GroupState::named("stable"), Some(GroupState::Stable));
        assert_eq!(GroupState::named("Reconciling"), Some(GroupState::Rebalancing));
        assert_eq!(GroupState::named("asleep"), None);
    }
}

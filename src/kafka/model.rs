//! Brokers, topics, partitions and configs, in owned types.

use std::collections::{BTreeMap, BTreeSet};

use super::librdkafka::BrokerFailure;
use crate::util::units::{BrokerId, Offset, Timestamp};

/// The cluster's id and its brokers.
#[derive(Debug, Clone)]
pub struct ClusterIdentity {
    /// `None` from brokers before 0.10.1.
    pub cluster_id: Option<String>,
    /// The broker that takes requests for the controller. KRaft brokers name any broker, which forwards them to the active
    /// controller.
    pub controller: Option<BrokerId>,
    /// The brokers that are alive and have the listener of the broker that answered.
    pub brokers: Vec<Broker>,
}

/// A broker, as it advertises itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broker {
    pub id: BrokerId,
    pub host: String,
    pub port: u16,
    pub rack: Option<String>,
}

impl Broker {
    /// Whether it exists: an answer without a broker names one with a negative id.
    pub(super) fn is_known(&self) -> bool {
        self.id.0 >= 0
    }
}

/// Brokers and topics, as one broker knows them.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// The brokers that are alive.
    pub brokers: Vec<BrokerId>,
    pub topics: Vec<Topic>,
    /// Topics for which the broker gave an error, such as a missing permission.
    pub(super) failures: Vec<(String, BrokerFailure)>,
    /// The broker that answered; `None` over a connection to a bootstrap address.
    pub(super) answered_by: Option<BrokerId>,
}

#[derive(Debug, Clone)]
pub struct Topic {
    pub name: String,
    pub partitions: Vec<Partition>,
}

#[derive(Debug, Clone)]
pub struct Partition {
    pub id: i32,
    /// `None` while it has no leader.
    pub leader: Option<BrokerId>,
    /// The brokers with a replica, the preferred leader first.
    pub replicas: Vec<BrokerId>,
    /// The in-sync replicas.
    pub isr: Vec<BrokerId>,
}

impl Partition {
    /// Whether a replica is not in sync. While a reassignment runs, the replicas that it adds count as replicas.
    pub fn is_under_replicated(&self) -> bool {
        self.isr.len() < self.replicas.len()
    }
}

impl Metadata {
    /// Whether the broker gave an error for a topic, other than that it does not exist.
    pub fn has_failures(&self) -> bool {
        !self.failures.is_empty()
    }

    pub fn partitions(&self) -> impl Iterator<Item = &Partition> {
        self.topics.iter().flat_map(|topic| &topic.partitions)
    }

    /// The number of replicas that are out of sync, by broker.
    pub fn missing_replicas(&self) -> BTreeMap<BrokerId, u64> {
        let mut missing = BTreeMap::new();
        for partition in self.partitions() {
            for broker in partition.replicas.iter().filter(|broker| !partition.isr.contains(broker)) {
                *missing.entry(*broker).or_default() += 1;
            }
        }
        missing
    }

    /// Brokers that have replicas but are not alive.
    pub fn absent_brokers(&self) -> BTreeSet<BrokerId> {
        let replicas = self.partitions().flat_map(|partition| &partition.replicas).copied();
        replicas.filter(|broker| !self.brokers.contains(broker)).collect()
    }
}

impl Topic {
    /// Whether Kafka uses it for itself (`Topic.INTERNAL_TOPICS`).
    pub fn is_internal(&self) -> bool {
        ["__consumer_offsets", "__transaction_state", "__share_group_state"].contains(&self.name.as_str())
    }

    /// Whether all its partitions have a leader. A topic that is being created has no partitions yet.
    pub fn is_led(&self) -> bool {
        !self.partitions.is_empty() && self.partitions.iter().all(|one| one.leader.is_some())
    }

    /// The maximum number of replicas of its partitions.
    pub fn replication_factor(&self) -> usize {
        self.partitions.iter().map(|partition| partition.replicas.len()).max().unwrap_or(0)
    }
}

/// A topic to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTopic {
    pub name: String,
    pub layout: TopicLayout,
    pub configs: Vec<(String, String)>,
}

impl NewTopic {
    /// The approximate number of its records in the metadata log: one each for the topic, its partitions and its configs.
    pub(super) fn records(&self) -> usize {
        let partitions = match &self.layout {
            TopicLayout::Counts { partitions, .. } => {
                partitions.map_or(1, |count| usize::try_from(count).unwrap_or(0))
            }
            TopicLayout::Assignment(replicas) => replicas.len(),
        };
        1 + partitions + self.configs.len()
    }
}

/// Partitions and replicas of a topic to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TopicLayout {
    /// Numbers of partitions and replicas; without one, the default of the broker.
    Counts { partitions: Option<i32>, replication_factor: Option<i16> },
    /// The replicas of each partition, the preferred leader first.
    Assignment(Vec<Vec<BrokerId>>),
}

/// A partition of a topic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicPartitionName {
    pub topic: String,
    pub partition: i32,
}

/// An offset that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundOffset {
    /// -1 when there is no such record.
    pub offset: Offset,
    /// The timestamp of the record there; -1 unless the query was for a time.
    pub timestamp: Timestamp,
}

/// A query for an offset of a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffsetQuery {
    /// The log start offset.
    Beginning,
    /// The high watermark, where consumers of uncommitted records end.
    End,
    /// The last stable offset, where consumers of committed records end: the start of the first open transaction.
    StableEnd,
    /// The offset of the record with the largest timestamp (KIP-734).
    MaxTimestamp,
    /// The offset of the first record with this timestamp or a later one.
    At(Timestamp),
}

/// A config of a topic or a broker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigEntry {
    pub name: String,
    /// `None` if it is sensitive or not set.
    pub value: Option<String>,
    pub source: ConfigSource,
    /// Whether it cannot be changed while the broker is running.
    pub is_read_only: bool,
    /// Whether brokers do not tell the value.
    pub is_sensitive: bool,
    /// All values that are set for it and for its synonyms, in order of precedence.
    pub synonyms: Vec<Synonym>,
}

/// A value that is set in one of the sources of a config.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    pub name: String,
    /// `None` if it is sensitive.
    pub value: Option<String>,
    pub source: ConfigSource,
}

/// Where the value of a config comes from (`DescribeConfigsResponse.ConfigSource`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ConfigSource {
    /// Set for the topic.
    Topic,
    /// Set dynamically for this broker.
    DynamicBroker,
    /// Set dynamically as the default of all brokers.
    DynamicDefaultBroker,
    /// Set in the `server.properties` of the broker.
    StaticBroker,
    /// The default of Kafka.
    Default,
    /// A source that this program does not know.
    Unknown,
}

impl ConfigSource {
    /// The words for a table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::DynamicBroker => "dynamic-broker",
            Self::DynamicDefaultBroker => "dynamic-default",
            Self::StaticBroker => "static",
            Self::Default => "default",
            Self::Unknown => "unknown",
        }
    }
}

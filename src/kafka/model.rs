//! What a cluster says of itself, in owned types.

use std::collections::{BTreeMap, BTreeSet};

use super::librdkafka::BrokerFailure;
use crate::util::units::{BrokerId, Offset, Timestamp};

/// The cluster's id and its brokers.
#[derive(Debug, Clone)]
pub struct ClusterIdentity {
    /// The id; `None` from brokers before 0.10.1.
    pub cluster_id: Option<String>,
    /// The broker that takes requests for the controller. With KRaft brokers name any one of themselves, which passes them
    /// on to the active controller.
    pub controller: Option<BrokerId>,
    /// The brokers that are alive and have a listener like the one that was asked.
    pub brokers: Vec<Broker>,
}

/// A broker, as it advertises itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broker {
    /// Its id.
    pub id: BrokerId,
    /// The advertised host.
    pub host: String,
    /// The advertised port.
    pub port: u16,
    /// Its rack, where it has one.
    pub rack: Option<String>,
}

impl Broker {
    /// Whether there is such a broker: requests that found none name one with a negative id.
    pub(super) fn is_known(&self) -> bool {
        self.id.0 >= 0
    }
}

/// All topics.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// The brokers that are alive.
    pub brokers: Vec<BrokerId>,
    /// The topics, as the broker gave them.
    pub topics: Vec<Topic>,
    /// Topics that the broker gave an error for, such as one that this client may not know about.
    pub(super) failures: Vec<(String, BrokerFailure)>,
    /// Who answered; `None` when it was asked by a bootstrap address.
    pub(super) answered_by: Option<BrokerId>,
}

/// A topic.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its name.
    pub name: String,
    /// Its partitions.
    pub partitions: Vec<Partition>,
}

/// A partition.
#[derive(Debug, Clone)]
pub struct Partition {
    /// Its number.
    pub id: i32,
    /// The broker that leads it; `None` when none does.
    pub leader: Option<BrokerId>,
    /// The brokers that should hold it, the preferred leader first.
    pub replicas: Vec<BrokerId>,
    /// The brokers that hold all of it (in-sync replicas).
    pub isr: Vec<BrokerId>,
}

impl Partition {
    /// Whether a replica is missing from the in-sync replicas. While a reassignment runs, replicas that are being added
    /// count as replicas.
    pub fn is_under_replicated(&self) -> bool {
        self.isr.len() < self.replicas.len()
    }
}

impl Metadata {
    /// Whether the broker gave an error for a topic, which is not that it does not exist.
    pub fn has_failures(&self) -> bool {
        !self.failures.is_empty()
    }

    /// All partitions.
    pub fn partitions(&self) -> impl Iterator<Item = &Partition> {
        self.topics.iter().flat_map(|topic| &topic.partitions)
    }

    /// For each broker that has replicas out of sync, how many.
    pub fn missing_replicas(&self) -> BTreeMap<BrokerId, u64> {
        let mut missing = BTreeMap::new();
        for partition in self.partitions() {
            for broker in partition.replicas.iter().filter(|broker| !partition.isr.contains(broker)) {
                *missing.entry(*broker).or_default() += 1;
            }
        }
        missing
    }

    /// Brokers that hold replicas but are not alive.
    pub fn absent_brokers(&self) -> BTreeSet<BrokerId> {
        let replicas = self.partitions().flat_map(|partition| &partition.replicas).copied();
        replicas.filter(|broker| !self.brokers.contains(broker)).collect()
    }
}

impl Topic {
    /// Whether Kafka keeps it for itself (`Topic.INTERNAL_TOPICS`).
    pub fn is_internal(&self) -> bool {
        ["__consumer_offsets", "__transaction_state", "__share_group_state"].contains(&self.name.as_str())
    }

    /// Whether all its partitions have a leader; one without partitions is only about to be.
    pub fn is_led(&self) -> bool {
        !self.partitions.is_empty() && self.partitions.iter().all(|one| one.leader.is_some())
    }

    /// The most replicas that one of its partitions has.
    pub fn replication_factor(&self) -> usize {
        self.partitions.iter().map(|partition| partition.replicas.len()).max().unwrap_or(0)
    }
}

/// A topic to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTopic {
    /// Its name.
    pub name: String,
    /// Its partitions and their replicas.
    pub layout: TopicLayout,
    /// Its configs.
    pub configs: Vec<(String, String)>,
}

impl NewTopic {
    /// Records that it comes to in the metadata log, about: of the topic, its partitions and its configs.
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
    /// So many; the broker's default where nothing is said.
    Counts {
        /// Partitions.
        partitions: Option<i32>,
        /// Replicas of each.
        replication_factor: Option<i16>,
    },
    /// The replicas of each partition, the preferred leader first.
    Assignment(Vec<Vec<BrokerId>>),
}

/// A partition of a topic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicPartitionName {
    /// The topic.
    pub topic: String,
    /// The number of the partition.
    pub partition: i32,
}

/// An offset that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundOffset {
    /// The offset; -1 when no record is like that.
    pub offset: Offset,
    /// The timestamp of the record there; -1 where it was not asked by time.
    pub timestamp: Timestamp,
}

/// Which offset of a partition is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffsetQuery {
    /// The first that can be read (log start offset).
    Beginning,
    /// The one that the next record gets (log end offset, for consumers of uncommitted records the high watermark).
    End,
    /// The same for consumers of committed records only: before the first open transaction (last stable offset).
    StableEnd,
    /// That of the record with the largest timestamp (KIP-734).
    MaxTimestamp,
    /// That of the first record with this timestamp or a later one.
    At(Timestamp),
}

/// A config of a topic or a broker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigEntry {
    /// Its name.
    pub name: String,
    /// Its value; `None` for a sensitive one, or where there is none.
    pub value: Option<String>,
    /// Where the value comes from.
    pub source: ConfigSource,
    /// Whether it cannot be changed while the broker runs.
    pub is_read_only: bool,
    /// Whether brokers keep the value to themselves.
    pub is_sensitive: bool,
    /// All values that are set for it and its like, the one that counts first.
    pub synonyms: Vec<Synonym>,
}

/// A value from one of the sources of a config.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// The name under which it is set.
    pub name: String,
    /// Its value; `None` for a sensitive one.
    pub value: Option<String>,
    /// The source.
    pub source: ConfigSource,
}

/// Where the value of a config comes from (`DescribeConfigsResponse.ConfigSource`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ConfigSource {
    /// Set for the topic.
    Topic,
    /// Set for this broker while it runs.
    DynamicBroker,
    /// Set for all brokers while they run.
    DynamicDefaultBroker,
    /// In the broker's `server.properties`.
    StaticBroker,
    /// Nobody set it.
    Default,
    /// One this program does not know.
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

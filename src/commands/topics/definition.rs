//! A topic as it stands in a file: what `create --from-file` takes and what an undo file holds.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result, Status};
use crate::kafka::{ConfigEntry, ConfigSource, NewTopic, Partition, Topic, TopicLayout};
use crate::session::Session;
use crate::util::units::BrokerId;

/// A topic; the field names are an interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct TopicDefinition {
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) partitions: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) replication_factor: Option<i16>,
    /// The replicas of each partition; then partitions and replication factor are not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) replica_assignment: Option<Vec<Vec<i32>>>,
    #[serde(default)]
    pub(super) configs: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Several(Vec<TopicDefinition>),
    One(TopicDefinition),
}

impl TopicDefinition {
    /// The definition of a topic that exists: its counts, and what is set for it.
    pub(super) fn of(topic: &Topic, configs: &[ConfigEntry]) -> Self {
        let own = configs.iter().filter(|entry| entry.source == ConfigSource::Topic);
        Self {
            name: topic.name.clone(),
            partitions: i32::try_from(topic.partitions.len()).ok(),
            replication_factor: i16::try_from(topic.replication_factor()).ok(),
            replica_assignment: None,
            configs: own.filter_map(|entry| Some((entry.name.clone(), entry.value.clone()?))).collect(),
        }
    }

    /// The same with the brokers that hold each partition, to make the topic again as it is.
    pub(super) fn with_replicas(topic: &Topic, configs: &[ConfigEntry]) -> Self {
        let ids = |partition: &Partition| partition.replicas.iter().map(|id| id.0).collect();
        let mut partitions: Vec<&Partition> = topic.partitions.iter().collect();
        partitions.sort_by_key(|partition| partition.id);
        Self {
            partitions: None,
            replication_factor: None,
            replica_assignment: Some(partitions.into_iter().map(ids).collect()),
            ..Self::of(topic, configs)
        }
    }

    /// Reads a file of definitions, JSON or YAML: one, or a list. `-` is standard input.
    pub(super) fn read(session: &mut Session<'_>, path: &Path) -> Result<Vec<Self>> {
        let text = session.read_text(path)?;
        // JSON is YAML too.
        let file: File = serde_saphyr::from_str(&text).map_err(|error| {
            Error::new(Status::Usage, format!("'{}' is no topic definition: {error}", path.display()))
                .hint("a list of {name, partitions, replicationFactor, configs: {...}}, as JSON or YAML")
        })?;
        Ok(match file {
            File::Several(several) => several,
            File::One(one) => vec![one],
        })
    }

    /// What is sent to the cluster.
    pub(super) fn to_new_topic(&self) -> NewTopic {
        let layout = match &self.replica_assignment {
            Some(replicas) => TopicLayout::Assignment(
                replicas.iter().map(|ids| ids.iter().copied().map(BrokerId).collect()).collect(),
            ),
            None => TopicLayout::Counts {
                partitions: self.partitions,
                replication_factor: self.replication_factor,
            },
        };
        let configs = self.configs.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        NewTopic { name: self.name.clone(), layout, configs }
    }

    /// The layout in words.
    pub(super) fn words(&self) -> String {
        let count =
            |count: Option<i64>| count.map_or_else(|| "default".to_owned(), |count| count.to_string());
        let layout = match &self.replica_assignment {
            Some(replicas) => format!("{} partitions as assigned", replicas.len()),
            None => format!(
                "{} partitions, {} replicas",
                count(self.partitions.map(i64::from)),
                count(self.replication_factor.map(i64::from))
            ),
        };
        let configs: Vec<String> =
            self.configs.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if configs.is_empty() { layout } else { format!("{layout}, {}", configs.join(", ")) }
    }
}

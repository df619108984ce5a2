//! Which topics and partitions of a group are meant.

use std::str::FromStr;

use crate::error::{Error, Result, Status};
use crate::kafka::{Metadata, TopicPartitionName};
use crate::util::pattern::NamePattern;

/// Topics and partitions; all where none is named.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct TopicsMeant {
    /// Only these topics: a name or glob, or partitions of it such as orders:0,3
    #[arg(long = "topic", value_name = "TOPIC[:N,...]")]
    topics: Vec<TopicMeant>,
}

/// A topic, or some of its partitions.
#[derive(Debug, Clone)]
struct TopicMeant {
    pattern: NamePattern,
    partitions: Option<Vec<i32>>,
}

impl FromStr for TopicMeant {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        // Names of topics have no colon in them.
        let Some((name, partitions)) = text.split_once(':') else {
            return Ok(Self { pattern: NamePattern::glob(text), partitions: None });
        };
        let partitions: std::result::Result<Vec<i32>, _> = partitions.split(',').map(str::parse).collect();
        let partitions =
            partitions.map_err(|_| format!("'{text}' is not of the form TOPIC or TOPIC:PARTITION,..."))?;
        Ok(Self { pattern: NamePattern::glob(name), partitions: Some(partitions) })
    }
}

impl TopicsMeant {
    /// Whether nothing is named.
    pub(super) fn is_empty(&self) -> bool {
        self.topics.is_empty()
    }

    /// Whether partitions of a topic may be meant.
    pub(super) fn has_topic(&self, topic: &str) -> bool {
        self.topics.is_empty() || self.topics.iter().any(|meant| meant.pattern.matches(topic))
    }

    /// Whether a partition is meant.
    pub(super) fn has(&self, name: &TopicPartitionName) -> bool {
        let is_meant = |meant: &TopicMeant| {
            meant.pattern.matches(&name.topic)
                && meant.partitions.as_ref().is_none_or(|some| some.contains(&name.partition))
        };
        self.topics.is_empty() || self.topics.iter().any(is_meant)
    }

    /// The partitions of topics that exist; what is named in full and does not exist is an error.
    pub(super) fn partitions(&self, metadata: &Metadata, address: &str) -> Result<Vec<TopicPartitionName>> {
        for meant in &self.topics {
            let NamePattern::Literal(topic) = &meant.pattern else { continue };
            let Some(found) = metadata.topic(topic) else {
                return Err(crate::kafka::no_such_topic(topic, metadata, address));
            };
            let numbers = meant.partitions.iter().flatten();
            if let Some(missing) = { numbers }.find(|id| !found.partitions.iter().any(|one| one.id == **id)) {
                let count = found.partitions.len();
                let message =
                    format!("topic '{topic}' has {count} partitions, and none with number {missing}");
                return Err(Error::new(Status::NotFound, message));
            }
        }
        let all = crate::kafka::partition_names(&metadata.topics);
        Ok(all.into_iter().filter(|name| self.has(name)).collect())
    }
}

//! Selection of topics and partitions: `orders`, `orders-*`, `orders:0,3`.

use std::str::FromStr;

use crate::error::{Error, Kind, Result};
use crate::kafka::{Metadata, TopicPartitionName, no_such_topic, partition_names};
use crate::util::pattern::NamePattern;

/// Topics by name or glob, or some of their partitions.
#[derive(Debug, Clone)]
pub(crate) struct ScopedTopics {
    pattern: NamePattern,
    /// `None` for all.
    partitions: Option<Vec<i32>>,
}

impl FromStr for ScopedTopics {
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

/// Topics and partitions together; everything where nothing is named.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TopicScope<'t>(pub(crate) &'t [ScopedTopics]);

impl TopicScope<'_> {
    pub(crate) fn is_everything(self) -> bool {
        self.0.is_empty()
    }

    /// Whether partitions of a topic may be selected.
    pub(crate) fn has_topic(self, topic: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|scoped| scoped.pattern.matches(topic))
    }

    pub(crate) fn has(self, name: &TopicPartitionName) -> bool {
        let is_meant = |scoped: &ScopedTopics| {
            scoped.pattern.matches(&name.topic)
                && scoped.partitions.as_ref().is_none_or(|some| some.contains(&name.partition))
        };
        self.0.is_empty() || self.0.iter().any(is_meant)
    }

    /// The partitions of topics that exist; a topic or partition that is named in full and does not exist is an error.
    pub(crate) fn partitions(self, metadata: &Metadata, address: &str) -> Result<Vec<TopicPartitionName>> {
        for scoped in self.0 {
            let NamePattern::Literal(topic) = &scoped.pattern else { continue };
            let Some(found) = metadata.topic(topic) else {
                return Err(no_such_topic(topic, metadata, address));
            };
            let exists = |id: &i32| found.partitions.iter().any(|partition| partition.id == *id);
            if let Some(missing) = scoped.partitions.iter().flatten().find(|id| !exists(id)) {
                let count = found.partitions.len();
                let message =
                    format!("topic '{topic}' has {count} partitions, and none with number {missing}");
                return Err(Error::new(Kind::NotFound, message));
            }
        }
        let all = partition_names(&metadata.topics);
        Ok(all.into_iter().filter(|name| self.has(name)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_and_single_partitions_are_meant_and_without_any_everything() {
        let scope: Vec<ScopedTopics> = ["orders:0,3", "pay*"].map(|text| text.parse().unwrap()).to_vec();
        let has = |topic: &str, partition| {
            TopicScope(&scope).has(&TopicPartitionName { topic: topic.to_owned(), partition })
        };
        assert!(has("orders", 0) && has("orders", 3) && has("payments", 9));
        assert!(!has("orders", 1) && !has("other", 0));
        assert!(TopicScope(&scope).has_topic("orders") && !TopicScope(&scope).has_topic("other"));
        assert!(TopicScope(&[]).has_topic("other") && TopicScope(&[]).is_everything());
        assert!("orders:x".parse::<ScopedTopics>().is_err());
    }
}

//! A topic as a file declares it: what topics are created from, and what is kept of those that are deleted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind, Result};
use crate::kafka::{ConfigEntry, ConfigSource, NewTopic, Partition, Topic, TopicLayout};
use crate::util::units::BrokerId;

/// A topic; the field names are an interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TopicDefinition {
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) partitions: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) replication_factor: Option<i16>,
    /// The replicas of each partition; then partitions and replication factor are not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) replica_assignment: Option<Vec<Vec<i32>>>,
    #[serde(default)]
    pub(crate) configs: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Several(Vec<TopicDefinition>),
    One(TopicDefinition),
}

impl TopicDefinition {
    /// The definition of a topic that exists: its counts, and what is set for it.
    pub(crate) fn of(topic: &Topic, configs: &[ConfigEntry]) -> Self {
        let own = configs.iter().filter(|entry| entry.source == ConfigSource::Topic);
        Self {
            name: topic.name.clone(),
            partitions: i32::try_from(topic.partitions.len()).ok(),
            replication_factor: i16::try_from(topic.replication_factor()).ok(),
            replica_assignment: None,
            configs: own.filter_map(|entry| Some((entry.name.clone(), entry.value.clone()?))).collect(),
        }
    }

    /// The definition with the brokers that hold each partition, to create the topic again as it is.
    pub(crate) fn with_replicas(topic: &Topic, configs: &[ConfigEntry]) -> Self {
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

    /// Reads definitions, JSON or YAML: one, or a list. `file` is named in errors.
    pub(crate) fn parse(text: &str, file: &str) -> Result<Vec<Self>> {
        // JSON is YAML too.
        let file: File = serde_saphyr::from_str(text).map_err(|error| {
            Error::new(Kind::Usage, format!("'{file}' is not a topic definition: {error}"))
                .hint("a list of {name, partitions, replicationFactor, configs: {...}}, as JSON or YAML")
        })?;
        Ok(match file {
            File::Several(several) => several,
            File::One(one) => vec![one],
        })
    }

    pub(crate) fn to_new_topic(&self) -> NewTopic {
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

    /// Takes what is not given from another definition.
    pub(crate) fn fill_from(&mut self, model: &Self) {
        self.partitions = self.partitions.or(model.partitions);
        self.replication_factor = self.replication_factor.or(model.replication_factor);
        for (name, value) in &model.configs {
            self.configs.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }

    /// Layout and configs, in words.
    pub(crate) fn words(&self) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_one(text: &str) -> TopicDefinition {
        TopicDefinition::parse(text, "f").unwrap().remove(0)
    }

    #[test]
    fn one_definition_and_a_list_are_read_from_json_and_yaml() {
        let one = parse_one("{name: a, partitions: 3, configs: {retention.ms: \"1\"}}");
        assert_eq!(one.words(), "3 partitions, default replicas, retention.ms=1");
        assert_eq!(TopicDefinition::parse(r#"[{"name": "a"}, {"name": "b"}]"#, "f").unwrap().len(), 2);
        let error = TopicDefinition::parse("{name: a, partition: 3}", "f").unwrap_err();
        assert!(error.message().starts_with("'f' is not a topic definition: "), "{}", error.message());
    }

    #[test]
    fn what_is_given_wins_over_the_model() {
        let mut one = parse_one("{name: a, partitions: 3, configs: {a.b: \"1\"}}");
        one.fill_from(&parse_one(
            "{name: b, partitions: 9, replicationFactor: 2, configs: {a.b: \"2\", c.d: \"3\"}}",
        ));
        assert_eq!(one.words(), "3 partitions, 2 replicas, a.b=1, c.d=3");
    }
}

//! Files of commits: JSON, and the CSV of `kafka-consumer-groups --export`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind, Result};
use crate::kafka::{Commit, TopicPartitionName};
use crate::util::units::Offset;

/// A commit in a file; the JSON field names are an interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OffsetEntry {
    /// `None` in a CSV file of one group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(!skip_serializing_if, with = "String"))]
    pub(crate) group: Option<String>,
    topic: String,
    partition: i32,
    /// `None` where there was no commit: importing it removes what is there.
    offset: Option<i64>,
    /// The leader epoch of the commit.
    #[serde(default)]
    leader_epoch: Option<i32>,
    /// What the consumer wrote beside it.
    #[serde(default)]
    metadata: String,
}

impl OffsetEntry {
    pub(crate) fn of(group: &str, name: &TopicPartitionName, commit: Option<&Commit>) -> Self {
        Self {
            group: Some(group.to_owned()),
            topic: name.topic.clone(),
            partition: name.partition,
            offset: commit.map(|commit| commit.offset.0),
            leader_epoch: commit.and_then(|commit| commit.leader_epoch),
            metadata: commit.map_or_else(String::new, |commit| commit.metadata.clone()),
        }
    }

    pub(crate) fn partition(&self) -> TopicPartitionName {
        TopicPartitionName { topic: self.topic.clone(), partition: self.partition }
    }

    pub(crate) fn commit(&self) -> Option<Commit> {
        let (leader_epoch, metadata) = (self.leader_epoch, self.metadata.clone());
        self.offset.map(|offset| Commit { offset: Offset(offset), leader_epoch, metadata })
    }

    /// The fields of a line of CSV, as Kafka's tool has them; the group only where there may be several.
    pub(crate) fn csv_fields(&self, with_group: bool) -> Vec<String> {
        let group = self.group.clone().filter(|_| with_group);
        let offset = self.offset.map_or_else(String::new, |offset| offset.to_string());
        group.into_iter().chain([self.topic.clone(), self.partition.to_string(), offset]).collect()
    }
}

/// Reads commits: JSON, JSON lines or CSV. `file` is named in errors.
pub(crate) fn parse(text: &str, file: &str) -> Result<Vec<OffsetEntry>> {
    let wrong = |why: String| {
        Error::new(Kind::Usage, format!("'{file}' holds no commits: {why}")).hint(
            "JSON as groups export writes it, or lines of topic,partition,offset or group,topic,partition,offset",
        )
    };
    let entries = entries(text).map_err(wrong)?;
    if entries.is_empty() {
        return Err(wrong("it is empty".to_owned()));
    }
    if let Some(entry) = entries.iter().find(|entry| entry.offset.is_some_and(|offset| offset < 0)) {
        return Err(wrong(format!("'{}' partition {} has a negative offset", entry.topic, entry.partition)));
    }
    let mut seen = BTreeSet::new();
    let key = |entry: &OffsetEntry| (entry.group.clone(), entry.partition());
    if let Some(twice) = entries.iter().find(|entry| !seen.insert(key(entry))) {
        return Err(wrong(format!("'{}' partition {} is in it twice", twice.topic, twice.partition)));
    }
    Ok(entries)
}

fn entries(text: &str) -> std::result::Result<Vec<OffsetEntry>, String> {
    let words = |error: serde_json::Error| error.to_string();
    match text.trim_start().chars().next() {
        Some('[') => serde_json::from_str(text).map_err(words),
        Some('{') => serde_json::Deserializer::from_str(text)
            .into_iter()
            .collect::<std::result::Result<_, _>>()
            .map_err(words),
        _ => parse_csv(text),
    }
}

fn parse_csv(text: &str) -> std::result::Result<Vec<OffsetEntry>, String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut entries = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let fields: Vec<&str> = record.iter().collect();
        let (group, topic, partition, offset) = match fields[..] {
            [topic, partition, offset] => (None, topic, partition, offset),
            [group, topic, partition, offset] => (Some(group.to_owned()), topic, partition, offset),
            _ => return Err(format!("line {line} has {} fields, not 3 or 4", fields.len())),
        };
        let is_number = |what: &str| format!("line {line}: the {what} is not a number");
        entries.push(OffsetEntry {
            group,
            topic: topic.to_owned(),
            partition: partition.parse().map_err(|_| is_number("partition"))?,
            offset: Some(offset.parse().map_err(|_| is_number("offset"))?),
            leader_epoch: None,
            metadata: String::new(),
        });
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_shapes_of_csv_and_both_of_json_are_read() {
        let entry = |group: Option<&str>| OffsetEntry {
            group: group.map(str::to_owned),
            topic: "orders".to_owned(),
            partition: 3,
            offset: Some(17),
            leader_epoch: None,
            metadata: String::new(),
        };
        assert_eq!(entries("orders,3,17\n\n").unwrap(), [entry(None)]);
        assert_eq!(entries("\"a,b\",orders,3,17\n").unwrap(), [entry(Some("a,b"))]);
        let json = r#"{"group":"g","topic":"orders","partition":3,"offset":17}"#;
        assert_eq!(entries(json).unwrap(), [entry(Some("g"))]);
        assert_eq!(entries(&format!(" [{json}]\n")).unwrap(), [entry(Some("g"))]);
    }

    #[test]
    fn what_is_no_commit_is_an_error_with_its_line() {
        assert!(
            entries("orders,0,1\norders,x,1").unwrap_err().contains("line 2: the partition is not a number")
        );
        assert!(entries("orders,0").unwrap_err().contains("line 1 has 2 fields"));
        assert!(entries(r#"{"topic":"t","partition":0,"offset":1,"ofset":2}"#).is_err());
    }
}

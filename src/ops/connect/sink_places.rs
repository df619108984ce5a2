//! Offsets that are typed for a sink, checked against its topics: Connect itself takes any number.

use std::collections::BTreeMap;

use serde_json::json;

use crate::error::{Error, Kind, Result};
use crate::kafka::{Cluster, Extent, Isolation, TopicPartitionName, no_such_topic};
use crate::ops::Work;
use crate::rest::ConnectorOffset;

/// The next record of a partition, as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SinkPlace {
    pub(crate) partition: TopicPartitionName,
    pub(crate) offset: i64,
}

impl std::str::FromStr for SinkPlace {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let wrong = || format!("'{text}' is not of the form TOPIC:PARTITION=OFFSET");
        let (partition, offset) = text.rsplit_once('=').ok_or_else(wrong)?;
        let (topic, partition) = partition.rsplit_once(':').ok_or_else(wrong)?;
        let partition: i32 = partition.parse().map_err(|_| wrong())?;
        let offset = offset.parse().ok().filter(|offset| *offset >= 0).ok_or_else(wrong)?;
        Ok(Self { partition: TopicPartitionName { topic: topic.to_owned(), partition }, offset })
    }
}

impl SinkPlace {
    /// As Connect has it.
    pub(crate) fn as_offset(&self) -> ConnectorOffset {
        let TopicPartitionName { topic, partition } = &self.partition;
        ConnectorOffset {
            partition: json!({ "kafka_topic": topic, "kafka_partition": partition }),
            offset: json!({ "kafka_offset": self.offset }),
        }
    }
}

/// The places within their logs: one outside of a log is moved to its nearer end, as offsets of groups are, with a warning. What could
/// not be looked up stays as it was typed, with a warning too.
pub(crate) fn within_logs(
    work: &mut Work<'_>,
    extents: Result<Extents>,
    mut places: Vec<SinkPlace>,
) -> Result<Vec<SinkPlace>> {
    let extents = match extents {
        Ok(extents) => extents,
        Err(error) if error.kind().is_stop() || error.kind().is_absence() => {
            return Err(error);
        }
        Err(error) => {
            let words =
                format!("whether the offsets are within the topics is not checked: {}", error.message());
            work.progress.warning(&words);
            work.progress.hints(&error);
            return Ok(places);
        }
    };
    for place in &mut places {
        let TopicPartitionName { topic, partition } = &place.partition;
        match extents.get(&place.partition) {
            Some(Ok(Extent { start, end, .. })) => {
                let within = place.offset.max(start.0).min(end.0);
                if within != place.offset {
                    let side = if place.offset < start.0 { "starts" } else { "ends" };
                    let words = format!(
                        "{topic}:{partition} is set to {within}: {} lies outside of the log, which {side} there",
                        place.offset
                    );
                    work.progress.warning(&words);
                    place.offset = within;
                }
            }
            Some(Err(error)) => {
                let words = format!(
                    "whether the offset is within {topic}:{partition} is not checked: {}",
                    error.message()
                );
                work.progress.warning(&words);
            }
            None => {}
        }
    }
    Ok(places)
}

/// First and next offset of each partition.
pub(crate) type Extents = BTreeMap<TopicPartitionName, Result<Extent>>;

/// Looks up how far the logs of places reach. `workers_cluster` is the id of the cluster that the workers say they use: the brokers of
/// another one know nothing of the sink's topics.
pub(crate) fn extents(
    cluster: &Cluster,
    workers_cluster: Option<&str>,
    places: &[SinkPlace],
) -> Result<Extents> {
    let brokers_cluster = cluster.identity()?.cluster_id;
    if let (Some(brokers), Some(workers)) = (&brokers_cluster, workers_cluster)
        && brokers != workers
    {
        let message = format!("the brokers are of cluster '{brokers}', and the workers use '{workers}'");
        return Err(Error::new(Kind::Usage, message));
    }
    all_exist(cluster, places)?;
    let partitions: Vec<TopicPartitionName> = places.iter().map(|place| place.partition.clone()).collect();
    cluster.extents(&partitions, [], Isolation::ReadUncommitted)
}

fn all_exist(cluster: &Cluster, places: &[SinkPlace]) -> Result<()> {
    let metadata = cluster.metadata()?;
    for SinkPlace { partition: TopicPartitionName { topic, partition }, .. } in places {
        let found =
            metadata.topic(topic).ok_or_else(|| no_such_topic(topic, &metadata, cluster.address()))?;
        if found.partitions.iter().all(|one| one.id != *partition) {
            let message = format!("topic '{topic}' has no partition {partition}");
            let hint = format!("it has {} of them, from 0 on", found.partitions.len());
            return Err(Error::new(Kind::NotFound, message).hint(hint));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_a_sink_is_read() {
        let place = "a:b:3=17".parse::<SinkPlace>().unwrap().as_offset();
        assert_eq!(place.partition, json!({"kafka_topic": "a:b", "kafka_partition": 3}));
        assert_eq!(place.offset, json!({"kafka_offset": 17}));
        for wrong in ["orders:0", "orders=5", "orders:x=1", "orders:0=-1"] {
            assert!(wrong.parse::<SinkPlace>().is_err(), "{wrong}");
        }
    }
}

//! The values of `--from` and `--to`: a position for all partitions, or for one of them.

use std::str::FromStr;

use crate::kafka::TopicPartitionName;
use crate::util::position::Position;

/// A position where reading starts or ends: for all partitions, or for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::commands) struct Bound {
    pub(in crate::commands) partition: Option<TopicPartitionName>,
    pub(in crate::commands) position: Position,
}

impl FromStr for Bound {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let Some((partition, position)) = text.rsplit_once('=') else {
            return Ok(Self { partition: None, position: text.parse()? });
        };
        let name = partition.rsplit_once(':').and_then(|(topic, partition)| {
            Some(TopicPartitionName { topic: topic.to_owned(), partition: partition.parse().ok()? })
        });
        let name = name.ok_or_else(|| format!("'{partition}' is not of the form TOPIC:PARTITION"))?;
        Ok(Self { partition: Some(name), position: position.parse()? })
    }
}

/// The bound for all partitions; the last one wins.
pub(in crate::commands) fn for_all(bounds: &[Bound]) -> Option<Position> {
    bounds.iter().rev().find(|bound| bound.partition.is_none()).map(|bound| bound.position)
}

/// The bound of a partition: its own, or that for all.
pub(in crate::commands) fn for_partition(
    bounds: &[Bound],
    partition: &TopicPartitionName,
) -> Option<Position> {
    let own = bounds.iter().rev().find(|bound| bound.partition.as_ref() == Some(partition));
    own.map(|bound| bound.position).or_else(|| for_all(bounds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_for_all_partitions_and_for_one() {
        let one: Bound = "a:b:3=@2026-09-21T14:13:20Z".parse().unwrap();
        assert_eq!(one.partition, Some(TopicPartitionName { topic: "a:b".to_owned(), partition: 3 }));
        assert_eq!("-5".parse::<Bound>().unwrap().position, Position::FromEnd(5));
        for wrong in ["orders=5", "orders:x=5", "orders:1=", "soon"] {
            assert!(wrong.parse::<Bound>().is_err(), "{wrong}");
        }
    }
}

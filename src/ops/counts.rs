//! How many messages topics hold.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::kafka::{Cluster, OffsetQuery, Offsets, Topic, TopicPartitionName, known_offset, partition_names};

/// End offsets minus start offsets of each topic, which counts records that compaction has removed and transaction markers too.
/// `None` where the leader of a partition did not answer.
pub(crate) fn message_counts(cluster: &Cluster, topics: &[&Topic]) -> Result<BTreeMap<String, Option<i64>>> {
    let partitions = partition_names(topics.iter().copied());
    let [starts, ends] = cluster.offsets(&partitions, [OffsetQuery::Beginning, OffsetQuery::End])?;
    Ok(counts_of(partitions, &starts, &ends))
}

fn counts_of(
    partitions: Vec<TopicPartitionName>,
    starts: &Offsets,
    ends: &Offsets,
) -> BTreeMap<String, Option<i64>> {
    let mut counts = BTreeMap::new();
    for partition in partitions {
        let (start, end) = (known_offset(starts, &partition), known_offset(ends, &partition));
        let count = end.zip(start).map(|(end, start)| end.0 - start.0);
        let total = counts.entry(partition.topic).or_insert(Some(0_i64));
        *total = total.zip(count).map(|(total, count)| total + count);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, Kind};
    use crate::kafka::FoundOffset;
    use crate::util::units::{Offset, Timestamp};

    #[test]
    fn a_topic_with_an_unknown_partition_has_an_unknown_count() {
        let name = |topic: &str, partition| TopicPartitionName { topic: topic.to_owned(), partition };
        let at = |offset| Ok(FoundOffset { offset: Offset(offset), timestamp: Timestamp::NONE });
        let silent = || Err(Error::new(Kind::Unreachable, "no answer"));
        let names = || vec![name("a", 0), name("a", 1), name("b", 0), name("b", 1)];
        let starts: Offsets = names().into_iter().map(|name| (name, at(10))).collect();
        let ends = names().into_iter().zip([at(15), at(12), at(99), silent()]).collect();
        let counts = counts_of(names(), &starts, &ends);
        assert_eq!(
            counts.into_iter().collect::<Vec<_>>(),
            [("a".to_owned(), Some(7)), ("b".to_owned(), None)]
        );
    }
}

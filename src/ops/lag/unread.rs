//! Lag in time: how old the oldest record is that a group has not read.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::{GroupLags, LogBounds, PartitionLag};
use crate::error::Result;
use crate::kafka::{Cluster, Flow, PlaceState, Reader, Span, TopicPartitionName};
use crate::ops::Work;
use crate::util::units::{Offset, Timestamp};

/// Maximum number of partitions that are read at once.
const READS: usize = 64;
/// Maximum wait for records before the interrupt is looked at.
const SLICE: Duration = Duration::from_millis(100);

/// The position where a group continues to read: a partition and an offset.
type UnreadPlace = (TopicPartitionName, Offset);

/// The first record that a group has not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unread {
    /// Its timestamp.
    Since(Timestamp),
    /// It has no timestamp.
    Untimed,
    /// There is none: only transaction markers, or gaps that compaction has left.
    Nothing,
    /// The partition could not be read.
    Unknown,
}

/// The first unread records of groups, and when they were read.
#[derive(Debug)]
pub(crate) struct FirstUnread {
    records: BTreeMap<UnreadPlace, Unread>,
    now: Timestamp,
}

/// How old the oldest unread record of several partitions is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TimeLag {
    /// The timestamp of the oldest unread record that is known.
    pub(crate) oldest: Option<Timestamp>,
    /// Its age, 0 without one. The true one is larger where partitions are unmeasured.
    pub(crate) age: Duration,
    /// Partitions whose first unread record could not be read.
    pub(crate) unknown: usize,
    /// Partitions whose first unread record has no timestamp.
    pub(crate) untimed: usize,
}

impl TimeLag {
    /// The time lag of partitions together, by the records that [`measure`] has read.
    pub(crate) fn of<'s>(lags: impl IntoIterator<Item = &'s PartitionLag>, unread: &FirstUnread) -> Self {
        let mut lag = Self::default();
        for (place, _) in lags.into_iter().filter_map(place) {
            match unread.records.get(&place) {
                Some(Unread::Since(time)) => {
                    lag.oldest = Some(lag.oldest.map_or(*time, |oldest| oldest.min(*time)));
                }
                Some(Unread::Nothing) => {}
                Some(Unread::Untimed) => lag.untimed += 1,
                Some(Unread::Unknown) | None => lag.unknown += 1,
            }
        }
        // The clock of a producer may be ahead.
        let age = |time: Timestamp| u64::try_from(unread.now.0.saturating_sub(time.0)).unwrap_or(0);
        lag.age = Duration::from_millis(lag.oldest.map_or(0, age));
        lag
    }

    /// Partitions that lag and whose time lag is not known.
    pub(crate) fn unmeasured(&self) -> usize {
        self.unknown + self.untimed
    }
}

/// Reads the first unread record of each partition that lags. The cluster's settings have to be those of a reader.
pub(crate) fn measure(work: &mut Work<'_>, cluster: &Cluster, lags: &GroupLags) -> Result<FirstUnread> {
    let known = lags.values().filter_map(|lags| lags.as_ref().ok());
    let places: BTreeMap<UnreadPlace, Offset> = known.flatten().filter_map(place).collect();
    let records = first_unread(work, cluster, &places);
    work.progress.end_waiting();
    Ok(FirstUnread { records: records?, now: Timestamp::now() })
}

/// The position where a group that is behind continues to read, and the end of the log. If the records after its commit have been
/// deleted, the position is the log start offset.
fn place(partition_lag: &PartitionLag) -> Option<(UnreadPlace, Offset)> {
    let (Some(commit), LogBounds::Known { start, end }) = (&partition_lag.commit, &partition_lag.log) else {
        return None;
    };
    let from = commit.offset.max(*start);
    (from < *end).then(|| ((partition_lag.partition.clone(), from), *end))
}

/// The first record at each place or behind it, and before the end that is given.
fn first_unread(
    work: &mut Work<'_>,
    cluster: &Cluster,
    places: &BTreeMap<UnreadPlace, Offset>,
) -> Result<BTreeMap<UnreadPlace, Unread>> {
    let mut found = BTreeMap::new();
    let mut left: Vec<(&UnreadPlace, Offset)> = places.iter().map(|(place, &end)| (place, end)).collect();
    while !left.is_empty() {
        // A partition can be read at one place at a time.
        let mut round = BTreeMap::new();
        left.retain(|&(place, end)| {
            let fits = round.len() < READS && !round.contains_key(&place.0);
            if fits {
                round.insert(place.0.clone(), (place.1, end));
            }
            !fits
        });
        for (name, unread) in first_records(cluster, &round)? {
            if let Some((offset, _)) = round.get(&name) {
                found.insert((name, *offset), unread);
            }
        }
        let (done, total) = (found.len(), places.len());
        work.progress.waiting(&format!("lag in time: {done} of {total} partitions"));
    }
    Ok(found)
}

/// The first record of each partition from an offset on, and before its end.
fn first_records(
    cluster: &Cluster,
    places: &BTreeMap<TopicPartitionName, (Offset, Offset)>,
) -> Result<BTreeMap<TopicPartitionName, Unread>> {
    let mut reader = Reader::new(cluster)?;
    for (partition, &(from, end)) in places {
        reader.add(Span { partition: partition.clone(), start: from, from, to: Some(end) })?;
    }
    let mut found = vec![Unread::Unknown; places.len()];
    let mut deadline = Instant::now() + cluster.timeout();
    while reader.is_reading() && Instant::now() < deadline {
        let came = reader.read(SLICE, |index, _, record| {
            let time = record.timestamp().0;
            found[index] = if time.0 < 0 { Unread::Untimed } else { Unread::Since(time) };
            Flow::EndPartition
        })?;
        if came > 0 {
            deadline = Instant::now() + cluster.timeout();
        }
    }
    for (index, place) in reader.places().iter().enumerate() {
        if place.state == PlaceState::Done && found[index] == Unread::Unknown {
            found[index] = Unread::Nothing;
        }
    }
    reader.give_up_all();
    Ok(places.keys().cloned().zip(found).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kafka::Commit;

    fn partition_lag(partition: i32, commit: i64, start: i64, end: i64) -> PartitionLag {
        PartitionLag {
            partition: TopicPartitionName { topic: "t".to_owned(), partition },
            commit: Some(Commit { offset: Offset(commit), leader_epoch: None, metadata: String::new() }),
            is_assigned: false,
            log: LogBounds::Known { start: Offset(start), end: Offset(end) },
        }
    }

    #[test]
    fn the_oldest_record_counts_and_what_is_not_known_is_said() {
        // The third has lost records, so reading goes on at its start; the last is read to its end.
        let lags = [
            partition_lag(0, 5, 0, 9),
            partition_lag(1, 5, 0, 9),
            partition_lag(2, 5, 7, 9),
            partition_lag(3, 9, 0, 9),
        ];
        let at = |partition: i32, offset: i64, unread| {
            ((TopicPartitionName { topic: "t".to_owned(), partition }, Offset(offset)), unread)
        };
        let mut unread = FirstUnread {
            records: BTreeMap::from([
                at(0, 5, Unread::Since(Timestamp(3_000))),
                at(1, 5, Unread::Since(Timestamp(1_000))),
                at(2, 7, Unread::Nothing),
            ]),
            now: Timestamp(6_000),
        };
        let lag = TimeLag::of(&lags, &unread);
        assert_eq!((lag.oldest, lag.age.as_secs(), lag.unmeasured()), (Some(Timestamp(1_000)), 5, 0));
        unread.records.extend([at(1, 5, Unread::Untimed), at(2, 7, Unread::Unknown)]);
        let lag = TimeLag::of(&lags, &unread);
        assert_eq!((lag.oldest, lag.age.as_secs()), (Some(Timestamp(3_000)), 3));
        assert_eq!((lag.untimed, lag.unknown), (1, 1));
        assert_eq!(TimeLag::of(&lags[3..], &unread), TimeLag::default());
    }
}

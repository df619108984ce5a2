//! How far groups are behind, in records and in time.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use super::cluster::Cluster;
use super::group_model::Commit;
use super::model::{Metadata, OffsetQuery, Topic, TopicPartitionName};
use super::positions::Isolation;
use super::reader::{Flow, PlaceState, Reader, Span};
use super::topics::Offsets;
use crate::error::Result;
use crate::util::units::{Offset, Timestamp};

/// So many partitions are read at once for lag in time.
const READS: usize = 64;
/// How long records are waited for before it is looked whether the user wants to stop.
const SLICE: Duration = Duration::from_millis(100);

/// Where the log of a partition begins and ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogBounds {
    /// As its leader said.
    Known {
        /// The first record that can be read (log start offset).
        start: Offset,
        /// Behind the last record that can be read.
        end: Offset,
    },
    /// The topic, or this partition of it, does not exist.
    Gone,
    /// The leader did not say, with the reason.
    Unknown(String),
}

/// Where a group stands in a partition.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The partition.
    pub partition: TopicPartitionName,
    /// What the group has committed; `None` for partitions that are only assigned.
    pub commit: Option<Commit>,
    /// The log.
    pub log: LogBounds,
}

impl Standing {
    /// The end of the log minus the committed offset, as Kafka's tool counts it: markers of transactions and what compaction has
    /// removed count too. Negative where the commit lies beyond the end. `None` without a commit, and when the end is unknown.
    pub fn lag(&self) -> Option<i64> {
        match (&self.commit, &self.log) {
            (Some(commit), LogBounds::Known { end, .. }) => Some(end.0 - commit.offset.0),
            _ => None,
        }
    }

    /// Records that were deleted before the group had read them: those between the commit and the start of the log.
    pub fn lost(&self) -> Option<i64> {
        match (&self.commit, &self.log) {
            (Some(commit), LogBounds::Known { start, .. }) if commit.offset < *start => {
                Some(start.0 - commit.offset.0)
            }
            _ => None,
        }
    }

    /// How far the commit lies beyond the end: the topic was made anew, or lost records.
    pub fn beyond_end(&self) -> Option<i64> {
        self.lag().filter(|&lag| lag < 0).map(i64::wrapping_neg)
    }
}

/// Where groups stand in their partitions, by group, or why that is not known.
pub type Standings = BTreeMap<String, Result<Vec<Standing>>>;

impl Cluster {
    /// Where groups stand in the partitions that they have committed and in those that are assigned to their members, where
    /// `wanted` says so of the topic.
    ///
    /// Commits are read before the ends of logs: the other order lets lag go negative while consumers commit.
    pub fn standings(
        &self,
        groups: &BTreeMap<String, Vec<TopicPartitionName>>,
        isolation: Isolation,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Standings> {
        let names: Vec<String> = groups.keys().cloned().collect();
        let mut commits = self.commits(&names)?;
        for commits in commits.values_mut().flatten() {
            commits.retain(|name, _| wanted(&name.topic));
        }
        let of_commits =
            commits.values().filter_map(|commits| commits.as_ref().ok()).flat_map(BTreeMap::keys);
        let assigned = groups.values().flatten().filter(|name| wanted(&name.topic));
        let partitions: BTreeSet<&TopicPartitionName> = of_commits.chain(assigned).collect();
        let logs = self.log_bounds(&partitions, isolation)?;
        let log_of = |name: &TopicPartitionName| logs.get(name).cloned().unwrap_or(LogBounds::Gone);
        let mut standings = Standings::new();
        for (group, commits) in commits {
            let assigned = groups.get(&group).map_or(&[][..], Vec::as_slice);
            let standing = commits.map(|commits| {
                let without =
                    assigned.iter().filter(|name| wanted(&name.topic) && !commits.contains_key(name));
                let without: Vec<_> = without.map(|name| (name.clone(), None)).collect();
                let all = commits.into_iter().map(|(name, commit)| (name, Some(commit))).chain(without);
                let mut standings: Vec<Standing> = all
                    .map(|(partition, commit)| Standing { log: log_of(&partition), partition, commit })
                    .collect();
                standings.sort_by(|a, b| a.partition.cmp(&b.partition));
                standings
            });
            standings.insert(group, standing);
        }
        Ok(standings)
    }

    fn log_bounds(
        &self,
        partitions: &BTreeSet<&TopicPartitionName>,
        isolation: Isolation,
    ) -> Result<BTreeMap<TopicPartitionName, LogBounds>> {
        if partitions.is_empty() {
            return Ok(BTreeMap::new());
        }
        let metadata = self.metadata()?;
        let leaders = leaders(&metadata);
        let led = partitions
            .iter()
            .filter(|name| leaders.get(&(name.topic.as_str(), name.partition)).is_some_and(|is_led| *is_led));
        let led: Vec<TopicPartitionName> = led.map(|&name| name.clone()).collect();
        let end = match isolation {
            Isolation::ReadUncommitted => OffsetQuery::End,
            Isolation::ReadCommitted => OffsetQuery::StableEnd,
        };
        let [mut starts, mut ends] = self.offsets(&led, [OffsetQuery::Beginning, end])?;
        let offset = |offsets: &mut Offsets, name: &TopicPartitionName| match offsets.remove(name) {
            Some(Ok(found)) => Ok(found.offset),
            Some(Err(error)) => Err(error.message()),
            None => Err("its leader did not answer".to_owned()),
        };
        let bounds = partitions.iter().map(|&name| {
            let bounds = match leaders.get(&(name.topic.as_str(), name.partition)) {
                None => LogBounds::Gone,
                Some(false) => LogBounds::Unknown("it has no leader".to_owned()),
                Some(true) => match (offset(&mut starts, name), offset(&mut ends, name)) {
                    (Ok(start), Ok(end)) => LogBounds::Known { start, end },
                    (Err(why), _) | (_, Err(why)) => LogBounds::Unknown(why),
                },
            };
            (name.clone(), bounds)
        });
        Ok(bounds.collect())
    }

    /// How old the record at each place is against the newest record of its partition; `None` where one of both is not known, or
    /// has no timestamp. The cluster's settings have to be those of a reader. `done` hears how many have been measured.
    pub fn ages(
        &self,
        places: &BTreeMap<(TopicPartitionName, Offset), Offset>,
        mut done: impl FnMut(usize),
    ) -> Result<BTreeMap<(TopicPartitionName, Offset), Option<Duration>>> {
        let partitions: BTreeSet<&TopicPartitionName> = places.keys().map(|(name, _)| name).collect();
        let partitions: Vec<TopicPartitionName> = partitions.into_iter().cloned().collect();
        let [newest] = self.offsets(&partitions, [OffsetQuery::MaxTimestamp])?;
        let mut ages = BTreeMap::new();
        let mut left: Vec<(&(TopicPartitionName, Offset), Offset)> =
            places.iter().map(|(place, &end)| (place, end)).collect();
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
            for (name, read) in self.timestamps_at(&round)? {
                let newest = newest.get(&name).and_then(|found| found.as_ref().ok()).map(|one| one.timestamp);
                let age = match (read, newest) {
                    (Read::Nothing, _) => Some(Duration::ZERO),
                    (Read::At(time), Some(newest)) if time.0 >= 0 && newest.0 >= 0 => {
                        Some(Duration::from_millis(u64::try_from(newest.0 - time.0).unwrap_or(0)))
                    }
                    _ => None,
                };
                if let Some((offset, _)) = round.get(&name) {
                    ages.insert((name, *offset), age);
                }
            }
            done(ages.len());
        }
        Ok(ages)
    }

    /// The timestamps of the first record at each offset or behind it, and before the end.
    fn timestamps_at(
        &self,
        places: &BTreeMap<TopicPartitionName, (Offset, Offset)>,
    ) -> Result<BTreeMap<TopicPartitionName, Read>> {
        let mut reader = Reader::new(self)?;
        for (partition, &(from, end)) in places {
            reader.add(Span { partition: partition.clone(), start: from, from, to: Some(end) })?;
        }
        let mut read: Vec<Read> = places.iter().map(|_| Read::Unknown).collect();
        let mut deadline = Instant::now() + self.timeout();
        while reader.is_reading() && Instant::now() < deadline {
            let came = reader.read(SLICE, |at, _, record| {
                read[at] = Read::At(record.timestamp().0);
                Flow::EndPartition
            })?;
            if came > 0 {
                deadline = Instant::now() + self.timeout();
            }
        }
        for (at, place) in reader.places().iter().enumerate() {
            if place.state == PlaceState::Done && matches!(read[at], Read::Unknown) {
                read[at] = Read::Nothing;
            }
        }
        reader.give_up_all();
        Ok(places.keys().cloned().zip(read).collect())
    }
}

/// What was found where a record was looked for.
#[derive(Debug, Clone, Copy)]
enum Read {
    /// A record, with its timestamp.
    At(Timestamp),
    /// Markers of transactions, or what compaction has left of records: nothing.
    Nothing,
    /// The partition could not be read.
    Unknown,
}

/// All partitions, with whether a broker leads them.
fn leaders<'m>(metadata: &'m Metadata) -> BTreeMap<(&'m str, i32), bool> {
    let of_topic = |topic: &'m Topic| {
        topic.partitions.iter().map(|one| ((topic.name.as_str(), one.id), one.leader.is_some()))
    };
    metadata.topics.iter().flat_map(of_topic).collect()
}

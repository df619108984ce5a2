//! How far groups are behind, in records and in time.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use super::cluster::Cluster;
use super::group_model::Commit;
use super::model::{Metadata, OffsetQuery, Topic, TopicPartitionName};
use super::positions::Isolation;
use super::reader::{Flow, PlaceState, Reader, Span};
use super::topics::{Offsets, partition_names};
use crate::error::Result;
use crate::util::units::{Offset, Timestamp};

/// Maximum number of partitions that are read at once for lag in time.
const READS: usize = 64;
/// Maximum wait for records before the interrupt is looked at.
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
    /// What the group has committed; `None` for partitions that are only assigned, or that only their topic is read of.
    pub commit: Option<Commit>,
    /// Whether the partition is assigned to a member.
    pub is_assigned: bool,
    /// The log.
    pub log: LogBounds,
}

impl Standing {
    /// The end of the log minus the committed offset, as Kafka's tool counts it: markers of transactions and what compaction has
    /// removed count too. 0 where the commit lies beyond the end. `None` without a commit, and when the end is unknown.
    pub fn lag(&self) -> Option<i64> {
        self.distance_to_end().map(|distance| distance.max(0))
    }

    fn distance_to_end(&self) -> Option<i64> {
        match (&self.commit, &self.log) {
            (Some(commit), LogBounds::Known { end, .. }) => Some(end.0.saturating_sub(commit.offset.0)),
            _ => None,
        }
    }

    /// Whether the partition holds records and the group has no commit for it.
    pub fn lacks_commit(&self) -> bool {
        self.commit.is_none() && matches!(self.log, LogBounds::Known { start, end } if start < end)
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
        self.distance_to_end().filter(|&distance| distance < 0).map(i64::saturating_neg)
    }
}

/// Where groups stand in their partitions, by group, or why that is not known.
pub type Standings = BTreeMap<String, Result<Vec<Standing>>>;

impl Cluster {
    /// Where groups stand in the partitions of the topics that they have committed or that are assigned to their members, where
    /// `wanted` says so of the topic. Of partitions without a commit that are not assigned, only those are given that hold records.
    ///
    /// Commits are read before the ends of logs: the other order lets lag go negative while consumers commit.
    pub fn standings(
        &self,
        groups: &BTreeMap<String, Vec<TopicPartitionName>>,
        isolation: Isolation,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Standings> {
        let names: Vec<String> = groups.keys().cloned().collect();
        let commits = self.commits(&names)?;
        let mut partitions: BTreeMap<String, BTreeSet<TopicPartitionName>> = BTreeMap::new();
        for (group, assigned) in groups {
            let committed = commits.get(group).and_then(|commits| commits.as_ref().ok());
            let all = committed.into_iter().flat_map(BTreeMap::keys).chain(assigned);
            let all = all.filter(|name| wanted(&name.topic)).cloned();
            partitions.insert(group.clone(), all.collect());
        }
        let has_some = partitions.values().any(|partitions| !partitions.is_empty());
        let metadata = if has_some { self.metadata()? } else { Metadata::default() };
        let siblings =
            |name: &TopicPartitionName| metadata.topic(&name.topic).map(|topic| partition_names([topic]));
        for partitions in partitions.values_mut() {
            let topics: BTreeMap<&str, &TopicPartitionName> =
                partitions.iter().map(|name| (name.topic.as_str(), name)).collect();
            let siblings: Vec<_> = topics.into_values().filter_map(siblings).flatten().collect();
            partitions.extend(siblings);
        }
        let logs = self.log_bounds(&metadata, &partitions.values().flatten().collect(), isolation)?;
        let log_of = |name: &TopicPartitionName| logs.get(name).cloned().unwrap_or(LogBounds::Gone);
        let mut standings = Standings::new();
        for (group, commits) in commits {
            let assigned: BTreeSet<&TopicPartitionName> = groups.get(&group).into_iter().flatten().collect();
            let partitions = partitions.remove(&group).unwrap_or_default();
            let standing = commits.map(|mut commits| {
                let standing = |partition: TopicPartitionName| Standing {
                    commit: commits.remove(&partition),
                    is_assigned: assigned.contains(&partition),
                    log: log_of(&partition),
                    partition,
                };
                let all = partitions.into_iter().map(standing);
                all.filter(|one| one.commit.is_some() || one.is_assigned || one.lacks_commit()).collect()
            });
            standings.insert(group, standing);
        }
        Ok(standings)
    }

    fn log_bounds(
        &self,
        metadata: &Metadata,
        partitions: &BTreeSet<&TopicPartitionName>,
        isolation: Isolation,
    ) -> Result<BTreeMap<TopicPartitionName, LogBounds>> {
        let leaders = leaders(metadata);
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

    /// The first record at each place or behind it, and before the end that is given. The cluster's settings have to be those of a
    /// reader. `done` hears how many places have been read.
    pub fn first_unread(
        &self,
        places: &BTreeMap<UnreadPlace, Offset>,
        mut done: impl FnMut(usize),
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
            for (name, unread) in self.first_records(&round)? {
                if let Some((offset, _)) = round.get(&name) {
                    found.insert((name, *offset), unread);
                }
            }
            done(found.len());
        }
        Ok(found)
    }

    /// The first record of each partition from an offset on, and before its end.
    fn first_records(
        &self,
        places: &BTreeMap<TopicPartitionName, (Offset, Offset)>,
    ) -> Result<BTreeMap<TopicPartitionName, Unread>> {
        let mut reader = Reader::new(self)?;
        for (partition, &(from, end)) in places {
            reader.add(Span { partition: partition.clone(), start: from, from, to: Some(end) })?;
        }
        let mut found = vec![Unread::Unknown; places.len()];
        let mut deadline = Instant::now() + self.timeout();
        while reader.is_reading() && Instant::now() < deadline {
            let came = reader.read(SLICE, |at, _, record| {
                let time = record.timestamp().0;
                found[at] = if time.0 < 0 { Unread::Untimed } else { Unread::Since(time) };
                Flow::EndPartition
            })?;
            if came > 0 {
                deadline = Instant::now() + self.timeout();
            }
        }
        for (at, place) in reader.places().iter().enumerate() {
            if place.state == PlaceState::Done && found[at] == Unread::Unknown {
                found[at] = Unread::Nothing;
            }
        }
        reader.give_up_all();
        Ok(places.keys().cloned().zip(found).collect())
    }
}

/// Where a group goes on to read: a partition and an offset in it.
pub type UnreadPlace = (TopicPartitionName, Offset);

/// The first record that a group has not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Its timestamp.
    Since(Timestamp),
    /// It has no timestamp.
    Untimed,
    /// There is none: only markers of transactions, or gaps that compaction has left.
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

//! Offsets of positions in partitions.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use super::cluster::Cluster;
use super::model::{OffsetQuery, TopicPartitionName};
use super::topics::Offsets;
use crate::error::Result;
use crate::util::position::Position;
use crate::util::units::{Offset, Timestamp};

/// Which records a consumer sees (`isolation.level`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Isolation {
    /// All records, also those of aborted and open transactions.
    #[default]
    ReadUncommitted,
    /// No records of aborted transactions, and none after the start of the first open one.
    ReadCommitted,
}

impl FromStr for Isolation {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let known = [Self::ReadUncommitted, Self::ReadCommitted];
        let found = known.into_iter().find(|level| level.as_str() == text);
        found.ok_or_else(|| "expected read_uncommitted or read_committed".to_owned())
    }
}

impl Isolation {
    /// The value of `isolation.level`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReadUncommitted => "read_uncommitted",
            Self::ReadCommitted => "read_committed",
        }
    }
}

/// Where a partition starts and ends, and the offsets of the times that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extent {
    /// The first record that can be read (log start offset).
    pub start: Offset,
    /// The offset after the last record that can be read.
    pub end: Offset,
    /// The offset of the first record with each time or later; `None` when all records are older.
    times: BTreeMap<Timestamp, Option<Offset>>,
}

impl Extent {
    /// A partition of which no times are known.
    #[cfg(test)]
    pub(crate) fn new(start: Offset, end: Offset) -> Self {
        Self { start, end, times: BTreeMap::new() }
    }

    /// The offset of a position. A position that is a number may lie outside of the partition.
    pub fn offset(&self, position: Position) -> Offset {
        match position {
            Position::Beginning => self.start,
            Position::End => self.end,
            Position::Offset(offset) => Offset(offset),
            Position::FromEnd(count) => self.end.plus(-count),
            Position::Time(time) => self.times.get(&time).copied().flatten().unwrap_or(self.end),
        }
    }

    /// Whether a position is a time, and all records are older.
    pub fn is_after_all(&self, position: Position) -> bool {
        matches!(position, Position::Time(time) if self.times.get(&time) == Some(&None))
    }
}

impl Cluster {
    /// Asks the leaders where partitions start and end, and for the offsets of times. A partition whose leader does not answer has an
    /// error of its own.
    pub fn extents(
        &self,
        partitions: &[TopicPartitionName],
        positions: impl IntoIterator<Item = Position>,
        isolation: Isolation,
    ) -> Result<BTreeMap<TopicPartitionName, Result<Extent>>> {
        let end = match isolation {
            Isolation::ReadUncommitted => OffsetQuery::End,
            Isolation::ReadCommitted => OffsetQuery::StableEnd,
        };
        let [starts, mut ends] = self.offsets(partitions, [OffsetQuery::Beginning, end])?;
        let times: BTreeSet<Timestamp> = positions.into_iter().filter_map(time_of).collect();
        let mut at_times: Vec<(Timestamp, Offsets)> = Vec::new();
        for time in times {
            let [found] = self.offsets(partitions, [OffsetQuery::At(time)])?;
            at_times.push((time, found));
        }
        let mut extents = BTreeMap::new();
        for (name, start) in starts {
            let end = ends.remove(&name);
            let times = at_times.iter_mut().filter_map(|(time, found)| Some((*time, found.remove(&name)?)));
            let times: Vec<_> = times.collect();
            let extent = || {
                let start = start?.offset;
                let end = end.transpose()?.map_or(start, |end| end.offset);
                let mut known = BTreeMap::new();
                for (time, found) in times {
                    // -1 means that all records are older.
                    known.insert(time, Some(found?.offset).filter(|offset| offset.0 >= 0));
                }
                Ok(Extent { start, end, times: known })
            };
            extents.insert(name, extent());
        }
        Ok(extents)
    }
}

fn time_of(position: Position) -> Option<Timestamp> {
    match position {
        Position::Time(time) => Some(time),
        _ => None,
    }
}

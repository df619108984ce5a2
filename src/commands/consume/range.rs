//! The range of offsets to read of each partition.

use crate::commands::shared::bound::{Bound, for_all, for_partition};
use crate::error::{Error, Kind, Result};
use crate::kafka::{Extent, Span, TopicPartitionName};
use crate::util::position::Position;
use crate::util::units::Offset;

/// The ranges of all partitions.
#[derive(Debug)]
pub(super) struct ReadRange {
    from: Vec<Bound>,
    to: Vec<Bound>,
    /// For partitions without a bound of their own.
    default_from: Position,
    /// Stop at the end as it was at the start.
    exit: bool,
}

impl ReadRange {
    /// Creates the ranges; an empty range is an error.
    pub(super) fn new(from: &[Bound], to: &[Bound], default_from: Position, exit: bool) -> Result<Self> {
        let range = Self { from: from.to_vec(), to: to.to_vec(), default_from, exit };
        let ends_first = match (for_all(&range.from), for_all(&range.to)) {
            (Some(Position::Offset(from)), Some(Position::Offset(to))) => from >= to,
            (Some(Position::Time(from)), Some(Position::Time(to))) => from >= to,
            (Some(Position::FromEnd(from)), Some(Position::FromEnd(to))) => from <= to,
            (Some(Position::End), Some(Position::End)) | (_, Some(Position::Beginning)) => true,
            _ => false,
        };
        if ends_first {
            return Err(Error::new(Kind::Usage, "the range is empty: --to is not after --from"));
        }
        Ok(range)
    }

    /// All positions that the bounds name.
    pub(super) fn positions(&self) -> impl Iterator<Item = Position> {
        self.from.iter().chain(&self.to).map(|bound| bound.position).chain([self.default_from])
    }

    /// The partitions that the bounds name.
    pub(super) fn named(&self) -> impl Iterator<Item = &TopicPartitionName> {
        self.from.iter().chain(&self.to).filter_map(|bound| bound.partition.as_ref())
    }

    /// Whether every partition has an end.
    pub(super) fn has_end(&self) -> bool {
        self.exit || for_all(&self.to).is_some()
    }

    /// The offset to begin at, if it was given as a number.
    pub(super) fn asked_offset(&self, partition: &TopicPartitionName) -> Option<Offset> {
        match for_partition(&self.from, partition) {
            Some(Position::Offset(offset)) => Some(Offset(offset)),
            _ => None,
        }
    }

    /// The offset to stop before, if it was given as a number and `exit` does not stop earlier.
    pub(super) fn asked_end(&self, partition: &TopicPartitionName) -> Option<Offset> {
        match for_partition(&self.to, partition) {
            Some(Position::Offset(offset)) if !self.exit => Some(Offset(offset)),
            _ => None,
        }
    }

    /// The offsets to read of a partition. A start outside of the partition is moved to the nearest offset that exists; an end
    /// beyond the partition's end is moved to that end.
    pub(super) fn span(&self, partition: TopicPartitionName, extent: &Extent) -> Span {
        let from = extent.offset(for_partition(&self.from, &partition).unwrap_or(self.default_from));
        let to = for_partition(&self.to, &partition).map(|position| extent.offset(position).min(extent.end));
        let start = from.max(extent.start).min(extent.end);
        let to = to.or(self.exit.then_some(extent.end));
        Span { start, from: from.max(extent.start), to, partition }
    }

    /// What to read of a partition whose leader does not answer: from `offset`, or from where librdkafka finds the position once
    /// there is a leader. A time cannot be looked up that way: reading starts at the beginning instead.
    pub(super) fn span_of_unknown(&self, partition: TopicPartitionName, offset: Option<Offset>) -> Span {
        const BEGINNING: Offset = Offset(-2);
        const END: Offset = Offset(-1);
        const TAIL: i64 = -2000;
        let from = offset.unwrap_or_else(|| {
            match for_partition(&self.from, &partition).unwrap_or(self.default_from) {
                Position::Beginning | Position::Time(_) => BEGINNING,
                Position::End => END,
                Position::Offset(offset) => Offset(offset),
                Position::FromEnd(count) => Offset(TAIL.saturating_sub(count)),
            }
        });
        Span { start: from, from, to: None, partition }
    }

    /// The range of a partition that was created during the run: all of it.
    pub(super) fn span_of_new(&self, partition: TopicPartitionName, extent: &Extent) -> Span {
        Span { start: extent.start, from: extent.start, to: self.exit.then_some(extent.start), partition }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_ends_before_it_begins_is_refused() {
        for (from, to, refused) in [
            ("5", "3", true),
            ("3", "5", false),
            ("-3", "-5", true),
            ("-5", "-3", false),
            ("@2026-02-01", "@2026-01-01", true),
            ("5", "beginning", true),
            ("end", "100", false),
        ] {
            let made = ReadRange::new(&[from.parse().unwrap()], &[to.parse().unwrap()], Position::End, false);
            assert_eq!(made.is_err(), refused, "{from} {to}");
        }
    }
}

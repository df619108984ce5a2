//! The lag of several partitions together.

use super::{LogBounds, PartitionLag};

/// Sums over several partitions.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LagTotals {
    /// Partitions with a commit.
    pub(crate) partitions: usize,
    /// The sum; partitions whose commit lies beyond the end count as 0. `None` where nothing is committed, or the lag of a partition is
    /// not known.
    pub(crate) lag: Option<i64>,
    /// Partitions with a commit whose leader did not say where the log ends.
    pub(crate) unknown: usize,
    /// Partitions that hold records and have no commit.
    pub(crate) uncommitted: usize,
    /// Offsets that were deleted before the group had read them.
    pub(crate) lost: i64,
    /// Partitions whose commit lies beyond the end of the log.
    pub(crate) beyond_end: usize,
    /// Partitions with a commit that do not exist any more.
    pub(crate) gone: usize,
    /// The sum of the committed offsets and that of the ends of these logs, by which rates are measured.
    committed: i64,
    ends: i64,
}

/// Records a second, rounded to one digit after the point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LagRates {
    pub(crate) written: f64,
    pub(crate) committed: f64,
}

impl LagTotals {
    pub(crate) fn of<'s>(lags: impl IntoIterator<Item = &'s PartitionLag>) -> Self {
        let mut totals = Self::default();
        for partition_lag in lags {
            totals.uncommitted += usize::from(partition_lag.lacks_commit());
            let Some(commit) = &partition_lag.commit else { continue };
            totals.partitions += 1;
            totals.lost = totals.lost.saturating_add(partition_lag.lost().unwrap_or(0));
            totals.beyond_end += usize::from(partition_lag.beyond_end().is_some());
            match (&partition_lag.log, partition_lag.lag()) {
                (LogBounds::Known { end, .. }, Some(lag)) => {
                    totals.lag = Some(totals.lag.unwrap_or(0).saturating_add(lag));
                    totals.committed = totals.committed.saturating_add(commit.offset.0);
                    totals.ends = totals.ends.saturating_add(end.0);
                }
                (LogBounds::Known { .. }, None) => {}
                (LogBounds::Unknown(_), _) => totals.unknown += 1,
                (LogBounds::Gone, _) => totals.gone += 1,
            }
        }
        if totals.unknown > 0 {
            totals.lag = None;
        }
        totals
    }

    /// The rates of change since `before`, which was taken `seconds` ago. `None` if a part was not known then or is not known now, or if
    /// the partitions have changed: the difference would be one of partitions, not of records.
    pub(crate) fn rates_since(&self, before: &Self, seconds: f64) -> Option<LagRates> {
        let is_known = self.unknown == 0 && before.unknown == 0;
        if !is_known || self.partitions != before.partitions || seconds <= 0.0 {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "a rate has one digit after the point")]
        let rate = |before: i64, after: i64| ((after - before) as f64 / seconds * 10.0).round() / 10.0;
        Some(LagRates {
            written: rate(before.ends, self.ends),
            committed: rate(before.committed, self.committed),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kafka::{Commit, TopicPartitionName};
    use crate::util::units::Offset;

    fn partition_lag(offset: i64, log: LogBounds) -> PartitionLag {
        let commit = Commit { offset: Offset(offset), leader_epoch: None, metadata: String::new() };
        PartitionLag {
            partition: TopicPartitionName { topic: "t".to_owned(), partition: 0 },
            commit: Some(commit),
            is_assigned: false,
            log,
        }
    }

    fn known(end: i64) -> LogBounds {
        LogBounds::Known { start: Offset(0), end: Offset(end) }
    }

    #[test]
    fn a_commit_beyond_the_end_takes_nothing_from_the_lag_of_others() {
        let totals = LagTotals::of(&[partition_lag(5, known(9)), partition_lag(100, known(9))]);
        assert_eq!((totals.lag, totals.partitions, totals.beyond_end), (Some(4), 2, 1));
    }

    #[test]
    fn a_sum_with_an_unknown_part_is_unknown() {
        let totals =
            LagTotals::of(&[partition_lag(5, known(9)), partition_lag(5, LogBounds::Unknown(String::new()))]);
        assert_eq!((totals.lag, totals.unknown), (None, 1));
        assert_eq!(LagTotals::of(&[partition_lag(5, LogBounds::Gone)]).lag, None);
    }

    #[test]
    fn rates_are_of_the_same_partitions_only() {
        let before = LagTotals::of(&[partition_lag(5, known(9))]);
        let after = LagTotals::of(&[partition_lag(10, known(20))]);
        assert_eq!(after.rates_since(&before, 2.0), Some(LagRates { written: 5.5, committed: 2.5 }));
        let more = LagTotals::of(&[partition_lag(10, known(20)), partition_lag(1, known(2))]);
        let unknown = LagTotals::of(&[partition_lag(5, LogBounds::Unknown(String::new()))]);
        for other in [more, unknown] {
            assert_eq!(other.rates_since(&before, 2.0), None);
            assert_eq!(before.rates_since(&other, 2.0), None);
        }
    }
}

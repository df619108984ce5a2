//! The lag of several partitions together.

use crate::kafka::{LogBounds, Standing};

/// What the lags of several partitions come to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Totals {
    /// Partitions with a commit.
    pub(super) partitions: usize,
    /// The sum; partitions whose commit lies beyond the end count as 0. `None` where nothing is committed, or some of it is not
    /// known.
    pub(super) lag: Option<i64>,
    /// Partitions with a commit whose leader did not say where the log ends.
    pub(super) unknown: usize,
    /// Partitions that hold records and have no commit.
    pub(super) uncommitted: usize,
    /// Offsets that were deleted before the group had read them.
    pub(super) lost: i64,
    /// Partitions whose commit lies beyond the end of the log.
    pub(super) beyond_end: usize,
    /// Partitions with a commit that do not exist any more.
    pub(super) gone: usize,
    /// The sum of the committed offsets and that of the ends of these logs, by which rates are measured.
    pub(super) committed: i64,
    pub(super) ends: i64,
}

impl Totals {
    pub(super) fn of<'s>(standings: impl IntoIterator<Item = &'s Standing>) -> Self {
        let mut totals = Self::default();
        for standing in standings {
            totals.uncommitted += usize::from(standing.lacks_commit());
            let Some(commit) = &standing.commit else { continue };
            totals.partitions += 1;
            totals.lost = totals.lost.saturating_add(standing.lost().unwrap_or(0));
            totals.beyond_end += usize::from(standing.beyond_end().is_some());
            match (&standing.log, standing.lag()) {
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

    /// What is to be known of the commits besides the lag, in words.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.uncommitted > 0 {
            notes.push(uncommitted(self.uncommitted));
        }
        if self.lost > 0 {
            notes.push(format!("{} offsets were deleted before they were read", self.lost));
        }
        if self.beyond_end > 0 {
            notes.push(format!("{} a commit beyond the end", partitions_have(self.beyond_end)));
        }
        if self.gone > 0 {
            notes.push(format!("{} a commit and no topic any more", partitions_have(self.gone)));
        }
        notes
    }

    /// The lag as a table shows it.
    pub(super) fn shown(lag: Option<i64>, unknown: usize) -> String {
        match lag {
            Some(lag) => lag.to_string(),
            None if unknown > 0 => "unknown".to_owned(),
            None => "-".to_owned(),
        }
    }
}

/// Says that a group has not committed so many partitions.
pub(super) fn uncommitted(count: usize) -> String {
    format!("{} records and no commit", partitions_have(count))
}

fn partitions_have(count: usize) -> String {
    if count == 1 { "1 partition has".to_owned() } else { format!("{count} partitions have") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kafka::{Commit, TopicPartitionName};
    use crate::util::units::Offset;

    fn standing(offset: i64, log: LogBounds) -> Standing {
        let commit = Commit { offset: Offset(offset), leader_epoch: None, metadata: String::new() };
        Standing {
            partition: TopicPartitionName { topic: "t".to_owned(), partition: 0 },
            commit: Some(commit),
            is_assigned: false,
            log,
        }
    }

    #[test]
    fn a_commit_beyond_the_end_takes_nothing_from_the_lag_of_others() {
        let known = |end| LogBounds::Known { start: Offset(0), end: Offset(end) };
        let totals = Totals::of(&[standing(5, known(9)), standing(100, known(9))]);
        assert_eq!((totals.lag, totals.partitions, totals.beyond_end), (Some(4), 2, 1));
    }

    #[test]
    fn a_sum_with_an_unknown_part_is_unknown() {
        let known = LogBounds::Known { start: Offset(0), end: Offset(9) };
        let totals = Totals::of(&[standing(5, known), standing(5, LogBounds::Unknown(String::new()))]);
        assert_eq!((totals.lag, totals.unknown), (None, 1));
        assert_eq!(Totals::of(&[standing(5, LogBounds::Gone)]).lag, None);
    }
}

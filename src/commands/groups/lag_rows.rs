//! The rows of `groups lag`: the lag of a group, of one of its topics or of a partition.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use super::lag_words;
use crate::kafka::TopicPartitionName;
use crate::ops::lag::{FirstUnread, LagTotals, PartitionLag, TimeLag};
use crate::output::{Cell, Columns, IntoCell, TableRow};
use crate::util::units::Timestamp;

/// What a row covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum By {
    /// One row per group
    Group,
    /// One row per topic of a group
    Topic,
    /// One row per partition of a group
    Partition,
}

/// The lag of a group, or of a part of it; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct LagRow {
    pub(super) group: String,
    /// `None` where the row is of the whole group.
    pub(super) topic: Option<String>,
    /// `None` where the row is of more than one.
    pub(super) partition: Option<i32>,
    /// `None` where nothing is committed, or the lag of a partition is not known.
    pub(super) lag: Option<i64>,
    /// Partitions with a commit.
    partition_count: usize,
    /// Partitions whose lag is not known.
    pub(super) unknown_partition_count: usize,
    /// Partitions of its topics that hold records and have no commit; not in the row of a partition.
    uncommitted_partition_count: usize,
    /// Offsets that were deleted before the group had read them; they count in `lag`.
    lost_offset_count: i64,
    /// Partitions whose commit lies beyond the end of the log; their lag is 0.
    beyond_end_partition_count: usize,
    /// The age of the oldest record that was not read; `None` where it was not asked, or is not known.
    pub(super) time_lag_ms: Option<u64>,
    /// The timestamp of that record; `None` also where there is no such record.
    oldest_unread_timestamp: Option<Timestamp>,
    oldest_unread_time: Option<String>,
    /// Lagging partitions whose lag in time is not known; `None` where it was not asked.
    pub(super) unmeasured_partition_count: Option<usize>,
    /// Records a second that were written, since the last time; `None` the first time.
    in_per_second: Option<f64>,
    /// Records a second that were committed, since the last time.
    out_per_second: Option<f64>,
    /// When it was looked, with --watch.
    timestamp: Option<Timestamp>,
    time: Option<String>,
    #[serde(skip)]
    pub(super) totals: LagTotals,
    /// The longest age that is known; the lag in time is no shorter.
    #[serde(skip)]
    pub(super) known_time_lag: Option<Duration>,
    /// Lagging partitions whose first unread record has no timestamp.
    #[serde(skip)]
    pub(super) untimed: usize,
}

/// What a row is about.
pub(super) type Key = (String, Option<String>, Option<i32>);

impl LagRow {
    /// The rows of a group.
    pub(super) fn of_group(
        group: &str,
        lags: &[PartitionLag],
        by: By,
        unread: Option<&FirstUnread>,
    ) -> Vec<Self> {
        let mut parts: BTreeMap<(Option<String>, Option<i32>), Vec<&PartitionLag>> = BTreeMap::new();
        if by == By::Group {
            parts.insert((None, None), Vec::new());
        }
        let has_row = |partition_lag: &&PartitionLag| partition_lag.commit.is_some() || by != By::Partition;
        for partition_lag in lags.iter().filter(has_row) {
            let TopicPartitionName { topic, partition } = &partition_lag.partition;
            let part = match by {
                By::Group => (None, None),
                By::Topic => (Some(topic.clone()), None),
                By::Partition => (Some(topic.clone()), Some(*partition)),
            };
            parts.entry(part).or_default().push(partition_lag);
        }
        let row = |((topic, partition), lags): ((Option<String>, Option<i32>), Vec<&PartitionLag>)| {
            let totals = LagTotals::of(lags.iter().copied());
            let mut row = Self {
                group: group.to_owned(),
                topic,
                partition,
                lag: totals.lag,
                partition_count: totals.partitions,
                unknown_partition_count: totals.unknown,
                uncommitted_partition_count: totals.uncommitted,
                lost_offset_count: totals.lost,
                beyond_end_partition_count: totals.beyond_end,
                time_lag_ms: None,
                oldest_unread_timestamp: None,
                oldest_unread_time: None,
                unmeasured_partition_count: None,
                in_per_second: None,
                out_per_second: None,
                timestamp: None,
                time: None,
                totals,
                known_time_lag: None,
                untimed: 0,
            };
            if let Some(unread) = unread {
                row.add_time_lag(&lags, unread);
            }
            row
        };
        parts.into_iter().map(row).collect()
    }

    fn add_time_lag(&mut self, lags: &[&PartitionLag], unread: &FirstUnread) {
        let time = TimeLag::of(lags.iter().copied(), unread);
        self.untimed = time.untimed;
        self.known_time_lag = time.oldest.map(|_| time.age);
        self.unmeasured_partition_count = Some(time.unmeasured());
        if time.unmeasured() == 0 && self.lag.is_some() {
            self.time_lag_ms = u64::try_from(time.age.as_millis()).ok();
            (self.oldest_unread_timestamp, self.oldest_unread_time) =
                (time.oldest, time.oldest.and_then(Timestamp::to_rfc3339));
        }
    }

    pub(super) fn key(&self) -> Key {
        (self.group.clone(), self.topic.clone(), self.partition)
    }

    /// Adds the rates of change since `before`, which was taken `seconds` ago.
    pub(super) fn add_rates(&mut self, before: Option<&LagTotals>, seconds: f64, now: Timestamp) {
        (self.timestamp, self.time) = (Some(now), now.to_rfc3339());
        if let Some(rates) = before.and_then(|before| self.totals.rates_since(before, seconds)) {
            (self.in_per_second, self.out_per_second) = (Some(rates.written), Some(rates.committed));
        }
    }

    /// What the row is about, in words.
    pub(super) fn name(&self) -> String {
        match (&self.topic, self.partition) {
            (Some(topic), Some(partition)) => {
                format!("group '{}', '{topic}' partition {partition}", self.group)
            }
            (Some(topic), None) => format!("group '{}', topic '{topic}'", self.group),
            _ => format!("group '{}'", self.group),
        }
    }
}

impl TableRow for LagRow {
    fn columns(columns: &mut Columns<Self>) {
        let lag = |row: &Self| {
            let plain = row.lag.map(|lag| lag.to_string()).unwrap_or_default();
            Cell::words(lag_words::shown(row.lag, row.unknown_partition_count), plain)
        };
        let rate = |rate: Option<f64>| rate.map(|rate| format!("{rate:.1}"));
        columns.text("GROUP", |row| row.group.clone());
        columns.text("TOPIC", |row| row.topic.clone()).optional();
        columns.number("PARTITION", |row| row.partition).optional();
        columns.number("LAG", lag);
        columns.number("TIME LAG", Self::time_lag).plain_heading("TIME LAG MS").optional();
        columns.number("IN/S", move |row| rate(row.in_per_second)).optional();
        columns.number("OUT/S", move |row| rate(row.out_per_second)).optional();
        columns.number("PARTITIONS", |row| row.partition_count).wide();
        columns.number("UNKNOWN", |row| row.unknown_partition_count).wide();
        columns.number("NO COMMIT", |row| row.uncommitted_partition_count).wide();
        columns.text("OLDEST UNREAD", |row| row.oldest_unread_timestamp).wide().optional();
    }
}

impl LagRow {
    /// The lag in time; empty where it was not asked.
    fn time_lag(&self) -> Cell {
        let unknown = match self.unmeasured_partition_count {
            Some(unmeasured) if unmeasured > 0 || self.unknown_partition_count > 0 => "unknown",
            Some(_) => "-",
            None => "",
        };
        match self.time_lag_ms {
            Some(milliseconds) => Duration::from_millis(milliseconds).into_cell(),
            None => Cell::words(unknown.to_owned(), String::new()),
        }
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "groups-lag": Vec<LagRow>, "kafkactl groups lag";
}

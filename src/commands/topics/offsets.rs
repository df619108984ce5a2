//! `kafkactl topics offsets`.

use serde::Serialize;

use crate::commands::shared::names::TopicNames;
use crate::error::{Result, Status};
use crate::kafka::{FoundOffset, OffsetQuery, Offsets, Role, partition_names};
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::session::{Access, Session};
use crate::util::units::{Offset, Timestamp};

/// Show offsets of topics by partition: start, end, at a time, of the largest timestamp
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl topics offsets orders
  kafkactl topics offsets orders --at @-2h
  kafkactl topics offsets 'orders-*' --sum -o json

MESSAGES is END minus START, which also counts transaction markers and records that compaction has removed. AT is the offset of
the first record with that time or a later one; '-' when there is no such record.")]
pub struct TopicsOffsets {
    #[command(flatten)]
    names: TopicNames,
    /// Include internal topics where no topic is named
    #[arg(long)]
    all: bool,
    /// Also the first offset with this time or a later one: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago (-2h)
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<Timestamp>,
    /// Also the offset of the record with the largest timestamp
    #[arg(long)]
    max_timestamp: bool,
    /// One row per topic: the sum of its partitions
    #[arg(long, conflicts_with_all = ["at", "max_timestamp"])]
    sum: bool,
}

/// The offsets of a partition; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct OffsetRow {
    topic: String,
    /// `None` for the sum of a topic.
    partition: Option<i32>,
    /// The first offset that can be read; `None` where it is not known.
    start_offset: Option<Offset>,
    /// The offset that the next record gets; `None` where it is not known.
    end_offset: Option<Offset>,
    /// The difference of both.
    message_count: Option<i64>,
    /// `None` where it was not asked, or there is no such record.
    offset_at: Option<Offset>,
    /// The offset of the record with the largest timestamp; `None` likewise (--max-timestamp).
    max_timestamp_offset: Option<Offset>,
    /// That timestamp, in milliseconds since 1970.
    max_timestamp: Option<Timestamp>,
    max_time: Option<String>,
}

impl TableRow for OffsetRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("TOPIC", |row| row.topic.clone());
        columns.number("PARTITION", |row| row.partition).unknown("all");
        columns.number("START", |row| row.start_offset);
        columns.number("END", |row| row.end_offset);
        columns.number("MESSAGES", |row| row.message_count);
        columns.number("AT", |row| row.offset_at);
        columns.number("MAX TIMESTAMP AT", |row| row.max_timestamp_offset);
        columns.text("MAX TIMESTAMP", |row| row.max_timestamp);
    }
}

pub(super) fn run(args: &TopicsOffsets, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let cluster = session.connect(Access::Read, Role::Admin)?.cluster;
    let metadata = cluster.metadata()?;
    let selected = args.names.select_topics(&metadata, args.all, cluster.address())?;
    let mut failures = selected.report_missing(session);
    let partitions = partition_names(selected.found.iter().copied());
    let [starts, ends] = cluster.offsets(&partitions, [OffsetQuery::Beginning, OffsetQuery::End])?;
    let only = |query| cluster.offsets(&partitions, [query]).map(|[offsets]| offsets);
    let at = args.at.map(|time| only(OffsetQuery::At(time))).transpose()?;
    let max = args.max_timestamp.then(|| only(OffsetQuery::MaxTimestamp)).transpose()?;
    let mut rows = Vec::new();
    for name in &partitions {
        // If one of the offsets could not be read, neither could the others: one error is enough.
        let offsets = [Some(&starts), Some(&ends), at.as_ref(), max.as_ref()];
        let failed = offsets.iter().find_map(|offsets| (*offsets)?.get(name)?.as_ref().err());
        if let Some(error) = failed {
            session.output.report(error);
            failures.push(error.status());
        }
        let found = |offsets: Option<&Offsets>| offsets?.get(name)?.as_ref().ok().copied();
        let (start, end) = (found(Some(&starts)), found(Some(&ends)));
        // -1 stands for "there is no such record". Brokers may also name one that has been deleted since.
        let first = start.map_or(Offset(0), |start| start.offset);
        let known = |found: FoundOffset| (found.offset >= first).then_some(found);
        let (at, max) = (found(at.as_ref()).and_then(known), found(max.as_ref()).and_then(known));
        let time = max.map(|max| max.timestamp).filter(|&time| time != Timestamp::NONE);
        rows.push(OffsetRow {
            topic: name.topic.clone(),
            partition: Some(name.partition),
            start_offset: start.map(|start| start.offset),
            end_offset: end.map(|end| end.offset),
            message_count: end.zip(start).map(|(end, start)| end.offset.0 - start.offset.0),
            offset_at: at.map(|at| at.offset),
            max_timestamp_offset: max.map(|max| max.offset),
            max_timestamp: time,
            max_time: time.and_then(Timestamp::to_rfc3339),
        });
    }
    if args.sum {
        rows = sums(rows);
    }
    session.output.rows(format, &rows, "no topic matches")?;
    Ok(Status::of_items(partitions.len() + selected.missing.len(), &failures))
}

/// One row a topic; what is unknown of one partition is unknown of all.
fn sums(rows: Vec<OffsetRow>) -> Vec<OffsetRow> {
    let mut sums: Vec<OffsetRow> = Vec::new();
    for row in rows {
        let add = |a: Option<Offset>, b: Option<Offset>| a.zip(b).map(|(a, b)| a.plus(b.0));
        match sums.last_mut().filter(|sum| sum.topic == row.topic) {
            Some(sum) => {
                sum.start_offset = add(sum.start_offset, row.start_offset);
                sum.end_offset = add(sum.end_offset, row.end_offset);
                sum.message_count = sum.message_count.zip(row.message_count).map(|(a, b)| a + b);
            }
            None => sums.push(OffsetRow { partition: None, ..row }),
        }
    }
    sums
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "topics-offsets": Vec<OffsetRow>, "kafkactl topics offsets";
}

//! `kafkactl topics trim`: delete the oldest records.

use crate::commands::change::undo::Undo;
use crate::commands::change::{self, ChangeRow, Loses, Plan, carry_out, named_or_counted};
use crate::commands::shared::names::{Selected, TopicNames};
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Role, TopicPartitionName, partition_names};
use crate::ops::trim::{Trim, TrimPlan, plan_trim};
use crate::output::{OF_LISTING, OutputFormat};
use crate::session::{Access, Connection, Session};
use crate::util::position::Position;

/// Delete the oldest records of topics
///
/// Deletes everything before a position in each partition. That cannot be undone. Kafka refuses topics whose cleanup.policy is only
/// 'compact'.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  Everything older than a week
    kafkactl topics trim orders --before @-7d --dry-run
  All but the last 1000 records of each partition
    kafkactl topics trim orders --keep-last 1000
  Everything in partitions 0 and 3
    kafkactl topics trim orders --before end --partition 0,3 --yes

A position is beginning, end, an offset, -N (counted back from the end) or @TIME: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago
(@-2h).")]
pub struct TopicsTrim {
    #[command(flatten)]
    names: TopicNames,
    /// Delete what lies before this position
    #[arg(long, value_name = "POS", allow_hyphen_values = true, required_unless_present = "keep_last")]
    before: Option<Position>,
    /// Keep the last N records of each partition
    #[arg(long, value_name = "N", conflicts_with = "before")]
    keep_last: Option<u32>,
    /// Only these partitions
    #[arg(long, value_name = "N,...", value_delimiter = ',')]
    partition: Vec<i32>,
}

pub(super) fn run(args: &TopicsTrim, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let position = match (args.before, args.keep_last) {
        (Some(position), _) => position,
        (None, keep) => Position::FromEnd(keep.map_or(0, i64::from)),
    };
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Admin)?;
    let metadata = cluster.metadata()?;
    let selected = args.names.select_topics(&metadata, false, cluster.address())?;
    let Selected { found: topics, missing, .. } = selected.some("trim")?;
    let mut partitions = partition_names(topics.iter().copied());
    if let Some(missing) =
        args.partition.iter().find(|wanted| !partitions.iter().any(|one| one.partition == **wanted))
    {
        return Err(Error::new(Kind::NotFound, format!("no selected topic has a partition {missing}")));
    }
    partitions.retain(|one| args.partition.is_empty() || args.partition.contains(&one.partition));
    let TrimPlan { trims, refused: unplanned } = plan_trim(&cluster, partitions, position)?;
    let name = |one: &TopicPartitionName| format!("{}:{}", one.topic, one.partition);
    let mut rows: Vec<ChangeRow> = trims
        .iter()
        .map(|trim| {
            let (records, Trim { start, before, .. }) = (trim.records(), trim);
            let change = format!("delete {records} records, start offset: {start} -> {before}");
            ChangeRow::new(name(&trim.partition), change)
        })
        .collect();
    let mut refused = change::missing(&mut rows, missing, "trim");
    for (partition, error) in unplanned {
        rows.push(ChangeRow::refused(name(&partition), "trim", &error));
        refused.push(error);
    }
    let records: i64 = trims.iter().map(Trim::records).sum();
    let plan = Plan {
        what: format!(
            "delete {records} records of {}",
            named_or_counted(topics.iter().map(|one| &one.name), "topic")
        ),
        noun: "partition",
        done: "trimmed",
        place: cluster.address().to_owned(),
        rows,
        nothing: "no record lies before that position",
        refused,
        risk: Loses(None),
        undo: Undo::Nothing("deleted records cannot be restored"),
    };
    carry_out(session, &resolved, plan, |session, consent, report| {
        let before: Vec<_> = trims.iter().map(|trim| (trim.partition.clone(), trim.before)).collect();
        let outcomes = cluster.delete_records(&before, consent)?;
        report.take(session, outcomes.into_iter().map(|one| one.named(name)));
        Ok(())
    })
}

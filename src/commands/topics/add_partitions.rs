//! `kafkactl topics add-partitions`.

use crate::commands::change::undo::Undo;
use crate::commands::change::{self, ChangeRow, Harmless, Plan, carry_out, named_or_counted};
use crate::commands::shared::names::{Selected, TopicNames};
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::Role;
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::session::{Access, Connection, Session};

/// Add partitions to topics
///
/// Records stay where they are, but new records with the same key may go to another partition than the old ones, which matters to
/// consumers that rely on the order of a key. Partitions cannot be removed again.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl topics add-partitions orders --total 24 --dry-run
  kafkactl topics add-partitions orders --by 6")]
pub struct TopicsAddPartitions {
    #[command(flatten)]
    names: TopicNames,
    /// Number of partitions of each topic afterwards
    #[arg(long, value_name = "N", conflicts_with = "by", required_unless_present = "by")]
    total: Option<usize>,
    /// Number of partitions to add to each topic
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    by: Option<u32>,
    /// Let patterns match internal topics
    #[arg(long)]
    internal: bool,
}

pub(super) fn run(args: &TopicsAddPartitions, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Admin)?;
    let metadata = cluster.metadata()?;
    let selected = args.names.select_topics(&metadata, args.internal, cluster.address())?;
    let Selected { found, missing, .. } = selected.some("change")?;
    let (mut wanted, mut rows) = (Vec::new(), Vec::new());
    let mut refused = change::missing(&mut rows, missing, "add partitions");
    for topic in found {
        let before = topic.partitions.len();
        let total = args.total.unwrap_or(before + args.by.map_or(0, |by| by as usize));
        if total < before {
            let message =
                format!("topic '{}' has {before} partitions, and partitions cannot be removed", topic.name);
            let error = Error::new(Kind::Usage, message);
            rows.push(ChangeRow::refused(&topic.name, format!("partitions: {before} -> {total}"), &error));
            refused.push(error);
        } else if total > before {
            wanted.push((topic.name.clone(), total));
            rows.push(ChangeRow::new(&topic.name, format!("partitions: {before} -> {total}")));
        }
    }
    if !wanted.is_empty() {
        let warning = "new records of a key may go to another partition than its old ones";
        session.output.say(Label::Warning, warning);
    }
    if session.options.dry_run && !wanted.is_empty() {
        refused.extend(change::refused(&mut rows, cluster.create_partitions(&wanted, true)?));
    }
    let plan = Plan {
        what: format!("add partitions to {}", named_or_counted(wanted.iter().map(|(name, _)| name), "topic")),
        noun: "topic",
        done: "changed",
        place: cluster.address().to_owned(),
        rows,
        nothing: "all topics have that many partitions already",
        refused,
        risk: Harmless,
        undo: Undo::Nothing("partitions cannot be removed again"),
    };
    carry_out(session, &resolved, plan, |session, (), report| {
        report.take(session, cluster.create_partitions(&wanted, false)?);
        Ok(())
    })
}

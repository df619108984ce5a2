//! `kafkactl topics elect`: leaders of partitions.

use crate::commands::Session;
use crate::commands::changes::{ChangeRow, finish};
use crate::commands::shared::names::TopicNames;
use crate::error::{Result, Status};
use crate::kafka::{Election, Metadata, Partition, TopicPartitionName};
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::util::units::BrokerId;

/// Elect the preferred leaders of partitions, or any that is alive
///
/// Without topics, of all that another broker leads than the preferred one. --unclean makes a replica the leader that lacks
/// records, of partitions that have no leader: the records it lacks are lost, so it needs consent.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl topics elect
  kafkactl topics elect orders --partition 0,3 --dry-run
  kafkactl topics elect orders --unclean")]
pub struct TopicsElect {
    #[command(flatten)]
    names: TopicNames,
    /// Only these partitions
    #[arg(long, value_name = "N,...", value_delimiter = ',')]
    partition: Vec<i32>,
    /// Elect a replica that is not in sync, where there is no leader
    #[arg(long)]
    unclean: bool,
}

pub(super) fn run(args: &TopicsElect, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let (resolved, cluster) = session.cluster_to_change()?;
    let metadata = cluster.metadata()?;
    let selected = args.names.select_topics(&metadata, true, cluster.address())?;
    if let Some(error) = selected.missing.into_iter().next() {
        return Err(error);
    }
    let is_meant = |one: &&Partition| {
        let needs_one =
            if args.unclean { one.leader.is_none() } else { one.leader != one.replicas.first().copied() };
        needs_one && (args.partition.is_empty() || args.partition.contains(&one.id))
    };
    let partitions: Vec<TopicPartitionName> = selected
        .found
        .iter()
        .flat_map(|topic| {
            let meant = topic.partitions.iter().filter(is_meant);
            meant.map(|one| TopicPartitionName { topic: topic.name.clone(), partition: one.id })
        })
        .collect();
    let name = |one: &TopicPartitionName| format!("{}:{}", one.topic, one.partition);
    let rows = |change: &dyn Fn(&TopicPartitionName) -> String| -> Vec<ChangeRow> {
        partitions.iter().map(|one| ChangeRow::good(name(one), change(one))).collect()
    };
    let planned = rows(&|one| {
        let to = if args.unclean { None } else { preferred(&metadata, one) };
        format!(
            "leader: {} -> {}",
            words(leader(&metadata, one)),
            to.map_or_else(|| "any that is alive".to_owned(), |id| id.to_string())
        )
    });
    if session.options.dry_run || partitions.is_empty() {
        let nothing = if args.unclean {
            "every partition has a leader"
        } else {
            "every partition has its preferred leader"
        };
        session.output.rows(format, &planned, nothing)?;
        if session.options.dry_run {
            session.output.say(Label::Notice, "dry run, nothing was changed");
        }
        return Ok(Status::Done);
    }
    if args.unclean && !session.options.yes {
        session.output.show_plan(&planned);
        session.output.say(Label::Warning, "records that the new leaders lack are lost");
    }
    let election =
        if args.unclean { Election::Unclean(session.consent(&resolved)?) } else { Election::Preferred };
    let outcomes = cluster.elect_leaders(&partitions, &election)?;
    let after = cluster.metadata()?;
    let rows =
        rows(&|one| format!("leader: {} -> {}", words(leader(&metadata, one)), words(leader(&after, one))));
    finish(session, format, rows, outcomes.into_iter().map(|one| one.named(name)))
}

fn partition<'m>(metadata: &'m Metadata, name: &TopicPartitionName) -> Option<&'m Partition> {
    metadata.topic(&name.topic)?.partitions.iter().find(|one| one.id == name.partition)
}

fn leader(metadata: &Metadata, name: &TopicPartitionName) -> Option<BrokerId> {
    partition(metadata, name)?.leader
}

fn preferred(metadata: &Metadata, name: &TopicPartitionName) -> Option<BrokerId> {
    partition(metadata, name)?.replicas.first().copied()
}

fn words(leader: Option<BrokerId>) -> String {
    leader.map_or_else(|| "none".to_owned(), |id| id.to_string())
}

//! `kafkactl topics elect`: leaders of partitions.

use crate::commands::change::undo::Undo;
use crate::commands::change::{self, ChangeRow, MayLose, Plan, carry_out, counted};
use crate::commands::shared::names::{Selected, TopicNames};
use crate::error::{Result, Status};
use crate::kafka::{Election, Metadata, Partition, Role, TopicPartitionName};
use crate::ops::topic_health::PartitionProblem;
use crate::output::{OF_LISTING, OutputFormat};
use crate::session::{Access, Connection, Session};
use crate::util::units::BrokerId;

/// Elect the preferred leaders of partitions, or any live replica
///
/// Without topics: of all partitions whose leader is not the preferred one. --unclean is for partitions without a leader: a replica
/// that is not in sync becomes the leader. The records that it lacks are lost, so this asks.
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
    /// Elect a replica that is not in sync where there is no leader
    #[arg(long)]
    unclean: bool,
}

pub(super) fn run(args: &TopicsElect, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let Connection { cluster, resolved } = session.connect(Access::Change, Role::Admin)?;
    let metadata = cluster.metadata()?;
    let Selected { found, missing, .. } = args.names.select_topics(&metadata, true, cluster.address())?;
    let problem =
        if args.unclean { PartitionProblem::Unavailable } else { PartitionProblem::NotPreferredLeader };
    let is_meant = |one: &&Partition| {
        problem.is_of(one, None) && (args.partition.is_empty() || args.partition.contains(&one.id))
    };
    let partitions: Vec<TopicPartitionName> = found
        .iter()
        .flat_map(|topic| {
            let meant = topic.partitions.iter().filter(is_meant);
            meant.map(|one| TopicPartitionName { topic: topic.name.clone(), partition: one.id })
        })
        .collect();
    let name = |one: &TopicPartitionName| format!("{}:{}", one.topic, one.partition);
    let row = |one: &TopicPartitionName| {
        let to = if args.unclean { None } else { preferred(&metadata, one) };
        let to = to.map_or_else(|| "any live replica".to_owned(), |id| id.to_string());
        ChangeRow::new(name(one), format!("leader: {} -> {to}", words(leader(&metadata, one))))
    };
    let (kind, nothing) = if args.unclean {
        ("an unclean leader", "every partition has a leader")
    } else {
        ("the preferred leader", "every partition has its preferred leader")
    };
    let mut rows: Vec<ChangeRow> = partitions.iter().map(row).collect();
    let refused = change::missing(&mut rows, missing, "elect a leader");
    let plan = Plan {
        what: format!("elect {kind} of {}", counted(partitions.len(), "partition")),
        noun: "leader",
        done: "elected",
        place: cluster.address().to_owned(),
        rows,
        nothing,
        refused,
        risk: MayLose(args.unclean.then(|| "records that the new leaders lack are lost".to_owned())),
        undo: Undo::Nothing("records that a new leader lacks cannot be restored"),
    };
    carry_out(session, &resolved, plan, |session, consent, report| {
        let election = consent.as_ref().map_or(Election::Preferred, Election::Unclean);
        let outcomes = cluster.elect_leaders(&partitions, election)?;
        report.take(session, outcomes.into_iter().map(|one| one.named(name)));
        let after = cluster.metadata()?;
        for one in &partitions {
            let change =
                format!("leader: {} -> {}", words(leader(&metadata, one)), words(leader(&after, one)));
            report.each(&name(one), |row| row.change.clone_from(&change));
        }
        Ok(())
    })
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

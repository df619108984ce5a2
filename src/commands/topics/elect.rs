//! `kafkactl topics elect`: leaders of partitions.

use crate::commands::change::undo::Undo;
use crate::commands::change::{self, ChangeRow, MayLose, Plan, carry_out, counted};
use crate::commands::shared::names::{Selected, TopicNames};
use crate::error::{Result, Status};
use crate::kafka::{Election, Role, TopicPartitionName};
use crate::ops::election::{ElectionKind, PlannedElection, leader, plan_elections};
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
    let kind = if args.unclean { ElectionKind::Unclean } else { ElectionKind::Preferred };
    let elections = plan_elections(&found, &args.partition, kind);
    let name = |one: &TopicPartitionName| format!("{}:{}", one.topic, one.partition);
    let row = |election: &PlannedElection| {
        let to = election.elected.map_or_else(|| "any live replica".to_owned(), |id| id.to_string());
        ChangeRow::new(name(&election.partition), format!("leader: {} -> {to}", words(election.leader)))
    };
    let (leaders, nothing) = if args.unclean {
        ("an unclean leader", "every partition has a leader")
    } else {
        ("the preferred leader", "every partition has its preferred leader")
    };
    let mut rows: Vec<ChangeRow> = elections.iter().map(row).collect();
    let refused = change::missing(&mut rows, missing, "elect a leader");
    let plan = Plan {
        what: format!("elect {leaders} of {}", counted(elections.len(), "partition")),
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
        let partitions: Vec<_> = elections.iter().map(|one| one.partition.clone()).collect();
        let outcomes = cluster.elect_leaders(&partitions, election)?;
        report.take(session, outcomes.into_iter().map(|one| one.named(name)));
        let after = cluster.metadata()?;
        for PlannedElection { partition, leader: before, .. } in &elections {
            let change = format!("leader: {} -> {}", words(*before), words(leader(&after, partition)));
            report.each(&name(partition), |row| row.change.clone_from(&change));
        }
        Ok(())
    })
}

fn words(leader: Option<BrokerId>) -> String {
    leader.map_or_else(|| "none".to_owned(), |id| id.to_string())
}

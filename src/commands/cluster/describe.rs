//! `kafkactl cluster describe`: what the cluster consists of, and its health.

use serde::Serialize;

use crate::commands::brokers::{BrokerRow, say_missing_replicas, status_of};
use crate::error::{Result, Status};
use crate::kafka::{Cluster, Partition, Role};
use crate::ops::survey::{BrokerState, BrokerSurvey, survey};
use crate::output::{OF_DESCRIPTION, OutputFormat, escape_controls, table};
use crate::session::{Access, Session};
use crate::util::units::BrokerId;

/// Show the cluster: its id, brokers, racks, and what is under-replicated or offline
///
/// Every broker is asked. One that does not answer within a second is shown as 'no-answer', and the exit status is 3.
/// Under-replicated is judged from metadata: while a reassignment runs, replicas that are being added count as replicas.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl -b kafka-1:9092 cluster describe
  kafkactl --context prod cluster describe -o json | jq .underReplicatedPartitionCount

The controller is shown only for clusters with ZooKeeper. KRaft brokers do not name it: there the active controller is the
leader of the metadata quorum.")]
pub struct ClusterDescribe {}

/// The cluster; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct Description {
    /// The id; `None` where brokers have none.
    cluster_id: Option<String>,
    /// The controller; `None` where that is not known, as of KRaft brokers, which name any one of themselves.
    controller_id: Option<BrokerId>,
    brokers: Vec<BrokerRow>,
    /// Topics that the client may see, internal ones among them.
    topic_count: usize,
    partition_count: usize,
    /// Partitions with fewer in-sync replicas than replicas.
    under_replicated_partition_count: usize,
    /// Partitions without a leader.
    offline_partition_count: usize,
}

pub(super) fn run(_args: &ClusterDescribe, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_DESCRIPTION)?;
    let cluster = session.connect(Access::Read, Role::Admin)?.cluster;
    let description = describe(&cluster)?;
    if format.is_document() {
        session.output.document(format, &description)?;
    } else {
        session.output.write(&[summary(&description).as_bytes(), b"\n"])?;
        session.output.write(&[table(&description.brokers, format == OutputFormat::Wide).as_bytes()])?;
    }
    let missing = description.brokers.iter().map(|broker| (broker.id, broker.missing_replica_count));
    say_missing_replicas(session, missing);
    Ok(status_of(&description.brokers))
}

fn describe(cluster: &Cluster) -> Result<Description> {
    let BrokerSurvey { identity, metadata, brokers } = survey(cluster)?;
    let count = |is: fn(&Partition) -> bool| metadata.partitions().filter(|one| is(one)).count();
    Ok(Description {
        cluster_id: identity.cluster_id,
        controller_id: identity.controller,
        brokers: brokers.into_iter().map(BrokerRow::from).collect(),
        topic_count: metadata.topics.len(),
        partition_count: metadata.partitions().count(),
        under_replicated_partition_count: count(Partition::is_under_replicated),
        offline_partition_count: count(|partition| partition.leader.is_none()),
    })
}

fn summary(description: &Description) -> String {
    let unknown = || "unknown".to_owned();
    let brokers = &description.brokers;
    let racks: std::collections::BTreeSet<_> =
        brokers.iter().filter_map(|broker| broker.rack.as_deref()).collect();
    let up = brokers.iter().filter(|broker| broker.state == BrokerState::Up).count();
    let controller = description.controller_id.map(|id| ("Controller", format!("broker {id}")));
    let lines = [
        Some(("Cluster id", description.cluster_id.clone().unwrap_or_else(unknown))),
        controller,
        Some(("Brokers", format!("{up} of {} up, {} racks", brokers.len(), racks.len()))),
        Some(("Topics", description.topic_count.to_string())),
        Some(("Partitions", description.partition_count.to_string())),
        Some(("Under-replicated", description.under_replicated_partition_count.to_string())),
        Some(("Offline", description.offline_partition_count.to_string())),
    ];
    lines
        .iter()
        .flatten()
        .flat_map(|(label, value)| {
            [format!("{label}:{:1$}", "", 17 - label.len()), format!("{}\n", escape_controls(value))]
        })
        .collect()
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "cluster-describe": Description, "kafkactl cluster describe";
}

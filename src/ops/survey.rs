//! A survey of the brokers: which of them answer, and what they hold.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::error::Result;
use crate::kafka::{Cluster, ClusterIdentity, Metadata, RollCall};
use crate::util::units::BrokerId;

/// Whether a broker is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) enum BrokerState {
    /// It answers.
    Up,
    /// It is part of the cluster and does not answer.
    NoAnswer,
    /// It has replicas and is not part of the cluster.
    Absent,
}

/// The state of a broker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SurveyedBroker {
    pub(crate) id: BrokerId,
    /// `None` for an absent broker, of which only the id is known.
    pub(crate) host: Option<String>,
    pub(crate) port: Option<u16>,
    pub(crate) rack: Option<String>,
    pub(crate) state: BrokerState,
    /// `None` where no controller is known: KRaft brokers do not name it.
    pub(crate) is_controller: Option<bool>,
    pub(crate) leader_count: usize,
    pub(crate) replica_count: usize,
    /// Replicas that it should have in sync and has not.
    pub(crate) missing_replica_count: u64,
}

/// The cluster and all its brokers.
#[derive(Debug)]
pub(crate) struct BrokerSurvey {
    /// The controller is `None` with KRaft.
    pub(crate) identity: ClusterIdentity,
    pub(crate) metadata: Metadata,
    /// The brokers that are alive and those that only have replicas, by id.
    pub(crate) brokers: Vec<SurveyedBroker>,
}

/// Asks the cluster for its topics, and every broker for an answer within a second.
pub(crate) fn survey(cluster: &Cluster) -> Result<BrokerSurvey> {
    let metadata = cluster.metadata()?;
    let RollCall { answered, identity, controller } = cluster.roll_call(&metadata.brokers, false)?;
    let mut identity = identity.map_or_else(|| cluster.identity(), Ok)?;
    // KRaft brokers name any one of themselves, which is not the controller.
    identity.controller = controller;
    let brokers = brokers_of(&answered, &identity, &metadata);
    Ok(BrokerSurvey { identity, metadata, brokers })
}

fn brokers_of(
    answered: &BTreeSet<BrokerId>,
    identity: &ClusterIdentity,
    metadata: &Metadata,
) -> Vec<SurveyedBroker> {
    let missing = metadata.missing_replicas();
    let of_id = |id: BrokerId, state| SurveyedBroker {
        id,
        host: None,
        port: None,
        rack: None,
        state,
        is_controller: identity.controller.map(|controller| controller == id),
        leader_count: metadata.partitions().filter(|partition| partition.leader == Some(id)).count(),
        replica_count: metadata.partitions().filter(|partition| partition.replicas.contains(&id)).count(),
        missing_replica_count: missing.get(&id).copied().unwrap_or(0),
    };
    let alive: BTreeSet<BrokerId> = identity.brokers.iter().map(|broker| broker.id).collect();
    let of_alive = identity.brokers.iter().map(|broker| {
        let state = if answered.contains(&broker.id) { BrokerState::Up } else { BrokerState::NoAnswer };
        SurveyedBroker {
            host: Some(broker.host.clone()),
            port: Some(broker.port),
            rack: broker.rack.clone(),
            ..of_id(broker.id, state)
        }
    });
    let absent = metadata.absent_brokers();
    let of_absent = absent.difference(&alive).map(|&id| of_id(id, BrokerState::Absent));
    let mut brokers: Vec<SurveyedBroker> = of_alive.chain(of_absent).collect();
    brokers.sort_by_key(|broker| broker.id);
    brokers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kafka::{Broker, Partition, Topic};

    #[test]
    fn a_broker_is_up_silent_or_absent_and_counts_what_it_holds() {
        let ids = |ids: &[i32]| ids.iter().copied().map(BrokerId).collect::<Vec<_>>();
        let partition = |id, leader| Partition {
            id,
            leader: Some(BrokerId(leader)),
            replicas: ids(&[1, 2, 9]),
            isr: ids(&[leader]),
        };
        let topic = Topic { name: "t".to_owned(), partitions: vec![partition(0, 1), partition(1, 2)] };
        let mut metadata = Metadata::default();
        (metadata.brokers, metadata.topics) = (ids(&[1, 2]), vec![topic]);
        let broker = |id| Broker { id: BrokerId(id), host: "h".to_owned(), port: 9092, rack: None };
        let identity = ClusterIdentity {
            cluster_id: None,
            controller: Some(BrokerId(2)),
            brokers: vec![broker(2), broker(1)],
        };
        let brokers = brokers_of(&BTreeSet::from([BrokerId(1)]), &identity, &metadata);
        let of = |broker: &SurveyedBroker| {
            let SurveyedBroker { leader_count, replica_count, missing_replica_count, .. } = *broker;
            (broker.id.0, broker.state, leader_count, replica_count, missing_replica_count)
        };
        assert_eq!(
            brokers.iter().map(of).collect::<Vec<_>>(),
            [
                (1, BrokerState::Up, 1, 2, 1),
                (2, BrokerState::NoAnswer, 1, 2, 1),
                (9, BrokerState::Absent, 0, 2, 2)
            ]
        );
        assert_eq!(brokers[1].is_controller, Some(true));
    }
}

//! Copies librdkafka's answers into owned types.

use std::ffi::c_int;

use crate::kafka::error::ErrorCode;
use rdkafka::bindings as rd;

use super::{BrokerFailure, ResourceConfigs, present, raw, slice, text};
use crate::kafka::{Broker, ClusterIdentity, ConfigEntry, ConfigSource, Metadata, Partition, Synonym, Topic};
use crate::util::units::BrokerId;

/// # Safety
/// The structure is as `rd_kafka_metadata` made it, and not destroyed yet.
pub(super) unsafe fn copy_metadata(metadata: &rd::rd_kafka_metadata) -> Metadata {
    let count = |count: c_int| usize::try_from(count).unwrap_or(0);
    // SAFETY: each array has the length beside it, each text ends with a zero; all is copied here.
    unsafe {
        let brokers =
            slice(metadata.brokers, count(metadata.broker_cnt)).iter().map(|broker| BrokerId(broker.id));
        let topics = slice(metadata.topics.cast::<raw::MetadataTopic>(), count(metadata.topic_cnt));
        let failures = topics
            .iter()
            .filter(|topic| !means_no_topic(topic.err))
            .filter_map(|topic| Some((text(topic.topic)?, BrokerFailure::of(topic.err, None))));
        let failures = failures.collect();
        // The answer has a topic that was asked for by name without partitions if it does not exist.
        let topics = topics.iter().filter(|topic| topic.partition_cnt > 0).map(|topic| Topic {
            name: text(topic.topic).unwrap_or_default(),
            partitions: slice(topic.partitions, count(topic.partition_cnt))
                .iter()
                .map(|partition| Partition {
                    id: partition.id,
                    leader: (partition.leader >= 0).then_some(BrokerId(partition.leader)),
                    replicas: brokers_of(slice(partition.replicas, count(partition.replica_cnt))),
                    isr: brokers_of(slice(partition.isrs, count(partition.isr_cnt))),
                })
                .collect(),
        });
        Metadata {
            brokers: brokers.collect(),
            topics: topics.collect(),
            failures,
            answered_by: (metadata.orig_broker_id >= 0).then_some(BrokerId(metadata.orig_broker_id)),
        }
    }
}

/// Whether an error only means that the topic does not exist, or not yet.
fn means_no_topic(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::NONE
            | ErrorCode::UNKNOWN_TOPIC_OR_PARTITION
            | ErrorCode::LEADER_NOT_AVAILABLE
            | ErrorCode::INVALID_TOPIC_EXCEPTION
    )
}

fn brokers_of(ids: &[i32]) -> Vec<BrokerId> {
    ids.iter().copied().map(BrokerId).collect()
}

/// # Safety
/// The event holds the answer to a cluster description, without an error.
pub(super) unsafe fn copy_cluster(event: *mut rd::rd_kafka_event_t) -> ClusterIdentity {
    // SAFETY: by the contract of this function; all is copied here.
    unsafe {
        let result = rd::rd_kafka_event_DescribeCluster_result(event);
        let mut count = 0;
        let nodes = slice(rd::rd_kafka_DescribeCluster_result_nodes(result, &raw mut count), count);
        let controller = rd::rd_kafka_DescribeCluster_result_controller(result);
        ClusterIdentity {
            cluster_id: text(rd::rd_kafka_DescribeCluster_result_cluster_id(result)),
            controller: (!controller.is_null())
                .then(|| rd::rd_kafka_Node_id(controller))
                .filter(|&id| id >= 0)
                .map(BrokerId),
            brokers: nodes.iter().map(|&node| copy_node(node)).collect(),
        }
    }
}

/// # Safety
/// The node is one of an event that still lives.
pub(super) unsafe fn copy_node(node: *const rd::rd_kafka_Node_t) -> Broker {
    // SAFETY: by the contract of this function; all is copied here.
    unsafe {
        Broker {
            id: BrokerId(rd::rd_kafka_Node_id(node)),
            host: text(rd::rd_kafka_Node_host(node)).unwrap_or_default(),
            port: rd::rd_kafka_Node_port(node),
            rack: text(rd::rd_kafka_Node_rack(node)),
        }
    }
}

/// # Safety
/// The resources are those of an event that still lives.
pub(super) unsafe fn copy_resources(
    resources: &[*const rd::rd_kafka_ConfigResource_t],
) -> Vec<ResourceConfigs> {
    let copy = |resource: *const rd::rd_kafka_ConfigResource_t| {
        // SAFETY: by the contract of this function; all is copied here.
        unsafe {
            let name = text(rd::rd_kafka_ConfigResource_name(resource)).unwrap_or_default();
            let result = match raw::rd_kafka_ConfigResource_error(resource) {
                ErrorCode::NONE => {
                    let mut count = 0;
                    let entries = rd::rd_kafka_ConfigResource_configs(resource, &raw mut count);
                    Ok(slice(entries, count).iter().map(|&entry| copy_entry(entry)).collect())
                }
                code => {
                    Err(BrokerFailure::of(code, text(rd::rd_kafka_ConfigResource_error_string(resource))))
                }
            };
            ResourceConfigs { name, result }
        }
    };
    present(resources).map(copy).collect()
}

/// # Safety
/// The entry is one of an event that still lives.
unsafe fn copy_entry(entry: *const rd::rd_kafka_ConfigEntry_t) -> ConfigEntry {
    // SAFETY: by the contract of this function; all is copied here.
    unsafe {
        let mut count = 0;
        let synonyms = rd::rd_kafka_ConfigEntry_synonyms(entry, &raw mut count);
        let source = |entry| source_of(raw::rd_kafka_ConfigEntry_source(entry));
        ConfigEntry {
            name: text(rd::rd_kafka_ConfigEntry_name(entry)).unwrap_or_default(),
            value: text(rd::rd_kafka_ConfigEntry_value(entry)),
            source: source(entry),
            is_read_only: rd::rd_kafka_ConfigEntry_is_read_only(entry) == 1,
            is_sensitive: rd::rd_kafka_ConfigEntry_is_sensitive(entry) == 1,
            synonyms: slice(synonyms, count)
                .iter()
                .map(|&synonym| Synonym {
                    name: text(rd::rd_kafka_ConfigEntry_name(synonym)).unwrap_or_default(),
                    value: text(rd::rd_kafka_ConfigEntry_value(synonym)),
                    source: source(synonym),
                })
                .collect(),
        }
    }
}

/// The number is that of a broker (`DescribeConfigsResponse.ConfigSource`), unchecked.
fn source_of(number: c_int) -> ConfigSource {
    match number {
        1 => ConfigSource::Topic,
        2 => ConfigSource::DynamicBroker,
        3 => ConfigSource::DynamicDefaultBroker,
        4 => ConfigSource::StaticBroker,
        5 => ConfigSource::Default,
        _ => ConfigSource::Unknown,
    }
}

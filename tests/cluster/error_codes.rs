//! Error codes of a broker that librdkafka or this program does not know: each is told, and none is taken for another.

use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use kafka_protocol::messages::create_topics_response::CreatableTopicResult;
use kafka_protocol::messages::describe_configs_request::DescribeConfigsResource;
use kafka_protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResult,
};
use kafka_protocol::messages::fetch_response::{FetchableTopicResponse, PartitionData};
use kafka_protocol::messages::list_groups_response::ListedGroup;
use kafka_protocol::messages::list_offsets_response::{
    ListOffsetsPartitionResponse, ListOffsetsTopicResponse,
};
use kafka_protocol::messages::metadata_response::{
    MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use kafka_protocol::messages::offset_fetch_response::{
    OffsetFetchResponsePartition, OffsetFetchResponseTopic,
};
use kafka_protocol::messages::{
    ApiKey, BrokerId, CreateTopicsRequest, CreateTopicsResponse, DescribeConfigsRequest,
    DescribeConfigsResponse, FetchResponse, GroupId, ListGroupsResponse, ListOffsetsRequest,
    ListOffsetsResponse, MetadataRequest, MetadataResponse, OffsetFetchResponse, TopicName,
};
use kafka_protocol::protocol::{Decodable, StrBytes};

use super::cluster::run_at;
use super::stub::{encoded, own_coordinator, stub};

const TOPIC: &str = "t";

fn topic_name() -> TopicName {
    TopicName(StrBytes::from_static_str(TOPIC))
}

/// What the stub answers by an error code.
#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Metadata,
    Create,
    Configs,
    Offsets,
    Commits,
    Groups,
    Fetch,
}

fn localhost() -> StrBytes {
    StrBytes::from_static_str("127.0.0.1")
}

/// One broker with one topic, which comes without partitions where it has an error, as it does from brokers.
fn metadata(port: u16, code: i16, body: &mut Bytes, version: i16) -> Vec<u8> {
    let asked = MetadataRequest::decode(body, version).unwrap();
    let is_asked = asked.topics.is_none_or(|topics| topics.iter().any(|one| one.name == Some(topic_name())));
    let broker = MetadataResponseBroker::default()
        .with_node_id(BrokerId(1))
        .with_host(localhost())
        .with_port(port.into());
    let partition = MetadataResponsePartition::default()
        .with_leader_id(BrokerId(1))
        .with_replica_nodes(vec![BrokerId(1)])
        .with_isr_nodes(vec![BrokerId(1)]);
    let topic = MetadataResponseTopic::default()
        .with_name(Some(topic_name()))
        .with_error_code(code)
        .with_partitions(if code == 0 { vec![partition] } else { Vec::new() });
    let answer = MetadataResponse::default().with_brokers(vec![broker]).with_topics(if is_asked {
        vec![topic]
    } else {
        Vec::new()
    });
    encoded(&answer, version)
}

/// One config, from a source that nobody knows.
fn configs(code: i16, body: &mut Bytes, version: i16) -> Vec<u8> {
    let asked = DescribeConfigsRequest::decode(body, version).unwrap();
    let config = DescribeConfigsResourceResult::default()
        .with_name(StrBytes::from_static_str("retention.ms"))
        .with_value(Some(StrBytes::from_static_str("1")))
        .with_config_source(6);
    let result = |resource: &DescribeConfigsResource| {
        DescribeConfigsResult::default()
            .with_resource_type(resource.resource_type)
            .with_resource_name(resource.resource_name.clone())
            .with_error_code(code)
            .with_configs(vec![config.clone()])
    };
    let results = asked.resources.iter().map(result).collect();
    encoded(&DescribeConfigsResponse::default().with_results(results), version)
}

/// A cluster of one broker with one topic, that answers one kind of request by an error code.
fn broker_with_code(what: Answer, code: i16) -> String {
    const APIS: &[(ApiKey, i16)] = &[
        (ApiKey::Metadata, 9),
        (ApiKey::CreateTopics, 4),
        (ApiKey::DescribeConfigs, 1),
        (ApiKey::ListOffsets, 5),
        (ApiKey::OffsetFetch, 7),
        (ApiKey::FindCoordinator, 2),
        (ApiKey::ListGroups, 4),
        (ApiKey::Fetch, 11),
        // Without it librdkafka asks for records in versions that brokers have dropped.
        (ApiKey::Produce, 7),
    ];
    let code_of = move |kind| if kind == what { code } else { 0 };
    let fetched = AtomicBool::new(false);
    let port = stub(APIS, move |port, key, version, body| {
        Some(match key {
            ApiKey::Metadata => metadata(port, code_of(Answer::Metadata), body, version),
            ApiKey::CreateTopics => {
                let asked = CreateTopicsRequest::decode(body, version).unwrap();
                let result = |name: &TopicName| {
                    CreatableTopicResult::default()
                        .with_name(name.clone())
                        .with_error_code(code_of(Answer::Create))
                };
                let results = asked.topics.iter().map(|topic| result(&topic.name)).collect();
                encoded(&CreateTopicsResponse::default().with_topics(results), version)
            }
            ApiKey::DescribeConfigs => configs(code_of(Answer::Configs), body, version),
            ApiKey::ListOffsets => {
                let asked = ListOffsetsRequest::decode(body, version).unwrap();
                let is_beginning = asked.topics[0].partitions[0].timestamp == -2;
                let end = ListOffsetsPartitionResponse::default().with_error_code(code_of(Answer::Offsets));
                let topic = ListOffsetsTopicResponse::default()
                    .with_name(topic_name())
                    .with_partitions(vec![end.with_offset(if is_beginning { 0 } else { 10 })]);
                encoded(&ListOffsetsResponse::default().with_topics(vec![topic]), version)
            }
            ApiKey::OffsetFetch => {
                let commit = OffsetFetchResponsePartition::default()
                    .with_committed_offset(7)
                    .with_error_code(code_of(Answer::Commits));
                let topic =
                    OffsetFetchResponseTopic::default().with_name(topic_name()).with_partitions(vec![commit]);
                encoded(&OffsetFetchResponse::default().with_topics(vec![topic]), version)
            }
            ApiKey::FindCoordinator => own_coordinator(port, version),
            ApiKey::ListGroups => {
                let group = ListedGroup::default()
                    .with_group_id(GroupId(StrBytes::from_static_str("g")))
                    .with_protocol_type(StrBytes::from_static_str("consumer"))
                    .with_group_state(StrBytes::from_static_str("Empty"));
                let answer = ListGroupsResponse::default()
                    .with_error_code(code_of(Answer::Groups))
                    .with_groups(vec![group]);
                encoded(&answer, version)
            }
            ApiKey::Fetch => {
                // One answer is enough: the partition is given up then.
                if fetched.swap(true, Ordering::Relaxed) {
                    return None;
                }
                let partition = PartitionData::default()
                    .with_error_code(code_of(Answer::Fetch))
                    .with_high_watermark(10)
                    .with_last_stable_offset(10);
                let topic = FetchableTopicResponse::default()
                    .with_topic(topic_name())
                    .with_partitions(vec![partition]);
                encoded(&FetchResponse::default().with_responses(vec![topic]), version)
            }
            _ => return None,
        })
    });
    format!("127.0.0.1:{port}")
}

/// 103 is one of Kafka's that librdkafka does not know, 999 is nobody's.
const CODES: [(i16, &str); 2] =
    [(103, "INCONSISTENT_TOPIC_ID (error code 103)"), (999, "error code 999, which kafkactl does not know")];

#[track_caller]
fn assert_tells(what: Answer, code: i16, args: &[&str], message: &str, status: i32) {
    let outcome = run_at(&broker_with_code(what, code), args);
    assert!(outcome.stderr.contains(message), "{code}: {}\n{}", outcome.stderr, outcome.text());
    assert_eq!(outcome.status, Some(status), "{code}: {}", outcome.stderr);
}

#[test]
fn an_unknown_code_is_told_of_in_every_answer() {
    for (code, words) in CODES {
        let told = |what: &str| format!("{what}: {words}");
        let metadata = told("could not ask for the topic 't'");
        assert_tells(Answer::Metadata, code, &["topics", "describe", "t"], &metadata, 1);
        assert_tells(Answer::Metadata, code, &["consume", "t", "--exit"], &metadata, 1);
        let create = told("could not create topic 'new'");
        assert_tells(Answer::Create, code, &["topics", "create", "new"], &create, 1);
        let configs = told("could not read the configs of topic 't'");
        assert_tells(Answer::Configs, code, &["topics", "configs", "t"], &configs, 1);
        let offsets = told("could not ask for an offset of 't' partition 0");
        assert_tells(Answer::Offsets, code, &["topics", "offsets", "t"], &offsets, 1);
        let groups = told("could not list groups: Broker [1] ListConsumerGroups");
        assert_tells(Answer::Groups, code, &["groups", "list"], &groups, 1);
    }
}

#[test]
fn an_unknown_code_in_place_of_records_ends_the_partition() {
    let args = ["consume", "t", "--from", "0", "--exit", "--timeout", "5"];
    let made_again = "topic 't' was deleted while it was read";
    assert_tells(Answer::Fetch, 103, &args, made_again, 7);
    let unknown = "could not read 't' partition 0: Fetch from broker 1 failed at offset 0 (leader epoch -1): \
         error code 999, which kafkactl does not know";
    assert_tells(Answer::Fetch, 999, &args, unknown, 1);
}

#[test]
fn an_unknown_source_of_a_config_is_shown_as_unknown() {
    let address = broker_with_code(Answer::Configs, 0);
    let outcome = run_at(&address, &["topics", "configs", "t", "--all", "-o", "csv"]);
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    assert!(outcome.text().contains("unknown"), "{}", outcome.text());
}

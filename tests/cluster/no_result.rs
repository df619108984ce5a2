//! Answers that have no result for what was asked: nothing is said to be so, or done, that no broker has said.

use bytes::Bytes;
use kafka_protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResult,
};
use kafka_protocol::messages::describe_groups_response::DescribedGroup;
use kafka_protocol::messages::incremental_alter_configs_request::AlterConfigsResource;
use kafka_protocol::messages::incremental_alter_configs_response::AlterConfigsResourceResponse;
use kafka_protocol::messages::list_offsets_response::{
    ListOffsetsPartitionResponse, ListOffsetsTopicResponse,
};
use kafka_protocol::messages::offset_fetch_response::{
    OffsetFetchResponsePartition, OffsetFetchResponseTopic,
};
use kafka_protocol::messages::{
    ApiKey, BrokerId, CreatePartitionsResponse, CreateTopicsResponse, DeleteRecordsResponse,
    DeleteTopicsResponse, DescribeConfigsRequest, DescribeConfigsResponse, DescribeGroupsRequest,
    DescribeGroupsResponse, ElectLeadersResponse, GroupId, IncrementalAlterConfigsRequest,
    IncrementalAlterConfigsResponse, ListGroupsResponse, ListOffsetsRequest, ListOffsetsResponse,
    MetadataResponse, OffsetCommitResponse, OffsetDeleteResponse, OffsetFetchResponse,
};
use kafka_protocol::protocol::{Decodable, StrBytes};

use super::cluster::run_at;
use super::stub::{encoded, metadata, own_coordinator, stub};

/// A broker with `topic-0` and `topic-1`, of one partition each, whose answers have no results. What has to be read before a
/// change it tells, but for what is `unread`.
fn broker_without_results(unread: Option<ApiKey>) -> String {
    const APIS: &[(ApiKey, i16)] = &[
        (ApiKey::Metadata, 9),
        (ApiKey::CreateTopics, 4),
        (ApiKey::DeleteTopics, 3),
        (ApiKey::CreatePartitions, 1),
        (ApiKey::DescribeConfigs, 1),
        (ApiKey::IncrementalAlterConfigs, 0),
        (ApiKey::ListOffsets, 5),
        (ApiKey::DeleteRecords, 1),
        (ApiKey::ElectLeaders, 1),
        (ApiKey::FindCoordinator, 2),
        (ApiKey::ListGroups, 4),
        (ApiKey::OffsetFetch, 7),
        (ApiKey::OffsetCommit, 7),
        (ApiKey::OffsetDelete, 0),
        (ApiKey::DescribeGroups, 4),
    ];
    let port = stub(APIS, move |port, key, version, body| {
        if unread == Some(key) {
            return Some(match key {
                ApiKey::DescribeConfigs => encoded(&DescribeConfigsResponse::default(), version),
                _ => encoded(&ListOffsetsResponse::default(), version),
            });
        }
        Some(match key {
            ApiKey::Metadata => led_by_the_second_replica(&metadata(port, version, body, 2, 1, 2).0, version),
            ApiKey::DescribeConfigs => configs_of_the_last(body, version),
            ApiKey::ListOffsets => offsets(body, version),
            ApiKey::CreateTopics => encoded(&CreateTopicsResponse::default(), version),
            ApiKey::DeleteTopics => encoded(&DeleteTopicsResponse::default(), version),
            ApiKey::CreatePartitions => encoded(&CreatePartitionsResponse::default(), version),
            ApiKey::IncrementalAlterConfigs => result_of_a_check(body, version),
            ApiKey::DeleteRecords => encoded(&DeleteRecordsResponse::default(), version),
            ApiKey::ElectLeaders => encoded(&ElectLeadersResponse::default(), version),
            ApiKey::FindCoordinator => own_coordinator(port, version),
            ApiKey::ListGroups => encoded(&ListGroupsResponse::default(), version),
            ApiKey::OffsetFetch => commits(version),
            ApiKey::DescribeGroups => groups_at_rest(body, version),
            ApiKey::OffsetCommit => encoded(&OffsetCommitResponse::default(), version),
            ApiKey::OffsetDelete => encoded(&OffsetDeleteResponse::default(), version),
            _ => return None,
        })
    });
    format!("127.0.0.1:{port}")
}

/// Partitions that are led by another broker than the preferred one.
fn led_by_the_second_replica(answer: &[u8], version: i16) -> Vec<u8> {
    let mut answer = MetadataResponse::decode(&mut Bytes::copy_from_slice(answer), version).unwrap();
    for partition in answer.topics.iter_mut().flat_map(|topic| &mut topic.partitions) {
        partition.replica_nodes = vec![BrokerId(2), BrokerId(1)];
    }
    encoded(&answer, version)
}

/// Configs of the last resource that was asked about, and of no other.
fn configs_of_the_last(body: &mut Bytes, version: i16) -> Vec<u8> {
    let asked = DescribeConfigsRequest::decode(body, version).unwrap();
    let config = DescribeConfigsResourceResult::default()
        .with_name(StrBytes::from_static_str("retention.ms"))
        .with_value(Some(StrBytes::from_static_str("1")));
    let result = asked.resources.last().map(|resource| {
        DescribeConfigsResult::default()
            .with_resource_type(resource.resource_type)
            .with_resource_name(resource.resource_name.clone())
            .with_configs(vec![config])
    });
    encoded(&DescribeConfigsResponse::default().with_results(result.into_iter().collect()), version)
}

/// The answer to a check says that all is well; that to a change says nothing.
fn result_of_a_check(body: &mut Bytes, version: i16) -> Vec<u8> {
    let asked = IncrementalAlterConfigsRequest::decode(body, version).unwrap();
    let result = |resource: &AlterConfigsResource| {
        AlterConfigsResourceResponse::default()
            .with_resource_type(resource.resource_type)
            .with_resource_name(resource.resource_name.clone())
    };
    let checked = asked.resources.iter().filter(|_| asked.validate_only).map(result);
    let answer = IncrementalAlterConfigsResponse::default().with_responses(checked.collect());
    encoded(&answer, version)
}

/// Every partition has ten records.
pub fn offsets(body: &mut Bytes, version: i16) -> Vec<u8> {
    let asked = ListOffsetsRequest::decode(body, version).unwrap();
    let topics = asked.topics.iter().map(|topic| {
        let partitions = topic.partitions.iter().map(|partition| {
            ListOffsetsPartitionResponse::default()
                .with_partition_index(partition.partition_index)
                .with_offset(if partition.timestamp == -2 { 0 } else { 10 })
        });
        ListOffsetsTopicResponse::default()
            .with_name(topic.name.clone())
            .with_partitions(partitions.collect())
    });
    encoded(&ListOffsetsResponse::default().with_topics(topics.collect()), version)
}

/// Every group has committed offset 7 of the first topic.
pub fn commits(version: i16) -> Vec<u8> {
    let commit = OffsetFetchResponsePartition::default().with_committed_offset(7);
    let topic = OffsetFetchResponseTopic::default()
        .with_name(kafka_protocol::messages::TopicName(StrBytes::from_static_str("topic-0")))
        .with_partitions(vec![commit]);
    encoded(&OffsetFetchResponse::default().with_topics(vec![topic]), version)
}

/// Groups without members.
pub fn groups_at_rest(body: &mut Bytes, version: i16) -> Vec<u8> {
    let asked = DescribeGroupsRequest::decode(body, version).unwrap();
    let group = |name: &GroupId| {
        DescribedGroup::default()
            .with_group_id(name.clone())
            .with_protocol_type(StrBytes::from_static_str("consumer"))
            .with_group_state(StrBytes::from_static_str("Empty"))
    };
    encoded(&DescribeGroupsResponse::default().with_groups(asked.groups.iter().map(group).collect()), version)
}

/// A broker whose answers about offsets have no results.
fn broker_without_offsets() -> String {
    broker_without_results(Some(ApiKey::ListOffsets))
}

#[test]
fn configs_that_are_not_in_the_answer_are_not_said_to_be_none() {
    let outcome = run_at(&broker_without_results(None), &["topics", "configs", "topic-0", "topic-1"]);
    let missing = "error: could not read the configs of topic 'topic-0': the answer of the broker has no result for it\n";
    assert_eq!((outcome.stderr.as_str(), outcome.status), (missing, Some(3)));
    assert!(outcome.text().contains("topic-1  retention.ms"), "{}", outcome.text());
    let args = ["topics", "configs", "topic-0"];
    let outcome = run_at(&broker_without_results(Some(ApiKey::DescribeConfigs)), &args);
    assert_eq!((outcome.text(), outcome.stderr.as_str(), outcome.status), ("", missing, Some(1)));
    // What is read beside is left open.
    let outcome = run_at(&broker_without_results(None), &["topics", "describe", "topic-0", "topic-1"]);
    assert!(outcome.text().contains("Configs:  could not be read"), "{}", outcome.text());
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
}

#[test]
fn offsets_that_are_not_in_the_answer_are_unknown() {
    let missing = "error: could not ask for an offset of 'topic-0' partition 0: no answer about it came from its leader\n";
    for args in [
        &["topics", "offsets", "topic-0"][..],
        &["topics", "trim", "topic-0", "--before", "end", "--yes"],
        &["consume", "topic-0", "--exit"],
    ] {
        let outcome = run_at(&broker_without_offsets(), args);
        assert_eq!((outcome.stderr.as_str(), outcome.status), (missing, Some(5)), "{args:?}");
    }
    let outcome = run_at(&broker_without_offsets(), &["groups", "lag", "g"]);
    assert_eq!(
        (outcome.text(), outcome.status),
        ("GROUP      LAG\ng      unknown\n", Some(3)),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_change_that_the_answer_does_not_speak_of_is_not_known() {
    for (args, what) in [
        (&["topics", "create", "new"][..], "create topic 'new'"),
        (&["topics", "delete", "topic-0", "--yes"], "delete topic 'topic-0'"),
        (&["topics", "add-partitions", "topic-0", "--total", "3"], "add partitions to topic 'topic-0'"),
        (
            &["topics", "trim", "topic-0", "--before", "end", "--yes"],
            "delete records of 'topic-0' partition 0",
        ),
        (&["topics", "elect", "topic-0"], "elect a leader of 'topic-0' partition 0"),
        (
            &["groups", "reset", "g", "--topic", "topic-0", "--to", "beginning", "--yes"],
            "change the commits of group 'g', 'topic-0' partition 0",
        ),
        (
            &["groups", "delete-offsets", "g", "--topic", "topic-0", "--yes"],
            "change the commits of group 'g', 'topic-0' partition 0",
        ),
    ] {
        assert_is_not_known(
            args,
            &format!("could not {what}: the answer of the broker has no result for it"),
        );
    }
    // librdkafka takes these answers for broken ones.
    let broken = "the answer of the broker cannot be read: Received 0 ConfigResources in response when 1 were requested";
    for (args, what) in [
        (&["topics", "alter", "topic-1", "--set", "retention.ms=2", "--yes"][..], "topic 'topic-1'"),
        (&["brokers", "configs", "1", "--set", "log.cleaner.threads=2", "--yes"], "broker 1"),
    ] {
        assert_is_not_known(args, &format!("could not change the configs of {what}: {broken}"));
    }
}

#[track_caller]
fn assert_is_not_known(args: &[&str], error: &str) {
    let outcome = run_at(&broker_without_results(None), args);
    let said = format!("error: {error}\n");
    assert!(outcome.stderr.contains(&said), "{args:?} {}", outcome.stderr);
    assert!(outcome.text().contains("NOT KNOWN"), "{args:?} {}", outcome.text());
    assert!(outcome.stderr.contains("1 not known"), "{args:?} {}", outcome.stderr);
    assert_eq!(outcome.status, Some(1), "{args:?}");
}

#[test]
fn a_check_that_the_answer_does_not_speak_of_is_not_passed() {
    for args in [
        &["topics", "create", "new", "--dry-run"][..],
        &["topics", "add-partitions", "topic-0", "--total", "3", "--dry-run"],
    ] {
        let outcome = run_at(&broker_without_results(None), args);
        assert!(
            outcome.stderr.contains("the answer of the broker has no result for it"),
            "{}",
            outcome.stderr
        );
        assert!(outcome.text().contains("NOT DONE"), "{args:?} {}", outcome.text());
        assert_eq!(outcome.status, Some(1), "{args:?}");
    }
}

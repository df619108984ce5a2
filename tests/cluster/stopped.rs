//! Changes that a signal stops while a broker has not answered all of them: each item has a row that says what is known of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use bytes::Bytes;
use kafka_protocol::messages::delete_groups_response::DeletableGroupResult;
use kafka_protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResult,
};
use kafka_protocol::messages::incremental_alter_configs_response::AlterConfigsResourceResponse;
use kafka_protocol::messages::offset_commit_response::{
    OffsetCommitResponsePartition, OffsetCommitResponseTopic,
};
use kafka_protocol::messages::{
    ApiKey, DeleteGroupsRequest, DeleteGroupsResponse, DescribeConfigsRequest, DescribeConfigsResponse,
    IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse, ListGroupsResponse, OffsetCommitRequest,
    OffsetCommitResponse,
};
use kafka_protocol::protocol::{Decodable, StrBytes};

use super::binary::{Outcome, kafkactl};
use super::no_result::{commits, groups_at_rest, offsets};
use super::running::Running;
use super::stub::{encoded, metadata, own_coordinator, stub};

/// A broker with `topic-0` to `topic-4` that answers so many changes and no more; and how many have come.
fn broker_that_answers(changes: usize) -> (String, Arc<AtomicUsize>) {
    const APIS: &[(ApiKey, i16)] = &[
        (ApiKey::Metadata, 9),
        (ApiKey::DeleteTopics, 3),
        (ApiKey::DescribeConfigs, 1),
        (ApiKey::IncrementalAlterConfigs, 0),
        (ApiKey::ListOffsets, 5),
        (ApiKey::DeleteRecords, 1),
        (ApiKey::FindCoordinator, 2),
        (ApiKey::ListGroups, 4),
        (ApiKey::OffsetFetch, 7),
        (ApiKey::OffsetCommit, 7),
        (ApiKey::DeleteGroups, 1),
        (ApiKey::DescribeGroups, 4),
    ];
    let seen = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&seen);
    let change = move |answer: Vec<u8>| {
        if counted.fetch_add(1, Ordering::SeqCst) >= changes {
            loop {
                thread::park();
            }
        }
        answer
    };
    let port = stub(APIS, move |port, key, version, body| {
        Some(match key {
            ApiKey::Metadata => metadata(port, version, body, 5, 1, 2).0,
            ApiKey::DescribeConfigs => configs(body, version),
            ApiKey::ListOffsets => offsets(body, version),
            ApiKey::FindCoordinator => own_coordinator(port, version),
            ApiKey::ListGroups => encoded(&ListGroupsResponse::default(), version),
            ApiKey::OffsetFetch => commits(version),
            ApiKey::DescribeGroups => groups_at_rest(body, version),
            ApiKey::OffsetCommit => change(committed(body, version)),
            ApiKey::DeleteGroups => change(deleted(body, version)),
            ApiKey::IncrementalAlterConfigs => {
                let (is_check, answer) = altered(body, version);
                if is_check { answer } else { change(answer) }
            }
            ApiKey::DeleteTopics | ApiKey::DeleteRecords => change(Vec::new()),
            _ => return None,
        })
    });
    (format!("127.0.0.1:{port}"), seen)
}

/// Every topic has a config.
fn configs(body: &mut Bytes, version: i16) -> Vec<u8> {
    let asked = DescribeConfigsRequest::decode(body, version).unwrap();
    let config = DescribeConfigsResourceResult::default()
        .with_name(StrBytes::from_static_str("retention.ms"))
        .with_value(Some(StrBytes::from_static_str("1")));
    let results = asked.resources.into_iter().map(|resource| {
        DescribeConfigsResult::default()
            .with_resource_type(resource.resource_type)
            .with_resource_name(resource.resource_name)
            .with_configs(vec![config.clone()])
    });
    encoded(&DescribeConfigsResponse::default().with_results(results.collect()), version)
}

/// Every commit is taken.
pub fn committed(body: &mut Bytes, version: i16) -> Vec<u8> {
    let asked = OffsetCommitRequest::decode(body, version).unwrap();
    let topics = asked.topics.into_iter().map(|topic| {
        let partition =
            |one: &kafka_protocol::messages::offset_commit_request::OffsetCommitRequestPartition| {
                OffsetCommitResponsePartition::default().with_partition_index(one.partition_index)
            };
        let partitions = topic.partitions.iter().map(partition).collect();
        OffsetCommitResponseTopic::default().with_name(topic.name).with_partitions(partitions)
    });
    encoded(&OffsetCommitResponse::default().with_topics(topics.collect()), version)
}

fn deleted(body: &mut Bytes, version: i16) -> Vec<u8> {
    let asked = DeleteGroupsRequest::decode(body, version).unwrap();
    let results =
        asked.groups_names.into_iter().map(|name| DeletableGroupResult::default().with_group_id(name));
    encoded(&DeleteGroupsResponse::default().with_results(results.collect()), version)
}

/// Whether the values are only checked, and the answer.
fn altered(body: &mut Bytes, version: i16) -> (bool, Vec<u8>) {
    let asked = IncrementalAlterConfigsRequest::decode(body, version).unwrap();
    let responses = asked.resources.into_iter().map(|resource| {
        AlterConfigsResourceResponse::default()
            .with_resource_type(resource.resource_type)
            .with_resource_name(resource.resource_name)
    });
    let answer = IncrementalAlterConfigsResponse::default().with_responses(responses.collect());
    (asked.validate_only, encoded(&answer, version))
}

/// Runs a command until the broker keeps a change to itself, and stops it.
fn stopped(answered: usize, args: &[&str]) -> Outcome {
    let (address, seen) = broker_that_answers(answered);
    let mut command = kafkactl();
    command.args(["-b", &address]).args(args).arg("--yes");
    let state = tempfile::tempdir().unwrap();
    let running = Running::start(command.env("XDG_STATE_HOME", state.path()));
    running.wait_for("the change", |_| seen.load(Ordering::SeqCst) > answered);
    running.signal("-TERM");
    let outcome = running.outcome();
    assert_eq!(outcome.status, Some(143), "{args:?} {}", outcome.stderr);
    let warned = "warning: what is NOT KNOWN may have been done nevertheless: check before you repeat it\n";
    assert!(outcome.stderr.contains(warned), "{args:?} {}", outcome.stderr);
    outcome
}

fn count(outcome: &Outcome, result: &str) -> usize {
    outcome.text().lines().filter(|line| line.ends_with(result)).count()
}

#[test]
fn groups_are_done_not_known_or_not_done_when_their_change_is_stopped() {
    let names: Vec<String> = (0..100).map(|number| format!("g{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for (verb, more, done) in
        [("reset", &["--topic", "topic-0", "--to", "3"][..], "  changed"), ("delete", &[], "  deleted")]
    {
        let outcome = stopped(5, &[&["groups", verb], &names[..], more].concat());
        let (done, open, not) =
            (count(&outcome, done), count(&outcome, "  NOT KNOWN"), count(&outcome, "  NOT DONE"));
        assert_eq!(done + open + not, 100, "{verb} {}", outcome.text());
        // Those that were answered may be on their way still; no more than were sent can be open.
        assert!(done <= 5 && (1..=64).contains(&open) && not >= 31, "{verb}: {done} {open} {not}");
    }
}

#[test]
fn topics_are_done_not_known_or_not_done_when_their_change_is_stopped() {
    let topics = ["topic-0", "topic-1", "topic-2"];
    // One request for all of them.
    for args in [&["topics", "delete"][..], &["topics", "trim", "--before", "end"]] {
        let outcome = stopped(0, &[args, &topics[..]].concat());
        let rows = outcome.text().lines().count() - 1;
        assert_eq!((rows, count(&outcome, "  NOT KNOWN")), (3, 3), "{}", outcome.text());
    }
    // One request for each.
    let outcome = stopped(1, &[&["topics", "alter", "--set", "retention.ms=2"], &topics[..]].concat());
    let results: Vec<&str> =
        outcome.text().lines().skip(1).filter_map(|line| line.rsplit("  ").next()).collect();
    assert_eq!(results, ["changed", "NOT KNOWN", "NOT DONE"], "{}", outcome.text());
}

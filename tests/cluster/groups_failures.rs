//! Groups while coordinators and leaders are away: what is not known is said to be unknown.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use kafka_protocol::messages::describe_groups_response::DescribedGroup;
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
    ApiKey, BrokerId, DescribeGroupsRequest, DescribeGroupsResponse, GroupId, ListGroupsResponse,
    ListOffsetsResponse, MetadataRequest, MetadataResponse, OffsetFetchResponse, TopicName,
};
use kafka_protocol::protocol::{Decodable, StrBytes};
use serde_json::Value;

use super::cluster::{TestCluster, run_at};
use super::consume::{create, create_assigned};
use super::groups::{commit, groups, json};
use super::java::{CONSUMER_GROUPS, printed};
use super::no_result::{groups_at_rest, offsets};
use super::records::write_numbers;
use super::schema::assert_valid;
use super::stopped::committed;
use super::stub::{encoded, metadata, own_coordinator, stub};

/// The broker that goes away: alone in its rack it leads every other partition or so of any topic, while one of the two in the
/// other rack may lead none of the eight of `__consumer_offsets`.
const GONE: u8 = 2;

/// Groups with their coordinators: [`GONE`] coordinates some of them, and others the rest.
fn coordinated(cluster: &TestCluster, prefix: &str, topic: &str) -> Vec<(String, i64)> {
    // The first commit to a cluster makes the topic of commits.
    commit(cluster, &format!("{prefix}-0"), topic, &[1]);
    // After a broker was away the others coordinate all groups.
    let elect = ["topics", "elect", "__consumer_offsets"];
    assert_eq!(cluster.run("PLAINTEXT", &elect).status, Some(0));
    for number in 1..24 {
        commit(cluster, &format!("{prefix}-{number}"), topic, &[1]);
    }
    let all = json(cluster, &["list", &format!("{prefix}-*")]);
    let found: Vec<(String, i64)> = all
        .iter()
        .map(|one| (one["name"].as_str().unwrap().to_owned(), one["coordinator"].as_i64().unwrap()))
        .collect();
    let its = found.iter().filter(|(_, of)| *of == i64::from(GONE)).count();
    assert!((4..found.len()).contains(&its), "{found:?}");
    found
}

#[test]
fn groups_of_a_coordinator_that_does_not_answer_are_marked_and_the_others_told() {
    let cluster = TestCluster::spare();
    create_assigned(&cluster, "silent-coordinator", "1");
    write_numbers(&cluster, "silent-coordinator", 1, 0..5);
    let found = coordinated(&cluster, "silent", "silent-coordinator");
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    let frozen = cluster.freeze(GONE);
    let silent = found.iter().filter(|(_, coordinator)| *coordinator == i64::from(GONE)).count();
    let begun = Instant::now();
    let outcome = groups(&cluster, &[&["lag"], &names[..], &["--timeout", "4"]].concat());
    // The groups of the silent broker are waited for together, not one after the other.
    assert!(
        begun.elapsed() < Duration::from_secs(4) * u32::try_from(silent).unwrap(),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
    assert_valid("groups-lag", &outcome.stdout);
    let rows: Vec<Value> = serde_json::from_slice(&outcome.stdout).unwrap();
    for (name, coordinator) in &found {
        let row = rows.iter().find(|row| row["group"] == name.as_str());
        if *coordinator == i64::from(GONE) {
            assert!(row.is_none());
            let said =
                format!("could not read the commits of group '{name}': its coordinator does not answer");
            assert!(outcome.stderr.contains(&said), "{}", outcome.stderr);
        } else {
            assert_eq!(row.unwrap()["lag"], 4);
        }
    }
    drop(frozen);
    // Again, before the cluster notices.
    let frozen = cluster.freeze(GONE);
    let listed = groups(&cluster, &["list", "silent-*", "--timeout", "3"]);
    assert_eq!(listed.status, Some(3), "{}", listed.stderr);
    let missing = format!("broker {GONE} does not answer: the groups that it coordinates are missing");
    assert!(listed.stderr.contains(&missing), "{}", listed.stderr);
    let rows: Vec<Value> = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(rows.len(), found.iter().filter(|(_, coordinator)| *coordinator != i64::from(GONE)).count());
    drop(frozen);
}

#[test]
fn groups_of_a_stopped_coordinator_move_to_another_and_are_told_without_a_failure() {
    let cluster = TestCluster::spare();
    create(&cluster, "stopped-coordinator", "1", &[]);
    write_numbers(&cluster, "stopped-coordinator", 1, 0..5);
    let found = coordinated(&cluster, "stopped", "stopped-coordinator");
    let stopped = cluster.kill(GONE);
    // Until the cluster has noticed, the old coordinator is silent; then groups move.
    cluster.wait_until(&["groups", "list", "stopped-*", "-o", "name", "--timeout", "4"], |text| {
        text.lines().count() == found.len()
    });
    let rows = json(&cluster, &["lag", "stopped-*"]);
    assert_eq!(rows.len(), found.len());
    assert!(rows.iter().all(|row| row["lag"] == 4), "{rows:?}");
    drop(stopped);
}

#[test]
fn lag_behind_a_leader_that_does_not_answer_is_unknown() {
    let cluster = TestCluster::spare();
    create_assigned(&cluster, "silent-leader", "1,2");
    write_numbers(&cluster, "silent-leader", 2, 0..10);
    let found = coordinated(&cluster, "leader", "silent-leader");
    let group = found.into_iter().find(|(_, of)| *of != i64::from(GONE)).unwrap().0;
    commit(&cluster, &group, "silent-leader", &[1, 2]);
    let frozen = cluster.freeze(GONE);
    let outcome = groups(&cluster, &["lag", &group, "--by", "partition", "--timeout", "4", "--max-lag", "1"]);
    assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
    let rows: Vec<Value> = serde_json::from_slice(&outcome.stdout).unwrap();
    assert_eq!([&rows[0]["lag"], &rows[1]["lag"]], [&Value::from(4), &Value::Null]);
    let described = cluster.run("PLAINTEXT", &["groups", "describe", &group, "--timeout", "4"]);
    assert_eq!(described.status, Some(3), "{}", described.stderr);
    assert!(described.text().contains("Lag:          unknown"), "{}", described.text());
    drop(frozen);
}

#[test]
fn commits_of_a_topic_that_was_made_again_lie_beyond_its_end() {
    let cluster = TestCluster::shared();
    create(&cluster, "anew", "2", &[]);
    write_numbers(&cluster, "anew", 2, 0..200);
    assert_eq!(cluster.run("PLAINTEXT", &["topics", "delete", "anew", "--yes", "--no-undo"]).status, Some(0));
    create(&cluster, "anew", "1", &[]);
    write_numbers(&cluster, "anew", 1, 0..5);
    // A consumer that has not noticed commits what it has read.
    commit(&cluster, "anew", "anew", &[100]);
    let outcome = groups(&cluster, &["describe", "anew", "--exit-code"]);
    assert_eq!(outcome.status, Some(4), "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("'anew' partition 0: commit lies 95 beyond the end"),
        "{}",
        outcome.stderr
    );
    let group: Value = serde_json::from_slice(&outcome.stdout).unwrap();
    let partition = &group[0]["partitions"][0];
    assert_eq!(partition["finding"], "beyondEnd");
    assert_eq!([&partition["lag"], &partition["beyondEndCount"]], [0, 95]);
    let lag = &json(&cluster, &["lag", "anew"])[0];
    assert_eq!([&lag["lag"], &lag["beyondEndPartitionCount"]], [0, 1]);
    // It takes nothing from the lag of others.
    assert_eq!([&group[0]["lag"], &json(&cluster, &["lag", "anew"])[0]["lag"]], [0, 0]);
    let apache = printed(&cluster, CONSUMER_GROUPS, &["--describe", "--group", "anew"]);
    assert!(apache.split_whitespace().any(|word| word == "-95"), "{apache}");
}

#[test]
fn without_the_right_to_see_a_group_that_is_said() {
    let cluster = TestCluster::shared();
    commit(&cluster, "hidden", "replicated", &[0]);
    let login =
        ["-X", "security.protocol=SASL_PLAINTEXT", "-X", "sasl.mechanism=PLAIN", "-X", "sasl.username=guest"];
    let run = |args: &[&str]| {
        let mut command = super::binary::kafkactl();
        command.env("GUEST", "guest-secret").args(["-b", &cluster.servers("SASL")]).args(login);
        command.args(["-X", "sasl.password=@env:GUEST"]).args(args);
        super::binary::Outcome::of(command.output().unwrap())
    };
    for args in
        [&["groups", "lag", "hidden"][..], &["groups", "describe", "hidden"], &["groups", "export", "hidden"]]
    {
        let outcome = run(args);
        assert_eq!(outcome.status, Some(6), "{args:?} {}", outcome.stderr);
        assert!(outcome.stderr.contains("'guest' is not allowed"), "{args:?} {}", outcome.stderr);
    }
}

/// A coordinator that says once that it is none, and then of group `g` commits at offset 7 of a partition that ends at 10, and of a
/// topic that does not exist.
fn moved_coordinator() -> u16 {
    const APIS: &[(ApiKey, i16)] = &[
        (ApiKey::Metadata, 9),
        (ApiKey::FindCoordinator, 2),
        (ApiKey::OffsetFetch, 5),
        (ApiKey::ListOffsets, 2),
    ];
    const NOT_COORDINATOR: i16 = 16;
    let asked = AtomicUsize::new(0);
    let topic = |name: &'static str| TopicName(StrBytes::from_static_str(name));
    stub(APIS, move |port, key, version, body| match key {
        ApiKey::Metadata => Some(metadata(port, version, body, 1, 1, 2).0),
        ApiKey::FindCoordinator => Some(own_coordinator(port, version)),
        ApiKey::OffsetFetch if asked.fetch_add(1, Ordering::Relaxed) == 0 => {
            Some(encoded(&OffsetFetchResponse::default().with_error_code(NOT_COORDINATOR), version))
        }
        ApiKey::OffsetFetch => {
            let commit = OffsetFetchResponsePartition::default().with_committed_offset(7);
            let of = |name| {
                OffsetFetchResponseTopic::default()
                    .with_name(topic(name))
                    .with_partitions(vec![commit.clone()])
            };
            let topics = vec![of("topic-0"), of("deleted")];
            Some(encoded(&OffsetFetchResponse::default().with_topics(topics), version))
        }
        ApiKey::ListOffsets => {
            let end = ListOffsetsPartitionResponse::default().with_offset(10);
            let topic =
                ListOffsetsTopicResponse::default().with_name(topic("topic-0")).with_partitions(vec![end]);
            Some(encoded(&ListOffsetsResponse::default().with_topics(vec![topic]), version))
        }
        _ => None,
    })
}

#[test]
fn a_coordinator_that_is_none_any_more_is_looked_for_and_deleted_topics_do_not_count() {
    let port = moved_coordinator();
    let address = format!("127.0.0.1:{port}");
    let outcome = run_at(&address, &["groups", "lag", "g", "--by", "topic", "-o", "json", "--timeout", "5"]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    let rows: Vec<Value> = serde_json::from_slice(&outcome.stdout).unwrap();
    let shown: Vec<_> =
        rows.iter().map(|row| (row["topic"].as_str().unwrap(), row["lag"].as_i64())).collect();
    assert_eq!(shown, [("deleted", None), ("topic-0", Some(3))]);
}

/// A coordinator of groups that have commits at offset 7 of a partition that ends at 10, and of a topic that does not exist.
fn coordinator_of_a_deleted_topic() -> String {
    const APIS: &[(ApiKey, i16)] = &[
        (ApiKey::Metadata, 9),
        (ApiKey::FindCoordinator, 2),
        (ApiKey::OffsetFetch, 5),
        (ApiKey::OffsetCommit, 7),
        (ApiKey::ListOffsets, 5),
        (ApiKey::DescribeGroups, 4),
    ];
    let port = stub(APIS, |port, key, version, body| {
        Some(match key {
            ApiKey::Metadata => metadata(port, version, body, 1, 1, 2).0,
            ApiKey::FindCoordinator => own_coordinator(port, version),
            ApiKey::OffsetFetch => {
                let commit = OffsetFetchResponsePartition::default().with_committed_offset(7);
                let of = |name| {
                    OffsetFetchResponseTopic::default()
                        .with_name(TopicName(StrBytes::from_static_str(name)))
                        .with_partitions(vec![commit.clone()])
                };
                let answer = OffsetFetchResponse::default().with_topics(vec![of("topic-0"), of("deleted")]);
                encoded(&answer, version)
            }
            ApiKey::OffsetCommit => committed(body, version),
            ApiKey::ListOffsets => offsets(body, version),
            ApiKey::DescribeGroups => groups_at_rest(body, version),
            _ => return None,
        })
    });
    format!("127.0.0.1:{port}")
}

#[test]
fn a_commit_of_a_deleted_topic_has_no_end_and_is_left_alone_by_a_reset_of_the_others() {
    let address = coordinator_of_a_deleted_topic();
    let words = |text: &str| -> Vec<String> {
        let row = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        text.lines().map(row).collect()
    };
    let described = run_at(&address, &["groups", "describe", "g"]);
    assert_eq!(described.status, Some(0), "{}", described.stderr);
    let lines = words(described.text());
    assert_eq!(
        lines[lines.len() - 3..],
        [
            "TOPIC PARTITION COMMITTED LOG END LAG LOG START NOTE",
            "deleted 0 7 - - - does not exist any more",
            "topic-0 0 7 10 3 0"
        ]
    );
    let lag = run_at(&address, &["groups", "lag", "g", "--by", "topic"]);
    assert_eq!(
        (words(lag.text())[1..].to_vec(), lag.status),
        (vec!["g deleted -".to_owned(), "g topic-0 3".to_owned()], Some(0))
    );
    let reset = ["groups", "reset", "g", "--all-topics", "--to", "beginning", "--yes", "--no-undo"];
    let reset = run_at(&address, &reset);
    assert_eq!(
        words(reset.text())[1..],
        ["g deleted 0 7 7 stays NOT DONE", "g topic-0 0 7 0 reads 7 records again changed"]
    );
    let said = "error: 'deleted' partition 0 does not exist any more\n";
    assert_eq!((reset.status, reset.stderr.as_str()), (Some(3), said));
}

/// Two brokers, both the stub itself. `leader` says who leads the only partition of the topic of commits, after so many answers
/// about it and so many lists of groups; `listed` says what the next of these lists has, after so many. All groups that are
/// asked about are stable.
fn moving_coordinators(leader: fn(usize, usize) -> i32, listed: fn(usize) -> &'static [&'static str]) -> u16 {
    const APIS: &[(ApiKey, i16)] = &[
        (ApiKey::Metadata, 9),
        (ApiKey::FindCoordinator, 2),
        (ApiKey::ListGroups, 4),
        (ApiKey::DescribeGroups, 4),
    ];
    let (leaders_asked, lists_asked) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let localhost = || StrBytes::from_static_str("127.0.0.1");
    stub(APIS, move |port, key, version, body| match key {
        ApiKey::Metadata => {
            let asked = MetadataRequest::decode(body, version).unwrap();
            let broker = |id| {
                MetadataResponseBroker::default()
                    .with_node_id(BrokerId(id))
                    .with_host(localhost())
                    .with_port(port.into())
            };
            let topic = |name: &Option<TopicName>| {
                let answered = leaders_asked.fetch_add(1, Ordering::Relaxed);
                let leader = leader(answered, lists_asked.load(Ordering::Relaxed));
                let partition = MetadataResponsePartition::default().with_leader_id(BrokerId(leader));
                MetadataResponseTopic::default().with_name(name.clone()).with_partitions(vec![partition])
            };
            let topics = asked.topics.unwrap_or_default();
            let answer = MetadataResponse::default()
                .with_brokers(vec![broker(1), broker(2)])
                .with_topics(topics.iter().map(|one| topic(&one.name)).collect());
            Some(encoded(&answer, version))
        }
        ApiKey::FindCoordinator => Some(own_coordinator(port, version)),
        ApiKey::ListGroups => {
            let names = listed(lists_asked.fetch_add(1, Ordering::Relaxed));
            let group = |name: &&'static str| {
                ListedGroup::default()
                    .with_group_id(GroupId(StrBytes::from_static_str(name)))
                    .with_protocol_type(StrBytes::from_static_str("consumer"))
                    .with_group_state(StrBytes::from_static_str("Stable"))
            };
            let answer = ListGroupsResponse::default().with_groups(names.iter().map(group).collect());
            Some(encoded(&answer, version))
        }
        ApiKey::DescribeGroups => {
            let asked = DescribeGroupsRequest::decode(body, version).unwrap();
            let group = |name: &GroupId| {
                DescribedGroup::default()
                    .with_group_id(name.clone())
                    .with_protocol_type(StrBytes::from_static_str("consumer"))
                    .with_group_state(StrBytes::from_static_str("Stable"))
            };
            let answer =
                DescribeGroupsResponse::default().with_groups(asked.groups.iter().map(group).collect());
            Some(encoded(&answer, version))
        }
        _ => None,
    })
}

/// The groups that are listed, as `NAME`s in their order.
fn names_listed(port: u16, args: &[&str]) -> Vec<String> {
    let args = [&["groups", "list", "-o", "name", "--timeout", "5"], args].concat();
    let outcome = run_at(&format!("127.0.0.1:{port}"), &args);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    outcome.text().lines().map(str::to_owned).collect()
}

#[test]
fn groups_on_their_way_to_another_coordinator_are_listed_once_and_not_missed() {
    // The partition has no leader at first, and the group is on no list.
    let port = moving_coordinators(
        |_, lists| if lists == 0 { -1 } else { 1 },
        |lists| if lists < 4 { &[] } else { &["g"] },
    );
    assert_eq!(names_listed(port, &[]), ["g"]);
    // Both brokers have it on their lists for a while: nobody knows which of them is right until only one has.
    let port = moving_coordinators(|_, _| 1, |lists| if lists < 6 || lists % 2 == 0 { &["g"] } else { &[] });
    assert_eq!(names_listed(port, &[]), ["g"]);
    // It never ends: it is told once all the same.
    let port = moving_coordinators(|_, _| 1, |_| &["g"]);
    assert_eq!(names_listed(port, &[]), ["g"]);
    let port = moving_coordinators(|answers, _| if answers % 2 == 0 { 1 } else { 2 }, |_| &["g"]);
    assert_eq!(names_listed(port, &[]), ["g"]);
}

#[test]
fn a_group_that_is_named_and_on_no_list_is_asked_for_at_its_coordinator() {
    // Brokers know a moment later than the one that told of the leaders.
    let port = moving_coordinators(|_, _| 1, |lists| if lists < 4 { &["other"] } else { &["g", "other"] });
    assert_eq!(names_listed(port, &["g"]), ["g"]);
}

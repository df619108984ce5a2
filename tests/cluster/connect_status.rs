//! `connect status`: the workers, what runs on them, and their group.

use std::sync::atomic::{AtomicUsize, Ordering};

use kafka_protocol::messages::describe_groups_response::{DescribedGroup, DescribedGroupMember};
use kafka_protocol::messages::list_groups_response::ListedGroup;
use kafka_protocol::messages::{ApiKey, DescribeGroupsResponse, GroupId, ListGroupsResponse};
use kafka_protocol::protocol::StrBytes;
use serde_json::Value;

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::connect::{Copying, json};
use super::schema::assert_valid;
use super::stub::{encoded, metadata, stub};

#[test]
fn the_workers_are_shown_with_what_runs_on_them_and_their_group() {
    let cluster = TestCluster::shared();
    let copying = Copying::start(&cluster, "seen");
    let status = json(&cluster, "status", &["status"]);
    assert_eq!(status["version"], "4.3.1");
    assert!(status["group"].is_null() && status["connectorCount"].as_u64().unwrap() >= 2, "{status}");
    let mut command = kafkactl();
    command.args([
        "--connect-url",
        &cluster.workers(),
        "-b",
        &cluster.servers("PLAINTEXT"),
        "connect",
        "status",
    ]);
    let with_group = Outcome::of(command.args(["-o", "json"]).output().unwrap());
    assert_valid("connect-status", &with_group.stdout);
    let status: Value = serde_json::from_slice(&with_group.stdout).unwrap();
    let ids: Vec<_> = status["workers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["workerId"].as_str().unwrap(), &one["inGroup"]))
        .collect();
    for worker in cluster.workers().split(',') {
        let id = worker.strip_prefix("http://").unwrap();
        assert!(ids.contains(&(id, &Value::from(true))), "{status}");
    }
    let of = |field: &str| {
        let workers = status["workers"].as_array().unwrap();
        workers.iter().flat_map(|one| one[field].as_array().unwrap().clone()).collect::<Vec<_>>()
    };
    assert!(
        of("connectors").contains(&Value::from("seen-sink"))
            && of("tasks").contains(&Value::from("seen-sink-0"))
    );
    assert_eq!(status["group"], "connect");
    copying.end(&cluster);
}

/// A broker that coordinates the group of these workers, which rebalance for the first three times it is asked.
fn coordinator_of(workers: Vec<String>) -> u16 {
    const APIS: &[(ApiKey, i16)] =
        &[(ApiKey::Metadata, 9), (ApiKey::ListGroups, 0), (ApiKey::DescribeGroups, 0)];
    let text = |text: &'static str| StrBytes::from_static_str(text);
    let name = GroupId(text("connect-workers"));
    let asked = AtomicUsize::new(0);
    // What a worker says of itself: a version and its URL (`ConnectProtocol`).
    let said = move |url: &String| {
        let length = u16::try_from(url.len()).unwrap().to_be_bytes();
        DescribedGroupMember::default()
            .with_member_metadata([&[0, 1], &length[..], url.as_bytes()].concat().into())
    };
    stub(APIS, move |port, key, version, body| match key {
        ApiKey::Metadata => Some(metadata(port, version, body, 0, 1, 2).0),
        ApiKey::ListGroups => {
            let listed =
                ListedGroup::default().with_group_id(name.clone()).with_protocol_type(text("connect"));
            Some(encoded(&ListGroupsResponse::default().with_groups(vec![listed]), version))
        }
        ApiKey::DescribeGroups => {
            let is_at_rest = asked.fetch_add(1, Ordering::Relaxed) >= 3;
            let members = workers
                .iter()
                .map(|url| if is_at_rest { said(url) } else { DescribedGroupMember::default() });
            let group = DescribedGroup::default()
                .with_group_id(name.clone())
                .with_protocol_type(text("connect"))
                .with_group_state(text(if is_at_rest { "Stable" } else { "PreparingRebalance" }))
                .with_members(members.collect());
            Some(encoded(&DescribeGroupsResponse::default().with_groups(vec![group]), version))
        }
        _ => None,
    })
}

#[test]
fn workers_that_rebalance_do_not_count_as_unreachable() {
    let cluster = TestCluster::shared();
    let copying = Copying::start(&cluster, "rearranged");
    let status = |wait: &str| {
        let workers = cluster.workers().split(',').map(str::to_owned).collect();
        let brokers = format!("127.0.0.1:{}", coordinator_of(workers));
        let status = ["-b", &brokers, "connect", "status", "--wait-timeout", wait, "-o", "json"];
        Outcome::of(kafkactl().args(["--connect-url", &cluster.workers()]).args(status).output().unwrap())
    };
    let waited = status("1m");
    assert_eq!(waited.status, Some(0), "{}", waited.stderr);
    let row: Value = serde_json::from_slice(&waited.stdout).unwrap();
    assert_eq!(row["group"], "connect-workers");
    assert!(row["workers"].as_array().unwrap().iter().all(|one| one["inGroup"] == true), "{row}");
    // Without the time to wait that is not known.
    let hurried = status("1ms");
    assert_eq!(hurried.status, Some(3), "{}", hurried.stderr);
    let why = "the workers of group 'connect-workers' are rebalancing";
    assert!(hurried.stderr.contains(why), "{}", hurried.stderr);
    let row: Value = serde_json::from_slice(&hurried.stdout).unwrap();
    assert!(row["workers"].as_array().unwrap().iter().all(|one| one["inGroup"].is_null()), "{row}");
    copying.end(&cluster);
}

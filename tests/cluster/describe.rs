//! `cluster describe` and `brokers list`, with brokers up, stopped and frozen.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kafka_protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResult,
};
use kafka_protocol::messages::{ApiKey, DescribeConfigsRequest, DescribeConfigsResponse};
use kafka_protocol::protocol::{Decodable, StrBytes};
use serde_json::Value;

use super::cluster::{TestCluster, run_at};
use super::stub::{encoded, metadata, stub};

const DESCRIBE: &[&str] = &["cluster", "describe", "-o", "json"];

fn described(cluster: &TestCluster) -> Value {
    let outcome = cluster.run("PLAINTEXT", DESCRIBE);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    serde_json::from_slice(&outcome.stdout).unwrap()
}

fn states(description: &Value) -> Vec<&str> {
    description["brokers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|broker| broker["state"].as_str().unwrap())
        .collect()
}

#[test]
fn a_cluster_that_is_well_is_described() {
    let cluster = TestCluster::shared();
    let description = described(&cluster);
    assert_eq!(description["clusterId"], "a2Fma2FjdGwtdGVzdC1jbA");
    assert_eq!(states(&description), ["up", "up", "up"]);
    let racks: Vec<&str> = description["brokers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|broker| broker["rack"].as_str().unwrap())
        .collect();
    assert_eq!(racks, ["rack1", "rack0", "rack1"]);
    assert!(description["partitionCount"].as_u64().unwrap() >= 6);
    assert_eq!(description["underReplicatedPartitionCount"], 0);
    assert_eq!(description["offlinePartitionCount"], 0);
    // KRaft brokers name any one of themselves: that is not shown as the controller.
    assert_eq!(description["controllerId"], Value::Null);
    assert_eq!(description["brokers"][0]["isController"], Value::Null);
    let text = cluster.run("PLAINTEXT", &["cluster", "describe"]);
    assert!(!text.text().contains("Controller"), "{}", text.text());
}

#[test]
fn every_format_has_all_brokers() {
    let cluster = TestCluster::shared();
    for (format, lines) in [("table", 4), ("wide", 4), ("jsonl", 3), ("csv", 4), ("tsv", 4), ("name", 3)] {
        let outcome = cluster.run("PLAINTEXT", &["brokers", "list", "-o", format]);
        assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
        assert_eq!(outcome.text().lines().count(), lines, "{format}: {}", outcome.text());
    }
    let names = cluster.run("PLAINTEXT", &["brokers", "ls", "-o", "name"]);
    assert_eq!(names.text(), "1\n2\n3\n");
    let yaml = cluster.run("PLAINTEXT", &["brokers", "list", "-o", "yaml"]);
    assert!(yaml.text().starts_with("- id: 1\n"), "{}", yaml.text());
    let refused = cluster.run("PLAINTEXT", &["cluster", "describe", "-o", "csv"]);
    assert_eq!(refused.status, Some(2));
    assert!(refused.stderr.contains("hint: it has table, wide, json, jsonl, yaml"), "{}", refused.stderr);
}

#[test]
fn a_stopped_broker_is_absent_and_its_replicas_are_counted() {
    let cluster = TestCluster::spare();
    let _stopped = cluster.kill(3);
    // The others may lag for a moment while leaders move.
    let settled =
        |text: &str| text.contains("\"absent\"") && text.matches("\"missingReplicaCount\": 0").count() == 2;
    cluster.wait_until(DESCRIBE, settled);
    let description = described(&cluster);
    assert_eq!(states(&description), ["up", "up", "absent"]);
    assert!(description["underReplicatedPartitionCount"].as_u64().unwrap() >= 6);
    let third = &description["brokers"][2];
    assert_eq!(
        (&third["host"], third["missingReplicaCount"].as_u64()),
        (&Value::Null, description["underReplicatedPartitionCount"].as_u64())
    );
    let table = cluster.run("PLAINTEXT", &["cluster", "describe"]);
    assert!(table.stderr.starts_with("warning: missing replicas per broker: broker 3: "), "{}", table.stderr);
}

#[test]
fn a_frozen_broker_is_told_and_does_not_hold_up_the_answer() {
    let cluster = TestCluster::spare();
    let _frozen = cluster.freeze(2);
    // A timeout shorter than what librdkafka waits for one broker by default.
    let outcome = cluster.run("PLAINTEXT", &["--timeout", "4s", "brokers", "list", "-o", "csv"]);
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(3)));
    assert!(outcome.text().contains(",rack0,no-answer,"), "{}", outcome.text());
    assert_eq!(outcome.text().matches(",up,").count(), 2, "{}", outcome.text());
    let configs = cluster
        .run("PLAINTEXT", &["--timeout", "4s", "brokers", "configs", "1", "2", "3", "--config", "node.id"]);
    assert_eq!(configs.status, Some(3), "{}", configs.stderr);
    assert_eq!(configs.text().lines().count(), 3, "{}", configs.text());
    assert!(configs.stderr.contains("broker 2"), "{}", configs.stderr);
}

/// A cluster of one broker, the stub, with 100 topics of 100 partitions, of which every tenth lags; and how often it was asked
/// for all topics.
fn large_cluster() -> (u16, Arc<AtomicUsize>) {
    const APIS: &[(ApiKey, i16)] = &[(ApiKey::Metadata, 9)];
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let port = stub(APIS, move |port, key, version, body| {
        if key != ApiKey::Metadata {
            return None;
        }
        let (answer, all) = metadata(port, version, body, 100, 100, 10);
        counter.fetch_add(usize::from(all), Ordering::Relaxed);
        Some(answer)
    });
    (port, asked)
}

#[test]
fn ten_thousand_partitions_are_counted() {
    let (port, _) = large_cluster();
    let outcome = run_at(&format!("127.0.0.1:{port}"), DESCRIBE);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    let description: Value = serde_json::from_slice(&outcome.stdout).unwrap();
    assert_eq!(description["clusterId"], "stub");
    assert_eq!((&description["topicCount"], &description["partitionCount"]), (&100.into(), &10_000.into()));
    assert_eq!(description["underReplicatedPartitionCount"], 1000);
    assert_eq!(states(&description), ["up", "absent"]);
    assert_eq!(description["brokers"][1]["missingReplicaCount"], 1000);
}

#[test]
fn under_replicated_partitions_are_found_with_one_question_for_all_topics() {
    let (port, asked) = large_cluster();
    let args = ["topics", "describe", "--under-replicated", "--exit-code"];
    let outcome = run_at(&format!("127.0.0.1:{port}"), &args);
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        ("warning: missing replicas per broker: broker 2: 1000\n", Some(4))
    );
    assert_eq!(outcome.text().lines().count(), 1001);
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

/// A broker that is named as the controller and has these roles in its configs.
fn controller_with_roles(roles: &'static str) -> u16 {
    const APIS: &[(ApiKey, i16)] = &[(ApiKey::Metadata, 9), (ApiKey::DescribeConfigs, 1)];
    stub(APIS, move |port, key, version, body| match key {
        ApiKey::Metadata => Some(metadata(port, version, body, 1, 1, 2).0),
        ApiKey::DescribeConfigs => {
            let asked = DescribeConfigsRequest::decode(body, version).unwrap();
            let config = DescribeConfigsResourceResult::default()
                .with_name(StrBytes::from_static_str("process.roles"))
                .with_value(Some(StrBytes::from_static_str(roles)));
            let result = DescribeConfigsResult::default()
                .with_resource_type(asked.resources[0].resource_type)
                .with_resource_name(asked.resources[0].resource_name.clone())
                .with_configs(vec![config]);
            Some(encoded(&DescribeConfigsResponse::default().with_results(vec![result]), version))
        }
        _ => None,
    })
}

#[test]
fn the_controller_is_shown_of_clusters_with_zookeeper_only() {
    for (roles, controller) in [("", Value::from(1)), ("broker,controller", Value::Null)] {
        let address = format!("127.0.0.1:{}", controller_with_roles(roles));
        let outcome = run_at(&address, &["cluster", "describe", "-o", "json"]);
        let description: Value = serde_json::from_slice(&outcome.stdout).unwrap();
        assert_eq!(description["controllerId"], controller, "{roles}: {}", outcome.stderr);
    }
}

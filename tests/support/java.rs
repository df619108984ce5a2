//! Kafka's own clients and tools, from the jars of the test cluster.

use std::process::Command;

use super::cluster::TestCluster;

/// A tool by its class, with the address of the cluster.
pub fn java(cluster: &TestCluster, class: &str, args: &[&str]) -> Command {
    let mut command = Command::new("java");
    command.args(["-XX:TieredStopAtLevel=1", "-cp", &format!("{}/*", cluster.jars()), class]);
    command.args(["--bootstrap-server", &cluster.servers("PLAINTEXT")]).args(args);
    command
}

/// What a tool prints.
pub fn printed(cluster: &TestCluster, class: &str, args: &[&str]) -> String {
    let output = java(cluster, class, args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

pub const CONSOLE_CONSUMER: &str = "org.apache.kafka.tools.consumer.ConsoleConsumer";
pub const CONSUMER_GROUPS: &str = "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand";
pub const SHARE_CONSUMER: &str = "org.apache.kafka.tools.consumer.ConsoleShareConsumer";

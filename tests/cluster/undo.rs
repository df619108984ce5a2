//! Undo files: the command that is named beside a file brings back just what was there.

use serde_json::Value;

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::consume::create_assigned;
use super::groups::commit;
use super::records::write_numbers;

/// A cluster, and a folder for undo files.
struct Undone<'c> {
    cluster: &'c TestCluster,
    state: tempfile::TempDir,
}

impl<'c> Undone<'c> {
    fn new(cluster: &'c TestCluster) -> Self {
        Self { cluster, state: tempfile::tempdir().unwrap() }
    }

    fn run(&self, args: &[&str]) -> Outcome {
        let mut command = kafkactl();
        command.env("XDG_STATE_HOME", self.state.path()).args(["-b", &self.cluster.servers("PLAINTEXT")]);
        Outcome::of(command.args(args).output().unwrap())
    }

    fn done(&self, args: &[&str]) -> Outcome {
        let outcome = self.run(args);
        assert_eq!(outcome.status, Some(0), "{args:?} {}", outcome.stderr);
        outcome
    }

    fn json(&self, args: &[&str]) -> Vec<Value> {
        serde_json::from_slice(&self.done(&[args, &["-o", "json"]].concat()).stdout).unwrap()
    }

    /// Runs the command that a change has named, word by word.
    fn take_back(&self, change: &Outcome) -> Outcome {
        let named = change.stderr.lines().find_map(|line| line.trim().strip_prefix("hint: to undo this: "));
        let words: Vec<&str> = named.unwrap_or_else(|| panic!("{}", change.stderr)).split(' ').collect();
        assert_eq!(words[0], "kafkactl");
        self.done(&[&words[1..], &["--yes"]].concat())
    }

    /// The configs that are set for a topic.
    fn configs(&self, topic: &str) -> Vec<(String, String)> {
        let all = self.json(&["topics", "configs", topic, "--changed"]);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        all.iter().map(|one| (text(&one["name"]), text(&one["value"]))).collect()
    }

    /// The replicas of each partition of a topic.
    fn replicas(&self, topic: &str) -> Vec<Value> {
        let described = self.json(&["topics", "describe", topic]).remove(0);
        described["partitions"].as_array().unwrap().iter().map(|one| one["replicas"].clone()).collect()
    }
}

#[test]
fn configs_of_topics_come_back() {
    let cluster = TestCluster::shared();
    let undone = Undone::new(&cluster);
    for topic in ["undo-altered-1", "undo-altered-2"] {
        create_assigned(&cluster, topic, "1");
    }
    // Values with signs that files and shells have a meaning for.
    let throttled = "leader.replication.throttled.replicas=0:1";
    let set = ["--set", "retention.ms=7200000", "--set", throttled, "--yes"];
    undone.done(&[&["topics", "alter", "undo-altered-1"], &set[..]].concat());
    undone.done(&["topics", "alter", "undo-altered-2", "--set", "cleanup.policy=compact,delete", "--yes"]);
    let before = [undone.configs("undo-altered-1"), undone.configs("undo-altered-2")];
    let change = undone.done(&[
        "topics",
        "alter",
        "undo-altered-*",
        "--set",
        "retention.ms=3600000",
        "--set",
        "max.message.bytes=2000",
        "--delete",
        "cleanup.policy",
        "--delete",
        "leader.replication.throttled.replicas",
        "--yes",
    ]);
    assert_ne!([undone.configs("undo-altered-1"), undone.configs("undo-altered-2")], before);
    undone.take_back(&change);
    assert_eq!([undone.configs("undo-altered-1"), undone.configs("undo-altered-2")], before);
}

#[test]
fn configs_of_brokers_come_back() {
    let cluster = TestCluster::spare();
    let undone = Undone::new(&cluster);
    let names = ["log.cleaner.io.buffer.load.factor", "log.cleaner.backoff.ms"];
    let configs = || -> Vec<[Value; 2]> {
        let show = ["brokers", "configs", "3", "--config", names[0], "--config", names[1]];
        undone
            .json(&show)
            .into_iter()
            .map(|mut one| ["value", "source"].map(|field| one[field].take()))
            .collect()
    };
    undone.done(&["brokers", "configs", "3", "--set", "log.cleaner.io.buffer.load.factor=0.8", "--yes"]);
    let all = |wanted: &dyn Fn(&[[Value; 2]]) -> bool, what: &str| {
        let found = (0..600).any(|_| wanted(&configs()));
        assert!(found, "timed out waiting for {what}: {:?}", configs());
    };
    let is_dynamic =
        |one: &[[Value; 2]], count| one.iter().filter(|one| one[1] == "dynamicBroker").count() == count;
    all(&|now| is_dynamic(now, 1), "a config of the broker's own");
    let before = configs();
    let set = ["--set", "log.cleaner.backoff.ms=600", "--delete", "log.cleaner.io.buffer.load.factor"];
    let change = undone.done(&[&["brokers", "configs", "3"], &set[..], &["--yes"]].concat());
    all(&|now| now != before && now.iter().any(|one| one[0] == "600"), "the change");
    undone.take_back(&change);
    all(&|now| now == before, "what was before");
    undone.done(&["brokers", "configs", "3", "--delete", "log.cleaner.io.buffer.load.factor", "--yes"]);
}

#[test]
fn deleted_topics_come_back_with_their_partitions_replicas_and_configs() {
    let cluster = TestCluster::shared();
    let undone = Undone::new(&cluster);
    create_assigned(&cluster, "undo-deleted-1", "1:3,2:1,3:2");
    create_assigned(&cluster, "undo-deleted-2", "2");
    undone.done(&["topics", "alter", "undo-deleted-1", "--set", "cleanup.policy=compact", "--yes"]);
    let names = ["undo-deleted-1", "undo-deleted-2"];
    let state = || names.map(|name| (undone.configs(name), undone.replicas(name)));
    let before = state();
    let change = undone.done(&["topics", "delete", "undo-deleted-1", "undo-deleted-2", "--yes"]);
    let list = ["topics", "list", "undo-deleted-*", "-o", "name"];
    cluster.wait_until(&list, str::is_empty);
    undone.take_back(&change);
    cluster.wait_until(&list, |text| text.lines().count() == 2);
    assert_eq!(state(), before);
}

#[test]
fn moved_and_deleted_groups_come_back() {
    let cluster = TestCluster::shared();
    let undone = Undone::new(&cluster);
    create_assigned(&cluster, "undo-groups", "1,2");
    write_numbers(&cluster, "undo-groups", 2, 0..20);
    commit(&cluster, "undo-group-1", "undo-groups", &[4, 6]);
    commit(&cluster, "undo-group-2", "undo-groups", &[8]);
    let export = || undone.json(&["groups", "export", "undo-group-*"]);
    let before = export();
    assert_eq!(before.len(), 3);
    // The second group gets a commit that it did not have.
    let reset = ["groups", "reset", "undo-group-*", "--topic", "undo-groups", "--to", "end", "--yes"];
    let change = undone.done(&reset);
    assert_eq!(export().len(), 4);
    undone.take_back(&change);
    assert_eq!(export(), before);
    let change = undone.done(&["groups", "delete", "undo-group-*", "--yes"]);
    assert_eq!(undone.run(&["groups", "export", "undo-group-1"]).status, Some(7));
    undone.take_back(&change);
    assert_eq!(export(), before);
}

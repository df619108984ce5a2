//! `groups list`, `describe` and `lag`: what consumers of every kind do, as Kafka's own tool sees them.

use std::collections::BTreeSet;
use std::time::Duration;

use rdkafka::ClientConfig;
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::producer::{BaseProducer, Producer};
use rdkafka::types::RDKafkaErrorCode;
use rdkafka::{Offset, TopicPartitionList};
use serde_json::Value;

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::consume::create;
use super::java::{CONSOLE_CONSUMER, CONSUMER_GROUPS, SHARE_CONSUMER, java, printed};
use super::records::{New, write_numbers};
use super::running::{Running, eventually};
use super::schema::assert_valid;

/// Runs `groups` with JSON as its output.
pub fn groups(cluster: &TestCluster, args: &[&str]) -> Outcome {
    cluster.run("PLAINTEXT", &[&["groups"], args, &["-o", "json"]].concat())
}

/// The same, of which all has to be well.
pub fn json(cluster: &TestCluster, args: &[&str]) -> Vec<Value> {
    let outcome = groups(cluster, args);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert_valid(&format!("groups-{}", args[0]), &outcome.stdout);
    serde_json::from_slice(&outcome.stdout).unwrap()
}

/// A client with a group, which takes part in nothing until it subscribes.
pub fn client(cluster: &TestCluster, group: &str) -> BaseConsumer {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", cluster.servers("PLAINTEXT")).set("group.id", group);
    config.create().unwrap()
}

/// Commits offsets of partitions from 0 on, as a consumer does that assigns itself.
pub fn commit(cluster: &TestCluster, group: &str, topic: &str, offsets: &[i64]) {
    let mut list = TopicPartitionList::new();
    for (partition, &offset) in (0..).zip(offsets) {
        list.add_partition_offset(topic, partition, Offset::Offset(offset)).unwrap();
    }
    let client = client(cluster, group);
    // A coordinator that has just been elected reads its groups first.
    let is_done = || match client.commit(&list, CommitMode::Sync) {
        Err(KafkaError::ConsumerCommit(
            RDKafkaErrorCode::CoordinatorLoadInProgress | RDKafkaErrorCode::NotCoordinator,
        )) => false,
        result => {
            result.unwrap();
            true
        }
    };
    assert!(eventually(Duration::from_secs(60), is_done), "no coordinator takes the commit of '{group}'");
}

/// A member that reads a topic until it is ended.
pub fn member(cluster: &TestCluster, topic: &str, group: &str, args: &[&str]) -> Running {
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "consume", topic, "--group", group]);
    Running::start(command.args(["--from", "beginning"]).args(args))
}

/// Waits until a group is in a state with so many members.
pub fn wait_for_state(cluster: &TestCluster, group: &str, state: &str, members: u64) {
    cluster.wait_until(&["groups", "list", "-o", "json"], |text| {
        let all: Vec<Value> = serde_json::from_str(text).unwrap_or_default();
        all.iter().any(|one| one["name"] == group && one["state"] == state && one["memberCount"] == members)
    });
}

/// What Kafka's tool prints of all groups: rows of 10 fields each. Its lag is negative where a commit lies beyond the end; ours
/// is 0 then.
fn rows_of_apache(cluster: &TestCluster) -> BTreeSet<Vec<String>> {
    let text = printed(cluster, CONSUMER_GROUPS, &["--describe", "--all-groups", "--verbose"]);
    let fields = text.lines().map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    let rows = fields.filter(|fields| fields.len() == 10 && fields[0] != "GROUP");
    rows.map(|mut fields| {
        if fields[6].parse::<i64>().is_ok_and(|lag| lag < 0) {
            "0".clone_into(&mut fields[6]);
        }
        fields
    })
    .collect()
}

/// The same rows from `groups describe`.
fn our_rows(cluster: &TestCluster) -> BTreeSet<Vec<String>> {
    let shown = |value: &Value| match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut rows = BTreeSet::new();
    for group in json(cluster, &["describe"]) {
        let name = shown(&group["name"]);
        for one in group["partitions"].as_array().unwrap() {
            let fields = ["topic", "partition", "leaderEpoch", "committedOffset", "logEndOffset", "lag"];
            let of_member = ["consumerId", "host", "clientId"];
            let fields = fields.iter().chain(&of_member).map(|field| shown(&one[field]));
            rows.insert([name.clone()].into_iter().chain(fields).collect());
        }
    }
    rows
}

#[test]
fn every_row_is_what_kafkas_tool_prints_for_consumers_of_every_kind() {
    let cluster = TestCluster::spare();
    create(&cluster, "kinds", "4", &[]);
    write_numbers(&cluster, "kinds", 4, 0..400);
    let read_by_java = |group: &str, protocol: &str| {
        let property = format!("group.protocol={protocol}");
        let args =
            ["--topic", "kinds", "--group", group, "--from-beginning", "--command-property", &property];
        Running::start(&mut java(&cluster, CONSOLE_CONSUMER, &args))
    };
    let running = [
        member(&cluster, "kinds", "kinds-librdkafka", &[]),
        member(&cluster, "kinds", "kinds-librdkafka", &["-X", "client.id=second"]),
        member(&cluster, "kinds", "kinds-librdkafka-848", &["-X", "group.protocol=consumer"]),
        member(&cluster, "kinds", "kinds-static", &["--instance-id", "one"]),
        // More members than partitions: one has none.
        member(&cluster, "kinds", "kinds-crowd", &[]),
        member(&cluster, "kinds", "kinds-crowd", &[]),
        member(&cluster, "kinds", "kinds-crowd", &[]),
        member(&cluster, "kinds", "kinds-crowd", &[]),
        member(&cluster, "kinds", "kinds-crowd", &[]),
        read_by_java("kinds-java", "classic"),
        read_by_java("kinds-java-848", "consumer"),
    ];
    let killed = member(&cluster, "kinds", "kinds-killed", &[]);
    for (group, members) in [
        ("kinds-librdkafka", 2),
        ("kinds-librdkafka-848", 1),
        ("kinds-static", 1),
        ("kinds-crowd", 5),
        ("kinds-java", 1),
        ("kinds-java-848", 1),
        ("kinds-killed", 1),
    ] {
        wait_for_state(&cluster, group, "Stable", members);
        cluster.wait_until(&["groups", "lag", group, "-o", "json"], |text| {
            text.contains("\"lag\":0,\"partitionCount\":4")
        });
    }
    killed.signal("-KILL");
    drop(killed);

    // Below the start of the log, beyond its end, in a transaction, and many at once.
    commit(&cluster, "kinds-lost", "kinds", &[10, 20, 30, 40]);
    let trim = ["topics", "trim", "kinds", "--before", "25", "--yes"];
    assert_eq!(cluster.run("PLAINTEXT", &trim).status, Some(0));
    create(&cluster, "kinds-again", "1", &[]);
    write_numbers(&cluster, "kinds-again", 1, 0..5);
    commit(&cluster, "kinds-beyond", "kinds-again", &[1000]);
    commit_in_transaction(&cluster, "kinds-transaction", "kinds", 33);
    let three_hundred = (0..300).map(|number| format!("kinds-many-{number},kinds,{},{number}\n", number % 4));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("many.csv");
    std::fs::write(&file, three_hundred.collect::<String>()).unwrap();
    let import = ["groups", "import", file.to_str().unwrap(), "--yes", "--no-undo"];
    assert_eq!(cluster.run("PLAINTEXT", &import).status, Some(0));

    // Members that other tests have killed leave their groups meanwhile: rows are compared when nothing moves any more.
    let (mut ours, mut theirs) = (our_rows(&cluster), rows_of_apache(&cluster));
    for _ in 0..20 {
        if ours == theirs {
            break;
        }
        (ours, theirs) = (our_rows(&cluster), rows_of_apache(&cluster));
    }
    let mine = |rows: &BTreeSet<Vec<String>>| rows.iter().filter(|row| row[0].starts_with("kinds-")).count();
    assert!(mine(&ours) > 300 + 6 * 4 + 4 + 1, "{ours:?}");
    assert_eq!(ours, theirs);
    drop(running);
}

/// Commits an offset of partition 0 as applications do that read, work and write in one transaction.
fn commit_in_transaction(cluster: &TestCluster, group: &str, topic: &str, offset: i64) {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", cluster.servers("PLAINTEXT")).set("transactional.id", group);
    let producer: BaseProducer = config.create().unwrap();
    let long = Duration::from_secs(30);
    producer.init_transactions(long).unwrap();
    producer.begin_transaction().unwrap();
    let mut list = TopicPartitionList::new();
    list.add_partition_offset(topic, 0, Offset::Offset(offset)).unwrap();
    let metadata = client(cluster, group).group_metadata().unwrap();
    producer.send_offsets_to_transaction(&list, &metadata, long).unwrap();
    producer.commit_transaction(long).unwrap();
}

#[test]
fn groups_are_listed_with_type_state_members_and_coordinator() {
    let cluster = TestCluster::shared();
    create(&cluster, "listed", "2", &[]);
    write_numbers(&cluster, "listed", 2, 0..10);
    commit(&cluster, "listed-idle", "listed", &[1, 2]);
    let classic = member(&cluster, "listed", "listed-classic", &[]);
    let consumer = member(&cluster, "listed", "listed-848", &["-X", "group.protocol=consumer"]);
    // Not of consumers: as Connect workers and schema registries are.
    let other = super::raw::join(&cluster, "listed-connect", "connect");
    let share = ["--topic", "listed", "--group", "listed-share"];
    let share = Running::start(&mut java(&cluster, SHARE_CONSUMER, &share));
    wait_for_state(&cluster, "listed-classic", "Stable", 1);
    wait_for_state(&cluster, "listed-848", "Stable", 1);
    cluster.wait_until(&["groups", "list", "-o", "name"], |text| {
        text.contains("listed-connect") && text.contains("listed-share")
    });

    let all = json(&cluster, &["list", "listed-*", "--details"]);
    let row = |name: &str| all.iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("no {name}"));
    for (name, expected) in [
        ("listed-idle", ("classic", "", "Empty", Some(0), Some(7))),
        ("listed-classic", ("classic", "consumer", "Stable", Some(1), None)),
        ("listed-848", ("consumer", "consumer", "Stable", Some(1), None)),
    ] {
        let row = row(name);
        let (kind, protocol, state, members, lag) = expected;
        assert_eq!([&row["type"], &row["protocolType"], &row["state"]], [kind, protocol, state], "{row}");
        assert_eq!(row["memberCount"].as_i64(), members, "{row}");
        assert_eq!(row["topics"], serde_json::json!(["listed"]));
        assert!((1..=3).contains(&row["coordinator"].as_i64().unwrap()), "{row}");
        assert!(lag.is_none() || row["lag"].as_i64() == lag, "{row}");
    }
    assert_eq!(
        [&row("listed-connect")["type"], &row("listed-connect")["protocolType"]],
        ["classic", "connect"]
    );
    assert!(row("listed-connect")["topics"].is_null());
    // Of share groups an old client learns the name only: nothing is made up.
    assert!(row("listed-share")["type"].is_null() && row("listed-share")["state"].is_null());

    let names = |args: &[&str]| {
        let all = json(&cluster, &[&["list", "listed-*"], args].concat());
        all.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&["--type", "consumer"]), ["listed-848"]);
    assert_eq!(names(&["--state", "empty"]), ["listed-idle"]);
    assert_eq!(names(&["--lag-above", "6"]), ["listed-idle"]);
    assert_eq!(names(&["--topic", "listed"]), ["listed-848", "listed-classic", "listed-idle"]);
    assert_eq!(names(&["--topic", "replicated"]), Vec::<String>::new());
    let wide = cluster.run("PLAINTEXT", &["groups", "list", "listed-idle", "-o", "wide"]);
    assert_eq!(wide.status, Some(0), "{}", wide.stderr);
    let lines: Vec<&str> = wide.text().lines().collect();
    let columns = "NAME TYPE PROTOCOL STATE MEMBERS COORDINATOR LAG TOPICS";
    assert_eq!(lines[0].split_whitespace().collect::<Vec<_>>().join(" "), columns);
    assert!(lines[1].ends_with("7  listed"), "{wide:?}");
    drop((classic, consumer, share, other));
}

#[test]
fn a_group_is_described_with_what_is_lost_and_who_reads_what() {
    let cluster = TestCluster::shared();
    create(&cluster, "described", "3", &[]);
    write_numbers(&cluster, "described", 3, 0..300);
    commit(&cluster, "described", "described", &[10, 90]);
    let trim = ["topics", "trim", "described:x", "--before", "40", "--yes"];
    assert_eq!(cluster.run("PLAINTEXT", &trim).status, Some(7));
    let trim = ["topics", "trim", "described", "--before", "40", "--yes"];
    assert_eq!(cluster.run("PLAINTEXT", &trim).status, Some(0));
    let text = cluster.run("PLAINTEXT", &["groups", "describe", "described"]);
    assert_eq!(text.status, Some(0), "{}", text.stderr);
    let lines: Vec<&str> = text.text().lines().collect();
    assert_eq!(lines[0], "Group:        described");
    assert_eq!(lines[1], "State:        Empty, classic, 0 members");
    assert_eq!(lines[3], "Lag:          100");
    let expected = [
        "TOPIC PARTITION COMMITTED LOG END LAG LOG START NOTE",
        "described 0 10 100 90 40 30 offsets deleted before they were read",
        "described 1 90 100 10 40",
    ];
    for (line, expected) in lines[4..].iter().zip(expected) {
        assert_eq!(line.split_whitespace().collect::<Vec<_>>().join(" "), expected);
    }
    assert_eq!(
        text.stderr,
        "warning: group 'described', topic 'described': 1 partition has records and no commit\n\
         warning: group 'described', 'described' partition 0: 30 offsets deleted before they were read\n"
    );
    let found = groups(&cluster, &["describe", "described", "--exit-code"]);
    assert_eq!(found.status, Some(4));
    let document: Value = serde_json::from_slice(&found.stdout).unwrap();
    let first = &document[0]["partitions"][0];
    assert_eq!(
        [&first["finding"], &first["lostRecordCount"]],
        [&Value::from("recordsLost"), &Value::from(30)]
    );
    let only = groups(&cluster, &["describe", "described", "--topic", "described:1", "--exit-code"]);
    assert_eq!(only.status, Some(0), "{}", only.stderr);

    // Assigned without a commit, and a static member.
    let member = member(&cluster, "described", "described-2", &["--instance-id", "one", "--commit", "none"]);
    wait_for_state(&cluster, "described-2", "Stable", 1);
    let group = &json(&cluster, &["describe", "described-2"])[0];
    assert_eq!(group["partitions"].as_array().unwrap().len(), 3);
    let one = &group["partitions"][0];
    assert!(one["committedOffset"].is_null() && one["lag"].is_null() && one["logEndOffset"] == 100, "{one}");
    assert_eq!([&one["clientId"], &group["members"][0]["instanceId"]], ["kafkactl", "one"]);
    let members = cluster.run("PLAINTEXT", &["groups", "describe", "described-2", "--members"]);
    let columns = "GROUP MEMBER INSTANCE CLIENT HOST PARTITIONS ASSIGNMENT";
    let lines: Vec<&str> = members.text().lines().collect();
    assert_eq!(lines[0].split_whitespace().collect::<Vec<_>>().join(" "), columns);
    assert!(lines[1].ends_with("3  described:0,1,2"), "{members:?}");
    let state = cluster.run("PLAINTEXT", &["groups", "describe", "described-2", "--state"]);
    assert!(state.text().contains("described-2  Stable  classic  range"), "{state:?}");
    drop(member);
}

#[test]
fn the_target_assignment_of_the_consumer_protocol_is_shown() {
    let cluster = TestCluster::shared();
    create(&cluster, "target", "2", &[]);
    let running = member(&cluster, "target", "target", &["-X", "group.protocol=consumer"]);
    wait_for_state(&cluster, "target", "Stable", 1);
    let group = &json(&cluster, &["describe", "target", "--members"])[0];
    let target = serde_json::json!([{"topic": "target", "partitions": [0, 1]}]);
    assert_eq!(
        [&group["members"][0]["assignment"], &group["members"][0]["targetAssignment"]],
        [&target, &target]
    );
    assert!(group["partitions"].is_null());
    drop(running);
}

#[test]
fn a_group_in_the_middle_of_a_rebalance_says_so() {
    let cluster = TestCluster::shared();
    create(&cluster, "rebalance", "2", &[]);
    let first = member(&cluster, "rebalance", "rebalance", &[]);
    wait_for_state(&cluster, "rebalance", "Stable", 1);
    // It cannot hear that it is called together with the second.
    first.signal("-STOP");
    let second = member(&cluster, "rebalance", "rebalance", &[]);
    wait_for_state(&cluster, "rebalance", "PreparingRebalance", 2);
    let found = json(&cluster, &["list", "--state", "preparing-rebalance"]);
    assert!(found.iter().any(|one| one["name"] == "rebalance"), "{found:?}");
    first.signal("-CONT");
    wait_for_state(&cluster, "rebalance", "Stable", 2);
    drop((first, second));
}

#[test]
fn lag_is_told_by_group_topic_and_partition_and_checked_against_limits() {
    let cluster = TestCluster::shared();
    create(&cluster, "lag-a", "2", &[]);
    create(&cluster, "lag-b", "1", &[]);
    write_numbers(&cluster, "lag-a", 2, 0..20);
    write_numbers(&cluster, "lag-b", 1, 0..10);
    commit(&cluster, "lag", "lag-a", &[4, 10]);
    commit(&cluster, "lag", "lag-b", &[7]);
    let rows = |args: &[&str]| -> Vec<[Value; 3]> {
        let all = json(&cluster, &[&["lag", "lag"], args].concat());
        all.into_iter().map(|mut one| ["topic", "partition", "lag"].map(|field| one[field].take())).collect()
    };
    let row = |topic: &str, partition: Option<i64>, lag: i64| {
        [Value::from(topic), Value::from(partition), Value::from(lag)]
    };
    assert_eq!(rows(&[]), [[Value::Null, Value::Null, 9.into()]]);
    assert_eq!(rows(&["--by", "topic"]), [row("lag-a", None, 6), row("lag-b", None, 3)]);
    assert_eq!(
        rows(&["--by", "partition"]),
        [row("lag-a", Some(0), 6), row("lag-a", Some(1), 0), row("lag-b", Some(0), 3)]
    );
    assert_eq!(rows(&["--topic", "lag-a:0"]), [[Value::Null, Value::Null, 6.into()]]);
    for (args, status) in [
        (&["--max-lag", "9"][..], 0),
        (&["--max-lag", "8"], 4),
        (&["--by", "partition", "--max-lag", "6"], 0),
        (&["--max-lag", "0", "--topic", "lag-a:1"], 0),
    ] {
        let outcome = groups(&cluster, &[&["lag", "lag"], args].concat());
        assert_eq!(outcome.status, Some(status), "{args:?} {}", outcome.stderr);
    }
    let said = cluster.run("PLAINTEXT", &["groups", "lag", "lag", "--max-lag", "8", "--max-time", "1h"]);
    assert_eq!(
        said.text().lines().next().unwrap().split_whitespace().collect::<Vec<_>>(),
        ["GROUP", "LAG", "TIME", "LAG"]
    );
    assert_eq!(said.stderr, "warning: group 'lag' is 9 records behind, more than 8\n");
}

#[test]
fn lag_in_time_looks_past_what_is_no_record() {
    let cluster = TestCluster::shared();
    create(&cluster, "lag-marker", "1", &[]);
    let writer = super::records::transactions(&cluster, "lag-marker");
    writer.begin();
    writer.send(&New::of("k", "v").at(1_790_000_000_000));
    writer.flush();
    writer.commit();
    // Behind the record stands only the marker of the transaction.
    let offsets = ["topics", "offsets", "lag-marker", "-o", "json"];
    cluster.wait_until(&offsets, |text| text.contains("\"endOffset\":2"));
    commit(&cluster, "lag-marker", "lag-marker", &[1]);
    let row = &json(&cluster, &["lag", "lag-marker", "--time"])[0];
    assert_eq!([&row["lag"], &row["timeLagMs"], &row["unmeasuredPartitionCount"]], [1, 0, 0]);
}

#[test]
fn with_read_committed_records_of_an_open_transaction_are_not_behind() {
    let cluster = TestCluster::shared();
    create(&cluster, "lag-open", "1", &[]);
    write_numbers(&cluster, "lag-open", 1, 0..5);
    commit(&cluster, "lag-open", "lag-open", &[2]);
    let writer = super::records::transactions(&cluster, "lag-open");
    writer.begin();
    (0..3).for_each(|_| writer.send(&New::of("k", "v")));
    writer.flush();
    let lag = |args: &[&str]| json(&cluster, &[&["lag", "lag-open"], args].concat())[0]["lag"].clone();
    assert_eq!([lag(&[]), lag(&["--isolation", "read_committed"])], [6, 3]);
    writer.abort();
}

#[test]
fn lag_is_watched_with_the_rates_of_writing_and_committing() {
    let cluster = TestCluster::shared();
    create(&cluster, "watched", "1", &[]);
    write_numbers(&cluster, "watched", 1, 0..100);
    commit(&cluster, "watched", "watched", &[10]);
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "groups", "lag", "watched"]);
    let watch = Running::start(command.args(["--watch", "0.2", "-o", "jsonl"]));
    watch.wait_for("a first line", |watch| !watch.lines().is_empty());
    write_numbers(&cluster, "watched", 1, 100..150);
    commit(&cluster, "watched", "watched", &[130]);
    let parsed = |watch: &Running| -> Vec<Value> {
        watch.lines().iter().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    watch.wait_for("the end of the lag", |watch| parsed(watch).last().unwrap()["lag"] == 20);
    let all = parsed(&watch);
    assert!(all[0]["inPerSecond"].is_null() && all[0]["time"].is_string(), "{}", all[0]);
    let moved = |field: &str| all.iter().any(|one| one[field].as_f64().is_some_and(|rate| rate > 0.0));
    assert!(moved("inPerSecond") && moved("outPerSecond"), "{all:?}");
    watch.signal("-INT");
    assert_eq!(watch.outcome().status, Some(130));
    let document = groups(&cluster, &["lag", "--watch", "1"]);
    assert_eq!(document.status, Some(2));
    assert!(document.stderr.contains("-o jsonl prints one object per line"), "{}", document.stderr);
}

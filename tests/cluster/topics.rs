//! `topics`: every verb, on topics of each test's own.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use serde_json::Value;

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;

/// Runs `topics` with a folder for undo files.
fn topics(cluster: &TestCluster, args: &[&str]) -> Outcome {
    let state = tempfile::tempdir().unwrap();
    topics_with(cluster, args, &[("XDG_STATE_HOME", state.path().to_str().unwrap())])
}

fn topics_with(cluster: &TestCluster, args: &[&str], env: &[(&str, &str)]) -> Outcome {
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "topics"]).args(args).envs(env.iter().copied());
    Outcome::of(command.output().unwrap())
}

fn rows(outcome: &Outcome) -> Vec<Value> {
    assert!(!outcome.stdout.is_empty(), "{}", outcome.stderr);
    serde_json::from_slice(&outcome.stdout).unwrap()
}

fn json(cluster: &TestCluster, args: &[&str]) -> Vec<Value> {
    let outcome = topics(cluster, &[args, &["-o", "json"]].concat());
    assert_eq!(outcome.status, Some(0), "{args:?}: {}", outcome.stderr);
    rows(&outcome)
}

fn create(cluster: &TestCluster, name: &str, more: &[&str]) {
    let outcome = topics(cluster, &[&["create", name, "--wait"], more].concat());
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
}

fn names(cluster: &TestCluster, pattern: &str) -> Vec<String> {
    let outcome = topics(cluster, &["list", pattern, "-o", "name"]);
    outcome.text().lines().map(str::to_owned).collect()
}

/// Writes records.
fn produce(cluster: &TestCluster, topic: &str, partition: i32, count: usize) {
    let mut kcat = kcat(cluster, topic, partition).spawn().unwrap();
    let mut input = kcat.stdin.take().unwrap();
    (0..count).for_each(|number| writeln!(input, "value {number}").unwrap());
    drop(input);
    assert!(kcat.wait().unwrap().success());
}

fn kcat(cluster: &TestCluster, topic: &str, partition: i32) -> std::process::Command {
    let mut command = std::process::Command::new("kcat");
    command.args(["-P", "-b", &cluster.servers("PLAINTEXT"), "-t", topic, "-p", &partition.to_string()]);
    command.stdin(Stdio::piped());
    command
}

#[test]
fn a_topic_is_created_listed_described_and_deleted_and_comes_back_from_its_undo_file() {
    let cluster = TestCluster::shared();
    create(
        &cluster,
        "life",
        &["-p", "3", "-r", "2", "--config", "cleanup.policy=compact", "--config", "segment.ms=60000"],
    );
    let listed = json(&cluster, &["list", "life", "--details"]);
    assert_eq!((&listed[0]["partitionCount"], &listed[0]["replicationFactor"]), (&3.into(), &2.into()));
    assert_eq!((&listed[0]["cleanupPolicy"], &listed[0]["messageCount"]), (&"compact".into(), &0.into()));
    assert_eq!(listed[0]["topicId"].as_str().unwrap().len(), 22);
    let described = json(&cluster, &["describe", "life", "--offsets"]);
    let partition = &described[0]["partitions"][2];
    assert_eq!(
        (&partition["partition"], &partition["startOffset"], &partition["outOfSync"]),
        (&2.into(), &0.into(), &Value::Array(vec![]))
    );
    assert!(!partition["racks"].as_array().unwrap().is_empty());
    let configs: Vec<&str> =
        described[0]["configs"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(configs, ["cleanup.policy", "segment.ms"]);

    let undo = tempfile::tempdir().unwrap();
    let folder = undo.path().to_str().unwrap();
    let refused = topics(&cluster, &["delete", "life"]);
    assert_eq!(refused.status, Some(2), "{}", refused.stderr);
    let dry = topics(&cluster, &["delete", "life", "--dry-run"]);
    assert_eq!((dry.status, dry.text().contains("delete, 3 partitions, 0 records\n")), (Some(0), true));
    assert_eq!(names(&cluster, "life"), ["life"]);
    let deleted = topics(&cluster, &["delete", "life", "--yes", "--undo-dir", folder]);
    assert_eq!(deleted.status, Some(0), "{}", deleted.stderr);
    cluster.wait_until(&["topics", "list", "lif*", "-o", "json"], |text| text == "[]\n");
    let file = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(deleted.stderr.contains(file.to_str().unwrap()), "{}", deleted.stderr);

    assert_eq!(
        topics(&cluster, &["create", "--from-file", file.to_str().unwrap(), "--wait"]).status,
        Some(0)
    );
    cluster.wait_until(&["topics", "describe", "life", "-o", "json"], |text| {
        text.contains("\"partitionCount\":3")
            && text.contains("\"replicationFactor\":2")
            && text.contains("compact")
    });
}

#[test]
fn without_a_place_for_the_undo_file_nothing_is_deleted() {
    let cluster = TestCluster::shared();
    create(&cluster, "keep", &[]);
    let outcome = topics_with(&cluster, &["delete", "keep", "--yes"], &[("XDG_STATE_HOME", "/proc/no")]);
    assert_eq!(outcome.status, Some(1), "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("so nothing was changed") && outcome.stderr.contains("--no-undo"),
        "{}",
        outcome.stderr
    );
    assert_eq!(names(&cluster, "keep"), ["keep"]);
    assert_eq!(topics_with(&cluster, &["delete", "keep", "--yes", "--no-undo"], &[]).status, Some(0));
}

#[test]
fn a_typo_is_7_with_a_hint_and_is_not_created() {
    let cluster = TestCluster::shared();
    for verb in [
        &["describe"][..],
        &["offsets"],
        &["configs"],
        &["list"],
        &["trim", "--before", "end", "-y"],
        &["delete", "-y"],
        &["alter", "--set", "a=b"],
    ] {
        let outcome = topics(&cluster, &[&verb[..1], &["replicatde"], &verb[1..]].concat());
        assert_eq!(outcome.status, Some(7), "{verb:?}: {}", outcome.stderr);
        assert!(
            outcome.stderr.contains("error: topic 'replicatde' does not exist on "),
            "{}",
            outcome.stderr
        );
        assert!(outcome.stderr.contains("hint: did you mean 'replicated'?"), "{}", outcome.stderr);
    }
    assert_eq!(names(&cluster, "replicatde*"), [""; 0]);
    // Beside one that is there, the other is shown.
    let both = topics(&cluster, &["describe", "replicated", "replicatde"]);
    assert_eq!((both.status, both.text().contains("Topic:    replicated")), (Some(3), true));
}

#[test]
fn names_with_dots_underscores_and_249_characters_work() {
    let cluster = TestCluster::shared();
    let long = "n".repeat(249);
    for name in ["dotted.name_x", &long] {
        create(&cluster, name, &[]);
        assert_eq!(names(&cluster, name), [name]);
        assert_eq!(topics(&cluster, &["delete", name, "-y", "-q"]).status, Some(0));
    }
    let too_long = topics(&cluster, &["create", &"n".repeat(250)]);
    assert_eq!(too_long.status, Some(1));
    assert!(too_long.stderr.contains("249"), "{}", too_long.stderr);
}

#[test]
fn of_twenty_topics_of_which_three_exist_seventeen_are_made() {
    let cluster = TestCluster::shared();
    let all: Vec<String> = (0..20).map(|number| format!("twenty-{number:02}")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    assert_eq!(topics(&cluster, &[&["create"], &all[..3]].concat()).status, Some(0));
    cluster.wait_until(&["topics", "list", "twenty-*", "-o", "name"], |text| text.lines().count() == 3);
    let outcome = topics(&cluster, &[&["create", "-o", "json"], &all[..]].concat());
    assert_eq!(outcome.status, Some(3), "{}", outcome.stderr);
    assert_eq!(outcome.stderr.matches("already exists").count(), 3, "{}", outcome.stderr);
    let failed: Vec<Value> = rows(&outcome).into_iter().filter(|row| row["ok"] == false).collect();
    assert_eq!((failed.len(), &failed[0]["error"]["code"]), (3, &1.into()));
    cluster.wait_until(&["topics", "list", "twenty-*", "-o", "name"], |text| text.lines().count() == 20);
    let again = topics(&cluster, &[&["create", "--if-not-exists"], &all[..]].concat());
    assert_eq!((again.stderr.as_str(), again.status), ("", Some(0)));
}

#[test]
fn create_takes_an_assignment_a_model_a_file_and_refuses_what_the_broker_refuses() {
    let cluster = TestCluster::shared();
    create(&cluster, "assigned", &["--replica-assignment", "3:1,2:3", "--config", "retention.ms=3600000"]);
    let described = json(&cluster, &["describe", "assigned"]);
    assert_eq!(described[0]["partitions"][0]["replicas"], serde_json::json!([3, 1]));
    assert_eq!(described[0]["partitions"][1]["replicas"], serde_json::json!([2, 3]));
    create(&cluster, "like-assigned", &["--like", "assigned", "-p", "4"]);
    let copy = json(&cluster, &["describe", "like-assigned"]);
    assert_eq!((&copy[0]["partitionCount"], &copy[0]["replicationFactor"]), (&4.into(), &2.into()));
    assert_eq!(copy[0]["configs"][0]["value"], "3600000");

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("topics.yaml");
    fs::write(&file, "- name: from-yaml\n  partitions: 2\n  replicationFactor: 3\n  configs:\n    retention.ms: \"1000\"\n").unwrap();
    let checked = topics(&cluster, &["create", "--from-file", file.to_str().unwrap(), "--validate-only"]);
    assert_eq!(
        (checked.status, checked.stderr.as_str()),
        (Some(0), "notice: dry run, nothing was created\n")
    );
    assert_eq!(names(&cluster, "from-yaml*"), [""; 0]);
    assert_eq!(topics(&cluster, &["create", "--from-file", file.to_str().unwrap()]).status, Some(0));

    for (args, words) in [
        (
            &["create", "bad", "--config", "retention.ms=soon"][..],
            "Invalid value soon for configuration retention.ms",
        ),
        (&["create", "bad", "--config", "no.such.config=1"], "Unknown topic config name: no.such.config"),
        (&["create", "bad", "-r", "4"], "replication factor"),
    ] {
        for more in [&[][..], &["--dry-run"]] {
            let outcome = topics(&cluster, &[args, more].concat());
            assert_eq!(outcome.status, Some(1), "{}", outcome.stderr);
            assert!(outcome.stderr.contains(words), "{words}: {}", outcome.stderr);
        }
    }
    assert_eq!(names(&cluster, "bad*"), [""; 0]);
}

#[test]
fn alter_changes_what_is_named_and_asks_where_records_may_go() {
    let cluster = TestCluster::shared();
    create(&cluster, "altered", &["--config", "retention.ms=1000000", "--config", "segment.ms=60000"]);
    let harmless =
        topics(&cluster, &["alter", "altered", "--set", "retention.ms=2000000", "--delete", "segment.ms"]);
    assert_eq!(harmless.status, Some(0), "{}", harmless.stderr);
    assert!(
        harmless.text().contains("retention.ms: 1000000 -> 2000000, segment.ms: 60000 -> "),
        "{}",
        harmless.text()
    );
    let configs = ["topics", "configs", "altered", "--changed", "-o", "json"];
    cluster.wait_until(&configs, |text| text.contains("2000000") && !text.contains("segment.ms"));
    for lossy in ["retention.ms=5000", "cleanup.policy=compact", "retention.bytes=100"] {
        let asked = topics(&cluster, &["alter", "altered", "--set", lossy]);
        assert_eq!(asked.status, Some(2), "{lossy}: {}", asked.stderr);
        assert!(asked.stderr.contains("this may delete records"), "{}", asked.stderr);
        assert_eq!(topics(&cluster, &["alter", "altered", "--set", lossy, "--dry-run"]).status, Some(0));
    }
    assert_eq!(
        topics(&cluster, &["alter", "altered", "--set", "retention.ms=5000", "--yes"]).status,
        Some(0)
    );
    cluster.wait_until(&configs, |text| text.contains("\"5000\""));
    let wrong = topics(&cluster, &["alter", "altered", "--set", "retention.ms=soon", "--yes"]);
    assert_eq!(
        (wrong.status, wrong.stderr.contains("Not a number of type LONG")),
        (Some(1), true),
        "{}",
        wrong.stderr
    );
}

#[test]
fn offsets_and_trim_count_and_delete_the_oldest_records() {
    let cluster = TestCluster::shared();
    create(&cluster, "trimmed", &["-p", "2", "-r", "3"]);
    produce(&cluster, "trimmed", 0, 100);
    produce(&cluster, "trimmed", 1, 10);
    let offsets = json(&cluster, &["offsets", "trimmed", "--max-timestamp", "--at", "2000-01-01"]);
    assert_eq!(
        (&offsets[0]["startOffset"], &offsets[0]["endOffset"], &offsets[0]["offsetAt"]),
        (&0.into(), &100.into(), &0.into())
    );
    assert!(offsets[0]["maxTimestamp"].as_i64().unwrap() > 1_790_000_000_000);
    let none = json(&cluster, &["offsets", "trimmed", "--at", "2100-01-01"]);
    assert_eq!(none[0]["offsetAt"], Value::Null);
    let sum = json(&cluster, &["offsets", "trimmed", "--sum"]);
    assert_eq!((sum.len(), &sum[0]["messageCount"]), (1, &110.into()));

    let dry = topics(&cluster, &["trim", "trimmed", "--before", "40", "--partition", "0", "--dry-run"]);
    assert!(
        dry.text().contains("trimmed:0  delete 40 records, start offset: 0 -> 40"),
        "{}{}",
        dry.text(),
        dry.stderr
    );
    let beyond = topics(&cluster, &["trim", "trimmed", "--before", "40", "--yes"]);
    assert_eq!(
        (beyond.status, beyond.stderr.contains("partition 1 ends at offset 10")),
        (Some(2), true),
        "{}",
        beyond.stderr
    );
    assert_eq!(
        topics(&cluster, &["trim", "trimmed", "--before", "40", "--partition", "0", "-y"]).status,
        Some(0)
    );
    let kept = topics(&cluster, &["trim", "trimmed", "--keep-last", "5", "-y"]);
    assert_eq!(kept.status, Some(0), "{}", kept.stderr);
    let sum = json(&cluster, &["offsets", "trimmed", "--sum"]);
    assert_eq!(sum[0]["messageCount"], 10);
    let all = topics(&cluster, &["trim", "trimmed", "--before", "@2100-01-01", "-y"]);
    assert_eq!(all.status, Some(0), "{}", all.stderr);
    assert_eq!(json(&cluster, &["offsets", "trimmed", "--sum"])[0]["messageCount"], 0);
    let nothing = topics(&cluster, &["trim", "trimmed", "--before", "end", "-y"]);
    assert_eq!(
        (nothing.text(), nothing.stderr.as_str()),
        ("", "notice: no record lies before that position\n")
    );
}

#[test]
fn partitions_are_added_with_a_warning_and_never_taken_away() {
    let cluster = TestCluster::shared();
    create(&cluster, "grown", &["-p", "2"]);
    let dry = topics(&cluster, &["add-partitions", "grown", "--by", "3", "--dry-run"]);
    assert!(
        dry.text().contains("partitions: 2 -> 5") && dry.stderr.contains("may go to another partition"),
        "{}",
        dry.stderr
    );
    assert_eq!(json(&cluster, &["list", "grown"])[0]["partitionCount"], 2);
    assert_eq!(topics(&cluster, &["add-partitions", "grown", "--total", "4"]).status, Some(0));
    cluster
        .wait_until(&["topics", "list", "grown", "-o", "json"], |text| text.contains("\"partitionCount\":4"));
    let fewer = topics(&cluster, &["add-partitions", "grown", "--total", "3"]);
    assert_eq!(
        (fewer.status, fewer.stderr.contains("has 4 partitions, and partitions cannot be removed")),
        (Some(2), true)
    );
}

#[test]
fn a_topic_is_deleted_while_a_producer_writes_to_it() {
    let cluster = TestCluster::shared();
    create(&cluster, "busy", &["-r", "3"]);
    let mut producer = kcat(&cluster, "busy", 0)
        .args(["-X", "allow.auto.create.topics=false"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = producer.stdin.take().unwrap();
    input.write_all(b"one\ntwo\n").unwrap();
    input.flush().unwrap();
    let outcome = topics(&cluster, &["delete", "busy", "--yes", "-q"]);
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
    cluster.wait_until(&["topics", "list", "bus*", "-o", "json"], |text| text == "[]\n");
    producer.kill().unwrap();
    producer.wait().unwrap();
}

#[test]
fn a_stopped_broker_shows_in_the_filters_and_waiting_ends_when_it_is_back() {
    let cluster = TestCluster::spare();
    create(&cluster, "lonely", &["--replica-assignment", "3"]);
    create(&cluster, "strict", &["--replica-assignment", "1:2:3", "--config", "min.insync.replicas=3"]);
    create(&cluster, "exact", &["--replica-assignment", "1:2:3", "--config", "min.insync.replicas=2"]);
    assert_eq!(topics(&cluster, &["describe", "--under-replicated", "--exit-code"]).status, Some(0));
    let stopped = cluster.kill(3);
    let settled = |text: &str| text.matches("\"absent\":[3]").count() >= 3;
    cluster.wait_until(&["topics", "describe", "--unavailable", "--under-replicated", "-o", "json"], settled);

    let lagging =
        topics(&cluster, &["describe", "strict", "exact", "--under-replicated", "--exit-code", "-o", "json"]);
    assert_eq!(lagging.status, Some(4), "{}", lagging.stderr);
    assert_eq!(lagging.stderr, "warning: missing replicas per broker: broker 3: 2\n");
    let hits = |outcome: &Outcome| -> Vec<(String, i64)> {
        let partitions =
            rows(outcome).into_iter().flat_map(|topic| topic["partitions"].as_array().unwrap().clone());
        partitions
            .map(|one| (one["topic"].as_str().unwrap().to_owned(), one["partition"].as_i64().unwrap()))
            .collect()
    };
    assert_eq!(hits(&lagging), [("exact".to_owned(), 0), ("strict".to_owned(), 0)]);
    let filter = |filter: &str| {
        hits(&topics(&cluster, &["describe", "lonely", "strict", "exact", filter, "-o", "json"]))
    };
    assert_eq!(filter("--unavailable-partitions"), [("lonely".to_owned(), 0)]);
    // Without a leader there is no in-sync replica either.
    assert_eq!(filter("--under-min-isr"), [("lonely".to_owned(), 0), ("strict".to_owned(), 0)]);
    assert_eq!(filter("--at-min-isr"), [("exact".to_owned(), 0)]);
    let table = topics(&cluster, &["describe", "lonely", "--unavailable"]);
    assert!(table.text().contains("lonely          0    none  3 "), "{}", table.text());

    let gave_up = topics(&cluster, &["describe", "--wait-until-healthy", "--wait-timeout", "1s"]);
    assert_eq!((gave_up.text(), gave_up.status), ("", Some(5)));
    assert!(gave_up.stderr.contains("partitions are under-replicated"), "{}", gave_up.stderr);
    let mut waiting = kafkactl()
        .args(["-b", &cluster.servers("PLAINTEXT"), "topics", "describe", "exact", "--wait-until-healthy"])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    assert!(waiting.try_wait().unwrap().is_none());
    drop(stopped);
    assert_eq!(waiting.wait().unwrap().code(), Some(0));
}

#[test]
fn preferred_leaders_are_elected_and_unclean_ones_only_with_consent() {
    let cluster = TestCluster::spare();
    create(&cluster, "elected", &["--replica-assignment", "3:1:2,3:2:1"]);
    cluster.kill(3).start();
    cluster.wait_until_well();
    let others = topics(&cluster, &["describe", "elected", "--not-preferred-leader", "-o", "json"]);
    assert_eq!(rows(&others)[0]["partitions"].as_array().unwrap().len(), 2, "{}", others.stderr);
    let dry = topics(&cluster, &["elect", "elected", "--partition", "0", "--dry-run"]);
    assert!(
        dry.text().contains("elected:0  leader: 1 -> 3") || dry.text().contains("elected:0  leader: 2 -> 3"),
        "{}",
        dry.text()
    );
    // A broker that has just come back may know of its old place among the replicas in sync and not of its new one.
    let elected = |text: &str| text.contains("\"ok\":true") && !text.contains("\"ok\":false");
    cluster.wait_until(&["topics", "elect", "elected", "-o", "json"], elected);
    cluster.wait_until(&["topics", "describe", "elected", "--not-preferred-leader", "-o", "json"], |text| {
        text == "[]\n"
    });
    let unclean = topics(&cluster, &["elect", "elected", "--unclean"]);
    assert_eq!((unclean.text(), unclean.stderr.as_str()), ("", "notice: every partition has a leader\n"));
    // The last replica in sync goes, and one that lags comes back.
    create(&cluster, "torn", &["--replica-assignment", "2:3"]);
    let third = cluster.kill(3);
    cluster.wait_until(&["topics", "describe", "torn", "-o", "json"], |text| text.contains("\"isr\":[2]"));
    let second = cluster.kill(2);
    third.start();
    cluster.wait_until(&["topics", "describe", "torn", "--unavailable", "-o", "json"], |text| {
        text.contains("\"absent\":[2]")
    });
    let refused = topics(&cluster, &["elect", "torn", "--unclean"]);
    assert_eq!(
        (refused.status, refused.stderr.contains("records that the new leaders lack are lost")),
        (Some(2), true)
    );
    let torn = topics(&cluster, &["elect", "torn", "--unclean", "--yes"]);
    assert_eq!((torn.stderr.as_str(), torn.status), ("", Some(0)));
    cluster.wait_until(&["topics", "describe", "torn", "-o", "json"], |text| text.contains("\"leader\":3"));
    drop(second);
}

#[test]
fn a_frozen_broker_does_not_hold_up_listing_or_creating() {
    let cluster = TestCluster::spare();
    let _frozen = cluster.freeze(2);
    let timeout = ["--timeout", "4s"];
    let listed = topics(&cluster, &[&["list", "-o", "name"][..], &timeout].concat());
    assert_eq!((listed.stderr.as_str(), listed.status), ("", Some(0)));
    let made =
        topics(&cluster, &[&["create", "while-frozen", "--replica-assignment", "1"][..], &timeout].concat());
    assert_eq!((made.stderr.as_str(), made.status), ("", Some(0)));
    assert_eq!(
        topics(&cluster, &[&["delete", "while-frozen", "-y", "-q"][..], &timeout].concat()).status,
        Some(0)
    );
}

#[test]
fn three_thousand_topics_are_made_listed_and_deleted() {
    let cluster = TestCluster::spare();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("many.json");
    // With their configs more records of the metadata log than a controller takes in one request (10,000).
    let configs = serde_json::json!({ "retention.ms": "1000000", "segment.ms": "1000000" });
    let topic = |number: u32| {
        let name = format!("many-{number}");
        serde_json::json!({ "name": name, "partitions": 1, "replicationFactor": 1, "configs": configs })
    };
    let many: Vec<Value> = (0..3000).map(topic).collect();
    fs::write(&file, serde_json::to_vec(&many).unwrap()).unwrap();
    let made = topics(&cluster, &["create", "--from-file", file.to_str().unwrap(), "--wait", "-o", "name"]);
    assert_eq!((made.stderr.as_str(), made.status), ("", Some(0)));
    assert_eq!(made.text().lines().count(), 3000);
    let again = topics(&cluster, &["create", "--from-file", file.to_str().unwrap(), "-o", "json"]);
    assert_eq!((again.status, again.stderr.lines().count()), (Some(1), 11), "{}", again.stderr);
    assert!(
        again.stderr.ends_with("error: and 2990 more errors: see the rows that are not done\n"),
        "{}",
        again.stderr
    );
    let described = topics(&cluster, &["describe", "many-1*", "-o", "jsonl"]);
    assert_eq!((described.status, described.text().lines().count()), (Some(0), 1111));
    let deleted = topics(&cluster, &["delete", "many-*", "--yes", "-q", "-o", "name"]);
    assert_eq!((deleted.stderr.as_str(), deleted.status), ("", Some(0)));
    cluster.wait_until(&["topics", "list", "many-*", "-o", "json"], |text| text == "[]\n");
}

#[test]
fn internal_topics_are_hidden_and_kept_from_deletion() {
    let cluster = TestCluster::shared();
    // A group makes Kafka create the topic of its offsets.
    create(&cluster, "for-a-group", &[]);
    let group = ["-G", "some-group", "-e", "-c", "1", "for-a-group"];
    produce(&cluster, "for-a-group", 0, 1);
    let status = std::process::Command::new("kcat")
        .args(["-b", &cluster.servers("PLAINTEXT"), "-X", "auto.offset.reset=earliest"])
        .args(group)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().success());
    assert_eq!(names(&cluster, "__*"), [""; 0]);
    let all = topics(&cluster, &["list", "--all", "-o", "name"]);
    assert!(all.text().contains("__consumer_offsets\n"), "{}", all.text());
    let refused = topics(&cluster, &["delete", "__consumer_offsets", "--yes"]);
    assert_eq!((refused.status, refused.stderr.contains("--internal deletes it anyway")), (Some(2), true));
}

#[test]
fn patterns_and_sorting_choose_and_order_what_is_listed() {
    let cluster = TestCluster::shared();
    create(&cluster, "sort-a", &["-p", "1"]);
    create(&cluster, "sort-b", &["-p", "3"]);
    create(&cluster, "sort-c", &["-p", "2"]);
    let list = |args: &[&str]| {
        let outcome = topics(&cluster, &[&["list", "-o", "name"], args].concat());
        outcome.text().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(list(&["sort-?"]), ["sort-a", "sort-b", "sort-c"]);
    assert_eq!(list(&["--regex", "sort-(a|c)"]), ["sort-a", "sort-c"]);
    assert_eq!(list(&["sort-*", "--sort", "partitions", "--reverse"]), ["sort-b", "sort-c", "sort-a"]);
    let nothing = topics(&cluster, &["list", "no-such-*"]);
    assert_eq!(
        (nothing.text(), nothing.stderr.as_str(), nothing.status),
        ("", "notice: no topic matches\n", Some(0))
    );
    let wrong = topics(&cluster, &["list", "--regex", "("]);
    assert_eq!((wrong.text(), wrong.status), ("", Some(2)));
}

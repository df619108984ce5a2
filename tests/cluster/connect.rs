//! `connect` on two real workers: every verb, and what goes wrong.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::running::{Running, eventually};
use super::schema::assert_valid;

/// Runs `connect` at both workers, with a folder for undo files.
pub fn connect(cluster: &TestCluster, args: &[&str]) -> Outcome {
    let state = tempfile::tempdir().unwrap();
    let mut command = kafkactl();
    command.env("XDG_STATE_HOME", state.path());
    command.args(["--connect-url", &cluster.workers(), "connect"]).args(args);
    Outcome::of(command.output().unwrap())
}

/// The same, of which all has to be well.
pub fn done(cluster: &TestCluster, args: &[&str]) -> Outcome {
    let outcome = connect(cluster, args);
    assert_eq!(outcome.status, Some(0), "{args:?} {}", outcome.stderr);
    outcome
}

/// The output as JSON, which has to be as its schema says. While the workers rebalance for another test, connectors and tasks belong to
/// nobody for a moment: what is read then is read again.
pub fn json(cluster: &TestCluster, schema: &str, args: &[&str]) -> Value {
    let mut document = Value::Null;
    let is_settled = || {
        let outcome = done(cluster, &[args, &["-o", "json"]].concat());
        assert_valid(&format!("connect-{schema}"), &outcome.stdout);
        document = serde_json::from_slice(&outcome.stdout).unwrap();
        !outcome.text().contains("\"UNASSIGNED\"")
    };
    assert!(eventually(Duration::from_secs(60), is_settled), "the workers rebalance without an end");
    document
}

/// Waits until a file has so many lines.
fn wait_for_lines(path: &Path, count: usize) {
    let lines = || fs::read_to_string(path).unwrap_or_default().lines().count();
    let has_come = eventually(Duration::from_secs(30), || lines() == count);
    assert!(has_come, "timed out waiting for {count} lines; {} has {}", path.display(), lines());
}

/// A file with ten lines, a source that reads it into a topic, and a sink that writes the topic to a second file.
pub struct Copying {
    folder: tempfile::TempDir,
    source: String,
    sink: String,
}

impl Copying {
    pub fn start(cluster: &TestCluster, name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("in"), "line\n".repeat(10)).unwrap();
        let copying = Self { source: format!("{name}-source"), sink: format!("{name}-sink"), folder };
        let (from, to) = (format!("file={}", copying.path("in")), format!("file={}", copying.path("out")));
        let topic = format!("topic={name}");
        let source = ["create", &copying.source, "connector.class=FileStreamSource", &from, &topic, "--wait"];
        done(cluster, &source);
        let topics = format!("topics={name}");
        done(cluster, &["create", &copying.sink, "connector.class=FileStreamSink", &to, &topics, "--wait"]);
        wait_for_lines(&copying.folder.path().join("out"), 10);
        copying
    }

    pub fn path(&self, file: &str) -> String {
        self.folder.path().join(file).into_os_string().into_string().unwrap()
    }

    pub fn end(self, cluster: &TestCluster) {
        done(cluster, &["delete", &self.source, &self.sink, "--yes"]);
    }
}

#[test]
fn a_file_is_copied_through_a_topic_and_everything_can_be_seen() {
    let cluster = TestCluster::shared();
    let copying = Copying::start(&cluster, "copied");
    let all = json(&cluster, "list", &["list", "copied-*", "--details"]);
    let seen: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["name"].as_str().unwrap(),
                one["state"].as_str().unwrap(),
                one["type"].as_str().unwrap(),
                &one["topics"],
            )
        })
        .collect();
    let topics = json!(["copied"]);
    assert_eq!(
        seen,
        [("copied-sink", "RUNNING", "sink", &topics), ("copied-source", "RUNNING", "source", &topics)]
    );
    assert_eq!([&all[0]["taskCount"], &all[0]["runningTaskCount"], &all[0]["failedTaskCount"]], [1, 1, 0]);
    assert_eq!(done(&cluster, &["topics", "copied-sink"]).text().lines().nth(1), Some("copied-sink  copied"));

    let described = json(&cluster, "describe", &["describe", "copied-source"]);
    assert_eq!([&described[0]["state"], &described[0]["tasks"][0]["state"]], ["RUNNING", "RUNNING"]);
    assert_eq!(described[0]["config"]["topic"], "copied");
    let text = done(&cluster, &["describe", "copied-source"]);
    assert!(
        text.text().starts_with("Connector:  copied-source\nState:      RUNNING on 127.0.0.1:"),
        "{text:?}"
    );

    let plugins = json(&cluster, "plugins-list", &["plugins", "list"]);
    let classes: Vec<_> =
        plugins.as_array().unwrap().iter().map(|one| one["class"].as_str().unwrap()).collect();
    let file = ["sink.FileStreamSinkConnector", "source.FileStreamSourceConnector"];
    assert!(
        file.iter().all(|one| classes.iter().any(|class| class.ends_with(one.split_once('.').unwrap().1)))
    );
    let configs =
        json(&cluster, "plugins-describe", &["plugins", "describe", "FileStreamSource", "--search", "batch"]);
    assert_eq!(
        [&configs[0]["name"], &configs[0]["default"], &configs[0]["type"]],
        ["batch.size", "2000", "INT"]
    );
    let missing = connect(&cluster, &["plugins", "describe", "NoSuch"]);
    assert_eq!(missing.status, Some(7), "{}", missing.stderr);

    let refused = connect(&cluster, &["delete", "copied-*"]);
    assert_eq!(refused.status, Some(2));
    assert!(refused.stderr.contains("delete, sink with 1 task, its offsets stay"), "{}", refused.stderr);
    copying.end(&cluster);
    let gone = connect(&cluster, &["describe", "copied-sink"]);
    assert_eq!(gone.status, Some(7));
    assert!(gone.stderr.contains("connector 'copied-sink' does not exist"), "{}", gone.stderr);
}

#[test]
fn connectors_pause_resume_stop_and_restart_and_it_is_waited_for() {
    let cluster = TestCluster::shared();
    let copying = Copying::start(&cluster, "states");
    let state = || {
        let all = json(&cluster, "list", &["list", "states-sink"]);
        (all[0]["state"].as_str().unwrap().to_owned(), all[0]["taskCount"].as_u64().unwrap())
    };
    for (verb, expected) in [
        ("pause", ("PAUSED", 1)),
        ("resume", ("RUNNING", 1)),
        ("stop", ("STOPPED", 0)),
        ("resume", ("RUNNING", 1)),
    ] {
        let outcome = done(&cluster, &[verb, "states-s?nk", "--wait", "-o", "json"]);
        assert_valid("changes", &outcome.stdout);
        assert_eq!(state(), (expected.0.to_owned(), expected.1), "{verb}");
    }
    let dry = done(&cluster, &["stop", "states-*", "--dry-run"]);
    assert_eq!(dry.stderr, "notice: dry run, nothing was stopped\n");
    assert_eq!(state().0, "RUNNING");
    done(&cluster, &["restart", "states-*", "--tasks"]);
    let nothing = done(&cluster, &["restart", "states-*", "--failed-only"]);
    assert!(nothing.stderr.contains("nothing has failed"), "{}", nothing.stderr);
    assert_eq!(connect(&cluster, &["restart"]).status, Some(2));
    copying.end(&cluster);
}

#[test]
fn a_task_that_fails_is_found_and_healed_once_the_cause_is_gone() {
    let cluster = TestCluster::shared();
    let copying = Copying::start(&cluster, "healed");
    let blocked = copying.folder.path().join("blocked");
    fs::create_dir(&blocked).unwrap();
    let file = format!("file={}", blocked.display());
    let create =
        ["create", "healed-fails", "connector.class=FileStreamSink", &file, "topics=healed", "--wait"];
    let created = connect(&cluster, &create);
    assert_eq!(created.status, Some(1), "{}", created.stderr);
    assert!(
        created.stderr.contains("connector 'healed-fails' task 0 has failed on 127.0.0.1:"),
        "{}",
        created.stderr
    );

    // The connector itself runs: its task is what tells.
    let failed = connect(&cluster, &["list", "healed-*", "--failed", "--exit-code", "-o", "json"]);
    assert_eq!(failed.status, Some(4), "{}", failed.stderr);
    let rows: Value = serde_json::from_slice(&failed.stdout).unwrap();
    assert_eq!(
        [&rows[0]["name"], &rows[0]["state"], &rows[0]["failedTaskCount"]],
        [&json!("healed-fails"), &json!("RUNNING"), &json!(1)]
    );
    assert_eq!(rows.as_array().unwrap().len(), 1);
    let described = json(&cluster, "describe", &["describe", "healed-fails"]);
    assert!(described[0]["tasks"][0]["trace"].as_str().unwrap().contains("ConnectException"), "{described}");
    let text = done(&cluster, &["describe", "healed-fails"]);
    let trace: Vec<_> = text.text().lines().skip_while(|line| !line.starts_with("Task 0: ")).collect();
    assert!(trace[0].contains("ConnectException"), "{}", text.text());
    let root = trace.iter().find(|line| line.starts_with("        Caused by: "));
    assert!(root.is_some_and(|line| line.ends_with("/blocked: Is a directory")), "{}", text.text());
    let restarted = connect(&cluster, &["restart", "healed-*", "--failed-only"]);
    assert_eq!(restarted.status, Some(1), "{}", restarted.stderr);
    assert!(restarted.stderr.contains("task 0 has failed"), "{}", restarted.stderr);

    let state = copying.path("state.json");
    let heal = |args: &[&str]| {
        let outcome =
            connect(&cluster, &[&["heal", "healed-*", "--state-file", &state, "-o", "json"], args].concat());
        assert_valid("connect-heal", &outcome.stdout);
        let rows: Value = serde_json::from_slice(&outcome.stdout).unwrap();
        (
            outcome.status,
            rows[0]["action"].as_str().unwrap_or_default().to_owned(),
            rows[0]["restartCount"].clone(),
        )
    };
    let action = |status, action: &str, count: u32| (Some(status), action.to_owned(), json!(count));
    assert_eq!(heal(&["--dry-run"]), action(4, "wouldRestart", 0));
    assert_eq!(heal(&["--skip-trace", "ConnectException"]), action(4, "skipped", 0));
    assert_eq!(heal(&["--budget", "0"]), action(4, "overBudget", 0));
    assert_eq!(heal(&[]), action(4, "restarted", 1));
    assert_eq!(heal(&[]), action(4, "leftAlone", 1));
    assert_eq!(heal(&["--max-restarts", "1"]), action(4, "givenUp", 1));
    fs::remove_dir(&blocked).unwrap();
    // Three minutes later.
    let text = fs::read_to_string(&state).unwrap();
    let mut remembered: Value = serde_json::from_str(&text).unwrap();
    let last = remembered["connectors"]["healed-fails"]["last"].as_i64().unwrap();
    remembered["connectors"]["healed-fails"]["last"] = json!(last - 180_000);
    fs::write(&state, remembered.to_string()).unwrap();
    assert_eq!(heal(&[]), action(0, "restarted", 2));
    wait_for_lines(&blocked, 10);
    assert_eq!(heal(&[]).0, Some(0));
    done(&cluster, &["delete", "healed-fails", "--yes"]);
    copying.end(&cluster);
}

#[test]
fn files_are_applied_and_what_is_wrong_with_one_keeps_none_of_the_others() {
    let cluster = TestCluster::shared();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let files = folder.path().to_str().unwrap();
    write(
        "a.json",
        r#"{"name": "applied-a", "config": {"connector.class": "FileStreamSource", "topic": "applied", "tasks.max": 1}}"#,
    );
    write(
        "b.yaml",
        "name: applied-b\nconnector.class: FileStreamSink\ntopics: applied\nmy.password: hunter2\n",
    );
    write("c.properties", "name=applied-c\nconnector.class=FileStreamSource\n");
    write("readme.txt", "no connector");
    let apply = |args: &[&str]| {
        let outcome = connect(&cluster, &[&["apply", "-f", files, "-o", "json"], args].concat());
        assert_valid("changes", &outcome.stdout);
        let rows: Vec<Value> = serde_json::from_slice(&outcome.stdout).unwrap();
        let seen = |row: &Value| {
            (
                row["name"].as_str().unwrap().to_owned(),
                row["change"].as_str().unwrap().to_owned(),
                row["ok"] == true,
            )
        };
        (outcome.status, rows.iter().map(seen).collect::<Vec<_>>(), outcome.stderr)
    };
    let row = |name: &str, change: &str, ok: bool| (name.to_owned(), change.to_owned(), ok);
    let (status, rows, said) = apply(&["--dry-run"]);
    assert_eq!((status, rows[0].1.as_str()), (Some(3), "create with 4 configs"), "{said}");
    assert_eq!(done(&cluster, &["list", "applied-*"]).text(), "");
    let (status, rows, said) = apply(&["--wait"]);
    assert_eq!(status, Some(3), "{said}");
    assert!(
        said.contains("connector 'applied-c' is refused: topic: Missing required configuration"),
        "{said}"
    );
    let bad = row("applied-c", "apply", false);
    let created = |name, count| row(name, &format!("create with {count} configs"), true);
    assert_eq!(rows, [created("applied-a", 4), created("applied-b", 4), bad.clone()]);
    let unchanged = |name| row(name, "unchanged", true);
    assert_eq!(apply(&[]).1, [unchanged("applied-a"), unchanged("applied-b"), bad.clone()]);

    // Secrets are not shown, and what is exported without them leaves them as they are.
    assert!(!done(&cluster, &["describe", "applied-b"]).text().contains("hunter2"));
    let get = json(&cluster, "config-get", &["config", "get", "applied-b", "my.password"]);
    assert_eq!(get[0]["value"], "********");
    let exported = json(&cluster, "export", &["export", "applied-*"]);
    assert_eq!(exported[1]["config"]["my.password"], "********");
    let exported_to = folder.path().join("exported");
    done(&cluster, &["export", "applied-*", "--dir", exported_to.to_str().unwrap()]);
    let again = connect(&cluster, &["apply", "-f", exported_to.to_str().unwrap()]);
    // What is to be done, and what was done.
    assert_eq!(
        (again.status, again.text().matches("  unchanged  unchanged\n").count()),
        (Some(0), 2),
        "{} {}",
        again.text(),
        again.stderr
    );
    write(
        "b.yaml",
        "name: applied-b\nconnector.class: FileStreamSink\ntopics: applied\nmy.password: other\ntasks.max: 2\n",
    );
    let changed = row("applied-b", "change my.password: ******** -> ********, tasks.max=2", true);
    assert_eq!(apply(&[]).1, [unchanged("applied-a"), changed, bad]);
    let secret = done(&cluster, &["export", "applied-b", "--with-secrets"]);
    assert!(secret.text().contains(r#""my.password":"other""#), "{}", secret.text());
    done(&cluster, &["delete", "applied-*", "--yes"]);
}

#[test]
fn configs_are_checked_set_and_unset() {
    let cluster = TestCluster::shared();
    let copying = Copying::start(&cluster, "configs");
    let changes =
        json(&cluster, "config-changes", &["config", "set", "configs-source", "batch.size=7", "--wait"]);
    let change = json!({"name": "batch.size", "before": null, "after": "7", "ok": true, "result": "done", "dryRun": false,
        "error": null});
    assert_eq!(changes, json!([change]));
    let refused = connect(&cluster, &["config", "set", "configs-source", "batch.size=x"]);
    assert_eq!(refused.status, Some(2));
    assert!(refused.stderr.contains("batch.size: Invalid value x"), "{}", refused.stderr);
    assert_eq!(
        json(&cluster, "config-get", &["config", "get", "configs-source", "batch.size"])[0]["value"],
        "7"
    );
    done(&cluster, &["config", "unset", "configs-source", "batch.size"]);
    assert_eq!(connect(&cluster, &["config", "get", "configs-source", "batch.size"]).status, Some(7));
    let issues =
        connect(&cluster, &["validate", "connector.class=FileStreamSource", "batch.size=x", "-o", "json"]);
    assert_eq!(issues.status, Some(4), "{}", issues.stderr);
    assert_valid("connect-validate", &issues.stdout);
    assert_eq!(done(&cluster, &["validate", "connector.class=FileStreamSource", "topic=t"]).text(), "");
    let exists =
        connect(&cluster, &["create", "configs-source", "connector.class=FileStreamSource", "topic=t"]);
    assert_eq!(exists.status, Some(1));
    assert!(exists.stderr.contains("connector 'configs-source' already exists"), "{}", exists.stderr);
    let unknown = connect(&cluster, &["create", "configs-x", "connector.class=NoSuch"]);
    assert_eq!(unknown.status, Some(7), "{}", unknown.stderr);
    copying.end(&cluster);
}

#[test]
fn a_sink_that_is_set_back_writes_the_file_again() {
    let cluster = TestCluster::shared();
    let copying = Copying::start(&cluster, "offsets");
    let out = copying.folder.path().join("out");
    let undo = copying.path("undo");
    let offset = |name: &str| json(&cluster, "offsets-show", &["offsets", "show", name]);
    // The sink commits every two seconds.
    for _ in 0..100 {
        if offset("offsets-sink")[0]["offset"]["kafka_offset"] == 10 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let moved = json(
        &cluster,
        "offset-changes",
        &["offsets", "set", "offsets-sink", "offsets:0=4", "--yes", "--undo-dir", &undo],
    );
    let before_and_after = [&moved[0]["before"]["kafka_offset"], &moved[0]["after"]["kafka_offset"]];
    assert_eq!(before_and_after, [10, 4]);
    wait_for_lines(&out, 16);
    let reset = done(&cluster, &["offsets", "reset", "offsets-sink", "--yes", "--undo-dir", &undo]);
    assert!(reset.stderr.contains("notice: undo file: "), "{}", reset.stderr);
    wait_for_lines(&out, 26);
    // A source, by its own partitions, and left stopped.
    let partition = json!({"filename": copying.path("in")}).to_string();
    let set =
        ["offsets", "set", "offsets-source", "--partition", &partition, "--offset", r#"{"position":45}"#];
    done(&cluster, &[&set[..], &["--yes", "--no-undo", "--keep-stopped"]].concat());
    assert_eq!(offset("offsets-source")[0]["offset"]["position"], 45);
    assert_eq!(json(&cluster, "list", &["list", "offsets-source"])[0]["state"], "STOPPED");
    done(&cluster, &["resume", "offsets-source", "--wait"]);
    wait_for_lines(&out, 27);
    let wrong = connect(&cluster, &["offsets", "set", "offsets-sink", "offsets=4", "--yes"]);
    assert_eq!(wrong.status, Some(2));
    done(&cluster, &["delete", "offsets-sink", "--reset-offsets", "--yes"]);
    done(&cluster, &["delete", "offsets-source", "--yes"]);
}

#[test]
fn names_may_have_slashes_blanks_and_letters_of_any_language() {
    let cluster = TestCluster::shared();
    let name = "team a größe #1?&";
    done(&cluster, &["create", name, "connector.class=FileStreamSource", "topic=odd-names", "--wait"]);
    assert_eq!(json(&cluster, "describe", &["describe", name])[0]["name"], name);
    done(&cluster, &["pause", name, "--wait"]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    done(&cluster, &["export", name, "--dir", path]);
    assert!(folder.path().join(format!("{name}.json")).exists());
    assert!(done(&cluster, &["apply", "-f", path]).text().contains("unchanged"));
    done(&cluster, &["delete", name, "--yes"]);
    // Workers since 4.0 would make this one, and then answer to no request that names it.
    let slash =
        connect(&cluster, &["create", "team/a", "connector.class=FileStreamSource", "topic=odd-names"]);
    assert_eq!(slash.status, Some(1), "{}", slash.stderr);
    assert!(slash.stderr.contains("does not accept '/' or '%' in a name"), "{}", slash.stderr);
    assert_eq!(connect(&cluster, &["list", "team/a"]).status, Some(7));
}

#[test]
fn a_worker_with_tls_that_wants_a_certificate_is_reached_with_one() {
    let cluster = TestCluster::shared();
    let url = format!("https://127.0.0.1:{}", cluster.port("CONNECTTLS1"));
    let list = |settings: &[String]| {
        let mut command = kafkactl();
        command.args(["--connect-url", &url, "connect", "plugins", "list"]).env("PASSWORD", "store-secret");
        for setting in settings {
            command.args(["-X", setting]);
        }
        Outcome::of(command.output().unwrap())
    };
    let authority = format!("connect.ssl.truststore.location={}", cluster.tls("truststore.jks"));
    let authority = [authority, "connect.ssl.truststore.password=@env:PASSWORD".to_owned()];
    let identity = format!("connect.ssl.keystore.location={}", cluster.tls("client.p12"));
    let identity = [identity, "connect.ssl.keystore.password=@env:PASSWORD".to_owned()];
    let well = list(&[authority.clone(), identity.clone()].concat());
    assert_eq!(well.status, Some(0), "{}", well.stderr);
    assert!(well.text().contains("FileStreamSourceConnector"));
    let refusals = [
        (&identity[..], 5, "the certificate is not accepted: its authority is not trusted here"),
        (&authority[..], 6, "it demands a certificate of the client"),
    ];
    for (settings, status, why) in refusals {
        let outcome = list(settings);
        assert_eq!(outcome.status, Some(status), "{}", outcome.stderr);
        let error = format!("error: no answer from Connect at {url}: {why}\n  hint: ");
        assert!(outcome.stderr.starts_with(&error), "{}", outcome.stderr);
    }
}

#[test]
fn a_worker_that_is_killed_in_the_middle_of_apply_costs_no_connector() {
    let cluster = TestCluster::alone();
    let folder = tempfile::tempdir().unwrap();
    for number in 0..8 {
        let text = json!({"name": format!("killed-{number}"), "config":
            {"connector.class": "FileStreamSource", "topic": "killed-worker", "tasks.max": "1"}});
        fs::write(folder.path().join(format!("{number}.json")), text.to_string()).unwrap();
    }
    let mut command = kafkactl();
    command.args([
        "--connect-url",
        &cluster.workers(),
        "connect",
        "apply",
        "-f",
        folder.path().to_str().unwrap(),
    ]);
    let applying = Running::start(command.args(["-vv", "-o", "json"]));
    applying.wait_for("the first connector", |applying| applying.stderr().contains("PUT"));
    let killed = cluster.kill_worker(1);
    let outcome = applying.outcome();
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    // The worker that is left reads the topic of configs half a second late.
    let workers = cluster.workers();
    let list = ["--connect-url", &workers, "connect", "list", "killed-*", "-o", "name"];
    cluster.wait_until(&list, |text| text.lines().count() == 8);
    drop(killed);
    done(&cluster, &["delete", "killed-*", "--yes"]);
}

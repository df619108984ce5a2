//! `groups reset`, `delete`, `delete-offsets`, `export` and `import`: nothing is lost that cannot be brought back.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::consume::create;
use super::groups::{client, commit, groups, member, wait_for_state};
use super::java::{CONSUMER_GROUPS, printed};
use super::records::{New, write, write_numbers};
use super::schema::assert_valid;

/// What groups have committed, by partition.
pub fn commits(cluster: &TestCluster, group: &str) -> Vec<(String, i64, i64)> {
    let outcome = groups(cluster, &["export", group]);
    if outcome.status == Some(7) {
        return Vec::new();
    }
    assert_valid("groups-export", &outcome.stdout);
    let all: Vec<Value> = serde_json::from_slice(&outcome.stdout).unwrap();
    let one = |one: &Value| {
        let number = |field: &str| one[field].as_i64().unwrap();
        (one["topic"].as_str().unwrap().to_owned(), number("partition"), number("offset"))
    };
    all.iter().map(one).collect()
}

pub fn offsets(cluster: &TestCluster, group: &str) -> Vec<i64> {
    commits(cluster, group).into_iter().map(|(_, _, offset)| offset).collect()
}

/// Changes groups without a question; undo files go to a folder.
pub fn change(cluster: &TestCluster, undo: &Path, args: &[&str]) -> Outcome {
    let undo = undo.to_str().unwrap();
    cluster.run("PLAINTEXT", &[&["groups"], args, &["--yes", "--undo-dir", undo]].concat())
}

fn undo_file(outcome: &Outcome) -> PathBuf {
    let line = outcome.stderr.lines().find_map(|line| line.strip_prefix("notice: undo file: "));
    PathBuf::from(line.unwrap_or_else(|| panic!("no undo file: {}", outcome.stderr)))
}

#[test]
fn a_group_is_moved_to_every_kind_of_target_and_back() {
    let cluster = TestCluster::shared();
    create(&cluster, "moved", "2", &[]);
    let at = |number: i64| 1_790_000_000_000 + number * 1000;
    for partition in 0..2 {
        write(&cluster, "moved", (0..100).map(|n| New::of("k", "v").in_partition(partition).at(at(n))));
    }
    let folder = tempfile::tempdir().unwrap();
    let reset = |args: &[&str]| {
        let outcome = change(&cluster, folder.path(), &[&["reset", "moved"], args].concat());
        assert_eq!(outcome.status, Some(0), "{args:?} {}", outcome.stderr);
        outcome
    };
    // It does not exist yet: its commits make it.
    reset(&["--topic", "moved", "--to", "50", "--create"]);
    assert_eq!(offsets(&cluster, "moved"), [50, 50]);
    for (args, expected) in [
        (&["--all-topics", "--to", "beginning"][..], [0, 0]),
        (&["--all-topics", "--to", "latest"], [100, 100]),
        (&["--all-topics", "--to", "-30"], [70, 70]),
        (&["--all-topics", "--shift", "-15"], [55, 55]),
        (&["--topic", "moved:1", "--shift", "5"], [55, 60]),
        (&["--all-topics", "--shift", "1000"], [100, 100]),
        (&["--all-topics", "--to", "-1000"], [0, 0]),
        (&["--all-topics", "--to", "@1790000010000"], [10, 10]),
        (&["--all-topics", "--to", "@2026-09-21T14:13:40Z"], [20, 20]),
        // All are older than that.
        (&["--all-topics", "--to", "@-1m"], [100, 100]),
        (&["--to", "moved:0=7"], [7, 100]),
        (&["--topic", "moved", "--to", "9", "--to", "moved:1=11"], [9, 11]),
        (&["--topic", "move[d]:0", "--to", "12"], [12, 11]),
    ] {
        reset(args);
        assert_eq!(offsets(&cluster, "moved"), expected, "{args:?}");
    }
    let stays = reset(&["--all-topics", "--to", "current"]);
    assert!(stays.stderr.contains("notice: nothing is to be changed"), "{}", stays.stderr);

    // From where another stands, and from the files of both tools.
    commit(&cluster, "moved-other", "moved", &[33, 44]);
    reset(&["--from-group", "moved-other"]);
    assert_eq!(offsets(&cluster, "moved"), [33, 44]);
    let apache = printed(
        &cluster,
        CONSUMER_GROUPS,
        &[
            "--reset-offsets",
            "--group",
            "moved-other",
            "--all-topics",
            "--to-earliest",
            "--dry-run",
            "--export",
        ],
    );
    let file = folder.path().join("apache.csv");
    std::fs::write(&file, apache).unwrap();
    reset(&["--from-file", file.to_str().unwrap()]);
    assert_eq!(offsets(&cluster, "moved"), [0, 0]);
    let ours = cluster.run("PLAINTEXT", &["groups", "export", "moved-other", "-o", "csv"]);
    assert_eq!(ours.text(), "moved,0,33\nmoved,1,44\n");
    std::fs::write(&file, ours.text()).unwrap();
    let theirs = ["--reset-offsets", "--group", "moved", "--from-file", file.to_str().unwrap(), "--execute"];
    printed(&cluster, CONSUMER_GROUPS, &theirs);
    assert_eq!(offsets(&cluster, "moved"), [33, 44]);
}

#[test]
fn the_plan_says_what_is_skipped_and_read_again_and_the_undo_file_takes_it_back() {
    let cluster = TestCluster::shared();
    create(&cluster, "plan", "3", &[]);
    write_numbers(&cluster, "plan", 3, 0..300);
    commit(&cluster, "plan", "plan", &[10, 90]);
    let args = ["groups", "reset", "plan", "--topic", "plan", "--to", "50"];
    let dry = cluster.run("PLAINTEXT", &[&args[..], &["--dry-run"]].concat());
    assert_eq!((dry.status, dry.stderr.as_str()), (Some(0), "notice: dry run, nothing was changed\n"));
    let lines = dry.text().lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [
            "GROUP TOPIC PARTITION CURRENT NEW CHANGE",
            "plan plan 0 10 50 skips 40 records",
            "plan plan 1 90 50 reads 40 records again",
            "plan plan 2 - 50 new commit",
        ]
    );
    assert_eq!(offsets(&cluster, "plan"), [10, 90]);
    // Nobody to ask.
    let refused = cluster.run("PLAINTEXT", &args);
    assert_eq!(refused.status, Some(2));
    assert!(
        refused.stderr.contains("plan   plan           0       10   50  skips 40 records"),
        "{}",
        refused.stderr
    );
    assert_eq!(offsets(&cluster, "plan"), [10, 90]);

    let folder = tempfile::tempdir().unwrap();
    let done =
        change(&cluster, folder.path(), &["reset", "plan", "--topic", "plan", "--to", "50", "-o", "json"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert_valid("groups-offset-changes", &done.stdout);
    assert_eq!(offsets(&cluster, "plan"), [50, 50, 50]);
    let undo = undo_file(&done);
    assert_valid("groups-export", &std::fs::read(&undo).unwrap());
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&undo).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    let back = change(&cluster, folder.path(), &["import", undo.to_str().unwrap()]);
    assert_eq!(back.status, Some(0), "{}", back.stderr);
    assert_eq!(offsets(&cluster, "plan"), [10, 90]);
}

#[test]
fn a_commit_comes_back_with_its_leader_epoch_and_its_metadata() {
    let cluster = TestCluster::shared();
    create(&cluster, "whole-commit", "1", &[]);
    write_numbers(&cluster, "whole-commit", 1, 0..10);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("commit.jsonl");
    let entry = json!({"group": "whole-commit", "topic": "whole-commit", "partition": 0, "offset": 4, "leaderEpoch": 0,
        "metadata": "größe \"5\""});
    std::fs::write(&file, format!("{entry}\n")).unwrap();
    let made = change(&cluster, folder.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(made.status, Some(0), "{}", made.stderr);
    let export = groups(&cluster, &["export", "whole-commit"]);
    assert_eq!(serde_json::from_slice::<Value>(&export.stdout).unwrap(), json!([entry]));
    let deleted = change(&cluster, folder.path(), &["delete", "whole-commit"]);
    assert_eq!(deleted.status, Some(0), "{}", deleted.stderr);
    assert_eq!(groups(&cluster, &["export", "whole-commit"]).status, Some(7));
    let back = change(&cluster, folder.path(), &["import", undo_file(&deleted).to_str().unwrap()]);
    assert_eq!(back.status, Some(0), "{}", back.stderr);
    assert_eq!(groups(&cluster, &["export", "whole-commit"]).stdout, export.stdout);
    // And by standard input, into another group.
    let csv = cluster.run("PLAINTEXT", &["groups", "export", "whole-commit", "-o", "csv"]);
    std::fs::write(&file, &csv.stdout).unwrap();
    let mut import = kafkactl();
    import.args([
        "-b",
        &cluster.servers("PLAINTEXT"),
        "groups",
        "import",
        "-",
        "--group",
        "whole-commit-2",
        "--yes",
    ]);
    import.arg("--no-undo").stdin(std::fs::File::open(&file).unwrap());
    let outcome = Outcome::of(import.output().unwrap());
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert_eq!(offsets(&cluster, "whole-commit-2"), [4]);
}

#[test]
fn groups_with_members_are_refused_and_their_members_named() {
    let cluster = TestCluster::shared();
    create(&cluster, "in-use", "1", &[]);
    write_numbers(&cluster, "in-use", 1, 0..10);
    commit(&cluster, "busy-idle", "in-use", &[5]);
    let classic = member(&cluster, "in-use", "busy-classic", &["-X", "client.id=worker-7"]);
    let consumer = member(&cluster, "in-use", "busy-848", &["-X", "group.protocol=consumer"]);
    wait_for_state(&cluster, "busy-classic", "Stable", 1);
    wait_for_state(&cluster, "busy-848", "Stable", 1);
    for group in ["busy-classic", "busy-848"] {
        cluster.wait_until(&["groups", "lag", group, "-o", "json"], |text| text.contains("\"lag\":0,"));
    }
    let folder = tempfile::tempdir().unwrap();
    let one = change(&cluster, folder.path(), &["reset", "busy-classic", "--topic", "in-use", "--to", "0"]);
    assert_eq!(one.status, Some(1));
    assert_eq!(
        one.stderr.lines().collect::<Vec<_>>(),
        [
            "error: group 'busy-classic' is active (Stable): 'worker-7' on 127.0.0.1",
            "  hint: stop its consumers first"
        ]
    );
    assert!(
        one.text()
            .contains("busy-classic  in-use          0       10    0  reads 10 records again  NOT DONE"),
        "{}",
        one.text()
    );
    // One that cannot be changed does not keep the others from it.
    let args = ["reset", "busy-*", "--topic", "in-use", "--to", "0", "-o", "json"];
    let some = change(&cluster, folder.path(), &args);
    assert_eq!(some.status, Some(3), "{}", some.stderr);
    assert_valid("groups-offset-changes", &some.stdout);
    assert_eq!(offsets(&cluster, "busy-idle"), [0]);
    assert_eq!([offsets(&cluster, "busy-classic"), offsets(&cluster, "busy-848")], [[10], [10]]);
    let rows: Vec<Value> = serde_json::from_slice(&some.stdout).unwrap();
    let ok: Vec<(&str, bool)> =
        rows.iter().map(|row| (row["group"].as_str().unwrap(), row["ok"].as_bool().unwrap())).collect();
    assert_eq!(ok, [("busy-848", false), ("busy-classic", false), ("busy-idle", true)]);

    // Commits of a topic that members read are theirs, and so is the group.
    let gone = change(&cluster, folder.path(), &["delete-offsets", "busy-classic", "--topic", "in-use"]);
    assert_eq!(gone.status, Some(1));
    assert!(gone.stderr.contains("partition 0: it has members that read"), "{}", gone.stderr);
    let deleted = change(&cluster, folder.path(), &["delete", "busy-*", "-o", "json"]);
    assert_eq!(deleted.status, Some(3), "{}", deleted.stderr);
    assert_valid("changes", &deleted.stdout);
    assert_eq!(offsets(&cluster, "busy-idle"), Vec::<i64>::new());
    assert_eq!([offsets(&cluster, "busy-classic"), offsets(&cluster, "busy-848")], [[10], [10]]);
    drop((classic, consumer));
}

#[test]
fn commits_are_deleted_by_topic_and_partition() {
    let cluster = TestCluster::shared();
    create(&cluster, "gone-a", "2", &[]);
    create(&cluster, "gone-b", "2", &[]);
    commit(&cluster, "gone", "gone-a", &[0, 0]);
    commit(&cluster, "gone", "gone-b", &[0, 0]);
    let folder = tempfile::tempdir().unwrap();
    let delete =
        |args: &[&str]| change(&cluster, folder.path(), &[&["delete-offsets", "gone"], args].concat());
    assert_eq!(delete(&[]).status, Some(2));
    let dry = ["groups", "delete-offsets", "gone", "--topic", "gone-*", "--dry-run", "-o", "json"];
    let dry = cluster.run("PLAINTEXT", &dry);
    assert_valid("groups-offset-changes", &dry.stdout);
    assert_eq!(commits(&cluster, "gone").len(), 4);
    let done = delete(&["--topic", "gone-a", "--topic", "gone-b:1"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert_eq!(commits(&cluster, "gone"), [("gone-b".to_owned(), 0, 0)]);
    let back = change(&cluster, folder.path(), &["import", undo_file(&done).to_str().unwrap()]);
    assert_eq!(back.status, Some(0), "{}", back.stderr);
    assert_eq!(commits(&cluster, "gone").len(), 4);
    assert_eq!(delete(&["--topic", "replicated"]).status, Some(7));
}

#[test]
fn what_is_not_there_is_an_error_of_its_own() {
    let cluster = TestCluster::shared();
    let folder = tempfile::tempdir().unwrap();
    commit(&cluster, "is-there", "replicated", &[0]);
    for (args, status, said) in [
        (&["delete", "no-such-group"][..], 7, "group 'no-such-group' does not exist"),
        (&["delete", "no-such-*"], 7, "no group matches"),
        (&["delete"], 2, "no group is named"),
        (&["reset", "is-there", "--to", "0"], 2, "no topics are named"),
        (&["reset", "is-there", "--topic", "no-such", "--to", "0"], 7, "topic 'no-such' does not exist"),
        (&["reset", "is-there", "--to", "replicated:9=0"], 7, "has no partition 9"),
        (&["reset", "is-there", "--topic", "replicated:9", "--to", "0"], 7, "none with number 9"),
        (&["reset", "is-there", "--from-group", "no-such-group"], 7, "group 'no-such-group' has no commits"),
        (&["reset", "new-one", "--all-topics", "--to", "0"], 7, "group 'new-one' does not exist"),
        (&["reset", "new-one", "--create", "--all-topics", "--to", "0"], 7, "no partition matches"),
        (&["import", "/nowhere/file"], 7, "could not read '/nowhere/file'"),
        (&["import", "/dev/null"], 2, "it is empty"),
    ] {
        let outcome = change(&cluster, folder.path(), args);
        assert_eq!(outcome.status, Some(status), "{args:?} {}", outcome.stderr);
        assert!(outcome.stderr.contains(said), "{args:?} {}", outcome.stderr);
    }
    let file = folder.path().join("file");
    for (text, said) in [
        ("orders,0\n", "line 1 has 2 fields, not 3 or 4"),
        ("orders,0,5\norders,0,6\n", "'orders' partition 0 is in it twice"),
        ("{\"group\":\"g\",\"topic\":\"t\",\"partition\":0,\"offset\":-5}", "has a negative offset"),
        ("orders,0,5\n", "the file does not name the group of its offsets"),
    ] {
        std::fs::write(&file, text).unwrap();
        let outcome = change(&cluster, folder.path(), &["import", file.to_str().unwrap()]);
        assert_eq!(outcome.status, Some(2), "{text} {}", outcome.stderr);
        assert!(outcome.stderr.contains(said), "{text} {}", outcome.stderr);
    }
    // A partition that is not there fails alone.
    std::fs::write(&file, "is-there,replicated,1,0\nis-there,no-such,0,0\n").unwrap();
    let some = change(&cluster, folder.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(some.status, Some(3), "{}", some.stderr);
    assert!(some.stderr.contains("'no-such' partition 0"), "{}", some.stderr);
    assert_eq!(offsets(&cluster, "is-there"), [0, 0]);
    // Nothing is changed where the undo file cannot be written.
    let denied = change(&cluster, Path::new("/proc/none"), &["delete", "is-there"]);
    assert_eq!(denied.status, Some(1), "{}", denied.stderr);
    assert!(denied.stderr.contains("so nothing was changed"), "{}", denied.stderr);
    assert_eq!(offsets(&cluster, "is-there"), [0, 0]);
}

#[test]
fn deleting_a_topic_says_which_groups_read_it() {
    let cluster = TestCluster::shared();
    create(&cluster, "read-by", "1", &[]);
    write_numbers(&cluster, "read-by", 1, 0..3);
    commit(&cluster, "read-by-idle", "read-by", &[3]);
    let running = member(&cluster, "read-by", "read-by-active", &["--commit", "none"]);
    wait_for_state(&cluster, "read-by-active", "Stable", 1);
    let plan = cluster.run("PLAINTEXT", &["topics", "delete", "read-by", "--dry-run"]);
    let expected =
        "delete, 1 partition, 3 records, read by read-by-active (active), read-by-idle (no members)";
    assert!(plan.text().contains(expected), "{plan:?}");
    drop(running);
    drop(client(&cluster, "read-by-idle"));
}

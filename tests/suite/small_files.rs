//! Checkpoints and the other small files of a log dir, folders, and files on their way out.

use std::fs;

use super::support::{Copy, dump_log, fixture};

#[test]
fn the_checkpoints_and_state_files_of_a_log_dir_are_shown() {
    let folder = fixture("4.3.1");
    let show = |file: &str| {
        let outcome = dump_log(&folder, [file]);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""), "{file}");
        let text = outcome.text().to_owned();
        text.strip_prefix(&format!("Dumping {file}\n")).unwrap().to_owned()
    };
    assert!(show("recovery-point-offset-checkpoint").contains("topic: zstd partition: 0 offset: 60\n"));
    assert!(show("replication-offset-checkpoint").contains("topic: none partition: 0 offset: 60\n"));
    assert!(show("cleaner-offset-checkpoint").contains("topic: compact partition: 0 offset: 120\n"));
    assert_eq!(show("log-start-offset-checkpoint"), "");
    assert!(show("zstd-0/leader-epoch-checkpoint").starts_with("epoch: 0 startOffset: 0\n"));
    assert!(show("zstd-0/partition.metadata").starts_with("version: 0 topicId: "));
    assert!(show("meta.properties").contains("node.id: 1\n"));
    assert!(show("__cluster_metadata-0/quorum-state").contains("\"leaderId\":1"));
    assert!(show(".kafka_cleanshutdown").contains("\"brokerEpoch\":"));
}

#[test]
fn a_small_file_that_does_not_hold_what_it_should_is_damaged() {
    let cases = [
        (
            "leader-epoch-checkpoint",
            "0\n2\n0 0\n",
            "Expected [2] entries in checkpoint file [leader-epoch-checkpoint]",
        ),
        (
            "leader-epoch-checkpoint",
            "0\n1\nx 0\n",
            "Malformed line in checkpoint file [leader-epoch-checkpoint]: x 0",
        ),
        (
            "leader-epoch-checkpoint",
            "7\n0\n",
            "Unrecognised version:7, expected version: 0 in checkpoint file at:",
        ),
        ("leader-epoch-checkpoint", "0\n2\n3 5\n2 9\n", "leader epoch 2 from offset 9 does not rise"),
        ("log-start-offset-checkpoint", "0\n1\nt 0\n", "Malformed line in checkpoint file"),
        ("partition.metadata", "version: 0\n", "line 2 should be 'topic_id: ...': ''"),
        ("meta.properties", "version=1\nnode.id=1\n", "'cluster.id' is missing"),
        ("quorum-state", "{\"leaderId\":", "the file is not valid JSON: "),
        (".kafka_cleanshutdown", "[1]", "the file is not a JSON object"),
        ("00000000000000000005.snapshot", "", "Snapshot failed schema validation: null"),
        ("00000000000000000005.snapshot", "\0\u{9}", "Snapshot contained an unknown file version 9"),
        ("00000000000000000005.snapshot", "\0\u{1}abc", "the file ends before its last entry"),
        (
            "00000000000000000005.snapshot",
            "\0\u{1}abcd\0\0\0\0",
            "Snapshot is corrupt (CRC is no longer valid)",
        ),
    ];
    for (file, content, words) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(file), content).unwrap();
        let outcome = dump_log(folder.path(), [file]);
        assert!(outcome.stderr.contains(words), "{file}: {}", outcome.stderr);
        assert_eq!(outcome.status, Some(4), "{file}: {}", outcome.stderr);
    }
}

#[test]
fn an_empty_mark_of_a_clean_shutdown_and_an_empty_checkpoint_are_sound() {
    for file in [".kafka_cleanshutdown", "leader-epoch-checkpoint"] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(file), "").unwrap();
        let outcome = dump_log(folder.path(), [file]);
        assert_eq!((outcome.text(), outcome.status), (format!("Dumping {file}\n").as_str(), Some(0)));
    }
}

/// The files of a dump, in its order.
fn dumped(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("Dumping ")).collect()
}

#[test]
fn a_partition_folder_is_dumped_by_offset_with_each_log_before_its_indexes() {
    let outcome = dump_log(&fixture("4.3.1"), ["compact-0/"]);
    let expected = [
        "compact-0/00000000000000000000.log",
        "compact-0/00000000000000000000.index",
        "compact-0/00000000000000000000.timeindex",
        "compact-0/00000000000000000120.log",
        "compact-0/00000000000000000120.index",
        "compact-0/00000000000000000120.timeindex",
        "compact-0/00000000000000000120.snapshot",
        "compact-0/00000000000000000180.snapshot",
        "compact-0/leader-epoch-checkpoint",
        "compact-0/partition.metadata",
    ];
    assert_eq!(dumped(outcome.text()), expected);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
}

#[test]
fn a_log_dir_is_read_whole_only_when_asked() {
    let top = dump_log(&fixture(""), ["4.3.1"]);
    assert_eq!(dumped(top.text()).len(), 7, "{}", top.text());
    assert!(top.stderr.contains("11 subfolders were not read\n  hint: use --recursive"), "{}", top.stderr);

    let all = dump_log(&fixture(""), ["--recursive", "4.3.1"]);
    let files = dumped(all.text());
    assert!(files.contains(&"4.3.1/txn-0/00000000000000000000.txnindex"), "{files:?}");
    assert!(files.len() > 50, "{files:?}");
    assert_eq!(all.status, Some(0), "{}", all.stderr);
}

#[test]
fn files_that_kafka_is_about_to_delete_are_read_with_their_own_log() {
    let outcome = dump_log(&fixture("4.3.1-live"), ["compact-0"]);
    let files = dumped(outcome.text());
    assert!(files.contains(&"compact-0/00000000000000000060.log.deleted"), "{files:?}");
    assert!(files.contains(&"compact-0/00000000000000000060.timeindex.deleted"), "{files:?}");
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    for suffix in ["cleaned", "swap"] {
        let copy = Copy::of("4.3.1/zstd-0");
        for file in ["log", "index", "timeindex"] {
            let name = format!("00000000000000000000.{file}");
            fs::rename(copy.folder.join(&name), copy.folder.join(format!("{name}.{suffix}"))).unwrap();
        }
        let outcome = copy.dump_log(&["--check", "."]);
        assert_eq!((outcome.text(), outcome.status), ("", Some(0)), "{}", outcome.stderr);
    }
}

#[test]
fn an_index_without_its_log_is_shown_unchecked_and_that_is_said() {
    let copy = Copy::of("4.3.1/none-0");
    fs::remove_file(copy.folder.join("00000000000000000000.log")).unwrap();
    let shown = copy.dump_log(&["00000000000000000000.index"]);
    assert!(shown.text().lines().count() > 3, "{}", shown.text());
    assert!(shown.stderr.contains("the entries were not checked against the log"), "{}", shown.stderr);
    assert_eq!(shown.status, Some(0));
    let checked = copy.dump_log(&["--check", "00000000000000000000.index"]);
    assert_eq!(checked.status, Some(3), "{}", checked.text());
}

#[test]
fn a_log_with_a_name_of_its_own_is_read_all_the_same() {
    let copy = Copy::of("4.3.1/none-0");
    fs::rename(copy.folder.join("00000000000000000000.log"), copy.folder.join("copy.log")).unwrap();
    let outcome = copy.dump_log(&["copy.log"]);
    assert!(outcome.text().starts_with("Dumping copy.log\nbaseOffset: 0 "), "{}", outcome.text());
    assert!(outcome.stderr.contains("the name of 'copy.log' does not give its offset"), "{}", outcome.stderr);
    assert_eq!(outcome.status, Some(0));
}

#[test]
fn an_index_with_a_name_of_its_own_cannot_be_read_and_fails_alone_with_status_1() {
    let copy = Copy::of("4.3.1/none-0");
    for kind in ["index", "timeindex"] {
        let name = format!("copy.{kind}");
        fs::rename(copy.folder.join(format!("00000000000000000000.{kind}")), copy.folder.join(&name))
            .unwrap();
        let alone = copy.dump_log(&[&name]);
        let words =
            format!("error: could not read '{name}': its name does not begin with an offset\n  hint: ");
        assert!(alone.stderr.starts_with(&words), "{}", alone.stderr);
        assert_eq!((alone.text(), alone.status), (format!("Dumping {name}\n").as_str(), Some(1)));
        assert_eq!(copy.dump_log(&[&name, "partition.metadata"]).status, Some(3));
    }
}

//! `consume`: what is read, which of it is taken, and how it looks.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::java::{CONSOLE_CONSUMER, java};
use super::records::{New, Writer, write, write_numbers};
use super::schema::assert_valid;

pub fn consume(cluster: &TestCluster, args: &[&str]) -> Outcome {
    cluster.run("PLAINTEXT", &[&["consume"], args].concat())
}

/// What a run that has to succeed prints.
pub fn text(cluster: &TestCluster, args: &[&str]) -> String {
    let outcome = consume(cluster, args);
    assert_eq!(outcome.status, Some(0), "{args:?}: {}", outcome.stderr);
    outcome.text().to_owned()
}

pub fn lines(cluster: &TestCluster, args: &[&str]) -> Vec<String> {
    text(cluster, args).lines().map(str::to_owned).collect()
}

pub fn create(cluster: &TestCluster, name: &str, partitions: &str, more: &[&str]) {
    let args = [&["topics", "create", name, "-p", partitions, "-r", "3", "--wait", "-q"], more].concat();
    let outcome = cluster.run("PLAINTEXT", &args);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
}

/// The leader of each partition is the first of its replicas.
pub fn create_assigned(cluster: &TestCluster, name: &str, replicas: &str) {
    let args = ["topics", "create", name, "--replica-assignment", replicas, "--wait", "-q"];
    let outcome = cluster.run("PLAINTEXT", &args);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
}

/// Keys, values and headers of every odd kind.
fn odd_records() -> Vec<New> {
    let bytes = vec![0, 0xff, 0xfe, b'a', 0xc3, 0x28];
    let header = |key, value: &[u8]| (key, Some(value.to_vec()));
    vec![
        New::default(),
        New { key: Some(vec![]), value: Some(vec![]), ..New::default() },
        New { key: Some(bytes.clone()), value: Some(bytes.clone()), ..New::default() },
        New::of("json", r#"{"a":[1,2.50,null],"b":"\u00e9"}"#).at(1_790_000_000_123),
        New::of("quotes", "\"quoted\" \\ back\nslash\r\n\t\u{1b}[31m \u{feff}BOM na\u{ef}ve \u{2615}"),
        New::of("number", "42"),
        New {
            headers: vec![
                header("twice", b"a"),
                header("twice", b"b"),
                header("empty", b""),
                ("nul", None),
                header("h\u{e9}", "\u{2615}".as_bytes()),
                header("bytes", &bytes),
                header("", b"no name"),
            ],
            ..New::of("headers", "value")
        },
    ]
}

fn expected(record: &New) -> Value {
    let payload = |bytes: &Option<Vec<u8>>| match bytes {
        None => (Value::Null, None),
        Some(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => (text.into(), None),
            Err(_) => ("AP/+YcMo".into(), Some("base64")),
        },
    };
    let headers = record.headers.iter().map(|(key, value)| {
        let (value, encoding) = payload(value);
        match encoding {
            None => json!({"key": key, "value": value}),
            Some(encoding) => json!({"key": key, "value": value, "encoding": encoding}),
        }
    });
    let ((key, key_encoding), (value, value_encoding)) = (payload(&record.key), payload(&record.value));
    json!({"key": key, "keyEncoding": key_encoding, "value": value, "valueEncoding": value_encoding,
        "headers": headers.collect::<Vec<_>>()})
}

#[test]
fn odd_records_come_unchanged_in_every_codec() {
    let cluster = TestCluster::shared();
    for codec in ["none", "gzip", "snappy", "lz4", "zstd"] {
        let topic = format!("odd-{codec}");
        create(&cluster, &topic, "1", &[]);
        let writer = Writer::new(&cluster, &topic, &[("compression.type", codec)]);
        for record in &odd_records() {
            writer.send(record);
        }
        writer.flush();
        let outcome = consume(&cluster, &[&topic, "--exit", "-o", "jsonl"]);
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        outcome.text().lines().for_each(|line| assert_valid("record", line.as_bytes()));
        let read: Vec<Value> =
            outcome.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(read.len(), odd_records().len());
        for (offset, (read, record)) in read.iter().zip(odd_records()).enumerate() {
            assert_eq!(
                (&read["topic"], &read["partition"], &read["offset"]),
                (&json!(topic), &json!(0), &json!(offset))
            );
            assert_eq!(read["timestampType"], "createTime");
            if let Some(timestamp) = record.timestamp {
                assert_eq!(
                    (&read["timestamp"], &read["time"]),
                    (&json!(timestamp), &json!("2026-09-21T14:13:20.123Z"))
                );
            }
            let expected = expected(&record);
            for field in ["key", "keyEncoding", "value", "valueEncoding", "headers"] {
                assert_eq!(read[field], expected[field], "{codec} {field} of {record:?}");
            }
        }
    }
}

#[test]
fn text_is_what_kafkas_console_consumer_prints() {
    let cluster = TestCluster::shared();
    create(&cluster, "console", "1", &[]);
    // Apache's tool drops header keys that are not there; all else it prints as it is.
    write(&cluster, "console", odd_records());
    let theirs = |properties: &[&str]| {
        let args = ["--topic", "console", "--from-beginning", "--max-messages", "7", "--partition", "0"];
        let mut java = java(&cluster, CONSOLE_CONSUMER, &args);
        for property in properties {
            java.args(["--formatter-property", property]);
        }
        let output = java.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let ours = |args: &[&str]| consume(&cluster, &[&["console", "--exit"], args].concat()).stdout;
    assert_eq!(ours(&[]), theirs(&[]));
    let all = [
        "print.key=true",
        "print.headers=true",
        "print.timestamp=true",
        "print.partition=true",
        "print.offset=true",
    ];
    assert_eq!(ours(&["--print", "key,headers,timestamp,partition,offset"]), theirs(&all));
    let separated = ["print.key=true", "key.separator=::", "line.separator=|"];
    assert_eq!(ours(&["--print", "key", "--separator", "::", "--delimiter", "|"]), theirs(&separated));
}

#[test]
fn each_format_prints_the_same_record_in_its_way() {
    let cluster = TestCluster::shared();
    create(&cluster, "formats", "1", &[]);
    let long = |number: i64| number.to_be_bytes().to_vec();
    let records = [
        New { key: Some(long(-7)), ..New::of("", r#"{"id": 1}"#) }.at(1_790_000_000_000),
        New { key: Some(b"short".to_vec()), value: None, ..New::default() }.at(1_790_000_000_000),
    ];
    write(&cluster, "formats", records);
    let print = |args: &[&str]| text(&cluster, &[&["formats", "--exit"], args].concat());
    assert_eq!(print(&["-n", "1", "-o", "raw", "--delimiter", ""]), r#"{"id": 1}"#);
    assert_eq!(
        print(&["--print", "key", "--key-format", "hex"]),
        "fffffffffffffff9\t{\"id\": 1}\n73686f7274\tnull\n"
    );
    assert_eq!(
        print(&["--print", "topic,key", "--key-format", "none", "--value-format", "base64", "-n", "1"]),
        "Topic:formats\t\teyJpZCI6IDF9\n"
    );
    assert_eq!(
        print(&["-o", "csv", "--key-format", "base64"]),
        "topic,partition,offset,timestamp,time,key,value,headers\n\
         formats,0,0,1790000000000,2026-09-21T14:13:20Z,//////////k=,\"{\"\"id\"\": 1}\",\n\
         formats,0,1,1790000000000,2026-09-21T14:13:20Z,c2hvcnQ=,,\n"
    );
    assert_eq!(
        print(&["-o", r"format={offset}\x3a {key} {valueSize}", "--key-format", "long", "-n", "1"]),
        "0: -7 9\n"
    );
    let line = print(&["-o", "jsonl", "--value-format", "json", "--key-format", "long", "-n", "1"]);
    assert!(
        line.contains(r#""key":-7,"keyFormat":"long","value":{"id": 1},"valueEncoding":"json","#),
        "{line}"
    );
    let outcome = consume(&cluster, &["formats", "--exit", "--print", "key", "--key-format", "long"]);
    assert_eq!((outcome.text(), outcome.status), ("-7\t{\"id\": 1}\nc2hvcnQ=\tnull\n", Some(0)));
    assert_eq!(
        outcome.stderr,
        "warning: 1 records could not be decoded in the requested format; their bytes are shown as base64 or unchanged \
         (the first is formats:0 at offset 1: 5 bytes where 8 are needed)\n"
    );
    let document: Value = serde_json::from_str(&print(&["-o", "json"])).unwrap();
    assert_eq!(document.as_array().unwrap().len(), 2);
    assert_eq!(print(&["-o", "json", "--grep", "nothing like it"]), "[]\n");
    for (args, words) in [
        (&["-o", "table"][..], "does not have the output format 'table'"),
        (&["-o", "format={ofset}"], "did you mean 'offset'?"),
        (&["-o", "format"], "-o format needs a template"),
        (&["-o", "json", "--print", "key"], "--print works with -o text only"),
        (&["--key-format", "int", "--key", "x"], "'x' is not an integer"),
        (&["--where", ".a |"], "not a valid jq expression"),
    ] {
        let outcome = consume(&cluster, &[&["formats", "--exit"], args].concat());
        assert_eq!(outcome.status, Some(2), "{args:?}");
        assert!(outcome.stderr.contains(words), "{args:?}: {}", outcome.stderr);
    }
}

#[test]
fn a_record_of_five_megabytes_and_the_time_of_the_broker_come_through() {
    let cluster = TestCluster::shared();
    create(
        &cluster,
        "large",
        "1",
        &["--config", "max.message.bytes=10000000", "--config", "message.timestamp.type=LogAppendTime"],
    );
    let large = "0123456789".repeat(500_000);
    write(&cluster, "large", [New::of("k", &large).at(1), New::of("k", "after")]);
    assert_eq!(text(&cluster, &["large", "--exit"]), format!("{large}\nafter\n"));
    let record: Value =
        serde_json::from_str(&text(&cluster, &["large", "--tail", "1", "-o", "jsonl"])).unwrap();
    assert_eq!((&record["timestampType"], &record["value"]), (&json!("logAppendTime"), &json!("after")));
    assert!(record["timestamp"].as_i64().unwrap() > 1_790_000_000_000);
    let printed = text(&cluster, &["large", "--tail", "1", "--print", "timestamp"]);
    assert!(printed.starts_with("LogAppendTime:"), "{printed}");
}

#[test]
fn records_are_taken_by_key_header_pattern_and_expression_and_counted() {
    let cluster = TestCluster::shared();
    create(&cluster, "filters", "1", &[]);
    let records = (0..20).map(|number| New {
        headers: vec![("type", Some(if number % 2 == 0 { b"even".to_vec() } else { b"odd".to_vec() }))],
        ..New::of(&format!("k{}", number % 5), &format!(r#"{{"n": {number}, "tags": ["t{}"]}}"#, number % 3))
    });
    write(&cluster, "filters", records.chain([New::of("plain", "no json")]));
    let take = |args: &[&str]| {
        let outcome = consume(&cluster, &[&["filters", "--exit", "-o", "format={offset}"], args].concat());
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        let taken: Vec<i32> = outcome.text().lines().map(|line| line.parse().unwrap()).collect();
        assert!(
            outcome.stderr.starts_with(&format!("notice: 21 records read, {} matched\n", taken.len())),
            "{}",
            outcome.stderr
        );
        taken
    };
    assert_eq!(take(&["--key", "k1"]), [1, 6, 11, 16]);
    assert_eq!(take(&["--key", "k1", "--key", "plain"]), [1, 6, 11, 16, 20]);
    assert_eq!(
        take(&["--not-key", "k0", "--not-key", "k1", "--not-key", "k2", "--not-key", "k3"]),
        [4, 9, 14, 19, 20]
    );
    assert_eq!(take(&["--header", "type=even", "--key", "k1"]), [6, 16]);
    assert_eq!(take(&["--not-header", "type"]), [20]);
    assert_eq!(take(&["--not-header", "type=even", "--key", "k1"]), [1, 11]);
    assert_eq!(take(&["--grep", r#""n": 1\d"#, "--not-grep", "t1"]), [11, 12, 14, 15, 17, 18]);
    assert_eq!(take(&["--grep", "^k3$"]), [3, 8, 13, 18]);
    assert_eq!(take(&["--where", ".value.n > 17"]), [18, 19]);
    assert_eq!(take(&["--where", ".value == \"no json\""]), [20]);
    assert_eq!(take(&["--where", ".value.tags? | index(\"t0\")", "--key", "k0"]), [0, 15]);
    let outcome = consume(&cluster, &["filters", "--exit", "-o", "raw", "--where", ".value.n == 3"]);
    assert_eq!(outcome.text(), "{\"n\": 3, \"tags\": [\"t0\"]}\n");
    assert!(
        outcome.stderr.contains("warning: --where failed for 1 records, which are left out; first failure: ")
    );
}

#[test]
fn a_text_that_an_expression_compares_with_a_number_is_told_of_once() {
    let cluster = TestCluster::shared();
    create(&cluster, "totals", "1", &[]);
    write(
        &cluster,
        "totals",
        ["1.00", "2.00"].map(|total| New::of("k", &format!(r#"{{"total": "{total}"}}"#))),
    );
    let matched = |expression| {
        let outcome =
            consume(&cluster, &["totals", "--exit", "-o", "format={offset}", "--where", expression]);
        (outcome.text().to_owned(), outcome.stderr, outcome.status)
    };
    let notice = "notice: 2 records read, 2 matched\n\
                  notice: --where compared a string with a number 2 times, first \"1.00\" with 3: in jq every string is greater \
                  than every number; 'tonumber' converts a string\n";
    assert_eq!(matched(".value.total > 3"), ("0\n1\n".to_owned(), notice.to_owned(), Some(0)));
    let notice = "notice: 2 records read, 1 matched\n";
    assert_eq!(matched("(.value.total | tonumber) > 1"), ("1\n".to_owned(), notice.to_owned(), Some(0)));
}

#[test]
fn a_partitioner_tells_the_one_partition_that_a_key_can_be_in() {
    let cluster = TestCluster::shared();
    for (topic, ours, theirs) in
        [("by-murmur2", "murmur2", "murmur2_random"), ("by-crc32", "crc32", "consistent_random")]
    {
        create(&cluster, topic, "7", &[]);
        let writer = Writer::new(&cluster, topic, &[("partitioner", theirs)]);
        // -1: the partitioner of the client decides.
        (0..50).for_each(|n| writer.send(&New::of(&format!("key-{n}"), &n.to_string()).in_partition(-1)));
        writer.flush();
        for n in [0, 17, 33, 49] {
            let outcome =
                consume(&cluster, &[topic, "--exit", "--key", &format!("key-{n}"), "--partitioner", ours]);
            assert_eq!(
                (outcome.text(), outcome.status),
                (format!("{n}\n").as_str(), Some(0)),
                "{}",
                outcome.stderr
            );
            assert!(
                outcome.stderr.starts_with(&format!("notice: reading only {topic}:")),
                "{}",
                outcome.stderr
            );
            let read: i32 = outcome
                .stderr
                .split(" records read")
                .next()
                .unwrap()
                .rsplit(' ')
                .next()
                .unwrap()
                .parse()
                .unwrap();
            assert!(read < 30, "only one partition is read: {}", outcome.stderr);
        }
    }
}

#[test]
fn partitions_and_topics_are_chosen_by_number_glob_and_regex() {
    let cluster = TestCluster::shared();
    for topic in ["choose-a", "choose-b"] {
        create(&cluster, topic, "4", &[]);
        write_numbers(&cluster, topic, 4, 0..8);
    }
    let take = |args: &[&str]| {
        let mut taken =
            lines(&cluster, &[args, &["--exit", "-o", "format={topic}:{partition}:{value}"]].concat());
        taken.sort();
        taken
    };
    assert_eq!(
        take(&["choose-a", "--partition", "0,2-3"]),
        ["choose-a:0:0", "choose-a:0:4", "choose-a:2:2", "choose-a:2:6", "choose-a:3:3", "choose-a:3:7"]
    );
    assert_eq!(take(&["choose-*", "--partition", "1"]).len(), 4);
    assert_eq!(take(&["--regex", "choose-[ab]"]).len(), 16);
    assert_eq!(take(&["choose-a", "choose-b"]).len(), 16);
    let some = consume(&cluster, &["choose-a", "no-such-topic", "--exit", "-o", "raw"]);
    assert_eq!((some.text().lines().count(), some.status), (8, Some(3)));
    for (args, status, words) in [
        (&["chose-a", "--exit"][..], 7, "did you mean 'choose-a'?"),
        (&["nothing-*", "--exit"], 7, "no topic matches"),
        (&["choose-a", "--exit", "--partition", "4"], 7, "partition 4 does not exist, the last one is 3"),
        (&["choose-a", "--exit", "--from", "choose-b:0=1"], 2, "'choose-b' partition 0 is not read"),
        (&["--exit"], 2, "no topic is named"),
    ] {
        let outcome = consume(&cluster, args);
        assert_eq!((outcome.text(), outcome.status), ("", Some(status)), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
    }
}

#[test]
fn a_folder_gets_a_file_for_each_partition_and_nothing_is_overwritten() {
    let cluster = TestCluster::shared();
    create(&cluster, "folder", "3", &[]);
    write_numbers(&cluster, "folder", 2, 0..6);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new");
    let args = ["folder", "--exit", "-o", "json", "--output-dir", path.to_str().unwrap()];
    assert_eq!(text(&cluster, &args), "");
    let mut files: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    files.sort();
    assert_eq!(files, ["folder-0.json", "folder-1.json"]);
    let document: Value = serde_json::from_slice(&fs::read(path.join("folder-1.json")).unwrap()).unwrap();
    let values: Vec<&str> =
        document.as_array().unwrap().iter().map(|one| one["value"].as_str().unwrap()).collect();
    assert_eq!(values, ["1", "3", "5"]);
    let again = consume(&cluster, &args);
    assert_eq!(again.status, Some(1));
    assert!(again.stderr.contains("nothing is overwritten"), "{}", again.stderr);
    let kept: Value = serde_json::from_slice(&fs::read(path.join("folder-1.json")).unwrap()).unwrap();
    assert_eq!(kept, document);
}

#[test]
fn a_table_has_the_latest_value_of_each_key_and_no_deleted_ones() {
    let cluster = TestCluster::shared();
    create(&cluster, "table", "2", &[]);
    let deleted = New { value: None, ..New::of("b", "") };
    write(
        &cluster,
        "table",
        [
            New::of("c", "c1"),
            New::of("a", "a1"),
            New::of("b", "b1"),
            New::of("a", "a2"),
            deleted,
            New::of("d", "d1").in_partition(1),
            New { key: None, ..New::of("", "no key") },
        ],
    );
    let outcome = consume(&cluster, &["table", "--table"]);
    assert_eq!((outcome.text(), outcome.status), ("KEY  VALUE\na    a2\nc    c1\nd    d1\n", Some(0)));
    assert_eq!(outcome.stderr, "notice: 1 records without a key are left out of the table\n");
    assert_eq!(
        lines(&cluster, &["table", "--table=offset", "-o", "format={key}={value}"]),
        ["c=c1", "a=a2", "d=d1"]
    );
    let wide = text(&cluster, &["table", "--table", "-o", "wide"]);
    assert!(wide.starts_with("KEY  VALUE  TOPIC  PARTITION  OFFSET  TIME"), "{wide}");
    let document: Value = serde_json::from_str(&text(&cluster, &["table", "--table", "-o", "json"])).unwrap();
    assert_eq!(document[0]["value"], "a2");
}

#[test]
fn a_terminal_sees_no_control_characters_and_json_laid_out() {
    let cluster = TestCluster::shared();
    create(&cluster, "terminal", "1", &[]);
    write(&cluster, "terminal", [New::of("k", "{\"a\":1}"), New::of("k", "\u{1b}[2Jx\u{9b}y\u{7f}")]);
    // `script` gives the command a terminal.
    let on_terminal = |args: &str, env: &[(&str, &str)]| {
        let server = cluster.servers("PLAINTEXT");
        let command =
            format!("{} -b {server} consume terminal --exit {args}", env!("CARGO_BIN_EXE_kafkactl"));
        let mut script = Command::new("script");
        script
            .args(["-qec", &command, "/dev/null"])
            .env("TERM", "xterm")
            .env_remove("NO_COLOR")
            .envs(env.iter().copied());
        let output = script.output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n")
    };
    assert_eq!(on_terminal("", &[]), "{\"a\":1}\n\\u001b[2Jx\\u009by\\u007f\n");
    let json = on_terminal("-o json", &[]);
    assert!(json.contains("\u{1b}[1;34m\"topic\"\u{1b}[0m: \u{1b}[32m\"terminal\"\u{1b}[0m,\n"), "{json}");
    let plain = on_terminal("-o json", &[("NO_COLOR", "1")]);
    let document: Value = serde_json::from_str(&plain).unwrap();
    assert_eq!(document[1]["value"], "\u{1b}[2Jx\u{9b}y\u{7f}");
    assert!(plain.starts_with("[\n{\n  \"topic\": \"terminal\",\n"), "{plain}");
    assert_eq!(on_terminal("--value-format json --color never -n 1", &[]), "{\n  \"a\": 1\n}\n");
}

#[test]
fn a_group_id_in_a_property_file_is_not_joined() {
    let cluster = TestCluster::shared();
    create(&cluster, "not-joined", "1", &[]);
    write_numbers(&cluster, "not-joined", 1, 0..2);
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), "group.id=the-application\nauto.offset.reset=earliest\nenable.auto.commit=true\n")
        .unwrap();
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "--command-config", file.path().to_str().unwrap()]);
    let outcome = Outcome::of(command.args(["consume", "not-joined", "-n", "2"]).output().unwrap());
    assert_eq!((outcome.text(), outcome.status), ("0\n1\n", Some(0)), "{}", outcome.stderr);
    assert!(outcome.stderr.starts_with("notice: no group is joined: group.id from "), "{}", outcome.stderr);
    let groups = super::consume_group::groups(&cluster);
    assert!(!groups.contains(&"the-application".to_owned()), "{groups:?}");
}

#[test]
fn with_a_rack_the_replica_there_is_read() {
    let cluster = TestCluster::shared();
    // Broker 2 alone is in rack0.
    create_assigned(&cluster, "racks", "1:2:3");
    write_numbers(&cluster, "racks", 1, 0..30);
    let outcome = consume(&cluster, &["racks", "--exit", "-o", "raw", "--rack", "rack0", "-vvv"]);
    assert_eq!((outcome.text().lines().count(), outcome.status), (30, Some(0)), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("preferred replica updated"), "{}", outcome.stderr);
    let outcome = consume(&cluster, &["racks", "--exit", "-o", "raw", "-vvv"]);
    assert!(!outcome.stderr.contains("preferred replica updated"), "{}", outcome.stderr);
}

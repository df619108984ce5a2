//! The lossless round trip: what `consume`, `dump-log`, kcat and Kafka's tools print becomes the same records again.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::consume::{create, create_assigned, text};
use super::produce::{produce, produced};
use super::records::{New, Writer, transactions, write};

/// Records of every odd kind.
fn records() -> Vec<New> {
    let every_byte: Vec<u8> = (0..=255).collect();
    let header = |key, value: &[u8]| (key, Some(value.to_vec()));
    let value = |bytes: &[u8]| New { value: Some(bytes.to_vec()), ..New::default() };
    let mut records = vec![
        New::default(),
        New { key: Some(vec![]), value: Some(vec![]), ..New::default() },
        New { key: Some(vec![]), value: None, ..New::default() },
        New { key: Some(every_byte.clone()), value: Some(every_byte.clone()), ..New::default() },
        New {
            headers: vec![
                header("twice", b"b"),
                header("twice", b"a"),
                header("twice", b"b"),
                header("empty", b""),
                ("nul", None),
                header("\u{dc}ber \u{2615}", &every_byte),
                header("", b""),
            ],
            ..New::of("headers", "value")
        },
        New::of("time", "1").at(1),
        New::of("time", "2").at(-1),
        New::of("time", "3").at(253_402_300_799_999),
        New::of("time", "4").at(1_790_000_000_123),
        New::of("order", "1").in_partition(2),
        New::of("order", "2").in_partition(2),
        New::of("order", "3").in_partition(1),
    ];
    for odd in [
        "null",
        "true",
        "17",
        "-0.0",
        "1e400",
        "\"text\"",
        "{}",
        "[]",
        "{\"a\": 1.0, \"a\":2}",
        " {\"padded\": 1} ",
        "{\n\"lines\": 1}\n",
        "\"",
        "\\",
        "\\n",
        "\r\n",
        "\t",
        "\u{feff}BOM",
        "\u{2028}",
        "\u{0}",
        "\u{7f}",
        "\u{1b}[31mred",
        "\u{fffd}",
        "\u{10ffff}",
        "na\u{ef}ve",
        "a,b;\"c\"",
    ] {
        records.push(value(odd.as_bytes()));
        records.push(New { key: Some(odd.into()), ..value(b"x") });
    }
    // Cut, overlong and surrogate UTF-8.
    for odd in [&[0xc3][..], &[0xc0, 0xaf], &[0xed, 0xa0, 0x80], &[0xf4, 0x90, 0x80, 0x80], b"text\xff"] {
        records.push(value(odd));
    }
    for size in [1, 127, 128, 16_383, 16_384, 70_000, 1_000_000, 5_000_000] {
        // Not all the same, so that something that is cut or turned around shows.
        let bytes =
            (0..size).map(|at: u32| at.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect::<Vec<u8>>();
        records.push(value(&bytes).in_partition(1));
        records.push(value(&bytes.iter().map(|byte| b'a' + byte % 26).collect::<Vec<u8>>()));
    }
    records
}

/// The lines of a topic without what is the broker's to say: the topic's name and the leader's epoch. In the order of partition and
/// offset, as partitions come in any.
fn contents(cluster: &TestCluster, topic: &str, more: &[&str]) -> Vec<String> {
    let args = [&[topic, "--exit", "-o", "jsonl", "-q"][..], more].concat();
    let mut records: Vec<(i64, i64, String)> = text(cluster, &args)
        .lines()
        .map(|line| {
            let mut record: Value = serde_json::from_str(line).unwrap();
            let fields = record.as_object_mut().unwrap();
            fields.remove("topic");
            fields.remove("leaderEpoch");
            let place = |name: &str| record[name].as_i64().unwrap();
            (place("partition"), place("offset"), record.to_string())
        })
        .collect();
    records.sort();
    records.into_iter().map(|(_, _, text)| text).collect()
}

/// Large records, and timestamps of the future, are taken.
const ROOM: [&str; 4] = [
    "--config",
    "max.message.bytes=20000000",
    "--config",
    "message.timestamp.after.max.ms=9223372036854775807",
];

/// A topic with all the records of [`records`].
fn odd_topic(cluster: &TestCluster, name: &str, codec: &str) {
    create(cluster, name, "3", &ROOM);
    let writer = Writer::new(cluster, name, &[("compression.type", codec)]);
    for record in &records() {
        writer.send(record);
    }
    writer.flush();
    assert_eq!(contents(cluster, name, &[]).len(), records().len(), "{codec}");
}

fn assert_same(cluster: &TestCluster, original: &str, copy: &str, what: &str) {
    let (original, copy) = (contents(cluster, original, &[]), contents(cluster, copy, &[]));
    assert_eq!(original.len(), copy.len(), "{what}");
    for (one, other) in original.iter().zip(&copy) {
        // Millions of bytes are not for reading.
        let start = |text: &str| text.chars().take(300).collect::<String>();
        assert!(one == other, "{what}: {} became {}", start(one), start(other));
    }
}

#[test]
fn what_consume_prints_becomes_the_same_records_in_every_codec() {
    let cluster = TestCluster::shared();
    odd_topic(&cluster, "trip-from", "none");
    for (number, codec) in ["none", "gzip", "snappy", "lz4", "zstd"].into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let (file, copy) = (folder.path().join("records.jsonl"), format!("trip-{codec}"));
        create(&cluster, &copy, "3", &ROOM);
        // Formats for values as they are, as JSON, as bytes.
        let format = ["auto", "json", "base64", "hex", "text"][number];
        let printed = Outcome::of(
            kafkactl()
                .args([
                    "-b",
                    &cluster.servers("PLAINTEXT"),
                    "consume",
                    "trip-from",
                    "--exit",
                    "-o",
                    "jsonl",
                    "-q",
                ])
                .args(["--value-format", format, "--key-format", format])
                .stdout(fs::File::create(&file).unwrap())
                .output()
                .unwrap(),
        );
        assert_eq!(printed.status, Some(0), "{}", printed.stderr);
        let args = [&copy, "--input", "jsonl", "--file", file.to_str().unwrap(), "-z", codec];
        produced(&cluster, &args, "");
        assert_same(&cluster, "trip-from", &copy, codec);
    }
}

#[test]
fn a_pipe_copies_topics_that_the_records_name_themselves() {
    let cluster = TestCluster::shared();
    odd_topic(&cluster, "piped", "zstd");
    let lines = text(&cluster, &["piped", "--exit", "-o", "jsonl", "-q"]);
    produced(&cluster, &["--input", "jsonl"], &lines);
    // Each record is there twice now, and nothing else.
    let mut copies: Vec<String> = contents(&cluster, "piped", &[])
        .iter()
        .map(|line| {
            let mut record: Value = serde_json::from_str(line).unwrap();
            record.as_object_mut().unwrap().remove("offset");
            record.to_string()
        })
        .collect();
    assert_eq!(copies.len(), 2 * records().len());
    copies.sort();
    assert!(copies.chunks(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn what_dump_log_prints_of_a_brokers_files_becomes_the_same_records() {
    let cluster = TestCluster::shared();
    odd_topic(&cluster, "dumped", "lz4");
    create(&cluster, "dumped-copy", "3", &ROOM);
    let mut lines = Vec::new();
    for partition in 0..3 {
        let folder = cluster.log_dir(1).join(format!("dumped-{partition}"));
        let dumped =
            Outcome::of(kafkactl().args(["dump-log", "-p", "-o", "jsonl"]).arg(&folder).output().unwrap());
        assert_eq!(dumped.status, Some(0), "{}", dumped.stderr);
        lines.extend_from_slice(&dumped.stdout);
    }
    let outcome = produce(&cluster, &["dumped-copy", "--input", "jsonl"], &lines);
    assert_eq!((outcome.text(), outcome.status), ("", Some(0)), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("notice: skipped, because they are not records: "), "{}", outcome.stderr);
    assert_same(&cluster, "dumped", "dumped-copy", "dump-log");
}

#[test]
fn markers_of_transactions_in_a_dump_are_no_records() {
    let cluster = TestCluster::shared();
    create_assigned(&cluster, "marked", "1:2:3");
    create(&cluster, "marked-copy", "1", &[]);
    let writer = transactions(&cluster, "marked");
    writer.begin();
    writer.send(&New::of("k", "v"));
    writer.commit();
    // The marker comes a little later than the answer.
    let committed = ["consume", "marked", "--isolation", "read_committed", "--exit"];
    cluster.wait_until(&committed, |text| text == "v\n");
    let folder = cluster.log_dir(1).join("marked-0");
    let dumped =
        Outcome::of(kafkactl().args(["dump-log", "-p", "-o", "jsonl"]).arg(folder).output().unwrap());
    assert_eq!(dumped.status, Some(0), "{}", dumped.text());
    let outcome = produce(&cluster, &["marked-copy", "--input", "jsonl"], &dumped.stdout);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("1 of kind 'control record'\n"), "{}", outcome.stderr);
    assert_eq!(text(&cluster, &["marked-copy", "--exit", "--print", "key"]), "k\tv\n");
}

fn kcat(cluster: &TestCluster, args: &[&str], input: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("input");
    fs::write(&file, input).unwrap();
    let output = Command::new("kcat")
        .args(["-b", &cluster.servers("PLAINTEXT")])
        .args(args)
        .stdin(fs::File::open(file).unwrap())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What lines with keys can carry.
const LINES: &str =
    "a\tna\u{ef}ve\n\u{2615}\t{\"json\": [1, 2.50]}\n\tempty key\nb\t\nc\t \"quoted\" \\ back\r\n";

#[test]
fn lines_go_through_kcat_and_kafkas_tools_in_both_directions() {
    let cluster = TestCluster::shared();
    for topic in ["other-ours", "other-bytes", "other-kcat", "other-java"] {
        create(&cluster, topic, "1", &[]);
    }
    // As Java does, ours takes the carriage return for a part of the end of a line, unless the delimiter is named; kcat never.
    let as_java = LINES.replace("\r\n", "\n");
    produced(&cluster, &["other-ours", "--key-delimiter", "\\t"], LINES);
    produced(&cluster, &["other-bytes", "--key-delimiter", "\\t", "--delimiter", "\\n"], LINES);
    let read = ["-C", "-q", "-e", "-o", "beginning", "-f", "%k\\t%s\\n", "-t"];
    assert_eq!(kcat(&cluster, &[&read[..], &["other-ours"]].concat(), ""), as_java);
    assert_eq!(kcat(&cluster, &[&read[..], &["other-bytes"]].concat(), ""), LINES);
    kcat(&cluster, &["-P", "-K", "\\t", "-t", "other-kcat"], LINES);
    assert_eq!(text(&cluster, &["other-kcat", "--exit", "--print", "key"]), LINES);

    let java = |class: &str, args: &[&str], input: &str| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("input");
        fs::write(&file, input).unwrap();
        let output = Command::new("java")
            .args(["-XX:TieredStopAtLevel=1", "-cp", &format!("{}/*", cluster.jars()), class])
            .args(["--bootstrap-server", &cluster.servers("PLAINTEXT")])
            .args(args)
            .stdin(fs::File::open(file).unwrap())
            .stderr(Stdio::null())
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let consumer = "org.apache.kafka.tools.consumer.ConsoleConsumer";
    let read = [
        "--topic",
        "other-ours",
        "--from-beginning",
        "--max-messages",
        "5",
        "--formatter-property",
        "print.key=true",
    ];
    assert_eq!(java(consumer, &read, ""), as_java);
    let producer = "org.apache.kafka.tools.ConsoleProducer";
    java(producer, &["--topic", "other-java", "--reader-property", "parse.key=true"], LINES);
    assert_eq!(text(&cluster, &["other-java", "--exit", "--print", "key"]), as_java);
    // And what the others wrote is what ours copies.
    for topic in ["other-kcat", "other-java"] {
        let copy = format!("{topic}-copy");
        create(&cluster, &copy, "1", &[]);
        produced(&cluster, &[&copy, "--input", "jsonl"], text(&cluster, &[topic, "--exit", "-o", "jsonl"]));
        assert_same(&cluster, topic, &copy, topic);
    }
}

#[test]
fn the_first_millisecond_of_1970_cannot_be_written_and_says_so() {
    let cluster = TestCluster::shared();
    create(&cluster, "epoch", "1", &[]);
    let outcome = produce(&cluster, &["epoch", "--input", "jsonl"], "{\"timestamp\":0,\"value\":\"x\"}\n");
    assert_eq!(outcome.status, Some(1), "{}", outcome.stderr);
    assert!(outcome.stderr.starts_with("error: line 1: a timestamp of 0"), "{}", outcome.stderr);
    write(&cluster, "epoch", [New::of("k", "v")]);
    assert_eq!(text(&cluster, &["epoch", "--exit"]), "v\n");
}

//! `produce`: what the input becomes, where it goes, and what is said of it.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use super::binary::{Outcome, kafkactl};
use super::cluster::TestCluster;
use super::consume::{create, lines, text};
use super::schema::assert_valid;

/// Runs `produce` with something on standard input.
pub fn produce(cluster: &TestCluster, args: &[&str], input: impl AsRef<[u8]>) -> Outcome {
    let mut command = kafkactl();
    command.args(["-b", &cluster.servers("PLAINTEXT"), "produce"]).args(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    let written = std::thread::spawn(move || {
        // A command that refuses to begin reads nothing.
        let _ = stdin.write_all(&input);
    });
    let outcome = Outcome::of(child.wait_with_output().unwrap());
    written.join().unwrap();
    outcome
}

/// A run that has to succeed, without a word.
pub fn produced(cluster: &TestCluster, args: &[&str], input: impl AsRef<[u8]>) {
    let outcome = produce(cluster, args, input);
    assert_eq!((outcome.text(), outcome.stderr.as_str(), outcome.status), ("", "", Some(0)), "{args:?}");
}

/// What is in a topic, as JSON without what differs from run to run.
fn envelopes(cluster: &TestCluster, topic: &str) -> Vec<Value> {
    let all = text(cluster, &[topic, "--exit", "-o", "jsonl"]);
    all.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn keys_and_values(cluster: &TestCluster, topic: &str) -> Vec<(Value, Value)> {
    envelopes(cluster, topic).into_iter().map(|mut one| (one["key"].take(), one["value"].take())).collect()
}

#[test]
fn each_line_of_standard_input_is_a_value() {
    let cluster = TestCluster::shared();
    create(&cluster, "lines", "1", &[]);
    produced(&cluster, &["lines"], "one\n\ntwo \r\n{\"three\": 3}");
    assert_eq!(text(&cluster, &["lines", "--exit"]), "one\n\ntwo \n{\"three\": 3}\n");
    produced(&cluster, &["lines"], "");
    assert_eq!(lines(&cluster, &["lines", "--exit"]).len(), 4);
}

#[test]
fn a_file_that_cannot_be_mapped_is_read_as_a_stream() {
    let cluster = TestCluster::shared();
    create(&cluster, "unmapped", "1", &[]);
    // Its length is 0, and yet it has contents.
    let path = "/proc/sys/kernel/ostype";
    assert_eq!(fs::metadata(path).unwrap().len(), 0);
    produced(&cluster, &["unmapped", "--file", path], "");
    assert_eq!(text(&cluster, &["unmapped", "--exit"]), "Linux\n");
}

#[test]
fn keys_delimiters_and_null_are_as_they_are_asked_for() {
    let cluster = TestCluster::shared();
    create(&cluster, "keyed", "1", &[]);
    let args = ["keyed", "--key-delimiter", "::", "--delimiter", "\\0", "--null-value", "NULL"];
    produced(&cluster, &args, "a::1\0b::2::3\0c::NULL\0::\n");
    produced(&cluster, &["keyed", "--tombstones"], "\u{feff}a\r\nb");
    produced(&cluster, &["keyed", "--tombstones", "--delimiter", "\\n"], "cr\r\n");
    produced(&cluster, &["keyed", "--key-delimiter", "\\t", "--null-value", "NULL"], "d\tNULL\r\n");
    produced(&cluster, &["keyed", "--key", "fixed"], "v");
    let expected = [
        (json!("a"), json!("1")),
        (json!("b"), json!("2::3")),
        (json!("c"), json!(null)),
        (json!(""), json!("\n")),
        (json!("a"), json!(null)),
        (json!("b"), json!(null)),
        (json!("cr\r"), json!(null)),
        (json!("d"), json!(null)),
        (json!("fixed"), json!("v")),
    ];
    assert_eq!(keys_and_values(&cluster, "keyed"), expected);
}

#[test]
fn headers_partition_and_timestamp_are_those_of_the_options() {
    let cluster = TestCluster::shared();
    create(&cluster, "options", "3", &[]);
    let args = ["options", "--header", "a=1", "--header", "a=x=y", "--header", "empty=", "--header", "nul"];
    produced(
        &cluster,
        &[&args[..], &["--partition", "2", "--timestamp", "2026-09-21T14:13:20Z"]].concat(),
        "v",
    );
    let written = envelopes(&cluster, "options");
    assert_eq!(
        (&written[0]["partition"], &written[0]["timestamp"]),
        (&json!(2), &json!(1_790_000_000_000_i64))
    );
    let headers = json!([
        {"key": "a", "value": "1"}, {"key": "a", "value": "x=y"},
        {"key": "empty", "value": ""}, {"key": "nul", "value": null}
    ]);
    assert_eq!(written[0]["headers"], headers);
}

#[test]
fn formats_make_bytes_of_text_and_check_json() {
    let cluster = TestCluster::shared();
    create(&cluster, "written-formats", "1", &[]);
    for (format, line, bytes) in [
        ("hex", "00ff", "AP8="),
        ("base64", "AP8=", "AP8="),
        ("int", "-1", "/////w=="),
        ("long", "1", "AAAAAAAAAAE="),
        ("json", "{\"a\": 1}", "eyJhIjogMX0="),
        ("text", "\u{e9}", "w6k="),
    ] {
        produced(&cluster, &["written-formats", "--value-format", format], line);
        let last = lines(&cluster, &["written-formats", "--tail", "1", "--value-format", "base64"]);
        assert_eq!(last, [bytes], "{format}");
    }
    let count = || lines(&cluster, &["written-formats", "--exit", "--value-format", "hex"]).len();
    let before = count();
    let wrong = produce(&cluster, &["written-formats", "--value-format", "json"], "{\"a\": 1}\n{\"a\"\n{}\n");
    assert_eq!(
        (wrong.text(), wrong.stderr.as_str(), wrong.status),
        (
            "",
            "error: line 2: the value: '{\"a\"' is not valid JSON\nnotice: 1 records were written, 1 were not\n",
            Some(3)
        )
    );
    assert_eq!(count(), before + 1);
}

#[test]
fn keys_land_where_javas_and_librdkafkas_producers_put_them() {
    let cluster = TestCluster::shared();
    create(&cluster, "spread", "7", &[]);
    let keys: Vec<String> = (0..50).map(|number| format!("key-{number}")).collect();
    for (partitioner, asked) in [("murmur2", &[][..]), ("crc32", &["--partitioner", "crc32"])] {
        let args = [&["spread", "--key-delimiter", "="][..], asked].concat();
        let input: Vec<String> = keys.iter().map(|key| format!("{key}={partitioner}")).collect();
        produced(&cluster, &args, input.join("\n"));
        for key in &keys {
            // `consume` knows the partition by itself, and was tested against both producers.
            let found =
                ["spread", "--exit", "--key", key, "--partitioner", partitioner, "--grep", partitioner, "-q"];
            assert_eq!(lines(&cluster, &found), [partitioner], "{key}");
        }
    }
}

#[test]
fn a_rate_is_kept_and_a_summary_is_given_when_asked() {
    let cluster = TestCluster::shared();
    create(&cluster, "slow", "1", &[]);
    let begun = std::time::Instant::now();
    let outcome = produce(&cluster, &["slow", "--rate", "10", "-v"], "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    // The first goes at once, and each of the others a tenth of a second after the one before.
    assert!(begun.elapsed() >= std::time::Duration::from_millis(800), "{:?}", begun.elapsed());
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("detail: 10 records with 10 bytes of keys and values in "),
        "{}",
        outcome.stderr
    );
}

#[test]
fn an_applications_transactional_id_is_left_alone() {
    let cluster = TestCluster::shared();
    create(&cluster, "properties", "1", &[]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("app.properties").into_os_string().into_string().unwrap();
    fs::write(&file, "transactional.id=app\nacks=1\ncompression.type=lz4\nlinger.ms=1\n").unwrap();
    let outcome = produce(&cluster, &["properties", "--command-config", &file], "a\n");
    let notice = format!("notice: transactional.id from file '{file}' is ignored, use --transactional-id\n");
    assert_eq!((outcome.stderr, outcome.status), (notice, Some(0)));
    // With acks=1 it can be read a little later, when the followers have it too.
    cluster.wait_until(&["consume", "properties", "--exit"], |text| text == "a\n");
}

#[test]
fn whole_files_are_values() {
    let cluster = TestCluster::shared();
    create(&cluster, "files", "1", &[]);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).into_os_string().into_string().unwrap();
    fs::write(path("a"), "line\nline\n").unwrap();
    fs::write(path("b"), [0, 255]).unwrap();
    let (a, b, missing) = (path("a"), path("b"), path("missing"));
    produced(&cluster, &["files", "--input", "files", &a, &b], "");
    let values = ["files", "--exit", "--value-format", "base64"];
    assert_eq!(lines(&cluster, &values), ["bGluZQpsaW5lCg==", "AP8="]);
    let outcome = produce(&cluster, &["files", "--input", "files", &missing, &a, "--keep-going"], "");
    let error =
        format!("error: '{missing}': could not read '{missing}': No such file or directory (os error 2)\n");
    assert_eq!(
        (outcome.stderr, outcome.status),
        (error + "notice: 1 records were written, 1 were not\n", Some(3))
    );
}

#[test]
fn a_report_says_where_each_record_went_in_every_format() {
    let cluster = TestCluster::shared();
    create(&cluster, "reported", "1", &[]);
    let report = |format: &str, input: &str| {
        let args = ["reported", "--report", "-o", format, "--timestamp", "1790000000000"];
        let outcome = produce(&cluster, &args, input);
        assert_eq!((outcome.stderr.as_str(), outcome.status), ("", Some(0)));
        outcome.text().to_owned()
    };
    let document = report("json", "a\nb\n");
    assert_valid("produce-report", document.as_bytes());
    let row = |record: u64, offset: u64| {
        json!({"record": record, "topic": "reported", "partition": 0, "offset": offset,
            "timestamp": 1_790_000_000_000_i64, "time": "2026-09-21T14:13:20Z", "ok": true, "error": null})
    };
    assert_eq!(serde_json::from_str::<Value>(&document).unwrap(), json!([row(1, 0), row(2, 1)]));
    assert_eq!(serde_json::from_str::<Value>(&report("jsonl", "a")).unwrap(), row(1, 2));
    assert_eq!(
        report("csv", "a"),
        "topic,partition,offset,timestamp,time,record,error\nreported,0,3,1790000000000,2026-09-21T14:13:20Z,1,\n"
    );
    assert_eq!(
        report("table", "a"),
        "TOPIC     PARTITION  OFFSET  TIME                  RECORD  ERROR\n\
         reported          0       4  2026-09-21T14:13:20Z       1\n"
    );
    assert_eq!(report("json", ""), "[]\n");
}

#[test]
fn what_cannot_be_read_is_told_and_kept_and_the_rest_is_written() {
    let cluster = TestCluster::shared();
    create(&cluster, "kept", "2", &[]);
    let folder = tempfile::tempdir().unwrap();
    let failed = folder.path().join("failed.jsonl").into_os_string().into_string().unwrap();
    let input = "{\"value\":\"a\"}\nnonsense\n{\"partition\":7,\"key\":\"k\",\"value\":\"b\",\"headers\":[{\"key\":\"h\",\"value\":\"1\"}]}\n\n{\"valu\":1}\n{\"value\":\"c\"}\n";
    let args = ["kept", "--input", "jsonl", "--keep-going", "--failed-file", &failed];
    let outcome = produce(&cluster, &args, input);
    assert_eq!(
        (outcome.text(), outcome.stderr.as_str(), outcome.status),
        (
            "",
            "error: line 2: it is not valid JSON: expected ident at byte 2\n\
             error: line 3: topic 'kept' has no partition 7, its last partition is 1\n\
             error: line 5: unknown field 'valu'\n\
             notice: 2 records were written, 3 were not\n",
            Some(3)
        )
    );
    let kept = fs::read_to_string(&failed).unwrap();
    let kept: Vec<Value> = kept.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        kept[0],
        json!({"line": 2, "error": "it is not valid JSON: expected ident at byte 2", "unreadable": "nonsense"})
    );
    assert_eq!((&kept[1]["partition"], &kept[1]["value"]), (&json!(7), &json!("b")));
    assert_eq!(kept[2]["unreadable"], "{\"valu\":1}");
    // A second try writes what has become possible, and never what could not be read.
    let args = ["--input", "jsonl", "--file", &failed, "--keep-going", "--repartition"];
    let again = produce(&cluster, &args, "");
    assert_eq!(again.status, Some(3), "{}", again.stderr);
    let mut values = lines(&cluster, &["kept", "--exit"]);
    values.sort();
    assert_eq!(values, ["a", "b", "c"]);
    // What was there is not overwritten.
    let refused = produce(&cluster, &["kept", "--failed-file", &failed], "x");
    assert_eq!(refused.status, Some(1));
    assert!(refused.stderr.contains("hint: nothing is overwritten"), "{}", refused.stderr);
    // Where nothing fails no file is left.
    let none = folder.path().join("none.jsonl");
    produced(&cluster, &["kept", "--failed-file", none.to_str().unwrap()], "d");
    assert!(!none.exists());
}

#[test]
fn without_keep_going_the_first_failure_is_the_end() {
    let cluster = TestCluster::shared();
    create(&cluster, "stops", "1", &[]);
    let outcome = produce(&cluster, &["stops", "--key-delimiter", "\\t"], "a\t1\nb 2\nc\t3\n");
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        (
            "error: line 2: the delimiter '\\t' is missing between key and value\nnotice: 1 records were written, 1 were not\n",
            Some(3)
        )
    );
    let first = produce(&cluster, &["stops", "--key-delimiter", ":"], "b 2\nc:3\n");
    assert_eq!(first.status, Some(1), "{}", first.stderr);
    assert_eq!(lines(&cluster, &["stops", "--exit"]), ["1"]);
}

#[test]
fn a_topic_that_does_not_exist_is_an_error_and_is_made_when_asked() {
    let cluster = TestCluster::shared();
    let missing = produce(&cluster, &["made-by-produce"], "a");
    assert_eq!((missing.text(), missing.status), ("", Some(7)), "{}", missing.stderr);
    assert!(
        missing.stderr.starts_with("error: topic 'made-by-produce' does not exist on"),
        "{}",
        missing.stderr
    );
    assert!(missing.stderr.contains("hint: --create creates missing topics\n"), "{}", missing.stderr);
    let created = produce(&cluster, &["made-by-produce", "--create"], "a");
    assert_eq!(
        (created.stderr.as_str(), created.status),
        ("notice: topic 'made-by-produce' was created\n", Some(0))
    );
    assert_eq!(lines(&cluster, &["made-by-produce", "--exit"]), ["a"]);
    // JSON may name several.
    let input = "{\"topic\":\"made-by-json\",\"value\":\"b\"}\n{\"topic\":\"made-by-produce\",\"value\":\"c\"}\n{\"value\":\"d\"}\n";
    let several = produce(&cluster, &["--input", "jsonl", "--create", "--keep-going"], input);
    assert_eq!(
        (several.stderr.as_str(), several.status),
        (
            "notice: topic 'made-by-json' was created\n\
             error: line 3: the record has no topic, and no topic argument is given\n\
             notice: 2 records were written, 1 were not\n",
            Some(3)
        )
    );
    assert_eq!(lines(&cluster, &["made-by-json", "--exit"]), ["b"]);
}

#[test]
fn a_record_that_is_too_large_is_told_with_the_limit_and_what_to_change() {
    let cluster = TestCluster::shared();
    create(&cluster, "narrow", "1", &["--config", "max.message.bytes=100000"]);
    let large = "x".repeat(150_000);
    let outcome = produce(&cluster, &["narrow", "--keep-going"], format!("a\n{large}\nb\n"));
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        (
            "error: line 2: 150000 bytes are more than topic 'narrow' accepts: its max.message.bytes is 100000\n  \
             hint: compress (-z zstd), or raise the limit: kafkactl topics alter narrow --set max.message.bytes=165888\n\
             notice: 2 records were written, 1 were not\n",
            Some(3)
        )
    );
    produced(&cluster, &["narrow", "-z", "zstd"], &large);
    // Many small ones, in batches that the topic takes.
    let small: Vec<String> = (0..20_000).map(|number| format!("{number} {}", "y".repeat(50))).collect();
    produced(&cluster, &["narrow"], small.join("\n"));
    assert_eq!(lines(&cluster, &["narrow", "--exit"]).len(), 20_003);
    // What no broker would take is not sent at all.
    let huge = produce(&cluster, &["narrow"], "z".repeat(3_000_000));
    assert_eq!(huge.status, Some(1));
    assert!(huge.stderr.contains("3000000 bytes are more than topic 'narrow' accepts"), "{}", huge.stderr);
    let own = produce(&cluster, &["narrow", "-X", "max.request.size=2000"], "z".repeat(5_000));
    assert_eq!(own.status, Some(1));
    assert!(own.stderr.contains("max.request.size"), "{}", own.stderr);
}

#[test]
fn a_read_only_context_refuses_before_anything_is_read() {
    let cluster = TestCluster::shared();
    create(&cluster, "guarded", "1", &[]);
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let servers = cluster.servers("PLAINTEXT");
    fs::write(&config, format!("[contexts.prod]\nbootstrap-servers = \"{servers}\"\nread-only = true\n"))
        .unwrap();
    let mut command = kafkactl();
    command.env("KAFKACTL_CONFIG", &config).args(["--context", "prod", "produce", "guarded"]);
    // Nothing comes and the end does not either: whoever read it would wait.
    let (_input, reader) = {
        let (reader, writer) = std::io::pipe().unwrap();
        (writer, reader)
    };
    let outcome = Outcome::of(command.stdin(reader).output().unwrap());
    assert_eq!((outcome.text(), outcome.status), ("", Some(2)));
    assert!(
        outcome.stderr.contains("the context 'prod' is read-only, nothing was changed"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_dry_run_checks_everything_and_writes_nothing() {
    let cluster = TestCluster::shared();
    create(&cluster, "dry", "2", &[]);
    let args = ["dry", "--input", "jsonl", "--dry-run", "--keep-going", "--transactional-id", "dry"];
    let outcome = produce(&cluster, &args, "{\"value\":\"a\"}\n{\"partition\":2}\n{}\n");
    assert_eq!(
        (outcome.stderr.as_str(), outcome.status),
        (
            "error: line 2: topic 'dry' has no partition 2, its last partition is 1\n  \
             hint: --repartition chooses partitions again\n\
             notice: dry run: 2 records would be written, 1 would not; nothing was sent\n",
            Some(3)
        )
    );
    assert_eq!(lines(&cluster, &["dry", "--exit"]), Vec::<String>::new());
    let create = produce(&cluster, &["dry-missing", "--create", "--dry-run"], "a\n");
    assert_eq!(
        (create.stderr.as_str(), create.status),
        (
            "notice: topic 'dry-missing' would be created\nnotice: dry run: 1 records would be written; nothing was sent\n",
            Some(0)
        )
    );
    assert_eq!(produce(&cluster, &["dry-missing"], "a").status, Some(7));
}

#[test]
fn who_may_not_write_is_told_so_with_6() {
    let cluster = TestCluster::shared();
    create(&cluster, "forbidden", "1", &[]);
    let mut command = kafkactl();
    command.env("GUEST", "guest-secret").args(["-b", &cluster.servers("SASL"), "produce", "forbidden"]);
    for setting in [
        "security.protocol=SASL_PLAINTEXT",
        "sasl.mechanism=PLAIN",
        "sasl.username=guest",
        "sasl.password=@env:GUEST",
    ] {
        command.args(["-X", setting]);
    }
    let outcome = Outcome::of(command.stdin(Stdio::null()).output().unwrap());
    assert_eq!((outcome.text(), outcome.status), ("", Some(6)), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("not allowed"), "{}", outcome.stderr);
    let nobody = Outcome::of(
        kafkactl().args(["-b", "127.0.0.1:1", "produce", "x"]).stdin(Stdio::null()).output().unwrap(),
    );
    assert_eq!((nobody.text(), nobody.status), ("", Some(5)), "{}", nobody.stderr);
}

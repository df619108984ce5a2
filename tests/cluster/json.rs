//! JSON of network commands, against its schemas.

use super::cluster::{TestCluster, run_at};
use super::schema::assert_valid;

#[test]
fn every_document_is_as_its_schema_says() {
    let cluster = TestCluster::shared();
    for (schema, args) in [
        ("cluster-describe", &["cluster", "describe"][..]),
        ("brokers-list", &["brokers", "list"]),
        ("brokers-configs", &["brokers", "configs"]),
        (
            "brokers-config-changes",
            &["brokers", "configs", "1", "--set", "log.cleaner.threads=2", "--dry-run"],
        ),
        ("topics-list", &["topics", "list", "--details"]),
        ("topics-list", &["topics", "list"]),
        ("topics-describe", &["topics", "describe", "replicated", "--offsets"]),
        ("topics-describe", &["topics", "describe", "--at-min-isr"]),
        ("topics-configs", &["topics", "configs", "replicated"]),
        ("topics-offsets", &["topics", "offsets", "replicated", "--max-timestamp", "--at", "2026-01-01"]),
        ("topics-offsets", &["topics", "offsets", "replicated", "--sum"]),
        ("changes", &["topics", "create", "json", "-p", "2", "--dry-run"]),
        ("changes", &["topics", "alter", "replicated", "--set", "retention.ms=1", "--dry-run"]),
        ("changes", &["topics", "delete", "replicated", "--dry-run"]),
        ("changes", &["topics", "add-partitions", "replicated", "--by", "1", "--dry-run"]),
        ("changes", &["topics", "trim", "replicated", "--before", "end", "--dry-run"]),
        ("changes", &["topics", "elect", "replicated", "--dry-run"]),
        ("context-show", &["context", "show"]),
        ("context-test", &["context", "test"]),
    ] {
        let outcome = cluster.run("PLAINTEXT", &[args, &["-o", "json"]].concat());
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        assert_valid(schema, &outcome.stdout);
    }
    let existing = cluster.run("PLAINTEXT", &["topics", "create", "replicated", "-o", "json"]);
    assert_eq!(existing.status, Some(1));
    assert_valid("changes", &existing.stdout);
    let failed = run_at("nowhere.invalid:9092", &["context", "test", "-o", "json"]);
    assert_eq!(failed.status, Some(5));
    assert_valid("context-test", &failed.stdout);
}

#[test]
fn a_filter_without_a_hit_gives_an_empty_document_or_a_notice() {
    let cluster = TestCluster::shared();
    let args = ["brokers", "configs", "1", "--config", "no.such.config"];
    let json = cluster.run("PLAINTEXT", &[&args[..], &["-o", "json"]].concat());
    assert_eq!((json.text(), json.stderr.as_str(), json.status), ("[]\n", "", Some(0)));
    let table = cluster.run("PLAINTEXT", &args);
    assert_eq!(
        (table.text(), table.stderr.as_str(), table.status),
        ("", "notice: no config matches\n", Some(0))
    );
}

//! The text is line for line what Kafka's own tool prints.

use std::fs;
use std::path::Path;

use super::support::{dump_log, files_below, fixture};

/// The flags of each set of expected output.
fn flags(set: &str) -> &'static [&'static str] {
    match set {
        "plain" => &[],
        "deep" => &["--deep-iteration"],
        "print" => &["--print-data-log"],
        "skipmeta" => &["--print-data-log", "--skip-record-metadata"],
        "maxbytes" => &["--max-bytes", "900"],
        "verify" => &["--verify-index-only"],
        "sanity" => &["--index-sanity-check"],
        other => panic!("unknown set of flags: {other}"),
    }
}

#[test]
fn every_fixture_prints_what_apaches_tool_prints_and_is_sound() {
    let mut compared = 0;
    for path in files_below(&fixture("expected")) {
        let Some(stem) = path.to_str().unwrap().strip_suffix(".out") else { continue };
        let (file, set) = stem.rsplit_once('.').unwrap();
        let (folder, file) = file.split_once('/').unwrap();
        let args = flags(set).iter().copied().chain(["--files", file]);
        let outcome = dump_log(&fixture(folder), args);
        let expected = fs::read_to_string(fixture("expected").join(&path)).unwrap();
        assert_eq!(outcome.text(), expected, "{stem}");
        assert_eq!(outcome.status, Some(0), "{stem}: {}", outcome.stderr);
        assert_notices(&path, folder, &outcome.stderr);
        compared += 1;
    }
    assert!(compared > 100, "only {compared} outputs were compared");
}

/// What the tool says on stderr stands on ours, with the same paths; where it died we say something of our own.
fn assert_notices(path: &Path, folder: &str, stderr: &str) {
    let expected =
        fs::read_to_string(fixture("expected").join(path).with_extension("err")).unwrap_or_default();
    let stderr = stderr.replace(&format!("{}/", fixture(folder).display()), "");
    if expected.starts_with("Exception in thread") {
        assert!(!stderr.is_empty(), "{}: nothing said where Apache's tool dies", path.display());
    } else {
        assert_eq!(stderr, expected, "{}", path.display());
    }
}

#[test]
fn the_decoder_classes_of_apaches_tool_are_understood_as_formats() {
    let folder = fixture("4.3.1");
    let file = "txn-0/00000000000000000000.log";
    let by_class = dump_log(
        &folder,
        [
            "--print-data-log",
            "--value-decoder-class",
            "org.apache.kafka.tools.api.DefaultDecoder",
            "--files",
            file,
        ],
    );
    let by_name = dump_log(&folder, ["--print-data-log", "--value-format", "base64", "--files", file]);
    assert_eq!(by_class.text(), by_name.text());
    assert!(by_name.text().contains("key: k0 payload: cm91bmQgMCAg"), "{}", by_name.text());
}

#[test]
fn numbers_and_hexadecimal_are_shown_and_what_does_not_fit_is_said() {
    let folder = fixture("4.3.1");
    let file = "__consumer_offsets-0/00000000000000000000.log";
    let hex = dump_log(&folder, ["-p", "--key-format", "hex", file]);
    assert!(hex.text().contains(" key: 000200"), "{}", hex.text());
    let integers = dump_log(&folder, ["-p", "--key-format", "integer", file]);
    assert_eq!(integers.status, Some(0));
    assert!(
        integers.stderr.contains("keys or values could not be decoded in the requested format"),
        "{}",
        integers.stderr
    );
    assert!(integers.stderr.contains("where 4 are needed"), "{}", integers.stderr);
}

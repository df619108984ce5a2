//! Text files as editors and other systems leave them: ends of lines, byte order marks, UTF-16.

use std::fs;
use std::path::Path;

use super::support::{Outcome, kafkactl};

fn run(folder: &Path, args: &[&str]) -> Outcome {
    let mut command = kafkactl();
    command.current_dir(folder).env("KAFKACTL_CONFIG", folder.join("config.toml"));
    Outcome::of(command.args(args).output().unwrap())
}

/// The settings of a property file, as `context show` has them: NAME=VALUE, each on its line.
fn settings(text: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("client.properties"), text).unwrap();
    let shown =
        run(folder.path(), &["--command-config", "client.properties", "context", "show", "-o", "json"]);
    assert_eq!((shown.stderr.as_str(), shown.status), ("", Some(0)));
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&shown.stdout).unwrap();
    let row = |row: &serde_json::Value| {
        format!("{}={}\n", row["name"].as_str().unwrap(), row["value"].as_str().unwrap())
    };
    rows.iter().map(row).collect()
}

const CLIENT: &str = "# of the test\nbootstrap.servers=a.example:1,\\\n  b.example:2\nsasl.jaas.config=x.PlainLoginModule required \\\n  \
                      username=\"ci\" \\\n\tpassword=\"p-w\";\nclient.id=\\u0041\n";

#[test]
fn a_property_file_means_the_same_whatever_ends_its_lines() {
    let expected = "bootstrap.servers=a.example:1,b.example:2\nclient.id=A\nsasl.jaas.config=********\n";
    for end in ["\n", "\r", "\r\n"] {
        assert_eq!(settings(CLIENT.replace('\n', end).as_bytes()), expected, "{end:?}");
    }
    assert_eq!(settings(format!("\u{feff}{CLIENT}").as_bytes()), expected);
    // What is no UTF-8 is ISO 8859-1, as Java reads it.
    assert_eq!(
        settings(b"bootstrap.servers=a:1\nclient.id=\xe4\n"),
        "bootstrap.servers=a:1\nclient.id=\u{e4}\n"
    );
}

#[test]
fn what_is_no_text_leads_to_no_cluster() {
    let folder = tempfile::tempdir().unwrap();
    let utf16 = |mark: [u8; 2], order: fn(u16) -> [u8; 2]| {
        [&mark[..], &CLIENT.encode_utf16().flat_map(order).collect::<Vec<_>>()].concat()
    };
    for (bytes, words) in [
        (utf16([0xff, 0xfe], u16::to_le_bytes), "'f' is in UTF-16\n  hint: save it as UTF-8\n"),
        (utf16([0xfe, 0xff], u16::to_be_bytes), "'f' is in UTF-16\n  hint: save it as UTF-8\n"),
        (
            b"client.id=a\0b\n".to_vec(),
            "'f' is not a text file: its byte 12 is NUL\n  hint: if it is in UTF-16, save it as UTF-8\n",
        ),
        (b"\nclient.id=\\u00e\n".to_vec(), "'f', line 2: \\u needs four hexadecimal digits\n"),
    ] {
        fs::write(folder.path().join("f"), bytes).unwrap();
        let outcome = run(folder.path(), &["--command-config", "f", "topics", "list"]);
        assert_eq!((outcome.text(), outcome.status), ("", Some(2)));
        assert_eq!(outcome.stderr, format!("error: {words}"));
    }
}

#[test]
fn a_byte_order_mark_is_skipped_in_every_text_file() {
    let folder = tempfile::tempdir().unwrap();
    let file =
        |name: &str, text: &str| fs::write(folder.path().join(name), format!("\u{feff}{text}")).unwrap();
    let status = |args: &[&str]| {
        let outcome = run(folder.path(), args);
        (outcome.status, outcome.stderr)
    };
    file("config.toml", "[contexts.a]\nbootstrap-servers = '127.0.0.1:1'\n");
    let listed = run(folder.path(), &["context", "list", "-o", "name"]);
    assert_eq!((listed.text(), listed.status), ("a\n", Some(0)));
    // The file is written again without losing what is in it.
    assert_eq!(status(&["context", "add", "b", "-b", "127.0.0.1:1"]).0, Some(0));
    assert_eq!(run(folder.path(), &["context", "list", "-o", "name"]).text(), "a\nb\n");
    file("kcat.conf", "bootstrap.servers=127.0.0.1:1\n");
    assert_eq!(status(&["context", "import", "c", "kcat.conf", "--kcat"]).0, Some(0));
    file("schema.avsc", "\"string\"");
    let (checked, stderr) = status(&["schema", "check", "schema.avsc", "--against", "schema.avsc"]);
    assert_eq!(checked, Some(0), "{stderr}");
    // All of these are understood, and then there is no cluster to send them to.
    file("topics.json", "[{\"name\": \"t\"}]");
    file("commits.csv", "t,0,5\n");
    file("commits.json", "[{\"group\":\"g\",\"topic\":\"t\",\"partition\":0,\"offset\":5}]");
    file("connector.json", "{\"name\":\"c\",\"config\":{\"connector.class\":\"X\"}}");
    file("connector.properties", "name=c\nconnector.class=X\n");
    let nowhere = ["-b", "127.0.0.1:1", "--connect-url", "http://127.0.0.1:1", "--timeout", "2"];
    for args in [
        &["topics", "create", "--from-file", "topics.json"][..],
        &["groups", "import", "commits.csv", "--group", "g", "--yes", "--no-undo"],
        &["groups", "import", "commits.json", "--yes", "--no-undo"],
        &["connect", "create", "--from-file", "connector.json"],
        &["connect", "create", "--from-file", "connector.properties"],
    ] {
        let (status, stderr) = status(&[&nowhere, args].concat());
        assert_eq!(status, Some(5), "{args:?}: {stderr}");
    }
}

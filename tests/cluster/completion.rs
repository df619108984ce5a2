//! Completion in the shells themselves: what a tab makes of a line, with the scripts of `completions/`, and with names of the cluster.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::binary::{Outcome, repository};
use super::cluster::TestCluster;
use super::consume::create;
use super::groups::commit;

/// How each shell is started, takes a script of `completions/`, and takes the one that asks the program.
const SHELLS: [(&str, &str, &str); 3] = [
    (
        "bash --norc --noprofile -i",
        "source completions/kafkactl.bash; bind 'set enable-bracketed-paste off'",
        "source <(COMPLETE=bash kafkactl); bind 'set enable-bracketed-paste off'",
    ),
    (
        "zsh -f -i",
        "fpath=(completions $fpath); autoload -Uz compinit; compinit -D -u",
        "autoload -Uz compinit; compinit -D -u; source <(COMPLETE=zsh kafkactl)",
    ),
    ("fish --no-config -i", "source completions/kafkactl.fish", "COMPLETE=fish kafkactl | source"),
];

/// What a tab makes of a line.
fn typed(home: &Path, shell: &str, setup: &str, line: &str) -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_kafkactl")).parent().unwrap();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", folder.display());
    let mut command = Command::new("timeout");
    command.args(["60", "python3", "tests/cluster/type.py", shell, setup, line]).current_dir(repository());
    command.env_clear().env("PATH", path).env("HOME", home).env("LC_ALL", "C.UTF-8").env("COLUMNS", "200");
    let outcome = Outcome::of(command.output().unwrap());
    assert_eq!(outcome.status, Some(0), "{shell} {line} {} {}", outcome.text(), outcome.stderr);
    outcome.text().trim().to_owned()
}

/// Expects that a tab makes a line of another. Names that come later than a completion may take are not offered, so that on a busy machine
/// it is pressed again.
fn completes(home: &Path, shell: &str, setup: &str, line: &str, expected: &str) {
    let mut made = typed(home, shell, setup, line);
    for _ in 0..10 {
        if made == expected {
            break;
        }
        made = typed(home, shell, setup, line);
    }
    assert_eq!(made, expected, "{shell}");
}

#[test]
fn the_scripts_complete_commands_and_options() {
    let home = tempfile::tempdir().unwrap();
    for (shell, scripts, _) in SHELLS {
        for (line, expected) in [
            ("kafkactl dump-l", "kafkactl dump-log"),
            ("kafkactl topics desc", "kafkactl topics describe"),
            ("kafkactl topics describe --under-r", "kafkactl topics describe --under-replicated"),
        ] {
            assert_eq!(typed(home.path(), shell, scripts, line), expected, "{shell}");
        }
    }
}

#[test]
fn names_come_from_the_cluster_and_are_kept_for_a_while() {
    let cluster = TestCluster::shared();
    let server = cluster.servers("PLAINTEXT");
    create(&cluster, "tabbed-one", "1", &[]);
    create(&cluster, "tabbed-two", "1", &[]);
    let produced = cluster.run(
        "PLAINTEXT",
        &["consume", "tabbed-one", "--group", "tab-group", "--exit", "--from", "beginning"],
    );
    assert_eq!(produced.status, Some(0), "{}", produced.stderr);
    let registry = cluster.registry("v7");
    let schema = tempfile::Builder::new().suffix(".avsc").tempfile().unwrap();
    fs::write(schema.path(), "\"long\"").unwrap();
    let registered =
        ["--registry-url", &registry, "schema", "register", "tab-subject", schema.path().to_str().unwrap()];
    assert_eq!(cluster.run("PLAINTEXT", &registered).status, Some(0));
    let workers = cluster.workers();
    let connector = [
        "connect",
        "create",
        "tabbed-connector",
        "connector.class=FileStreamSource",
        "file=/dev/null",
        "topic=tabbed-one",
    ];
    let connector = [&["--connect-url", &workers][..], &connector].concat();
    assert_eq!(cluster.run("PLAINTEXT", &connector).status, Some(0));
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join(".config/kafkactl");
    fs::create_dir_all(&config).unwrap();
    let context = format!(
        "[contexts.tab-context]\nbootstrap-servers = '{server}'\nregistry-urls = ['{registry}']\nconnect-urls = ['{}']\n",
        workers.replace(',', "', '")
    );
    fs::write(config.join("config.toml"), context).unwrap();
    let at = "kafkactl --context tab-context";
    for (shell, _, live) in SHELLS {
        for (line, expected) in [
            ("kafkactl topics describe --context tab-c", "kafkactl topics describe --context tab-context"),
            ("kafkactl context use tab-c", "kafkactl context use tab-context"),
            (&format!("{at} topics describe tabbed-o"), &format!("{at} topics describe tabbed-one")),
            // What all have in common.
            (&format!("{at} consume tabb"), &format!("{at} consume tabbed-")),
            (&format!("{at} groups describe tab-g"), &format!("{at} groups describe tab-group")),
            (&format!("{at} connect describe tabb"), &format!("{at} connect describe tabbed-connector")),
            (&format!("{at} schema show tab-s"), &format!("{at} schema show tab-subject")),
            (
                &format!("{at} topics alter tabbed-one --set retention.b"),
                &format!("{at} topics alter tabbed-one --set retention.bytes="),
            ),
            (
                &format!("kafkactl topics describe -b {server} tabbed-t"),
                &format!("kafkactl topics describe -b {server} tabbed-two"),
            ),
        ] {
            completes(home.path(), shell, live, line, expected);
        }
    }
    // What was asked for a moment ago is taken as it is kept, for each context by itself.
    let folder = home.path().join(".cache/kafkactl/names");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_of_topics = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_str().unwrap();
        name.starts_with("tab-context-") && fs::read_to_string(file).unwrap().contains("tabbed-one\n")
    };
    let kept: Vec<PathBuf> = files.filter(is_of_topics).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    fs::write(&kept[0], "kept-topic\n").unwrap();
    let (shell, _, live) = SHELLS[0];
    let of_context = format!("{at} topics describe kept");
    assert_eq!(typed(home.path(), shell, live, &of_context), format!("{of_context}-topic"));
}

/// Names of groups that a shell would run, expand or take apart.
const EVIL: [&str; 10] = [
    "ev1-$(touch${IFS}made)",
    "ev2-`touch made`",
    "ev3-;touch made",
    "ev4 'a\"b",
    "ev5-*",
    "ev6-!x",
    "ev7-~{a,b}",
    "ev8-&|<>#(x)",
    "ev9:a b=c@d",
    "ev0-\u{e9} \u{fc}",
];

#[test]
fn names_are_words_and_nothing_else_in_every_shell() {
    let cluster = TestCluster::shared();
    let server = cluster.servers("PLAINTEXT");
    create(&cluster, "evil-names", "1", &[]);
    for group in EVIL.into_iter().chain(["evn-a\nb", "eve-\u{1b}x", "-evd"]) {
        commit(&cluster, group, "evil-names", &[0]);
    }
    let home = tempfile::tempdir().unwrap();
    for (shell, _, live) in SHELLS {
        for name in EVIL {
            let line = format!("kafkactl -b {server} groups describe");
            // The shell reads the line that it has made, and prints its words.
            completes(home.path(), shell, live, &format!("{line} {}", &name[..3]), &format!("{line} {name}"));
        }
        for (line, expected) in [
            ("groups describe evn", "groups describe evn"),
            ("groups describe eve", "groups describe eve"),
            ("groups describe -- -ev", "groups describe -- -evd"),
        ] {
            let line = format!("kafkactl -b {server} {line}");
            let expected = format!("kafkactl -b {server} {expected}");
            completes(home.path(), shell, live, &line, &expected);
        }
    }
    assert!(!repository().join("made").exists());
    for group in EVIL.into_iter().chain(["evn-a\nb", "eve-\u{1b}x", "-evd"]) {
        let deleted = cluster.run("PLAINTEXT", &["groups", "delete", "--yes", "--no-undo", "--", group]);
        assert_eq!(deleted.status, Some(0), "{group} {}", deleted.stderr);
    }
}

#[test]
fn names_that_are_kept_are_for_their_cluster_and_their_owner_alone() {
    let cluster = TestCluster::shared();
    let server = cluster.servers("PLAINTEXT");
    create(&cluster, "kept-secret", "1", &[]);
    let home = tempfile::tempdir().unwrap();
    let (shell, _, start) = SHELLS[0];
    let line = format!("kafkactl -b {server} topics describe kept-s");
    assert_eq!(typed(home.path(), shell, start, &line), format!("{line}ecret"));
    for other in ["-b 127.0.0.1:1", "-X bootstrap.servers=127.0.0.1:1"] {
        let line = format!("kafkactl {other} topics delete kept-s");
        assert_eq!(typed(home.path(), shell, start, &line), line);
    }
    let files = fs::read_dir(home.path().join(".cache/kafkactl/names")).unwrap();
    let modes: Vec<u32> = files.map(|file| file.unwrap().metadata().unwrap().mode() & 0o777).collect();
    assert_eq!(modes, [0o600]);
}

#[test]
fn a_cluster_that_is_away_or_silent_is_no_word_on_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    // It takes connections, and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    for server in ["127.0.0.1:1".to_owned(), silent.local_addr().unwrap().to_string()] {
        for (shell, _, live) in SHELLS {
            for verb in ["topics describe", "groups describe"] {
                let line = format!("kafkactl -b {server} {verb} some");
                assert_eq!(typed(home.path(), shell, live, &line), line, "{shell}");
            }
        }
    }
}

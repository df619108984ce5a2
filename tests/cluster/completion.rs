//! Completion in the shells themselves: what a tab makes of a line, with the scripts of `completions/`, and with names of the cluster.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::binary::{Outcome, repository};
use super::cluster::TestCluster;
use super::consume::create;

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
            assert_eq!(typed(home.path(), shell, live, line), expected, "{shell}");
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

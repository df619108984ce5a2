//! The layers of the source, which nothing else keeps apart: what lies below the commands neither uses them nor names them.

use std::fs;

use super::support::{files_below, repository};

/// The folders below `src/commands`, from the top down.
const LOWER: [&str; 9] =
    ["ops", "session", "kafka", "rest", "segment", "payload", "config", "output", "util"];

/// The lines of code of a layer, each with its place; comments are left out.
fn code_of(layer: &str) -> Vec<(String, String)> {
    let folder = repository().join("src").join(layer);
    let mut code = Vec::new();
    for file in files_below(&folder) {
        if file.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = fs::read_to_string(folder.join(&file)).unwrap();
        for (line, number) in text.lines().zip(1..) {
            if !line.trim_start().starts_with("//") {
                code.push((format!("src/{layer}/{}:{number}", file.display()), line.to_owned()));
            }
        }
    }
    assert!(!code.is_empty(), "there is no code in src/{layer}");
    code
}

/// The words on the command line of kafkactl: the nouns, and the verbs that stand alone.
fn nouns() -> Vec<String> {
    let folders = fs::read_dir(repository().join("src/commands")).unwrap();
    let names = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap().replace('_', "-"));
    let nouns: Vec<String> = names.filter(|name| !name.contains('.')).collect();
    assert!(nouns.iter().any(|noun| noun == "topics") && nouns.iter().any(|noun| noun == "dump-log"));
    nouns
}

/// What the user can do about an error with our commands is said in `src/commands/shared/words.rs`: other programs than ours, such as
/// those under Kafka's old names, have other commands.
#[test]
fn no_layer_below_the_commands_names_one_of_them() {
    let nouns: Vec<String> = nouns().iter().map(|noun| format!("kafkactl {noun}")).collect();
    let names_one = |line: &str| {
        line.split_once('"').is_some_and(|(_, text)| nouns.iter().any(|noun| text.contains(noun.as_str())))
    };
    for (place, line) in LOWER.iter().flat_map(|layer| code_of(layer)) {
        assert!(!names_one(&line), "{place} names a command: {line}");
    }
}

#[test]
fn no_layer_below_the_commands_uses_them_or_the_command_line() {
    for (place, line) in LOWER.iter().flat_map(|layer| code_of(layer)) {
        assert!(
            !line.contains("crate::commands") && !line.contains("crate::cli"),
            "{place} points upward: {line}"
        );
    }
}

/// Operations, clients and readers return values: what is printed and asked, and with which options, is said above them.
#[test]
fn no_layer_below_the_session_names_an_option() {
    // A tool of Kafka's.
    const FOREIGN: &str = "kafka-acls --list";
    for (place, line) in ["ops", "kafka", "rest", "segment"].iter().flat_map(|layer| code_of(layer)) {
        let text = line.split_once('"').map_or("", |(_, text)| text).replace(FOREIGN, "");
        let mut after = text.split("--").skip(1);
        assert!(
            !after.any(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase())),
            "{place} names an option: {line}"
        );
    }
}

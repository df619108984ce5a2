//! Files that are generated: `completions/` and `man/` from the command tree, `docs/schemas/` from the types of rows.

use std::fs;
use std::path::PathBuf;

use super::support::{files_below, kafkactl, repository};

#[test]
fn completions_and_manual_pages_are_up_to_date() {
    let fresh = tempfile::tempdir().unwrap();
    // A width and a language of the user's must not show in them.
    let status =
        kafkactl().env("COLUMNS", "37").env("LANG", "de_DE").arg("generate").arg(fresh.path()).status();
    assert!(status.unwrap().success());
    let refresh = "refresh them: cargo run -- generate .";
    let mut compared = 0;
    for folder in ["completions", "man"] {
        let committed = repository().join(folder);
        let expected = files_below(&fresh.path().join(folder));
        // Pages on what all commands share are written by hand.
        let is_made = |file: &PathBuf| file.extension().is_none_or(|extension| extension != "7");
        let there: Vec<PathBuf> = files_below(&committed).into_iter().filter(is_made).collect();
        assert_eq!(there, expected, "files in {folder}/ are not those of the commands; {refresh}");
        for file in expected {
            let (is, should) =
                (fs::read(committed.join(&file)), fs::read(fresh.path().join(folder).join(&file)));
            assert!(is.unwrap() == should.unwrap(), "{folder}/{} is out of date; {refresh}", file.display());
            compared += 1;
        }
    }
    assert!(compared >= 5);
}

/// A test beside each type keeps its schema up to date (`json_schemas!`); here are those that nothing generates any more.
#[test]
fn every_json_schema_has_its_types() {
    let source: String = files_below(&repository().join("src"))
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .map(|file| fs::read_to_string(repository().join("src").join(file)).unwrap())
        .collect();
    for file in files_below(&repository().join("docs/schemas")) {
        let name = file.to_str().unwrap().strip_suffix(".schema.json").unwrap().to_owned();
        // Their JSON is written without serde, for speed; tests of real output hold these to it.
        let is_by_hand = ["dump-log", "record"].contains(&name.as_str());
        assert!(is_by_hand || source.contains(&format!("\"{name}\": ")), "docs/schemas/{}", file.display());
    }
}

#[test]
fn every_command_has_a_manual_page_with_examples() {
    let mut verbs = 0;
    for file in files_below(&repository().join("man")) {
        let page = fs::read_to_string(repository().join("man").join(&file)).unwrap();
        // A noun has verbs, and these the examples.
        if file.extension().is_some_and(|extension| extension == "1") && !page.contains(".SH SUBCOMMANDS") {
            assert!(page.contains("Examples:") && page.contains("KAFKACTL_OUTPUT"), "{}", file.display());
            verbs += 1;
        }
    }
    assert!(verbs >= 10);
}

#[test]
fn pages_that_manual_pages_point_to_are_there() {
    for file in files_below(&repository().join("man")) {
        let page = fs::read_to_string(repository().join("man").join(&file)).unwrap();
        // Other pages are named as `.BR kafkactl\-consume (1)`.
        for line in page.lines().filter(|line| line.starts_with(".BR kafkactl")) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let section = words[2].trim_matches(|c: char| !c.is_ascii_digit());
            let named = repository().join("man").join(format!("{}.{section}", words[1].replace("\\-", "-")));
            assert!(named.is_file(), "{}: {line}", file.display());
        }
    }
}

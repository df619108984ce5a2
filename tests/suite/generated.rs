//! The files of `completions/` and `man/` are what the command tree gives.

use std::fs;

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
        assert_eq!(
            files_below(&committed),
            expected,
            "files in {folder}/ are not those of the commands; {refresh}"
        );
        for file in expected {
            let (is, should) =
                (fs::read(committed.join(&file)), fs::read(fresh.path().join(folder).join(&file)));
            assert!(is.unwrap() == should.unwrap(), "{folder}/{} is out of date; {refresh}", file.display());
            compared += 1;
        }
    }
    assert!(compared >= 5);
}

#[test]
fn every_command_has_a_manual_page_with_examples() {
    let mut verbs = 0;
    for file in files_below(&repository().join("man")) {
        let page = fs::read_to_string(repository().join("man").join(&file)).unwrap();
        // A noun has verbs, and these the examples.
        if !page.contains(".SH SUBCOMMANDS") {
            assert!(page.contains("Examples:") && page.contains("KAFKACTL_OUTPUT"), "{}", file.display());
            verbs += 1;
        }
    }
    assert!(verbs >= 10);
}

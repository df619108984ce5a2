//! What the README and the pages of `docs/` say: their tours are run, command by command, their command lines are ones that the
//! program takes, and what they point to is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::support::{Outcome, files_below, repository};

/// The README and all pages, by their paths in the repository.
fn pages() -> Vec<PathBuf> {
    let docs = files_below(&repository().join("docs")).into_iter().map(|file| Path::new("docs").join(file));
    let pages = docs.filter(|file| file.extension().is_some_and(|extension| extension == "md"));
    [PathBuf::from("README.md")].into_iter().chain(pages).collect()
}

fn text_of(page: &Path) -> String {
    fs::read_to_string(repository().join(page)).unwrap()
}

#[test]
fn the_tour_of_dump_log_shows_what_the_commands_print() {
    // The blocks marked `console`; run where the fixtures are, as a reader of the page would.
    let cases = trycmd::TestCases::new();
    cases
        .register_bin("kafkactl", trycmd::schema::Bin::Path(env!("CARGO_BIN_EXE_kafkactl").into()))
        .env("COLUMNS", "100")
        .case(repository().join("docs/dump-log.md").display().to_string());
    cases.run();
}

#[test]
fn command_lines_of_the_pages_are_ones_that_the_program_takes() {
    let mut tried = 0;
    for page in pages() {
        let text = text_of(&page);
        for line in shell_lines(&text).into_iter().chain(commands_in_tables(&text)) {
            // With --help at its end a line is parsed, and nothing is done.
            let script = format!(
                "set -o pipefail; kafkactl() {{ '{}' \"$@\" --help >/dev/null; }}\n{line}",
                env!("CARGO_BIN_EXE_kafkactl")
            );
            let outcome = Outcome::of(Command::new("bash").args(["-c", &script]).output().unwrap());
            assert_eq!(outcome.status, Some(0), "{}: {line}\n{}", page.display(), outcome.stderr);
            tried += 1;
        }
    }
    assert!(tried >= 50, "{tried}");
}

/// Lines of blocks marked `sh` that call the program first.
fn shell_lines(text: &str) -> Vec<String> {
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines =
        blocks.flat_map(|block| block.replace("\\\n", "").lines().map(str::to_owned).collect::<Vec<_>>());
    lines.filter(|line| line.starts_with("kafkactl ")).collect()
}

/// What a cell of a table gives as a whole command line.
fn commands_in_tables(text: &str) -> Vec<String> {
    let cells = text.lines().filter(|line| line.starts_with("| ")).flat_map(|line| line.split(" | "));
    let commands =
        cells.filter_map(|cell| cell.trim_end_matches('|').trim().strip_prefix('`')?.strip_suffix('`'));
    commands.filter(|command| command.starts_with("kafkactl ")).map(str::to_owned).collect()
}

#[test]
fn links_within_the_repository_lead_somewhere() {
    let mut followed = 0;
    for page in pages() {
        let text = text_of(&page);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.contains("://") {
                continue;
            }
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            assert!(repository().join(&target).is_file(), "{}: {link}", page.display());
            let leads =
                place.is_empty() || headings(&text_of(&target)).iter().any(|heading| heading == place);
            assert!(leads, "{}: {link}", page.display());
            followed += 1;
        }
    }
    assert!(followed >= 50, "{followed}");
}

/// The headings of a page, as links name them.
fn headings(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| line.strip_prefix("##")).map(anchor).collect()
}

#[test]
fn every_page_is_in_the_book_and_the_readme_is_short() {
    let summary = text_of(Path::new("docs/SUMMARY.md"));
    let readme = text_of(Path::new("README.md"));
    for page in pages().iter().filter(|page| page.starts_with("docs") && !page.ends_with("SUMMARY.md")) {
        let name = page.file_name().unwrap().to_string_lossy();
        assert!(summary.contains(&format!("]({name})")), "{name} in docs/SUMMARY.md");
        assert!(readme.contains(&format!("](docs/{name})")), "{name} in README.md");
    }
    assert!(readme.lines().count() <= 200, "{}", readme.lines().count());
}

/// What a heading is called in a link.
fn anchor(heading: &str) -> String {
    let plain = heading.trim_start_matches('#').trim().to_lowercase();
    plain
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))
        .collect::<String>()
        .replace(' ', "-")
}

#[test]
fn the_manifests_run_what_the_images_of_the_dockerfile_have() {
    let dockerfile = text_of(Path::new("Dockerfile"));
    // A stage is what stands from one FROM to the next.
    let stages: Vec<&str> = dockerfile.split("\nFROM ").skip(1).collect();
    let script = text_of(Path::new("release/build.sh"));
    let built = script.lines().find_map(|line| line.strip_prefix("binary=")).unwrap();
    for stage in &stages {
        assert!(stage.contains(&format!("COPY {built} /kafkactl\n")), "{stage}");
    }
    let folder = repository().join("examples/kubernetes");
    let mut containers = 0;
    for file in files_below(&folder) {
        let text = fs::read_to_string(folder.join(&file)).unwrap();
        let manifest: Value = serde_saphyr::from_str(&text).unwrap();
        let pod = manifest.pointer("/spec/template/spec").unwrap_or(&manifest["spec"]);
        for kind in ["initContainers", "ephemeralContainers"] {
            for container in pod[kind].as_array().into_iter().flatten() {
                let image = container["image"].as_str().unwrap();
                let target = image.strip_prefix("registry.example.com/kafkactl:").unwrap();
                let stage = stages.iter().find(|stage| stage.contains(&format!(" AS {target}\n"))).unwrap();
                // Both need a shell or a program to copy with.
                assert!(!stage.starts_with("scratch"), "{}", file.display());
                let command = container["command"].to_string();
                assert!(command.contains("/kafkactl") || container["command"][0] == "sh", "{command}");
                containers += 1;
            }
        }
    }
    assert_eq!(containers, 2);
}

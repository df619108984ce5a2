//! What the README says: its tour is run, command by command, and what it points to is there.

use std::fs;

use serde_json::Value;

use super::support::{files_below, repository};

#[test]
fn the_tour_of_the_readme_shows_what_the_commands_print() {
    // The blocks marked `console`; run where the fixtures are, as a reader of the README would.
    let cases = trycmd::TestCases::new();
    cases
        .register_bin("kafkactl", trycmd::schema::Bin::Path(env!("CARGO_BIN_EXE_kafkactl").into()))
        .env("COLUMNS", "100")
        .case(repository().join("README.md").display().to_string());
    cases.run();
}

#[test]
fn links_within_the_repository_lead_somewhere() {
    let text = fs::read_to_string(repository().join("README.md")).unwrap();
    let headings: Vec<String> = text.lines().filter_map(|line| line.strip_prefix("##")).map(anchor).collect();
    let mut followed = 0;
    for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        match link.strip_prefix('#') {
            Some(place) => assert!(headings.iter().any(|heading| heading == place), "#{place}"),
            None if link.contains("://") => continue,
            None => assert!(repository().join(link).is_file(), "{link}"),
        }
        followed += 1;
    }
    assert!(followed >= 10, "{followed}");
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
    let dockerfile = fs::read_to_string(repository().join("Dockerfile")).unwrap();
    assert!(
        dockerfile.contains("FROM scratch\nCOPY target/x86_64-unknown-linux-gnu/dist/kafkactl /kafkactl")
    );
    assert!(dockerfile.contains("busybox:stable-musl AS init") && dockerfile.contains("USER 65534:65534"));
    let folder = repository().join("examples/kubernetes");
    let mut containers = 0;
    for file in files_below(&folder) {
        let text = fs::read_to_string(folder.join(&file)).unwrap();
        let manifest: Value = serde_saphyr::from_str(&text).unwrap();
        let pod = manifest.pointer("/spec/template/spec").unwrap_or(&manifest["spec"]);
        for kind in ["initContainers", "ephemeralContainers"] {
            for container in pod[kind].as_array().into_iter().flatten() {
                // Both need a shell or a program to copy with, which the image from scratch has not.
                assert_eq!(container["image"], "registry.example.com/kafkactl:init", "{}", file.display());
                assert!(container["command"][0].is_string(), "{}", file.display());
                containers += 1;
            }
        }
    }
    assert_eq!(containers, 2);
}

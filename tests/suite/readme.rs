//! The tour of the README is run, command by command.

use super::support::repository;

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

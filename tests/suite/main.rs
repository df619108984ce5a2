//! Tests of `kafkactl` as its users meet it: the binary, its output and its exit status.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests fail the test too")]

#[path = "../support/binary.rs"]
mod binary;
#[path = "../support/http.rs"]
mod http;
#[path = "../support/running.rs"]
mod running;
#[path = "../support/schema.rs"]
mod schema;

mod apache_parity;
mod changes;
mod command_line;
mod connect;
mod connect_heal;
mod damage;
mod docs;
mod foreign;
mod generated;
mod json;
mod layers;
mod login_places;
mod names;
mod properties;
mod record_schemas;
mod recovery;
mod registry;
mod rest_nulls;
mod rest_rights;
mod rest_servers;
mod rest_tls;
mod rest_tokens;
mod schema_check;
mod schema_register;

mod secrets;
mod selection;
mod settings;
mod signals;
mod small_files;
mod summary;
mod support;
mod terminal;
mod texts;

/// A file that is not named above would be silently left out.
#[test]
fn every_file_of_the_suite_is_part_of_it() {
    let main = include_str!("main.rs");
    let mut found = 0;
    for entry in std::fs::read_dir(support::repository().join("tests/suite")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.strip_suffix(".rs").unwrap_or_else(|| panic!("{name} is no Rust file"));
        assert!(
            module == "main" || main.contains(&format!("mod {module};")),
            "{name} is not part of the suite"
        );
        found += 1;
    }
    assert!(found > 5);
}

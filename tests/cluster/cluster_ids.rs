//! Guards of contexts at addresses that no context has, such as those of tunnels: the cluster is known by its id.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use kafka_protocol::messages::ApiKey;
use tempfile::TempDir;

use super::binary::{Outcome, kafkactl};
use super::stub::{metadata, stub};

/// A broker of a cluster with the id "stub", at an address of its own.
fn broker() -> String {
    const APIS: &[(ApiKey, i16)] = &[(ApiKey::Metadata, 9)];
    let port = stub(APIS, |port, key, version, body| {
        (key == ApiKey::Metadata).then(|| metadata(port, version, body, 1, 1, 2).0)
    });
    format!("127.0.0.1:{port}")
}

/// A user with a context for the cluster.
struct User(TempDir);

impl User {
    fn with_context(servers: &str, guard: &str) -> Self {
        let user = Self(tempfile::tempdir().unwrap());
        user.write_context(servers, guard);
        user
    }

    fn write_context(&self, servers: &str, guard: &str) {
        let text = format!("[contexts.prod]\nbootstrap-servers = '{servers}'\n{guard} = true\n");
        fs::write(self.0.path().join("config.toml"), text).unwrap();
    }

    fn run(&self, state: &Path, args: &[&str]) -> Outcome {
        let mut command = kafkactl();
        command.env("KAFKACTL_CONFIG", self.0.path().join("config.toml")).env("XDG_STATE_HOME", state);
        Outcome::of(command.args(args).args(["--timeout", "5"]).output().unwrap())
    }

    /// Reads by the context, as people do, then changes something at another address.
    fn change_at(&self, address: &str, change: &[&str]) -> Outcome {
        let read = self.run(self.0.path(), &["--context", "prod", "topics", "list", "-o", "name"]);
        assert_eq!((read.text(), read.stderr.as_str(), read.status), ("topic-0\n", "", Some(0)));
        self.run(self.0.path(), &[&["-b", address], change].concat())
    }
}

#[test]
fn a_cluster_is_read_only_also_at_an_address_that_no_context_has() {
    let user = User::with_context(&broker(), "read-only");
    let refused = user.change_at(&broker(), &["topics", "create", "new"]);
    assert!(
        refused.stderr.starts_with(
            "error: this cluster, stub, is that of context 'prod', which is read-only, nothing was changed\n"
        ),
        "{}",
        refused.stderr
    );
    assert_eq!(refused.status, Some(2));
    let remembered = user.0.path().join("kafkactl/clusters.json");
    assert_eq!(fs::metadata(remembered).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_cluster_is_protected_also_at_an_address_that_no_context_has() {
    let user = User::with_context(&broker(), "protected");
    let refused = user.change_at(&broker(), &["topics", "delete", "topic-0", "--yes"]);
    let why = "error: this needs confirmation, as this cluster, stub, is that of context 'prod', which is protected, and there is \
               no terminal to ask on\n";
    assert!(refused.stderr.contains(why), "{}", refused.stderr);
    assert_eq!(refused.status, Some(2));
}

#[test]
fn what_is_remembered_of_a_context_does_not_outlive_its_addresses() {
    let user = User::with_context(&broker(), "read-only");
    let read = user.run(user.0.path(), &["--context", "prod", "topics", "list"]);
    assert_eq!(read.status, Some(0), "{}", read.stderr);
    user.write_context("127.0.0.1:1", "read-only");
    let other = user.run(user.0.path(), &["-b", &broker(), "topics", "create", "new"]);
    assert!(!other.stderr.contains("prod"), "{}", other.stderr);
}

#[test]
fn a_folder_that_cannot_be_written_keeps_nobody_from_reading() {
    let user = User::with_context(&broker(), "read-only");
    let read = user.run(Path::new("/proc"), &["--context", "prod", "topics", "list", "-o", "name"]);
    assert_eq!((read.text(), read.stderr.as_str(), read.status), ("topic-0\n", "", Some(0)));
}

//! The cluster of three brokers that `tests/cluster/start.sh` has started, shared by all tests; a test that stops a broker
//! has it alone meanwhile.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{OnceLock, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::binary::{Outcome, kafkactl, repository};
use super::proxy::{Fault, Proxy};

static IN_USE: RwLock<()> = RwLock::new(());
static SETTINGS: OnceLock<HashMap<String, String>> = OnceLock::new();

/// The cluster, for as long as the value lives.
pub struct TestCluster {
    _guard: Guard,
    folder: PathBuf,
}

enum Guard {
    Shared { _lock: RwLockReadGuard<'static, ()> },
    Alone { _lock: RwLockWriteGuard<'static, ()> },
}

#[expect(clippy::disallowed_methods, reason = "the tests have no settings of their own")]
fn folder() -> PathBuf {
    let folder = std::env::var_os("KAFKACTL_TEST_CLUSTER");
    PathBuf::from(folder.expect("these tests need a cluster: run tests/cluster/run.sh"))
}

impl TestCluster {
    /// Together with other tests, none of which stops a broker.
    pub fn shared() -> Self {
        let lock = IN_USE.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Self { _guard: Guard::Shared { _lock: lock }, folder: folder() }
    }

    /// Alone.
    pub fn alone() -> Self {
        let lock = IN_USE.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        Self { _guard: Guard::Alone { _lock: lock }, folder: folder() }
    }

    /// Proxies before all three brokers, at the addresses that the listener PROXIED advertises. The test has to be alone.
    pub fn proxies(&self, faults: [Fault; 3]) -> [Proxy; 3] {
        let mut broker = 0;
        faults.map(|fault| {
            broker += 1;
            let bound = self.port(&format!("PROXIED{broker}"));
            Proxy::start(self.port(&format!("ADVERTISED{broker}")), bound, fault)
        })
    }

    /// A port of a broker, such as `SASL2`.
    pub fn port(&self, listener: &str) -> u16 {
        self.setting(listener).parse().unwrap()
    }

    /// The log dir of a broker.
    pub fn log_dir(&self, broker: u8) -> PathBuf {
        self.folder.join(format!("broker-{broker}"))
    }

    /// The folder of Kafka's jars.
    pub fn jars(&self) -> String {
        self.setting("jars")
    }

    fn setting(&self, name: &str) -> String {
        let settings = SETTINGS.get_or_init(|| {
            let text = fs::read_to_string(self.folder.join("env")).unwrap();
            let pairs = text.lines().filter_map(|line| line.split_once('='));
            pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
        });
        settings.get(name).unwrap_or_else(|| panic!("no setting {name}")).clone()
    }

    /// The addresses of a listener on all three brokers.
    pub fn servers(&self, listener: &str) -> String {
        let address = |broker| format!("127.0.0.1:{}", self.port(&format!("{listener}{broker}")));
        [1, 2, 3].map(address).join(",")
    }

    /// The URLs of both Connect workers.
    pub fn workers(&self) -> String {
        [1, 2].map(|worker| format!("http://127.0.0.1:{}", self.port(&format!("CONNECT{worker}")))).join(",")
    }

    /// The URL of the registry, by one of its paths that are like Confluent's: `v7` or `v8`.
    pub fn registry(&self, version: &str) -> String {
        format!("http://127.0.0.1:{}/apis/ccompat/{version}", self.port("REGISTRY"))
    }

    /// The URL of the same registry by Apicurio's own interface.
    pub fn apicurio(&self) -> String {
        format!("http://127.0.0.1:{}/apis/registry/v3", self.port("REGISTRY"))
    }

    /// A file of `tls/`.
    pub fn tls(&self, file: &str) -> String {
        let path = self.folder.join("tls").join(file);
        assert!(path.exists(), "{} is missing", path.display());
        path.into_os_string().into_string().unwrap()
    }

    /// Runs the binary against a listener of all brokers.
    pub fn run(&self, listener: &str, args: &[&str]) -> Outcome {
        run_at(&self.servers(listener), args)
    }

    fn pid(&self, broker: u8) -> String {
        self.pid_of(&format!("broker-{broker}"))
    }

    fn pid_of(&self, process: &str) -> String {
        let text = fs::read_to_string(self.folder.join(format!("{process}.pid"))).unwrap();
        text.trim().to_owned()
    }

    /// Ends a Connect worker without a word; it is started again when the value goes.
    pub fn kill_worker(&self, worker: u8) -> WorkerRestart<'_> {
        signal("-KILL", &self.pid_of(&format!("worker-{worker}")));
        WorkerRestart { cluster: self, worker }
    }

    /// Ends a broker without a word; it is started again when the value goes.
    pub fn kill(&self, broker: u8) -> Restart<'_> {
        signal("-KILL", &self.pid(broker));
        Restart { cluster: self, broker }
    }

    /// Freezes a broker: it accepts connections and never answers. It thaws when the value goes.
    pub fn freeze(&self, broker: u8) -> Thaw<'_> {
        signal("-STOP", &self.pid(broker));
        Thaw { cluster: self, broker }
    }

    /// Waits until all is well again after a broker was away, with every partition led by whom it was led by before: what moves
    /// later would move while other tests look.
    fn settle(&self) {
        self.wait_until_well();
        self.wait_until(&["topics", "elect", "-o", "json"], |text| text.trim() == "[]");
        self.wait_until_well();
    }

    /// Waits until all three brokers are up and nothing is under-replicated, whichever broker is asked: one that has just
    /// come back may still tell how it was before, so several in a row have to agree.
    pub fn wait_until_well(&self) {
        let mut in_a_row = 0;
        self.wait_until(&["cluster", "describe", "-o", "json"], |text| {
            let well =
                text.contains("\"underReplicatedPartitionCount\": 0") && text.matches("\"up\"").count() == 3;
            let seen = if well { in_a_row + 1 } else { 0 };
            in_a_row = seen;
            seen == 8
        });
    }

    /// Waits until the output of a command is as wanted.
    pub fn wait_until(&self, args: &[&str], mut wanted: impl FnMut(&str) -> bool) {
        let mut last = String::new();
        for _ in 0..200 {
            let outcome = self.run("PLAINTEXT", args);
            outcome.text().clone_into(&mut last);
            if wanted(&last) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        panic!("waited in vain; last:\n{last}");
    }
}

/// Runs the binary against an address, with a folder for undo files.
pub fn run_at(servers: &str, args: &[&str]) -> Outcome {
    let state = tempfile::tempdir().unwrap();
    let mut command = kafkactl();
    command.env("XDG_STATE_HOME", state.path());
    Outcome::of(command.args(["-b", servers]).args(args).output().unwrap())
}

fn signal(signal: &str, pid: &str) {
    assert!(Command::new("kill").args([signal, pid]).status().unwrap().success());
}

/// Starts a broker again.
pub struct Restart<'a> {
    cluster: &'a TestCluster,
    broker: u8,
}

impl Restart<'_> {
    /// Starts it now, and does not wait until all is well.
    pub fn start(self) {
        self.run_script();
        std::mem::forget(self);
    }

    fn run_script(&self) {
        let script = repository().join("tests/cluster/broker.sh");
        let status = Command::new(script).arg(&self.cluster.folder).arg(self.broker.to_string()).status();
        assert!(status.unwrap().success(), "broker {} did not start again", self.broker);
    }
}

impl Drop for Restart<'_> {
    fn drop(&mut self) {
        self.run_script();
        self.cluster.settle();
    }
}

/// Starts a Connect worker again.
pub struct WorkerRestart<'a> {
    cluster: &'a TestCluster,
    worker: u8,
}

impl Drop for WorkerRestart<'_> {
    fn drop(&mut self) {
        let script = repository().join("tests/cluster/worker.sh");
        let status = Command::new(script).arg(&self.cluster.folder).arg(self.worker.to_string()).status();
        assert!(status.unwrap().success(), "worker {} did not start again", self.worker);
    }
}

/// Lets a frozen broker go on.
pub struct Thaw<'a> {
    cluster: &'a TestCluster,
    broker: u8,
}

impl Drop for Thaw<'_> {
    fn drop(&mut self) {
        signal("-CONT", &self.cluster.pid(self.broker));
        self.cluster.settle();
    }
}

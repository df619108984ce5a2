//! The two clusters of three brokers that `tests/cluster/run.sh` has started: one that all tests share, with Connect workers and a schema
//! registry beside it, and a spare one for tests that stop brokers, break connections or count everything that is there. One test at a
//! time has the spare cluster, while the others go on.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use super::binary::{Outcome, kafkactl, repository};
use super::proxy::{Fault, Proxy};
use super::running::eventually;

/// Maximum time that a cluster may take to come to a state: far longer than it takes, as other work may have the cores.
const PATIENCE: Duration = Duration::from_secs(180);

static SHARED: RwLock<()> = RwLock::new(());
static SPARE: Mutex<()> = Mutex::new(());

/// A cluster, for as long as the value lives.
pub struct TestCluster {
    _guard: Guard,
    folder: PathBuf,
    settings: HashMap<String, String>,
}

enum Guard {
    Shared { _lock: RwLockReadGuard<'static, ()> },
    Alone { _lock: RwLockWriteGuard<'static, ()> },
    Spare { _lock: MutexGuard<'static, ()> },
}

#[expect(clippy::disallowed_methods, reason = "the tests have no settings of their own")]
fn folder() -> PathBuf {
    let folder = std::env::var_os("KAFKACTL_TEST_CLUSTER");
    PathBuf::from(folder.expect("these tests need a cluster: run tests/cluster/run.sh"))
}

impl TestCluster {
    /// The shared cluster, with other tests. None of them stops a broker or a worker.
    pub fn shared() -> Self {
        let lock = SHARED.read().unwrap_or_else(PoisonError::into_inner);
        Self::of(Guard::Shared { _lock: lock }, folder())
    }

    /// The shared cluster without other tests: for what workers or settings of the whole registry are changed for.
    pub fn alone() -> Self {
        let lock = SHARED.write().unwrap_or_else(PoisonError::into_inner);
        Self::of(Guard::Alone { _lock: lock }, folder())
    }

    /// The spare cluster, without other tests: for what brokers are stopped or configured for, or proxies are put before them.
    pub fn spare() -> Self {
        let lock = SPARE.lock().unwrap_or_else(PoisonError::into_inner);
        Self::of(Guard::Spare { _lock: lock }, folder().join("spare"))
    }

    fn of(guard: Guard, folder: PathBuf) -> Self {
        let text = fs::read_to_string(folder.join("env")).unwrap();
        let pairs = text.lines().filter_map(|line| line.split_once('='));
        let settings = pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        Self { _guard: guard, folder, settings }
    }

    /// Proxies before all three brokers, at the addresses that the listener PROXIED advertises: of the spare cluster only, as the
    /// addresses are the same for all tests.
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
        self.settings.get(name).unwrap_or_else(|| panic!("no setting {name}")).clone()
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
        let is_wanted = || {
            let outcome = self.run("PLAINTEXT", args);
            last = format!("{}{}", outcome.text(), outcome.stderr);
            wanted(outcome.text())
        };
        let has_come = eventually(PATIENCE, is_wanted);
        assert!(has_come, "timed out; last:\n{last}");
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

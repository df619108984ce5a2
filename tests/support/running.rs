//! The binary while it runs: what it has printed so far, and signals.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::binary::Outcome;

/// Maximum time that a process may take to print what a test waits for: far longer than it takes, as other work may have the cores.
const PATIENCE: Duration = Duration::from_secs(120);

/// Looks again and again whether something is so, for at most `limit`; gives whether it came to be.
pub fn eventually(limit: Duration, mut is_so: impl FnMut() -> bool) -> bool {
    let deadline = Instant::now() + limit;
    while !is_so() {
        if Instant::now() >= deadline {
            return false;
        }
        thread::sleep(Duration::from_millis(50));
    }
    true
}

/// A process that is killed when the value goes.
pub struct Running {
    child: Child,
    stdout: Arc<Mutex<Vec<u8>>>,
    stderr: Arc<Mutex<Vec<u8>>>,
    readers: Vec<JoinHandle<()>>,
}

fn collect(mut from: impl Read + Send + 'static) -> (Arc<Mutex<Vec<u8>>>, JoinHandle<()>) {
    let collected = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&collected);
    let reader = thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        while let Ok(length @ 1..) = from.read(&mut buffer) {
            into.lock().unwrap().extend_from_slice(&buffer[..length]);
        }
    });
    (collected, reader)
}

impl Running {
    pub fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (stdout, out) = collect(child.stdout.take().unwrap());
        let (stderr, err) = collect(child.stderr.take().unwrap());
        Self { child, stdout, stderr, readers: vec![out, err] }
    }

    /// What has come on standard output.
    pub fn text(&self) -> String {
        String::from_utf8(self.stdout.lock().unwrap().clone()).unwrap()
    }

    pub fn lines(&self) -> Vec<String> {
        self.text().lines().map(str::to_owned).collect()
    }

    pub fn stderr(&self) -> String {
        String::from_utf8(self.stderr.lock().unwrap().clone()).unwrap()
    }

    /// Waits until its output fulfils a condition.
    pub fn wait_for(&self, what: &str, wanted: impl Fn(&Self) -> bool) {
        if eventually(PATIENCE, || wanted(self)) {
            return;
        }
        let lines = self.lines();
        let last = &lines[lines.len().saturating_sub(5)..];
        panic!(
            "timed out waiting for {what}; {} lines, the last {last:?}; said: {}",
            lines.len(),
            self.stderr()
        );
    }

    pub fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Waits until it has ended.
    pub fn outcome(mut self) -> Outcome {
        let status = self.child.wait().unwrap();
        self.readers.drain(..).for_each(|reader| reader.join().unwrap());
        let stderr = self.stderr();
        assert!(!stderr.contains("panicked"), "{stderr}");
        Outcome { stdout: self.stdout.lock().unwrap().clone(), stderr, status: status.code() }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

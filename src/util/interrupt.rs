//! SIGINT, SIGTERM and SIGHUP: the first asks a command to stop at the next safe place, a second ends the process.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::flag;

use crate::error::Status;

/// Knows whether the user or the system asked the process to stop.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicUsize>);

impl Interrupt {
    /// Starts to listen for the signals that ask to stop.
    pub fn listen() -> io::Result<Self> {
        let seen = Arc::new(AtomicUsize::new(0));
        let asked_once = Arc::new(AtomicBool::new(false));
        // The shell and the kernel each send SIGHUP when a terminal closes, so a second one shows no impatience.
        if !is_ignored(SIGHUP) {
            flag::register(SIGHUP, Arc::clone(&asked_once))?;
            flag::register_usize(SIGHUP, Arc::clone(&seen), 1)?;
        }
        for (signal, value) in [(SIGINT, 2), (SIGTERM, 15)] {
            // Order matters: the handler that ends the process looks at the mark that the next one sets, so only
            // a second signal (a command that hangs in a write, an impatient user) ends it on the spot.
            flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&asked_once))?;
            flag::register(signal, Arc::clone(&asked_once))?;
            flag::register_usize(signal, Arc::clone(&seen), value)?;
        }
        Ok(Self(seen))
    }

    /// The status to end with when a signal has come, else `None`.
    pub fn requested(&self) -> Option<Status> {
        match self.0.load(Ordering::Relaxed) {
            0 => None,
            1 => Some(Status::HungUp),
            15 => Some(Status::Terminated),
            _ => Some(Status::Interrupted),
        }
    }
}

/// Makes a write beyond the file size limit (`ulimit -f`) an error like that of a full disk. Without a handler SIGXFSZ kills
/// the process before it can say what failed.
pub fn survive_file_size_limit() -> io::Result<()> {
    flag::register(SIGXFSZ, Arc::default()).map(|_| ())
}

/// Whether a signal is ignored since the process began, as `nohup` does; it then stays ignored. Only Linux tells.
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

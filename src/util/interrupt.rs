//! SIGINT, SIGTERM and SIGHUP: the first one asks the command to stop at the next safe place, a second one ends the process.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::flag;

use crate::error::Status;

/// Whether the user or the system asked the process to stop.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicUsize>);

impl Interrupt {
    /// Installs the signal handlers.
    pub fn listen() -> io::Result<Self> {
        let seen = Arc::new(AtomicUsize::new(0));
        let asked_once = Arc::new(AtomicBool::new(false));
        // The shell and the kernel each send SIGHUP when a terminal closes, so a second SIGHUP does not end the process.
        if !is_ignored(SIGHUP) {
            flag::register(SIGHUP, Arc::clone(&asked_once))?;
            flag::register_usize(SIGHUP, Arc::clone(&seen), 1)?;
        }
        for (signal, value) in [(SIGINT, 2), (SIGTERM, 15)] {
            // Order matters: the handler that ends the process looks at the flag that the next handler sets, so only a second
            // signal (a command that hangs in a write, an impatient user) ends the process at once.
            flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&asked_once))?;
            flag::register(signal, Arc::clone(&asked_once))?;
            flag::register_usize(signal, Arc::clone(&seen), value)?;
        }
        Ok(Self(seen))
    }

    /// The exit status for the signal that has come, if any.
    pub fn requested(&self) -> Option<Status> {
        match self.0.load(Ordering::Relaxed) {
            0 => None,
            1 => Some(Status::HungUp),
            15 => Some(Status::Terminated),
            _ => Some(Status::Interrupted),
        }
    }
}

/// Makes a write beyond the file size limit (`ulimit -f`) an error, as for a full disk. Without a handler SIGXFSZ kills the process
/// before it can report the failure.
pub fn survive_file_size_limit() -> io::Result<()> {
    flag::register(SIGXFSZ, Arc::default()).map(|_| ())
}

/// Whether a signal was ignored when the process started, as `nohup` does; it stays ignored. Only Linux reports that.
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

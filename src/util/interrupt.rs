//! SIGINT and SIGTERM: the first asks a command to stop at the next safe place, the second ends the process.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::error::Status;

/// Knows whether the user or the system asked the process to stop.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicUsize>);

impl Interrupt {
    /// Starts to listen for SIGINT and SIGTERM.
    pub fn listen() -> io::Result<Self> {
        let seen = Arc::new(AtomicUsize::new(0));
        let asked_once = Arc::new(AtomicBool::new(false));
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
            15 => Some(Status::Terminated),
            _ => Some(Status::Interrupted),
        }
    }
}

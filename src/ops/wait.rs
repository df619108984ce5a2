//! Waiting for a cluster to reach a state.

use std::time::{Duration, Instant};

use super::Work;
use crate::error::{Error, Kind, Result, Status};
use crate::util::interrupt::Interrupt;

/// Pause between two requests to the cluster.
const INTERVAL: Duration = Duration::from_millis(500);
/// Pause between two checks of the interrupt.
const SLICE: Duration = Duration::from_millis(50);

/// Calls `look` until it returns `None`. Until then it returns a description of what is missing, which is shown as progress.
///
/// # Errors
///
/// After `limit`, or when the user interrupts the wait.
pub(crate) fn wait_until(
    work: &mut Work<'_>,
    limit: Duration,
    mut look: impl FnMut(&mut Work<'_>) -> Result<Option<String>>,
) -> Result<()> {
    let deadline = Instant::now() + limit;
    loop {
        let Some(waiting_for) = look(work)? else {
            work.progress.end_waiting();
            return Ok(());
        };
        work.progress.waiting(&waiting_for);
        if let Some(status) = pause(work.interrupt, Instant::now() + INTERVAL) {
            work.progress.end_waiting();
            return Err(Error::new(status, format!("stopped while waiting: {waiting_for}")));
        }
        if Instant::now() >= deadline {
            work.progress.end_waiting();
            let message = format!("timed out after {} s: {waiting_for}", limit.as_secs_f64());
            return Err(Error::new(Kind::WaitTimedOut, message));
        }
    }
}

/// Waits until a time. Returns the exit status of the signal if the user interrupts the wait.
pub(crate) fn pause(interrupt: &Interrupt, until: Instant) -> Option<Status> {
    while Instant::now() < until {
        if let Some(status) = interrupt.requested() {
            return Some(status);
        }
        std::thread::sleep(SLICE.min(until.saturating_duration_since(Instant::now())));
    }
    interrupt.requested()
}

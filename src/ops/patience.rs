//! Asking a service again while it is busy, for example with a rebalance.

use std::time::{Duration, Instant};

use super::Work;
use super::wait::pause;
use crate::error::{Error, Kind, Result};
use crate::rest::{Answered, Refusal};

/// The first pause; each is twice as long as the one before.
const FIRST: Duration = Duration::from_millis(250);
/// Maximum pause.
const LONGEST: Duration = Duration::from_secs(5);

/// Asks until there is an answer or `limit` is over; the reason for waiting is shown.
pub(crate) fn patiently<T>(
    work: &mut Work<'_>,
    limit: Duration,
    mut ask: impl FnMut() -> Answered<T>,
) -> Result<T> {
    let deadline = Instant::now() + limit;
    let mut next = FIRST;
    let result = loop {
        let reason = match ask() {
            Ok(answer) => break Ok(answer),
            Err(Refusal::Failed(error)) => break Err(error),
            Err(Refusal::Busy(reason)) => reason,
        };
        if Instant::now() + next > deadline {
            let message = format!("timed out after {} s: {reason}", limit.as_secs_f64());
            break Err(Error::new(Kind::WaitTimedOut, message));
        }
        let bound = limit.as_secs_f64();
        work.progress.announce_waiting(&format!("waiting up to {bound} s: {reason}"));
        if let Some(status) = pause(work.interrupt, Instant::now() + next) {
            break Err(Error::new(status, format!("stopped while waiting: {reason}")));
        }
        next = (next * 2).min(LONGEST);
    };
    work.progress.end_waiting();
    result
}

//! Repeats a request to a service while the service is busy, for example during a rebalance.

use std::time::{Duration, Instant};

use super::Work;
use super::wait::pause;
use crate::error::{Error, Kind, Result};
use crate::rest::{Answered, Refusal};

/// The first pause between two requests; each further pause is twice as long.
const FIRST: Duration = Duration::from_millis(250);
/// Maximum pause between two requests.
const LONGEST: Duration = Duration::from_secs(5);

/// Repeats a request until the service answers or fails, for at most `limit`; shows the reason for the wait.
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

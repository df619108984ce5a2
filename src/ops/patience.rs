//! Asking services again that are busy with themselves.

use std::time::{Duration, Instant};

use super::Work;
use super::wait::pause;
use crate::error::{Error, Kind, Result};
use crate::rest::{Answered, Refusal};

/// How long the first pause is; then twice as long, and so on.
const FIRST: Duration = Duration::from_millis(250);
/// No pause is longer.
const LONGEST: Duration = Duration::from_secs(5);

/// Asks until there is an answer, for at most so long; what is waited for is said.
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
            let message = format!("waited in vain for {} s: {reason}", limit.as_secs_f64());
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

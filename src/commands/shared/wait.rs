//! Waiting for the cluster to come to a state.

use std::time::{Duration, Instant};

use crate::error::{Error, Result, Status};
use crate::session::Session;
use crate::util::units::parse_duration;

/// How often the cluster is looked at.
const INTERVAL: Duration = Duration::from_millis(500);
/// How often the interrupt is looked at.
const SLICE: Duration = Duration::from_millis(50);

/// The bound of a wait.
#[derive(Debug, clap::Args)]
pub(in crate::commands) struct WaitTimeout {
    /// Bound of the wait
    #[arg(long, value_name = "DURATION", default_value = "5m", value_parser = parse_duration)]
    pub(in crate::commands) wait_timeout: Duration,
}

/// Looks again and again until `look` gives nothing that is waited for; what it gives is shown meanwhile.
pub(in crate::commands) fn wait_until(
    session: &mut Session<'_>,
    limit: Duration,
    mut look: impl FnMut(&mut Session<'_>) -> Result<Option<String>>,
) -> Result<()> {
    let deadline = Instant::now() + limit;
    loop {
        let Some(waiting_for) = look(session)? else {
            session.output.end_progress();
            return Ok(());
        };
        session.output.show_waiting(&waiting_for);
        if let Some(status) = pause(session, Instant::now() + INTERVAL) {
            session.output.end_progress();
            return Err(Error::new(status, format!("stopped while waiting: {waiting_for}")));
        }
        if Instant::now() >= deadline {
            session.output.end_progress();
            let message = format!("waited in vain for {} s: {waiting_for}", limit.as_secs_f64());
            return Err(Error::new(Status::Unreachable, message).hint("wait longer with --wait-timeout"));
        }
    }
}

/// Waits until a time; gives the status when the user asks to stop before.
pub(in crate::commands) fn pause(session: &Session<'_>, until: Instant) -> Option<Status> {
    while Instant::now() < until {
        if let Some(status) = session.interrupt.requested() {
            return Some(status);
        }
        std::thread::sleep(SLICE.min(until.saturating_duration_since(Instant::now())));
    }
    session.interrupt.requested()
}

//! Sends many requests to a service in parallel.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use super::Work;
use super::patience::patiently;
use crate::error::{Error, Result};
use crate::rest::{Answered, Refusal};

/// Maximum number of requests in flight: a registry with one process answers so many without queueing, and proxies allow far more.
const AT_ONCE: usize = 16;

/// Sends a request for each item; returns the answers in the order of the items. Requests for which the service was too busy are
/// repeated afterwards, one by one. If the service cannot be reached or a wait for it times out, no more requests are sent.
pub(crate) fn in_parallel<I: Sync, T: Send>(
    work: &mut Work<'_>,
    limit: Duration,
    items: &[I],
    ask: impl Fn(&I) -> Answered<T> + Sync,
) -> Result<Vec<Result<T>>> {
    let next = AtomicUsize::new(0);
    let lost = AtomicBool::new(false);
    let mut answers: Vec<Option<Answered<T>>> = items.iter().map(|_| None).collect();
    let interrupt = work.interrupt.clone();
    thread::scope(|scope| {
        let (sender, receiver) = channel();
        let ask_on = |sender: Sender<_>| {
            while interrupt.requested().is_none() && !lost.load(Ordering::Relaxed) {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(item) = items.get(index) else { return };
                let answer = ask(item);
                let is_lost = |error: &Error| error.kind().is_outage();
                if matches!(&answer, Err(Refusal::Failed(error)) if is_lost(error)) {
                    lost.store(true, Ordering::Relaxed);
                }
                if sender.send((index, answer)).is_err() {
                    return;
                }
            }
        };
        let threads = (0..AT_ONCE.min(items.len())).take_while(|_| {
            let sender = sender.clone();
            thread::Builder::new().spawn_scoped(scope, move || ask_on(sender)).is_ok()
        });
        // If the system refuses even the first thread, this thread sends the requests.
        if threads.count() == 0 {
            ask_on(sender);
        } else {
            drop(sender);
        }
        for (done, (index, answer)) in receiver.iter().enumerate() {
            work.progress.waiting(&format!("{} of {} requests answered", done + 1, items.len()));
            if let Some(place) = answers.get_mut(index) {
                *place = Some(answer);
            }
        }
    });
    work.progress.end_waiting();
    let mut results = Vec::new();
    for (item, answer) in items.iter().zip(answers) {
        if let Some(status) = work.interrupt.requested() {
            return Err(Error::new(status, "stopped before all requests were answered"));
        }
        results.push(match answer {
            Some(Ok(answer)) => Ok(answer),
            Some(Err(Refusal::Failed(error))) if error.kind().is_outage() => return Err(error),
            Some(Err(Refusal::Failed(error))) => Err(error),
            Some(Err(Refusal::Busy(_))) | None => match patiently(work, limit, || ask(item)) {
                Err(error) if error.kind().is_outage() => return Err(error),
                other => other,
            },
        });
    }
    Ok(results)
}

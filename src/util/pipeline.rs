//! Work spread over all cores, with the results in the order of the work.

use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Takes items from `source`, works on them on all cores, and hands what `work` left in the state to `sink`, in the order
/// of the items, until there are no more or `sink` fails.
///
/// Each thread has a state of its own, made by `state`, so that buffers are used again and memory does not grow when the
/// sink is slow: a thread that is ahead waits for its turn.
pub fn in_order<Item, State, Failure>(
    source: impl FnMut() -> Option<Item> + Send,
    state: impl Fn() -> State + Sync,
    work: impl Fn(Item, &mut State) + Sync,
    sink: impl FnMut(&mut State) -> Result<(), Failure> + Send,
) -> Result<(), Failure>
where
    Failure: Send,
{
    let source = Mutex::new((source, 0_u64));
    let turn = Mutex::new(Turn { next: 0, sink, failure: None, abandoned: false });
    let turned = Condvar::new();
    thread::scope(|scope| {
        // One more than there are cores: while one waits for the reader of a pipe, the others have work.
        let threads = thread::available_parallelism().map_or(1, NonZero::get) + 1;
        for _ in 0..threads {
            scope.spawn(|| {
                let mut state = state();
                loop {
                    let (item, ticket) = {
                        let mut source = lock(&source);
                        let Some(item) = (source.0)() else { return };
                        source.1 += 1;
                        (item, source.1 - 1)
                    };
                    let worked = catch_unwind(AssertUnwindSafe(|| work(item, &mut state)));
                    let mut turn = lock(&turn);
                    while turn.next != ticket && !turn.is_over() {
                        turn = turned.wait(turn).unwrap_or_else(PoisonError::into_inner);
                    }
                    if turn.is_over() {
                        return;
                    }
                    if let Err(panic) = worked {
                        // Nobody may wait for a turn that never comes.
                        turn.abandoned = true;
                        turned.notify_all();
                        drop(turn);
                        resume_unwind(panic);
                    }
                    turn.failure = (turn.sink)(&mut state).err();
                    turn.next += 1;
                    turned.notify_all();
                }
            });
        }
    });
    turn.into_inner().unwrap_or_else(PoisonError::into_inner).failure.map_or(Ok(()), Err)
}

struct Turn<Sink, Failure> {
    next: u64,
    sink: Sink,
    failure: Option<Failure>,
    abandoned: bool,
}

impl<Sink, Failure> Turn<Sink, Failure> {
    fn is_over(&self) -> bool {
        self.failure.is_some() || self.abandoned
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let mut items = 0..1_000_u64;
        let mut results = Vec::new();
        let outcome: Result<(), ()> = in_order(
            || items.next(),
            || 0_u64,
            // Work of uneven length, so that threads overtake each other.
            |item, result| *result = (0..item % 7 * 1_000).fold(item, |a, b| std::hint::black_box(a ^ b ^ b)),
            |result| {
                results.push(*result);
                Ok(())
            },
        );
        assert_eq!((outcome, results), (Ok(()), (0..1_000).collect()));
    }

    #[test]
    fn a_sink_that_fails_stops_the_work() {
        let mut items = 0..;
        let mut taken = 0;
        let outcome = in_order(
            || items.next(),
            || 0,
            |item: u64, result| *result = item,
            |result| {
                taken += 1;
                if *result == 10 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((outcome, taken), (Err("full"), 11));
    }
}

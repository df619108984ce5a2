//! Parallel work on all cores, with results in the order of the items.

use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Number of threads that [`in_order`] uses.
pub fn threads() -> usize {
    // One more than there are cores: while one waits for the reader of a pipe, the others have work.
    thread::available_parallelism().map_or(1, NonZero::get) + 1
}

/// Takes items from `source`, processes them on all cores, and passes what `work` left in the result to `sink`, in the order of the
/// items, until there are no more or `sink` fails.
///
/// Each thread has its own tools and result, created by `state`, so that buffers are reused and memory does not grow if the sink is
/// slow: a thread that is ahead waits for its turn. Work with much output for one item calls the function that is passed to it: the
/// function waits for the turn of the item and passes on what is there. From then on until the work ends, no other thread has the
/// turn. `false` means that the sink has failed and nothing more is wanted.
///
/// The calling thread takes part, so if the system refuses more threads the work is only slower.
pub fn in_order<Item, Tools, Made, Failure>(
    source: impl FnMut() -> Option<Item> + Send,
    state: impl Fn() -> (Tools, Made) + Sync,
    work: impl Fn(Item, &mut Tools, &mut Made, &mut dyn FnMut(&mut Made) -> bool) + Sync,
    sink: impl FnMut(&mut Made) -> Result<(), Failure> + Send,
) -> Result<(), Failure>
where
    Failure: Send,
{
    let source = Mutex::new((source, 0_u64));
    let line = Line {
        turn: Mutex::new(Turn { next: 0, sink, failure: None, abandoned: false }),
        turned: Condvar::new(),
    };
    let work_on = || {
        let (mut tools, mut made) = state();
        loop {
            let (item, ticket) = {
                let mut source = lock(&source);
                let Some(item) = (source.0)() else { return };
                source.1 += 1;
                (item, source.1 - 1)
            };
            let mut hand_on = |made: &mut Made| {
                let mut turn = line.wait_for(ticket);
                if !turn.is_over() {
                    turn.failure = (turn.sink)(made).err();
                }
                !turn.is_over()
            };
            let worked = catch_unwind(AssertUnwindSafe(|| {
                work(item, &mut tools, &mut made, &mut hand_on);
                hand_on(&mut made);
            }));
            let mut turn = line.wait_for(ticket);
            turn.next += 1;
            // No thread may wait for a turn that never comes, whether the work or the sink has panicked.
            turn.abandoned |= worked.is_err();
            line.turned.notify_all();
            let is_over = turn.is_over();
            drop(turn);
            match worked {
                Err(panic) => resume_unwind(panic),
                Ok(()) if is_over => return,
                Ok(()) => {}
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads() {
            if thread::Builder::new().spawn_scoped(scope, work_on).is_err() {
                break;
            }
        }
        work_on();
    });
    line.turn.into_inner().unwrap_or_else(PoisonError::into_inner).failure.map_or(Ok(()), Err)
}

/// The threads that wait for the sink.
struct Line<Sink, Failure> {
    turn: Mutex<Turn<Sink, Failure>>,
    turned: Condvar,
}

struct Turn<Sink, Failure> {
    next: u64,
    sink: Sink,
    failure: Option<Failure>,
    abandoned: bool,
}

impl<Sink, Failure> Line<Sink, Failure> {
    /// Waits for the turn of a ticket, or until the work is over.
    fn wait_for(&self, ticket: u64) -> MutexGuard<'_, Turn<Sink, Failure>> {
        let mut turn = lock(&self.turn);
        while turn.next != ticket && !turn.is_over() {
            turn = self.turned.wait(turn).unwrap_or_else(PoisonError::into_inner);
        }
        turn
    }
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
            || ((), 0_u64),
            // Work of uneven length, so that threads overtake each other.
            |item, (), result, _| {
                *result = (0..item % 7 * 1_000).fold(item, |a, b| std::hint::black_box(a ^ b ^ b));
            },
            |result| {
                results.push(*result);
                Ok(())
            },
        );
        assert_eq!((outcome, results), (Ok(()), (0..1_000).collect()));
    }

    #[test]
    fn what_is_handed_on_early_keeps_the_order_too() {
        let mut items = 0..100_u64;
        let mut results = Vec::new();
        let outcome: Result<(), ()> = in_order(
            || items.next(),
            || ((), Vec::new()),
            |item, (), made, hand_on| {
                for part in 0..3 {
                    made.push((item, part));
                    assert!(hand_on(made));
                }
                made.push((item, 3));
            },
            |made| {
                results.append(made);
                Ok(())
            },
        );
        let expected: Vec<_> = (0..100).flat_map(|item| (0..4).map(move |part| (item, part))).collect();
        assert_eq!((outcome, results), (Ok(()), expected));
    }

    #[test]
    fn a_sink_that_fails_stops_the_work() {
        let mut items = 0..;
        let mut taken = 0;
        let outcome = in_order(
            || items.next(),
            || ((), 0),
            |item: u64, (), result, _| *result = item,
            |result| {
                taken += 1;
                if *result == 10 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((outcome, taken), (Err("full"), 11));
    }

    #[test]
    fn a_panic_in_the_work_or_in_the_sink_comes_through_and_nobody_waits_for_ever() {
        let run = |panics_in_sink: bool| {
            let mut items = 0..1_000_u64;
            let outcome: Result<(), ()> = in_order(
                || items.next(),
                || ((), 0),
                |item, (), result, _| {
                    *result = item;
                    assert!(panics_in_sink || item != 10, "in the work");
                },
                |result| {
                    assert!(!panics_in_sink || *result != 10, "in the sink");
                    Ok(())
                },
            );
            outcome
        };
        for panics_in_sink in [false, true] {
            assert!(std::panic::catch_unwind(|| run(panics_in_sink)).is_err());
        }
    }
}

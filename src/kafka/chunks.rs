//! Changes with more items than fit in one request.

use super::each::Outcome;
use crate::error::{Error, Result};

/// Maximum number of records of the metadata log that one request may cause. A controller refuses more than 10,000
/// (`QuorumController.MAX_RECORDS_PER_USER_OP`).
const RECORDS_PER_REQUEST: usize = 5_000;

/// Splits items into requests that a controller accepts.
fn chunks<T>(items: &[T], records: impl Fn(&T) -> usize) -> Vec<&[T]> {
    let (mut chunks, mut rest) = (Vec::new(), items);
    while !rest.is_empty() {
        let mut sum = 0;
        let fitting = rest.iter().take_while(|item| {
            sum += records(item);
            sum <= RECORDS_PER_REQUEST
        });
        // A single item is sent as it is, however large.
        let (chunk, after) = rest.split_at(fitting.count().max(1));
        chunks.push(chunk);
        rest = after;
    }
    chunks
}

/// Makes changes in as many requests as needed. When one gets no answer, the others are not sent, and the outcome of each item says
/// so.
pub(super) fn change_in_chunks<T, N>(
    items: &[T],
    name: impl Fn(&T) -> N,
    records: impl Fn(&T) -> usize,
    change: impl Fn(&[T]) -> Result<Vec<Outcome<N>>>,
) -> Result<Vec<Outcome<N>>> {
    let mut outcomes = Vec::new();
    let mut chunks = chunks(items, records).into_iter();
    for some in chunks.by_ref() {
        match change(some) {
            Ok(results) => outcomes.extend(results),
            Err(error) if some.len() == items.len() => return Err(error),
            Err(error) => {
                let failed = |item| Outcome { name: name(item), result: Err(error.again()) };
                outcomes.extend(some.iter().map(failed));
                let unsent = Error::new(error.kind().clone(), "the rest was not sent");
                let unsent = |item| Outcome { name: name(item), result: Err(unsent.again()) };
                outcomes.extend(chunks.flatten().map(unsent));
                break;
            }
        }
    }
    Ok(outcomes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;

    fn changed(items: &[usize], answer: impl Fn(&[usize]) -> Result<()>) -> Vec<(usize, String)> {
        let change = |some: &[usize]| {
            let done = |&name: &usize| Outcome { name, result: Ok(()) };
            answer(some).map(|()| some.iter().map(done).collect())
        };
        let outcomes = change_in_chunks(items, |&item| item, |&item| item, change).unwrap();
        let words = |result: Result<()>| result.map_or_else(|error| error.message(), |()| "done".to_owned());
        outcomes.into_iter().map(|one| (one.name, words(one.result))).collect()
    }

    #[test]
    fn a_request_has_as_many_items_as_a_controller_takes() {
        let items = [3_000, 2_000, 1, 6_000, 4_999, 1];
        let requests = std::cell::RefCell::new(Vec::new());
        let outcomes = changed(&items, |some| {
            requests.borrow_mut().push(some.to_vec());
            Ok(())
        });
        assert_eq!(requests.take(), [vec![3_000, 2_000], vec![1], vec![6_000], vec![4_999, 1]]);
        assert!(outcomes.iter().map(|(name, _)| *name).eq(items));
    }

    #[test]
    fn when_a_request_fails_the_rest_is_not_sent() {
        let outcomes = changed(&[5_000, 4_000, 3_000], |some| match some {
            [4_000] => Err(Error::new(Kind::Unreachable, "no answer")),
            _ => Ok(()),
        });
        let words: Vec<&str> = outcomes.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["done", "no answer", "the rest was not sent"]);
    }
}

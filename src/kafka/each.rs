//! What came of each thing that was asked about. An answer may have no result for some of them: that is neither a yes nor a no.

use std::collections::BTreeMap;

use super::librdkafka::BrokerFailure;
use crate::error::Result;

/// What came of one of several items.
#[derive(Debug)]
pub struct Outcome<T> {
    /// The item.
    pub name: T,
    /// Whether it worked, and why not.
    pub result: Result<()>,
}

impl<T> Outcome<T> {
    /// The same of an item with another name.
    pub fn named<U>(self, name: impl Fn(&T) -> U) -> Outcome<U> {
        Outcome { name: name(&self.name), result: self.result }
    }
}

/// The results in the order of what was asked. What the answer has no result for has a failure that says so.
pub(super) fn of_each<N: Ord, T>(
    asked: impl IntoIterator<Item = N>,
    answered: impl IntoIterator<Item = (N, std::result::Result<T, BrokerFailure>)>,
) -> Vec<(N, std::result::Result<T, BrokerFailure>)> {
    let mut answered: BTreeMap<N, std::result::Result<T, BrokerFailure>> = answered.into_iter().collect();
    let result = |name| {
        let result = answered.remove(&name).unwrap_or_else(|| Err(BrokerFailure::no_result()));
        (name, result)
    };
    asked.into_iter().map(result).collect()
}

//! The outcome of each of several items. An answer may lack the result of some items: they have neither succeeded nor failed.

use std::collections::BTreeMap;

use super::librdkafka::BrokerFailure;
use crate::error::Result;

/// The outcome of one of several items.
#[derive(Debug)]
pub struct Outcome<T> {
    pub name: T,
    pub result: Result<()>,
}

impl<T> Outcome<T> {
    /// The outcome under another name for the item.
    pub fn named<U>(self, name: impl Fn(&T) -> U) -> Outcome<U> {
        Outcome { name: name(&self.name), result: self.result }
    }
}

/// The results in the order of the request. An item without a result in the answer has a failure that says so.
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

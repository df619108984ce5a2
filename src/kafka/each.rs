//! What came of each thing that was asked about. An answer may have no result for some of them: that is neither a yes nor a no.

use std::collections::BTreeMap;

use super::ffi::Failure;

/// The results in the order of what was asked. What the answer has no result for has a failure that says so.
pub(super) fn of_each<N: Ord, T>(
    asked: impl IntoIterator<Item = N>,
    answered: impl IntoIterator<Item = (N, Result<T, Failure>)>,
) -> Vec<(N, Result<T, Failure>)> {
    let mut answered: BTreeMap<N, Result<T, Failure>> = answered.into_iter().collect();
    let result = |name| {
        let result = answered.remove(&name).unwrap_or_else(|| Err(Failure::no_result()));
        (name, result)
    };
    asked.into_iter().map(result).collect()
}

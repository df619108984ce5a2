//! The group that the workers of a Connect cluster form on the brokers.

use std::collections::BTreeMap;

use crate::rest::{Answered, Refusal};

/// Finds the group of the workers among those of Connect on the brokers: that of which one of the workers is a member, or the only one
/// there is. Gives its name and the URLs that its members advertise. `groups` has none for a group in a rebalance; while the group is not
/// found among the others, that is the answer.
pub(crate) fn group_of_workers(
    url: &str,
    worker_ids: &[&str],
    groups: BTreeMap<String, Option<Vec<String>>>,
) -> Answered<Option<(String, Vec<String>)>> {
    let is_only_one = groups.len() == 1;
    let mut rebalancing = None;
    for (name, urls) in groups {
        let Some(urls) = urls else {
            rebalancing = Some(name);
            continue;
        };
        let is_known = |advertised: &String| {
            let id = worker_id(advertised);
            worker_ids.contains(&id) || id == worker_id(url)
        };
        if is_only_one || urls.iter().any(is_known) {
            return Ok(Some((name, urls)));
        }
    }
    match rebalancing {
        Some(name) => Err(Refusal::Busy(format!("the workers of group '{name}' are rebalancing"))),
        None => Ok(None),
    }
}

/// The id of the worker that advertises a URL: its host and port.
pub(crate) fn worker_id(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_of_the_workers_is_known_by_its_members_or_is_the_only_one() {
        let urls = |urls: &[&str]| Some(urls.iter().map(|url| (*url).to_owned()).collect::<Vec<_>>());
        let groups = |groups: &[(&str, Option<Vec<String>>)]| {
            groups.iter().map(|(name, urls)| ((*name).to_owned(), urls.clone())).collect()
        };
        let named =
            |found: Answered<Option<(String, Vec<String>)>>| found.ok().flatten().map(|found| found.0);
        let (ours, others) = (urls(&["http://a:1/"]), urls(&["http://z:9/"]));
        let two = [("ours", ours.clone()), ("others", others.clone())];
        assert_eq!(named(group_of_workers("http://x:1", &["a:1"], groups(&two))).as_deref(), Some("ours"));
        assert_eq!(named(group_of_workers("http://a:1/", &[], groups(&two))).as_deref(), Some("ours"));
        assert_eq!(named(group_of_workers("http://x:1", &[], groups(&two))), None);
        let only = [("others", others.clone())];
        assert_eq!(named(group_of_workers("http://x:1", &[], groups(&only))).as_deref(), Some("others"));
        let rebalancing = [("ours", None), ("others", others)];
        let refused = group_of_workers("http://x:1", &["a:1"], groups(&rebalancing));
        assert!(matches!(refused, Err(Refusal::Busy(why)) if why.contains("'ours'")));
    }
}

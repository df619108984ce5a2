//! Which groups an argument selects: names, globs or regular expressions.

use std::collections::BTreeSet;

pub(super) use crate::commands::shared::names::GroupNames;
use crate::error::{Error, Result, Status};
use crate::kafka::Cluster;
use crate::session::Session;
use crate::util::pattern::NamePattern;

/// The selected groups, and the brokers that did not answer.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// In the order of their names, each once.
    pub(super) names: Vec<String>,
    /// Statuses of brokers that did not answer, which have been reported.
    pub(super) failures: Vec<Status>,
}

impl GroupNames {
    /// The selected consumer groups: all when none is named. Whether a group named in full exists is not known here: its coordinator
    /// is asked about it later anyway.
    pub(super) fn choose(&self, session: &mut Session<'_>, cluster: &Cluster) -> Result<Chosen> {
        let patterns = self.patterns()?;
        let mut names: BTreeSet<String> = patterns.iter().filter_map(NamePattern::literal).collect();
        let mut failures = Vec::new();
        if patterns.is_empty() || patterns.iter().any(|pattern| pattern.literal().is_none()) {
            let found = cluster.consumer_groups()?;
            failures = found.silent.iter().map(Error::status).collect();
            found.silent.iter().for_each(|error| session.output.report(error));
            let listed = found.groups.iter().map(|group| group.name.as_str());
            let others = other_groups(cluster, &patterns, &listed)?;
            let known = listed.chain(others.iter().map(String::as_str));
            let patterns = NamePattern::with_names(patterns, known);
            names.extend(patterns.iter().filter_map(NamePattern::literal));
            let all = found.groups.into_iter().map(|group| group.name);
            names.extend(
                all.filter(|name| {
                    patterns.is_empty() || patterns.iter().any(|pattern| pattern.matches(name))
                }),
            );
        }
        Ok(Chosen { names: names.into_iter().collect(), failures })
    }
}

/// Globs that are also names of groups of another kind, which the listing of consumer groups lacks: such a glob means that group alone.
fn other_groups<'n>(
    cluster: &Cluster,
    patterns: &[NamePattern],
    listed: &(impl Iterator<Item = &'n str> + Clone),
) -> Result<Vec<String>> {
    // A request to a coordinator can create __consumer_offsets. Where there is no group, it is not to be created.
    if listed.clone().next().is_none() {
        return Ok(Vec::new());
    }
    let is_listed = |text: &str| listed.clone().any(|name| name == text);
    let globs: Vec<String> =
        patterns.iter().filter_map(NamePattern::glob_text).filter(|text| !is_listed(text)).collect();
    let described = cluster.describe_groups(&globs)?;
    Ok(described.into_iter().filter(|(_, described)| described.is_ok()).map(|(name, _)| name).collect())
}

/// Takes groups out that do not exist, among those of which nothing is known; reports them and gives their statuses.
pub(super) fn take_out_missing(
    session: &mut Session<'_>,
    cluster: &Cluster,
    names: &mut Vec<String>,
    has_nothing: impl Fn(&str) -> bool,
) -> Result<Vec<Status>> {
    let doubtful: Vec<String> = names.iter().filter(|name| has_nothing(name)).cloned().collect();
    let mut failures = Vec::new();
    for (name, described) in cluster.describe_groups(&doubtful)? {
        if let Err(error) = described {
            session.output.report(&error);
            failures.push(error.status());
            names.retain(|known| *known != name);
        }
    }
    Ok(failures)
}

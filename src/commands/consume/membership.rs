//! Membership in a consumer group: partitions are assigned and revoked, and offsets of printed records are committed.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use super::args::Commit;
use super::sink::Sink;
use super::sources::Sources;
use crate::error::Result;
use crate::kafka::{Committed, GroupEvent, PlaceState, Reader, Span, TopicPartitionName};
use crate::output::Label;
use crate::session::Session;

/// As `auto.commit.interval.ms` in the Java clients.
const INTERVAL: Duration = Duration::from_secs(5);
/// With the protocol of KIP-848 a member without partitions gets no assignment event. This is twice the heartbeat interval, and
/// each heartbeat could have brought an assignment.
const SILENCE: Duration = Duration::from_secs(10);
/// Maximum time that leaving the group may take.
const LEAVING: Duration = Duration::from_secs(5);

/// A membership in a consumer group.
#[derive(Debug)]
pub(super) struct Membership {
    group: String,
    commit: Commit,
    force_from: bool,
    /// Partitions that were assigned before: `--force-from` applies to the first assignment only.
    seen: BTreeSet<TopicPartitionName>,
    last_commit: Instant,
    has_assignment: bool,
    /// Since when there was no assignment event, where that may mean that the member has no partitions.
    silent_since: Option<Instant>,
}

impl Membership {
    /// `is_told` says whether the group's protocol sends an empty assignment to a member without partitions.
    pub(super) fn new(group: &str, commit: Commit, force_from: bool, is_told: bool) -> Self {
        Self {
            group: group.to_owned(),
            commit,
            force_from,
            seen: BTreeSet::new(),
            last_commit: Instant::now(),
            has_assignment: false,
            silent_since: (!is_told).then(Instant::now),
        }
    }

    /// Whether the group has assigned partitions to this member, or has decided that it gets none.
    pub(super) fn is_settled(&self) -> bool {
        self.has_assignment || self.silent_since.is_some_and(|since| since.elapsed() > SILENCE)
    }

    /// Handles rebalance events, and commits when the interval has passed.
    pub(super) fn serve(
        &mut self,
        session: &mut Session<'_>,
        reader: &mut Reader<'_>,
        sources: &mut Sources<'_>,
        sink: &mut dyn Sink,
    ) -> Result<()> {
        while let Some(event) = reader.next_group_event()? {
            self.silent_since = self.silent_since.map(|_| Instant::now());
            match event {
                GroupEvent::Assigned(partitions) => {
                    self.say(session, "assigned", &partitions);
                    let (spans, unreadable) = self.spans(&partitions, session, reader, sources)?;
                    reader.take(spans)?;
                    for partition in &unreadable {
                        reader.give_up_partition(partition);
                    }
                    self.has_assignment = true;
                }
                GroupEvent::Revoked { partitions, lost } => {
                    self.say(session, if lost { "lost" } else { "revoked" }, &partitions);
                    if !lost && self.commit != Commit::None {
                        sink.settle(session.output)?;
                        warn(session, reader.commit());
                    }
                    reader.give_back(&partitions)?;
                    // Some partitions may stay assigned; without any, the next assignment event decides.
                    self.has_assignment = reader.places().iter().any(|place| place.state != PlaceState::Gone);
                }
            }
        }
        if self.commit == Commit::Interval && self.last_commit.elapsed() >= INTERVAL {
            sink.settle(session.output)?;
            warn(session, reader.commit());
            self.last_commit = Instant::now();
        }
        Ok(())
    }

    /// What to read of each partition, and which partitions cannot be read. The latter stay assigned.
    fn spans(
        &mut self,
        partitions: &[TopicPartitionName],
        session: &mut Session<'_>,
        reader: &Reader<'_>,
        sources: &mut Sources<'_>,
    ) -> Result<(Vec<Span>, Vec<TopicPartitionName>)> {
        if partitions.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        let is_forced = |one: &TopicPartitionName| self.force_from && !self.seen.contains(one);
        let asked: Vec<_> = partitions.iter().filter(|one| !is_forced(one)).cloned().collect();
        let mut offsets = if asked.is_empty() { BTreeMap::new() } else { reader.committed(&asked)? };
        // After a refused commit this member may have printed more than is committed: those records are not read again.
        for name in &asked {
            if let Some(position) = reader.position(name) {
                let committed = offsets.entry(name.clone()).or_default();
                *committed = (*committed).max(Some(position));
            }
        }
        self.seen.extend(partitions.iter().cloned());
        let (mut spans, mut unreadable) = (Vec::new(), Vec::new());
        for (name, span) in sources.spans(partitions, &offsets, session)? {
            match span {
                Ok(span) => spans.push(span),
                Err(error) => {
                    session.output.report(&error);
                    sources.failures.push(error.status());
                    let offset = offsets.get(&name).copied().flatten();
                    let (span, is_readable) = sources.span_of_unknown(name.clone(), offset);
                    spans.push(span);
                    unreadable.extend((!is_readable).then_some(name));
                }
            }
        }
        Ok((spans, unreadable))
    }

    fn say(&self, session: &mut Session<'_>, what: &str, partitions: &[TopicPartitionName]) {
        let names: Vec<String> =
            partitions.iter().map(|one| format!("{}:{}", one.topic, one.partition)).collect();
        let names = if names.is_empty() { "no partitions".to_owned() } else { names.join(", ") };
        session.output.say(Label::Detail, format!("group '{}' {what}: {names}", self.group));
    }

    /// Commits the offsets if everything was printed, and leaves the group in any case.
    pub(super) fn finish(
        &mut self,
        session: &mut Session<'_>,
        reader: &mut Reader<'_>,
        is_written: bool,
    ) -> Result<()> {
        let commits = is_written && self.commit != Commit::None;
        let limit = LEAVING.min(session.options.timeout);
        let committed = if commits { reader.commit_at_last(limit) } else { Ok(()) };
        let left = reader.leave(limit);
        committed.and(left)
    }
}

/// A commit that fails during a rebalance loses nothing: the next commit covers it, or the records are read again.
fn warn(session: &mut Session<'_>, committed: Result<Committed>) {
    if let Ok(Committed::NotNow(error)) | Err(error) = committed {
        let words = format!("{}; records after the last commit will be read again", error.message());
        session.output.say(Label::Warning, words);
    }
}

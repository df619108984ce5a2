//! Which partitions are read: those that exist at the start, and those that are created later.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::args::{Consume, PartitionRange};
use super::range::ReadRange;
use crate::commands::shared::names::TopicNames;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{
    Cluster, Extent, Isolation, Metadata, PlaceState, Reader, Span, Topic, TopicPartitionName, no_such_topic,
    partition_names,
};
use crate::output::Label;
use crate::payload::Partitioner;
use crate::session::Session;
use crate::util::units::Offset;

/// Maximum number of partitions that a notice names.
const SHOWN: usize = 5;
/// Interval of looking for new and deleted partitions and topics.
const REFRESH: Duration = Duration::from_secs(5);
/// The shorter interval for the first look, and while a topic is missing that existed before.
const FIRST_REFRESH: Duration = Duration::from_secs(1);

/// The partitions that are read.
pub(super) struct Sources<'c> {
    cluster: &'c Cluster,
    names: TopicNames,
    partitions: Vec<PartitionRange>,
    /// With `--partitioner`: the keys whose partitions are read.
    keys: Option<(Partitioner, Vec<Vec<u8>>)>,
    range: ReadRange,
    isolation: Isolation,
    /// The metadata at the start.
    found: Metadata,
    /// Topic names.
    topics: Vec<String>,
    /// Where each partition ended at the start.
    ends: BTreeMap<TopicPartitionName, Offset>,
    /// Partitions whose offsets are not known yet, because no broker answered.
    waiting: BTreeSet<TopicPartitionName>,
    /// Topics that the last look did not find.
    vanished: BTreeSet<String>,
    /// Topic ids at the start.
    ids: BTreeMap<String, String>,
    /// The status of each topic or partition that could not be read.
    pub(super) failures: Vec<Status>,
}

impl<'c> Sources<'c> {
    /// Finds the topics. Missing topics are reported; it is an error if none is left.
    pub(super) fn find(
        cluster: &'c Cluster,
        args: &Consume,
        range: ReadRange,
        isolation: Isolation,
        keys: Vec<Vec<u8>>,
        session: &mut Session<'_>,
    ) -> Result<Self> {
        let mut sources = Self {
            cluster,
            names: args.names.clone(),
            partitions: args.partition.clone(),
            keys: args.filter.partitioner.map(|partitioner| (partitioner, keys)),
            range,
            isolation,
            found: Metadata::default(),
            topics: Vec::new(),
            ends: BTreeMap::new(),
            waiting: BTreeSet::new(),
            vanished: BTreeSet::new(),
            ids: BTreeMap::new(),
            failures: Vec::new(),
        };
        let metadata = match sources.only_topic() {
            Some(name) => cluster.metadata_of(&name)?,
            None => cluster.metadata()?,
        };
        let selected = sources.names.select_topics(&metadata, false, cluster.address())?;
        if selected.found.is_empty() {
            return Err(match (sources.only_topic(), selected.missing.into_iter().next()) {
                // With the names of the existing topics the error can suggest a similar one.
                (Some(name), _) if !metadata.has_failures() => {
                    no_such_topic(&name, &cluster.metadata()?, cluster.address())
                }
                (_, Some(missing)) => missing.error,
                _ => Error::new(Kind::NotFound, "no topic matches")
                    .hint("list the topics: kafkactl topics list"),
            });
        }
        sources.failures = selected.report_missing(session);
        sources.topics = selected.found.iter().map(|topic| topic.name.clone()).collect();
        sources.found = metadata;
        Ok(sources)
    }

    /// The topic, if only one is read and it is given by name.
    fn only_topic(&self) -> Option<String> {
        self.names.only_name()
    }

    pub(super) fn topics(&self) -> &[String] {
        &self.topics
    }

    /// A label for the progress bar.
    pub(super) fn label(&self) -> String {
        match self.topics.as_slice() {
            [one] => one.clone(),
            many => format!("{} topics", many.len()),
        }
    }

    /// Whether every partition has an end.
    pub(super) fn has_end(&self) -> bool {
        self.range.has_end()
    }

    /// Whether there are partitions whose offsets are not known yet.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty() && !self.range.has_end()
    }

    /// The selected partitions. A partition that was named and does not exist is an error.
    pub(super) fn partitions(&self, session: &mut Session<'_>) -> Result<Vec<TopicPartitionName>> {
        let metadata = &self.found;
        let topics: Vec<&Topic> =
            metadata.topics.iter().filter(|topic| self.topics.contains(&topic.name)).collect();
        let highest = topics.iter().map(|topic| topic.partitions.len()).max().unwrap_or(0);
        let is_missing =
            |range: &&PartitionRange| usize::try_from(range.last).is_ok_and(|last| last >= highest);
        if let Some(range) = self.partitions.iter().find(is_missing) {
            let message = format!(
                "partition {} does not exist, the last one is {}",
                range.last,
                highest.saturating_sub(1)
            );
            return Err(Error::new(Kind::NotFound, message));
        }
        let all = partition_names(topics.iter().copied());
        if let Some(stray) = self.range.named().find(|named| !all.contains(named)) {
            let message =
                format!("'{}' partition {} is not read, but has a position", stray.topic, stray.partition);
            return Err(Error::new(Kind::Usage, message));
        }
        let wanted: Vec<_> = all.into_iter().filter(|one| self.is_wanted(one, metadata)).collect();
        if let Some((partitioner, _)) = &self.keys {
            let shown: Vec<String> =
                wanted.iter().map(|one| format!("{}:{}", one.topic, one.partition)).collect();
            let words =
                format!("reading only {}, where {} places the key", shown.join(", "), partitioner.as_str());
            session.output.say(Label::Notice, words);
        }
        Ok(wanted)
    }

    fn is_wanted(&self, one: &TopicPartitionName, metadata: &Metadata) -> bool {
        let in_range = |range: &PartitionRange| (range.first..=range.last).contains(&one.partition);
        let is_of_key = |(partitioner, keys): &(Partitioner, Vec<Vec<u8>>)| {
            let count = metadata.topic(&one.topic).map_or(1, |topic| topic.partitions.len());
            keys.iter().any(|key| partitioner.partition(key, count) == one.partition)
        };
        (self.partitions.is_empty() || self.partitions.iter().any(in_range))
            && self.keys.as_ref().is_none_or(is_of_key)
    }

    /// Looks up where the partitions start and end, and returns what to read of each; `committed` holds the offsets of the group. A
    /// partition whose leader does not answer has an error of its own.
    pub(super) fn spans(
        &mut self,
        partitions: &[TopicPartitionName],
        committed: &BTreeMap<TopicPartitionName, Option<Offset>>,
        session: &mut Session<'_>,
    ) -> Result<Vec<(TopicPartitionName, Result<Span>)>> {
        let extents = self.cluster.extents(partitions, self.range.positions(), self.isolation)?;
        let mut spans = Vec::new();
        let mut short = Vec::new();
        for (name, extent) in extents {
            let span = extent.map(|extent| {
                self.ends.insert(name.clone(), extent.end);
                if self.range.asked_end(&name).is_some_and(|asked| asked > extent.end) {
                    short.push(format!("{}:{} at {}", name.topic, name.partition, extent.end));
                }
                let mut span = self.range.span(name.clone(), &extent);
                if let Some(offset) = committed.get(&name).copied().flatten() {
                    // A committed offset beyond the end belongs to another log: it means nothing in this one.
                    if offset <= extent.end {
                        (span.start, span.from) = (offset.max(extent.start), offset.max(extent.start));
                    }
                    warn_of_lost(&name, offset, &extent, &span, session);
                } else if self.range.asked_offset(&name).is_some_and(|asked| asked < extent.start) {
                    let words = format!("begins at offset {}: earlier records were deleted", extent.start);
                    session.output.say(
                        Label::Warning,
                        format!("'{}' partition {} {words}", name.topic, name.partition),
                    );
                }
                say_span(&span, session);
                span
            });
            spans.push((name, span));
        }
        if !short.is_empty() {
            let all = short.len();
            short.truncate(SHOWN);
            let more = if all > SHOWN { format!(" and {} more", all - SHOWN) } else { String::new() };
            let words = format!(
                "--to lies beyond the end of {}{more}: reading stops at the current end",
                short.join(", ")
            );
            session.output.say(Label::Notice, words);
        }
        Ok(spans)
    }

    /// What to read of an assigned partition whose leader does not answer: librdkafka continues when there is a leader. Also
    /// returns whether the partition can be read, which is not the case when an end is needed that no broker tells.
    pub(super) fn span_of_unknown(
        &self,
        name: TopicPartitionName,
        committed: Option<Offset>,
    ) -> (Span, bool) {
        (self.range.span_of_unknown(name, committed), !self.range.has_end())
    }

    /// What to read of the partitions, without a group. Partitions that cannot be read are reported.
    pub(super) fn readable(
        &mut self,
        partitions: &[TopicPartitionName],
        session: &mut Session<'_>,
    ) -> Result<Vec<Span>> {
        let mut readable = Vec::new();
        for (name, span) in self.spans(partitions, &BTreeMap::new(), session)? {
            match span {
                Ok(span) => readable.push(span),
                Err(error) => {
                    session.output.report(&error);
                    self.failures.push(error.status());
                    self.waiting.insert(name);
                }
            }
        }
        Ok(readable)
    }

    /// Starts reading all partitions, without a group.
    pub(super) fn start(&mut self, reader: &mut Reader<'_>, session: &mut Session<'_>) -> Result<()> {
        let partitions = self.partitions(session)?;
        self.readable(&partitions, session)?.into_iter().try_for_each(|span| reader.add(span))
    }

    /// Time until the next look for new and deleted partitions.
    pub(super) fn refresh_interval(&self) -> Duration {
        if self.ids.is_empty() || !self.vanished.is_empty() { FIRST_REFRESH } else { REFRESH }
    }

    /// Looks for new and deleted partitions and topics. Partitions that do not answer are tried again the next time.
    pub(super) fn refresh(
        &mut self,
        session: &mut Session<'_>,
        reader: &mut Reader<'_>,
        in_group: bool,
    ) -> Result<()> {
        let Some(metadata) = self.cluster.glance_at_metadata(self.only_topic().as_deref()) else {
            return Ok(());
        };
        let found = self.names.select_topics(&metadata, false, self.cluster.address())?;
        let found: Vec<String> = found.found.iter().map(|topic| topic.name.clone()).collect();
        // A broker that has just come back may not know a topic yet: a topic counts as deleted when two looks in a row miss it.
        let missing: BTreeSet<String> =
            self.topics.iter().filter(|topic| !found.contains(topic)).cloned().collect();
        let gone: Vec<String> = missing.intersection(&self.vanished).cloned().collect();
        for topic in &gone {
            reader.topic_is_gone(topic);
            self.topics.retain(|known| known != topic);
            self.ends.retain(|name, _| name.topic != *topic);
            self.ids.remove(topic);
        }
        self.vanished = missing.into_iter().filter(|topic| !gone.contains(topic)).collect();
        let new: Vec<String> = found.into_iter().filter(|topic| !self.topics.contains(topic)).collect();
        let has_new = !new.is_empty();
        self.topics.extend(new);
        self.look_for_replaced(session, reader)?;
        if in_group {
            if (has_new || !gone.is_empty()) && !self.topics.is_empty() {
                reader.subscribe(&self.topics)?;
            }
            return Ok(());
        }
        if self.range.has_end() {
            return Ok(());
        }
        let topics = metadata.topics.iter().filter(|topic| self.topics.contains(&topic.name));
        let wanted = partition_names(topics).into_iter().filter(|one| self.is_wanted(one, &metadata));
        let new: Vec<_> = wanted.filter(|one| !self.ends.contains_key(one)).collect();
        if new.is_empty() {
            return Ok(());
        }
        for (name, extent) in self.cluster.extents(&new, self.range.positions(), self.isolation)? {
            // A partition without a leader is tried again the next time.
            let Ok(extent) = extent else { continue };
            // If the offsets were unknown at the start, the requested position applies; a new partition is read whole.
            let was_waiting = self.waiting.remove(&name);
            let span = if was_waiting {
                self.range.span(name.clone(), &extent)
            } else {
                self.range.span_of_new(name.clone(), &extent)
            };
            self.ends.insert(name.clone(), extent.end);
            let words = format!("also reading '{}' partition {}", name.topic, name.partition);
            session.output.say(Label::Notice, words);
            reader.add(span)?;
        }
        Ok(())
    }

    /// Detects topics that were deleted and created again, by their ids (KIP-516): offsets of the old topic mean nothing in the new
    /// one.
    fn look_for_replaced(&mut self, session: &mut Session<'_>, reader: &mut Reader<'_>) -> Result<()> {
        let Some(ids) = self.cluster.glance_at_topic_ids(&self.topics) else { return Ok(()) };
        for (topic, id) in ids {
            match self.ids.insert(topic.clone(), id.clone()) {
                Some(known) if known != id => self.topic_was_replaced(&topic, session, reader)?,
                Some(_) => {}
                None => session.output.say(Label::Detail, format!("topic '{topic}' has the id {id}")),
            }
        }
        reader.topics_are_the_same();
        Ok(())
    }

    fn topic_was_replaced(
        &mut self,
        topic: &str,
        session: &mut Session<'_>,
        reader: &mut Reader<'_>,
    ) -> Result<()> {
        self.ends.retain(|name, _| name.topic != topic);
        if self.range.has_end() {
            reader.topic_was_replaced(topic);
            return Ok(());
        }
        let metadata = self.cluster.metadata_of(topic)?;
        let mut starts = BTreeMap::new();
        let partitions = partition_names(metadata.topic(topic));
        for (name, extent) in self.cluster.extents(&partitions, [], self.isolation)? {
            let Ok(extent) = extent else { continue };
            self.ends.insert(name.clone(), extent.end);
            starts.insert(name, extent.start);
        }
        let words =
            format!("topic '{topic}' was deleted and created again; reading continues at its first records");
        session.output.say(Label::Warning, words);
        reader.begin_again(topic, &starts)
    }

    /// Warns that the next records are gone, and where reading continues.
    pub(super) fn say_gone(
        &self,
        name: &TopicPartitionName,
        offset: Offset,
        session: &mut Session<'_>,
        reader: &mut Reader<'_>,
    ) {
        let extent = self.cluster.extents(std::slice::from_ref(name), [], self.isolation);
        let extent = extent.ok().and_then(|mut extents| extents.remove(name)?.ok());
        let words = match &extent {
            Some(extent) if extent.start > offset => format!(
                "{} offsets from {offset} on were deleted before they were read; reading continues at offset {}",
                extent.start.0 - offset.0,
                extent.start
            ),
            Some(extent) => format!(
                "the next offset {offset} lies beyond the end at {}: the topic was created again or lost records; \
                 reading continues at offset {}",
                extent.end, extent.start
            ),
            None => format!(
                "the next records, from offset {offset} on, are gone; reading continues at the oldest record that is left"
            ),
        };
        session.output.say(Label::Warning, format!("'{}' partition {}: {words}", name.topic, name.partition));
        if let Some(extent) = extent {
            reader.goes_on(name, offset, extent.start);
        }
    }

    /// Whether all topics have been deleted.
    pub(super) fn is_empty(&self) -> bool {
        self.topics.is_empty()
    }

    /// Partitions that have not reached an end that was known at the start.
    pub(super) fn overdue(&self, reader: &Reader<'_>) -> Vec<usize> {
        let is_overdue = |(_, place): &(usize, &crate::kafka::Place)| {
            let end = self.ends.get(&place.span.partition);
            let was_there = place.span.to.zip(end).is_some_and(|(to, end)| to <= *end);
            was_there && place.state == PlaceState::Reading
        };
        reader.places().iter().enumerate().filter(is_overdue).map(|(index, _)| index).collect()
    }

    /// Number of things to read, for the exit status.
    pub(super) fn items(&self, reader: &Reader<'_>) -> usize {
        reader.places().len() + self.failures.len()
    }
}

fn say_span(span: &Span, session: &mut Session<'_>) {
    let TopicPartitionName { topic, partition } = &span.partition;
    let to = span.to.map_or_else(String::new, |to| format!(" to {to}"));
    session.output.say(
        Label::Detail,
        format!("reading from offset {} of '{topic}' partition {partition}{to}", span.from),
    );
}

fn warn_of_lost(
    name: &TopicPartitionName,
    committed: Offset,
    extent: &Extent,
    span: &Span,
    session: &mut Session<'_>,
) {
    let TopicPartitionName { topic, partition } = name;
    let words = if committed < extent.start {
        let lost = extent.start.0 - committed.0;
        format!("{lost} records that the group had not read were deleted, up to offset {}", extent.start)
    } else if committed > extent.end {
        format!(
            "the group has committed offset {committed}, beyond the end at {}: the topic was created again or lost records; \
             reading starts at offset {}",
            extent.end, span.start
        )
    } else {
        return;
    };
    session.output.say(Label::Warning, format!("'{topic}' partition {partition}: {words}"));
}

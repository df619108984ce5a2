//! The topics that records are written to: whether they exist, their partitions, and the largest batch they accept.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::error::{Error, Kind, Result};
use crate::kafka::{Cluster, Metadata, NewTopic, Topic, TopicLayout, no_such_topic};
use crate::ops::wait::wait_until;
use crate::output::Label;
use crate::session::Session;

/// Minimum time between two lookups of a missing partition.
const REFRESH: Duration = Duration::from_secs(1);
/// Maximum time to wait for a new topic.
const CREATION: Duration = Duration::from_secs(30);

/// The topics that records are written to, by name.
pub(super) struct Targets<'c> {
    cluster: &'c Cluster,
    known: BTreeMap<String, Target>,
    /// Number of partitions of all known topics.
    partitions: u64,
    creates: bool,
    /// The maximum size of a batch, once it is known.
    batch_size: Option<u64>,
}

/// A topic that exists.
#[derive(Debug, Clone, Copy)]
struct Target {
    partitions: i32,
    largest_batch: Option<u64>,
    looked_at: Instant,
}

impl<'c> Targets<'c> {
    /// Starts without any topic; with `creates`, missing topics are created.
    pub(super) fn new(cluster: &'c Cluster, creates: bool) -> Self {
        Self { cluster, known: BTreeMap::new(), partitions: 0, creates, batch_size: None }
    }

    /// Uses another connection, which sends batches of at most this size.
    pub(super) fn through(self, cluster: &'c Cluster, batch_size: u64) -> Self {
        Self { cluster, batch_size: Some(batch_size), ..self }
    }

    /// Checks that a topic exists, and the partition if one is named. A missing topic is an error of this record; no answer is an
    /// error of the run.
    pub(super) fn check(
        &mut self,
        topic: &str,
        partition: Option<i32>,
        session: &mut Session<'_>,
    ) -> Result<()> {
        let target = match self.known.get(topic) {
            Some(target) => *target,
            None => self.find(topic, session)?,
        };
        if let (Some(largest), Some(size)) = (target.largest_batch, self.batch_size)
            && largest < size
        {
            // A broker refuses a batch that is too large as a whole.
            let message = format!(
                "topic '{topic}' accepts batches of up to {largest} bytes, but the batch size is {size}"
            );
            return Err(Error::new(Kind::Usage, message).hint(format!("--batch-size {largest}")));
        }
        let Some(partition) = partition else { return Ok(()) };
        if (0..target.partitions).contains(&partition) {
            return Ok(());
        }
        let mut count = target.partitions;
        if target.looked_at.elapsed() >= REFRESH {
            // Partitions may have been added since.
            count = self.look(topic)?.map_or(count, |found| found.partitions);
        }
        if (0..count).contains(&partition) {
            return Ok(());
        }
        let message =
            format!("topic '{topic}' has no partition {partition}, its last partition is {}", count - 1);
        Err(Error::new(Kind::NotFound, message).hint("--repartition chooses partitions again"))
    }

    /// Looks up a topic; if it is missing, returns the metadata that says why.
    fn look(&mut self, topic: &str) -> Result<std::result::Result<Target, Metadata>> {
        let metadata = self.cluster.metadata_of(topic)?;
        let Some(found) = metadata.topic(topic).filter(|found| !found.partitions.is_empty()) else {
            return Ok(Err(metadata));
        };
        let partitions = i32::try_from(found.partitions.len()).unwrap_or(i32::MAX);
        let largest_batch = match self.known.get(topic) {
            Some(known) => known.largest_batch,
            None => self.ask_for_largest_batch(topic),
        };
        let target = Target { partitions, largest_batch, looked_at: Instant::now() };
        self.remember(topic, target);
        Ok(Ok(target))
    }

    fn remember(&mut self, topic: &str, target: Target) {
        let count = |target: Target| u64::try_from(target.partitions).unwrap_or(0);
        let before = self.known.insert(topic.to_owned(), target).map_or(0, count);
        self.partitions = self.partitions - before + count(target);
    }

    /// `None` if it cannot be read: a client that may write need not be allowed to read configs.
    fn ask_for_largest_batch(&self, topic: &str) -> Option<u64> {
        let mut configs = self.cluster.topic_configs(&[topic.to_owned()]).ok()?;
        let entries = configs.remove(topic)?.ok()?;
        entries.into_iter().find(|entry| entry.name == "max.message.bytes")?.value?.parse().ok()
    }

    fn find(&mut self, topic: &str, session: &mut Session<'_>) -> Result<Target> {
        let metadata = match self.look(topic)? {
            Ok(target) => return Ok(target),
            Err(metadata) => metadata,
        };
        if metadata.has_failures() {
            return Err(no_such_topic(topic, &metadata, self.cluster.address()));
        }
        if !self.creates {
            let missing = no_such_topic(topic, &self.cluster.metadata()?, self.cluster.address());
            return Err(missing.hint("--create creates missing topics"));
        }
        if session.options.dry_run {
            session.output.say(Label::Notice, format!("topic '{topic}' would be created"));
            let target = Target { partitions: i32::MAX, largest_batch: None, looked_at: Instant::now() };
            self.remember(topic, target);
            return Ok(target);
        }
        let created = self.create(topic, session);
        match self.look(topic)? {
            // Also if another client created it first.
            Ok(target) => Ok(target),
            Err(metadata) => {
                Err(created.err().unwrap_or_else(|| no_such_topic(topic, &metadata, self.cluster.address())))
            }
        }
    }

    fn create(&self, topic: &str, session: &mut Session<'_>) -> Result<()> {
        let layout = TopicLayout::Counts { partitions: None, replication_factor: None };
        let new = NewTopic { name: topic.to_owned(), layout, configs: Vec::new() };
        let outcomes = self.cluster.create_topics(&[new], false)?;
        outcomes.into_iter().try_for_each(|outcome| outcome.result.map(drop))?;
        session.output.say(Label::Notice, format!("topic '{topic}' was created"));
        wait_until(&mut session.work(), CREATION, |_| {
            let is_there = self.cluster.metadata_of(topic)?.topic(topic).is_some_and(Topic::is_led);
            Ok((!is_there).then(|| format!("topic '{topic}' has no leader")))
        })
    }

    /// Number of partitions of all known topics.
    pub(super) fn partitions(&self) -> u64 {
        self.partitions
    }

    /// The largest batch that a topic accepts (`max.message.bytes`), if known.
    pub(super) fn largest_batch(&self, topic: &str) -> Option<u64> {
        self.known.get(topic)?.largest_batch
    }
}

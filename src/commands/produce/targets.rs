//! The topics that records go to: whether they exist, how many partitions they have, and what they take.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::error::{Error, Result, Status};
use crate::kafka::{Cluster, Metadata, NewTopic, Topic, TopicLayout, no_such_topic};
use crate::ops::wait::wait_until;
use crate::output::Label;
use crate::session::Session;

/// A partition that is not known is asked for again, but not more often than this.
const REFRESH: Duration = Duration::from_secs(1);
/// How long a new topic is waited for.
const CREATION: Duration = Duration::from_secs(30);

/// The topics that records go to, by name.
pub(super) struct Targets<'c> {
    cluster: &'c Cluster,
    known: BTreeMap<String, Target>,
    /// Of all that are known.
    partitions: u64,
    creates: bool,
    /// The largest batch that is sent, once it is settled.
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
    /// None yet; with `creates` topics that do not exist are made.
    pub(super) fn new(cluster: &'c Cluster, creates: bool) -> Self {
        Self { cluster, known: BTreeMap::new(), partitions: 0, creates, batch_size: None }
    }

    /// The same, asked through a connection that sends batches of this size.
    pub(super) fn through(self, cluster: &'c Cluster, batch_size: u64) -> Self {
        Self { cluster, batch_size: Some(batch_size), ..self }
    }

    /// Makes sure that a record can go to a topic, and to a partition of it where one is named. A topic that does not exist is an
    /// error about this record; no answer is one about all.
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
            // A broker refuses such a batch as a whole.
            let message = format!(
                "topic '{topic}' takes batches of up to {largest} bytes, and these have up to {size}"
            );
            return Err(Error::new(Status::Usage, message).hint(format!("--batch-size {largest}")));
        }
        let Some(partition) = partition else { return Ok(()) };
        if (0..target.partitions).contains(&partition) {
            return Ok(());
        }
        let mut count = target.partitions;
        if target.looked_at.elapsed() >= REFRESH {
            // Some may have been added since.
            count = self.look(topic)?.map_or(count, |found| found.partitions);
        }
        if (0..count).contains(&partition) {
            return Ok(());
        }
        let message = format!("topic '{topic}' has no partition {partition}, the last one is {}", count - 1);
        Err(Error::new(Status::NotFound, message).hint("--repartition chooses partitions anew"))
    }

    /// Asks for a topic; without one for why it is not there.
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

    /// `None` where that is not to be known: a client that may write need not be allowed to see configs.
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
            return Err(missing.hint("--create makes topics that do not exist"));
        }
        if session.options.dry_run {
            session.output.say(Label::Notice, format!("topic '{topic}' would be created"));
            let target = Target { partitions: i32::MAX, largest_batch: None, looked_at: Instant::now() };
            self.remember(topic, target);
            return Ok(target);
        }
        let created = self.create(topic, session);
        match self.look(topic)? {
            // Also where somebody else was faster.
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
            Ok((!is_there).then(|| format!("topic '{topic}' is without a leader")))
        })
    }

    /// How many partitions the topics have that are known, all in all.
    pub(super) fn partitions(&self) -> u64 {
        self.partitions
    }

    /// The largest batch that a topic takes (`max.message.bytes`); `None` where that is not known.
    pub(super) fn largest_batch(&self, topic: &str) -> Option<u64> {
        self.known.get(topic)?.largest_batch
    }
}

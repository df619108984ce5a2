//! A reader of partitions: where reading begins and ends in each, and which cannot be read. Without a group, it changes nothing on the
//! cluster.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use crate::kafka::error::ErrorCode;

use super::ffi::{BrokerFailure, Record, RecordQueue, TopicHandle};
use crate::error::{Error, Kind, Result};
use crate::kafka::cluster::Cluster;
use crate::kafka::model::TopicPartitionName;
use crate::util::units::Offset;

/// Maximum number of times that a batch is fetched again when it arrives damaged, or with an unknown server error. The damage may be in
/// the network, or on the disk of the broker.
const RETRIES: u8 = 3;

/// The range to read of a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub partition: TopicPartitionName,
    /// The offset where fetching begins, between the start and the end of the partition.
    pub start: Offset,
    /// The first record to hand on; may lie after the current end.
    pub from: Offset,
    /// The offset after the last record to hand on; `None` for no end.
    pub to: Option<Offset>,
}

/// A partition that is read, and how far.
#[derive(Debug)]
pub struct Place {
    pub span: Span,
    /// The offset after the last record that was handed on or skipped.
    pub next: Offset,
    pub state: PlaceState,
    /// The offset of the last commit; `None` before the first.
    pub(super) committed: Option<Offset>,
    /// Number of fetches in a row that were repeated.
    retries: u8,
}

/// Whether there is more to read of a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceState {
    /// More records may arrive.
    Reading,
    /// The whole range has been read.
    Done,
    /// It cannot be read, or another member of the group reads it.
    Gone,
}

impl Place {
    pub(super) fn new(span: Span) -> Self {
        let is_empty = span.to.is_some_and(|to| to <= span.from || to <= span.start);
        let state = if is_empty { PlaceState::Done } else { PlaceState::Reading };
        Self { next: span.start, span, state, committed: None, retries: 0 }
    }

    fn reached(&mut self, offset: Offset) {
        self.next = offset;
        if self.span.to.is_some_and(|to| offset >= to) {
            self.state = PlaceState::Done;
        }
    }
}

/// What to do after a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    Continue,
    /// Read no more of this partition.
    EndPartition,
    /// Read no more at all.
    End,
}

/// Something that happened to a partition while it was read.
#[derive(Debug)]
pub enum Incident {
    /// A number of partitions cannot be read any more.
    Failed(Error, usize),
    /// The records that were to be read next do not exist any more.
    RecordsGone(TopicPartitionName, Offset),
}

/// A reader of partitions.
pub struct Reader<'c> {
    pub(super) cluster: &'c Cluster,
    pub(super) queue: RecordQueue<'c>,
    pub(super) group: Option<RecordQueue<'c>>,
    topics: BTreeMap<String, TopicHandle<'c>>,
    pub(super) places: Vec<Place>,
    /// Indexes in `places`, by the handle of the topic and the number of the partition.
    pub(super) index: HashMap<(usize, i32), usize>,
    incidents: Vec<Incident>,
    /// Partitions to which librdkafka gave another position by itself, since the topics were last known not to be recreated.
    moved: BTreeSet<TopicPartitionName>,
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("places", &self.places).finish_non_exhaustive()
    }
}

impl<'c> Reader<'c> {
    /// A reader without partitions. The cluster has to be connected as [`Role::Reader`](crate::kafka::Role::Reader).
    pub fn new(cluster: &'c Cluster) -> Result<Self> {
        let queue = RecordQueue::new(&cluster.client.handle);
        Ok(Self {
            cluster,
            queue: queue.map_err(|failure| cluster.refused("could not begin to read", &failure))?,
            group: None,
            topics: BTreeMap::new(),
            places: Vec::new(),
            index: HashMap::new(),
            incidents: Vec::new(),
            moved: BTreeSet::new(),
        })
    }

    /// Starts to read a partition, without a group.
    pub fn add(&mut self, span: Span) -> Result<()> {
        self.places.push(Place::new(span));
        let at = self.places.len() - 1;
        if self.places[at].state != PlaceState::Reading {
            return Ok(());
        }
        self.start(at).map_err(|failure| {
            let TopicPartitionName { topic, partition } = &self.places[at].span.partition;
            self.cluster
                .refused(&format!("could not begin to read '{topic}' partition {partition}"), &failure)
        })
    }

    fn start(&mut self, at: usize) -> std::result::Result<(), BrokerFailure> {
        let Place { span, next, .. } = &self.places[at];
        let TopicPartitionName { topic, partition } = &span.partition;
        if !self.topics.contains_key(topic) {
            self.topics.insert(topic.clone(), self.cluster.client.handle.topic(topic)?);
        }
        self.topics.get(topic).map_or(Ok(()), |handle| self.queue.start(handle, *partition, *next))
    }

    /// All partitions, in the order in which they were added.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Whether records of at least one partition may still arrive.
    pub fn is_reading(&self) -> bool {
        self.places.iter().any(|place| place.state == PlaceState::Reading)
    }

    /// The incidents since the last call.
    pub fn take_incidents(&mut self) -> Vec<Incident> {
        let resets = self.cluster.client.take_resets();
        let mut incidents = std::mem::take(&mut self.incidents);
        self.moved.extend(resets.iter().map(|(name, _)| name.clone()));
        incidents.extend(resets.into_iter().map(|(name, offset)| Incident::RecordsGone(name, offset)));
        incidents
    }

    /// Whether no broker can be reached at the moment; reading goes on when one can.
    pub fn is_cut_off(&self) -> bool {
        self.cluster.client.is_down()
    }

    /// Stops reading the partitions of a topic that was deleted.
    pub fn topic_is_gone(&mut self, topic: &str) {
        self.end_topic(topic, Kind::NotFound, format!("topic '{topic}' was deleted while it was read"));
    }

    /// Stops reading the partitions of a topic that was deleted and created again.
    pub fn topic_was_replaced(&mut self, topic: &str) {
        let message = format!("topic '{topic}' was deleted and created again while it was read");
        self.end_topic(topic, Kind::Failed, message);
    }

    fn end_topic(&mut self, topic: &str, kind: Kind, message: String) {
        let mut count = 0;
        for at in 0..self.places.len() {
            if self.places[at].span.partition.topic == topic && self.places[at].state == PlaceState::Reading {
                count += 1;
                self.end(at, PlaceState::Gone);
            }
        }
        // The group may have revoked the partitions already.
        if self.group.is_some() {
            let of_topic = self.places.iter().filter(|place| place.span.partition.topic == topic);
            count = of_topic.count().max(1);
        }
        if count > 0 {
            self.incidents.push(Incident::Failed(Error::new(kind, message), count));
        }
    }

    /// Reads a topic that was deleted and created again from its first records on; `starts` are the offsets where its partitions
    /// begin. Partitions whose offsets were out of range are read from there already, as librdkafka reset them.
    pub fn begin_again(&mut self, topic: &str, starts: &BTreeMap<TopicPartitionName, Offset>) -> Result<()> {
        for at in 0..self.places.len() {
            let place = &mut self.places[at];
            if place.span.partition.topic != topic || place.state != PlaceState::Reading {
                continue;
            }
            match starts.get(&place.span.partition) {
                None => self.end(at, PlaceState::Gone),
                Some(_) if self.moved.contains(&place.span.partition) => {}
                Some(&start) => {
                    (place.next, place.span.start, place.span.from) = (start, start, start);
                    place.committed = None;
                    self.start_again(at)?;
                }
            }
        }
        Ok(())
    }

    /// Forgets the partitions that librdkafka reset: the topics were not created again.
    pub fn topics_are_the_same(&mut self) {
        self.moved.clear();
    }

    /// Notes the offset at which librdkafka goes on, after it gave up the position of a partition.
    pub fn goes_on(&mut self, partition: &TopicPartitionName, given_up: Offset, start: Offset) {
        let place = self.places.iter_mut().find(|place| place.span.partition == *partition);
        if let Some(place) =
            place.filter(|place| place.state == PlaceState::Reading && place.next == given_up)
        {
            place.reached(start);
        }
    }

    /// The offset after the last record of a partition that was read, also if it is not read any more; `None` if none was.
    pub fn position(&self, partition: &TopicPartitionName) -> Option<Offset> {
        let place = self.places.iter().find(|place| place.span.partition == *partition)?;
        (place.next > place.span.start).then_some(place.next)
    }

    /// Stops reading a partition, by its index in [`Reader::places`].
    pub fn give_up(&mut self, at: usize) {
        self.end(at, PlaceState::Gone);
    }

    /// Stops reading a partition.
    pub fn give_up_partition(&mut self, partition: &TopicPartitionName) {
        if let Some(at) = self.places.iter().position(|place| place.span.partition == *partition) {
            self.end(at, PlaceState::Gone);
        }
    }

    /// Stops reading all partitions.
    pub fn give_up_all(&mut self) {
        for at in 0..self.places.len() {
            self.end(at, PlaceState::Gone);
        }
    }

    fn end(&mut self, at: usize, state: PlaceState) {
        let place = &mut self.places[at];
        place.state = state;
        let TopicPartitionName { topic, partition } = &place.span.partition;
        if let (None, Some(handle)) = (&self.group, self.topics.get(topic)) {
            handle.stop(*partition);
        }
    }

    /// Hands the records that have arrived to `each`, with the index of their partition and their topic; waits for the first one.
    /// Returns the number of messages, which includes those that mark the end of a partition.
    pub fn read(
        &mut self,
        wait: Duration,
        mut each: impl FnMut(usize, &str, Record<'_>) -> Flow,
    ) -> Result<usize> {
        let Self { queue, places, index, .. } = self;
        // Records of a partition arrive in a row: most need no look-up in the index.
        let mut last = None;
        let mut ended = Vec::new();
        let mut failed = Vec::new();
        let count = queue.serve(wait, |record| {
            let key = record.place();
            let at = match last {
                Some((known, at)) if known == key => at,
                _ => {
                    let Some(at) = find(places, index, key, record) else { return true };
                    last = Some((key, at));
                    at
                }
            };
            let place = &mut places[at];
            if place.state != PlaceState::Reading || failed.iter().any(|(failed, _)| *failed == at) {
                return true;
            }
            let offset = record.offset();
            match record.failure() {
                Some(failure) if failure.code == ErrorCode::LOCAL_PARTITION_EOF => {
                    // Between the last record and here are transaction markers, and offsets that compaction removed.
                    let end = place.span.to.map_or(offset, |to| to.min(offset));
                    place.reached(end.max(place.next));
                }
                Some(failure) => failed.push((at, failure)),
                None if place.span.to.is_some_and(|to| offset >= to) => {
                    place.state = PlaceState::Done;
                    place.next = place.span.to.unwrap_or(offset);
                }
                None => {
                    place.retries = 0;
                    let is_wanted = offset >= place.span.from || place.next > place.span.from;
                    let topic = &place.span.partition.topic;
                    let flow = if is_wanted { each(at, topic, record) } else { Flow::Continue };
                    place.reached(offset.plus(1));
                    match flow {
                        Flow::Continue => {}
                        Flow::EndPartition => place.state = PlaceState::Done,
                        Flow::End => return false,
                    }
                }
            }
            if place.state == PlaceState::Done {
                ended.push(at);
            }
            true
        });
        if count > 0 {
            self.cluster.client.mark_up();
        }
        // Without partitions left, the end of the reader stops all fetching at once, which is faster.
        if self.is_reading() {
            for at in ended {
                self.end(at, PlaceState::Done);
            }
        }
        failed.into_iter().try_for_each(|(at, failure)| self.take_failure(at, &failure))?;
        let served = self.cluster.client.serve_events();
        served.map_err(|cause| self.cluster.explain("could not read on", cause))?;
        Ok(count)
    }

    fn take_failure(&mut self, at: usize, failure: &BrokerFailure) -> Result<()> {
        let TopicPartitionName { topic, partition } = self.places[at].span.partition.clone();
        let what = format!("could not read '{topic}' partition {partition}");
        match failure.code {
            _ if is_damaged(failure) && self.places[at].retries < RETRIES => {
                self.places[at].retries += 1;
                return self.start_again(at);
            }
            // Java's consumer ignores it too; librdkafka goes on by itself.
            ErrorCode::UNKNOWN_SERVER_ERROR if self.places[at].retries < RETRIES => {
                self.places[at].retries += 1;
                return Ok(());
            }
            _ if is_damaged(failure) => {
                let next = self.places[at].next;
                let what = format!("{what} from offset {next} on");
                self.incidents.push(Incident::Failed(self.damaged(&what, failure), 1));
            }
            ErrorCode::LOCAL_UNKNOWN_PARTITION
            | ErrorCode::LOCAL_UNKNOWN_TOPIC
            | ErrorCode::UNKNOWN_TOPIC_OR_PARTITION
            | ErrorCode::UNKNOWN_TOPIC_ID
            | ErrorCode::INCONSISTENT_TOPIC_ID => {
                self.topic_is_gone(&topic);
                return Ok(());
            }
            // librdkafka goes on by itself.
            ErrorCode::LOCAL_TRANSPORT
            | ErrorCode::LOCAL_ALL_BROKERS_DOWN
            | ErrorCode::LOCAL_TIMED_OUT
            | ErrorCode::LEADER_NOT_AVAILABLE
            | ErrorCode::NOT_LEADER_OR_FOLLOWER => return Ok(()),
            _ => self.incidents.push(Incident::Failed(self.cluster.refused(&what, failure), 1)),
        }
        self.end(at, PlaceState::Gone);
        Ok(())
    }

    /// The error about a batch that arrived damaged, or is larger than librdkafka accepts.
    fn damaged(&self, what: &str, failure: &BrokerFailure) -> Error {
        // "Decompression (codec 0x4) of message at 0 of 5324 bytes failed: Local: Invalid compressed data"
        if !failure.words.contains(OF_ZSTD) {
            return Error::new(Kind::DamagedBatch, format!("{what}: {}", failure.words));
        }
        let limit = self.cluster.client.settings.property(RECEIVE_LIMIT).unwrap_or(DEFAULT_RECEIVE_LIMIT);
        let message = format!(
            "{what}: a zstd batch is damaged, or cannot be decompressed within {RECEIVE_LIMIT} ({limit} bytes)"
        );
        Error::new(Kind::UndecompressedBatch { setting: RECEIVE_LIMIT }, message)
    }

    /// Fetches again from the next record on.
    fn start_again(&mut self, at: usize) -> Result<()> {
        if self.group.is_some() {
            return self.seek(at);
        }
        let TopicPartitionName { topic, partition } = &self.places[at].span.partition;
        if let Some(handle) = self.topics.get(topic) {
            handle.stop(*partition);
        }
        self.start(at).map_err(|failure| self.cluster.refused("could not read on", &failure))
    }
}

/// Part of the message with which librdkafka reports a zstd batch that it cannot decompress. It limits the size for this codec only, and
/// gives up above a third of the limit when the size is not in the batch, as Java's producer writes it.
const OF_ZSTD: &str = "Decompression (codec 0x4) ";
/// The setting for that limit, and librdkafka's default.
const RECEIVE_LIMIT: &str = "receive.message.max.bytes";
const DEFAULT_RECEIVE_LIMIT: &str = "100000000";

/// Whether a batch arrived damaged.
fn is_damaged(failure: &BrokerFailure) -> bool {
    matches!(
        failure.code,
        ErrorCode::LOCAL_BAD_MSG | ErrorCode::LOCAL_BAD_COMPRESSION | ErrorCode::LOCAL_UNDERFLOW
    )
}

fn find(
    places: &[Place],
    index: &mut HashMap<(usize, i32), usize>,
    key: (usize, i32),
    record: Record<'_>,
) -> Option<usize> {
    if let Some(&at) = index.get(&key) {
        return Some(at);
    }
    let topic = record.topic();
    let is_it =
        |place: &Place| place.span.partition.partition == key.1 && place.span.partition.topic == topic;
    let at = places.iter().position(is_it)?;
    index.insert(key, at);
    Some(at)
}

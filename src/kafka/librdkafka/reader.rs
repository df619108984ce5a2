//! Reading records of partitions: where each begins and ends, and what is wrong with it. Without a group nothing is left on the
//! cluster.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use crate::kafka::error::ErrorCode;

use super::ffi::{BrokerFailure, Record, RecordQueue, TopicHandle};
use crate::error::{Error, Kind, Result};
use crate::kafka::cluster::Cluster;
use crate::kafka::model::TopicPartitionName;
use crate::util::units::Offset;

/// How often a batch that comes broken, or an error without a name, is fetched past: a network that garbles is one cause, a broken
/// disk another.
const RETRIES: u8 = 3;

/// What is wanted of a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The partition.
    pub partition: TopicPartitionName,
    /// Where reading begins, which has to lie between the start and the end of the partition.
    pub start: Offset,
    /// The first record that is wanted; may lie behind the end as it is now.
    pub from: Offset,
    /// Behind the last record that is wanted; `None` for all that ever come.
    pub to: Option<Offset>,
}

/// How far a partition has been read.
#[derive(Debug)]
pub struct Place {
    /// What was wanted.
    pub span: Span,
    /// Behind the last record that was handed on or passed over.
    pub next: Offset,
    /// Whether there is more to read.
    pub state: PlaceState,
    /// What the group has been told of; `None` before the first commit.
    pub(super) committed: Option<Offset>,
    /// Fetched again so many times in a row.
    retries: u8,
}

/// Whether there is more to read of a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceState {
    /// Records may come.
    Reading,
    /// All that was wanted has come.
    Done,
    /// It cannot be read, or belongs to another member of the group.
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

/// What is to be done after a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Continue,
    /// No more of this partition is wanted.
    EndPartition,
    /// Nothing more is wanted.
    End,
}

/// Something that happened to a partition while it was read.
#[derive(Debug)]
pub enum Incident {
    /// So many partitions cannot be read on.
    Failed(Error, usize),
    /// Records that were to be read next are gone.
    RecordsGone(TopicPartitionName, Offset),
}

/// Reads partitions.
pub struct Reader<'c> {
    pub(super) cluster: &'c Cluster,
    pub(super) queue: RecordQueue<'c>,
    pub(super) group: Option<RecordQueue<'c>>,
    topics: BTreeMap<String, TopicHandle<'c>>,
    pub(super) places: Vec<Place>,
    /// The place of each partition, by the mark of its topic and its number.
    pub(super) index: HashMap<(usize, i32), usize>,
    incidents: Vec<Incident>,
    /// Partitions that librdkafka has set back or on by itself, since the topics were last known to be the same.
    moved: BTreeSet<TopicPartitionName>,
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("places", &self.places).finish_non_exhaustive()
    }
}

impl<'c> Reader<'c> {
    /// A reader of nothing yet. The cluster's settings have to be those of a reader.
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

    /// Begins to read a partition, without a group.
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

    /// Whether something may still come of the partitions there are.
    pub fn is_reading(&self) -> bool {
        self.places.iter().any(|place| place.state == PlaceState::Reading)
    }

    /// What has happened to partitions since the last time.
    pub fn take_incidents(&mut self) -> Vec<Incident> {
        let resets = self.cluster.client.take_resets();
        let mut incidents = std::mem::take(&mut self.incidents);
        self.moved.extend(resets.iter().map(|(name, _)| name.clone()));
        incidents.extend(resets.into_iter().map(|(name, offset)| Incident::RecordsGone(name, offset)));
        incidents
    }

    /// Whether no broker can be reached just now; reading goes on when one can.
    pub fn is_cut_off(&self) -> bool {
        self.cluster.client.is_down()
    }

    /// Ends to read the partitions of a topic that does not exist any more.
    pub fn topic_is_gone(&mut self, topic: &str) {
        self.end_topic(topic, Kind::NotFound, format!("topic '{topic}' was deleted while it was read"));
    }

    /// Ends to read the partitions of a topic that another one has taken the place of.
    pub fn topic_was_replaced(&mut self, topic: &str) {
        let message = format!("topic '{topic}' was deleted and made again while it was read");
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
        // A group has taken the partitions back already.
        if self.group.is_some() {
            let of_topic = self.places.iter().filter(|place| place.span.partition.topic == topic);
            count = of_topic.count().max(1);
        }
        if count > 0 {
            self.incidents.push(Incident::Failed(Error::new(kind, message), count));
        }
    }

    /// Begins to read a topic at its first records that was deleted and made again; `starts` is where its partitions begin.
    /// Partitions that librdkafka has set back by itself, as their offsets were out of range, have begun there already.
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

    /// Forgets which partitions librdkafka has moved by itself: the topics are still the same.
    pub fn topics_are_the_same(&mut self) {
        self.moved.clear();
    }

    /// Takes note of where librdkafka goes on, where it has given up the position of a partition.
    pub fn goes_on(&mut self, partition: &TopicPartitionName, given_up: Offset, start: Offset) {
        let place = self.places.iter_mut().find(|place| place.span.partition == *partition);
        if let Some(place) =
            place.filter(|place| place.state == PlaceState::Reading && place.next == given_up)
        {
            place.reached(start);
        }
    }

    /// How far a partition has been read by this reader, also where it is not read any more; `None` where it has not been.
    pub fn position(&self, partition: &TopicPartitionName) -> Option<Offset> {
        let place = self.places.iter().find(|place| place.span.partition == *partition)?;
        (place.next > place.span.start).then_some(place.next)
    }

    /// Ends to read a partition from which nothing comes.
    pub fn give_up(&mut self, at: usize) {
        self.end(at, PlaceState::Gone);
    }

    /// Ends to read a partition.
    pub fn give_up_partition(&mut self, partition: &TopicPartitionName) {
        if let Some(at) = self.places.iter().position(|place| place.span.partition == *partition) {
            self.end(at, PlaceState::Gone);
        }
    }

    /// Ends to read all partitions.
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

    /// Hands the records that have come to `each`, with the number of their place and their topic; waits for the first one.
    /// Gives how many things came, which may be signs of an end and no records.
    pub fn read(
        &mut self,
        wait: Duration,
        mut each: impl FnMut(usize, &str, Record<'_>) -> Flow,
    ) -> Result<usize> {
        let Self { queue, places, index, .. } = self;
        // Records of a partition come in a row: most need no look into the index.
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
                    // Markers of transactions and what compaction has removed lie between the last record and here.
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
        // With the last one all fetching ends, and faster.
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
            _ if is_broken(failure) && self.places[at].retries < RETRIES => {
                self.places[at].retries += 1;
                return self.start_again(at);
            }
            // As Java's consumer does; librdkafka goes on by itself.
            ErrorCode::UNKNOWN_SERVER_ERROR if self.places[at].retries < RETRIES => {
                self.places[at].retries += 1;
                return Ok(());
            }
            _ if is_broken(failure) => {
                let next = self.places[at].next;
                let what = format!("{what} from offset {next} on");
                self.incidents.push(Incident::Failed(self.broken(&what, failure), 1));
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

    /// A batch that came broken, or is larger than librdkafka takes.
    fn broken(&self, what: &str, failure: &BrokerFailure) -> Error {
        // "Decompression (codec 0x4) of message at 0 of 5324 bytes failed: Local: Invalid compressed data"
        if !failure.words.contains(OF_ZSTD) {
            return Error::new(Kind::DamagedBatch, format!("{what}: {}", failure.words));
        }
        let limit = self.cluster.client.settings.property(LARGEST_ANSWER).unwrap_or(DEFAULT_LARGEST_ANSWER);
        let message = format!(
            "{what}: a batch of zstd is damaged, or cannot be decompressed within {LARGEST_ANSWER} ({limit} bytes)"
        );
        Error::new(Kind::UndecompressedBatch { setting: LARGEST_ANSWER }, message)
    }

    /// Fetches again from the record on that is next.
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

/// How librdkafka tells of a batch of zstd that it cannot decompress. With this codec alone it has a limit, and where the size is
/// not in the batch, as with Java's producer, it tries a third of the limit or more and gives up.
const OF_ZSTD: &str = "Decompression (codec 0x4) ";
/// The setting for that limit, with librdkafka's default.
const LARGEST_ANSWER: &str = "receive.message.max.bytes";
const DEFAULT_LARGEST_ANSWER: &str = "100000000";

/// Whether a batch came broken.
fn is_broken(failure: &BrokerFailure) -> bool {
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

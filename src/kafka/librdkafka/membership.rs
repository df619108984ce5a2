//! Membership in a consumer group: partitions are assigned and revoked, and offsets are committed.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::ffi::{Arrival, Balance, BrokerFailure, Partitions, Rebalance, RecordQueue};
use super::reader::{Place, PlaceState, Reader, Span};
use crate::error::{Error, Kind, Result};
use crate::kafka::model::TopicPartitionName;
use crate::util::units::Offset;

use crate::kafka::error::ErrorCode;

/// Time to wait for one event while the group is being left.
const SLICE: Duration = Duration::from_millis(20);

/// Time before a commit that was refused during a rebalance is tried again.
const BETWEEN_COMMITS: Duration = Duration::from_millis(100);
/// The offset that means the committed one (`RD_KAFKA_OFFSET_STORED`).
const STORED: i64 = -1000;
const COULD_NOT_COMMIT: &str = "could not commit offsets of";

/// The outcome of a commit.
#[derive(Debug)]
pub enum Committed {
    /// All that has been read is committed.
    All,
    /// The group refuses commits during a rebalance.
    NotNow(Error),
}

/// A message of the group to a member.
#[derive(Debug)]
pub enum GroupEvent {
    /// Partitions to read: answer with [`Reader::take`].
    Assigned(Vec<TopicPartitionName>),
    /// Partitions that another member reads: answer with [`Reader::give_back`]. If they are lost, the other member reads them already, and
    /// nothing can be committed for them.
    Revoked {
        partitions: Vec<TopicPartitionName>,
        /// Whether it is too late to commit.
        lost: bool,
    },
}

impl Reader<'_> {
    /// Joins the group that the settings name, or changes the topics that are subscribed to.
    pub fn subscribe(&mut self, topics: &[String]) -> Result<()> {
        let handle = &self.cluster.client.handle;
        let joined = RecordQueue::of_group(handle).and_then(|queue| {
            self.group = Some(queue);
            handle.subscribe(topics)
        });
        joined.map_err(|failure| self.of_group("could not join", &failure))
    }

    fn of_group(&self, what: &str, failure: &BrokerFailure) -> Error {
        let message = format!("{what} the group");
        match failure.code {
            ErrorCode::FENCED_INSTANCE_ID => Error::new(
                Kind::InstanceIdTaken,
                format!("{message}: another member has taken the same instance id"),
            ),
            _ => self.cluster.no_answer(&message, failure.clone()),
        }
    }

    /// The next message of the group, if one has arrived.
    pub fn next_group_event(&mut self) -> Result<Option<GroupEvent>> {
        self.next_within(Duration::ZERO)
    }

    fn next_within(&self, wait: Duration) -> Result<Option<GroupEvent>> {
        let Some(queue) = &self.group else { return Ok(None) };
        let mut wait = wait;
        while let Some(event) = queue.poll(wait) {
            wait = Duration::ZERO;
            match event.arrival() {
                Arrival::Rebalance(Rebalance { what: Balance::Assigned, partitions }) => {
                    return Ok(Some(GroupEvent::Assigned(partitions)));
                }
                Arrival::Rebalance(Rebalance { what: Balance::Revoked, partitions }) => {
                    let lost = self.cluster.client.handle.is_assignment_lost();
                    return Ok(Some(GroupEvent::Revoked { partitions, lost }));
                }
                Arrival::Rebalance(Rebalance { what: Balance::Failed(failure), .. }) => {
                    return Err(self.of_group("could not stay in", &failure));
                }
                Arrival::Error(failure) if is_final(&failure) => {
                    return Err(self.of_group("could not stay in", &failure));
                }
                _ => {}
            }
        }
        Ok(None)
    }

    /// The committed offsets of the group; `None` for a partition without one.
    pub fn committed(
        &self,
        partitions: &[TopicPartitionName],
    ) -> Result<BTreeMap<TopicPartitionName, Option<Offset>>> {
        const WHAT: &str = "could not ask for the committed offsets of";
        let list = Partitions::new(partitions.iter().map(|one| (one.topic.as_str(), one.partition, -1)));
        let found = list.and_then(|list| {
            let found = self.cluster.client.handle.committed(&list, self.cluster.timeout())?;
            found.into_iter().map(|(name, offset)| offset.map(|offset| (name, offset))).collect()
        });
        found.map_err(|failure| self.of_group(WHAT, &failure))
    }

    /// Takes partitions that the group has assigned.
    pub fn take(&mut self, spans: Vec<Span>) -> Result<()> {
        let list = Partitions::new(
            spans.iter().map(|span| (span.partition.topic.as_str(), span.partition.partition, span.start.0)),
        );
        let taken = list.and_then(|list| {
            spans
                .iter()
                .try_for_each(|span| self.queue.take(&span.partition.topic, span.partition.partition))?;
            self.cluster.client.handle.assign(&list)
        });
        taken.map_err(|failure| self.of_group("could not take the partitions from", &failure))?;
        // The handles of topics may change: another topic may get the handle of this one.
        self.index.clear();
        for span in spans {
            // A partition that was assigned before keeps its index.
            let place = Place::new(span);
            match self.places.iter_mut().find(|known| known.span.partition == place.span.partition) {
                Some(known) => *known = place,
                None => self.places.push(place),
            }
        }
        Ok(())
    }

    /// Gives back revoked partitions, for which the caller has committed already.
    pub fn give_back(&mut self, partitions: &[TopicPartitionName]) -> Result<()> {
        let list = Partitions::new(partitions.iter().map(|one| (one.topic.as_str(), one.partition, -1)));
        let given = list.and_then(|list| self.cluster.client.handle.unassign(&list));
        given.map_err(|failure| self.of_group("could not give partitions back to", &failure))?;
        for place in &mut self.places {
            if partitions.contains(&place.span.partition) {
                place.state = PlaceState::Gone;
            }
        }
        Ok(())
    }

    /// Commits the positions that have changed. The caller has made sure that all records before them were written to the output.
    pub fn commit(&mut self) -> Result<Committed> {
        let moved = |place: &&mut Place| {
            place.state != PlaceState::Gone
                && place.next > place.span.start
                && place.committed != Some(place.next)
        };
        let mut moved: Vec<&mut Place> = self.places.iter_mut().filter(moved).collect();
        if moved.is_empty() {
            return Ok(Committed::All);
        }
        let offsets = moved
            .iter()
            .map(|place| (place.span.partition.topic.as_str(), place.span.partition.partition, place.next.0));
        let committed = Partitions::new(offsets)
            .and_then(|list| self.cluster.client.handle.commit(&list, self.cluster.timeout()));
        match committed {
            Ok(()) => {
                for place in &mut moved {
                    place.committed = Some(place.next);
                }
                Ok(Committed::All)
            }
            Err(failure) if is_of_rebalance(&failure) => {
                Ok(Committed::NotNow(self.of_group(COULD_NOT_COMMIT, &failure)))
            }
            Err(failure) => Err(self.of_group(COULD_NOT_COMMIT, &failure)),
        }
    }

    /// Commits before the group is left. During a rebalance the group refuses commits: then it is tried again until the rebalance ends, or
    /// `limit` has passed. Partitions that are assigned meanwhile are taken, and not read.
    pub fn commit_at_last(&mut self, limit: Duration) -> Result<()> {
        let deadline = Instant::now() + limit;
        loop {
            let refused = match self.commit()? {
                Committed::All => return Ok(()),
                Committed::NotNow(error) => error,
            };
            if Instant::now() >= deadline {
                return Err(refused);
            }
            match self.next_within(BETWEEN_COMMITS)? {
                Some(GroupEvent::Assigned(partitions)) => self.take_unread(&partitions)?,
                Some(GroupEvent::Revoked { partitions, .. }) => self.give_back(&partitions)?,
                None => {}
            }
        }
    }

    /// Takes partitions that are assigned while the group is left. Those that were assigned before can be committed again.
    fn take_unread(&mut self, partitions: &[TopicPartitionName]) -> Result<()> {
        let next = |one: &TopicPartitionName| self.position(one).map_or(STORED, |offset| offset.0);
        let list = partitions.iter().map(|one| (one.topic.as_str(), one.partition, next(one)));
        let taken = Partitions::new(list).and_then(|list| self.cluster.client.handle.assign(&list));
        taken.map_err(|failure| self.of_group("could not take the partitions from", &failure))?;
        for place in &mut self.places {
            if place.state == PlaceState::Gone && partitions.contains(&place.span.partition) {
                place.state = PlaceState::Done;
            }
        }
        Ok(())
    }

    /// Leaves the group within `limit`, so that the others do not have to wait for the session timeout.
    pub fn leave(&mut self, limit: Duration) -> Result<()> {
        let Some(queue) = &self.group else { return Ok(()) };
        let closed = queue.close_group();
        closed.map_err(|failure| self.of_group("could not leave", &failure))?;
        let deadline = Instant::now() + limit;
        while !self.cluster.client.handle.has_left_group() && Instant::now() < deadline {
            if let Some(GroupEvent::Revoked { partitions, .. }) = self.next_within(SLICE)? {
                self.give_back(&partitions)?;
            }
        }
        Ok(())
    }

    /// Fetches a partition again from the next record on.
    pub(super) fn seek(&self, at: usize) -> Result<()> {
        let place = &self.places[at];
        let TopicPartitionName { topic, partition } = &place.span.partition;
        let list = Partitions::new([(topic.as_str(), *partition, place.next.0)]);
        let done = list.and_then(|list| self.cluster.client.handle.seek(&list, self.cluster.timeout()));
        done.map_err(|failure| self.cluster.refused("could not read on", &failure))
    }
}

/// Whether a commit was refused because of a rebalance.
fn is_of_rebalance(failure: &BrokerFailure) -> bool {
    matches!(
        failure.code,
        ErrorCode::ILLEGAL_GENERATION
            | ErrorCode::REBALANCE_IN_PROGRESS
            | ErrorCode::UNKNOWN_MEMBER_ID
            | ErrorCode::STALE_MEMBER_EPOCH
            | ErrorCode::LOCAL_STATE
    )
}

/// Whether librdkafka does not try again by itself.
fn is_final(failure: &BrokerFailure) -> bool {
    matches!(
        failure.code,
        ErrorCode::GROUP_AUTHORIZATION_FAILED
            | ErrorCode::TOPIC_AUTHORIZATION_FAILED
            | ErrorCode::FENCED_INSTANCE_ID
            | ErrorCode::INCONSISTENT_GROUP_PROTOCOL
            | ErrorCode::INVALID_SESSION_TIMEOUT
            | ErrorCode::GROUP_MAX_SIZE_REACHED
            | ErrorCode::UNRELEASED_INSTANCE_ID
            | ErrorCode::UNSUPPORTED_ASSIGNOR
            | ErrorCode::LOCAL_FATAL
    )
}

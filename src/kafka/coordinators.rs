//! Requests to the coordinators of groups: to all of them at once, a limited number at a time, and repeated while coordinators move.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use super::error::ErrorCode;

use super::cluster::Cluster;
use super::group_model::Groups;
use super::librdkafka::NoAnswer;
use super::librdkafka::{Answer, BrokerFailure, Scope, Ticket};
use super::model::Metadata;
use crate::error::{Error, Kind, Result};
use crate::util::units::BrokerId;

/// Maximum number of requests in flight to one coordinator.
const WINDOW: usize = 64;
/// Time before a coordinator that is loading or moving is asked again.
const PAUSE: Duration = Duration::from_millis(100);
/// Maximum number of times that groups are listed again while coordinators move. Coordinators settle within a few pauses; a
/// service that names another leader each time would be asked for ever.
const LISTED_AGAIN: usize = 5;
/// The topic of the commits. The leader of a partition of it coordinates the groups whose names hash to that partition.
const OFFSETS_TOPIC: &str = "__consumer_offsets";

/// How the error of a listing begins.
pub(super) const NOT_LISTED: &str = "could not list groups";

/// Sends the request about one group, to a coordinator or, without one, to the one that librdkafka finds.
type Send<'s> = &'s dyn Fn(&str, Option<BrokerId>) -> std::result::Result<Ticket, BrokerFailure>;
/// The answers by group.
pub(super) type Answers = BTreeMap<String, std::result::Result<Answer, NoAnswer>>;

impl Cluster {
    /// Asks the coordinators of groups, with up to [`WINDOW`] requests in flight to each. A coordinator that is loading or has moved
    /// is asked again; one that did not answer is not.
    pub(super) fn ask_coordinators(&self, groups: &[String], send: Send<'_>) -> Result<Answers> {
        let mut answers = Answers::new();
        self.ask_coordinators_into(&mut answers, groups, send)?;
        Ok(answers)
    }

    /// Sends changes to the coordinators of groups. When that is stopped half-way, the answers that came are kept, and the other groups
    /// have the reason as their answer.
    pub(super) fn have_coordinators_change(&self, groups: &[String], send: Send<'_>) -> Answers {
        let mut answers = Answers::new();
        let asked =
            self.stop_before_sending().and_then(|()| self.ask_coordinators_into(&mut answers, groups, send));
        if let Err(error) = asked {
            let unasked = error.with_message("stopped before the rest was sent");
            for group in groups {
                answers.entry(group.clone()).or_insert_with(|| Err(NoAnswer::NotSent(unasked.again())));
            }
        }
        answers
    }

    fn ask_coordinators_into(&self, answers: &mut Answers, groups: &[String], send: Send<'_>) -> Result<()> {
        let deadline = Instant::now() + self.timeout();
        let mut left: Vec<String> = groups.to_vec();
        let mut is_first = true;
        while !left.is_empty() {
            let metadata = self.client.metadata(Scope::Topic(OFFSETS_TOPIC));
            let metadata =
                metadata.map_err(|cause| self.explain("could not ask for the coordinators", cause))?;
            let mut queues: BTreeMap<Option<BrokerId>, VecDeque<String>> = BTreeMap::new();
            for group in left.drain(..) {
                match coordinator(&metadata, &group) {
                    // A broker that answered NOT_COORDINATOR is skipped; any broker is asked who the coordinator is.
                    Ok(broker) => queues.entry(broker.filter(|_| is_first)).or_default().push_back(group),
                    Err(error) => drop(answers.insert(group, Err(NoAnswer::Own(error)))),
                }
            }
            left = self.work_off(queues, send, answers)?;
            is_first = false;
            if left.is_empty() || Instant::now() + PAUSE >= deadline {
                break;
            }
            for group in &left {
                answers.remove(group);
            }
            self.let_coordinators_move()?;
        }
        Ok(())
    }

    /// Lists groups, and lists them again if coordinators moved meanwhile: a group that moves is on the list of neither coordinator,
    /// or of both. When a broker did not answer, the list is not repeated: that wait was long enough.
    pub(super) fn list_settled(&self, list: impl Fn(&[BrokerId]) -> Result<Groups>) -> Result<Groups> {
        let mut before = self
            .client
            .metadata(Scope::Topic(OFFSETS_TOPIC))
            .map_err(|cause| self.explain(NOT_LISTED, cause))?;
        let mut again = LISTED_AGAIN;
        let mut found = loop {
            let mut found = list(&before.brokers)?;
            found.groups.sort_by(|a, b| a.name.cmp(&b.name));
            let has_twins = found.groups.windows(2).any(|pair| pair[0].name == pair[1].name);
            if again == 0 || !found.silent.is_empty() {
                break found;
            }
            match self.client.glance_at_metadata(Scope::Topic(OFFSETS_TOPIC)) {
                Some(after) if has_twins || leaders(&after) != leaders(&before) => before = after,
                _ => break found,
            }
            again -= 1;
            self.let_coordinators_move()?;
        };
        found.groups.dedup_by(|a, b| a.name == b.name);
        Ok(found)
    }

    /// Waits for [`PAUSE`] before coordinators are asked again.
    pub(super) fn let_coordinators_move(&self) -> Result<()> {
        let waited = self.client.serve_for(PAUSE);
        waited.map_err(|cause| self.explain("could not ask the coordinators", cause))
    }

    /// Asks about each group once. Returns the groups to ask about again, whose answer is the reason for now.
    fn work_off(
        &self,
        mut queues: BTreeMap<Option<BrokerId>, VecDeque<String>>,
        send: Send<'_>,
        answers: &mut Answers,
    ) -> Result<Vec<String>> {
        let mut waiting: BTreeMap<Ticket, (Option<BrokerId>, String)> = BTreeMap::new();
        let mut again = Vec::new();
        let ask_next = |broker: Option<BrokerId>,
                        queue: &mut VecDeque<String>,
                        waiting: &mut BTreeMap<Ticket, (Option<BrokerId>, String)>,
                        answers: &mut Answers| {
            let Some(group) = queue.pop_front() else { return };
            match send(&group, broker) {
                Ok(ticket) => drop(waiting.insert(ticket, (broker, group))),
                Err(failure) => drop(answers.insert(group, Err(failure.into()))),
            }
        };
        for (&broker, queue) in &mut queues {
            for _ in 0..WINDOW {
                ask_next(broker, queue, &mut waiting, answers);
            }
        }
        while !waiting.is_empty() {
            let (ticket, answer) = match self.client.next_answer(self.timeout()) {
                Ok(answer) => answer,
                Err(cause @ (NoAnswer::Own(_) | NoAnswer::Login(_))) => {
                    let error = self.explain("could not ask the coordinators", cause);
                    let stopped = |(_, group)| (group, Err(NoAnswer::Own(error.again())));
                    answers.extend(waiting.into_values().map(stopped));
                    return Err(error);
                }
                Err(_) => break,
            };
            let Some((broker, group)) = waiting.remove(&ticket) else { continue };
            let answer = answer.map_err(NoAnswer::from);
            let is_silent = matches!(answer, Err(NoAnswer::Late | NoAnswer::Unreachable));
            if is_transient(&answer) {
                again.push(group.clone());
            }
            answers.insert(group, answer);
            if let Some(queue) = queues.get_mut(&broker) {
                if is_silent {
                    answers.extend(queue.drain(..).map(|group| (group, Err(NoAnswer::NotAsked))));
                }
                ask_next(broker, queue, &mut waiting, answers);
            }
        }
        answers.extend(waiting.into_values().map(|(_, group)| (group, Err(NoAnswer::Late))));
        answers.extend(queues.into_values().flatten().map(|group| (group, Err(NoAnswer::NotAsked))));
        Ok(again)
    }
}

/// Whether a broker says that it is not yet, or no longer, the coordinator.
fn is_transient(answer: &std::result::Result<Answer, NoAnswer>) -> bool {
    let failure = match answer {
        Err(NoAnswer::Refused(failure)) | Ok(Answer::Commits(Err(failure))) => failure,
        Ok(Answer::GroupDescriptions(groups)) => match groups.first() {
            Some(Err(failure)) => failure,
            _ => return false,
        },
        Ok(Answer::Items(items)) => match items.first().map(|item| &item.result) {
            Some(Err(failure)) => failure,
            _ => return false,
        },
        Ok(Answer::Partitions(partitions)) => match partitions.first().map(|one| &one.result) {
            Some(Err(failure)) => failure,
            _ => return false,
        },
        _ => return false,
    };
    means_moving(failure.code)
}

/// Whether a code means that coordinators are moving, and there is time to ask again.
pub(super) fn may_ask_again(code: ErrorCode, deadline: Instant) -> bool {
    means_moving(code) && Instant::now() + PAUSE < deadline
}

fn means_moving(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::NOT_COORDINATOR
            | ErrorCode::COORDINATOR_NOT_AVAILABLE
            | ErrorCode::COORDINATOR_LOAD_IN_PROGRESS
    )
}

/// The leaders of the partitions of the topic of the commits, which are the coordinators.
fn leaders(metadata: &Metadata) -> Vec<(i32, Option<BrokerId>)> {
    let partitions = metadata.topic(OFFSETS_TOPIC).map_or(&[][..], |topic| &topic.partitions);
    partitions.iter().map(|partition| (partition.id, partition.leader)).collect()
}

/// The coordinator of a group: the leader of the partition to which its name hashes (`GroupCoordinatorService.partitionFor`). Finding
/// it here saves a request for each group. `None` when that topic does not exist: brokers name the coordinator then.
fn coordinator(metadata: &Metadata, group: &str) -> Result<Option<BrokerId>> {
    let Some(topic) = metadata.topic(OFFSETS_TOPIC).filter(|topic| !topic.partitions.is_empty()) else {
        return Ok(None);
    };
    // `Utils.abs` of the smallest number is 0.
    let count = i32::try_from(topic.partitions.len()).unwrap_or(i32::MAX);
    let number = java_hash(group).checked_abs().unwrap_or(0) % count;
    let Some(partition) = topic.partitions.iter().find(|partition| partition.id == number) else {
        return Ok(None);
    };
    partition.leader.map(Some).ok_or_else(|| {
        Error::new(
            Kind::NoCoordinator,
            format!("group '{group}' has no coordinator: {OFFSETS_TOPIC} partition {number} has no leader"),
        )
    })
}

/// `String.hashCode` of Java.
fn java_hash(text: &str) -> i32 {
    text.encode_utf16().fold(0, |hash: i32, unit| hash.wrapping_mul(31).wrapping_add(i32::from(unit)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kafka::{Partition, Topic};

    #[test]
    fn the_coordinator_is_found_as_brokers_find_it() {
        // From Java: "my-group".hashCode(), "größe".hashCode(), "𝄞".hashCode().
        assert_eq!([java_hash(""), java_hash("my-group")], [0, -1_906_497_762]);
        assert_eq!([java_hash("größe"), java_hash("𝄞")], [98_762_257, 1_772_394]);
        let partition = |id| Partition {
            id,
            leader: (id != 1).then_some(BrokerId(id)),
            replicas: Vec::new(),
            isr: Vec::new(),
        };
        let topic = Topic { name: OFFSETS_TOPIC.to_owned(), partitions: (0..8).map(partition).collect() };
        let metadata = Metadata { topics: vec![topic], ..Metadata::default() };
        assert_eq!(coordinator(&metadata, "my-group").unwrap(), Some(BrokerId(1_906_497_762 % 8)));
        // "polygenelubricants" has the smallest hash there is.
        assert_eq!(java_hash("polygenelubricants"), i32::MIN);
        assert_eq!(coordinator(&metadata, "polygenelubricants").unwrap(), Some(BrokerId(0)));
        // "größe" hashes to partition 1, which has no leader.
        assert_eq!(coordinator(&metadata, "größe").unwrap_err().kind(), &Kind::NoCoordinator);
        assert_eq!(coordinator(&Metadata::default(), "my-group").unwrap(), None);
    }
}

//! Events of a queue: log lines, errors, requests for tokens, answers.

use std::ptr::{self, NonNull};
use std::sync::Arc;

use crate::kafka::error::ErrorCode;
use rdkafka::bindings as rd;

use super::copy::{copy_cluster, copy_resources};
use super::group_answers;
use super::group_answers::ListedGroup;
use super::groups::FoundCommits;
use super::membership::{self, Rebalance};
use super::topics::{self, ItemResult, PartitionResult};
use super::{BrokerFailure, Owner, Ticket, raw, slice, text};
use crate::kafka::group_model::GroupDescription;

/// An event of a queue. It keeps its client alive.
pub(in crate::kafka) struct Event(
    pub(super) NonNull<rd::rd_kafka_event_t>,
    #[expect(dead_code, reason = "keeps the client alive")] pub(super) Arc<Owner>,
);

/// An event, copied out.
pub(in crate::kafka) enum Arrival {
    /// A line of librdkafka's log, with its syslog level.
    Log {
        level: i32,
        line: String,
    },
    /// An error of a connection or of the client.
    Error(BrokerFailure),
    /// The client needs a token.
    TokenWanted,
    /// The answer to a request.
    Answer(Ticket, Result<Answer, BrokerFailure>),
    Rebalance(Rebalance),
    /// An event that this program does not use.
    Other,
}

/// The content of an answer, by the request.
pub(in crate::kafka) enum Answer {
    /// To `describe_cluster`.
    Cluster(crate::kafka::ClusterIdentity),
    /// To `describe_configs` and `alter_configs`.
    Configs(Vec<ResourceConfigs>),
    /// To changes of topics or groups.
    Items(Vec<ItemResult<()>>),
    /// To `describe_topics`: the ids.
    TopicIds(Vec<ItemResult<crate::util::uuid::Uuid>>),
    /// To requests about partitions.
    Partitions(Vec<PartitionResult>),
    /// To `list_groups`.
    Groups(Result<Vec<ListedGroup>, BrokerFailure>),
    /// To `describe_group`.
    GroupDescriptions(Vec<Result<GroupDescription, BrokerFailure>>),
    /// To `list_commits`.
    Commits(Result<FoundCommits, BrokerFailure>),
}

/// The answer for one resource.
pub(in crate::kafka) struct ResourceConfigs {
    pub(in crate::kafka) name: String,
    pub(in crate::kafka) result: Result<Vec<crate::kafka::ConfigEntry>, BrokerFailure>,
}

impl Event {
    /// The content of the event.
    pub(in crate::kafka) fn arrival(&self) -> Arrival {
        let event = self.0.as_ptr();
        // SAFETY: the event is ours and lives as long as `self`; each accessor is called for an event of its own type, and
        // what it gives is copied before this function ends.
        unsafe {
            match rd::rd_kafka_event_type(event) {
                rd::RD_KAFKA_EVENT_LOG => {
                    let (mut facility, mut line, mut level) = (ptr::null(), ptr::null(), 0);
                    rd::rd_kafka_event_log(event, &raw mut facility, &raw mut line, &raw mut level);
                    Arrival::Log { level, line: text(line).unwrap_or_default() }
                }
                rd::RD_KAFKA_EVENT_ERROR => Arrival::Error(self.failure()),
                rd::RD_KAFKA_EVENT_OAUTHBEARER_TOKEN_REFRESH => Arrival::TokenWanted,
                rd::RD_KAFKA_EVENT_REBALANCE => Arrival::Rebalance(membership::rebalance(event)),
                kind => {
                    let ticket = Ticket(rd::rd_kafka_event_opaque(event).addr());
                    let mut count = 0;
                    let answer = match kind {
                        rd::RD_KAFKA_EVENT_DESCRIBECLUSTER_RESULT => {
                            self.checked().map(|()| Answer::Cluster(copy_cluster(event)))
                        }
                        rd::RD_KAFKA_EVENT_DESCRIBECONFIGS_RESULT => self.checked().map(|()| {
                            let result = rd::rd_kafka_event_DescribeConfigs_result(event);
                            let resources =
                                rd::rd_kafka_DescribeConfigs_result_resources(result, &raw mut count);
                            Answer::Configs(copy_resources(slice(resources, count)))
                        }),
                        rd::RD_KAFKA_EVENT_INCREMENTALALTERCONFIGS_RESULT => self.checked().map(|()| {
                            let result = rd::rd_kafka_event_IncrementalAlterConfigs_result(event);
                            let resources =
                                rd::rd_kafka_IncrementalAlterConfigs_result_resources(result, &raw mut count);
                            Answer::Configs(copy_resources(slice(resources, count)))
                        }),
                        // Checked first: with an error some of these events have no content.
                        _ => match self.checked() {
                            Err(failure) => Err(failure),
                            Ok(()) => {
                                match topics::answer(event, kind)
                                    .or_else(|| group_answers::answer(event, kind))
                                {
                                    Some(answer) => Ok(answer),
                                    None => return Arrival::Other,
                                }
                            }
                        },
                    };
                    Arrival::Answer(ticket, answer)
                }
            }
        }
    }

    fn failure(&self) -> BrokerFailure {
        let event = self.0.as_ptr();
        // SAFETY: the event lives as long as `self`; its text is copied.
        unsafe {
            BrokerFailure::of(raw::rd_kafka_event_error(event), text(rd::rd_kafka_event_error_string(event)))
        }
    }

    pub(super) fn checked(&self) -> Result<(), BrokerFailure> {
        // SAFETY: the event lives as long as `self`.
        match unsafe { raw::rd_kafka_event_error(self.0.as_ptr()) } {
            ErrorCode::NONE => Ok(()),
            _ => Err(self.failure()),
        }
    }
}

impl Drop for Event {
    fn drop(&mut self) {
        // SAFETY: ours.
        unsafe { rd::rd_kafka_event_destroy(self.0.as_ptr()) };
    }
}

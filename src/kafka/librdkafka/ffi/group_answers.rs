//! Answers about groups, copied into owned types.

use std::ffi::c_int;

use rdkafka::bindings as rd;

use super::copy::copy_node;
use super::partitions::elements;
use super::topics::{ItemResult, copy_partition};
use super::{Answer, BrokerFailure, present, raw, slice, text};
use crate::kafka::error::ErrorCode;
use crate::kafka::group_model::{Commit, GroupDescription, GroupMember, GroupState, GroupType};
use crate::kafka::member_assignment::member_assignment;
use crate::kafka::{Broker, TopicPartitionName};
use crate::util::units::Offset;

/// A consumer group as its coordinator lists it.
pub(in crate::kafka) struct ListedGroup {
    pub(in crate::kafka) name: String,
    pub(in crate::kafka) group_type: Option<GroupType>,
    pub(in crate::kafka) state: Option<GroupState>,
    /// Whether it has commits and never had members.
    pub(in crate::kafka) is_simple: bool,
}

/// The answer in an event about groups; `None` for an event that is about something else.
///
/// # Safety
/// The event lives, and is of this kind.
pub(super) unsafe fn answer(event: *mut rd::rd_kafka_event_t, kind: i32) -> Option<Answer> {
    let mut count = 0;
    // SAFETY: by the contract of this function; each accessor is called for an event of its own type that has no error; all is
    // copied here.
    unsafe {
        Some(match kind {
            rd::RD_KAFKA_EVENT_LISTCONSUMERGROUPS_RESULT => {
                let result = rd::rd_kafka_event_ListConsumerGroups_result(event);
                let errors =
                    slice(rd::rd_kafka_ListConsumerGroups_result_errors(result, &raw mut count), count);
                if let Some(failure) = present(errors).find_map(|error| failure_of(error)) {
                    return Some(Answer::Groups(Err(failure)));
                }
                let groups =
                    slice(rd::rd_kafka_ListConsumerGroups_result_valid(result, &raw mut count), count);
                Answer::Groups(Ok(present(groups).map(|group| copy_listing(group)).collect()))
            }
            rd::RD_KAFKA_EVENT_DESCRIBECONSUMERGROUPS_RESULT => {
                let result = rd::rd_kafka_event_DescribeConsumerGroups_result(event);
                let groups =
                    slice(rd::rd_kafka_DescribeConsumerGroups_result_groups(result, &raw mut count), count);
                Answer::GroupDescriptions(present(groups).map(|group| copy_description(group)).collect())
            }
            rd::RD_KAFKA_EVENT_LISTCONSUMERGROUPOFFSETS_RESULT => {
                let result = rd::rd_kafka_event_ListConsumerGroupOffsets_result(event);
                commits(slice(
                    rd::rd_kafka_ListConsumerGroupOffsets_result_groups(result, &raw mut count),
                    count,
                ))
            }
            rd::RD_KAFKA_EVENT_ALTERCONSUMERGROUPOFFSETS_RESULT => {
                let result = rd::rd_kafka_event_AlterConsumerGroupOffsets_result(event);
                changes(slice(
                    rd::rd_kafka_AlterConsumerGroupOffsets_result_groups(result, &raw mut count),
                    count,
                ))
            }
            rd::RD_KAFKA_EVENT_DELETECONSUMERGROUPOFFSETS_RESULT => {
                let result = rd::rd_kafka_event_DeleteConsumerGroupOffsets_result(event);
                changes(slice(
                    rd::rd_kafka_DeleteConsumerGroupOffsets_result_groups(result, &raw mut count),
                    count,
                ))
            }
            rd::RD_KAFKA_EVENT_DELETEGROUPS_RESULT => {
                let result = rd::rd_kafka_event_DeleteGroups_result(event);
                let groups = slice(rd::rd_kafka_DeleteGroups_result_groups(result, &raw mut count), count);
                let copy = |group: *const rd::rd_kafka_group_result_t| ItemResult {
                    name: text(rd::rd_kafka_group_result_name(group)).unwrap_or_default(),
                    result: failure_of(rd::rd_kafka_group_result_error(group)).map_or(Ok(()), Err),
                };
                Answer::Items(present(groups).map(copy).collect())
            }
            _ => return None,
        })
    }
}

/// # Safety
/// The error is null or lives.
unsafe fn failure_of(error: *const rd::rd_kafka_error_t) -> Option<BrokerFailure> {
    // SAFETY: by the contract of this function; the text is copied.
    unsafe {
        match raw::rd_kafka_error_code(error) {
            ErrorCode::NONE => None,
            // Without a message of the broker the text ends with a colon: "ConsumerGroupDescribe: ".
            code => {
                let words = text(rd::rd_kafka_error_string(error));
                Some(BrokerFailure::of(code, words.filter(|words| !words.trim_end().ends_with(':'))))
            }
        }
    }
}

/// # Safety
/// The groups are those of an event that still lives.
unsafe fn commits(groups: &[*const rd::rd_kafka_group_result_t]) -> Answer {
    let copy = |one: &raw::TopicPartition| {
        let metadata = one.metadata.cast::<u8>();
        let commit = || Commit {
            offset: Offset(one.offset),
            // SAFETY: the partition lives.
            leader_epoch: Some(unsafe { raw::rd_kafka_topic_partition_get_leader_epoch(one) })
                .filter(|&epoch| epoch >= 0),
            // SAFETY: librdkafka gives the length of what the pointer leads to.
            metadata: String::from_utf8_lossy(unsafe { slice(metadata, one.metadata_size) }).into_owned(),
        };
        let commit = match one.err {
            ErrorCode::NONE => Ok((one.offset >= 0).then(commit)),
            code => Err(BrokerFailure::of(code, None)),
        };
        // SAFETY: the text lives; it is copied.
        let topic = unsafe { text(one.topic) }.unwrap_or_default();
        (TopicPartitionName { topic, partition: one.partition }, commit)
    };
    let of_group = |group: *const rd::rd_kafka_group_result_t| {
        // SAFETY: by the contract of this function; all is copied here.
        unsafe {
            match failure_of(rd::rd_kafka_group_result_error(group)) {
                Some(failure) => Err(failure),
                None => Ok(elements(rd::rd_kafka_group_result_partitions(group)).iter().map(copy).collect()),
            }
        }
    };
    Answer::Commits(present(groups).map(of_group).next().unwrap_or_else(|| Err(BrokerFailure::no_result())))
}

/// # Safety
/// The groups are those of an event that still lives.
unsafe fn changes(groups: &[*const rd::rd_kafka_group_result_t]) -> Answer {
    let mut results = Vec::new();
    for group in present(groups) {
        // SAFETY: by the contract of this function; all is copied here.
        unsafe {
            let failure = failure_of(rd::rd_kafka_group_result_error(group));
            for one in elements(rd::rd_kafka_group_result_partitions(group)) {
                let mut copied = copy_partition(one, -1);
                if let Some(failure) = &failure {
                    copied.result = Err(failure.clone());
                }
                results.push(copied);
            }
        }
    }
    Answer::Partitions(results)
}

fn copy_type(kind: c_int) -> Option<GroupType> {
    use rd::rd_kafka_consumer_group_type_t as Type;
    match kind {
        _ if kind == Type::RD_KAFKA_CONSUMER_GROUP_TYPE_CONSUMER as c_int => Some(GroupType::Consumer),
        _ if kind == Type::RD_KAFKA_CONSUMER_GROUP_TYPE_CLASSIC as c_int => Some(GroupType::Classic),
        _ => None,
    }
}

/// librdkafka 2.12 knows the states of classic groups only. A group of the consumer protocol may also be `Assigning` or `Reconciling`
/// (KIP-848).
fn copy_state(state: c_int, group_type: Option<GroupType>) -> Option<GroupState> {
    use rd::rd_kafka_consumer_group_state_t as State;
    let known = [
        (State::RD_KAFKA_CONSUMER_GROUP_STATE_PREPARING_REBALANCE, GroupState::PreparingRebalance),
        (State::RD_KAFKA_CONSUMER_GROUP_STATE_COMPLETING_REBALANCE, GroupState::CompletingRebalance),
        (State::RD_KAFKA_CONSUMER_GROUP_STATE_STABLE, GroupState::Stable),
        (State::RD_KAFKA_CONSUMER_GROUP_STATE_DEAD, GroupState::Dead),
        (State::RD_KAFKA_CONSUMER_GROUP_STATE_EMPTY, GroupState::Empty),
    ];
    let known = known.into_iter().find(|&(number, _)| number as c_int == state).map(|(_, state)| state);
    known.or_else(|| (group_type == Some(GroupType::Consumer)).then_some(GroupState::Rebalancing))
}

/// # Safety
/// The listing is one of an event that still lives.
unsafe fn copy_listing(group: *const rd::rd_kafka_ConsumerGroupListing_t) -> ListedGroup {
    // SAFETY: by the contract of this function; all is copied here.
    unsafe {
        let group_type = copy_type(raw::rd_kafka_ConsumerGroupListing_type(group));
        ListedGroup {
            name: text(rd::rd_kafka_ConsumerGroupListing_group_id(group)).unwrap_or_default(),
            group_type,
            state: copy_state(raw::rd_kafka_ConsumerGroupListing_state(group), group_type),
            is_simple: rd::rd_kafka_ConsumerGroupListing_is_simple_consumer_group(group) != 0,
        }
    }
}

/// # Safety
/// The description is one of an event that still lives.
unsafe fn copy_description(
    group: *const rd::rd_kafka_ConsumerGroupDescription_t,
) -> Result<GroupDescription, BrokerFailure> {
    // SAFETY: by the contract of this function; all is copied here.
    unsafe {
        if let Some(failure) = failure_of(rd::rd_kafka_ConsumerGroupDescription_error(group)) {
            return Err(failure);
        }
        let group_type = copy_type(raw::rd_kafka_ConsumerGroupDescription_type(group));
        let coordinator = rd::rd_kafka_ConsumerGroupDescription_coordinator(group);
        let members = 0..rd::rd_kafka_ConsumerGroupDescription_member_count(group);
        let members: Vec<GroupMember> = members
            .map(|index| copy_member(rd::rd_kafka_ConsumerGroupDescription_member(group, index)))
            .collect();
        let is_simple = rd::rd_kafka_ConsumerGroupDescription_is_simple_consumer_group(group) != 0;
        Ok(GroupDescription {
            name: text(rd::rd_kafka_ConsumerGroupDescription_group_id(group)).unwrap_or_default(),
            group_type,
            protocol_type: Some(if is_simple { String::new() } else { "consumer".to_owned() }),
            state: copy_state(raw::rd_kafka_ConsumerGroupDescription_state(group), group_type),
            assignor: text(rd::rd_kafka_ConsumerGroupDescription_partition_assignor(group))
                .filter(|name| !name.is_empty()),
            coordinator: (!coordinator.is_null()).then(|| copy_node(coordinator)).filter(Broker::is_known),
            member_count: Some(members.len()),
            members,
        })
    }
}

/// # Safety
/// The member is one of a list that still lives.
pub(super) unsafe fn copy_listed_member(
    member: &rd::rd_kafka_group_member_info,
    is_of_consumers: bool,
) -> GroupMember {
    // SAFETY: by the contract of this function; all is copied here.
    unsafe {
        let length = usize::try_from(member.member_assignment_size).unwrap_or(0);
        let assignment = slice(member.member_assignment.cast::<u8>(), length);
        GroupMember {
            consumer_id: text(member.member_id).unwrap_or_default(),
            instance_id: None,
            client_id: text(member.client_id).unwrap_or_default(),
            host: text(member.client_host).unwrap_or_default(),
            assignment: is_of_consumers.then(|| member_assignment(assignment)).flatten(),
            target: None,
        }
    }
}

/// # Safety
/// The member is one of an event that still lives.
unsafe fn copy_member(member: *const rd::rd_kafka_MemberDescription_t) -> GroupMember {
    let partitions = |assignment: *const rd::rd_kafka_MemberAssignment_t| {
        if assignment.is_null() {
            return None;
        }
        // SAFETY: by the contract of this function; all is copied here.
        let list = unsafe { elements(rd::rd_kafka_MemberAssignment_partitions(assignment)) };
        let names = list.iter().map(|one| TopicPartitionName {
            // SAFETY: the text lives; it is copied.
            topic: unsafe { text(one.topic) }.unwrap_or_default(),
            partition: one.partition,
        });
        let mut names: Vec<_> = names.collect();
        names.sort();
        Some(names)
    };
    // SAFETY: by the contract of this function; all is copied here.
    unsafe {
        GroupMember {
            consumer_id: text(rd::rd_kafka_MemberDescription_consumer_id(member)).unwrap_or_default(),
            instance_id: text(rd::rd_kafka_MemberDescription_group_instance_id(member))
                .filter(|id| !id.is_empty()),
            client_id: text(rd::rd_kafka_MemberDescription_client_id(member)).unwrap_or_default(),
            host: text(rd::rd_kafka_MemberDescription_host(member)).unwrap_or_default(),
            assignment: Some(
                partitions(rd::rd_kafka_MemberDescription_assignment(member)).unwrap_or_default(),
            ),
            target: partitions(rd::rd_kafka_MemberDescription_target_assignment(member)),
        }
    }
}

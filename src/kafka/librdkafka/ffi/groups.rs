//! Requests about groups; their answers are in `group_answers.rs`.

use std::ffi::c_char;
use std::ptr;
use std::time::Duration;

use rdkafka::bindings as rd;

use super::group_answers::copy_listed_member;
use super::partitions::Partitions;
use super::topics::Made;
use super::{BrokerFailure, Handle, Ticket, c_text, raw, slice, text};
use crate::kafka::group_model::{Commit, GroupMember, GroupState};
use crate::kafka::{Broker, TopicPartitionName};
use crate::util::units::BrokerId;

/// A group of any protocol type, from the first version of `DescribeGroups`. Of groups that this version does not know (KIP-848, share
/// and streams groups) only the name is known.
pub(in crate::kafka) struct AnyGroup {
    pub(in crate::kafka) name: String,
    pub(in crate::kafka) coordinator: Broker,
    pub(in crate::kafka) state: Option<GroupState>,
    pub(in crate::kafka) protocol_type: String,
    /// Its members. Their assignment is read for consumers only, as each protocol type has its own format.
    pub(in crate::kafka) members: Vec<GroupMember>,
    /// The metadata with which each member joined.
    pub(in crate::kafka) subscriptions: Vec<Vec<u8>>,
}

/// The commits of a group, by partition.
pub(super) type FoundCommits = Vec<(TopicPartitionName, Result<Option<Commit>, BrokerFailure>)>;

impl Handle {
    /// Asks a broker for the consumer groups that it coordinates.
    pub(in crate::kafka) fn list_groups(
        &self,
        broker: BrokerId,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPS;
        let options = self.options(operation, Some(broker), timeout)?;
        // SAFETY: all live for the call, which copies them.
        unsafe {
            rd::rd_kafka_ListConsumerGroups(self.client.as_ptr(), options.0.as_ptr(), self.queue.as_ptr());
        }
        Ok(options.1)
    }

    /// Groups of all types, or the one with a name. Blocks until the answers or the timeout, and serves no events meanwhile. When a
    /// broker does not answer, the groups of the others are returned, if there are any.
    pub(in crate::kafka) fn any_groups(
        &self,
        name: Option<&str>,
        timeout: Duration,
    ) -> Result<Vec<AnyGroup>, BrokerFailure> {
        let mut list = ptr::null();
        let name = name.map(c_text).transpose()?;
        // SAFETY: the client lives, and the name for the call; the list is ours to destroy.
        let code = unsafe {
            raw::rd_kafka_list_groups(
                self.client.as_ptr(),
                name.as_ref().map_or(ptr::null(), |name| name.as_ptr()),
                &raw mut list,
                super::millis(timeout),
            )
        };
        if list.is_null() {
            return Err(BrokerFailure::of(code, None));
        }
        let copy = |one: &raw::GroupInfo| {
            // SAFETY: the texts live as long as the list.
            let (name, state, kind) = unsafe { (text(one.group), text(one.state), text(one.protocol_type)) };
            // SAFETY: there are as many members as it says.
            let members = unsafe { slice(one.members, usize::try_from(one.member_cnt).unwrap_or(0)) };
            let subscription = |member: &rd::rd_kafka_group_member_info| {
                let length = usize::try_from(member.member_metadata_size).unwrap_or(0);
                // SAFETY: the length of the metadata stands beside it.
                unsafe { slice(member.member_metadata.cast::<u8>(), length).to_vec() }
            };
            let is_of_consumers = kind.as_deref() == Some("consumer");
            let coordinator = Broker {
                id: BrokerId(one.broker.id),
                // SAFETY: the text lives as long as the list.
                host: unsafe { text(one.broker.host) }.unwrap_or_default(),
                port: u16::try_from(one.broker.port).unwrap_or(0),
                rack: None,
            };
            AnyGroup {
                name: name.unwrap_or_default(),
                coordinator,
                state: state.and_then(|state| GroupState::named(&state)),
                protocol_type: kind.unwrap_or_default(),
                subscriptions: members.iter().map(subscription).collect(),
                // SAFETY: the members live as long as the list.
                members: members
                    .iter()
                    .map(|member| unsafe { copy_listed_member(member, is_of_consumers) })
                    .collect(),
            }
        };
        // SAFETY: not null, so it is a list with as many groups as it says; all is copied before it is destroyed.
        unsafe {
            let count = usize::try_from((*list).group_cnt).unwrap_or(0);
            let groups = slice((*list).groups.cast(), count).iter().map(copy).collect();
            rd::rd_kafka_group_list_destroy(list);
            Ok(groups)
        }
    }

    /// Asks a coordinator to describe a group; `None` for the one that brokers name.
    pub(in crate::kafka) fn describe_group(
        &self,
        group: &str,
        coordinator: Option<BrokerId>,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS;
        let options = self.options(operation, coordinator, timeout)?;
        let name = c_text(group)?;
        let mut names: [*const c_char; 1] = [name.as_ptr()];
        // SAFETY: all live for the call, which copies them.
        Ok(unsafe { self.send(rd::rd_kafka_DescribeConsumerGroups, &mut names, &options) })
    }

    /// Asks for all commits of a group.
    pub(in crate::kafka) fn list_commits(
        &self,
        group: &str,
        coordinator: Option<BrokerId>,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS;
        let options = self.options(operation, coordinator, timeout)?;
        let name = c_text(group)?;
        // SAFETY: all live for the call, which copies them; a null list asks for all partitions.
        Ok(unsafe {
            let mut made = Made(
                vec![rd::rd_kafka_ListConsumerGroupOffsets_new(name.as_ptr(), ptr::null())],
                rd::rd_kafka_ListConsumerGroupOffsets_destroy,
            );
            self.send(rd::rd_kafka_ListConsumerGroupOffsets, &mut made.0, &options)
        })
    }

    /// Sets commits of a group without members.
    pub(in crate::kafka) fn alter_commits(
        &self,
        group: &str,
        commits: &Partitions,
        coordinator: Option<BrokerId>,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_ALTERCONSUMERGROUPOFFSETS;
        let options = self.options(operation, coordinator, timeout)?;
        let name = c_text(group)?;
        // SAFETY: all live for the call, which copies them.
        Ok(unsafe {
            let mut made = Made(
                vec![rd::rd_kafka_AlterConsumerGroupOffsets_new(name.as_ptr(), commits.as_ptr())],
                rd::rd_kafka_AlterConsumerGroupOffsets_destroy,
            );
            self.send(rd::rd_kafka_AlterConsumerGroupOffsets, &mut made.0, &options)
        })
    }

    /// Removes commits of a group.
    pub(in crate::kafka) fn delete_commits(
        &self,
        group: &str,
        partitions: &Partitions,
        coordinator: Option<BrokerId>,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_DELETECONSUMERGROUPOFFSETS;
        let options = self.options(operation, coordinator, timeout)?;
        let name = c_text(group)?;
        // SAFETY: all live for the call, which copies them.
        Ok(unsafe {
            let mut made = Made(
                vec![rd::rd_kafka_DeleteConsumerGroupOffsets_new(name.as_ptr(), partitions.as_ptr())],
                rd::rd_kafka_DeleteConsumerGroupOffsets_destroy,
            );
            self.send(rd::rd_kafka_DeleteConsumerGroupOffsets, &mut made.0, &options)
        })
    }

    /// Deletes a group of any type that has no members.
    pub(in crate::kafka) fn delete_group(
        &self,
        group: &str,
        coordinator: Option<BrokerId>,
        timeout: Duration,
    ) -> Result<Ticket, BrokerFailure> {
        let operation = rd::rd_kafka_admin_op_t::RD_KAFKA_ADMIN_OP_DELETEGROUPS;
        let options = self.options(operation, coordinator, timeout)?;
        let name = c_text(group)?;
        // SAFETY: all live for the call, which copies them.
        Ok(unsafe {
            let mut made =
                Made(vec![rd::rd_kafka_DeleteGroup_new(name.as_ptr())], rd::rd_kafka_DeleteGroup_destroy);
            self.send(rd::rd_kafka_DeleteGroups, &mut made.0, &options)
        })
    }
}

//! Requests about groups.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::error::ErrorCode;

use super::cluster::{Cluster, SILENCE, wrong_answer};
use super::coordinators::{NOT_LISTED, may_ask_again};
use super::each::{Outcome, of_each};
use super::group_model::{
    Commits, GroupDescription, GroupListing, GroupState, GroupType, Groups, NewCommits,
};
use super::librdkafka::NoAnswer;
use super::librdkafka::{Answer, AnyGroup, BrokerFailure, ListedGroup, PartitionResult, Partitions, Scope};
use super::model::{Broker, TopicPartitionName};
use super::settings::Role;
use crate::error::{Error, Kind, Result};
use crate::util::consent::Consent;
use crate::util::units::BrokerId;

impl Cluster {
    /// Lists the consumer groups, without their members.
    pub fn consumer_groups(&self) -> Result<Groups> {
        self.list_settled(|brokers| self.list_consumer_groups(brokers))
    }

    /// Lists the groups of all types, with the number of their members. If `expected` groups are not on the list, their coordinators
    /// are asked: a broker may not know yet that it has become the coordinator.
    pub fn groups(&self, expected: &[String]) -> Result<Groups> {
        let list = || self.list_settled(|brokers| self.list_groups_of_all_kinds(brokers));
        let mut found = list()?;
        let is_listed = |name: &String| found.groups.iter().any(|group| group.name == *name);
        let unlisted: Vec<String> = expected.iter().filter(|name| !is_listed(name)).cloned().collect();
        // Such a request can create the topic of the commits. Without any group, nothing must be created.
        let may_exist = !unlisted.is_empty() && !found.groups.is_empty() && found.silent.is_empty();
        if may_exist && self.describe_groups(&unlisted)?.values().any(Result::is_ok) {
            found = list()?;
        }
        self.count_members(&mut found.groups)?;
        Ok(found)
    }

    fn list_consumer_groups(&self, brokers: &[BrokerId]) -> Result<Groups> {
        let deadline = Instant::now() + self.timeout();
        let mut found = Groups::default();
        let mut left = brokers.to_vec();
        while !left.is_empty() {
            let ask = |broker| (broker, self.client.handle.list_groups(broker, self.share_of_timeout()));
            let asked: Vec<_> = left.drain(..).map(ask).collect();
            for (broker, asked) in asked {
                let answer = match self.ask(asked) {
                    Ok(Answer::Groups(answer)) => answer.map_err(NoAnswer::from),
                    Ok(_) => return Err(wrong_answer()),
                    Err(cause) => Err(cause),
                };
                match answer {
                    Ok(groups) => {
                        found.groups.extend(groups.into_iter().map(|group| listing(broker, group)));
                    }
                    Err(NoAnswer::Refused(failure)) if may_ask_again(failure.code, deadline) => {
                        left.push(broker);
                    }
                    Err(NoAnswer::Late | NoAnswer::Unreachable) => found.silent.push(silent(broker)),
                    Err(cause) => return Err(self.explain(NOT_LISTED, cause)),
                }
            }
            if !left.is_empty() {
                self.let_coordinators_move()?;
            }
        }
        if !brokers.is_empty() && found.silent.len() == brokers.len() {
            return Err(self.explain(NOT_LISTED, NoAnswer::Late));
        }
        Ok(found)
    }

    fn list_groups_of_all_kinds(&self, brokers: &[BrokerId]) -> Result<Groups> {
        let mut found = self.list_consumer_groups(brokers)?;
        // Only the older ListGroups request lists groups that are not consumer groups. A broker that was silent is silent again.
        let limit = if found.silent.is_empty() { self.share_of_timeout() } else { SILENCE };
        let any = match self.any_groups(None, limit) {
            Err(_) if !found.silent.is_empty() => Vec::new(),
            any => any?,
        };
        let mut any: BTreeMap<String, AnyGroup> =
            any.into_iter().map(|group| (group.name.clone(), group)).collect();
        for group in &mut found.groups {
            // The older request knows groups of the classic protocol only.
            let known = any.remove(&group.name).filter(AnyGroup::is_known);
            group.member_count = known.map(|known| known.members.len());
        }
        found.groups.extend(any.into_values().map(listing_of_other));
        Ok(found)
    }

    /// Groups of all types, or the one with a name, from the older `ListGroups` and `DescribeGroups` requests.
    fn any_groups(&self, name: Option<&str>, limit: Duration) -> Result<Vec<AnyGroup>> {
        let deadline = Instant::now() + self.timeout();
        loop {
            match self.client.handle.any_groups(name, limit) {
                Ok(any) => return Ok(any),
                Err(failure) if may_ask_again(failure.code, deadline) => self.let_coordinators_move()?,
                Err(failure) => return Err(self.no_answer(NOT_LISTED, failure)),
            }
        }
    }

    /// The URLs of the workers of Connect clusters, by group; `None` while the group rebalances, as coordinators leave out the metadata
    /// of members then (`ClassicGroup.describeNoMetadata`).
    pub fn connect_groups(&self) -> Result<BTreeMap<String, Option<Vec<String>>>> {
        self.client
            .metadata(Scope::Nothing)
            .map_err(|cause| self.explain("could not ask for the workers", cause))?;
        let any = self.any_groups(None, self.share_of_timeout())?;
        let connect = any.into_iter().filter(|group| group.protocol_type == "connect");
        let urls = |group: &AnyGroup| {
            let is_settled = matches!(group.state, Some(GroupState::Stable | GroupState::Empty));
            is_settled.then(|| group.subscriptions.iter().filter_map(|one| worker_url(one)).collect())
        };
        Ok(connect.map(|group| (group.name.clone(), urls(&group))).collect())
    }

    /// Counts the members of consumer groups for which the listing did not: those of the consumer protocol, and those whose
    /// coordinator moved.
    fn count_members(&self, groups: &mut [GroupListing]) -> Result<()> {
        let unknown = groups.iter().filter(|group| group.is_of_consumers() && group.member_count.is_none());
        let names: Vec<String> = unknown.map(|group| group.name.clone()).collect();
        let mut described = self.describe_groups(&names)?;
        for group in groups {
            if let Some(Ok(description)) = described.remove(&group.name) {
                group.member_count = Some(description.members.len());
            }
        }
        Ok(())
    }

    /// Describes groups. A group that is not a consumer group has the fields that brokers give of every group. One that does not exist has
    /// an error of its own.
    pub fn describe_groups(&self, groups: &[String]) -> Result<BTreeMap<String, Result<GroupDescription>>> {
        let limit = self.share_of_timeout();
        let answers = self.ask_coordinators(groups, &|group, coordinator| {
            self.client.handle.describe_group(group, coordinator, limit)
        })?;
        let described = |(name, answer): (String, std::result::Result<Answer, NoAnswer>)| {
            let what = format!("could not describe group '{name}'");
            let description = match answer {
                Ok(Answer::GroupDescriptions(found)) => match found.into_iter().next() {
                    Some(Ok(group)) if group.state == Some(GroupState::Dead) => {
                        Err(no_such_group(&name, self.address()))
                    }
                    Some(Ok(group)) => Ok(group),
                    Some(Err(failure)) => Err(self.explain_group(&what, &name, failure.into())),
                    None => Err(self.explain_group(&what, &name, BrokerFailure::no_result().into())),
                },
                Ok(_) => Err(wrong_answer()),
                Err(cause) => Err(self.explain_group(&what, &name, cause)),
            };
            (name, description)
        };
        let mut described: BTreeMap<_, _> = answers.into_iter().map(described).collect();
        self.describe_others(&mut described)?;
        Ok(described)
    }

    /// Describes the groups for which librdkafka gave an error: those of other protocol types, share and streams groups, and the
    /// group with the empty id. Clients that assign partitions themselves may commit with the empty id, and brokers list that group but
    /// refuse to describe it (`ConsumerGroupDescribe`, KIP-848).
    fn describe_others(&self, described: &mut BTreeMap<String, Result<GroupDescription>>) -> Result<()> {
        let is_other = |name: &str, error: &Error| {
            name.is_empty() || matches!(error.kind(), Kind::Failed | Kind::NoSuchGroup)
        };
        let others: Vec<String> = described
            .iter()
            .filter(|(name, found)| found.as_ref().is_err_and(|error| is_other(name, error)))
            .map(|(name, _)| name.clone())
            .collect();
        let Some(first) = others.first() else { return Ok(()) };
        let is_silent =
            described.values().any(|found| found.as_ref().is_err_and(|error| error.kind().is_outage()));
        let limit = if is_silent { SILENCE } else { self.share_of_timeout() };
        // The request can name one group or none, which asks for all.
        let only = (others.len() == 1 && !first.is_empty()).then_some(first.as_str());
        let listed = match self.any_groups(only, limit) {
            Ok(listed) => listed,
            Err(error) if error.kind().is_stop() => return Err(error),
            // The errors found so far stay.
            Err(_) => return Ok(()),
        };
        let mut listed: BTreeMap<String, AnyGroup> =
            listed.into_iter().map(|group| (group.name.clone(), group)).collect();
        for name in others {
            match listed.remove(&name) {
                Some(group) => drop(described.insert(name, Ok(description_of_other(group)))),
                None if name.is_empty() => {
                    drop(described.insert(name, Err(no_such_group("", self.address()))));
                }
                None => {}
            }
        }
        Ok(())
    }

    /// All commits of groups. A group whose coordinator does not answer has an error of its own; one that does not exist has no
    /// commits.
    pub fn commits(&self, groups: &[String]) -> Result<BTreeMap<String, Result<Commits>>> {
        self.check_role()?;
        let limit = self.share_of_timeout();
        let answers = self.ask_coordinators(groups, &|group, coordinator| {
            self.client.handle.list_commits(group, coordinator, limit)
        })?;
        let commits = |(name, answer): (String, std::result::Result<Answer, NoAnswer>)| {
            let what = format!("could not read the commits of group '{name}'");
            let explain = |cause| self.explain_group(&what, &name, cause);
            let commits = match answer {
                Ok(Answer::Commits(commits)) => commits.map_err(|failure| explain(failure.into())),
                Ok(_) => Err(wrong_answer()),
                Err(cause) => Err(explain(cause)),
            };
            let commits = commits.and_then(|commits| {
                let known = commits.into_iter().filter_map(|(partition, commit)| match commit {
                    Ok(commit) => commit.map(|commit| Ok((partition, commit))),
                    Err(failure) => Some(Err(explain(failure.into()))),
                });
                known.collect()
            });
            (name, commits)
        };
        Ok(answers.into_iter().map(commits).collect())
    }

    /// Sets and removes commits of groups that have no members. A group that does not exist is created by its commits.
    pub fn change_commits(
        &self,
        changes: &BTreeMap<String, NewCommits>,
        _consent: &Consent,
    ) -> Result<Vec<Outcome<(String, TopicPartitionName)>>> {
        self.check_role()?;
        let made = |group: &str| {
            let commits = changes.get(group).into_iter().flatten();
            Partitions::of_commits(commits.filter_map(|(name, commit)| Some((name, commit.as_ref()?))))
        };
        let removed = |group: &str| {
            let gone = changes.get(group).into_iter().flatten().filter(|(_, commit)| commit.is_none());
            Partitions::new(gone.map(|(name, _)| (name.topic.as_str(), name.partition, 0)))
        };
        let some = |is_made: bool| -> Vec<String> {
            let has = |commits: &NewCommits| commits.values().any(|commit| commit.is_some() == is_made);
            changes.iter().filter(|(_, commits)| has(commits)).map(|(group, _)| group.clone()).collect()
        };
        let limit = self.timeout();
        let made = self.have_coordinators_change(&some(true), &|group, coordinator| {
            self.client.handle.alter_commits(group, &made(group)?, coordinator, limit)
        });
        let removed = self.have_coordinators_change(&some(false), &|group, coordinator| {
            self.client.handle.delete_commits(group, &removed(group)?, coordinator, limit)
        });
        let mut outcomes = Vec::new();
        for (is_made, answers) in [(true, made), (false, removed)] {
            for (group, answer) in answers {
                let meant = changes.get(&group).into_iter().flatten();
                let meant = meant.filter(|(_, commit)| commit.is_some() == is_made).map(|(name, _)| name);
                outcomes.extend(self.commit_outcomes(&group, meant, answer));
            }
        }
        Ok(outcomes)
    }

    /// The outcome of each commit of a group.
    fn commit_outcomes<'c>(
        &self,
        group: &str,
        meant: impl Iterator<Item = &'c TopicPartitionName>,
        answer: std::result::Result<Answer, NoAnswer>,
    ) -> Vec<Outcome<(String, TopicPartitionName)>> {
        let what = format!("could not change the commits of group '{group}'");
        let failed = |name: &TopicPartitionName, error| Outcome {
            name: (group.to_owned(), name.clone()),
            result: Err(error),
        };
        match answer {
            Ok(Answer::Partitions(results)) => {
                let outcome =
                    |(name, result): (TopicPartitionName, std::result::Result<_, BrokerFailure>)| {
                        let what = format!("{what}, '{}' partition {}", name.topic, name.partition);
                        let result = result.map(|_| ());
                        let result =
                            result.map_err(|failure| self.explain_group_change(&what, group, failure.into()));
                        Outcome { name: (group.to_owned(), name), result }
                    };
                let results = results.into_iter().map(PartitionResult::named);
                of_each(meant.cloned(), results).into_iter().map(outcome).collect()
            }
            Ok(_) => meant.map(|name| failed(name, wrong_answer())).collect(),
            Err(cause) => {
                let error = self.explain_group_change(&what, group, cause);
                meant.map(|name| failed(name, error.again())).collect()
            }
        }
    }

    /// Deletes groups with all their commits.
    pub fn delete_groups(&self, groups: &[String], _consent: &Consent) -> Vec<Outcome<String>> {
        let limit = self.timeout();
        let answers = self.have_coordinators_change(groups, &|group, coordinator| {
            self.client.handle.delete_group(group, coordinator, limit)
        });
        let outcome = |(name, answer): (String, std::result::Result<Answer, NoAnswer>)| {
            let result = match answer {
                Ok(Answer::Items(items)) => {
                    let results = items.into_iter().map(|item| (item.name, item.result));
                    let results = of_each([name.clone()], results);
                    results.into_iter().try_for_each(|(_, result)| result.map_err(NoAnswer::from))
                }
                Ok(_) => Err(NoAnswer::Own(wrong_answer())),
                Err(cause) => Err(cause),
            };
            let what = format!("could not delete group '{name}'");
            Outcome { result: result.map_err(|cause| self.explain_group_change(&what, &name, cause)), name }
        };
        answers.into_iter().map(outcome).collect()
    }

    /// Less than the whole timeout, so that the answers of the other brokers arrive when one is silent.
    fn share_of_timeout(&self) -> Duration {
        self.timeout() * 3 / 4
    }

    /// See [`Role::Groups`].
    fn check_role(&self) -> Result<()> {
        match self.client.settings.role {
            Role::Groups => Ok(()),
            _ => Err(Error::new(Kind::Failed, "this connection is not made for commits of groups")),
        }
    }

    fn explain_group_change(&self, what: &str, group: &str, cause: NoAnswer) -> Error {
        let leaves_open = cause.leaves_open();
        let error = self.explain_group(what, group, cause);
        if leaves_open { error.maybe_done() } else { error }
    }

    fn explain_group(&self, what: &str, group: &str, cause: NoAnswer) -> Error {
        match cause {
            NoAnswer::Late | NoAnswer::Unreachable | NoAnswer::NotAsked => {
                Error::new(Kind::BrokerMissing, format!("{what}: its coordinator does not answer"))
            }
            NoAnswer::Refused(failure) => match failure.code {
                ErrorCode::GROUP_ID_NOT_FOUND => no_such_group(group, self.address()),
                // A group with members refuses a commit without the id of a member as one of an unknown member.
                ErrorCode::NON_EMPTY_GROUP
                | ErrorCode::UNKNOWN_MEMBER_ID
                | ErrorCode::GROUP_SUBSCRIBED_TO_TOPIC => {
                    Error::new(Kind::GroupNotEmpty, format!("{what}: it has members that read"))
                }
                _ => self.refused(what, &failure),
            },
            cause => self.explain(what, cause),
        }
    }
}

/// The error about a group that does not exist.
fn no_such_group(name: &str, address: &str) -> Error {
    Error::new(Kind::NoSuchGroup, format!("group '{name}' does not exist on {address}"))
}

fn silent(broker: BrokerId) -> Error {
    Error::new(
        Kind::BrokerMissing,
        format!("broker {broker} does not answer: the groups that it coordinates are missing"),
    )
}

/// The URL that a Connect worker advertises: the first field after the version in the metadata with which it joins its group
/// (`ConnectProtocol`).
fn worker_url(subscription: &[u8]) -> Option<String> {
    let length = subscription.get(2..4)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    Some(String::from_utf8_lossy(subscription.get(4..4 + length)?).into_owned())
}

impl AnyGroup {
    fn is_known(&self) -> bool {
        self.state.is_some_and(|state| state != GroupState::Dead)
    }
}

fn listing(coordinator: BrokerId, group: ListedGroup) -> GroupListing {
    GroupListing {
        name: group.name,
        group_type: group.group_type,
        protocol_type: Some(if group.is_simple { String::new() } else { "consumer".to_owned() }),
        state: group.state,
        member_count: None,
        coordinator,
    }
}

/// A group that is not a consumer group. Of one that the older request does not know, only name and coordinator are known.
fn description_of_other(group: AnyGroup) -> GroupDescription {
    let is_known = group.is_known();
    GroupDescription {
        name: group.name,
        group_type: is_known.then_some(GroupType::Classic),
        protocol_type: is_known.then_some(group.protocol_type),
        state: group.state.filter(|_| is_known),
        assignor: None,
        coordinator: Some(group.coordinator).filter(Broker::is_known),
        member_count: is_known.then_some(group.members.len()),
        members: group.members,
    }
}

fn listing_of_other(group: AnyGroup) -> GroupListing {
    let coordinator = group.coordinator.id;
    let GroupDescription { name, group_type, protocol_type, state, member_count, .. } =
        description_of_other(group);
    GroupListing { name, group_type, protocol_type, state, member_count, coordinator }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_of_a_worker_is_read_and_what_is_none_is_not() {
        assert_eq!(worker_url(b"\x00\x01\x00\x0bhttp://a:83\x00\x00").as_deref(), Some("http://a:83"));
        assert_eq!((worker_url(b"\x00\x01\xff\xffx"), worker_url(b"")), (None, None));
    }
}

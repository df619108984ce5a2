//! Requests about topics.

use std::collections::{BTreeMap, BTreeSet};

use super::error::ErrorCode;

use super::chunks::change_in_chunks;
use super::cluster::{ACL_HINT, Cluster, ConfigChange, SILENCE, wrong_answer};
use super::each::{Outcome, of_each};
use super::librdkafka::NoAnswer;
use super::librdkafka::{
    Answer, BrokerFailure, ItemResult, OffsetSpec, PartitionResult, Partitions, Resource, Scope, Ticket,
    TopicRequest,
};
use super::model::{ConfigEntry, FoundOffset, Metadata, NewTopic, OffsetQuery, TopicPartitionName};
use crate::error::{Error, Kind, Result};
use crate::util::consent::Consent;
use crate::util::units::{BrokerId, Offset, Timestamp};
use crate::util::uuid::Uuid;

/// Offsets by partition.
pub type Offsets = BTreeMap<TopicPartitionName, Result<FoundOffset>>;

/// The offset of a partition, if it is known.
pub fn known_offset(offsets: &Offsets, partition: &TopicPartitionName) -> Option<Offset> {
    Some(offsets.get(partition)?.as_ref().ok()?.offset)
}

/// Ids and configs of topics.
#[derive(Debug, Default)]
pub struct TopicDetails {
    /// Ids of the topics that have an id.
    pub ids: BTreeMap<String, String>,
    /// All configs, or why they could not be read.
    pub configs: BTreeMap<String, Result<Vec<ConfigEntry>>>,
}

/// Which leaders are elected (KIP-460).
#[derive(Debug, Clone, Copy)]
pub enum Election<'c> {
    /// The preferred leader, if it is in sync: no records are lost.
    Preferred,
    /// Any replica that is alive, for a partition without a leader: the records that it lacks are lost.
    Unclean(#[expect(dead_code, reason = "a proof, of which nothing is read")] &'c Consent),
}

/// The effect of a change of configs on records.
#[derive(Debug, Clone, Copy)]
pub enum Effect<'c> {
    KeepsRecords,
    MayDeleteRecords(#[expect(dead_code, reason = "a proof, of which nothing is read")] &'c Consent),
}

impl Election<'_> {
    fn is_unclean(self) -> bool {
        matches!(self, Self::Unclean(_))
    }
}

impl Cluster {
    /// A broker that has answered. Requests for the controller are sent to it: KRaft brokers forward them, and the broker that
    /// metadata names as the controller may not answer.
    fn responsive_broker(&self) -> Result<Option<BrokerId>> {
        if self.client.responsive.get().is_none() {
            let asked = self.client.metadata(Scope::Nothing);
            asked.map_err(|cause| self.explain("could not ask for the brokers of the cluster", cause))?;
        }
        Ok(self.client.responsive.get())
    }

    /// Sends a request for the controller. With ZooKeeper, a broker that is not the controller refuses it; the request is then sent to
    /// the controller.
    fn ask_controller(
        &self,
        what: &str,
        validate_only: bool,
        send: impl Fn(TopicRequest) -> std::result::Result<Ticket, BrokerFailure>,
        refused_by_all: impl Fn(&Answer) -> bool,
    ) -> Result<Answer> {
        self.stop_before_sending()?;
        let how = TopicRequest { broker: self.responsive_broker()?, validate_only, timeout: self.timeout() };
        let mut answer = self.ask(send(how));
        let elsewhere = match &answer {
            Ok(answer) => refused_by_all(answer),
            Err(NoAnswer::Refused(failure)) => failure.code == ErrorCode::NOT_CONTROLLER,
            Err(_) => false,
        };
        if elsewhere {
            answer = self.ask(send(TopicRequest { broker: None, ..how }));
        }
        let explain =
            |cause| if validate_only { self.explain(what, cause) } else { self.explain_change(what, cause) };
        answer.map_err(explain)
    }

    fn change_topics<'t>(
        &self,
        verb: &str,
        topics: impl Iterator<Item = &'t str>,
        validate_only: bool,
        send: impl Fn(TopicRequest) -> std::result::Result<Ticket, BrokerFailure>,
    ) -> Result<Vec<Outcome<String>>> {
        let answer = self.ask_controller(
            &format!("could not {verb} topics"),
            validate_only,
            send,
            |answer| matches!(answer, Answer::Items(all) if all.iter().any(is_not_controller)),
        )?;
        let Answer::Items(results) = answer else { return Err(wrong_answer()) };
        let results = results.into_iter().map(|one| (one.name, one.result));
        let outcome = |(name, result): (String, std::result::Result<(), BrokerFailure>)| {
            let what = format!("could not {verb} topic '{name}'");
            let explain = |failure| {
                if validate_only {
                    self.refused(&what, &failure)
                } else {
                    self.refused_change(&what, failure)
                }
            };
            let result = result.map_err(explain);
            Outcome { name, result }
        };
        Ok(of_each(topics.map(str::to_owned), results).into_iter().map(outcome).collect())
    }

    /// Creates topics; with `validate_only` the cluster only checks the request.
    pub fn create_topics(&self, topics: &[NewTopic], validate_only: bool) -> Result<Vec<Outcome<String>>> {
        change_in_chunks(
            topics,
            |topic| topic.name.clone(),
            NewTopic::records,
            |some| {
                let names = some.iter().map(|topic| topic.name.as_str());
                self.change_topics("create", names, validate_only, |how| {
                    self.client.handle.create_topics(some, how)
                })
            },
        )
    }

    /// Deletes topics and everything in them.
    pub fn delete_topics(&self, topics: &[String], _consent: &Consent) -> Result<Vec<Outcome<String>>> {
        change_in_chunks(
            topics,
            String::clone,
            |_| 1,
            |some| {
                let names = some.iter().map(String::as_str);
                self.change_topics("delete", names, false, |how| self.client.handle.delete_topics(some, how))
            },
        )
    }

    /// Increases the number of partitions of topics to the given total; with `validate_only` the cluster only checks the request.
    pub fn create_partitions(
        &self,
        topics: &[(String, usize)],
        validate_only: bool,
    ) -> Result<Vec<Outcome<String>>> {
        change_in_chunks(
            topics,
            |(name, _)| name.clone(),
            |&(_, total)| total,
            |some| {
                let names = some.iter().map(|(name, _)| name.as_str());
                self.change_topics("add partitions to", names, validate_only, |how| {
                    self.client.handle.create_partitions(some, how)
                })
            },
        )
    }

    /// All configs of topics, by topic, from one request.
    pub fn topic_configs(&self, topics: &[String]) -> Result<BTreeMap<String, Result<Vec<ConfigEntry>>>> {
        if topics.is_empty() {
            return Ok(BTreeMap::new());
        }
        let answer = self.ask(self.ask_for_configs(topics)?);
        self.configs_in(topics, answer)
    }

    /// The ids and all configs of topics, with two requests in flight at once. Brokers before 2.8 have no ids.
    pub fn topic_details(&self, topics: &[String]) -> Result<TopicDetails> {
        if topics.is_empty() {
            return Ok(TopicDetails::default());
        }
        let how =
            TopicRequest { broker: self.responsive_broker()?, validate_only: false, timeout: self.timeout() };
        let ids = self.client.handle.describe_topics(topics, how);
        let configs = self.ask_for_configs(topics)?;
        let ids =
            self.ask(ids).map_err(|cause| self.explain("could not ask for the ids of topics", cause))?;
        let Answer::TopicIds(ids) = ids else { return Err(wrong_answer()) };
        Ok(TopicDetails { ids: known_ids(ids), configs: self.configs_in(topics, self.ask(configs))? })
    }

    /// The ids of the topics that exist; `None` when no broker answers within a second. Brokers before 2.8 have no ids.
    pub fn glance_at_topic_ids(&self, topics: &[String]) -> Option<BTreeMap<String, String>> {
        let how =
            TopicRequest { broker: self.client.responsive.get(), validate_only: false, timeout: SILENCE };
        match self.ask(self.client.handle.describe_topics(topics, how)) {
            Ok(Answer::TopicIds(ids)) => Some(known_ids(ids)),
            _ => None,
        }
    }

    /// The number of topics that at least one of the brokers does not know yet. Brokers that do not answer are left out.
    pub fn unknown_to_some(&self, brokers: &[BrokerId], topics: &[String]) -> Result<usize> {
        let how = |broker| TopicRequest { broker: Some(broker), validate_only: false, timeout: SILENCE };
        let asked: Vec<_> =
            brokers.iter().map(|&broker| self.client.handle.describe_topics(topics, how(broker))).collect();
        let mut unknown = BTreeSet::new();
        for asked in asked {
            match self.ask(asked) {
                Ok(Answer::TopicIds(ids)) => {
                    unknown.extend(ids.into_iter().filter(|one| one.result.is_err()).map(|one| one.name));
                }
                Err(NoAnswer::Own(error)) => return Err(error),
                Ok(_) | Err(_) => {}
            }
        }
        Ok(unknown.len())
    }

    fn ask_for_configs(&self, topics: &[String]) -> Result<std::result::Result<Ticket, BrokerFailure>> {
        let broker = self.responsive_broker()?;
        let resources =
            topics.iter().map(|topic| Resource::topic(topic)).collect::<std::result::Result<Vec<_>, _>>();
        Ok(resources
            .and_then(|resources| self.client.handle.describe_configs(&resources, broker, self.timeout())))
    }

    fn configs_in(
        &self,
        topics: &[String],
        answer: std::result::Result<Answer, NoAnswer>,
    ) -> Result<BTreeMap<String, Result<Vec<ConfigEntry>>>> {
        let answer = answer.map_err(|cause| self.explain("could not read the configs of topics", cause))?;
        let Answer::Configs(results) = answer else { return Err(wrong_answer()) };
        let sorted = |mut entries: Vec<ConfigEntry>| {
            entries.sort_by(|a, b| a.name.cmp(&b.name));
            entries
        };
        let results = results.into_iter().map(|one| (one.name, one.result));
        let of_topic = |(topic, result): (String, std::result::Result<Vec<ConfigEntry>, BrokerFailure>)| {
            let what = format!("could not read the configs of topic '{topic}'");
            (topic, result.map(sorted).map_err(|failure| self.refused(&what, &failure)))
        };
        Ok(of_each(topics.iter().cloned(), results).into_iter().map(of_topic).collect())
    }

    /// Checks changes of the configs of a topic, without making them.
    pub fn validate_topic_configs(&self, topic: &str, changes: &[ConfigChange]) -> Result<()> {
        self.change_topic_configs(topic, changes, true)
    }

    /// Changes some configs of a topic; the others stay (KIP-339).
    pub fn alter_topic_configs(
        &self,
        topic: &str,
        changes: &[ConfigChange],
        _effect: Effect<'_>,
    ) -> Result<()> {
        self.change_topic_configs(topic, changes, false)
    }

    fn change_topic_configs(&self, topic: &str, changes: &[ConfigChange], validate_only: bool) -> Result<()> {
        let what = format!("could not change the configs of topic '{topic}'");
        let answer = self.ask_controller(
            &what,
            validate_only,
            |how| {
                let mut resource = Resource::topic(topic)?;
                for change in changes {
                    resource.change(&change.name, change.value.as_deref())?;
                }
                self.client.handle.alter_configs(&resource, how.broker, validate_only, how.timeout)
            },
            |_| false,
        )?;
        let Answer::Configs(results) = answer else { return Err(wrong_answer()) };
        let results = results.into_iter().map(|one| (one.name, one.result));
        let failed = of_each([topic.to_owned()], results).into_iter().find_map(|(_, result)| result.err());
        failed.map_or(Ok(()), |failure| Err(self.refused_change(&what, failure)))
    }

    /// Asks the leaders of partitions for offsets, with all queries in flight at once; one map for each query. A partition whose leader
    /// does not answer has an error of its own.
    pub fn offsets<const N: usize>(
        &self,
        partitions: &[TopicPartitionName],
        queries: [OffsetQuery; N],
    ) -> Result<[Offsets; N]> {
        if partitions.is_empty() {
            return Ok([const { BTreeMap::new() }; N]);
        }
        let list: Vec<(&str, i32)> =
            partitions.iter().map(|one| (one.topic.as_str(), one.partition)).collect();
        let asked = queries.map(|query| {
            let spec = match query {
                OffsetQuery::Beginning => OffsetSpec::Earliest,
                OffsetQuery::End => OffsetSpec::Latest,
                OffsetQuery::StableEnd => OffsetSpec::LatestStable,
                OffsetQuery::MaxTimestamp => OffsetSpec::MaxTimestamp,
                OffsetQuery::At(time) => OffsetSpec::AtTime(time.0),
            };
            // Less than the whole timeout, so that the answers of the other brokers arrive when one is silent.
            self.client.handle.list_offsets(&list, spec, self.timeout() * 3 / 4)
        });
        let mut offsets = [const { BTreeMap::new() }; N];
        for (asked, found) in asked.into_iter().zip(&mut offsets) {
            *found = self.offsets_in(partitions, self.ask(asked))?;
        }
        Ok(offsets)
    }

    fn offsets_in(
        &self,
        partitions: &[TopicPartitionName],
        answer: std::result::Result<Answer, NoAnswer>,
    ) -> Result<Offsets> {
        let answer = answer.map_err(|cause| self.explain("could not ask for offsets", cause))?;
        let Answer::Partitions(results) = answer else { return Err(wrong_answer()) };
        let of_partition = |(name, result): (TopicPartitionName, std::result::Result<_, BrokerFailure>)| {
            let what =
                format!("could not ask for an offset of '{}' partition {}", name.topic, name.partition);
            let found =
                |(offset, timestamp)| FoundOffset { offset: Offset(offset), timestamp: Timestamp(timestamp) };
            let result = result.map(found).map_err(|failure| self.refused(&what, &failure));
            (name, result)
        };
        let results = results.into_iter().map(PartitionResult::named);
        Ok(of_each(partitions.iter().cloned(), results).into_iter().map(of_partition).collect())
    }

    /// Deletes the records of partitions before the given offsets.
    pub fn delete_records(
        &self,
        before: &[(TopicPartitionName, Offset)],
        _consent: &Consent,
    ) -> Result<Vec<Outcome<TopicPartitionName>>> {
        const WHAT: &str = "could not delete records";
        change_in_chunks(
            before,
            |(name, _)| name.clone(),
            |_| 1,
            |some| {
                self.stop_before_sending()?;
                let list = some.iter().map(|(one, offset)| (one.topic.as_str(), one.partition, offset.0));
                let asked = Partitions::new(list)
                    .and_then(|list| self.client.handle.delete_records(&list, self.timeout()));
                let answer = self.ask(asked).map_err(|cause| self.explain_change(WHAT, cause))?;
                self.partition_outcomes(WHAT, some.iter().map(|(name, _)| name), answer)
            },
        )
    }

    /// Elects leaders of partitions.
    pub fn elect_leaders(
        &self,
        partitions: &[TopicPartitionName],
        election: Election<'_>,
    ) -> Result<Vec<Outcome<TopicPartitionName>>> {
        const WHAT: &str = "could not elect a leader";
        change_in_chunks(
            partitions,
            TopicPartitionName::clone,
            |_| 1,
            |some| {
                let list = Partitions::new(some.iter().map(|one| (one.topic.as_str(), one.partition, 0)));
                let list = list.map_err(|failure| self.refused(WHAT, &failure))?;
                let answer = self.ask_controller(
                    WHAT,
                    false,
                    |how| self.client.handle.elect_leaders(&list, election.is_unclean(), how),
                    |_| false,
                )?;
                self.partition_outcomes(WHAT, some, answer)
            },
        )
    }

    fn partition_outcomes<'n>(
        &self,
        what: &str,
        partitions: impl IntoIterator<Item = &'n TopicPartitionName>,
        answer: Answer,
    ) -> Result<Vec<Outcome<TopicPartitionName>>> {
        let Answer::Partitions(results) = answer else { return Err(wrong_answer()) };
        let outcome = |(name, result): (TopicPartitionName, std::result::Result<_, BrokerFailure>)| {
            let what = format!("{what} of '{}' partition {}", name.topic, name.partition);
            let is_fine = |failure: &BrokerFailure| failure.code == ErrorCode::ELECTION_NOT_NEEDED;
            let result = match result {
                Err(failure) if !is_fine(&failure) => Err(self.refused_change(&what, failure)),
                _ => Ok(()),
            };
            Outcome { name, result }
        };
        let results = results.into_iter().map(PartitionResult::named);
        Ok(of_each(partitions.into_iter().cloned(), results).into_iter().map(outcome).collect())
    }
}

fn is_not_controller(one: &ItemResult<()>) -> bool {
    matches!(&one.result, Err(failure) if failure.code == ErrorCode::NOT_CONTROLLER)
}

/// The ids of topics that have an id: a topic without one has all zeros.
fn known_ids(ids: Vec<ItemResult<Uuid>>) -> BTreeMap<String, String> {
    let known = |id: Uuid| (id != Uuid::NONE).then(|| id.to_string());
    ids.into_iter().filter_map(|one| Some((one.name, known(one.result.ok()?)?))).collect()
}

/// The names of all partitions of topics.
pub fn partition_names<'a>(topics: impl IntoIterator<Item = &'a super::Topic>) -> Vec<TopicPartitionName> {
    let of_topic = |topic: &'a super::Topic| {
        topic
            .partitions
            .iter()
            .map(|partition| TopicPartitionName { topic: topic.name.clone(), partition: partition.id })
    };
    topics.into_iter().flat_map(of_topic).collect()
}

impl Metadata {
    /// A topic by its name.
    pub fn topic(&self, name: &str) -> Option<&super::Topic> {
        self.topics.iter().find(|topic| topic.name == name)
    }
}

/// The error about a topic that does not exist, or that may not be described.
pub fn no_such_topic(name: &str, metadata: &Metadata, address: &str) -> Error {
    if let Some((_, failure)) = metadata.failures.iter().find(|(failed, _)| failed == name) {
        if failure.code == ErrorCode::TOPIC_AUTHORIZATION_FAILED {
            let message = format!("this client is not allowed to describe topic '{name}'");
            return Error::new(Kind::NotAuthorized, message).hint(ACL_HINT);
        }
        let message = format!("could not ask for the topic '{name}': {}", failure.words);
        return Error::new(Kind::Failed, message);
    }
    let closest = crate::util::closest(name, metadata.topics.iter().map(|topic| topic.name.as_str()));
    let kind = Kind::NoSuchTopic { closest: closest.map(str::to_owned) };
    Error::new(kind, format!("topic '{name}' does not exist on {address}"))
}

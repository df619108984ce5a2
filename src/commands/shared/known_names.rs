//! The names that a shell can complete.

use std::collections::BTreeSet;

use clap::builder::ArgExt;

use crate::commands::connect;
use crate::commands::schema::registry_of;
use crate::config::contexts::ConfigFile;
use crate::config::{Target, names};
use crate::error::Result;
use crate::kafka::Role;
use crate::rest::Refusal;
use crate::session::{Access, Session};

/// The kind of things that an argument names: for `#[arg(add = NameKind::Topic)]` shells offer the topics of the cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    Context,
    Topic,
    Group,
    Connector,
    Subject,
    /// A config of topics, such as `retention.ms`.
    TopicConfig,
    /// A config of brokers.
    BrokerConfig,
    /// A property of Java clients.
    ClientSetting,
}

impl ArgExt for NameKind {}

impl NameKind {
    /// Whether the names are known without asking a server.
    pub fn is_known_here(self) -> bool {
        matches!(self, Self::Context | Self::ClientSetting)
    }

    /// All names of the kind, in order.
    pub fn names(self, session: &mut Session<'_>) -> Result<Vec<String>> {
        let names: BTreeSet<String> = match self {
            Self::Context => ConfigFile::read()?.contexts.into_keys().collect(),
            Self::ClientSetting => names::java_names().map(str::to_owned).collect(),
            Self::Topic => session
                .connect(Access::Read, Role::Admin)?
                .cluster
                .metadata()?
                .topics
                .into_iter()
                .map(|topic| topic.name)
                .collect(),
            Self::Group => session
                .connect(Access::Read, Role::Admin)?
                .cluster
                .consumer_groups()?
                .groups
                .into_iter()
                .map(|group| group.name)
                .collect(),
            Self::Connector => {
                let connectors = connect::workers(session)?.connectors();
                connectors.map_err(Refusal::into_error)?.into_keys().collect()
            }
            Self::Subject => {
                let resolved = session.resolve(Access::Read, Target::Registry)?;
                let subjects = registry_of(session, &resolved)?.subjects(false);
                subjects.map_err(Refusal::into_error)?.into_iter().collect()
            }
            Self::TopicConfig => {
                let cluster = session.connect(Access::Read, Role::Admin)?.cluster;
                // All topics have the same configs, so one topic is enough.
                let topic = cluster.metadata()?.topics.into_iter().map(|topic| topic.name).take(1);
                let configs = cluster.topic_configs(&topic.collect::<Vec<_>>())?;
                let configs = configs.into_values().flatten().flatten();
                configs.map(|config| config.name).collect()
            }
            Self::BrokerConfig => {
                let cluster = session.connect(Access::Read, Role::Admin)?.cluster;
                let broker = cluster.metadata()?.brokers.first().copied();
                let configs = broker.map(|broker| cluster.broker_configs(broker)).transpose()?;
                configs.into_iter().flatten().map(|config| config.name).collect()
            }
        };
        Ok(names.into_iter().collect())
    }
}

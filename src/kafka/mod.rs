//! A cluster, over the wire: typed requests and answers, and errors in words. librdkafka does the talking.

mod client;
mod cluster;
mod ffi;
mod model;
mod probe;
mod settings;
mod topics;

pub use client::{LogSink, knows_property};
pub use cluster::{ADVERTISED_HINT, Cluster, ConfigChange, LostBroker, RollCall};
pub use model::{
    Broker, ClusterIdentity, ConfigEntry, ConfigSource, FoundOffset, Metadata, NewTopic, OffsetQuery,
    Partition, Synonym, Topic, TopicLayout, TopicPartitionName,
};
pub use probe::{Report, Step, probe_address, probe_broker};
pub use settings::{Authorities, ConnectionSettings, Login, Secret, Tls, Token, TokenSource};
pub use topics::{
    Effect, Election, Offsets, Outcome, TopicDetails, known_offset, no_such_topic, partition_names,
};

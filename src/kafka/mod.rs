//! A cluster, over the wire: typed requests and answers, and errors in words. librdkafka does the talking.

mod chunks;
mod client;
mod client_config;
mod cluster;
mod coordinators;
mod each;
mod error;
mod ffi;
mod group_model;
mod groups;
mod member_assignment;
mod membership;
mod model;
mod positions;
mod probe;
mod reader;
mod settings;
mod topics;
mod writer;

pub use client_config::knows_property;
pub use cluster::{ADVERTISED_HINT, Cluster, ConfigChange, RollCall};
pub use ffi::{Persistence, Record, ValueBytes};
pub use group_model::{
    Commit, Commits, GroupDescription, GroupListing, GroupMember, GroupState, GroupType, NewCommits,
};
pub use membership::{Committed, GroupEvent};

pub use each::Outcome;
pub use model::{
    Broker, ClusterIdentity, ConfigEntry, ConfigSource, FoundOffset, Metadata, NewTopic, OffsetQuery,
    Partition, Synonym, Topic, TopicLayout, TopicPartitionName,
};
pub use positions::{Extent, Isolation};
pub use probe::{Report, Step, probe_address, probe_broker};
pub use reader::{Flow, Incident, Place, PlaceState, Reader, Span};
pub use settings::{Authorities, ConnectionSettings, Login, Role, Tls, Token, TokenSource};
pub use topics::{Effect, Election, Offsets, TopicDetails, known_offset, no_such_topic, partition_names};
pub use writer::{NotWritten, Outgoing, Writer, Written};

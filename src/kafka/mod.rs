//! A cluster, over the wire: [`Cluster`] is the typed facade of every operation, with errors that name the cause.
//!
//! Commands and operations see the facade alone; what speaks the protocol stands behind it in `librdkafka`.

mod chunks;
mod cluster;
mod coordinators;
mod each;
mod error;
mod group_model;
mod groups;
mod librdkafka;
mod member_assignment;
mod model;
mod positions;
mod probe;
mod settings;
mod topics;

pub use cluster::{ADVERTISED_HINT, Cluster, ConfigChange, RollCall};
pub use group_model::{
    Commit, Commits, GroupDescription, GroupListing, GroupMember, GroupState, GroupType, NewCommits,
};
pub use librdkafka::{
    Committed, Flow, GroupEvent, Incident, NotWritten, Outgoing, Persistence, Place, PlaceState, Reader,
    Record, Span, ValueBytes, Writer, Written, knows_property,
};

pub use each::Outcome;
pub use model::{
    Broker, ClusterIdentity, ConfigEntry, ConfigSource, FoundOffset, Metadata, NewTopic, OffsetQuery,
    Partition, Synonym, Topic, TopicLayout, TopicPartitionName,
};
pub use positions::{Extent, Isolation};
pub use probe::{ProbeReport, ProbeStep, probe_address, probe_broker};
pub use settings::{Authorities, ConnectionSettings, Login, Role, Tls, Token, TokenSource};
pub use topics::{Effect, Election, Offsets, TopicDetails, known_offset, no_such_topic, partition_names};

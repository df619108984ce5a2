//! The client stack on librdkafka: fetching, producing, membership of groups, transactions, and for now administration too.
//!
//! [`ffi`] alone calls the C library. [`client`] waits for answers and serves events meanwhile; a reader and a writer stand on it.

mod client;
mod client_config;
mod ffi;
mod membership;
mod reader;
mod writer;

pub(super) use client::{Client, LogSink, NoAnswer, broker_in};
pub(super) use ffi::{
    Answer, AnyGroup, BrokerFailure, ItemResult, ListedGroup, OffsetSpec, PartitionResult, Partitions,
    Resource, Scope, Ticket, TopicRequest,
};

pub use client_config::knows_property;
pub use ffi::{Persistence, Record, ValueBytes};
pub use membership::{Committed, GroupEvent};
pub use reader::{Flow, Incident, Place, PlaceState, Reader, Span};
pub use writer::{NotWritten, Outgoing, Writer, Written};

//! Kafka's files on disk: log segments with their indexes, producer snapshots, KRaft snapshots and checkpoints.
//!
//! Everything here reads borrowed bytes in place, never panics on any input, and never allocates by what a length field says.
//! Nothing here prints, or decides what a [`Finding`] means for a command.
//!
//! Format sources: the Kafka documentation ("Message Format"), KIP-98 and KIP-534 for the record batch, KIP-32 for
//! the older message sets, and Kafka's own `storage` and `raft` schemas where a file has no public specification.

#![warn(clippy::indexing_slicing)]

mod batch;
mod bytes;
mod check;
mod checkpoint;
mod codec;
mod compress;
mod control;
mod fault;
mod file;
mod index;
mod legacy;
mod name;
mod record;
mod resume;
mod snapshot;
mod walk;

pub use batch::{Batch, RecordBatch};
pub use check::{BatchCheck, LogCheck};
pub use checkpoint::{
    LeaderEpoch, MetaProperties, PartitionMetadata, PartitionOffset, read_json_state, read_leader_epochs,
    read_meta_properties, read_offset_checkpoint, read_partition_metadata,
};
pub use codec::Codec;
pub use compress::{DEFAULT_INFLATE_LIMIT, Inflater};
pub use control::ControlRecord;
pub use fault::{Fault, Finding, Severity};
pub use file::{check_size, open_file, read_stream};
pub use index::{
    IndexEntry, OffsetIndex, TimeIndex, TimeIndexEntry, TransactionIndex, TransactionIndexEntry,
};
pub use name::{FileKind, FolderState, SegmentName, TopicPartition};
pub use record::Record;
pub use snapshot::{ProducerEntry, ProducerSnapshot};
pub use walk::{TailKind, Walk, WalkStep};

//! Faults of Kafka's files, with a message and a stable code.

use super::codec::Codec;
use crate::util::units::{Offset, Timestamp};

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The file does not hold what a broker wrote.
    Damage,
    /// Something could not be read, so nothing is known about it.
    Unread,
    /// The file is as written, but Kafka's clients cannot read it.
    Warning,
    /// Worth knowing, but normal in a valid file: a gap after compaction, an open tail.
    Notice,
}

/// One result of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    /// Byte position of the batch or entry in the file.
    pub position: Option<u64>,
    pub fault: Fault,
}

impl Finding {
    /// A finding of damage.
    pub fn damage(position: u64, fault: Fault) -> Self {
        Self { severity: Severity::Damage, position: Some(position), fault }
    }

    /// A finding that a valid file may have.
    pub fn notice(position: u64, fault: Fault) -> Self {
        Self { severity: Severity::Notice, position: Some(position), fault }
    }
}

/// A fault. Its text is for people; [`Fault::code`] is the name for programs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The stored checksum of a batch, message or snapshot is not that of its bytes.
    #[error("the stored CRC {stored} does not match the computed {computed}")]
    CrcMismatch { stored: u32, computed: u32 },
    /// The length field is below what any batch needs (`LegacyRecord.RECORD_OVERHEAD_V0`, 14 bytes).
    #[error("a batch length of {size} is smaller than the smallest possible, 14")]
    LengthTooSmall { size: i32 },
    /// The length leaves no room for the header of this magic.
    #[error("a batch length of {size} leaves no room for the header of magic {magic}")]
    HeaderCut { size: i32, magic: i8 },
    /// A magic that no version of Kafka has written.
    #[error("unknown magic {magic}")]
    UnknownMagic { magic: i8 },
    /// Bytes at the end that do not make a whole batch.
    #[error("{length} bytes at the end do not make a whole batch")]
    IncompleteTail { length: u64 },
    /// Bytes at the end that are not even the start of a batch.
    #[error("the last {length} bytes are not the beginning of a batch: {why}")]
    NotABatch { length: u64, why: &'static str },
    /// The length field of a batch, which no checksum covers, is not that of the batch.
    #[error("the length field says {stored}, and the checksum holds for a length of {real}")]
    WrongLength { stored: i32, real: u64 },
    /// Nothing but zeros up to the end of the file.
    #[error("the last {length} bytes are zeros")]
    ZeroTail { length: u64 },
    /// A range without a batch; the cause is the fault of its first bytes.
    #[error("{length} bytes hold no batch: {cause}")]
    Unreadable { length: u64, cause: Box<Fault> },
    /// The codec bits of the attributes name no codec, or none that this magic may use.
    #[error("unknown compression codec {id} for magic {magic}")]
    UnknownCodec { id: u8, magic: i8 },
    /// A compressed block that does not inflate.
    #[error("the {codec} block does not inflate: {reason}")]
    BrokenBlock { codec: Codec, reason: String },
    /// A block that inflates to more than the limit allows; not read.
    #[error("the {codec} block inflates to more than the limit of {limit} bytes and was not read")]
    InflateLimit { codec: Codec, limit: u64 },
    /// A block for whose inflated bytes the system has no memory; not read.
    #[error(
        "there is no memory for the {size} bytes that the {codec} block inflates to, and it was not read"
    )]
    NoMemory { codec: Codec, size: usize },
    /// A zstd frame with a window larger than decoders allow; not read. In MiB.
    #[error(
        "the zstd block asks for a window of {window} MiB and was not read: the limit is 128 MiB, for Kafka's clients too"
    )]
    WindowLimit { window: u64 },
    /// A block that can be read, but that Kafka's Java client refuses.
    #[error("Kafka's clients cannot read the {codec} block, as it has {what}")]
    ForeignBlock { codec: Codec, what: &'static str },
    /// A record whose bytes do not follow the format.
    #[error("record {index} of the batch is malformed: {what}")]
    MalformedRecord { index: u32, what: &'static str },
    /// The batch holds more or fewer records than its header says.
    #[error("the header counts {declared} records, the batch holds {found}")]
    RecordCount { declared: i64, found: i64 },
    /// Bytes follow the last record of a batch.
    #[error("{length} bytes follow the last record of the batch")]
    BytesAfterRecords { length: u64 },
    /// A record offset outside its batch, or not above the one before it.
    #[error("record offset {offset} is not within {first} to {last} of its batch")]
    RecordOffset { offset: Offset, first: Offset, last: Offset },
    /// A batch that does not begin after the end of the one before it.
    #[error("offset {offset} follows offset {previous}")]
    OffsetsNotRising { offset: Offset, previous: Offset },
    /// A leader epoch below that of the batch before it.
    #[error("leader epoch {epoch} follows leader epoch {previous}")]
    LeaderEpochFalls { epoch: i32, previous: i32 },
    /// An empty log: a new segment, or one that compaction has emptied.
    #[error("the file is empty")]
    EmptyFile,
    /// The file was truncated while it was read.
    #[error("the file was truncated here while it was read")]
    CutWhileRead,
    /// A batch header whose last offset lies before its base offset.
    #[error("the last offset {last} lies before the base offset {base}")]
    OffsetRange { base: Offset, last: Offset },
    /// An offset that no index of the segment can hold: indexes count from the file name in 31 bits.
    #[error("offset {offset} is too far from {name} in the file name for one segment")]
    BeyondSegment { offset: Offset, name: Offset },
    /// The first offset lies before the one in the file name.
    #[error("the first offset {first} lies before {name}, which the file name promises")]
    BeforeFileName { first: Offset, name: Offset },
    /// A gap between two records; compaction and transaction markers leave such gaps.
    #[error("offset {previous} is followed by {offset}")]
    OffsetGap { previous: Offset, offset: Offset },
    /// A wrapper whose inner messages have another magic or are compressed themselves.
    #[error("the inner messages of a compressed wrapper {what}")]
    InnerMessages { what: &'static str },
    /// A control record that cannot be read.
    #[error("the control record of type {kind} is malformed")]
    MalformedControl { kind: i16 },
    /// A KRaft snapshot that does not end with its footer.
    #[error("the snapshot does not end with its footer record")]
    NoSnapshotFooter,
    /// The length of an index is not a multiple of its entry size.
    #[error("{length} bytes are not a multiple of the entry size of {entry_size}")]
    IndexLength { length: u64, entry_size: usize },
    /// Index entries that do not rise.
    #[error("entry {offset} at position {position} does not rise above the entry before it")]
    IndexNotRising { offset: Offset, position: i64 },
    /// Bytes other than zero after the padding of an index began.
    #[error("data follows the zero padding of the index")]
    DataAfterPadding,
    /// The index names a position where the log has no batch.
    #[error("index entry {offset} names position {position} of the log, where no batch begins")]
    IndexNoBatch { offset: Offset, position: i64 },
    /// The batch at the indexed position is larger than the maximum size to read.
    #[error("index entry {offset} names a batch of {size} bytes, more than the limit of {limit}")]
    IndexBatchTooLarge { offset: Offset, size: u64, limit: u64 },
    /// An index without the log it belongs to.
    #[error("the entries were not checked against the log: could not read '{log}': {reason}")]
    NoLogBeside { log: String, reason: String },
    /// The batch at the indexed position ends with another offset.
    #[error(
        "index entry {offset} names position {position} of the log, where a batch ends with offset {found}"
    )]
    IndexMismatch { offset: Offset, position: i64, found: Offset },
    /// The whole index is zeros: preallocated, and never written to.
    #[error("the index holds nothing but zero padding")]
    IndexAllPadding,
    /// Zeros at the end of the index of a segment that is not the last.
    #[error("the index ends in {length} bytes of zeros, although later segments follow: {consequence}")]
    SealedPadding { length: u64, consequence: &'static str },
    /// A time index entry whose offset the log does not have as the last of a batch.
    #[error("time index entry {timestamp} names offset {offset}, the log has {}", found_offset(*.found))]
    TimeIndexOffset { timestamp: Timestamp, offset: Offset, found: Option<Offset> },
    /// A time index entry whose timestamp is not the largest of its batch.
    #[error("time index entry {timestamp} for offset {offset}: the batch there has {found}")]
    TimeIndexTimestamp { timestamp: Timestamp, offset: Offset, found: Timestamp },
    /// Time index entries that do not rise.
    #[error("time index entry {timestamp} does not rise above {previous} before it")]
    TimeIndexNotRising { timestamp: Timestamp, previous: Timestamp },
    /// The startup check of a broker failed; the message is Kafka's.
    #[error("{0}")]
    SanityCheck(String),
    /// An aborted transaction of a version that Kafka does not know.
    #[error("unknown version {version} of an aborted transaction")]
    TransactionVersion { version: i16 },
    /// An aborted transaction whose last offset lies before its first.
    #[error("an aborted transaction from offset {first} to {last}")]
    TransactionRange { first: Offset, last: Offset },
    /// A producer snapshot or checkpoint that cannot be read; the message is Kafka's if there is one.
    #[error("{0}")]
    Unparsable(String),
}

fn found_offset(found: Option<Offset>) -> String {
    found.map_or_else(
        || "no batch from there on".to_owned(),
        |offset| format!("a batch that ends with {offset}"),
    )
}

impl Fault {
    /// Whether Apache's tool also reports the fault at the end of its run.
    pub fn is_told_by_kafkas_tool(&self) -> bool {
        matches!(self, Self::IndexMismatch { .. } | Self::TimeIndexOffset { .. } | Self::OffsetGap { .. })
    }

    /// A stable name for programs, in lowerCamelCase.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CrcMismatch { .. } => "crcMismatch",
            Self::LengthTooSmall { .. } => "lengthTooSmall",
            Self::HeaderCut { .. } => "headerCut",
            Self::UnknownMagic { .. } => "unknownMagic",
            Self::IncompleteTail { .. } => "incompleteTail",
            Self::NotABatch { .. } => "notABatch",
            Self::WrongLength { .. } => "wrongLength",
            Self::ZeroTail { .. } => "zeroTail",
            Self::Unreadable { .. } => "unreadable",
            Self::UnknownCodec { .. } => "unknownCodec",
            Self::BrokenBlock { .. } => "brokenBlock",
            Self::InflateLimit { .. } => "inflateLimit",
            Self::NoMemory { .. } => "noMemory",
            Self::WindowLimit { .. } => "windowLimit",
            Self::ForeignBlock { .. } => "foreignBlock",
            Self::MalformedRecord { .. } => "malformedRecord",
            Self::RecordCount { .. } => "recordCount",
            Self::BytesAfterRecords { .. } => "bytesAfterRecords",
            Self::RecordOffset { .. } => "recordOffset",
            Self::OffsetsNotRising { .. } => "offsetsNotRising",
            Self::LeaderEpochFalls { .. } => "leaderEpochFalls",
            Self::EmptyFile => "emptyFile",
            Self::CutWhileRead => "cutWhileRead",
            Self::OffsetRange { .. } => "offsetRange",
            Self::BeyondSegment { .. } => "beyondSegment",
            Self::BeforeFileName { .. } => "beforeFileName",
            Self::OffsetGap { .. } => "offsetGap",
            Self::InnerMessages { .. } => "innerMessages",
            Self::MalformedControl { .. } => "malformedControl",
            Self::NoSnapshotFooter => "noSnapshotFooter",
            Self::IndexLength { .. } => "indexLength",
            Self::IndexNotRising { .. } => "indexNotRising",
            Self::DataAfterPadding => "dataAfterPadding",
            Self::IndexNoBatch { .. } => "indexNoBatch",
            Self::IndexBatchTooLarge { .. } => "indexBatchTooLarge",
            Self::NoLogBeside { .. } => "noLogBeside",
            Self::IndexMismatch { .. } => "indexMismatch",
            Self::IndexAllPadding => "indexAllPadding",
            Self::SealedPadding { .. } => "sealedPadding",
            Self::TimeIndexOffset { .. } => "timeIndexOffset",
            Self::TimeIndexTimestamp { .. } => "timeIndexTimestamp",
            Self::TimeIndexNotRising { .. } => "timeIndexNotRising",
            Self::SanityCheck(_) => "sanityCheck",
            Self::TransactionVersion { .. } => "transactionVersion",
            Self::TransactionRange { .. } => "transactionRange",
            Self::Unparsable(_) => "unparsable",
        }
    }
}

//! The options of `produce`.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use crate::commands::NameKind;
use crate::commands::shared::record_encoders::EncoderArgs;
use crate::commands::shared::record_schemas::PayloadChoice;
use crate::payload::TypedBytes;
use crate::util::units::{ByteSize, Timestamp, parse_duration};

/// Write records to topics
///
/// Records come from standard input or a file: lines, JSON as consume and dump-log print it, or whole files. Nothing is printed;
/// status 0 says that the brokers have acknowledged every record.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  A record a line, with a key before the first tab
    kafkactl produce orders --key-delimiter '\\t' --file orders.tsv
  One record
    echo '{\"total\": 12.5}' | kafkactl produce orders --key ORD-17 --header source=cli
  Delete keys from a compacted topic: a line is a key
    echo ORD-17 | kafkactl produce orders --tombstones
  Copy a topic, with nothing lost, to another cluster
    kafkactl consume orders --exit -o jsonl | kafkactl --context test produce orders --input jsonl
  Write the records of a log dir again that no broker reads any more
    kafkactl dump-log -p -o jsonl /data/orders-3/ | kafkactl produce orders --input jsonl
  JSON as Avro, with the latest schema of orders-value, or with a local one
    kafkactl produce orders --file orders.jsonl --value-format avro --registry-url http://registry:8081
    kafkactl produce orders --file orders.jsonl --value-schema order.avsc --auto-register
  A file for each record
    kafkactl produce images --input files a.png b.png
  All or nothing
    kafkactl produce orders --file orders.txt --transactional-id import-1
  Go on past what fails, keep it, and try it again
    kafkactl produce orders --file orders.txt --keep-going --failed-file failed.jsonl
    kafkactl produce --input jsonl --file failed.jsonl
  See where each record went
    kafkactl produce orders --file orders.txt --report -o jsonl")]
pub struct Produce {
    /// The topic; with --input jsonl it may be left out where each record names its own
    #[arg(value_name = "TOPIC", add = NameKind::Topic)]
    pub(super) topic: Option<String>,
    /// With --input files: the files, each of which is a value
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) schemas: EncoderArgs,
    #[command(flatten)]
    pub(super) record: RecordArgs,
    #[command(flatten)]
    pub(super) writing: WritingArgs,
    #[command(flatten)]
    pub(super) outcome: OutcomeArgs,
}

/// What the input is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum InputKind {
    /// A record a line
    Lines,
    /// A JSON object a line, as consume -o jsonl and dump-log -o jsonl print it
    Jsonl,
    /// A record a file
    Files,
}

/// Where records come from.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArgs {
    /// What the input is made of
    #[arg(long, value_name = "KIND", default_value = "lines")]
    pub(super) input: InputKind,
    /// Read this file in place of standard input (-)
    #[arg(long, value_name = "PATH", conflicts_with = "files")]
    pub(super) file: Option<PathBuf>,
    /// What ends a line, in place of LF or CR LF; \t, \n, \0 and \xNN are understood
    ///
    /// By default lines are read as Kafka's console producer reads them: LF or CR LF ends one, and a byte order mark before the first
    /// is skipped. With --delimiter '\n' a CR is part of the record.
    #[arg(long, value_name = "TEXT", value_parser = parse_delimiter)]
    pub(super) delimiter: Option<TypedBytes>,
    /// What stands between key and value; without it a line is a value
    #[arg(long, value_name = "TEXT", value_parser = parse_delimiter, conflicts_with_all = ["key", "tombstones"])]
    pub(super) key_delimiter: Option<TypedBytes>,
    /// How keys are written: text, json (checked), hex, base64, int, long, short, float, double, uuid; from JSON with a schema: avro,
    /// protobuf, json-schema
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) key_format: PayloadChoice,
    /// How values are written: the same
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) value_format: PayloadChoice,
    /// A value that is written like this is null: a tombstone
    #[arg(long, value_name = "TEXT", conflicts_with = "tombstones")]
    pub(super) null_value: Option<TypedBytes>,
    /// A line is a key, and its value is null
    #[arg(long)]
    pub(super) tombstones: bool,
    /// Ignore JSON fields that a record does not have
    #[arg(long)]
    pub(super) lenient: bool,
}

/// What is said of all records at once, and counts more than what the input says.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Records")]
pub(super) struct RecordArgs {
    /// The key of all records
    #[arg(long, conflicts_with = "tombstones")]
    pub(super) key: Option<String>,
    /// A header of all records, behind those that they have; several are allowed
    #[arg(long, value_name = "NAME=VALUE")]
    pub(super) header: Vec<HeaderArg>,
    /// The partition of all records
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(0..), conflicts_with = "repartition")]
    pub(super) partition: Option<i32>,
    /// Choose partitions anew, also where the JSON of a record names one
    #[arg(long)]
    pub(super) repartition: bool,
    /// The timestamp of all records: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago (-2h); default the time of writing
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(super) timestamp: Option<Timestamp>,
}

/// How records are written.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Writing")]
pub(super) struct WritingArgs {
    /// Who has to have a record before it counts as written: all in-sync replicas, the leader (1), or nobody (0)
    #[arg(long, value_name = "all|1|0")]
    pub(super) acks: Option<Acks>,
    /// Compress batches
    #[arg(short = 'z', long, value_name = "CODEC")]
    pub(super) compression: Option<Compression>,
    /// Where records without a partition go: by the hash of the key, as Java's clients do (murmur2, the default) or as
    /// librdkafka does (crc32), and without a key anywhere; or anywhere in any case (random)
    #[arg(long, value_name = "HOW")]
    pub(super) partitioner: Option<Spread>,
    /// The largest batch, in bytes; default 1000000, or what the topic takes where that is less
    #[arg(long, value_name = "SIZE")]
    pub(super) batch_size: Option<ByteSize>,
    /// How long a batch waits for more records; default 50ms, but not while nothing comes in
    #[arg(long, value_name = "DURATION", value_parser = parse_duration)]
    pub(super) linger: Option<Duration>,
    /// Write no more than N records a second
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) rate: Option<u32>,
    /// Write all records in one transaction with this id: consumers of committed records see all of them or none
    #[arg(long, value_name = "ID", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(super) transactional_id: Option<String>,
    /// A transaction for every N records
    #[arg(long, value_name = "N", requires = "transactional_id", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) transaction_every: Option<u64>,
    /// Create topics that do not exist, with the partitions and replicas that brokers give by default
    #[arg(long)]
    pub(super) create: bool,
}

/// What is told of the outcome.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Outcome")]
pub(super) struct OutcomeArgs {
    /// Print topic, partition, offset and timestamp of each record
    #[arg(long)]
    pub(super) report: bool,
    /// Go on past records that cannot be read or written; status 3 then
    #[arg(long)]
    pub(super) keep_going: bool,
    /// Keep what was not written in this new file, as JSON lines for --input jsonl
    #[arg(long, value_name = "PATH")]
    pub(super) failed_file: Option<PathBuf>,
}

fn parse_delimiter(text: &str) -> Result<TypedBytes, String> {
    match text.parse()? {
        TypedBytes(bytes) if bytes.is_empty() => Err("nothing cannot divide anything".to_owned()),
        bytes => Ok(bytes),
    }
}

/// A header as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeaderArg {
    pub(super) name: String,
    pub(super) value: Option<String>,
}

impl FromStr for HeaderArg {
    type Err = String;

    /// `NAME=VALUE`; `NAME` alone has the value null.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        Ok(Self { name: name.to_owned(), value: value.map(str::to_owned) })
    }
}

/// Who has to have a record before it counts as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Acks {
    /// All in-sync replicas
    #[value(alias = "-1")]
    All,
    /// The leader
    #[value(name = "1")]
    Leader,
    /// Nobody
    #[value(name = "0")]
    Nobody,
}

impl Acks {
    /// The value of `acks`.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Leader => "1",
            Self::Nobody => "0",
        }
    }
}

/// How batches are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Compression {
    /// Not at all
    None,
    /// gzip
    Gzip,
    /// Snappy
    Snappy,
    /// LZ4
    Lz4,
    /// Zstandard
    Zstd,
}

impl Compression {
    /// The value of `compression.type`.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Gzip => "gzip",
            Self::Snappy => "snappy",
            Self::Lz4 => "lz4",
            Self::Zstd => "zstd",
        }
    }
}

/// Where records without a partition go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Spread {
    /// By the murmur2 hash of the key
    Murmur2,
    /// By the CRC-32 of the key
    Crc32,
    /// Anywhere
    Random,
}

impl Spread {
    /// librdkafka's value of `partitioner`.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Murmur2 => "murmur2_random",
            Self::Crc32 => "consistent_random",
            Self::Random => "random",
        }
    }
}

//! The options of `produce`.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::commands::NameKind;
use crate::commands::shared::record_encoders::EncoderArgs;
use crate::commands::shared::record_schemas::PayloadChoice;
use crate::payload::TypedBytes;
use crate::segment::Codec;
use crate::util::units::{ByteSize, Timestamp, parse_duration};

/// Write records to topics
///
/// Records come from standard input or a file: lines, JSON as printed by consume and dump-log, or whole files. Nothing is printed;
/// exit status 0 means that the brokers have acknowledged every record.
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
    /// The topic; optional with --input jsonl, if each record names its topic
    #[arg(value_name = "TOPIC", add = NameKind::Topic)]
    pub(super) topic: Option<String>,
    /// With --input files: the files, each of which is the value of a record
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum InputKind {
    /// One record per line
    Lines,
    /// One JSON object per line, as consume -o jsonl and dump-log -o jsonl print it
    Jsonl,
    /// One record per file
    Files,
}

/// Options for the input.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArgs {
    /// Kind of input
    #[arg(long, value_name = "KIND", default_value = "lines")]
    pub(super) input: InputKind,
    /// Read this file instead of standard input (-)
    #[arg(long, value_name = "PATH", conflicts_with = "files")]
    pub(super) file: Option<PathBuf>,
    /// Delimiter of records, instead of LF or CR LF; \t, \n, \0 and \xNN are understood
    ///
    /// By default lines are read as Kafka's console producer reads them: they end with LF or CR LF, and a byte order mark before
    /// the first line is skipped. With --delimiter '\n' a CR is part of the record.
    #[arg(long, value_name = "TEXT", value_parser = parse_delimiter)]
    pub(super) delimiter: Option<TypedBytes>,
    /// Separator of key and value; without it, the line is the value
    #[arg(long, value_name = "TEXT", value_parser = parse_delimiter, conflicts_with_all = ["key", "tombstones"])]
    pub(super) key_delimiter: Option<TypedBytes>,
    /// How keys are written: text, json (checked), hex, base64, int, long, short, float, double, uuid; from JSON with a schema:
    /// avro, protobuf, json-schema
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) key_format: PayloadChoice,
    /// How values are written: the formats of --key-format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) value_format: PayloadChoice,
    /// Write a null value (a tombstone) for values that equal this text
    #[arg(long, value_name = "TEXT", conflicts_with = "tombstones")]
    pub(super) null_value: Option<TypedBytes>,
    /// Each line is a key, with a null value (a tombstone)
    #[arg(long)]
    pub(super) tombstones: bool,
    /// Ignore unknown JSON fields
    #[arg(long)]
    pub(super) lenient: bool,
}

/// Options that apply to all records, and take precedence over the input.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Records")]
pub(super) struct RecordArgs {
    /// Key of all records
    #[arg(long, conflicts_with = "tombstones")]
    pub(super) key: Option<String>,
    /// Header to add to all records, after their own headers; repeatable
    #[arg(long, value_name = "NAME=VALUE")]
    pub(super) header: Vec<HeaderArg>,
    /// Partition of all records
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(0..), conflicts_with = "repartition")]
    pub(super) partition: Option<i32>,
    /// Choose partitions again, even where the JSON of a record names one
    #[arg(long)]
    pub(super) repartition: bool,
    /// Timestamp of all records: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago (-2h); default: the current
    /// time
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(super) timestamp: Option<Timestamp>,
}

/// Options for how records are written.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Writing")]
pub(super) struct WritingArgs {
    /// Acknowledgements to wait for: all in-sync replicas (all), the leader (1), or none (0)
    #[arg(long, value_name = "all|1|0")]
    pub(super) acks: Option<Acks>,
    /// Compression of batches
    #[arg(short = 'z', long, value_name = "CODEC", value_parser = codec_parser())]
    pub(super) compression: Option<Codec>,
    /// How records without a partition are distributed: by the hash of the key, as the Java clients do (murmur2, the default) or as
    /// librdkafka does (crc32); or at random, whatever the key (random). Records without a key go to any partition
    #[arg(long, value_name = "HOW")]
    pub(super) partitioner: Option<Spread>,
    /// Maximum size of a batch in bytes; default 1000000, or what the topic accepts if that is less
    #[arg(long, value_name = "SIZE")]
    pub(super) batch_size: Option<ByteSize>,
    /// Time to wait for more records before a batch is sent; default 50ms, but a batch is sent at once while no input arrives
    #[arg(long, value_name = "DURATION", value_parser = parse_duration)]
    pub(super) linger: Option<Duration>,
    /// Maximum number of records per second
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) rate: Option<u32>,
    /// Write all records in one transaction with this id: consumers with isolation level `read_committed` see all of them or none
    #[arg(long, value_name = "ID", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(super) transactional_id: Option<String>,
    /// Commit a transaction after every N records
    #[arg(long, value_name = "N", requires = "transactional_id", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) transaction_every: Option<u64>,
    /// Create missing topics, with the default partitions and replicas of the brokers
    #[arg(long)]
    pub(super) create: bool,
}

/// Options for reporting the outcome.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Outcome")]
pub(super) struct OutcomeArgs {
    /// Print topic, partition, offset and timestamp of each record
    #[arg(long)]
    pub(super) report: bool,
    /// Continue after records that cannot be read or written; exit status 3 in that case
    #[arg(long)]
    pub(super) keep_going: bool,
    /// Save records that were not written to this new file, as JSON lines for --input jsonl
    #[arg(long, value_name = "PATH")]
    pub(super) failed_file: Option<PathBuf>,
}

fn parse_delimiter(text: &str) -> Result<TypedBytes, String> {
    match text.parse()? {
        TypedBytes(bytes) if bytes.is_empty() => Err("the delimiter must not be empty".to_owned()),
        bytes => Ok(bytes),
    }
}

/// A header as the user types it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeaderArg {
    pub(super) name: String,
    pub(super) value: Option<String>,
}

impl FromStr for HeaderArg {
    type Err = String;

    /// `NAME=VALUE`; `NAME` alone gives the header a null value.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        Ok(Self { name: name.to_owned(), value: value.map(str::to_owned) })
    }
}

/// Acknowledgements to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Acks {
    /// All in-sync replicas
    #[value(alias = "-1")]
    All,
    /// The leader
    #[value(name = "1")]
    Leader,
    /// None
    #[value(name = "0")]
    Nobody,
}

impl Acks {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Leader => "1",
            Self::Nobody => "0",
        }
    }
}

/// Reads the name of a codec, and lists the names for help and completion.
fn codec_parser() -> impl TypedValueParser<Value = Codec> {
    PossibleValuesParser::new(Codec::ALL.map(Codec::as_str))
        .try_map(|name| Codec::from_name(&name).ok_or("no codec of Kafka"))
}

/// How records without a partition are distributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Spread {
    /// By the murmur2 hash of the key
    Murmur2,
    /// By the CRC-32 of the key
    Crc32,
    /// At random
    Random,
}

impl Spread {
    /// The value of librdkafka's setting `partitioner`.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Murmur2 => "murmur2_random",
            Self::Crc32 => "consistent_random",
            Self::Random => "random",
        }
    }
}

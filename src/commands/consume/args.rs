//! The options of `consume`.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use clap::builder::NonEmptyStringValueParser;
use regex::bytes::Regex;

use crate::commands::NameKind;
use crate::commands::shared::bound::Bound;
use crate::commands::shared::names::TopicNames;
use crate::commands::shared::record_schemas::{PayloadChoice, SchemaArgs};
use crate::commands::shared::wait::WaitTimeout;
use crate::kafka::Isolation;
use crate::payload::{HeaderTest, Partitioner, TypedBytes};
use crate::util::units::parse_duration;

/// Read the records of topics
///
/// Without --group, all partitions are read, nothing is committed, and nothing is left on the cluster. Without an end (--to,
/// --exit, -n, --tail, --per-partition, --idle-timeout, --expect) the command runs until it is interrupted.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  What comes in from now on, with keys
    kafkactl consume orders --print key
  All there is, as JSON lines
    kafkactl consume orders --exit -o jsonl | jq .value
  The last ten records, and those of an hour
    kafkactl consume orders --tail 10
    kafkactl consume orders --from @-2h --to @-1h
  A few partitions, each from an offset of its own
    kafkactl consume orders --partition 0,2-5 --from beginning,orders:3=1200 --exit
  Records of one key: only its partition is read
    kafkactl consume orders --key ORD-17 --partitioner murmur2 --exit
  Records by what is in them
    kafkactl consume orders --exit --header type=refund --where '.value.amount > 100'
  The state that a changelog comes to
    kafkactl consume customers --table
  Values of Avro, as JSON, with a registry or with a file
    kafkactl consume orders --exit --registry-url http://registry:8081
    kafkactl consume orders --exit --value-schema order.avsc
  As a member of a group
    kafkactl consume orders --group audit --commit interval -o format='{key}\\t{value}'
  In a test: three records have to come within a minute
    kafkactl consume orders --from beginning --expect 3 --wait-timeout 60s

Formats (-o): text, json, jsonl, raw (values as they are), csv, format='{key}\\t{value}'. Fields of the last: topic, partition,
offset, timestamp, time, timestampType, leaderEpoch, key, value, headers, header:NAME, keySize, valueSize.

A position is beginning, end, an offset, -N (counted back from the end) or @TIME: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago
(@-2h). TOPIC:PARTITION=POS is one for a partition. Upper bounds are not included.")]
pub struct Consume {
    #[command(flatten)]
    pub(super) names: TopicNames,
    /// Read only these partitions
    #[arg(long, value_name = "N,N-M,...", value_delimiter = ',')]
    pub(super) partition: Vec<PartitionRange>,
    /// `read_uncommitted` (default, as in Kafka's console consumer: includes records of aborted and open transactions) or
    /// `read_committed`
    #[arg(long, value_name = "LEVEL")]
    pub(super) isolation: Option<Isolation>,
    /// Read from the replica in this rack, where the brokers allow that
    #[arg(long, value_name = "RACK")]
    pub(super) rack: Option<String>,
    #[command(flatten)]
    pub(super) range: RangeArgs,
    #[command(flatten)]
    pub(super) group: GroupArgs,
    #[command(flatten)]
    pub(super) filter: FilterArgs,
    #[command(flatten)]
    pub(super) look: LookArgs,
    #[command(flatten)]
    pub(super) schemas: SchemaArgs,
}

/// Partitions as the user types them: one number, or a range that includes both ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PartitionRange {
    pub(super) first: i32,
    pub(super) last: i32,
}

impl FromStr for PartitionRange {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str| text.parse::<i32>().ok().filter(|&number| number >= 0);
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        match (number(first), number(last)) {
            (Some(first), Some(last)) if first <= last => Ok(Self { first, last }),
            _ => Err("expected a partition number, or a range such as 2-5".to_owned()),
        }
    }
}

/// Where reading begins and ends.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Range")]
pub(super) struct RangeArgs {
    /// Where to begin: a position, or TOPIC:PARTITION=POS; default: end, or beginning with --exit, --to and --table
    #[arg(long, value_name = "POS,...", value_delimiter = ',', allow_hyphen_values = true)]
    pub(super) from: Vec<Bound>,
    /// Where to end (exclusive): a position, or TOPIC:PARTITION=POS
    #[arg(long, value_name = "POS,...", value_delimiter = ',', allow_hyphen_values = true)]
    pub(super) to: Vec<Bound>,
    /// Stop at the end of each partition, as it was when the command started
    #[arg(long)]
    pub(super) exit: bool,
    /// Stop after N records
    #[arg(short = 'n', long, value_name = "N", visible_alias = "max-messages", value_parser = at_least_one())]
    pub(super) max_records: Option<u64>,
    /// Read at most N records of each partition
    #[arg(long, value_name = "N", value_parser = at_least_one())]
    pub(super) per_partition: Option<u64>,
    /// Print the last N records of all partitions together, by time, and stop
    #[arg(
        long,
        value_name = "N",
        value_parser = at_least_one(),
        conflicts_with_all = ["from", "to", "exit", "max_records", "per_partition", "idle_timeout", "group", "table", "expect"]
    )]
    pub(super) tail: Option<u64>,
    /// Stop when no record arrives for this long
    #[arg(long, value_name = "DURATION", value_parser = parse_duration)]
    pub(super) idle_timeout: Option<Duration>,
    /// Stop after N records; exit status 4 if fewer arrive within --wait-timeout
    #[arg(long, value_name = "N", value_parser = at_least_one())]
    pub(super) expect: Option<u64>,
    #[command(flatten)]
    pub(super) wait: WaitTimeout,
}

impl RangeArgs {
    /// Whether reading ends without being interrupted.
    pub(super) fn ends(&self) -> bool {
        let has_limit = self.max_records.or(self.per_partition).or(self.tail).or(self.expect).is_some();
        self.exit || has_limit || self.idle_timeout.is_some() || !self.to.is_empty()
    }
}

/// Options for reading as a member of a consumer group.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Group")]
pub(super) struct GroupArgs {
    /// Join this consumer group, and continue from its committed offsets
    #[arg(long, value_name = "GROUP", add = NameKind::Group, conflicts_with = "partition", value_parser = NonEmptyStringValueParser::new())]
    pub(super) group: Option<String>,
    /// When to commit the offsets of printed records: at the end, every five seconds, or never
    #[arg(long, value_name = "WHEN", default_value = "interval", requires = "group")]
    pub(super) commit: Commit,
    /// Begin at --from even where the group has committed offsets
    #[arg(long, requires = "group", requires = "from")]
    pub(super) force_from: bool,
    /// Join as this static member (group.instance.id)
    #[arg(long, value_name = "ID", requires = "group")]
    pub(super) instance_id: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Commit {
    /// At the end, and when a partition is revoked
    End,
    /// At the end, when a partition is revoked, and every five seconds
    Interval,
    /// Never
    None,
}

/// Options that select records.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Selection")]
pub(super) struct FilterArgs {
    /// Only records with this key, as --key-format shows it; repeatable: any of the keys
    #[arg(long)]
    pub(super) key: Vec<String>,
    /// Leave out records with this key
    #[arg(long, value_name = "KEY")]
    pub(super) not_key: Vec<String>,
    /// Only records whose key or value matches
    #[arg(long, value_name = "REGEX")]
    pub(super) grep: Vec<Regex>,
    /// Leave out records whose key or value matches
    #[arg(long, value_name = "REGEX")]
    pub(super) not_grep: Vec<Regex>,
    /// Only records with this header, and with this value if one is given
    #[arg(long, value_name = "NAME[=VALUE]")]
    pub(super) header: Vec<HeaderTest>,
    /// Leave out records with this header, or with this value of it
    #[arg(long, value_name = "NAME[=VALUE]")]
    pub(super) not_header: Vec<HeaderTest>,
    /// Only records for which this jq expression is true; its input is what -o jsonl prints, with JSON values as JSON
    ///
    /// In jq every string is greater than every number. Avro decimals and 64-bit integers of Protobuf are strings: compare them as
    /// '(.value.total | tonumber) > 50'.
    #[arg(long = "where", value_name = "EXPR")]
    pub(super) condition: Option<String>,
    /// Read only the partition that --key hashes to: murmur2 (Java producers) or crc32 (librdkafka)
    #[arg(long, value_name = "HASH", requires = "key", conflicts_with = "group")]
    pub(super) partitioner: Option<Partitioner>,
}

/// Options for how records are printed.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct LookArgs {
    /// Fields to print before the value, as Kafka's console consumer does: key, headers, timestamp, partition, offset; also topic
    #[arg(long, value_name = "COLUMN,...", value_delimiter = ',')]
    pub(super) print: Vec<PrintField>,
    /// How to show keys: auto (with a registry: by the schema that the record names), avro, protobuf, json-schema, text, json, hex,
    /// base64, int, long, short, float, double, uuid, none
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(super) key_format: PayloadChoice,
    /// How to show values: the formats of --key-format
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(super) value_format: PayloadChoice,
    /// Separator between the fields of a text line; \t, \n, \0 and \xNN are understood
    #[arg(long, value_name = "TEXT", default_value = "\\t")]
    pub(super) separator: TypedBytes,
    /// Delimiter after each record with -o text, raw and format
    #[arg(long, value_name = "TEXT", default_value = "\\n")]
    pub(super) delimiter: TypedBytes,
    /// Write one file for each partition into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "table")]
    pub(super) output_dir: Option<PathBuf>,
    /// Print the latest value of each key, sorted by key or by offset, without keys whose last record is a tombstone; reads from
    /// the beginning to the end, and keeps one record of each key in memory
    #[arg(long, value_name = "ORDER", num_args = 0..=1, require_equals = true, default_missing_value = "key", conflicts_with_all = ["max_records", "per_partition", "expect", "idle_timeout", "group"])]
    pub(super) table: Option<Order>,
}

/// Sort order of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Order {
    /// By key
    Key,
    /// By topic, partition and offset
    Offset,
}

fn at_least_one() -> clap::builder::RangedU64ValueParser {
    clap::value_parser!(u64).range(1..)
}

/// A field that can be printed before the value in a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PrintField {
    Topic,
    Timestamp,
    Partition,
    Offset,
    Headers,
    Key,
}

impl FromStr for PrintField {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        Ok(match text {
            "topic" => Self::Topic,
            "timestamp" => Self::Timestamp,
            "partition" => Self::Partition,
            "offset" => Self::Offset,
            "headers" => Self::Headers,
            "key" => Self::Key,
            _ => return Err("expected topic, timestamp, partition, offset, headers or key".to_owned()),
        })
    }
}

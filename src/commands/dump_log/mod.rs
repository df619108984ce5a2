//! `kafkactl dump-log`: show and check the files that a Kafka broker keeps on disk.

mod dump;
mod indexes;
mod input;
mod log;
mod notices;
mod partitions;
mod printer;
mod rows;
mod selection;
mod state_files;
mod summary;
mod tally;

use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::commands::shared::record_schemas::{Patience, PayloadChoice, SchemaArgs};
use crate::config::Target;
use crate::error::{Error, Kind, Result, Status};
use crate::output::OutputFormat;
use crate::payload::{Decoders, PayloadFormat};
use crate::segment::DEFAULT_INFLATE_LIMIT;
use crate::session::{Access, Session};
use crate::util::units::{ByteSize, Offset, Timestamp};

use selection::{Limit, Selection};

/// Show and check Kafka's files on disk: logs, indexes, snapshots, checkpoints
///
/// Reads log segments of every message format and codec, offset, time and transaction indexes, producer snapshots, KRaft snapshots
/// and the checkpoint files of a log dir, even while Kafka deletes or replaces them (.deleted, .cleaned, .swap, .part). Needs no
/// broker, and writes nothing.
///
/// The text is line for line what Apache's kafka-dump-log prints. Damage is reported on standard error and gives exit status 4; the
/// rest of the file, and the other files, are still read. Not damage: gaps between offsets (compaction leaves them), and in the
/// last segment of a folder, which a broker may be writing, an unfinished batch at the end and zeros at the end of an index. Blocks
/// that Kafka's own clients cannot read give a warning, and exit status 4 too.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  Batches of one segment
    kafkactl dump-log /data/orders-3/00000000000000000000.log
  Records with keys and values, for people and for programs
    kafkactl dump-log --print-data-log /data/orders-3/00000000000000000000.log
    kafkactl dump-log --print-data-log -o jsonl /data/orders-3/*.log | jq 'select(.kind == \"record\")'
  Is anything damaged in this log dir?
    kafkactl dump-log --check --recursive /data
  How much is in these folders, and of what kind?
    kafkactl dump-log --summary /data/orders-*
  One record, found through the index
    kafkactl dump-log -p --from-offset 1234567 --head 1 /data/orders-3/00000000000001000000.log
  The last records, and those that mention an order
    kafkactl dump-log -p --tail 10 /data/orders-3/00000000000001000000.log
    kafkactl dump-log -p --grep '\\bORD-17\\b' --from-time 2026-09-21 /data/orders-3
  A partition, on a broker whose log dirs its own properties tell
    kafkactl dump-log --topic orders --partition 3
  Keys that are big-endian integers
    kafkactl dump-log --print-data-log --key-format integer segment.log

JSON: one object a batch, record, entry or finding; `kind` says which. Records have the same fields in every
command.")]
pub struct DumpLog {
    /// Files or folders; a folder stands for all Kafka files in it, by offset; - is a log on standard input
    #[arg(value_name = "FILE", required_unless_present_any = ["files", "topic"])]
    paths: Vec<PathBuf>,
    /// More files, separated by commas
    #[arg(long, value_name = "FILE,...", value_delimiter = ',', value_parser = OsStringValueParser::new().map(PathBuf::from))]
    files: Vec<PathBuf>,
    /// Read the partition folders of this topic, in the log dirs of the broker on this machine
    #[arg(long, conflicts_with_all = ["paths", "files"])]
    topic: Option<String>,
    /// Partitions of --topic; default: all
    #[arg(long, value_name = "N,...", value_delimiter = ',', requires = "topic")]
    partition: Vec<u32>,
    /// Also read subfolders
    #[arg(short, long)]
    recursive: bool,
    /// Read everything, and print findings only
    #[arg(long, conflicts_with_all = ["index_sanity_check", "max_bytes"])]
    check: bool,
    /// Print one row of figures for each file, and a total
    #[arg(long, conflicts_with_all = ["check", "index_sanity_check"])]
    summary: bool,
    /// Print the records of each batch
    #[arg(short, long)]
    deep_iteration: bool,
    /// Print the records with their keys and values
    #[arg(short, long)]
    print_data_log: bool,
    /// Print keys and values only, without the metadata of the record
    #[arg(long)]
    skip_record_metadata: bool,
    /// How to show keys: string, integer, long, base64, hex, json, short, float, double or uuid; by a schema avro, protobuf or
    /// json-schema, or auto where the record names one; default: string. Prints records, as --print-data-log does
    #[arg(long, value_name = "FORMAT", visible_alias = "key-decoder-class")]
    key_format: Option<PayloadChoice>,
    /// How to show values: the formats of --key-format
    #[arg(long, value_name = "FORMAT", visible_alias = "value-decoder-class")]
    value_format: Option<PayloadChoice>,
    /// Check indexes without printing their entries
    #[arg(long)]
    verify_index_only: bool,
    /// Check of an index only what a broker checks at startup
    #[arg(long)]
    index_sanity_check: bool,
    /// Read only the complete batches in the first SIZE bytes of a log
    #[arg(long, value_name = "SIZE")]
    max_bytes: Option<ByteSize>,
    /// Largest batch to read where an index points
    #[arg(long, value_name = "SIZE", default_value = "5MiB")]
    max_message_size: ByteSize,
    /// Refuse batches that inflate to more than this
    #[arg(long, value_name = "SIZE", default_value_t = ByteSize(DEFAULT_INFLATE_LIMIT))]
    max_inflated_size: ByteSize,
    /// Read files into memory instead of mapping them
    #[arg(long)]
    no_mmap: bool,
    #[command(flatten)]
    selection: SelectionArgs,
    #[command(flatten)]
    schemas: SchemaArgs,
}

/// What to print of a log. The rest is not checked, and not read where the indexes allow that.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Selection")]
struct SelectionArgs {
    /// First offset
    #[arg(long, value_name = "OFFSET", conflicts_with = "check")]
    from_offset: Option<i64>,
    /// Last offset (exclusive)
    #[arg(long, value_name = "OFFSET", conflicts_with = "check")]
    to_offset: Option<i64>,
    /// First time: RFC 3339 (UTC without a zone), a date, milliseconds, or how long ago (-2h)
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, conflicts_with = "check")]
    from_time: Option<Timestamp>,
    /// Last time (exclusive)
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, conflicts_with = "check")]
    to_time: Option<Timestamp>,
    /// Only records with this key, as --key-format shows it
    #[arg(long, conflicts_with = "check")]
    key: Option<String>,
    /// Only records whose key or value matches
    #[arg(long, value_name = "REGEX", conflicts_with = "check")]
    grep: Option<regex::bytes::Regex>,
    /// Only the first N batches, or N records where records are printed
    #[arg(long, value_name = "N", conflicts_with_all = ["tail", "check"])]
    head: Option<u64>,
    /// Only the last N batches, or N records where records are printed
    #[arg(long, value_name = "N", conflicts_with = "check")]
    tail: Option<u64>,
}

/// The options as resolved.
#[derive(Debug)]
struct DumpPlan {
    /// Whether findings are printed as data.
    check: bool,
    /// Whether figures are collected and printed.
    summary: bool,
    /// Whether batches, records and entries are printed.
    rows: bool,
    records: bool,
    contents: bool,
    skip_record_metadata: bool,
    key_format: PayloadFormat,
    value_format: PayloadFormat,
    decoders: Decoders,
    /// Whether data that no schema explains is a finding.
    strict: bool,
    verify_index_only: bool,
    index_sanity_check: bool,
    max_bytes: Option<u64>,
    max_message_size: u64,
    max_inflated_size: u64,
    may_map: bool,
    selection: Selection,
    limit: Limit,
}

impl DumpPlan {
    fn of(args: &DumpLog, decoders: Decoders) -> Self {
        let wanted = &args.selection;
        let (key_format, value_format) = args.formats();
        let contents = args.print_data_log || args.key_format.is_some() || args.value_format.is_some();
        let selection = Selection {
            from_offset: wanted.from_offset.map(Offset),
            to_offset: wanted.to_offset.map(Offset),
            from_time: wanted.from_time,
            to_time: wanted.to_time,
            key: wanted.key.as_ref().map(|key| key.as_bytes().to_vec()),
            grep: wanted.grep.clone(),
        };
        Self {
            check: args.check,
            summary: args.summary,
            rows: !args.check && !args.summary,
            records: args.deep_iteration
                || contents
                || args.check
                || args.summary
                || selection.needs_records(),
            contents,
            skip_record_metadata: args.skip_record_metadata,
            key_format: key_format.plain(),
            value_format: value_format.plain(),
            decoders,
            strict: args.schemas.strict,
            verify_index_only: args.verify_index_only,
            index_sanity_check: args.index_sanity_check,
            max_bytes: args.max_bytes.map(|size| size.0),
            max_message_size: args.max_message_size.0,
            max_inflated_size: args.max_inflated_size.0,
            may_map: !args.no_mmap,
            limit: match (wanted.head, wanted.tail) {
                (Some(head), _) => Limit::Head(head),
                (_, Some(tail)) => Limit::Tail(tail),
                _ => Limit::All,
            },
            selection,
        }
    }
}

impl DumpLog {
    /// The formats of keys and values.
    fn formats(&self) -> (PayloadChoice, PayloadChoice) {
        let text = PayloadChoice::Plain(PayloadFormat::Text);
        (self.key_format.unwrap_or(text), self.value_format.unwrap_or(text))
    }
}

/// The decoders for the requested schemas; without schemas nothing but the files is read.
fn decoders_of(args: &DumpLog, session: &mut Session<'_>) -> Result<Decoders> {
    let (key, value) = args.formats();
    let is_plain = |choice| matches!(choice, PayloadChoice::Plain(format) if format != PayloadFormat::Auto);
    if is_plain(key) && is_plain(value) && !args.schemas.names_files() {
        return Ok(Decoders::default());
    }
    if args.selection.key.is_some() && args.schemas.explains_keys(key) {
        let message = "--key compares the bytes of keys, which the schema decodes to JSON";
        return Err(
            Error::new(Kind::Usage, message).hint("use --grep to search the bytes of keys and values")
        );
    }
    let resolved = session.resolve(Access::Read, Target::Brokers)?;
    args.schemas.decoders(session, &resolved, key, value, Patience::OfWholeRead)
}

/// Dumps every file that was named, even if others cannot be read.
pub fn run(args: &DumpLog, session: &mut Session<'_>) -> Result<Status> {
    let formats = [OutputFormat::Text, OutputFormat::Json, OutputFormat::Jsonl];
    let format = OutputFormat::of_command(session.options.format, &formats)?;
    let mut files = args.files.as_slice();
    // Kafka's tool ignores commas at the end of the list.
    while let [first @ .., last] = files
        && !first.is_empty()
        && last.as_os_str().is_empty()
    {
        files = first;
    }
    let mut paths: Vec<PathBuf> = files.iter().chain(&args.paths).cloned().collect();
    if let Some(empty) = paths.iter().position(|path| path.as_os_str().is_empty()) {
        let message = format!("file name {} is empty", empty + 1);
        return Err(Error::new(Kind::Usage, message)
            .hint("is there a comma too many, or a variable that is not set?"));
    }
    if let Some(topic) = &args.topic {
        paths = partitions::folders(topic, &args.partition, session)?;
    }
    let plan = DumpPlan::of(args, decoders_of(args, session)?);
    if let Some((from, to)) = plan.selection.empty_range() {
        return Err(Error::new(Kind::Usage, format!("{from} is not before {to}")));
    }
    let mut dump = dump::Dump::new(&plan, format, session.output, session.interrupt.clone());
    for path in paths {
        dump.path(&path, args.recursive)?;
    }
    dump.finish()
}

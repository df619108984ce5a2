//! `kafkactl produce`: write records to topics.

mod args;
mod failed_file;
mod input;
mod ledger;
mod report;
mod sending;
mod targets;

use std::borrow::Cow;
use std::time::Instant;

pub(super) use args::Produce;

use args::InputKind;
use failed_file::FailedFile;
use input::RecordInput;
use ledger::{Ledger, Naming};
use report::DeliveryReport;
use sending::{Common, Grammar, Pace, Sender};
use targets::Targets;

use crate::commands::shared::record_schemas::PayloadChoice;
use crate::config::{Resolved, Target};
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Cluster, Role, Writer};
use crate::output::Label;
use crate::payload::{LineFormat, PayloadFormat};
use crate::segment::Codec;
use crate::session::{Access, Session};

/// librdkafka's default of `batch.size`, in bytes.
const BATCH: u64 = 1_000_000;

pub(super) fn run(args: &Produce, session: &mut Session<'_>) -> Result<Status> {
    check(args)?;
    let mut common = common(args)?;
    let resolved = session.resolve(Access::Change, Target::Brokers)?;
    let report = args.outcome.report.then(|| DeliveryReport::new(session.options.format)).transpose()?;
    let mut settings = settings(args, &resolved, session)?;
    if let (None, Some(setting)) = (&args.writing.transactional_id, resolved.settings.get("transactional.id"))
    {
        // With the id of an application, this producer would fence it off.
        let words = format!("transactional.id from {} is ignored, use --transactional-id", setting.origin);
        session.output.say(Label::Notice, words);
    }
    let mut encoders =
        args.schemas.encoders(session, &resolved, args.input.key_format, args.input.value_format)?;
    if let Some(topic) = &args.topic {
        encoders.prepare(&mut session.work(), topic)?;
    }
    let mut batch_size = match (args.writing.batch_size, resolved.settings.text("batch.size")?) {
        (Some(size), _) => size.0,
        (None, Some(text)) => text.parse().unwrap_or(BATCH),
        (None, None) => BATCH,
    };
    let delimiter = args.input.delimiter.as_ref().map(|bytes| &*bytes.0);
    let mut input = match args.input.input {
        InputKind::Files => RecordInput::files(&args.files),
        _ => RecordInput::open(args.input.file.as_deref(), delimiter)?,
    };
    let cluster = session.connect_as(&resolved, Role::Writer, settings.clone())?;
    let resolved = session.guarded(resolved, &cluster)?;
    let mut targets = Targets::new(&cluster, args.writing.create);
    let changed;
    let (mut cluster, first_settings) = (&cluster, settings.len());
    if let Some(topic) = &args.topic {
        targets.check(topic, args.record.partition, session)?;
        common.only_partition = (targets.partitions() == 1).then_some(0);
        if let Some(largest) = targets.largest_batch(topic).filter(|&largest| largest < batch_size) {
            // The last value of a setting counts.
            settings.push(("batch.size", largest.to_string()));
            batch_size = largest;
        }
    }
    let is_transactional = args.writing.transactional_id.is_some() && !session.options.dry_run;
    if is_transactional && resolved.settings.get("transaction.timeout.ms").is_none() {
        match longest_transaction(cluster)? {
            Some(longest) => {
                settings.push(("transaction.timeout.ms", longest.to_string()));
                if session.options.timeout.as_millis() > u128::from(longest.unsigned_abs())
                    && resolved.settings.get("delivery.timeout.ms").is_none()
                {
                    settings.push(("message.timeout.ms", longest.to_string()));
                }
            }
            None => session.output.say(
                Label::Notice,
                "the brokers do not tell the maximum time of a transaction: it is aborted after 60 seconds, unless \
                 -X transaction.timeout.ms=... says more",
            ),
        }
    }
    if settings.len() > first_settings {
        changed = session.connect_as(&resolved, Role::Writer, settings)?;
        cluster = &changed;
    }
    let targets = targets.through(cluster, batch_size);
    let failed_file = args.outcome.failed_file.as_deref().filter(|_| !session.options.dry_run);
    let naming = match args.input.input {
        InputKind::Files => Naming::Files(args.files.clone()),
        _ => Naming::Lines,
    };
    let mut ledger =
        Ledger::new(naming, report, failed_file.map(FailedFile::create).transpose()?, is_transactional);
    let pace = Pace {
        keep_going: args.outcome.keep_going,
        rate: args.writing.rate,
        transaction_every: args.writing.transaction_every,
        hurries: args.writing.linger.is_none() && resolved.settings.get("linger.ms").is_none(),
        refuses_large: !is_compressed(args, &resolved)?,
    };
    let mut writer = (!session.options.dry_run).then(|| Writer::new(cluster, batch_size));
    if let Some(writer) = &mut writer {
        writer.expect_partitions(targets.partitions());
    }
    let begun = Instant::now();
    if let Some((size, _)) = input.progress() {
        session.output.begin_progress(input.name(), size, args.outcome.report);
    }
    if input.is_terminal() {
        let words = "reading one record per line from the terminal; Ctrl-D ends, Ctrl-C stops";
        session.output.say(Label::Notice, words);
    }
    let mut sender = Sender::new(common, grammar(args), encoders, pace, targets, writer, &mut ledger);
    let sent = sender.run(&mut input, session).and_then(|interrupted| input.check().map(|()| interrupted));
    session.output.end_progress();
    let interrupted = sent.unwrap_or_else(|error| {
        ledger.end(&error, session.output);
        None
    });
    if let Err(error) = ledger.finish(session.output) {
        ledger.end(&error, session.output);
    }
    Ok(ledger.conclude(interrupted, session.options.dry_run, begun.elapsed(), session.output))
}

/// The maximum transaction timeout of the brokers, in milliseconds; `None` if they do not tell it. With librdkafka's default of one
/// minute the coordinator would abort the import of a large file halfway.
fn longest_transaction(cluster: &Cluster) -> Result<Option<i32>> {
    let Some(broker) = cluster.metadata()?.brokers.first().copied() else { return Ok(None) };
    // The user may not be authorized to read configs.
    let configs = cluster.broker_configs(broker).unwrap_or_default();
    let longest = configs.into_iter().find(|config| config.name == "transaction.max.timeout.ms");
    Ok(longest.and_then(|longest| longest.value?.parse().ok()))
}

/// Checks of the arguments that clap cannot express.
fn check(args: &Produce) -> Result<()> {
    let wrong = |message: &str| Err(Error::new(Kind::Usage, message));
    let input = &args.input;
    match input.input {
        InputKind::Files if args.files.is_empty() => {
            return wrong("no file is given").map_err(|error| {
                error.hint("kafkactl produce TOPIC --input files FILE...: each file is the value of a record")
            });
        }
        InputKind::Files if input.file.is_some() => {
            return wrong(
                "--file works with --input lines and jsonl only: give the files to write after the topic",
            );
        }
        InputKind::Lines | InputKind::Jsonl if !args.files.is_empty() => {
            return wrong("only one topic can be written to").map_err(|error| {
                error.hint("--file reads records from a file; --input files writes each file as a record")
            });
        }
        _ => {}
    }
    if args.topic.is_none() && input.input != InputKind::Jsonl {
        return wrong("no topic is named")
            .map_err(|error| error.hint("list the topics: kafkactl topics list"));
    }
    let of_lines = input.key_delimiter.is_some() || input.null_value.is_some() || input.tombstones;
    if of_lines && input.input != InputKind::Lines {
        return wrong("--key-delimiter, --null-value and --tombstones work with --input lines only");
    }
    let is_plain = |choice| matches!(choice, PayloadChoice::Plain(format) if format != PayloadFormat::Text);
    if is_plain(input.value_format) && input.input != InputKind::Lines {
        return wrong("--value-format works with --input lines only: in JSON each value names its encoding");
    }
    if input.lenient && input.input != InputKind::Jsonl {
        return wrong("--lenient works with --input jsonl only");
    }
    for format in [input.key_format, input.value_format] {
        if format == PayloadChoice::Plain(PayloadFormat::None) {
            return wrong("format 'none' is for reading only");
        }
    }
    Ok(())
}

fn common(args: &Produce) -> Result<Common<'_>> {
    let key = args.record.key.as_ref().map(|key| {
        let encoded = args.input.key_format.plain().encode(key);
        encoded.map_err(|why| Error::new(Kind::Usage, format!("--key: {why}")))
    });
    let headers = args.record.header.iter().map(|header| {
        let value = header.value.as_ref().map(|value| Cow::Owned(value.clone().into_bytes()));
        (Cow::Owned(header.name.clone().into_bytes()), value)
    });
    Ok(Common {
        topic: args.topic.as_deref(),
        key: key.transpose()?,
        headers: headers.collect(),
        partition: args.record.partition,
        only_partition: None,
        repartition: args.record.repartition,
        timestamp: args.record.timestamp,
    })
}

fn grammar(args: &Produce) -> Grammar {
    let input = &args.input;
    match input.input {
        InputKind::Lines => Grammar::Lines(LineFormat {
            key_delimiter: input.key_delimiter.as_ref().map(|bytes| bytes.0.clone()),
            key_format: input.key_format.plain(),
            value_format: input.value_format.plain(),
            null_value: input.null_value.as_ref().map(|bytes| bytes.0.clone()),
            is_tombstone: input.tombstones,
        }),
        InputKind::Jsonl => Grammar::Jsonl { lenient: input.lenient },
        InputKind::Files => Grammar::Whole,
    }
}

/// Settings for librdkafka that take precedence over those of the user.
fn settings(
    args: &Produce,
    resolved: &Resolved,
    session: &Session<'_>,
) -> Result<Vec<(&'static str, String)>> {
    let wanted = &args.writing;
    let given = |name: &str| resolved.settings.text(name);
    let mut settings = Vec::new();
    let acks = match wanted.acks {
        Some(acks) => acks.as_str().to_owned(),
        None => given("acks")?.unwrap_or_else(|| "all".to_owned()),
    };
    let waits_for_all = matches!(acks.as_str(), "all" | "-1");
    if let (Some(id), false) = (&wanted.transactional_id, session.options.dry_run) {
        if !waits_for_all {
            return Err(Error::new(Kind::Usage, "transactions require --acks all"));
        }
        settings.push(("transactional.id", id.clone()));
    }
    // The default of Java producers since Kafka 3.0 (KIP-679); it requires all acknowledgements.
    if given("enable.idempotence")?.is_none() {
        settings.push(("enable.idempotence", waits_for_all.to_string()));
    }
    settings.push(("request.required.acks", acks));
    if let Some(compression) = wanted.compression {
        settings.push(("compression.codec", compression.as_str().to_owned()));
    }
    let default_spread = given("partitioner")?.is_none().then_some("murmur2_random");
    if let Some(spread) = wanted.partitioner.map(args::Spread::as_str).or(default_spread) {
        settings.push(("partitioner", spread.to_owned()));
    }
    if let Some(size) = wanted.batch_size {
        settings.push(("batch.size", size.0.to_string()));
    }
    if let Some(linger) = wanted.linger {
        settings.push(("linger.ms", linger.as_millis().to_string()));
    }
    if given("delivery.timeout.ms")?.is_none() {
        let longest = given("transaction.timeout.ms")?.and_then(|limit| limit.parse().ok());
        let limit = session.options.timeout.as_millis();
        // librdkafka refuses a delivery timeout that is longer than that of the transaction.
        settings
            .push(("message.timeout.ms", longest.map_or(limit, |longest| limit.min(longest)).to_string()));
    }
    Ok(settings)
}

fn is_compressed(args: &Produce, resolved: &Resolved) -> Result<bool> {
    let of_settings = resolved.settings.text("compression.type")?;
    let codec = args.writing.compression.map(Codec::as_str).or(of_settings.as_deref());
    Ok(codec.is_some_and(|codec| codec != "none"))
}

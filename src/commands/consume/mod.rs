//! `kafkactl consume`: read the records of topics.

mod args;
mod destination;
mod membership;
mod pump;
mod range;
mod shape;
mod sink;
mod sources;
mod table;
mod tail;

use std::time::{Duration, Instant};

pub(super) use args::Consume;

use args::Order;
use destination::Destination;
use membership::Membership;
use pump::{Ended, Limits, Pump, Tally};
use range::ReadRange;
use shape::Shape;
use sink::Sink;
use sources::Sources;
use table::{Latest, LatestRow};

use crate::commands::shared::record_schemas::{self, Patience};
use crate::config::{Resolved, Target};
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Cluster, Flow, Isolation, Reader, Role};
use crate::output::{Label, OF_LISTING, Output, OutputFormat};
use crate::payload::{Decoders, Filter, OwnedRecord, RecordView};
use crate::session::{Access, Session};
use crate::util::position::Position;

/// Maximum time in milliseconds that a broker may delay an empty answer when the end is waited for (`fetch.wait.max.ms`). With the
/// default of half a second, transaction markers at the end of a partition would cost that time.
const WAIT_AT_END: &str = "10";

pub(super) fn run(args: &Consume, session: &mut Session<'_>) -> Result<Status> {
    let filter = filter_of(args)?;
    let job = Job::of(args, session)?;
    if args.names.is_empty() {
        return Err(
            Error::new(Kind::Usage, "no topic is named").hint("list the topics: kafkactl topics list")
        );
    }
    args.names.patterns()?;
    let is_member = args.group.group.is_some();
    // Even without commits, a member takes partitions from other members and creates a group on the cluster.
    let access = if is_member { Access::Change } else { Access::Read };
    let resolved = session.resolve(access, Target::Brokers)?;
    let range = range_of(args, &resolved)?;
    say_unused_group(args, &resolved, session);
    let decoders = decoders_of(args, session, &resolved)?;
    let destination = Destination::new(args.look.output_dir.as_deref())?;
    let isolation = isolation_of(args, &resolved)?;
    let cluster =
        session.connect_as(&resolved, Role::Reader, properties(args, &resolved, &range, isolation))?;
    let resolved = if is_member { session.guarded(resolved, &cluster)? } else { resolved };
    let sources = Sources::find(&cluster, args, range, isolation, filter.keys.clone(), session)?;
    let protocol = resolved.settings.text("group.protocol")?;
    let run = Run {
        args,
        cluster: &cluster,
        sources,
        filter,
        decoders,
        is_told: !protocol.is_some_and(|protocol| protocol.eq_ignore_ascii_case("consumer")),
        tally: Tally::default(),
        begun: Instant::now(),
    };
    match job {
        Job::Stream(shape) => run.stream(shape, destination, session),
        Job::Tail(wanted, shape) => run.tail(wanted, shape, destination, session),
        Job::Table(order, shape) => run.table(order, shape, destination, session),
    }
}

/// What to do with the records.
enum Job {
    /// Print each record when it arrives.
    Stream(Shape),
    /// Print the last N records.
    Tail(u64, Shape),
    /// Print the latest record of each key; without a shape as a table.
    Table(Order, Option<Shape>),
}

impl Job {
    fn of(args: &Consume, session: &Session<'_>) -> Result<Self> {
        let shape = || Shape::of(&args.look, session);
        Ok(match (args.range.tail, args.look.table, session.options.format) {
            (_, Some(order), None | Some(OutputFormat::Table | OutputFormat::Wide)) => {
                Self::Table(order, None)
            }
            (_, Some(order), _) => Self::Table(order, Some(shape()?)),
            (Some(wanted), None, _) => Self::Tail(wanted, shape()?),
            (None, None, _) => Self::Stream(shape()?),
        })
    }
}

fn filter_of(args: &Consume) -> Result<Filter> {
    let wanted = &args.filter;
    let wrong = |why: String| Error::new(Kind::Usage, why);
    let encoded = |keys: &[String]| -> Result<Vec<Vec<u8>>> {
        let encode = |key: &String| args.look.key_format.plain().encode(key);
        keys.iter().map(|key| encode(key).map_err(|why| wrong(format!("--key: {why}")))).collect()
    };
    let query =
        wanted.condition.as_deref().map(|text| text.parse().map_err(|why| wrong(format!("--where: {why}"))));
    Ok(Filter {
        keys: encoded(&wanted.key)?,
        not_keys: encoded(&wanted.not_key)?,
        grep: wanted.grep.clone(),
        not_grep: wanted.not_grep.clone(),
        headers: wanted.header.clone(),
        not_headers: wanted.not_header.clone(),
        query: query.transpose()?,
    })
}

fn decoders_of(args: &Consume, session: &Session<'_>, resolved: &Resolved) -> Result<Decoders> {
    let (key, value) = (args.look.key_format, args.look.value_format);
    let ends = args.range.ends() || args.look.table.is_some();
    let patience = if ends { Patience::OfWholeRead } else { Patience::OfStream };
    let decoders = args.schemas.decoders(session, resolved, key, value, patience)?;
    if args.filter.partitioner.is_some() && args.schemas.explains_keys(key) {
        let message = "--partitioner needs the bytes of the key, but --key is decoded JSON";
        return Err(Error::new(Kind::Usage, message).hint("leave out --partitioner to read all partitions"));
    }
    Ok(decoders)
}

fn range_of(args: &Consume, resolved: &Resolved) -> Result<ReadRange> {
    let wanted = &args.range;
    let reads_to_end = wanted.exit || args.look.table.is_some() || wanted.tail.is_some();
    let reset = resolved.settings.text("auto.offset.reset")?;
    let default_from = match reset.as_deref() {
        _ if reads_to_end || !wanted.to.is_empty() => Position::Beginning,
        None | Some("latest" | "largest" | "end") => Position::End,
        Some("earliest" | "smallest" | "beginning") => Position::Beginning,
        Some(_) => {
            return Err(resolved
                .settings
                .wrong("auto.offset.reset", "expected earliest or latest; see also --from"));
        }
    };
    ReadRange::new(&wanted.from, &wanted.to, default_from, reads_to_end)
}

fn isolation_of(args: &Consume, resolved: &Resolved) -> Result<Isolation> {
    match (args.isolation, resolved.settings.text("isolation.level")?) {
        (Some(level), _) => Ok(level),
        (None, Some(text)) => {
            text.parse().map_err(|why: String| resolved.settings.wrong("isolation.level", why))
        }
        (None, None) => Ok(Isolation::default()),
    }
}

/// The settings for librdkafka.
fn properties(
    args: &Consume,
    resolved: &Resolved,
    range: &ReadRange,
    isolation: Isolation,
) -> Vec<(&'static str, String)> {
    let mut properties = vec![("isolation.level", isolation.as_str().to_owned())];
    if range.has_end() && resolved.settings.get("fetch.max.wait.ms").is_none() {
        properties.push(("fetch.wait.max.ms", WAIT_AT_END.to_owned()));
    }
    if let Some(group) = &args.group.group {
        properties.push(("group.id", group.clone()));
    }
    if let Some(id) = &args.group.instance_id {
        properties.push(("group.instance.id", id.clone()));
    }
    if let Some(rack) = &args.rack {
        properties.push(("client.rack", rack.clone()));
    }
    properties
}

/// A property file of an application names its consumer group: joining it would take partitions away from the application.
fn say_unused_group(args: &Consume, resolved: &Resolved, session: &mut Session<'_>) {
    if let (None, Some(setting)) = (&args.group.group, resolved.settings.get("group.id")) {
        let origin = &setting.origin;
        session.output.say(
            Label::Notice,
            format!("no group is joined: group.id from {origin} is ignored, use --group"),
        );
    }
}

/// One run of the command.
struct Run<'a> {
    args: &'a Consume,
    cluster: &'a Cluster,
    sources: Sources<'a>,
    filter: Filter,
    decoders: Decoders,
    /// Whether the group's protocol sends an empty assignment to a member without partitions.
    is_told: bool,
    tally: Tally,
    begun: Instant,
}

struct Printer {
    shape: Shape,
    destination: Destination,
    left: Option<u64>,
    per_partition: Option<u64>,
    /// Number of records printed of each partition, by partition index.
    counts: Vec<u64>,
}

impl Sink for Printer {
    fn take(&mut self, output: &mut Output, index: usize, record: &RecordView<'_>) -> Result<Flow> {
        self.destination.take(index, record, &mut self.shape, output)?;
        if let Some(left) = &mut self.left {
            *left -= 1;
            if *left == 0 {
                return Ok(Flow::End);
            }
        }
        if let Some(limit) = self.per_partition {
            if self.counts.len() <= index {
                self.counts.resize(index + 1, 0);
            }
            self.counts[index] += 1;
            if self.counts[index] == limit {
                return Ok(Flow::EndPartition);
            }
        }
        Ok(Flow::Continue)
    }

    fn settle(&mut self, output: &mut Output) -> Result<()> {
        self.destination.flush(output)
    }
}

impl<'a> Run<'a> {
    fn stream(mut self, shape: Shape, destination: Destination, session: &mut Session<'_>) -> Result<Status> {
        let wanted = &self.args.range;
        let has_end = self.sources.has_end() || wanted.per_partition.is_some();
        // The expected number of records is the end, unless another end is given.
        let has_other_end = has_end || wanted.max_records.is_some() || wanted.idle_timeout.is_some();
        let left = wanted.max_records.or(if has_other_end { None } else { wanted.expect });
        let needs_metadata = shape.needs_metadata() || self.filter.needs_metadata();
        let mut printer =
            Printer { shape, destination, left, per_partition: wanted.per_partition, counts: Vec::new() };
        let mut reader = Reader::new(self.cluster)?;
        let mut membership = self.args.group.group.as_deref().map(|group| {
            Membership::new(group, self.args.group.commit, self.args.group.force_from, self.is_told)
        });
        match &membership {
            Some(_) => reader.subscribe(self.sources.topics())?,
            None => self.sources.start(&mut reader, session)?,
        }
        let limits = Limits {
            ends: has_end,
            idle: wanted.idle_timeout,
            deadline: wanted.expect.map(|_| wanted.wait.wait_timeout),
            silence: session.options.timeout,
        };
        let ended = Pump {
            reader: &mut reader,
            membership: membership.as_mut(),
            shows_progress: self.args.group.group.is_none() && self.sources.has_end(),
            sources: &mut self.sources,
            filter: &self.filter,
            decoders: &self.decoders,
            needs_metadata,
            limits,
        }
        .run(session, &mut printer, &mut self.tally);
        let finished = printer.destination.finish(&printer.shape, session.output);
        let is_written = ended.is_ok() && finished.is_ok();
        let left = membership.map_or(Ok(()), |mut member| member.finish(session, &mut reader, is_written));
        let ended = ended.and_then(|ended| finished.and(left).map(|()| ended))?;
        printer.shape.report(session.output);
        Ok(self.conclude(ended, self.sources.items(&reader), session))
    }

    fn tail(
        mut self,
        wanted: u64,
        shape: Shape,
        destination: Destination,
        session: &mut Session<'_>,
    ) -> Result<Status> {
        let partitions = self.sources.partitions(session)?;
        let spans = self.sources.readable(&partitions, session)?;
        let items = partitions.len();
        let cluster = self.cluster;
        let (records, ended) = tail::last_records(
            wanted,
            spans,
            session,
            |session, reader, sink| self.read_to_end(session, reader, sink),
            || Reader::new(cluster),
        )?;
        if let Ended::Interrupted(status) = ended {
            session.output.say(Label::Warning, "interrupted before the last records were found");
            return Ok(status);
        }
        print(&records, shape, destination, session)?;
        Ok(self.conclude(ended, items, session))
    }

    fn table(
        mut self,
        order: Order,
        shape: Option<Shape>,
        destination: Destination,
        session: &mut Session<'_>,
    ) -> Result<Status> {
        let mut reader = Reader::new(self.cluster)?;
        self.sources.start(&mut reader, session)?;
        let mut latest = Latest::default();
        let ended = self.read_to_end(session, &mut reader, &mut latest)?;
        if let Ended::Interrupted(status) = ended {
            session.output.say(Label::Warning, "interrupted before the table was complete");
            return Ok(status);
        }
        let records = latest.into_rows(order, session.output);
        match shape {
            Some(shape) => print(&records, shape, destination, session)?,
            None => {
                let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
                let look = &self.args.look;
                let rows: Vec<LatestRow> = records
                    .iter()
                    .map(|one| LatestRow::of(one, look.key_format.plain(), look.value_format.plain()))
                    .collect();
                session.output.rows(format, &rows, "no key has a value")?;
            }
        }
        Ok(self.conclude(ended, self.sources.items(&reader), session))
    }

    fn read_to_end(
        &mut self,
        session: &mut Session<'_>,
        reader: &mut Reader<'a>,
        sink: &mut dyn Sink,
    ) -> Result<Ended> {
        let limits = Limits { ends: true, silence: session.options.timeout, ..Limits::default() };
        Pump {
            reader,
            membership: None,
            sources: &mut self.sources,
            filter: &self.filter,
            decoders: &self.decoders,
            needs_metadata: true,
            limits,
            shows_progress: true,
        }
        .run(session, sink, &mut self.tally)
    }

    /// Prints the closing notices, and returns the exit status.
    fn conclude(&self, ended: Ended, items: usize, session: &mut Session<'_>) -> Status {
        let Tally { read, matched, bytes, failures } = &self.tally;
        let seconds = self.begun.elapsed().max(Duration::from_millis(1)).as_secs_f64();
        let failures = [self.sources.failures.as_slice(), failures].concat();
        let is_over = ended == Ended::Complete && failures.is_empty();
        if !self.filter.is_everything() {
            session.output.say(Label::Notice, format!("{read} records read, {matched} matched"));
        }
        if *read == 0 && is_over && self.args.group.group.is_none() && self.args.range.expect.is_none() {
            session.output.say(Label::Notice, "no records in that range");
        }
        if let Some((count, first)) = self.filter.query.as_ref().and_then(crate::payload::Query::failures) {
            let words =
                format!("--where failed for {count} records, which are left out; first failure: {first}");
            session.output.say(Label::Warning, words);
        }
        let mixed = self.filter.query.as_ref().and_then(crate::payload::Query::mixed_comparisons);
        if let Some((count, (left, right))) = mixed {
            let words = format!(
                "--where compared a string with a number {count} times, first {left} with {right}: in jq every string is greater \
                 than every number; 'tonumber' converts a string"
            );
            session.output.say(Label::Notice, words);
        }
        #[expect(clippy::cast_precision_loss, reason = "a rounded rate")]
        let rate = *read as f64 / seconds;
        session.output.say(
            Label::Detail,
            format!("{read} records with {bytes} bytes of keys and values in {seconds:.3} s, {rate:.0} records per second; {matched} matched"),
        );
        let unread = record_schemas::report(session, &self.decoders);
        if let Ended::Interrupted(status) = ended {
            return status;
        }
        if let Some(expected) = self.args.range.expect.filter(|expected| matched < expected) {
            session.output.say(Label::Error, format!("expected {expected} records, got {matched}"));
            return Status::Found;
        }
        match Status::of_items(items, &failures) {
            Status::Done if unread && self.args.schemas.strict => Status::Found,
            status => status,
        }
    }
}

/// Prints collected records.
fn print(
    records: &[OwnedRecord],
    mut shape: Shape,
    mut destination: Destination,
    session: &mut Session<'_>,
) -> Result<()> {
    let mut places: Vec<(&str, i32)> = Vec::new();
    for record in records {
        let place = (record.topic.as_str(), record.partition);
        let index = places.iter().position(|known| *known == place).unwrap_or_else(|| {
            places.push(place);
            places.len() - 1
        });
        record.view(|view| destination.take(index, view, &mut shape, session.output))?;
    }
    destination.finish(&shape, session.output)?;
    shape.report(session.output);
    Ok(())
}

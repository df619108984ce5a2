//! `kafkactl groups lag`.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::lag_rows::{By, Key, LagRow};
use super::lag_words::notes;
use super::names::{GroupNames, take_out_missing};
use super::topic_option::TopicOption;
use crate::config::Target;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Cluster, Isolation, Role};
use crate::ops::lag::{LagTotals, measure, partition_lags};
use crate::ops::wait::pause;
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::session::{Access, Session};
use crate::util::units::{Timestamp, duration_words, parse_duration};

/// Maximum number of rows beyond a limit that are printed as warnings.
const SHOWN: usize = 10;
/// Clears the terminal and moves the cursor to its first line (ECMA-48: CUP, ED).
const CLEAR: &[u8] = b"\x1b[H\x1b[2J";

/// Show how far groups are behind, for people, scripts and CI
///
/// Lag is the end of the log minus the committed offset, summed up over partitions. '-' means that nothing is committed, 'unknown'
/// that a coordinator or a leader did not answer; then the status is 3. With --topic, only groups with commits for the topic are shown.
///
/// --time shows the age of the oldest unread record: now, by the clock of this machine, minus the timestamp of the first record at or
/// after the committed offset. It reads one record of each partition that lags. 0 means that there is no unread record, 'unknown' that
/// the record has no timestamp.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl groups lag
  kafkactl groups lag billing --by partition --time
  In CI: fail when a group is more than 1000 records or a minute behind
    kafkactl groups lag billing --max-lag 1000 --max-time 1m
  Watch it go down
    kafkactl groups lag billing --by topic --watch 5
  As numbers
    kafkactl groups lag -o json | jq 'map({(.group): .lag}) | add'")]
pub struct GroupsLag {
    #[command(flatten)]
    names: GroupNames,
    #[command(flatten)]
    topics: TopicOption,
    /// What a row covers
    #[arg(long, value_name = "PART", default_value = "group")]
    by: By,
    /// Also show the lag in time: the age of the oldest unread record
    #[arg(long)]
    time: bool,
    /// Exit with status 4 when a row lags by more records than this
    #[arg(long, value_name = "N")]
    max_lag: Option<i64>,
    /// Exit with status 4 when the oldest unread record of a row is older than this; implies --time
    #[arg(long, value_name = "DURATION", value_parser = parse_duration)]
    max_time: Option<Duration>,
    /// Repeat every N seconds, with the records per second that are written (IN/S) and committed (OUT/S)
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "5", value_parser = parse_duration,
        conflicts_with_all = ["max_lag", "max_time"])]
    watch: Option<Duration>,
    /// Which records count: with `read_committed` those before the first open transaction
    #[arg(long, value_name = "LEVEL", default_value = "read_uncommitted")]
    isolation: Isolation,
}

pub(super) fn run(args: &GroupsLag, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let cluster = if args.measures_time() {
        let resolved = session.resolve(Access::Read, Target::Brokers)?;
        // Only one record of each partition is wanted.
        let properties = vec![
            ("isolation.level", args.isolation.as_str().to_owned()),
            ("queued.min.messages", "1".to_owned()),
            ("fetch.message.max.bytes", (16 << 10).to_string()),
        ];
        session.connect_as(&resolved, Role::Groups, properties)?
    } else {
        session.connect(Access::Read, Role::Groups)?.cluster
    };
    match args.watch {
        Some(interval) => watch(args, session, &cluster, format, interval),
        None => {
            let (rows, mut failures) = look(args, session, &cluster)?;
            if !rows.is_empty() || failures.is_empty() || format.is_document() {
                session.output.rows(format, &rows, args.nothing())?;
            }
            let found = check(args, session, &rows, &mut failures);
            Ok(match Status::of_items(rows.len() + failures.len(), &failures) {
                Status::Done if found => Status::Found,
                status => status,
            })
        }
    }
}

impl GroupsLag {
    /// The notice where there is no row.
    fn nothing(&self) -> &'static str {
        if self.topics.scope().is_everything() {
            "no group has commits"
        } else {
            "no group has commits for these topics"
        }
    }

    fn measures_time(&self) -> bool {
        self.time || self.max_time.is_some()
    }
}

/// The rows as they are now, and the statuses of what is not known.
fn look(
    args: &GroupsLag,
    session: &mut Session<'_>,
    cluster: &Cluster,
) -> Result<(Vec<LagRow>, Vec<Status>)> {
    let chosen = args.names.choose(session, cluster)?;
    let (mut names, mut failures) = (chosen.names, chosen.failures);
    let groups = names.iter().map(|name| (name.clone(), Vec::new())).collect();
    let mut lags =
        partition_lags(cluster, &groups, args.isolation, |topic| args.topics.scope().has_topic(topic))?;
    for lags in lags.values_mut().flatten() {
        lags.retain(|one| args.topics.scope().has(&one.partition));
    }
    let is_empty = |name: &str| lags.get(name).is_some_and(|one| matches!(one, Ok(all) if all.is_empty()));
    let has_nothing = |name: &str| args.names.names_exactly(name) && is_empty(name);
    failures.extend(take_out_missing(session, cluster, &mut names, has_nothing)?);
    // Where topics are named, groups that do not read them are shown only if they are named in full.
    names.retain(|name| {
        args.topics.scope().is_everything() || args.names.names_exactly(name) || !is_empty(name)
    });
    let unread =
        if args.measures_time() { Some(measure(&mut session.work(), cluster, &lags)?) } else { None };
    let mut rows = Vec::new();
    let mut remarks = Vec::new();
    for name in names {
        match lags.remove(&name) {
            Some(Ok(lags)) => {
                let topics = LagRow::of_group(&name, &lags, By::Topic, None);
                let of_topic = |row: &LagRow| {
                    notes(&row.totals)
                        .into_iter()
                        .map(|note| format!("{}: {note}", row.name()))
                        .collect::<Vec<_>>()
                };
                remarks.extend(topics.iter().flat_map(of_topic));
                rows.extend(LagRow::of_group(&name, &lags, args.by, unread.as_ref()));
            }
            Some(Err(error)) => {
                session.output.report(&error);
                failures.push(error.status());
            }
            None => {}
        }
    }
    if args.watch.is_none() {
        say_notes(session, &remarks);
    }
    let unknown: usize = rows.iter().map(|row| row.unknown_partition_count).sum();
    if unknown > 0 {
        let text = format!("the lag of {unknown} partitions is not known: their leaders do not answer");
        session.output.say(Label::Error, text);
        failures.push(Status::Unreachable);
    }
    let unmeasured: usize = rows.iter().filter_map(|row| row.unmeasured_partition_count).sum();
    let untimed: usize = rows.iter().map(|row| row.untimed).sum();
    if unmeasured > untimed {
        let text = format!("the lag in time of {} partitions could not be measured", unmeasured - untimed);
        session.output.say(Label::Warning, text);
        failures.push(Status::Unreachable);
    }
    if untimed > 0 {
        let text = format!(
            "the lag in time of {untimed} partitions is not known: their first unread records have no timestamp"
        );
        session.output.say(Label::Warning, text);
        // Without a limit this is no failure.
        failures.extend(args.max_time.map(|_| Status::Failed));
    }
    Ok((rows, failures))
}

fn say_notes(session: &mut Session<'_>, notes: &[String]) {
    for note in notes.iter().take(SHOWN) {
        session.output.say(Label::Warning, note);
    }
    if let Some(more @ 1..) = notes.len().checked_sub(SHOWN) {
        session.output.say(Label::Warning, format!("and {more} more: kafkactl groups describe shows them"));
    }
}

/// Warns of rows beyond the limits, and says whether there are any. A lag that is not known is a failure, as it may be beyond.
fn check(args: &GroupsLag, session: &mut Session<'_>, rows: &[LagRow], failures: &mut Vec<Status>) -> bool {
    let mut found = 0;
    for row in rows {
        let records = row.lag.zip(args.max_lag).filter(|(lag, limit)| lag > limit);
        let records = records.map(|(lag, limit)| format!("is {lag} records behind, more than {limit}"));
        let time = row.known_time_lag.zip(args.max_time).filter(|(lag, limit)| lag > limit);
        let time = time.map(|(lag, limit)| {
            format!(
                "has an unread record that is {} old, more than {}",
                duration_words(lag),
                duration_words(limit)
            )
        });
        for words in [records, time].into_iter().flatten() {
            found += 1;
            if found <= SHOWN {
                session.output.say(Label::Warning, format!("{} {words}", row.name()));
            }
        }
    }
    if found > SHOWN {
        session.output.say(Label::Warning, format!("{found} limits are exceeded in all"));
    }
    if rows.is_empty() && failures.is_empty() && (args.max_lag.is_some() || args.max_time.is_some()) {
        let error = Error::new(Kind::NotFound, "no group has commits: there is nothing to check");
        session.output.report(&error);
        failures.push(error.status());
    }
    found > 0
}

/// Repeats until the user stops it.
fn watch(
    args: &GroupsLag,
    session: &mut Session<'_>,
    cluster: &Cluster,
    format: OutputFormat,
    interval: Duration,
) -> Result<Status> {
    if matches!(format, OutputFormat::Json | OutputFormat::Yaml | OutputFormat::Csv | OutputFormat::Tsv) {
        return Err(Error::new(Kind::Usage, "--watch never ends, and a document in this format has to")
            .hint("-o jsonl prints one object per line"));
    }
    let redraws =
        session.output.stdout_is_terminal() && matches!(format, OutputFormat::Table | OutputFormat::Wide);
    let mut before: BTreeMap<Key, LagTotals> = BTreeMap::new();
    let mut last: Option<Instant> = None;
    loop {
        let (begun, now) = (Instant::now(), Timestamp::now());
        match look(args, session, cluster) {
            Ok((mut rows, _)) => {
                let seconds = last.map_or(0.0, |last| begun.duration_since(last).as_secs_f64());
                for row in &mut rows {
                    row.add_rates(before.get(&row.key()), seconds, now);
                }
                before = rows.iter().map(|row| (row.key(), row.totals)).collect();
                last = Some(begun);
                if redraws {
                    session.output.write_as_it_is(&[CLEAR])?;
                }
                session.output.rows(format, &rows, args.nothing())?;
                session.output.flush()?;
            }
            // The cluster may come back, which --watch is there to show.
            Err(error) if error.kind().is_outage() && last.is_some() => {
                session.output.report(&error);
            }
            Err(error) => return Err(error),
        }
        if let Some(status) = pause(&session.interrupt, begun + interval) {
            return Ok(status);
        }
    }
}

//! The read loop: passes records on, serves the group and the output, and notices failures until an end is reached.

use std::time::{Duration, Instant};

use super::membership::Membership;
use super::sink::Sink;
use super::sources::Sources;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Flow, Incident, Reader, Record};
use crate::output::Label;
use crate::payload::{Decoders, Decoding, Filter, Header, RecordView};
use crate::session::Session;
use crate::util::units::{Timestamp, TimestampType};

/// How often the interrupt and the clock are checked while no records arrive.
const SLICE: Duration = Duration::from_millis(100);
/// Maximum time that printed records stay in the output buffer: a person notices more than that.
const LINGER: Duration = Duration::from_millis(5);

/// When to stop, besides the ends of the partitions.
#[derive(Debug, Default)]
pub(super) struct Limits {
    /// Whether each partition has an end.
    pub(super) ends: bool,
    /// Time without a record after which reading stops.
    pub(super) idle: Option<Duration>,
    /// Time after which reading stops.
    pub(super) deadline: Option<Duration>,
    /// Time without a record after which a partition is given up, if its end was known at the start and was not reached.
    pub(super) silence: Duration,
}

#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Number of records read.
    pub(super) read: u64,
    /// Number of records that the filters let through.
    pub(super) matched: u64,
    /// Bytes of keys and values read.
    pub(super) bytes: u64,
    /// The status of each partition that could not be read to its end.
    pub(super) failures: Vec<Status>,
}

/// Why reading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// All wanted records were read, or cannot be read.
    Complete,
    /// No record came for too long, or the time is up.
    TimeUp,
    /// The user or the system asked to stop.
    Interrupted(Status),
}

/// The parts of a read loop.
pub(super) struct Pump<'a, 'c> {
    pub(super) reader: &'a mut Reader<'c>,
    pub(super) membership: Option<&'a mut Membership>,
    pub(super) sources: &'a mut Sources<'c>,
    pub(super) filter: &'a Filter,
    pub(super) decoders: &'a Decoders,
    pub(super) needs_metadata: bool,
    pub(super) limits: Limits,
    /// Whether all ends are known, so that progress can be shown.
    pub(super) shows_progress: bool,
}

impl Pump<'_, '_> {
    /// Reads until an end is reached. The tally is filled in even when this fails.
    pub(super) fn run(
        &mut self,
        session: &mut Session<'_>,
        sink: &mut dyn Sink,
        tally: &mut Tally,
    ) -> Result<Ended> {
        if self.shows_progress {
            let expected =
                self.reader.places().iter().filter_map(|place| Some((place.span.to?, place.span.start)));
            let expected = expected.map(|(to, start)| u64::try_from(to.0 - start.0).unwrap_or(0)).sum();
            session.output.begin_counting(&self.sources.label(), expected, true);
        }
        let ended = self.go_on(session, sink, tally);
        session.output.end_progress();
        ended
    }

    fn go_on(&mut self, session: &mut Session<'_>, sink: &mut dyn Sink, tally: &mut Tally) -> Result<Ended> {
        let begun = Instant::now();
        let (mut last_record, mut last_sign, mut last_refresh) = (begun, begun, begun);
        // Since when printed records wait in the output buffer.
        let mut unsettled: Option<Instant> = None;
        let mut was_cut_off = false;
        loop {
            if let Some(status) = session.interrupt.requested() {
                return Ok(Ended::Interrupted(status));
            }
            if let Some(membership) = &mut self.membership {
                membership.serve(session, self.reader, self.sources, sink)?;
                if !membership.is_settled() {
                    // No record can come yet.
                    last_record = Instant::now();
                }
            }
            self.say_incidents(session, tally);
            if self.is_complete() {
                return Ok(Ended::Complete);
            }
            let wait = if unsettled.is_some() { LINGER } else { self.slice() };
            let (read, matched) = (tally.read, tally.matched);
            let (count, stop) = self.read_once(session, sink, tally, wait)?;
            if stop {
                return Ok(Ended::Complete);
            }
            let now = Instant::now();
            if count > 0 {
                last_sign = now;
            }
            if tally.read > read {
                last_record = now;
            }
            if tally.matched > matched {
                unsettled.get_or_insert(now);
            }
            if unsettled.is_some_and(|since| count == 0 || now - since >= LINGER) {
                sink.settle(session.output)?;
                unsettled = None;
            }
            was_cut_off = self.say_cut_off(session, was_cut_off);
            if session.output.has_progress() {
                let places = self.reader.places().iter();
                let done =
                    places.map(|place| u64::try_from(place.next.0 - place.span.start.0).unwrap_or(0)).sum();
                session.output.count_to(done, tally.bytes);
            }
            let is_over =
                |limit: Option<Duration>, since: Instant| limit.is_some_and(|limit| since.elapsed() >= limit);
            if is_over(self.limits.idle, last_record) || is_over(self.limits.deadline, begun) {
                return Ok(Ended::TimeUp);
            }
            if last_sign.elapsed() >= self.limits.silence {
                self.give_up_silent(session, tally);
                last_sign = Instant::now();
            }
            if last_refresh.elapsed() >= self.sources.refresh_interval() {
                self.sources.refresh(session, self.reader, self.membership.is_some())?;
                last_refresh = Instant::now();
            }
        }
    }

    /// In a group more partitions may still be assigned; reading is complete when the current ones are at their ends.
    fn is_complete(&self) -> bool {
        match &self.membership {
            Some(_) if self.sources.is_empty() => true,
            Some(membership) => membership.is_settled() && self.limits.ends && !self.reader.is_reading(),
            None => !self.reader.is_reading() && !self.sources.is_waiting(),
        }
    }

    fn slice(&self) -> Duration {
        // Rebalance events come on another queue: poll in short slices, to look at it in between.
        let waits_for_group = self.membership.as_ref().is_some_and(|membership| !membership.is_settled());
        if waits_for_group { LINGER } else { SLICE }
    }

    fn read_once(
        &mut self,
        session: &mut Session<'_>,
        sink: &mut dyn Sink,
        tally: &mut Tally,
        wait: Duration,
    ) -> Result<(usize, bool)> {
        let Self { reader, filter, decoders, needs_metadata, .. } = self;
        let decodes = !decoders.is_empty();
        let mut buffers = [Vec::new(), Vec::new()];
        // A header may name the schema.
        let needs_metadata = *needs_metadata || decodes;
        let takes_all = filter.is_everything();
        let mut failure = None;
        let mut stop = false;
        let output = &mut *session.output;
        let count = reader.read(wait, |at, topic, record| {
            tally.read += 1;
            tally.bytes += record.size() as u64;
            let mut headers: Vec<Header<'_>> = Vec::new();
            let mut view = view(record, topic, needs_metadata, &mut headers);
            if decodes {
                view = decoders.decode(&view, &mut buffers);
            }
            if !takes_all && !filter.holds(&view) {
                return Flow::Continue;
            }
            match sink.take(output, at, &view) {
                Ok(flow) => {
                    tally.matched += 1;
                    stop = flow == Flow::End;
                    flow
                }
                Err(error) => {
                    failure = Some(error);
                    Flow::End
                }
            }
        })?;
        failure.map_or(Ok((count, stop)), Err)
    }

    fn say_incidents(&mut self, session: &mut Session<'_>, tally: &mut Tally) {
        for incident in self.reader.take_incidents() {
            match incident {
                Incident::Failed(error, partitions) => {
                    session.output.report(&error);
                    tally.failures.extend(std::iter::repeat_n(error.status(), partitions));
                }
                Incident::RecordsGone(name, offset) => {
                    self.sources.say_gone(&name, offset, session, self.reader);
                }
            }
        }
    }

    fn say_cut_off(&self, session: &mut Session<'_>, was: bool) -> bool {
        let is = self.reader.is_cut_off();
        match (was, is) {
            (false, true) => session.output.say(Label::Warning, "no broker can be reached; retrying"),
            (true, false) => session.output.say(Label::Notice, "reconnected"),
            _ => {}
        }
        is
    }

    /// Gives up partitions that have records before their end which do not arrive.
    fn give_up_silent(&mut self, session: &mut Session<'_>, tally: &mut Tally) {
        let seconds = self.limits.silence.as_secs_f64();
        for at in self.sources.overdue(self.reader) {
            let place = &self.reader.places()[at];
            let name = &place.span.partition;
            let message = format!(
                "'{}' partition {} could not be read from offset {}: no record came for {seconds} s",
                name.topic, name.partition, place.next
            );
            let error = Error::new(Kind::Unreachable, message).hint(
                "check whether it has a leader: kafkactl topics describe --unavailable; or raise --timeout",
            );
            session.output.report(&error);
            tally.failures.push(error.status());
            self.reader.give_up(at);
        }
    }
}

fn view<'a>(
    record: Record<'a>,
    topic: &'a str,
    needs_metadata: bool,
    headers: &'a mut Vec<Header<'a>>,
) -> RecordView<'a> {
    let (mut timestamp, mut timestamp_type, mut leader_epoch) =
        (Timestamp::NONE, TimestampType::Absent, None);
    if needs_metadata {
        (timestamp, timestamp_type) = record.timestamp();
        leader_epoch = record.leader_epoch();
        record.headers(headers);
    }
    RecordView {
        topic,
        partition: record.partition(),
        offset: record.offset(),
        timestamp,
        timestamp_type,
        leader_epoch,
        key: record.key(),
        value: record.value(),
        key_decoding: Decoding::Plain,
        value_decoding: Decoding::Plain,
        headers,
    }
}

//! The way of the records: from the input, through a transaction where there is one, to the cluster and back as written or not.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use super::input::{Input, Next, Piece};
use super::ledger::Ledger;
use super::targets::Targets;
use crate::error::{Result, Status};
use crate::kafka::{NotWritten, Outgoing, ValueBytes, Writer};
use crate::ops::records::encoder::Encoders;
use crate::payload::{Encodable, FromJson, Header, LineFormat, NewHeader, NewRecord, read_envelope};
use crate::session::Session;
use crate::util::units::Timestamp;

/// How often the interrupt and the clock are looked at while nothing happens.
const SLICE: Duration = Duration::from_millis(100);
/// While records are under way, what comes back is looked at more often than what comes in.
const SHORT_SLICE: Duration = Duration::from_millis(5);
/// After so many records what has come back is looked at.
const ROUND: usize = 1 << 10;
/// Records larger than this are worth a look at what the topic takes; hardly any takes less.
const LARGE: usize = 1 << 10;
/// What a batch of one record has beside the key and the value, at least: its header and seven bytes of the record.
const AROUND_RECORD: usize = 61 + 7;
/// How long records that were taken are waited for when the user wants to stop.
const LEAVING: Duration = Duration::from_secs(10);

/// What is said of all records at once.
pub(super) struct Common<'a> {
    /// The topic; `None` where each record names its own.
    pub(super) topic: Option<&'a str>,
    pub(super) key: Option<Vec<u8>>,
    pub(super) headers: Vec<NewHeader<'static>>,
    pub(super) partition: Option<i32>,
    /// That of the topic, where it had one when the command started.
    pub(super) only_partition: Option<i32>,
    pub(super) repartition: bool,
    pub(super) timestamp: Option<Timestamp>,
}

/// How pieces of the input become records.
pub(super) enum Grammar {
    Lines(LineFormat),
    Jsonl { lenient: bool },
    Whole,
}

/// How records are sent.
pub(super) struct Pace {
    pub(super) keep_going: bool,
    /// Records a second.
    pub(super) rate: Option<u32>,
    /// Records of a transaction; `None` for all in one.
    pub(super) transaction_every: Option<u64>,
    /// Batches do not wait for more records while none come.
    pub(super) hurries: bool,
    /// What is larger than the topic takes is not sent: it is not compressed, and so would not become smaller.
    pub(super) refuses_large: bool,
}

/// Why no more was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// There is no more.
    AtEnd,
    /// A record failed.
    Failed,
    /// The user or the system asked for it.
    Interrupted(Status),
}

/// Sends records.
pub(super) struct Sender<'a, 'c> {
    pub(super) common: Common<'a>,
    pub(super) grammar: Grammar,
    encoders: Encoders,
    pub(super) pace: Pace,
    pub(super) targets: Targets<'c>,
    /// `None` when nothing is to be written.
    pub(super) writer: Option<Writer<'c>>,
    pub(super) ledger: &'a mut Ledger,
    /// Pieces of the input so far.
    number: usize,
    /// Records that were taken in the transaction that is open.
    in_transaction: u64,
    has_explained_late: bool,
    /// Nobody said what came of the commit.
    is_unknown: bool,
}

impl<'a, 'c> Sender<'a, 'c> {
    pub(super) fn new(
        common: Common<'a>,
        grammar: Grammar,
        encoders: Encoders,
        pace: Pace,
        targets: Targets<'c>,
        writer: Option<Writer<'c>>,
        ledger: &'a mut Ledger,
    ) -> Self {
        Self {
            common,
            grammar,
            encoders,
            pace,
            targets,
            writer,
            ledger,
            number: 0,
            in_transaction: 0,
            has_explained_late: false,
            is_unknown: false,
        }
    }

    /// Sends all there is. Gives the status to end with when the user asked for the end.
    pub(super) fn run(&mut self, input: &mut Input, session: &mut Session<'_>) -> Result<Option<Status>> {
        if let (true, Some(writer)) = (self.ledger.is_transactional, &mut self.writer) {
            writer.begin_transactions()?;
        }
        let mut ended = self.send_all(input, session);
        if let Ok(Ended::AtEnd) = ended {
            let drained = self.drain(session);
            ended = drained.map(|interrupted| interrupted.map_or(Ended::AtEnd, Ended::Interrupted));
        }
        if !matches!(ended, Ok(Ended::AtEnd)) {
            // What has been taken still goes out, unless its transaction does not.
            if let (true, Some(writer)) = (self.ledger.is_transactional, &self.writer) {
                writer.give_up();
            }
            let is_interrupted = matches!(ended, Ok(Ended::Interrupted(_)));
            let drained = self.drain_within(is_interrupted.then_some(LEAVING), session);
            ended = ended.and_then(|ended| drained.map(|()| ended));
        }
        let closed = match ended {
            Ok(Ended::AtEnd) if self.ledger.failed() == 0 || self.pace.keep_going => {
                self.commit(session).or_else(|error| self.abort(session).and(Err(error)))
            }
            _ => self.abort(session),
        };
        self.ledger.read = self.number;
        let settled = self.ledger.settle(session.output);
        match (ended, closed.and(settled)) {
            (Err(error), _) | (Ok(_), Err(error)) => Err(error),
            (Ok(Ended::Interrupted(status)), Ok(())) => Ok(Some(status)),
            (Ok(Ended::AtEnd | Ended::Failed), Ok(())) => Ok(None),
        }
    }

    fn send_all(&mut self, input: &mut Input, session: &mut Session<'_>) -> Result<Ended> {
        let interval = self.pace.rate.map(|rate| Duration::from_secs(1) / rate);
        let mut next_due = Instant::now();
        loop {
            if let Some(status) = session.interrupt.requested() {
                return Ok(Ended::Interrupted(status));
            }
            if self.ledger.failed() > 0 && !self.pace.keep_going {
                return Ok(Ended::Failed);
            }
            if self.writer.as_ref().is_some_and(|writer| !writer.has_room()) {
                self.serve(SLICE, session)?;
                continue;
            }
            if interval.is_some() {
                let early = next_due.saturating_duration_since(Instant::now());
                if !early.is_zero() {
                    self.serve(early.min(SLICE), session)?;
                    continue;
                }
            }
            if self.number % ROUND == ROUND - 1 {
                self.serve(Duration::ZERO, session)?;
                if let Some((_, at)) = input.progress() {
                    session.output.advance_to(at);
                }
            }
            let waits = self.writer.as_ref().is_some_and(|writer| writer.under_way() > 0);
            match input.next(if waits { SHORT_SLICE } else { SLICE })? {
                Next::Piece(piece) => {
                    self.number += 1;
                    if let Some(interval) = interval {
                        // What was missed while nothing came is not made up for, but for a moment.
                        let moment_ago = Instant::now().checked_sub(SLICE).unwrap_or(next_due);
                        next_due = next_due.max(moment_ago) + interval;
                    }
                    match piece {
                        Piece::Lasting(bytes) => self.take(bytes, ValueBytes::Lasting, session)?,
                        Piece::Passing(bytes) => self.take(bytes, ValueBytes::Copied, session)?,
                    }
                    if self.pace.transaction_every.is_some_and(|every| self.in_transaction >= every) {
                        if let Some(status) = self.drain(session)? {
                            return Ok(Ended::Interrupted(status));
                        }
                        if self.ledger.failed() > 0 && !self.pace.keep_going {
                            return Ok(Ended::Failed);
                        }
                        self.commit(session)?;
                    }
                }
                Next::Unreadable(error) => {
                    self.number += 1;
                    self.ledger.fail(self.number, self.common.topic, &error, session.output);
                }
                Next::Nothing => {
                    if let (true, Some(writer)) = (waits && self.pace.hurries, &self.writer) {
                        writer.hurry();
                    }
                    self.serve(Duration::ZERO, session)?;
                }
                Next::End => return Ok(Ended::AtEnd),
            }
        }
    }

    /// Makes a record of a piece of input and sends it. `lend` says how its value is handed over.
    fn take<'p>(
        &mut self,
        bytes: &'p [u8],
        lend: fn(&'p [u8]) -> ValueBytes<'p>,
        session: &mut Session<'_>,
    ) -> Result<()> {
        let read = match &self.grammar {
            Grammar::Lines(format) => format.read(bytes).map(FromJson::Record),
            Grammar::Jsonl { .. } if bytes.trim_ascii().is_empty() => return Ok(()),
            Grammar::Jsonl { lenient } => read_envelope(bytes, *lenient),
            Grammar::Whole => {
                Ok(FromJson::Record(NewRecord { value: Some(Cow::Borrowed(bytes)), ..NewRecord::default() }))
            }
        };
        let mut record = match read {
            Ok(FromJson::Record(record)) => record,
            Ok(FromJson::NoRecord(kind)) => {
                *self.ledger.skipped.entry(kind).or_default() += 1;
                return Ok(());
            }
            Err(why) => {
                self.ledger.note_unreadable(self.number, bytes, &why, session.output);
                return Ok(());
            }
        };
        let own = record.topic.take();
        let Some(topic) = self.common.topic.or(own.as_deref()) else {
            let why = "the record names no topic, and none is given";
            self.ledger.note_unreadable(self.number, bytes, why, session.output);
            return Ok(());
        };
        record.partition = match (self.common.partition, self.common.repartition) {
            (Some(partition), _) => Some(partition),
            (None, true) => None,
            (None, false) => record.partition,
        };
        record.timestamp = self.common.timestamp.or(record.timestamp);
        if let Some(key) = &self.common.key {
            record.key = Some(Cow::Owned(key.clone()));
            record.key_is = Encodable::Text;
        }
        if let Err(why) = self.encode(topic, &mut record, session)? {
            self.ledger.note_unreadable(self.number, bytes, &why, session.output);
            return Ok(());
        }
        record.headers.extend(self.common.headers.iter().cloned());
        self.send(topic, &record, lend, session)
    }

    /// Puts what schemas make of them in the place of key and value.
    fn encode(
        &mut self,
        topic: &str,
        record: &mut NewRecord<'_>,
        session: &mut Session<'_>,
    ) -> Result<std::result::Result<(), String>> {
        let NewRecord { key, value, key_is, value_is, .. } = record;
        for (encoder, bytes, is, name) in [
            (&mut self.encoders.key, key, *key_is, "key"),
            (&mut self.encoders.value, value, *value_is, "value"),
        ] {
            let (Some(json), true) = (&*bytes, is != Encodable::Bytes) else { continue };
            match encoder {
                Some(encoder) => match encoder.encode(&mut session.work(), topic, json)? {
                    Ok(written) => *bytes = Some(Cow::Owned(written)),
                    Err(why) => return Ok(Err(why)),
                },
                None if is == Encodable::Needed => {
                    return Ok(Err(format!(
                        "the {name} was read with a schema, and is to be written with one: --{name}-format avro, protobuf or \
                         json-schema"
                    )));
                }
                None => {}
            }
        }
        Ok(Ok(()))
    }

    fn send<'p>(
        &mut self,
        topic: &str,
        record: &NewRecord<'p>,
        lend: fn(&'p [u8]) -> ValueBytes<'p>,
        session: &mut Session<'_>,
    ) -> Result<()> {
        let is_known = self.common.topic.is_some() && record.partition.is_none();
        let checked = if is_known { Ok(()) } else { self.check(topic, record.partition, session) };
        if let Err(error) = checked {
            if error.kind().is_outage() {
                return Err(error);
            }
            let (why, targets) = (NotWritten::Refused(error), &self.targets);
            self.ledger.note_unsent(self.number, topic, record, &why, targets, session.output);
            return Ok(());
        }
        let headers: Vec<Header<'_>> =
            record.headers.iter().map(|(key, value)| (&**key, value.as_deref())).collect();
        // Without a key any partition will do, and where there is one the partitioner need not look for it: 7 % of the CPU.
        let only = if record.key.is_none() { self.common.only_partition } else { None };
        let outgoing = Outgoing {
            partition: record.partition.or(only),
            timestamp: record.timestamp,
            key: record.key.as_deref(),
            value: record.value.as_ref().map(|value| match value {
                Cow::Borrowed(bytes) => lend(bytes),
                Cow::Owned(bytes) => ValueBytes::Copied(bytes),
            }),
            headers: &headers,
            mark: self.number,
        };
        let Some(writer) = &mut self.writer else {
            self.ledger.note_sound();
            return Ok(());
        };
        if self.ledger.is_transactional && self.in_transaction == 0 {
            writer.begin()?;
        }
        let size = outgoing.size();
        // A broker ends the connection for what is larger than all it takes (socket.request.max.bytes), without a word. What it
        // refuses also costs a round trip in which librdkafka sends nothing else to the partition: 30,000 records, a sixth of them too
        // large, took 154 s.
        let is_too_large = size > LARGE
            && self.pace.refuses_large
            && self
                .targets
                .largest_batch(topic)
                .is_some_and(|largest| (size + AROUND_RECORD) as u64 > largest);
        let sent = if is_too_large { Err(NotWritten::TooLarge) } else { writer.send(topic, &outgoing) };
        match sent {
            Ok(()) => {
                self.in_transaction += 1;
            }
            Err(why) => {
                if let Some(error) = writer.fatal_error() {
                    return Err(error);
                }
                let targets = &self.targets;
                self.ledger.note_unsent(self.number, topic, record, &why, targets, session.output);
            }
        }
        Ok(())
    }

    fn check(&mut self, topic: &str, partition: Option<i32>, session: &mut Session<'_>) -> Result<()> {
        let before = self.targets.partitions();
        self.targets.check(topic, partition, session)?;
        let partitions = self.targets.partitions();
        if let (true, Some(writer)) = (partitions != before, &mut self.writer) {
            writer.expect_partitions(partitions);
        }
        Ok(())
    }

    /// Takes note of what has come back, and waits for the first of it.
    fn serve(&mut self, wait: Duration, session: &mut Session<'_>) -> Result<()> {
        let Some(writer) = &mut self.writer else {
            std::thread::sleep(wait);
            return Ok(());
        };
        let failed = self.ledger.failed();
        let ledger = &mut *self.ledger;
        let (targets, output) = (&self.targets, &mut *session.output);
        writer.serve(wait, |written| ledger.note(written, targets, output))?;
        if self.ledger.failed() > failed
            && let Some(error) = writer.fatal_error()
        {
            return Err(error);
        }
        if self.ledger.take_late() && !self.has_explained_late {
            self.has_explained_late = true;
            session.output.report(&writer.late());
        }
        self.ledger.settle(session.output)
    }

    /// Waits until everything that was taken has come back; ends early when the user asks for it.
    fn drain(&mut self, session: &mut Session<'_>) -> Result<Option<Status>> {
        while self.writer.as_ref().is_some_and(|writer| writer.under_way() > 0) {
            if let Some(status) = session.interrupt.requested() {
                return Ok(Some(status));
            }
            if let Some(writer) = &self.writer {
                writer.hurry();
            }
            self.serve(SHORT_SLICE, session)?;
        }
        Ok(None)
    }

    /// The same within a bound; what has not come back then is given up.
    fn drain_within(&mut self, limit: Option<Duration>, session: &mut Session<'_>) -> Result<()> {
        let timeout = session.options.timeout;
        let deadline = Instant::now() + limit.map_or(timeout, |limit| limit.min(timeout));
        let mut has_given_up = false;
        let mut result = Ok(());
        while self.writer.as_ref().is_some_and(|writer| writer.under_way() > 0) {
            let is_late = Instant::now() >= deadline;
            if is_late && has_given_up {
                break;
            }
            match &self.writer {
                Some(writer) if is_late => {
                    writer.give_up();
                    has_given_up = true;
                }
                Some(writer) => writer.hurry(),
                None => {}
            }
            if let Err(error) = self.serve(SHORT_SLICE, session) {
                // The first one says why; what comes back is noted all the same.
                result = result.and(Err(error));
                if has_given_up {
                    break;
                }
            }
        }
        result
    }

    fn commit(&mut self, session: &mut Session<'_>) -> Result<()> {
        if !self.ledger.is_transactional {
            return Ok(());
        }
        if let (true, Some(writer)) = (self.in_transaction > 0, &mut self.writer) {
            writer.commit().inspect_err(|error| {
                // It may have been committed all the same.
                self.is_unknown = error.kind().is_outage();
            })?;
        }
        self.in_transaction = 0;
        self.ledger.commit();
        self.ledger.settle(session.output)
    }

    fn abort(&mut self, session: &mut Session<'_>) -> Result<()> {
        if !self.ledger.is_transactional {
            return Ok(());
        }
        let aborted = match &mut self.writer {
            Some(writer) if self.in_transaction > 0 && !self.is_unknown => writer.abort(),
            _ => Ok(()),
        };
        self.in_transaction = 0;
        self.ledger.abort(self.is_unknown);
        aborted.and(self.ledger.settle(session.output))
    }
}

//! Sends records: from the input, in a transaction if requested, to the cluster, and counts their outcomes.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use super::input::{Next, RecordBytes, RecordInput};
use super::ledger::Ledger;
use super::targets::Targets;
use crate::error::{Result, Status};
use crate::kafka::{NotWritten, Outgoing, ValueBytes, Writer};
use crate::ops::records::encoder::Encoders;
use crate::payload::{Encodable, FromJson, Header, LineFormat, NewHeader, NewRecord, read_envelope};
use crate::session::Session;
use crate::util::units::Timestamp;

/// How often the interrupt and the clock are checked while nothing happens.
const SLICE: Duration = Duration::from_millis(100);
/// While records are in flight, outcomes are polled more often than the input.
const SHORT_SLICE: Duration = Duration::from_millis(5);
/// Number of records after which outcomes are polled.
const ROUND: usize = 1 << 10;
/// Size from which a record is compared with the limit of its topic; hardly any topic has a smaller limit.
const LARGE: usize = 1 << 10;
/// Minimum size of a batch of one record besides its key and value: the batch header and seven bytes of the record.
const AROUND_RECORD: usize = 61 + 7;
/// Maximum time to wait for records in flight after an interrupt.
const LEAVING: Duration = Duration::from_secs(10);

/// What applies to all records.
pub(super) struct Common<'a> {
    /// The topic; `None` where each record names its own.
    pub(super) topic: Option<&'a str>,
    pub(super) key: Option<Vec<u8>>,
    pub(super) headers: Vec<NewHeader<'static>>,
    pub(super) partition: Option<i32>,
    /// The partition of a topic that had only one when the command started.
    pub(super) only_partition: Option<i32>,
    pub(super) repartition: bool,
    pub(super) timestamp: Option<Timestamp>,
}

/// How the input is parsed into records.
pub(super) enum Grammar {
    Lines(LineFormat),
    Jsonl { lenient: bool },
    Whole,
}

/// How records are sent.
pub(super) struct Pace {
    pub(super) keep_going: bool,
    /// Maximum number of records per second.
    pub(super) rate: Option<u32>,
    /// Records per transaction; `None` for a single transaction.
    pub(super) transaction_every: Option<u64>,
    /// Whether batches are sent at once while no input arrives.
    pub(super) hurries: bool,
    /// Whether records larger than the limit of the topic are refused before they are sent: without compression they would not
    /// become smaller.
    pub(super) refuses_large: bool,
}

/// Why reading stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// The end of the input.
    AtEnd,
    /// A record failed.
    Failed,
    /// The user or the system asked to stop.
    Interrupted(Status),
}

pub(super) struct Sender<'a, 'c> {
    pub(super) common: Common<'a>,
    pub(super) grammar: Grammar,
    encoders: Encoders,
    pub(super) pace: Pace,
    pub(super) targets: Targets<'c>,
    /// `None` in a dry run.
    pub(super) writer: Option<Writer<'c>>,
    pub(super) ledger: &'a mut Ledger,
    /// Number of records read from the input.
    number: usize,
    /// Number of records sent in the open transaction.
    in_transaction: u64,
    has_explained_late: bool,
    /// Whether no broker said if the last commit took place.
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

    /// Sends all records. Returns the status to end with if the user interrupted the command.
    pub(super) fn run(
        &mut self,
        input: &mut RecordInput,
        session: &mut Session<'_>,
    ) -> Result<Option<Status>> {
        if let (true, Some(writer)) = (self.ledger.is_transactional, &mut self.writer) {
            writer.begin_transactions()?;
        }
        let mut ended = self.send_all(input, session);
        if let Ok(Ended::AtEnd) = ended {
            let drained = self.drain(session);
            ended = drained.map(|interrupted| interrupted.map_or(Ended::AtEnd, Ended::Interrupted));
        }
        if !matches!(ended, Ok(Ended::AtEnd)) {
            // Records in flight are still delivered, unless their transaction is aborted.
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

    fn send_all(&mut self, input: &mut RecordInput, session: &mut Session<'_>) -> Result<Ended> {
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
                Next::RecordBytes(piece) => {
                    self.number += 1;
                    if let Some(interval) = interval {
                        // `--rate` does not make up for pauses of the input, except for short ones.
                        let moment_ago = Instant::now().checked_sub(SLICE).unwrap_or(next_due);
                        next_due = next_due.max(moment_ago) + interval;
                    }
                    match piece {
                        RecordBytes::Lasting(bytes) => self.take(bytes, ValueBytes::Lasting, session)?,
                        RecordBytes::Passing(bytes) => self.take(bytes, ValueBytes::Copied, session)?,
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

    /// Parses a record and sends it. `lend` says how its value is handed over.
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
            let why = "the record has no topic, and no topic argument is given";
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

    /// Replaces key and value by their encoded form.
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
                        "the {name} was decoded by a schema and needs a schema to be written: --{name}-format avro, protobuf or \
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
        // Without a key any partition will do, and a topic with one partition needs no partitioner: that saves 7 % of the CPU.
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
        // A broker closes the connection without an error when a request is larger than it accepts at all
        // (socket.request.max.bytes). A refused batch also costs a round trip in which librdkafka sends nothing else to the
        // partition: 30,000 records, a sixth of them too large, took 154 s.
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

    /// Counts the outcomes that have arrived, after waiting for the first of them.
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

    /// Waits for the outcomes of all records in flight; stops early if the user interrupts.
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

    /// Waits for the outcomes of all records in flight for at most `limit`, and discards the rest.
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
                // The first error says why; the other outcomes are still counted.
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
                // The transaction may have been committed all the same.
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

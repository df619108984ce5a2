//! Renders batches and records as rows and findings, one chunk of a log at a time, on any thread.

use super::DumpPlan;
use super::input::InputFile;
use super::rows::{BatchRow, FindingRow, RecordRow, RowFormat};
use super::selection::Limit;
use super::summary::Summary;
use crate::payload::{Decoding, Header, RecordView};
use crate::segment::{
    Batch, BatchCheck, Fault, Finding, Inflater, Record, Severity, TailKind, Walk, WalkStep,
};
use crate::util::interrupt::Interrupt;
use crate::util::mapped::FileBytes;
use crate::util::units::Offset;

/// A step of the walk, with the findings of the walk about it.
#[derive(Debug)]
pub(super) struct CheckedStep<'a> {
    pub(super) step: WalkStep<'a>,
    pub(super) found: Vec<Finding>,
    /// The lowest offset that a record may have here.
    pub(super) lowest: Offset,
}

/// Printed bytes, or number of findings, that are passed on before the rest of a chunk is printed: the output of a chunk may be
/// many times its size.
const HAND_ON_BYTES: usize = 4 << 20;
const HAND_ON_FINDINGS: usize = 10_000;
/// Keys and values of at least this size get their memory reserved before they are printed.
const LARGE_RECORD: usize = 1 << 20;

/// The working memory of a thread.
pub(super) struct Desk<'d> {
    pub(super) window: &'d mut Window,
    pub(super) inflater: &'d mut Inflater,
    /// Waits for the turn of the chunk, then passes on what is printed so far. `false` means that no more is wanted.
    pub(super) hand_on: &'d mut dyn FnMut(&mut Printed) -> bool,
}

impl Desk<'_> {
    /// Passes on what is printed so far if it is much; `false` means that no more is wanted.
    fn settle(&mut self, out: &mut Printed) -> bool {
        !out.is_much() || hand_on(self.hand_on, out)
    }
}

fn hand_on(take: &mut dyn FnMut(&mut Printed) -> bool, out: &mut Printed) -> bool {
    let goes_on = take(out);
    out.clear();
    out.handed_on += 1;
    goes_on
}

/// The printed rows of a chunk, and its figures.
#[derive(Debug, Default)]
pub(super) struct Printed {
    /// Rendered rows, and findings where they are data.
    pub(super) rendered: Vec<u8>,
    /// All findings, in order.
    pub(super) found: Vec<Finding>,
    /// Offsets of the first and the last record.
    pub(super) records: Option<(Offset, Offset)>,
    /// Neighbouring records whose offsets are not consecutive; only for text output.
    pub(super) gaps: Vec<(Offset, Offset)>,
    /// Reused for the key and the value as JSON, one record at a time.
    pub(super) buffers: [Vec<u8>; 2],
    /// Number of keys and values that could not be decoded.
    pub(super) undecodable: usize,
    /// Messages about the first few of them.
    pub(super) undecodable_samples: Vec<String>,
    /// Bytes at the end of the file for which Kafka's tool prints a line.
    pub(super) trailing_bytes: Option<u64>,
    /// Bytes of the log that were read.
    pub(super) bytes: u64,
    /// Figures of what was read, if they are wanted.
    pub(super) summary: Summary,
    /// How often a part was passed on.
    handed_on: u64,
}

/// Which part of a chunk to print, counted in batches, or in records where records are printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// Number to leave out first.
    pub(super) skip: u64,
    /// Number to print then.
    pub(super) take: u64,
}

impl Window {
    pub(super) fn all() -> Self {
        Self { skip: 0, take: u64::MAX }
    }

    /// Whether the next batch or record is printed.
    fn admits(&mut self) -> bool {
        if self.skip > 0 {
            self.skip -= 1;
            return false;
        }
        let admits = self.take > 0;
        self.take = self.take.saturating_sub(1);
        admits
    }
}

impl Printed {
    /// Empties it, but keeps the buffer of the rows, by far the largest part.
    fn clear(&mut self) {
        let mut rendered = std::mem::take(&mut self.rendered);
        rendered.clear();
        // A single record may have made it large.
        rendered.shrink_to(2 * HAND_ON_BYTES);
        *self = Self { rendered, handed_on: self.handed_on, ..Self::default() };
    }

    fn is_much(&self) -> bool {
        self.rendered.len() >= HAND_ON_BYTES || self.found.len() + self.gaps.len() >= HAND_ON_FINDINGS
    }
}

/// Prints chunks of one log.
pub(super) struct Printer<'a> {
    pub(super) plan: &'a DumpPlan,
    pub(super) input: &'a InputFile,
    pub(super) format: RowFormat,
    pub(super) findings_are_data: bool,
    pub(super) log: &'a FileBytes,
    pub(super) interrupt: &'a Interrupt,
    /// Maximum size of a decompressed block before it is the turn of its chunk.
    pub(super) share: u64,
}

impl Printer<'_> {
    /// Prints a chunk, in place of what `out` held.
    pub(super) fn print(&self, chunk: &[CheckedStep<'_>], desk: &mut Desk<'_>, out: &mut Printed) {
        out.clear();
        for piece in chunk {
            if !desk.settle(out) {
                return;
            }
            out.bytes += piece.step.length();
            match &piece.step {
                WalkStep::Batch { position, batch } => self.batch(*position, batch, piece, desk, out),
                WalkStep::Skipped { position, length, .. } | WalkStep::Tail { position, length, .. } => {
                    if !self.is_cut(position + length) {
                        out.trailing_bytes = trailing_bytes(&piece.step);
                        self.report(&piece.found, out);
                    }
                }
            }
        }
    }

    /// How many wanted batches, or records where records are printed, the walk yields.
    pub(super) fn weight(&self, walk: Walk<'_>, inflater: &mut Inflater) -> u64 {
        let (mut weight, mut lowest) = (0, Offset(0));
        for step in walk {
            if let WalkStep::Batch { batch, .. } = step {
                weight += self.weight_of(&batch, lowest, inflater);
                lowest = batch.last_offset().plus(1);
            }
        }
        weight
    }

    fn weight_of(&self, batch: &Batch<'_>, lowest: Offset, inflater: &mut Inflater) -> u64 {
        let selection = &self.plan.selection;
        if selection.may_hold(batch, lowest) { selection.weight(batch, self.plan, inflater) } else { 0 }
    }

    /// Whether the window leaves out the whole chunk; the window is advanced in that case.
    pub(super) fn skips(
        &self,
        chunk: &[CheckedStep<'_>],
        window: &mut Window,
        inflater: &mut Inflater,
    ) -> bool {
        if window.skip == 0 {
            return false;
        }
        let weight = chunk.iter().map(|piece| match &piece.step {
            WalkStep::Batch { batch, .. } => self.weight_of(batch, piece.lowest, inflater),
            WalkStep::Skipped { .. } | WalkStep::Tail { .. } => 0,
        });
        let weight: u64 = weight.sum();
        let skips = weight <= window.skip;
        if skips {
            window.skip -= weight;
        }
        skips
    }

    /// Whether the file was truncated before this place while it was read. Zeros stand there in place of the lost bytes, and say
    /// nothing.
    fn is_cut(&self, end: u64) -> bool {
        self.log.cut_at().is_some_and(|length| length < end)
    }

    fn report(&self, found: &[Finding], out: &mut Printed) {
        if self.findings_are_data {
            for finding in found {
                self.format.render(&FindingRow { file: &self.input.display, finding }, &mut out.rendered);
            }
        }
        out.found.extend_from_slice(found);
    }

    fn batch(
        &self,
        position: u64,
        batch: &Batch<'_>,
        piece: &CheckedStep<'_>,
        desk: &mut Desk<'_>,
        out: &mut Printed,
    ) {
        let selection = &self.plan.selection;
        if !selection.may_hold(batch, piece.lowest) || (!self.plan.records && !desk.window.admits()) {
            return;
        }
        let mut found = piece.found.clone();
        let check = BatchCheck::new(position, batch, piece.lowest, &mut found);
        let is_valid = !found.iter().any(|finding| matches!(finding.fault, Fault::CrcMismatch { .. }));
        if !is_valid {
            if self.is_cut(position + batch.size() as u64) {
                return;
            }
            if let Some(walk) = Walk::swallowed(self.log, position, batch, self.interrupt) {
                return self.swallowed(position, batch, walk, desk, out);
            }
        }
        let (before, handed_on) = (out.rendered.len(), out.handed_on);
        if self.plan.rows {
            self.format.render(
                &BatchRow { file: &self.input.display, position, batch, is_valid },
                &mut out.rendered,
            );
        }
        if self.plan.summary {
            out.summary.add_batch(batch);
        }
        if self.plan.records {
            let after = out.rendered.len();
            self.records(batch, check, desk, &mut found, out);
            // The heading of a batch is left out if none of its records is wanted.
            let has_records = out.handed_on > handed_on || out.rendered.len() > after;
            if !has_records && !self.prints_everything() {
                out.rendered.truncate(before);
            }
        }
        self.report(&found, out);
    }

    fn prints_everything(&self) -> bool {
        self.plan.selection.is_everything() && self.plan.limit == Limit::All
    }

    /// Reports a batch whose length field spans other batches: it cannot be printed, but the others can.
    fn swallowed(
        &self,
        position: u64,
        batch: &Batch<'_>,
        others: Walk<'_>,
        desk: &mut Desk<'_>,
        out: &mut Printed,
    ) {
        let length = others.reached() - position;
        let cause =
            Box::new(Fault::CrcMismatch { stored: batch.stored_crc(), computed: batch.computed_crc() });
        self.report(&[Finding::damage(position, Fault::Unreadable { length, cause })], out);
        for step in others {
            if let WalkStep::Batch { position, batch } = &step {
                let lowest = out.records.map_or(Offset(0), |(_, last)| last.plus(1));
                let piece = CheckedStep {
                    found: Vec::new(),
                    lowest,
                    step: WalkStep::Batch { position: *position, batch: *batch },
                };
                self.batch(*position, batch, &piece, desk, out);
            }
        }
    }

    fn records(
        &self,
        batch: &Batch<'_>,
        mut check: BatchCheck,
        desk: &mut Desk<'_>,
        found: &mut Vec<Finding>,
        out: &mut Printed,
    ) {
        let inflated = self.inflate(batch, desk, out);
        let records = match inflated.and_then(|()| batch.inflated_records(desk.inflater)) {
            Ok(records) => records,
            Err(fault) => return check.unreadable_records(fault, found),
        };
        let mut count = 0;
        let everything = self.prints_everything();
        for record in records {
            match record {
                Ok(record) => {
                    check.record(&record, found);
                    if everything {
                        self.gap(record.offset, found, out);
                    }
                    if everything || (self.plan.selection.holds(&record, self.plan) && desk.window.admits()) {
                        count += 1;
                        self.record(batch, &record, &check, found, out);
                    }
                }
                Err(fault) => check.unreadable_records(fault, found),
            }
            if out.is_much() || found.len() >= HAND_ON_FINDINGS {
                self.report(found, out);
                found.clear();
                if !hand_on(desk.hand_on, out) {
                    return;
                }
            }
        }
        if self.plan.summary {
            out.summary.add_records(batch, count, desk.inflater.inflated_len());
        }
        if let (Some(what), Ok(codec)) = (desk.inflater.remark(), batch.codec()) {
            check.foreign_block(codec, what, found);
        }
        desk.inflater.limit_to(self.share);
    }

    /// Inflates a batch. A thread exceeds its share only when it has the turn. No other thread has the turn then, so at most one
    /// block of that size is in memory, whatever the number of threads.
    fn inflate(&self, batch: &Batch<'_>, desk: &mut Desk<'_>, out: &mut Printed) -> Result<(), Fault> {
        let result = batch.inflate(desk.inflater);
        let is_over_share = matches!(result, Err(Fault::InflateLimit { .. }));
        if !is_over_share || self.share >= self.plan.max_inflated_size || !hand_on(desk.hand_on, out) {
            return result;
        }
        desk.inflater.limit_to(self.plan.max_inflated_size);
        batch.inflate(desk.inflater)
    }

    fn gap(&self, offset: Offset, found: &mut Vec<Finding>, out: &mut Printed) {
        let Some((first, previous)) = out.records else {
            out.records = Some((offset, offset));
            return;
        };
        out.records = Some((first, offset));
        if offset == previous.plus(1) || !self.plan.rows {
        } else if self.format.is_json() {
            let fault = Fault::OffsetGap { previous, offset };
            found.push(Finding { severity: Severity::Notice, position: None, fault });
        } else {
            out.gaps.push((previous, offset));
        }
    }

    fn record(
        &self,
        batch: &Batch<'_>,
        record: &Record<'_>,
        check: &BatchCheck,
        found: &mut Vec<Finding>,
        out: &mut Printed,
    ) {
        let control = if batch.is_control() { check.control(record, found) } else { None };
        if self.plan.summary {
            out.summary.add_record(record, control.as_ref());
        }
        if !self.plan.rows {
            return;
        }
        let size = record.key.map_or(0, <[u8]>::len) + record.value.map_or(0, <[u8]>::len);
        if size >= LARGE_RECORD {
            // A byte takes at most six in JSON (`\u0000`), and the other fields come on top. Reserved memory that is not written to
            // costs nothing, while growing would copy the row and take twice as much. If the reservation fails, the row grows.
            let _ = out.rendered.try_reserve(size.saturating_mul(6).saturating_add(LARGE_RECORD));
        }
        let shows_contents = !batch.is_control() && (self.plan.contents || self.format.is_json());
        if shows_contents {
            self.count_undecodable(record, out);
        }
        let topic_partition = self.input.topic_partition.as_ref();
        let row = |key, value, decodings| RecordRow {
            plan: self.plan,
            topic_partition,
            batch,
            record,
            control,
            key,
            value,
            decodings,
        };
        let (key, value) = ((record.key, self.plan.key_format), (record.value, self.plan.value_format));
        if !shows_contents || self.plan.decoders.is_empty() {
            return self.format.render(&row(key, value, Decoding::NONE), &mut out.rendered);
        }
        let headers: Vec<Header<'_>> =
            record.headers.clone().map(|header| (header.key, header.value)).collect();
        let view = RecordView {
            topic: topic_partition.map_or("", |found| found.topic.as_str()),
            partition: topic_partition.map_or(-1, |found| found.partition),
            offset: record.offset,
            timestamp: record.timestamp,
            timestamp_type: batch.timestamp_type(),
            leader_epoch: None,
            key: record.key,
            value: record.value,
            key_decoding: Decoding::Plain,
            value_decoding: Decoding::Plain,
            headers: &headers,
        };
        let Printed { buffers, rendered, .. } = out;
        let shown = self.plan.decoders.decode(&view, buffers);
        let RecordView { key_decoding, value_decoding, .. } = &shown;
        let row = row(
            (shown.key, key_decoding.format(key.1)),
            (shown.value, value_decoding.format(value.1)),
            [key_decoding, value_decoding],
        );
        self.format.render(&row, rendered);
    }

    fn count_undecodable(&self, record: &Record<'_>, out: &mut Printed) {
        let fields =
            [("key", record.key, self.plan.key_format), ("value", record.value, self.plan.value_format)];
        for (what, bytes, format) in fields {
            if let Some(Err(undecodable)) = bytes.map(|bytes| format.accepts(bytes)) {
                out.undecodable += 1;
                if out.undecodable <= 3 {
                    let (file, offset) = (&self.input.display, record.offset);
                    out.undecodable_samples
                        .push(format!("{file}: the {what} at offset {offset} has {undecodable}"));
                }
            }
        }
    }
}

/// The bytes of a tail for which Kafka's tool prints a line: those at which it stops without an error. It crashes on longer tails
/// of zeros.
fn trailing_bytes(step: &WalkStep<'_>) -> Option<u64> {
    match *step {
        WalkStep::Tail { length, kind: TailKind::Incomplete, .. } => Some(length),
        WalkStep::Tail { length, kind: TailKind::Zeros, .. } if length <= 17 => Some(length),
        _ => None,
    }
}

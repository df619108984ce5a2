//! Logs and KRaft snapshots: which batches are read, and how their printed parts are put together.

use super::dump::Dump;
use super::input::InputFile;
use super::printer::{CheckedStep, Desk, Printed, Printer, Window};
use super::selection::{Limit, Selection, first_offset};
use crate::error::Result;
use crate::segment::{self, Fault, FileKind, Finding, Inflater, LogCheck, Severity, Walk, WalkStep};
use crate::util::mapped::FileBytes;
use crate::util::pipeline;
use crate::util::units::Offset;

/// Below this size threads cost more than they gain.
const WORTH_THREADS: usize = 1 << 20;
/// Bytes of the log that a thread takes at a time: enough to make the hand-over cheap.
const CHUNK: u64 = 4 << 20;
/// Bytes that a thread takes at a time when records are read. Blocks may inflate to many times their size, so it is small to save
/// memory.
const CHUNK_OF_RECORDS: u64 = 512 << 10;
/// Maximum size of the inflated blocks of all threads together, except for a single block that exceeds the share of its thread.
const INFLATED_AT_ONCE: u64 = 256 << 20;
/// The largest share of one thread: far more than batches inflate to that producers make by default.
const LARGEST_SHARE: u64 = 16 << 20;
/// The offset before the first record, as in Kafka's check for gaps since 4.3.
const BEFORE_FIRST: Offset = Offset(-1);

impl Dump<'_> {
    pub(super) fn log(&mut self, input: &InputFile, bytes: &FileBytes) -> Result<()> {
        self.log_heading(input)?;
        let mut walk = match self.plan.max_bytes {
            Some(limit) => Walk::within(bytes, limit),
            None => Walk::new(bytes),
        };
        let selection = &self.plan.selection;
        let start = selection.start(&input.name, bytes, |extension| {
            segment::open_file(&input.path.with_file_name(input.name.beside(extension)), self.plan.may_map)
                .ok()
        });
        walk = walk.starting_at(start).stopped_by(&self.interrupt());
        let mut check = LogCheck::new(&input.name, self.last_segments.contains(input));
        let interrupt = self.interrupt();
        let limit = self.plan.limit;
        // Where only a part is wanted, reading should stop soon after it: the chunks are small.
        let chunk_size = match limit {
            Limit::All if self.plan.records => CHUNK_OF_RECORDS,
            Limit::All => CHUNK,
            Limit::Head(_) | Limit::Tail(_) => 1,
        };
        let chunks = || {
            if interrupt.requested().is_some() {
                return None;
            }
            next_chunk(&mut walk, &mut check, chunk_size, selection)
        };
        let with_threads = limit == Limit::All && bytes.len() >= WORTH_THREADS;
        let share = (INFLATED_AT_ONCE / pipeline::threads() as u64).clamp(1 << 20, LARGEST_SHARE);
        let largest = self.plan.max_inflated_size;
        let printer = Printer {
            plan: self.plan,
            input,
            format: self.format,
            findings_are_data: self.findings_are_data(),
            log: bytes,
            interrupt: &interrupt,
            share: if with_threads { share.min(largest) } else { largest },
        };
        let state = || (Inflater::with_limit(printer.share), Printed::default());
        let mut previous = BEFORE_FIRST;
        if with_threads {
            let print = |chunk: Vec<CheckedStep<'_>>,
                         inflater: &mut Inflater,
                         out: &mut Printed,
                         hand_on: &mut dyn FnMut(&mut Printed) -> bool| {
                let is_stopped = || interrupt.requested().is_some();
                let mut hand_on = |out: &mut Printed| hand_on(out) && !is_stopped();
                let mut desk = Desk { window: &mut Window::all(), inflater, hand_on: &mut hand_on };
                printer.print(&chunk, &mut desk, out);
            };
            let take = |out: &mut Printed| self.take(input, out, &mut previous);
            pipeline::in_order(chunks, state, print, take)?;
        } else {
            let (mut inflater, mut out) = state();
            let mut window = match limit {
                Limit::All => Window::all(),
                Limit::Head(take) => Window { skip: 0, take },
                Limit::Tail(take) => {
                    let whole = printer
                        .weight(Walk::new(bytes).starting_at(start).stopped_by(&interrupt), &mut inflater);
                    Window { skip: whole.saturating_sub(take), take }
                }
            };
            for chunk in std::iter::from_fn(chunks) {
                if window.take == 0 {
                    break;
                }
                if !printer.skips(&chunk, &mut window, &mut inflater) {
                    let mut result = Ok(());
                    let mut hand_on = |out: &mut Printed| {
                        result = self.take(input, out, &mut previous);
                        result.is_ok() && interrupt.requested().is_none()
                    };
                    let mut desk =
                        Desk { window: &mut window, inflater: &mut inflater, hand_on: &mut hand_on };
                    printer.print(&chunk, &mut desk, &mut out);
                    result?;
                    self.take(input, &out, &mut previous)?;
                }
            }
        }
        let whole = selection.is_everything() && limit == Limit::All && self.plan.max_bytes.is_none();
        if whole && !self.interrupted() {
            let mut found = Vec::new();
            check.finish(bytes.len() as u64, &mut found);
            found.iter().try_for_each(|finding| self.finding(input, finding))?;
        }
        Ok(())
    }

    fn log_heading(&mut self, input: &InputFile) -> Result<()> {
        let name = &input.name;
        match (name.kind, name.base_offset, name.epoch) {
            (FileKind::KraftSnapshot, ..) if name.is_bootstrap_snapshot() => {
                self.heading("KRaft bootstrap snapshot")
            }
            (FileKind::KraftSnapshot, Some(offset), Some(epoch)) => {
                self.heading(&format!("Snapshot end offset: {offset}, epoch: {epoch}"))
            }
            (FileKind::Log, Some(offset), _) => self.heading(&format!("Log starting offset: {offset}")),
            _ if input.is_stdin() => Ok(()),
            _ => {
                self.warn(&format!("the name of '{}' does not give its offset", input.display));
                Ok(())
            }
        }
    }

    /// Passes on what was printed of a chunk, and looks for a gap between it and the chunk before.
    fn take(&mut self, input: &InputFile, printed: &Printed, previous: &mut Offset) -> Result<()> {
        if let Some((first, last)) = printed.records {
            self.gap(input, *previous, first)?;
            *previous = last;
        }
        self.summary.merge(&printed.summary);
        self.advance(printed.bytes);
        self.has_rows |= !printed.rendered.is_empty();
        self.rendered(&printed.rendered)?;
        for &(before, offset) in &printed.gaps {
            self.notices.gap(&input.absolute, before, offset);
        }
        for finding in &printed.found {
            self.count(input, finding);
        }
        for words in printed.undecodable_samples.iter().take(3_usize.saturating_sub(self.undecodable)) {
            self.warn(words);
        }
        self.undecodable += printed.undecodable;
        match printed.trailing_bytes {
            Some(length) => self.trailing_bytes(input, length),
            None => Ok(()),
        }
    }

    /// Reports a gap between two chunks. The printer reports gaps within a chunk.
    fn gap(&mut self, input: &InputFile, before: Offset, offset: Offset) -> Result<()> {
        if offset == before.plus(1) || !self.plan.rows {
            return Ok(());
        }
        if !self.format.is_json() {
            self.notices.gap(&input.absolute, before, offset);
        } else if before != BEFORE_FIRST {
            let fault = Fault::OffsetGap { previous: before, offset };
            self.finding(input, &Finding { severity: Severity::Notice, position: None, fault })?;
        }
        Ok(())
    }

    fn trailing_bytes(&mut self, input: &InputFile, length: u64) -> Result<()> {
        let name = input.path.file_name().unwrap_or_default().to_string_lossy();
        self.heading(&format!("Found {length} invalid bytes at the end of {name}"))
    }
}

/// The next steps of the walk, about `size` bytes of them, up to the first batch after everything that is wanted.
fn next_chunk<'a>(
    walk: &mut Walk<'a>,
    check: &mut LogCheck,
    size: u64,
    selection: &Selection,
) -> Option<Vec<CheckedStep<'a>>> {
    let end = walk.reached() + size;
    let mut chunk = Vec::new();
    while walk.reached() < end {
        let Some(step) = walk.next() else { break };
        let lowest = check.lowest_offset();
        if let WalkStep::Batch { batch, .. } = &step
            && selection.is_after(first_offset(batch, lowest))
        {
            break;
        }
        let mut found = Vec::new();
        check.step(&step, &mut found);
        chunk.push(CheckedStep { step, found, lowest });
    }
    (!chunk.is_empty()).then_some(chunk)
}

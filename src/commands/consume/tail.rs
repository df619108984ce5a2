//! The last records of all partitions together: partitions are read backwards from their ends, one stretch at a time, until there
//! are enough.

use std::collections::VecDeque;

use super::pump::Ended;
use super::sink::Sink;
use crate::error::Result;
use crate::kafka::{Flow, Reader, Span};
use crate::output::Output;
use crate::payload::{OwnedRecord, RecordView};
use crate::session::Session;
use crate::util::units::{Offset, Timestamp};

/// The records found in one partition.
#[derive(Debug)]
struct Found {
    span: Span,
    /// Where the stretch that was read last begins.
    begins: Offset,
    /// The wanted records from there on, at most as many as requested.
    records: VecDeque<OwnedRecord>,
}

struct Stretch<'f> {
    wanted: usize,
    found: &'f mut [Found],
    /// The records of the stretch that is being read, by partition.
    fresh: Vec<VecDeque<OwnedRecord>>,
    /// The partition of each index of the reader.
    partitions: Vec<usize>,
}

impl Sink for Stretch<'_> {
    fn take(&mut self, _output: &mut Output, at: usize, record: &RecordView<'_>) -> Result<Flow> {
        let partition = self.partitions[at];
        let room = self.wanted - self.found[partition].records.len();
        let fresh = &mut self.fresh[partition];
        if fresh.len() == room {
            fresh.pop_front();
        }
        fresh.push_back(record.to_owned());
        Ok(Flow::Continue)
    }

    fn settle(&mut self, _output: &mut Output) -> Result<()> {
        Ok(())
    }
}

/// The last `wanted` records of all spans, by time. Records of one partition stay in offset order.
pub(super) fn last_records<'c>(
    wanted: u64,
    spans: Vec<Span>,
    session: &mut Session<'_>,
    mut pump_of: impl FnMut(&mut Session<'_>, &mut Reader<'c>, &mut dyn Sink) -> Result<Ended>,
    new_reader: impl Fn() -> Result<Reader<'c>>,
) -> Result<(Vec<OwnedRecord>, Ended)> {
    let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
    let begin = |span: Span| Found { begins: span.to.unwrap_or(span.start), span, records: VecDeque::new() };
    let mut found: Vec<Found> = spans.into_iter().map(begin).collect();
    // Compaction and transaction markers leave gaps, and filters skip records: each stretch is longer than the one before.
    let mut length = i64::try_from(wanted).unwrap_or(i64::MAX);
    let mut ended = Ended::Complete;
    while ended == Ended::Complete && wanted > 0 {
        let mut reader = new_reader()?;
        let mut partitions = Vec::new();
        for (index, one) in found.iter_mut().enumerate() {
            if one.records.len() >= wanted || one.begins <= one.span.start {
                continue;
            }
            let begins = Offset(one.begins.0.saturating_sub(length)).max(one.span.start);
            reader.add(Span { start: begins, from: begins, to: Some(one.begins), ..one.span.clone() })?;
            one.begins = begins;
            partitions.push(index);
        }
        if partitions.is_empty() {
            break;
        }
        let fresh = found.iter().map(|_| VecDeque::new()).collect();
        let mut stretch = Stretch { wanted, found: &mut found, fresh, partitions };
        ended = pump_of(session, &mut reader, &mut stretch)?;
        reader.give_up_all();
        let fresh = stretch.fresh;
        for (one, mut fresh) in found.iter_mut().zip(fresh) {
            fresh.append(&mut one.records);
            one.records = fresh;
        }
        length = length.saturating_mul(4);
    }
    Ok((newest(wanted, found), ended))
}

/// Merges by time. Where timestamps of a partition go back, a record counts as late as the one before it.
fn newest(wanted: usize, found: Vec<Found>) -> Vec<OwnedRecord> {
    let mut all: Vec<(Timestamp, OwnedRecord)> = Vec::new();
    for one in found {
        let mut latest = Timestamp(i64::MIN);
        for record in one.records {
            latest = latest.max(record.timestamp);
            all.push((latest, record));
        }
    }
    all.sort_by_key(|(time, _)| *time);
    let superfluous = all.len().saturating_sub(wanted);
    all.into_iter().skip(superfluous).map(|(_, record)| record).collect()
}

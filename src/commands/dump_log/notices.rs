//! The reports that Apache's tool prints at the end of a run, in its wording.

use crate::output::Output;
use crate::segment::Fault;
use crate::util::units::Offset;

/// Maximum number of rows kept for a report: a compacted segment of 1 GiB may have millions of gaps.
const KEPT: usize = 100_000;

/// Collects the reports, file by file.
#[derive(Debug, Default)]
pub(super) struct Notices {
    mismatches: ToolReport,
    timestamp_mismatches: ToolReport,
    out_of_order: ToolReport,
    not_found: ToolReport,
    gaps: ToolReport,
}

/// One report: the rows of each file, in the order they came.
#[derive(Debug, Default)]
struct ToolReport {
    files: Vec<(String, Vec<[i64; 2]>)>,
    kept: usize,
    left_out: u64,
}

impl ToolReport {
    fn push(&mut self, file: &str, row: [i64; 2]) {
        if self.kept == KEPT {
            self.left_out += 1;
            return;
        }
        self.kept += 1;
        match self.files.last_mut() {
            Some((last, rows)) if last == file => rows.push(row),
            _ => self.files.push((file.to_owned(), vec![row])),
        }
    }

    fn say(&self, output: &mut Output, header: &str, row: impl Fn([i64; 2]) -> String) {
        for (file, rows) in &self.files {
            output.say_plain(format!("{header}{file}"));
            for &values in rows {
                output.say_plain(row(values));
            }
        }
        if self.left_out > 0 {
            output.say_plain(format!("  and {} more", self.left_out));
        }
    }
}

impl Notices {
    /// Notes a fault that Apache's tool reports too. `file` is the absolute path.
    pub(super) fn note(&mut self, file: &str, fault: &Fault) {
        match *fault {
            Fault::IndexMismatch { offset, found, .. } => self.mismatches.push(file, [offset.0, found.0]),
            Fault::TimeIndexTimestamp { timestamp, found, .. } => {
                self.timestamp_mismatches.push(file, [timestamp.0, found.0]);
            }
            Fault::TimeIndexNotRising { timestamp, previous } => {
                self.out_of_order.push(file, [timestamp.0, previous.0]);
            }
            Fault::TimeIndexOffset { offset, found, .. } => {
                self.not_found.push(file, [offset.0, found.map_or(-1, |found| found.0)]);
            }
            _ => {}
        }
    }

    /// Notes two neighbouring record offsets with a gap between them.
    pub(super) fn gap(&mut self, file: &str, previous: Offset, offset: Offset) {
        self.gaps.push(file, [previous.0, offset.0]);
    }

    pub(super) fn say(mut self, output: &mut Output) {
        // Kafka keeps these by descending index offset.
        for (_, rows) in &mut self.mismatches.files {
            rows.sort_by_key(|&[offset, _]| std::cmp::Reverse(offset));
        }
        self.mismatches
            .say(output, "Mismatches in :", |[a, b]| format!("  Index offset: {a}, log offset: {b}"));
        self.timestamp_mismatches.say(output, "Found timestamp mismatch in :", |[a, b]| {
            format!("  Index timestamp: {a}, log timestamp: {b}")
        });
        self.out_of_order.say(output, "Found out of order timestamp in :", |[a, b]| {
            format!("  Index timestamp: {a}, Previously indexed timestamp: {b}")
        });
        self.not_found.say(output, "The following indexed offsets are not found in :", |[a, b]| {
            format!("Indexed offset: {a}, found log offset: {b}")
        });
        self.gaps.say(output, "Non-consecutive offsets in ", |[a, b]| format!("  {a} is followed by {b}"));
    }
}

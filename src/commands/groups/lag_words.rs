//! Lag in words.

use crate::ops::lag::LagTotals;

/// Notices about the commits, one sentence each.
pub(super) fn notes(totals: &LagTotals) -> Vec<String> {
    let mut notes = Vec::new();
    if totals.uncommitted > 0 {
        notes.push(uncommitted(totals.uncommitted));
    }
    if totals.lost > 0 {
        notes.push(format!("{} offsets were deleted before they were read", totals.lost));
    }
    if totals.beyond_end > 0 {
        notes.push(format!("{} a commit beyond the end", partitions_have(totals.beyond_end)));
    }
    if totals.gone > 0 {
        notes.push(format!("{} a commit and no topic any more", partitions_have(totals.gone)));
    }
    notes
}

/// The lag as a table shows it.
pub(super) fn shown(lag: Option<i64>, unknown: usize) -> String {
    match lag {
        Some(lag) => lag.to_string(),
        None if unknown > 0 => "unknown".to_owned(),
        None => "-".to_owned(),
    }
}

/// Says that a group has no commit for a number of partitions that hold records.
pub(super) fn uncommitted(count: usize) -> String {
    format!("{} records and no commit", partitions_have(count))
}

fn partitions_have(count: usize) -> String {
    if count == 1 { "1 partition has".to_owned() } else { format!("{count} partitions have") }
}

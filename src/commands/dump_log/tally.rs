//! The result of a run: the exit status, and the numbers of the closing line.

use crate::error::Status;

#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) files: u64,
    pub(super) damaged_files: u64,
    pub(super) unread: u64,
    /// Blocks that Kafka's clients cannot read.
    pub(super) warnings: u64,
    failures: Vec<Status>,
}

impl Tally {
    /// Counts a file or folder that could not be read at all.
    pub(super) fn fail(&mut self, status: Status) {
        self.failures.push(status);
    }

    /// If everything failed for one cause, the status of that cause. If only a part failed, "partly done", whatever else was found.
    pub(super) fn status(&self) -> Status {
        if !self.failures.is_empty() {
            let items = self.failures.len() + usize::from(self.files > 0);
            return Status::of_items(items, &self.failures);
        }
        if self.unread > 0 {
            Status::Partial
        } else if self.damaged_files > 0 || self.warnings > 0 {
            Status::Found
        } else {
            Status::Done
        }
    }
}

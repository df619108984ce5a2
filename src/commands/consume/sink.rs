//! The receiver of selected records.

use crate::error::Result;
use crate::kafka::Flow;
use crate::output::Output;
use crate::payload::RecordView;

pub(super) trait Sink {
    /// Takes a record of the partition with this index.
    fn take(&mut self, output: &mut Output, index: usize, record: &RecordView<'_>) -> Result<Flow>;

    /// Delivers what was taken: its offsets may be committed afterwards.
    fn settle(&mut self, output: &mut Output) -> Result<()>;
}

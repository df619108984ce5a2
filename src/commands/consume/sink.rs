//! What takes the records that are wanted.

use crate::error::Result;
use crate::kafka::Flow;
use crate::output::Output;
use crate::payload::RecordView;

/// Takes records that are wanted.
pub(super) trait Sink {
    /// Takes one, of the partition with this number.
    fn take(&mut self, output: &mut Output, at: usize, record: &RecordView<'_>) -> Result<Flow>;

    /// Sees to it that what was taken is safe: it may be committed then.
    fn settle(&mut self, output: &mut Output) -> Result<()>;
}

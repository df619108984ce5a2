//! What long operations tell their caller, and how the caller stops them.

use crate::util::interrupt::Interrupt;

/// Takes what an operation has to say while it runs.
pub(crate) trait Progress {
    /// What is being waited for now, as `waiting for 3 replicas`; shown until [`Progress::end_waiting`] where progress is shown at all.
    fn waiting(&mut self, what: &str);

    /// What is being waited for, which is worth a line of its own, once, where no progress is shown.
    fn announce_waiting(&mut self, what: &str);

    /// Nothing is waited for any more.
    fn end_waiting(&mut self);
}

/// What a long operation works with: the caller's ear, and whether the user asked to stop.
pub(crate) struct Work<'run> {
    /// Where the operation tells how it goes.
    pub(crate) progress: &'run mut dyn Progress,
    /// Whether the user asked to stop.
    pub(crate) interrupt: &'run Interrupt,
}

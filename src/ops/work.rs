//! What long operations tell their caller, and how the caller stops them.

use crate::error::Error;
use crate::util::interrupt::Interrupt;

/// Takes what an operation has to say while it runs.
pub(crate) trait Progress {
    /// What is being waited for now, as `waiting for 3 replicas`; shown until [`Progress::end_waiting`] where progress is shown at all.
    fn waiting(&mut self, what: &str);

    /// What is being waited for, which is worth a line of its own, once, where no progress is shown.
    fn announce_waiting(&mut self, what: &str);

    /// Nothing is waited for any more.
    fn end_waiting(&mut self);

    /// Something that may not be as the user expects.
    fn warning(&mut self, words: &str);

    /// What the user can do about the error that the warning before was about.
    fn hints(&mut self, error: &Error);

    /// One of several items failed; the others go on.
    fn failure(&mut self, error: &Error);
}

/// What a long operation works with: the caller's ear, and whether the user asked to stop.
pub(crate) struct Work<'run> {
    pub(crate) progress: &'run mut dyn Progress,
    /// Whether the user asked to stop.
    pub(crate) interrupt: &'run Interrupt,
}

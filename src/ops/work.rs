//! What a long operation tells its caller, and how it is stopped.

use crate::error::Error;
use crate::util::interrupt::Interrupt;

/// Shows how an operation goes on.
pub(crate) trait Progress {
    /// What is being waited for now, as `waiting for 3 replicas`; shown until [`Progress::end_waiting`] where progress is shown at all.
    fn waiting(&mut self, what: &str);

    /// What is being waited for. Where no progress is shown, this is printed once as a line of its own.
    fn announce_waiting(&mut self, what: &str);

    /// The wait is over.
    fn end_waiting(&mut self);

    /// Something that may not be as the user expects.
    fn warning(&mut self, words: &str);

    /// What the user can do about the error that the warning before was about.
    fn hints(&mut self, error: &Error);

    /// One of several items failed; the others go on.
    fn failure(&mut self, error: &Error);
}

/// What a long operation needs from its caller.
pub(crate) struct Work<'run> {
    pub(crate) progress: &'run mut dyn Progress,
    pub(crate) interrupt: &'run Interrupt,
}

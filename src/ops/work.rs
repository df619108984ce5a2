//! How a long operation reports its progress to its caller, and how the user stops it.

use crate::error::Error;
use crate::util::interrupt::Interrupt;

/// Shows the progress of an operation.
pub(crate) trait Progress {
    /// Shows what the operation is waiting for, such as `waiting for 3 replicas`, until [`Progress::end_waiting`]. Without a terminal
    /// nothing is shown.
    fn waiting(&mut self, what: &str);

    /// As [`Progress::waiting`], but without a terminal the first such message is printed as a line of its own.
    fn announce_waiting(&mut self, what: &str);

    /// Removes the message about a wait.
    fn end_waiting(&mut self);

    fn warning(&mut self, words: &str);

    /// Prints the hints for an error whose message was part of the warning before.
    fn hints(&mut self, error: &Error);

    /// Reports that one of several items failed; the operation continues with the others.
    fn failure(&mut self, error: &Error);
}

/// What a long operation gets from its caller.
pub(crate) struct Work<'run> {
    pub(crate) progress: &'run mut dyn Progress,
    pub(crate) interrupt: &'run Interrupt,
}

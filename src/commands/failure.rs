//! Why one of several items failed, as JSON has it.

use serde::Serialize;

use crate::error::Error;

/// Why something failed; the JSON field names are an interface.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Failure {
    /// The exit status it would give alone.
    code: u8,
    message: String,
}

impl Failure {
    pub(super) fn of(error: &Error) -> Self {
        Self { code: error.status() as u8, message: error.message() }
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }
}

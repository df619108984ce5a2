//! Why one of several items failed, as JSON has it.

use serde::Serialize;

use crate::error::{Error, Status};

/// Why something failed; the JSON field names are an interface.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Failure {
    /// The exit status it would give alone.
    code: u8,
    message: String,
    #[serde(skip)]
    status: Status,
}

impl Failure {
    pub(super) fn of(error: &Error) -> Self {
        let status = error.status();
        Self { code: status as u8, message: error.message(), status }
    }

    pub(super) fn status(&self) -> Status {
        self.status
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }
}

//! The error of one of several items, in JSON.

use serde::Serialize;

use crate::error::{Error, Status};

/// Why something failed; the JSON field names are an interface.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::commands) struct Failure {
    /// The exit status that this error alone would give.
    code: u8,
    message: String,
    #[serde(skip)]
    status: Status,
}

impl Failure {
    pub(in crate::commands) fn of(error: &Error) -> Self {
        let status = error.status();
        Self { code: status as u8, message: error.message(), status }
    }

    pub(in crate::commands) fn status(&self) -> Status {
        self.status
    }

    pub(in crate::commands) fn message(&self) -> &str {
        &self.message
    }
}

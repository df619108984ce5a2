//! Requests to a service, and the ways in which they fail.

use reqwest::Method;
use serde_json::Value;

use crate::error::{Error, Kind};

/// The effect of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It changes nothing.
    Read,
    /// It is idempotent.
    Repeatable,
    /// It is not idempotent, so it is not sent again when it may have been carried out.
    Once,
}

/// A request.
#[derive(Debug, Clone)]
pub(super) struct Call<'c> {
    pub(super) method: Method,
    pub(super) effect: Effect,
    /// Number of segments to remove from the end of the base URL.
    pub(super) up: usize,
    /// The segments of the path after the base URL; each is escaped.
    pub(super) path: &'c [&'c str],
    pub(super) query: &'c [(&'c str, &'c str)],
    pub(super) body: Option<Value>,
}

impl<'c> Call<'c> {
    /// A GET request.
    pub(super) fn get(path: &'c [&'c str], query: &'c [(&'c str, &'c str)]) -> Self {
        Self { method: Method::GET, effect: Effect::Read, up: 0, path, query, body: None }
    }
}

/// Whether a failure passes by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passing {
    Never,
    /// It passes, and the request was not carried out.
    NotDone,
    /// It passes, and the request may have been carried out.
    Unclear,
}

/// Why there is no usable answer.
#[derive(Debug)]
pub enum Refusal {
    /// A failure that passes, with the message of the service: try again.
    Busy(String),
    /// A failure that does not pass.
    Failed(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl Refusal {
    /// The error, if the request is not repeated.
    pub fn into_error(self) -> Error {
        match self {
            Self::Failed(error) => error,
            Self::Busy(reason) => Error::new(Kind::Unreachable, reason),
        }
    }
}

/// A failure as the service reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HttpFailure {
    /// The HTTP status.
    pub(super) status: u16,
    /// The code of the service, often the same as the HTTP status; `None` if there is none, as for an unknown request.
    pub(super) code: Option<u32>,
    /// Its message, or the reason phrase of the status.
    pub(super) message: String,
}

impl HttpFailure {
    /// Whether the service says that something does not exist.
    pub(super) fn is_not_found(&self) -> bool {
        self.status == 404 && self.code.is_some()
    }
}

/// The result of a request.
pub type Answered<T> = std::result::Result<T, Refusal>;

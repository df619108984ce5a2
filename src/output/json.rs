//! JSON: one document, or one object a line.

use serde::Serialize;

use super::Output;
use crate::error::{Error, Result, Status};

/// Writes objects one by one as elements of one array, or as lines.
#[derive(Debug, Clone, Copy)]
pub struct JsonStream {
    lines: bool,
    empty: bool,
}

impl JsonStream {
    /// One array (`-o json`).
    pub fn array() -> Self {
        Self { lines: false, empty: true }
    }

    /// One object a line (`-o jsonl`).
    pub fn lines() -> Self {
        Self { lines: true, empty: true }
    }

    /// Writes an object.
    pub fn push(&mut self, output: &mut Output, object: &impl Serialize) -> Result<()> {
        let data = output.data();
        if !self.lines {
            data.extend_from_slice(if self.empty { b"[\n" } else { b",\n" });
        }
        self.empty = false;
        serde_json::to_writer(&mut *data, object)
            .map_err(|error| Error::new(Status::Failed, format!("could not write JSON: {error}")))?;
        if self.lines {
            data.push(b'\n');
        }
        output.written()
    }

    /// Closes the document; an empty one is `[]`.
    pub fn finish(self, output: &mut Output) -> Result<()> {
        if !self.lines {
            output.data().extend_from_slice(if self.empty { b"[]\n" } else { b"\n]\n" });
        }
        output.written()
    }
}

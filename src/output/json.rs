//! JSON: one document, or one object a line.

use serde::Serialize;

use super::Output;
use super::escape::escape_json_controls;
use crate::error::Result;

/// Something that is an object in JSON.
pub trait PushJson {
    /// Appends the JSON.
    fn push_json(&self, out: &mut Vec<u8>);
}

impl<T: Serialize> PushJson for T {
    fn push_json(&self, out: &mut Vec<u8>) {
        let start = out.len();
        // Plain data into memory: nothing there can fail.
        let _ = serde_json::to_writer(&mut *out, self);
        escape_json_controls(out, start);
    }
}

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

    /// Renders an object, so that what was rendered can be put together in any number, by any thread, and then
    /// be given to [`JsonStream::append`].
    pub fn render(self, object: &impl PushJson, rendered: &mut Vec<u8>) {
        if !self.lines {
            rendered.extend_from_slice(b",\n");
        }
        object.push_json(rendered);
        if self.lines {
            rendered.push(b'\n');
        }
    }

    /// Writes rendered objects.
    pub fn append(&mut self, output: &mut Output, rendered: &[u8]) -> Result<()> {
        let first = self.empty && !self.lines && !rendered.is_empty();
        self.empty &= rendered.is_empty();
        match rendered.strip_prefix(b",") {
            Some(rest) if first => output.write(&[b"[", rest]),
            _ => output.write(&[rendered]),
        }
    }

    /// Closes the document; an empty one is `[]`.
    pub fn finish(self, output: &mut Output) -> Result<()> {
        match (self.lines, self.empty) {
            (true, _) => Ok(()),
            (false, true) => output.write(&[b"[]\n"]),
            (false, false) => output.write(&[b"\n]\n"]),
        }
    }
}

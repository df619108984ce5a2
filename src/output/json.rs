//! JSON: one document, or one object per line.

use serde::Serialize;

use super::Output;
use super::escape::escape_json_controls;
use crate::error::Result;

/// A value that can be written as a JSON object.
pub trait PushJson {
    fn push_json(&self, out: &mut Vec<u8>);
}

impl<T: Serialize> PushJson for T {
    fn push_json(&self, out: &mut Vec<u8>) {
        let start = out.len();
        // Serializing plain data into memory cannot fail.
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

    /// One object per line (`-o jsonl`).
    pub fn lines() -> Self {
        Self { lines: true, empty: true }
    }

    /// Renders an object. Any thread can render any number of objects into one buffer, which [`JsonStream::append`] then writes.
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

    /// Ends the document; without objects it is `[]`.
    pub fn finish(self, output: &mut Output) -> Result<()> {
        match (self.lines, self.empty) {
            (true, _) => Ok(()),
            (false, true) => output.write(&[b"[]\n"]),
            (false, false) => output.write(&[b"\n]\n"]),
        }
    }
}

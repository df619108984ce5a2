//! The buffer for inflated blocks: never larger than the limit allows, whatever size a block claims.

use std::io::{self, Read};

use super::InflateFailure;

/// Minimum and maximum number of bytes to grow by.
const STEPS: (usize, usize) = (16 << 10, 4 << 20);

/// Inflated bytes. One byte more than the limit may be stored, which tells "exactly the limit" from "more".
#[derive(Default)]
pub(super) struct Room {
    bytes: Vec<u8>,
    limit: usize,
    /// Start of the bytes that are reserved but not filled.
    filled: usize,
}

impl Room {
    /// Sets the limit, and frees memory beyond it.
    pub(super) fn limit_to(&mut self, limit: usize) {
        self.limit = limit;
        if self.bytes.capacity() > limit.saturating_add(1) {
            *self = Self { limit, ..Self::default() };
        }
    }

    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    pub(super) fn capacity(&self) -> usize {
        self.bytes.capacity()
    }

    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.filled = 0;
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn check(&self) -> Result<(), InflateFailure> {
        if self.bytes.len() > self.limit { Err(InflateFailure::OverLimit) } else { Ok(()) }
    }

    /// Reserves up to `wanted` more bytes within the limit; returns how many.
    fn reserve(&mut self, wanted: usize) -> Result<usize, InflateFailure> {
        let (length, most) = (self.bytes.len(), self.limit.saturating_add(1));
        let room = wanted.min(most - length.min(most));
        if self.bytes.capacity() - length < room {
            // Doubling keeps copies rare; the limit is not exceeded.
            let target = (self.bytes.capacity() * 2).min(most).max(length + room);
            self.bytes.try_reserve_exact(target - length).map_err(|_| InflateFailure::NoMemory(target))?;
        }
        Ok(room)
    }

    /// The bytes so far, and zeros to overwrite: as many as wanted, within the limit.
    pub(super) fn zeroed(&mut self, wanted: usize) -> Result<(&[u8], &mut [u8]), InflateFailure> {
        let room = self.reserve(wanted)?;
        self.filled = self.bytes.len();
        self.bytes.resize(self.filled + room, 0);
        let (before, output) = self.bytes.split_at_mut(self.filled);
        Ok((before, output))
    }

    /// Keeps this number of the reserved bytes.
    pub(super) fn keep(&mut self, written: usize) {
        self.bytes.truncate(self.filled + written);
    }

    pub(super) fn extend(&mut self, bytes: &[u8]) -> Result<(), InflateFailure> {
        let room = self.reserve(bytes.len())?;
        self.bytes.extend_from_slice(bytes.get(..room).unwrap_or_default());
        self.check()
    }

    /// Reads a stream to its end; bytes before an error are kept.
    pub(super) fn read_all(&mut self, mut stream: impl Read) -> Result<(), InflateFailure> {
        loop {
            self.check()?;
            let (_, output) = self.zeroed(STEPS.0)?;
            let read = stream.read(output);
            self.keep(*read.as_ref().unwrap_or(&0));
            match read {
                Ok(0) => return Ok(()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(InflateFailure::Broken(error.to_string())),
                Ok(_) => {}
            }
        }
    }

    /// The buffer with reserved space, for a codec that appends to it.
    pub(super) fn with_room(&mut self) -> Result<&mut Vec<u8>, InflateFailure> {
        let length = self.bytes.len();
        self.reserve(length.clamp(4 * STEPS.0, STEPS.1))?;
        Ok(&mut self.bytes)
    }
}

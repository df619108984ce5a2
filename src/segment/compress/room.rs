//! The buffer that blocks are inflated into: never larger than the limit allows, however large a block says it is.

use std::io::{self, Read};

use super::Failure;

/// How much is made room for at once, at least and at most.
const STEPS: (usize, usize) = (16 << 10, 4 << 20);

/// Inflated bytes, of which one more than the limit may come: that tells "exactly the limit" from "more".
#[derive(Default)]
pub(super) struct Room {
    bytes: Vec<u8>,
    limit: usize,
    /// Where the bytes begin that were made room for and not filled.
    filled: usize,
}

impl Room {
    /// Gives back memory that is beyond the new limit.
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

    pub(super) fn check(&self) -> Result<(), Failure> {
        if self.bytes.len() > self.limit { Err(Failure::OverLimit) } else { Ok(()) }
    }

    /// Makes room for so many bytes more, as far as the limit goes; gives how many.
    fn reserve(&mut self, wanted: usize) -> Result<usize, Failure> {
        let (length, most) = (self.bytes.len(), self.limit.saturating_add(1));
        let room = wanted.min(most - length.min(most));
        if self.bytes.capacity() - length < room {
            // Twice as much each time, so that it is seldom copied, but not beyond what may come.
            let target = (self.bytes.capacity() * 2).min(most).max(length + room);
            self.bytes.try_reserve_exact(target - length).map_err(|_| Failure::NoMemory(target))?;
        }
        Ok(room)
    }

    /// The bytes so far, and zeros to be written to, as many as wanted or as the limit allows.
    pub(super) fn zeroed(&mut self, wanted: usize) -> Result<(&[u8], &mut [u8]), Failure> {
        let room = self.reserve(wanted)?;
        self.filled = self.bytes.len();
        self.bytes.resize(self.filled + room, 0);
        let (before, output) = self.bytes.split_at_mut(self.filled);
        Ok((before, output))
    }

    /// Keeps so many of the bytes that were made room for.
    pub(super) fn keep(&mut self, written: usize) {
        self.bytes.truncate(self.filled + written);
    }

    /// Appends bytes as they are.
    pub(super) fn extend(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let room = self.reserve(bytes.len())?;
        self.bytes.extend_from_slice(bytes.get(..room).unwrap_or_default());
        self.check()
    }

    /// Reads a stream to its end; what came before an error stays.
    pub(super) fn read_all(&mut self, mut stream: impl Read) -> Result<(), Failure> {
        loop {
            self.check()?;
            let (_, output) = self.zeroed(STEPS.0)?;
            let read = stream.read(output);
            self.keep(*read.as_ref().unwrap_or(&0));
            match read {
                Ok(0) => return Ok(()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Failure::Broken(error.to_string())),
                Ok(_) => {}
            }
        }
    }

    /// The buffer, with room behind its bytes, for a codec that appends by itself.
    pub(super) fn with_room(&mut self) -> Result<&mut Vec<u8>, Failure> {
        let length = self.bytes.len();
        self.reserve(length.clamp(4 * STEPS.0, STEPS.1))?;
        Ok(&mut self.bytes)
    }
}

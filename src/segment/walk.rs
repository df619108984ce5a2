//! From batch to batch through a log, over what is broken.

use super::batch::{Batch, LOG_OVERHEAD, NoBatch, SMALLEST_REST};
use super::bytes::array_at;
use super::fault::Fault;
use crate::util::units::Offset;

/// What stands next in a log.
#[derive(Debug)]
pub enum Step<'a> {
    /// A batch, sound or not; its checksum has not been looked at.
    Batch {
        /// Byte position of the batch.
        position: u64,
        /// The batch.
        batch: Batch<'a>,
    },
    /// A range that is no batch, with one after it or the end of the file.
    Skipped {
        /// Where the range begins.
        position: u64,
        /// Its bytes.
        length: u64,
        /// Why no batch begins there.
        fault: Fault,
    },
    /// The end of the file, with no batch after it.
    Tail {
        /// Where the tail begins.
        position: u64,
        /// Its bytes.
        length: u64,
        /// What it is.
        kind: TailKind,
    },
}

/// How a log may end when its writer was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TailKind {
    /// The beginning of a batch.
    Incomplete,
    /// Zeros: preallocated space that was not written to.
    Zeros,
}

/// Walks a log by the lengths in the batch headers. Where a length cannot be right it goes on at the next place
/// that holds a batch whose checksum agrees.
#[derive(Debug)]
pub struct Walk<'a> {
    bytes: &'a [u8],
    position: usize,
    previous: Option<Offset>,
    limited: bool,
}

impl<'a> Walk<'a> {
    /// Walks the whole log.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, position: 0, previous: None, limited: false }
    }

    /// Walks the whole batches within the first `limit` bytes, and is silent on the one that the limit cuts.
    pub fn within(bytes: &'a [u8], limit: u64) -> Self {
        match usize::try_from(limit).ok().and_then(|limit| bytes.get(..limit)) {
            Some(bytes) => Self { limited: true, ..Self::new(bytes) },
            None => Self::new(bytes),
        }
    }

    /// Begins at a position that holds a batch, such as an index names.
    #[must_use]
    pub fn starting_at(mut self, position: usize) -> Self {
        self.position = position.min(self.bytes.len());
        self
    }

    fn broken(&mut self, cause: &NoBatch) -> Option<Step<'a>> {
        let position = self.position as u64;
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let whole = rest.len() as u64;
        if self.limited && *cause == NoBatch::Cut {
            self.position = self.bytes.len();
            return None;
        }
        let resume = if rest.iter().all(|&byte| byte == 0) { None } else { self.next_sound() };
        self.position = resume.unwrap_or(self.bytes.len());
        let length = self.position as u64 - position;
        let kind = match cause {
            _ if resume.is_none() && rest.iter().all(|&byte| byte == 0) => TailKind::Zeros,
            NoBatch::Cut if resume.is_none() => TailKind::Incomplete,
            NoBatch::Cut => {
                return Some(Step::Skipped {
                    position,
                    length,
                    fault: Fault::IncompleteTail { length: whole },
                });
            }
            NoBatch::Fault(fault) => return Some(Step::Skipped { position, length, fault: fault.clone() }),
        };
        Some(Step::Tail { position, length, kind })
    }

    /// The next place after the current one where a sound batch begins.
    ///
    /// The place that the length field names is tried first: when it holds a sound batch, nothing inside the broken
    /// one (a record may well have a batch as its value) can be taken for the next.
    fn next_sound(&self) -> Option<usize> {
        let length = array_at(self.bytes, self.position + 8).map(i32::from_be_bytes)?;
        if let Ok(length) = usize::try_from(length) {
            let named = self.position.saturating_add(LOG_OVERHEAD + length);
            if self.sound_batch_at(named).is_some() {
                return Some(named);
            }
        }
        // Checksums over overlapping candidates could cost the square of the file: a crafted file may have one every
        // few bytes. Real data has hardly any that the header does not rule out.
        let mut budget = self.bytes.len().saturating_mul(4).saturating_add(1 << 20);
        let last = self.bytes.len().saturating_sub(SMALLEST_REST);
        for candidate in self.position + 1..=last {
            if self.bytes.get(candidate + 16).is_none_or(|&magic| magic > 2) {
                continue;
            }
            let Some(batch) = self.plausible_batch_at(candidate) else { continue };
            if batch.stored_crc() == batch.computed_crc() {
                return Some(candidate);
            }
            budget = budget.checked_sub(batch.size())?;
        }
        None
    }

    fn sound_batch_at(&self, position: usize) -> Option<Batch<'a>> {
        self.plausible_batch_at(position).filter(|batch| batch.stored_crc() == batch.computed_crc())
    }

    /// A batch whose header has nothing impossible in it and whose offsets go on where the log was.
    fn plausible_batch_at(&self, position: usize) -> Option<Batch<'a>> {
        let batch = Batch::first_of(self.bytes.get(position..)?).ok()?;
        let first = match &batch {
            Batch::Records(records) => {
                let delta = records.last_offset_delta();
                let counts = (0..=i64::from(delta) + 1).contains(&records.count().into());
                let attributes = (0..0x80).contains(&records.attributes());
                if batch.magic() != 2 || delta < 0 || !counts || !attributes {
                    return None;
                }
                records.base_offset()
            }
            Batch::Message(message) => {
                message.key_and_value()?;
                if message.attributes() > 0x0f {
                    return None;
                }
                message.offset()
            }
        };
        batch.codec().ok()?;
        (first > self.previous.unwrap_or(Offset(-1))).then_some(batch)
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let rest = self.bytes.get(self.position..).filter(|rest| !rest.is_empty())?;
        match Batch::first_of(rest) {
            Ok(batch) => {
                let position = self.position as u64;
                self.position += batch.size();
                self.previous = Some(batch.last_offset());
                Some(Step::Batch { position, batch })
            }
            Err(cause) => self.broken(&cause),
        }
    }
}

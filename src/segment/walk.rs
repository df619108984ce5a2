//! Walks from batch to batch through a log, and past damaged ranges.

use super::batch::{Batch, HEADER_LEN, LOG_OVERHEAD, NoBatch, RecordBatch, SMALLEST_LENGTH};
use super::bytes::{Cursor, array_at};
use super::fault::Fault;
use super::resume::{self, Effort};
use crate::util::interrupt::Interrupt;
use crate::util::units::Offset;

/// A step of a walk: the next part of a log.
#[derive(Debug)]
pub enum WalkStep<'a> {
    /// A batch, valid or not: the caller checks its checksum.
    Batch {
        /// Byte position of the batch.
        position: u64,
        batch: Batch<'a>,
    },
    /// A range without a batch, followed by one or by the end of the file.
    Skipped {
        position: u64,
        /// Its size in bytes.
        length: u64,
        /// Why no batch begins there.
        fault: Fault,
    },
    /// The end of the file, without a batch.
    Tail {
        position: u64,
        /// Its size in bytes.
        length: u64,
        kind: TailKind,
        /// Its first bytes, at most the size of a header.
        head: &'a [u8],
    },
}

impl WalkStep<'_> {
    pub fn position(&self) -> u64 {
        match self {
            Self::Batch { position, .. } | Self::Skipped { position, .. } | Self::Tail { position, .. } => {
                *position
            }
        }
    }

    /// Its size in bytes.
    pub fn length(&self) -> u64 {
        match self {
            Self::Batch { batch, .. } => batch.size() as u64,
            Self::Skipped { length, .. } | Self::Tail { length, .. } => *length,
        }
    }
}

/// How a log may end if its writer was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TailKind {
    /// The first part of a batch.
    Incomplete,
    /// Zeros: preallocated space that was not written.
    Zeros,
}

/// Walks a log by the lengths in the batch headers, at the cost of reading each header.
///
/// A length is trusted if a batch, or the end of the file, follows. Otherwise the bytes of the batch are examined, and if they
/// contradict the length the walk continues at the next valid batch.
#[derive(Debug)]
pub struct Walk<'a> {
    bytes: &'a [u8],
    position: usize,
    limited: bool,
    /// The start of the last search, and the valid batch that it found: from the start to that batch the result is the same, so
    /// that bytes without a valid batch are searched only once.
    searched: Option<(usize, Option<usize>)>,
    /// The budget for finding the ends of broken batches.
    effort: Effort,
}

impl<'a> Walk<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let effort = Effort::within(bytes.len(), Interrupt::default());
        Self { bytes, position: 0, limited: false, searched: None, effort }
    }

    /// Ends the walk at a signal, even during a search.
    #[must_use]
    pub fn stopped_by(mut self, interrupt: &Interrupt) -> Self {
        self.effort = Effort::within(self.bytes.len(), interrupt.clone());
        self
    }

    /// Walks the complete batches within the first `limit` bytes; a batch that the limit cuts is not reported.
    pub fn within(bytes: &'a [u8], limit: u64) -> Self {
        match usize::try_from(limit).ok().and_then(|limit| bytes.get(..limit)) {
            Some(bytes) => Self { limited: true, ..Self::new(bytes) },
            None => Self::new(bytes),
        }
    }

    /// Starts at the position of a batch, for example from an index.
    #[must_use]
    pub fn starting_at(mut self, position: usize) -> Self {
        self.position = position.min(self.bytes.len());
        self
    }

    /// The batches that a damaged batch spans because its length field became too large. `None` if the damage is within the batch.
    ///
    /// For batches with a wrong checksum, which the walk itself does not check.
    pub fn swallowed(
        bytes: &'a [u8],
        position: u64,
        batch: &Batch<'_>,
        interrupt: &Interrupt,
    ) -> Option<Self> {
        let start = usize::try_from(position).ok()?;
        let end = start + batch.size();
        let mut effort = Effort::within(batch.size(), interrupt.clone());
        if structural_end(bytes, start, &mut effort) == Some(end) {
            return None;
        }
        let position = resume::chain_before(bytes, start + 1, end, &mut effort)?;
        Some(Self { position, ..Self::new(bytes.get(..end)?) })
    }

    /// The position of the next step.
    pub fn reached(&self) -> u64 {
        self.position as u64
    }

    fn broken(&mut self, cause: &NoBatch) -> Option<WalkStep<'a>> {
        let position = self.position as u64;
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let (whole, head) = (rest.len() as u64, rest.get(..HEADER_LEN).unwrap_or(rest));
        if self.limited && *cause == NoBatch::Cut {
            self.position = self.bytes.len();
            return None;
        }
        if rest.iter().all(|&byte| byte == 0) {
            self.position = self.bytes.len();
            return Some(WalkStep::Tail { position, length: whole, kind: TailKind::Zeros, head });
        }
        let resume = self.resume();
        if self.effort.is_stopped() {
            self.position = self.bytes.len();
            return None;
        }
        let start = self.position;
        self.position = resume.unwrap_or(self.bytes.len());
        let length = self.position as u64 - position;
        if resume.is_some_and(|end| checksum_holds(self.bytes, start, end)) {
            let stored = array_at(rest, 8).map_or(0, i32::from_be_bytes);
            let fault = Fault::WrongLength { stored, real: length - LOG_OVERHEAD as u64 };
            return Some(WalkStep::Skipped { position, length, fault });
        }
        Some(match cause {
            NoBatch::Cut if resume.is_none() => {
                WalkStep::Tail { position, length, kind: TailKind::Incomplete, head }
            }
            NoBatch::Cut => {
                WalkStep::Skipped { position, length, fault: Fault::IncompleteTail { length: whole } }
            }
            NoBatch::Fault(fault) => WalkStep::Skipped { position, length, fault: fault.clone() },
        })
    }

    /// Where to continue after a place that holds no batch, or one whose length is not trusted.
    ///
    /// The end that the records give is certain if the checksum is right up to there: only the length, which no checksum covers, is
    /// wrong then. Next comes the end that the length gives: if a valid batch follows there, nothing inside the broken one counts
    /// as a batch, unless a chain of valid batches leads to that end, which the broken batch has swallowed. Otherwise the next
    /// valid batch. Without one it may be the last batch, which ends with the file if the checksum is right up to there.
    fn resume(&mut self) -> Option<usize> {
        let (bytes, start) = (self.bytes, self.position);
        let structural = structural_end(bytes, start, &mut self.effort);
        let length = array_at(bytes, start + 8).map(i32::from_be_bytes);
        let length = length.and_then(|length| usize::try_from(length).ok());
        let named = length.map(|length| start.saturating_add(LOG_OVERHEAD + length));
        let following = named.and_then(|end| Batch::first_of(bytes.get(end..)?).ok());
        let cost = structural.map_or(0, |end| end - start) + following.map_or(0, |batch| batch.size());
        if self.effort.spend(cost).is_none() {
            return self.next_sound(start + 1);
        }
        if let Some(end) = structural.filter(|&end| checksum_holds(bytes, start, end)) {
            return Some(end);
        }
        match named.filter(|&end| resume::sound_batch_at(bytes, end).is_some()) {
            Some(end) => resume::chain_before(bytes, start + 1, end, &mut self.effort).or(Some(end)),
            None => self.next_sound(start + 1).or_else(|| {
                self.effort.spend(bytes.len() - start)?;
                (!self.limited && checksum_holds(bytes, start, bytes.len())).then_some(bytes.len())
            }),
        }
    }

    fn next_sound(&mut self, from: usize) -> Option<usize> {
        match self.searched {
            Some((since, found)) if since <= from && found.is_none_or(|found| from <= found) => found,
            _ => {
                let found = resume::next_sound(self.bytes, from, &mut self.effort, |_, _| Some(true));
                self.searched = Some((from, found));
                found
            }
        }
    }

    /// Whether a batch that contradicts itself, or what follows it, still ends where its length says: its checksum is right, its
    /// records end there, or reading would continue there or nowhere.
    fn is_whole(&mut self, batch: &Batch<'_>, end: usize) -> bool {
        self.effort.spend(batch.size()).is_none()
            || batch.stored_crc() == batch.computed_crc()
            || structural_end(self.bytes, self.position, &mut self.effort) == Some(end)
            || self.resume().is_none_or(|next| next == end)
    }

    /// Whether something that belongs in a log can begin here, after a batch that ends with `previous`.
    fn may_follow(&self, previous: Offset, position: usize) -> bool {
        let Some(rest) = self.bytes.get(position..) else { return false };
        if rest.is_empty() {
            return true;
        }
        let mut header = Cursor::new(rest);
        let (Some(offset), Some(length)) = (header.i64(), header.i32()) else { return false };
        // Offsets of one segment span 31 bits; few random eight bytes are within that range.
        let distance = offset.wrapping_sub(previous.0);
        if !(1..=i64::from(i32::MAX)).contains(&distance) || length < SMALLEST_LENGTH {
            return false;
        }
        match rest.get(16) {
            Some(0 | 1) => rest.get(17).is_some_and(|&attributes| attributes <= 0x0f),
            // The header of magic 2 may itself be cut.
            Some(2) => RecordBatch::new(rest).is_none_or(|batch| resume::is_plausible(&batch)),
            _ => false,
        }
    }
}

/// The end of a batch by its records, whatever its length field says: by the lengths of uncompressed records, or by the lengths of
/// key and value of a message.
fn structural_end(bytes: &[u8], start: usize, effort: &mut Effort) -> Option<usize> {
    let batch = bytes.get(start..)?;
    match batch.get(16)? {
        0 => message_end(batch, 18),
        1 => message_end(batch, 26),
        2 => records_end(batch, effort),
        _ => None,
    }
    .map(|length| start + length)
}

/// Whether the checksum of the batch at `start` is right if the batch ends at `end`.
fn checksum_holds(bytes: &[u8], start: usize, end: usize) -> bool {
    let Some(batch) = bytes.get(start..end) else { return false };
    let (crc_at, computed) = match (batch.get(16), batch.get(16..), batch.get(21..)) {
        (Some(2), _, Some(covered)) => (17, crc_fast::crc32_iscsi(covered)),
        (Some(0 | 1), Some(covered), _) => (12, crc_fast::crc32_iso_hdlc(covered)),
        _ => return false,
    };
    array_at(batch, crc_at).map(u32::from_be_bytes) == Some(computed)
}

fn message_end(message: &[u8], fields_at: usize) -> Option<usize> {
    let mut fields = Cursor::new(message.get(fields_at..)?);
    for _ in 0..2 {
        let length = fields.i32()?;
        fields.take(usize::try_from(length.max(0)).ok()?)?;
    }
    Some(message.len() - fields.rest().len())
}

fn records_end(bytes: &[u8], effort: &mut Effort) -> Option<usize> {
    let batch = RecordBatch::new(bytes).filter(resume::is_plausible)?;
    if batch.attributes() & 0x07 != 0 {
        return None;
    }
    let mut records = Cursor::new(bytes.get(HEADER_LEN..)?);
    for _ in 0..batch.count() {
        effort.spend(1)?;
        let length = records.varint()?;
        records.take(usize::try_from(length).ok()?)?;
    }
    Some(bytes.len() - records.rest().len())
}

impl<'a> Iterator for Walk<'a> {
    type Item = WalkStep<'a>;

    fn next(&mut self) -> Option<WalkStep<'a>> {
        let rest = self.bytes.get(self.position..).filter(|rest| !rest.is_empty())?;
        let batch = match Batch::first_of(rest) {
            Ok(batch) => batch,
            Err(cause) => return self.broken(&cause),
        };
        let end = self.position + batch.size();
        let consistent = resume::is_plausible_batch(&batch) && self.may_follow(batch.last_offset(), end);
        if !consistent {
            let is_whole = self.is_whole(&batch, end);
            if self.effort.is_stopped() {
                self.position = self.bytes.len();
                return None;
            }
            if !is_whole {
                let (stored, computed) = (batch.stored_crc(), batch.computed_crc());
                return self.broken(&NoBatch::Fault(Fault::CrcMismatch { stored, computed }));
            }
        }
        let position = self.position as u64;
        self.position = end;
        Some(WalkStep::Batch { position, batch })
    }
}

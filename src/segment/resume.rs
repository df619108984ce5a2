//! Where reading continues after damage: at the next valid batch that is not part of a record.

use super::batch::{Batch, RecordBatch, SMALLEST_LENGTH, SMALLEST_REST};
use super::bytes::{Cursor, array_at};
use crate::util::interrupt::Interrupt;

/// Maximum average number of times that each byte is read to find out where reading continues.
///
/// Places that look like a batch may overlap, and a crafted file has one every few bytes: without a limit the work would grow with
/// the square of its size. Real damage stays far below the limit. Batches that are not found within it count as damaged.
const LOOKS: usize = 16;
/// Enough for any search in a small file.
const LEAST: usize = 1 << 20;
/// Number of bytes between two checks of the interrupt.
const STRIDE: usize = 64 << 10;

/// The remaining budget of the search for valid batches, in bytes to read.
#[derive(Debug)]
pub(super) struct Effort {
    bytes: usize,
    interrupt: Interrupt,
}

impl Effort {
    /// A budget for searches in this number of bytes; a signal ends the searches.
    pub(super) fn within(bytes: usize, interrupt: Interrupt) -> Self {
        Self { bytes: bytes.saturating_mul(LOOKS).saturating_add(LEAST), interrupt }
    }

    /// `None` if the budget is exceeded, or if a signal has come.
    pub(super) fn spend(&mut self, bytes: usize) -> Option<()> {
        if self.is_stopped() {
            return None;
        }
        self.bytes = self.bytes.checked_sub(bytes)?;
        Some(())
    }

    /// Whether a signal has ended the search, so that its result means nothing.
    pub(super) fn is_stopped(&self) -> bool {
        self.interrupt.requested().is_some()
    }
}

/// The next valid batch at or after a position that `accept` agrees to.
///
/// A record may have a batch as its value, and a damaged batch may hold such a record. The value comes right after its length,
/// which is a varint in magic 2 and four bytes before. A candidate that is preceded by its own length is skipped, with everything
/// that the value holds.
pub(super) fn next_sound(
    bytes: &[u8],
    from: usize,
    effort: &mut Effort,
    mut accept: impl FnMut(usize, &mut Effort) -> Option<bool>,
) -> Option<usize> {
    let last = bytes.len().saturating_sub(SMALLEST_REST);
    let mut candidate = from;
    while candidate <= last {
        if candidate.is_multiple_of(STRIDE) {
            effort.spend(STRIDE)?;
        }
        if bytes.get(candidate + 16).is_some_and(|&magic| magic <= 2)
            && let Some(batch) = plausible_batch_at(bytes, candidate)
        {
            effort.spend(batch.size())?;
            if batch.stored_crc() == batch.computed_crc() {
                match length_as_a_value(bytes, candidate, effort)? {
                    Some(length) => {
                        candidate += length;
                        continue;
                    }
                    None if accept(candidate, effort)? => return Some(candidate),
                    None => {}
                }
            }
        }
        candidate += 1;
    }
    None
}

/// The batch at this position, if it is plausible and its checksum is right.
pub(super) fn sound_batch_at(bytes: &[u8], position: usize) -> Option<Batch<'_>> {
    plausible_batch_at(bytes, position).filter(|batch| batch.stored_crc() == batch.computed_crc())
}

/// Where a chain of valid batches begins that leads to exactly `end`.
pub(super) fn chain_before(bytes: &[u8], from: usize, end: usize, effort: &mut Effort) -> Option<usize> {
    let bytes = bytes.get(..end)?;
    // The last chain that does not lead there. Each of its batches is a candidate in turn, and needs no walk of its own.
    let (mut next, mut until) = (0, 0);
    next_sound(bytes, from, effort, |first, effort| {
        while next < first.min(until) {
            next += plausible_batch_at(bytes, next)?.size();
        }
        if next == first && next < until {
            return Some(false);
        }
        let mut position = first;
        while let Some(batch) = plausible_batch_at(bytes, position) {
            effort.spend(batch.size())?;
            if batch.stored_crc() != batch.computed_crc() {
                break;
            }
            position += batch.size();
        }
        (next, until) = (first, position);
        Some(position == end)
    })
}

/// Whether the fields of a header do not contradict each other.
pub(super) fn is_plausible(batch: &RecordBatch<'_>) -> bool {
    let delta = batch.last_offset_delta();
    batch.base_offset().0 >= 0
        && delta >= 0
        && (0..=i64::from(delta) + 1).contains(&batch.count().into())
        && (0..0x80).contains(&batch.attributes())
        && batch.producer_id() >= -1
}

/// Whether nothing in a batch contradicts the rest, apart from its checksum.
pub(super) fn is_plausible_batch(batch: &Batch<'_>) -> bool {
    let plausible = match batch {
        Batch::Records(records) => batch.magic() == 2 && is_plausible(records),
        Batch::Message(message) => {
            message.offset().0 >= 0 && message.attributes() <= 0x0f && message.key_and_value().is_some()
        }
    };
    plausible && batch.codec().is_ok()
}

fn plausible_batch_at(bytes: &[u8], position: usize) -> Option<Batch<'_>> {
    Batch::first_of(bytes.get(position..)?).ok().filter(is_plausible_batch)
}

/// The size of the batches that are the value of a record, if their length stands right before them. The outer `None` means that
/// the budget is exceeded.
#[expect(clippy::option_option, reason = "not found out, no value, or its length")]
fn length_as_a_value(bytes: &[u8], first: usize, effort: &mut Effort) -> Option<Option<usize>> {
    let before = bytes.get(..first)?;
    let lengths =
        lengths_at_the_end(before).map(|length| length.filter(|length| *length <= bytes.len() - first));
    let longest = lengths.iter().flatten().max().copied().unwrap_or(0);
    let mut length = 0;
    while length < longest
        && let Some(batch) = plausible_batch_at(bytes, first + length)
    {
        effort.spend(batch.size())?;
        if batch.stored_crc() != batch.computed_crc() {
            break;
        }
        length += batch.size();
        if lengths.contains(&Some(length)) {
            return Some(Some(length));
        }
    }
    Some(None)
}

/// The lengths that the last bytes may represent: one of four bytes, and varints of one to five.
fn lengths_at_the_end(bytes: &[u8]) -> [Option<usize>; 6] {
    std::array::from_fn(|size| {
        let number = bytes.get(bytes.len().checked_sub(if size == 0 { 4 } else { size })?..)?;
        let length = if size == 0 {
            array_at(number, 0).map(i32::from_be_bytes)
        } else {
            Cursor::new(number).varint().filter(|&length| length > 0 && zig_zag_varint(length) == number)
        };
        usize::try_from(length?).ok()
    })
}

/// Why these bytes, which the end of the file cuts, cannot be the start of a batch that a broker appended there with an offset of
/// this range; `None` if they can.
pub(super) fn no_beginning(head: &[u8], offsets: std::ops::RangeInclusive<i64>) -> Option<&'static str> {
    // The smallest and the largest value of a number that is cut.
    let bounds = |position: usize, size: usize| {
        let known = head.get(position..).unwrap_or_default();
        let known = known.get(..size).unwrap_or(known);
        let padded = |with: u8| {
            let mut bytes = [with; 8];
            bytes.iter_mut().zip(known).for_each(|(byte, known)| *byte = *known);
            i64::from_be_bytes(bytes)
        };
        (padded(0), padded(0xff))
    };
    let ((low, high), (_, longest)) = (bounds(0, 8), bounds(8, 4));
    let is_elsewhere = !head.is_empty() && (high < *offsets.start() || low > *offsets.end());
    match head.get(16) {
        // A number whose first byte is above 0x7f is negative, whatever follows.
        _ if is_elsewhere => Some("the offset does not follow"),
        _ if head.len() > 8 && longest >> 32 < SMALLEST_LENGTH.into() => Some("the length is too small"),
        Some(3..) => Some("the magic is above 2"),
        Some(0 | 1) if head.get(17).is_some_and(|&attributes| attributes > 0x0f) => {
            Some("the attributes are unknown")
        }
        Some(2) if RecordBatch::new(head).is_some_and(|batch| !is_plausible(&batch)) => {
            Some("the header contradicts itself")
        }
        _ => None,
    }
}

/// A positive length as in records of magic 2 (`ByteUtils.writeVarint`).
fn zig_zag_varint(value: i32) -> Vec<u8> {
    let mut rest = value.cast_unsigned() << 1;
    let mut encoded = Vec::with_capacity(5);
    while rest >= 0x80 {
        encoded.push(rest.to_le_bytes()[0] | 0x80);
        rest >>= 7;
    }
    encoded.push(rest.to_le_bytes()[0]);
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_encoded_as_they_are_read() {
        for length in [1, 63, 64, 8_191, 8_192, i32::MAX] {
            assert_eq!(Cursor::new(&zig_zag_varint(length)).varint(), Some(length));
        }
    }

    #[test]
    fn the_length_of_a_value_is_seen_in_both_forms() {
        let before = |bytes: &[u8]| lengths_at_the_end(bytes).into_iter().flatten().collect::<Vec<_>>();
        assert_eq!(before(&[0, 0, 1, 2]), [258, 1]);
        assert_eq!(before(&zig_zag_varint(300)), [2, 300]);
        assert!(before(&[0xff; 4]).is_empty());
        assert!(before(&[]).is_empty());
    }

    #[test]
    fn a_cut_batch_is_told_from_other_bytes_by_what_is_there_of_its_header() {
        let beginning = [&[0; 7][..], &[9], &[0, 0, 1, 0], &[0, 0, 0, 0], &[2]].concat();
        for length in 0..=beginning.len() {
            assert_eq!(no_beginning(&beginning[..length], 5..=1 << 31), None, "{length}");
        }
        for (other, why) in [
            (&b"te"[..], "the offset does not follow"),
            (&[0xff], "the offset does not follow"),
            (&[0, 0, 0, 0, 0, 0, 0, 4], "the offset does not follow"),
            (&[0, 0, 0, 0, 0, 0, 0, 9, 0x80], "the length is too small"),
            (&[0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 13], "the length is too small"),
            (&[&beginning[..16], b"t"].concat(), "the magic is above 2"),
            (&[&beginning[..16], &[0, 0x10]].concat(), "the attributes are unknown"),
            (&[&beginning[..], &[0xff; 44]].concat(), "the header contradicts itself"),
        ] {
            assert_eq!(no_beginning(other, 5..=1 << 31), Some(why), "{other:?}");
        }
    }
}

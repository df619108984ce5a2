//! Where reading goes on after damage: the next place that holds a sound batch which is not a part of a record.

use super::batch::{Batch, RecordBatch, SMALLEST_REST};

/// The next sound batch at or after a place, that `accept` agrees to.
///
/// A record may have a batch as its value, and a damaged batch may hold such a record. Its bytes come right after its
/// length, as a varint in magic 2 and in four bytes before; a candidate with its own length before it is passed over,
/// with all that the value holds.
pub(super) fn next_sound(bytes: &[u8], from: usize, accept: impl Fn(usize) -> bool) -> Option<usize> {
    // Checksums over overlapping candidates could cost the square of the file: a crafted file may have one every few
    // bytes. Real data has hardly any that the header does not rule out.
    let mut budget = bytes.len().saturating_sub(from).saturating_mul(4).saturating_add(1 << 20);
    let last = bytes.len().saturating_sub(SMALLEST_REST);
    let mut candidate = from;
    while candidate <= last {
        if bytes.get(candidate + 16).is_some_and(|&magic| magic <= 2)
            && let Some(batch) = plausible_batch_at(bytes, candidate)
        {
            budget = budget.checked_sub(batch.size())?;
            if batch.stored_crc() == batch.computed_crc() {
                match length_as_a_value(bytes, candidate) {
                    Some(length) => {
                        candidate += length;
                        continue;
                    }
                    None if accept(candidate) => return Some(candidate),
                    None => {}
                }
            }
        }
        candidate += 1;
    }
    None
}

/// A batch here that is plausible and whose checksum holds.
pub(super) fn sound_batch_at(bytes: &[u8], position: usize) -> Option<Batch<'_>> {
    plausible_batch_at(bytes, position).filter(|batch| batch.stored_crc() == batch.computed_crc())
}

/// Where sound batches begin that follow one another to exactly `end`.
pub(super) fn chain_before(bytes: &[u8], from: usize, end: usize) -> Option<usize> {
    let bytes = bytes.get(..end)?;
    next_sound(bytes, from, |first| chain_ends_at(bytes, first, end))
}

fn chain_ends_at(bytes: &[u8], first: usize, end: usize) -> bool {
    let mut at = first;
    while at < end {
        let Some(batch) = sound_batch_at(bytes, at) else { return false };
        at += batch.size();
    }
    at == end
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

/// Whether nothing in a batch contradicts the rest of it, its checksum aside.
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

/// The bytes of one or more batches that are the value of a record, when their length stands right before them.
fn length_as_a_value(bytes: &[u8], first: usize) -> Option<usize> {
    let before = bytes.get(..first)?;
    let mut length = 0;
    while let Some(batch) = sound_batch_at(bytes, first + length) {
        length += batch.size();
        let signed = i32::try_from(length).ok()?;
        if before.ends_with(&signed.to_be_bytes()) || before.ends_with(&zig_zag_varint(signed)) {
            return Some(length);
        }
    }
    None
}

/// A length above 0 as records of magic 2 have it (`ByteUtils.writeVarint`).
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
    use super::zig_zag_varint;
    use crate::segment::bytes::Cursor;

    #[test]
    fn lengths_are_encoded_as_they_are_read() {
        for length in [1, 63, 64, 8_191, 8_192, i32::MAX] {
            assert_eq!(Cursor::new(&zig_zag_varint(length)).varint(), Some(length));
        }
    }
}

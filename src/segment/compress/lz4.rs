//! LZ4 frames, as Kafka's Java client writes and reads them (`Lz4BlockInputStream`), and other frames that it refuses.
//!
//! Layout: LZ4 frame format 1.6. Magic (4 bytes, little-endian), FLG, BD, content size (8, when FLG has bit 3), checksum of the
//! descriptor (1: the second byte of its XXH32), then blocks, each after its length (4; the highest bit marks one that is not
//! compressed) and before its checksum (4, when FLG has bit 4); an end mark (4 zeros) and the checksum of the content (4,
//! when FLG has bit 2). Java stops at the end mark, whatever follows.

use lz4_flex::block::{DecompressError, decompress_into, decompress_into_with_dict};
use twox_hash::XxHash32;

use super::InflateFailure;
use super::room::Room;
use crate::segment::bytes::{array_at, take_le_u32};

const FRAME: u32 = 0x184d_2204;
const LEGACY_FRAME: u32 = 0x184c_2102;
/// Size to which every block of a legacy frame inflates, except the last.
const LEGACY_BLOCK: usize = 8 << 20;
/// Maximum distance of a reference in a linked block.
const LINK: usize = 64 << 10;
/// Maximum ratio of inflated to compressed size.
const LARGEST_RATIO: usize = 255;

/// Inflates a frame; returns what Kafka's Java client would refuse about it.
pub(super) fn inflate(
    magic: i8,
    block: &[u8],
    room: &mut Room,
) -> Result<Option<&'static str>, InflateFailure> {
    let mut rest = block;
    match take_le_u32(&mut rest) {
        Some(FRAME) => frame(magic, rest, room),
        Some(LEGACY_FRAME) => legacy(rest, room).map(|()| Some("a legacy frame")),
        _ => Err(InflateFailure::broken("it is not an LZ4 frame")),
    }
}

fn frame(magic: i8, frame: &[u8], room: &mut Room) -> Result<Option<&'static str>, InflateFailure> {
    let cut = || InflateFailure::broken("the frame is cut short");
    let [flags, block_size] = array_at(frame, 0).ok_or_else(cut)?;
    if flags >> 6 != 1 {
        return Err(InflateFailure::broken("the frame has an unknown version"));
    }
    if flags & 0x03 != 0 || !(0x40..=0x70).contains(&block_size) || block_size & 0x0f != 0 {
        return Err(InflateFailure::broken(
            "the header of the frame has reserved bits, or asks for a dictionary",
        ));
    }
    let [is_independent, has_checksums, has_size, has_content_checksum] =
        [0x20, 0x10, 0x08, 0x04].map(|bit| flags & bit != 0);
    let largest = 1 << (8 + 2 * (block_size >> 4));
    let descriptor_len = if has_size { 10 } else { 2 };
    let (descriptor, rest) = frame.split_at_checked(descriptor_len).ok_or_else(cut)?;
    let (&checksum, mut rest) = rest.split_first().ok_or_else(cut)?;
    // With magic 0 the checksum also covered the magic number, and readers ignored it (KAFKA-3160).
    if magic != 0 && checksum != XxHash32::oneshot(0, descriptor).to_be_bytes()[2] {
        return Err(InflateFailure::broken("the checksum of the frame header does not hold"));
    }
    let mut remark = (!is_independent).then_some("linked blocks");
    loop {
        if rest.is_empty() {
            remark = Some("a frame without an end mark");
            break;
        }
        let length = take_le_u32(&mut rest).ok_or_else(cut)?;
        if length == 0 {
            break;
        }
        let size = (length & 0x7fff_ffff) as usize;
        if size > largest {
            return Err(InflateFailure::Broken(format!("a block has {size} bytes, more than {largest}")));
        }
        let (data, following) = rest.split_at_checked(size).ok_or_else(cut)?;
        rest = following;
        if has_checksums && take_le_u32(&mut rest).ok_or_else(cut)? != XxHash32::oneshot(0, data) {
            return Err(InflateFailure::broken("the checksum of a block does not hold"));
        }
        if length & 0x8000_0000 != 0 {
            room.extend(data)?;
        } else {
            inflate_block(data, largest, !is_independent, room)?;
        }
    }
    if remark.is_some_and(|remark| remark.contains("end mark")) {
        return Ok(remark);
    }
    let size = array_at(descriptor, 2).map(u64::from_le_bytes);
    if size.is_some_and(|size| size != room.bytes().len() as u64) {
        return Err(InflateFailure::broken(
            "the content size of the frame is wrong, which Kafka's clients do not check",
        ));
    }
    if has_content_checksum && take_le_u32(&mut rest).ok_or_else(cut)? != XxHash32::oneshot(0, room.bytes()) {
        let reason =
            "the checksum of the content does not hold, which Kafka's clients do not check (KAFKA-20528)";
        return Err(InflateFailure::broken(reason));
    }
    Ok(remark)
}

/// Inflates blocks of up to 8 MiB, each after its length, to the end.
fn legacy(mut rest: &[u8], room: &mut Room) -> Result<(), InflateFailure> {
    while !rest.is_empty() {
        let size = take_le_u32(&mut rest).ok_or_else(|| InflateFailure::broken("the frame is cut short"))?;
        let block = rest.split_at_checked(size as usize);
        let (data, following) = block.ok_or_else(|| InflateFailure::broken("the frame is cut short"))?;
        rest = following;
        inflate_block(data, LEGACY_BLOCK, false, room)?;
    }
    Ok(())
}

fn inflate_block(
    data: &[u8],
    largest: usize,
    is_linked: bool,
    room: &mut Room,
) -> Result<(), InflateFailure> {
    let most = largest.min(data.len().saturating_mul(LARGEST_RATIO).saturating_add(LARGEST_RATIO));
    let (before, output) = room.zeroed(most)?;
    let is_all = output.len() == most;
    let written = if is_linked {
        let link = before.get(before.len().saturating_sub(LINK)..).unwrap_or_default();
        decompress_into_with_dict(data, output, link)
    } else {
        decompress_into(data, output)
    };
    match written {
        Ok(written) => {
            room.keep(written);
            room.check()
        }
        Err(DecompressError::OutputTooSmall { .. }) if !is_all => Err(InflateFailure::OverLimit),
        Err(error) => Err(InflateFailure::Broken(error.to_string())),
    }
}

//! Snappy blocks, raw or in the frame of the xerial Java library, read as `SnappyInputStream` reads them.

use super::InflateFailure;
use super::room::Room;
use crate::segment::bytes::Cursor;

/// The frame begins with these bytes, then version and compatible version (4 bytes each); blocks follow, each after its length (4).
const MAGIC: &[u8] = b"\x82SNAPPY\0";
/// Distinguishes another header from a length.
const MAGIC_HEAD: &[u8] = b"\x82SNA";
const HEADER: usize = 16;

/// Inflates a block. A block without the magic is raw.
pub(super) fn inflate(block: &[u8], room: &mut Room) -> Result<(), InflateFailure> {
    if !block.starts_with(MAGIC) {
        return inflate_raw(block, room);
    }
    let cut = || InflateFailure::broken("the frame is cut short");
    let mut cursor = Cursor::new(block);
    cursor.take(HEADER).ok_or_else(cut)?;
    // Fewer bytes than a length are not a block: Java stops here without an error.
    while cursor.rest().len() >= 4 {
        // Frames may be concatenated: another header can stand in place of a length.
        if cursor.rest().starts_with(MAGIC_HEAD) {
            let header = cursor.take(HEADER).ok_or_else(cut)?;
            if !header.starts_with(MAGIC) {
                break;
            }
            continue;
        }
        let length = cursor.i32().and_then(|length| usize::try_from(length).ok()).ok_or_else(cut)?;
        inflate_raw(cursor.take(length).ok_or_else(cut)?, room)?;
    }
    Ok(())
}

fn inflate_raw(raw: &[u8], room: &mut Room) -> Result<(), InflateFailure> {
    let broken = |error: snap::Error| InflateFailure::Broken(error.to_string());
    let claimed = snap::raw::decompress_len(raw).map_err(broken)?;
    if claimed > room.limit().saturating_sub(room.bytes().len()) {
        return Err(InflateFailure::OverLimit);
    }
    // No element of the format inflates 2 or 3 bytes to more than 64, so a larger claim is false and would only cost memory.
    if claimed / 32 > raw.len() {
        return Err(InflateFailure::broken("it claims more than its bytes can hold"));
    }
    let (_, output) = room.zeroed(claimed)?;
    let written = snap::raw::Decoder::new().decompress(raw, output).map_err(broken);
    room.keep(*written.as_ref().unwrap_or(&0));
    written.map(|_| ())
}

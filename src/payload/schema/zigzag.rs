//! Zig-zag variable-length integers: Avro uses them for all integers, and Confluent's serializers for the path to a Protobuf
//! message.

pub(super) fn push(number: i64, out: &mut Vec<u8>) {
    // 0, -1, 1, -2 ...
    let mut rest = ((number << 1) ^ (number >> 63)).cast_unsigned();
    while rest >= 0x80 {
        out.push(u8::try_from(rest & 0x7f).unwrap_or(0) | 0x80);
        rest >>= 7;
    }
    out.push(u8::try_from(rest).unwrap_or(0));
}

/// Takes a number of at most ten bytes from the front.
pub(super) fn take(rest: &mut &[u8]) -> Result<i64, String> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first().ok_or("it ends where a number is expected")?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed());
        }
    }
    Err("a number has more than ten bytes".to_owned())
}

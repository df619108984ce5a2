//! Reading big-endian integers and Kafka's variable-length integers without a panic.

/// N bytes of a fixed header at the constant position `AT`; a field outside of the header does not compile.
#[expect(clippy::indexing_slicing, reason = "checked when it is compiled")]
pub(super) fn field<const AT: usize, const N: usize, const LEN: usize>(header: &[u8; LEN]) -> [u8; N] {
    const { assert!(AT + N <= LEN) };
    std::array::from_fn(|i| header[AT + i])
}

/// N bytes at a position that depends on the input.
pub(super) fn array_at<const N: usize>(bytes: &[u8], position: usize) -> Option<[u8; N]> {
    bytes.get(position..)?.first_chunk::<N>().copied()
}

/// Takes a little-endian number from the front, for LZ4 frames; all numbers of Kafka are big-endian.
pub(super) fn take_le_u32(bytes: &mut &[u8]) -> Option<u32> {
    let (number, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*number))
}

/// Reads one value after the other; `None` means that the bytes end too early or are not a valid value.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*taken)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(u8::from_be_bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    pub(super) fn i16(&mut self) -> Option<i16> {
        self.array().map(i16::from_be_bytes)
    }

    pub(super) fn i32(&mut self) -> Option<i32> {
        self.array().map(i32::from_be_bytes)
    }

    pub(super) fn i64(&mut self) -> Option<i64> {
        self.array().map(i64::from_be_bytes)
    }

    /// Plain base-128, at most five bytes.
    pub(super) fn unsigned_varint(&mut self) -> Option<u32> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.u8()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// Zig-zag base-128, at most five bytes (`ByteUtils.readVarint`).
    pub(super) fn varint(&mut self) -> Option<i32> {
        let raw = self.unsigned_varint()?;
        Some((raw >> 1).cast_signed() ^ -(raw & 1).cast_signed())
    }

    /// Zig-zag base-128, at most ten bytes (`ByteUtils.readVarlong`).
    pub(super) fn varlong(&mut self) -> Option<i64> {
        let mut raw = 0_u64;
        for shift in (0..=63).step_by(7) {
            let byte = self.u8()?;
            raw |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some((raw >> 1).cast_signed() ^ -(raw & 1).cast_signed());
            }
        }
        None
    }

    /// A field preceded by its length as a varint: `Some(None)` for null (any negative length).
    #[expect(clippy::option_option, reason = "cut short, null, or bytes")]
    pub(super) fn nullable_bytes(&mut self) -> Option<Option<&'a [u8]>> {
        match usize::try_from(self.varint()?) {
            Ok(length) => self.take(length).map(Some),
            Err(_) => Some(None),
        }
    }

    /// A string of the flexible message versions (KIP-482): length plus one as an unsigned varint. It is copied before validation:
    /// the bytes of a mapped file may change at any time, and those of a `str` must not.
    pub(super) fn compact_string(&mut self) -> Option<String> {
        let length = self.unsigned_varint()?.checked_sub(1)?;
        String::from_utf8(self.take(usize::try_from(length).ok()?)?.to_vec()).ok()
    }

    /// The number of elements of a compact array; 0 for null.
    pub(super) fn compact_array_len(&mut self) -> Option<usize> {
        usize::try_from(self.unsigned_varint()?.saturating_sub(1)).ok()
    }

    /// Skips the tagged fields at the end of a flexible structure (KIP-482).
    pub(super) fn tagged_fields(&mut self) -> Option<()> {
        for _ in 0..self.unsigned_varint()? {
            self.unsigned_varint()?;
            let size = self.unsigned_varint()?;
            self.take(usize::try_from(size).ok()?)?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn varints_are_zig_zag_and_bounded() {
        assert_eq!(Cursor::new(&[0x00]).varint(), Some(0));
        assert_eq!(Cursor::new(&[0x01]).varint(), Some(-1));
        assert_eq!(Cursor::new(&[0xfe, 0xff, 0xff, 0xff, 0x0f]).varint(), Some(i32::MAX));
        assert_eq!(Cursor::new(&[0xff, 0xff, 0xff, 0xff, 0x0f]).varint(), Some(i32::MIN));
        assert_eq!(Cursor::new(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x00]).varint(), None);
        assert_eq!(Cursor::new(&[0x80]).varint(), None);
        let longest = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
        assert_eq!(Cursor::new(&longest).varlong(), Some(i64::MIN));
        assert_eq!(Cursor::new(&[0x80; 11]).varlong(), None);
    }
}

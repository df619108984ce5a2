//! A reader of Avro's binary encoding; it trusts none of the input.

use super::zigzag;

/// The bytes that are left.
pub(super) struct AvroInput<'a> {
    pub(super) rest: &'a [u8],
}

impl<'a> AvroInput<'a> {
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], String> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or_else(|| format!("it ends where {count} bytes are expected"))?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, String> {
        self.take(1).map(|byte| byte.first().copied().unwrap_or_default())
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], String> {
        self.take(N).map(|bytes| <[u8; N]>::try_from(bytes).unwrap_or([0; N]))
    }

    pub(super) fn long(&mut self) -> Result<i64, String> {
        zigzag::take(&mut self.rest)
    }

    pub(super) fn int(&mut self) -> Result<i32, String> {
        let number = self.long()?;
        i32::try_from(number).map_err(|_| format!("{number} is not an int"))
    }

    pub(super) fn sized(&mut self) -> Result<&'a [u8], String> {
        let length = self.long()?;
        let length = usize::try_from(length).map_err(|_| format!("{length} is not a valid length"))?;
        self.take(length)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, String> {
        simdutf8::basic::from_utf8(self.sized()?).map_err(|_| "a string is not UTF-8".to_owned())
    }

    /// The number of items in the next block of an array or map; `None` at its end. After a negative number comes the length in
    /// bytes.
    pub(super) fn block(&mut self) -> Result<Option<u64>, String> {
        let count = self.long()?;
        if count < 0 {
            self.long()?;
        }
        Ok(if count == 0 { None } else { Some(count.unsigned_abs()) })
    }
}

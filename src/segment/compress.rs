//! Inflating a block of records, with a limit and with buffers that are used again.

use std::fmt;
use std::hash::Hasher;
use std::io::{self, Read};

use flate2::read::MultiGzDecoder;
use lz4_flex::frame::FrameDecoder;
use twox_hash::XxHash32;
use zstd_safe::{DCtx, InBuffer, OutBuffer, ResetDirective};

use super::bytes::Cursor;
use super::fault::Fault;

/// What a block may inflate to unless told otherwise: 256 MiB.
pub const DEFAULT_INFLATE_LIMIT: u64 = 256 << 20;

/// How much the output buffer grows by at most in one step.
const GROWTH: usize = 4 << 20;

/// A compression codec; the numbers are the attribute bits of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Codec {
    /// Not compressed.
    None,
    /// gzip (RFC 1952).
    Gzip,
    /// Snappy, in the frame of the xerial Java library or raw.
    Snappy,
    /// LZ4 frame.
    Lz4,
    /// Zstandard (KIP-110); magic 2 only.
    Zstd,
}

impl Codec {
    pub(super) fn from_id(id: u8) -> Option<Self> {
        Some(match id {
            0 => Self::None,
            1 => Self::Gzip,
            2 => Self::Snappy,
            3 => Self::Lz4,
            4 => Self::Zstd,
            _ => return None,
        })
    }

    /// The name as Kafka prints it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Gzip => "gzip",
            Self::Snappy => "snappy",
            Self::Lz4 => "lz4",
            Self::Zstd => "zstd",
        }
    }
}

impl fmt::Display for Codec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Inflates blocks one after the other into one buffer.
pub struct Inflater {
    limit: usize,
    inflated: Vec<u8>,
    zstd: Option<DCtx<'static>>,
}

enum Failure {
    OverLimit,
    Broken(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl Inflater {
    /// An inflater that refuses blocks of more than `limit` bytes.
    pub fn with_limit(limit: u64) -> Self {
        Self { limit: usize::try_from(limit).unwrap_or(usize::MAX), inflated: Vec::new(), zstd: None }
    }

    /// How many bytes the last block inflated to.
    pub fn inflated_len(&self) -> usize {
        self.inflated.len()
    }

    /// The inflated bytes; they stand until the next call.
    pub(super) fn inflate(&mut self, codec: Codec, magic: i8, block: &[u8]) -> Result<&[u8], Fault> {
        self.inflated.clear();
        let result = match codec {
            Codec::None => self.read_all(block),
            Codec::Gzip => self.read_all(MultiGzDecoder::new(block)),
            Codec::Snappy => self.snappy(block),
            Codec::Lz4 => self.lz4(magic, block),
            Codec::Zstd => self.zstd(block),
        };
        match result {
            Ok(()) => Ok(&self.inflated),
            Err(Failure::OverLimit) => Err(Fault::InflateLimit { codec, limit: self.limit as u64 }),
            Err(Failure::Broken(reason)) => Err(Fault::BrokenBlock { codec, reason }),
        }
    }

    fn read_all(&mut self, stream: impl Read) -> Result<(), Failure> {
        // One byte more than allowed tells "exactly the limit" from "more".
        stream.take(self.limit as u64 + 1).read_to_end(&mut self.inflated)?;
        if self.inflated.len() > self.limit { Err(Failure::OverLimit) } else { Ok(()) }
    }

    /// Magic 0 computed the checksum of the LZ4 frame header over the frame's magic number too (KAFKA-3160), and
    /// readers ignored it. The decoder here insists on it, so it is handed the right one.
    fn lz4(&mut self, magic: i8, block: &[u8]) -> Result<(), Failure> {
        if magic == 0
            && let Some((header, frame)) = repaired_lz4_header(block)
        {
            return self.read_all(FrameDecoder::new(header.as_slice().chain(frame)));
        }
        self.read_all(FrameDecoder::new(block))
    }

    fn zstd(&mut self, block: &[u8]) -> Result<(), Failure> {
        let broken = |code| Failure::Broken(zstd_safe::get_error_name(code).to_owned());
        let context = match &mut self.zstd {
            Some(context) => context,
            none => {
                none.insert(DCtx::try_create().ok_or_else(|| Failure::Broken("out of memory".to_owned()))?)
            }
        };
        context.reset(ResetDirective::SessionOnly).map_err(broken)?;
        let mut input = InBuffer::around(block);
        loop {
            let length = self.inflated.len();
            let room = length.clamp(64 << 10, GROWTH).min((self.limit + 1).saturating_sub(length));
            self.inflated.reserve(room);
            let mut output = OutBuffer::around_pos(&mut self.inflated, length);
            let expected = context.decompress_stream(&mut output, &mut input).map_err(broken)?;
            let full = output.pos() == output.capacity();
            if self.inflated.len() > self.limit {
                return Err(Failure::OverLimit);
            }
            // 0 means that a frame ended; more input then is another frame.
            match (input.pos() == block.len(), expected) {
                (true, 0) => return Ok(()),
                (true, _) if !full => return Err(Failure::Broken("the frame is cut short".to_owned())),
                _ => {}
            }
        }
    }

    /// The xerial frame: 8 bytes of magic, version and compatible version (4 each), then blocks, each after its
    /// length (4). What does not begin with the magic is one raw block.
    fn snappy(&mut self, block: &[u8]) -> Result<(), Failure> {
        const XERIAL: &[u8] = b"\x82SNAPPY\0";
        let Some(framed) = block.strip_prefix(XERIAL) else { return self.snappy_block(block) };
        let cut = || Failure::Broken("the frame is cut short".to_owned());
        let mut cursor = Cursor::new(framed);
        cursor.take(8).ok_or_else(cut)?;
        while !cursor.rest().is_empty() {
            let length = cursor.i32().and_then(|length| usize::try_from(length).ok()).ok_or_else(cut)?;
            let raw = cursor.take(length).ok_or_else(cut)?;
            self.snappy_block(raw)?;
        }
        Ok(())
    }

    fn snappy_block(&mut self, raw: &[u8]) -> Result<(), Failure> {
        let broken = |error: snap::Error| Failure::Broken(error.to_string());
        let claimed = snap::raw::decompress_len(raw).map_err(broken)?;
        let before = self.inflated.len();
        if claimed > self.limit.saturating_sub(before) {
            return Err(Failure::OverLimit);
        }
        // No element of the format makes more than 64 bytes out of its 2 or 3, so a larger claim is a lie and
        // would only cost memory.
        if claimed / 32 > raw.len() {
            return Err(Failure::Broken("it claims more than its bytes can hold".to_owned()));
        }
        self.inflated.resize(before + claimed, 0);
        let room = self.inflated.get_mut(before..).unwrap_or_default();
        let written = snap::raw::Decoder::new().decompress(raw, room).map_err(broken)?;
        self.inflated.truncate(before + written);
        Ok(())
    }
}

/// The frame header with its right checksum, and the rest of the frame; `None` when it is no LZ4 frame.
///
/// Layout: LZ4 frame format 1.6, "Frame Descriptor": FLG, BD, content size (8, when bit 3 of FLG is set), dictionary
/// id (4, when bit 0 is set), checksum: the second byte of the XXH32 of the descriptor.
fn repaired_lz4_header(frame: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let flags = *frame.get(4)?;
    let content_size = if flags & 0x08 != 0 { 8 } else { 0 };
    let dictionary = if flags & 0x01 != 0 { 4 } else { 0 };
    let end = 6 + content_size + dictionary;
    let mut header = frame.get(..end)?.to_vec();
    let mut hasher = XxHash32::with_seed(0);
    hasher.write(header.get(4..)?);
    header.push(hasher.finish().to_be_bytes()[6]);
    Some((header, frame.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        let mut block = Vec::with_capacity(zstd_safe::compress_bound(bytes.len()));
        zstd_safe::compress(&mut block, bytes, 3).unwrap();
        block
    }

    fn lz4(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = lz4_flex::frame::FrameEncoder::new(Vec::new());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn blocks(bytes: &[u8]) -> [(Codec, Vec<u8>); 4] {
        [
            (Codec::Gzip, gzip(bytes)),
            (Codec::Snappy, snap::raw::Encoder::new().compress_vec(bytes).unwrap()),
            (Codec::Lz4, lz4(bytes)),
            (Codec::Zstd, zstd(bytes)),
        ]
    }

    #[test]
    fn every_codec_inflates_to_exactly_its_limit_and_not_a_byte_more() {
        let bytes: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
        let size = bytes.len() as u64;
        for (codec, block) in blocks(&bytes) {
            assert_eq!(Inflater::with_limit(size).inflate(codec, 2, &block), Ok(bytes.as_slice()), "{codec}");
            let refused = Fault::InflateLimit { codec, limit: size - 1 };
            assert_eq!(Inflater::with_limit(size - 1).inflate(codec, 2, &block), Err(refused), "{codec}");
        }
    }

    #[test]
    fn a_cut_block_is_broken_in_every_codec() {
        let bytes = b"kafka ".repeat(5_000);
        for (codec, block) in blocks(&bytes) {
            // The decoder for LZ4 does not insist on the end mark of 4 bytes, which carries nothing.
            for cut in 0..block.len() - 4 {
                let mut inflater = Inflater::with_limit(1 << 20);
                let result = inflater.inflate(codec, 2, &block[..cut]);
                assert_ne!(result, Ok(bytes.as_slice()), "{codec} cut at {cut}");
            }
        }
    }

    #[test]
    fn an_inflater_goes_on_after_a_broken_block() {
        let bytes = b"kafka ".repeat(5_000);
        let mut inflater = Inflater::with_limit(1 << 20);
        for (codec, block) in blocks(&bytes) {
            assert!(inflater.inflate(codec, 2, &block[..block.len() / 2]).is_err(), "{codec}");
            assert_eq!(inflater.inflate(codec, 2, &block), Ok(bytes.as_slice()), "{codec}");
        }
    }

    #[test]
    fn a_small_snappy_block_that_claims_a_huge_size_is_refused_before_memory_is_taken() {
        let claim = [0xff, 0xff, 0xff, 0x7f, 0x00];
        let mut inflater = Inflater::with_limit(u64::MAX);
        assert!(matches!(inflater.inflate(Codec::Snappy, 2, &claim), Err(Fault::BrokenBlock { .. })));
    }
}

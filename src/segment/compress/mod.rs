//! Inflates blocks of records, with a limit and with reused buffers.

mod lz4;
mod room;
mod snappy;

use flate2::bufread::GzDecoder;
use zstd_safe::{DCtx, InBuffer, OutBuffer, ResetDirective};

use self::room::Room;
use super::bytes::array_at;
use super::codec::Codec;
use super::fault::Fault;

/// Default limit of the inflated size: 256 MiB.
pub const DEFAULT_INFLATE_LIMIT: u64 = 256 << 20;

/// The default maximum window of zstd decoders: 128 MiB. Kafka's clients use it.
const LARGEST_WINDOW: u64 = 128 << 20;

/// Inflates one block at a time into one buffer.
pub struct Inflater {
    room: Room,
    /// Why the last block ended early.
    broken: Option<Fault>,
    /// What Kafka's clients refuse about the last block.
    remark: Option<&'static str>,
    zstd: Option<DCtx<'static>>,
}

/// Why a block was not inflated, or not to its end.
enum InflateFailure {
    OverLimit,
    NoMemory(usize),
    Window(u64),
    Broken(String),
}

impl InflateFailure {
    fn broken(reason: &str) -> Self {
        Self::Broken(reason.to_owned())
    }
}

impl Inflater {
    /// An inflater that refuses blocks which inflate to more than `limit` bytes.
    pub fn with_limit(limit: u64) -> Self {
        let mut inflater = Self { room: Room::default(), broken: None, remark: None, zstd: None };
        inflater.limit_to(limit);
        inflater
    }

    /// Sets the limit, and frees memory beyond it.
    pub fn limit_to(&mut self, limit: u64) {
        let capacity = self.room.capacity();
        self.room.limit_to(usize::try_from(limit).unwrap_or(usize::MAX));
        if self.room.capacity() < capacity {
            // The decoder keeps a window of up to 128 MiB.
            self.zstd = None;
        }
    }

    /// Inflated size of the last block in bytes.
    pub fn inflated_len(&self) -> usize {
        self.room.bytes().len()
    }

    /// What Kafka's Java client refuses about the last block, although it could be read here.
    pub fn remark(&self) -> Option<&'static str> {
        self.remark
    }

    /// The inflated bytes of the last block, and why it ended early if it is broken.
    pub(super) fn inflated(&self) -> (&[u8], Option<&Fault>) {
        (self.room.bytes(), self.broken.as_ref())
    }

    pub(super) fn clear(&mut self) {
        self.room.clear();
        self.broken = None;
        self.remark = None;
    }

    /// Inflates a block. The beginning of a broken block is kept: its records can be read.
    pub(super) fn inflate(&mut self, codec: Codec, magic: i8, block: &[u8]) -> Result<(), Fault> {
        self.clear();
        let result = match codec {
            Codec::None => self.room.extend(block),
            Codec::Gzip => gzip(block, &mut self.room),
            Codec::Snappy => snappy::inflate(block, &mut self.room),
            Codec::Lz4 => lz4::inflate(magic, block, &mut self.room).map(|remark| self.remark = remark),
            Codec::Zstd => self.zstd(block),
        };
        let fault = match result {
            Ok(()) => return Ok(()),
            Err(InflateFailure::Broken(reason)) => {
                self.broken = Some(Fault::BrokenBlock { codec, reason });
                return Ok(());
            }
            Err(InflateFailure::OverLimit) => Fault::InflateLimit { codec, limit: self.room.limit() as u64 },
            Err(InflateFailure::NoMemory(size)) => Fault::NoMemory { codec, size },
            Err(InflateFailure::Window(window)) => Fault::WindowLimit { window: window >> 20 },
        };
        self.room.clear();
        Err(fault)
    }

    fn zstd(&mut self, block: &[u8]) -> Result<(), InflateFailure> {
        let context = match &mut self.zstd {
            Some(context) => context,
            none => none.insert(DCtx::try_create().ok_or(InflateFailure::NoMemory(0))?),
        };
        let broken = |code| InflateFailure::broken(zstd_safe::get_error_name(code));
        context.reset(ResetDirective::SessionOnly).map_err(broken)?;
        let mut input = InBuffer::around(block);
        loop {
            let inflated = self.room.with_room()?;
            let length = inflated.len();
            let mut output = OutBuffer::around_pos(inflated, length);
            let result = context.decompress_stream(&mut output, &mut input);
            let full = output.pos() == output.capacity();
            self.room.check()?;
            let expected = result.map_err(|code| match zstd_window(block) {
                Some(window) if window > LARGEST_WINDOW => InflateFailure::Window(window),
                _ => broken(code),
            })?;
            // 0 means that a frame ended; more input is another frame.
            match (input.pos() == block.len(), expected) {
                (true, 0) => return Ok(()),
                (true, _) if !full => return Err(InflateFailure::broken("the frame is cut short")),
                _ => {}
            }
        }
    }
}

/// Inflates consecutive members as `GZIPInputStream` does: bytes after a member that cannot be another member (padding, garbage)
/// are ignored.
fn gzip(block: &[u8], room: &mut Room) -> Result<(), InflateFailure> {
    /// Java does not look for another member in fewer bytes: the smallest has 20.
    const TOO_FEW: usize = 18;
    let mut rest = block;
    loop {
        let mut member = GzDecoder::new(rest);
        if rest.len() < block.len() && member.header().is_none() {
            return Ok(());
        }
        room.read_all(&mut member)?;
        rest = member.into_inner();
        if rest.len() <= TOO_FEW {
            return Ok(());
        }
    }
}

/// The window size of the first frame of a block (RFC 8878, section 3.1.1.1), if it names one.
fn zstd_window(block: &[u8]) -> Option<u64> {
    const MAGIC: &[u8] = b"\x28\xb5\x2f\xfd";
    const SINGLE_SEGMENT: u8 = 0x20;
    let mut header = block;
    // Skippable frames may come first.
    while let Some([0x50..=0x5f, 0x2a, 0x4d, 0x18]) = header.first_chunk() {
        let size = u32::from_le_bytes(array_at(header, 4)?);
        header = header.get(8 + size as usize..)?;
    }
    let [descriptor, window] = array_at(header.strip_prefix(MAGIC)?, 0)?;
    if descriptor & SINGLE_SEGMENT != 0 {
        return None;
    }
    let base = 1_u64 << (10 + (window >> 3));
    Some(base + base / 8 * u64::from(window & 7))
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

    /// What comes out, and why no more.
    fn inflate(
        inflater: &mut Inflater,
        codec: Codec,
        block: &[u8],
    ) -> Result<(Vec<u8>, Option<Fault>), Fault> {
        inflater.inflate(codec, 2, block)?;
        let (output, fault) = inflater.inflated();
        Ok((output.to_vec(), fault.cloned()))
    }

    #[test]
    fn every_codec_inflates_to_exactly_its_limit_and_not_a_byte_more() {
        let bytes: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
        let size = bytes.len() as u64;
        for (codec, block) in blocks(&bytes) {
            assert!(
                inflate(&mut Inflater::with_limit(size), codec, &block) == Ok((bytes.clone(), None)),
                "{codec}"
            );
            let refused = Fault::InflateLimit { codec, limit: size - 1 };
            assert_eq!(Inflater::with_limit(size - 1).inflate(codec, 2, &block), Err(refused), "{codec}");
        }
    }

    #[test]
    fn a_cut_block_is_broken_in_every_codec() {
        let bytes = b"kafka ".repeat(5_000);
        for (codec, block) in blocks(&bytes) {
            for cut in 0..block.len() {
                let mut inflater = Inflater::with_limit(1 << 20);
                let (output, fault) = inflate(&mut inflater, codec, &block[..cut]).unwrap();
                assert!(bytes.starts_with(&output), "{codec} cut at {cut}");
                let is_told = fault.is_some() || inflater.remark() == Some("a frame without an end mark");
                assert!(is_told, "{codec} cut at {cut}");
            }
        }
    }

    #[test]
    fn an_inflater_goes_on_after_a_broken_block() {
        let bytes = b"kafka ".repeat(5_000);
        let mut inflater = Inflater::with_limit(1 << 20);
        for (codec, block) in blocks(&bytes) {
            assert!(inflate(&mut inflater, codec, &block[..block.len() / 2]).unwrap().1.is_some(), "{codec}");
            assert!(inflate(&mut inflater, codec, &block) == Ok((bytes.clone(), None)), "{codec}");
        }
    }

    #[test]
    fn a_small_snappy_block_that_claims_a_huge_size_is_refused_before_memory_is_taken() {
        let claim = [0xff, 0xff, 0xff, 0x7f, 0x00];
        let mut inflater = Inflater::with_limit(u64::MAX);
        let (output, fault) = inflate(&mut inflater, Codec::Snappy, &claim).unwrap();
        assert!(output.is_empty() && matches!(fault, Some(Fault::BrokenBlock { .. })));
        assert!(inflater.room.capacity() < 1 << 20);
    }

    #[test]
    fn the_memory_of_a_large_block_is_given_back() {
        let block = zstd(&vec![0; 8 << 20]);
        let mut inflater = Inflater::with_limit(16 << 20);
        inflater.inflate(Codec::Zstd, 2, &block).unwrap();
        assert!((8 << 20..=16 << 20 | 1).contains(&inflater.room.capacity()));
        inflater.limit_to(1 << 20);
        assert_eq!((inflater.room.capacity(), inflater.zstd.is_none()), (0, true));
    }

    #[test]
    fn the_window_of_a_zstd_frame_is_read_behind_skippable_frames_too() {
        let frame = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x99];
        assert_eq!(zstd_window(&frame), Some((1 << 29) + (1 << 26)));
        let behind = [&[0x51, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9][..], &frame].concat();
        assert_eq!(zstd_window(&behind), Some((1 << 29) + (1 << 26)));
        assert_eq!(zstd_window(&[0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x99]), None);
    }

    #[test]
    fn what_follows_a_block_is_read_as_java_reads_it() {
        let (one, two) = (b"one ".repeat(100), b"two ".repeat(100));
        let both = [one.clone(), two.clone()].concat();
        let read = |codec, block: &[u8]| {
            let mut inflater = Inflater::with_limit(1 << 20);
            let (output, fault) = inflate(&mut inflater, codec, block).unwrap();
            assert_eq!(fault, None);
            output
        };
        for behind in
            [&[0; 40][..], b"garbage", b"garbage that is longer than any gzip member has to be", &gzip(&two)]
        {
            let expected = if behind.starts_with(&[0x1f, 0x8b]) { &both } else { &one };
            assert!(read(Codec::Gzip, &[&gzip(&one)[..], behind].concat()) == *expected, "{behind:?}");
            // Java stops at the end mark of the first frame.
            assert!(read(Codec::Lz4, &[&lz4(&one)[..], behind].concat()) == one, "{behind:?}");
        }
        let xerial = |bytes: &[u8]| {
            let raw = snap::raw::Encoder::new().compress_vec(bytes).unwrap();
            let length = u32::try_from(raw.len()).unwrap().to_be_bytes();
            [b"\x82SNAPPY\0\0\0\0\x01\0\0\0\x01", &length[..], &raw].concat()
        };
        assert!(read(Codec::Snappy, &[xerial(&one), xerial(&two)].concat()) == both);
        assert!(read(Codec::Snappy, &[&xerial(&one)[..], b"abc"].concat()) == one);
    }

    #[test]
    fn frames_of_lz4_that_are_not_kafkas_are_read_and_remarked() {
        use lz4_flex::frame::{BlockMode, FrameEncoder, FrameInfo};
        let bytes = b"kafka brokers ".repeat(20_000);
        let frame = |info: FrameInfo| {
            let mut encoder = FrameEncoder::with_frame_info(info, Vec::new());
            encoder.write_all(&bytes).unwrap();
            encoder.finish().unwrap()
        };
        let block = lz4_flex::block::compress(&bytes);
        let length = u32::try_from(block.len()).unwrap().to_le_bytes();
        let legacy = [&[0x02, 0x21, 0x4c, 0x18][..], &length, &block].concat();
        let linked = frame(FrameInfo::new().block_mode(BlockMode::Linked));
        let plain = frame(FrameInfo::new().block_checksums(true).content_checksum(true));
        let cases = [
            (linked, Some("linked blocks"), None),
            (legacy, Some("a legacy frame"), None),
            (plain.clone(), None, None),
            ([&plain[..plain.len() - 1], &[!plain[plain.len() - 1]]].concat(), None, Some("do not check")),
        ];
        for (block, remark, fault) in cases {
            let mut inflater = Inflater::with_limit(1 << 20);
            let (output, found) = inflate(&mut inflater, Codec::Lz4, &block).unwrap();
            assert!(output == bytes, "{remark:?}");
            assert_eq!(inflater.remark(), remark);
            assert_eq!(
                found.map(|found| found.to_string().contains(fault.unwrap_or("?"))),
                fault.map(|_| true)
            );
        }
    }
}

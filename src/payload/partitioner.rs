//! The partition of a key, as producers choose it.

use std::str::FromStr;

/// The algorithm by which a producer chooses the partition of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partitioner {
    /// That of the Java clients (`BuiltInPartitioner.partitionForKey`), and of librdkafka with `murmur2_random`.
    Murmur2,
    /// librdkafka's default, `consistent_random`: CRC-32 of the key.
    Crc32,
}

impl FromStr for Partitioner {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "murmur2" => Ok(Self::Murmur2),
            "crc32" => Ok(Self::Crc32),
            _ => Err("expected murmur2 (Java clients) or crc32 (librdkafka)".to_owned()),
        }
    }
}

impl Partitioner {
    /// The name of the option value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Murmur2 => "murmur2",
            Self::Crc32 => "crc32",
        }
    }

    /// The partition of a key; `partitions` is at least one.
    pub fn partition(self, key: &[u8], partitions: usize) -> i32 {
        let hash = match self {
            // `Utils.toPositive`: the sign bit is cleared.
            Self::Murmur2 => murmur2(key) & 0x7fff_ffff,
            Self::Crc32 => {
                let mut crc = flate2::Crc::new();
                crc.update(key);
                crc.sum()
            }
        };
        let partitions = u32::try_from(partitions).unwrap_or(u32::MAX).max(1);
        i32::try_from(hash % partitions).unwrap_or(0)
    }
}

/// Murmur2 with Kafka's seed (`org.apache.kafka.common.utils.Utils.murmur2`); no crate has only this variant.
fn murmur2(bytes: &[u8]) -> u32 {
    const SEED: u32 = 0x9747_b28c;
    const M: u32 = 0x5bd1_e995;
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let mut hash = SEED ^ length;
    let (words, tail) = bytes.as_chunks::<4>();
    for word in words {
        let mut k = u32::from_le_bytes(*word).wrapping_mul(M);
        k ^= k >> 24;
        hash = hash.wrapping_mul(M) ^ k.wrapping_mul(M);
    }
    if !tail.is_empty() {
        let last = tail.iter().rev().fold(0, |word, byte| word << 8 | u32::from(*byte));
        hash = (hash ^ last).wrapping_mul(M);
    }
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(M);
    hash ^ hash >> 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn murmur2_gives_what_kafkas_own_tests_expect() {
        // `UtilsTest.testMurmur2`.
        let cases: [(&[u8], i32); 7] = [
            (b"21", -973_932_308),
            (b"foobar", -790_332_482),
            (b"a-little-bit-long-string", -985_981_536),
            (b"a-little-bit-longer-string", -1_486_304_829),
            (b"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
            (b"abc", 479_470_107),
            (b"", 275_646_681),
        ];
        for (key, expected) in cases {
            assert_eq!(murmur2(key).cast_signed(), expected, "{key:?}");
        }
    }

    #[test]
    fn crc32_is_that_of_zlib() {
        // "123456789" is what CRC catalogues check with: 0xcbf43926 is 3421780262.
        assert_eq!(Partitioner::Crc32.partition(b"123456789", 1000), 262);
    }
}

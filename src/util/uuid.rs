//! Kafka's ids of topics, directories and clusters.

use std::fmt::{self, Display, Formatter};

use base64::display::Base64Display;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// An id of 16 bytes, printed as Kafka does: in URL-safe base64 without padding (`org.apache.kafka.common.Uuid`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uuid(pub [u8; 16]);

impl Uuid {
    /// All zeros: no id.
    pub const NONE: Self = Self([0; 16]);

    /// The id with these upper and lower 64 bits.
    pub fn of_halves(most: i64, least: i64) -> Self {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&most.to_be_bytes());
        bytes[8..].copy_from_slice(&least.to_be_bytes());
        Self(bytes)
    }
}

impl Display for Uuid {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Base64Display::new(&self.0, &URL_SAFE_NO_PAD).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Uuid;

    #[test]
    fn an_id_has_the_letters_that_kafka_writes() {
        // What Uuid.toString of Kafka gives for these halves.
        let id = Uuid::of_halves(0x5c43_c39d_e4bc_4063, 0x837d_9feb_d488_c0ff_u64.cast_signed());
        assert_eq!(id.to_string(), "XEPDneS8QGODfZ_r1IjA_w");
        assert_eq!(Uuid::NONE.to_string(), "AAAAAAAAAAAAAAAAAAAAAA");
    }
}

//! The bytes of keys and values, and something readable made of them. Knows nothing of where the bytes came from.

mod envelope;
mod format;
mod text;

pub use envelope::Envelope;
pub use format::{PayloadFormat, Undecodable};
pub use text::push_as_java;

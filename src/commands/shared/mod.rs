//! What the commands of several nouns share.

pub(in crate::commands) mod names;

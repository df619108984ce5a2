//! Arguments, rows and messages that several commands have.

pub(in crate::commands) mod bound;
pub(in crate::commands) mod failure;
pub(in crate::commands) mod known_names;
pub(in crate::commands) mod names;
pub(in crate::commands) mod record_encoders;
pub(in crate::commands) mod record_schemas;
pub(in crate::commands) mod wait;
pub(in crate::commands) mod words;

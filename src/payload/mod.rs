//! The bytes of keys and values, their readable forms, and the selection of records. Does not know where the bytes come from.

mod comparisons;
mod decoder;
mod encoder;
mod envelope;
mod envelope_reader;
mod filter;
mod format;
mod framing;
mod json;
mod lookups;
mod new_record;
mod partitioner;
mod query;
mod record;
pub mod schema;
mod schema_reader;
mod template;
mod text;

pub use decoder::{Decoder, Decoders, Expected};
pub use encoder::{Encoder, record_name};
pub use envelope::{Envelope, push_unreadable};
pub use envelope_reader::{FromJson, read_envelope};
pub use filter::{Filter, HeaderTest};
pub use format::{PayloadFormat, Undecodable};
pub use framing::{MessageHint, SchemaId, Side, framed};
pub use json::push_compact;
pub use new_record::{Encodable, LineFormat, NewHeader, NewRecord};
pub use partitioner::Partitioner;
pub use query::Query;
pub use record::{Decoding, Header, OwnedRecord, RecordView};
pub use schema_reader::{FoundSchema, Missing, SchemaStore};
pub use template::{Template, TypedBytes, push_headers, push_payload, text_or_base64};
pub use text::push_as_java;

//! Keys and values of records with a schema: the schemas come from a registry, or from files.

pub(crate) mod encoder;
pub(crate) mod schema_file;
pub(crate) mod store;

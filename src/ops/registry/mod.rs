//! Operations on the subjects and schemas of a registry.

pub(crate) mod apply;
pub(crate) mod candidate;
pub(crate) mod contents;
pub(crate) mod delete;
pub(crate) mod exported;
pub(crate) mod folder;
pub(crate) mod inventory;
pub(crate) mod lookup;
pub(crate) mod references;
pub(crate) mod registration;
pub(crate) mod settings;
pub(crate) mod verdict;

//! Operations on a cluster and on the services beside it: what commands do, without how they are called and what they print.
//!
//! An operation takes facades ([`crate::kafka`], [`crate::rest`]), plain values and, where it may take long, [`Work`]; it returns values
//! and errors. It knows no option, no row and no exit status of a command, so that others than commands can use it.

pub(crate) mod config_changes;
pub(crate) mod connect;
pub(crate) mod counts;
pub(crate) mod election;
pub(crate) mod in_parallel;
pub(crate) mod lag;
pub(crate) mod lossy;
pub(crate) mod offset_changes;
pub(crate) mod offset_file;
pub(crate) mod patience;
pub(crate) mod readers;
pub(crate) mod records;
pub(crate) mod registry;
pub(crate) mod survey;
pub(crate) mod topic_definition;
pub(crate) mod topic_health;
pub(crate) mod topic_scope;
pub(crate) mod trim;
pub(crate) mod wait;
mod work;

pub(crate) use work::{Progress, Work};

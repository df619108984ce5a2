//! Operations on the connectors of a Connect cluster.

pub(crate) mod apply;
pub(crate) mod create;
pub(crate) mod definition;
pub(crate) mod export;
pub(crate) mod group;
pub(crate) mod heal;
pub(crate) mod heal_state;
pub(crate) mod masks;
pub(crate) mod offsets;
pub(crate) mod settle;
pub(crate) mod sink_places;
pub(crate) mod trace;
pub(crate) mod validate;

use std::collections::BTreeMap;

/// The config of a connector: values by key.
pub(crate) type Config = BTreeMap<String, String>;

//! The ids of the clusters that guarded contexts lead to, as they were when they were last connected to: an address that no context
//! has, such as that of a tunnel, may lead to one of them.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::contexts::state_folder;
use crate::util::replace_file::replace_file;

/// What is known of the cluster of a context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Known {
    /// The addresses by which the context led to it. With others it may be another cluster.
    brokers: Vec<String>,
    cluster_id: String,
}

/// What is known of the clusters of contexts, by name.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct KnownClusters(BTreeMap<String, Known>);

fn location() -> Option<PathBuf> {
    Some(state_folder()?.join("clusters.json"))
}

impl KnownClusters {
    /// What was remembered; nothing where the file is missing or cannot be read.
    pub(super) fn read() -> Self {
        let text = location().and_then(|path| fs::read_to_string(path).ok());
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// The id of a context's cluster, where it was connected to by the addresses that the context has now.
    pub(super) fn id(&self, context: &str, brokers: &[Address]) -> Option<&str> {
        let known = self.0.get(context)?;
        (known.brokers == shown(brokers)).then_some(&known.cluster_id)
    }
}

/// A guarded context that is connected to by its own addresses.
#[derive(Debug, Clone)]
pub struct KnownContext {
    pub(super) context: String,
    pub(super) brokers: Vec<Address>,
    /// What is remembered already.
    pub(super) cluster_id: Option<String>,
}

impl KnownContext {
    /// Remembers the id of the cluster. Where the file cannot be written there is nothing to remember by, and no more to it: the
    /// addresses are guarded all the same.
    pub fn remember(&self, cluster_id: &str) {
        let Some(path) = location().filter(|_| self.cluster_id.as_deref() != Some(cluster_id)) else {
            return;
        };
        let mut all = KnownClusters::read();
        let known = Known { brokers: shown(&self.brokers), cluster_id: cluster_id.to_owned() };
        all.0.insert(self.context.clone(), known);
        let folder = path.parent().map(|folder| DirBuilder::new().recursive(true).mode(0o700).create(folder));
        if let (Some(Ok(())), Ok(text)) = (folder, serde_json::to_vec_pretty(&all)) {
            let _ = replace_file(&path, &text, 0o600);
        }
    }
}

fn shown(brokers: &[Address]) -> Vec<String> {
    brokers.iter().map(Address::to_string).collect()
}

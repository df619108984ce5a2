//! The stored ids of the clusters of guarded contexts, from their last connections: an address that no context has, such as that of
//! a tunnel, may lead to one of these clusters.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::contexts::state_folder;
use crate::util::replace_file::replace_file;

/// The cluster of a context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct KnownCluster {
    /// The addresses by which it was reached. With other addresses the context may be of another cluster.
    brokers: Vec<String>,
    cluster_id: String,
}

/// The clusters of contexts, by the name of the context.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct KnownClusters(BTreeMap<String, KnownCluster>);

fn location() -> Option<PathBuf> {
    Some(state_folder()?.join("clusters.json"))
}

impl KnownClusters {
    /// Reads the stored ids; none if the file is missing or cannot be read.
    pub(super) fn read() -> Self {
        let text = location().and_then(|path| fs::read_to_string(path).ok());
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// The id of a context's cluster, if the addresses of the context have not changed since it was stored.
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
    /// The id that is stored already.
    pub(super) cluster_id: Option<String>,
}

impl KnownContext {
    /// Stores the id of the cluster. A failure is ignored: the addresses are guarded in any case.
    pub fn remember(&self, cluster_id: &str) {
        let Some(path) = location().filter(|_| self.cluster_id.as_deref() != Some(cluster_id)) else {
            return;
        };
        let mut all = KnownClusters::read();
        let known = KnownCluster { brokers: shown(&self.brokers), cluster_id: cluster_id.to_owned() };
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

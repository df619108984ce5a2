//! `kafkactl cluster`: the cluster as a whole.

mod describe;

use crate::error::{Result, Status};
use crate::session::Session;

/// Show the cluster as a whole
#[derive(Debug, clap::Subcommand)]
pub enum ClusterCommand {
    Describe(describe::ClusterDescribe),
}

impl ClusterCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::Describe(args) => describe::run(args, session),
        }
    }
}

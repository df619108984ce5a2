//! `kafkactl groups`: consumer groups, their lag, and changes of their offsets.

mod delete;
mod delete_offsets;
mod describe;
mod describe_rows;
mod export;
mod import;
mod lag;
mod lag_rows;
mod lag_words;
mod list;
mod names;
mod offset_changes;
mod reset;
mod topic_option;

use crate::error::{Result, Status};
use crate::session::Session;

/// List, describe and change consumer groups
#[derive(Debug, clap::Subcommand)]
pub enum GroupsCommand {
    #[command(visible_alias = "ls")]
    List(list::GroupsList),
    Describe(describe::GroupsDescribe),
    Lag(lag::GroupsLag),
    Reset(reset::GroupsReset),
    Delete(delete::GroupsDelete),
    DeleteOffsets(delete_offsets::GroupsDeleteOffsets),
    Export(export::GroupsExport),
    Import(import::GroupsImport),
}

impl GroupsCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::List(args) => list::run(args, session),
            Self::Describe(args) => describe::run(args, session),
            Self::Lag(args) => lag::run(args, session),
            Self::Reset(args) => reset::run(args, session),
            Self::Delete(args) => delete::run(args, session),
            Self::DeleteOffsets(args) => delete_offsets::run(args, session),
            Self::Export(args) => export::run(args, session),
            Self::Import(args) => import::run(args, session),
        }
    }
}

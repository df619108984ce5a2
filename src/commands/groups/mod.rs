//! `kafkactl groups`: what consumers do, how far behind they are, and moving them.

mod delete;
mod delete_offsets;
mod describe;
mod describe_rows;
mod export;
mod import;
mod lag;
mod lag_rows;
mod list;
mod names;
mod offset_changes;
mod offset_file;
mod reset;
mod topics_meant;
mod totals;

use crate::error::{Result, Status};
use crate::session::Session;

/// List, describe and move consumer groups
#[derive(Debug, clap::Subcommand)]
pub enum GroupsCommand {
    #[command(visible_alias = "ls")]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    List(list::GroupsList),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Describe(describe::GroupsDescribe),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Lag(lag::GroupsLag),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Reset(reset::GroupsReset),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Delete(delete::GroupsDelete),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    DeleteOffsets(delete_offsets::GroupsDeleteOffsets),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Export(export::GroupsExport),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
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

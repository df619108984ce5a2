//! `kafkactl context`: named clusters in the config file.

mod add;
mod import;
mod list;
mod new_context;
mod select;
mod show;
mod test;

use crate::error::{Result, Status};
use crate::session::Session;

/// Manage contexts: names for clusters with their addresses and logins
#[derive(Debug, clap::Subcommand)]
pub enum ContextCommand {
    #[command(visible_alias = "ls")]
    List(list::ContextList),
    Show(show::ContextShow),
    Add(add::ContextAdd),
    Import(import::ContextImport),
    Use(select::ContextUse),
    #[command(visible_alias = "rm")]
    Remove(select::ContextRemove),
    Test(test::ContextTest),
}

impl ContextCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::List(args) => list::run(args, session),
            Self::Show(args) => show::run(args, session),
            Self::Add(args) => add::run(args, session),
            Self::Import(args) => import::run(args, session),
            Self::Use(args) => select::select(args, session),
            Self::Remove(args) => select::remove(args, session),
            Self::Test(args) => test::run(args, session),
        }
    }
}

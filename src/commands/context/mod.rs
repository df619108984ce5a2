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

/// Named clusters, so that a name stands for addresses and logins
#[derive(Debug, clap::Subcommand)]
pub enum ContextCommand {
    #[command(visible_alias = "ls")]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    List(list::ContextList),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Show(show::ContextShow),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Add(add::ContextAdd),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Import(import::ContextImport),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Use(select::ContextUse),
    #[command(visible_alias = "rm")]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Remove(select::ContextRemove),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
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

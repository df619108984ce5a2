//! The commands, and what they all work with.

mod brokers;
mod change;
mod cluster;
mod connect;
mod consume;
mod context;
pub mod dump_log;
mod groups;
mod produce;
mod schema;
mod shared;
mod topics;

pub use brokers::BrokersCommand;
pub use cluster::ClusterCommand;
pub use connect::ConnectCommand;
pub use context::ContextCommand;
pub use groups::GroupsCommand;
pub use schema::SchemaCommand;
pub use shared::known_names::NameKind;
pub use topics::TopicsCommand;

use crate::error::{Result, Status};
use crate::session::Session;

/// What the user wants done.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    #[command(subcommand)]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Cluster(ClusterCommand),
    #[command(subcommand, visible_alias = "broker")]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Brokers(BrokersCommand),
    #[command(subcommand, visible_alias = "topic")]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Topics(TopicsCommand),
    #[command(subcommand, visible_alias = "group")]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Groups(GroupsCommand),
    #[command(subcommand)]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Connect(ConnectCommand),
    #[command(subcommand)]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Schema(SchemaCommand),
    #[command(subcommand)]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Context(ContextCommand),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Consume(Box<consume::Consume>),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Produce(Box<produce::Produce>),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    DumpLog(Box<dump_log::DumpLog>),
}

impl Command {
    /// Runs the command; what is left in the output buffer is the caller's to flush.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::Cluster(command) => command.run(session),
            Self::Brokers(command) => command.run(session),
            Self::Topics(command) => command.run(session),
            Self::Groups(command) => command.run(session),
            Self::Connect(command) => command.run(session),
            Self::Schema(command) => command.run(session),
            Self::Context(command) => command.run(session),
            Self::Consume(args) => consume::run(args, session),
            Self::Produce(args) => produce::run(args, session),
            Self::DumpLog(args) => dump_log::run(args, session),
        }
    }
}

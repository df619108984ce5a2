//! The commands: their arguments, their rows and their messages.

mod brokers;
mod change;
mod cluster;
mod connect;
mod consume;
mod context;
pub mod dump_log;
mod groups;
#[cfg(test)]
mod json_schema;
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
pub(crate) use shared::words::hints;
pub use topics::TopicsCommand;

use crate::error::{Result, Status};
use crate::session::Session;

#[derive(Debug, clap::Subcommand)]
pub enum Command {
    #[command(subcommand)]
    Cluster(ClusterCommand),
    #[command(subcommand, visible_alias = "broker")]
    Brokers(BrokersCommand),
    #[command(subcommand, visible_alias = "topic")]
    Topics(TopicsCommand),
    #[command(subcommand, visible_alias = "group")]
    Groups(GroupsCommand),
    #[command(subcommand)]
    Connect(ConnectCommand),
    #[command(subcommand)]
    Schema(SchemaCommand),
    #[command(subcommand)]
    Context(ContextCommand),
    Consume(Box<consume::Consume>),
    Produce(Box<produce::Produce>),
    DumpLog(Box<dump_log::DumpLog>),
}

impl Command {
    /// Whether an option of the command itself, as in Kafka's tools, requests a dry run.
    pub fn is_dry_run(&self) -> bool {
        matches!(self, Self::Topics(command) if command.is_dry_run())
    }

    /// Runs the command. The caller flushes the output buffer afterwards.
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

//! `kafkactl topics`: list, describe and change topics.

mod add_partitions;
mod alter;
mod configs;
mod create;
mod delete;
mod describe;
mod elect;
mod list;
mod offsets;
mod trim;

use crate::error::{Result, Status};
use crate::session::Session;

/// List, describe and change topics
#[derive(Debug, clap::Subcommand)]
pub enum TopicsCommand {
    #[command(visible_alias = "ls")]
    List(list::TopicsList),
    Describe(describe::TopicsDescribe),
    Create(create::TopicsCreate),
    Alter(alter::TopicsAlter),
    Delete(delete::TopicsDelete),
    AddPartitions(add_partitions::TopicsAddPartitions),
    Offsets(offsets::TopicsOffsets),
    Trim(trim::TopicsTrim),
    Configs(configs::TopicsConfigs),
    Elect(elect::TopicsElect),
}

impl TopicsCommand {
    /// Whether an option of the verb asks for a dry run.
    pub(super) fn is_dry_run(&self) -> bool {
        matches!(self, Self::Create(args) if args.is_dry_run())
    }

    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::List(args) => list::run(args, session),
            Self::Describe(args) => describe::run(args, session),
            Self::Create(args) => create::run(args, session),
            Self::Alter(args) => alter::run(args, session),
            Self::Delete(args) => delete::run(args, session),
            Self::AddPartitions(args) => add_partitions::run(args, session),
            Self::Offsets(args) => offsets::run(args, session),
            Self::Trim(args) => trim::run(args, session),
            Self::Configs(args) => configs::run(args, session),
            Self::Elect(args) => elect::run(args, session),
        }
    }
}

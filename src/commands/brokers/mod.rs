//! `kafkactl brokers`: the brokers one by one.

mod configs;
mod list;

pub(super) use list::{BrokerRow, BrokerState, BrokerSurvey, survey};

use super::Session;
use crate::error::{Result, Status};

/// The brokers one by one
#[derive(Debug, clap::Subcommand)]
pub enum BrokersCommand {
    #[command(visible_alias = "ls")]
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    List(list::BrokersList),
    #[expect(missing_docs, reason = "the help text of a command stands on its arguments")]
    Configs(configs::BrokersConfigs),
}

impl BrokersCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        match self {
            Self::List(args) => list::run(args, session),
            Self::Configs(args) => configs::run(args, session),
        }
    }
}

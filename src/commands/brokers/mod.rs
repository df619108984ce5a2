//! `kafkactl brokers`: list brokers, show and change their configs.

mod configs;
mod list;

pub(super) use list::{BrokerRow, status_of};

use crate::error::{Result, Status};
use crate::output::Label;
use crate::session::Session;
use crate::util::units::BrokerId;

/// List brokers, show and change their configs
#[derive(Debug, clap::Subcommand)]
pub enum BrokersCommand {
    #[command(visible_alias = "ls")]
    List(list::BrokersList),
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

/// One line that says at a glance which broker to look at; nothing where no replica is missing.
pub(super) fn say_missing_replicas(
    session: &mut Session<'_>,
    missing: impl IntoIterator<Item = (BrokerId, u64)>,
) {
    let missing = missing.into_iter().filter(|(_, count)| *count > 0);
    let missing: Vec<String> = missing.map(|(broker, count)| format!("broker {broker}: {count}")).collect();
    if !missing.is_empty() {
        session.output.say(Label::Warning, format!("missing replicas per broker: {}", missing.join(", ")));
    }
}

//! The option for the maximum duration of a wait.

use std::time::Duration;

use crate::util::units::parse_duration;

#[derive(Debug, clap::Args)]
pub(in crate::commands) struct WaitTimeout {
    /// Maximum duration of the wait
    #[arg(long, value_name = "DURATION", default_value = "5m", value_parser = parse_duration)]
    pub(in crate::commands) wait_timeout: Duration,
}

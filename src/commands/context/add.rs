//! `kafkactl context add`: a context from the options given.

use super::new_context::NewContext;
use crate::error::{Result, Status};
use crate::session::Session;

/// Add a context from -b, -X and --command-config
///
/// Secrets stay where they are: the config file gets the name of the variable or file that -X names. To use the output of a command,
/// edit the file. The settings of --command-config are copied, secrets included; then only you can read the config file.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl context add local -b localhost:9092
  kafkactl context add staging -b kafka-1:9094,kafka-2:9094 -X security.protocol=SASL_SSL \\
    -X sasl.mechanism=SCRAM-SHA-512 -X sasl.username=ci -X sasl.password=@env:STAGING_PASSWORD
  kafkactl context add prod -b kafka:9093 --command-config client.properties --protected")]
pub struct ContextAdd {
    #[command(flatten)]
    context: NewContext,
}

pub(super) fn run(args: &ContextAdd, session: &mut Session<'_>) -> Result<Status> {
    let request = session.options.request.clone();
    args.context.put(session, &request, Vec::new())
}

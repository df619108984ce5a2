//! `kafkactl context import`: a context from the configuration of another client.

use std::path::PathBuf;

use super::new_context::NewContext;
use crate::config::{kcat_config, read_kcat_config};
use crate::error::{Error, Kind, Result, Status};
use crate::output::Label;
use crate::session::Session;

/// Add a context from the configuration of another client
///
/// Reads property files of Java clients and the config file of kcat. Secrets in them are copied; then only you can read the config file.
/// -b and -X win over the file; -b is needed where the file has no address.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl context import prod client.properties
  kafkactl context import prod client.properties -b kafka-1:9093 --protected
  kafkactl context import local --kcat
  kafkactl context import local --kcat other.conf --use

Without a FILE, --kcat reads the file that kcat reads: $KCAT_CONFIG, else ~/.config/kcat.conf, else ~/.config/kafkacat.conf.")]
pub struct ContextImport {
    #[command(flatten)]
    context: NewContext,
    /// The file to read
    #[arg(value_name = "FILE", required_unless_present = "kcat")]
    file: Option<PathBuf>,
    /// The file is a config file of kcat
    #[arg(long)]
    kcat: bool,
}

pub(super) fn run(args: &ContextImport, session: &mut Session<'_>) -> Result<Status> {
    let mut request = session.options.request.clone();
    if args.kcat {
        let file = args.file.clone().or_else(kcat_config).ok_or_else(|| {
            Error::new(Kind::NotFound, "no config file of kcat was found").hint("name it after --kcat")
        })?;
        session.output.say(Label::Detail, format!("reading '{}'", file.display()));
        return args.context.put(session, &request, read_kcat_config(&file)?);
    }
    request.options.command_config.clone_from(&args.file);
    args.context.put(session, &request, Vec::new())
}

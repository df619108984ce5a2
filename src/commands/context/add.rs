//! `kafkactl context add`: a context out of the options given.

use crate::commands::Session;
use crate::config::contexts::{ConfigFile, Context};
use crate::error::{Error, Result, Status};
use crate::output::Label;

/// Add a context out of -b, -X and --command-config
///
/// Secrets are kept where they are: the config file gets the name of the variable or file that -X names. For the output of a
/// command, edit the file. What stands in the --command-config is copied, secrets too; only you can read the config file then.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl context add local -b localhost:9092
  kafkactl context add staging -b kafka-1:9094,kafka-2:9094 -X security.protocol=SASL_SSL \\
    -X sasl.mechanism=SCRAM-SHA-512 -X sasl.username=ci -X sasl.password=@env:STAGING_PASSWORD
  kafkactl context add prod -b kafka:9093 --command-config client.properties --protected")]
pub struct ContextAdd {
    /// A name for the cluster
    name: String,
    /// Destructive commands need the context's name typed, or --yes together with --context
    #[arg(long)]
    protected: bool,
    /// Nothing can be changed through the context
    #[arg(long)]
    read_only: bool,
    /// Replace a context that has the name already
    #[arg(long)]
    replace: bool,
    /// Make it the current context; the first one is made so anyway
    #[arg(long = "use")]
    select: bool,
}

pub(super) fn run(args: &ContextAdd, session: &mut Session<'_>) -> Result<Status> {
    let file = ConfigFile::read()?;
    let name = &args.name;
    if name.trim().is_empty() || name.chars().any(char::is_control) {
        return Err(Error::new(Status::Usage, "the name of a context is a word such as 'staging'"));
    }
    if file.contexts.contains_key(name) && !args.replace {
        return Err(Error::new(Status::Failed, format!("there is a context '{name}' already"))
            .hint("replace it with --replace, or remove it: kafkactl context remove"));
    }
    let connect_urls = session.options.request.connect_urls().to_vec();
    let registry_urls = session.options.request.registry_urls().to_vec();
    for url in connect_urls.iter().chain(&registry_urls) {
        if url
            .split_once("://")
            .is_some_and(|(_, rest)| rest.split('/').next().is_some_and(|host| host.contains('@')))
        {
            return Err(Error::new(
                Status::Usage,
                "a URL with a password in it is no word for a command line",
            ));
        }
    }
    let (bootstrap_servers, properties) = session.options.request.as_context()?;
    if bootstrap_servers.is_none() {
        return Err(Error::new(Status::Usage, "the context needs the address of a broker")
            .hint("give it with -b HOST:PORT"));
    }
    let context = Context {
        bootstrap_servers,
        properties,
        connect_urls,
        registry_urls,
        protected: args.protected,
        read_only: args.read_only,
    };
    let select = args.select || file.contexts.is_empty();
    if session.options.dry_run {
        session.output.say(Label::Notice, "dry run, nothing was written");
        return Ok(Status::Done);
    }
    file.put(name, &context)?;
    if select {
        file.select(name)?;
    }
    let current = if select { ", which is the current one now" } else { "" };
    session
        .output
        .say(Label::Notice, format!("added context '{name}' to '{}'{current}", file.path.display()));
    Ok(Status::Done)
}

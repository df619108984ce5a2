//! `kafkactl context use` and `remove`.

use crate::commands::NameKind;
use crate::config::Resolved;
use crate::config::contexts::ConfigFile;
use crate::error::{Result, Status};
use crate::output::Label;
use crate::session::Session;

/// Set the context that is used where none is named
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl context use staging")]
pub struct ContextUse {
    /// The context
    #[arg(add = NameKind::Context)]
    name: String,
}

/// Remove a context from the config file
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl context remove staging")]
pub struct ContextRemove {
    /// The context
    #[arg(add = NameKind::Context)]
    name: String,
}

pub(super) fn select(args: &ContextUse, session: &mut Session<'_>) -> Result<Status> {
    let file = ConfigFile::read()?;
    file.context(&args.name)?;
    if !session.options.dry_run {
        file.select(&args.name)?;
        session.output.say(Label::Notice, format!("the current context is now '{}'", args.name));
        let variables = &session.options.request.environment;
        let variable = match (&variables.context, &variables.bootstrap_server) {
            (Some(_), _) => Some("KAFKACTL_CONTEXT"),
            (None, Some(_)) => Some("KAFKACTL_BOOTSTRAP_SERVER"),
            (None, None) => None,
        };
        if let Some(variable) = variable {
            let words = format!("{variable} is set in the environment and wins: unset it, or use --context");
            session.output.say(Label::Warning, words);
        }
    }
    Ok(Status::Done)
}

pub(super) fn remove(args: &ContextRemove, session: &mut Session<'_>) -> Result<Status> {
    let file = ConfigFile::read()?;
    file.context(&args.name)?;
    let name = &args.name;
    session
        .output
        .say(Label::Notice, format!("context '{name}' will be removed from '{}'", file.path.display()));
    if session.options.dry_run {
        return Ok(Status::Done);
    }
    // Only the entry is removed, so the guard of its cluster does not matter.
    let nobody = Resolved::default();
    let what = format!("remove context '{name}' from '{}'", file.path.display());
    let _consent = session.ask(session.terms(&nobody), &what)?;
    file.remove(name)?;
    session.output.say(Label::Notice, format!("removed context '{name}'"));
    Ok(Status::Done)
}

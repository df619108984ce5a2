//! Options of every new context, and writing it to the config file.

use crate::config::contexts::{ConfigFile, Context};
use crate::config::{Request, Value};
use crate::error::{Error, Kind, Result, Status};
use crate::output::Label;
use crate::session::Session;

/// A context that is to be added.
#[derive(Debug, clap::Args)]
pub(super) struct NewContext {
    /// A name for the cluster
    name: String,
    /// Destructive commands ask for the context's name, or need --yes together with --context
    #[arg(long)]
    protected: bool,
    /// Refuse every change through this context
    #[arg(long)]
    read_only: bool,
    /// Replace a context that has this name already
    #[arg(long)]
    replace: bool,
    /// Make it the current context, which the first one always is
    #[arg(long = "use")]
    select: bool,
}

impl NewContext {
    /// Writes it, with the addresses and settings of the request and those that are imported.
    pub(super) fn put(
        &self,
        session: &mut Session<'_>,
        request: &Request,
        imported: Vec<(String, Value)>,
    ) -> Result<Status> {
        let file = ConfigFile::read()?;
        let name = &self.name;
        if name.trim().is_empty() || name.chars().any(char::is_control) {
            return Err(Error::new(Kind::Usage, "the name of a context must be a word such as 'staging'"));
        }
        if file.contexts.contains_key(name) && !self.replace {
            return Err(Error::new(Kind::Failed, format!("there is a context '{name}' already"))
                .hint("replace it with --replace, or remove it: kafkactl context remove"));
        }
        let connect_urls = request.connect_urls().to_vec();
        let registry_urls = request.registry_urls().to_vec();
        for url in connect_urls.iter().chain(&registry_urls) {
            if url
                .split_once("://")
                .is_some_and(|(_, rest)| rest.split('/').next().is_some_and(|host| host.contains('@')))
            {
                return Err(Error::new(Kind::Usage, "a URL with a password must not be on a command line"));
            }
        }
        let (bootstrap_servers, properties) = request.as_context(imported)?;
        if bootstrap_servers.is_none() {
            return Err(Error::new(Kind::Usage, "the context needs the address of a broker")
                .hint("give it with -b HOST:PORT"));
        }
        let context = Context {
            bootstrap_servers,
            properties,
            connect_urls,
            registry_urls,
            protected: self.protected,
            read_only: self.read_only,
        };
        let select = self.select || file.contexts.is_empty();
        if session.options.dry_run {
            session.output.say(Label::Notice, "dry run, nothing was written");
            return Ok(Status::Done);
        }
        file.put(name, &context)?;
        if select {
            file.select(name)?;
        }
        let current = if select { ", which is now the current one" } else { "" };
        session
            .output
            .say(Label::Notice, format!("added context '{name}' to '{}'{current}", file.path.display()));
        Ok(Status::Done)
    }
}

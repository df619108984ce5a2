//! From settings to connections: the cluster and services that options lead to, the guards of their contexts, and consent.

mod connection;
pub(crate) mod rest_connection;
mod tokens;

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::config::{self, Guard, Request, Resolved, Target};
use crate::error::{Error, Kind, Result};
use crate::kafka::{Cluster, ConnectionSettings, Role};
use crate::ops::{Progress, Work};
use crate::output::{self, Label, Output, OutputFormat, Verbosity};
use crate::util::consent::{self, Consent, Terms};
use crate::util::interrupt::Interrupt;
use crate::util::{stdin, text};

/// The path that means standard input.
pub(crate) const STDIN: &str = "-";

/// The kind of access of a command to a cluster or a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Read,
    /// The guards of contexts are looked at. A dry run changes nothing, so they allow it.
    Change,
}

/// A cluster, and what led to it.
pub struct Connection {
    pub cluster: Cluster,
    /// The settings, by which consent is asked for.
    pub resolved: Resolved,
}

/// The context in which a command runs: its output, its options and the interrupt.
#[derive(Debug)]
pub struct Session<'run> {
    /// Standard output and standard error.
    pub output: &'run mut Output,
    pub options: Options,
    pub interrupt: Interrupt,
}

/// The options of every command, as they were given.
#[derive(Debug, Default)]
pub struct Options {
    /// The format asked for; each command has a default of its own.
    pub format: Option<OutputFormat>,
    /// The format string of `-o format=...`.
    pub template: Option<String>,
    /// The settings that select the cluster and the services.
    pub request: Request,
    /// Maximum time of a wait without progress.
    pub timeout: Duration,
    /// Answer yes to every question.
    pub yes: bool,
    /// Show what would be done, and do nothing.
    pub dry_run: bool,
}

impl Session<'_> {
    /// The progress and the interrupt, for a long operation.
    pub fn work(&mut self) -> Work<'_> {
        Work { progress: self.output, interrupt: &self.interrupt }
    }

    /// The settings that options, environment and contexts come to. Warnings are said here, and what a read-only context does not
    /// allow is refused before anything is sent.
    pub fn resolve(&mut self, access: Access, target: Target) -> Result<Resolved> {
        self.resolve_request(&self.options.request.clone(), access, target)
    }

    /// The settings that a request comes to, which need not be that of the options.
    pub fn resolve_request(&mut self, request: &Request, access: Access, target: Target) -> Result<Resolved> {
        let mut resolved = config::resolve(request)?.of(target);
        if access == Access::Change {
            resolved = resolved.with_guards_of_machines();
            if let Some(conflict) = resolved.conflict.as_ref().filter(|_| !self.options.dry_run) {
                let message = format!(
                    "{conflict}; nothing was changed, because it is not clear which of the two is meant"
                );
                return Err(
                    Error::new(Kind::Usage, message).hint("unset the variable, or leave out --context")
                );
            }
        }
        for warning in resolved.warnings.iter().chain(&resolved.conflict) {
            self.output.say(Label::Warning, warning);
        }
        if access == Access::Change {
            self.refuse_read_only(&resolved)?;
        }
        Ok(resolved)
    }

    /// The settings with the guards of all contexts to which the cluster belongs, or one of its brokers: an address may be one that no
    /// context names.
    pub fn guarded(&self, resolved: Resolved, cluster: &Cluster) -> Result<Resolved> {
        if !resolved.may_be_guarded() || self.options.dry_run {
            return Ok(resolved);
        }
        let identity = cluster.identity()?;
        let brokers = identity.brokers.into_iter().map(|broker| (broker.host, broker.port));
        let resolved = resolved.with_guards_of_cluster(brokers, identity.cluster_id.as_deref());
        self.refuse_read_only(&resolved)?;
        Ok(resolved)
    }

    /// The settings of a connection for a role, with the warnings about them printed.
    pub fn connection_settings(&mut self, resolved: &Resolved, role: Role) -> Result<ConnectionSettings> {
        let mut warnings = Vec::new();
        let mut settings =
            connection::connection(&resolved.settings, role, self.options.timeout, &mut warnings)
                .map_err(|error| resolved.withheld.iter().fold(error, Error::hint))?;
        for warning in warnings {
            self.output.say(Label::Warning, warning);
        }
        if self.output.verbosity() >= Verbosity::Debug {
            settings.debug = match role {
                Role::Admin => "broker,security,metadata,topic,admin",
                Role::Reader | Role::Groups => "broker,security,metadata,topic,admin,consumer,cgrp,fetch",
                Role::Writer => "broker,security,metadata,topic,admin,msg,eos",
            };
        }
        let from = match (&resolved.context, resolved.settings.get("bootstrap.servers")) {
            (Some(context), _) => format!(" (context '{context}')"),
            (None, Some(address)) if address.origin.is_of_broker() => format!(" ({})", address.origin),
            _ => String::new(),
        };
        self.output.say(
            Label::Detail,
            format!(
                "connecting to {} with {}{from}",
                settings.bootstrap_servers,
                settings.security_protocol()
            ),
        );
        Ok(settings)
    }

    /// The cluster that the options lead to.
    pub fn connect(&mut self, access: Access, role: Role) -> Result<Connection> {
        let resolved = self.resolve(access, Target::Brokers)?;
        let cluster = self.connect_as(&resolved, role, Vec::new())?;
        let resolved = match access {
            Access::Read => resolved,
            Access::Change => self.guarded(resolved, &cluster)?,
        };
        Ok(Connection { cluster, resolved })
    }

    /// The cluster that resolved settings lead to; `properties` are librdkafka's and win over the settings. To change something, look
    /// at [`Session::guarded`] first.
    pub fn connect_as(
        &mut self,
        resolved: &Resolved,
        role: Role,
        properties: Vec<(&'static str, String)>,
    ) -> Result<Cluster> {
        let mut settings = self.connection_settings(resolved, role)?;
        settings.properties.extend(properties.into_iter().map(|(name, value)| (name.to_owned(), value)));
        self.open(resolved, Arc::new(settings))
    }

    /// Refuses what a read-only context does not allow; a dry run changes nothing.
    fn refuse_read_only(&self, resolved: &Resolved) -> Result<()> {
        match &resolved.guard {
            Some(guard) if guard.read_only && !self.options.dry_run => {
                let message = format!("{}, nothing was changed", guard.reason());
                Err(Error::new(Kind::Usage, message)
                    .hint("take 'read-only' out of its entry in the config file, if that is wrong"))
            }
            _ => Ok(()),
        }
    }

    /// A cluster, with its log going where the verbosity says. Which one a guarded context leads to is remembered.
    pub fn open(&mut self, resolved: &Resolved, settings: Arc<ConnectionSettings>) -> Result<Cluster> {
        let mut lines = self.output.log_lines();
        let cluster =
            Cluster::new(settings, self.interrupt.clone(), Box::new(move |_level, line| lines(line)))?;
        if let Some(context) = resolved.known_context() {
            cluster.once_known(move |id| context.remember(id));
        }
        Ok(cluster)
    }

    /// The text of a file, of standard input where the path is `-`. A signal ends the reading.
    pub fn read_text(&mut self, path: &Path) -> Result<String> {
        if path.as_os_str() != STDIN {
            return text::read(path);
        }
        if io::stdin().is_terminal() {
            let words = "reading standard input from the terminal; Ctrl-D ends, Ctrl-C stops";
            self.output.say(Label::Notice, words);
        } else {
            self.output.say(Label::Detail, "reading standard input");
        }
        let bytes = stdin::read_text(&self.interrupt)
            .map_err(|error| Error::io(error, "could not read standard input"))?;
        text::of_bytes(&bytes, "standard input")
    }

    /// How consent is given. A protected context wants its name typed, or named with `--context` beside `--yes`.
    pub fn terms<'r>(&self, resolved: &'r Resolved) -> Terms<'r> {
        let word = resolved.guard.as_ref().map(|guard| guard.context.as_str());
        let named = resolved.context_was_named && resolved.context.as_deref() == word;
        Terms {
            yes: self.options.yes && (word.is_none() || named),
            word,
            why: resolved.guard.as_ref().map(Guard::reason),
            can_ask: output::can_ask(),
        }
    }

    /// Asks for consent to what has been shown. A signal ends the question.
    pub fn ask(&mut self, terms: Terms<'_>, what: &str) -> Result<Consent> {
        let interrupt = self.interrupt.clone();
        let asked = consent::ask(
            terms,
            what,
            |question| self.output.put_question(question),
            || stdin::read_line(&interrupt).map_err(not_answered),
        );
        if matches!(&asked, Err(error) if error.kind().is_stop()) {
            output::end_question();
        }
        asked
    }
}

fn not_answered(error: io::Error) -> Error {
    let error = Error::io(error, "could not read the answer");
    match error.kind() {
        Kind::Stopped(_) => error.with_message("stopped at the question, nothing was changed"),
        _ => error,
    }
}

impl Progress for Output {
    fn waiting(&mut self, what: &str) {
        self.show_waiting(what);
    }

    fn announce_waiting(&mut self, what: &str) {
        Output::announce_waiting(self, what);
    }

    fn end_waiting(&mut self) {
        self.end_progress();
    }

    fn warning(&mut self, words: &str) {
        self.say(Label::Warning, words);
    }

    fn hints(&mut self, error: &Error) {
        self.say_hints(error);
    }

    fn failure(&mut self, error: &Error) {
        self.report(error);
    }
}

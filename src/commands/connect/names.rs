//! Which connectors are meant: names, globs or regular expressions.

use std::collections::BTreeMap;

use crate::commands::Session;
use crate::error::{Error, Result, Status};
use crate::rest::{Connect, Expanded};
use crate::util::pattern::NamePattern;

/// Connectors by name.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct ConnectorNames {
    /// Connectors; globs such as 'load-*' are allowed
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// The names are regular expressions, each for the whole name
    #[arg(long)]
    regex: bool,
}

/// What was found, and the statuses of what was not.
#[derive(Debug)]
pub(super) struct Selected {
    pub(super) connectors: BTreeMap<String, Expanded>,
    pub(super) failures: Vec<Status>,
}

impl ConnectorNames {
    pub(super) fn patterns(&self) -> Result<Vec<NamePattern>> {
        NamePattern::all(&self.names, self.regex)
    }

    /// For commands that change something: all connectors are meant only when that is said.
    pub(super) fn some_named(&self) -> Result<()> {
        if self.names.is_empty() {
            return Err(Error::new(Status::Usage, "no connector is named").hint("'*' stands for all of them"));
        }
        self.patterns().map(|_| ())
    }

    /// Those of the connectors that are meant, all when none is named. Says which names do not exist.
    pub(super) fn select(
        &self,
        session: &mut Session<'_>,
        connect: &Connect,
        mut all: BTreeMap<String, Expanded>,
    ) -> Result<Selected> {
        let patterns = self.patterns()?;
        let mut failures = Vec::new();
        for pattern in &patterns {
            let NamePattern::Literal(name) = pattern else { continue };
            if !all.contains_key(name) {
                let message = format!("connector '{name}' does not exist on {}", connect.address());
                let error = Error::new(Status::NotFound, message);
                let error = match crate::util::closest(name, all.keys().map(String::as_str)) {
                    Some(close) => error.hint(format!("did you mean '{close}'?")),
                    None => error.hint("see what there is: kafkactl connect list"),
                };
                session.output.report(&error);
                failures.push(error.status());
            }
        }
        let is_meant =
            |name: &str| patterns.is_empty() || patterns.iter().any(|pattern| pattern.matches(name));
        all.retain(|name, _| is_meant(name));
        Ok(Selected { connectors: all, failures })
    }
}

impl Selected {
    /// For commands that change something: nothing is done unless all that was named exists.
    pub(super) fn all(self, what: &str) -> Result<BTreeMap<String, Expanded>> {
        match self.failures.first() {
            Some(status) => Err(Error::new(*status, "so nothing was changed")),
            None if self.connectors.is_empty() => {
                Err(Error::new(Status::NotFound, format!("no connector is like that, nothing to {what}")))
            }
            None => Ok(self.connectors),
        }
    }
}

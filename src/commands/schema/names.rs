//! Which subjects are meant: names, globs or regular expressions.

use super::inventory::told;
use crate::commands::Session;
use crate::error::{Error, Result, Status};
use crate::rest::Registry;
use crate::util::pattern::NamePattern;

/// Subjects by name.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct SubjectNames {
    /// Subjects; globs such as 'orders-*' are allowed
    #[arg(value_name = "SUBJECT")]
    names: Vec<String>,
    /// The names are regular expressions, each for the whole name
    #[arg(long)]
    regex: bool,
}

/// What was found, and what is to be said of what was not.
#[derive(Debug)]
pub(super) struct Selected {
    pub(super) subjects: Vec<String>,
    missing: Vec<Error>,
}

impl Selected {
    /// Says what was not found, and gives its statuses.
    pub(super) fn report(&self, session: &mut Session<'_>) -> Vec<Status> {
        self.missing.iter().map(|error| told(session, error)).collect()
    }
}

impl SubjectNames {
    pub(super) fn patterns(&self) -> Result<Vec<NamePattern>> {
        NamePattern::all(&self.names, self.regex)
    }

    /// For commands that change something: all subjects are meant only when that is said.
    pub(super) fn some_named(&self) -> Result<()> {
        if self.names.is_empty() {
            return Err(Error::new(Status::Usage, "no subject is named").hint("'*' stands for all of them"));
        }
        self.patterns().map(|_| ())
    }

    /// Those of the subjects that are meant, all when none is named, sorted.
    pub(super) fn select(&self, registry: &Registry, mut all: Vec<String>) -> Result<Selected> {
        let patterns = self.patterns()?;
        let mut missing = Vec::new();
        for pattern in &patterns {
            let NamePattern::Literal(name) = pattern else { continue };
            if !all.contains(name) {
                let message = format!("subject '{name}' does not exist on {}", registry.address());
                let error = Error::new(Status::NotFound, message);
                missing.push(match crate::util::closest(name, all.iter().map(String::as_str)) {
                    Some(close) => error.hint(format!("did you mean '{close}'?")),
                    None => error.hint("see what there is: kafkactl schema list"),
                });
            }
        }
        all.retain(|name| patterns.is_empty() || patterns.iter().any(|pattern| pattern.matches(name)));
        all.sort();
        Ok(Selected { subjects: all, missing })
    }
}

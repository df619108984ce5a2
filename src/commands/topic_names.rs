//! Which topics are meant: names, globs or regular expressions.

use crate::commands::Session;
use crate::error::{Error, Result, Status};
use crate::kafka::{Metadata, Topic, no_such_topic};
use crate::util::pattern::NamePattern;

/// Topics by name.
#[derive(Debug, Clone, clap::Args)]
pub(in crate::commands) struct TopicNames {
    /// Topics; globs such as 'orders-*' are allowed
    #[arg(value_name = "TOPIC")]
    pub(in crate::commands) topics: Vec<String>,
    /// The names are regular expressions, each for the whole name
    #[arg(long)]
    pub(in crate::commands) regex: bool,
}

/// What was found, and what was not.
#[derive(Debug)]
pub(in crate::commands) struct Selected<'m> {
    /// The topics, by name, each once.
    pub(in crate::commands) topics: Vec<&'m Topic>,
    /// For each name that does not exist.
    pub(in crate::commands) missing: Vec<Error>,
}

impl TopicNames {
    /// The patterns; wrong ones are a usage error.
    pub(in crate::commands) fn patterns(&self) -> Result<Vec<NamePattern>> {
        NamePattern::all(&self.topics, self.regex)
    }

    /// For commands that change something: all topics are meant only when that is said.
    pub(in crate::commands) fn some_named(&self) -> Result<()> {
        if self.topics.is_empty() {
            return Err(Error::new(Status::Usage, "no topic is named").hint("'*' stands for all of them"));
        }
        self.patterns().map(|_| ())
    }

    /// The topics meant: all when none is named. Internal topics are meant only by their names, or with `internal`.
    pub(in crate::commands) fn select<'m>(
        &self,
        metadata: &'m Metadata,
        internal: bool,
        address: &str,
    ) -> Result<Selected<'m>> {
        let patterns = self.patterns()?;
        let is_meant = |topic: &Topic| {
            let by_pattern = |pattern: &NamePattern| match pattern {
                NamePattern::Literal(name) => topic.name == *name,
                pattern @ NamePattern::Pattern(..) => {
                    (internal || !topic.is_internal()) && pattern.matches(&topic.name)
                }
            };
            if patterns.is_empty() {
                internal || !topic.is_internal()
            } else {
                patterns.iter().any(by_pattern)
            }
        };
        let missing = patterns.iter().filter_map(|pattern| match pattern {
            NamePattern::Literal(name) if metadata.topic(name).is_none() => {
                Some(no_such_topic(name, metadata, address))
            }
            _ => None,
        });
        Ok(Selected {
            missing: missing.collect(),
            topics: metadata.topics.iter().filter(|one| is_meant(one)).collect(),
        })
    }
}

impl Selected<'_> {
    /// Says what does not exist, and gives the statuses of that.
    pub(in crate::commands) fn report_missing(&self, session: &mut Session<'_>) -> Vec<Status> {
        self.missing.iter().for_each(|error| session.output.report(error));
        self.missing.iter().map(Error::status).collect()
    }

    /// So many things were asked for.
    pub(in crate::commands) fn items(&self) -> usize {
        self.topics.len() + self.missing.len()
    }

    /// For commands that change something: nothing is done unless everything named exists.
    pub(in crate::commands) fn all(self, what: &str) -> Result<Vec<Topic>> {
        match self.missing.into_iter().next() {
            Some(error) => Err(error),
            None if self.topics.is_empty() => {
                Err(Error::new(Status::NotFound, format!("no topic is like that, nothing to {what}")))
            }
            None => Ok(self.topics.into_iter().cloned().collect()),
        }
    }
}

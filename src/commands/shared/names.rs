//! Selection by names, globs or regular expressions. An argument that equals the name of an existing thing selects only that thing, even
//! if the name has characters of a glob.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use crate::commands::NameKind;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::{Metadata, Topic, no_such_topic};
use crate::rest::{Connect, Expanded, Registry};
use crate::session::Session;
use crate::util::closest;
use crate::util::pattern::NamePattern;

/// A kind of thing that has names.
pub(in crate::commands) trait Noun: Clone + Send + Sync + 'static {
    /// The word for one of them.
    const WORD: &'static str;
    /// The id of the argument in clap.
    const ID: &'static str;
    /// The placeholder for the argument in the help.
    const VALUE: &'static str;
    const HELP: &'static str;
    const KIND: NameKind;
    /// The command that lists them.
    const LIST: &'static str;
}

/// The names or patterns on the command line.
#[derive(Debug, Clone, clap::Args)]
pub(in crate::commands) struct Names<N: Noun> {
    #[arg(id = N::ID, value_name = N::VALUE, add = N::KIND, help = N::HELP)]
    texts: Vec<String>,
    /// Read the names as regular expressions, each for the whole name
    #[arg(long)]
    regex: bool,
    #[arg(skip)]
    noun: PhantomData<N>,
}

pub(in crate::commands) type TopicNames = Names<TopicNoun>;
pub(in crate::commands) type GroupNames = Names<GroupNoun>;
pub(in crate::commands) type ConnectorNames = Names<ConnectorNoun>;
pub(in crate::commands) type SubjectNames = Names<SubjectNoun>;

/// The selected things, and the names that do not exist.
#[derive(Debug)]
pub(in crate::commands) struct Selected<T> {
    /// The things that exist and were selected, each once, in the order of the listing.
    pub(in crate::commands) found: Vec<T>,
    pub(in crate::commands) missing: Vec<Missing>,
    word: &'static str,
}

/// A name that does not exist.
#[derive(Debug)]
pub(in crate::commands) struct Missing {
    pub(in crate::commands) name: String,
    pub(in crate::commands) error: Error,
}

impl<N: Noun> Names<N> {
    /// Names from a file.
    pub(in crate::commands) fn of(names: impl IntoIterator<Item = String>) -> Self {
        Self { texts: names.into_iter().collect(), regex: false, noun: PhantomData }
    }

    /// Whether nothing is named. Commands that only read then select everything.
    pub(in crate::commands) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The patterns; a wrong pattern is a usage error.
    pub(in crate::commands) fn patterns(&self) -> Result<Vec<NamePattern>> {
        NamePattern::all(&self.texts, self.regex)
    }

    /// The name, if there is exactly one and it is no pattern.
    pub(in crate::commands) fn only_name(&self) -> Option<String> {
        match self.patterns().ok()?.as_slice() {
            [one] => one.literal(),
            _ => None,
        }
    }

    /// Whether this name was given in full.
    pub(in crate::commands) fn names_exactly(&self, name: &str) -> bool {
        !self.regex && self.texts.iter().any(|text| text == name)
    }

    /// An error if nothing is named, for commands that change something: they select everything only by '*'.
    pub(in crate::commands) fn some_named(&self) -> Result<()> {
        if self.texts.is_empty() {
            let message = format!("no {} is named", N::WORD);
            return Err(Error::new(Kind::Usage, message).hint(format!("'*' selects all {}s", N::WORD)));
        }
        self.patterns().map(|_| ())
    }

    /// Selects from `all` things; without names all are selected. `address` is that of the cluster or service, for messages.
    pub(in crate::commands) fn select<T>(
        &self,
        all: Vec<T>,
        name: impl Fn(&T) -> &str,
        address: &str,
    ) -> Result<Selected<T>> {
        let no_such = |missing: &str| {
            let message = format!("{} '{missing}' does not exist on {address}", N::WORD);
            let error = Error::new(Kind::NotFound, message);
            match closest(missing, all.iter().map(&name)) {
                Some(close) => error.hint(format!("did you mean '{close}'?")),
                None => error.hint(format!("list the {}s: {}", N::WORD, N::LIST)),
            }
        };
        let patterns = NamePattern::with_names(self.patterns()?, all.iter().map(&name));
        let literals = patterns.iter().filter_map(NamePattern::literal);
        let missing = literals.filter(|literal| !all.iter().any(|one| name(one) == literal));
        let missing = missing.map(|name| Missing { error: no_such(&name), name }).collect();
        let is_meant =
            |one: &T| patterns.is_empty() || patterns.iter().any(|pattern| pattern.matches(name(one)));
        let found = all.into_iter().filter(is_meant).collect();
        Ok(Selected { found, missing, word: N::WORD })
    }
}

impl TopicNames {
    /// Selects topics. Internal topics are selected only by their full names, or with `internal`.
    pub(in crate::commands) fn select_topics<'m>(
        &self,
        metadata: &'m Metadata,
        internal: bool,
        address: &str,
    ) -> Result<Selected<&'m Topic>> {
        // Names of topics cannot contain wildcards, so a full name is never a pattern.
        let is_meant = |topic: &&Topic| internal || !topic.is_internal() || self.names_exactly(&topic.name);
        let topics = metadata.topics.iter().filter(is_meant).collect();
        let mut selected = self.select(topics, |topic| topic.name.as_str(), address)?;
        let missing = self.patterns()?.into_iter().filter_map(|pattern| pattern.literal());
        let missing = missing.filter(|name| metadata.topic(name).is_none());
        // A topic that exists, but that the user may not describe, is not missing.
        let missing = missing.map(|name| Missing { error: no_such_topic(&name, metadata, address), name });
        selected.missing = missing.collect();
        Ok(selected)
    }
}

impl ConnectorNames {
    pub(in crate::commands) fn select_connectors(
        &self,
        connect: &Connect,
        all: BTreeMap<String, Expanded>,
    ) -> Result<Selected<(String, Expanded)>> {
        self.select(all.into_iter().collect(), |(name, _)| name, connect.address())
    }
}

impl SubjectNames {
    /// Selects subjects; the result is sorted.
    pub(in crate::commands) fn select_subjects(
        &self,
        registry: &Registry,
        mut all: Vec<String>,
    ) -> Result<Selected<String>> {
        all.sort();
        self.select(all, |name| name, registry.address())
    }
}

impl<T> Selected<T> {
    /// Reports the names that do not exist; returns the statuses of these errors.
    pub(in crate::commands) fn report_missing(&self, session: &mut Session<'_>) -> Vec<Status> {
        self.missing.iter().for_each(|missing| session.output.report(&missing.error));
        self.missing.iter().map(|missing| missing.error.status()).collect()
    }

    /// The number of things that were selected, with those that do not exist.
    pub(in crate::commands) fn items(&self) -> usize {
        self.found.len() + self.missing.len()
    }

    /// An error if patterns match nothing, for commands that change something. A name that does not exist is no error here: the
    /// other things are changed.
    pub(in crate::commands) fn some(self, what: &str) -> Result<Self> {
        if self.found.is_empty() && self.missing.is_empty() {
            let message = format!("no {} matches; there is nothing to {what}", self.word);
            return Err(Error::new(Kind::NotFound, message));
        }
        Ok(self)
    }
}

macro_rules! nouns {
    ($($noun:ident: $kind:ident, $word:literal, $id:literal, $value:literal, $help:literal, $list:literal;)*) => {$(
        #[derive(Debug, Clone)]
        pub(in crate::commands) enum $noun {}

        impl Noun for $noun {
            const WORD: &'static str = $word;
            const ID: &'static str = $id;
            const VALUE: &'static str = $value;
            const HELP: &'static str = $help;
            const KIND: NameKind = NameKind::$kind;
            const LIST: &'static str = $list;
        }
    )*};
}

nouns! {
    TopicNoun: Topic, "topic", "topics", "TOPIC", "Topics; globs such as 'orders-*' are allowed", "kafkactl topics list";
    GroupNoun: Group, "group", "groups", "GROUP", "Groups; globs such as 'billing-*' are allowed", "kafkactl groups list";
    ConnectorNoun: Connector, "connector", "names", "NAME", "Connectors; globs such as 'load-*' are allowed", "kafkactl connect list";
    SubjectNoun: Subject, "subject", "names", "SUBJECT", "Subjects; globs such as 'orders-*' are allowed", "kafkactl schema list";
}

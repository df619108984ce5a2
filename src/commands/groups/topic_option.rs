//! The option that selects topics and partitions of groups.

use crate::commands::NameKind;
use crate::ops::topic_scope::{ScopedTopics, TopicScope};

/// Topics and partitions; all where none is named.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct TopicOption {
    /// Only these topics: a name or glob, or partitions of it such as orders:0,3
    #[arg(long = "topic", value_name = "TOPIC[:N,...]", add = NameKind::Topic)]
    topics: Vec<ScopedTopics>,
}

impl TopicOption {
    pub(super) fn scope(&self) -> TopicScope<'_> {
        TopicScope(&self.topics)
    }
}

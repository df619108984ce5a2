//! Selection of records by their content.

use regex::bytes::Regex;

use super::query::Query;
use super::record::RecordView;

/// A header to look for: its key, and its value if that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderTest {
    key: Vec<u8>,
    value: Option<Vec<u8>>,
}

impl std::str::FromStr for HeaderTest {
    type Err = String;

    /// `KEY=VALUE`, or `KEY` for any value.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (key, value) = match text.split_once('=') {
            Some((key, value)) => (key, Some(value.as_bytes().to_vec())),
            None => (text, None),
        };
        Ok(Self { key: key.as_bytes().to_vec(), value })
    }
}

impl HeaderTest {
    fn holds(&self, record: &RecordView<'_>) -> bool {
        record.headers.iter().any(|(key, value)| {
            *key == self.key && self.value.as_ref().is_none_or(|wanted| *value == Some(wanted.as_slice()))
        })
    }
}

/// The conditions for a record; all of them must hold.
#[derive(Debug, Default)]
pub struct Filter {
    /// The key is one of these; empty for any key.
    pub keys: Vec<Vec<u8>>,
    /// The key is none of these.
    pub not_keys: Vec<Vec<u8>>,
    /// Each matches in the bytes of the key or the value.
    pub grep: Vec<Regex>,
    /// None matches there.
    pub not_grep: Vec<Regex>,
    /// The record has all of these headers.
    pub headers: Vec<HeaderTest>,
    /// The record has none of these headers.
    pub not_headers: Vec<HeaderTest>,
    /// The query is true for the record.
    pub query: Option<Query>,
}

impl Filter {
    /// Whether every record is selected.
    pub fn is_everything(&self) -> bool {
        let Self { keys, not_keys, grep, not_grep, headers, not_headers, query } = self;
        keys.is_empty()
            && not_keys.is_empty()
            && grep.is_empty()
            && not_grep.is_empty()
            && headers.is_empty()
            && not_headers.is_empty()
            && query.is_none()
    }

    /// Whether the conditions are about more than key and value.
    pub fn needs_metadata(&self) -> bool {
        !self.headers.is_empty() || !self.not_headers.is_empty() || self.query.is_some()
    }

    /// Whether a record is selected. Cheap conditions are tested first; only the query decodes anything.
    pub fn holds(&self, record: &RecordView<'_>) -> bool {
        let has_key = |key: &Vec<u8>| record.key == Some(key.as_slice());
        let is_found = |regex: &Regex| {
            [record.key, record.value].into_iter().flatten().any(|bytes| regex.is_match(bytes))
        };
        (self.keys.is_empty() || self.keys.iter().any(has_key))
            && !self.not_keys.iter().any(has_key)
            && self.headers.iter().all(|test| test.holds(record))
            && !self.not_headers.iter().any(|test| test.holds(record))
            && self.grep.iter().all(is_found)
            && !self.not_grep.iter().any(is_found)
            && self.query.as_ref().is_none_or(|query| query.holds(record))
    }
}

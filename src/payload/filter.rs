//! Which records are wanted, by what is in them.

use regex::bytes::Regex;

use super::query::Query;
use super::record::RecordView;

/// A header that is asked for: its key, and its value where that matters.
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

/// What a record has to be like; every test has to hold.
#[derive(Debug, Default)]
pub struct Filter {
    /// One of these keys, where there are any.
    pub keys: Vec<Vec<u8>>,
    /// None of these keys.
    pub not_keys: Vec<Vec<u8>>,
    /// Each found in the bytes of key or value.
    pub grep: Vec<Regex>,
    /// None found there.
    pub not_grep: Vec<Regex>,
    /// All of these headers.
    pub headers: Vec<HeaderTest>,
    /// None of these headers.
    pub not_headers: Vec<HeaderTest>,
    /// True of the record.
    pub query: Option<Query>,
}

impl Filter {
    /// Whether every record is wanted.
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

    /// Whether anything but key and value is looked at.
    pub fn needs_metadata(&self) -> bool {
        !self.headers.is_empty() || !self.not_headers.is_empty() || self.query.is_some()
    }

    /// Whether a record is wanted. The tests go from cheap to dear; only the query decodes anything.
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

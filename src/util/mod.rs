//! Helpers for every layer: units of Kafka, ids, text and property files, interrupts, standard input, mapped files, and parallel
//! work.

pub mod consent;
mod glob;
pub mod interrupt;
pub mod mapped;
pub mod new_file;
pub mod pattern;
pub mod pipeline;
pub mod position;
pub mod properties;
pub mod replace_file;
mod secret;
pub mod stdin;
pub mod text;
pub mod units;
pub mod uuid;

use std::borrow::Cow;

pub use secret::Secret;

/// Shortens a text to about `most` characters: keeps its beginning and its end, which in errors is often the cause.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    let count = text.chars().count();
    if count <= most {
        return Cow::Borrowed(text);
    }
    let end = most / 4;
    let beginning: String = text.chars().take(most - end).collect();
    let end: String = text.chars().skip(count - end).collect();
    Cow::Owned(format!("{beginning} ... ({count} characters) ... {end}"))
}

/// The candidate most similar to a name, for "did you mean"; `None` if none is close.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // The threshold of clap's own suggestions.
    const CLOSE: f64 = 0.8;
    let rated = candidates.into_iter().map(|candidate| (strsim::jaro_winkler(name, candidate), candidate));
    rated.filter(|(rate, _)| *rate > CLOSE).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, candidate)| candidate)
}

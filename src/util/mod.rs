//! Small things every layer may use: the units of Kafka, ids, text and property files, interrupts, standard input, mapped files, work on all
//! cores.

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

/// A text of at most about so many characters: of a longer one the beginning and the end, which in errors is often the cause.
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

/// The candidate that is most like a name, for "did you mean"; `None` when none is close.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // As clap does for its own suggestions.
    const CLOSE: f64 = 0.8;
    let rated = candidates.into_iter().map(|candidate| (strsim::jaro_winkler(name, candidate), candidate));
    rated.filter(|(rate, _)| *rate > CLOSE).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, candidate)| candidate)
}

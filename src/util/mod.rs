//! Small things every layer may use: the units of Kafka, text and property files, interrupts, standard input, work on all cores.

pub mod consent;
mod glob;
pub mod interrupt;
pub mod pattern;
pub mod pipeline;
pub mod position;
pub mod properties;
pub mod replace_file;
mod secret;
pub mod stdin;
pub mod text;
pub mod units;

pub use secret::Secret;

/// The candidate that is most like a name, for "did you mean"; `None` when none is close.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // As clap does for its own suggestions.
    const CLOSE: f64 = 0.8;
    let rated = candidates.into_iter().map(|candidate| (strsim::jaro_winkler(name, candidate), candidate));
    rated.filter(|(rate, _)| *rate > CLOSE).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, candidate)| candidate)
}

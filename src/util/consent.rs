//! The proof that the user agreed to a destructive change.

use crate::error::{Error, Kind, Result};

/// Proof that the user agreed. Only [`ask`] creates it, so a function that takes it cannot be called without the question.
#[derive(Debug)]
pub struct Consent(());

/// How consent can be given.
#[derive(Debug, Clone)]
pub struct Terms<'a> {
    /// Whether `--yes` was given (and, for a protected context, the context was named).
    pub yes: bool,
    /// The word to type, such as the name of a protected context; otherwise `y`.
    pub word: Option<&'a str>,
    /// Why that word is needed.
    pub why: Option<String>,
    /// Whether the user can be asked: standard input and standard error are terminals.
    pub can_ask: bool,
}

/// Asks, unless `--yes` was given. `what` names the change and its place; `put` prints the question, `read` returns the typed line.
pub fn ask(
    terms: Terms<'_>,
    what: &str,
    put: impl FnOnce(&str),
    read: impl FnOnce() -> Result<String>,
) -> Result<Consent> {
    if terms.yes {
        return Ok(Consent(()));
    }
    if !terms.can_ask {
        let why = terms.why.map_or_else(String::new, |why| format!(" as {why},"));
        let error = Error::new(
            Kind::Usage,
            format!("this needs confirmation,{why} and there is no terminal to ask on"),
        );
        return Err(match terms.word {
            Some(word) => {
                error.hint(format!("confirm with --yes --context {word}; --dry-run shows what would be done"))
            }
            None => error.hint("confirm with --yes; --dry-run shows what would be done"),
        });
    }
    match terms.word {
        Some(word) => {
            let why = terms.why.map_or_else(String::new, |why| format!(" {why}:"));
            put(&format!("{what}?{why} type '{word}' to continue: "));
        }
        None => put(&format!("{what}? [y/N] ")),
    }
    let typed = read()?;
    let typed = typed.trim();
    let agreed = match terms.word {
        Some(word) => typed == word,
        None => typed.eq_ignore_ascii_case("y") || typed.eq_ignore_ascii_case("yes"),
    };
    if agreed { Ok(Consent(())) } else { Err(Error::new(Kind::Failed, "declined, nothing was changed")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Status;

    fn answer(word: Option<&str>, typed: &str) -> Option<Status> {
        let terms = Terms { yes: false, word, why: None, can_ask: true };
        ask(terms, "delete topic 't' on c", |_| {}, || Ok(typed.to_owned())).err().map(|error| error.status())
    }

    #[test]
    fn only_yes_or_the_word_agrees() {
        assert_eq!(answer(None, "y\n"), None);
        assert_eq!(answer(None, "YES\n"), None);
        assert_eq!(answer(None, "\n"), Some(Status::Failed));
        assert_eq!(answer(None, "yellow\n"), Some(Status::Failed));
        assert_eq!(answer(Some("prod"), "prod\n"), None);
        assert_eq!(answer(Some("prod"), "y\n"), Some(Status::Failed));
    }

    #[test]
    fn without_a_terminal_there_is_no_question_but_a_usage_error() {
        let terms = Terms { yes: false, word: None, why: None, can_ask: false };
        let asked = ask(terms.clone(), "", |_| panic!("asked"), || panic!("read"));
        assert_eq!(asked.err().map(|error| error.status()), Some(Status::Usage));
        let terms = Terms { yes: true, ..terms };
        assert!(ask(terms, "", |_| panic!("asked"), || panic!("read")).is_ok());
    }
}

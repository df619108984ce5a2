//! The proof that the user agreed to a destructive change.

use crate::error::{Error, Result, Status};

/// Proof that the user agreed. Only [`ask`] makes one, so what needs one cannot be called without the question.
#[derive(Debug)]
pub struct Consent(());

/// What agrees, and how the question is put.
#[derive(Debug, Clone)]
pub struct Terms<'a> {
    /// `--yes` was given (and, where a context is protected, that context was named).
    pub yes: bool,
    /// A word that has to be typed, such as the name of a protected context; else `y` does.
    pub word: Option<&'a str>,
    /// Why that word has to be typed.
    pub why: Option<String>,
    /// Whether there is somebody to ask: standard input and standard error are a terminal.
    pub can_ask: bool,
}

/// Asks, unless `--yes` was given. `what` is what is done, and where; `put` shows the question, `read` gives the line that was typed.
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
        let error =
            Error::new(Status::Usage, format!("this needs consent,{why} and there is no terminal to ask on"));
        return Err(match terms.word {
            Some(word) => {
                error.hint(format!("give it with --yes --context {word}; --dry-run shows what would be done"))
            }
            None => error.hint("give it with --yes; --dry-run shows what would be done"),
        });
    }
    match terms.word {
        Some(word) => {
            let why = terms.why.map_or_else(String::new, |why| format!(" {why}:"));
            put(&format!("{what}?{why} type '{word}' to go on: "));
        }
        None => put(&format!("{what}? [y/N] ")),
    }
    let typed = read()?;
    let typed = typed.trim();
    let agreed = match terms.word {
        Some(word) => typed == word,
        None => typed.eq_ignore_ascii_case("y") || typed.eq_ignore_ascii_case("yes"),
    };
    if agreed { Ok(Consent(())) } else { Err(Error::new(Status::Failed, "declined, nothing was changed")) }
}

#[cfg(test)]
mod tests {
    use super::*;

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

//! Configs of connectors as they are typed: `KEY=VALUE`.

use crate::config::Value;
use crate::error::{Error, Kind, Result};
use crate::ops::connect::Config;
use crate::ops::connect::masks::is_secret;

/// Reads pairs; `@env:VAR` and `@file:PATH` say where a value is. Everyone on the machine can read a command line, so a secret itself is
/// refused.
pub(super) fn pairs(given: &[String]) -> Result<Config> {
    let pair = |text: &String| {
        let (key, value) = text
            .split_once('=')
            .filter(|(key, _)| !key.is_empty())
            .ok_or_else(|| Error::new(Kind::Usage, format!("'{text}' is not of the form KEY=VALUE")))?;
        let value = match Value::of_option(value) {
            Value::Literal(text) if is_secret(key, &text) => {
                let message = format!("'{key}' looks like a secret, which has no place on a command line");
                return Err(Error::new(Kind::Usage, message).hint(format!(
                    "say where it is: {key}=@env:VAR or {key}=@file:PATH; or use --from-file"
                )));
            }
            value => value.text(key)?,
        };
        Ok((key.to_owned(), value))
    };
    given.iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pair_is_refused() {
        assert_eq!(pairs(&["a=b=c".to_owned()]).unwrap().get("a").map(String::as_str), Some("b=c"));
        assert!(pairs(&["a".to_owned()]).is_err() && pairs(&["=b".to_owned()]).is_err());
        assert!(pairs(&["db.password=hunter2".to_owned()]).is_err());
        assert!(pairs(&["db.password=${file:/etc/db:password}".to_owned()]).is_ok());
    }
}

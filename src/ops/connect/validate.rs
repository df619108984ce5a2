//! Configs of connectors, as the plugin checks them.

use std::time::Duration;

use super::Config;
use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::rest::{Connect, Validation};

/// The verdict of a plugin on a config. The inner error means that the workers do not check configs at this URL.
pub(crate) fn validated(
    work: &mut Work<'_>,
    connect: &Connect,
    config: &Config,
    limit: Duration,
) -> Result<Result<Validation>> {
    let class = config
        .get("connector.class")
        .ok_or_else(|| Error::new(Kind::NoConnectorClass, "the config has no 'connector.class'"))?;
    patiently(work, limit, || connect.validate(class, config))
}

/// Refuses a config that the plugin does not take. Who may create connectors need not be allowed to have configs checked; the worker
/// checks the config again when it gets it.
pub(crate) fn refuse_invalid(
    work: &mut Work<'_>,
    connect: &Connect,
    name: &str,
    config: &Config,
    limit: Duration,
) -> Result<()> {
    let issues = match validated(work, connect, config, limit) {
        Ok(Ok(validation)) => validation.issues,
        Err(error) if !error.kind().is_denial() => return Err(error),
        // Where no worker answers either, the URL is wrong.
        Ok(Err(error)) if patiently(work, limit, || connect.worker()).is_err() => {
            return Err(error);
        }
        Ok(Err(error)) | Err(error) => {
            let message =
                format!("the plugin was not asked to check connector '{name}' first: {}", error.message());
            work.progress.warning(&message);
            return Ok(());
        }
    };
    if issues.is_empty() {
        return Ok(());
    }
    let words = issues.iter().map(|issue| format!("{}: {}", issue.name, issue.errors.join(", ")));
    let words: Vec<String> = words.collect();
    let message = format!("the config of connector '{name}' is refused: {}", words.join("; "));
    Err(Error::new(Kind::ConnectorConfigRefused, message))
}

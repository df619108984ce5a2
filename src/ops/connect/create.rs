//! Creating a connector.

use std::time::Duration;

use super::Config;
use crate::error::Result;
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::rest::{Connect, Created, InitialState};

/// Creates a connector of which there was none a moment ago. Where an answer was lost on the way, a connector with this very config is
/// the one that was asked for.
pub(crate) fn create(
    work: &mut Work<'_>,
    connect: &Connect,
    name: &str,
    config: &Config,
    state: Option<InitialState>,
    limit: Duration,
) -> Result<Created> {
    let created = patiently(work, limit, || connect.create(name, config, state));
    let may_be_there = match &created {
        Ok(Created::New) => false,
        Ok(Created::Exists) => true,
        Err(error) => error.kind().is_outage(),
    };
    if may_be_there && patiently(work, limit, || connect.config(name)).is_ok_and(|found| found == *config) {
        return Ok(Created::New);
    }
    created
}

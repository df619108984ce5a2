//! Connectors as documents and files that can be applied again.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::Config;
use crate::error::{Error, Kind, Result};
use crate::util::new_file::{create_new, create_private, file_name};

/// A connector as Connect takes it; the JSON field names are Connect's.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ExportedConnector {
    pub(crate) name: String,
    pub(crate) config: Config,
}

/// Writes a file for each connector into a folder, which is made where there is none; nothing is overwritten. What has secrets in it only
/// the user can read.
pub(crate) fn write_files(connectors: &[ExportedConnector], folder: &Path, has_secrets: bool) -> Result<()> {
    let failed = |error| Error::io(error, format!("could not write to '{}'", folder.display()));
    std::fs::create_dir_all(folder).map_err(failed)?;
    for connector in connectors {
        let path = folder.join(format!("{}.json", file_name(&connector.name)));
        let text = serde_json::to_vec_pretty(connector)
            .map_err(|error| Error::new(Kind::Failed, format!("could not write JSON: {error}")))?;
        let mut file = if has_secrets { create_private(&path)? } else { create_new(&path)? };
        file.write_all(&text).and_then(|()| file.write_all(b"\n")).map_err(failed)?;
    }
    Ok(())
}

//! `kafkactl connect apply`: bring connectors to what files say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::definition::Definition;
use super::masks::{masked, shown};
use super::settle::{Goal, wait_for_done};
use super::undo_of_configs;
use super::validate::check;
use super::workers_to_change;
use crate::commands::change::undo::{Undo, UndoOptions};
use crate::commands::change::{ChangeRow, Harmless, Plan, carry_out, counted, named_or_counted};
use crate::commands::shared::wait::WaitTimeout;
use crate::config::MASK;
use crate::error::{Error, Result, Status};
use crate::ops::patience::patiently;
use crate::output::{OF_LISTING, OutputFormat};
use crate::rest::Connect;
use crate::session::Session;

/// Create connectors, or change their configs, to what files say
///
/// Shows what changes by config. Each config is checked by its plugin first; one that is refused does not keep the others from being
/// applied. What is the same already is left alone. Configs that a file does not have are removed from the connector; for ********
/// what the connector has is taken. With --dry-run all is checked and compared, and nothing changed. An undo file keeps the configs that
/// connectors had, passwords too: this command takes it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl connect apply -f load-config.json --wait
  kafkactl connect apply -f connectors/ --dry-run
  kafkactl connect export | kafkactl --context other connect apply -f -")]
pub struct ConnectApply {
    /// Files of JSON, YAML or properties with one connector or a list of them, folders of such files, or - for standard input
    #[arg(short, long = "file", value_name = "FILE", required = true, num_args = 1..)]
    files: Vec<PathBuf>,
    /// Wait until what was changed and its tasks run, and fail when they do not
    #[arg(long)]
    wait: bool,
    #[command(flatten)]
    undo: UndoOptions,
    #[command(flatten)]
    timeout: WaitTimeout,
}

pub(super) fn run(args: &ConnectApply, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    let mut wanted: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for path in files(&args.files)? {
        let shown = path.display().to_string();
        match named(session, &path) {
            Ok(definitions) => {
                for (name, config) in definitions {
                    if wanted.insert(name.clone(), config).is_some() {
                        let message = format!("connector '{name}' stands in the files twice");
                        return Err(Error::new(Status::Usage, message));
                    }
                }
            }
            Err(error) if error.status().is_of_signal() => return Err(error),
            Err(error) => {
                rows.push(ChangeRow::refused(&shown, "read", &error));
                refused.push(error);
            }
        }
    }
    let (resolved, connect) = workers_to_change(session)?;
    let limit = args.timeout.wait_timeout;
    let (mut configs, mut before) = (BTreeMap::new(), BTreeMap::new());
    for (name, config) in wanted {
        match planned(session, &connect, &name, config, limit) {
            Ok(None) => rows.push(ChangeRow::unchanged(&name, "unchanged")),
            Ok(Some(planned)) => {
                rows.push(ChangeRow::new(&name, planned.change));
                before.extend(planned.before.map(|before| (name.clone(), before)));
                configs.insert(name, planned.config);
            }
            Err(error) if error.status().is_of_signal() => return Err(error),
            Err(error) => {
                rows.push(ChangeRow::refused(&name, "apply", &error));
                refused.push(error);
            }
        }
    }
    let plan = Plan {
        what: format!("apply {}", named_or_counted(configs.keys(), "connector")),
        noun: "connector",
        done: "applied",
        place: connect.address().to_owned(),
        rows,
        nothing: "there is no connector in the files",
        refused,
        risk: Harmless,
        undo: Undo::Files(vec![undo_of_configs(&args.undo, "connect-apply", before)]),
    };
    carry_out(session, &resolved, plan, |session, (), report| {
        // One after the other: each makes the workers rebalance.
        report.one_by_one(session, |session, name| {
            let Some(config) = configs.get(name) else { return Ok(()) };
            patiently(&mut session.work(), limit, || connect.set_config(name, config))
        });
        if args.wait {
            wait_for_done(session, &connect, report, Goal::Started, limit);
        }
        Ok(())
    })
}

/// What becomes of one connector.
struct Planned {
    change: String,
    /// `None` where it is created.
    before: Option<BTreeMap<String, String>>,
    config: BTreeMap<String, String>,
}

/// Compares a connector with its config in a file; `None` where it is as it should be.
fn planned(
    session: &mut Session<'_>,
    connect: &Connect,
    name: &str,
    mut config: BTreeMap<String, String>,
    limit: Duration,
) -> Result<Option<Planned>> {
    config.insert("name".to_owned(), name.to_owned());
    let before = match patiently(&mut session.work(), limit, || connect.config(name)) {
        Ok(before) => Some(before),
        Err(error) if error.status() == Status::NotFound => None,
        Err(error) => return Err(error),
    };
    for (key, value) in config.iter_mut().filter(|(_, value)| value.contains(MASK)) {
        match before.as_ref().and_then(|before| before.get(key)) {
            Some(known) if value == MASK || shown(key, known) == *value => value.clone_from(known),
            _ => {
                let message = format!(
                    "config '{key}' of connector '{name}' has {MASK} in it, and what the connector has does not fit there"
                );
                return Err(
                    Error::new(Status::Usage, message).hint("write the value, or export with --with-secrets")
                );
            }
        }
    }
    if before.as_ref() == Some(&config) {
        return Ok(None);
    }
    check(session, connect, name, &config, limit)?;
    let change = match &before {
        None => format!("create with {}", counted(config.len(), "config")),
        Some(before) => difference(&masked(connect, before), &masked(connect, &config), before, &config),
    };
    Ok(Some(Planned { change, before, config }))
}

/// What changes, in words; of secrets only that they do.
fn difference(
    shown_before: &BTreeMap<String, String>,
    shown_after: &BTreeMap<String, String>,
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> String {
    let mut words = Vec::new();
    for (key, value) in shown_after {
        match shown_before.get(key) {
            None => words.push(format!("{key}={value}")),
            Some(old) if before.get(key) != after.get(key) => words.push(format!("{key}: {old} -> {value}")),
            Some(_) => {}
        }
    }
    words.extend(before.keys().filter(|key| !after.contains_key(*key)).map(|key| format!("without {key}")));
    format!("change {}", words.join(", "))
}

/// The connectors of a file, which have to have names; a file of properties without one is named as the file.
fn named(session: &mut Session<'_>, path: &Path) -> Result<Vec<(String, BTreeMap<String, String>)>> {
    let definitions = Definition::read_all(session, path)?;
    let named = |definition: Definition| {
        let name = definition.name.ok_or_else(|| {
            Error::new(Status::Usage, format!("a connector in '{}' has no name", path.display()))
        })?;
        Ok((name, definition.config))
    };
    definitions.into_iter().map(named).collect()
}

/// The files, those of folders among them, in the order of their names.
fn files(given: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in given {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let failed = |error| Error::io(error, format!("could not read '{}'", path.display()));
        let entries = std::fs::read_dir(path).map_err(failed)?.collect::<std::io::Result<Vec<_>>>();
        let known = ["json", "yaml", "yml", "properties"];
        let is_known = |file: &PathBuf| {
            file.extension().is_some_and(|extension| known.iter().any(|one| extension == *one))
        };
        let mut found: Vec<PathBuf> =
            entries.map_err(failed)?.into_iter().map(|entry| entry.path()).collect();
        found.retain(is_known);
        if found.is_empty() {
            let message = format!("no file in '{}' is of JSON, YAML or properties", path.display());
            return Err(Error::new(Status::NotFound, message));
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

//! `kafkactl connect apply`: bring connectors to what files say.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{undo_of_configs, wait_for_done, workers_to_change};
use crate::commands::change::undo::{Undo, UndoOptions};
use crate::commands::change::{ChangeRow, Harmless, Plan, carry_out, counted, named_or_counted};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::connect::apply::{ConfigChange, ConfigDifference, compare, differences};
use crate::ops::connect::definition::{NamedConnectors, read_named};
use crate::ops::connect::settle::Goal;
use crate::ops::patience::patiently;
use crate::output::{OF_LISTING, OutputFormat};
use crate::rest::Connect;
use crate::session::Session;

/// Create connectors or change their configs, as files describe them
///
/// Shows what changes. The plugin checks each config first; a refused one does not keep the others from being applied. A connector that
/// has its config already is left as it is. Keys that a file does not have are removed from the connector; ******** stands for the
/// value that the connector has. With --dry-run everything is checked and compared, and nothing is changed. The undo file holds the
/// configs from before, with passwords; this command applies it.
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
    /// Wait until the changed connectors and their tasks run, and fail when they do not
    #[arg(long)]
    wait: bool,
    #[command(flatten)]
    undo: UndoOptions,
    #[command(flatten)]
    timeout: WaitTimeout,
}

pub(super) fn run(args: &ConnectApply, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let NamedConnectors { connectors, unread } = read_named(&args.files, |path| session.read_text(path))?;
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    for (path, error) in unread {
        rows.push(ChangeRow::refused(path.display().to_string(), "read", &error));
        refused.push(error);
    }
    let (resolved, connect) = workers_to_change(session)?;
    let limit = args.timeout.wait_timeout;
    let (mut configs, mut before) = (BTreeMap::new(), BTreeMap::new());
    for (name, config) in connectors {
        match compare(&mut session.work(), &connect, &name, config, limit) {
            Ok(None) => rows.push(ChangeRow::unchanged(&name, "unchanged")),
            Ok(Some(change)) => {
                rows.push(ChangeRow::new(&name, words(&connect, &change)));
                before.extend(change.before.map(|before| (name.clone(), before)));
                configs.insert(name, change.after);
            }
            Err(error) if error.kind().is_stop() => return Err(error),
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

/// What changes, in words.
fn words(connect: &Connect, change: &ConfigChange) -> String {
    let Some(before) = &change.before else {
        return format!("create with {}", counted(change.after.len(), "config"));
    };
    let mut all = differences(connect, before, &change.after);
    all.sort_by_key(|one| one.after.is_none());
    let one = |ConfigDifference { key, before, after }: ConfigDifference| match (before, after) {
        (None, Some(after)) => format!("{key}={after}"),
        (Some(before), Some(after)) => format!("{key}: {before} -> {after}"),
        (_, None) => format!("without {key}"),
    };
    format!("change {}", all.into_iter().map(one).collect::<Vec<_>>().join(", "))
}

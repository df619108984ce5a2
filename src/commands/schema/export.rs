//! `kafkactl schema export`.

use std::path::PathBuf;

use super::show::laid_out;
use super::{registry, report, selected};
use crate::commands::shared::names::SubjectNames;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::registry::contents::{Contents, read_contents};
use crate::ops::registry::folder::write;
use crate::output::{Label, OutputFormat};
use crate::session::Session;

/// The formats of an export, the default first.
const FORMATS: &[OutputFormat] = &[OutputFormat::Json, OutputFormat::Jsonl, OutputFormat::Yaml];

/// Export subjects with all versions, ids, references and settings, as schema apply takes them
///
/// One document, or with --dir a folder that reads well in git: a folder for each subject with a file for each version.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema export --dir schemas/
  kafkactl schema export --dir schemas/ --replace && git -C schemas/ diff
  kafkactl schema export 'orders-*' -o yaml
  kafkactl schema export | kafkactl --context other schema apply -f -")]
pub struct SchemaExport {
    #[command(flatten)]
    names: SubjectNames,
    /// Write into this folder
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
    /// Bring a folder with an export up to date; files of versions that are gone are removed
    #[arg(long, requires = "dir")]
    replace: bool,
    /// Also what was deleted, but not permanently
    #[arg(long)]
    deleted: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

pub(super) fn run(args: &SchemaExport, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, FORMATS)?;
    args.names.patterns()?;
    let registry = registry(session)?;
    let limit = args.wait.wait_timeout;
    let selected = selected(session, &registry, &args.names, args.deleted, limit)?;
    let mut failures = selected.report_missing(session);
    let Contents { mut exported, unread, without_settings, refused } =
        read_contents(&mut session.work(), &registry, limit, selected.found, args.deleted)?;
    failures.extend(unread.into_iter().chain(without_settings));
    failures.extend(refused.iter().map(|error| report(session, error)));
    let hidden = exported.drop_hidden();
    if !hidden.is_empty() {
        let what = hidden.join(", ");
        session.output.say(Label::Warning, format!("deleted, and no longer shown by the registry: {what}"));
    }
    let status = Status::of_items(exported.subjects.len() + failures.len(), &failures);
    match &args.dir {
        None => session.output.document(format, &exported)?,
        Some(_) if args.replace && !failures.is_empty() => {
            // Files of what could not be read would go.
            session.output.say(Label::Warning, "not all could be read, so the folder was left as it was");
        }
        Some(folder) if session.options.dry_run => {
            session
                .output
                .say(Label::Notice, format!("dry run, nothing was written to '{}'", folder.display()));
        }
        Some(folder) => {
            let files = write(&exported, folder, args.replace, |schema| laid_out(schema, false))?;
            session.output.say(
                Label::Notice,
                format!("{} subjects, {files} files in '{}'", exported.subjects.len(), folder.display()),
            );
        }
    }
    Ok(status)
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "schema-export": crate::ops::registry::exported::Exported, "kafkactl schema export";
}

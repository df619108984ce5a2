//! `kafkactl schema export`.

use std::path::PathBuf;

use super::exported::{Exported, ExportedSubject, OwnSetting};
use super::folder::write;
use super::inventory::{SettingReader, schemas, told};
use super::registry;
use crate::commands::Session;
use crate::commands::in_parallel::in_parallel;
use crate::commands::patience::patiently;
use crate::commands::shared::names::SubjectNames;
use crate::commands::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::output::{Label, OutputFormat};
use crate::rest::{Answered, Registry, Setting};

/// What an export has, its default first.
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
    let all = patiently(session, limit, || registry.subjects(args.deleted))?;
    let selected = args.names.select_subjects(&registry, all)?;
    let mut failures = selected.report_missing(session);
    let (mut exported, unread) = read(session, &registry, &args.wait, selected.found, args.deleted)?;
    failures.extend(unread);
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
            let files = write(&exported, folder, args.replace)?;
            session.output.say(
                Label::Notice,
                format!("{} subjects, {files} files in '{}'", exported.subjects.len(), folder.display()),
            );
        }
    }
    Ok(status)
}

/// Reads subjects with all versions and their own settings; gives the statuses of those that could not be read. Versions that were
/// deleted may have no schema.
pub(super) fn read(
    session: &mut Session<'_>,
    registry: &Registry,
    wait: &WaitTimeout,
    subjects: Vec<String>,
    deleted: bool,
) -> Result<(Exported, Vec<Status>)> {
    let limit = wait.wait_timeout;
    let levels = SettingReader::new(session, registry, limit, Setting::Compatibility)?;
    let modes = SettingReader::new(session, registry, limit, Setting::Mode)?;
    let (subjects, mut failures) = schemas(session, registry, limit, subjects, deleted)?;
    let settings = in_parallel(session, limit, &subjects, |subject| {
        let own = |reader: &SettingReader| -> Answered<Option<String>> {
            let effective = reader.of(registry, &subject.name)?;
            // What may be its own or not is the same either way, now.
            Ok((effective.inherited == Some(false)).then_some(effective.value))
        };
        Ok((own(&levels)?, own(&modes)?))
    })?;
    let mut exported =
        Exported { compatibility: Some(levels.global), mode: Some(modes.global), subjects: Vec::new() };
    for (subject, settings) in subjects.into_iter().zip(settings) {
        match settings {
            Ok((compatibility, mode)) => {
                let (compatibility, mode) =
                    (compatibility.map(OwnSetting::Value), mode.map(OwnSetting::Value));
                exported.subjects.push(ExportedSubject { compatibility, mode, ..subject.into() });
            }
            Err(error) => failures.push(told(session, &error)),
        }
    }
    Ok((exported, failures))
}

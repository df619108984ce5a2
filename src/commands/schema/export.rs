//! `kafkactl schema export`.

use std::path::PathBuf;

use super::exported::{Exported, ExportedSubject, OwnSetting};
use super::folder::write;
use super::inventory::{SettingReader, is_of_one_path, schemas, told};
use super::registry;
use crate::commands::shared::names::SubjectNames;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Result, Status};
use crate::ops::in_parallel::in_parallel;
use crate::ops::patience::patiently;
use crate::output::{Label, OutputFormat};
use crate::rest::{Answered, Refusal, Registry, Setting};
use crate::session::Session;

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
    let all = patiently(&mut session.work(), limit, || registry.subjects(args.deleted))?;
    let selected = args.names.select_subjects(&registry, all)?;
    let mut failures = selected.report_missing(session);
    let Read { mut exported, unread, without_settings, refused } =
        read(session, &registry, &args.wait, selected.found, args.deleted)?;
    failures.extend(unread.into_iter().chain(without_settings));
    failures.extend(refused.iter().map(|error| told(session, error)));
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

/// Subjects that were read, and the statuses of what of them could not be.
pub(super) struct Read {
    /// Versions that were deleted may have no schema.
    pub(super) exported: Exported,
    /// Of subjects that could not be read; they are left out.
    pub(super) unread: Vec<Status>,
    /// Of settings of their own, which are left out.
    pub(super) without_settings: Vec<Status>,
    /// Why levels and modes of the whole registry could not be read.
    pub(super) refused: Vec<Error>,
}

/// Reads subjects with all versions and their own settings.
pub(super) fn read(
    session: &mut Session<'_>,
    registry: &Registry,
    wait: &WaitTimeout,
    subjects: Vec<String>,
    deleted: bool,
) -> Result<Read> {
    let limit = wait.wait_timeout;
    let levels = SettingReader::new(session, registry, limit, Setting::Compatibility)?;
    let modes = SettingReader::new(session, registry, limit, Setting::Mode)?;
    let (subjects, unread) = schemas(session, registry, limit, subjects, deleted)?;
    let settings = in_parallel(&mut session.work(), limit, &subjects, |subject| {
        let own = |reader: &SettingReader| -> Answered<std::result::Result<Option<String>, Error>> {
            match reader.of(registry, &subject.name) {
                // What may be its own or not is the same either way, now.
                Ok(effective) => Ok(Ok(effective.value.filter(|_| effective.inherited == Some(false)))),
                Err(Refusal::Failed(error)) if is_of_one_path(&error) => Ok(Err(error)),
                Err(refusal) => Err(refusal),
            }
        };
        Ok((own(&levels)?, own(&modes)?))
    })?;
    let (mut found, mut without_settings) = (Vec::new(), Vec::new());
    let mut known = |session: &mut Session<'_>, own: Result<Option<String>>| {
        own.unwrap_or_else(|error| {
            without_settings.push(told(session, &error));
            None
        })
    };
    for (subject, settings) in subjects.into_iter().zip(settings) {
        let (compatibility, mode) = settings?;
        let (compatibility, mode) = (known(session, compatibility), known(session, mode));
        let (compatibility, mode) = (compatibility.map(OwnSetting::Value), mode.map(OwnSetting::Value));
        found.push(ExportedSubject { compatibility, mode, ..subject.into() });
    }
    let exported = Exported {
        compatibility: levels.global,
        mode: modes.global.filter(|_| !modes.is_absent),
        subjects: found,
    };
    let refused = levels.refused.into_iter().chain(modes.refused).collect();
    Ok(Read { exported, unread, without_settings, refused })
}

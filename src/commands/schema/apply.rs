//! `kafkactl schema apply`.

use std::path::PathBuf;

use super::registry_to_change;
use super::verdict::not_registered;
use crate::commands::change::undo::{self, Undo, UndoFile, UndoOptions};
use crate::commands::change::{self, ChangeRow, Harmless, Plan, carry_out, counted};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Result, Status};
use crate::kafka::Outcome;
use crate::ops::patience::patiently;
use crate::ops::registry::apply::{Application, NewVersion, SchemaDifference, setting_changes};
use crate::ops::registry::exported::Exported;
use crate::ops::registry::folder::read_exported;
use crate::ops::registry::settings::SettingChange;
use crate::output::{OF_LISTING, OutputFormat};
use crate::payload::schema::FieldChange;
use crate::rest::Setting;
use crate::session::Session;

/// Register the versions of a folder or document that the registry lacks, references first, and set levels and modes
///
/// Takes what schema export has written; to add a version, edit its latest file or add one to subject.json. Shows what changes, field
/// by field. Existing versions stay as they are, nothing is deleted, and a refused subject does not keep the others from being applied.
/// With --dry-run each new version is checked for compatibility, and nothing is registered. The undo file holds the levels and modes
/// from before; this command applies it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema apply -f schemas/ --dry-run
  kafkactl schema apply -f schemas/
  kafkactl schema export | kafkactl --context other schema apply -f -")]
pub struct SchemaApply {
    /// A folder or a document of schema export, or - for standard input
    #[arg(short, long = "file", value_name = "PATH")]
    file: PathBuf,
    #[command(flatten)]
    undo: UndoOptions,
    #[command(flatten)]
    wait: WaitTimeout,
}

pub(super) fn run(args: &SchemaApply, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let exported = read_exported(&args.file, |path| session.read_text(path))?;
    let (resolved, registry) = registry_to_change(session)?;
    let limit = args.wait.wait_timeout;
    let mut application = Application::new(&registry, limit);
    let new_versions = application.new_versions(&mut session.work(), &exported)?;
    let settings = setting_changes(&mut session.work(), &registry, limit, &exported)?;
    let mut rows: Vec<ChangeRow> = Vec::new();
    rows.extend(new_versions.iter().map(|new| ChangeRow::new(name(new), words(new))));
    rows.extend(settings.iter().map(setting_row));
    let mut refused = Vec::new();
    if session.options.dry_run {
        for (index, new) in new_versions.iter().enumerate() {
            if let Some(Err(why)) = application.check(&mut session.work(), &new_versions, index) {
                let result = Err(not_registered(session, new.subject, why));
                refused.push(Outcome { name: name(new), result });
            }
        }
    }
    let refused = change::refused(&mut rows, refused);
    let undo = (!settings.is_empty()).then(|| UndoFile {
        options: &args.undo,
        name: "schema-apply".to_owned(),
        content: undo::known(&Exported::before(&settings)),
        command: "schema apply -f".to_owned(),
        is_only_copy: false,
    });
    let plan = Plan {
        what: format!("apply {}", counted(rows.len(), "change")),
        noun: "change",
        done: "applied",
        place: registry.address().to_owned(),
        rows,
        nothing: NOTHING,
        refused,
        risk: Harmless,
        undo: Undo::Files(undo.into_iter().collect()),
    };
    carry_out(session, &resolved, plan, |session, (), report| {
        for new in &new_versions {
            let result = application.register(&mut session.work(), new);
            let result = result.map_err(|why| not_registered(session, new.subject, why));
            let signal = result.as_ref().err().map(Error::status).filter(|status| status.is_of_signal());
            report.set(session, &name(new), result);
            if let Some(status) = signal {
                return Err(Error::new(status, "stopped before the rest was begun"));
            }
        }
        report.one_by_one(session, |session, row| {
            let Some(setting) = settings.iter().find(|setting| setting_name(setting) == *row) else {
                return Ok(());
            };
            patiently(&mut session.work(), limit, || setting.send(&registry, false))
        });
        Ok(())
    })
}

const NOTHING: &str = "the registry has all of it already";

fn name(new: &NewVersion<'_>) -> String {
    format!("{} v{}", new.subject, new.version.version)
}

/// What a new version changes, in words.
fn words(new: &NewVersion<'_>) -> String {
    let kind = &new.version.schema_type;
    let changes = match &new.difference {
        SchemaDifference::First => return format!("register as the first version, {kind}"),
        SchemaDifference::OtherKind(before) => return format!("register: {kind} instead of {before}"),
        SchemaDifference::Unreadable => return "register: another schema".to_owned(),
        SchemaDifference::Fields(changes) if changes.is_empty() => {
            return "register: no field differs".to_owned();
        }
        SchemaDifference::Fields(changes) => changes,
    };
    let one = |change: &FieldChange| match (&change.before, &change.after) {
        (None, Some(after)) => format!("+ {} {}", change.path, after),
        (Some(_), None) => format!("- {}", change.path),
        (Some(before), Some(after)) => format!("{}: {} -> {}", change.path, before, after),
        (None, None) => String::new(),
    };
    format!("register: {}", changes.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn setting_name(change: &SettingChange) -> String {
    let name = if change.setting == Setting::Mode { "mode" } else { "compatibility" };
    format!("{} {name}", change.subject.as_deref().unwrap_or("(registry)"))
}

fn setting_row(change: &SettingChange) -> ChangeRow {
    let after = change.value.as_deref().unwrap_or("that of the registry");
    ChangeRow::new(setting_name(change), format!("{} -> {after}", change.before.shown()))
}

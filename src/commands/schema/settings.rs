//! `kafkactl schema config` and `kafkactl schema mode`: settings of subjects and of the whole registry.

use serde::Serialize;

use super::{registry, registry_to_change, report};
use crate::commands::NameKind;
use crate::commands::change::undo::{self, Undo, UndoFile, UndoOptions};
use crate::commands::change::{ChangeRow, Harmless, Plan, carry_out, named_or_counted};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::in_parallel::in_parallel;
use crate::ops::patience::patiently;
use crate::ops::registry::exported::Exported;
use crate::ops::registry::settings::{Effective, SettingChange, SettingReader, subjects_meant};
use crate::output::{Columns, Label, OF_LISTING, OutputFormat, TableRow};
use crate::payload::schema::Level;
use crate::rest::Setting;
use crate::session::Session;
use crate::util::pattern::NamePattern;

/// Read and change compatibility levels
#[derive(Debug, clap::Subcommand)]
pub enum ConfigCommand {
    /// Show the compatibility level of the registry, or of subjects
    #[command(after_long_help = "\
Examples:
  kafkactl schema config get
  kafkactl schema config get '*' -o json")]
    Get(SettingGet),
    Set(ConfigSet),
    /// Remove the compatibility level of subjects, which then inherit that of the registry
    #[command(after_long_help = "\
Examples:
  kafkactl schema config unset orders-value")]
    #[command(mut_arg("subjects", |subjects| subjects.required(true)))]
    Unset(ChangeOptions),
}

/// Read and change modes: whether schemas may be registered
#[derive(Debug, clap::Subcommand)]
pub enum ModeCommand {
    /// Show the mode of the registry, or of subjects
    #[command(after_long_help = "\
Examples:
  kafkactl schema mode get
  kafkactl schema mode get 'orders-*'")]
    Get(SettingGet),
    Set(ModeSet),
    /// Remove the mode of subjects, which then inherit that of the registry
    #[command(after_long_help = "\
Examples:
  kafkactl schema mode unset orders-value")]
    #[command(mut_arg("subjects", |subjects| subjects.required(true)))]
    Unset(ChangeOptions),
}

#[derive(Debug, clap::Args)]
pub struct SettingGet {
    /// Subjects; globs such as '*' are allowed; default: the registry as a whole
    #[arg(value_name = "SUBJECT", add = NameKind::Subject)]
    subjects: Vec<String>,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// Set the compatibility level of subjects, or of the registry when no subject is named
///
/// BACKWARD: the new version can read what the previous one wrote. FORWARD: the previous version can read what the new one writes.
/// FULL: both. _TRANSITIVE compares with all earlier versions. NONE: nothing is checked.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema config set BACKWARD
  kafkactl schema config set full-transitive orders-value 'payments-*'")]
pub struct ConfigSet {
    /// The level
    #[arg(value_name = "LEVEL")]
    level: Level,
    #[command(flatten)]
    change: ChangeOptions,
}

/// Set the mode of subjects, or of the registry when no subject is named
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema mode set readonly
  kafkactl schema mode set import orders-value --force")]
pub struct ModeSet {
    /// The mode
    #[arg(value_name = "MODE", ignore_case = true)]
    mode: ModeName,
    /// Also when there are schemas already, which a registry refuses for IMPORT
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    change: ChangeOptions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ModeName {
    /// Schemas can be registered
    Readwrite,
    /// Nothing can be changed
    Readonly,
    /// Schemas are registered with the ids that they come with
    Import,
    /// Missing schemas are looked up in another registry (Confluent, whole registries only)
    Forward,
}

#[derive(Debug, clap::Args)]
pub struct ChangeOptions {
    /// Subjects; globs such as 'orders-*' stand for those that exist
    #[arg(value_name = "SUBJECT", add = NameKind::Subject)]
    subjects: Vec<String>,
    #[command(flatten)]
    undo: UndoOptions,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// What holds for a subject; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct SettingRow {
    /// `None` is the whole registry.
    subject: Option<String>,
    /// `None` where it could not be read.
    value: Option<String>,
    /// Whether it is that of the registry; `None` where the registry does not say.
    inherited: Option<bool>,
}

impl TableRow for SettingRow {
    fn columns(columns: &mut Columns<Self>) {
        let effective = |row: &Self| Effective { value: row.value.clone(), inherited: row.inherited };
        columns.text("SUBJECT", |row| row.subject.clone()).unknown(WHOLE);
        columns.text("VALUE", move |row| effective(row).shown());
    }
}

/// The name of the registry as a whole, in rows.
const WHOLE: &str = "(registry)";

impl ConfigCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        let setting = Setting::Compatibility;
        match self {
            Self::Get(args) => get(args, session, setting),
            Self::Set(args) => change(session, setting, &args.change, Some(args.level.name()), false),
            Self::Unset(args) => change(session, setting, args, None, false),
        }
    }
}

impl ModeCommand {
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Status> {
        let setting = Setting::Mode;
        match self {
            Self::Get(args) => get(args, session, setting),
            Self::Set(args) => {
                let mode = match args.mode {
                    ModeName::Readwrite => "READWRITE",
                    ModeName::Readonly => "READONLY",
                    ModeName::Import => "IMPORT",
                    ModeName::Forward => "FORWARD",
                };
                change(session, setting, &args.change, Some(mode), args.force)
            }
            Self::Unset(args) => change(session, setting, args, None, false),
        }
    }
}

fn get(args: &SettingGet, session: &mut Session<'_>, setting: Setting) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let patterns = NamePattern::all(&args.subjects, false)?;
    let registry = registry(session)?;
    let limit = args.wait.wait_timeout;
    let reader = SettingReader::new(&mut session.work(), &registry, limit, setting)?;
    if reader.is_absent {
        say_absent(session);
    }
    let (mut rows, mut failures) = (Vec::new(), Vec::new());
    if patterns.is_empty() {
        if let Some(refused) = reader.refused {
            return Err(refused);
        }
        rows.push(SettingRow { subject: None, value: reader.global.clone(), inherited: Some(false) });
    } else {
        let subjects = subjects_meant(&mut session.work(), &registry, limit, patterns)?;
        let answers =
            in_parallel(&mut session.work(), limit, &subjects, |subject| reader.of(&registry, subject))?;
        for (subject, answer) in subjects.into_iter().zip(answers) {
            match answer {
                Ok(Effective { value, inherited }) => {
                    if let (None, Some(refused)) = (&value, &reader.refused) {
                        failures.push(report(session, refused));
                    }
                    rows.push(SettingRow { subject: Some(subject), value, inherited });
                }
                Err(error) => failures.push(report(session, &error)),
            }
        }
    }
    session.output.rows(format, &rows, "there are no such subjects")?;
    Ok(Status::of_items(rows.len() + failures.len(), &failures))
}

fn say_absent(session: &mut Session<'_>) {
    session.output.say(Label::Notice, "this registry has no modes: everything may be read and written");
}

/// Gives subjects, or the registry, a value; `None` makes subjects inherit it.
fn change(
    session: &mut Session<'_>,
    setting: Setting,
    args: &ChangeOptions,
    value: Option<&str>,
    force: bool,
) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let patterns = NamePattern::all(&args.subjects, false)?;
    let (resolved, registry) = registry_to_change(session)?;
    let limit = args.wait.wait_timeout;
    let reader = SettingReader::new(&mut session.work(), &registry, limit, setting)?;
    let subjects: Vec<Option<String>> = if patterns.is_empty() {
        vec![None]
    } else {
        let meant = subjects_meant(&mut session.work(), &registry, limit, patterns)?;
        if meant.is_empty() {
            return Err(Error::new(Kind::NotFound, "there are no such subjects, nothing was changed"));
        }
        meant.into_iter().map(Some).collect()
    };
    let (mut rows, mut changes) = (Vec::new(), Vec::new());
    for subject in &subjects {
        let name = subject.as_deref().unwrap_or(WHOLE);
        let now = match subject {
            None => Effective { value: reader.global.clone(), inherited: Some(false) },
            Some(subject) => patiently(&mut session.work(), limit, || reader.of(&registry, subject))?,
        };
        let is_so = match value {
            Some(value) => now.value.as_deref() == Some(value) && now.inherited == Some(false),
            None => now.inherited == Some(true),
        };
        if is_so {
            rows.push(ChangeRow::unchanged(name, "unchanged"));
            continue;
        }
        let inherited = || Effective { value: reader.global.clone(), inherited: Some(true) }.shown();
        let after = value.map_or_else(inherited, str::to_owned);
        rows.push(ChangeRow::new(name, format!("{} -> {after}", now.shown())));
        let (subject, value) = (subject.clone(), value.map(str::to_owned));
        changes.push(SettingChange { setting, subject, value, before: now });
    }
    let what = match setting {
        Setting::Compatibility => "compatibility level",
        Setting::Mode => "mode",
    };
    let whose = match subjects.iter().flatten().collect::<Vec<_>>() {
        none if none.is_empty() => "the registry".to_owned(),
        some => named_or_counted(some, "subject"),
    };
    let undo = UndoFile {
        options: &args.undo,
        name: "schema-settings".to_owned(),
        content: undo::known(&Exported::before(&changes)),
        command: "schema apply -f".to_owned(),
        is_only_copy: false,
    };
    let plan = Plan {
        what: format!("change the {what} of {whose}"),
        noun: "setting",
        done: "changed",
        place: registry.address().to_owned(),
        rows,
        nothing: "there are no such subjects",
        refused: Vec::new(),
        risk: Harmless,
        undo: Undo::Files(vec![undo]),
    };
    carry_out(session, &resolved, plan, |session, (), report| {
        report.one_by_one(session, |session, name| {
            let is_named = |change: &&SettingChange| change.subject.as_deref().unwrap_or(WHOLE) == name;
            let Some(change) = changes.iter().find(is_named) else { return Ok(()) };
            patiently(&mut session.work(), limit, || change.send(&registry, force))
        });
        Ok(())
    })
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "schema-settings": Vec<SettingRow>, "kafkactl schema config get and schema mode get,";
}

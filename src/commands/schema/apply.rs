//! `kafkactl schema apply`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::exported::{Exported, ExportedSubject, ExportedVersion};
use super::folder::read_exported;
use super::inventory::{Effective, SettingReader};
use super::references::gather;
use super::registry_to_change;
use super::verdict::asked;
use crate::commands::change::undo::{self, Undo, UndoFile, UndoOptions};
use crate::commands::change::{ChangeReport, ChangeRow, Harmless, Plan, carry_out, counted, refused};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::kafka::Outcome;
use crate::ops::patience::patiently;
use crate::output::{OF_LISTING, OutputFormat};
use crate::payload::schema::{SchemaType, changes, fields};
use crate::rest::{Registry, SchemaReference, SchemaText, Setting};
use crate::session::Session;

/// Register what a folder or document has and the registry has not, with references in order, and set levels and modes
///
/// Takes what schema export has written; to add a version, edit its latest file or add one to subject.json. Shows what changes field by
/// field. Versions that the registry has already stay as they are, nothing is deleted, and one subject that is
/// refused does not keep the others from being applied. With --dry-run each new version is checked for compatibility, and nothing
/// registered. An undo file keeps the levels and modes that were set before: this command takes it.
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

/// A version that the registry does not have.
struct Step<'e> {
    subject: &'e str,
    version: &'e ExportedVersion,
    row: String,
}

pub(super) fn run(args: &SchemaApply, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let exported = read_exported(session, &args.file)?;
    let order = in_order(&exported)?;
    let (resolved, registry) = registry_to_change(session)?;
    let limit = args.wait.wait_timeout;
    let mut run = Run {
        registry: &registry,
        wait: &args.wait,
        places: BTreeMap::new(),
        rows: Vec::new(),
        failed: BTreeSet::new(),
    };
    let mut steps = Vec::new();
    for (subject, version) in order {
        if let Some(step) = run.plan(session, &exported, subject, version)? {
            steps.push(step);
        }
    }
    let levels = SettingReader::new(session, &registry, limit, Setting::Compatibility)?;
    let modes = SettingReader::new(session, &registry, limit, Setting::Mode)?;
    let settings = planned_settings(session, &registry, args, &exported, [&levels, &modes])?;
    let mut rows = std::mem::take(&mut run.rows);
    rows.extend(settings.iter().map(|setting| ChangeRow::new(&setting.row, &setting.change)));
    let refused =
        if session.options.dry_run { refused(&mut rows, run.check(session, &steps)) } else { Vec::new() };
    let undo = before(&settings).map(|before| UndoFile {
        options: &args.undo,
        name: "schema-apply".to_owned(),
        content: undo::known(&before),
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
        for step in &steps {
            run.register(session, step, report)?;
        }
        report.one_by_one(session, |session, row| {
            let Some(setting) = settings.iter().find(|setting| setting.row == *row) else { return Ok(()) };
            let subject = setting.subject.as_deref();
            patiently(&mut session.work(), limit, || match &setting.value {
                Some(value) => registry.set(setting.setting, subject, value, false),
                None => registry.unset(setting.setting, subject),
            })
        });
        Ok(())
    })
}

/// What is said where all is there already.
const NOTHING: &str = "nothing was to be done";

/// The settings as they are before they are changed.
fn before(settings: &[PlannedSetting]) -> Option<Exported> {
    let mut before = Exported::default();
    for setting in settings {
        before.add_setting(setting.setting, setting.subject.as_deref(), setting.before.clone());
    }
    (!settings.is_empty()).then_some(before)
}

/// What is known and done on the way.
struct Run<'r> {
    registry: &'r Registry,
    wait: &'r WaitTimeout,
    /// The versions here that versions there have become.
    places: BTreeMap<(String, i32), i32>,
    rows: Vec<ChangeRow>,
    /// Subjects of which a version was refused: those after it would follow the wrong one.
    failed: BTreeSet<String>,
}

impl Run<'_> {
    /// Looks for a version in the registry; gives what is to be done where it is not there.
    fn plan<'e>(
        &mut self,
        session: &mut Session<'_>,
        exported: &Exported,
        subject: &'e str,
        version: &'e ExportedVersion,
    ) -> Result<Option<Step<'e>>> {
        let limit = self.wait.wait_timeout;
        if let Some(text) = self.referring(version) {
            let look = || self.registry.lookup(subject, &text, false, false);
            if let Some(known) = patiently(&mut session.work(), limit, look)? {
                self.places.insert((subject.to_owned(), version.version), known.place.version);
                return Ok(None);
            }
        }
        let latest =
            match patiently(&mut session.work(), limit, || self.registry.version(subject, "latest", false)) {
                Ok(latest) => Some(latest),
                Err(error) if error.kind().is_absence() => None,
                Err(error) => return Err(error),
            };
        // Registries keep the text of some kinds as it was sent, blanks included.
        let kind = SchemaType::of_name(&version.schema_type);
        if let (Some(latest), Some(kind)) = (&latest, kind)
            && latest.text.kind() == version.schema_type
            && kind.is_same(&latest.text.schema, version.text())
            && self.referring(version).is_some_and(|text| text.references == latest.text.references)
        {
            self.places.insert((subject.to_owned(), version.version), latest.place.version);
            return Ok(None);
        }
        // What it follows: the version before it in the folder, where that is new too, else what the registry has.
        let row = format!("{subject} v{}", version.version);
        let before = exported
            .subject(subject)
            .and_then(|all| all.versions.iter().rfind(|one| one.version < version.version && !one.deleted))
            .filter(|before| !self.places.contains_key(&(subject.to_owned(), before.version)))
            .map(ExportedVersion::schema_text)
            .or_else(|| latest.map(|latest| latest.text));
        let change = match before {
            None => format!("register as the first version, {}", version.schema_type),
            Some(before) => {
                // What the new one refers to the old one does as well, nearly always; a line of words needs no more.
                let needed = gather(&version.references, &mut &*exported)?;
                let needed: Vec<String> = needed.into_iter().map(|(_, text)| text.schema).collect();
                format!("register: {}", difference(&before, version, &needed))
            }
        };
        self.rows.push(ChangeRow::new(&row, change));
        Ok(Some(Step { subject, version, row }))
    }

    /// A version as it is sent, with references to what versions here have become; `None` while one of them is not there.
    fn referring(&self, version: &ExportedVersion) -> Option<SchemaText> {
        let reference = |reference: &SchemaReference| {
            let place = (reference.subject.clone(), reference.version);
            Some(SchemaReference { version: *self.places.get(&place)?, ..reference.clone() })
        };
        let references = version.references.iter().map(reference).collect::<Option<Vec<_>>>()?;
        Some(SchemaText { references, ..version.schema_text() })
    }

    /// Asks the registry whether it would take what is new.
    fn check(&self, session: &mut Session<'_>, steps: &[Step<'_>]) -> Vec<Outcome<String>> {
        let (mut outcomes, mut seen) = (Vec::new(), BTreeSet::new());
        for step in steps {
            // The next one follows a version that is not there yet; and so does what refers to one.
            if !seen.insert(step.subject) {
                continue;
            }
            let Some(text) = self.referring(step.version) else { continue };
            let result = match asked(session, self.registry, self.wait, step.subject, &text, false) {
                Ok(verdict) if verdict.compatible => Ok(()),
                Ok(verdict) => Err(super::candidate::refused(session, step.subject, &verdict)),
                Err(error) => Err(error),
            };
            outcomes.push(Outcome { name: step.row.clone(), result });
        }
        outcomes
    }

    fn register(
        &mut self,
        session: &mut Session<'_>,
        step: &Step<'_>,
        report: &mut ChangeReport<ChangeRow>,
    ) -> Result<()> {
        let result = if self.failed.contains(step.subject) {
            Err(Error::new(
                Status::Failed,
                format!("'{}' was not registered, as a version before it was refused", step.row),
            ))
        } else {
            match self.referring(step.version) {
                Some(text) => self.send(session, step, &text),
                None => {
                    let message =
                        format!("'{}' was not registered, as what it refers to is not there", step.row);
                    Err(Error::new(Status::Failed, message))
                }
            }
        };
        if result.is_err() {
            self.failed.insert(step.subject.to_owned());
        }
        let signal = result.as_ref().err().map(Error::status).filter(|status| status.is_of_signal());
        report.set(session, &step.row, result);
        signal.map_or(Ok(()), |status| Err(Error::new(status, "stopped before the rest was begun")))
    }

    fn send(&mut self, session: &mut Session<'_>, step: &Step<'_>, text: &SchemaText) -> Result<()> {
        let limit = self.wait.wait_timeout;
        if let Err(error) =
            patiently(&mut session.work(), limit, || self.registry.register(step.subject, text, false))
        {
            if *error.kind() != Kind::Incompatible {
                return Err(error);
            }
            return Err(match asked(session, self.registry, self.wait, step.subject, text, false) {
                Ok(verdict) if !verdict.compatible => {
                    super::candidate::refused(session, step.subject, &verdict)
                }
                _ => error,
            });
        }
        let look = || self.registry.lookup(step.subject, text, false, false);
        if let Some(known) = patiently(&mut session.work(), limit, look)? {
            self.places.insert((step.subject.to_owned(), step.version.version), known.place.version);
        }
        Ok(())
    }
}

/// All versions that are not deleted, each behind those that it refers to and those of its subject before it.
fn in_order(exported: &Exported) -> Result<Vec<(&str, &ExportedVersion)>> {
    let mut order = Order { exported, done: BTreeSet::new(), within: Vec::new(), ordered: Vec::new() };
    for subject in &exported.subjects {
        for version in &subject.versions {
            order.visit(subject, version)?;
        }
    }
    Ok(order.ordered)
}

struct Order<'e> {
    exported: &'e Exported,
    done: BTreeSet<(&'e str, i32)>,
    within: Vec<(&'e str, i32)>,
    ordered: Vec<(&'e str, &'e ExportedVersion)>,
}

impl<'e> Order<'e> {
    fn visit(&mut self, subject: &'e ExportedSubject, version: &'e ExportedVersion) -> Result<()> {
        let place = (subject.subject.as_str(), version.version);
        if version.deleted || self.done.contains(&place) {
            return Ok(());
        }
        if self.within.contains(&place) {
            let message = format!("version {} of '{}' refers to itself in the end", place.1, place.0);
            return Err(Error::new(Status::Usage, message).hint("a registry takes no circle of references"));
        }
        self.within.push(place);
        for before in subject.versions.iter().filter(|one| one.version < version.version) {
            self.visit(subject, before)?;
        }
        for reference in &version.references {
            let found = self
                .exported
                .subject(&reference.subject)
                .zip(self.exported.version(&reference.subject, reference.version));
            let Some((subject, needed)) = found else {
                let message = format!(
                    "version {} of '{}', to which '{}' refers, is not among what is to be applied",
                    reference.version, reference.subject, place.0
                );
                return Err(Error::new(Status::Usage, message));
            };
            self.visit(subject, needed)?;
        }
        self.within.pop();
        self.done.insert(place);
        self.ordered.push((place.0, version));
        Ok(())
    }
}

/// What changes from one schema to a version, in words.
fn difference(before: &SchemaText, version: &ExportedVersion, needed: &[String]) -> String {
    let kind = SchemaType::of_name(&version.schema_type).filter(|_| before.kind() == version.schema_type);
    let Some(kind) = kind else { return format!("{} instead of {}", version.schema_type, before.kind()) };
    let read = |text: &str| fields(kind, text, needed);
    let (Ok(old), Ok(new)) = (read(&before.schema), read(version.text())) else {
        return "another schema".to_owned();
    };
    let words: Vec<String> = changes(&old, &new)
        .into_iter()
        .map(|change| match (&change.before, &change.after) {
            (None, Some(after)) => format!("+ {} {}", change.path, after),
            (Some(_), None) => format!("- {}", change.path),
            (Some(before), Some(after)) => format!("{}: {} -> {}", change.path, before, after),
            (None, None) => String::new(),
        })
        .collect();
    if words.is_empty() { "no field differs".to_owned() } else { words.join(", ") }
}

/// A level or mode that is to be set.
struct PlannedSetting {
    setting: Setting,
    /// `None` is the whole registry.
    subject: Option<String>,
    /// `None` where a subject is to have that of the registry.
    value: Option<String>,
    before: Effective,
    row: String,
    change: String,
}

fn planned_settings(
    session: &mut Session<'_>,
    registry: &Registry,
    args: &SchemaApply,
    exported: &Exported,
    [levels, modes]: [&SettingReader; 2],
) -> Result<Vec<PlannedSetting>> {
    let mut planned = Vec::new();
    let mut add = |setting, subject: Option<&str>, value: Option<&String>, now: Effective| {
        let is_so = match value {
            Some(value) => now.value.as_ref() == Some(value) && now.inherited != Some(true),
            None => now.inherited == Some(true),
        };
        if !is_so {
            let name = if setting == Setting::Mode { "mode" } else { "compatibility" };
            let after = value.map_or("that of the registry", String::as_str);
            planned.push(PlannedSetting {
                setting,
                subject: subject.map(str::to_owned),
                value: value.cloned(),
                row: format!("{} {name}", subject.unwrap_or("(registry)")),
                change: format!("{} -> {after}", now.shown()),
                before: now,
            });
        }
    };
    for (setting, reader, whole) in
        [(Setting::Compatibility, levels, &exported.compatibility), (Setting::Mode, modes, &exported.mode)]
    {
        if whole.is_some() {
            let now = Effective { value: reader.global.clone(), inherited: Some(false) };
            add(setting, None, whole.as_ref(), now);
        }
        for subject in &exported.subjects {
            let own = if setting == Setting::Mode { &subject.mode } else { &subject.compatibility };
            if let Some(own) = own {
                let limit = args.wait.wait_timeout;
                let now = patiently(&mut session.work(), limit, || reader.of(registry, &subject.subject))?;
                add(setting, Some(&subject.subject), own.value(), now);
            }
        }
    }
    Ok(planned)
}

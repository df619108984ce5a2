//! `kafkactl schema delete`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::export::{Read, read};
use super::exported::{Exported, ExportedSubject};
use super::inventory::Version;
use super::registry_to_change;
use crate::commands::change::undo::{Undo, UndoFile, UndoOptions};
use crate::commands::change::{self, ChangeRow, Loses, Plan, carry_out, counted, named_or_counted};
use crate::commands::shared::names::{Missing, Selected, SubjectNames};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::in_parallel::in_parallel;
use crate::ops::patience::patiently;
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::rest::{Answered, Refusal, Registry, SubjectVersion};
use crate::session::Session;
use crate::util::consent::Consent;

/// Delete subjects, or versions of one
///
/// Without --permanent versions are hidden, and consumers still get their schemas by id. With it they are gone, also for records that
/// were written with them. Shows what goes and what refers to it, writes a file that schema apply takes to bring it back, and asks.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema delete orders-value --dry-run
  kafkactl schema delete orders-value --version 3
  kafkactl schema delete 'test-*' --permanent")]
pub struct SchemaDelete {
    #[command(flatten)]
    names: SubjectNames,
    /// Only these versions, of one subject
    #[arg(long = "version", value_name = "VERSION", num_args = 1.., value_parser = clap::value_parser!(i32).range(1..))]
    versions: Vec<i32>,
    /// For good, also what was deleted without it before
    #[arg(long)]
    permanent: bool,
    /// Succeed when a subject does not exist
    #[arg(long)]
    if_exists: bool,
    #[command(flatten)]
    undo: UndoOptions,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// A subject, or some versions of it, that are to go.
struct Doomed {
    subject: String,
    versions: Vec<Version>,
    /// Where schemas are registered that refer to it.
    referrers: Vec<SubjectVersion>,
    /// Whether the registry did not tell all of them.
    are_unknown: bool,
}

pub(super) fn run(args: &SchemaDelete, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let (resolved, registry) = registry_to_change(session)?;
    let limit = args.wait.wait_timeout;
    let all = patiently(&mut session.work(), limit, || registry.subjects(args.permanent))?;
    let mut selected = args.names.select_subjects(&registry, all)?;
    if args.if_exists {
        selected.report_missing(session);
        selected.missing.clear();
    }
    let Selected { found: subjects, missing, .. } =
        if args.if_exists { selected } else { selected.some("delete")? };
    // What holds for the whole registry is not part of what is undone.
    let Read { mut exported, unread, without_settings, refused: _ } =
        read(session, &registry, &args.wait, subjects.clone(), args.permanent)?;
    if exported.subjects.is_empty()
        && let Some(status) = unread.first()
    {
        return Err(Error::new(*status, "so nothing was deleted"));
    }
    let unread = unread.first().map(|status| left_alone(*status, &subjects, &exported)).unwrap_or_default();
    if let Some(status) = without_settings.first().filter(|_| !args.undo.is_off()) {
        return Err(Error::new(*status, "so the undo file would not be whole, and nothing was deleted")
            .hint("do without it: --no-undo"));
    }
    only_versions(args, &registry, &mut exported)?;
    let doomed = doomed(args, session, &registry, &exported)?;
    let names = doomed.iter().map(|one| &one.subject);
    let what = match args.versions.len() {
        0 => named_or_counted(names, "subject"),
        versions => format!("{} of {}", counted(versions, "version"), named_or_counted(names, "subject")),
    };
    let how = if args.permanent { "delete permanently" } else { "delete" };
    let undo = UndoFile {
        options: &args.undo,
        name: "schema-delete".to_owned(),
        content: Box::new(|session| {
            // What holds for the registry is not undone.
            let mut undo = Exported { subjects: restorable(exported.subjects), ..Exported::default() };
            if !undo.drop_hidden().is_empty() {
                session
                    .output
                    .say(Label::Warning, "what the registry no longer shows cannot be brought back");
            }
            Ok(Some(json!(undo)))
        }),
        command: "schema apply -f".to_owned(),
        is_only_copy: true,
    };
    let mut rows: Vec<ChangeRow> = doomed.iter().map(|one| row(args, one)).collect();
    let refused = change::missing(&mut rows, missing.into_iter().chain(unread).collect(), how);
    let plan = Plan {
        what: format!("{how} {what}"),
        noun: "subject",
        done: "deleted",
        place: registry.address().to_owned(),
        rows,
        nothing: "there are no such subjects",
        refused,
        risk: Loses(None),
        undo: Undo::Files(vec![undo]),
    };
    carry_out(session, &resolved, plan, |session, consent, report| {
        // Each for good before the next: some registries count what refers to a schema also while it is hidden only.
        report.one_by_one(session, |session, key| match doomed.iter().find(|one| name(args, one) == *key) {
            Some(one) => delete(args, session, &registry, one, consent),
            None => Ok(()),
        });
        Ok(())
    })
}

/// Subjects that could not be read: what goes with them goes unseen, and without undo. Why has been said.
fn left_alone(status: Status, subjects: &[String], exported: &Exported) -> Vec<Missing> {
    let is_read = |name: &String| exported.subjects.iter().any(|subject| subject.subject == *name);
    let unread = subjects.iter().filter(|name| !is_read(name));
    let left = |name: &String| {
        let message = format!("subject '{name}' could not be read, so it is not deleted");
        Missing { name: name.clone(), error: Error::new(status, message) }
    };
    unread.map(left).collect()
}

/// What of the subjects is meant, where versions are named.
fn only_versions(args: &SchemaDelete, registry: &Registry, exported: &mut Exported) -> Result<()> {
    if args.versions.is_empty() || exported.subjects.is_empty() {
        return Ok(());
    }
    let [subject] = exported.subjects.as_mut_slice() else {
        return Err(Error::new(Status::Usage, "versions are those of one subject, and several are meant"));
    };
    let has = |number: i32| subject.versions.iter().any(|version| version.version == number);
    if let Some(missing) = args.versions.iter().find(|number| !has(**number)) {
        let message =
            format!("subject '{}' has no version {missing} on {}", subject.subject, registry.address());
        return Err(Error::new(Kind::NoSuchVersion { subject: subject.subject.clone() }, message));
    }
    subject.versions.retain(|version| args.versions.contains(&version.version));
    Ok(())
}

/// As it would be registered again: nothing of it deleted.
fn restorable(mut subjects: Vec<ExportedSubject>) -> Vec<ExportedSubject> {
    for version in subjects.iter_mut().flat_map(|subject| &mut subject.versions) {
        version.deleted = false;
    }
    subjects
}

/// What goes, in an order in which what refers to others goes before them.
fn doomed(
    args: &SchemaDelete,
    session: &mut Session<'_>,
    registry: &Registry,
    exported: &Exported,
) -> Result<Vec<Doomed>> {
    let answers = in_parallel(&mut session.work(), args.wait.wait_timeout, &exported.subjects, |subject| {
        let mut referrers = BTreeMap::new();
        for version in subject.versions.iter().filter(|version| !version.deleted) {
            let ids = match registry.referenced_by(&subject.subject, version.version) {
                Ok(Ok(ids)) => ids,
                Ok(Err(error)) => return Ok((referrers, Some(error))),
                Err(refusal) => return untold(refusal, referrers),
            };
            for id in ids {
                let places = match registry.places_of_id(id, Some(&subject.subject)) {
                    Ok(places) => places,
                    // Apicurio still names what is gone for good.
                    Err(Refusal::Failed(error)) if error.kind().is_absence() => Vec::new(),
                    Err(refusal) => return untold(refusal, referrers),
                };
                let by_place = |place: SubjectVersion| ((place.subject.clone(), place.version), place);
                referrers.extend(places.into_iter().map(by_place));
            }
        }
        Ok((referrers, None))
    })?;
    let mut said = BTreeSet::new();
    let mut open = Vec::new();
    for (subject, answer) in exported.subjects.iter().zip(answers) {
        let (referrers, untold) = answer?;
        if let Some(error) = untold.as_ref().filter(|error| said.insert(error.message())) {
            let message = format!("what refers to the schemas is not known: {}", error.message());
            session.output.say(Label::Warning, message);
        }
        let version = |version: &super::exported::ExportedVersion| Version {
            number: version.version,
            deleted: version.deleted,
        };
        open.push(Doomed {
            subject: subject.subject.clone(),
            versions: subject.versions.iter().map(version).collect(),
            referrers: referrers.into_values().collect(),
            are_unknown: untold.is_some(),
        });
    }
    let mut ordered: Vec<Doomed> = Vec::new();
    while !open.is_empty() {
        let names: BTreeSet<String> = open.iter().map(|one| one.subject.clone()).collect();
        let is_free = |one: &Doomed| {
            one.referrers.iter().all(|place| place.subject == one.subject || !names.contains(&place.subject))
        };
        // Registries take no circles; should one be there all the same, the registry has the word.
        let at = open.iter().position(is_free).unwrap_or(0);
        ordered.push(open.remove(at));
    }
    Ok(ordered)
}

/// Schemas that refer to one, by subject and version, and why not all of them are known.
type Referrers = (BTreeMap<(String, i32), SubjectVersion>, Option<Error>);

/// Who may delete need not be allowed to ask what refers to it.
fn untold(refusal: Refusal, referrers: BTreeMap<(String, i32), SubjectVersion>) -> Answered<Referrers> {
    match refusal {
        Refusal::Failed(error) if error.kind().is_denial() => Ok((referrers, Some(error))),
        other => Err(other),
    }
}

fn name(args: &SchemaDelete, one: &Doomed) -> String {
    if args.versions.is_empty() {
        one.subject.clone()
    } else {
        format!("{} {}", one.subject, numbers(one).join(", "))
    }
}

fn numbers(one: &Doomed) -> Vec<String> {
    let shown = |version: &Version| {
        if version.deleted { format!("{} (deleted)", version.number) } else { version.number.to_string() }
    };
    one.versions.iter().map(shown).collect()
}

fn row(args: &SchemaDelete, one: &Doomed) -> ChangeRow {
    let how = if args.permanent { "delete permanently" } else { "delete" };
    let what = if one.versions.len() == 1 { "version" } else { "versions" };
    let place = |place: &SubjectVersion| format!("{} {}", place.subject, place.version);
    let referrers: Vec<String> = one.referrers.iter().map(place).collect();
    let refer = if referrers.len() == 1 { " refers" } else { " refer" };
    let unknown = if one.are_unknown { vec!["not known".to_owned()] } else { Vec::new() };
    ChangeRow::new(name(args, one), format!("{how} {what} "))
        .with_list("", &numbers(one), "")
        .with_list(", to which ", &referrers, refer)
        .with_list(", what refers to it is ", &unknown, "")
}

/// Registries hide what is deleted first, and then take a permanent deletion. Where a step of several fails, some of it is done.
fn delete(
    args: &SchemaDelete,
    session: &mut Session<'_>,
    registry: &Registry,
    one: &Doomed,
    consent: &Consent,
) -> Result<()> {
    let limit = args.wait.wait_timeout;
    let mut is_begun = false;
    let mut step = |delete: &dyn Fn() -> Answered<()>| {
        let deleted = patiently(&mut session.work(), limit, delete);
        let deleted = deleted.map_err(|error| if is_begun { error.maybe_done() } else { error });
        is_begun = true;
        deleted
    };
    let steps = if args.permanent { &[false, true][..] } else { &[false] };
    for &permanent in steps {
        let open = |version: &&Version| permanent || !version.deleted;
        if !args.versions.is_empty() {
            for version in one.versions.iter().filter(open) {
                step(&|| registry.delete_version(&one.subject, version.number, permanent, consent))?;
            }
        } else if one.versions.iter().any(|version| open(&version)) {
            step(&|| registry.delete_subject(&one.subject, permanent, consent).map(drop))?;
        }
    }
    Ok(())
}

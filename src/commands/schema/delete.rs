//! `kafkactl schema delete`.

use serde_json::json;

use super::{registry_to_change, selected};
use crate::commands::change::undo::{Undo, UndoFile, UndoOptions};
use crate::commands::change::{self, ChangeRow, Loses, Plan, carry_out, counted, named_or_counted};
use crate::commands::shared::names::{Missing, Selected, SubjectNames};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Result, Status};
use crate::ops::registry::contents::{Contents, read_contents};
use crate::ops::registry::delete::{Deletion, Doomed, delete, doomed, keep_versions};
use crate::ops::registry::exported::{Exported, ExportedSubject};
use crate::ops::registry::inventory::Version;
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::rest::SubjectVersion;
use crate::session::Session;

/// Delete subjects, or versions of one
///
/// Without --permanent versions are hidden, and consumers still get their schemas by id. With it they are gone, also for records
/// written with them. Shows what is deleted and what refers to it, and asks. With the undo file, schema apply registers the versions
/// again.
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
    /// Delete permanently, also what is only hidden already
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

pub(super) fn run(args: &SchemaDelete, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.some_named()?;
    let (resolved, registry) = registry_to_change(session)?;
    let limit = args.wait.wait_timeout;
    let mut selected = selected(session, &registry, &args.names, args.permanent, limit)?;
    if args.if_exists {
        selected.report_missing(session);
        selected.missing.clear();
    }
    let Selected { found: subjects, missing, .. } =
        if args.if_exists { selected } else { selected.some("delete")? };
    // Undoing does not need the settings of the whole registry.
    let Contents { mut exported, unread, without_settings, refused: _ } =
        read_contents(&mut session.work(), &registry, limit, subjects.clone(), args.permanent)?;
    if exported.subjects.is_empty()
        && let Some(status) = unread.first()
    {
        return Err(Error::new(*status, "so nothing was deleted"));
    }
    let unread = unread.first().map(|status| left_alone(*status, &subjects, &exported)).unwrap_or_default();
    if let Some(status) = without_settings.first().filter(|_| !args.undo.is_off()) {
        return Err(Error::new(*status, "so the undo file would be incomplete, and nothing was deleted")
            .hint("do without it: --no-undo"));
    }
    keep_versions(&mut exported, &args.versions, registry.address())?;
    let doomed = doomed(&mut session.work(), &registry, limit, &exported.subjects)?;
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
            // The settings of the registry do not change.
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
    let deletion = Deletion { permanent: args.permanent, only_versions: !args.versions.is_empty() };
    carry_out(session, &resolved, plan, |session, consent, report| {
        // Each is deleted permanently before the next: some registries count references of schemas that are only hidden.
        report.one_by_one(session, |session, key| match doomed.iter().find(|one| name(args, one) == *key) {
            Some(one) => delete(&mut session.work(), &registry, limit, one, deletion, consent),
            None => Ok(()),
        });
        Ok(())
    })
}

/// Subjects that could not be read, which cannot be undone and so are not deleted. The cause has been reported.
fn left_alone(status: Status, subjects: &[String], exported: &Exported) -> Vec<Missing> {
    let is_read = |name: &String| exported.subjects.iter().any(|subject| subject.subject == *name);
    let unread = subjects.iter().filter(|name| !is_read(name));
    let left = |name: &String| {
        let message = format!("subject '{name}' could not be read, so it is not deleted");
        Missing { name: name.clone(), error: Error::new(status, message) }
    };
    unread.map(left).collect()
}

/// The subjects as they are registered again: with nothing deleted.
fn restorable(mut subjects: Vec<ExportedSubject>) -> Vec<ExportedSubject> {
    for version in subjects.iter_mut().flat_map(|subject| &mut subject.versions) {
        version.deleted = false;
    }
    subjects
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
    let unknown = if one.has_unknown_referrers { vec!["not known".to_owned()] } else { Vec::new() };
    ChangeRow::new(name(args, one), format!("{how} {what} "))
        .with_list("", &numbers(one), "")
        .with_list(", to which ", &referrers, refer)
        .with_list(", what refers to it is ", &unknown, "")
}

//! `kafkactl schema register`.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::candidate::{Candidate, Needed, ReferenceOptions, refused};
use super::input::{TypeOption, or_stdin};
use super::registry_to_change;
use super::verdict::asked;
use crate::commands::change::undo::Undo;
use crate::commands::change::{Harmless, Plan, RowResult, carry_out, plan_row};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::patience::patiently;
use crate::output::{Column, Label, OF_LISTING, OutputFormat, TableRow};
use crate::rest::{Registry, SchemaText};
use crate::session::STDIN;
use crate::session::Session;

/// Register a schema as the next version of a subject
///
/// One that the subject has already stays as it is. What it refers to is found with --references and registered before it, each
/// under the name by which it is meant: the full name of an Avro type, the path of an import, the $ref. With --dry-run it is only
/// checked; one that is not compatible gives status 4 and the reasons.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema register orders-value order.avsc
  kafkactl schema register orders-value order.avsc --dry-run
  kafkactl schema register orders-value shop/order.proto --references protos/
  kafkactl schema register orders-value order.avsc --reference shop.Address=address-value:3
  jq .value orders.json | kafkactl schema register orders-value --type json")]
pub struct SchemaRegister {
    /// The subject, such as TOPIC-value
    #[arg(value_name = "SUBJECT")]
    subject: String,
    /// The file with the schema; default, and for -: standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    kind: TypeOption,
    #[command(flatten)]
    references: ReferenceOptions,
    /// Have the registry bring it into a normal form first
    #[arg(long)]
    normalize: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// What becomes of a schema; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RegisteredRow {
    subject: String,
    /// `None` while it is not registered.
    version: Option<i32>,
    id: Option<i32>,
    schema_type: &'static str,
    change: Change,
    #[serde(flatten)]
    result: RowResult,
    /// Its place among what is registered.
    #[serde(skip)]
    at: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Change {
    /// It is to be registered.
    Register,
    /// The subject has it already.
    Unchanged,
    Registered,
}

plan_row!(RegisteredRow, key: usize = |row| row.at);

impl TableRow for RegisteredRow {
    fn columns() -> &'static [Column] {
        const {
            &[
                Column::text("SUBJECT"),
                Column::number("VERSION"),
                Column::number("ID"),
                Column::text("TYPE"),
                Column::text("CHANGE"),
                RowResult::COLUMN,
            ]
        }
    }

    fn cells(&self) -> Vec<String> {
        let number = |number: Option<i32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        let change = if self.change == Change::Unchanged { "unchanged" } else { "register" };
        vec![
            self.subject.clone(),
            number(self.version),
            number(self.id),
            self.schema_type.to_owned(),
            change.to_owned(),
            self.result.cell(),
        ]
    }
}

pub(super) fn run(args: &SchemaRegister, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.refuse_swapped()?;
    let schema = args.kind.read(session, &or_stdin(args.file.as_ref()))?;
    let (resolved, registry) = registry_to_change(session)?;
    let candidate = Candidate::new(session, &registry, &args.wait, schema, &args.references)?;
    let mut registration =
        Registration { args, registry: &registry, candidate, places: BTreeMap::new(), failed: None };
    let mut rows = registration.rows(session)?;
    let mut refused = Vec::new();
    if session.options.dry_run
        && let Some(own) = rows.last_mut().filter(|own| own.change == Change::Register)
        && let Some(error) = registration.refusal(session)?
    {
        own.result.failed(&error);
        refused.push(error);
    }
    let mut is_incompatible = !refused.is_empty();
    let plan = Plan {
        what: format!("register a schema as '{}'", args.subject),
        noun: "schema",
        done: "registered",
        place: registry.address().to_owned(),
        rows,
        nothing: "",
        refused,
        risk: Harmless,
        undo: Undo::Nothing("kafkactl schema delete takes it back"),
    };
    let status = carry_out(session, &resolved, plan, |session, (), report| {
        report.one_by_one(session, |session, &at| registration.register(session, at));
        for at in report.all_done() {
            let place = registration.places.get(&at).copied();
            report.each(&at, |row| row.is_registered(place));
        }
        is_incompatible = registration.failed == Some(Status::Found);
        Ok(())
    })?;
    // Whether the schema fits counts for more than that what it refers to is registered.
    Ok(if is_incompatible && status == Status::Partial { Status::Found } else { status })
}

impl RegisteredRow {
    fn is_registered(&mut self, place: Option<Place>) {
        self.change = Change::Registered;
        (self.version, self.id) = place.map_or((None, None), |place| (place.version, place.id));
    }
}

impl SchemaRegister {
    /// `schema check` takes the file first. Taken as a subject, a file would become a subject of that name, and its schema be waited for.
    fn refuse_swapped(&self) -> Result<()> {
        let subject = Path::new(&self.subject);
        let is_of_schema = |end: &OsStr| ["avsc", "proto", "json"].iter().any(|known| end == *known);
        let (name, rest) = match &self.file {
            None if subject.is_file() || subject.extension().is_some_and(is_of_schema) => {
                ("SUBJECT".to_owned(), &self.subject)
            }
            Some(file) if file.as_os_str() != STDIN && !file.exists() && subject.is_file() => {
                (file.display().to_string(), &self.subject)
            }
            _ => return Ok(()),
        };
        let message = format!("'{rest}' stands where the subject is expected, and looks like a file");
        Err(Error::new(Status::Usage, message)
            .hint(format!("the subject comes first: kafkactl schema register {name} {rest}"))
            .hint(format!("if the subject is called so: kafkactl schema register {rest} - <FILE")))
    }
}

/// Where a schema is registered, as far as the registry tells.
#[derive(Debug, Clone, Copy)]
struct Place {
    version: Option<i32>,
    id: Option<i32>,
}

/// A schema and what it refers to, on their way into a registry.
struct Registration<'r> {
    args: &'r SchemaRegister,
    registry: &'r Registry,
    candidate: Candidate,
    /// Where what was registered is, by its place in the order.
    places: BTreeMap<usize, Place>,
    /// The status of what failed first: what comes behind it cannot be registered either.
    failed: Option<Status>,
}

impl Registration<'_> {
    /// The subject of what stands in a place, and its text; `None` while something that it refers to is not registered. Behind all that
    /// it refers to stands the schema itself.
    fn step(&self, at: usize) -> (String, Option<SchemaText>) {
        match self.candidate.needed.get(at) {
            Some(Needed { schema, .. }) => {
                (schema.name.clone(), self.candidate.referring(&schema.text, &schema.needs))
            }
            None => (self.args.subject.clone(), self.candidate.own()),
        }
    }

    /// What becomes of all of it.
    fn rows(&self, session: &mut Session<'_>) -> Result<Vec<RegisteredRow>> {
        let mut rows = Vec::new();
        for at in 0..=self.candidate.needed.len() {
            let (subject, text) = self.step(at);
            let known = match text {
                Some(text) => self.known(session, &subject, &text)?,
                None => None,
            };
            let (change, result) = match known {
                Some(_) => (Change::Unchanged, RowResult::unchanged()),
                None => (Change::Register, RowResult::planned()),
            };
            rows.push(RegisteredRow {
                subject,
                version: known.and_then(|known| known.version),
                id: known.and_then(|known| known.id),
                schema_type: self.candidate.kind.name(),
                change,
                result,
                at,
            });
        }
        Ok(rows)
    }

    /// Where a subject has a schema already.
    fn known(&self, session: &mut Session<'_>, subject: &str, text: &SchemaText) -> Result<Option<Place>> {
        let look = || self.registry.lookup(subject, text, self.args.normalize, false);
        let known = patiently(&mut session.work(), self.args.wait.wait_timeout, look)?;
        Ok(known.map(|known| Place { version: Some(known.place.version), id: known.id }))
    }

    /// Why the registry would refuse the schema, as far as that can be told before it is registered.
    fn refusal(&self, session: &mut Session<'_>) -> Result<Option<Error>> {
        let Self { args, registry, candidate, .. } = self;
        candidate.say_incomplete(session);
        let verdict = candidate.verdict(session, registry, &args.wait, &args.subject, args.normalize)?;
        let verdict = verdict.filter(|verdict| !verdict.compatible);
        Ok(verdict.map(|verdict| refused(session, &args.subject, &verdict)))
    }

    /// Registers what stands in a place.
    fn register(&mut self, session: &mut Session<'_>, at: usize) -> Result<()> {
        let registered = match (self.failed, self.step(at)) {
            (None, (subject, Some(text))) => self.send(session, &subject, &text),
            (failed, (subject, _)) => {
                let message = format!("'{subject}' was not registered, as what it refers to is not");
                Err(Error::new(failed.unwrap_or(Status::Failed), message))
            }
        };
        match registered {
            Ok(place) => {
                if let Some(needed) = self.candidate.needed.get_mut(at) {
                    needed.registered = place.version;
                }
                self.places.insert(at, place);
                Ok(())
            }
            Err(error) => {
                self.failed = self.failed.or(Some(error.status()));
                Err(error)
            }
        }
    }

    fn send(&self, session: &mut Session<'_>, subject: &str, text: &SchemaText) -> Result<Place> {
        let Self { args, registry, .. } = self;
        let limit = args.wait.wait_timeout;
        let id = match patiently(&mut session.work(), limit, || {
            registry.register(subject, text, args.normalize)
        }) {
            Ok(id) => id,
            Err(error) if *error.kind() == Kind::Incompatible => {
                return Err(why_refused(args, session, registry, subject, text, error));
            }
            Err(error) => return Err(error),
        };
        // Registries before 8.0 give the id alone. It is registered, whatever comes of this question.
        let known = self.known(session, subject, text).unwrap_or_else(|error| {
            session.output.say(Label::Warning, error.message());
            None
        });
        let version = known.and_then(|known| known.version);
        Ok(Place { version, id: id.or_else(|| known?.id) })
    }
}

/// The reasons of a refusal, where they are to be had; else what the registry said.
fn why_refused(
    args: &SchemaRegister,
    session: &mut Session<'_>,
    registry: &Registry,
    subject: &str,
    text: &SchemaText,
    error: Error,
) -> Error {
    match asked(session, registry, &args.wait, subject, text, args.normalize) {
        Ok(verdict) if !verdict.compatible && !verdict.reasons.is_empty() => {
            refused(session, subject, &verdict)
        }
        _ => error,
    }
}

//! `kafkactl schema register`.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::input::{ReferenceOptions, TypeOption, or_stdin};
use super::registry_to_change;
use super::verdict::{not_registered, refused};
use crate::commands::NameKind;
use crate::commands::change::undo::Undo;
use crate::commands::change::{Harmless, Plan, RowResult, carry_out, plan_row};
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::registry::registration::{RegisteredAt, Registration};
use crate::output::{Columns, Label, OF_LISTING, OutputFormat, TableRow};
use crate::payload::schema::SchemaType;
use crate::session::STDIN;
use crate::session::Session;

/// Register a schema as the next version of a subject
///
/// A schema that the subject has already is not registered again. The schemas that it refers to are found with --references and
/// registered first, each under the name of its reference: the full name of an Avro type, the path of an import, the $ref. With
/// --dry-run the schema is only checked; an incompatible one gives status 4 and the reasons.
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
    #[arg(value_name = "SUBJECT", add = NameKind::Subject)]
    subject: String,
    /// The file with the schema; default, and for -: standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    kind: TypeOption,
    #[command(flatten)]
    references: ReferenceOptions,
    /// Have the registry normalize the schema first
    #[arg(long)]
    normalize: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// The result for a schema; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct RegisteredRow {
    subject: String,
    /// `None` while it is not registered.
    version: Option<i32>,
    /// The id; `None` where it would be registered.
    id: Option<i32>,
    /// AVRO, JSON or PROTOBUF.
    schema_type: &'static str,
    /// The action; register in a dry run.
    change: Change,
    #[serde(flatten)]
    result: RowResult,
    /// Its index among the schemas that are registered.
    #[serde(skip)]
    at: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    fn columns(columns: &mut Columns<Self>) {
        let change = |row: &Self| if row.change == Change::Unchanged { "unchanged" } else { "register" };
        columns.text("SUBJECT", |row| row.subject.clone());
        columns.number("VERSION", |row| row.version);
        columns.number("ID", |row| row.id);
        columns.text("TYPE", |row| row.schema_type);
        columns.text("CHANGE", change);
        columns.text(RowResult::HEADING, |row| row.result.word()).optional();
    }
}

pub(super) fn run(args: &SchemaRegister, session: &mut Session<'_>) -> Result<Status> {
    OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.refuse_swapped()?;
    let schema = args.kind.read(session, &or_stdin(args.file.as_ref()))?;
    let (resolved, registry) = registry_to_change(session)?;
    let limit = args.wait.wait_timeout;
    let candidate = args.references.candidate(session, &registry, limit, schema)?;
    let mut registration =
        Registration::new(&registry, limit, args.subject.clone(), args.normalize, candidate);
    let mut rows = rows(session, &registration)?;
    let mut refused = Vec::new();
    if session.options.dry_run
        && let Some(own) = rows.last_mut().filter(|own| own.change == Change::Register)
        && let Some(error) = refusal(session, &registration)?
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
        let mut places = BTreeMap::new();
        report.one_by_one(session, |session, &index| {
            let place = registration
                .register(&mut session.work(), index)
                .map_err(|why| not_registered(session, registration.subject_of(index), why))?;
            places.insert(index, place);
            Ok(())
        });
        for index in report.all_done() {
            let place = places.get(&index).copied();
            report.each(&index, |row| row.is_registered(place));
        }
        is_incompatible = registration.failed() == Some(Status::Found);
        Ok(())
    })?;
    // That the schema is not compatible counts for more than that its references were registered.
    Ok(if is_incompatible && status == Status::Partial { Status::Found } else { status })
}

impl RegisteredRow {
    fn is_registered(&mut self, place: Option<RegisteredAt>) {
        self.change = Change::Registered;
        (self.version, self.id) = place.map_or((None, None), |place| (place.version, place.id));
    }
}

impl SchemaRegister {
    /// `schema check` takes the file first: here the name of a file would become a subject, with a schema read from standard input.
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
        let message = format!("'{rest}' is in the place of the subject, but looks like a file");
        Err(Error::new(Kind::Usage, message)
            .hint(format!("the subject comes first: kafkactl schema register {name} {rest}"))
            .hint(format!("if that is the name of the subject: kafkactl schema register {rest} - <FILE")))
    }
}

/// What becomes of each schema.
fn rows(session: &mut Session<'_>, registration: &Registration<'_>) -> Result<Vec<RegisteredRow>> {
    let row = |index: usize| {
        let known = registration.known(&mut session.work(), index)?;
        let (change, result) = match known {
            Some(_) => (Change::Unchanged, RowResult::unchanged()),
            None => (Change::Register, RowResult::planned()),
        };
        Ok(RegisteredRow {
            subject: registration.subject_of(index).to_owned(),
            version: known.and_then(|known| known.version),
            id: known.and_then(|known| known.id),
            schema_type: registration.candidate.kind.name(),
            change,
            result,
            at: index,
        })
    };
    (0..registration.len()).map(row).collect()
}

/// Why the registry would refuse the schema, as far as that is known before it is registered.
fn refusal(session: &mut Session<'_>, registration: &Registration<'_>) -> Result<Option<Error>> {
    let candidate = &registration.candidate;
    if !candidate.is_complete() && candidate.kind != SchemaType::Avro {
        let message = "compatibility can be checked once the schemas that it refers to are registered";
        session.output.say(Label::Notice, message);
    }
    let verdict = registration.verdict(&mut session.work())?.filter(|verdict| !verdict.compatible);
    Ok(verdict.map(|verdict| refused(session, &registration.subject, &verdict)))
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "schema-register": Vec<RegisteredRow>, "kafkactl schema register";
}

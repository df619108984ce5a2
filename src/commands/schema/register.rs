//! `kafkactl schema register`.

use std::path::PathBuf;

use serde::Serialize;

use super::candidate::{Candidate, ReferenceOptions, refused};
use super::input::{TypeOption, or_stdin};
use super::registry_to_change;
use super::verdict::asked;
use crate::commands::Session;
use crate::commands::patience::patiently;
use crate::commands::wait::WaitTimeout;
use crate::error::{Error, Result, Status};
use crate::output::{Column, Label, OF_LISTING, OutputFormat, TableRow};
use crate::rest::{Registry, SchemaText};

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
    /// The file with the schema; default: standard input
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

/// What came of a schema; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RegisteredRow {
    subject: String,
    /// `None` in a dry run, where it would be registered.
    version: Option<i32>,
    id: Option<i32>,
    schema_type: &'static str,
    /// `registered`, `unchanged`, or in a dry run `register`.
    change: &'static str,
}

impl TableRow for RegisteredRow {
    fn columns() -> &'static [Column] {
        const {
            &[
                Column::text("SUBJECT"),
                Column::number("VERSION"),
                Column::number("ID"),
                Column::text("TYPE"),
                Column::text("CHANGE"),
            ]
        }
    }

    fn cells(&self) -> Vec<String> {
        let number = |number: Option<i32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        vec![
            self.subject.clone(),
            number(self.version),
            number(self.id),
            self.schema_type.to_owned(),
            self.change.to_owned(),
        ]
    }
}

pub(super) fn run(args: &SchemaRegister, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let schema = args.kind.read(session, &or_stdin(args.file.as_ref()))?;
    let (_, registry) = registry_to_change(session)?;
    let mut candidate = Candidate::new(session, &registry, &args.wait, schema, &args.references)?;
    let mut rows = Vec::new();
    let result = register(args, session, &registry, &mut candidate, &mut rows);
    if !rows.is_empty() {
        session.output.rows(format, &rows, "")?;
    }
    result?;
    if session.options.dry_run {
        session.output.say(Label::Notice, "dry run, nothing was registered");
    }
    Ok(Status::Done)
}

fn register(
    args: &SchemaRegister,
    session: &mut Session<'_>,
    registry: &Registry,
    candidate: &mut Candidate,
    rows: &mut Vec<RegisteredRow>,
) -> Result<()> {
    for at in 0..candidate.needed.len() {
        let Some(needed) = candidate.needed.get(at) else { break };
        let (name, text) = (needed.schema.name.clone(), needed.schema.text.clone());
        let text = candidate.referring(&text, &needed.schema.needs);
        let row = send(args, session, registry, &name, text.as_ref(), candidate.kind.name())?;
        if let Some(needed) = candidate.needed.get_mut(at) {
            needed.registered = row.version;
        }
        rows.push(row);
    }
    if session.options.dry_run {
        candidate.say_incomplete(session);
        let known = match candidate.own() {
            Some(text) => {
                let look = || registry.lookup(&args.subject, &text, args.normalize, false);
                patiently(session, args.wait.wait_timeout, look)?
            }
            None => None,
        };
        if known.is_none()
            && let Some(verdict) =
                candidate.verdict(session, registry, &args.wait, &args.subject, args.normalize)?
            && !verdict.compatible
        {
            return Err(refused(session, &args.subject, &verdict));
        }
    }
    let own = candidate.own();
    rows.push(send(args, session, registry, &args.subject, own.as_ref(), candidate.kind.name())?);
    Ok(())
}

/// Registers a schema, or only says whether that would be done. Without a text something that it needs is not registered, which is so
/// only in a dry run.
fn send(
    args: &SchemaRegister,
    session: &mut Session<'_>,
    registry: &Registry,
    subject: &str,
    text: Option<&SchemaText>,
    schema_type: &'static str,
) -> Result<RegisteredRow> {
    let row =
        |version, id, change| RegisteredRow { subject: subject.to_owned(), version, id, schema_type, change };
    let Some(text) = text else { return Ok(row(None, None, "register")) };
    let limit = args.wait.wait_timeout;
    let look = || registry.lookup(subject, text, args.normalize, false);
    if let Some(known) = patiently(session, limit, look)? {
        return Ok(row(Some(known.place.version), known.id, "unchanged"));
    }
    if session.options.dry_run {
        return Ok(row(None, None, "register"));
    }
    let id = match patiently(session, limit, || registry.register(subject, text, args.normalize)) {
        Ok(id) => id,
        Err(error) if error.status() == Status::Found => {
            return Err(why_refused(args, session, registry, subject, text, error));
        }
        Err(error) => return Err(error),
    };
    // Registries before 8.0 give the id alone.
    let known = patiently(session, limit, look)?;
    let id = id.or_else(|| known.as_ref()?.id);
    Ok(row(known.map(|known| known.place.version), id, "registered"))
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

//! `kafkactl schema lookup`.

use std::path::PathBuf;

use serde::Serialize;

use super::input::{ReferenceOptions, TypeOption, or_stdin};
use super::registry;
use crate::commands::NameKind;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::patience::patiently;
use crate::ops::registry::lookup::{Scope, look_up};
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::rest::RegisteredSchema;
use crate::session::Session;

/// Find the subjects and versions that have a schema, by its content or its id
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema lookup order.avsc
  kafkactl schema lookup order.avsc --subject orders-value
  Which schema a record was written with
    kafkactl schema lookup --id 42

Exit status: 0 found, 7 not registered.")]
pub struct SchemaLookup {
    /// The file with the schema; default: standard input
    #[arg(value_name = "FILE", conflicts_with = "id")]
    file: Option<PathBuf>,
    /// The id, as records carry it
    #[arg(long, value_name = "ID")]
    id: Option<i32>,
    /// Look in this subject only; with --id, the id is one of the subject's context
    #[arg(long, value_name = "SUBJECT", add = NameKind::Subject)]
    subject: Option<String>,
    #[command(flatten)]
    kind: TypeOption,
    #[command(flatten)]
    references: ReferenceOptions,
    /// Have the registry normalize the schema first
    #[arg(long, conflicts_with = "id")]
    normalize: bool,
    /// Also versions that were deleted, but not permanently
    #[arg(long, conflicts_with = "id")]
    deleted: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// Where a schema is; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct PlaceRow {
    subject: String,
    version: i32,
    /// `None` where the registry does not say.
    id: Option<i32>,
}

impl TableRow for PlaceRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("SUBJECT", |row| row.subject.clone());
        columns.number("VERSION", |row| row.version);
        columns.number("ID", |row| row.id);
    }
}

pub(super) fn run(args: &SchemaLookup, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let mut rows = match args.id {
        Some(id) => {
            let registry = registry(session)?;
            let ask = || registry.places_of_id(id, args.subject.as_deref());
            let places = patiently(&mut session.work(), args.wait.wait_timeout, ask)?;
            places
                .into_iter()
                .map(|place| PlaceRow { subject: place.subject, version: place.version, id: Some(id) })
                .collect()
        }
        None => by_content(args, session)?,
    };
    rows.sort_by(|one, other| (&one.subject, one.version).cmp(&(&other.subject, other.version)));
    if rows.is_empty() {
        let place = args.subject.as_ref().map_or_else(String::new, |subject| format!(" in '{subject}'"));
        return Err(Error::new(Kind::NotFound, format!("the schema is not registered{place}")));
    }
    session.output.rows(format, &rows, "")?;
    Ok(Status::Done)
}

fn by_content(args: &SchemaLookup, session: &mut Session<'_>) -> Result<Vec<PlaceRow>> {
    let schema = args.kind.read(session, &or_stdin(args.file.as_ref()))?;
    let registry = registry(session)?;
    let limit = args.wait.wait_timeout;
    let candidate = args.references.candidate(session, &registry, limit, schema)?;
    // What refers to a schema that is not registered is not registered either.
    let Some(text) = candidate.own() else { return Ok(Vec::new()) };
    let scope = Scope { subject: args.subject.as_deref(), normalize: args.normalize, deleted: args.deleted };
    let found = look_up(&mut session.work(), &registry, limit, &text, scope)?;
    let row =
        |RegisteredSchema { place, id, .. }| PlaceRow { subject: place.subject, version: place.version, id };
    Ok(found.into_iter().map(row).collect())
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "schema-lookup": Vec<PlaceRow>, "kafkactl schema lookup";
}

//! `kafkactl schema versions`.

use serde::Serialize;

use super::{registry, report};
use crate::commands::NameKind;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::in_parallel::in_parallel;
use crate::ops::patience::patiently;
use crate::ops::registry::inventory::{schema, versions};
use crate::output::{Columns, OF_LISTING, OutputFormat, TableRow};
use crate::rest::SchemaReference;
use crate::session::Session;

/// List the versions of a subject with their ids and references
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema versions orders-value
  kafkactl schema versions orders-value --deleted -o json")]
pub struct SchemaVersions {
    /// The subject
    #[arg(value_name = "SUBJECT", add = NameKind::Subject)]
    subject: String,
    /// Also versions that were deleted, but not permanently
    #[arg(long)]
    deleted: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// A version; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct VersionRow {
    version: i32,
    /// `None` where it was deleted and the registry no longer shows it; its type too.
    id: Option<i32>,
    /// Its GUID, where the registry has them.
    guid: Option<String>,
    /// AVRO, JSON or PROTOBUF.
    schema_type: Option<String>,
    /// What it refers to.
    references: Vec<SchemaReference>,
    /// Whether it was deleted.
    deleted: bool,
}

impl TableRow for VersionRow {
    fn columns(columns: &mut Columns<Self>) {
        columns.number("VERSION", |row| row.version);
        columns.number("ID", |row| row.id);
        columns.text("TYPE", |row| row.schema_type.clone());
        columns.text("REFERENCES", |row| shown(&row.references)).optional();
        columns.text("DELETED", |row| row.deleted.then_some(true)).optional();
        columns.text("GUID", |row| row.guid.clone()).wide().optional();
    }
}

/// References for people.
pub(super) fn shown(references: &[SchemaReference]) -> String {
    let one = |reference: &SchemaReference| {
        let SchemaReference { name, subject, version } = reference;
        if name == subject { format!("{subject}:{version}") } else { format!("{name}={subject}:{version}") }
    };
    references.iter().map(one).collect::<Vec<_>>().join(", ")
}

pub(super) fn run(args: &SchemaVersions, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let registry = registry(session)?;
    let limit = args.wait.wait_timeout;
    let found = patiently(&mut session.work(), limit, || versions(&registry, &args.subject, args.deleted))?;
    let answers = in_parallel(&mut session.work(), limit, &found, |version| {
        schema(&registry, &args.subject, *version)
    })?;
    let (mut rows, mut failures) = (Vec::new(), Vec::new());
    for (version, answer) in found.iter().zip(answers) {
        match answer {
            Ok(schema) => rows.push(VersionRow {
                version: version.number,
                id: schema.as_ref().and_then(|schema| schema.id),
                guid: schema.as_ref().and_then(|schema| schema.text.guid.clone()),
                schema_type: schema.as_ref().map(|schema| schema.text.kind().to_owned()),
                references: schema.map_or_else(Vec::new, |schema| schema.text.references),
                deleted: version.deleted,
            }),
            Err(error) => failures.push(report(session, &error)),
        }
    }
    session.output.rows(format, &rows, "the subject has no versions")?;
    Ok(Status::of_items(rows.len() + failures.len(), &failures))
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "schema-versions": Vec<VersionRow>, "kafkactl schema versions";
}

//! `kafkactl schema list`.

use serde::Serialize;

use super::{registry, report, selected};
use crate::commands::shared::names::SubjectNames;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Result, Status};
use crate::ops::in_parallel::in_parallel;
use crate::ops::registry::inventory::{schema, versions};
use crate::ops::registry::settings::{Effective, SettingReader, is_of_one_path};
use crate::output::{Columns, Label, OF_LISTING, OutputFormat, TableRow};
use crate::rest::{Refusal, Setting};
use crate::session::Session;

/// List subjects with their versions, type and compatibility level
///
/// "(inherited)" marks the level of the whole registry. Names of subjects in other contexts begin with :.CONTEXT: .
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema list
  kafkactl schema list 'orders-*' -o wide
  Names only, which takes one request
    kafkactl schema list -o name")]
pub struct SchemaList {
    #[command(flatten)]
    names: SubjectNames,
    /// Also subjects and versions that were deleted, but not permanently
    #[arg(long)]
    deleted: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// A subject; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct SubjectRow {
    subject: String,
    versions: Vec<i32>,
    /// Only with `--deleted`.
    deleted_versions: Vec<i32>,
    /// Of the latest version; of the latest deleted one where all are. `None` where the registry no longer shows that one.
    schema_type: Option<String>,
    /// The id of its latest version.
    id: Option<i32>,
    /// `None` where it could not be read.
    compatibility: Option<String>,
    /// `None` where the registry does not say.
    compatibility_inherited: Option<bool>,
    /// All its versions were deleted.
    deleted: bool,
}

impl TableRow for SubjectRow {
    fn columns(columns: &mut Columns<Self>) {
        let effective = |row: &Self| Effective {
            value: row.compatibility.clone(),
            inherited: row.compatibility_inherited,
        };
        let deleted = |row: &Self| row.deleted_versions.len();
        columns.text("SUBJECT", |row| row.subject.clone());
        columns.number("VERSIONS", |row| row.versions.len());
        columns.number("LATEST", |row| row.versions.last().copied());
        columns.text("TYPE", |row| row.schema_type.clone());
        columns.text("COMPATIBILITY", move |row| effective(row).shown());
        columns.number("DELETED", move |row| Some(deleted(row)).filter(|&count| count > 0)).optional();
        columns.number("ID", |row| row.id).wide();
    }
}

pub(super) fn run(args: &SchemaList, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    args.names.patterns()?;
    let registry = registry(session)?;
    let limit = args.wait.wait_timeout;
    let selected = selected(session, &registry, &args.names, args.deleted, limit)?;
    let mut failures = selected.report_missing(session);
    let only_names = format == OutputFormat::Name;
    let mut rows = Vec::new();
    if only_names || selected.found.is_empty() {
        rows.extend(selected.found.into_iter().map(SubjectRow::of_name));
    } else {
        let levels = SettingReader::new(&mut session.work(), &registry, limit, Setting::Compatibility)?;
        if let Some(error) = &levels.refused {
            session.output.say(Label::Warning, error.message());
            session.output.say_hints(error);
        }
        let answers = in_parallel(&mut session.work(), limit, &selected.found, |subject| {
            let mut row = SubjectRow::of_name(subject.clone());
            let versions = versions(&registry, subject, args.deleted)?;
            for version in &versions {
                let kind = if version.deleted { &mut row.deleted_versions } else { &mut row.versions };
                kind.push(version.number);
            }
            row.deleted = row.versions.is_empty();
            let latest = versions.iter().rfind(|version| version.deleted == row.deleted);
            if let Some(schema) =
                latest.map(|latest| schema(&registry, subject, *latest)).transpose()?.flatten()
            {
                row.schema_type = Some(schema.text.kind().to_owned());
                row.id = schema.id;
            }
            let unknown = match levels.of(&registry, subject) {
                Ok(Effective { value, inherited }) => {
                    (row.compatibility, row.compatibility_inherited) = (value, inherited);
                    None
                }
                Err(Refusal::Failed(error)) if is_of_one_path(&error) => Some(error),
                Err(refusal) => return Err(refusal),
            };
            Ok((row, unknown))
        })?;
        for answer in answers {
            match answer {
                Ok((row, unknown)) => {
                    if let Some(error) = unknown {
                        session.output.say(Label::Warning, error.message());
                    }
                    rows.push(row);
                }
                Err(error) => failures.push(report(session, &error)),
            }
        }
    }
    if !rows.is_empty() || failures.is_empty() || format.is_document() {
        session.output.rows(format, &rows, "there are no such subjects")?;
    }
    Ok(Status::of_items(rows.len() + failures.len(), &failures))
}

impl SubjectRow {
    fn of_name(subject: String) -> Self {
        Self {
            subject,
            versions: Vec::new(),
            deleted_versions: Vec::new(),
            schema_type: None,
            id: None,
            compatibility: None,
            compatibility_inherited: None,
            deleted: false,
        }
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "schema-list": Vec<SubjectRow>, "kafkactl schema list";
}

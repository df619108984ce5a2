//! `kafkactl schema diff`.

use std::path::PathBuf;

use serde::Serialize;

use super::input::{ReferenceOptions, TypeOption};
use super::registry;
use super::show::version;
use crate::commands::NameKind;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::patience::patiently;
use crate::ops::registry::references::{RegistrySource, gather_texts};
use crate::ops::registry::verdict::{VerdictReason, avro_verdict};
use crate::output::{Columns, Label, OF_DESCRIPTION, OutputFormat, TableRow, table};
use crate::payload::schema::{AvroSchema, Field, FieldChange, Level, SchemaType, changes, fields};
use crate::rest::{RegisteredSchema, Registry};
use crate::session::Session;

/// Show what differs between two versions of a subject, or a file and a version, field by field
///
/// Without versions the two latest are compared, with one version that one and the latest, with --file the latest and the file. For
/// Avro it also says which compatibility levels allow the change, and lists what breaks with its rule.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema diff orders-value
  kafkactl schema diff orders-value 2 5
  kafkactl schema diff orders-value --file order.avsc --exit-code")]
pub struct SchemaDiff {
    /// The subject
    #[arg(value_name = "SUBJECT", add = NameKind::Subject)]
    subject: String,
    /// The version to compare with; default: the one before the latest, with --file the latest
    #[arg(value_name = "FROM")]
    from: Option<String>,
    /// The version to compare; default: the latest
    #[arg(value_name = "TO", conflicts_with = "file")]
    to: Option<String>,
    /// A file to compare; - is standard input
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    kind: TypeOption,
    #[command(flatten)]
    references: ReferenceOptions,
    /// Give status 4 when fields differ
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

/// What differs; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct Difference {
    subject: String,
    from: String,
    /// The version after, or the file.
    to: String,
    /// AVRO, JSON or PROTOBUF.
    schema_type: &'static str,
    /// The fields that differ.
    changes: Vec<ChangedField>,
    /// What each level allows; `None` for other kinds than Avro.
    levels: Option<Vec<LevelVerdict>>,
}

/// A field that differs; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ChangedField {
    /// `added`, `removed` or `changed`.
    #[cfg_attr(test, schemars(extend("enum" = ["added", "removed", "changed"])))]
    change: &'static str,
    /// The names that lead to it.
    field: String,
    before: Option<FieldState>,
    after: Option<FieldState>,
}

/// How a field is; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct FieldState {
    /// What it may hold, in words of its kind of schema.
    #[serde(rename = "type")]
    kind: String,
    /// As JSON.
    default: Option<String>,
    /// Both for people.
    #[serde(skip)]
    words: String,
}

/// What a compatibility level allows; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct LevelVerdict {
    #[cfg_attr(test, schemars(extend("enum" = ["BACKWARD", "FORWARD", "FULL"])))]
    level: &'static str,
    /// Whether it allows the change.
    compatible: bool,
    reasons: Vec<VerdictReason>,
}

impl FieldState {
    fn of(field: Field) -> Self {
        Self { words: field.to_string(), kind: field.kind, default: field.default }
    }
}

impl TableRow for ChangedField {
    fn columns(columns: &mut Columns<Self>) {
        let words = |side: &Option<FieldState>| side.as_ref().map(|state| state.words.clone());
        columns.text("CHANGE", |row| row.change);
        columns.text("FIELD", |row| row.field.clone());
        columns.text("BEFORE", move |row| words(&row.before));
        columns.text("AFTER", move |row| words(&row.after));
    }
}

impl TableRow for LevelVerdict {
    fn columns(columns: &mut Columns<Self>) {
        columns.text("LEVEL", |row| row.level);
        columns.text("COMPATIBLE", |row| if row.compatible { "yes" } else { "NO" });
    }
}

/// One of the two schemas that are compared.
struct Side {
    name: String,
    kind: SchemaType,
    text: String,
    dependencies: Vec<String>,
}

pub(super) fn run(args: &SchemaDiff, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_DESCRIPTION)?;
    for typed in args.from.iter().chain(&args.to) {
        version(typed)?;
    }
    let given = args.file.as_ref().map(|path| args.kind.read(session, path)).transpose()?;
    let registry = registry(session)?;
    let from = match (&args.from, &given) {
        (Some(from), _) => from.clone(),
        (None, Some(_)) => "latest".to_owned(),
        (None, None) => before_latest(args, session, &registry)?,
    };
    let before = registered(args, session, &registry, &from)?;
    let after = match given {
        None => registered(args, session, &registry, args.to.as_deref().unwrap_or("latest"))?,
        Some(given) => {
            let limit = args.wait.wait_timeout;
            let candidate = args.references.candidate(session, &registry, limit, given)?;
            Side {
                name: args.file.as_ref().map_or_else(String::new, |path| path.display().to_string()),
                kind: candidate.kind,
                dependencies: candidate.dependencies(&mut session.work(), &registry, limit)?,
                text: candidate.text,
            }
        }
    };
    let difference = compared(args, &before, &after)?;
    if format.is_document() {
        session.output.document(format, &difference)?;
    } else {
        write(session, &difference, format)?;
    }
    let found = args.exit_code && !difference.changes.is_empty();
    Ok(if found { Status::Found } else { Status::Done })
}

fn before_latest(args: &SchemaDiff, session: &mut Session<'_>, registry: &Registry) -> Result<String> {
    let subject = &args.subject;
    let mut versions =
        patiently(&mut session.work(), args.wait.wait_timeout, || registry.versions(subject, false))?;
    versions.sort_unstable();
    match versions.as_slice() {
        [.., before, _] => Ok(before.to_string()),
        _ => Err(Error::new(Kind::Usage, format!("subject '{subject}' has only one version"))
            .hint("compare it with a file: --file FILE")),
    }
}

fn registered(
    args: &SchemaDiff,
    session: &mut Session<'_>,
    registry: &Registry,
    version: &str,
) -> Result<Side> {
    let ask = || registry.version(&args.subject, version, false);
    let RegisteredSchema { place, text, .. } = patiently(&mut session.work(), args.wait.wait_timeout, ask)?;
    let kind = SchemaType::of_name(text.kind()).ok_or_else(|| {
        Error::new(Kind::Failed, format!("schemas of the kind {} are not supported", text.kind()))
    })?;
    let work = &mut session.work();
    let mut source = RegistrySource { work, registry, limit: args.wait.wait_timeout };
    let dependencies = gather_texts(&text.references, &mut source)?;
    Ok(Side { name: place.version.to_string(), kind, text: text.schema, dependencies })
}

fn compared(args: &SchemaDiff, before: &Side, after: &Side) -> Result<Difference> {
    if before.kind != after.kind {
        let message = format!(
            "{} is of the kind {} and {} of the kind {}: there are no fields to compare",
            before.name,
            before.kind.name(),
            after.name,
            after.kind.name()
        );
        return Err(Error::new(Kind::Failed, message));
    }
    let read = |side: &Side| {
        fields(side.kind, &side.text, &side.dependencies).map_err(|why| {
            Error::new(Kind::Failed, format!("{} cannot be read as {}: {why}", side.name, side.kind.name()))
        })
    };
    let changes = changes(&read(before)?, &read(after)?).into_iter().map(changed).collect();
    let levels = if before.kind == SchemaType::Avro { Some(levels(before, after)?) } else { None };
    Ok(Difference {
        subject: args.subject.clone(),
        from: before.name.clone(),
        to: after.name.clone(),
        schema_type: before.kind.name(),
        changes,
        levels,
    })
}

fn changed(change: FieldChange) -> ChangedField {
    ChangedField {
        change: match (&change.before, &change.after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        },
        field: change.path,
        before: change.before.map(FieldState::of),
        after: change.after.map(FieldState::of),
    }
}

fn levels(before: &Side, after: &Side) -> Result<Vec<LevelVerdict>> {
    let parsed = |side: &Side| {
        AvroSchema::parse(&side.text, &side.dependencies)
            .map_err(|why| Error::new(Kind::Failed, format!("{} cannot be read as Avro: {why}", side.name)))
    };
    let (old, new) = ([(before.name.clone(), parsed(before)?)], parsed(after)?);
    let verdict = |(backward, forward)| {
        let level = Level { backward, forward, transitive: false };
        let verdict = avro_verdict(level, &new, &old);
        LevelVerdict { level: level.name(), compatible: verdict.compatible, reasons: verdict.reasons }
    };
    Ok([(true, false), (false, true), (true, true)].into_iter().map(verdict).collect())
}

fn write(session: &mut Session<'_>, difference: &Difference, format: OutputFormat) -> Result<()> {
    let Difference { from, to, changes, levels, .. } = difference;
    if changes.is_empty() {
        session.output.say(Label::Notice, format!("no field differs between {from} and {to}"));
    } else {
        session.output.write(&[table(changes, format == OutputFormat::Wide).as_bytes()])?;
    }
    let Some(levels) = levels else {
        let notice =
            "whether that is compatible is worked out for Avro only; kafkactl schema check asks the registry";
        session.output.say(Label::Notice, notice);
        return Ok(());
    };
    let between: &[u8] = if changes.is_empty() { b"" } else { b"\n" };
    session.output.write(&[between, table(levels, false).as_bytes()])?;
    // The last level has what breaks any.
    match levels.last() {
        Some(LevelVerdict { reasons, .. }) if !reasons.is_empty() => {
            session.output.write(&[b"\n", table(reasons, false).as_bytes()])
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "schema-diff": Difference, "kafkactl schema diff";
}

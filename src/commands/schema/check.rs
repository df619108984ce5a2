//! `kafkactl schema check`.

use std::path::PathBuf;

use super::input::{ReferenceOptions, TypeOption, or_stdin};
use super::registry;
use crate::commands::NameKind;
use crate::commands::shared::wait::WaitTimeout;
use crate::error::{Error, Kind, Result, Status};
use crate::ops::patience::patiently;
use crate::ops::registry::exported::OwnSetting;
use crate::ops::registry::folder::read_exported;
use crate::ops::registry::references::{GivenSchema, found_in, needs};
use crate::ops::registry::verdict::{Judge, Verdict, Versioned, avro_verdict};
use crate::output::{Label, OF_LISTING, OutputFormat};
use crate::payload::schema::{AvroSchema, Level, SchemaType};
use crate::rest::Registry;
use crate::session::Session;
use crate::util::closest;

/// Check whether a schema is compatible with the versions of a subject, or with local files
///
/// With --subject the registry checks, by the compatibility level of the subject; where it gives no reasons for an Avro schema,
/// kafkactl finds them. With --against no registry is needed: Avro schemas are compared by the rules of Avro, with all reasons. Nothing
/// is registered.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  kafkactl schema check order.avsc --subject orders-value
  Without a registry, against the version before
    git show main:order.avsc > old.avsc
    kafkactl schema check order.avsc --against old.avsc --level FULL
  Against a folder that schema export has written
    kafkactl schema check order.avsc --against schemas/ --subject orders-value

Exit status: 0 compatible, also with a subject that does not exist yet (a warning says so); 4 not compatible.")]
pub struct SchemaCheck {
    /// The file with the new schema; default: standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// The subject whose versions it is compared with
    #[arg(long, value_name = "SUBJECT", add = NameKind::Subject, required_unless_present = "against")]
    subject: Option<String>,
    /// Files with the earlier versions, the oldest first, or a folder that schema export has written; no registry is needed
    #[arg(long, value_name = "PATH", num_args = 1..)]
    against: Vec<PathBuf>,
    /// The compatibility level; default: that of the subject in the folder, else BACKWARD
    #[arg(long, value_name = "LEVEL", requires = "against")]
    level: Option<Level>,
    #[command(flatten)]
    kind: TypeOption,
    #[command(flatten)]
    references: ReferenceOptions,
    /// Have the registry normalize the schema first
    #[arg(long, conflicts_with = "against")]
    normalize: bool,
    #[command(flatten)]
    wait: WaitTimeout,
}

pub(super) fn run(args: &SchemaCheck, session: &mut Session<'_>) -> Result<Status> {
    let format = OutputFormat::of_command(session.options.format, OF_LISTING)?;
    let schema = args.kind.read(session, &or_stdin(args.file.as_ref()))?;
    let verdict = if args.against.is_empty() {
        let subject = args.subject.as_deref().unwrap_or_default();
        let registry = registry(session)?;
        let limit = args.wait.wait_timeout;
        let candidate = args.references.candidate(session, &registry, limit, schema)?;
        let verdict = candidate.verdict(&mut session.work(), &registry, limit, subject, args.normalize)?;
        let mut verdict = verdict.ok_or_else(|| {
            Error::new(
                Kind::Failed,
                "the schemas that it refers to are not registered, so it cannot be checked",
            )
            .hint("register that first: kafkactl schema register")
        })?;
        // What is not compatible is so with a version that exists.
        verdict.subject_exists =
            if verdict.compatible { exists(session, &registry, args, subject)? } else { Some(true) };
        verdict
    } else {
        offline(args, session, &schema)?
    };
    if format.is_document() {
        session.output.document(format, &verdict)?;
    } else if !verdict.compatible {
        say(session, &verdict);
        session.output.rows(format, &verdict.reasons, "the registry gives no reason")?;
    } else if verdict.subject_exists != Some(false) {
        say(session, &verdict);
    }
    Ok(if verdict.compatible { Status::Done } else { Status::Found })
}

/// Whether the subject exists. A new subject takes any schema, so a missing one is no error; but its name may be
/// mistyped, and then nothing was compared.
fn exists(
    session: &mut Session<'_>,
    registry: &Registry,
    args: &SchemaCheck,
    subject: &str,
) -> Result<Option<bool>> {
    let limit = args.wait.wait_timeout;
    let exists = match patiently(&mut session.work(), limit, || registry.has_subject(subject)) {
        // Who may ask for a verdict need not be allowed to list versions.
        Err(error) if error.kind().is_denial() => None,
        exists => exists?,
    };
    if exists == Some(false) {
        let message = format!(
            "subject '{subject}' does not exist yet, so there is nothing to compare with: any schema is compatible"
        );
        session.output.say(Label::Warning, message);
        let all = patiently(&mut session.work(), limit, || registry.subjects(false)).unwrap_or_default();
        if let Some(close) = closest(subject, all.iter().map(String::as_str)) {
            session.output.say(Label::Hint, format!("did you mean '{close}'?"));
        }
    }
    Ok(exists)
}

fn say(session: &mut Session<'_>, verdict: &Verdict) {
    let by = match verdict.checked_by {
        Judge::Registry => "as the registry says",
        Judge::Kafkactl => "by the rules of Avro",
    };
    let (label, not) = if verdict.compatible { (Label::Notice, "") } else { (Label::Warning, "not ") };
    session.output.say(label, format!("{not}compatible under {}, {by}", verdict.level()));
}

/// The verdict without a registry.
fn offline(args: &SchemaCheck, session: &mut Session<'_>, schema: &GivenSchema) -> Result<Verdict> {
    if schema.kind != SchemaType::Avro {
        let message = format!("schemas of the kind {} cannot be compared here", schema.kind.name());
        return Err(Error::new(Kind::Usage, message)
            .hint("only Avro schemas are compared here; a registry compares all kinds: --subject SUBJECT without --against"));
    }
    let new = parsed(args, schema, "the new schema", AvroSchema::parse_new)?;
    let [folder] = args.against.as_slice() else { return of_files(args, session, &new) };
    if !folder.is_dir() {
        return of_files(args, session, &new);
    }
    let Some(subject) = &args.subject else {
        return Err(Error::new(Kind::Usage, "a folder holds many subjects").hint("name one with --subject"));
    };
    let exported = read_exported(folder, |path| session.read_text(path))?;
    let found = exported.subject(subject).ok_or_else(|| {
        Error::new(Kind::NotFound, format!("subject '{subject}' is not in '{}'", folder.display()))
    })?;
    let of_folder = || {
        let level =
            found.compatibility.as_ref().and_then(OwnSetting::value).or(exported.compatibility.as_ref());
        level.map_or(Ok(BACKWARD), |level| level.parse())
    };
    let level = args.level.map_or_else(of_folder, Ok).map_err(|why| Error::new(Kind::Failed, why))?;
    let mut older: Vec<Versioned> = Vec::new();
    for version in found.versions.iter().filter(|version| !version.deleted) {
        if version.schema_type != SchemaType::Avro.name() {
            session.output.say(Label::Warning, format!("version {} is not Avro, left out", version.version));
            continue;
        }
        older.push((version.version.to_string(), exported.parsed(version)?));
    }
    Ok(avro_verdict(level, &new, &older))
}

const BACKWARD: Level = Level { backward: true, forward: false, transitive: false };

fn of_files(args: &SchemaCheck, session: &mut Session<'_>, new: &AvroSchema) -> Result<Verdict> {
    let mut older: Vec<Versioned> = Vec::new();
    for path in &args.against {
        let shown = path.display().to_string();
        let old = args.kind.read(session, path)?;
        if old.kind != SchemaType::Avro {
            let message = format!("'{shown}' is of the kind {}, and the new schema is Avro", old.kind.name());
            return Err(Error::new(Kind::Usage, message));
        }
        let schema = parsed(args, &old, &format!("'{shown}'"), AvroSchema::parse)?;
        older.push((shown, schema));
    }
    Ok(avro_verdict(args.level.unwrap_or(BACKWARD), new, &older))
}

/// A local schema with what it refers to, from the folder of references.
fn parsed(
    args: &SchemaCheck,
    schema: &GivenSchema,
    what: &str,
    parse: fn(&str, &[String]) -> std::result::Result<AvroSchema, String>,
) -> Result<AvroSchema> {
    let names = needs(schema, what)?;
    let needed = match &args.references.references {
        Some(folder) => found_in(folder, schema.kind, &names)?,
        None => Vec::new(),
    };
    let needed: Vec<String> = needed.into_iter().map(|needed| needed.text).collect();
    parse(&schema.text, &needed).map_err(|why| {
        let error = Error::new(Kind::Usage, format!("{what} cannot be read as Avro: {why}"));
        if names.is_empty() {
            error
        } else {
            error.hint(format!("it needs {}; --references FOLDER says where that is", names.join(", ")))
        }
    })
}

#[cfg(test)]
crate::commands::json_schema::json_schemas! {
    "schema-check": Verdict, "kafkactl schema check";
}

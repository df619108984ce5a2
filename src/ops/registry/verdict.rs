//! Whether a schema may follow those of a subject, and why not: asked of the registry, and for Avro worked out here where the registry
//! gives no reasons or where there is none.

use std::sync::OnceLock;
use std::time::Duration;

use regex::Regex;
use serde::Serialize;

use super::references::{RegistrySource, gather_texts};
use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::payload::schema::{AvroSchema, Level, SchemaType, incompatibilities};
use crate::rest::{CompatibilityAnswer, Registry, SchemaText, Setting};

/// Who decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Judge {
    Registry,
    /// This program, by the rules of Avro.
    Kafkactl,
}

/// A verdict; the JSON field names are an interface.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Verdict {
    /// Whether the schema may follow.
    pub(crate) compatible: bool,
    /// The compatibility level that was asked for; `None` where it could not be read.
    pub(crate) level: Option<String>,
    /// Who came to it.
    pub(crate) checked_by: Judge,
    /// Whether the subject exists: a new one takes any schema. `None` where that is not known, or without a subject.
    pub(crate) subject_exists: Option<bool>,
    /// Why not. Empty where the registry gives no reason, and none can be worked out here.
    pub(crate) reasons: Vec<VerdictReason>,
}

/// Why a schema does not fit; the JSON field names are an interface.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct VerdictReason {
    /// The version that it does not fit to; `None` where the registry does not say.
    pub(crate) version: Option<String>,
    /// `BACKWARD`: the new schema cannot read what the version wrote. `FORWARD`: the version cannot read what the new one writes.
    #[cfg_attr(test, schemars(extend("enum" = ["BACKWARD", "FORWARD", null])))]
    pub(crate) level: Option<&'static str>,
    /// The names that lead to it; empty for the schema itself.
    pub(crate) field: Option<String>,
    /// The rule, as Avro's `SchemaIncompatibilityType` calls it; `None` where the registry names none.
    pub(crate) rule: Option<String>,
    pub(crate) message: String,
}

impl Verdict {
    /// The level, in words.
    pub(crate) fn level(&self) -> &str {
        self.level.as_deref().unwrap_or("a level that could not be read")
    }
}

/// Why a schema was not registered.
#[derive(Debug)]
pub(crate) enum NotRegistered {
    /// It is not compatible with the versions before.
    Incompatible(Verdict),
    Failed(Error),
}

impl From<Error> for NotRegistered {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// The level under which everything is compatible.
const NONE: &str = "NONE";

/// What a version of a subject is called, and its schema.
pub(crate) type Versioned = (String, AvroSchema);

/// The verdict by the rules of Avro; `older` are the versions before, the oldest first.
pub(crate) fn avro_verdict(level: Level, new: &AvroSchema, older: &[Versioned]) -> Verdict {
    let compared =
        if level.transitive { older } else { older.last().map(std::slice::from_ref).unwrap_or_default() };
    let mut reasons = Vec::new();
    for (version, old) in compared {
        for (is_asked, level, reader, writer) in
            [(level.backward, "BACKWARD", new, old), (level.forward, "FORWARD", old, new)]
        {
            if !is_asked {
                continue;
            }
            reasons.extend(incompatibilities(reader, writer).into_iter().map(|found| VerdictReason {
                version: Some(version.clone()),
                level: Some(level),
                field: Some(found.field),
                rule: Some(found.rule.to_owned()),
                message: found.message,
            }));
        }
    }
    let compatible = reasons.is_empty();
    Verdict {
        compatible,
        level: Some(level.name().to_owned()),
        checked_by: Judge::Kafkactl,
        subject_exists: None,
        reasons,
    }
}

/// The verdict of the registry on a schema that might become the next version of a subject. Where it gives no reasons, those of Avro
/// are worked out here.
pub(crate) fn registry_verdict(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    subject: &str,
    text: &SchemaText,
    normalize: bool,
) -> Result<Verdict> {
    let level = match patiently(work, limit, || registry.setting(Setting::Compatibility, Some(subject))) {
        Ok(level) => level,
        // Who may ask for a verdict need not be allowed to read levels.
        Err(error) if error.kind().is_denial() => {
            work.progress.warning(&error.message());
            None
        }
        Err(error) => return Err(error),
    };
    let is_avro = SchemaType::of_name(text.kind()) == Some(SchemaType::Avro);
    let answer = match answer_of_registry(work, registry, limit, subject, text, normalize, level.as_deref()) {
        Ok(answer) => answer,
        // Apicurio does not look up references here, though it does to register.
        Err(error) if *error.kind() == Kind::Failed && is_avro && !text.references.is_empty() => {
            let Ok(new) = parsed(work, registry, limit, text) else { return Err(error) };
            return avro_verdict_of_subject(work, registry, limit, subject, &new);
        }
        Err(error) => return Err(error),
    };
    if level.as_deref() == Some(NONE) {
        // Apicurio compares even so, and then registers what it called incompatible.
        return Ok(Verdict {
            compatible: true,
            level,
            checked_by: Judge::Registry,
            subject_exists: None,
            reasons: Vec::new(),
        });
    }
    let mut reasons = reasons(&answer.messages);
    if !answer.is_compatible && reasons.is_empty() && is_avro {
        let new = parsed(work, registry, limit, text)?;
        reasons = avro_verdict_of_subject(work, registry, limit, subject, &new)?.reasons;
    }
    Ok(Verdict {
        compatible: answer.is_compatible,
        level,
        checked_by: Judge::Registry,
        subject_exists: None,
        reasons,
    })
}

fn answer_of_registry(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    subject: &str,
    text: &SchemaText,
    normalize: bool,
    level: Option<&str>,
) -> Result<CompatibilityAnswer> {
    if level.is_some_and(|level| !level.ends_with("TRANSITIVE")) {
        return patiently(work, limit, || registry.check_latest(subject, text, normalize));
    }
    if let Some(answer) = patiently(work, limit, || registry.check_all(subject, text, normalize))? {
        return Ok(answer);
    }
    if level.is_none() {
        return patiently(work, limit, || registry.check_latest(subject, text, normalize));
    }
    // One by one, then; what has no versions takes all.
    let versions = versions_of(work, registry, limit, subject)?;
    let mut all = CompatibilityAnswer { is_compatible: true, messages: Vec::new() };
    for version in versions {
        let one = patiently(work, limit, || registry.check_version(subject, version, text, normalize))?;
        all.is_compatible &= one.is_compatible;
        all.messages.extend(one.messages);
    }
    Ok(all)
}

/// The verdict by the rules of Avro on a schema that the registry is not asked about, against the versions that it has.
pub(crate) fn avro_verdict_of_subject(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    subject: &str,
    new: &AvroSchema,
) -> Result<Verdict> {
    let level = patiently(work, limit, || registry.setting(Setting::Compatibility, Some(subject)))?;
    let unknown =
        || Error::new(Kind::Failed, format!("the registry gives no compatibility level of '{subject}'"));
    let level: Level = level.ok_or_else(unknown)?.parse().map_err(|why| Error::new(Kind::Failed, why))?;
    let mut versions = versions_of(work, registry, limit, subject)?;
    versions.sort_unstable();
    if !level.transitive {
        versions = versions.last().copied().into_iter().collect();
    }
    let mut older = Vec::new();
    for version in versions {
        let number = version.to_string();
        let old = patiently(work, limit, || registry.version(subject, &number, false))?;
        // What changed its kind meanwhile fits to nothing, and there is no field to name.
        if old.text.kind() == "AVRO" {
            older.push((number, parsed(work, registry, limit, &old.text)?));
        }
    }
    Ok(avro_verdict(level, new, &older))
}

/// The versions of a subject; one that does not exist has none.
fn versions_of(work: &mut Work<'_>, registry: &Registry, limit: Duration, subject: &str) -> Result<Vec<i32>> {
    match patiently(work, limit, || registry.versions(subject, false)) {
        Err(error) if error.kind().is_absence() => Ok(Vec::new()),
        other => other,
    }
}

/// An Avro schema with those that it refers to.
pub(crate) fn parsed(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    text: &SchemaText,
) -> Result<AvroSchema> {
    let mut source = RegistrySource { work, registry, limit };
    let needed = gather_texts(&text.references, &mut source)?;
    AvroSchema::parse(&text.schema, &needed)
        .map_err(|why| Error::new(Kind::Failed, format!("the Avro schema cannot be read: {why}")))
}

/// The reasons in a registry's messages. Confluent's are objects in a form of their own, among them the whole schemas.
fn reasons(messages: &[String]) -> Vec<VerdictReason> {
    static INCOMPATIBILITY: OnceLock<Option<Regex>> = OnceLock::new();
    let form = INCOMPATIBILITY.get_or_init(|| {
        Regex::new(r"(?s)^\{errorType:'([A-Z_]+)', ?description:'(.*?)'(?:, ?additionalInfo:.*)?\}$").ok()
    });
    let (mut reasons, mut version) = (Vec::new(), None);
    for message in messages {
        if let Some(number) = message.strip_prefix("{oldSchemaVersion: ") {
            version = Some(number.trim_end_matches('}').to_owned());
        } else if ["{oldSchema: ", "{compatibility: ", "{validateFields: "]
            .iter()
            .any(|of| message.starts_with(of))
        {
            // Known to the user, who can ask for it.
        } else {
            let parts = form.as_ref().and_then(|form| form.captures(message));
            let part = |at: usize| {
                parts.as_ref().and_then(|parts| parts.get(at)).map(|part| part.as_str().to_owned())
            };
            reasons.push(VerdictReason {
                version: None,
                level: None,
                field: None,
                rule: part(1),
                message: part(2).unwrap_or_else(|| message.clone()),
            });
        }
    }
    for reason in &mut reasons {
        reason.version.clone_from(&version);
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_transitive_level_compares_with_all_versions() {
        let record = |kind: &str| {
            let text = r#"{"type":"record","name":"R","fields":[{"name":"a","type":"KIND"}]}"#;
            AvroSchema::parse(&text.replace("KIND", kind), &[]).unwrap()
        };
        let older = [("1".to_owned(), record("string")), ("2".to_owned(), record("int"))];
        let level = |transitive| Level { backward: true, forward: false, transitive };
        assert!(avro_verdict(level(false), &record("int"), &older).compatible);
        let verdict = avro_verdict(level(true), &record("int"), &older);
        assert!(!verdict.compatible && !verdict.reasons.is_empty());
        let is_of_first = |reason: &VerdictReason| {
            (reason.version.as_deref(), reason.level) == (Some("1"), Some("BACKWARD"))
        };
        assert!(verdict.reasons.iter().all(is_of_first), "{:?}", verdict.reasons);
    }

    #[test]
    fn each_direction_of_a_level_is_compared_alone() {
        let record = |fields: &str| {
            let text = r#"{"type":"record","name":"R","fields":[FIELDS]}"#;
            AvroSchema::parse(&text.replace("FIELDS", fields), &[]).unwrap()
        };
        // A new field without a default: the new schema cannot read what the old one wrote, but the other way round.
        let older = [("1".to_owned(), record(""))];
        let new = record(r#"{"name":"a","type":"int"}"#);
        let verdict = |backward, forward| {
            avro_verdict(Level { backward, forward, transitive: false }, &new, &older).compatible
        };
        assert_eq!([verdict(true, false), verdict(false, true), verdict(true, true)], [false, true, false]);
    }

    #[test]
    fn the_messages_of_confluents_registry_are_taken_apart() {
        let messages = [
            "{errorType:'READER_FIELD_MISSING_DEFAULT_VALUE', description:'The field 'must' at path '/fields/1' in the new schema has no default value and is missing in the old schema', additionalInfo:'must'}",
            "{oldSchemaVersion: 3}",
            "{oldSchema: '{\"type\":\"record\"}'}",
            "{compatibility: 'BACKWARD'}",
            "Found incompatible change: Difference{fullPath='#/properties/id', type=TYPE_CHANGED}",
        ];
        let found = reasons(&messages.map(str::to_owned));
        let shown: Vec<_> = found.iter().map(|one| (one.rule.as_deref(), one.message.as_str())).collect();
        assert_eq!(
            shown,
            [
                (
                    Some("READER_FIELD_MISSING_DEFAULT_VALUE"),
                    "The field 'must' at path '/fields/1' in the new schema has no default value and is missing in the old schema"
                ),
                (None, messages[4]),
            ]
        );
        assert!(found.iter().all(|one| one.version.as_deref() == Some("3")));
    }
}

//! Bringing a registry to what a document has: new versions, with references in order, and settings.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::exported::{Exported, ExportedSubject, ExportedVersion, OwnSetting};
use super::references::gather_texts;
use super::settings::{Effective, SettingChange, SettingReader};
use super::verdict::{NotRegistered, registry_verdict};
use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::payload::schema::{FieldChange, SchemaType, changes, fields};
use crate::rest::{Registry, SchemaReference, SchemaText, Setting};

/// A version that the registry does not have.
#[derive(Debug)]
pub(crate) struct NewVersion<'e> {
    pub(crate) subject: &'e str,
    pub(crate) version: &'e ExportedVersion,
    pub(crate) difference: SchemaDifference,
}

/// How a new version differs from the one that it follows.
#[derive(Debug)]
pub(crate) enum SchemaDifference {
    /// It is the first one of its subject.
    First,
    /// The one before is of this kind.
    OtherKind(String),
    /// The fields of one of the two cannot be read.
    Unreadable,
    Fields(Vec<FieldChange>),
}

/// New versions on their way into a registry.
#[derive(Debug)]
pub(crate) struct Application<'r> {
    registry: &'r Registry,
    limit: Duration,
    /// The versions of the registry that versions of the document have become.
    versions: BTreeMap<(String, i32), i32>,
    /// Subjects of which a version was refused: those after it would follow the wrong one.
    failed: BTreeSet<String>,
}

impl<'r> Application<'r> {
    pub(crate) fn new(registry: &'r Registry, limit: Duration) -> Self {
        Self { registry, limit, versions: BTreeMap::new(), failed: BTreeSet::new() }
    }

    /// Finds the versions that the registry does not have, each behind all that it needs.
    pub(crate) fn new_versions<'e>(
        &mut self,
        work: &mut Work<'_>,
        exported: &'e Exported,
    ) -> Result<Vec<NewVersion<'e>>> {
        let mut new = Vec::new();
        for (subject, version) in in_order(exported)? {
            new.extend(self.new_version(work, exported, subject, version)?);
        }
        Ok(new)
    }

    fn new_version<'e>(
        &mut self,
        work: &mut Work<'_>,
        exported: &Exported,
        subject: &'e str,
        version: &'e ExportedVersion,
    ) -> Result<Option<NewVersion<'e>>> {
        if let Some(text) = self.referring(version) {
            let look = || self.registry.lookup(subject, &text, false, false);
            if let Some(known) = patiently(work, self.limit, look)? {
                self.versions.insert((subject.to_owned(), version.version), known.place.version);
                return Ok(None);
            }
        }
        let latest = match patiently(work, self.limit, || self.registry.version(subject, "latest", false)) {
            Ok(latest) => Some(latest),
            Err(error) if error.kind().is_absence() => None,
            Err(error) => return Err(error),
        };
        // Registries keep the text of some kinds as it was sent, blanks included.
        let kind = SchemaType::of_name(&version.schema_type);
        if let (Some(latest), Some(kind)) = (&latest, kind)
            && latest.text.kind() == version.schema_type
            && kind.is_same(&latest.text.schema, version.text())
            && self.referring(version).is_some_and(|text| text.references == latest.text.references)
        {
            self.versions.insert((subject.to_owned(), version.version), latest.place.version);
            return Ok(None);
        }
        // It follows the version before it in the document where that is new too, else the latest of the registry.
        let before = exported
            .subject(subject)
            .and_then(|all| all.versions.iter().rfind(|one| one.version < version.version && !one.deleted))
            .filter(|before| !self.versions.contains_key(&(subject.to_owned(), before.version)))
            .map(ExportedVersion::schema_text)
            .or_else(|| latest.map(|latest| latest.text));
        let difference = match before {
            None => SchemaDifference::First,
            Some(before) => {
                // The references of the new one are nearly always those of the old one: good enough for a summary.
                let needed = gather_texts(&version.references, &mut &*exported)?;
                SchemaDifference::between(&before, version, &needed)
            }
        };
        Ok(Some(NewVersion { subject, version, difference }))
    }

    /// A version as it is sent, with references to what versions of the document have become; `None` while one of them is not registered.
    fn referring(&self, version: &ExportedVersion) -> Option<SchemaText> {
        let reference = |reference: &SchemaReference| {
            let place = (reference.subject.clone(), reference.version);
            Some(SchemaReference { version: *self.versions.get(&place)?, ..reference.clone() })
        };
        let references = version.references.iter().map(reference).collect::<Option<Vec<_>>>()?;
        Some(SchemaText { references, ..version.schema_text() })
    }

    /// Asks the registry whether it would take a new version; `None` where that cannot be asked before others are registered.
    pub(crate) fn check(
        &self,
        work: &mut Work<'_>,
        new: &[NewVersion<'_>],
        index: usize,
    ) -> Option<std::result::Result<(), NotRegistered>> {
        let NewVersion { subject, version, .. } = new.get(index)?;
        // All but the first of a subject follow a version that is not there yet.
        if new.iter().take(index).any(|earlier| earlier.subject == *subject) {
            return None;
        }
        let text = self.referring(version)?;
        Some(match registry_verdict(work, self.registry, self.limit, subject, &text, false) {
            Ok(verdict) if verdict.compatible => Ok(()),
            Ok(verdict) => Err(NotRegistered::Incompatible(verdict)),
            Err(error) => Err(error.into()),
        })
    }

    /// Registers a new version.
    pub(crate) fn register(
        &mut self,
        work: &mut Work<'_>,
        new: &NewVersion<'_>,
    ) -> std::result::Result<(), NotRegistered> {
        let name = || format!("{} v{}", new.subject, new.version.version);
        let result = if self.failed.contains(new.subject) {
            let message = format!("'{}' was not registered, as a version before it was refused", name());
            Err(Error::new(Kind::Failed, message).into())
        } else {
            match self.referring(new.version) {
                Some(text) => self.send(work, new, &text),
                None => {
                    let message =
                        format!("'{}' was not registered, as what it refers to is not there", name());
                    Err(Error::new(Kind::Failed, message).into())
                }
            }
        };
        if result.is_err() {
            self.failed.insert(new.subject.to_owned());
        }
        result
    }

    fn send(
        &mut self,
        work: &mut Work<'_>,
        new: &NewVersion<'_>,
        text: &SchemaText,
    ) -> std::result::Result<(), NotRegistered> {
        let (registry, limit, subject) = (self.registry, self.limit, new.subject);
        if let Err(error) = patiently(work, limit, || registry.register(subject, text, false)) {
            if *error.kind() != Kind::Incompatible {
                return Err(error.into());
            }
            return Err(match registry_verdict(work, registry, limit, subject, text, false) {
                Ok(verdict) if !verdict.compatible => NotRegistered::Incompatible(verdict),
                _ => error.into(),
            });
        }
        if let Some(known) = patiently(work, limit, || registry.lookup(subject, text, false, false))? {
            self.versions.insert((subject.to_owned(), new.version.version), known.place.version);
        }
        Ok(())
    }
}

/// All versions that are not deleted, each behind those that it refers to and those of its subject before it.
fn in_order(exported: &Exported) -> Result<Vec<(&str, &ExportedVersion)>> {
    let mut order = Order { exported, done: BTreeSet::new(), within: Vec::new(), ordered: Vec::new() };
    for subject in &exported.subjects {
        for version in &subject.versions {
            order.visit(subject, version)?;
        }
    }
    Ok(order.ordered)
}

struct Order<'e> {
    exported: &'e Exported,
    done: BTreeSet<(&'e str, i32)>,
    within: Vec<(&'e str, i32)>,
    ordered: Vec<(&'e str, &'e ExportedVersion)>,
}

impl<'e> Order<'e> {
    fn visit(&mut self, subject: &'e ExportedSubject, version: &'e ExportedVersion) -> Result<()> {
        let place = (subject.subject.as_str(), version.version);
        if version.deleted || self.done.contains(&place) {
            return Ok(());
        }
        if self.within.contains(&place) {
            let message =
                format!("version {} of '{}' refers to itself by way of its references", place.1, place.0);
            return Err(Error::new(Kind::Usage, message).hint("a registry takes no circle of references"));
        }
        self.within.push(place);
        for before in subject.versions.iter().filter(|one| one.version < version.version) {
            self.visit(subject, before)?;
        }
        for reference in &version.references {
            let found = self
                .exported
                .subject(&reference.subject)
                .zip(self.exported.version(&reference.subject, reference.version));
            let Some((subject, needed)) = found else {
                let message = format!(
                    "version {} of '{}', to which '{}' refers, is not among the schemas to apply",
                    reference.version, reference.subject, place.0
                );
                return Err(Error::new(Kind::Usage, message));
            };
            self.visit(subject, needed)?;
        }
        self.within.pop();
        self.done.insert(place);
        self.ordered.push((place.0, version));
        Ok(())
    }
}

impl SchemaDifference {
    fn between(before: &SchemaText, version: &ExportedVersion, needed: &[String]) -> Self {
        let kind = SchemaType::of_name(&version.schema_type).filter(|_| before.kind() == version.schema_type);
        let Some(kind) = kind else { return Self::OtherKind(before.kind().to_owned()) };
        let read = |text: &str| fields(kind, text, needed);
        match (read(&before.schema), read(version.text())) {
            (Ok(old), Ok(new)) => Self::Fields(changes(&old, &new)),
            _ => Self::Unreadable,
        }
    }
}

/// The levels and modes of a document that the registry does not have.
pub(crate) fn setting_changes(
    work: &mut Work<'_>,
    registry: &Registry,
    limit: Duration,
    exported: &Exported,
) -> Result<Vec<SettingChange>> {
    let mut planned = Vec::new();
    for setting in [Setting::Compatibility, Setting::Mode] {
        let reader = SettingReader::new(work, registry, limit, setting)?;
        let (whole, of_subject): (_, fn(&ExportedSubject) -> Option<&OwnSetting>) = match setting {
            Setting::Compatibility => (&exported.compatibility, |subject| subject.compatibility.as_ref()),
            Setting::Mode => (&exported.mode, |subject| subject.mode.as_ref()),
        };
        if whole.is_some() {
            let now = Effective { value: reader.global.clone(), inherited: Some(false) };
            planned.extend(change(setting, None, whole.as_ref(), now));
        }
        for subject in &exported.subjects {
            if let Some(wanted) = of_subject(subject) {
                let now = patiently(work, limit, || reader.of(registry, &subject.subject))?;
                planned.extend(change(setting, Some(&subject.subject), wanted.value(), now));
            }
        }
    }
    Ok(planned)
}

/// The change that gives a subject, or the registry, a value; `None` where it has it already.
fn change(
    setting: Setting,
    subject: Option<&String>,
    value: Option<&String>,
    before: Effective,
) -> Option<SettingChange> {
    let is_so = match value {
        Some(value) => before.value.as_ref() == Some(value) && before.inherited != Some(true),
        None => before.inherited == Some(true),
    };
    (!is_so).then(|| SettingChange { setting, subject: subject.cloned(), value: value.cloned(), before })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(number: i32, references: &[(&str, i32)]) -> ExportedVersion {
        let reference = |(subject, version): &(&str, i32)| SchemaReference {
            name: (*subject).to_owned(),
            subject: (*subject).to_owned(),
            version: *version,
        };
        ExportedVersion {
            version: number,
            id: None,
            schema_type: "AVRO".to_owned(),
            references: references.iter().map(reference).collect(),
            deleted: false,
            schema: Some(r#""int""#.to_owned()),
            file: None,
        }
    }

    fn exported(subjects: Vec<(&str, Vec<ExportedVersion>)>) -> Exported {
        let subject = |(name, versions): (&str, Vec<ExportedVersion>)| ExportedSubject {
            subject: name.to_owned(),
            versions,
            ..ExportedSubject::default()
        };
        Exported { subjects: subjects.into_iter().map(subject).collect(), ..Exported::default() }
    }

    #[test]
    fn versions_come_behind_what_they_refer_to_and_behind_those_before_them() {
        let all = exported(vec![
            ("a", vec![version(1, &[]), version(2, &[("b", 2)])]),
            ("b", vec![version(1, &[]), version(2, &[("c", -1)])]),
            ("c", vec![version(1, &[]), version(4, &[])]),
        ]);
        let order: Vec<_> =
            in_order(&all).unwrap().into_iter().map(|(name, one)| (name, one.version)).collect();
        assert_eq!(order, [("a", 1), ("b", 1), ("c", 1), ("c", 4), ("b", 2), ("a", 2)]);
    }

    #[test]
    fn a_circle_of_references_and_one_that_leads_out_of_the_document_are_refused() {
        let circle =
            exported(vec![("a", vec![version(1, &[("b", 1)])]), ("b", vec![version(1, &[("a", 1)])])]);
        assert!(in_order(&circle).unwrap_err().message().contains("refers to itself"));
        let outside = exported(vec![("a", vec![version(1, &[("z", 1)])])]);
        assert!(in_order(&outside).unwrap_err().message().contains("'z', to which 'a' refers"));
    }

    #[test]
    fn what_was_deleted_is_not_applied() {
        let deleted = ExportedVersion { deleted: true, ..version(1, &[("z", 1)]) };
        let all = exported(vec![("a", vec![deleted, version(2, &[])])]);
        assert_eq!(in_order(&all).unwrap().len(), 1);
    }

    #[test]
    fn a_setting_is_changed_only_where_it_is_another_or_of_someone_else() {
        let now = |value: &str, inherited| Effective { value: Some(value.to_owned()), inherited };
        let (subject, full) = ("s".to_owned(), "FULL".to_owned());
        let is_changed = |value: Option<&String>, before| {
            change(Setting::Compatibility, Some(&subject), value, before).is_some()
        };
        assert!(is_changed(Some(&full), now("BACKWARD", Some(false))));
        assert!(is_changed(Some(&full), now("FULL", Some(true))));
        assert!(!is_changed(Some(&full), now("FULL", Some(false))));
        // A registry that does not say whose it is has what is wanted, either way.
        assert!(!is_changed(Some(&full), now("FULL", None)));
        assert!(is_changed(None, now("FULL", Some(false))) && !is_changed(None, now("FULL", Some(true))));
    }
}

//! A registry as a document, which an export or an undo file holds and which can be applied again.

use serde::{Deserialize, Deserializer, Serialize};

use super::inventory::{Subject, Version};
use super::references::{SchemaSource, gather_texts};
use super::settings::{Effective, SettingChange};
use crate::error::{Error, Kind, Result};
use crate::payload::schema::AvroSchema;
use crate::rest::{RegisteredSchema, SchemaReference, SchemaText, Setting};

/// A registry, or some of its subjects; the field names are an interface.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Exported {
    /// The compatibility level of the whole registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) compatibility: Option<String>,
    /// The mode of the whole registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) mode: Option<String>,
    #[serde(default)]
    pub(crate) subjects: Vec<ExportedSubject>,
}

/// A subject; the field names are an interface.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ExportedSubject {
    pub(crate) subject: String,
    /// Its own compatibility level; null makes it inherit that of the registry, and where the field is missing nothing changes.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) compatibility: Option<OwnSetting>,
    /// Its own mode, as for the level.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) mode: Option<OwnSetting>,
    /// Its versions, the oldest first.
    #[serde(default)]
    pub(crate) versions: Vec<ExportedVersion>,
}

/// A version; the field names are an interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ExportedVersion {
    pub(crate) version: i32,
    /// The id that it had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<i32>,
    /// `AVRO`, `JSON` or `PROTOBUF`.
    pub(crate) schema_type: String,
    /// What it refers to, by subject and version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) references: Vec<SchemaReference>,
    /// It was deleted, but not permanently.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) deleted: bool,
    /// The schema, where the document itself holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) schema: Option<String>,
    /// The file with the schema, beside the one that names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
}

/// A setting of a subject; null stands for none of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum OwnSetting {
    Value(String),
    OfRegistry,
}

impl OwnSetting {
    pub(crate) fn value(&self) -> Option<&String> {
        match self {
            Self::Value(value) => Some(value),
            Self::OfRegistry => None,
        }
    }
}

/// A null that is there is not the same as a missing field.
fn said<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<OwnSetting>, D::Error> {
    OwnSetting::deserialize(deserializer).map(Some)
}

impl Exported {
    /// The settings as they are before they are changed.
    pub(crate) fn before(changes: &[SettingChange]) -> Self {
        let mut before = Self::default();
        for change in changes {
            before.add_setting(change.setting, change.subject.as_deref(), change.before.clone());
        }
        before
    }

    /// Adds what holds for a subject, or for the registry.
    pub(crate) fn add_setting(&mut self, setting: Setting, subject: Option<&str>, now: Effective) {
        let Some(subject) = subject else {
            match setting {
                Setting::Compatibility => self.compatibility = now.value,
                Setting::Mode => self.mode = now.value,
            }
            return;
        };
        let own = match now.inherited {
            Some(true) => Some(OwnSetting::OfRegistry),
            _ => now.value.map(OwnSetting::Value),
        };
        // Each subject has one entry in a document.
        let at = self.subjects.iter().position(|one| one.subject == subject).unwrap_or_else(|| {
            self.subjects.push(ExportedSubject { subject: subject.to_owned(), ..ExportedSubject::default() });
            self.subjects.len() - 1
        });
        let Some(known) = self.subjects.get_mut(at) else { return };
        match setting {
            Setting::Compatibility => known.compatibility = own,
            Setting::Mode => known.mode = own,
        }
    }

    pub(crate) fn subject(&self, name: &str) -> Option<&ExportedSubject> {
        self.subjects.iter().find(|subject| subject.subject == name)
    }

    /// Removes the versions whose schema the registry no longer shows, and names them.
    pub(crate) fn drop_hidden(&mut self) -> Vec<String> {
        let mut hidden = Vec::new();
        for subject in &mut self.subjects {
            let without = subject.versions.iter().filter(|version| version.schema.is_none());
            hidden.extend(
                without.map(|version| format!("version {} of '{}'", version.version, subject.subject)),
            );
            subject.versions.retain(|version| version.schema.is_some());
        }
        hidden
    }

    pub(crate) fn version(&self, subject: &str, version: i32) -> Option<&ExportedVersion> {
        let mut versions = self.subject(subject)?.versions.iter();
        if version == -1 { versions.next_back() } else { versions.find(|one| one.version == version) }
    }

    /// An Avro schema with those that it refers to, which are in this document.
    pub(crate) fn parsed(&self, version: &ExportedVersion) -> Result<AvroSchema> {
        let needed = gather_texts(&version.references, &mut &*self)?;
        AvroSchema::parse(version.text(), &needed).map_err(|why| {
            Error::new(Kind::Failed, format!("version {} cannot be read as Avro: {why}", version.version))
        })
    }
}

impl SchemaSource for &Exported {
    fn read(&mut self, reference: &SchemaReference) -> Result<SchemaText> {
        let SchemaReference { name, subject, version } = reference;
        let found = self.version(subject, *version).ok_or_else(|| {
            let message =
                format!("version {version} of '{subject}', which is referred to as '{name}', is not there");
            Error::new(Kind::NotFound, message)
        })?;
        Ok(found.schema_text())
    }
}

impl ExportedVersion {
    /// The schema; once a document is read, each version has one.
    pub(crate) fn text(&self) -> &str {
        self.schema.as_deref().unwrap_or_default()
    }

    /// As registries take it.
    pub(crate) fn schema_text(&self) -> SchemaText {
        SchemaText {
            schema: self.text().to_owned(),
            schema_type: self.schema_type.clone(),
            references: self.references.clone(),
            guid: None,
        }
    }
}

/// A subject as it is read from a registry, without its settings.
impl From<Subject> for ExportedSubject {
    fn from(subject: Subject) -> Self {
        let version = |(version, schema): (Version, Option<RegisteredSchema>)| ExportedVersion {
            version: version.number,
            id: schema.as_ref().and_then(|schema| schema.id),
            schema_type: schema.as_ref().map_or_else(String::new, |schema| schema.text.kind().to_owned()),
            references: schema.as_ref().map_or_else(Vec::new, |schema| schema.text.references.clone()),
            deleted: version.deleted,
            schema: schema.map(|schema| schema.text.schema),
            file: None,
        };
        Self {
            subject: subject.name,
            versions: subject.versions.into_iter().map(version).collect(),
            ..Self::default()
        }
    }
}

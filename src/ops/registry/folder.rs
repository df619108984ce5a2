//! A registry as a folder that reads well in git: `registry.json` with what holds for all of it, and a folder for each subject with
//! `subject.json` and a file for each version (`v1.avsc`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::exported::{Exported, ExportedSubject, ExportedVersion};
use crate::error::{Error, Kind, Result};
use crate::payload::schema::SchemaType;
use crate::util::new_file::{create_new, file_name};
use crate::util::replace_file::replace_file;
use crate::util::text;

/// The file with the settings of the whole registry.
const REGISTRY: &str = "registry.json";
/// The file with the settings of a subject.
const SUBJECT: &str = "subject.json";

/// Writes a registry into a folder. An existing export is updated with `replace`, which also removes the
/// files of versions that are gone; nothing else is touched. `lay_out` makes a schema readable. Gives the number of files.
pub(crate) fn write(
    exported: &Exported,
    folder: &Path,
    replace: bool,
    lay_out: impl Fn(&str) -> String,
) -> Result<usize> {
    let failed = |error| Error::io(error, format!("could not write to '{}'", folder.display()));
    let before = if folder.join(REGISTRY).exists() {
        files(&ordered(read_folder(folder)?, folder)?)
    } else {
        BTreeSet::new()
    };
    if !before.is_empty() && !replace {
        let message = format!("'{}' holds an export already", folder.display());
        return Err(Error::new(Kind::FolderHasExport, message));
    }
    fs::create_dir_all(folder).map_err(failed)?;
    let put = |name: &Path, text: &str| -> Result<()> {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
            if parent != folder && parent.is_symlink() {
                let message = format!("'{}' is a link, and leads out of the folder", parent.display());
                return Err(Error::new(Kind::Failed, message));
            }
        }
        if before.contains(name) {
            return replace_file(&path, text.as_bytes(), 0o666).map_err(failed);
        }
        let mut file = create_new(&path)?;
        std::io::Write::write_all(&mut file, text.as_bytes()).map_err(failed)
    };
    let now = files(exported);
    let registry = Exported { subjects: Vec::new(), ..exported.clone() };
    put(Path::new(REGISTRY), &json(&Whole::of(&registry))?)?;
    for subject in &exported.subjects {
        let own = PathBuf::from(file_name(&subject.subject));
        let mut listed = subject.clone();
        for version in &mut listed.versions {
            put(&own.join(version_file(version)), &lay_out(version.text()))?;
            version.file = Some(version_file(version));
            version.schema = None;
        }
        put(&own.join(SUBJECT), &json(&listed)?)?;
    }
    for gone in before.difference(&now) {
        fs::remove_file(folder.join(gone)).map_err(failed)?;
        // The folder of a subject that is gone, unless something else lies there.
        if let Some(parent) = gone.parent().filter(|parent| *parent != Path::new("")) {
            let _ = fs::remove_dir(folder.join(parent));
        }
    }
    Ok(now.len())
}

/// The settings of the whole registry, without its subjects.
#[derive(Debug, Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Whole {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    compatibility: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mode: Option<String>,
}

impl Whole {
    fn of(exported: &Exported) -> Self {
        Self { compatibility: exported.compatibility.clone(), mode: exported.mode.clone() }
    }
}

fn version_file(version: &ExportedVersion) -> String {
    let extension = SchemaType::of_name(&version.schema_type).map_or("txt", SchemaType::extension);
    format!("v{}.{extension}", version.version)
}

/// The files of an export, below its folder.
fn files(exported: &Exported) -> BTreeSet<PathBuf> {
    let mut files = BTreeSet::from([PathBuf::from(REGISTRY)]);
    for subject in &exported.subjects {
        let own = PathBuf::from(file_name(&subject.subject));
        files.insert(own.join(SUBJECT));
        for version in &subject.versions {
            files.insert(own.join(version.file.clone().unwrap_or_else(|| version_file(version))));
        }
    }
    files
}

fn json(value: &impl Serialize) -> Result<String> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Error::new(Kind::Failed, format!("could not write JSON: {error}")))?;
    Ok(format!("{text}\n"))
}

/// Reads a registry from such a folder, or from one document of JSON or YAML, whose text `read` gives.
pub(crate) fn read_exported(path: &Path, read: impl FnOnce(&Path) -> Result<String>) -> Result<Exported> {
    if path.is_dir() {
        return ordered(read_folder(path)?, path);
    }
    ordered(parsed(&read(path)?, path)?, path)
}

/// Subjects by name, each with its versions by number and all their schemas.
fn ordered(mut exported: Exported, path: &Path) -> Result<Exported> {
    for subject in &mut exported.subjects {
        subject.versions.sort_by_key(|version| version.version);
        if let Some(version) = subject.versions.iter().find(|version| version.schema.is_none()) {
            let message = format!("version {} of '{}' has no schema", version.version, subject.subject);
            return Err(Error::new(Kind::Usage, message));
        }
    }
    exported.subjects.sort_by(|one, other| one.subject.cmp(&other.subject));
    let twice = exported.subjects.windows(2).find(|pair| pair[0].subject == pair[1].subject);
    if let Some([one, _]) = twice {
        let message = format!("subject '{}' is in '{}' twice", one.subject, path.display());
        return Err(Error::new(Kind::Usage, message));
    }
    Ok(exported)
}

fn read_folder(folder: &Path) -> Result<Exported> {
    let whole: Whole = match folder.join(REGISTRY) {
        path if path.exists() => parsed(&text::read(&path)?, &path)?,
        _ => Whole { compatibility: None, mode: None },
    };
    let failed = |error| Error::io(error, format!("could not read '{}'", folder.display()));
    let entries =
        fs::read_dir(folder).map_err(failed)?.collect::<std::io::Result<Vec<_>>>().map_err(failed)?;
    let mut subjects = Vec::new();
    for own in entries.into_iter().map(|entry| entry.path()) {
        if own.join(SUBJECT).exists() {
            subjects.push(read_subject(&own)?);
        }
    }
    if subjects.is_empty() && !folder.join(REGISTRY).exists() {
        let message = format!("'{}' holds no schemas of a registry", folder.display());
        return Err(Error::new(Kind::NotAnExport, message));
    }
    Ok(Exported { compatibility: whole.compatibility, mode: whole.mode, subjects })
}

fn read_subject(own: &Path) -> Result<ExportedSubject> {
    let path = own.join(SUBJECT);
    let mut subject: ExportedSubject = parsed(&text::read(&path)?, &path)?;
    for version in &mut subject.versions {
        let Some(file) = &version.file else { continue };
        // A name alone: a document from elsewhere must not read other files.
        if Path::new(file).file_name() != Some(file.as_ref()) {
            let message = format!("'{file}' in '{}' is no name of a file beside it", path.display());
            return Err(Error::new(Kind::Usage, message));
        }
        version.schema = Some(text::read(&own.join(file))?.trim_end().to_owned());
    }
    Ok(subject)
}

fn parsed<T: DeserializeOwned>(text: &str, path: &Path) -> Result<T> {
    // JSON is YAML too.
    serde_saphyr::from_str(text).map_err(|error| {
        let why = error.to_string();
        let why = why.lines().next().unwrap_or_default();
        Error::new(Kind::Usage, format!("'{}' is not as schema export writes it: {why}", path.display()))
    })
}

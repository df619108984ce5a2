//! The schemas that a schema refers to, found in a folder and put in order, or read from where they are registered.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::{Error, Kind, Result};
use crate::ops::Work;
use crate::ops::patience::patiently;
use crate::payload::schema::{SchemaType, defined, needed};
use crate::rest::{Refusal, Registry, SchemaReference, SchemaText};
use crate::util::text;

/// Maximum depth of folders in which schemas are looked for.
const MAX_DEPTH: usize = 16;

/// A schema that was given, in a file or otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GivenSchema {
    pub(crate) kind: SchemaType,
    pub(crate) text: String,
}

/// A schema that others refer to, which has to be registered before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NeededSchema {
    /// The name by which others refer to it, which is its subject too.
    pub(crate) name: String,
    pub(crate) text: String,
    /// The schemas that it refers to itself; all of them come before it.
    pub(crate) needs: Vec<String>,
}

/// The names that a schema needs. What cannot be read as one of its kind is an error.
pub(crate) fn needs(schema: &GivenSchema, what: &str) -> Result<Vec<String>> {
    needed(schema.kind, &schema.text).map_err(|why| {
        let message = format!("{what} is not a schema of the kind {}: {why}", schema.kind.name());
        Error::new(Kind::NotThatSchemaType, message)
    })
}

/// The schemas with these names in the files of a folder and the folders in it, each behind all that it needs. Names that are not
/// there are left out: they may be registered already.
pub(crate) fn found_in(folder: &Path, kind: SchemaType, names: &[String]) -> Result<Vec<NeededSchema>> {
    let mut by_name: BTreeMap<String, (PathBuf, String)> = BTreeMap::new();
    for path in files(folder, kind, 0)? {
        let text = text::read(&path)?.trim_end().to_owned();
        let relative = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        for name in defined(kind, &text, &relative) {
            if let Some((other, _)) = by_name.insert(name.clone(), (path.clone(), text.clone()))
                && other != path
            {
                let message =
                    format!("'{name}' is defined in both '{}' and '{}'", other.display(), path.display());
                return Err(Error::new(Kind::Usage, message));
            }
        }
    }
    let mut ordered = Vec::new();
    for name in names {
        visit(name, kind, &by_name, &mut Vec::new(), &mut ordered)?;
    }
    Ok(ordered)
}

fn visit(
    name: &str,
    kind: SchemaType,
    by_name: &BTreeMap<String, (PathBuf, String)>,
    within: &mut Vec<String>,
    ordered: &mut Vec<NeededSchema>,
) -> Result<()> {
    if ordered.iter().any(|done| done.name == name) {
        return Ok(());
    }
    if within.iter().any(|outer| outer == name) {
        let message = format!("'{name}' needs itself, by way of {}", within.join(", "));
        return Err(Error::new(Kind::Usage, message).hint("a registry takes no circle of references"));
    }
    let Some((path, text)) = by_name.get(name) else { return Ok(()) };
    let own = needs(&GivenSchema { kind, text: text.clone() }, &format!("'{}'", path.display()))?;
    within.push(name.to_owned());
    for inner in &own {
        visit(inner, kind, by_name, within, ordered)?;
    }
    within.pop();
    ordered.push(NeededSchema { name: name.to_owned(), text: text.clone(), needs: own });
    Ok(())
}

/// The files of one kind in a folder and the folders in it, sorted.
fn files(folder: &Path, kind: SchemaType, depth: usize) -> Result<Vec<PathBuf>> {
    let failed = |error| Error::io(error, format!("could not read '{}'", folder.display()));
    let entries = std::fs::read_dir(folder).map_err(failed)?.collect::<std::io::Result<Vec<_>>>();
    let mut paths: Vec<PathBuf> = entries.map_err(failed)?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() {
            if depth < MAX_DEPTH && !hidden {
                files.extend(self::files(&path, kind, depth + 1)?);
            }
        } else if path.extension().is_some_and(|extension| extension == kind.extension()) {
            files.push(path);
        }
    }
    Ok(files)
}

/// The source of referenced schemas.
pub(crate) trait SchemaSource {
    /// The schema that a reference leads to.
    fn read(&mut self, reference: &SchemaReference) -> Result<SchemaText>;
}

/// A registry that is asked again while it is busy.
pub(crate) struct RegistrySource<'w, 'run, 'r> {
    pub(crate) work: &'w mut Work<'run>,
    pub(crate) registry: &'r Registry,
    pub(crate) limit: Duration,
}

impl SchemaSource for RegistrySource<'_, '_, '_> {
    fn read(&mut self, reference: &SchemaReference) -> Result<SchemaText> {
        patiently(self.work, self.limit, || self.registry.referenced(reference))
    }
}

/// A registry that is asked once.
impl SchemaSource for &Registry {
    fn read(&mut self, reference: &SchemaReference) -> Result<SchemaText> {
        self.referenced(reference).map_err(Refusal::into_error)
    }
}

/// All schemas that references lead to, directly or not, each once and behind what it needs.
pub(crate) fn gather(
    references: &[SchemaReference],
    source: &mut impl SchemaSource,
) -> Result<Vec<(SchemaReference, SchemaText)>> {
    let (mut seen, mut gathered) = (BTreeSet::new(), Vec::new());
    add(references, source, &mut seen, &mut gathered)?;
    Ok(gathered)
}

/// The texts of all schemas that references lead to.
pub(crate) fn gather_texts(
    references: &[SchemaReference],
    source: &mut impl SchemaSource,
) -> Result<Vec<String>> {
    Ok(gather(references, source)?.into_iter().map(|(_, text)| text.schema).collect())
}

fn add(
    references: &[SchemaReference],
    source: &mut impl SchemaSource,
    seen: &mut BTreeSet<(String, i32)>,
    gathered: &mut Vec<(SchemaReference, SchemaText)>,
) -> Result<()> {
    for reference in references {
        if seen.insert((reference.subject.clone(), reference.version)) {
            let text = source.read(reference)?;
            add(&text.references, source, seen, gathered)?;
            gathered.push((reference.clone(), text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_is_found_in_a_folder_and_put_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let record = |name: &str, kind: &str| {
            format!(r#"{{"type":"record","name":"{name}","fields":[{{"name":"f","type":"{kind}"}}]}}"#)
        };
        write("a.avsc", &record("t.A", "t.B"));
        write("deep/b.avsc", &record("t.B", "t.C"));
        write("c.avsc", &record("t.C", "int"));
        write("other.avsc", &record("t.Other", "int"));
        let find = |name: &str| found_in(folder.path(), SchemaType::Avro, &[name.to_owned()]);
        let names: Vec<String> = find("t.A").unwrap().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["t.C", "t.B", "t.A"]);
        assert!(find("t.Nowhere").unwrap().is_empty());
        write("c.avsc", &record("t.C", "t.A"));
        assert!(find("t.A").unwrap_err().message().contains("'t.A' needs itself"));
        write("again.avsc", &record("t.A", "int"));
        assert!(find("t.A").unwrap_err().message().contains("is defined in both"));
    }
}

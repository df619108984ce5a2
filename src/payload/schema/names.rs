//! References between schemas: the names that a schema needs from others, and those by which others can refer to it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{SchemaType, json, protobuf, protobuf_known};

/// The names that a schema does not define itself: full names of Avro types, documents of `$ref`, paths of imports. Files that
/// every Protobuf compiler includes (`google/protobuf/...`) are left out.
pub fn needed(kind: SchemaType, text: &str) -> Result<Vec<String>, String> {
    match kind {
        SchemaType::Json => json::references(text),
        SchemaType::Protobuf => protobuf::imports(text),
        SchemaType::Avro => {
            let names = avro_names(text)?;
            let is_defined = |name: &String| names.defined.contains(name);
            // A name that is not defined in its enclosing namespace may be one without a namespace.
            let missing = names.used.iter().filter(|(full, alone)| !is_defined(full) && !is_defined(alone));
            Ok(missing.map(|(full, _)| full.clone()).collect())
        }
    }
}

/// Whether a name needs no definition, because registries and this program include it. A file or a reference with that name takes
/// precedence.
pub fn is_built_in(kind: SchemaType, name: &str) -> bool {
    kind == SchemaType::Protobuf && protobuf_known::is_known(name)
}

/// The names by which other schemas may refer to this one; `path` is its path in their imports.
pub fn defined(kind: SchemaType, text: &str, path: &str) -> Vec<String> {
    match kind {
        SchemaType::Json => json::id(text).into_iter().chain([path.to_owned()]).collect(),
        SchemaType::Protobuf => vec![path.to_owned()],
        SchemaType::Avro => {
            avro_names(text).map_or_else(|_| Vec::new(), |names| names.top.into_iter().collect())
        }
    }
}

/// Maximum nesting of a schema that is examined: no person writes deeper ones.
const DEEPEST: usize = 64;

const PRIMITIVE: [&str; 8] = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];

/// The full names in an Avro schema. The parser reports only one missing name, not all.
#[derive(Default)]
struct AvroNames {
    /// The name of the schema itself.
    top: Option<String>,
    defined: BTreeSet<String>,
    /// Each name with its form without the enclosing namespace.
    used: BTreeMap<String, String>,
}

fn avro_names(text: &str) -> Result<AvroNames, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let mut names = AvroNames::default();
    if let Value::Object(object) = &value {
        names.top = full_name(object, "").map(|(name, _)| name);
    }
    collect(&value, "", 0, &mut names);
    Ok(names)
}

/// The full name of the type that an object defines, and the namespace within it.
pub(super) fn full_name(object: &Map<String, Value>, enclosing: &str) -> Option<(String, String)> {
    let kind = object.get("type")?.as_str()?;
    if !matches!(kind, "record" | "error" | "enum" | "fixed") {
        return None;
    }
    let name = object.get("name")?.as_str()?;
    if let Some((namespace, _)) = name.rsplit_once('.') {
        return Some((name.to_owned(), namespace.to_owned()));
    }
    let namespace = object.get("namespace").and_then(Value::as_str).unwrap_or(enclosing);
    Some((qualified(name, namespace), namespace.to_owned()))
}

pub(super) fn qualified(name: &str, namespace: &str) -> String {
    if namespace.is_empty() || name.contains('.') { name.to_owned() } else { format!("{namespace}.{name}") }
}

fn collect(value: &Value, namespace: &str, depth: usize, names: &mut AvroNames) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::String(name) if !PRIMITIVE.contains(&name.as_str()) => {
            names.used.insert(qualified(name, namespace), name.clone());
        }
        Value::Array(branches) => {
            for branch in branches {
                collect(branch, namespace, depth + 1, names);
            }
        }
        Value::Object(object) => {
            let mut namespace = namespace.to_owned();
            if let Some((name, within)) = full_name(object, &namespace) {
                names.defined.insert(name);
                namespace = within;
            } else if let Some(kind) = object.get("type").filter(|kind| *kind != "array" && *kind != "map") {
                collect(kind, &namespace, depth + 1, names);
            }
            for part in ["items", "values"] {
                if let Some(part) = object.get(part) {
                    collect(part, &namespace, depth + 1, names);
                }
            }
            let fields = object.get("fields").and_then(Value::as_array);
            for field in fields.into_iter().flatten().filter_map(|field| field.get("type")) {
                collect(field, &namespace, depth + 1, names);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_schema_lacks_are_found_in_every_place() {
        let avro = r#"{"type":"record","name":"A","namespace":"t","fields":[
            {"name":"a","type":"Own"},{"name":"b","type":["null","other.B"]},
            {"name":"c","type":{"type":"array","items":"C"}},{"name":"d","type":{"type":"map","values":"long"}},
            {"name":"e","type":{"type":"record","name":"x.Own2","fields":[{"name":"f","type":"F"},{"name":"g","type":"t.A"}]}},
            {"name":"h","type":{"type":"Wrapped"}},{"name":"i","type":{"type":"enum","name":"Own","symbols":[]}}]}"#;
        assert_eq!(needed(SchemaType::Avro, avro).unwrap(), ["other.B", "t.C", "t.Wrapped", "x.F"]);
        assert_eq!(defined(SchemaType::Avro, avro, "a.avsc"), ["t.A"]);
        let json = r##"{"$id":"me","properties":{"a":{"$ref":"other.json#/x"},"b":{"$ref":"#/definitions/c"},"d":{"items":[{"$ref":"d.json"}]}}}"##;
        assert_eq!(needed(SchemaType::Json, json).unwrap(), ["d.json", "other.json"]);
        assert_eq!(defined(SchemaType::Json, json, "me.json"), ["me", "me.json"]);
        let proto = "syntax = \"proto3\"; import \"a/b.proto\"; import \"google/protobuf/timestamp.proto\"; import \"google/type/date.proto\"; message M {}";
        let names = needed(SchemaType::Protobuf, proto).unwrap();
        assert_eq!(names, ["a/b.proto", "google/type/date.proto"]);
        let built_in = names.iter().map(|name| is_built_in(SchemaType::Protobuf, name)).collect::<Vec<_>>();
        assert_eq!(built_in, [false, true]);
    }
}

//! JSON Schemas.

use serde_json::{Map, Value};

use super::Field;

/// Maximum nesting of a schema that is examined: no person writes deeper ones.
const DEEPEST: usize = 64;

/// Keywords that do not restrict values, or whose parts are fields of their own.
const NO_PART_OF_TYPE: [&str; 13] = [
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "default",
    "definitions",
    "description",
    "examples",
    "items",
    "properties",
    "required",
    "title",
    "id",
];

pub(super) fn parse(text: &str) -> Result<Value, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    match value {
        Value::Object(_) | Value::Bool(_) => Ok(value),
        _ => Err("a JSON Schema must be an object".to_owned()),
    }
}

/// The documents that a schema refers to, without the fragment.
pub(super) fn references(text: &str) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    collect(&parse(text)?, 0, &mut names);
    names.sort();
    names.dedup();
    Ok(names)
}

fn collect(value: &Value, depth: usize, names: &mut Vec<String>) {
    match value {
        _ if depth > DEEPEST => {}
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get("$ref") {
                let document = reference.split('#').next().unwrap_or_default();
                if !document.is_empty() {
                    names.push(document.to_owned());
                }
            }
            for inner in object.values() {
                collect(inner, depth + 1, names);
            }
        }
        Value::Array(array) => array.iter().for_each(|inner| collect(inner, depth + 1, names)),
        _ => {}
    }
}

/// The `$id` of a schema.
pub(super) fn id(text: &str) -> Option<String> {
    parse(text).ok()?.get("$id")?.as_str().map(str::to_owned)
}

/// The properties of a schema and of its definitions.
pub(super) fn fields(text: &str) -> Result<Vec<Field>, String> {
    let mut fields = Vec::new();
    let schema = parse(text)?;
    push(&schema, "", 0, &mut fields);
    Ok(fields)
}

fn push(schema: &Value, path: &str, depth: usize, fields: &mut Vec<Field>) {
    let Value::Object(object) = schema else { return };
    if depth > DEEPEST {
        return;
    }
    let inner = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    let required: Vec<&str> = object
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for (name, property) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let path = inner(name);
        let mut kind = kind(property);
        if required.contains(&name.as_str()) {
            kind.push_str(", required");
        }
        let default = property.get("default").map(Value::to_string);
        fields.push(Field { path: path.clone(), kind, default });
        push(property, &path, depth + 1, fields);
    }
    if let Some(items @ Value::Object(_)) = object.get("items") {
        let path = format!("{path}[]");
        fields.push(Field { path: path.clone(), kind: kind(items), default: None });
        push(items, &path, depth + 1, fields);
    }
    for key in ["$defs", "definitions"] {
        for (name, definition) in object.get(key).and_then(Value::as_object).into_iter().flatten() {
            let path = inner(&format!("{key}.{name}"));
            fields.push(Field { path: path.clone(), kind: kind(definition), default: None });
            push(definition, &path, depth + 1, fields);
        }
    }
    if depth == 0 {
        fields.push(Field { path: "(the whole schema)".to_owned(), kind: kind(schema), default: None });
    }
}

/// The type of a value, followed by its other restrictions.
fn kind(schema: &Value) -> String {
    let Value::Object(object) = schema else { return schema.to_string() };
    let name = match object.get("type") {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "),
        _ => "anything".to_owned(),
    };
    let rest: Map<String, Value> = object
        .iter()
        .filter(|(key, _)| *key != "type" && !NO_PART_OF_TYPE.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if rest.is_empty() { name } else { format!("{name} {}", Value::Object(rest)) }
}

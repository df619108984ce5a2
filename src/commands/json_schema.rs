//! JSON Schemas of what commands write, made of the types that are written. They are committed in `docs/schemas/`; a test beside each
//! type compares, and rewrites them on request:
//!
//!     KAFKACTL_WRITE_SCHEMAS=1 cargo test --lib json_schemas
//!
//! The program that is shipped has none of this.

use std::path::Path;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// Declares the schemas of a module: the name of the file, the type that is written, and the commands that write it.
macro_rules! json_schemas {
    ($($name:literal: $type:ty, $commands:literal;)*) => {
        #[test]
        fn json_schemas_are_up_to_date() {
            $($crate::commands::json_schema::compare::<$type>($name, $commands);)*
        }
    };
}

pub(crate) use json_schemas;

/// Compares the schema of a type with the committed one.
#[expect(clippy::disallowed_methods, reason = "a test is told so to write its files")]
pub(crate) fn compare<T: JsonSchema>(name: &str, commands: &str) {
    let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
        settings.inline_subschemas = true;
    });
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    Strict.transform(&mut schema);
    schema.insert("title".to_owned(), format!("{commands} -o json").into());
    let schema = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let path = format!("docs/schemas/{name}.schema.json");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
    if std::env::var_os("KAFKACTL_WRITE_SCHEMAS").is_some() {
        return std::fs::write(file, schema).unwrap();
    }
    let committed = std::fs::read_to_string(file).unwrap_or_default();
    let refresh = "KAFKACTL_WRITE_SCHEMAS=1 cargo test --lib json_schemas";
    assert!(schema == committed, "{path} is out of date; refresh it: {refresh}");
}

/// Objects have the fields that are declared and no others, and descriptions use the words of JSON.
#[derive(Debug, Clone)]
struct Strict;

impl Transform for Strict {
    fn transform(&mut self, schema: &mut Schema) {
        // What is read where a field is missing says nothing of what is written.
        schema.remove("default");
        if schema.get("properties").is_some() {
            schema.insert("additionalProperties".to_owned(), false.into());
            without_null_where_left_out(schema);
        }
        if let Some(Value::String(text)) = schema.get("description") {
            let text = text.replace("; the JSON field names are an interface", "");
            let text = text.replace("; the field names are an interface", "").replace("`None`", "null");
            schema.insert("description".to_owned(), text.into());
        }
        transform_subschemas(self, schema);
    }
}

/// A field that is left out where it has no value is never null.
fn without_null_where_left_out(schema: &mut Schema) {
    let required = schema.get("required").cloned().unwrap_or_default();
    let is_required =
        |name: &str| required.as_array().is_some_and(|names| names.iter().any(|one| one == name));
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for (_, property) in properties.iter_mut().filter(|(name, _)| !is_required(name)) {
        let kinds = property.get("type").and_then(Value::as_array).into_iter().flatten();
        let kinds: Vec<Value> = kinds.filter(|kind| *kind != "null").cloned().collect();
        if let [kind] = &kinds[..] {
            property["type"] = kind.clone();
        }
    }
}

//! The JSON Schemas of the commands.

use super::binary::repository;

/// Checks a document against `docs/schemas/NAME.schema.json`.
pub fn assert_valid(name: &str, document: &[u8]) {
    let path = repository().join("docs/schemas").join(format!("{name}.schema.json"));
    let schema: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let document: serde_json::Value = serde_json::from_slice(document).unwrap();
    let errors: Vec<String> = jsonschema::validator_for(&schema)
        .unwrap()
        .iter_errors(&document)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:?}");
}

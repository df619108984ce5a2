//! The differences between two schemas, field by field.

use std::collections::BTreeMap;

use super::Field;

/// A field that only one of two schemas has, or that differs between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    pub path: String,
    /// The old field; `None` if it was added.
    pub before: Option<Field>,
    /// The new field; `None` if it was removed.
    pub after: Option<Field>,
}

/// The changes from some fields to others, ordered by path.
pub fn changes(before: &[Field], after: &[Field]) -> Vec<FieldChange> {
    let mut pairs: BTreeMap<&str, (Option<&Field>, Option<&Field>)> = BTreeMap::new();
    for field in before {
        pairs.entry(&field.path).or_default().0 = Some(field);
    }
    for field in after {
        pairs.entry(&field.path).or_default().1 = Some(field);
    }
    let differs = |pair: &(&str, (Option<&Field>, Option<&Field>))| pair.1.0 != pair.1.1;
    let change = |(path, (before, after)): (&str, (Option<&Field>, Option<&Field>))| FieldChange {
        path: path.to_owned(),
        before: before.cloned(),
        after: after.cloned(),
    };
    pairs.into_iter().filter(differs).map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{SchemaType, fields};
    use super::changes;

    /// The changes between two schemas as words.
    fn shown(kind: SchemaType, before: &str, after: &str) -> Vec<String> {
        let read = |text| fields(kind, text, &[]).unwrap();
        let side = |field: Option<super::Field>| {
            field.map_or_else(
                || "-".to_owned(),
                |field| match field.default {
                    Some(default) => format!("{} default {default}", field.kind),
                    None => field.kind,
                },
            )
        };
        let word = |change: super::FieldChange| {
            format!("{}: {} => {}", change.path, side(change.before), side(change.after))
        };
        changes(&read(before), &read(after)).into_iter().map(word).collect()
    }

    #[test]
    fn fields_of_avro_are_compared_by_type_and_default() {
        let before = r#"{"type":"record","name":"A","namespace":"t","fields":[
            {"name":"id","type":"int"},{"name":"gone","type":"string"},
            {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
            {"name":"in","type":{"type":"record","name":"B","fields":[{"name":"c","type":["null","string"],"default":null}]}}]}"#;
        let after = r#"{"type":"record","name":"A","namespace":"t","fields":[
            {"name":"id","type":"long"},
            {"name":"at","type":{"type":"long","logicalType":"timestamp-micros"}},
            {"name":"in","type":{"type":"array","items":{"type":"record","name":"B","fields":[
              {"name":"c","type":["null","string"],"default":null},{"name":"d","type":"B"}]}}}]}"#;
        assert_eq!(
            shown(SchemaType::Avro, before, after),
            [
                "at: timestamp-millis (long) => timestamp-micros (long)",
                "gone: string => -",
                "id: int => long",
                "in: record t.B => array of record t.B",
                "in.c: null | string default null => -",
                "in[].c: - => null | string default null",
                "in[].d: - => record t.B",
            ]
        );
    }

    #[test]
    fn fields_of_json_and_protobuf_are_compared_too() {
        let before = r#"{"type":"object","required":["id"],"properties":{"id":{"type":"integer"},"n":{"type":"string","default":"x"}}}"#;
        let after = r#"{"type":"object","properties":{"id":{"type":"integer","minimum":1}},"additionalProperties":false}"#;
        assert_eq!(
            shown(SchemaType::Json, before, after),
            [
                "(the whole schema): object => object {\"additionalProperties\":false}",
                "id: integer, required => integer {\"minimum\":1}",
                "n: string default \"x\" => -",
            ]
        );
        let before =
            "syntax = \"proto3\"; message M { int64 id = 1; map<string, int32> m = 2; enum E { A = 0; } }";
        let after = "syntax = \"proto3\"; message M { string id = 1; repeated Other m = 2; oneof x { int32 y = 3; } }\nmessage Other { optional bool b = 1; }";
        assert_eq!(
            shown(SchemaType::Protobuf, before, after),
            [
                "M.E.A: value = 0 => -",
                "M.id: int64 = 1 => string = 1",
                "M.m: map<string, int32> = 2 => repeated Other = 2",
                "M.y: - => int32 = 3, one of x",
                "Other.b: - => optional bool = 1",
            ]
        );
    }
}

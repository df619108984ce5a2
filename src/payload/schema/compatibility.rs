//! Checks whether readers with one Avro schema can read data of another, with all reasons why not, by the rules of Avro's
//! specification ("Schema Resolution") as its Java library applies them (`SchemaCompatibility`), which registries use. Logical
//! types are ignored.

use std::collections::HashMap;
use std::str::FromStr;

use apache_avro::Schema;
use apache_avro::schema::{Alias, EnumSchema, FixedSchema, Name, RecordField, RecordSchema};

use super::AvroSchema;
use super::avro_shape::Shape;

/// The compatibility level of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// Readers with the new version can read data of older versions.
    pub backward: bool,
    /// Readers with older versions can read data of the new version.
    pub forward: bool,
    /// The new version is compared with all older versions, not only the latest.
    pub transitive: bool,
}

/// The levels by their names.
const LEVELS: [(&str, Level); 7] = [
    ("NONE", Level { backward: false, forward: false, transitive: false }),
    ("BACKWARD", Level { backward: true, forward: false, transitive: false }),
    ("BACKWARD_TRANSITIVE", Level { backward: true, forward: false, transitive: true }),
    ("FORWARD", Level { backward: false, forward: true, transitive: false }),
    ("FORWARD_TRANSITIVE", Level { backward: false, forward: true, transitive: true }),
    ("FULL", Level { backward: true, forward: true, transitive: false }),
    ("FULL_TRANSITIVE", Level { backward: true, forward: true, transitive: true }),
];

impl Level {
    /// The name of the level in registries.
    pub fn name(self) -> &'static str {
        LEVELS.iter().find(|(_, level)| *level == self).map_or("NONE", |(name, _)| name)
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = text.replace('-', "_");
        let found = LEVELS.iter().find(|(name, _)| name.eq_ignore_ascii_case(&wanted));
        found.map(|(_, level)| *level).ok_or_else(|| {
            let names: Vec<&str> = LEVELS.iter().map(|(name, _)| *name).collect();
            format!("'{text}' is not a compatibility level, expected one of {}", names.join(", "))
        })
    }
}

/// A reason why a reader cannot read the data of a writer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incompatibility {
    /// The path to the field; empty for the schema itself.
    pub field: String,
    /// The rule that is violated, as in Java's `SchemaIncompatibilityType`.
    pub rule: &'static str,
    pub message: String,
}

/// All reasons why readers with one schema cannot read the data of the other; empty if they can.
pub fn incompatibilities(reader: &AvroSchema, writer: &AvroSchema) -> Vec<Incompatibility> {
    let mut comparison = Comparison { reader, writer, compared: HashMap::new() };
    comparison.compare(reader.root(), writer.root(), "")
}

struct Comparison<'s> {
    reader: &'s AvroSchema,
    writer: &'s AvroSchema,
    /// The results for pairs of records, with paths from there. A pair that is still being compared counts as compatible, so that
    /// recursion ends. Each pair is compared once, however often it occurs.
    compared: HashMap<(&'s Name, &'s Name), Vec<Incompatibility>>,
}

impl<'s> Comparison<'s> {
    fn compare(&mut self, reader: &'s Schema, writer: &'s Schema, path: &str) -> Vec<Incompatibility> {
        use Shape::{
            Array, Boolean, Bytes, Double, Enum, Fixed, Float, Int, Long, Map, Null, Record, String, Union,
        };
        match (self.reader.shape(reader), self.writer.shape(writer)) {
            // Data may have been written with any branch.
            (Union(_), Union(branches)) => {
                let missed = |branch: &&'s Schema| !self.compare(reader, branch, path).is_empty();
                let missed: Vec<&Schema> = branches.iter().filter(missed).collect();
                missed.into_iter().map(|branch| self.no_branch(reader, branch, path)).collect()
            }
            (_, Union(branches)) => {
                branches.iter().flat_map(|branch| self.compare(reader, branch, path)).collect()
            }
            (Union(branches), _) => {
                let fits = branches.iter().any(|branch| self.compare(branch, writer, path).is_empty());
                if fits { Vec::new() } else { vec![self.no_branch(reader, writer, path)] }
            }
            (Array(reader), Array(writer)) => self.compare(reader, writer, &format!("{path}[]")),
            (Map(reader), Map(writer)) => self.compare(reader, writer, &format!("{path}{{}}")),
            (Record(reader), Record(writer)) => self.compare_records(reader, writer, path),
            (Enum(reader), Enum(writer)) => compare_enums(reader, writer, path),
            (Fixed(reader), Fixed(writer)) => compare_fixed(reader, writer, path),
            (Null, Null)
            | (Boolean, Boolean)
            | (Int, Int)
            | (Long, Int | Long)
            | (Float, Int | Long | Float)
            | (Double, Int | Long | Float | Double)
            | (Bytes | String, Bytes | String) => Vec::new(),
            _ => {
                let message =
                    format!("{} cannot be read as {}", self.writer.kind(writer), self.reader.kind(reader));
                vec![found(path, "TYPE_MISMATCH", message)]
            }
        }
    }

    fn no_branch(&self, reader: &Schema, writer: &Schema, path: &str) -> Incompatibility {
        let message =
            format!("no branch of '{}' can read {}", self.reader.kind(reader), self.writer.kind(writer));
        found(path, "MISSING_UNION_BRANCH", message)
    }

    fn compare_records(
        &mut self,
        reader: &'s RecordSchema,
        writer: &'s RecordSchema,
        path: &str,
    ) -> Vec<Incompatibility> {
        let pair = (&reader.name, &writer.name);
        if !self.compared.contains_key(&pair) {
            self.compared.insert(pair, Vec::new());
            let found = self.compare_fields(reader, writer);
            self.compared.insert(pair, found);
        }
        let found = self.compared.get(&pair).into_iter().flatten();
        found.map(|one| Incompatibility { field: joined(path, &one.field), ..one.clone() }).collect()
    }

    fn compare_fields(&mut self, reader: &'s RecordSchema, writer: &'s RecordSchema) -> Vec<Incompatibility> {
        let mut all: Vec<_> = other_name("record", &reader.name, reader.aliases.as_ref(), &writer.name, "")
            .into_iter()
            .collect();
        for field in &reader.fields {
            if let Some(written) = written(field, writer) {
                all.extend(self.compare(&field.schema, &written.schema, &field.name));
                continue;
            }
            // The default of an enum is for unknown symbols, not for a missing field.
            if field.default.is_none() {
                let message = "data without this field cannot be read, because the field has no default";
                all.push(found(&field.name, "READER_FIELD_MISSING_DEFAULT_VALUE", message.to_owned()));
            }
        }
        all
    }
}

/// The path to a field below another path.
fn joined(path: &str, field: &str) -> String {
    if path.is_empty() || field.is_empty() { format!("{path}{field}") } else { format!("{path}.{field}") }
}

/// The field of the writer with the name of the reader's field, or one of its aliases.
fn written<'s>(field: &RecordField, writer: &'s RecordSchema) -> Option<&'s RecordField> {
    let named = |name: &str| writer.fields.iter().find(|field| field.name == name);
    named(&field.name).or_else(|| field.aliases.iter().find_map(|alias| named(alias)))
}

fn compare_enums(reader: &EnumSchema, writer: &EnumSchema, path: &str) -> Vec<Incompatibility> {
    let mut all: Vec<_> =
        other_name("enum", &reader.name, reader.aliases.as_ref(), &writer.name, path).into_iter().collect();
    let unknown: Vec<&str> =
        writer.symbols.iter().filter(|symbol| !reader.symbols.contains(symbol)).map(String::as_str).collect();
    if !unknown.is_empty() && reader.default.is_none() {
        let message = format!("the reader does not know {}, and the enum has no default", unknown.join(", "));
        all.push(found(path, "MISSING_ENUM_SYMBOLS", message));
    }
    all
}

fn compare_fixed(reader: &FixedSchema, writer: &FixedSchema, path: &str) -> Vec<Incompatibility> {
    let mut all: Vec<_> =
        other_name("fixed", &reader.name, reader.aliases.as_ref(), &writer.name, path).into_iter().collect();
    if reader.size != writer.size {
        let message = format!("the writer has {} bytes, the reader {}", writer.size, reader.size);
        all.push(found(path, "FIXED_SIZE_MISMATCH", message));
    }
    all
}

/// Named types match by their names without namespace, or if the reader has the full name of the writer as an alias.
fn other_name(
    what: &str,
    reader: &Name,
    aliases: Option<&Vec<Alias>>,
    writer: &Name,
    path: &str,
) -> Option<Incompatibility> {
    let full = writer.fullname(None);
    let known = aliases.into_iter().flatten().any(|alias| alias.fullname(reader.namespace()) == full);
    if reader.name() == writer.name() || known {
        return None;
    }
    let message = format!("the {what} '{full}' has the name '{}' in the reader", reader.fullname(None));
    Some(found(path, "NAME_MISMATCH", message))
}

fn found(path: &str, rule: &'static str, message: String) -> Incompatibility {
    Incompatibility { field: path.to_owned(), rule, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(reader: &str, writer: &str) -> Vec<String> {
        let parse = |text| AvroSchema::parse(text, &[]).unwrap();
        let found = incompatibilities(&parse(reader), &parse(writer));
        found.into_iter().map(|one| format!("{}:{}", one.field, one.rule)).collect()
    }

    fn record(fields: &str) -> String {
        format!(r#"{{"type":"record","name":"A","namespace":"t","fields":[{fields}]}}"#)
    }

    #[test]
    fn all_reasons_are_found_with_the_way_to_each() {
        let writer = record(
            r#"{"name":"id","type":"string"},
               {"name":"in","type":{"type":"array","items":{"type":"record","name":"B","fields":[{"name":"c","type":"long"}]}}},
               {"name":"e","type":{"type":"enum","name":"E","symbols":["X","Y"]}},
               {"name":"f","type":{"type":"fixed","name":"F","size":4}},
               {"name":"u","type":["null","int","string"]}"#,
        );
        let reader = record(
            r#"{"name":"id","type":"long"},
               {"name":"in","type":{"type":"array","items":{"type":"record","name":"C","fields":[{"name":"c","type":"int"},{"name":"d","type":"int"}]}}},
               {"name":"e","type":{"type":"enum","name":"E","symbols":["X"]}},
               {"name":"f","type":{"type":"fixed","name":"F","size":8}},
               {"name":"u","type":["null","int"]},
               {"name":"new","type":"int"},{"name":"optional","type":"int","default":1}"#,
        );
        assert_eq!(
            rules(&reader, &writer),
            [
                "id:TYPE_MISMATCH",
                "in[]:NAME_MISMATCH",
                "in[].c:TYPE_MISMATCH",
                "in[].d:READER_FIELD_MISSING_DEFAULT_VALUE",
                "e:MISSING_ENUM_SYMBOLS",
                "f:FIXED_SIZE_MISMATCH",
                "u:MISSING_UNION_BRANCH",
                "new:READER_FIELD_MISSING_DEFAULT_VALUE",
            ]
        );
    }

    #[test]
    fn a_new_field_needs_a_default_of_its_own_even_where_its_enum_has_one() {
        let writer = record(r#"{"name":"a","type":"int"}"#);
        let reader = |default: &str| {
            record(&format!(
                r#"{{"name":"a","type":"int"}},{{"name":"e","type":{{"type":"enum","name":"E","symbols":["A","B"],"default":"A"}}{default}}}"#
            ))
        };
        assert_eq!(rules(&reader(""), &writer), ["e:READER_FIELD_MISSING_DEFAULT_VALUE"]);
        assert!(rules(&reader(r#","default":"B""#), &writer).is_empty());
    }

    #[test]
    fn recursion_ends_and_a_branch_that_did_not_fit_is_compared_again_elsewhere() {
        let list = |kind: &str| {
            format!(
                r#"{{"type":"record","name":"L","fields":[{{"name":"v","type":"{kind}"}},{{"name":"next","type":["null","L"],"default":null}}]}}"#
            )
        };
        assert!(rules(&list("long"), &list("int")).is_empty());
        assert_eq!(rules(&list("int"), &list("long")), ["v:TYPE_MISMATCH"]);
        let twice = |kind: &str| {
            record(&format!(
                r#"{{"name":"a","type":["null",{{"type":"record","name":"B","fields":[{{"name":"c","type":"{kind}"}}]}}]}},{{"name":"b","type":"B"}}"#
            ))
        };
        assert_eq!(rules(&twice("int"), &twice("long")), ["a:MISSING_UNION_BRANCH", "b.c:TYPE_MISMATCH"]);
    }

    #[test]
    fn levels_are_read_as_registries_write_them_and_as_people_do() {
        assert_eq!("FULL_TRANSITIVE".parse::<Level>().unwrap().name(), "FULL_TRANSITIVE");
        assert_eq!("backward-transitive".parse::<Level>().unwrap().name(), "BACKWARD_TRANSITIVE");
        assert!("sideways".parse::<Level>().is_err());
    }
}

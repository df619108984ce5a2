//! Avro schemas: parsed, with their named types.

use apache_avro::Schema;
use apache_avro::schema::{FixedSchema, InnerDecimalSchema, Name, UuidSchema};

use super::Field;
use super::avro_parse::{Rules, parse};
use super::avro_shape::{Named, Shape, shape};

/// An Avro schema with all types that it and the schemas it refers to define.
#[derive(Debug)]
pub struct AvroSchema {
    root: Schema,
    named: Named,
}

impl AvroSchema {
    /// Parses the schema of existing data; `dependencies` are the texts of the schemas that it refers to, directly or indirectly.
    pub fn parse(text: &str, dependencies: &[String]) -> Result<Self, String> {
        let (root, named) = parse(text, dependencies, Rules::Registered)?;
        Ok(Self { root, named })
    }

    /// Parses a new schema: its names must follow the specification, and its defaults must fit their types. Namespaces are not
    /// checked, because registries do not check them either.
    pub fn parse_new(text: &str, dependencies: &[String]) -> Result<Self, String> {
        let (root, named) = parse(text, dependencies, Rules::New)?;
        Ok(Self { root, named })
    }

    pub(super) fn root(&self) -> &Schema {
        &self.root
    }

    /// The definition that a part of the schema refers to by name, or the part itself.
    pub(super) fn resolved<'s>(&'s self, schema: &'s Schema) -> &'s Schema {
        match schema {
            Schema::Ref { name } => self.named.get(name).unwrap_or(schema),
            _ => schema,
        }
    }

    /// The tag of a union's branch: the full name of a named type, otherwise the type.
    pub(super) fn tag(&self, branch: &Schema) -> String {
        match self.shape(branch) {
            Shape::Null => "null",
            Shape::Boolean => "boolean",
            Shape::Int => "int",
            Shape::Long => "long",
            Shape::Float => "float",
            Shape::Double => "double",
            Shape::Bytes => "bytes",
            Shape::String => "string",
            Shape::Array(_) => "array",
            Shape::Map(_) => "map",
            Shape::Union(_) => "union",
            Shape::Record(record) => return record.name.fullname(None),
            Shape::Enum(own) => return own.name.fullname(None),
            Shape::Fixed(fixed) => return fixed.name.fullname(None),
        }
        .to_owned()
    }

    /// The stored type of a part of the schema.
    pub(super) fn shape<'s>(&'s self, schema: &'s Schema) -> Shape<'s> {
        shape(schema, &self.named)
    }

    /// A description of a type. For a record only the name: its fields are described separately.
    pub(super) fn kind(&self, schema: &Schema) -> String {
        let fixed =
            |fixed: &FixedSchema| format!("fixed {} of {} bytes", fixed.name.fullname(None), fixed.size);
        match schema {
            Schema::Array(array) => format!("array of {}", self.kind(&array.items)),
            Schema::Map(map) => format!("map of {}", self.kind(&map.types)),
            Schema::Union(union) => {
                union.variants().iter().map(|branch| self.kind(branch)).collect::<Vec<_>>().join(" | ")
            }
            Schema::Ref { name } => {
                self.named.get(name).map_or_else(|| name.fullname(None), |schema| self.kind(schema))
            }
            Schema::Record(record) => format!("record {}", record.name.fullname(None)),
            Schema::Enum(own) => format!("enum {} ({})", own.name.fullname(None), own.symbols.join(", ")),
            Schema::Fixed(own) => fixed(own),
            Schema::Duration(own) => format!("duration ({})", fixed(own)),
            Schema::Uuid(UuidSchema::Fixed(own)) => format!("uuid ({})", fixed(own)),
            Schema::Uuid(UuidSchema::String) => "uuid (string)".to_owned(),
            Schema::Uuid(UuidSchema::Bytes) => "uuid (bytes)".to_owned(),
            Schema::Decimal(decimal) => {
                let inner = match &decimal.inner {
                    InnerDecimalSchema::Bytes => "bytes".to_owned(),
                    InnerDecimalSchema::Fixed(own) => fixed(own),
                };
                format!("decimal({}, {}) ({inner})", decimal.precision, decimal.scale)
            }
            Schema::BigDecimal => "big-decimal (bytes)".to_owned(),
            Schema::Date => "date (int)".to_owned(),
            Schema::TimeMillis => "time-millis (int)".to_owned(),
            Schema::TimeMicros => "time-micros (long)".to_owned(),
            Schema::TimestampMillis => "timestamp-millis (long)".to_owned(),
            Schema::TimestampMicros => "timestamp-micros (long)".to_owned(),
            Schema::TimestampNanos => "timestamp-nanos (long)".to_owned(),
            Schema::LocalTimestampMillis => "local-timestamp-millis (long)".to_owned(),
            Schema::LocalTimestampMicros => "local-timestamp-micros (long)".to_owned(),
            Schema::LocalTimestampNanos => "local-timestamp-nanos (long)".to_owned(),
            Schema::Null => "null".to_owned(),
            Schema::Boolean => "boolean".to_owned(),
            Schema::Int => "int".to_owned(),
            Schema::Long => "long".to_owned(),
            Schema::Float => "float".to_owned(),
            Schema::Double => "double".to_owned(),
            Schema::Bytes => "bytes".to_owned(),
            Schema::String => "string".to_owned(),
        }
    }
}

/// The fields of all records in a schema, each record once per path.
pub(super) fn fields(schema: &AvroSchema) -> Vec<Field> {
    let mut fields = Vec::new();
    if !matches!(schema.shape(&schema.root), Shape::Record(_)) {
        fields.push(Field {
            path: "(the whole schema)".to_owned(),
            kind: schema.kind(&schema.root),
            default: None,
        });
    }
    push(schema, &schema.root, "", &mut Vec::new(), &mut fields);
    fields
}

fn push<'s>(
    all: &'s AvroSchema,
    schema: &'s Schema,
    path: &str,
    within: &mut Vec<&'s Name>,
    fields: &mut Vec<Field>,
) {
    match all.shape(schema) {
        Shape::Array(items) => push(all, items, &format!("{path}[]"), within, fields),
        Shape::Map(values) => push(all, values, &format!("{path}{{}}"), within, fields),
        Shape::Union(branches) => {
            for branch in branches {
                push(all, branch, path, within, fields);
            }
        }
        Shape::Record(record) if !within.contains(&&record.name) => {
            within.push(&record.name);
            for field in &record.fields {
                let path =
                    if path.is_empty() { field.name.clone() } else { format!("{path}.{}", field.name) };
                fields.push(Field {
                    path: path.clone(),
                    kind: all.kind(&field.schema),
                    default: field.default.as_ref().map(ToString::to_string),
                });
                push(all, &field.schema, &path, within, fields);
            }
            within.pop();
        }
        _ => {}
    }
}

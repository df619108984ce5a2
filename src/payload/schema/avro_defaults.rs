//! Whether the default of a field is a value of its type, as Java's parser has it: the default of a union may be of any branch.

use apache_avro::Schema;
use apache_avro::schema::{DecimalSchema, InnerDecimalSchema, UuidSchema};
use serde_json::Value;

use super::avro_parse::Named;

/// Defaults within defaults end here: a record may hold itself by default.
const DEEPEST: usize = 64;

pub(super) fn fits(schema: &Schema, default: &Value, named: &Named) -> bool {
    fits_within(schema, default, named, 0)
}

fn fits_within(schema: &Schema, default: &Value, named: &Named, depth: usize) -> bool {
    if depth > DEEPEST {
        return false;
    }
    let fits = |schema: &Schema, value: &Value| fits_within(schema, value, named, depth + 1);
    let is_number =
        |least: i64, most: i64| default.as_i64().is_some_and(|number| (least..=most).contains(&number));
    match schema {
        Schema::Null => default.is_null(),
        Schema::Boolean => default.is_boolean(),
        Schema::Int | Schema::Date | Schema::TimeMillis => is_number(i32::MIN.into(), i32::MAX.into()),
        Schema::Long
        | Schema::TimeMicros
        | Schema::TimestampMillis
        | Schema::TimestampMicros
        | Schema::TimestampNanos
        | Schema::LocalTimestampMillis
        | Schema::LocalTimestampMicros
        | Schema::LocalTimestampNanos => is_number(i64::MIN, i64::MAX),
        Schema::Float | Schema::Double => default.is_number(),
        Schema::String
        | Schema::Bytes
        | Schema::BigDecimal
        | Schema::Fixed(_)
        | Schema::Duration(_)
        | Schema::Uuid(UuidSchema::String | UuidSchema::Bytes | UuidSchema::Fixed(_))
        | Schema::Decimal(DecimalSchema {
            inner: InnerDecimalSchema::Bytes | InnerDecimalSchema::Fixed(_),
            ..
        }) => default.is_string(),
        Schema::Enum(own) => {
            default.as_str().is_some_and(|text| own.symbols.iter().any(|known| known == text))
        }
        Schema::Array(array) => {
            default.as_array().is_some_and(|values| values.iter().all(|value| fits(&array.items, value)))
        }
        Schema::Map(map) => {
            default.as_object().is_some_and(|values| values.values().all(|value| fits(&map.types, value)))
        }
        Schema::Union(union) => union.variants().iter().any(|branch| fits(branch, default)),
        Schema::Record(record) => default.as_object().is_some_and(|values| {
            record.fields.iter().all(|field| {
                let value = values.get(&field.name).or(field.default.as_ref());
                value.is_some_and(|value| fits(&field.schema, value))
            })
        }),
        Schema::Ref { name } => named.get(name).is_some_and(|schema| fits(schema, default)),
    }
}

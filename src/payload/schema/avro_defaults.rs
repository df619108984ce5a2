//! Checks whether the default of a field fits its type, as Java's parser does: the default of a union may be of any branch.

use apache_avro::Schema;
use serde_json::Value;

use super::avro_shape::{Named, Shape, shape};

/// Maximum nesting of defaults: a record may contain itself by default.
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
    // An unknown name is not a type, so no value fits it.
    if let Schema::Ref { name } = schema {
        return named.get(name).is_some_and(|schema| fits(schema, default));
    }
    match shape(schema, named) {
        Shape::Null => default.is_null(),
        Shape::Boolean => default.is_boolean(),
        Shape::Int => is_number(i32::MIN.into(), i32::MAX.into()),
        Shape::Long => is_number(i64::MIN, i64::MAX),
        Shape::Float | Shape::Double => default.is_number(),
        Shape::String | Shape::Bytes | Shape::Fixed(_) => default.is_string(),
        Shape::Enum(own) => {
            default.as_str().is_some_and(|text| own.symbols.iter().any(|known| known == text))
        }
        Shape::Array(items) => {
            default.as_array().is_some_and(|values| values.iter().all(|value| fits(items, value)))
        }
        Shape::Map(values) => {
            default.as_object().is_some_and(|entries| entries.values().all(|value| fits(values, value)))
        }
        Shape::Union(branches) => branches.iter().any(|branch| fits(branch, default)),
        Shape::Record(record) => default.as_object().is_some_and(|values| {
            record.fields.iter().all(|field| {
                let value = values.get(&field.name).or(field.default.as_ref());
                value.is_some_and(|value| fits(&field.schema, value))
            })
        }),
    }
}

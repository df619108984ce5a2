//! The stored types of Avro schemas.

use std::collections::HashMap;

use apache_avro::Schema;
use apache_avro::schema::{
    DecimalSchema, EnumSchema, FixedSchema, InnerDecimalSchema, Name, RecordSchema, UuidSchema,
};

/// Types by their full names.
pub(super) type Named = HashMap<Name, Schema>;

/// An Avro type without its logical type, and with names resolved.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape<'s> {
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Array(&'s Schema),
    Map(&'s Schema),
    Union(&'s [Schema]),
    Record(&'s RecordSchema),
    Enum(&'s EnumSchema),
    Fixed(&'s FixedSchema),
}

pub(super) fn shape<'s>(schema: &'s Schema, named: &'s Named) -> Shape<'s> {
    match schema {
        Schema::Null => Shape::Null,
        Schema::Boolean => Shape::Boolean,
        Schema::Int | Schema::Date | Schema::TimeMillis => Shape::Int,
        Schema::Long
        | Schema::TimeMicros
        | Schema::TimestampMillis
        | Schema::TimestampMicros
        | Schema::TimestampNanos
        | Schema::LocalTimestampMillis
        | Schema::LocalTimestampMicros
        | Schema::LocalTimestampNanos => Shape::Long,
        Schema::Float => Shape::Float,
        Schema::Double => Shape::Double,
        Schema::Bytes
        | Schema::BigDecimal
        | Schema::Decimal(DecimalSchema { inner: InnerDecimalSchema::Bytes, .. })
        | Schema::Uuid(UuidSchema::Bytes) => Shape::Bytes,
        Schema::String | Schema::Uuid(UuidSchema::String) => Shape::String,
        Schema::Array(array) => Shape::Array(&array.items),
        Schema::Map(map) => Shape::Map(&map.types),
        Schema::Union(union) => Shape::Union(union.variants()),
        Schema::Record(record) => Shape::Record(record),
        Schema::Enum(own) => Shape::Enum(own),
        Schema::Fixed(fixed)
        | Schema::Duration(fixed)
        | Schema::Decimal(DecimalSchema { inner: InnerDecimalSchema::Fixed(fixed), .. })
        | Schema::Uuid(UuidSchema::Fixed(fixed)) => Shape::Fixed(fixed),
        // The parser returns no unknown names, and no names of names.
        Schema::Ref { name } => named.get(name).map_or(Shape::Null, |schema| shape(schema, named)),
    }
}

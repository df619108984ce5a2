//! Parses the text of an Avro schema. A registered schema is accepted as Java's parsers accept it (Confluent's client does not
//! validate names and defaults): names only link definitions and are printed, and defaults only matter for missing fields. A new
//! schema must follow Avro's specification for names and defaults.

use std::collections::HashMap;
use std::sync::Once;

use apache_avro::AvroResult;
use apache_avro::Schema;
use apache_avro::schema::{
    Alias, DecimalSchema, EnumSchema, FixedSchema, InnerDecimalSchema, Name, RecordField, RecordSchema,
    UnionSchema, UuidSchema,
};
use apache_avro::validator::{
    SchemaNameValidator, SchemaNamespaceValidator, set_schema_name_validator, set_schema_namespace_validator,
};
use serde_json::{Map, Value};

use super::avro_defaults::fits;
use super::avro_shape::Named;
use super::names::{full_name, qualified};

/// What is validated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rules {
    /// Data was written with the schema: it is accepted if it can be used at all.
    Registered,
    /// The schema may be registered.
    New,
}

/// Accepts any text as a name; the part after the last dot is the name without namespace.
struct AnyName;

impl SchemaNameValidator for AnyName {
    fn validate(&self, name: &str) -> AvroResult<usize> {
        Ok(name.rfind('.').map_or(0, |dot| dot + 1))
    }
}

impl SchemaNamespaceValidator for AnyName {
    fn validate(&self, _: &str) -> AvroResult<()> {
        Ok(())
    }
}

/// Parses a schema; `dependencies` are the texts of the schemas that it refers to. Returns it with all named types.
pub(super) fn parse(text: &str, dependencies: &[String], rules: Rules) -> Result<(Schema, Named), String> {
    static ANY_NAME: Once = Once::new();
    ANY_NAME.call_once(|| {
        // Names that need validation are validated in this module.
        let _ = set_schema_name_validator(Box::new(AnyName));
        let _ = set_schema_namespace_validator(Box::new(AnyName));
    });
    let json = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
    let others = dependencies.iter().map(|text| json(text)).collect::<Result<Vec<_>, _>>()?;
    let own = json(text)?;
    let mut parser = Parser { rules: Rules::Registered, defined: HashMap::new(), defaults: Vec::new() };
    // A name may be used before it is defined (Avro 1.12).
    for value in others.iter().chain([&own]) {
        parser.gather(value, "")?;
    }
    let mut named = Named::new();
    for value in &others {
        collect(&parser.read(value, "")?, &mut named);
    }
    parser.rules = rules;
    let root = parser.read(&own, "")?;
    collect(&root, &mut named);
    for (schema, default, field) in &parser.defaults {
        if !fits(schema, default, &named) {
            return Err(format!("the default of field '{field}' does not fit its type"));
        }
    }
    Ok((root, named))
}

struct Parser<'t> {
    rules: Rules,
    /// The definition of each full name.
    defined: HashMap<String, &'t Value>,
    /// The defaults of a new schema, each with its type and its field.
    defaults: Vec<(Schema, &'t Value, &'t str)>,
}

type Object = Map<String, Value>;

impl<'t> Parser<'t> {
    /// Collects the names of all definitions.
    fn gather(&mut self, value: &'t Value, namespace: &str) -> Result<(), String> {
        match value {
            Value::Array(branches) => branches.iter().try_for_each(|branch| self.gather(branch, namespace)),
            Value::Object(object) => {
                let mut namespace = namespace.to_owned();
                if let Some((name, within)) = full_name(object, &namespace) {
                    if self.defined.insert(name.clone(), value).is_some_and(|other| other != value) {
                        return Err(format!("'{name}' is defined twice"));
                    }
                    namespace = within;
                }
                for part in ["type", "items", "values"].into_iter().filter_map(|part| object.get(part)) {
                    self.gather(part, &namespace)?;
                }
                let fields = object.get("fields").and_then(Value::as_array);
                fields
                    .into_iter()
                    .flatten()
                    .filter_map(|field| field.get("type"))
                    .try_for_each(|field| self.gather(field, &namespace))
            }
            _ => Ok(()),
        }
    }

    fn read(&mut self, value: &'t Value, namespace: &str) -> Result<Schema, String> {
        match value {
            Value::String(name) => self.called(name, namespace),
            Value::Array(branches) => {
                let branches = branches.iter().map(|branch| self.read(branch, namespace));
                union(branches.collect::<Result<Vec<_>, _>>()?)
            }
            Value::Object(object) => match object.get("type") {
                Some(Value::String(kind)) => self.complex(kind, object, namespace),
                Some(inner) if self.rules == Rules::Registered => self.read(inner, namespace),
                Some(_) => Err("a 'type' directly within a type has to be a name".to_owned()),
                None => Err(format!("{value} has no 'type'")),
            },
            _ => Err(format!("{value} is not a type")),
        }
    }

    /// The type of a name: a primitive type, or one that is defined in the namespace or without one.
    fn called(&self, name: &str, namespace: &str) -> Result<Schema, String> {
        if let Some(primitive) = primitive(name) {
            return Ok(primitive);
        }
        let full = qualified(name, namespace);
        let known = [full.as_str(), name].into_iter().find(|name| self.defined.contains_key(*name));
        let known = known.ok_or_else(|| format!("type '{full}' is not defined"))?;
        Ok(Schema::Ref { name: named(known)? })
    }

    fn complex(&mut self, kind: &str, object: &'t Object, namespace: &str) -> Result<Schema, String> {
        let schema = match kind {
            "array" => Schema::array(self.part(object, "items", namespace)?).build(),
            "map" => Schema::map(self.part(object, "values", namespace)?).build(),
            "record" | "error" => return self.record(object, namespace),
            "enum" => return self.enumeration(object, namespace),
            "fixed" => {
                let (name, aliases) = self.name(object, namespace)?;
                let size =
                    object.get("size").and_then(Value::as_u64).and_then(|size| usize::try_from(size).ok());
                let size = size.ok_or_else(|| format!("the fixed '{}' has no size", name.fullname(None)))?;
                Schema::Fixed(FixedSchema::builder().name(name).aliases(aliases).size(size).build())
            }
            name => self.called(name, namespace)?,
        };
        Ok(logical(schema, object))
    }

    fn part(&mut self, object: &'t Object, part: &str, namespace: &str) -> Result<Schema, String> {
        let value = object.get(part).ok_or_else(|| format!("an array or map has no '{part}'"))?;
        self.read(value, namespace)
    }

    /// The name of a definition, and its aliases.
    fn name(&self, object: &Object, namespace: &str) -> Result<(Name, Option<Vec<Alias>>), String> {
        let (full, within) = full_name(object, namespace).ok_or("a type has no name")?;
        let name = named(&full)?;
        self.check(name.name())?;
        if self.rules == Rules::New && primitive(&full).is_some() {
            return Err(format!("'{full}' is the name of a primitive type"));
        }
        let aliases = object.get("aliases").and_then(Value::as_array);
        let aliases = aliases.map(|aliases| {
            let aliases = aliases.iter().filter_map(Value::as_str).map(|alias| qualified(alias, &within));
            aliases.filter_map(|alias| Alias::new(alias).ok()).collect()
        });
        Ok((name, aliases))
    }

    fn record(&mut self, object: &'t Object, namespace: &str) -> Result<Schema, String> {
        let (name, aliases) = self.name(object, namespace)?;
        let full = name.fullname(None);
        let within = name.namespace().unwrap_or_default().to_owned();
        let given = object.get("fields").and_then(Value::as_array);
        let given = given.ok_or_else(|| format!("the record '{full}' has no fields"))?;
        let mut fields: Vec<RecordField> = Vec::new();
        for field in given {
            let Some(field_name) = field.get("name").and_then(Value::as_str) else {
                return Err(format!("a field of '{full}' has no name"));
            };
            self.check(field_name)?;
            if fields.iter().any(|other| other.name == field_name) {
                return Err(format!("'{full}' has two fields '{field_name}'"));
            }
            let kind =
                field.get("type").ok_or_else(|| format!("field '{field_name}' of '{full}' has no type"))?;
            let schema = self.read(kind, &within)?;
            let default = field.get("default");
            if let (Some(default), Rules::New) = (default, self.rules) {
                self.defaults.push((schema.clone(), default, field_name));
            }
            let aliases = field.get("aliases").and_then(Value::as_array).into_iter().flatten();
            fields.push(
                RecordField::builder()
                    .name(field_name)
                    .aliases(aliases.filter_map(Value::as_str).map(str::to_owned).collect())
                    .maybe_default(default.cloned())
                    .schema(schema)
                    .build(),
            );
        }
        Ok(Schema::Record(RecordSchema::builder().name(name).aliases(aliases).fields(fields).build()))
    }

    fn enumeration(&self, object: &Object, namespace: &str) -> Result<Schema, String> {
        let (name, aliases) = self.name(object, namespace)?;
        let full = name.fullname(None);
        let given = object.get("symbols").and_then(Value::as_array);
        let given = given.ok_or_else(|| format!("the enum '{full}' has no symbols"))?;
        let mut symbols: Vec<String> = Vec::new();
        for symbol in given {
            let symbol = symbol.as_str().ok_or_else(|| format!("a symbol of '{full}' is not a string"))?;
            self.check(symbol)?;
            if symbols.iter().any(|other| other == symbol) {
                return Err(format!("'{full}' has two symbols '{symbol}'"));
            }
            symbols.push(symbol.to_owned());
        }
        let default = object.get("default").and_then(Value::as_str).map(str::to_owned);
        let default = match default {
            Some(default) if !symbols.contains(&default) => {
                if self.rules == Rules::New {
                    return Err(format!(
                        "the default '{default}' of enum '{full}' is not one of its symbols"
                    ));
                }
                None
            }
            default => default,
        };
        let own = EnumSchema::builder().name(name).aliases(aliases).symbols(symbols).maybe_default(default);
        Ok(Schema::Enum(own.build()))
    }

    /// Validates a name, if that is required.
    fn check(&self, name: &str) -> Result<(), String> {
        let is_letter = |c: char| c.is_ascii_alphabetic() || c == '_';
        let is_sound =
            name.starts_with(is_letter) && name.chars().all(|c| is_letter(c) || c.is_ascii_digit());
        if is_sound || self.rules == Rules::Registered {
            return Ok(());
        }
        Err(format!(
            "'{name}' is not a valid name: it may have letters, digits and '_', and must not begin with a digit"
        ))
    }
}

fn named(full: &str) -> Result<Name, String> {
    Name::new(full).map_err(|error| error.to_string())
}

fn union(branches: Vec<Schema>) -> Result<Schema, String> {
    UnionSchema::new(branches).map(Schema::Union).map_err(|error| error.to_string())
}

fn primitive(name: &str) -> Option<Schema> {
    Some(match name {
        "null" => Schema::Null,
        "boolean" => Schema::Boolean,
        "int" => Schema::Int,
        "long" => Schema::Long,
        "float" => Schema::Float,
        "double" => Schema::Double,
        "bytes" => Schema::Bytes,
        "string" => Schema::String,
        _ => return None,
    })
}

/// A type with its logical type; one that does not fit the type is ignored, as the specification demands.
fn logical(schema: Schema, object: &Object) -> Schema {
    let Some(logical) = object.get("logicalType").and_then(Value::as_str) else { return schema };
    match (logical, schema) {
        ("date", Schema::Int) => Schema::Date,
        ("time-millis", Schema::Int) => Schema::TimeMillis,
        ("time-micros", Schema::Long) => Schema::TimeMicros,
        ("timestamp-millis", Schema::Long) => Schema::TimestampMillis,
        ("timestamp-micros", Schema::Long) => Schema::TimestampMicros,
        ("timestamp-nanos", Schema::Long) => Schema::TimestampNanos,
        ("local-timestamp-millis", Schema::Long) => Schema::LocalTimestampMillis,
        ("local-timestamp-micros", Schema::Long) => Schema::LocalTimestampMicros,
        ("local-timestamp-nanos", Schema::Long) => Schema::LocalTimestampNanos,
        ("uuid", Schema::String) => Schema::Uuid(UuidSchema::String),
        ("uuid", Schema::Bytes) => Schema::Uuid(UuidSchema::Bytes),
        ("uuid", Schema::Fixed(fixed)) if fixed.size == 16 => Schema::Uuid(UuidSchema::Fixed(fixed)),
        ("duration", Schema::Fixed(fixed)) if fixed.size == 12 => Schema::Duration(fixed),
        ("big-decimal", Schema::Bytes) => Schema::BigDecimal,
        ("decimal", Schema::Bytes) => match digits(object) {
            Some((precision, scale)) => {
                Schema::Decimal(DecimalSchema { precision, scale, inner: InnerDecimalSchema::Bytes })
            }
            None => Schema::Bytes,
        },
        ("decimal", Schema::Fixed(fixed)) => match digits(object) {
            Some((precision, scale)) => {
                Schema::Decimal(DecimalSchema { precision, scale, inner: InnerDecimalSchema::Fixed(fixed) })
            }
            None => Schema::Fixed(fixed),
        },
        (_, schema) => schema,
    }
}

/// The precision and the scale of a decimal, if they are valid.
fn digits(object: &Object) -> Option<(usize, usize)> {
    let precision = usize::try_from(object.get("precision")?.as_u64()?).ok()?;
    let scale = match object.get("scale") {
        Some(scale) => usize::try_from(scale.as_u64()?).ok()?,
        None => 0,
    };
    (precision > 0 && scale <= precision).then_some((precision, scale))
}

/// Collects the named types in a schema.
fn collect(schema: &Schema, named: &mut Named) {
    match schema {
        Schema::Ref { .. } => return,
        Schema::Array(array) => return collect(&array.items, named),
        Schema::Map(map) => return collect(&map.types, named),
        Schema::Union(union) => return union.variants().iter().for_each(|branch| collect(branch, named)),
        Schema::Record(record) => record.fields.iter().for_each(|field| collect(&field.schema, named)),
        _ => {}
    }
    if let Some(name) = schema.name() {
        named.insert(name.clone(), schema.clone());
    }
}

//! Decodes Avro data to JSON. The schema is compiled once into a list of nodes; no tree of values is built in between.

use apache_avro::Schema;
use apache_avro::schema::{Name, UuidSchema};

use super::avro::AvroSchema;
use super::avro_input::AvroInput;
use super::avro_logical::{
    day, decimal, push_duration, push_latin, push_or_stored, time_of_day, timestamp, uuid,
};
use super::avro_shape::Shape;
use crate::payload::json::{push_float, push_number, push_string};

/// Maximum nesting of data. Deeper data would be a linked list, or made up.
const DEEPEST: usize = 256;
/// Maximum size of the JSON of a few bytes; for more bytes, a multiple of their length. Otherwise items without bytes could repeat
/// without end.
const SMALLEST_LIMIT: usize = 1 << 20;
const LARGEST_RATIO: usize = 256;

/// The style of Avro as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AvroJson {
    /// For reading: unions without tags, and logical types by their meaning.
    #[default]
    Plain,
    /// As Java's `JsonEncoder` writes it: unions other than null as `{"type": value}`, and logical types as stored.
    Tagged,
}

/// A schema, compiled for decoding.
#[derive(Debug)]
pub struct AvroReader {
    nodes: Vec<Node>,
    root: usize,
    style: AvroJson,
}

/// A type; its parts are indexes of other nodes, so that types may be recursive.
#[derive(Debug, Clone)]
enum Node {
    /// Being compiled.
    Open,
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Array(usize),
    Map(usize),
    /// Each branch with its tag, as JSON.
    Union(Vec<(String, usize)>),
    /// Each field with its name, as JSON including the colon.
    Record(Vec<(String, usize)>),
    /// Symbols as JSON.
    Enum(Vec<String>),
    Fixed(usize),
    Logical(Logical, usize),
}

/// The meaning of stored bytes or numbers.
#[derive(Debug, Clone, Copy)]
enum Logical {
    Date,
    /// Time of day, with this number of units per second.
    Time(u32),
    /// A point in time, with this number of units per second, with or without a time zone.
    Timestamp {
        per_second: u32,
        is_local: bool,
    },
    /// Digits after the decimal point.
    Decimal(usize),
    Uuid,
    Duration,
}

impl AvroReader {
    pub fn new(schema: &AvroSchema, style: AvroJson) -> Self {
        let mut compiler = Compiler { schema, style, nodes: Vec::new(), named: Vec::new() };
        let root = compiler.compile(schema.root());
        Self { nodes: compiler.nodes, root, style }
    }

    /// Appends the JSON of bytes that hold exactly one value. On an error nothing is appended.
    pub fn push_json(&self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        let before = out.len();
        let limit = before + SMALLEST_LIMIT.max(bytes.len().saturating_mul(LARGEST_RATIO));
        let mut input = AvroInput { rest: bytes };
        let result = self.push(self.root, &mut input, 0, limit, out).and_then(|()| match input.rest.len() {
            0 => Ok(()),
            left => Err(format!("{left} bytes remain after the value")),
        });
        if result.is_err() {
            out.truncate(before);
        }
        result
    }

    fn push(
        &self,
        index: usize,
        input: &mut AvroInput<'_>,
        depth: usize,
        limit: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), String> {
        if depth > DEEPEST {
            return Err(format!("it is nested more than {DEEPEST} levels deep"));
        }
        if out.len() > limit {
            return Err("its JSON would be much larger than its bytes".to_owned());
        }
        match self.nodes.get(index).unwrap_or(&Node::Null) {
            Node::Open | Node::Null => out.extend_from_slice(b"null"),
            Node::Boolean => match input.byte()? {
                0 => out.extend_from_slice(b"false"),
                1 => out.extend_from_slice(b"true"),
                other => return Err(format!("{other} is not a boolean")),
            },
            Node::Int => push_number(i64::from(input.int()?), out),
            Node::Long => push_number(input.long()?, out),
            Node::Float => {
                let number = f32::from_le_bytes(input.array()?);
                push_float(number, f64::from(number), out);
            }
            Node::Double => {
                let number = f64::from_le_bytes(input.array()?);
                push_float(number, number, out);
            }
            Node::Bytes => push_latin(input.sized()?, out),
            Node::String => push_string(input.text()?, out),
            Node::Fixed(size) => push_latin(input.take(*size)?, out),
            Node::Enum(symbols) => {
                let index = input.long()?;
                let symbol = usize::try_from(index).ok().and_then(|index| symbols.get(index));
                let symbol = symbol.ok_or_else(|| format!("the enum has no symbol {index}"))?;
                out.extend_from_slice(symbol.as_bytes());
            }
            Node::Union(branches) => {
                let index = input.long()?;
                let branch = usize::try_from(index).ok().and_then(|index| branches.get(index));
                let (tag, branch) = branch.ok_or_else(|| format!("the union has no branch {index}"))?;
                let is_tagged =
                    self.style == AvroJson::Tagged && !matches!(self.nodes.get(*branch), Some(Node::Null));
                if is_tagged {
                    out.push(b'{');
                    out.extend_from_slice(tag.as_bytes());
                    out.push(b':');
                }
                self.push(*branch, input, depth + 1, limit, out)?;
                if is_tagged {
                    out.push(b'}');
                }
            }
            Node::Record(fields) => {
                out.push(b'{');
                for (index, (name, field)) in fields.iter().enumerate() {
                    if index > 0 {
                        out.push(b',');
                    }
                    out.extend_from_slice(name.as_bytes());
                    self.push(*field, input, depth + 1, limit, out)?;
                }
                out.push(b'}');
            }
            Node::Array(items) => {
                out.push(b'[');
                push_blocks(input, out, |input, out| self.push(*items, input, depth + 1, limit, out))?;
                out.push(b']');
            }
            Node::Map(values) => {
                out.push(b'{');
                push_blocks(input, out, |input, out| {
                    push_string(input.text()?, out);
                    out.push(b':');
                    self.push(*values, input, depth + 1, limit, out)
                })?;
                out.push(b'}');
            }
            Node::Logical(logical, stored) => self.push_logical(*logical, *stored, input, out)?,
        }
        Ok(())
    }

    /// Appends a value of a logical type, stored as a number, bytes or a string. A value without a meaning is printed as stored.
    fn push_logical(
        &self,
        logical: Logical,
        stored: usize,
        input: &mut AvroInput<'_>,
        out: &mut Vec<u8>,
    ) -> Result<(), String> {
        let (number, bytes): (i64, &[u8]) = match self.nodes.get(stored) {
            Some(Node::Int) => (i64::from(input.int()?), b""),
            Some(Node::Long) => (input.long()?, b""),
            Some(Node::Fixed(size)) => (0, input.take(*size)?),
            Some(Node::String) => {
                push_string(input.text()?, out);
                return Ok(());
            }
            _ => (0, input.sized()?),
        };
        let text = match logical {
            Logical::Date => day(number),
            Logical::Time(per_second) => time_of_day(number, per_second),
            Logical::Timestamp { per_second, is_local } => timestamp(number, per_second, is_local),
            Logical::Decimal(scale) => {
                push_or_stored(decimal(bytes, scale), bytes, out);
                return Ok(());
            }
            Logical::Uuid => {
                push_or_stored(uuid(bytes), bytes, out);
                return Ok(());
            }
            Logical::Duration => return push_duration(bytes, out),
        };
        match text {
            Some(text) => push_string(&text, out),
            None => push_number(number, out),
        }
        Ok(())
    }
}

/// Appends the items of all blocks of an array or map, separated by commas.
fn push_blocks<'a>(
    input: &mut AvroInput<'a>,
    out: &mut Vec<u8>,
    mut push_item: impl FnMut(&mut AvroInput<'a>, &mut Vec<u8>) -> Result<(), String>,
) -> Result<(), String> {
    let mut is_first = true;
    while let Some(count) = input.block()? {
        for _ in 0..count {
            if !is_first {
                out.push(b',');
            }
            is_first = false;
            push_item(input, out)?;
        }
    }
    Ok(())
}

struct Compiler<'s> {
    schema: &'s AvroSchema,
    style: AvroJson,
    nodes: Vec<Node>,
    /// Named types, each compiled once.
    named: Vec<(&'s Name, usize)>,
}

impl<'s> Compiler<'s> {
    fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn compile(&mut self, schema: &'s Schema) -> usize {
        let schema = self.schema.resolved(schema);
        if let Some(name) = schema.name()
            && let Some((_, known)) = self.named.iter().find(|(other, _)| *other == name)
        {
            return *known;
        }
        let index = self.add(Node::Open);
        if let Some(name) = schema.name() {
            self.named.push((name, index));
        }
        let stored = self.stored(schema);
        let node = match logical(schema).filter(|_| self.style == AvroJson::Plain) {
            None => stored,
            Some(logical) => {
                let stored = self.add(stored);
                Node::Logical(logical, stored)
            }
        };
        if let Some(place) = self.nodes.get_mut(index) {
            *place = node;
        }
        index
    }

    /// The node of the stored type.
    fn stored(&mut self, schema: &'s Schema) -> Node {
        match self.schema.shape(schema) {
            Shape::Null => Node::Null,
            Shape::Boolean => Node::Boolean,
            Shape::Int => Node::Int,
            Shape::Long => Node::Long,
            Shape::Float => Node::Float,
            Shape::Double => Node::Double,
            Shape::Bytes => Node::Bytes,
            Shape::String => Node::String,
            Shape::Array(items) => Node::Array(self.compile(items)),
            Shape::Map(values) => Node::Map(self.compile(values)),
            Shape::Union(branches) => {
                let tagged = |branch: &'s Schema| (quoted(&self.schema.tag(branch)), branch);
                let tagged: Vec<_> = branches.iter().map(tagged).collect();
                Node::Union(tagged.into_iter().map(|(tag, branch)| (tag, self.compile(branch))).collect())
            }
            Shape::Record(record) => Node::Record(
                record
                    .fields
                    .iter()
                    .map(|field| (format!("{}:", quoted(&field.name)), self.compile(&field.schema)))
                    .collect(),
            ),
            Shape::Enum(own) => Node::Enum(own.symbols.iter().map(|symbol| quoted(symbol)).collect()),
            Shape::Fixed(fixed) => Node::Fixed(fixed.size),
        }
    }
}

fn logical(schema: &Schema) -> Option<Logical> {
    const MILLIS: u32 = 1_000;
    const MICROS: u32 = 1_000_000;
    const NANOS: u32 = 1_000_000_000;
    let timestamp = |per_second, is_local| Logical::Timestamp { per_second, is_local };
    Some(match schema {
        Schema::Date => Logical::Date,
        Schema::TimeMillis => Logical::Time(MILLIS),
        Schema::TimeMicros => Logical::Time(MICROS),
        Schema::TimestampMillis => timestamp(MILLIS, false),
        Schema::TimestampMicros => timestamp(MICROS, false),
        Schema::TimestampNanos => timestamp(NANOS, false),
        Schema::LocalTimestampMillis => timestamp(MILLIS, true),
        Schema::LocalTimestampMicros => timestamp(MICROS, true),
        Schema::LocalTimestampNanos => timestamp(NANOS, true),
        Schema::Decimal(decimal) => Logical::Decimal(decimal.scale),
        Schema::Uuid(UuidSchema::Fixed(_) | UuidSchema::Bytes) => Logical::Uuid,
        Schema::Duration(_) => Logical::Duration,
        _ => return None,
    })
}

fn quoted(text: &str) -> String {
    let mut out = Vec::new();
    push_string(text, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use apache_avro::Decimal;
    use apache_avro::types::Value;
    use apache_avro::writer::datum::GenericDatumWriter;

    use super::*;

    fn json(schema: &str, style: AvroJson, bytes: &[u8]) -> Result<String, String> {
        let reader = AvroReader::new(&AvroSchema::parse(schema, &[]).unwrap(), style);
        let mut out = b"before".to_vec();
        let result = reader.push_json(bytes, &mut out);
        let text = String::from_utf8(out).unwrap();
        let text = text.strip_prefix("before").unwrap().to_owned();
        result.map(|()| text.clone()).inspect_err(|_| assert_eq!(text, ""))
    }

    fn written(schema: &str, value: Value) -> Vec<u8> {
        let schema = apache_avro::Schema::parse_str(schema).unwrap();
        GenericDatumWriter::builder(&schema).build().unwrap().write_value_to_vec(value).unwrap()
    }

    #[test]
    fn every_type_is_read_as_it_was_written() {
        let named = |kind: &str, rest: &str| format!(r#"{{"type":"{kind}","name":"t.N",{rest}}}"#);
        let logical = |kind: &str, name: &str| format!(r#"{{"type":"{kind}","logicalType":"{name}"}}"#);
        let point = |x: i32| Value::Record(vec![("x".to_owned(), Value::Int(x))]);
        for (schema, value, plain, tagged) in [
            (r#""null""#.to_owned(), Value::Null, "null", "null"),
            (r#""boolean""#.to_owned(), Value::Boolean(true), "true", "true"),
            (r#""int""#.to_owned(), Value::Int(i32::MIN), "-2147483648", "-2147483648"),
            (r#""long""#.to_owned(), Value::Long(i64::MIN), "-9223372036854775808", "-9223372036854775808"),
            (r#""float""#.to_owned(), Value::Float(0.1), "0.1", "0.1"),
            (r#""double""#.to_owned(), Value::Double(-1e300), "-1e+300", "-1e+300"),
            (r#""double""#.to_owned(), Value::Double(f64::NAN), r#""NaN""#, r#""NaN""#),
            (r#""float""#.to_owned(), Value::Float(f32::NEG_INFINITY), r#""-Infinity""#, r#""-Infinity""#),
            (r#""string""#.to_owned(), Value::String("a\"ü".to_owned()), r#""a\"ü""#, r#""a\"ü""#),
            (r#""bytes""#.to_owned(), Value::Bytes(vec![0, 0x41, 0xff]), "\"\\u0000Aÿ\"", "\"\\u0000Aÿ\""),
            (named("fixed", r#""size":2"#), Value::Fixed(2, vec![0x41, 0xff]), "\"Aÿ\"", "\"Aÿ\""),
            (named("enum", r#""symbols":["A","B"]"#), Value::Enum(1, "B".to_owned()), r#""B""#, r#""B""#),
            (
                r#"{"type":"array","items":"int"}"#.to_owned(),
                Value::Array(vec![Value::Int(1), Value::Int(2)]),
                "[1,2]",
                "[1,2]",
            ),
            (
                r#"{"type":"map","values":"int"}"#.to_owned(),
                Value::Map([("k".to_owned(), Value::Int(1))].into_iter().collect()),
                r#"{"k":1}"#,
                r#"{"k":1}"#,
            ),
            (
                r#"["null","string"]"#.to_owned(),
                Value::Union(1, Box::new(Value::String("x".to_owned()))),
                r#""x""#,
                r#"{"string":"x"}"#,
            ),
            (r#"["null","string"]"#.to_owned(), Value::Union(0, Box::new(Value::Null)), "null", "null"),
            (
                format!(r#"["null",{}]"#, named("record", r#""fields":[{"name":"x","type":"int"}]"#)),
                Value::Union(1, Box::new(point(5))),
                r#"{"x":5}"#,
                r#"{"t.N":{"x":5}}"#,
            ),
            (logical("int", "date"), Value::Date(20_717), r#""2026-09-21""#, "20717"),
            (logical("int", "time-millis"), Value::TimeMillis(51_200_001), r#""14:13:20.001""#, "51200001"),
            (
                logical("long", "timestamp-millis"),
                Value::TimestampMillis(-1),
                r#""1969-12-31T23:59:59.999Z""#,
                "-1",
            ),
            (
                logical("long", "timestamp-micros"),
                Value::TimestampMicros(1_790_000_000_000_001),
                r#""2026-09-21T14:13:20.000001Z""#,
                "1790000000000001",
            ),
            (
                logical("long", "local-timestamp-millis"),
                Value::LocalTimestampMillis(0),
                r#""1970-01-01T00:00:00""#,
                "0",
            ),
            (
                logical("long", "timestamp-millis"),
                Value::TimestampMillis(i64::MAX),
                "9223372036854775807",
                "9223372036854775807",
            ),
            (
                r#"{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}"#.to_owned(),
                Value::Decimal(Decimal::from(vec![0xff])),
                r#""-0.01""#,
                "\"ÿ\"",
            ),
            (
                r#"{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}"#.to_owned(),
                Value::Decimal(Decimal::from(vec![0x30, 0x39])),
                r#""123.45""#,
                "\"09\"",
            ),
        ] {
            let bytes = written(&schema, value);
            assert_eq!(json(&schema, AvroJson::Plain, &bytes).as_deref(), Ok(plain), "{schema}");
            assert_eq!(json(&schema, AvroJson::Tagged, &bytes).as_deref(), Ok(tagged), "{schema}");
        }
    }

    #[test]
    fn bytes_of_another_schema_are_told_and_nothing_of_them_is_kept() {
        for (schema, bytes, words) in [
            (r#""long""#, &[0x80][..], "it ends"),
            (r#""long""#, &[0xff; 11], "more than ten bytes"),
            (r#""int""#, &[0xfe, 0xff, 0xff, 0xff, 0x1f], "is not an int"),
            (r#""boolean""#, &[2], "2 is not a boolean"),
            (r#""string""#, &[2, 0xff], "not UTF-8"),
            (r#""string""#, &[1], "-1 is not a valid length"),
            (r#""int""#, &[2, 3], "1 bytes remain after the value"),
            (r#"["null","int"]"#, &[4], "no branch 2"),
            (r#"{"type":"enum","name":"E","symbols":["A"]}"#, &[2], "no symbol 1"),
            // A billion of nothing.
            (r#"{"type":"array","items":"null"}"#, &[0x80, 0xa8, 0xd6, 0xb9, 0x07, 0], "much larger"),
            (
                r#"{"type":"record","name":"L","fields":[{"name":"next","type":["null","L"]}]}"#,
                &[2; 1000],
                "nested more than",
            ),
        ] {
            let error = json(schema, AvroJson::Plain, bytes).unwrap_err();
            assert!(error.contains(words), "{schema} {error}");
        }
    }

    #[test]
    fn types_may_hold_themselves() {
        let list = r#"{"type":"record","name":"L","fields":[{"name":"v","type":"int"},{"name":"next","type":["null","L"]}]}"#;
        assert_eq!(
            json(list, AvroJson::Plain, &[2, 2, 4, 0]).unwrap(),
            r#"{"v":1,"next":{"v":2,"next":null}}"#
        );
        assert_eq!(
            json(list, AvroJson::Tagged, &[2, 2, 4, 0]).unwrap(),
            r#"{"v":1,"next":{"L":{"v":2,"next":null}}}"#
        );
    }
}

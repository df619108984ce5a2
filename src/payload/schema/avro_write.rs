//! Encodes JSON as Avro data. Accepts the output of [`super::AvroReader`] in either style: unions with or without tags, logical
//! types as text or as stored. For decimals the style must be known: "09" is the number nine, or the bytes of 123.45.

use apache_avro::Schema;
use apache_avro::schema::{EnumSchema, RecordSchema};
use serde_json::{Map, Value};

use super::avro::AvroSchema;
use super::avro_shape::Shape;
use super::avro_stored::{Decimals, Stored, latin, stored};
use super::{AvroJson, zigzag};

/// A value that does not fit its schema.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Misfit {
    /// The path to the value, the innermost step first.
    path: Vec<String>,
    message: String,
}

type Fit<T = ()> = Result<T, Misfit>;

fn misfit<T>(message: impl Into<String>) -> Fit<T> {
    Err(Misfit { path: Vec::new(), message: message.into() })
}

impl From<String> for Misfit {
    fn from(message: String) -> Self {
        Self { path: Vec::new(), message }
    }
}

impl Misfit {
    fn within(mut self, step: impl Into<String>) -> Self {
        self.path.push(step.into());
        self
    }

    fn words(&self) -> String {
        let way: String = self.path.iter().rev().map(String::as_str).collect();
        let way = way.strip_prefix('.').unwrap_or(&way);
        if way.is_empty() { self.message.clone() } else { format!("at {way}: {}", self.message) }
    }
}

impl AvroSchema {
    /// Appends the Avro data of a JSON value. The error says where it does not fit, and what was expected; nothing is appended in
    /// that case.
    pub fn push_avro(&self, value: &Value, style: AvroJson, out: &mut Vec<u8>) -> Result<(), String> {
        let before = out.len();
        let decimals = match style {
            AvroJson::Plain => Decimals::Digits,
            AvroJson::Tagged => Decimals::Stored,
        };
        self.push(self.root(), value, decimals, out).map_err(|misfit| {
            out.truncate(before);
            misfit.words()
        })
    }

    fn push(&self, schema: &Schema, value: &Value, decimals: Decimals, out: &mut Vec<u8>) -> Fit {
        let schema = self.resolved(schema);
        if let Some(stored) = stored(schema, value, decimals)? {
            return self.push_stored(schema, &stored, out);
        }
        match (self.shape(schema), value) {
            (Shape::Null, Value::Null) => {}
            (Shape::Boolean, Value::Bool(value)) => out.push(u8::from(*value)),
            (Shape::Int, Value::Number(number)) => {
                let Some(number) = number.as_i64().and_then(|number| i32::try_from(number).ok()) else {
                    return misfit(format!("{number} is not an int"));
                };
                zigzag::push(number.into(), out);
            }
            (Shape::Long, Value::Number(number)) => match number.as_i64() {
                Some(number) => zigzag::push(number, out),
                None => return misfit(format!("{number} is not a long")),
            },
            (Shape::Float, value) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "the schema has no more digits than that"
                )]
                let number = float(value)? as f32;
                out.extend_from_slice(&number.to_le_bytes());
            }
            (Shape::Double, value) => out.extend_from_slice(&float(value)?.to_le_bytes()),
            (Shape::String, Value::String(text)) => push_sized(text.as_bytes(), out),
            (Shape::Bytes, Value::String(text)) => push_sized(&latin(text)?, out),
            (Shape::Fixed(fixed), Value::String(text)) => {
                let bytes = latin(text)?;
                if bytes.len() != fixed.size {
                    return misfit(format!("{} bytes, expected {}", bytes.len(), fixed.size));
                }
                out.extend_from_slice(&bytes);
            }
            (Shape::Enum(own), Value::String(symbol)) => push_symbol(own, symbol, out)?,
            (Shape::Array(items), Value::Array(values)) => {
                push_count(values.len(), out);
                for (index, value) in values.iter().enumerate() {
                    self.push(items, value, decimals, out)
                        .map_err(|misfit| misfit.within(format!("[{index}]")))?;
                }
                if !values.is_empty() {
                    out.push(0);
                }
            }
            (Shape::Map(kind), Value::Object(values)) => {
                push_count(values.len(), out);
                for (name, value) in values {
                    push_sized(name.as_bytes(), out);
                    self.push(kind, value, decimals, out)
                        .map_err(|misfit| misfit.within(format!(".{name}")))?;
                }
                if !values.is_empty() {
                    out.push(0);
                }
            }
            (Shape::Record(record), Value::Object(values)) => {
                self.push_record(record, values, decimals, out)?;
            }
            (Shape::Union(branches), value) => self.push_union(schema, branches, value, decimals, out)?,
            _ => return misfit(format!("expected {}, got {}", self.kind(schema), shown(value))),
        }
        Ok(())
    }

    fn push_record(
        &self,
        record: &RecordSchema,
        values: &Map<String, Value>,
        decimals: Decimals,
        out: &mut Vec<u8>,
    ) -> Fit {
        if let Some(unknown) =
            values.keys().find(|name| record.fields.iter().all(|field| field.name != **name))
        {
            let close = crate::util::closest(unknown, record.fields.iter().map(|field| field.name.as_str()));
            let close = close.map_or_else(String::new, |close| format!("; did you mean '{close}'?"));
            return misfit(format!("'{}' has no field '{unknown}'{close}", record.name.fullname(None)));
        }
        for field in &record.fields {
            let at = |misfit: Misfit| misfit.within(format!(".{}", field.name));
            match (values.get(&field.name), &field.default) {
                (Some(value), _) => self.push(&field.schema, value, decimals, out).map_err(at)?,
                (None, Some(default)) => self.push_default(&field.schema, default, out).map_err(at)?,
                (None, None) => {
                    let kind = self.kind(&field.schema);
                    return misfit(format!("it is missing and has no default; expected {kind}")).map_err(at);
                }
            }
        }
        Ok(())
    }

    /// A default of a union belongs to its first branch, whatever it looks like. Bytes in a schema are written as Java's encoder
    /// does.
    fn push_default(&self, schema: &Schema, default: &Value, out: &mut Vec<u8>) -> Fit {
        match self.shape(schema) {
            Shape::Union([first, ..]) => {
                let before = out.len();
                zigzag::push(0, out);
                let first = self.push(first, default, Decimals::Stored, out);
                if first.is_ok() {
                    return first;
                }
                out.truncate(before);
                self.push(schema, default, Decimals::Stored, out)
            }
            _ => self.push(schema, default, Decimals::Stored, out),
        }
    }

    /// The branch that a tag names, otherwise the first one that accepts the value without a tag.
    fn push_union(
        &self,
        union: &Schema,
        branches: &[Schema],
        value: &Value,
        decimals: Decimals,
        out: &mut Vec<u8>,
    ) -> Fit {
        let before = out.len();
        let mut tagged = None;
        if let Value::Object(object) = value
            && let (1, Some((tag, inner))) = (object.len(), object.iter().next())
            && let Some(index) = branches.iter().position(|branch| self.tag(branch) == *tag)
        {
            push_count_of(index, out);
            let within = if decimals == Decimals::Digits { Decimals::Unsaid } else { decimals };
            match branches.get(index).map(|branch| self.push(branch, inner, within, out)) {
                Some(Err(misfit)) => tagged = Some(misfit.within(format!(".{tag}"))),
                _ => return Ok(()),
            }
            out.truncate(before);
        }
        let mut only = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            push_count_of(index, out);
            match self.push(branch, value, decimals, out) {
                Ok(()) => return Ok(()),
                Err(misfit) => only.push(misfit),
            }
            out.truncate(before);
        }
        // An error within a branch says more than that no branch fits: of the tagged branch, or of the only one that is not null.
        let deep =
            only.iter().max_by_key(|misfit| misfit.path.len()).filter(|misfit| !misfit.path.is_empty());
        match tagged.or_else(|| deep.cloned()) {
            Some(misfit) => Err(misfit),
            None => match only.as_slice() {
                [_, one] if matches!(branches.first().map(|first| self.shape(first)), Some(Shape::Null)) => {
                    Err(one.clone())
                }
                _ => misfit(format!("expected {}, got {}", self.kind(union), shown(value))),
            },
        }
    }

    /// Appends a value of a logical type in its stored form.
    fn push_stored(&self, schema: &Schema, stored: &Stored, out: &mut Vec<u8>) -> Fit {
        match (self.shape(schema), stored) {
            (Shape::Int, Stored::Number(number)) => match i32::try_from(*number) {
                Ok(_) => zigzag::push(*number, out),
                Err(_) => return misfit(format!("{number} is not an int")),
            },
            (_, Stored::Number(number)) => zigzag::push(*number, out),
            (Shape::Fixed(fixed), Stored::Bytes(bytes)) => {
                // Numbers are padded on the left, with their sign.
                let fill = if bytes.first().is_some_and(|first| first & 0x80 != 0) { 0xff } else { 0 };
                let Some(missing) = fixed.size.checked_sub(bytes.len()) else {
                    return misfit(format!(
                        "it needs {} bytes, but the fixed has {}",
                        bytes.len(),
                        fixed.size
                    ));
                };
                out.resize(out.len() + missing, fill);
                out.extend_from_slice(bytes);
            }
            (_, Stored::Bytes(bytes)) => push_sized(bytes, out),
        }
        Ok(())
    }
}

fn float(value: &Value) -> Fit<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => match text.as_str() {
            "NaN" => Some(f64::NAN),
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            _ => None,
        },
        _ => None,
    };
    number.map_or_else(|| misfit(format!("expected a number, got {}", shown(value))), Ok)
}

fn push_symbol(own: &EnumSchema, symbol: &str, out: &mut Vec<u8>) -> Fit {
    match own.symbols.iter().position(|known| known == symbol) {
        Some(index) => {
            push_count_of(index, out);
            Ok(())
        }
        None => misfit(format!("'{symbol}' is not one of {}", own.symbols.join(", "))),
    }
}

/// A value for an error message, shortened if it is long.
fn shown(value: &Value) -> String {
    const SHOWN: usize = 40;
    match value {
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        other => {
            let text = other.to_string();
            let short: String = text.chars().take(SHOWN).collect();
            if short.len() < text.len() { format!("{short}...") } else { short }
        }
    }
}

fn push_count_of(index: usize, out: &mut Vec<u8>) {
    zigzag::push(i64::try_from(index).unwrap_or(i64::MAX), out);
}

/// Appends the number of items in the single block of an array or map; zero is the end marker.
fn push_count(count: usize, out: &mut Vec<u8>) {
    push_count_of(count, out);
}

fn push_sized(bytes: &[u8], out: &mut Vec<u8>) {
    push_count_of(bytes.len(), out);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::super::{AvroJson, AvroReader};
    use super::*;

    fn write(schema: &str, json: &str) -> Result<Vec<u8>, String> {
        write_as(AvroJson::Plain, schema, json)
    }

    fn write_as(style: AvroJson, schema: &str, json: &str) -> Result<Vec<u8>, String> {
        let mut out = Vec::new();
        let value = serde_json::from_str(json).unwrap();
        AvroSchema::parse(schema, &[])
            .unwrap()
            .push_avro(&value, style, &mut out)
            .inspect_err(|_| assert!(out.is_empty()))?;
        Ok(out)
    }

    const ALL: &str = r#"{"type":"record","name":"t.All","fields":[
        {"name":"n","type":"null"},{"name":"b","type":"boolean"},{"name":"i","type":"int"},{"name":"l","type":"long"},
        {"name":"f","type":"float"},{"name":"d","type":"double"},{"name":"s","type":"string"},{"name":"y","type":"bytes"},
        {"name":"x","type":{"type":"fixed","name":"X","size":2}},{"name":"e","type":{"type":"enum","name":"E","symbols":["A","B"]}},
        {"name":"a","type":{"type":"array","items":"long"}},{"name":"m","type":{"type":"map","values":"int"}},
        {"name":"u","type":["null","string",{"type":"record","name":"R","fields":[{"name":"next","type":["null","R"]}]}]},
        {"name":"day","type":{"type":"int","logicalType":"date"}},
        {"name":"time","type":{"type":"long","logicalType":"time-micros"}},
        {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
        {"name":"local","type":{"type":"long","logicalType":"local-timestamp-micros"}},
        {"name":"dec","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
        {"name":"fix","type":{"type":"fixed","name":"D","size":5,"logicalType":"decimal","precision":9,"scale":1}},
        {"name":"id","type":{"type":"fixed","name":"U","size":16,"logicalType":"uuid"}},
        {"name":"long","type":{"type":"fixed","name":"P","size":12,"logicalType":"duration"}}]}"#;

    #[test]
    fn what_is_read_is_written_again_in_both_styles() {
        let plain = r#"{"n":null,"b":true,"i":-7,"l":9223372036854775807,"f":0.5,"d":"NaN","s":"ü\"","y":"\u0000ÿ","x":"Aÿ","e":"B","a":[1,-2],"m":{"k":1},"u":{"next":{"next":null}},"day":"1969-12-31","time":"14:13:20.000001","at":"1969-12-31T23:59:59.999Z","local":"2026-09-21T14:13:20.5","dec":"-0.01","fix":"-12.5","id":"00010203-0405-0607-0809-0a0b0c0d0e0f","long":{"months":1,"days":2,"milliseconds":3}}"#;
        let bytes = write(ALL, plain).unwrap();
        let schema = AvroSchema::parse(ALL, &[]).unwrap();
        for style in [AvroJson::Plain, AvroJson::Tagged] {
            let mut json = Vec::new();
            AvroReader::new(&schema, style).push_json(&bytes, &mut json).unwrap();
            let json = String::from_utf8(json).unwrap();
            if style == AvroJson::Plain {
                assert_eq!(json, plain);
            }
            assert_eq!(write_as(style, ALL, &json).unwrap(), bytes, "{json}");
        }
    }

    #[test]
    fn the_text_of_a_decimal_is_never_taken_for_another_number() {
        let decimal = r#"{"type":"bytes","logicalType":"decimal","precision":5,"scale":2}"#;
        let optional = format!(r#"["null",{decimal}]"#);
        let with_default = format!(
            r#"{{"type":"record","name":"A","fields":[{{"name":"d","type":{decimal},"default":"09"}}]}}"#
        );
        // 123.45 is the bytes 30 39, which are "09"; nine is 03 84.
        let (java, nine) = (&[4, 0x30, 0x39][..], &[4, 0x03, 0x84][..]);
        assert_eq!(write_as(AvroJson::Tagged, decimal, r#""09""#).unwrap(), java);
        assert_eq!(write(decimal, r#""09""#).unwrap(), nine);
        assert_eq!(write(decimal, "9").unwrap(), nine);
        let (tagged, in_union) = (r#"{"bytes":"09"}"#, [&[2][..], java].concat());
        assert_eq!(write_as(AvroJson::Tagged, &optional, tagged).unwrap(), in_union);
        assert!(
            write(&optional, tagged).unwrap_err().contains("'09' may be digits or bytes here: --avro-json")
        );
        assert_eq!(write(&optional, r#""9.00""#).unwrap(), [&[2][..], nine].concat());
        assert!(write(decimal, "\"0\\u0001\"").unwrap_err().contains("need --avro-json"));
        assert_eq!(write(&with_default, "{}").unwrap(), java);
    }

    #[test]
    fn what_is_left_out_has_its_default() {
        let schema = r#"{"type":"record","name":"A","fields":[
            {"name":"a","type":"int","default":7},{"name":"b","type":["null","string"],"default":null},
            {"name":"c","type":["string","null"],"default":"x"},{"name":"d","type":{"type":"array","items":"int"},"default":[1]}]}"#;
        assert_eq!(
            write(schema, "{}").unwrap(),
            write(schema, r#"{"a":7,"b":null,"c":"x","d":[1]}"#).unwrap()
        );
    }

    #[test]
    fn what_does_not_fit_is_told_with_the_way_to_it() {
        let order = r#"{"type":"record","name":"shop.Order","fields":[
            {"name":"id","type":"long"},
            {"name":"lines","type":{"type":"array","items":{"type":"record","name":"Line","fields":[{"name":"count","type":"int"}]}}},
            {"name":"note","type":["null","string"],"default":null},
            {"name":"inner","type":["null",{"type":"record","name":"In","fields":[{"name":"day","type":{"type":"int","logicalType":"date"}}]}],"default":null},
            {"name":"state","type":{"type":"enum","name":"S","symbols":["NEW","PAID"]},"default":"NEW"},
            {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":5,"scale":2},"default":"\u0000"}]}"#;
        for (json, words) in [
            (r#"{"id":"7","lines":[]}"#, "at id: expected long, got \"7\""),
            (r#"{"id":1}"#, "at lines: it is missing and has no default; expected array of record shop.Line"),
            (
                r#"{"id":1,"lines":[{"count":1},{"count":3000000000}]}"#,
                "at lines[1].count: 3000000000 is not an int",
            ),
            (r#"{"id":1,"lines":[],"nota":"x"}"#, "'shop.Order' has no field 'nota'; did you mean 'note'?"),
            (r#"{"id":1,"lines":[],"note":5}"#, "at note: expected string, got 5"),
            (
                r#"{"id":1,"lines":[],"inner":{"day":"soon"}}"#,
                "at inner.day: 'soon' is invalid: expected a date such as 2026-09-21",
            ),
            (r#"{"id":1,"lines":[],"state":"OPEN"}"#, "at state: 'OPEN' is not one of NEW, PAID"),
            (
                r#"{"id":1,"lines":[],"price":"1.234"}"#,
                "at price: '1.234' is not a decimal with 2 digits after the point",
            ),
            ("[]", "expected record shop.Order, got an array"),
        ] {
            assert_eq!(write(order, json).unwrap_err(), words);
        }
    }
}

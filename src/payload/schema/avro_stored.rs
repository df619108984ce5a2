//! The stored form of Avro's logical types, from the text or number that they are written as in JSON.

use apache_avro::Schema;
use apache_avro::schema::UuidSchema;
use jiff::civil::{Date, DateTime, Time, date};
use jiff::{Timestamp, Unit};
use num_bigint::BigInt;
use serde_json::{Map, Value};

/// The meaning of a string for a decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decimals {
    /// Its digits.
    Digits,
    /// The stored bytes.
    Stored,
    /// Ambiguous: within the tag of a union, which Java's encoder writes, while digits are expected.
    Unsaid,
}

/// The stored form of a logical type.
pub(super) enum Stored {
    Number(i64),
    Bytes(Vec<u8>),
}

/// The stored form of a logical type that is written by its meaning; `None` if the value is already in the stored form.
pub(super) fn stored(schema: &Schema, value: &Value, decimals: Decimals) -> Result<Option<Stored>, String> {
    const NANOS: i64 = 1_000_000_000;
    if let (Schema::Duration(_), Value::Object(parts)) = (schema, value) {
        return duration(parts).map(Some);
    }
    let text = match value {
        Value::String(text) => text.clone(),
        // A decimal may be written as a number.
        Value::Number(number) if matches!(schema, Schema::Decimal(_)) => number.to_string(),
        _ => return Ok(None),
    };
    let per_second = match schema {
        Schema::TimeMillis | Schema::TimestampMillis | Schema::LocalTimestampMillis => 1_000,
        Schema::TimeMicros | Schema::TimestampMicros | Schema::LocalTimestampMicros => 1_000_000,
        _ => NANOS,
    };
    let parts = |seconds: i64, nanoseconds: i32| {
        let whole = seconds.checked_mul(per_second);
        whole.and_then(|whole| whole.checked_add(i64::from(nanoseconds) / (NANOS / per_second)))
    };
    let number = match schema {
        Schema::Date => text.parse::<Date>().ok().and_then(|day| {
            let span = date(1970, 1, 1).until((Unit::Day, day)).ok()?;
            Some(i64::from(span.get_days()))
        }),
        Schema::TimeMillis | Schema::TimeMicros => text.parse::<Time>().ok().and_then(|time| {
            let since = time.duration_since(Time::midnight());
            parts(since.as_secs(), since.subsec_nanos())
        }),
        Schema::TimestampMillis | Schema::TimestampMicros | Schema::TimestampNanos => text
            .parse::<Timestamp>()
            .ok()
            .and_then(|at| floored(at.as_second(), at.subsec_nanosecond(), parts)),
        Schema::LocalTimestampMillis | Schema::LocalTimestampMicros | Schema::LocalTimestampNanos => {
            text.parse::<DateTime>().ok().and_then(|at| {
                let since = at.duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0));
                floored(since.as_secs(), since.subsec_nanos(), parts)
            })
        }
        Schema::Decimal(decimal) => {
            let is_text = value.is_string();
            let number = unscaled(&text, decimal.scale);
            return match (decimals, number) {
                (Decimals::Stored, _) if is_text => Ok(None),
                (Decimals::Unsaid, None) if is_text && latin(&text).is_ok() => Ok(None),
                (Decimals::Unsaid, Some(_)) if is_text => Err(format!(
                    "'{text}' may be digits or bytes here: --avro-json means that everything is written as by Java's encoder; without it, \
                     leave out the tag"
                )),
                (_, Some(number)) => Ok(Some(Stored::Bytes(number.to_signed_bytes_be()))),
                (_, None) if is_text && !is_number(&text) => Err(format!(
                    "'{text}' is not a decimal with {} digits after the point; bytes as Java's encoder writes them need --avro-json",
                    decimal.scale
                )),
                (_, None) => {
                    Err(format!("'{text}' is not a decimal with {} digits after the point", decimal.scale))
                }
            };
        }
        Schema::Uuid(UuidSchema::Fixed(_) | UuidSchema::Bytes) => {
            let digits: String = text.chars().filter(|c| *c != '-').collect();
            let parsed = if text.len() == 36 { u128::from_str_radix(&digits, 16).ok() } else { None };
            return Ok(parsed.map(|uuid| Stored::Bytes(uuid.to_be_bytes().to_vec())));
        }
        _ => return Ok(None),
    };
    match number {
        Some(number) => Ok(Some(Stored::Number(number))),
        None => Err(format!("'{text}' is invalid: expected {}", example(schema))),
    }
}

fn example(schema: &Schema) -> &'static str {
    match schema {
        Schema::Date => "a date such as 2026-09-21",
        Schema::TimeMillis | Schema::TimeMicros => "a time of day such as 14:13:20.5",
        Schema::TimestampMillis | Schema::TimestampMicros | Schema::TimestampNanos => {
            "a time such as 2026-09-21T14:13:20Z"
        }
        _ => "a time without a zone such as 2026-09-21T14:13:20",
    }
}

/// Combines seconds and nanoseconds of the same sign; parts smaller than the unit are rounded down.
fn floored(seconds: i64, nanoseconds: i32, parts: impl Fn(i64, i32) -> Option<i64>) -> Option<i64> {
    if nanoseconds < 0 {
        parts(seconds - 1, nanoseconds + 1_000_000_000)
    } else {
        parts(seconds, nanoseconds)
    }
}

fn duration(parts: &Map<String, Value>) -> Result<Stored, String> {
    let mut bytes = Vec::new();
    for name in ["months", "days", "milliseconds"] {
        let part = parts.get(name).and_then(Value::as_u64).and_then(|part| u32::try_from(part).ok());
        let Some(part) = part else { return Err(format!("a duration has '{name}', a number")) };
        bytes.extend_from_slice(&part.to_le_bytes());
    }
    Ok(Stored::Bytes(bytes))
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok()
}

/// The digits of a decimal without its point, with as many digits after the point as the scale says.
fn unscaled(text: &str, scale: usize) -> Option<BigInt> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    // Zeros beyond the scale do not matter.
    let part = part.trim_end_matches('0');
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(part) || part.len() > scale {
        return None;
    }
    format!("{sign}{whole}{part:0<scale$}").parse().ok()
}

/// Bytes as in Avro's JSON encoding: one character per byte.
pub(super) fn latin(text: &str) -> Result<Vec<u8>, String> {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    bytes.map_or_else(
        || Err("bytes must be a string of characters up to \\u00ff, one per byte".to_owned()),
        Ok,
    )
}

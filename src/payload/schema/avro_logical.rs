//! The meaning of Avro's logical types as text.

use jiff::civil::{DateTime, Time, date};
use jiff::{SignedDuration, Timestamp};
use num_bigint::BigInt;

use crate::payload::json::{push_number, push_string};

/// Maximum size of a decimal in bytes; a longer one is printed as stored, because its digits would take longer than the rest of the
/// record.
const LONGEST_DECIMAL: usize = 1 << 10;

pub(super) fn push_or_stored(text: Option<String>, bytes: &[u8], out: &mut Vec<u8>) {
    match text {
        Some(text) => push_string(&text, out),
        None => push_latin(bytes, out),
    }
}

pub(super) fn push_duration(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
    let ([months, days, milliseconds], []) = bytes.as_chunks::<4>() else {
        return Err("a duration has 12 bytes".to_owned());
    };
    for (name, part) in [("{\"months\":", months), (",\"days\":", days), (",\"milliseconds\":", milliseconds)]
    {
        out.extend_from_slice(name.as_bytes());
        push_number(u32::from_le_bytes(*part).into(), out);
    }
    out.push(b'}');
    Ok(())
}

pub(super) fn day(days: i64) -> Option<String> {
    let hours = days.checked_mul(24)?;
    let day = date(1970, 1, 1).checked_add(SignedDuration::try_from_hours(hours)?).ok()?;
    Some(day.to_string())
}

/// Whole seconds, and the remaining nanoseconds.
fn seconds(number: i64, per_second: u32) -> (i64, i32) {
    let per_second = i64::from(per_second);
    let nanoseconds = number.rem_euclid(per_second) * (1_000_000_000 / per_second);
    (number.div_euclid(per_second), i32::try_from(nanoseconds).unwrap_or(0))
}

pub(super) fn time_of_day(number: i64, per_second: u32) -> Option<String> {
    let (seconds, nanoseconds) = seconds(number, per_second);
    let midnight = Time::midnight();
    // A time of day cannot be beyond the day.
    if !(0..86_400).contains(&seconds) {
        return None;
    }
    Some(midnight.checked_add(SignedDuration::new(seconds, nanoseconds)).ok()?.to_string())
}

pub(super) fn timestamp(number: i64, per_second: u32, is_local: bool) -> Option<String> {
    let (seconds, nanoseconds) = seconds(number, per_second);
    if is_local {
        let moment = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        return Some(moment.checked_add(SignedDuration::new(seconds, nanoseconds)).ok()?.to_string());
    }
    Some(Timestamp::new(seconds, nanoseconds).ok()?.to_string())
}

/// The digits of a big-endian integer in two's complement, with a decimal point before the last `scale` digits.
pub(super) fn decimal(bytes: &[u8], scale: usize) -> Option<String> {
    if bytes.len() > LONGEST_DECIMAL || scale > LONGEST_DECIMAL {
        return None;
    }
    let digits = BigInt::from_signed_bytes_be(bytes).to_string();
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |digits| ("-", digits));
    if scale == 0 {
        return Some(format!("{sign}{digits}"));
    }
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    Some(format!("{sign}{whole}.{part}"))
}

pub(super) fn uuid(bytes: &[u8]) -> Option<String> {
    let guid = <[u8; 16]>::try_from(bytes).ok()?;
    Some(crate::payload::framing::SchemaId::Guid(guid).to_string())
}

/// Appends bytes as in Avro's JSON encoding: a string with one character per byte.
pub(super) fn push_latin(bytes: &[u8], out: &mut Vec<u8>) {
    let text: String = bytes.iter().copied().map(char::from).collect();
    push_string(&text, out);
}

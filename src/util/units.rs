//! Numbers that are easily confused: offsets, times, sizes.

use std::cell::RefCell;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The offset of a record in its partition: 0 and up in valid files, -1 where Kafka writes "none".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Offset(pub i64);

impl Offset {
    /// Adds a distance. Wraps as Java's `long` does, so that a damaged file gives a number and not a panic.
    #[must_use]
    pub fn plus(self, delta: i64) -> Self {
        Self(self.0.wrapping_add(delta))
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The id of a broker (`node.id`), 0 and up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct BrokerId(pub i32);

impl fmt::Display for BrokerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for BrokerId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let id = text.parse().ok().filter(|&id| id >= 0);
        id.map(Self).ok_or_else(|| "expected a broker id such as 1".to_owned())
    }
}

/// Milliseconds since 1970-01-01 UTC; -1 where Kafka writes "no timestamp".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// What Kafka writes for "no timestamp" (`RecordBatch.NO_TIMESTAMP`).
    pub const NONE: Self = Self(-1);

    pub fn now() -> Self {
        Self(jiff::Timestamp::now().as_millisecond())
    }

    /// RFC 3339 in UTC, with milliseconds if there are any; `None` for "no timestamp", and outside of the years -9999 to 9999.
    pub fn to_rfc3339(self) -> Option<String> {
        if self == Self::NONE {
            return None;
        }
        jiff::Timestamp::from_millisecond(self.0).ok().map(|time| time.to_string())
    }
}

thread_local! {
    /// The last second that was written, and its text without the `Z`.
    static LAST_SECOND: RefCell<(i64, String)> = const { RefCell::new((i64::MIN, String::new())) };
}

impl Timestamp {
    /// Appends [`Timestamp::to_rfc3339`] as JSON. Records come in the order of time, so most share their second with the one
    /// before.
    pub fn push_json_time(self, out: &mut Vec<u8>) {
        if self == Self::NONE || jiff::Timestamp::from_millisecond(self.0).is_err() {
            return out.extend_from_slice(b"null");
        }
        let (second, milliseconds) = (self.0.div_euclid(1000), self.0.rem_euclid(1000));
        LAST_SECOND.with_borrow_mut(|(last, text)| {
            if *last != second {
                let Ok(time) = jiff::Timestamp::from_second(second) else {
                    return out.extend_from_slice(b"null");
                };
                (*last, *text) = (second, time.to_string().trim_end_matches('Z').to_owned());
            }
            out.push(b'"');
            out.extend_from_slice(text.as_bytes());
            if milliseconds > 0 {
                let digits =
                    [100, 10, 1].map(|unit| b'0' + u8::try_from(milliseconds / unit % 10).unwrap_or(0));
                let shown = 3 - digits.iter().rev().take_while(|&&digit| digit == b'0').count();
                out.push(b'.');
                out.extend_from_slice(&digits[..shown]);
            }
            out.extend_from_slice(b"Z\"");
        });
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Timestamp {
    type Err = String;

    /// Parses a time: RFC 3339, also without seconds, and in UTC without a zone, as for `--to-datetime` of Kafka's tools; a date
    /// (midnight UTC); 13-digit milliseconds; or how long ago, such as `-2h`. An `@` before it is allowed.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.strip_prefix('@').unwrap_or(text);
        let parsed = if let Some(ago) = text.strip_prefix('-') {
            let span = ago.parse::<jiff::Span>().ok();
            let ago = span.and_then(|span| span.to_duration(jiff::SpanRelativeTo::days_are_24_hours()).ok());
            ago.and_then(|ago| jiff::Timestamp::now().checked_sub(ago).ok())
        } else if text.len() == 13 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return text.parse().map(Self).map_err(|_| String::new());
        } else {
            date_and_time(text)
        };
        parsed.map(|time| Self(time.as_millisecond())).ok_or_else(|| {
            "expected a time such as 2026-09-21T14:13:20Z, 2026-09-21T14:13 (UTC), 2026-09-21, 1790000000000 (milliseconds) or -2h \
             (two hours ago)"
                .to_owned()
        })
    }
}

/// A date, or a date and a time after a `T` or a blank, with or without a zone.
fn date_and_time(text: &str) -> Option<jiff::Timestamp> {
    const DATE: usize = "2026-09-21".len();
    let has_zone = text.get(DATE..)?.contains(['Z', 'z', '+', '-', '[']);
    // Parsing a civil time would ignore an offset.
    if has_zone {
        return text.parse().ok();
    }
    let time = text.parse::<jiff::civil::DateTime>().ok()?;
    time.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// Parses a duration: a number of seconds, or with units such as `500ms`, `2m`, `1h 30m`; at most a day.
pub fn parse_duration(text: &str) -> Result<Duration, String> {
    let parsed = match text.parse::<f64>() {
        Ok(seconds) => Duration::try_from_secs_f64(seconds).ok(),
        Err(_) => {
            text.parse::<jiff::SignedDuration>().ok().and_then(|parsed| Duration::try_from(parsed).ok())
        }
    };
    let allowed = Duration::from_millis(1)..=Duration::from_secs(24 * 3600);
    parsed.filter(|parsed| allowed.contains(parsed)).ok_or_else(|| {
        "expected seconds such as 30, or a duration such as 500ms or 2m, up to a day".to_owned()
    })
}

/// The origin of the timestamps of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TimestampType {
    /// Magic 0 has no timestamps.
    #[serde(rename = "noTimestampType")]
    Absent,
    /// Set by the producer.
    CreateTime,
    /// Set by the broker when it appended the batch.
    LogAppendTime,
}

impl TimestampType {
    /// Whether there is a timestamp.
    pub fn is_known(self) -> bool {
        self != Self::Absent
    }

    /// The name as Kafka prints it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Absent => "NoTimestampType",
            Self::CreateTime => "CreateTime",
            Self::LogAppendTime => "LogAppendTime",
        }
    }
}

/// A number of bytes, typed as `1048576`, `64KiB`, `1GiB` or `64kB`; K, M and G alone are powers of 1024, as in Java heap flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteSize(pub u64);

impl FromStr for ByteSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        let factor: u64 = match unit.trim().to_ascii_lowercase().as_str() {
            "" | "b" => 1,
            "k" | "kib" => 1 << 10,
            "m" | "mib" => 1 << 20,
            "g" | "gib" => 1 << 30,
            "kb" => 1_000,
            "mb" => 1_000_000,
            "gb" => 1_000_000_000,
            _ => return Err("expected a number of bytes such as 1048576, 64KiB or 1GiB".to_owned()),
        };
        number
            .parse::<u64>()
            .ok()
            .and_then(|number| number.checked_mul(factor))
            .map(Self)
            .ok_or_else(|| "expected a number of bytes such as 1048576, 64KiB or 1GiB".to_owned())
    }
}

impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            n if n >= 1 << 30 && n.trailing_zeros() >= 30 => write!(f, "{}GiB", n >> 30),
            n if n >= 1 << 20 && n.trailing_zeros() >= 20 => write!(f, "{}MiB", n >> 20),
            n if n >= 1 << 10 && n.trailing_zeros() >= 10 => write!(f, "{}KiB", n >> 10),
            n => write!(f, "{n}"),
        }
    }
}

/// A duration with its two largest units, such as `2h02m`.
pub fn duration_words(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{:.1}s", time.as_secs_f64()),
        60..3600 => format!("{}m{:02}s", seconds / 60, seconds % 60),
        3600..86400 => format!("{}h{:02}m", seconds / 3600, seconds / 60 % 60),
        _ => format!("{}d{:02}h", seconds / 86400, seconds / 3600 % 24),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_sizes_are_read_with_and_without_units() {
        let size = |text: &str| text.parse::<ByteSize>().map(|size| size.0).ok();
        assert_eq!(size("1048576"), Some(1 << 20));
        assert_eq!(size("64KiB"), Some(64 << 10));
        assert_eq!(size("2g"), Some(2 << 30));
        assert_eq!(size("5 MB"), Some(5_000_000));
        for bad in ["", "x", "-1", "1.5M", "1TiB9", "99999999999999999999", "18446744073709551615K"] {
            assert_eq!(size(bad), None, "{bad}");
        }
    }

    #[test]
    fn byte_sizes_print_what_they_are_read_from() {
        for text in ["256MiB", "1GiB", "5KiB", "1000"] {
            assert_eq!(text.parse::<ByteSize>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn times_are_read_in_each_of_their_forms() {
        let time = |text: &str| text.parse::<Timestamp>().map(|time| time.0).ok();
        for same in ["2026-09-21T14:13:20Z", "2026-09-21T16:13:20+02:00", "1790000000000", "@1790000000000"] {
            assert_eq!(time(same), Some(1_790_000_000_000), "{same}");
        }
        assert_eq!(time("2026-09-21"), Some(1_789_948_800_000));
        // As Kafka's tools document it for --to-datetime, which take UTC where there is no zone.
        for same in [
            "2026-09-21T14:13:20.000",
            "2026-09-21T14:13:20",
            "2026-09-21 14:13:20",
            "@2026-09-21 16:13:20+02",
        ] {
            assert_eq!(time(same), Some(1_790_000_000_000), "{same}");
        }
        assert_eq!(time("2026-09-21T14:13:20.123"), Some(1_790_000_000_123));
        for same in ["2026-09-21T14:13", "2026-09-21 14:13", "2026-09-21T14:13Z", "2026-09-21T16:13+02:00"] {
            assert_eq!(time(same), Some(1_789_999_980_000), "{same}");
        }
        let now = jiff::Timestamp::now().as_millisecond();
        assert!((now - 7_200_000 - time("-2h").unwrap()).abs() < 60_000);
        assert!((now - 86_400_000 - time("@-1d").unwrap()).abs() < 60_000);
        for bad in [
            "",
            "yesterday",
            "-",
            "-2x",
            "179000000000",
            "14:13:20",
            "2026-13-01",
            "2026-09-21T",
            "2026-09-21T25:00",
            "2026-09-21T14:13:20 ",
            "2026-09-21T14:13:20+",
        ] {
            assert_eq!(time(bad), None, "{bad}");
        }
    }

    #[test]
    fn timestamps_are_rfc3339_in_utc_or_unknown() {
        assert_eq!(Timestamp(1_790_000_000_000).to_rfc3339().as_deref(), Some("2026-09-21T14:13:20Z"));
        assert_eq!(Timestamp(1).to_rfc3339().as_deref(), Some("1970-01-01T00:00:00.001Z"));
        assert_eq!(Timestamp::NONE.to_rfc3339(), None);
        assert_eq!(Timestamp(i64::MAX).to_rfc3339(), None);
    }

    #[test]
    fn times_in_json_are_the_same() {
        let around = |time: i64| (time - 1001..=time + 1001).map(Timestamp);
        let times = [
            0,
            -1,
            1_790_000_000_000,
            -62_135_596_800_000,
            253_402_207_200_000,
            i64::MAX - 2000,
            i64::MIN + 2000,
        ];
        for time in times.into_iter().flat_map(around) {
            let mut out = Vec::new();
            time.push_json_time(&mut out);
            assert_eq!(serde_json::from_slice::<Option<String>>(&out).unwrap(), time.to_rfc3339(), "{time}");
        }
    }

    #[test]
    fn durations_are_shown_with_two_units() {
        for (seconds, text) in [(0, "0.0s"), (61, "1m01s"), (7325, "2h02m"), (90_000, "1d01h")] {
            assert_eq!(duration_words(Duration::from_secs(seconds)), text);
        }
    }
}

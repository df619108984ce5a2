//! Positions in partitions, as options of every command take them.

use std::str::FromStr;

use super::units::Timestamp;

/// A position in a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// The first record that can be read.
    Beginning,
    /// After the last record.
    End,
    /// An offset.
    Offset(i64),
    /// This number of records before the end.
    FromEnd(i64),
    /// The first record with this timestamp or a later one.
    Time(Timestamp),
}

impl FromStr for Position {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "beginning" | "earliest" => return Ok(Self::Beginning),
            "end" | "latest" => return Ok(Self::End),
            _ => {}
        }
        if let Some(time) = text.strip_prefix('@') {
            return time.parse().map(Self::Time);
        }
        match text.parse::<i64>() {
            Ok(offset) if text.starts_with('-') => Ok(Self::FromEnd(offset.saturating_neg())),
            Ok(offset) => Ok(Self::Offset(offset)),
            Err(_) if text.parse::<Timestamp>().is_ok() => {
                Err(format!("a time needs an @ before it: did you mean '@{text}'?"))
            }
            Err(_) => {
                Err("expected beginning, end, an offset, -N (counted from the end) or @TIME".to_owned())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read() {
        assert_eq!("beginning".parse(), Ok(Position::Beginning));
        assert_eq!("latest".parse(), Ok(Position::End));
        assert_eq!("17".parse(), Ok(Position::Offset(17)));
        assert_eq!("-10".parse(), Ok(Position::FromEnd(10)));
        assert_eq!("@1790000000000".parse(), Ok(Position::Time(Timestamp(1_790_000_000_000))));
        assert!("@-2h".parse::<Position>().is_ok());
        assert_eq!("@2026-09-21T14:13".parse(), Ok(Position::Time(Timestamp(1_789_999_980_000))));
        assert!("soon".parse::<Position>().is_err() && "@soon".parse::<Position>().is_err());
        for time in ["2026-09-21T14:13:20Z", "2026-09-21", "-2h"] {
            let wrong = time.parse::<Position>().unwrap_err();
            assert_eq!(wrong, format!("a time needs an @ before it: did you mean '@{time}'?"));
        }
    }
}

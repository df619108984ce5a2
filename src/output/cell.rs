//! The cells of a table: the words that a table shows for a value, and the plain value for CSV and TSV.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::time::Duration;

use crate::util::units::{BrokerId, Offset, Timestamp, duration_words};

/// The content of a cell. It is empty if the value is not known; the column says what a table shows then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    table: Option<String>,
    /// The plain value, if it differs from the words of the table.
    plain: Option<String>,
}

impl Cell {
    const UNKNOWN: Self = Self { table: None, plain: None };

    fn same(text: String) -> Self {
        Self { table: Some(text), plain: None }
    }

    /// A cell with words in a table, and another value in CSV and TSV.
    pub fn words(words: String, plain: String) -> Self {
        Self { table: Some(words), plain: Some(plain) }
    }

    pub(super) fn in_table(self, unknown: &str) -> String {
        self.table.unwrap_or_else(|| unknown.to_owned())
    }

    pub(super) fn in_csv(self, unknown: &str) -> String {
        self.plain.or(self.table).unwrap_or_else(|| unknown.to_owned())
    }
}

/// A value that can be shown in a cell.
pub trait IntoCell: Sized {
    fn into_cell(self) -> Cell;

    /// The cell; `word` is shown if the value is not known.
    fn or_word(self, word: &str) -> Cell {
        let cell = self.into_cell();
        if cell.table.is_none() { Cell::same(word.to_owned()) } else { cell }
    }
}

impl IntoCell for Cell {
    fn into_cell(self) -> Cell {
        self
    }
}

impl<T: IntoCell> IntoCell for Option<T> {
    fn into_cell(self) -> Cell {
        self.map_or(Cell::UNKNOWN, IntoCell::into_cell)
    }
}

impl IntoCell for String {
    fn into_cell(self) -> Cell {
        Cell::same(self)
    }
}

/// Numbers and words of the program look the same in tables, CSV and TSV.
macro_rules! displayed {
    ($($type:ty),*) => {$(
        impl IntoCell for $type {
            fn into_cell(self) -> Cell {
                Cell::same(self.to_string())
            }
        }
    )*};
}

displayed!(&'static str, i32, i64, u16, u32, u64, usize, Offset, BrokerId);

/// `yes` or `no`.
impl IntoCell for bool {
    fn into_cell(self) -> Cell {
        Cell::same(if self { "yes" } else { "no" }.to_owned())
    }
}

/// RFC 3339; Kafka's "no timestamp" counts as not known.
impl IntoCell for Timestamp {
    fn into_cell(self) -> Cell {
        self.to_rfc3339().into_cell()
    }
}

/// Words such as `2h02m` in tables, milliseconds in CSV and TSV.
impl IntoCell for Duration {
    fn into_cell(self) -> Cell {
        Cell::words(duration_words(self), self.as_millis().to_string())
    }
}

/// The elements, separated by commas. An empty list looks like one that is not known.
fn list<T: Display>(elements: impl Iterator<Item = T>) -> Cell {
    let elements: Vec<String> = elements.map(|element| element.to_string()).collect();
    if elements.is_empty() { Cell::UNKNOWN } else { Cell::same(elements.join(",")) }
}

impl<T: Display> IntoCell for &[T] {
    fn into_cell(self) -> Cell {
        list(self.iter())
    }
}

impl<T: Display> IntoCell for &Vec<T> {
    fn into_cell(self) -> Cell {
        list(self.iter())
    }
}

impl<T: Display> IntoCell for Vec<T> {
    fn into_cell(self) -> Cell {
        list(self.iter())
    }
}

impl<T: Display> IntoCell for &BTreeSet<T> {
    fn into_cell(self) -> Cell {
        list(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(cell: impl IntoCell) -> (String, String) {
        let cell = cell.into_cell();
        (cell.clone().in_table("-"), cell.in_csv("-"))
    }

    #[test]
    fn people_see_words_and_programs_plain_values() {
        let text = |text: &str| text.to_owned();
        assert_eq!(both(Duration::from_secs(7325)), (text("2h02m"), text("7325000")));
        assert_eq!(both(Some(true)), (text("yes"), text("yes")));
        assert_eq!(both(Timestamp(0)).0, "1970-01-01T00:00:00Z");
        assert_eq!(both(vec![1, 2]).0, "1,2");
        for unknown in [both(None::<i64>), both(Timestamp::NONE), both(Vec::<i32>::new())] {
            assert_eq!(unknown, (text("-"), text("-")));
        }
        assert_eq!(both(None::<i64>.or_word("unknown")).0, "unknown");
    }
}

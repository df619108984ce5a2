//! Tables: headings in capitals, aligned columns, no borders, never cut.

use tabled::builder::Builder;
use tabled::settings::object::Columns;
use tabled::settings::{Alignment, Modify, Padding, Style};

use super::escape_controls;

/// A row of a table.
pub trait TableRow {
    /// Headings of the columns, and whether they hold numbers, which stand at the right.
    fn columns() -> &'static [(&'static str, bool)];

    /// The cells, as many as there are columns.
    fn cells(&self) -> Vec<String>;
}

/// Renders a table, each line with its end.
pub fn table<R: TableRow>(rows: &[R]) -> String {
    let mut builder = Builder::default();
    builder.push_record(R::columns().iter().map(|(heading, _)| (*heading).to_owned()));
    for row in rows {
        builder.push_record(row.cells().iter().map(|cell| escape_controls(cell).into_owned()));
    }
    let mut table = builder.build();
    table.with(Style::empty()).with(Padding::new(0, 2, 0, 0));
    for (index, _) in R::columns().iter().enumerate().filter(|(_, (_, is_number))| *is_number) {
        table.with(Modify::new(Columns::one(index)).with(Alignment::right()));
    }
    // The last column is padded like the others; nobody wants to see blanks at the end of a line.
    let table = table.to_string();
    table.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fruit(&'static str, u32);

    impl TableRow for Fruit {
        fn columns() -> &'static [(&'static str, bool)] {
            &[("NAME", false), ("COUNT", true)]
        }

        fn cells(&self) -> Vec<String> {
            vec![self.0.to_owned(), self.1.to_string()]
        }
    }

    #[test]
    fn a_table_is_aligned_without_borders() {
        let rows = [Fruit("fig", 5), Fruit("elderberry\u{1b}", 1200)];
        assert_eq!(
            table(&rows),
            "NAME              COUNT\nfig                   5\nelderberry\\u{1b}   1200\n"
        );
    }
}

//! Tables: headings in capitals, aligned columns, no borders, never cut. The same rows as CSV and TSV.

use tabled::builder::Builder;
use tabled::settings::object::Columns;
use tabled::settings::{Alignment, Modify, Padding, Style};

use super::escape_controls;

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    heading: &'static str,
    is_number: bool,
    is_wide: bool,
    /// Left out of a table where all its cells are empty.
    is_optional: bool,
    /// The heading where the values are other than the cells, with their unit.
    value_heading: Option<&'static str>,
}

impl Column {
    /// Text, at the left.
    pub const fn text(heading: &'static str) -> Self {
        Self { heading, is_number: false, is_wide: false, is_optional: false, value_heading: None }
    }

    /// Numbers, at the right.
    pub const fn number(heading: &'static str) -> Self {
        Self { heading, is_number: true, is_wide: false, is_optional: false, value_heading: None }
    }

    /// A column that only `-o wide`, CSV and TSV have.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.is_wide = true;
        self
    }

    /// A column that CSV and TSV have another heading for.
    #[must_use]
    pub const fn with_values(mut self, heading: &'static str) -> Self {
        self.value_heading = Some(heading);
        self
    }

    /// A column that a table leaves out where all its cells are empty; CSV and TSV have it always.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }
}

/// A row of a table.
pub trait TableRow {
    /// The columns; the first one names the row.
    fn columns() -> &'static [Column];

    /// The cells, as many as there are columns.
    fn cells(&self) -> Vec<String>;

    /// The cells as plain values, for CSV, TSV and names: numbers where the cells have words for people.
    fn values(&self) -> Vec<String> {
        self.cells()
    }
}

/// Renders a table, each line with its end; `wide` brings all columns.
pub fn table<R: TableRow>(rows: &[R], wide: bool) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(TableRow::cells).collect();
    let is_empty = |index: usize| rows.iter().all(|row| row.get(index).is_none_or(String::is_empty));
    let columns: Vec<(usize, &Column)> = R::columns()
        .iter()
        .enumerate()
        .filter(|&(index, column)| (wide || !column.is_wide) && !(column.is_optional && is_empty(index)))
        .collect();
    let mut builder = Builder::default();
    builder.push_record(columns.iter().map(|(_, column)| column.heading));
    for row in &rows {
        let cell = |&(index, _): &(usize, &Column)| row.get(index).map_or("", String::as_str);
        builder.push_record(columns.iter().map(cell).map(escape_controls));
    }
    let mut table = builder.build();
    table.with(Style::empty()).with(Padding::new(0, 2, 0, 0));
    for (index, _) in columns.iter().enumerate().filter(|(_, (_, column))| column.is_number) {
        table.with(Modify::new(Columns::one(index)).with(Alignment::right()));
    }
    // The last column is padded like the others; nobody wants to see blanks at the end of a line.
    let table = table.to_string();
    table.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// Renders rows with a delimiter, quoted where they have to be (RFC 4180), after a line of headings in lower case. For a terminal
/// control characters are escaped, line ends too, so that a cell does not look like rows.
pub(super) fn delimited<R: TableRow>(rows: &[R], delimiter: u8, for_terminal: bool) -> csv::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    writer.write_record(R::columns().iter().map(|column| {
        column.value_heading.unwrap_or(column.heading).to_ascii_lowercase().replace(' ', "_")
    }))?;
    for row in rows {
        let values = row.values();
        if for_terminal {
            writer.write_record(values.iter().map(|value| escape_controls(value).into_owned()))?;
        } else {
            writer.write_record(values)?;
        }
    }
    writer.flush()?;
    writer.into_inner().map_err(|error| error.into_error().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fruit(&'static str, u32);

    impl TableRow for Fruit {
        fn columns() -> &'static [Column] {
            const {
                &[
                    Column::text("NAME"),
                    Column::text("NOTE").optional(),
                    Column::number("COUNT"),
                    Column::text("HAS SEEDS").wide(),
                ]
            }
        }

        fn cells(&self) -> Vec<String> {
            vec![self.0.to_owned(), String::new(), self.1.to_string(), "yes, \"many\"".to_owned()]
        }
    }

    const FRUITS: [Fruit; 2] = [Fruit("fig", 5), Fruit("elderberry\u{1b}", 1200)];

    #[test]
    fn a_table_is_aligned_without_borders() {
        let expected = "NAME              COUNT\nfig                   5\nelderberry\\u{1b}   1200\n";
        assert_eq!(table(&FRUITS, false), expected);
        assert!(table(&FRUITS, true).starts_with("NAME              COUNT  HAS SEEDS\n"));
    }

    #[test]
    fn csv_has_all_columns_and_quotes_what_needs_it() {
        let text = delimited(&FRUITS, b',', false).unwrap();
        let text = String::from_utf8(text).unwrap();
        assert!(text.starts_with("name,note,count,has_seeds\nfig,,5,\"yes, \"\"many\"\"\"\n"), "{text}");
        assert!(text.contains("elderberry\u{1b},,1200"), "{text}");
        let shown = String::from_utf8(delimited(&FRUITS, b',', true).unwrap()).unwrap();
        assert!(shown.contains("elderberry\\u{1b},,1200"), "{shown}");
    }
}

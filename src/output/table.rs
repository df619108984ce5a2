//! Tables: headings in capitals, aligned columns, no borders, never cut. The same rows as CSV and TSV.

use tabled::builder::Builder;
use tabled::settings::{Alignment, Modify, Padding, Style, object};

use super::cell::{Cell, IntoCell};
use super::escape_controls;

/// A column of a table: its heading, and the cell that a row has in it.
pub struct Column<R> {
    heading: &'static str,
    is_number: bool,
    is_wide: bool,
    is_optional: bool,
    /// The heading in CSV and TSV, if the plain values have another unit.
    plain_heading: Option<&'static str>,
    /// The word for a value that is not known.
    unknown: &'static str,
    cell: Box<dyn Fn(&R) -> Cell>,
}

impl<R> Column<R> {
    /// Shows the column with `-o wide` only, and in CSV and TSV.
    pub fn wide(&mut self) -> &mut Self {
        self.is_wide = true;
        self
    }

    /// Leaves the column out of a table if all its cells are empty; a cell is also empty if its value is not known. CSV and TSV always
    /// have the column.
    pub fn optional(&mut self) -> &mut Self {
        self.is_optional = true;
        self.unknown("")
    }

    /// Sets the word for a value that is not known, instead of `-`.
    pub fn unknown(&mut self, word: &'static str) -> &mut Self {
        self.unknown = word;
        self
    }

    /// Sets another heading for CSV and TSV, which names the unit of the plain values.
    pub fn plain_heading(&mut self, heading: &'static str) -> &mut Self {
        self.plain_heading = Some(heading);
        self
    }
}

/// The columns of a table, in order.
pub struct Columns<R>(Vec<Column<R>>);

impl<R: TableRow> Columns<R> {
    fn of_rows() -> Vec<Column<R>> {
        let mut columns = Self(Vec::new());
        R::columns(&mut columns);
        columns.0
    }
}

impl<R> Columns<R> {
    /// Adds a column of words, aligned left.
    pub fn text<T: IntoCell>(
        &mut self,
        heading: &'static str,
        value: impl Fn(&R) -> T + 'static,
    ) -> &mut Column<R> {
        self.push(heading, false, value)
    }

    /// Adds a column of numbers, aligned right.
    pub fn number<T: IntoCell>(
        &mut self,
        heading: &'static str,
        value: impl Fn(&R) -> T + 'static,
    ) -> &mut Column<R> {
        self.push(heading, true, value)
    }

    fn push<T: IntoCell>(
        &mut self,
        heading: &'static str,
        is_number: bool,
        value: impl Fn(&R) -> T + 'static,
    ) -> &mut Column<R> {
        let cell = Box::new(move |row: &R| value(row).into_cell());
        let index = self.0.len();
        self.0.push(Column {
            heading,
            is_number,
            is_wide: false,
            is_optional: false,
            plain_heading: None,
            unknown: "-",
            cell,
        });
        &mut self.0[index]
    }
}

/// A row of a table. One declaration gives the headings, the cells of a table and the values of CSV and TSV:
///
/// ```ignore
/// impl TableRow for TopicRow {
///     fn columns(columns: &mut Columns<Self>) {
///         columns.text("NAME", |row| row.name.clone());
///         columns.number("PARTITIONS", |row| row.partition_count);
///         columns.text("TOPIC ID", |row| row.topic_id.clone()).wide();
///     }
/// }
/// ```
///
/// The type of a value decides how a cell shows it ([`IntoCell`]): `yes` and `no`, `2h02m`, a list with commas, `-` for `None`.
pub trait TableRow: Sized {
    /// Adds the columns; the first one names the row.
    fn columns(columns: &mut Columns<Self>);
}

/// Renders a table; each line has a line end. `wide` shows all columns.
pub fn table<R: TableRow>(rows: &[R], wide: bool) -> String {
    let columns = Columns::<R>::of_rows();
    let shown = columns.iter().filter(|column| wide || !column.is_wide).filter_map(|column| {
        let cells: Vec<String> = rows.iter().map(|row| (column.cell)(row).in_table(column.unknown)).collect();
        let is_left_out = column.is_optional && cells.iter().all(String::is_empty);
        (!is_left_out).then_some((column, cells))
    });
    let shown: Vec<(&Column<R>, Vec<String>)> = shown.collect();
    let mut builder = Builder::default();
    builder.push_record(shown.iter().map(|(column, _)| column.heading));
    for index in 0..rows.len() {
        builder.push_record(shown.iter().map(|(_, cells)| escape_controls(&cells[index])));
    }
    let mut table = builder.build();
    table.with(Style::empty()).with(Padding::new(0, 2, 0, 0));
    for (index, _) in shown.iter().enumerate().filter(|(_, (column, _))| column.is_number) {
        table.with(Modify::new(object::Columns::one(index)).with(Alignment::right()));
    }
    // The last column is padded like the others: blanks at the end of a line are removed.
    let table = table.to_string();
    table.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// Renders a line of headings in lower case, then the rows, with a delimiter and with quotes where necessary (RFC 4180). For a terminal
/// control characters and line ends are escaped, so that a cell cannot look like several rows.
pub(super) fn delimited<R: TableRow>(rows: &[R], delimiter: u8, for_terminal: bool) -> csv::Result<Vec<u8>> {
    let columns = Columns::<R>::of_rows();
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    writer.write_record(columns.iter().map(|column| {
        column.plain_heading.unwrap_or(column.heading).to_ascii_lowercase().replace(' ', "_")
    }))?;
    for row in rows {
        let values = columns.iter().map(|column| (column.cell)(row).in_csv(column.unknown));
        if for_terminal {
            writer.write_record(values.map(|value| escape_controls(&value).into_owned()))?;
        } else {
            writer.write_record(values)?;
        }
    }
    writer.flush()?;
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The names of the rows: the cells of the first column.
pub(super) fn names<R: TableRow>(rows: &[R]) -> impl Iterator<Item = String> {
    let first = Columns::<R>::of_rows().into_iter().next();
    rows.iter().map(move |row| {
        first.as_ref().map_or_else(String::new, |column| (column.cell)(row).in_csv(column.unknown))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fruit(&'static str, u32);

    impl TableRow for Fruit {
        fn columns(columns: &mut Columns<Self>) {
            columns.text("NAME", |row| row.0);
            columns.text("NOTE", |_| None::<String>).optional();
            columns.number("COUNT", |row| row.1);
            columns.text("HAS SEEDS", |_| "yes, \"many\"").wide();
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

    #[test]
    fn the_first_column_names_a_row() {
        assert_eq!(names(&FRUITS).collect::<Vec<_>>(), ["fig", "elderberry\u{1b}"]);
    }
}

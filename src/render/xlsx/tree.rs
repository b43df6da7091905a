//! A sheet of nested cells, each beside several others, from left to right.

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, XlsxError};

use super::formats::Formats;
use super::sheet::{cell_text, line_count, set_up};

/// Width of a column, in digits of the default font.
const WIDTH: u32 = 34;
/// Height of a line in points.
const LINE: f64 = 14.0;

/// A cell beside all cells that depend on it.
#[derive(Debug)]
pub(crate) struct Node {
    pub text: String,
    /// Number of rows that it spans; 0 if it continues from the row above.
    pub rows: usize,
    /// Fill, as 0xRRGGBB.
    pub fill: u32,
}

/// Adds a sheet with a name and a title.
pub(crate) fn tree_sheet(
    book: &mut Workbook,
    (name, title): (&str, &str),
    heads: &[String],
    rows: &[Vec<Option<Node>>],
    formats: &Formats,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    for (column, head) in (0..).zip(heads) {
        sheet.set_column_width(column, WIDTH)?;
        sheet.write_string_with_format(0, column, head, &formats.head)?;
    }
    for (row, nodes) in (1..).zip(rows) {
        let mut lines = 1;
        for (column, node) in (0..).zip(nodes) {
            let Some(node) = node else { continue };
            let text = cell_text(&node.text, formats);
            lines = lines.max(if node.rows == 1 { line_count(&text, WIDTH) } else { 1 });
            let format = coloured(formats, node.fill);
            match u32::try_from(node.rows) {
                Ok(0) => {}
                Ok(1) | Err(_) => {
                    sheet.write_string_with_format(row, column, text, &format)?;
                }
                Ok(beside) => {
                    sheet.merge_range(row, column, row + beside - 1, column, &text, &format)?;
                }
            }
        }
        sheet.set_row_height(row, f64::from(lines) * LINE + 4.0)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    set_up(sheet, formats, title);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn coloured(formats: &Formats, fill: u32) -> Format {
    formats.text.clone().set_align(FormatAlign::VerticalCenter).set_background_color(Color::RGB(fill))
}

//! Tables with captions and notes as a document to hand out, and any text table on paper.

use std::io::Result;

use super::body::{Body, Document, Page};
use super::grid::{Cell, Grid};
use super::paragraph::Style;
use super::widths::widths;
use crate::render::TableSet;
use crate::render::marks::Marks;
use crate::render::table::Table;
use crate::render::width::TextWidth;

/// Maximum number of columns, and of characters side by side, on a portrait page.
const COLUMNS: usize = 5;
const ACROSS: usize = 90;

/// Writes the document.
pub(super) fn text(set: &TableSet, marks: &Marks) -> Result<Document> {
    let wide = set.upright.is_none() && set.parts.iter().any(|part| is_wide(&part.table));
    let mut body = Body::on(if wide { Page::Landscape } else { Page::Portrait })?;
    body.paragraph(Style::Title, &set.title)?;
    for note in &set.notes {
        body.paragraph(Style::Note, note)?;
    }
    parts(&mut body, set, Style::Heading1, marks)?;
    body.finish()
}

/// Writes a chapter: its sentences, then its tables.
pub(crate) fn section(body: &mut Body, set: &TableSet, marks: &Marks) -> Result<()> {
    for note in &set.notes {
        body.paragraph(Style::Lead, note)?;
    }
    parts(body, set, Style::Heading2, marks)
}

/// Writes the tables under their captions, and the meaning of their marks.
fn parts(body: &mut Body, set: &TableSet, caption: Style, marks: &Marks) -> Result<()> {
    for part in &set.parts {
        if !part.caption.is_empty() {
            body.paragraph(caption, &part.caption)?;
        }
        if part.table.rows.is_empty() {
            body.paragraph(Style::Note, &part.empty)?;
        } else {
            let marks = marks.columns(&part.table).map(|_| marks);
            let grid = of_table(&part.table, marks, body.width());
            let shares = set.upright.map_or_else(|| grid.shares.clone(), <[u32]>::to_vec);
            body.table(&Grid { shares, ..grid })?;
        }
    }
    for line in &set.legend {
        body.paragraph(Style::Note, line)?;
    }
    Ok(())
}

fn is_wide(table: &Table) -> bool {
    let column = |at: usize| table.rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width().min(60)).max().unwrap_or(0);
    table.heads.len() > COLUMNS || (0..table.heads.len()).map(column).sum::<usize>() > ACROSS
}

/// Converts a table of texts to one of the given width, and colours its marks.
pub(crate) fn of_table(table: &Table, marks: Option<&Marks>, width: u32) -> Grid {
    // Marks, numbers and similar short texts are centred.
    let is_short = |column: usize| {
        let mut cells = table.rows.iter().filter(|row| row.len() == table.heads.len()).filter_map(|row| row.get(column));
        cells.all(|text| text.width() <= 12 && !text.contains('\n'))
    };
    let short: Vec<bool> = (0..table.heads.len()).map(is_short).collect();
    let cell = |(text, short): (&String, &bool)| {
        let fill = marks.filter(|_| *short).and_then(|marks| marks.of(text)).map(|mark| mark.colours.0);
        let cell = if *short { Cell::short(text) } else { Cell::text(text) };
        Cell { fill, ..cell }
    };
    let row = |row: &Vec<String>| {
        if row.len() < table.heads.len() {
            return vec![Cell::group(row.join(" ").trim().to_owned(), 0x00F2_F2F2)];
        }
        row.iter().zip(&short).map(cell).collect()
    };
    let shares = widths(table, width);
    Grid { heads: table.heads.clone(), shares, rows: table.rows.iter().map(row).collect(), alt: None }
}

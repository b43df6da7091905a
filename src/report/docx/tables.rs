//! Tables with their captions and notes as a document to hand out.

use std::io::Result;

use unicode_width::UnicodeWidthStr;

use super::body::{Body, Document, Page};
use super::paragraph::Style;
use super::rows::of_table;
use crate::render::TableSet;
use crate::render::table::Table;
use crate::report::RenderOptions;
use crate::report::palette::mark_columns;

/// Columns, and characters side by side, that an upright page holds.
const COLUMNS: usize = 5;
const ACROSS: usize = 90;

/// Writes the document.
pub(super) fn text(set: &TableSet, options: RenderOptions) -> Result<Document> {
    let wide = !set.upright && set.parts.iter().any(|part| is_wide(&part.table));
    let mut body = Body::on(if wide { Page::Landscape } else { Page::Portrait }, options)?;
    body.paragraph(Style::Title, &set.title)?;
    for note in &set.notes {
        body.paragraph(Style::Note, note)?;
    }
    parts(&mut body, set, Style::Heading1, options)?;
    body.finish()
}

/// Writes a chapter: its sentences, then its tables.
pub(super) fn section(body: &mut Body, set: &TableSet, options: RenderOptions) -> Result<()> {
    for note in &set.notes {
        body.paragraph(Style::Lead, note)?;
    }
    parts(body, set, Style::Heading2, options)
}

/// Writes the tables under their captions, and what the marks in them mean.
fn parts(body: &mut Body, set: &TableSet, caption: Style, options: RenderOptions) -> Result<()> {
    for part in &set.parts {
        if !part.caption.is_empty() {
            body.paragraph(caption, &part.caption)?;
        }
        if part.table.rows.is_empty() {
            body.paragraph(Style::Note, &part.empty)?;
        } else {
            let marks = mark_columns(&part.table, options.words()).is_some();
            body.table(&of_table(&part.table, marks, body.width(), options))?;
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

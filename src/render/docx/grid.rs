//! Tables: cells, and how they are written.

use std::io::Result;

use super::paragraph::{Run, Style, paragraph};
use super::xml::Xml;
use crate::render::printable::printable;
use crate::render::width::TextWidth;

/// Rows of more lines than this may break across pages.
const TALL: usize = 18;
/// Maximum number of rows of a table, and of their lines, to keep on one page.
const FEW: usize = 8;
const FEW_LINES: usize = 20;
/// Fill of table headers.
const HEAD: u32 = 0x00D9_E2F3;
/// Half the width of a character of 9 points, and the margins of a cell, in twentieths of a point.
pub(super) const HALF: u32 = 90;
pub(super) const MARGINS: u32 = 170;

/// Whether a cell spans several rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Merge {
    #[default]
    No,
    /// The first row.
    Begin,
    /// A further row.
    Go,
}

/// A cell of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    /// Paragraphs; none for an empty cell.
    pub paragraphs: Vec<Vec<Run>>,
    /// Fill, as 0xRRGGBB.
    pub fill: Option<u32>,
    /// Whether it is short and centred.
    pub centred: bool,
    pub merge: Merge,
}

impl Cell {
    /// Creates a cell of plain text with a paragraph per line.
    pub(crate) fn text(text: &str) -> Self {
        let lines = printable(text);
        Self { paragraphs: lines.lines().map(|line| vec![(line.to_owned(), false)]).collect(), ..Self::default() }
    }

    /// Estimates the number of lines of the text at a width in twentieths of a point.
    pub(crate) fn lines(&self, width: u32) -> usize {
        let room = usize::try_from(width.saturating_sub(MARGINS) / HALF).unwrap_or(usize::MAX).max(1);
        let width = |runs: &Vec<Run>| runs.iter().map(|(text, _)| text.width()).sum::<usize>();
        self.paragraphs.iter().map(|runs| width(runs).div_ceil(room).max(1)).sum()
    }

    /// Creates a centred cell of short text.
    pub(crate) fn short(text: &str) -> Self {
        Self { centred: true, ..Self::text(text) }
    }

    /// Creates the header of a group of rows.
    pub(crate) fn group(text: String, fill: u32) -> Self {
        Self { paragraphs: vec![vec![(text, true)]], fill: Some(fill), ..Self::default() }
    }
}

/// A table: its headers, the relative widths of its columns, its rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    pub heads: Vec<String>,
    pub shares: Vec<u32>,
    /// A row of one cell is a group header and spans the table.
    pub rows: Vec<Vec<Cell>>,
    /// For a table that is a picture: its title and description.
    pub alt: Option<(String, String)>,
}

/// Writes a table of the given width.
pub(super) fn write(xml: &mut Xml, grid: &Grid, width: u32) -> Result<()> {
    let total: u32 = grid.shares.iter().sum::<u32>().max(1);
    let widths: Vec<u32> = grid.shares.iter().map(|share| width * share / total).collect();
    xml.start("w:tbl", &[])?;
    xml.start("w:tblPr", &[])?;
    xml.value("w:tblStyle", "TableGrid")?;
    xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<u32>().to_string()), ("w:type", "dxa")])?;
    xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
    if let Some((title, description)) = &grid.alt {
        xml.value("w:tblCaption", title)?;
        xml.value("w:tblDescription", description)?;
    }
    xml.end("w:tblPr")?;
    xml.start("w:tblGrid", &[])?;
    for width in &widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())])?;
    }
    xml.end("w:tblGrid")?;
    let heads: Vec<Cell> = grid.heads.iter().map(|head| Cell { fill: Some(HEAD), ..Cell::text(head) }).collect();
    row(xml, &heads, &widths, Look { head: Some(Style::TableHead), keep: false })?;
    let together = grid.rows.len() <= FEW && grid.rows.iter().map(|cells| lines(cells, &widths)).sum::<usize>() <= FEW_LINES;
    for (at, cells) in (1..).zip(&grid.rows) {
        row(xml, cells, &widths, Look { head: None, keep: together && at < grid.rows.len() })?;
    }
    xml.end("w:tbl")
}

/// Appearance of a row.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// The style of a header.
    head: Option<Style>,
    /// Whether it is kept on the same page as the next row.
    keep: bool,
}

fn lines(cells: &[Cell], widths: &[u32]) -> usize {
    cells.iter().zip(widths).map(|(cell, width)| cell.lines(*width)).max().unwrap_or(0)
}

fn row(xml: &mut Xml, cells: &[Cell], widths: &[u32], look: Look) -> Result<()> {
    xml.start("w:tr", &[])?;
    xml.start("w:trPr", &[])?;
    // Moving a row of half a page to the next page would leave half a page empty.
    if lines(cells, widths) <= TALL {
        xml.empty("w:cantSplit", &[])?;
    }
    if look.head.is_some() {
        xml.empty("w:tblHeader", &[])?;
    }
    xml.end("w:trPr")?;
    let group = cells.len() == 1 && widths.len() > 1;
    for (found, width) in cells.iter().zip(widths) {
        let span = if group { Some(widths.len()) } else { None };
        let width = if group { widths.iter().sum() } else { *width };
        cell(xml, found, width, span, look)?;
    }
    xml.end("w:tr")
}

fn cell(xml: &mut Xml, cell: &Cell, width: u32, span: Option<usize>, look: Look) -> Result<()> {
    xml.start("w:tc", &[])?;
    xml.start("w:tcPr", &[])?;
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
    if let Some(span) = span {
        xml.value("w:gridSpan", &span.to_string())?;
    }
    match cell.merge {
        Merge::No => {}
        Merge::Begin => xml.value("w:vMerge", "restart")?,
        Merge::Go => xml.empty("w:vMerge", &[])?,
    }
    if let Some(fill) = cell.fill {
        xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &format!("{fill:06X}"))])?;
    }
    if look.head.is_some() || cell.centred || cell.merge != Merge::No {
        xml.value("w:vAlign", "center")?;
    }
    xml.end("w:tcPr")?;
    let plain = if cell.centred { Style::TableNumber } else { Style::TableText };
    let style = look.head.unwrap_or(if span.is_some() { Style::TableGroup } else { plain });
    for runs in &cell.paragraphs {
        paragraph(xml, style, runs, look.keep)?;
    }
    // A cell without a paragraph is not valid.
    if cell.paragraphs.is_empty() {
        paragraph(xml, style, &[], look.keep)?;
    }
    xml.end("w:tc")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(grid: &Grid) -> String {
        let mut xml = Xml::new().expect("in memory");
        write(&mut xml, grid, 9000).expect("in memory");
        String::from_utf8(xml.finish()).expect("UTF-8")
    }

    #[test]
    fn the_head_of_a_table_repeats_and_no_row_breaks() {
        let grid = Grid {
            heads: vec!["甲".to_owned(), "乙".to_owned()],
            shares: vec![1, 3],
            rows: vec![vec![Cell::text("组")], vec![Cell::text("一"), Cell::default()]],
            alt: None,
        };
        let xml = written(&grid);
        assert_eq!(xml.matches("<w:tblHeader/>").count(), 1, "{xml}");
        assert_eq!(xml.matches("<w:cantSplit/>").count(), 3, "{xml}");
        assert!(xml.contains(r#"<w:gridSpan w:val="2"/>"#), "{xml}");
        assert_eq!(
            xml.matches("<w:tc>").count(),
            xml.matches("</w:p></w:tc>").count(),
            "every cell ends with a paragraph: {xml}"
        );
    }

    #[test]
    fn a_table_that_is_a_picture_is_told_in_words() {
        let merged = |merge| Cell { merge, ..Cell::text("省") };
        let alt = Some(("图".to_owned(), "省\"<甲>\"".to_owned()));
        let rows = vec![vec![merged(Merge::Begin)], vec![merged(Merge::Go)]];
        let xml = written(&Grid { heads: vec!["级".to_owned()], shares: vec![1], rows, alt });
        assert!(xml.contains(r#"<w:tblDescription w:val="省&quot;&lt;甲&gt;&quot;"/>"#), "{xml}");
        assert!(xml.contains(r#"<w:vMerge w:val="restart"/>"#) && xml.contains("<w:vMerge/>"), "{xml}");
    }
}

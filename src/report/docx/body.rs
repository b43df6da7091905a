//! The running text of a document: headings, paragraphs, tables and sections.

use std::io::Result;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use unicode_width::UnicodeWidthStr;

use crate::report::printable::printable;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Lines of a row that may break across pages.
const TALL: usize = 18;
/// Fill of the heads of tables.
const HEAD: u32 = 0x00D9_E2F3;

/// A piece of text, and whether it is bold.
pub(super) type Run = (String, bool);

/// The paragraph styles of `parts/styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Subtitle,
    Heading1,
    Heading2,
    BodyText,
    Note,
    TableText,
    TableHead,
    TableGroup,
    TableNumber,
}

impl Style {
    const fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::BodyText => "BodyText",
            Self::Note => "Note",
            Self::TableText => "TableText",
            Self::TableHead => "TableHead",
            Self::TableGroup => "TableGroup",
            Self::TableNumber => "TableNumber",
        }
    }
}

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    Portrait,
    Landscape,
}

impl Page {
    /// Width, height, and the margins left and right, in twentieths of a point. A4.
    const fn size(self) -> (u32, u32, u32, u32) {
        match self {
            Self::Portrait => (11_906, 16_838, 1_588, 1_474),
            Self::Landscape => (16_838, 11_906, 1_304, 1_304),
        }
    }

    /// Returns the width of the text.
    const fn width(self) -> u32 {
        let (width, _, left, right) = self.size();
        width - left - right
    }
}

/// A cell of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// Its paragraphs; none is an empty cell.
    pub paragraphs: Vec<Vec<Run>>,
    /// Fill, as 0xRRGGBB.
    pub fill: Option<u32>,
    /// Whether it is short and stands in the middle.
    pub centred: bool,
}

impl Cell {
    /// Makes a cell of plain text; a line is a paragraph.
    pub(super) fn text(text: &str) -> Self {
        let lines = printable(text);
        Self { paragraphs: lines.lines().map(|line| vec![(line.to_owned(), false)]).collect(), ..Self::default() }
    }

    /// Estimates the lines that the text takes at a width, in twentieths of a point.
    fn lines(&self, width: u32) -> usize {
        // Half of a character of 9 points, and the margins of a cell.
        let room = usize::try_from(width.saturating_sub(170) / 90).unwrap_or(usize::MAX).max(1);
        let width = |runs: &Vec<Run>| runs.iter().map(|(text, _)| text.width()).sum::<usize>();
        self.paragraphs.iter().map(|runs| width(runs).div_ceil(room).max(1)).sum()
    }

    /// Makes a cell of a short text in its middle.
    pub(super) fn short(text: &str) -> Self {
        Self { centred: true, ..Self::text(text) }
    }
}

/// A table: its heads, the shares of the page's width that its columns take, its rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    pub heads: Vec<String>,
    pub shares: Vec<u32>,
    /// A row of one cell is the head of a group and spans the table.
    pub rows: Vec<Vec<Cell>>,
}

/// Writes the main part of a document.
pub(super) struct Body {
    xml: Writer<Vec<u8>>,
    page: Page,
}

impl Body {
    /// Begins a document on upright pages.
    pub(super) fn new() -> Result<Self> {
        Self::on(Page::Portrait)
    }

    /// Begins a document.
    pub(super) fn on(page: Page) -> Result<Self> {
        let mut xml = Writer::new(Vec::new());
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        let spaces = [("xmlns:w", NAMESPACE), ("xmlns:r", RELATIONS)];
        xml.write_event(Event::Start(BytesStart::new("w:document").with_attributes(spaces)))?;
        xml.write_event(Event::Start(BytesStart::new("w:body")))?;
        Ok(Self { xml, page })
    }

    /// Writes a paragraph of plain text; a line break stays one.
    pub(super) fn paragraph(&mut self, style: Style, text: &str) -> Result<()> {
        self.runs(style, &[(text.to_owned(), false)])
    }

    /// Writes a paragraph.
    pub(super) fn runs(&mut self, style: Style, runs: &[Run]) -> Result<()> {
        paragraph(&mut self.xml, style, runs)
    }

    /// Writes a table as wide as the page, with a head on every page and no row broken by a page unless it is a tall one.
    pub(super) fn table(&mut self, grid: &Grid) -> Result<()> {
        let total: u32 = grid.shares.iter().sum::<u32>().max(1);
        let widths: Vec<u32> = grid.shares.iter().map(|share| self.page.width() * share / total).collect();
        self.start("w:tbl")?;
        self.start("w:tblPr")?;
        self.empty("w:tblStyle", &[("w:val", "TableGrid")])?;
        self.empty("w:tblW", &[("w:w", &widths.iter().sum::<u32>().to_string()), ("w:type", "dxa")])?;
        self.empty("w:tblLayout", &[("w:type", "fixed")])?;
        self.end("w:tblPr")?;
        self.start("w:tblGrid")?;
        for width in &widths {
            self.empty("w:gridCol", &[("w:w", &width.to_string())])?;
        }
        self.end("w:tblGrid")?;
        let heads: Vec<Cell> = grid.heads.iter().map(|head| Cell { fill: Some(HEAD), ..Cell::text(head) }).collect();
        self.row(&heads, &widths, Some(Style::TableHead))?;
        for row in &grid.rows {
            self.row(row, &widths, None)?;
        }
        self.end("w:tbl")
    }

    fn row(&mut self, cells: &[Cell], widths: &[u32], head: Option<Style>) -> Result<()> {
        self.start("w:tr")?;
        self.start("w:trPr")?;
        // A row of half a page would leave the other half empty.
        let lines = cells.iter().zip(widths).map(|(cell, width)| cell.lines(*width)).max().unwrap_or(0);
        if lines <= TALL {
            self.empty("w:cantSplit", &[])?;
        }
        if head.is_some() {
            self.empty("w:tblHeader", &[])?;
        }
        self.end("w:trPr")?;
        let group = cells.len() == 1 && widths.len() > 1;
        for (cell, width) in cells.iter().zip(widths) {
            let span = if group { Some(widths.len()) } else { None };
            let width = if group { widths.iter().sum() } else { *width };
            self.cell(cell, width, span, head)?;
        }
        self.end("w:tr")
    }

    fn cell(&mut self, cell: &Cell, width: u32, span: Option<usize>, head: Option<Style>) -> Result<()> {
        self.start("w:tc")?;
        self.start("w:tcPr")?;
        self.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
        if let Some(span) = span {
            self.empty("w:gridSpan", &[("w:val", &span.to_string())])?;
        }
        if let Some(fill) = cell.fill {
            self.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &format!("{fill:06X}"))])?;
        }
        if head.is_some() || cell.centred {
            self.empty("w:vAlign", &[("w:val", "center")])?;
        }
        self.end("w:tcPr")?;
        let plain = if cell.centred { Style::TableNumber } else { Style::TableText };
        let style = head.unwrap_or(if span.is_some() { Style::TableGroup } else { plain });
        for runs in &cell.paragraphs {
            paragraph(&mut self.xml, style, runs)?;
        }
        // A cell without a paragraph is not valid.
        if cell.paragraphs.is_empty() {
            paragraph(&mut self.xml, style, &[])?;
        }
        self.end("w:tc")
    }

    /// Ends the pages as they lie and begins new ones.
    pub(super) fn turn(&mut self, page: Page) -> Result<()> {
        self.start("w:p")?;
        self.start("w:pPr")?;
        // As low as can be: a table that fills the page must not push it onto the next.
        self.empty("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", "20"), ("w:lineRule", "exact")])?;
        self.section()?;
        self.end("w:pPr")?;
        self.end("w:p")?;
        self.page = page;
        Ok(())
    }

    /// Ends the document and returns the part.
    pub(super) fn finish(mut self) -> Result<Vec<u8>> {
        self.section()?;
        self.end("w:body")?;
        self.end("w:document")?;
        Ok(self.xml.into_inner())
    }

    fn section(&mut self) -> Result<()> {
        let (width, height, left, right) = self.page.size();
        let [width, height, left, right] = [width, height, left, right].map(|number| number.to_string());
        self.start("w:sectPr")?;
        self.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId4")])?;
        let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if self.page == Page::Landscape {
            size.push(("w:orient", "landscape"));
        }
        self.empty("w:pgSz", &size)?;
        let (top, bottom) = if self.page == Page::Landscape { ("1134", "1247") } else { ("1588", "1474") };
        let margins = [("w:top", top), ("w:right", &right), ("w:bottom", bottom), ("w:left", &left)];
        let edges = [("w:header", "851"), ("w:footer", "680"), ("w:gutter", "0")];
        self.empty("w:pgMar", &[margins.as_slice(), edges.as_slice()].concat())?;
        self.end("w:sectPr")
    }

    fn start(&mut self, name: &str) -> Result<()> {
        self.xml.write_event(Event::Start(BytesStart::new(name)))
    }

    fn end(&mut self, name: &str) -> Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new(name)))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        self.xml.write_event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }
}

fn paragraph(xml: &mut Writer<Vec<u8>>, style: Style, runs: &[Run]) -> Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        xml.create_element("w:pPr").write_inner_content(|xml| {
            xml.create_element("w:pStyle").with_attribute(("w:val", style.id())).write_empty()?;
            Ok(())
        })?;
        for (text, bold) in runs {
            run(xml, &printable(text), *bold)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn run(xml: &mut Writer<Vec<u8>>, text: &str, bold: bool) -> Result<()> {
    xml.create_element("w:r").write_inner_content(|xml| {
        if bold {
            xml.create_element("w:rPr").write_inner_content(|xml| {
                xml.create_element("w:b").write_empty()?;
                xml.create_element("w:bCs").write_empty()?;
                Ok(())
            })?;
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                xml.create_element("w:br").write_empty()?;
            }
            xml.create_element("w:t").with_attribute(("xml:space", "preserve")).write_text_content(BytesText::new(line))?;
        }
        Ok(())
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(make: impl FnOnce(&mut Body)) -> String {
        let mut body = Body::new().expect("in memory");
        make(&mut body);
        String::from_utf8(body.finish().expect("in memory")).expect("UTF-8")
    }

    #[test]
    fn a_text_stays_text() {
        let hostile = "<w:fldSimple w:instr=\"DDE\"/> & ]]> {HYPERLINK \"http://x\"}\u{0}\u{b}\n二";
        let xml = written(|body| body.paragraph(Style::BodyText, hostile).expect("in memory"));
        assert!(!xml.contains("<w:fldSimple") && !xml.contains(['\u{0}', '\u{b}']), "{xml}");
        assert!(xml.contains("&lt;w:fldSimple") && xml.contains("<w:br/>") && xml.contains(">二<"), "{xml}");
    }

    #[test]
    fn the_head_of_a_table_repeats_and_no_row_breaks() {
        let grid = Grid {
            heads: vec!["甲".to_owned(), "乙".to_owned()],
            shares: vec![1, 3],
            rows: vec![vec![Cell::text("组")], vec![Cell::text("一"), Cell::default()]],
        };
        let xml = written(|body| body.table(&grid).expect("in memory"));
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
    fn pages_turn() {
        let xml = written(|body| {
            body.turn(Page::Landscape).expect("in memory");
            body.turn(Page::Portrait).expect("in memory");
        });
        assert_eq!(xml.matches("w:orient=\"landscape\"").count(), 1, "{xml}");
        assert_eq!(xml.matches("<w:sectPr>").count(), 3, "{xml}");
    }
}

//! The running text of a document: headings, paragraphs, tables, charts and sections.

use std::io::Result;

use super::chart;
use super::contents::{self, Contents};
use super::grid::{self, Grid};
use super::paragraph::{Run, Style, begin, paragraph, write_runs};
use super::xml::Xml;
use crate::render::chart::StackedBars;

const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
];

/// EMUs per twentieth of a point.
const EMU: u32 = 635;

/// Page orientation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    Portrait,
    Landscape,
}

impl Page {
    /// Returns width, height, and left and right margin of an A4 page, in twentieths of a point.
    const fn size(self) -> (u32, u32, u32, u32) {
        match self {
            Self::Portrait => (11_906, 16_838, 1_304, 1_191),
            Self::Landscape => (16_838, 11_906, 1_304, 1_304),
        }
    }

    /// Returns the width of the text.
    pub(crate) const fn width(self) -> u32 {
        let (width, _, left, right) = self.size();
        width - left - right
    }
}

/// The variable parts of a document.
pub(crate) struct Document {
    /// The main part.
    pub(super) text: Vec<u8>,
    /// The charts, in the order of the text.
    pub(super) charts: Vec<chart::Parts>,
    /// The comments, one after another.
    pub(super) comments: Option<Vec<u8>>,
}

/// Writer of the main part of a document.
pub(crate) struct Body {
    xml: Xml,
    page: Page,
    charts: Vec<chart::Parts>,
    contents: Option<Contents>,
}

impl Body {
    /// Begins a document on portrait pages.
    pub(crate) fn new() -> Result<Self> {
        Self::on(Page::Portrait)
    }

    /// Begins a document.
    pub(crate) fn on(page: Page) -> Result<Self> {
        let mut xml = Xml::new()?;
        xml.start("w:document", &NAMESPACES)?;
        xml.start("w:body", &[])?;
        Ok(Self { xml, page, charts: Vec::new(), contents: None })
    }

    /// Returns the width of the text on the current pages.
    pub(crate) const fn width(&self) -> u32 {
        self.page.width()
    }

    /// Writes a paragraph of plain text; line breaks are kept.
    pub(crate) fn paragraph(&mut self, style: Style, text: &str) -> Result<()> {
        self.runs(style, &[(text.to_owned(), false)])
    }

    /// Writes a paragraph; a heading gets a bookmark if there is a table of contents.
    pub(crate) fn runs(&mut self, style: Style, runs: &[Run]) -> Result<()> {
        let (Some(level), Some(contents)) = (style.level(), &mut self.contents) else {
            return paragraph(&mut self.xml, style, runs, false);
        };
        let number = contents.add(level, &runs.iter().map(|(text, _)| text.as_str()).collect::<String>());
        let (id, name) = (number.to_string(), contents::bookmark(number));
        begin(&mut self.xml, style, false)?;
        self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)])?;
        write_runs(&mut self.xml, runs)?;
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)])?;
        self.xml.end("w:p")
    }

    /// Writes a paragraph through a callback, which puts marks between pieces of plain text and passes each to the run writer.
    pub(super) fn marked(
        &mut self,
        style: Style,
        write: impl FnOnce(&mut Xml, &dyn Fn(&mut Xml, &str) -> Result<()>) -> Result<()>,
    ) -> Result<()> {
        begin(&mut self.xml, style, false)?;
        write(&mut self.xml, &|xml, text| if text.is_empty() { Ok(()) } else { write_runs(xml, &[(text.to_owned(), false)]) })?;
        self.xml.end("w:p")
    }

    /// Puts a table of contents of the headings that follow here, under its own heading; the note says how to add page numbers.
    pub(crate) fn contents(&mut self, heading: &'static str, note: &'static str) {
        self.contents = Some(Contents::new(self.xml.len(), heading, note));
    }

    /// Inserts a page break.
    pub(crate) fn new_page(&mut self) -> Result<()> {
        self.xml.start("w:p", &[])?;
        self.xml.start("w:r", &[])?;
        self.xml.empty("w:br", &[("w:type", "page")])?;
        self.xml.end("w:r")?;
        self.xml.end("w:p")
    }

    /// Writes a table as wide as the page, with a header on every page; only tall rows may break across pages.
    pub(crate) fn table(&mut self, grid: &Grid) -> Result<()> {
        grid::write(&mut self.xml, grid, self.page.width())
    }

    /// Writes bars as a native chart, with a description in words for accessibility.
    pub(crate) fn chart(&mut self, bars: &StackedBars) -> Result<()> {
        let parts = chart::parts(bars)?;
        self.charts.push(parts);
        let number = self.charts.len().to_string();
        let (width, height) = ((self.page.width() * EMU).to_string(), (chart::height(bars) * EMU).to_string());
        let xml = &mut self.xml;
        xml.start("w:p", &[])?;
        xml.start("w:pPr", &[])?;
        xml.value("w:pStyle", Style::Figure.id())?;
        xml.end("w:pPr")?;
        xml.start("w:r", &[])?;
        xml.start("w:drawing", &[])?;
        xml.start("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")])?;
        xml.empty("wp:extent", &[("cx", &width), ("cy", &height)])?;
        let name = format!("chart {number}");
        xml.empty("wp:docPr", &[("id", &number), ("name", &name), ("descr", &bars.alt), ("title", &bars.title)])?;
        xml.start("a:graphic", &[])?;
        xml.start("a:graphicData", &[("uri", "http://schemas.openxmlformats.org/drawingml/2006/chart")])?;
        xml.empty("c:chart", &[("r:id", &format!("chart{number}"))])?;
        for name in ["a:graphicData", "a:graphic", "wp:inline", "w:drawing", "w:r", "w:p"] {
            xml.end(name)?;
        }
        Ok(())
    }

    /// Ends the section and begins one with another page orientation.
    pub(crate) fn turn(&mut self, page: Page) -> Result<()> {
        self.xml.start("w:p", &[])?;
        self.xml.start("w:pPr", &[])?;
        // As low as possible, so that a table that fills the page does not push it onto the next.
        let low = [("w:before", "0"), ("w:after", "0"), ("w:line", "20"), ("w:lineRule", "exact")];
        self.xml.empty("w:spacing", &low)?;
        self.section()?;
        self.xml.end("w:pPr")?;
        self.xml.end("w:p")?;
        self.page = page;
        Ok(())
    }

    /// Ends the document and returns its parts.
    pub(crate) fn finish(mut self) -> Result<Document> {
        self.section()?;
        self.xml.end("w:body")?;
        self.xml.end("w:document")?;
        let mut text = self.xml.finish();
        if let Some(contents) = &self.contents {
            text.splice(contents.at..contents.at, contents.write()?);
        }
        Ok(Document { text, charts: self.charts, comments: None })
    }

    fn section(&mut self) -> Result<()> {
        let (width, height, left, right) = self.page.size();
        let [width, height, left, right] = [width, height, left, right].map(|number| number.to_string());
        self.xml.start("w:sectPr", &[])?;
        self.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId4")])?;
        let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if self.page == Page::Landscape {
            size.push(("w:orient", "landscape"));
        }
        self.xml.empty("w:pgSz", &size)?;
        let (top, bottom) = if self.page == Page::Landscape { ("1134", "1247") } else { ("1134", "1134") };
        let margins = [("w:top", top), ("w:right", &right), ("w:bottom", bottom), ("w:left", &left)];
        let edges = [("w:header", "851"), ("w:footer", "680"), ("w:gutter", "0")];
        self.xml.empty("w:pgMar", &[margins.as_slice(), edges.as_slice()].concat())?;
        self.xml.end("w:sectPr")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(make: impl FnOnce(&mut Body)) -> String {
        let mut body = Body::new().expect("in memory");
        make(&mut body);
        String::from_utf8(body.finish().expect("in memory").text).expect("UTF-8")
    }

    #[test]
    fn a_text_stays_text() {
        let hostile = "<w:fldSimple w:instr=\"DDE\"/> & ]]> {HYPERLINK \"http://x\"}\u{0}\u{b}\n二";
        let xml = written(|body| body.paragraph(Style::BodyText, hostile).expect("in memory"));
        assert!(!xml.contains("<w:fldSimple") && !xml.contains(['\u{0}', '\u{b}']), "{xml}");
        assert!(xml.contains("&lt;w:fldSimple") && xml.contains("<w:br/>") && xml.contains(">二<"), "{xml}");
    }

    #[test]
    fn quotation_marks_are_those_of_the_text_around_them() {
        let hint = "<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>";
        assert!(written(|body| body.paragraph(Style::Note, "“放管服”改革").expect("in memory")).contains(hint));
        assert!(!written(|body| body.paragraph(Style::Note, "a “quoted” word").expect("in memory")).contains("w:hint"));
    }

    #[test]
    fn the_contents_list_the_headings_that_follow_and_stand_before_them() {
        let xml = written(|body| {
            body.paragraph(Style::Title, "报告").expect("in memory");
            body.contents("目录", "按 F9 更新");
            body.paragraph(Style::Heading1, "一、结论").expect("in memory");
            body.paragraph(Style::Heading3, "细目").expect("in memory");
            body.paragraph(Style::Heading2, "计划").expect("in memory");
        });
        let at = |part: &str| xml.find(part).expect(part);
        assert!(at("报告") < at("<w:sdt>") && at("</w:sdt>") < at("w:bookmarkStart"), "{xml}");
        assert_eq!(xml.matches("<w:hyperlink").count(), 2, "{xml}");
        for number in ["_Toc00000001", "_Toc00000002"] {
            assert_eq!(xml.matches(number).count(), 2, "a link and a bookmark: {xml}");
        }
        assert!(!written(|body| body.paragraph(Style::Heading1, "一").expect("in memory")).contains("bookmark"));
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

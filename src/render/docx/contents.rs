//! The table of contents: a field whose result lists the headings as links, so that nothing has to be computed on opening.
//!
//! Page numbers are left to the office program, which alone knows the page breaks.

use std::io::Result;

use super::xml::Xml;
use crate::render::printable::one_line;

/// The instruction executed when the field is updated: headings of two levels, linked.
const INSTRUCTION: &str = r#" TOC \o "1-2" \h \z \u "#;

/// The headings of a document, collected while it is written.
#[derive(Debug)]
pub(super) struct Contents {
    /// Offset of the table in the main part.
    pub at: usize,
    heading: &'static str,
    note: &'static str,
    headings: Vec<(usize, String)>,
}

impl Contents {
    /// Creates a table at an offset of the main part, with its own heading and a note on page numbers.
    pub(super) const fn new(at: usize, heading: &'static str, note: &'static str) -> Self {
        Self { at, heading, note, headings: Vec::new() }
    }

    /// Records a heading of level 1 or 2 and returns its number, which names its bookmark.
    pub(super) fn add(&mut self, level: usize, heading: &str) -> usize {
        self.headings.push((level, heading.to_owned()));
        self.headings.len()
    }

    /// Writes the table.
    pub(super) fn write(&self) -> Result<Vec<u8>> {
        let mut xml = Xml::fragment();
        xml.start("w:sdt", &[])?;
        xml.start("w:sdtPr", &[])?;
        xml.start("w:docPartObj", &[])?;
        xml.value("w:docPartGallery", "Table of Contents")?;
        xml.empty("w:docPartUnique", &[])?;
        xml.end("w:docPartObj")?;
        xml.end("w:sdtPr")?;
        xml.start("w:sdtContent", &[])?;
        begin(&mut xml, "ContentsHeading")?;
        run(&mut xml, self.heading)?;
        xml.end("w:p")?;
        for (number, (level, heading)) in (1..).zip(&self.headings) {
            begin(&mut xml, if *level == 1 { "TOC1" } else { "TOC2" })?;
            if number == 1 {
                mark(&mut xml, "begin")?;
                xml.start("w:r", &[])?;
                xml.text("w:instrText", &[("xml:space", "preserve")], INSTRUCTION)?;
                xml.end("w:r")?;
                mark(&mut xml, "separate")?;
            }
            xml.start("w:hyperlink", &[("w:anchor", &bookmark(number)), ("w:history", "1")])?;
            run(&mut xml, heading)?;
            xml.end("w:hyperlink")?;
            xml.end("w:p")?;
        }
        begin(&mut xml, "Note")?;
        if !self.headings.is_empty() {
            // Part of the field result, so that updating the field removes it.
            run(&mut xml, self.note)?;
            mark(&mut xml, "end")?;
        }
        for name in ["w:p", "w:sdtContent", "w:sdt"] {
            xml.end(name)?;
        }
        Ok(xml.finish())
    }
}

/// Returns the name of a heading's bookmark.
pub(super) fn bookmark(number: usize) -> String {
    format!("_Toc{number:08}")
}

fn begin(xml: &mut Xml, style: &str) -> Result<()> {
    xml.start("w:p", &[])?;
    xml.start("w:pPr", &[])?;
    xml.value("w:pStyle", style)?;
    xml.end("w:pPr")
}

fn run(xml: &mut Xml, text: &str) -> Result<()> {
    xml.start("w:r", &[])?;
    xml.text("w:t", &[("xml:space", "preserve")], &one_line(text))?;
    xml.end("w:r")
}

fn mark(xml: &mut Xml, kind: &str) -> Result<()> {
    xml.start("w:r", &[])?;
    xml.empty("w:fldChar", &[("w:fldCharType", kind)])?;
    xml.end("w:r")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_a_link_to_its_bookmark_and_only_text() {
        let mut contents = Contents::new(0, "目录", "按 F9 更新");
        assert_eq!(contents.add(1, "一、结论"), 1);
        assert_eq!(contents.add(2, "</w:t><w:fldSimple w:instr=\"DDE\"/>\n计划"), 2);
        let xml = String::from_utf8(contents.write().expect("in memory")).expect("UTF-8");
        assert_eq!(xml.matches("<w:hyperlink w:anchor=\"_Toc0000000").count(), 2, "{xml}");
        assert_eq!(xml.matches("w:instrText").count(), 2, "one element: {xml}");
        assert!(["begin", "separate", "end"].iter().all(|kind| xml.matches(&format!("w:fldCharType=\"{kind}\"")).count() == 1));
        assert!(!xml.contains("<w:fldSimple") && xml.contains("&lt;w:fldSimple") && !xml.contains("w:dirty"), "{xml}");
    }

    #[test]
    fn a_document_without_headings_has_no_open_field() {
        let xml = String::from_utf8(Contents::new(0, "目录", "按 F9 更新").write().expect("in memory")).expect("UTF-8");
        assert!(!xml.contains("w:fldChar") && xml.ends_with("</w:sdt>"), "{xml}");
    }
}

//! Writes small PDFs: each page is what it draws.

use std::fmt::Write as _;

use duibiao::source::{PdfReader, ReadError, SourceText};

use crate::pdf_pages::objects::written;

/// The readers that the program was built with: what a PDF says does not depend on who opens it.
pub(crate) fn readers() -> impl Iterator<Item = PdfReader> {
    PdfReader::ALL.iter().copied()
}

/// A page in the making.
#[derive(Debug, Clone, Default)]
pub(crate) struct Drawing {
    content: String,
    notes: Vec<String>,
}

impl Drawing {
    /// Draws `text` in the size `size` at a place.
    pub(crate) fn text(mut self, x: i32, y: i32, size: u32, text: &str) -> Self {
        writeln!(self.content, "BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{}> Tj ET", hexadecimal(text)).expect("written");
        self
    }

    /// Draws lines of text from the top, 28 points apart, 16 points high.
    pub(crate) fn lines(self, x: i32, top: i32, lines: &[&str]) -> Self {
        (0..).zip(lines).fold(self, |page, (at, line)| page.text(x, top - 28 * at, 16, line))
    }

    /// Draws a line.
    pub(crate) fn rule(mut self, from: (i32, i32), to: (i32, i32)) -> Self {
        writeln!(self.content, "{} {} m {} {} l S", from.0, from.1, to.0, to.1).expect("written");
        self
    }

    /// Adds any operators.
    pub(crate) fn raw(mut self, operators: &str) -> Self {
        self.content.push_str(operators);
        self
    }

    /// Puts a note on the page: the inside of its dictionary.
    pub(crate) fn note(mut self, inside: &str) -> Self {
        self.notes.push(format!("<< /Type /Annot {inside} >>"));
        self
    }
}

/// A text in UTF-16, written in hexadecimal digits.
pub(crate) fn hexadecimal(text: &str) -> String {
    text.encode_utf16().flat_map(u16::to_be_bytes).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// A file with a font whose codes are `encoding`.
#[derive(Debug)]
pub(crate) struct File {
    pub encoding: &'static str,
    pub pages: Vec<Drawing>,
    /// Entries of the list of pages that are not there.
    pub lost: usize,
    /// Number of pages that the file announces.
    pub announced: usize,
    /// Further objects; the first is number 4.
    pub objects: Vec<String>,
    /// Further resources of every page.
    pub resources: String,
}

impl File {
    pub(crate) fn new(pages: Vec<Drawing>) -> Self {
        let announced = pages.len();
        Self { encoding: "UniGB-UCS2-H", pages, lost: 0, announced, objects: Vec::new(), resources: String::new() }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let first = 4 + self.objects.len();
        let kids: Vec<String> = (0..self.pages.len() + self.lost).map(|at| format!("{} 0 R", first + 2 * at)).collect();
        let font = format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /{} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 \
             /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>] >>",
            self.encoding
        );
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), self.announced),
            font,
        ];
        objects.extend(self.objects.iter().cloned());
        for (at, page) in self.pages.iter().enumerate() {
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Annots [{}] /Resources << /Font << /F1 3 0 R >> {} >> >>",
                first + 2 * at + 1,
                page.notes.concat(),
                self.resources
            ));
            objects.push(stream("", &page.content));
        }
        written(&objects)
    }

    pub(crate) fn read(&self, reader: PdfReader) -> Result<SourceText, ReadError> {
        SourceText::within("t", &self.bytes(), usize::MAX, reader)
    }

    pub(crate) fn text(&self, reader: PdfReader) -> String {
        self.read(reader).expect("it can be read").text().to_owned()
    }
}

/// A stream with further entries of its dictionary.
pub(crate) fn stream(entries: &str, content: &str) -> String {
    format!("<< /Length {} {entries} >>\nstream\n{content}\nendstream", content.len())
}

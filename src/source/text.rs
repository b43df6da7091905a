//! A decoded document with its lines and its fingerprint.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    Format, PdfReader, ReadError, Span, TableRegion, decode, extract::Extracted, heal, html, mht, recognised, sheet, sniff,
    tabbed,
};

/// A document as text, which every span of the later stages points into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceText {
    name: String,
    text: String,
    format: Format,
    #[serde(deserialize_with = "known_encoding")]
    encoding: EncodingName,
    sha256: String,
    line_starts: Vec<usize>,
    extracted: Extracted,
}

/// The name of an encoding. If the type were written out, serde's derive would borrow it from the input.
type EncodingName = &'static str;

/// Minimum size, in bytes, that a line counts towards the text limit: a run holds many times the content of a line.
const LINE: usize = 16;

/// Encoding of formats that define the encoding of their text themselves.
const ENCODED_INSIDE: &str = "Unicode";

impl SourceText {
    /// Reads `bytes` without a limit on the text; `name` is the name of the document in messages.
    ///
    /// # Errors
    /// See [`Self::within`].
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, ReadError> {
        Self::within(name, bytes, usize::MAX, PdfReader::default())
    }

    /// Reads `bytes` whose text has at most `limit` bytes of UTF-8, because a run holds many times the text of a plan. `name` is the
    /// name of the document in messages, and `pdf` opens it if it is a PDF. The format is detected from the content.
    ///
    /// Encodings of text: UTF-8, UTF-16 (with or without a byte-order mark), GB18030, Big5.
    ///
    /// # Errors
    /// If the bytes are empty, in an unsupported format, damaged, locked or in no known encoding, or if there is more text, or it has
    /// more lines than a text of that length.
    pub fn within(name: &str, bytes: &[u8], limit: usize, pdf: PdfReader) -> Result<Self, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        let mut format = sniff::format(bytes)?;
        let (mut extracted, encoding) = match format {
            Format::Text | Format::Csv => {
                let (plain, encoding) = plain_text(bytes)?;
                match super::csv::read(&plain.text, limit) {
                    Some(table) => {
                        format = Format::Csv;
                        (table, encoding)
                    }
                    None => (recognised::read(plain.text), encoding),
                }
            }
            Format::Docx => (super::docx::read(bytes)?, ENCODED_INSIDE),
            Format::Doc => (super::doc::read(bytes)?, ENCODED_INSIDE),
            Format::Rtf => (super::rtf::read(bytes)?, ENCODED_INSIDE),
            Format::Pdf => (super::pdf::read(bytes, pdf, limit)?, "UTF-8"),
            Format::Ofd => (super::ofd::read(bytes)?, "UTF-8"),
            Format::Html => html::read(bytes, None, limit)?,
            Format::Mht => mht::read(bytes, limit)?,
            // The text of a workbook is in the encoding that the format prescribes.
            Format::Xlsx => (sheet::read_xlsx(bytes, limit)?, "UTF-8"),
            Format::Xlsb => (sheet::read_xlsb(bytes, limit)?, "UTF-16LE"),
            Format::Xls => (sheet::read_xls(bytes, limit)?, "UTF-16LE"),
            Format::Odt => (super::odf::read_text(bytes)?, "UTF-8"),
            Format::Ods => (super::odf::read_sheets(bytes, limit)?, "UTF-8"),
        };
        heal::heal(&mut extracted);
        if format == Format::Text {
            let inside = |table: &TableRegion| extracted.tables.iter().any(|known| known.span.overlaps(table.span));
            let found: Vec<TableRegion> = tabbed::find(&extracted.text).into_iter().filter(|table| !inside(table)).collect();
            extracted.tables.extend(found);
            extracted.tables.sort_by_key(|table| table.span.start);
        }
        // The readers of paged formats report unmapped characters themselves.
        if !matches!(format, Format::Pdf | Format::Ofd) {
            heal::note_lost(&mut extracted);
        }
        if super::fold::is_blank(&extracted.text) {
            return Err(ReadError::Empty);
        }
        let size = extracted.text.len();
        if size > limit {
            return Err(ReadError::TooMuchText { size, limit });
        }
        let most = limit / LINE;
        if memchr::memchr_iter(b'\n', extracted.text.as_bytes()).count() > most {
            return Err(ReadError::TooComplex { why: format!("it has more than {most} paragraphs") });
        }
        Ok(Self::new(name, format, encoding, sha256(bytes), extracted))
    }

    /// Reads `bytes` as a data file: a text that is kept unchanged.
    ///
    /// # Errors
    /// If the bytes are empty or not text.
    pub fn data(name: &str, bytes: &[u8]) -> Result<Self, ReadError> {
        match sniff::format(bytes) {
            Ok(Format::Text) if !bytes.is_empty() => {
                let (extracted, encoding) = plain_text(bytes)?;
                if super::fold::is_blank(&extracted.text) {
                    return Err(ReadError::Empty);
                }
                Ok(Self::new(name, Format::Text, encoding, sha256(bytes), extracted))
            }
            _ => Self::from_bytes(name, bytes),
        }
    }

    fn new(name: &str, format: Format, encoding: &'static str, sha256: String, mut extracted: Extracted) -> Self {
        let text = std::mem::take(&mut extracted.text);
        let line_starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { name: name.to_owned(), text, format, encoding, sha256, line_starts, extracted }
    }

    /// Returns the same document in simplified characters, with unchanged offsets and lines; `None` if it is simplified already.
    #[must_use]
    pub fn simplified(&self) -> Option<Self> {
        match super::fold::simplified(&self.text) {
            std::borrow::Cow::Borrowed(_) => None,
            std::borrow::Cow::Owned(text) => Some(Self {
                text,
                name: self.name.clone(),
                format: self.format,
                encoding: self.encoding,
                sha256: self.sha256.clone(),
                line_starts: self.line_starts.clone(),
                extracted: self.extracted.clone(),
            }),
        }
    }

    /// Drops everything except the name and the fingerprint, and replaces the text by `text`: lines, pages, cells and tables are no
    /// longer known.
    pub fn keep_only(&mut self, text: String) {
        self.line_starts = Vec::new();
        self.extracted = Extracted::default();
        self.text = text;
    }

    /// Returns the detected format.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Returns the page, paragraph or cell that byte `at` came from; `None` for plain text, where the line is enough.
    #[must_use]
    pub fn origin_of(&self, at: usize) -> Option<&super::Origin> {
        let index = self.extracted.origins.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
        self.extracted.origins.get(index).map(|(_, origin)| origin)
    }

    /// Returns the first line, from 1, of each page, paragraph or cell.
    #[must_use]
    pub fn origins_by_line(&self) -> Vec<(usize, super::Origin)> {
        self.extracted.origins.iter().map(|(start, origin)| (self.line_of(*start), origin.clone())).collect()
    }

    /// Returns the tables of the document, as spans of the text.
    #[must_use]
    pub fn tables(&self) -> &[TableRegion] {
        &self.extracted.tables
    }

    /// Returns what was seen but could not be turned into text.
    #[must_use]
    pub fn unread(&self) -> &[super::Unread] {
        &self.extracted.unread
    }

    /// Returns what was left out on purpose or read differently from what the file says.
    #[must_use]
    pub fn remarks(&self) -> &[super::Remark] {
        &self.extracted.remarks
    }

    /// Returns the name used in messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the decoded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the encoding of the bytes.
    #[must_use]
    pub const fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// Returns the SHA-256 of the bytes as read, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Returns the text at `span`; empty if the span is not within this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Returns the number of the line that contains byte `at`, from 1.
    #[must_use]
    pub fn line_of(&self, at: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= at)
    }

    /// Iterates over the lines in order, as spans without their line endings.
    pub fn lines(&self) -> impl Iterator<Item = Span> + '_ {
        self.line_starts.iter().enumerate().map(|(index, &start)| {
            let end = self.line_starts.get(index + 1).map_or(self.text.len(), |next| next - 1);
            let line = self.slice(Span::new(start, end));
            Span::new(start, start + line.trim_end_matches('\r').len())
        })
    }
}

/// Deserializes the name of an encoding to one of the static names of this program.
fn known_encoding<'de, D: serde::Deserializer<'de>>(from: D) -> Result<EncodingName, D::Error> {
    let name = String::deserialize(from)?;
    if name == ENCODED_INSIDE {
        return Ok(ENCODED_INSIDE);
    }
    let known = encoding_rs::Encoding::for_label(name.as_bytes()).map(encoding_rs::Encoding::name);
    known.filter(|known| *known == name).ok_or_else(|| serde::de::Error::custom(&name))
}

fn plain_text(bytes: &[u8]) -> Result<(Extracted, &'static str), ReadError> {
    const BINARY: ReadError =
        ReadError::NotText { what: "a binary file", advice: "save the document as text (UTF-8) and give that file" };
    // Bytes in no encoding may be a damaged text, but not if they contain a zero byte.
    let (text, encoding) = decode::decode(bytes).map_err(|error| if bytes.contains(&0) { BINARY } else { error })?;
    if sniff::is_binary(&text) {
        return Err(BINARY);
    }
    Ok((Extracted { text, ..Extracted::default() }, encoding))
}

/// Returns the SHA-256 of bytes in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Returns bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one_and_end_before_the_line_break() {
        let source = SourceText::from_bytes("t", "一\r\n二\n\n三".as_bytes()).expect("text");
        let lines: Vec<&str> = source.lines().map(|span| source.slice(span)).collect();
        assert_eq!(lines, ["一", "二", "", "三"]);
        assert_eq!(source.line_of(0), 1);
        assert_eq!(source.line_of(source.text().len() - 1), 4);
    }

    #[test]
    fn blank_and_empty_files_are_refused() {
        assert_eq!(SourceText::from_bytes("t", b""), Err(ReadError::Empty));
        assert_eq!(SourceText::from_bytes("t", " \n\u{feff}\u{3000}".as_bytes()), Err(ReadError::Empty));
    }

    #[test]
    fn more_lines_than_a_text_of_that_length_has_are_refused() {
        let lines = "一\n".repeat(100);
        assert!(SourceText::within("t", lines.as_bytes(), 100 * LINE, PdfReader::default()).is_ok());
        let refused =
            SourceText::within("t", lines.as_bytes(), 100 * LINE - 1, PdfReader::default()).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|error| error.contains("more than 99 paragraphs")));
    }

    #[test]
    fn the_fingerprint_is_of_the_bytes_and_not_of_the_decoding() {
        let source = SourceText::from_bytes("t", b"abc").expect("text");
        assert_eq!(source.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

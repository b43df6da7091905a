//! Detects the format of a file by its content.

use std::io::{Cursor, Read};

use serde::{Deserialize, Serialize};

use super::ReadError;

/// A supported format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Plain text in any encoding.
    Text,
    /// Word, current format.
    Docx,
    /// Word 97 to 2003, and WPS.
    Doc,
    /// Rich Text Format of Word and WPS.
    Rtf,
    /// PDF with a text layer.
    Pdf,
    /// OFD (GB/T 33190) with its text.
    Ofd,
    /// Web page.
    Html,
    /// Web page saved as one file.
    Mht,
    /// Excel workbook since 2007.
    Xlsx,
    /// Excel workbook since 2007, binary.
    Xlsb,
    /// Excel workbook before 2007, and WPS.
    Xls,
    /// OpenDocument text.
    Odt,
    /// OpenDocument workbook.
    Ods,
    /// Comma-separated values.
    Csv,
}

impl Format {
    /// Returns the name used in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Rtf => "RTF",
            Self::Pdf => "PDF",
            Self::Ofd => "OFD",
            Self::Html => "html",
            Self::Mht => "mht",
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Csv => "csv",
        }
    }
}

const CONVERT_ADVICE: &str = "save it as .docx or as text (UTF-8) and give that file";

const PICTURE: (&str, &str) = ("a picture", "a plan must be text; run text recognition on it first");
const PROGRAM: (&str, &str) = ("a program", "give the plan's own file");
const UNPACK: &str = "unpack it and give the plan's own file";

/// Offset and bytes of a signature, and what it identifies with what to do.
const MAGIC: [(usize, &[u8], (&str, &str)); 13] = [
    (0, b"\x89PNG", PICTURE),
    (0, b"\xff\xd8\xff", PICTURE),
    (0, b"GIF8", PICTURE),
    // TIFF, used by scanners, in both byte orders.
    (0, b"II*\0", PICTURE),
    (0, b"MM\0*", PICTURE),
    // Photos of phones.
    (4, b"ftypheic", PICTURE),
    (4, b"ftypmif1", PICTURE),
    (8, b"WEBPVP8", PICTURE),
    (0, b"Rar!\x1a\x07", ("a packed folder (rar)", UNPACK)),
    (0, b"7z\xbc\xaf\x27\x1c", ("a packed folder (7z)", UNPACK)),
    (0, b"\x1f\x8b\x08", ("a packed file (gzip)", UNPACK)),
    (0, b"\x7fELF", PROGRAM),
    (0, b"MZ\x90\0", PROGRAM),
];

/// Signature at the end of a zip, where its parts are listed.
const ZIP_END: &[u8] = b"PK\x05\x06";
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", ZIP_END];
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Number of bytes within which the signature of a PDF must occur.
const PDF_MARK_WITHIN: usize = 1024;

/// Share of control characters above which a decoded text is taken for binary data.
const BINARY_SHARE: f64 = 0.02;

/// Number of bytes of a part examined to identify the document.
const OPENING_OF_PART: u64 = 64 * 1024;

/// Number of bytes at the beginning examined to identify a page or a web archive.
const OPENING: usize = 4096;

/// Tags that no text file begins with.
const PAGE_TAGS: [&str; 14] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<meta",
    "<title",
    "<div",
    "<table",
    "<p>",
    "<p ",
    "<span",
    "<center",
    "<font",
    "<script",
];

/// Detects the format of `bytes`; a known but unsupported format is an error that names it.
pub(super) fn format(bytes: &[u8]) -> Result<Format, ReadError> {
    if ZIP.iter().any(|magic| bytes.starts_with(magic)) {
        return zip_format(bytes);
    }
    if bytes.starts_with(OLE) {
        return ole_format(bytes);
    }
    if is_rtf(bytes) {
        return Ok(Format::Rtf);
    }
    if is_pdf(bytes) {
        return Ok(Format::Pdf);
    }
    match MAGIC.iter().find(|(at, mark, _)| bytes.get(*at..).is_some_and(|bytes| bytes.starts_with(mark))) {
        Some(&(_, _, (what, advice))) => Err(ReadError::NotText { what, advice }),
        None => markup_kind(bytes),
    }
}

/// Distinguishes pages and web archives from plain text.
fn markup_kind(bytes: &[u8]) -> Result<Format, ReadError> {
    let opening = bytes.get(..OPENING).unwrap_or(bytes);
    if !opening.contains(&b'<') && !opening.contains(&b':') {
        return Ok(Format::Text);
    }
    // In a UTF-16 page every other byte is zero.
    let mut text = String::with_capacity(opening.len() * 2);
    text.extend(opening.iter().filter(|byte| **byte != 0).map(|&byte| char::from(byte).to_ascii_lowercase()));
    let text = text.trim_start_matches(['\u{ef}', '\u{bb}', '\u{bf}', '\u{fe}', '\u{ff}']).trim_start();
    if !text.starts_with('<') && text.contains("mime-version:") && text.contains("content-type:") {
        Ok(Format::Mht)
    } else if !text.starts_with('<') {
        Ok(Format::Text)
    } else if PAGE_TAGS.iter().any(|tag| text.contains(tag)) && !text.contains("mso-application") {
        Ok(Format::Html)
    } else if text.starts_with("<?xml") {
        Err(ReadError::NotText {
            what: "an XML file",
            advice: "save the document as .docx, .xlsx or text (UTF-8) and give that file",
        })
    } else {
        Ok(Format::Text)
    }
}

/// Distinguishes the zip-based office formats by their parts.
fn zip_format(bytes: &[u8]) -> Result<Format, ReadError> {
    let damaged = |error: zip::result::ZipError| {
        let is_cut_off = memchr::memmem::find(bytes, ZIP_END).is_none();
        let why = if is_cut_off { "its end is missing".to_owned() } else { error.to_string() };
        ReadError::Damaged { what: "Word, Excel or zip file", why }
    };
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    // Some Windows programs write `xl\workbook.xml`.
    let is_in = |name: &[u8], folder: &str| {
        name.strip_prefix(folder.as_bytes()).is_some_and(|rest| rest.starts_with(b"/") || rest.starts_with(b"\\"))
    };
    let has = |folder: &str| archive.file_names_raw().any(|name| is_in(name, folder));
    let is_there =
        |name: &str| archive.file_names_raw().any(|found| found.trim_ascii_start().eq_ignore_ascii_case(name.as_bytes()));
    if has("word") {
        Ok(Format::Docx)
    } else if is_there("xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if has("xl") {
        Ok(Format::Xlsx)
    } else if has("ppt") {
        Err(ReadError::NotText { what: "a PowerPoint file", advice: CONVERT_ADVICE })
    } else if is_there("OFD.xml") {
        Ok(Format::Ofd)
    } else if is_there("content.xml") {
        open_document(&mut archive.clone())
    } else {
        typed(&mut archive.clone()).ok_or(ReadError::NotText { what: "a packed folder (zip)", advice: UNPACK })
    }
}

/// Identifies an Office format by the content types of its parts, whatever their names.
fn typed(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> Option<Format> {
    const MAIN_PARTS: [(&[u8], Format); 3] = [
        (b"wordprocessingml.document.main", Format::Docx),
        (b"spreadsheetml.sheet.main", Format::Xlsx),
        (b"sheet.binary.macroEnabled.main", Format::Xlsb),
    ];
    let mut types = Vec::new();
    archive.by_name("[Content_Types].xml").ok()?.take(OPENING_OF_PART).read_to_end(&mut types).ok()?;
    MAIN_PARTS.into_iter().find(|(mark, _)| memchr::memmem::find(&types, mark).is_some()).map(|(_, format)| format)
}

/// Identifies an OpenDocument format by the declared media type, else by its content.
fn open_document(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> Result<Format, ReadError> {
    let mut opening = Vec::new();
    for name in ["mimetype", "content.xml"] {
        if let Ok(part) = archive.by_name(name) {
            // A part that cannot be unpacked identifies nothing; its reader reports the error.
            let _ = part.take(OPENING_OF_PART).read_to_end(&mut opening);
        }
    }
    let says = |mark: &[u8]| memchr::memmem::find(&opening, mark).is_some();
    if says(b"opendocument.text") || says(b"<office:text") {
        Ok(Format::Odt)
    } else if says(b"opendocument.spreadsheet") || says(b"<office:spreadsheet") {
        Ok(Format::Ods)
    } else {
        Err(ReadError::NotText { what: "an OpenDocument file that is neither a text nor a workbook", advice: CONVERT_ADVICE })
    }
}

/// Distinguishes the office formats in OLE containers by their streams.
fn ole_format(bytes: &[u8]) -> Result<Format, ReadError> {
    let unread = |why: String| ReadError::NeedsConversion { what: "an old Word, WPS or Excel file", why };
    let file = super::ole::open(bytes).map_err(|_| unread("it is damaged".to_owned()))?;
    let has = |name: &str| file.is_stream(name);
    if has("/EncryptedPackage") {
        Err(ReadError::Encrypted)
    } else if has("/WordDocument") {
        Ok(Format::Doc)
    } else if has("/Workbook") || has("/Book") {
        Ok(Format::Xls)
    } else if has("/PowerPoint Document") {
        Err(ReadError::NotText { what: "an old PowerPoint file", advice: CONVERT_ADVICE })
    } else {
        Err(unread("no document that is known is in it".to_owned()))
    }
}

/// Returns `true` for RTF; white space or a UTF-8 byte-order mark may precede the first group.
fn is_rtf(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().starts_with(b"{\\rtf")
}

/// Returns `true` for PDF; its signature may be preceded by other bytes, such as a web server's output.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..PDF_MARK_WITHIN).unwrap_or(bytes);
    bytes.starts_with(b"%PDF-") || (head.windows(5).any(|window| window == b"%PDF-") && std::str::from_utf8(bytes).is_err())
}

/// Returns `true` if a decoded text is really binary data.
pub(super) fn is_binary(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_low = |byte: u8| (byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0b | 0x0c)) || byte == 0x7f;
    // Chunks of 255, so that the count fits in a byte and the loop over bytes is vectorised.
    let low: usize =
        bytes.chunks(255).map(|chunk| usize::from(chunk.iter().map(|&byte| u8::from(is_low(byte))).sum::<u8>())).sum();
    // U+0080 to U+009F; most texts do not even contain their first byte.
    let is_high = |pair: &&[u8]| matches!(pair, [0xc2, 0x80..=0x9f]);
    let high = if memchr::memchr(0xc2, bytes).is_some() { bytes.windows(2).filter(is_high).count() } else { 0 };
    if low + high == 0 {
        return false;
    }
    #[expect(clippy::cast_precision_loss, reason = "a share of counts; precision is not needed")]
    let share = (low + high) as f64 / text.chars().count() as f64;
    share > BINARY_SHARE || bytes.contains(&0)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn the_content_tells_the_format() {
        let utf16: Vec<u8> = "<html><p>预算".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(&[u8], Format); 8] = [
            (b"\xef\xbb\xbf\n<!DOCTYPE html><p>x", Format::Html),
            (b"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"\"><html>", Format::Html),
            (b"<!-- saved --><table><tr><td>1", Format::Html),
            (&utf16, Format::Html),
            (b"From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n", Format::Mht),
            ("《预算法》<br>".as_bytes(), Format::Text),
            (b"<2017> plan", Format::Text),
            (b"plan <html>", Format::Text),
        ];
        for (bytes, expected) in cases {
            assert_eq!(format(bytes), Ok(expected), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_package_is_known_by_its_folders_or_its_types() {
        let package = |parts: &[(&str, &str)]| {
            let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
            for (name, text) in parts {
                zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
                zip.write_all(text.as_bytes()).expect("written");
            }
            zip.finish().expect("a zip").into_inner()
        };
        let types =
            |kind: &str| format!("<Types><Override PartName='/a.xml' ContentType='application/vnd.{kind}.main+xml'/></Types>");
        let (word, excel) = (
            types("openxmlformats-officedocument.wordprocessingml.document"),
            types("openxmlformats-officedocument.spreadsheetml.sheet"),
        );
        let cases: [(&[(&str, &str)], Format); 4] = [
            (&[("xl\\workbook.xml", "")], Format::Xlsx),
            (&[("xl/workbook.bin", "")], Format::Xlsb),
            (&[("[Content_Types].xml", &word), ("a.xml", "")], Format::Docx),
            (&[("a.xml", ""), ("[Content_Types].xml", &excel)], Format::Xlsx),
        ];
        for (parts, expected) in cases {
            assert_eq!(format(&package(parts)), Ok(expected), "{parts:?}");
        }
        let other = package(&[("wordlist.txt", ""), ("[Content_Types].xml", &types("x"))]);
        assert!(matches!(format(&other), Err(ReadError::NotText { what: "a packed folder (zip)", .. })));
    }

    #[test]
    fn what_is_not_read_is_named() {
        let xml = b"<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"b\">]><lolz>&a;</lolz>";
        assert!(matches!(format(xml), Err(ReadError::NotText { what: "an XML file", .. })));
        assert!(matches!(format(b"PK\x03\x04 cut"), Err(ReadError::Damaged { .. })));
        assert_eq!(format(b"%PDF-1.7"), Ok(Format::Pdf));
    }
}
